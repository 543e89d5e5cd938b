"""Several payments of one bill, and the rest of it later."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from counter_app.commands.blackout import PrepareKit
from counter_app.commands.outcome import Command, Topic
from counter_app.commands.payment import CancelPayment, ClaimPayment, RequestRest, TakePayment
from counter_app.commands.refund import ApproveRefund, RequestVoid
from counter_app.commands.result import FinishDossier, ReturnResult
from counter_app.domain import reference as references
from counter_app.domain.blackout import OnPaper
from counter_app.domain.errors import CounterError, InputError, RuleError, StaleError
from counter_app.domain.instant import micros
from counter_app.domain.ledger import Account
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
from counter_app.domain.refund import VoidReason
from counter_app.domain.return_way import ReturnWay
from counter_app.domain.shift import DrawerCount
from counter_app.queries.payment import OnePayment
from counter_app.queries.slip import PaperFor
from counter_app.store import schema
from counter_app.store.ledger import balance
from counter_app.store.unit_of_work import Store
from tests.builders import MARITAL_STATUS, a_dossier, forwarded, ticks_for
from tests.commands.till import BILL, Counter, a_request, cash, dong
from tests.template import STATION


def test_a_bill_is_split_over_the_bank_and_the_drawer(counter: Counter) -> None:
    reference = counter.ask("p1", 70_000)
    counter.credit(reference, 70_000)

    received = counter.receive(SplitTender((QrTender("p1"), cash(50_000, 30_000))))

    assert received.change == dong(20_000)
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


def test_a_bill_that_became_smaller_than_what_was_asked_for_is_not_asked_for_again(
    counter: Counter,
) -> None:
    reference = counter.ask("p1")
    smaller = replace(a_request("p2"), procedure_code=MARITAL_STATUS)

    with pytest.raises(StaleError, match="payment_waits"):
        counter.desk.submit(smaller, by=counter.clerk)
    counter.credit(reference, BILL)
    with pytest.raises(RuleError, match="nothing_to_pay"):
        counter.desk.submit(smaller, by=counter.clerk)


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

    assert received.change == dong(60_000)
    counter.stands(BILL, BILL)
    assert [r.total.dong for r in counter.money().receipts] == [60_000, 40_000]


def test_what_came_in_part_before_the_dossier_is_not_told_as_late(counter: Counter) -> None:
    counter.credit(counter.ask("p1"), 60_000)
    code = counter.receive(cash(BILL)).code

    assert [one.state for one in counter.money().payments] == [PaymentState.PAID] * 2
    slip = str(counter.desk.ask(PaperFor("intake-slip", code), by=counter.clerk).paper)
    assert "sau ngày tiếp nhận" not in slip


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


def test_whatever_moves_or_asks_money_is_told_to_the_screens_that_show_it(counter: Counter) -> None:
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
    assert counter.receive(QrTender("p2")).change is None


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


def test_what_a_void_receipt_leaves_open_is_taken_after_the_result_went_out(
    counter: Counter,
) -> None:
    desk, clerk = counter.desk, counter.clerk
    number = counter.receive(cash(BILL)).receipt_number or ""
    on = counter.clock.now.date()
    desk.submit(FinishDossier("d1", "Giấy chứng nhận", "1/CN", on, "Trần Mẫu"), by=clerk)
    desk.submit(ReturnResult("d1", ReturnWay.COUNTER, "Nguyễn Mẫu"), by=clerk)
    with pytest.raises(RuleError, match="nothing_to_pay"):
        desk.submit(RequestRest("p2", "d1"), by=clerk)
    void = RequestVoid("v1", number, dong(BILL), VoidReason.WRONG_METHOD, "Quẹt thẻ")
    desk.submit(void, by=counter.supervisor)
    desk.submit(ApproveRefund("v1"), by=counter.head)

    desk.submit(TakePayment("p3", "d1", cash(BILL), dong(BILL)), by=clerk)

    counter.stands(BILL, BILL)


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

    assert received.change == dong(20_000)


def test_money_for_more_than_is_owed_in_the_end_is_surplus(counter: Counter) -> None:
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
