"""Several payments of one bill, the rest of it later, and money that goes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from counter_app.commands.blackout import PrepareKit
from counter_app.commands.drawer import MoveCash
from counter_app.commands.outcome import Command, Topic
from counter_app.commands.payment import (
    CancelPayment,
    ClaimPayment,
    RequestPayment,
    RequestRest,
    TakePayment,
)
from counter_app.commands.refund import (
    ApproveRefund,
    DeclineRefund,
    NoteRefundSent,
    RequestRefund,
    RequestVoid,
)
from counter_app.commands.result import FinishDossier, ReturnResult
from counter_app.commands.shift import CloseShift
from counter_app.desk import Desk
from counter_app.domain import reference as references
from counter_app.domain.bill import BillAsked
from counter_app.domain.blackout import OnPaper
from counter_app.domain.channel import Channel
from counter_app.domain.errors import CounterError, InputError, NotAllowed, RuleError, StaleError
from counter_app.domain.instant import micros
from counter_app.domain.ledger import Account, CashMove
from counter_app.domain.money import ZERO, Money
from counter_app.domain.payment import (
    CashTender,
    Method,
    Payer,
    PaymentState,
    QrTender,
    Share,
    SplitTender,
    Standing,
)
from counter_app.domain.refund import RefundReason, RefundState, RefundWay, VoidReason
from counter_app.domain.return_way import ReturnWay
from counter_app.domain.shift import DrawerCount
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.outbox import DueForCity
from counter_app.queries.payment import DossierMoney, MoneyOfDossier, OnePayment
from counter_app.queries.slip import PaperFor
from counter_app.queries.verify import Verify
from counter_app.store import schema
from counter_app.store.ledger import balance
from counter_app.store.payment import Payments
from counter_app.store.rows import Row
from counter_app.store.unit_of_work import Store
from sync.sandbox.contract import body_fault
from tests.builders import (
    HOUSEHOLD_BUSINESS,
    a_dossier,
    drill_people,
    forwarded,
    open_a_shift,
)
from tests.commands.test_thread import a_credit
from tests.conftest import Clock
from tests.template import STATION

BILL = 100_000


def dong(amount: int) -> Money:
    return Money(amount)


def cash(amount: int, share: int | None = None) -> CashTender:
    return CashTender(Money(amount), None if share is None else Share(Money(share)))


def a_request(payment_id: str, share: int | None = None, dossier_id: str = "d1") -> RequestPayment:
    part = None if share is None else Share(Money(share))
    return RequestPayment(
        payment_id, dossier_id, HOUSEHOLD_BUSINESS, Channel.COUNTER, BillAsked(), share=part
    )


@dataclass(frozen=True)
class Counter:
    """A desk with an open shift, and what its three people do most."""

    desk: Desk
    clerk: Actor
    supervisor: Actor
    head: Actor
    shift_id: str
    clock: Clock

    def receive(self, tender: object, dossier_id: str = "d1", **changes: object) -> object:
        command = a_dossier(dossier_id, HOUSEHOLD_BUSINESS, tender=tender, **changes)
        return self.desk.submit(command, by=self.clerk).value

    def ask(self, payment_id: str, share: int | None = None) -> str:
        reference = self.desk.submit(a_request(payment_id, share), by=self.clerk).value.reference
        self.clock.move(seconds=1)
        return reference

    def credit(self, reference: str, amount: int, number: int = 1) -> None:
        self.desk.submit(a_credit(reference, amount, number), by=SYSTEM)

    def money(self, dossier_id: str = "d1") -> MoneyOfDossier:
        found = self.desk.ask(DossierMoney(dossier_id), by=self.clerk)
        assert found is not None
        return found

    def stands(self, due: int, paid: int, waiting: int = 0) -> None:
        """Where the dossier's money stands, and that the whole book says so too."""
        assert self.money().standing == Standing(Money(due), Money(paid), Money(waiting))
        verdict = self.desk.ask(Verify(), by=SYSTEM)
        assert (verdict.first_fault, verdict.ledger_sum, verdict.gaps) == (None, 0, ())

    def close(self, counted: int, reason: str = "") -> Money:
        command = CloseShift(self.shift_id, DrawerCount.of(Money(counted)), reason)
        return self.desk.submit(command, by=self.clerk).value.difference

    def refund(self, amount: int, seen: int, **changes: object) -> RequestRefund:
        payment = next(p for p in self.money().payments if p.state is not PaymentState.CANCELLED)
        asked = RequestRefund(
            "r1", payment.payment_id, Money(amount), Money(seen), RefundReason.WITHDRAWN, "Rút"
        )
        return replace(asked, **changes)  # type: ignore[arg-type]


@pytest.fixture
def counter(store: Store, clock: Clock, new_id: Callable[[], str]) -> Counter:
    """On either database."""
    desk = Desk(store, clock=clock, monotonic_ns=lambda: 1, new_id=new_id)
    clerk, supervisor, head = drill_people(store)
    shift = open_a_shift(desk, clerk)
    return Counter(desk, clerk, supervisor, head, shift.shift_id, clock)


# ---- several payments of one bill ------------------------------------------------------------


def test_a_bill_is_split_over_the_bank_and_the_drawer(counter: Counter) -> None:
    reference = counter.ask("p1", 70_000)
    counter.credit(reference, 70_000)

    received = counter.receive(SplitTender((QrTender("p1"), cash(50_000, 30_000))))

    assert received.change == dong(20_000)  # type: ignore[attr-defined]
    totals = [(r.total.dong, r.method) for r in counter.money().receipts]
    assert totals == [(70_000, Method.QR), (30_000, Method.CASH)]
    counter.stands(BILL, BILL)
    assert counter.close(530_000) == ZERO


def test_an_advance_leaves_a_rest_that_is_taken_later(counter: Counter) -> None:
    counter.receive(SplitTender((cash(40_000, 40_000),), rest_later=True))
    counter.stands(BILL, 40_000)

    taken = counter.desk.submit(
        TakePayment("p2", "d1", cash(100_000), dong(60_000)), by=counter.clerk
    ).value

    assert (taken.amount, taken.change, taken.rest) == (dong(60_000), dong(40_000), ZERO)
    counter.stands(BILL, BILL)
    assert [r.total.dong for r in counter.money().receipts] == [40_000, 60_000]


def test_an_advance_that_was_not_said_to_be_one_is_refused(counter: Counter) -> None:
    for tender in (cash(40_000, 40_000), SplitTender((), rest_later=True)):
        with pytest.raises(RuleError, match="fee_not_taken"):
            counter.receive(tender)


@pytest.mark.parametrize(
    ("tender", "code"),
    [
        (cash(200_000, BILL + 1), "share_too_large"),
        (SplitTender((cash(60_000, 60_000), cash(60_000, 60_000))), "share_too_large"),
        (SplitTender((cash(BILL), cash(BILL))), "nothing_to_pay"),
        (SplitTender((QrTender("p1"), QrTender("p1"))), "payment_named_twice"),
        (cash(50_000, 60_000), "tendered_too_little"),
    ],
)
def test_no_split_charges_more_than_the_bill(counter: Counter, tender: object, code: str) -> None:
    counter.ask("p1", 10_000)

    with pytest.raises(CounterError, match=code):
        counter.receive(tender)


def test_nobody_is_asked_for_more_than_the_rest(counter: Counter) -> None:
    counter.ask("p1", 70_000)

    with pytest.raises(InputError, match="share_too_large"):
        counter.ask("p2", 30_001)
    assert counter.desk.submit(a_request("p3"), by=counter.clerk).value.amount == dong(30_000)
    with pytest.raises(StaleError, match="payment_waits"):
        counter.ask("p4")


def test_an_intent_belongs_to_one_dossier_and_dies_when_it_is_called_off(counter: Counter) -> None:
    counter.ask("p1")
    with pytest.raises(StaleError, match="payment_of_another"):
        counter.desk.submit(a_request("p1", dossier_id="d2"), by=counter.clerk)
    counter.desk.submit(CancelPayment("p1"), by=counter.clerk)

    with pytest.raises(RuleError, match="payment_cancelled"):
        counter.ask("p1")


def test_cash_calls_off_the_request_that_nobody_paid(counter: Counter) -> None:
    reference = counter.ask("p1")
    counter.receive(cash(BILL))

    counter.credit(reference, BILL)

    assert counter.money().surplus == dong(BILL)
    counter.stands(BILL, BILL)


def test_what_came_in_part_stays_and_cash_is_for_the_rest(counter: Counter) -> None:
    counter.credit(counter.ask("p1"), 60_000)

    received = counter.receive(cash(BILL))

    assert received.change == dong(60_000)  # type: ignore[attr-defined]
    counter.stands(BILL, BILL)
    assert [r.total.dong for r in counter.money().receipts] == [60_000, 40_000]


def test_an_underpaid_request_is_cut_and_the_rest_taken_another_way(counter: Counter) -> None:
    reference = counter.ask("p1")
    counter.receive(QrTender("p1"))
    counter.credit(reference, 60_000)
    counter.stands(BILL, 60_000, 40_000)
    with pytest.raises(StaleError, match="payment_waits"):
        counter.desk.submit(TakePayment("p2", "d1", cash(BILL), ZERO), by=counter.clerk)

    counter.desk.submit(CancelPayment("p1"), by=counter.clerk)
    counter.stands(BILL, 60_000)
    asked = counter.desk.submit(RequestRest("p3", "d1", Method.TRANSFER), by=counter.clerk).value
    counter.credit(asked.reference, 40_000, 2)
    counter.credit(reference, 40_000, 3)

    assert asked.amount == dong(40_000)
    assert asked.account
    counter.stands(BILL, BILL)
    assert counter.money().surplus == dong(40_000)
    assert [r.total.dong for r in counter.money().receipts] == [60_000, 40_000]


def test_a_rest_is_taken_once_however_often_and_at_however_many_desks(counter: Counter) -> None:
    counter.receive(SplitTender((cash(40_000, 40_000),), rest_later=True))
    take = TakePayment("p2", "d1", cash(60_000), dong(60_000))

    taken = {counter.desk.submit(take, by=counter.clerk).value for _ in range(3)}
    with pytest.raises(StaleError, match="rest_stale"):
        counter.desk.submit(replace(take, payment_id="p3"), by=counter.supervisor)

    assert len(taken) == 1
    counter.stands(BILL, BILL)
    assert counter.close(600_000) == ZERO


def test_a_claim_pays_nothing(counter: Counter) -> None:
    counter.ask("p1")
    counter.receive(QrTender("p1"))

    counter.desk.submit(ClaimPayment("p1"), by=counter.clerk)

    counter.stands(BILL, 0, BILL)
    assert counter.money().receipts == ()


def test_a_claim_says_who_made_it_first_and_changes_nothing_that_the_bank_said(
    counter: Counter, store: Store
) -> None:
    counter.ask("p1", 60_000)
    counter.credit(counter.ask("p2", 40_000), 40_000)
    claimed_at = micros(counter.clock.now)
    for payment_id in ("p1", "p2"):
        counter.desk.submit(ClaimPayment(payment_id), by=counter.clerk)
    counter.clock.move(minutes=1)

    counter.desk.submit(ClaimPayment("p1"), by=counter.supervisor)

    with store.reading() as reading:
        rows = reading.rows(select(schema.payment).order_by(schema.payment.c.id))
    assert [(row["state"], row["claimed_at"], row["claimed_by"]) for row in rows] == [
        (PaymentState.CLAIMED, claimed_at, counter.clerk.name),
        (PaymentState.PAID, None, None),
    ]


def test_whatever_moves_or_asks_money_is_told_to_the_screens_that_show_it(
    counter: Counter,
) -> None:
    def heard(command: Command[Any]) -> frozenset[Topic]:
        return counter.desk.submit(command, by=counter.clerk).changed

    everywhere = {Topic.PAYMENTS, Topic.DOSSIERS, Topic.OUTBOX, Topic.PRINTS}
    assert heard(a_request("p1")) == heard(ClaimPayment("p1")) == {Topic.PAYMENTS}
    assert heard(CancelPayment("p1")) == {Topic.PAYMENTS}
    counter.receive(SplitTender((cash(40_000, 40_000),), rest_later=True))
    assert heard(RequestRest("p2", "d1")) == {Topic.PAYMENTS, Topic.DOSSIERS}
    assert heard(CancelPayment("p2")) == everywhere
    assert heard(TakePayment("p3", "d1", cash(60_000), dong(60_000))) == everywhere


def test_only_a_request_that_is_there_and_not_paid_is_called_off(counter: Counter) -> None:
    counter.credit(counter.ask("p1"), BILL)
    with pytest.raises(RuleError, match="payment_already_used"):
        counter.desk.submit(CancelPayment("p1"), by=counter.clerk)
    for unknown in (CancelPayment("p2"), ClaimPayment("p2")):
        with pytest.raises(InputError, match="payment_unknown"):
            counter.desk.submit(unknown, by=counter.clerk)

    counter.receive(QrTender("p1"))

    counter.stands(BILL, BILL)


def test_nothing_is_asked_or_taken_for_a_dossier_that_was_not_received(counter: Counter) -> None:
    from tests.builders import a_supplement

    counter.desk.submit(a_supplement("d1"), by=counter.clerk)

    with pytest.raises(RuleError, match="dossier_not_received"):
        counter.desk.submit(RequestRest("p1", "d1"), by=counter.clerk)
    with pytest.raises(RuleError, match="dossier_not_received"):
        counter.desk.submit(TakePayment("p1", "d1", cash(BILL), dong(BILL)), by=counter.clerk)


def test_a_request_for_another_bill_is_made_anew(counter: Counter) -> None:
    counter.ask("p1", 70_000)

    with pytest.raises(StaleError, match="payment_other_amount"):
        counter.receive(QrTender("p1"))

    counter.desk.submit(CancelPayment("p1"), by=counter.clerk)
    counter.ask("p2")
    assert counter.receive(QrTender("p2")).change is None  # type: ignore[attr-defined]


def test_cash_of_a_sheet_lies_in_the_drawer_of_the_day_that_stands_on_it(
    counter: Counter, store: Store
) -> None:
    kit = counter.desk.submit(PrepareKit(1), by=counter.supervisor).value.number
    with store.reading() as reading:
        forms = reading.rows(select(schema.blackout_form))
    serials = {row["kind"]: row["serial"] for row in forms}
    written_at = counter.clock.now + timedelta(minutes=5)
    sheet = OnPaper(kit, serials["slip"], written_at, serials["receipt"])
    counter.clock.move(days=1)
    with pytest.raises(RuleError, match="shift_left_open"):
        counter.receive(cash(BILL), "d2")

    counter.receive(cash(BILL), on_paper=sheet)

    counter.stands(BILL, BILL)
    assert counter.close(500_000 + BILL) == ZERO


def test_each_request_has_the_next_reference_of_its_station(counter: Counter) -> None:
    first, second = counter.ask("p1", 10_000), counter.ask("p2", 10_000)

    assert {references.station_of(one) for one in (first, second)} == {STATION}
    assert int(second[7:12]) == int(first[7:12]) + 1


def test_a_result_waits_until_the_whole_bill_is_paid(counter: Counter) -> None:
    from datetime import date

    desk, clerk = counter.desk, counter.clerk
    counter.receive(SplitTender((cash(40_000, 40_000),), rest_later=True))
    finish = FinishDossier("d1", "Giấy chứng nhận", "1", date(2026, 11, 26), "Trần Mẫu")
    desk.submit(finish, by=clerk)
    home = ReturnResult("d1", ReturnWay.COUNTER, "Nguyễn Mẫu")
    with pytest.raises(RuleError, match="fee_not_settled"):
        desk.submit(home, by=clerk)

    desk.submit(TakePayment("p2", "d1", cash(60_000), dong(60_000)), by=clerk)

    assert desk.submit(home, by=clerk).value


def test_another_payer_is_named_on_the_receipt(counter: Counter) -> None:
    payer = Payer.parse("Trần Văn Mẫu", "0101234567")
    counter.receive(cash(BILL), payer=payer)

    number = counter.money().receipts[0].number
    paper = str(counter.desk.ask(PaperFor("receipt", number), by=counter.clerk).paper)

    assert "Trần Văn Mẫu" in paper
    assert "0101234567" in paper
    assert "Nguyễn Thị Mẫu Đơn" not in paper


def test_who_pays_a_part_is_named_on_the_receipt_of_that_part(counter: Counter) -> None:
    counter.receive(SplitTender((cash(10_000, 10_000),), rest_later=True))
    bank, drawer = Payer.parse("Trần Văn Mẫu"), Payer.parse("Lê Thị Mẫu")
    rest = RequestRest("p2", "d1", share=Share(dong(20_000)), payer=bank)
    counter.credit(counter.desk.submit(rest, by=counter.clerk).value.reference, 20_000)

    take = TakePayment("p3", "d1", cash(100_000), dong(70_000), payer=drawer)
    taken = counter.desk.submit(take, by=counter.clerk).value

    names = {}
    for one in counter.money().receipts:
        paper = str(counter.desk.ask(PaperFor("receipt", one.number), by=counter.clerk).paper)
        names[one.payment_id] = [who.name for who in (bank, drawer) if who.name in paper]
        assert (one.payment_id == "p3") is (one.number == taken.receipt_number)
    assert (taken.payment_id, names["p2"], names["p3"]) == ("p3", [bank.name], [drawer.name])
    assert [one for one in names.values() if not one] == [[]]


def test_notes_that_were_counted_make_up_what_was_handed_over(counter: Counter) -> None:
    notes = DrawerCount(((50_000, 2), (20_000, 1)))
    with pytest.raises(InputError, match="notes_differ"):
        CashTender(Money(BILL), notes=notes)

    received = counter.receive(CashTender(Money(120_000), notes=notes))

    assert received.change == dong(20_000)  # type: ignore[attr-defined]


def test_money_for_more_than_is_owed_in_the_end_is_surplus(counter: Counter) -> None:
    from tests.builders import MARITAL_STATUS, ticks_for

    counter.credit(counter.ask("p1"), BILL)
    cheaper = a_dossier("d1", MARITAL_STATUS, tender=QrTender("p1"))

    counter.desk.submit(replace(cheaper, ticks=ticks_for(MARITAL_STATUS)), by=counter.clerk)

    assert counter.money().surplus == dong(97_000)
    counter.stands(3_000, 3_000)


def test_a_rest_is_asked_for_once_however_often_it_is_pressed(
    counter: Counter, store: Store
) -> None:
    counter.receive(SplitTender((cash(40_000, 40_000),), rest_later=True))
    counter.receive(SplitTender((cash(40_000, 40_000),), rest_later=True), "d2")
    rest = RequestRest("p2", "d1")

    asked = [counter.desk.submit(rest, by=counter.clerk).value for _ in range(3)]

    assert len(set(asked)) == 1 and asked[0].amount == dong(60_000)
    counter.stands(BILL, 40_000, 60_000)
    with store.reading() as reading:
        assert balance(reading, Account.BANK_AWAITING) == dong(60_000)
    with pytest.raises(StaleError, match="payment_of_another"):
        counter.desk.submit(RequestRest("p2", "d2"), by=counter.clerk)
    counter.desk.submit(CancelPayment("p2"), by=counter.clerk)
    with pytest.raises(RuleError, match="payment_cancelled"):
        counter.desk.submit(rest, by=counter.clerk)


def test_a_dossier_that_was_received_is_asked_for_its_rest_and_no_bill_anew(
    counter: Counter,
) -> None:
    counter.receive(SplitTender((cash(40_000, 40_000),), rest_later=True))

    with pytest.raises(StaleError, match="dossier_already_received"):
        counter.ask("p2")

    counter.stands(BILL, 40_000)


def test_cash_is_kept_with_what_was_handed_over_and_when(counter: Counter, store: Store) -> None:
    notes = DrawerCount(((50_000, 2), (20_000, 1)))
    counter.receive(CashTender(Money(120_000), notes=notes))

    with store.reading() as reading:
        (row,) = reading.rows(select(schema.payment))

    assert (row["amount_due"], row["amount_paid"]) == (BILL, BILL)
    assert (row["tendered"], row["change_given"]) == (120_000, 20_000)
    assert row["notes"] == "[[50000, 2], [20000, 1]]"
    assert row["requested_at"] == row["settled_at"] == micros(counter.clock.now)
    assert (row["method"], row["state"]) == (Method.CASH, PaymentState.PAID)
    assert (row["shift_id"], row["user_id"]) == (counter.shift_id, counter.clerk.user_id)


def test_a_request_of_another_dossier_pays_nothing_of_this_one(counter: Counter) -> None:
    counter.credit(counter.ask("p1"), BILL)

    for payment, dossier in (("p1", "d2"), ("p9", "d1")):
        with pytest.raises(InputError, match="payment_unknown"):
            counter.receive(QrTender(payment), dossier)


def test_what_goes_back_of_one_dossier_is_still_paid_of_another(counter: Counter) -> None:
    counter.receive(cash(BILL))
    counter.receive(cash(BILL), "d2")
    counter.desk.submit(counter.refund(30_000, BILL), by=counter.clerk)

    counter.desk.submit(ApproveRefund("r1"), by=counter.supervisor)

    counter.stands(70_000, 70_000)
    assert counter.money("d2").standing == Standing(dong(BILL), dong(BILL), ZERO)


def test_one_request_that_is_called_off_leaves_the_other_awaited(
    counter: Counter, store: Store
) -> None:
    counter.ask("p1", 60_000)
    counter.ask("p2", 40_000)

    counter.desk.submit(CancelPayment("p1"), by=counter.clerk)

    with store.reading() as reading:
        assert balance(reading, Account.BANK_AWAITING) == dong(40_000)
        assert balance(reading, Account.BANK_AWAITING, payment_id="p1") == ZERO
        assert balance(reading, Account.RECEIVABLE) == dong(-40_000)


@pytest.mark.parametrize("is_received", [False, True])
def test_what_came_of_a_request_that_is_cut_is_paid_from_then_on(
    counter: Counter, store: Store, is_received: bool
) -> None:
    reference = counter.ask("p1")
    if is_received:
        counter.receive(QrTender("p1"))
    counter.credit(reference, 60_000)
    counter.clock.move(minutes=5)

    counter.desk.submit(CancelPayment("p1"), by=counter.clerk)

    with store.reading() as reading:
        row = reading.one(schema.payment, id="p1")
    assert row is not None
    state = PaymentState.PAID_LATE if is_received else PaymentState.PAID
    assert (row["state"], row["amount_due"], row["amount_paid"]) == (state, 60_000, 60_000)
    assert row["settled_at"] == micros(counter.clock.now)


LATE_BIRTH = "1.001193"  # 5,000 đ of lệ phí, and 8,000 đ of phí a copy


@pytest.fixture
def two_lines(counter: Counter) -> Counter:
    """A bill of 5,000 đ lệ phí and 24,000 đ phí, paid 4,000, 10,000 and 15,000 by three desks."""
    bill = BillAsked((("copy", 3),), answers=frozenset({"LP_HO_TICH-2"}))
    tender = SplitTender((cash(4_000, 4_000),), rest_later=True)
    command = a_dossier("d1", LATE_BIRTH, bill=bill, tender=tender)
    counter.desk.submit(command, by=counter.clerk)
    for number, seen, part in ((2, 25_000, 10_000), (3, 15_000, 15_000)):
        take = TakePayment(f"p{number}", "d1", cash(20_000, part), dong(seen))
        counter.desk.submit(take, by=counter.clerk)
    return counter


def lines_of(store: Store, number: str) -> list[tuple[int, str, int]]:
    with store.reading() as reading:
        rows = reading.rows(
            select(schema.receipt_line)
            .where(schema.receipt_line.c.number == number)
            .order_by(schema.receipt_line.c.position)
        )
    return [(row["position"], row["kind"], row["amount"]) for row in rows]


def test_each_receipt_is_for_the_lines_where_the_last_one_ended(
    two_lines: Counter, store: Store
) -> None:
    lines = [lines_of(store, one.number) for one in two_lines.money().receipts]

    assert [[(kind, amount) for _, kind, amount in receipt] for receipt in lines] == [
        [("le_phi", 4_000)],
        [("le_phi", 1_000), ("phi", 9_000)],
        [("phi", 15_000)],
    ]
    first, second = lines[1][0][0], lines[1][1][0]
    assert first < second
    two_lines.stands(29_000, 29_000)


def test_void_receipts_leave_their_lines_to_the_next(two_lines: Counter, store: Store) -> None:
    desk, receipts = two_lines.desk, two_lines.money().receipts
    for name, receipt in (("v1", receipts[0]), ("v3", receipts[2])):
        void = RequestVoid(name, receipt.number, receipt.total, VoidReason.WRONG_METHOD, "QR")
        desk.submit(void, by=two_lines.supervisor)
        desk.submit(ApproveRefund(name), by=two_lines.head)
    two_lines.stands(29_000, 10_000)

    desk.submit(TakePayment("p4", "d1", cash(20_000), dong(19_000)), by=two_lines.clerk)

    last = two_lines.money().receipts[-1]
    assert [one[1:] for one in lines_of(store, last.number)] == [("le_phi", 4_000), ("phi", 15_000)]
    two_lines.stands(29_000, 29_000)


def test_receipts_of_an_older_program_without_lines_are_taken_in_their_order(
    counter: Counter, store: Store
) -> None:
    bill = BillAsked((("copy", 3),), answers=frozenset({"LP_HO_TICH-2"}))
    tender = SplitTender((cash(4_000, 4_000), cash(10_000, 10_000)), rest_later=True)
    command = a_dossier("d1", LATE_BIRTH, bill=bill, tender=tender)
    counter.desk.submit(command, by=counter.clerk)
    with store.writing() as uow:
        lines = uow.dossiers.fee_lines("d1")
        with_lines = uow.payments.receipted("d1", lines)
        without = Bare(uow).receipted("d1", lines)

    assert [one.dong for one in with_lines] == [5_000, 9_000]
    assert without == with_lines


class Bare(Payments):
    """The book as a program left it that kept no lines of a receipt."""

    def receipt_lines(self, number: str) -> list[Row]:
        return []


def test_what_goes_back_is_of_the_receipts_last_line_first(
    two_lines: Counter, store: Store
) -> None:
    desk, clerk = two_lines.desk, two_lines.clerk

    def back(number: int, amount: int, seen: int) -> tuple[int, int]:
        asked = RequestRefund(
            f"r{number}", "p2", dong(amount), dong(seen), RefundReason.WRONG_FEE, "Thu thừa"
        )
        desk.submit(asked, by=clerk)
        desk.submit(ApproveRefund(f"r{number}"), by=two_lines.supervisor)
        with store.reading() as reading:
            return balance(reading, Account.FEE_DUE).dong, balance(reading, Account.CHARGE_DUE).dong

    assert back(1, 2_000, 10_000) == (2_000 - 24_000, -5_000)
    assert back(2, 7_500, 8_000) == (9_000 - 24_000, 500 - 5_000)
    two_lines.stands(19_500, 19_500)


def test_of_two_payments_for_a_cheaper_bill_the_later_is_surplus_first(
    counter: Counter, store: Store
) -> None:
    from tests.builders import MARITAL_STATUS, ticks_for

    for payment, share in (("p1", 60_000), ("p2", 40_000)):
        counter.credit(counter.ask(payment, share), share, share)
    both = SplitTender((QrTender("p1"), QrTender("p2")))
    cheaper = a_dossier("d1", MARITAL_STATUS, tender=both)

    counter.desk.submit(replace(cheaper, ticks=ticks_for(MARITAL_STATUS)), by=counter.clerk)

    with store.reading() as reading:
        rows = reading.rows(select(schema.payment).order_by(schema.payment.c.id))
    assert [(row["id"], row["amount_due"], row["amount_paid"]) for row in rows] == [
        ("p1", 3_000, 60_000),
        ("p2", 0, 40_000),
    ]
    assert counter.money().surplus == dong(97_000)
    assert [one.total.dong for one in counter.money().receipts] == [3_000]
    counter.stands(3_000, 3_000)


# ---- going back ------------------------------------------------------------------------------


def test_cash_goes_back_from_the_drawer_by_two_people(counter: Counter) -> None:
    counter.receive(cash(200_000))
    asked = counter.refund(30_000, BILL)
    number = counter.desk.submit(asked, by=counter.clerk).value.number
    counter.stands(BILL, BILL)

    done = counter.desk.submit(ApproveRefund("r1"), by=counter.supervisor).value

    assert (done.state, done.way) == (RefundState.DONE, RefundWay.CASH)
    counter.stands(70_000, 70_000)
    assert counter.desk.ask(PaperFor("refund", number), by=counter.clerk).copy == 0
    assert counter.close(570_000) == ZERO


def test_a_refund_by_the_bank_is_due_until_it_was_sent(counter: Counter) -> None:
    counter.credit(counter.ask("p1"), BILL)
    counter.receive(QrTender("p1"))
    counter.desk.submit(counter.refund(BILL, BILL), by=counter.clerk)
    due = counter.desk.submit(ApproveRefund("r1"), by=counter.supervisor).value
    counter.stands(0, 0)

    sent = {
        counter.desk.submit(NoteRefundSent("r1", "FT99"), by=counter.head).value for _ in range(2)
    }

    assert (due.state, {one.state for one in sent}) == (RefundState.DUE, {RefundState.DONE})
    with pytest.raises(RuleError, match="refund_not_due"):
        counter.desk.submit(NoteRefundSent("r1", "FT98"), by=counter.head)
    counter.stands(0, 0)
    assert counter.close(500_000) == ZERO


def test_surplus_goes_back_and_the_fee_stays(counter: Counter) -> None:
    counter.credit(counter.ask("p1"), 130_000)
    counter.receive(QrTender("p1"))
    surplus = counter.refund(30_000, 130_000, reason=RefundReason.SURPLUS)
    with pytest.raises(RuleError, match="refund_more_than_surplus"):
        counter.desk.submit(replace(surplus, amount=dong(30_001)), by=counter.clerk)
    counter.desk.submit(surplus, by=counter.clerk)

    counter.desk.submit(ApproveRefund("r1"), by=counter.supervisor)

    assert counter.money().surplus == ZERO
    counter.stands(BILL, BILL)


def test_never_more_than_is_left_and_never_on_what_is_old(counter: Counter) -> None:
    desk, clerk = counter.desk, counter.clerk
    counter.receive(cash(BILL))
    with pytest.raises(RuleError, match="refund_more_than_left"):
        desk.submit(counter.refund(BILL + 1, BILL), by=clerk)
    with pytest.raises(InputError, match="money_is_nothing"):
        desk.submit(counter.refund(0, BILL), by=clerk)
    desk.submit(counter.refund(60_000, BILL), by=clerk)

    with pytest.raises(StaleError, match="refund_stale"):
        desk.submit(counter.refund(60_000, BILL, refund_id="r2"), by=clerk)
    with pytest.raises(RuleError, match="refund_more_than_left"):
        desk.submit(counter.refund(60_000, 40_000, refund_id="r2"), by=clerk)
    desk.submit(counter.refund(40_000, 40_000, refund_id="r2"), by=clerk)
    desk.submit(ApproveRefund("r2"), by=counter.supervisor)

    with pytest.raises(StaleError, match="refund_stale"):
        desk.submit(ApproveRefund("r1"), by=counter.supervisor)
    desk.submit(DeclineRefund("r1", "Lập lại"), by=counter.supervisor)
    counter.stands(60_000, 60_000)
    assert counter.close(560_000) == ZERO


def test_money_that_came_meanwhile_makes_a_request_stale(counter: Counter) -> None:
    reference = counter.ask("p1")
    counter.credit(reference, BILL)
    counter.receive(QrTender("p1"))
    counter.desk.submit(counter.refund(10_000, BILL), by=counter.clerk)

    counter.credit(reference, BILL, 2)

    with pytest.raises(StaleError, match="refund_stale"):
        counter.desk.submit(ApproveRefund("r1"), by=counter.supervisor)


def test_who_asked_or_took_the_money_does_not_agree(counter: Counter) -> None:
    desk = counter.desk
    taken = a_dossier("d1", HOUSEHOLD_BUSINESS, tender=cash(BILL))
    desk.submit(CloseShift(counter.shift_id, DrawerCount.of(Money(500_000))), by=counter.clerk)
    open_a_shift(desk, counter.supervisor)
    desk.submit(taken, by=counter.supervisor)
    desk.submit(counter.refund(1_000, BILL), by=counter.head)

    for person in (counter.supervisor, counter.head, counter.clerk):
        with pytest.raises(NotAllowed):
            desk.submit(ApproveRefund("r1"), by=person)

    counter.stands(BILL, BILL)


def test_a_decided_request_is_decided(counter: Counter) -> None:
    counter.receive(cash(BILL))
    for _ in range(2):
        counter.desk.submit(counter.refund(1_000, BILL), by=counter.clerk)
    counter.desk.submit(ApproveRefund("r1"), by=counter.supervisor)

    for command in (ApproveRefund("r1"), DeclineRefund("r1", "x")):
        with pytest.raises(StaleError, match="refund_decided"):
            counter.desk.submit(command, by=counter.supervisor)

    counter.stands(99_000, 99_000)


def test_a_drawer_gives_no_more_than_it_holds(counter: Counter) -> None:
    desk, clerk = counter.desk, counter.clerk
    counter.receive(cash(BILL))
    desk.submit(MoveCash("m1", CashMove.TREASURY, dong(550_000), "Nộp kho bạc"), by=clerk)
    desk.submit(counter.refund(BILL, BILL), by=clerk)

    with pytest.raises(RuleError, match="drawer_too_little"):
        desk.submit(ApproveRefund("r1"), by=counter.supervisor)
    with pytest.raises(RuleError, match="drawer_too_little"):
        desk.submit(MoveCash("m2", CashMove.OUT, dong(50_001), "x"), by=clerk)
    desk.submit(MoveCash("m3", CashMove.IN, dong(70_000), "Tiền lẻ"), by=clerk)
    desk.submit(MoveCash("m3", CashMove.IN, dong(70_000), "Tiền lẻ"), by=clerk)
    desk.submit(ApproveRefund("r1"), by=counter.supervisor)

    assert counter.close(20_000) == ZERO


def test_a_void_receipt_keeps_its_number_and_the_dossier_owes_again(counter: Counter) -> None:
    desk = counter.desk
    counter.receive(cash(BILL))
    number = counter.money().receipts[0].number
    void = RequestVoid("v1", number, dong(BILL), VoidReason.WRONG_METHOD, "Công dân trả bằng QR")
    with pytest.raises(NotAllowed, match="other_person_needed"):
        desk.submit(void, by=counter.clerk)
    desk.submit(void, by=counter.supervisor)
    with pytest.raises(NotAllowed, match="other_person_needed"):
        desk.submit(ApproveRefund("v1"), by=counter.supervisor)

    desk.submit(ApproveRefund("v1"), by=counter.head)

    counter.stands(BILL, 0)
    assert counter.money().receipts[0].void_reason == "wrong_method"
    assert "ĐÃ HỦY" in str(desk.ask(PaperFor("receipt", number), by=counter.clerk).paper[0])
    asked = desk.submit(RequestRest("p2", "d1"), by=counter.clerk).value
    counter.credit(asked.reference, BILL)
    counter.stands(BILL, BILL)
    serials = [r.number for r in counter.money().receipts]
    assert serials == ["26TAA-01260001", "26TAA-01260002"]
    assert counter.close(500_000) == ZERO


def test_wrong_content_brings_another_number_and_moves_no_money(counter: Counter) -> None:
    desk = counter.desk
    counter.receive(cash(BILL))
    number = counter.money().receipts[0].number
    void = RequestVoid(
        "v1",
        number,
        dong(BILL),
        VoidReason.WRONG_CONTENT,
        "Ghi sai người nộp",
        Payer.parse("Trần Văn Mẫu"),
    )
    desk.submit(void, by=counter.supervisor)

    done = desk.submit(ApproveRefund("v1"), by=counter.head).value

    assert done.replaced_by == "26TAA-01260002"
    again = counter.receive(cash(BILL))
    assert again.receipt_number == done.replaced_by  # type: ignore[attr-defined]
    paper = desk.ask(PaperFor("receipt", done.replaced_by), by=counter.clerk).paper
    assert "Trần Văn Mẫu" in str(paper)
    counter.stands(BILL, BILL)
    assert counter.close(600_000) == ZERO


def test_a_receipt_that_is_written_again_keeps_payer_method_and_account(counter: Counter) -> None:
    desk = counter.desk
    payer = Payer.parse("Trần Văn Mẫu", "0101234567")
    asked = replace(a_request("p1"), method=Method.TRANSFER, payer=payer)
    reference = desk.submit(asked, by=counter.clerk).value.reference
    counter.credit(reference, BILL)
    counter.receive(QrTender("p1"))
    (first,) = counter.money().receipts
    void = RequestVoid("v1", first.number, dong(BILL), VoidReason.WRONG_CONTENT, "Ghi sai phí")
    desk.submit(void, by=counter.supervisor)

    done = desk.submit(ApproveRefund("v1"), by=counter.head).value

    assert done.replaced_by is not None
    before, after = (
        str(desk.ask(PaperFor("receipt", number), by=counter.clerk).paper)
        for number in (first.number, done.replaced_by)
    )
    for words in ("Trần Văn Mẫu", "0101234567", "Chuyển khoản", "1234567890123 tại Vietcombank"):
        assert words in before and words in after, words
    again = counter.money().payments[-1]
    assert (again.method, again.payer_name) == (Method.TRANSFER, payer.name)
    counter.stands(BILL, BILL)


def test_a_receipt_is_voided_once_and_not_after_a_refund(counter: Counter) -> None:
    desk = counter.desk
    counter.receive(cash(BILL))
    number = counter.money().receipts[0].number
    void = RequestVoid("v1", number, dong(BILL), VoidReason.TAKEN_BY_MISTAKE, "x")
    with pytest.raises(StaleError, match="refund_stale"):
        desk.submit(replace(void, seen=dong(1)), by=counter.supervisor)
    with pytest.raises(InputError, match="receipt_unknown"):
        desk.submit(replace(void, receipt_number="26TAA-9"), by=counter.supervisor)
    desk.submit(counter.refund(1_000, BILL), by=counter.clerk)
    with pytest.raises(RuleError, match="void_after_refund"):
        desk.submit(void, by=counter.supervisor)
    desk.submit(DeclineRefund("r1", "x"), by=counter.head)
    desk.submit(void, by=counter.supervisor)
    desk.submit(ApproveRefund("v1"), by=counter.head)

    with pytest.raises(RuleError, match="receipt_void_already"):
        desk.submit(replace(void, refund_id="v2"), by=counter.supervisor)


def test_money_of_a_dossier_that_never_came_goes_back_whole(counter: Counter) -> None:
    counter.credit(counter.ask("p1"), 60_000)
    counter.desk.submit(CancelPayment("p1"), by=counter.clerk)
    asked = RequestRefund(
        "r1", "p1", dong(60_000), dong(60_000), RefundReason.WITHDRAWN, "Không nộp nữa"
    )
    with pytest.raises(RuleError, match="refund_whole_only"):
        counter.desk.submit(replace(asked, amount=dong(1)), by=counter.clerk)

    counter.desk.submit(asked, by=counter.clerk)
    counter.desk.submit(ApproveRefund("r1"), by=counter.supervisor)

    counter.receive(cash(BILL))
    counter.stands(BILL, BILL)


def test_a_waiting_request_is_called_off_before_money_goes_back(counter: Counter) -> None:
    counter.credit(counter.ask("p1"), 60_000)
    counter.receive(QrTender("p1"))

    with pytest.raises(RuleError, match="refund_before_called_off"):
        counter.desk.submit(counter.refund(1_000, 60_000), by=counter.clerk)


def test_the_city_is_told_in_its_own_words(counter: Counter) -> None:
    desk = counter.desk
    counter.credit(counter.ask("p1", 30_000), 30_000)
    counter.receive(SplitTender((QrTender("p1"), cash(40_000, 40_000)), rest_later=True))
    desk.submit(TakePayment("p2", "d1", cash(30_000), dong(30_000)), by=counter.clerk)
    desk.submit(counter.refund(1_000, 30_000), by=counter.clerk)
    desk.submit(ApproveRefund("r1"), by=counter.supervisor)
    desk.submit(NoteRefundSent("r1", "FT1"), by=counter.head)
    number = counter.money().receipts[1].number
    void = RequestVoid("v1", number, dong(40_000), VoidReason.WRONG_CONTENT, "x")
    desk.submit(void, by=counter.supervisor)
    desk.submit(ApproveRefund("v1"), by=counter.head)

    told = desk.ask(DueForCity(), by=SYSTEM)

    kinds = [entry.kind for entry in told]
    assert kinds == [
        "dossier.received",
        "receipt.made",
        "receipt.made",
        "payment.settled",
        "receipt.made",
        "payment.went_back",
        "payment.went_back",
        "payment.went_back",
        # Of the receipt that was written in the voided one's place.
        "receipt.made",
    ]
    import json

    bodies = [json.loads(entry.payload) for entry in told]
    assert [body_fault(one.kind, body) for one, body in zip(told, bodies, strict=True)] == [
        None
    ] * 9
    assert bodies[3]["receipt"]["number"] == counter.money().receipts[2].number


def test_nothing_is_taken_for_a_dossier_that_is_over(counter: Counter) -> None:
    from counter_app.commands.dossier import WithdrawDossier

    forwarded(counter.desk, counter.clerk, "d9")
    with pytest.raises(RuleError, match="nothing_to_pay"):
        counter.desk.submit(TakePayment("p", "d9", cash(1), ZERO), by=counter.clerk)
    counter.desk.submit(WithdrawDossier("d9", "Rút"), by=counter.clerk)

    with pytest.raises(RuleError, match="dossier_not_open"):
        counter.desk.submit(TakePayment("p", "d9", cash(1), ZERO), by=counter.clerk)
    with pytest.raises(InputError, match="method_not_by_bank"):
        counter.desk.submit(
            replace(a_request("p8", dossier_id="d8"), method=Method.CASH), by=counter.clerk
        )


def test_a_transfer_asks_for_the_same_text_as_a_qr(counter: Counter) -> None:
    asked = counter.desk.submit(
        replace(a_request("p1"), method=Method.TRANSFER), by=counter.clerk
    ).value

    assert (asked.payment_id, asked.amount) == ("p1", dong(BILL))
    counter.credit(f"CT DEN {asked.reference} tu 123", BILL)

    line = counter.desk.ask(OnePayment("p1"), by=counter.clerk)
    assert line is not None and (line.method, line.state) == (Method.TRANSFER, PaymentState.PAID)
