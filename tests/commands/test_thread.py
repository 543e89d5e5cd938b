"""The thread from a shift's opening to its close, on SQLite and PostgreSQL alike."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from counter_app.commands.inbox import NoteChanges
from counter_app.commands.intake import RequestSupplement
from counter_app.commands.outbox import SettleDeliveries
from counter_app.commands.payment import CancelPayment, ClaimPayment, RequestPayment
from counter_app.commands.shift import CloseShift
from counter_app.commands.slip import BeginPrint, EndPrint, PrintJobState
from counter_app.desk import Desk
from counter_app.domain.bill import BillAsked
from counter_app.domain.channel import Channel
from counter_app.domain.errors import CounterError, InputError, NotAllowed, RuleError, StaleError
from counter_app.domain.money import Money
from counter_app.domain.outbox import Delivered, Refused
from counter_app.domain.payment import CashTender, NoTender, PaymentState, QrTender
from counter_app.domain.shift import DrawerCount
from counter_app.domain.user import NOBODY, SYSTEM, Actor
from counter_app.ports import CityChange
from counter_app.queries.outbox import CountsForCity, DueForCity
from counter_app.queries.payment import OnePayment
from counter_app.queries.shift import ShiftSummary
from counter_app.queries.slip import PaperFor
from counter_app.queries.verify import Verify
from tests.builders import (
    HOUSEHOLD_BUSINESS,
    PENSION,
    a_dossier,
    a_supplement,
    open_a_shift,
)
from tests.conftest import Clock

CREDITED_AT = datetime(2026, 11, 26, 2, 0, tzinfo=UTC)


def a_request(payment_id: str, dossier_id: str) -> RequestPayment:
    return RequestPayment(payment_id, dossier_id, HOUSEHOLD_BUSINESS, Channel.COUNTER, BillAsked())


def a_credit(text: str, amount: int, number: int = 1) -> NoteChanges:
    body = {
        "id": f"credit-{number}",
        "provider": "sandbox",
        "bin": "970436",
        "account": "1234567890123",
        "bank_reference": f"FT{number}",
        "amount": amount,
        "text": text,
        "booked_at": "2026-11-26T02:00:00Z",
    }
    change = CityChange(number, "bank.credit", body)
    return NoteChanges((change,), number, CREDITED_AT)


def the_book_is_whole(desk: Desk) -> None:
    verdict = desk.ask(Verify(), by=SYSTEM)
    assert (verdict.first_fault, verdict.ledger_sum, verdict.gaps) == (None, 0, ())


def test_a_dossier_paid_in_cash_has_code_slip_receipt_and_change(desk: Desk, clerk: Actor) -> None:
    shift = open_a_shift(desk, clerk)

    received = desk.submit(a_dossier("d1", tender=CashTender(Money(5_000))), by=clerk).value

    assert received.code == "000.00.01.H26-261126-1260001"
    assert received.change == Money(2_000)
    assert received.receipt_number == "26TAA-01260001"
    assert received.due_at.isoformat() == "2026-11-30T17:00:00+07:00"
    assert desk.ask(PaperFor("intake-slip", received.code), by=clerk).copy == 0
    assert desk.ask(PaperFor("receipt", received.receipt_number), by=clerk).paper
    assert desk.ask(ShiftSummary(shift.shift_id), by=clerk).tenders[0].amount == Money(3_000)
    the_book_is_whole(desk)


def test_the_same_dossier_sent_twice_is_received_once(desk: Desk, clerk: Actor) -> None:
    open_a_shift(desk, clerk)
    first = desk.submit(a_dossier("d1"), by=clerk).value

    again = desk.submit(a_dossier("d1"), by=clerk).value

    assert again == first
    assert desk.ask(CountsForCity(), by=SYSTEM).issued == 1
    the_book_is_whole(desk)


def test_nothing_is_received_without_an_open_shift(desk: Desk, clerk: Actor) -> None:
    with pytest.raises(RuleError, match="shift_not_open"):
        desk.submit(a_dossier("d1"), by=clerk)


def test_a_dossier_without_its_papers_is_not_received(desk: Desk, clerk: Actor) -> None:
    open_a_shift(desk, clerk)

    with pytest.raises(RuleError, match="papers_missing"):
        desk.submit(a_dossier("d1", ticks=()), by=clerk)

    assert desk.ask(CountsForCity(), by=SYSTEM).issued == 0
    the_book_is_whole(desk)


def test_a_procedure_whose_fee_nobody_signed_cannot_be_received(desk: Desk, clerk: Actor) -> None:
    open_a_shift(desk, clerk)

    with pytest.raises(RuleError, match="procedure_not_receivable"):
        desk.submit(a_dossier("d1", "1.013225"), by=clerk)


@pytest.mark.parametrize("tender", [NoTender(), QrTender("no such payment")])
def test_a_fee_cannot_be_passed_over(desk: Desk, clerk: Actor, tender: NoTender | QrTender) -> None:
    open_a_shift(desk, clerk)

    with pytest.raises(CounterError):
        desk.submit(a_dossier("d1", tender=tender), by=clerk)

    the_book_is_whole(desk)


def test_too_little_cash_is_said_with_what_is_missing(desk: Desk, clerk: Actor) -> None:
    open_a_shift(desk, clerk)

    with pytest.raises(InputError) as refusal:
        desk.submit(a_dossier("d1", tender=CashTender(Money(2_000))), by=clerk)

    assert refusal.value == InputError("tendered_too_little", field="tendered", missing=1_000)


def test_a_free_dossier_makes_no_payment_and_no_receipt(desk: Desk, clerk: Actor) -> None:
    open_a_shift(desk, clerk)

    received = desk.submit(a_dossier("d1", PENSION), by=clerk).value

    assert (received.receipt_number, received.payment_state) == (None, None)
    the_book_is_whole(desk)


def test_a_qr_is_paid_only_by_the_banks_credit(desk: Desk, clerk: Actor) -> None:
    open_a_shift(desk, clerk)
    request = desk.submit(a_request("p1", "d1"), by=clerk).value
    desk.submit(ClaimPayment("p1"), by=clerk)
    claimed = desk.ask(OnePayment("p1"), by=clerk)

    desk.submit(a_credit(f"MBVCB.1.{request.reference}.CT tu 1", 100_000), by=SYSTEM)

    paid = desk.ask(OnePayment("p1"), by=clerk)
    assert claimed is not None and claimed.state is PaymentState.CLAIMED
    assert paid is not None and paid.state is PaymentState.PAID
    received = desk.submit(
        a_dossier("d1", HOUSEHOLD_BUSINESS, tender=QrTender("p1")), by=clerk
    ).value
    assert received.receipt_number is not None
    the_book_is_whole(desk)


def test_the_same_intent_asks_for_money_once(desk: Desk, clerk: Actor) -> None:
    open_a_shift(desk, clerk)

    requests = {desk.submit(a_request("p1", "d1"), by=clerk).value for _ in range(3)}

    assert len(requests) == 1


def test_money_that_comes_after_the_slip_brings_the_receipt(desk: Desk, clerk: Actor) -> None:
    open_a_shift(desk, clerk)
    request = desk.submit(a_request("p1", "d1"), by=clerk).value
    received = desk.submit(
        a_dossier("d1", HOUSEHOLD_BUSINESS, tender=QrTender("p1")), by=clerk
    ).value

    desk.submit(a_credit(request.reference, 100_000), by=SYSTEM)

    assert (received.receipt_number, received.payment_state) == (None, PaymentState.WAITING)
    line = desk.ask(OnePayment("p1"), by=clerk)
    assert line is not None and line.state is PaymentState.PAID_LATE
    kinds = [entry.kind for entry in desk.ask(DueForCity(), by=SYSTEM)]
    assert kinds == ["dossier.received", "payment.settled", "receipt.made"]
    assert desk.ask(PaperFor("receipt", "26TAA-01260001"), by=clerk).copy == 0
    the_book_is_whole(desk)


@pytest.mark.parametrize(
    ("amounts", "state", "receipts"),
    [
        ((5_000,), PaymentState.UNDERPAID, 0),
        ((5_000, 95_000), PaymentState.PAID_LATE, 1),
        ((100_000, 100_000), PaymentState.SURPLUS, 1),
        ((100_001,), PaymentState.SURPLUS, 1),
    ],
)
def test_a_credit_counts_to_the_dong(
    desk: Desk, clerk: Actor, amounts: tuple[int, ...], state: PaymentState, receipts: int
) -> None:
    shift = open_a_shift(desk, clerk)
    request = desk.submit(a_request("p1", "d1"), by=clerk).value
    desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS, tender=QrTender("p1")), by=clerk)

    for number, amount in enumerate(amounts, start=1):
        desk.submit(a_credit(request.reference, amount, number), by=SYSTEM)

    line = desk.ask(OnePayment("p1"), by=clerk)
    assert line is not None and line.state is state
    assert len(desk.ask(ShiftSummary(shift.shift_id), by=clerk).receipts) == receipts
    the_book_is_whole(desk)


def test_a_credit_told_twice_is_money_once(desk: Desk, clerk: Actor) -> None:
    open_a_shift(desk, clerk)
    request = desk.submit(a_request("p1", "d1"), by=clerk).value

    for _ in range(2):
        desk.submit(a_credit(request.reference, 100_000), by=SYSTEM)

    line = desk.ask(OnePayment("p1"), by=clerk)
    assert line is not None and (line.paid, line.state) == (Money(100_000), PaymentState.PAID)
    the_book_is_whole(desk)


def test_money_for_a_cancelled_request_is_surplus_and_the_code_stays_dead(
    desk: Desk, clerk: Actor
) -> None:
    open_a_shift(desk, clerk)
    request = desk.submit(a_request("p1", "d1"), by=clerk).value
    desk.submit(CancelPayment("p1"), by=clerk)
    desk.submit(a_credit(request.reference, 100_000), by=SYSTEM)

    with pytest.raises(RuleError, match="payment_cancelled"):
        desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS, tender=QrTender("p1")), by=clerk)
    other = desk.submit(a_request("p2", "d1"), by=clerk).value

    assert other.reference != request.reference
    the_book_is_whole(desk)


def test_a_supplement_asks_once_and_the_dossier_keeps_its_code(desk: Desk, clerk: Actor) -> None:
    open_a_shift(desk, clerk)
    asked = desk.submit(a_supplement("d1"), by=clerk).value

    with pytest.raises(NotAllowed, match="supplement_needs_supervisor"):
        desk.submit(a_supplement("d1"), by=clerk)
    received = desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS), by=clerk).value

    assert received.code == asked.code
    assert desk.ask(PaperFor("supplement", asked.code), by=clerk).paper
    assert desk.ask(CountsForCity(), by=SYSTEM).issued == 1
    with pytest.raises(StaleError, match="dossier_already_received"):
        desk.submit(a_supplement("d1"), by=clerk)
    the_book_is_whole(desk)


def test_a_paper_outside_the_list_cannot_be_asked_for(desk: Desk, clerk: Actor) -> None:
    open_a_shift(desk, clerk)
    supplement = a_supplement("d1")
    extra = RequestSupplement(
        supplement.dossier_id,
        supplement.applicant,
        supplement.procedure_code,
        supplement.channel,
        None,
        supplement.ticks,
        ((0, "Chưa ký tên"), (99, "Giấy tờ khác")),
    )

    with pytest.raises(RuleError, match="paper_not_in_list"):
        desk.submit(extra, by=clerk)


def test_a_shift_closes_at_any_difference_with_a_reason(desk: Desk, clerk: Actor) -> None:
    shift = open_a_shift(desk, clerk)
    desk.submit(a_dossier("d1"), by=clerk)
    short = DrawerCount.of(Money(500_000))

    with pytest.raises(RuleError) as refusal:
        desk.submit(CloseShift(shift.shift_id, short), by=clerk)
    closed = desk.submit(CloseShift(shift.shift_id, short, "Trả nhầm"), by=clerk).value

    assert refusal.value == RuleError("difference_needs_reason", difference=-3_000)
    assert (closed.expected, closed.difference) == (Money(503_000), Money(-3_000))
    assert desk.ask(PaperFor("shift-report", closed.number), by=clerk).paper
    with pytest.raises(RuleError, match="shift_already_closed"):
        desk.submit(CloseShift(shift.shift_id, short), by=clerk)
    the_book_is_whole(desk)


def test_the_next_shift_expects_only_its_own_money(desk: Desk, clerk: Actor) -> None:
    first = open_a_shift(desk, clerk)
    desk.submit(a_dossier("d1"), by=clerk)
    desk.submit(CloseShift(first.shift_id, DrawerCount.of(Money(503_000))), by=clerk)
    second = open_a_shift(desk, clerk, 420_000)

    closed = desk.submit(
        CloseShift(second.shift_id, DrawerCount.of(Money(420_000))), by=clerk
    ).value

    assert closed.difference == Money(0)
    the_book_is_whole(desk)


def test_every_print_after_the_first_is_a_numbered_copy(desk: Desk, clerk: Actor) -> None:
    open_a_shift(desk, clerk)
    code = desk.submit(a_dossier("d1"), by=clerk).value.code
    states = (PrintJobState.FAILED, PrintJobState.CONFIRMED, PrintJobState.SENT)

    copies = []
    for state in states:
        copies.append(desk.ask(PaperFor("intake-slip", code), by=clerk).copy)
        begin = BeginPrint("intake-slip", code, copies[-1], "tcp")
        job_id = desk.submit(begin, by=clerk).value
        desk.submit(EndPrint(job_id, state, "tcp"), by=clerk)

    assert copies == [0, 0, 1]
    paper = desk.ask(PaperFor("intake-slip", code), by=clerk)
    assert (paper.copy, "BẢN IN LẠI 2" in str(paper.paper[0])) == (2, True)


def test_a_refused_entry_stops_only_its_own_dossier(
    desk: Desk, clerk: Actor, new_id: Callable[[], str]
) -> None:
    open_a_shift(desk, clerk)
    desk.submit(a_supplement("d1"), by=clerk)
    desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS), by=clerk)
    desk.submit(a_dossier("d2"), by=clerk)
    poison, behind, data, other, its_data = desk.ask(DueForCity(), by=SYSTEM)

    desk.submit(SettleDeliveries((Refused(poison.entry_id, "schema"),)), by=SYSTEM)

    due = [entry.entry_id for entry in desk.ask(DueForCity(), by=SYSTEM)]
    assert due == [other.entry_id, its_data.entry_id]
    assert behind.lane == data.lane == poison.lane
    taken = tuple(Delivered(one.entry_id, "C-1") for one in (other, its_data))
    desk.submit(SettleDeliveries(taken), by=SYSTEM)
    counts = desk.ask(CountsForCity(), by=SYSTEM)
    assert (counts.issued, counts.acknowledged, counts.waiting, counts.refused) == (2, 1, 0, 1)
    the_book_is_whole(desk)


def test_an_acknowledged_entry_never_waits_again(desk: Desk, clerk: Actor) -> None:
    open_a_shift(desk, clerk)
    desk.submit(a_dossier("d1"), by=clerk)
    entry, data = desk.ask(DueForCity(), by=SYSTEM)
    taken = tuple(Delivered(one.entry_id, "C-1") for one in (entry, data))
    desk.submit(SettleDeliveries(taken), by=SYSTEM)

    desk.submit(SettleDeliveries((Refused(entry.entry_id, "late nonsense"),)), by=SYSTEM)

    assert desk.ask(CountsForCity(), by=SYSTEM).acknowledged == 1


def test_five_wrong_pins_close_the_door_for_a_minute(desk: Desk, clock: Clock) -> None:
    from counter_app.commands.user import SignIn

    for _ in range(5):
        with pytest.raises(NotAllowed, match="sign_in_failed"):
            desk.submit(SignIn("tiepnhan", "9999"), by=NOBODY)

    with pytest.raises(NotAllowed, match="sign_in_locked"):
        desk.submit(SignIn("tiepnhan", "1111"), by=NOBODY)
    clock.move(minutes=2)
    assert desk.submit(SignIn("tiepnhan", "1111"), by=NOBODY).value.name


def test_the_program_itself_may_not_receive(desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="not_allowed"):
        desk.submit(a_dossier("d1"), by=SYSTEM)
