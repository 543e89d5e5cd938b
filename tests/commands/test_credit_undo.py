"""A decision on a credit that is taken back by the opposite transfers."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from counter_app.commands.credit import DecideCredit
from counter_app.commands.credit_undo import UndoCredit
from counter_app.commands.outcome import Topic
from counter_app.commands.payment import CancelPayment
from counter_app.commands.refund import ApproveRefund, DeclineRefund, RequestRefund, RequestVoid
from counter_app.commands.shift import CloseShift
from counter_app.desk import Desk
from counter_app.domain.errors import InputError, NotAllowed, RuleError, StaleError
from counter_app.domain.instant import micros
from counter_app.domain.ledger import Account, Code, bank_called_off
from counter_app.domain.matching import Verdict
from counter_app.domain.money import Money
from counter_app.domain.payment import Method, PaymentState, QrTender
from counter_app.domain.refund import RefundReason, VoidReason
from counter_app.domain.shift import DrawerCount
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.credit import OpenCreditCount, OpenCredits
from counter_app.queries.outbox import DueForCity
from counter_app.queries.payment import OnePayment
from counter_app.queries.shift import CurrentShift, ShiftSummary
from counter_app.store import schema
from counter_app.store.ledger import balance
from counter_app.store.unit_of_work import Store
from tests.builders import HOUSEHOLD_BUSINESS, PENSION, a_dossier, a_supplement, open_a_shift
from tests.commands.test_credit import rows_of, state, the_credit, told
from tests.commands.test_thread import a_request, the_book_is_whole
from tests.commands.till import BILL
from tests.conftest import Clock

UNDO = UndoCredit("sandbox", "credit-1", "Khớp nhầm hồ sơ")


def lay(desk: Desk, by: Actor, amount: int = 100_000, number: int = 1) -> None:
    """Money without a code that a person laid to p1."""
    desk.submit(told(number, "NGUYEN MAU A chuyen tien", amount), by=SYSTEM)
    desk.submit(DecideCredit("sandbox", f"credit-{number}", "p1", "Đúng người nộp"), by=by)


def held(store: Store, account: Account) -> Money:
    with store.reading() as reading:
        return balance(reading, account)


def test_a_decision_taken_back_leaves_the_request_as_unpaid_as_before(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, reference: str, clock: Clock
) -> None:
    lay(desk, supervisor)
    (laid,) = rows_of(store, schema.bank_credit)
    assert (laid["verdict"], laid["payment_id"]) == (Verdict.PAID, "p1")
    clock.move(minutes=1)
    before = [dict(row) for row in rows_of(store, schema.transfer)]

    desk.submit(UNDO, by=supervisor)

    assert state(desk, "p1") == (Money(0), PaymentState.WAITING)
    assert held(store, Account.BANK_CONFIRMED) == Money(0)
    assert held(store, Account.BANK_AWAITING) == Money(100_000)
    after = rows_of(store, schema.transfer)
    assert [dict(row) for row in after[: len(before)]] == before
    assert [row["reverses"] for row in after[len(before) :]] == [before[-1]["id"]]
    (open_,) = desk.ask(OpenCredits(), by=supervisor)
    assert (open_.line.decided_name, open_.line.reason) == (supervisor.name, UNDO.reason)
    (credit,) = rows_of(store, schema.bank_credit)
    assert (credit["verdict"], credit["payment_id"]) == (Verdict.FOR_A_PERSON, None)
    assert (credit["decided_by"], credit["decided_name"]) == (supervisor.user_id, supervisor.name)
    assert credit["decided_at"] == micros(clock.now)
    share, back = rows_of(store, schema.credit_share)
    assert json.loads(back["transfers"]) == [row["id"] for row in after[len(before) :]]
    assert (back["reverses"], back["user_name"]) == (share["position"], supervisor.name)
    assert (back["amount"], back["reason"]) == (share["amount"], UNDO.reason)
    shift = desk.ask(CurrentShift(), by=clerk)
    assert shift is not None
    totals = desk.ask(ShiftSummary(shift.shift_id), by=clerk)
    assert [(one.method, one.count, one.amount.dong) for one in totals.tenders][1] == (
        Method.QR,
        0,
        0,
    )
    the_book_is_whole(desk)


def test_what_is_taken_back_after_the_close_is_no_shifts_and_of_its_own_hour(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, reference: str, clock: Clock
) -> None:
    lay(desk, supervisor, 60_000)
    lay(desk, supervisor, 70_000, 2)
    shift = desk.ask(CurrentShift(), by=clerk)
    assert shift is not None
    desk.submit(CloseShift(shift.shift_id, DrawerCount.of(Money(500_000))), by=clerk)
    signed = desk.ask(ShiftSummary(shift.shift_id), by=clerk)
    before = len(rows_of(store, schema.transfer))
    clock.move(hours=1)

    desk.submit(UNDO, by=supervisor)

    written = rows_of(store, schema.transfer)
    taken_back = written[before:]
    assert {row["shift_id"] for row in taken_back} == {""}
    assert {row["at"] for row in taken_back} == {micros(clock.now)}
    assert {row["code"] for row in taken_back} == {Code.UNDONE, Code.SURPLUS_LAID}
    assert desk.ask(ShiftSummary(shift.shift_id), by=clerk) == signed
    # What moved together is told together: no two events have one name, and none has none.
    events = {(row["at"], row["code"]): row["event_id"] for row in written}
    assert None not in events.values()
    assert len({row["event_id"] for row in taken_back}) == 2
    assert state(desk, "p1") == (Money(70_000), PaymentState.UNDERPAID)
    the_book_is_whole(desk)


def test_a_payment_counts_its_changes_from_one_and_says_when_it_was_settled(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, reference: str, clock: Clock
) -> None:
    def stand() -> tuple[int, int | None]:
        (row,) = rows_of(store, schema.payment)
        return row["version"], row["settled_at"]

    assert stand() == (1, None)
    lay(desk, supervisor, 60_000)
    assert stand() == (2, None)
    clock.move(minutes=1)
    lay(desk, supervisor, 40_000, 2)
    assert stand() == (3, micros(clock.now))
    shares = rows_of(store, schema.credit_share)
    assert [share["payment_version"] for share in shares] == [2, 3]


def test_of_two_credits_for_a_request_that_was_called_off_the_other_stays_surplus(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, reference: str
) -> None:
    desk.submit(CancelPayment("p1"), by=clerk)
    lay(desk, supervisor, 60_000)
    lay(desk, supervisor, 50_000, 2)

    desk.submit(UNDO, by=supervisor)

    assert held(store, Account.SURPLUS) == Money(-50_000)
    assert held(store, Account.BANK_CONFIRMED) == Money(50_000)
    assert held(store, Account.RECEIVABLE) == Money(0)
    assert state(desk, "p1") == (Money(50_000), PaymentState.CANCELLED)
    the_book_is_whole(desk)


def test_surplus_that_went_back_stands_on_the_other_credit_of_a_request_that_was_called_off(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, head: Actor, reference: str
) -> None:
    desk.submit(CancelPayment("p1"), by=clerk)
    lay(desk, supervisor, 60_000)
    lay(desk, supervisor, 50_000, 2)
    seen, back = Money(110_000), Money(50_000)
    desk.submit(RequestRefund("r1", "p1", back, seen, RefundReason.SURPLUS, "Thừa"), by=clerk)
    desk.submit(ApproveRefund("r1"), by=head)

    desk.submit(UNDO, by=supervisor)

    assert held(store, Account.SURPLUS) == Money(0)
    assert state(desk, "p1") == (Money(50_000), PaymentState.CANCELLED)
    the_book_is_whole(desk)


def test_money_that_is_asked_back_may_stand_on_any_credit_before_the_receipt(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, reference: str
) -> None:
    lay(desk, supervisor, 60_000)
    lay(desk, supervisor, 100_000, 2)
    seen, asked = Money(160_000), Money(60_000)
    desk.submit(RequestRefund("r1", "p1", asked, seen, RefundReason.SURPLUS, "Thừa"), by=clerk)

    desk.submit(UNDO, by=supervisor)

    assert state(desk, "p1") == (Money(100_000), PaymentState.PAID)
    assert held(store, Account.SURPLUS) == Money(0)
    the_book_is_whole(desk)


def test_what_others_await_and_hold_is_not_touched_by_an_undo(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, reference: str
) -> None:
    desk.submit(a_request("p2", "d2"), by=clerk)
    third = desk.submit(a_request("p3", "d3"), by=clerk).value.reference
    for number in (8, 9):
        desk.submit(told(number, third), by=SYSTEM)
    lay(desk, supervisor)
    lay(desk, supervisor, 30_000, 2)

    desk.submit(UNDO, by=supervisor)

    with store.reading() as reading:
        stands = [
            (
                balance(reading, Account.BANK_AWAITING, payment_id=payment).dong,
                balance(reading, Account.SURPLUS, payment_id=payment).dong,
            )
            for payment in ("p1", "p2", "p3")
        ]
    assert stands == [(70_000, 0), (100_000, 0), (0, -100_000)]
    assert state(desk, "p1") == (Money(30_000), PaymentState.UNDERPAID)
    first = next(row for row in rows_of(store, schema.payment) if row["id"] == "p1")
    assert first["settled_at"] is None
    the_book_is_whole(desk)


def test_a_credit_that_is_undone_twice_gives_back_each_time_what_stands(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, reference: str
) -> None:
    desk.submit(a_request("p2", "d2"), by=clerk)
    lay(desk, supervisor)
    desk.submit(UNDO, by=supervisor)
    desk.submit(DecideCredit("sandbox", "credit-1", "p2", "Đúng hồ sơ"), by=supervisor)

    desk.submit(UNDO, by=supervisor)

    for payment in ("p1", "p2"):
        assert state(desk, payment) == (Money(0), PaymentState.WAITING)
    assert held(store, Account.BANK_CONFIRMED) == Money(0)
    assert held(store, Account.BANK_AWAITING) == Money(200_000)
    assert [one["reverses"] for one in rows_of(store, schema.credit_share)] == [None, 0, None, 2]
    the_book_is_whole(desk)


def test_two_feeds_may_give_their_credits_the_same_name(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, reference: str
) -> None:
    desk.submit(a_request("p2", "d2"), by=clerk)
    lay(desk, supervisor)
    other = told(2, "TRAN MAU B", id="credit-1", provider="casso", bank_reference="KHAC1")
    desk.submit(other, by=SYSTEM)
    desk.submit(DecideCredit("casso", "credit-1", "p2", "Đúng người nộp"), by=supervisor)

    desk.submit(UNDO, by=supervisor)

    assert state(desk, "p1") == (Money(0), PaymentState.WAITING)
    assert state(desk, "p2") == (Money(100_000), PaymentState.PAID)
    assert held(store, Account.BANK_CONFIRMED) == Money(100_000)
    the_book_is_whole(desk)


def test_of_three_credits_the_middle_one_takes_its_own_surplus_alone(
    desk: Desk, store: Store, supervisor: Actor, reference: str
) -> None:
    for number, amount in ((1, 100_000), (2, 30_000), (3, 20_000)):
        lay(desk, supervisor, amount, number)

    desk.submit(UndoCredit("sandbox", "credit-2", "Nhầm hồ sơ"), by=supervisor)

    assert held(store, Account.SURPLUS) == Money(-20_000)
    assert held(store, Account.BANK_CONFIRMED) == Money(120_000)
    assert held(store, Account.BANK_AWAITING) == held(store, Account.RECEIVABLE) + Money(100_000)
    assert state(desk, "p1") == (Money(120_000), PaymentState.SURPLUS)
    the_book_is_whole(desk)


def test_a_request_of_an_older_program_takes_nothing_of_what_others_await(
    desk: Desk, store: Store, clerk: Actor, reference: str, new_id: Callable[[], str]
) -> None:
    other = desk.submit(a_request("p2", "d2"), by=clerk).value
    with store.writing() as uow:
        older = bank_called_off(Money(100_000))
        uow.ledger.post(older, at=1, new_id=new_id, shift_id="", payment_id="p1")

    desk.submit(told(1, reference), by=SYSTEM)

    with store.reading() as reading:
        awaited = [balance(reading, Account.BANK_AWAITING, payment_id=p) for p in ("p1", "p2")]
    assert awaited == [Money(0), other.amount]
    assert state(desk, "p1") == (Money(100_000), PaymentState.PAID)


def test_an_undo_of_an_older_programs_request_takes_nothing_of_what_others_await(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, reference: str,
    new_id: Callable[[], str],
) -> None:  # fmt: skip
    other = desk.submit(a_request("p2", "d2"), by=clerk).value
    with store.writing() as uow:
        older = bank_called_off(Money(100_000))
        uow.ledger.post(older, at=1, new_id=new_id, shift_id="", payment_id="p1")
    lay(desk, supervisor, 40_000)
    desk.submit(told(2, reference), by=SYSTEM)

    desk.submit(UNDO, by=supervisor)

    with store.reading() as reading:
        awaited = [balance(reading, Account.BANK_AWAITING, payment_id=p) for p in ("p1", "p2")]
    assert awaited == [Money(0), other.amount]
    assert held(store, Account.SURPLUS) == Money(0)
    assert state(desk, "p1") == (Money(100_000), PaymentState.PAID)


def test_the_credit_that_made_the_sum_whole_says_when_it_was_paid(
    desk: Desk, store: Store, supervisor: Actor, reference: str, clock: Clock
) -> None:
    whole_at = []
    for number, amount in ((1, 100_000), (2, 99_999), (3, 1), (4, 5)):
        clock.move(minutes=1)
        lay(desk, supervisor, amount, number)
        whole_at.append(micros(clock.now))
    assert rows_of(store, schema.payment)[0]["settled_at"] == whole_at[0]
    clock.move(minutes=1)

    desk.submit(UNDO, by=supervisor)

    (row,) = rows_of(store, schema.payment)
    assert (row["state"], row["amount_paid"]) == (PaymentState.SURPLUS, 100_005)
    assert row["settled_at"] == whole_at[2]


def test_a_receipt_that_was_written_again_stays_paid_when_it_was(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, head: Actor, reference: str,
    clock: Clock,
) -> None:  # fmt: skip
    desk.submit(told(9, reference), by=SYSTEM)
    desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS, tender=QrTender("p1")), by=clerk)
    (receipt,) = rows_of(store, schema.receipt)
    wrong, whole = VoidReason.WRONG_CONTENT, Money(100_000)
    desk.submit(RequestVoid("v1", receipt["number"], whole, wrong, "Sai tên"), by=supervisor)
    clock.move(minutes=1)
    desk.submit(ApproveRefund("v1"), by=head)
    before = next(row for row in rows_of(store, schema.payment) if row["replaces"] == "p1")
    clock.move(minutes=1)
    desk.submit(told(1, "NGUYEN MAU A", 30_000), by=SYSTEM)
    desk.submit(DecideCredit("sandbox", "credit-1", before["id"], "Nộp thừa"), by=supervisor)

    desk.submit(UNDO, by=supervisor)

    after = next(row for row in rows_of(store, schema.payment) if row["replaces"] == "p1")
    assert (after["amount_paid"], after["settled_at"]) == (100_000, before["settled_at"])
    assert PaymentState(after["state"]).is_settled
    the_book_is_whole(desk)


def test_surplus_beside_the_undone_credit_pays_but_for_what_of_it_went_back(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, head: Actor, reference: str
) -> None:
    lay(desk, supervisor, 40_000)
    desk.submit(told(2, reference, 130_000), by=SYSTEM)
    asked = RequestRefund(
        "r1", "p1", Money(20_000), Money(170_000), RefundReason.SURPLUS, "Nộp thừa"
    )
    desk.submit(asked, by=clerk)
    desk.submit(ApproveRefund("r1"), by=head)

    desk.submit(UNDO, by=supervisor)

    assert state(desk, "p1") == (Money(130_000), PaymentState.SURPLUS)
    assert held(store, Account.SURPLUS) == Money(-10_000)
    assert held(store, Account.BANK_AWAITING) == Money(0)
    the_book_is_whole(desk)


def test_money_for_a_dossier_that_waits_for_its_papers_has_no_receipt_yet(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor
) -> None:
    open_a_shift(desk, clerk)
    desk.submit(a_supplement("d1"), by=clerk)
    reference = desk.submit(a_request("p1", "d1"), by=clerk).value.reference
    before = len(desk.ask(DueForCity(), by=SYSTEM))

    desk.submit(told(9, reference), by=SYSTEM)
    lay(desk, supervisor, 5_000)
    desk.submit(UNDO, by=supervisor)

    assert state(desk, "p1") == (Money(100_000), PaymentState.PAID)
    assert rows_of(store, schema.receipt) == []
    assert len(desk.ask(DueForCity(), by=SYSTEM)) == before


def test_the_right_dossier_gets_the_money_after_all(
    desk: Desk, clerk: Actor, supervisor: Actor, reference: str
) -> None:
    desk.submit(a_request("p2", "d2"), by=clerk)
    lay(desk, supervisor)
    desk.submit(UNDO, by=supervisor)

    desk.submit(DecideCredit("sandbox", "credit-1", "p2", "Đúng hồ sơ"), by=supervisor)

    assert state(desk, "p1") == (Money(0), PaymentState.WAITING)
    assert state(desk, "p2") == (Money(100_000), PaymentState.PAID)
    assert [one.payment_id for one in the_credit(desk, supervisor).shares] == ["p2"]
    the_book_is_whole(desk)


def test_what_was_surplus_beside_the_undone_credit_pays_in_its_stead(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, reference: str
) -> None:
    lay(desk, supervisor, 40_000)
    desk.submit(told(2, reference, 100_000), by=SYSTEM)
    assert state(desk, "p1") == (Money(140_000), PaymentState.SURPLUS)
    assert held(store, Account.SURPLUS) == Money(-40_000)

    desk.submit(UNDO, by=supervisor)

    assert state(desk, "p1") == (Money(100_000), PaymentState.PAID)
    assert held(store, Account.SURPLUS) == Money(0)
    shift = desk.ask(CurrentShift(), by=clerk)
    assert shift is not None
    totals = desk.ask(ShiftSummary(shift.shift_id), by=clerk)
    assert (totals.surplus, totals.tenders[1].amount) == (Money(0), Money(100_000))
    the_book_is_whole(desk)


def test_what_surplus_paid_in_anothers_stead_is_awaited_again_once_it_is_undone_too(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, reference: str
) -> None:
    for number, amount in ((1, 130_000), (2, 20_000), (3, 90_000)):
        lay(desk, supervisor, amount, number)
    desk.submit(UNDO, by=supervisor)
    assert held(store, Account.SURPLUS) == Money(-10_000)

    for number, left in ((3, 20_000), (2, 0)):
        desk.submit(UndoCredit("sandbox", f"credit-{number}", "Nhầm hồ sơ"), by=supervisor)
        assert state(desk, "p1")[0] == Money(left)
        assert held(store, Account.SURPLUS) == Money(0)
        assert held(store, Account.BANK_CONFIRMED) == Money(left)
        assert held(store, Account.BANK_AWAITING) == Money(100_000 - left)

    shift = desk.ask(CurrentShift(), by=clerk)
    assert shift is not None
    totals = desk.ask(ShiftSummary(shift.shift_id), by=clerk)
    assert (totals.surplus, totals.tenders[1].amount) == (Money(0), Money(0))
    the_book_is_whole(desk)


def test_what_surplus_paid_of_another_request_stays_paid(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, reference: str
) -> None:
    desk.submit(a_request("p2", "d2"), by=clerk)
    for number, amount, payment in ((1, BILL, "p2"), (2, 20_000, "p2"), (3, BILL, "p1")):
        desk.submit(told(number, "NGUYEN MAU A chuyen tien", amount), by=SYSTEM)
        decided = DecideCredit("sandbox", f"credit-{number}", payment, "Đúng người nộp")
        desk.submit(decided, by=supervisor)
    lay(desk, supervisor, 30_000, 4)

    for number in (1, 3, 4):
        desk.submit(UndoCredit("sandbox", f"credit-{number}", "Nhầm hồ sơ"), by=supervisor)

    for payment, left in (("p1", 0), ("p2", 20_000)):
        assert state(desk, payment)[0] == Money(left)
        with store.reading() as reading:
            awaited = balance(reading, Account.BANK_AWAITING, payment_id=payment)
            assert awaited == Money(BILL - left)
            assert balance(reading, Account.SURPLUS, payment_id=payment) == Money(0)
    the_book_is_whole(desk)


def test_surplus_that_a_person_laid_to_a_receipted_payment_can_be_taken_back(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, reference: str
) -> None:
    desk.submit(told(2, reference), by=SYSTEM)
    desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS, tender=QrTender("p1")), by=clerk)
    lay(desk, supervisor, 30_000)
    assert state(desk, "p1") == (Money(130_000), PaymentState.SURPLUS)

    desk.submit(UNDO, by=supervisor)

    assert state(desk, "p1") == (Money(100_000), PaymentState.PAID)
    assert held(store, Account.SURPLUS) == Money(0)
    the_book_is_whole(desk)


def test_what_went_back_by_a_void_is_of_the_surplus_once_its_credit_is_undone(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, head: Actor, reference: str
) -> None:
    lay(desk, supervisor, 40_000)
    desk.submit(told(2, reference, 160_000), by=SYSTEM)
    desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS, tender=QrTender("p1")), by=clerk)
    (receipt,) = rows_of(store, schema.receipt)
    wrong, whole = VoidReason.WRONG_METHOD, Money(100_000)
    desk.submit(RequestVoid("v1", receipt["number"], whole, wrong, "Sai cách"), by=supervisor)
    desk.submit(ApproveRefund("v1"), by=head)
    owed = held(store, Account.RECEIVABLE)

    desk.submit(UNDO, by=supervisor)

    assert state(desk, "p1") == (Money(160_000), PaymentState.CANCELLED)
    assert held(store, Account.SURPLUS) == Money(-60_000)
    assert held(store, Account.REFUND_DUE) == Money(-100_000)
    assert held(store, Account.BANK_AWAITING) == Money(0)
    assert held(store, Account.RECEIVABLE) == owed
    the_book_is_whole(desk)


def test_money_that_a_receipt_stands_on_is_not_taken_back(
    desk: Desk, clerk: Actor, supervisor: Actor, reference: str
) -> None:
    desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS, tender=QrTender("p1")), by=clerk)
    lay(desk, supervisor)

    with pytest.raises(RuleError, match="credit_receipted"):
        desk.submit(UNDO, by=supervisor)

    assert state(desk, "p1") == (Money(100_000), PaymentState.PAID_LATE)
    the_book_is_whole(desk)


def test_money_that_is_asked_back_is_taken_back_only_once_that_is_declined(
    desk: Desk, clerk: Actor, supervisor: Actor, reference: str
) -> None:
    lay(desk, supervisor)
    whole = Money(100_000)
    desk.submit(RequestRefund("r1", "p1", whole, whole, RefundReason.OTHER, "Rút"), by=clerk)
    with pytest.raises(RuleError, match="credit_going_back"):
        desk.submit(UNDO, by=supervisor)
    assert state(desk, "p1") == (whole, PaymentState.PAID)

    desk.submit(DeclineRefund("r1", "Không phải tiền của người này"), by=supervisor)
    desk.submit(UNDO, by=supervisor)

    assert state(desk, "p1") == (Money(0), PaymentState.WAITING)
    the_book_is_whole(desk)


def test_a_part_that_was_laid_to_a_received_dossier_is_told_to_the_city_as_gone(
    desk: Desk, clerk: Actor, supervisor: Actor, reference: str
) -> None:
    desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS, tender=QrTender("p1")), by=clerk)
    lay(desk, supervisor, 40_000)

    desk.submit(UNDO, by=supervisor)

    told_states = [
        json.loads(entry.payload)["state"]
        for entry in desk.ask(DueForCity(), by=SYSTEM)
        if entry.kind == "payment.settled"
    ]
    assert told_states == ["underpaid", "waiting"]
    the_book_is_whole(desk)


def test_money_for_a_request_that_was_called_off_leaves_its_surplus_again(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, reference: str
) -> None:
    desk.submit(CancelPayment("p1"), by=clerk)
    lay(desk, supervisor, 70_000)
    assert held(store, Account.SURPLUS) == Money(-70_000)

    desk.submit(UNDO, by=supervisor)

    assert state(desk, "p1") == (Money(0), PaymentState.CANCELLED)
    assert held(store, Account.SURPLUS) == Money(0)
    the_book_is_whole(desk)


def test_money_for_a_bill_that_came_to_nothing_leaves_without_a_trace_in_any_account(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, reference: str
) -> None:
    lay(desk, supervisor)
    desk.submit(a_dossier("d1", PENSION, tender=QrTender("p1")), by=clerk)
    assert state(desk, "p1") == (Money(100_000), PaymentState.SURPLUS)
    assert held(store, Account.SURPLUS) == Money(-100_000)

    desk.submit(UNDO, by=supervisor)

    assert state(desk, "p1") == (Money(0), PaymentState.CANCELLED)
    touched = (Account.SURPLUS, Account.RECEIVABLE, Account.BANK_AWAITING, Account.BANK_CONFIRMED)
    assert [held(store, one) for one in touched] == [Money(0)] * 4
    the_book_is_whole(desk)


def test_of_several_credits_the_others_stay_and_say_when_it_was_paid(
    desk: Desk, clerk: Actor, supervisor: Actor, reference: str, clock: Clock
) -> None:
    desk.submit(told(3, reference, 60_000), by=SYSTEM)
    clock.move(minutes=1)
    desk.submit(told(4, reference, 40_000), by=SYSTEM)
    paid_at = clock()
    clock.move(minutes=1)
    desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS, tender=QrTender("p1")), by=clerk)
    clock.move(minutes=1)
    lay(desk, supervisor, 30_000)

    desk.submit(UNDO, by=supervisor)

    line = desk.ask(OnePayment("p1"), by=SYSTEM)
    assert line is not None
    assert (line.state, line.paid, line.settled_at) == (PaymentState.PAID, Money(100_000), paid_at)
    the_book_is_whole(desk)


def test_money_that_came_after_the_dossier_is_late_without_the_undone_credit_too(
    desk: Desk, clerk: Actor, supervisor: Actor, reference: str, clock: Clock
) -> None:
    desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS, tender=QrTender("p1")), by=clerk)
    clock.move(minutes=1)
    desk.submit(told(3, reference), by=SYSTEM)
    lay(desk, supervisor, 30_000)

    desk.submit(UNDO, by=supervisor)

    assert state(desk, "p1") == (Money(100_000), PaymentState.PAID_LATE)
    the_book_is_whole(desk)


def test_surplus_that_was_given_back_in_part_leaves_only_what_is_left(
    desk: Desk, clerk: Actor, supervisor: Actor, head: Actor, reference: str
) -> None:
    desk.submit(told(3, reference, 130_000), by=SYSTEM)
    desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS, tender=QrTender("p1")), by=clerk)
    asked = RequestRefund(
        "r1", "p1", Money(30_000), Money(130_000), RefundReason.SURPLUS, "Nộp thừa"
    )
    desk.submit(asked, by=clerk)
    desk.submit(ApproveRefund("r1"), by=head)
    lay(desk, supervisor, 20_000)

    desk.submit(UNDO, by=supervisor)

    assert state(desk, "p1") == (Money(130_000), PaymentState.SURPLUS)
    lay_again = DecideCredit("sandbox", "credit-1", "p1", "Vẫn đúng")
    desk.submit(lay_again, by=supervisor)
    whole = RequestRefund(
        "r2", "p1", Money(20_000), Money(120_000), RefundReason.SURPLUS, "Nộp thừa"
    )
    desk.submit(whole, by=clerk)
    with pytest.raises(RuleError, match="credit_going_back"):
        desk.submit(UNDO, by=supervisor)
    the_book_is_whole(desk)


def test_a_credit_beside_surplus_that_went_back_stays(
    desk: Desk, clerk: Actor, supervisor: Actor, head: Actor, reference: str
) -> None:
    """Without it nothing was surplus: what went back as surplus would be missing from the fee."""
    lay(desk, supervisor, 100_000)
    desk.submit(told(2, reference, 50_000), by=SYSTEM)
    asked = RequestRefund(
        "r1", "p1", Money(20_000), Money(150_000), RefundReason.SURPLUS, "Nộp thừa"
    )
    desk.submit(asked, by=clerk)
    desk.submit(ApproveRefund("r1"), by=head)

    with pytest.raises(RuleError, match="credit_going_back"):
        desk.submit(UNDO, by=supervisor)

    assert state(desk, "p1") == (Money(150_000), PaymentState.SURPLUS)
    the_book_is_whole(desk)


def test_not_ours_is_taken_back_without_moving_anything(
    desk: Desk, store: Store, supervisor: Actor, reference: str
) -> None:
    desk.submit(told(1, "tien nha"), by=SYSTEM)
    desk.submit(DecideCredit("sandbox", "credit-1", None, "Chuyển nhầm"), by=supervisor)
    before = len(rows_of(store, schema.transfer))

    desk.submit(UNDO, by=supervisor)

    assert desk.ask(OpenCreditCount(), by=supervisor) == (1, Money(100_000))
    assert len(rows_of(store, schema.transfer)) == before
    the_book_is_whole(desk)


def test_who_took_a_decision_back_is_named_and_every_list_of_money_hears_of_it(
    desk: Desk, store: Store, supervisor: Actor, head: Actor, reference: str
) -> None:
    desk.submit(told(1, "NGUYEN MAU A"), by=SYSTEM)
    decisions = [DecideCredit("sandbox", "credit-1", to, "Đã xem") for to in ("p1", None)]
    heard = []
    for decide in decisions:
        heard.append(desk.submit(decide, by=supervisor).changed)
        heard.append(desk.submit(UNDO, by=head).changed)

    (credit,) = rows_of(store, schema.bank_credit)
    assert (credit["decided_by"], credit["decided_name"]) == (head.user_id, head.name)
    assert heard[0] == heard[1] == {Topic.PAYMENTS, Topic.OUTBOX, Topic.DOSSIERS}
    assert all(Topic.PAYMENTS in one for one in heard)


def test_only_a_persons_decision_is_undone_once_with_a_reason_by_a_supervisor(
    desk: Desk, clerk: Actor, supervisor: Actor, reference: str
) -> None:
    desk.submit(told(2, reference), by=SYSTEM)
    with pytest.raises(StaleError, match="credit_not_decided"):
        desk.submit(UndoCredit("sandbox", "credit-2", "x"), by=supervisor)
    with pytest.raises(InputError, match="credit_unknown"):
        desk.submit(UNDO, by=supervisor)
    lay(desk, supervisor, 30_000)
    with pytest.raises(NotAllowed, match="not_allowed"):
        desk.submit(UNDO, by=clerk)
    with pytest.raises(InputError, match="reason_missing"):
        desk.submit(UndoCredit("sandbox", "credit-1", " "), by=supervisor)
    desk.submit(UNDO, by=supervisor)
    with pytest.raises(StaleError, match="credit_not_decided"):
        desk.submit(UNDO, by=supervisor)
    assert state(desk, "p1") == (Money(100_000), PaymentState.PAID)
    the_book_is_whole(desk)


def test_a_code_that_pays_after_an_undo_is_no_persons_decision(
    desk: Desk, supervisor: Actor, reference: str
) -> None:
    desk.submit(told(1, "NGUYEN MAU A", bank_reference="FT24253001"), by=SYSTEM)
    desk.submit(DecideCredit("sandbox", "credit-1", None, "Chuyển nhầm"), by=supervisor)
    desk.submit(UNDO, by=supervisor)

    desk.submit(told(2, reference, provider="casso", bank_reference="FT24253001"), by=SYSTEM)

    assert state(desk, "p1") == (Money(100_000), PaymentState.PAID)
    with pytest.raises(StaleError, match="credit_not_decided"):
        desk.submit(UNDO, by=supervisor)
