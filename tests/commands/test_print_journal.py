"""The print journal: nothing issued is forgotten, nothing is printed twice in silence."""

from __future__ import annotations

import pytest

from counter_app.commands.payment import RequestPayment
from counter_app.commands.slip import AnswerPrint, BeginPrint, EndPrint, PrintJobState
from counter_app.desk import Desk
from counter_app.domain.bill import BillAsked
from counter_app.domain.channel import Channel
from counter_app.domain.errors import InputError, RuleError, StaleError
from counter_app.domain.payment import QrTender
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.print_journal import OpenPrints, PrintsOpen
from counter_app.queries.slip import PaperFor
from tests.builders import HOUSEHOLD_BUSINESS, PENSION, a_dossier, open_a_shift
from tests.commands.test_thread import a_credit
from tests.conftest import Clock


def opened(desk: Desk, clerk: Actor) -> PrintsOpen:
    return desk.ask(OpenPrints(), by=clerk)


def waiting(desk: Desk, clerk: Actor) -> list[tuple[str, str]]:
    return [(one.kind, one.number) for one in opened(desk, clerk).waiting]


def begun(desk: Desk, clerk: Actor, kind: str, number: str) -> str:
    copy = desk.ask(PaperFor(kind, number), by=clerk).copy
    return desk.submit(BeginPrint(kind, number, copy, "printer"), by=clerk).value


def ended(desk: Desk, clerk: Actor, kind: str, number: str, state: PrintJobState) -> str:
    job_id = begun(desk, clerk, kind, number)
    desk.submit(EndPrint(job_id, state, "printer"), by=clerk)
    return job_id


@pytest.fixture
def slip(desk: Desk, clerk: Actor) -> tuple[str, str]:
    """One paper that was issued: of a dossier without a fee."""
    open_a_shift(desk, clerk)
    return "intake-slip", desk.submit(a_dossier("d1", PENSION), by=clerk).value.slip_number


def test_what_was_issued_waits_until_it_is_on_paper(
    desk: Desk, clerk: Actor, slip: tuple[str, str]
) -> None:
    assert waiting(desk, clerk) == [slip]

    ended(desk, clerk, *slip, PrintJobState.FAILED)
    assert waiting(desk, clerk) == [slip]

    ended(desk, clerk, *slip, PrintJobState.CONFIRMED)
    assert opened(desk, clerk) == PrintsOpen((), (), 0, 0)


def test_an_unconfirmed_print_is_asked_about_and_the_answer_stands(
    desk: Desk, clerk: Actor, slip: tuple[str, str]
) -> None:
    job_id = ended(desk, clerk, *slip, PrintJobState.SENT)
    (doubt,) = opened(desk, clerk).doubtful
    assert (doubt.job_id, doubt.number, doubt.copy) == (job_id, slip[1], 0)

    desk.submit(AnswerPrint(job_id, is_printed=True), by=clerk)

    assert opened(desk, clerk) == PrintsOpen((), (), 0, 0)
    with pytest.raises(RuleError) as error:
        desk.submit(AnswerPrint(job_id, is_printed=False), by=clerk)
    assert error.value.code == "print_already_settled"


def test_a_print_that_is_not_on_paper_waits_again_and_is_no_copy(
    desk: Desk, clerk: Actor, slip: tuple[str, str]
) -> None:
    job_id = ended(desk, clerk, *slip, PrintJobState.SENT)

    desk.submit(AnswerPrint(job_id, is_printed=False), by=clerk)

    assert waiting(desk, clerk) == [slip]
    assert desk.ask(PaperFor(*slip), by=clerk).copy == 0


def test_while_nobody_answered_a_second_print_says_that_it_is_one(
    desk: Desk, clerk: Actor, slip: tuple[str, str]
) -> None:
    ended(desk, clerk, *slip, PrintJobState.SENT)

    assert desk.ask(PaperFor(*slip), by=clerk).copy == 1


def test_a_program_that_died_in_the_middle_of_a_print_asks_about_it(
    desk: Desk, clerk: Actor, clock: Clock, slip: tuple[str, str]
) -> None:
    job_id = begun(desk, clerk, *slip)
    assert opened(desk, clerk).doubtful == ()
    assert waiting(desk, clerk) == []

    clock.move(minutes=2)

    assert [one.job_id for one in opened(desk, clerk).doubtful] == [job_id]


def test_two_counters_never_print_one_paper_as_the_same_copy(
    desk: Desk, clerk: Actor, slip: tuple[str, str]
) -> None:
    begin = BeginPrint(*slip, 0, "printer")
    desk.submit(begin, by=clerk)

    with pytest.raises(StaleError) as error:
        desk.submit(begin, by=clerk)

    assert error.value.code == "paper_printed_meanwhile"
    assert desk.ask(PaperFor(*slip), by=clerk).copy == 1


def test_a_print_ends_once_and_only_if_it_began(
    desk: Desk, clerk: Actor, slip: tuple[str, str]
) -> None:
    job_id = ended(desk, clerk, *slip, PrintJobState.CONFIRMED)
    for wrong in (
        EndPrint(job_id, PrintJobState.FAILED, "printer"),
        AnswerPrint(job_id, is_printed=False),
    ):
        with pytest.raises(RuleError):
            desk.submit(wrong, by=clerk)
    with pytest.raises(InputError) as error:
        desk.submit(EndPrint("none", PrintJobState.SENT, "printer"), by=clerk)
    assert error.value.code == "print_unknown"


def test_a_receipt_whose_money_came_late_waits_to_be_printed(
    desk: Desk, clerk: Actor, clock: Clock
) -> None:
    open_a_shift(desk, clerk)
    request = RequestPayment("p1", "d1", HOUSEHOLD_BUSINESS, Channel.COUNTER, BillAsked())
    reference = desk.submit(request, by=clerk).value.reference
    received = desk.submit(
        a_dossier("d1", HOUSEHOLD_BUSINESS, tender=QrTender("p1")), by=clerk
    ).value
    ended(desk, clerk, "intake-slip", received.slip_number, PrintJobState.CONFIRMED)
    assert waiting(desk, clerk) == []
    clock.move(hours=3)

    desk.submit(a_credit(reference, 100_000), by=SYSTEM)

    (late,) = opened(desk, clerk).waiting
    assert (late.kind, late.dossier_code) == ("receipt", received.code)
    assert desk.ask(PaperFor(late.kind, late.number), by=clerk).copy == 0


def test_papers_older_than_a_week_no_longer_stand_in_the_list(
    desk: Desk, clerk: Actor, clock: Clock, slip: tuple[str, str]
) -> None:
    assert waiting(desk, clerk) == [slip]
    clock.move(days=8)

    assert waiting(desk, clerk) == []
