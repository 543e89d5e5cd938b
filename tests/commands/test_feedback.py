"""Feedback from counter, city and rating to a published answer, and days of dialogue."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from counter_app.commands.dialogue import ConfirmMinutes, PlanDialogue, WriteMinutes
from counter_app.commands.feedback import (
    AnswerFeedback,
    ForwardFeedback,
    PublishFeedback,
    ReturnFeedback,
    Said,
    SortFeedback,
    TakeFeedback,
)
from counter_app.commands.inbox import NoteChanges
from counter_app.desk import Desk
from counter_app.domain.errors import CounterError, NotAllowed, StaleError
from counter_app.domain.feedback import FeedbackState, Source
from counter_app.domain.user import SYSTEM, Actor
from counter_app.ports import CityChange
from counter_app.queries.feedback import FeedbackBoard, FeedbackLine
from counter_app.queries.kpi import Kpi
from counter_app.queries.outbox import DueForCity
from counter_app.queries.verify import Verify
from tests.builders import a_dossier, open_a_shift
from tests.conftest import Clock

POINTS = ("Chờ lấy số quá lâu", "Thu thừa 5.000 đ lệ phí")
ANSWERS = (
    "Máy lấy số hỏng từ 9 giờ đến 9 giờ 40; đã thay đầu in, nay chờ không quá 15 phút.",
    "Biên lai ghi đúng 8.000 đ lệ phí; 5.000 đ trả lại tiền thừa đã đưa lúc 10 giờ 05.",
)
AT = datetime(2026, 11, 26, 2, tzinfo=UTC)
TODAY = date(2026, 11, 26)


def waiting(desk: Desk) -> tuple[FeedbackLine, ...]:
    return desk.ask(FeedbackBoard(), by=SYSTEM).waiting


def published(desk: Desk) -> tuple[FeedbackLine, ...]:
    done = desk.ask(FeedbackBoard(), by=SYSTEM).done
    return tuple(one for one in done if one.published_at is not None)


def ours(desk: Desk, clerk: Actor, supervisor: Actor, key: str = "f1") -> None:
    said = Said("Trần Thị Mẫu Hoa", "0900000002")
    desk.submit(TakeFeedback(key, POINTS, said), by=clerk)
    desk.submit(SortFeedback(key, is_ours=True), by=supervisor)


def change(cursor: int, kind: str, **body: object) -> NoteChanges:
    return NoteChanges((CityChange(cursor, kind, body),), cursor, AT)


def told(desk: Desk) -> list[dict[str, Any]]:
    due = desk.ask(DueForCity(), by=SYSTEM)
    return [json.loads(one.payload) for one in due if one.kind == "feedback.answered"]


def test_an_answer_is_written_by_one_read_by_another_published_and_told(
    desk: Desk, clerk: Actor, supervisor: Actor, head: Actor
) -> None:
    ours(desk, clerk, supervisor)
    with pytest.raises(NotAllowed):
        desk.submit(AnswerFeedback("f1", ANSWERS), by=clerk)
    version = desk.submit(AnswerFeedback("f1", ANSWERS), by=supervisor).value

    with pytest.raises(NotAllowed, match="other_person_needed"):
        desk.submit(PublishFeedback("f1", version), by=supervisor)
    assert published(desk) == ()
    desk.submit(PublishFeedback("f1", version), by=head)

    (line,) = published(desk)
    assert (line.points, line.answers) == (POINTS, ANSWERS)
    assert (line.masked_name, line.reader) == ("Trần T. M. H.", "Lê Duyệt Mẫu")
    (fact,) = told(desk)
    assert fact["state"] == "published"
    assert [one["answer"] for one in fact["answers"]] == list(ANSWERS)
    assert "Hoa" not in json.dumps(fact, ensure_ascii=False)
    assert desk.ask(Verify(), by=SYSTEM).ok


def test_an_answer_that_is_sent_back_is_written_anew_and_the_old_one_stays(
    desk: Desk, clerk: Actor, supervisor: Actor, head: Actor
) -> None:
    ours(desk, clerk, supervisor)
    desk.submit(AnswerFeedback("f1", ANSWERS), by=supervisor)
    desk.submit(ReturnFeedback("f1", 1, "Chưa nêu ai chịu trách nhiệm"), by=head)
    (line,) = waiting(desk)
    assert (line.state, line.returned[-11:]) == (FeedbackState.OURS, "trách nhiệm")

    version = desk.submit(AnswerFeedback("f1", ANSWERS), by=supervisor).value

    assert version == 2
    with pytest.raises(StaleError, match="feedback_changed"):
        desk.submit(PublishFeedback("f1", 1), by=head)
    desk.submit(PublishFeedback("f1", 2), by=head)


def test_the_same_answer_serves_nobody_else(desk: Desk, clerk: Actor, supervisor: Actor) -> None:
    ours(desk, clerk, supervisor)
    desk.submit(AnswerFeedback("f1", ANSWERS), by=supervisor)
    ours(desk, clerk, supervisor, "f2")

    with pytest.raises(CounterError, match="answer_used_before"):
        desk.submit(AnswerFeedback("f2", ANSWERS), by=supervisor)


def test_what_is_not_ours_goes_on_within_its_term_and_the_city_hears(
    desk: Desk, clerk: Actor, supervisor: Actor, clock: Clock
) -> None:
    desk.submit(TakeFeedback("f1", ("Đèn đường ngõ 5 hỏng",)), by=clerk)
    (line,) = waiting(desk)
    assert line.due_at == datetime.fromisoformat("2026-12-02T17:00:00+07:00")
    with pytest.raises(StaleError, match="feedback_not_to_forward"):
        desk.submit(ForwardFeedback("f1", "Công văn 12"), by=supervisor)
    with pytest.raises(CounterError, match="field_missing"):
        desk.submit(SortFeedback("f1", is_ours=False), by=supervisor)
    desk.submit(SortFeedback("f1", is_ours=False, body="Sở Xây dựng"), by=supervisor)
    clock.move(days=8)
    assert waiting(desk)[0].is_late

    desk.submit(ForwardFeedback("f1", "Công văn 12"), by=supervisor)

    assert waiting(desk) == ()
    (fact,) = told(desk)
    assert (fact["state"], fact["body"], fact["answers"]) == ("forwarded", "Sở Xây dựng", [])


def test_a_dissatisfied_rating_with_words_is_answered_and_one_without_is_counted(
    desk: Desk, clerk: Actor
) -> None:
    open_a_shift(desk, clerk)
    code = desk.submit(a_dossier("d1"), by=clerk).value.code
    rating = {"code": code, "at": "2026-11-26T02:00:00Z"}
    desk.submit(change(1, "feedback", id="G-1", faces=1, comment="Chờ  lâu", **rating), by=SYSTEM)
    desk.submit(change(2, "feedback", id="G-2", faces=2, comment=None, **rating), by=SYSTEM)
    desk.submit(change(3, "feedback", id="G-3", faces=5, comment="Tốt", **rating), by=SYSTEM)
    desk.submit(change(1, "feedback", id="G-1", faces=1, comment="Chờ  lâu", **rating), by=SYSTEM)
    desk.submit(change(4, "feedback", id="G-1", faces=1, comment="Chờ lâu", **rating), by=SYSTEM)

    (line,) = waiting(desk)

    assert (line.source, line.points, line.dossier_code) == (Source.RATING, ("Chờ lâu",), code)
    shares = {one.key: one for one in desk.ask(Kpi(TODAY, TODAY), by=SYSTEM)}
    assert (shares["satisfied"].numerator, shares["satisfied"].denominator) == (1, 4)


def test_what_the_city_heard_is_split_into_points_and_answered_under_the_citys_name(
    desk: Desk, supervisor: Actor, head: Actor
) -> None:
    said = {"id": "KN-7", "code": None, "full_name": "Lê Văn Mẫu Sơn", "phone": None}
    told_text = "Chờ lâu. Thu thừa lệ phí."
    desk.submit(
        change(1, "recommendation", text=told_text, at="2026-11-26T02:00:00Z", **said), by=SYSTEM
    )
    (line,) = waiting(desk)
    assert (line.source, line.masked_name) == (Source.CITY, "Lê V. M. S.")
    sort = SortFeedback(line.feedback_id, is_ours=True, days=5, points=POINTS)
    desk.submit(sort, by=supervisor)
    desk.submit(AnswerFeedback(line.feedback_id, ANSWERS), by=supervisor)
    desk.submit(PublishFeedback(line.feedback_id, 1), by=head)

    (fact,) = told(desk)
    assert fact["city_id"] == "KN-7"


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("recommendation", {"id": "KN-1", "text": " "}),
        ("recommendation", {"id": 7, "text": "Chờ lâu"}),
        ("feedback", {"id": "G-1", "faces": "2", "comment": "x"}),
        ("feedback", {"faces": 1, "comment": "x"}),
    ],
)
def test_a_word_of_the_city_that_is_out_of_form_opens_nothing(
    desk: Desk, kind: str, body: dict[str, object]
) -> None:
    desk.submit(change(1, kind, **body), by=SYSTEM)

    assert waiting(desk) == ()


def test_the_share_answered_in_time_counts_what_is_ours_and_due(
    desk: Desk, clerk: Actor, supervisor: Actor, head: Actor, clock: Clock
) -> None:
    ours(desk, clerk, supervisor)
    desk.submit(AnswerFeedback("f1", ANSWERS), by=supervisor)
    desk.submit(PublishFeedback("f1", 1), by=head)
    ours(desk, clerk, supervisor, "f2")
    desk.submit(TakeFeedback("f3", ("Đèn đường hỏng",)), by=clerk)

    def share() -> tuple[int | None, int | None]:
        (one,) = (
            one for one in desk.ask(Kpi(TODAY, TODAY), by=SYSTEM) if one.key == "feedback_on_time"
        )
        return one.numerator, one.denominator

    assert share() == (1, 1)
    clock.move(days=20)
    assert share() == (1, 2)


def test_minutes_are_written_after_the_day_and_confirmed_by_another(
    desk: Desk, clerk: Actor, supervisor: Actor, clock: Clock
) -> None:
    plan = PlanDialogue("n1", date(2026, 11, 27), "Thủ tục hộ kinh doanh", "Phòng họp tầng 1")
    desk.submit(plan, by=supervisor)
    minutes = WriteMinutes("n1", 24, "Ba ý kiến về thời gian chờ; hẹn trả lời trước 05/12.")
    with pytest.raises(CounterError, match="dialogue_not_held"):
        desk.submit(minutes, by=clerk)
    clock.move(days=1)
    with pytest.raises(StaleError, match="minutes_not_written"):
        desk.submit(ConfirmMinutes("n1"), by=supervisor)
    desk.submit(minutes, by=supervisor)
    with pytest.raises(NotAllowed, match="other_person_needed"):
        desk.submit(ConfirmMinutes("n1"), by=supervisor)
    desk.submit(minutes, by=clerk)

    desk.submit(ConfirmMinutes("n1"), by=supervisor)

    with pytest.raises(StaleError, match="minutes_confirmed"):
        desk.submit(minutes, by=clerk)
    (line,) = desk.ask(FeedbackBoard(), by=SYSTEM).dialogues
    assert (line.people, line.confirmed_by) == (24, "Trần Thử Mẫu")
