"""What counts as an answer: to each point, its own, of its own, and about it."""

from __future__ import annotations

from datetime import datetime

import pytest

from counter_app.domain.calendar import VIETNAM
from counter_app.domain.errors import CounterError
from counter_app.domain.feedback import (
    answer_by,
    answer_key,
    answers_given,
    forward_by,
    is_stock,
    points_given,
)
from counter_app.starter.load import office_calendar

POINT = "Chờ lấy số quá lâu, quầy 3 nghỉ trưa sớm"
GOOD = "Sáng 24/11 quầy 3 đóng lúc 11:40 vì hết giấy in; đã cấp thêm giấy và mở lại lúc 13:00."


@pytest.mark.parametrize(
    "answer",
    [
        "Cảm ơn ý kiến của ông/bà. Chúng tôi xin ghi nhận và sẽ rút kinh nghiệm.",
        "Xin tiếp thu. Trân trọng cảm ơn!",
        "Đơn vị thực hiện đúng quy định.",
        "Rất mong thông cảm; sẽ xem xét.",
        "...!!!...???...!!!",
    ],
)
def test_a_stock_sentence_answers_nothing(answer: str) -> None:
    assert is_stock(answer)
    with pytest.raises(CounterError, match="answer_is_stock"):
        answers_given((POINT,), (answer,), ())


def test_a_courtesy_beside_an_answer_is_welcome() -> None:
    told = answers_given((POINT,), (f"Cảm ơn ông/bà. {GOOD}",), ())

    assert told[0].endswith("13:00.")


@pytest.mark.parametrize("answers", [(), ("",), ("  ",), (GOOD, GOOD)])
def test_each_point_has_one_answer(answers: tuple[str, ...]) -> None:
    with pytest.raises(CounterError, match="answers_incomplete"):
        answers_given((POINT,), answers, ())


def test_an_answer_used_before_is_none_even_with_another_date() -> None:
    used = {answer_key(GOOD.replace("24/11", "03/10"))}

    with pytest.raises(CounterError, match="answer_used_before"):
        answers_given((POINT,), (GOOD.upper(),), used)


def test_two_points_are_not_answered_alike() -> None:
    with pytest.raises(CounterError, match="answer_used_before") as refusal:
        answers_given((POINT, "Quầy 3 thu sai phí"), (GOOD, GOOD), ())

    assert refusal.value.facts["point"] == 2


def test_an_answer_names_what_was_raised() -> None:
    with pytest.raises(CounterError, match="answer_off_the_point"):
        answers_given(
            ("Thu sai lệ phí",), ("Bàn ghế phòng chờ mới được sửa chữa trong tuần trước.",), ()
        )


def test_points_are_what_was_said_without_blanks() -> None:
    assert points_given(("  Chờ\nlâu ", "", "Thu sai")) == ("Chờ lâu", "Thu sai")
    with pytest.raises(CounterError, match="points_missing"):
        points_given(("", " "))
    with pytest.raises(CounterError, match="points_too_many"):
        points_given(("x",) * 21)


def test_terms_are_working_days_over_a_day_off() -> None:
    """24 November 2026 is off."""
    calendar = office_calendar()
    received = datetime(2026, 11, 20, 14, 30, tzinfo=VIETNAM)

    assert forward_by(received, calendar) == datetime(2026, 11, 30, 14, 30, tzinfo=VIETNAM)
    assert answer_by(received, 10, calendar) == datetime(2026, 12, 7, 14, 30, tzinfo=VIETNAM)
    for days in (2, 11):
        with pytest.raises(CounterError, match="answer_days_wrong"):
            answer_by(received, days, calendar)
