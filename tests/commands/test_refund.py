"""What is kept of money that goes back and of receipts that are void, and where its đồng come from.

Who may ask and agree, and the sums that stand afterwards: test_going_back.py.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from counter_app.commands.account import ApproveAccount, ProposeAccount
from counter_app.commands.drawer import CountDrawer, MoveCash
from counter_app.commands.outcome import Topic
from counter_app.commands.payment import CancelPayment
from counter_app.commands.refund import (
    ApproveRefund,
    DeclineRefund,
    NoteRefundSent,
    RefundNow,
    RequestRefund,
    RequestVoid,
)
from counter_app.commands.shift import CloseShift
from counter_app.commands.station import AddStation
from counter_app.desk import Desk
from counter_app.domain.account import AccountProfile
from counter_app.domain.bill import BillAsked
from counter_app.domain.errors import InputError, NotAllowed, RuleError, StaleError
from counter_app.domain.instant import micros
from counter_app.domain.ledger import Account, CashMove
from counter_app.domain.money import ZERO
from counter_app.domain.payment import Payer, PaymentState, QrTender
from counter_app.domain.refund import RefundReason, RefundState, RefundWay, VoidReason
from counter_app.domain.shift import DrawerCount
from counter_app.domain.user import SYSTEM
from counter_app.queries.outbox import DueForCity
from counter_app.queries.shift import ShiftSummary
from counter_app.queries.verify import Verify
from counter_app.store import schema
from counter_app.store.ledger import balance
from counter_app.store.rows import Row
from counter_app.store.unit_of_work import Store
from tests.builders import HOUSEHOLD_BUSINESS, a_dossier, open_a_shift
from tests.commands.till import LATE_BIRTH, Counter, cash, dong
from tests.conftest import Clock

BILL = dong(100_000)
PAID_BACK = frozenset({Topic.PAYMENTS, Topic.DOSSIERS, Topic.SHIFT, Topic.OUTBOX, Topic.PRINTS})


def refund_row(store: Store, refund_id: str) -> dict[str, Any]:
    """What is kept of a request, without the seal."""
    with store.reading() as reading:
        row = reading.one(schema.refund, id=refund_id)
    assert row is not None
    return {name: value for name, value in row.items() if name != "seal"}


def payment_rows(store: Store) -> list[Row]:
    with store.reading() as reading:
        return list(reading.rows(schema.payment.select().order_by(schema.payment.c.id)))


def by_qr(counter: Counter, amount: int = 100_000) -> str:
    """A dossier that was paid by the bank; its receipt's number."""
    counter.credit(counter.ask("p1"), amount)
    counter.receive(QrTender("p1"))
    return counter.money().receipts[0].number


def asked(counter: Counter, dossier_id: str = "d1", **changes: Any) -> RequestRefund:
    (payment, *_) = counter.money(dossier_id).payments
    command = RequestRefund(
        "r1", payment.payment_id, dong(10_000), BILL, RefundReason.WRONG_FEE, "  Thu  thừa "
    )
    return replace(command, **changes)


def void(number: str, reason: VoidReason, **changes: Any) -> RequestVoid:
    command = RequestVoid("v1", number, BILL, reason, " Sai   tên ")
    return replace(command, **changes)


def went_back(counter: Counter) -> list[dict[str, Any]]:
    """What the city is told of money that goes back."""
    due = counter.desk.ask(DueForCity(), by=SYSTEM)
    return [json.loads(one.payload) for one in due if one.kind == "payment.went_back"]


# ---- what is kept ----------------------------------------------------------------------------


def test_a_refund_is_kept_as_it_was_asked_for_agreed_to_and_paid(
    counter: Counter, store: Store
) -> None:
    desk = counter.desk
    counter.receive(cash(200_000))
    counter.clock.move(minutes=1)
    requested_at = micros(counter.clock())
    command = asked(counter, clause="  Điều 5   khoản 2 ")

    first = desk.submit(command, by=counter.clerk)

    request = {
        "id": "r1", "number": "HT-0126-261126-01", "kind": "refund",
        "payment_id": command.payment_id, "dossier_id": "d1",
        "receipt_number": "26TAA-01260001", "way": "cash", "amount": 10_000, "seen": 100_000,
        "fee_part": None, "surplus_part": None, "reason": "wrong_fee", "words": "Thu thừa",
        "clause": "Điều 5 khoản 2", "state": "requested", "requested_at": requested_at,
        "requested_by": counter.clerk.user_id, "requested_name": counter.clerk.name,
        "decided_at": None, "decided_by": None, "decided_name": None, "paid_at": None,
        "paid_name": None, "bank_reference": None, "payer_name": None, "payer_id": None,
        "shift_id": counter.shift_id,
    }  # fmt: skip
    assert refund_row(store, "r1") == request
    now = RefundNow("r1", "HT-0126-261126-01", RefundState.REQUESTED, RefundWay.CASH, dong(10_000))
    assert (first.value, first.changed) == (now, frozenset({Topic.PAYMENTS}))
    assert desk.submit(command, by=counter.clerk).value == now
    counter.clock.move(minutes=1)
    agreed_at = micros(counter.clock())

    done = desk.submit(ApproveRefund("r1"), by=counter.supervisor)

    assert (done.value, done.changed) == (replace(now, state=RefundState.DONE), PAID_BACK)
    supervisor = counter.supervisor
    assert refund_row(store, "r1") == request | {
        "state": "done", "fee_part": 10_000, "surplus_part": 0, "decided_at": agreed_at,
        "decided_by": supervisor.user_id, "decided_name": supervisor.name, "paid_at": agreed_at,
        "paid_name": supervisor.name,
    }  # fmt: skip


def test_a_refund_of_the_bank_is_kept_with_who_sent_it_when_and_under_which_number(
    counter: Counter, store: Store
) -> None:
    desk = counter.desk
    by_qr(counter)
    desk.submit(asked(counter), by=counter.clerk)
    counter.clock.move(minutes=1)
    due = desk.submit(ApproveRefund("r1"), by=counter.supervisor)
    before = refund_row(store, "r1")
    counter.clock.move(minutes=1)
    with pytest.raises(InputError) as refusal:
        desk.submit(NoteRefundSent("r1", "  "), by=counter.head)

    sent = desk.submit(NoteRefundSent("r1", " FT  99 "), by=counter.head)

    assert refusal.value == InputError(
        "field_missing", field="bank_reference", what="field_bank_reference"
    )
    assert (before["state"], before["paid_at"], before["paid_name"]) == ("due", None, None)
    assert refund_row(store, "r1") == before | {
        "state": "done", "paid_at": micros(counter.clock()), "paid_name": counter.head.name,
        "bank_reference": "FT 99",
    }  # fmt: skip
    assert (due.value.way, sent.value) == (
        RefundWay.BANK,
        replace(due.value, state=RefundState.DONE),
    )
    assert sent.changed == frozenset({Topic.PAYMENTS, Topic.OUTBOX})


def test_a_request_that_is_declined_says_why_and_by_whom(counter: Counter, store: Store) -> None:
    counter.receive(cash(200_000))
    now = counter.desk.submit(asked(counter), by=counter.clerk).value
    before = refund_row(store, "r1")
    counter.clock.move(minutes=1)

    declined = counter.desk.submit(DeclineRefund("r1", " Đã  thu đúng "), by=counter.head)

    assert declined.value == replace(now, state=RefundState.DECLINED)
    assert declined.changed == frozenset({Topic.PAYMENTS})
    assert refund_row(store, "r1") == before | {
        "state": "declined", "clause": "Đã thu đúng", "decided_at": micros(counter.clock()),
        "decided_by": counter.head.user_id, "decided_name": counter.head.name,
    }  # fmt: skip


def test_a_void_that_keeps_the_money_is_kept_with_its_new_payer_and_no_part_of_it_moved(
    counter: Counter, store: Store
) -> None:
    desk = counter.desk
    account = AccountProfile(
        "chung", "970436", "Vietcombank", "1234567890123", "DIEN TAP", counter.clock().date()
    )
    desk.submit(ProposeAccount(account, "QĐ 01"), by=counter.supervisor)
    desk.submit(ApproveAccount("chung", 1), by=counter.head)
    number = by_qr(counter)
    payer = Payer.parse("Trần Văn Mẫu", "0101234567")
    command = void(number, VoidReason.WRONG_CONTENT, payer=payer)
    first = desk.submit(command, by=counter.supervisor)
    again = desk.submit(command, by=counter.supervisor)
    request = refund_row(store, "v1")
    counter.clock.move(minutes=1)

    done = desk.submit(ApproveRefund("v1"), by=counter.head)

    now = RefundNow("v1", "HT-0126-261126-01", RefundState.REQUESTED, RefundWay.STAYS, BILL)
    assert first.value == again.value == now
    assert first.changed == frozenset({Topic.PAYMENTS})
    assert (request["receipt_number"], request["kind"], request["way"]) == (number, "void", "stays")
    assert (request["amount"], request["seen"], request["reason"]) == (
        100_000,
        100_000,
        "wrong_content",
    )
    assert (request["words"], request["clause"]) == ("Sai tên", "")
    assert (request["payer_name"], request["payer_id"]) == (payer.name, payer.id_number)
    at = micros(counter.clock())
    assert refund_row(store, "v1") == request | {
        "state": "done", "fee_part": 0, "surplus_part": 0, "paid_at": at, "decided_at": at,
        "decided_by": counter.head.user_id, "decided_name": counter.head.name,
    }  # fmt: skip
    replaced_by = "26TAA-01260002"
    assert done.value == replace(now, state=RefundState.DONE, replaced_by=replaced_by)
    assert done.changed == PAID_BACK
    old, new = sorted(payment_rows(store), key=lambda row: str(row["replaces"] or ""))
    assert (old["id"], old["state"]) == ("p1", PaymentState.CANCELLED)
    kept = ("dossier_id", "method", "amount_due", "amount_paid", "shift_id", "user_id", "profile")
    assert {name: new[name] for name in kept} == {name: old[name] for name in kept}
    assert new["profile"] is not None
    assert (new["state"], new["replaces"], new["settled_at"], new["requested_at"]) == (
        PaymentState.PAID, "p1", at, at,
    )  # fmt: skip
    assert (new["payer_name"], new["payer_id"]) == (payer.name, payer.id_number)
    with store.reading() as reading:
        receipt = reading.one(schema.receipt, number=number)
    assert receipt is not None
    assert (receipt["voided_at"], receipt["void_reason"]) == (at, "wrong_content")
    (told,) = went_back(counter)
    assert (told["receipt_number"], told["replaced_by"]) == (number, replaced_by)


def test_a_payer_without_a_number_takes_the_place_of_one_who_had_one(
    counter: Counter, store: Store
) -> None:
    number = by_qr(counter)
    for name, payer in (("v1", Payer.parse("Trần Văn Mẫu", "0101234567")), ("v2", None)):
        command = void(number, VoidReason.WRONG_CONTENT, refund_id=name, payer=payer)
        counter.desk.submit(command, by=counter.supervisor)
        number = counter.desk.submit(ApproveRefund(name), by=counter.head).value.replaced_by or ""

    command = void(
        number, VoidReason.WRONG_CONTENT, refund_id="v3", payer=Payer.parse("Lê Thị Thử")
    )
    counter.desk.submit(command, by=counter.supervisor)
    counter.desk.submit(ApproveRefund("v3"), by=counter.head)

    payers = [(row["payer_name"], row["payer_id"]) for row in payment_rows(store)]
    assert sorted(payers, key=str) == [
        ("Lê Thị Thử", None),
        ("Trần Văn Mẫu", "0101234567"),
        ("Trần Văn Mẫu", "0101234567"),
        (None, None),
    ]


@pytest.mark.parametrize(
    ("is_cash", "account"), [(True, "cash_drawer"), (False, "bank_confirmed")], ids=["cash", "QR"]
)
def test_money_that_is_booked_anew_stays_where_it_lies(
    counter: Counter, store: Store, is_cash: bool, account: str
) -> None:
    if is_cash:
        counter.receive(cash(100_000))
        number = counter.money().receipts[0].number
    else:
        number = by_qr(counter)
    counter.desk.submit(void(number, VoidReason.WRONG_CONTENT), by=counter.supervisor)
    counter.desk.submit(ApproveRefund("v1"), by=counter.head)

    with store.reading() as reading:
        table = schema.transfer
        moved = table.c.code.in_(("voided", "booked_again"))
        rows = reading.rows(table.select().where(moved).order_by(table.c.code.desc()))
    assert [(row["debit"], row["credit"], row["amount"]) for row in rows] == [
        ("receivable", account, 100_000),
        (account, "receivable", 100_000),
    ]


# ---- what an intent and a refusal say --------------------------------------------------------


def test_an_intent_is_of_one_payment_and_no_other(counter: Counter) -> None:
    desk = counter.desk
    counter.receive(cash(200_000))
    counter.receive(cash(200_000), "d2")
    desk.submit(asked(counter), by=counter.clerk)
    numbers = [counter.money(one).receipts[0].number for one in ("d1", "d2")]
    desk.submit(void(numbers[1], VoidReason.WRONG_CONTENT), by=counter.supervisor)

    with pytest.raises(StaleError, match="payment_of_another"):
        desk.submit(asked(counter, "d2"), by=counter.clerk)
    with pytest.raises(StaleError, match="payment_of_another"):
        desk.submit(void(numbers[0], VoidReason.WRONG_CONTENT), by=counter.supervisor)

    with pytest.raises(InputError, match="payment_unknown"):
        desk.submit(asked(counter, refund_id="r2", payment_id="nothing"), by=counter.clerk)
    for command in (ApproveRefund("nothing"), NoteRefundSent("nothing", "FT1")):
        with pytest.raises(InputError, match="refund_unknown"):
            desk.submit(command, by=counter.head)


def test_words_that_say_why_are_asked_for_by_their_name(counter: Counter) -> None:
    counter.receive(cash(200_000))
    number = counter.money().receipts[0].number

    for command in (
        asked(counter, words=" "),
        void(number, VoidReason.WRONG_CONTENT, words=""),
    ):
        with pytest.raises(InputError) as refusal:
            counter.desk.submit(command, by=counter.supervisor)
        assert refusal.value == InputError("field_missing", field="words", what="field_words")


def test_a_void_is_agreed_to_by_neither_its_asker_nor_who_took_the_money(
    counter: Counter,
) -> None:
    desk = counter.desk
    desk.submit(CloseShift(counter.shift_id, DrawerCount.of(dong(500_000))), by=counter.clerk)
    open_a_shift(desk, counter.supervisor)
    desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS), by=counter.supervisor)
    number = counter.money().receipts[0].number
    desk.submit(void(number, VoidReason.TAKEN_BY_MISTAKE), by=counter.head)

    for person in (counter.supervisor, counter.head):
        with pytest.raises(NotAllowed, match="other_person_needed"):
            desk.submit(ApproveRefund("v1"), by=person)

    counter.stands(100_000, 100_000)


def test_a_void_is_agreed_to_only_while_nothing_else_of_its_payment_is_asked_back(
    counter: Counter, store: Store
) -> None:
    """What was asked back meanwhile would be given twice."""
    desk = counter.desk
    number = by_qr(counter, 130_000)
    desk.submit(void(number, VoidReason.WRONG_METHOD), by=counter.supervisor)
    surplus = asked(counter, amount=dong(30_000), seen=dong(30_000), reason=RefundReason.SURPLUS)
    desk.submit(surplus, by=counter.clerk)

    with pytest.raises(RuleError, match="void_after_refund"):
        desk.submit(ApproveRefund("v1"), by=counter.head)

    desk.submit(DeclineRefund("r1", "Để sau"), by=counter.head)
    desk.submit(ApproveRefund("v1"), by=counter.head)
    assert refund_row(store, "v1")["state"] == "due"


# ---- of which money --------------------------------------------------------------------------


def test_surplus_beside_a_void_receipt_is_still_surplus_and_no_more(
    counter: Counter, store: Store
) -> None:
    desk = counter.desk
    number = by_qr(counter, 130_000)
    desk.submit(void(number, VoidReason.WRONG_DOSSIER), by=counter.supervisor)
    desk.submit(ApproveRefund("v1"), by=counter.head)
    some = asked(counter, amount=dong(10_000), seen=dong(30_000), reason=RefundReason.SURPLUS)
    with pytest.raises(RuleError, match="refund_more_than_left"):
        desk.submit(replace(some, amount=dong(30_001)), by=counter.clerk)

    for name, amount, seen in (("r1", 10_000, 30_000), ("r2", 20_000, 20_000)):
        part = replace(some, refund_id=name, amount=dong(amount), seen=dong(seen))
        desk.submit(part, by=counter.clerk)
        desk.submit(ApproveRefund(name), by=counter.supervisor)

    parts = [
        (row["fee_part"], row["surplus_part"])
        for row in (refund_row(store, name) for name in ("v1", "r1", "r2"))
    ]
    assert parts == [(0, 0), (0, 10_000), (0, 20_000)]
    with store.reading() as reading:
        assert balance(reading, Account.SURPLUS) == ZERO
        assert balance(reading, Account.REFUND_DUE) == dong(-130_000)
    counter.stands(100_000, 0)


def test_what_comes_after_the_money_went_back_is_surplus_of_its_own(
    counter: Counter, store: Store
) -> None:
    reference = counter.ask("p1")
    counter.credit(reference, 60_000)
    counter.desk.submit(CancelPayment("p1"), by=counter.clerk)
    back = RequestRefund(
        "r1", "p1", dong(60_000), dong(60_000), RefundReason.WITHDRAWN, "Không nộp nữa"
    )
    counter.desk.submit(back, by=counter.clerk)
    counter.desk.submit(ApproveRefund("r1"), by=counter.supervisor)
    counter.credit(reference, 40_000, 2)

    later = replace(
        back, refund_id="r2", amount=dong(40_000), seen=dong(40_000), reason=RefundReason.SURPLUS
    )
    counter.desk.submit(later, by=counter.clerk)
    counter.desk.submit(ApproveRefund("r2"), by=counter.supervisor)

    parts = [(row["fee_part"], row["surplus_part"]) for row in map_rows(store, "r1", "r2")]
    assert parts == [(60_000, 0), (0, 40_000)]
    assert refund_row(store, "r2")["receipt_number"] is None
    with store.reading() as reading:
        assert balance(reading, Account.SURPLUS) == ZERO
        assert balance(reading, Account.REFUND_DUE) == dong(-100_000)
    # Nobody came with the dossier: the city knows of nothing.
    assert went_back(counter) == []


def map_rows(store: Store, *names: str) -> list[dict[str, Any]]:
    return [refund_row(store, name) for name in names]


def test_surplus_that_went_back_is_not_there_again_for_the_next(
    counter: Counter, store: Store
) -> None:
    desk = counter.desk
    by_qr(counter, 130_000)
    first = asked(counter, amount=dong(30_000), seen=dong(130_000), reason=RefundReason.SURPLUS)
    desk.submit(first, by=counter.clerk)
    desk.submit(ApproveRefund("r1"), by=counter.supervisor)
    with pytest.raises(RuleError, match="refund_more_than_surplus"):
        desk.submit(replace(first, refund_id="r2", amount=dong(1), seen=BILL), by=counter.clerk)

    other = replace(
        first, refund_id="r2", amount=dong(5_000), seen=BILL, reason=RefundReason.WRONG_FEE
    )
    desk.submit(other, by=counter.clerk)
    desk.submit(ApproveRefund("r2"), by=counter.supervisor)

    rows = map_rows(store, "r1", "r2")
    assert [(row["fee_part"], row["surplus_part"]) for row in rows] == [(0, 30_000), (5_000, 0)]
    counter.stands(95_000, 95_000)


def test_a_receipt_of_an_older_program_gives_back_by_its_dossiers_lines(
    counter: Counter, store: Store
) -> None:
    """It kept no lines of its own: what goes back is of the bill, the last line first."""
    bill = BillAsked((("copy", 3),), answers=frozenset({"LP_HO_TICH-2"}))
    command = a_dossier("d1", LATE_BIRTH, bill=bill, tender=cash(29_000))
    counter.desk.submit(command, by=counter.clerk)
    with store.writing() as uow:
        uow.connection.execute(schema.receipt_line.delete())

    back = asked(counter, amount=dong(25_000), seen=dong(29_000))
    counter.desk.submit(back, by=counter.clerk)
    counter.desk.submit(ApproveRefund("r1"), by=counter.supervisor)

    with store.reading() as reading:
        due = [balance(reading, one) for one in (Account.FEE_DUE, Account.CHARGE_DUE)]
    assert due == [ZERO, dong(-4_000)]


# ---- out of which drawer ---------------------------------------------------------------------


@pytest.fixture
def rich(counter: Counter, store: Store, clock: Clock, new_id: Callable[[], str]) -> Counter:
    """Another station of the same database has a million in its drawer."""
    counter.desk.submit(AddStation(127, "Quầy 2"), by=counter.supervisor)
    other = Desk(store.as_station(2), clock=clock, monotonic_ns=lambda: 1, new_id=new_id)
    open_a_shift(other, counter.head, 1_000_000)
    return counter


def test_a_drawer_gives_to_the_last_dong_and_nothing_of_the_drawer_beside_it(
    rich: Counter,
) -> None:
    desk, clerk = rich.desk, rich.clerk
    rich.receive(cash(100_000))
    desk.submit(asked(rich, amount=BILL), by=clerk)
    with pytest.raises(RuleError) as refusal:
        desk.submit(MoveCash("m1", CashMove.OUT, dong(600_001), "Về két"), by=clerk)
    assert refusal.value == RuleError("drawer_too_little", held=600_000)
    desk.submit(MoveCash("m1", CashMove.TREASURY, dong(500_001), "Nộp"), by=clerk)
    with pytest.raises(RuleError) as refusal:
        desk.submit(ApproveRefund("r1"), by=rich.supervisor)
    assert refusal.value == RuleError("drawer_too_little", held=99_999)
    desk.submit(MoveCash("m2", CashMove.IN, dong(1), "Lẻ"), by=clerk)

    desk.submit(ApproveRefund("r1"), by=rich.supervisor)

    assert desk.ask(ShiftSummary(rich.shift_id), by=clerk).drawer.net == dong(-500_000)
    assert (
        rich.desk.submit(CloseShift(rich.shift_id, DrawerCount()), by=clerk).value.expected == ZERO
    )


def test_a_drawer_is_counted_against_its_own_book(rich: Counter) -> None:
    counted = DrawerCount.of(dong(500_000))

    taken = rich.desk.submit(CountDrawer(rich.shift_id, counted), by=rich.clerk).value
    closed = rich.desk.submit(CloseShift(rich.shift_id, counted), by=rich.clerk).value

    assert (taken.asks_again, taken.expected) == (False, dong(500_000))
    assert (closed.expected, closed.difference) == (dong(500_000), ZERO)


def test_what_the_bank_sends_needs_no_open_drawer_and_cash_does(
    counter: Counter, store: Store
) -> None:
    desk = counter.desk
    by_qr(counter)
    counter.receive(cash(100_000), "d2")
    desk.submit(asked(counter), by=counter.clerk)
    desk.submit(asked(counter, "d2", refund_id="r2"), by=counter.clerk)
    desk.submit(CloseShift(counter.shift_id, DrawerCount.of(dong(600_000))), by=counter.clerk)

    desk.submit(ApproveRefund("r1"), by=counter.supervisor)
    with pytest.raises(RuleError, match="shift_not_open"):
        desk.submit(ApproveRefund("r2"), by=counter.supervisor)
    desk.submit(NoteRefundSent("r1", "FT1"), by=counter.head)

    assert refund_row(store, "r1")["shift_id"] == ""
    assert refund_row(store, "r2")["state"] == "requested"
    with store.reading() as reading:
        table = schema.transfer
        rows = reading.rows(
            table.select().where(table.c.code.in_(("refund_granted", "bank_refund")))
        )
    assert [(row["shift_id"], row["amount"]) for row in rows] == [("", 10_000)] * 2
    assert desk.ask(Verify(), by=SYSTEM).ok
