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

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_WEEKEND_DAYS_NAMED_MAX = 4
_UNITS: Mapping[TimeUnit, str] = {
    TimeUnit.HOUR: "giờ làm việc",
    TimeUnit.DAY: "ngày",
    TimeUnit.MONTH: "tháng",
    TimeUnit.YEAR: "năm",
}

# What a promise may be told of: {at} and {until} are moments, {day} and {days} are days.
_RECEIVED = "Tiếp nhận hồ sơ đầy đủ lúc {at}."
_ON_DAY_OFF = "Thời điểm tiếp nhận là ngày nghỉ ({name}), nên bắt đầu tính từ {at}."
_OUT_OF_HOURS = "Thời điểm tiếp nhận ngoài giờ làm việc, nên bắt đầu tính từ {at}."
_AFTER_15H = "Tiếp nhận sau 15 giờ, nên tính từ ngày làm việc tiếp theo: {at} ({basis})."
_ARRIVED = (
    "Hồ sơ nộp ngoài nơi giải quyết; tính từ khi cơ quan có thẩm quyền nhận được: {at} ({basis})."
)
_FORWARDED = (
    "Tiếp nhận sau 15 giờ, nên được chuyển xử lý chậm nhất {at} ({basis}); "
    "thời hạn vẫn tính từ lúc tiếp nhận."
)
_PAUSED = {
    PauseReason.SUPPLEMENT: "Không tính thời gian chờ bổ sung giấy tờ: từ {at} đến {until}.",
    PauseReason.PAYMENT: (
        "Không tính thời gian chờ thực hiện nghĩa vụ tài chính: từ {at} đến {until}."
    ),
}
_EXTENDED = "Đã xin lỗi và hẹn lại thêm {quantity} ngày làm việc ({basis})."
_TERMS = {
    TimeUnit.SAME_DAY: "Thời hạn giải quyết: trong ngày làm việc.",
    TimeUnit.WORKING_DAY: ("Thời hạn giải quyết: {quantity} ngày làm việc ({hours} giờ làm việc)."),
    **{unit: f"Thời hạn giải quyết: {{quantity}} {words}." for unit, words in _UNITS.items()},
}
_WEEKENDS = "Không tính {quantity} ngày Thứ Bảy, Chủ nhật trong thời gian này."
_WEEKEND_DAYS = "Không tính ngày nghỉ hằng tuần: {days}."
_LUNCH = "Không tính giờ nghỉ trưa {name}."
_DAY_OFF = "Không tính {day}: {name}."
_EXTRA_DAY = "Có tính {day}: {name}."
_LAST_DAY = (
    "Ngày cuối của thời hạn, {day}, là ngày nghỉ, nên kết thúc vào cuối ngày làm việc tiếp theo "
    "({basis})."
)
_LAST_DAY_NAMED = (
    "Ngày cuối của thời hạn, {day}, là ngày nghỉ ({name}), nên kết thúc vào cuối ngày làm việc "
    "tiếp theo ({basis})."
)
_YEAR = (
    "Lịch nghỉ năm {quantity} chưa được công bố trong hệ thống; ngày hẹn có thể thay đổi khi có "
    "lịch chính thức."
)
_DUE = "Hẹn trả kết quả: {at}."
HOUR_NOT_SAID = "Không nêu giờ tiếp nhận, nên tính như tiếp nhận vào cuối ngày làm việc."
# Each sentence as it is before its facts are in it: a window may say it in another language.
TEMPLATES = (
    _RECEIVED, _ON_DAY_OFF, _OUT_OF_HOURS, _AFTER_15H, _ARRIVED, _FORWARDED, *_PAUSED.values(),
    _EXTENDED, *_TERMS.values(), _WEEKENDS, _WEEKEND_DAYS, _LUNCH, _DAY_OFF, _EXTRA_DAY,
    _LAST_DAY_NAMED, _LAST_DAY, _YEAR, _DUE, HOUR_NOT_SAID,
)  # fmt: skip


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
    return f"{WEEKDAYS[on.weekday()]}, {on:%d/%m/%Y}"


def _weekends(trace: tuple[TraceStep, ...]) -> list[str]:
    """Few weekend days are named; of many, only how many there were."""
    days = [step.day for step in trace if step.kind is TraceKind.WEEKEND_SKIPPED and step.day]
    if not days:
        return []
    if len(days) > _WEEKEND_DAYS_NAMED_MAX:
        return [_WEEKENDS.format(quantity=len(days))]
    return [_WEEKEND_DAYS.format(days="; ".join(day(each) for each in days))]


def _received(step: TraceStep) -> str:
    return _RECEIVED.format(at=_at(step))


def _counted_from(step: TraceStep) -> str:
    if step.name:
        return _ON_DAY_OFF.format(name=step.name, at=_at(step))
    return _OUT_OF_HOURS.format(at=_at(step))


def _after_15h(step: TraceStep) -> str:
    return _AFTER_15H.format(at=_at(step), basis=step.basis)


def _arrived(step: TraceStep) -> str:
    return _ARRIVED.format(at=_at(step), basis=step.basis)


def _forwarded(step: TraceStep) -> str:
    return _FORWARDED.format(at=_at(step), basis=step.basis)


def _paused(step: TraceStep) -> str:
    assert step.at is not None
    assert step.until is not None
    template = _PAUSED[PauseReason(step.name or "")]
    return template.format(at=moment(step.at), until=moment(step.until))


def _extended(step: TraceStep) -> str:
    return _EXTENDED.format(quantity=step.quantity, basis=step.basis)


def _term(step: TraceStep) -> str:
    quantity = step.quantity or 0
    assert step.unit is not None
    return _TERMS[step.unit].format(quantity=quantity, hours=quantity * HOURS_PER_WORKING_DAY)


def _lunch_skipped(step: TraceStep) -> str:
    return _LUNCH.format(name=step.name)


def _day_off_skipped(step: TraceStep) -> str:
    return _DAY_OFF.format(day=_day(step), name=step.name)


def _extra_day_worked(step: TraceStep) -> str:
    return _EXTRA_DAY.format(day=_day(step), name=step.name)


def _last_day_off(step: TraceStep) -> str:
    template = _LAST_DAY_NAMED if step.name else _LAST_DAY
    return template.format(day=_day(step), name=step.name, basis=step.basis)


def _year_unannounced(step: TraceStep) -> str:
    return _YEAR.format(quantity=step.quantity)


def _due(step: TraceStep) -> str:
    return _DUE.format(at=_at(step))


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
