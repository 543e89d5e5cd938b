"""The legal clock in words: a citizen can follow every step."""

from __future__ import annotations

from datetime import datetime

import pytest

from counter_app.domain.calendar import VIETNAM
from counter_app.domain.deadline import DeadlineRule, TimeUnit, TraceKind, due
from counter_app.paper.deadline_words import _SENTENCES, sentences
from counter_app.starter.load import office_calendar


def told(received: str, quantity: int, unit: TimeUnit, *, after_15h: bool = False) -> list[str]:
    rule = DeadlineRule(None, None, None, quantity, unit, is_next_day_after_15h=after_15h)
    at = datetime.strptime(received, "%d/%m/%Y %H:%M").replace(tzinfo=VIETNAM)
    return list(sentences(due(rule, at, office_calendar())))


def test_three_working_days_over_a_weekend_and_a_holiday() -> None:
    assert told("20/11/2026 14:30", 3, TimeUnit.WORKING_DAY) == [
        "Tiếp nhận hồ sơ đầy đủ lúc 14:30 Thứ Sáu, 20/11/2026.",
        "Thời hạn giải quyết: 3 ngày làm việc (24 giờ làm việc).",
        "Không tính ngày nghỉ hằng tuần: Thứ Bảy, 21/11/2026; Chủ nhật, 22/11/2026.",
        "Không tính Thứ Ba, 24/11/2026: Ngày Văn hóa Việt Nam.",
        "Không tính giờ nghỉ trưa 12:00–13:00.",
        "Hẹn trả kết quả: 14:30 Thứ Năm, 26/11/2026.",
    ]


def test_the_15_hour_rule_names_its_basis() -> None:
    same_day = told("23/11/2026 15:30", 0, TimeUnit.SAME_DAY)
    forwarded = told("19/11/2026 15:30", 1, TimeUnit.WORKING_DAY, after_15h=True)

    assert any("sau 15 giờ" in text and "NĐ 23/2015/NĐ-CP Điều 7" in text for text in same_day)
    assert any("sau 15 giờ" in text and "NĐ 118/2025/NĐ-CP" in text for text in forwarded)


@pytest.mark.parametrize(
    ("received", "quantity", "unit", "sentence"),
    [
        (
            "21/08/2026 16:00",
            1,
            TimeUnit.WORKING_DAY,
            "Có tính Thứ Bảy, 22/08/2026: Thứ Bảy làm bù cho 31/08.",
        ),
        (
            "20/11/2026 08:00",
            25,
            TimeUnit.WORKING_DAY,
            "Không tính 10 ngày Thứ Bảy, Chủ nhật trong thời gian này.",
        ),
        ("20/11/2026 09:00", 2, TimeUnit.DAY, "Thời hạn giải quyết: 2 ngày."),
        ("20/11/2026 09:00", 1, TimeUnit.MONTH, "Thời hạn giải quyết: 1 tháng."),
        ("23/11/2026 09:00", 4, TimeUnit.HOUR, "Thời hạn giải quyết: 4 giờ làm việc."),
    ],
)
def test_a_reason_has_its_sentence(
    received: str, quantity: int, unit: TimeUnit, sentence: str
) -> None:
    assert sentence in told(received, quantity, unit)


def test_a_last_day_off_names_the_day_and_the_law() -> None:
    text = told("20/11/2026 09:00", 4, TimeUnit.DAY)[2]

    assert "Thứ Ba, 24/11/2026, là ngày nghỉ (Ngày Văn hóa Việt Nam)" in text
    assert "Điều 148" in text


def test_a_receipt_on_a_day_off_or_after_hours_says_from_when_it_counts() -> None:
    day_off = told("24/11/2026 09:00", 1, TimeUnit.WORKING_DAY)[1]
    evening = told("23/11/2026 18:00", 1, TimeUnit.WORKING_DAY)[1]

    assert "là ngày nghỉ (Ngày Văn hóa Việt Nam)" in day_off
    assert "ngoài giờ làm việc" in evening
    assert "08:00 Thứ Tư, 25/11/2026" in day_off


def test_a_year_without_an_announced_calendar_is_said() -> None:
    texts = told("30/12/2026 09:00", 5, TimeUnit.WORKING_DAY)

    assert any("năm 2027 chưa được công bố" in text for text in texts)


def test_every_kind_of_step_has_a_sentence() -> None:
    assert set(_SENTENCES) == set(TraceKind) - {TraceKind.WEEKEND_SKIPPED}
