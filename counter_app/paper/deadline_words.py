"""The legal clock told to a citizen: a Vietnamese sentence for each reason of a due instant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from itertools import groupby

from counter_app.domain.calendar import HOURS_PER_WORKING_DAY
from counter_app.domain.deadline import (
    DeadlineRule,
    Due,
    PauseReason,
    TimeUnit,
    TraceKind,
    TraceStep,
)

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_WEEKEND_DAYS_NAMED_MAX = 4
_UNITS: Mapping[TimeUnit, str] = {
    TimeUnit.HOUR: "giờ làm việc",
    TimeUnit.DAY: "ngày",
    TimeUnit.MONTH: "tháng",
    TimeUnit.YEAR: "năm",
}


def sentences(due: Due) -> tuple[str, ...]:
    """One sentence for each reason, in order; days off of one stretch share theirs."""
    told: list[str] = []
    for kind, steps in groupby(due.trace, key=lambda step: step.kind):
        together = list(steps)
        if kind is TraceKind.WEEKEND_SKIPPED:
            continue
        told += [_SENTENCES[kind](step) for step in together]
        if kind is TraceKind.TERM:
            told += _weekends(due.trace)
    return tuple(told)


def term(rule: DeadlineRule) -> str:
    """The term as the form states it: "3 ngày làm việc", "trong ngày", "không quá 15 ngày"."""
    if rule.unit is TimeUnit.SAME_DAY:
        return "trong ngày"
    if rule.unit is TimeUnit.OTHER:
        return rule.note or "theo quy định của thủ tục"
    unit = "ngày làm việc" if rule.unit is TimeUnit.WORKING_DAY else _UNITS[rule.unit]
    words = f"{rule.quantity} {unit}"
    return f"không quá {words}" if rule.is_maximum else words


def moment(instant: datetime) -> str:
    """14:30 Thứ Năm, 26/11/2026."""
    return f"{instant:%H:%M} {day(instant.date())}"


def day(on: date) -> str:
    """Thứ Năm, 26/11/2026."""
    return f"{_WEEKDAYS[on.weekday()]}, {on:%d/%m/%Y}"


def _weekends(trace: tuple[TraceStep, ...]) -> list[str]:
    """Few weekend days are named; of many, only how many there were."""
    days = [step.day for step in trace if step.kind is TraceKind.WEEKEND_SKIPPED and step.day]
    if not days:
        return []
    if len(days) > _WEEKEND_DAYS_NAMED_MAX:
        return [f"Không tính {len(days)} ngày Thứ Bảy, Chủ nhật trong thời gian này."]
    return [f"Không tính ngày nghỉ hằng tuần: {'; '.join(day(each) for each in days)}."]


def _received(step: TraceStep) -> str:
    return f"Tiếp nhận hồ sơ đầy đủ lúc {_at(step)}."


def _counted_from(step: TraceStep) -> str:
    why = f"là ngày nghỉ ({step.name})" if step.name else "ngoài giờ làm việc"
    return f"Thời điểm tiếp nhận {why}, nên bắt đầu tính từ {_at(step)}."


def _after_15h(step: TraceStep) -> str:
    return f"Tiếp nhận sau 15 giờ, nên tính từ ngày làm việc tiếp theo: {_at(step)} ({step.basis})."


def _arrived(step: TraceStep) -> str:
    return (
        f"Hồ sơ nộp ngoài nơi giải quyết; tính từ khi cơ quan có thẩm quyền nhận được: {_at(step)} "
        f"({step.basis})."
    )


def _forwarded(step: TraceStep) -> str:
    return (
        f"Tiếp nhận sau 15 giờ, nên được chuyển xử lý chậm nhất {_at(step)} ({step.basis}); "
        "thời hạn vẫn tính từ lúc tiếp nhận."
    )


def _paused(step: TraceStep) -> str:
    assert step.at is not None
    assert step.until is not None
    why = {
        PauseReason.SUPPLEMENT: "chờ bổ sung giấy tờ",
        PauseReason.PAYMENT: "chờ thực hiện nghĩa vụ tài chính",
    }[PauseReason(step.name or "")]
    return f"Không tính thời gian {why}: từ {moment(step.at)} đến {moment(step.until)}."


def _extended(step: TraceStep) -> str:
    return f"Đã xin lỗi và hẹn lại thêm {step.quantity} ngày làm việc ({step.basis})."


def _term(step: TraceStep) -> str:
    quantity = step.quantity or 0
    if step.unit is TimeUnit.SAME_DAY:
        return "Thời hạn giải quyết: trong ngày làm việc."
    if step.unit is TimeUnit.WORKING_DAY:
        hours = quantity * HOURS_PER_WORKING_DAY
        return f"Thời hạn giải quyết: {quantity} ngày làm việc ({hours} giờ làm việc)."
    assert step.unit is not None
    return f"Thời hạn giải quyết: {quantity} {_UNITS[step.unit]}."


def _lunch_skipped(step: TraceStep) -> str:
    return f"Không tính giờ nghỉ trưa {step.name}."


def _day_off_skipped(step: TraceStep) -> str:
    return f"Không tính {_day(step)}: {step.name}."


def _extra_day_worked(step: TraceStep) -> str:
    return f"Có tính {_day(step)}: {step.name}."


def _last_day_off(step: TraceStep) -> str:
    name = f" ({step.name})" if step.name else ""
    return (
        f"Ngày cuối của thời hạn, {_day(step)}, là ngày nghỉ{name}, nên kết thúc vào cuối "
        f"ngày làm việc tiếp theo ({step.basis})."
    )


def _year_unannounced(step: TraceStep) -> str:
    return (
        f"Lịch nghỉ năm {step.quantity} chưa được công bố trong hệ thống; ngày hẹn có thể thay đổi "
        "khi có lịch chính thức."
    )


def _due(step: TraceStep) -> str:
    return f"Hẹn trả kết quả: {_at(step)}."


_SENTENCES: Mapping[TraceKind, Callable[[TraceStep], str]] = {
    TraceKind.RECEIVED: _received,
    TraceKind.COUNTED_FROM: _counted_from,
    TraceKind.AFTER_15H: _after_15h,
    TraceKind.ARRIVED: _arrived,
    TraceKind.FORWARDED: _forwarded,
    TraceKind.PAUSED: _paused,
    TraceKind.EXTENDED: _extended,
    TraceKind.TERM: _term,
    TraceKind.LUNCH_SKIPPED: _lunch_skipped,
    TraceKind.DAY_OFF_SKIPPED: _day_off_skipped,
    TraceKind.EXTRA_DAY_WORKED: _extra_day_worked,
    TraceKind.LAST_DAY_OFF: _last_day_off,
    TraceKind.YEAR_UNANNOUNCED: _year_unannounced,
    TraceKind.DUE: _due,
}


def _at(step: TraceStep) -> str:
    assert step.at is not None
    return moment(step.at)


def _day(step: TraceStep) -> str:
    assert step.day is not None
    return day(step.day)
