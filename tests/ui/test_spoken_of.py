"""What the core says in Vietnamese is English in the English window: reasons, and amounts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

import pytest

from counter_app.domain.calendar import VIETNAM
from counter_app.domain.deadline import Due, PauseReason, TimeUnit, TraceKind, TraceStep
from counter_app.domain.money import Money
from counter_app.paper.deadline_words import TEMPLATES, sentences
from ui import due_words, language
from ui.app import application
from ui.spelled import spelled

AT = datetime(2026, 11, 26, 14, 30, tzinfo=VIETNAM)
STEP = TraceStep(
    TraceKind.DUE, at=AT, until=AT, day=date(2026, 11, 22), name="Tết", quantity=3, basis="NĐ 1 (a)"
)
PAUSES = [replace(STEP, kind=TraceKind.PAUSED, name=str(why)) for why in PauseReason]
TERMS = [replace(STEP, kind=TraceKind.TERM, unit=one) for one in TimeUnit if one != TimeUnit.OTHER]
NAMELESS = [
    replace(STEP, kind=kind, name="") for kind in (TraceKind.COUNTED_FROM, TraceKind.LAST_DAY_OFF)
]
OTHERS = [
    replace(STEP, kind=kind) for kind in TraceKind if kind not in (TraceKind.PAUSED, TraceKind.TERM)
]


@pytest.fixture
def english() -> Iterator[None]:
    application()
    language.speak("en")
    yield
    language.speak("vi")


@pytest.mark.parametrize("step", [*PAUSES, *TERMS, *NAMELESS, *OTHERS], ids=lambda one: one.kind)
def test_every_reason_of_a_promise_is_said_in_the_language_of_the_window(
    english: None, step: TraceStep
) -> None:
    many = replace(STEP, kind=TraceKind.WEEKEND_SKIPPED)
    for weekends in (1, 5):
        for sentence in sentences(Due(AT, (step, *[many] * weekends))):
            told = due_words.again([sentence])
            assert told != sentence
            assert not any(word in told for word in ("Thứ", "Chủ nhật", "ngày", "Không"))


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        (
            "Không tính ngày nghỉ hằng tuần: Thứ Bảy, 21/11/2026; Chủ nhật, 22/11/2026.",
            "The weekend does not count: Saturday, 21/11/2026; Sunday, 22/11/2026.",
        ),
        (
            "Không tính Thứ Ba, 24/11/2026: Ngày Văn hóa Việt Nam.",
            "Tuesday, 24/11/2026 does not count: Ngày Văn hóa Việt Nam.",
        ),
        (
            "Hẹn trả kết quả: 14:30 Thứ Năm, 26/11/2026.",
            "The result is promised for 14:30 Thursday, 26/11/2026.",
        ),
        ("Một câu của bản cũ hơn.",) * 2,
    ],
)
def test_facts_stay_what_they_are_and_an_unknown_sentence_stays_whole(
    english: None, kept: str, told: str
) -> None:
    assert due_words.again([kept]) == told


def test_the_vietnamese_window_says_what_the_slip_says() -> None:
    application()
    language.speak("vi")
    assert due_words.again(TEMPLATES) == "\n".join(TEMPLATES)
    assert spelled(Money(15), "mười lăm đồng") == "mười lăm đồng"


@pytest.mark.parametrize(
    ("dong", "words"),
    [
        (0, "zero"),
        (1, "one"),
        (15, "fifteen"),
        (21, "twenty-one"),
        (100, "one hundred"),
        (101, "one hundred and one"),
        (1_000, "one thousand"),
        (1_015, "one thousand and fifteen"),
        (1_000_000, "one million"),
        (1_250_000, "one million, two hundred and fifty thousand"),
        (1_000_000_005, "one billion and five"),
        (
            999_999_999_999,
            "nine hundred and ninety-nine billion, nine hundred and ninety-nine million, "
            "nine hundred and ninety-nine thousand, nine hundred and ninety-nine",
        ),
        (-3_000, "minus three thousand"),
    ],
)
def test_an_amount_is_spelled_in_the_language_of_the_window(
    english: None, dong: int, words: str
) -> None:
    assert spelled(Money(dong), "…") == f"{words} dong"
