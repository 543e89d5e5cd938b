"""Money that goes back: who may ask and agree, and the sums that stand afterwards."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counter_app.commands.drawer import MoveCash
from counter_app.commands.payment import CancelPayment, RequestRest, TakePayment
from counter_app.commands.refund import (
    ApproveRefund,
    DeclineRefund,
    NoteRefundSent,
    RequestRefund,
    RequestVoid,
)
from counter_app.commands.shift import CloseShift
from counter_app.domain.errors import InputError, NotAllowed, RuleError, StaleError
from counter_app.domain.ledger import CashMove
from counter_app.domain.money import ZERO, Money
from counter_app.domain.payment import Method, Payer, QrTender, SplitTender
from counter_app.domain.refund import RefundReason, RefundState, RefundWay, VoidReason
from counter_app.domain.shift import DrawerCount
from counter_app.domain.user import SYSTEM
from counter_app.queries.outbox import DueForCity
from counter_app.queries.refund import Refunds
from counter_app.queries.slip import PaperFor
from sync.sandbox.contract import body_fault
from tests.builders import HOUSEHOLD_BUSINESS, a_dossier, open_a_shift
from tests.commands.till import BILL, Counter, a_request, cash, dong


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
    assert again.receipt_number == done.replaced_by
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


def test_a_refund_that_was_asked_for_before_the_receipt_names_it_once_it_is_granted(
    counter: Counter,
) -> None:
    counter.credit(counter.ask("p1"), BILL)
    asked = RequestRefund("r1", "p1", dong(BILL), dong(BILL), RefundReason.WITHDRAWN, "Rút")
    counter.desk.submit(asked, by=counter.clerk)
    counter.receive(QrTender("p1"))

    counter.desk.submit(ApproveRefund("r1"), by=counter.supervisor)

    (line,) = counter.desk.ask(Refunds(), by=counter.supervisor)
    assert (line.receipt_number or "").startswith("26TAA-")
    counter.stands(0, 0)


def test_what_a_request_for_the_surplus_held_is_surplus_once_the_fee_went_back(
    counter: Counter,
) -> None:
    desk, clerk, supervisor = counter.desk, counter.clerk, counter.supervisor
    counter.credit(counter.ask("p1"), BILL + 1)
    over = RequestRefund("r1", "p1", dong(1), dong(BILL + 1), RefundReason.SURPLUS, "Chuyển thừa")
    desk.submit(over, by=clerk)
    whole = RequestRefund("r2", "p1", dong(BILL), dong(BILL), RefundReason.WITHDRAWN, "Không nộp")
    desk.submit(whole, by=clerk)

    desk.submit(ApproveRefund("r2"), by=supervisor)

    counter.receive(cash(BILL))
    assert counter.money().surplus == dong(1)
    counter.stands(BILL, BILL)
    with pytest.raises(StaleError, match="refund_stale"):
        desk.submit(ApproveRefund("r1"), by=supervisor)
    desk.submit(DeclineRefund("r1", "Số đã khác"), by=supervisor)
    desk.submit(replace(over, refund_id="r3", seen=dong(1)), by=clerk)
    desk.submit(ApproveRefund("r3"), by=supervisor)
    assert counter.money().surplus == ZERO
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
