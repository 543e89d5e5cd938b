"""A supervisor's day: drawn once, inspected, odd patterns answered, signed by somebody else."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from counter_app.commands.dossier import CorrectApplicant, RefuseIntake
from counter_app.commands.refund import ApproveRefund, RequestVoid
from counter_app.commands.reopening import AskReopening, DecideReopening
from counter_app.commands.review import AnswerPattern, DrawSample, RecordFinding, SignDay
from counter_app.commands.shift import CloseShift
from counter_app.commands.slip import BeginPrint, EndPrint, PrintJobState
from counter_app.desk import Desk
from counter_app.domain.channel import Channel
from counter_app.domain.errors import CounterError
from counter_app.domain.money import Money
from counter_app.domain.pattern import Pattern
from counter_app.domain.payment import QrTender
from counter_app.domain.refund import VoidReason
from counter_app.domain.review import Finding, drawn
from counter_app.domain.shift import DrawerCount
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.outbox import DueForCity
from counter_app.queries.review import DayOfReview, EventKind, Question, ReviewDay
from counter_app.queries.verify import Verify
from counter_app.store import schema
from counter_app.store.unit_of_work import Store
from tests.builders import (
    HOUSEHOLD_BUSINESS,
    MARITAL_STATUS,
    PENSION,
    a_dossier,
    an_applicant,
    forwarded,
    live_through,
    open_a_shift,
)
from tests.commands.refused import refusal
from tests.commands.test_thread import a_credit, a_request
from tests.conftest import Clock
from tests.template import MORNING

DAY = MORNING.date()


def seen(desk: Desk, by: Actor) -> DayOfReview:
    return desk.ask(ReviewDay(DAY), by=by)


def questions(desk: Desk, by: Actor) -> dict[Pattern, Question]:
    return {one.card.pattern: one for one in seen(desk, by).questions}


def close(desk: Desk, clerk: Actor, shift_id: str, dong: int = 500_000) -> None:
    desk.submit(CloseShift(shift_id, DrawerCount.of(Money(dong)), "Thử"), by=clerk)


def inspect(desk: Desk, by: Actor) -> None:
    for one in seen(desk, by).sample:
        desk.submit(RecordFinding(DAY, one.code, Finding.RIGHT), by=by)


@pytest.fixture
def worked(desk: Desk, clerk: Actor) -> str:
    """A day of six free dossiers, its shift closed."""
    shift_id = open_a_shift(desk, clerk).shift_id
    for number in range(6):
        desk.submit(a_dossier(f"d{number}", PENSION), by=clerk)
    close(desk, clerk, shift_id)
    return shift_id


# ---- the draw --------------------------------------------------------------------------------


def test_a_sample_is_drawn_once_and_anybody_can_draw_it_again(
    desk: Desk, store: Store, supervisor: Actor, head: Actor, worked: str
) -> None:
    assert desk.submit(DrawSample(DAY), by=supervisor).value == 3
    first = seen(desk, supervisor).sample

    assert desk.submit(DrawSample(DAY), by=head).value == 0

    assert seen(desk, supervisor).sample == first
    with store.reading() as reading:
        (row,) = reading.rows(schema.review.select())
    population = json.loads(row["population"])
    assert len(population) == 6
    assert list(drawn(row["seed"], reversed(population))) == json.loads(row["sample"])


def test_what_came_after_the_draw_is_drawn_from_beside_it(
    desk: Desk, clerk: Actor, supervisor: Actor, worked: str
) -> None:
    desk.submit(DrawSample(DAY), by=supervisor)
    inspect(desk, supervisor)
    shift_id = open_a_shift(desk, clerk).shift_id
    desk.submit(a_dossier("late", PENSION), by=clerk)
    assert refusal(desk, DrawSample(DAY), supervisor)[0] == "review_shifts_open"
    close(desk, clerk, shift_id)
    assert refusal(desk, SignDay(DAY), supervisor)[0] == "review_not_drawn"

    assert desk.submit(DrawSample(DAY), by=supervisor).value == 1

    assert (len(seen(desk, supervisor).sample), seen(desk, supervisor).undrawn) == (4, 0)
    assert refusal(desk, SignDay(DAY), supervisor) == (
        "review_unfinished",
        {"uninspected": 1, "unanswered": 0},
    )


# ---- findings and the signature --------------------------------------------------------------


def test_a_day_is_signed_once_it_is_inspected_and_the_city_is_told(
    desk: Desk, supervisor: Actor, worked: str
) -> None:
    assert refusal(desk, SignDay(DAY), supervisor)[0] == "review_not_drawn"
    desk.submit(DrawSample(DAY), by=supervisor)
    assert refusal(desk, SignDay(DAY), supervisor)[0] == "review_unfinished"
    sample = seen(desk, supervisor).sample
    fault = RecordFinding(DAY, sample[0].code, Finding.FAULT)
    assert refusal(desk, fault, supervisor)[0] == "field_missing"
    fault = RecordFinding(DAY, sample[0].code, Finding.FAULT, "Thiếu chữ ký")
    desk.submit(fault, by=supervisor)
    for one in sample[1:]:
        desk.submit(RecordFinding(DAY, one.code, Finding.RIGHT), by=supervisor)

    assert desk.submit(SignDay(DAY, "Đã kiểm tra"), by=supervisor).value == 1

    assert refusal(desk, SignDay(DAY), supervisor)[0] == "review_signed_already"
    signed = seen(desk, supervisor).signed
    assert signed is not None
    assert (signed.name, signed.is_stale) == (supervisor.name, False)
    told = [one for one in desk.ask(DueForCity(), by=SYSTEM) if one.kind == "day.signed"]
    body = json.loads(told[0].payload)
    assert (body["sample"], body["faults"], len(body["shifts"])) == (3, 1, 1)
    assert desk.ask(Verify(), by=SYSTEM).ok


def test_a_supervisor_who_is_the_maker_neither_inspects_nor_signs(
    desk: Desk, supervisor: Actor, head: Actor
) -> None:
    shift_id = open_a_shift(desk, supervisor).shift_id
    code = desk.submit(a_dossier("d1", PENSION), by=supervisor).value.code
    number = seen(desk, head).shifts[0].line.number
    close(desk, supervisor, shift_id)
    desk.submit(DrawSample(DAY), by=supervisor)

    for subject in (code, number):
        command = RecordFinding(DAY, subject, Finding.RIGHT)
        assert refusal(desk, command, supervisor)[0] == "other_person_needed"
        desk.submit(command, by=head)
    assert refusal(desk, SignDay(DAY), supervisor)[0] == "other_person_needed"
    desk.submit(SignDay(DAY), by=head)


def test_a_clerk_reviews_nothing(desk: Desk, clerk: Actor, worked: str) -> None:
    with pytest.raises(CounterError, match="not_allowed"):
        seen(desk, clerk)
    for command in (
        DrawSample(DAY),
        RecordFinding(DAY, "x", Finding.RIGHT),
        AnswerPattern(DAY, "x", "x"),
        SignDay(DAY),
    ):
        assert refusal(desk, command, clerk)[0] == "not_allowed"


def test_nothing_is_found_in_what_is_not_of_the_day(
    desk: Desk, supervisor: Actor, worked: str
) -> None:
    unknown = RecordFinding(DAY, "000.00.01.H26-261126-9999", Finding.RIGHT)
    assert refusal(desk, unknown, supervisor)[0] == "review_subject_unknown"
    tomorrow = DrawSample(DAY + timedelta(days=1))
    assert refusal(desk, tomorrow, supervisor)[0] == "review_day_wrong"


def test_a_shift_opened_again_makes_the_signature_old_and_asks_for_another(
    desk: Desk, clerk: Actor, supervisor: Actor, head: Actor, worked: str
) -> None:
    desk.submit(DrawSample(DAY), by=supervisor)
    inspect(desk, supervisor)
    desk.submit(SignDay(DAY), by=supervisor)
    desk.submit(AskReopening(worked, "Đếm nhầm"), by=supervisor)
    waiting = seen(desk, head).shifts[0]
    assert (waiting.asked_again, waiting.asked_by) == ("Đếm nhầm", supervisor.name)
    desk.submit(DecideReopening(worked, is_agreed=True), by=head)
    assert refusal(desk, SignDay(DAY), supervisor)[0] == "review_shifts_open"

    close(desk, clerk, worked, 400_000)

    day = seen(desk, supervisor)
    assert day.signed is not None
    assert day.signed.is_stale
    assert [(one.version, one.counted.dong) for one in day.shifts[0].closings] == [
        (1, 500_000),
        (2, 400_000),
    ]
    assert desk.submit(SignDay(DAY), by=supervisor).value == 2


# ---- what the day shows ----------------------------------------------------------------------


def test_every_mark_of_the_day_opens_its_dossier(
    desk: Desk, clerk: Actor, supervisor: Actor, head: Actor
) -> None:
    shift_id = open_a_shift(desk, clerk).shift_id
    reference = desk.submit(a_request("p1", dossier_id="d1"), by=clerk).value.reference
    late = desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS, tender=QrTender("p1")), by=clerk).value
    cash = desk.submit(a_dossier("d2", HOUSEHOLD_BUSINESS), by=clerk).value
    right = an_applicant(full_name="Nguyễn Thị Mẫu Đào")
    desk.submit(CorrectApplicant("d2", right, "Nhập sai tên"), by=clerk)
    void = RequestVoid(
        "v1", cash.receipt_number or "", Money(100_000), VoidReason.WRONG_METHOD, "Nhầm"
    )
    desk.submit(void, by=supervisor)
    desk.submit(ApproveRefund("v1"), by=head)
    close(desk, clerk, shift_id)
    desk.submit(a_credit(reference, 100_000), by=SYSTEM)

    found = {one.kind: one for one in seen(desk, supervisor).events}

    assert set(found) == {EventKind.RECEIPT, EventKind.VOID, EventKind.CORRECTION, EventKind.LATE}
    assert found[EventKind.RECEIPT].dossier_code == cash.code
    assert (found[EventKind.VOID].dossier_code, found[EventKind.VOID].who) == (
        cash.code,
        supervisor.name,
    )
    assert found[EventKind.LATE].dossier_code == late.code
    assert found[EventKind.LATE].amount == Money(100_000)


# ---- odd patterns ----------------------------------------------------------------------------


def test_cash_that_rises_after_a_shown_code_is_a_question_at_that_desk(
    desk: Desk, clerk: Actor, supervisor: Actor
) -> None:
    open_a_shift(desk, clerk)
    for number in range(3):
        if number == 2:
            assert questions(desk, supervisor) == {}
        desk.submit(a_request(f"p{number}", dossier_id=f"d{number}"), by=clerk)
        desk.submit(a_dossier(f"d{number}", HOUSEHOLD_BUSINESS), by=clerk)

    card = questions(desk, supervisor)[Pattern.CASH_AFTER_QR].card

    assert len(card.evidence) == 3
    assert all(one.dossier_code for one in card.evidence)
    assert card.share is not None
    assert (card.share.count, set(card.about)) == (3, {clerk.user_id})


def test_a_void_in_the_last_quarter_of_an_hour_is_a_question(
    desk: Desk, clerk: Actor, supervisor: Actor, clock: Clock
) -> None:
    shift_id = open_a_shift(desk, clerk).shift_id
    receipts = [
        desk.submit(a_dossier(f"d{n}", HOUSEHOLD_BUSINESS), by=clerk).value.receipt_number or ""
        for n in range(2)
    ]
    for number, receipt in enumerate(receipts):
        void = RequestVoid(f"v{number}", receipt, Money(100_000), VoidReason.WRONG_METHOD, "Nhầm")
        desk.submit(void, by=supervisor)
        clock.move(minutes=14)
    close(desk, clerk, shift_id, 700_000)

    card = questions(desk, supervisor)[Pattern.LATE_VOIDS].card

    assert [one.words for one in card.evidence] == [f"Hủy {receipts[1]}"]
    assert card.about == {clerk.user_id, supervisor.user_id}


def test_refusals_of_one_clerk_are_a_question(desk: Desk, clerk: Actor, supervisor: Actor) -> None:
    open_a_shift(desk, clerk)
    for number in range(3):
        command = RefuseIntake(
            f"r{number}",
            an_applicant(),
            MARITAL_STATUS,
            Channel.COUNTER,
            None,
            "Không thuộc thẩm quyền",
            "NĐ 309/2026 Điều 8",
        )
        desk.submit(command, by=clerk)
    for number in range(8):
        desk.submit(a_dossier(f"d{number}", PENSION), by=supervisor)

    card = questions(desk, supervisor)[Pattern.REFUSALS].card

    assert card.place == clerk.name
    assert (card.share and card.share.count, card.before and card.before.of) == (3, 8)


def test_copies_of_what_was_printed_well_are_a_question(
    desk: Desk, clerk: Actor, supervisor: Actor
) -> None:
    open_a_shift(desk, clerk)
    code = desk.submit(a_dossier("d1", PENSION), by=clerk).value.code
    for copy in range(4):
        job = desk.submit(BeginPrint("intake-slip", code, copy, "tcp"), by=clerk).value
        desk.submit(EndPrint(job, PrintJobState.CONFIRMED, "tcp"), by=clerk)

    card = questions(desk, supervisor)[Pattern.REPRINTS].card

    assert (len(card.evidence), card.place) == (3, clerk.name)


def test_a_copy_of_what_never_came_out_is_no_question(
    desk: Desk, clerk: Actor, supervisor: Actor
) -> None:
    open_a_shift(desk, clerk)
    code = desk.submit(a_dossier("d1", PENSION), by=clerk).value.code
    for _ in range(4):
        job = desk.submit(BeginPrint("intake-slip", code, 0, "tcp"), by=clerk).value
        desk.submit(EndPrint(job, PrintJobState.FAILED, "tcp"), by=clerk)

    assert questions(desk, supervisor) == {}


def test_a_second_supplement_and_a_shift_left_open_are_questions(
    desk: Desk, clerk: Actor, supervisor: Actor, head: Actor, clock: Clock
) -> None:
    shift_id = open_a_shift(desk, clerk).shift_id
    live_through(desk, clerk, supervisor, head)
    clock.move(days=1)
    close(desk, clerk, shift_id)

    found = questions(desk, head)

    assert set(found) == {Pattern.SECOND_SUPPLEMENTS, Pattern.LEFT_OPEN}
    assert found[Pattern.SECOND_SUPPLEMENTS].card.about == {supervisor.user_id}


def test_a_question_is_answered_once_and_new_evidence_asks_again(
    desk: Desk, clerk: Actor, supervisor: Actor, head: Actor
) -> None:
    open_a_shift(desk, clerk)
    for number in range(3):
        desk.submit(a_request(f"p{number}", dossier_id=f"d{number}"), by=clerk)
        desk.submit(a_dossier(f"d{number}", HOUSEHOLD_BUSINESS), by=clerk)
    digest = questions(desk, supervisor)[Pattern.CASH_AFTER_QR].card.digest
    assert refusal(desk, AnswerPattern(DAY, digest, " "), supervisor)[0] == "field_missing"
    assert refusal(desk, AnswerPattern(DAY, "0" * 64, "Đã xem"), supervisor)[0] == "pattern_gone"

    desk.submit(AnswerPattern(DAY, digest, "Mạng ngân hàng lỗi buổi sáng"), by=supervisor)
    desk.submit(AnswerPattern(DAY, digest, "Câu khác"), by=head)

    one = questions(desk, supervisor)[Pattern.CASH_AFTER_QR]
    assert (one.answer, one.answered_by) == ("Mạng ngân hàng lỗi buổi sáng", supervisor.name)
    desk.submit(a_request("p9", dossier_id="d9"), by=clerk)
    desk.submit(a_dossier("d9", HOUSEHOLD_BUSINESS), by=clerk)
    assert questions(desk, supervisor)[Pattern.CASH_AFTER_QR].answer is None


def test_nobody_answers_a_question_about_themselves(
    desk: Desk, clerk: Actor, supervisor: Actor, head: Actor
) -> None:
    open_a_shift(desk, clerk)
    forwarded(desk, clerk, "d1")
    live_through(desk, clerk, supervisor, head)
    digest = questions(desk, head)[Pattern.SECOND_SUPPLEMENTS].card.digest

    answer = AnswerPattern(DAY, digest, "Đúng quy định")
    assert refusal(desk, answer, supervisor)[0] == "other_person_needed"
    desk.submit(answer, by=head)
