"""What the panes say of money: asked, come, open, going back, and every number of the book."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from counter_app.commands.payment import ClaimPayment, TakePayment
from counter_app.commands.refund import (
    ApproveRefund,
    DeclineRefund,
    NoteRefundSent,
    RequestRefund,
    RequestVoid,
)
from counter_app.commands.slip import PrintJobState
from counter_app.domain.money import ZERO
from counter_app.domain.payment import Method, Payer, PaymentState, QrTender, SplitTender
from counter_app.domain.refund import RefundKind, RefundReason, RefundState, RefundWay, VoidReason
from counter_app.queries.payment import (
    AmountInWords,
    DossierMoney,
    OnePayment,
    PaymentLine,
    WaitingPayments,
)
from counter_app.queries.receipt import BookReceipt, ReceiptBook
from counter_app.queries.refund import LeftOfPayment, RefundLine, Refunds
from tests.builders import open_a_shift
from tests.commands.test_print_journal import ended
from tests.commands.till import BILL, Counter, a_request, cash, dong

ADVANCE = SplitTender((cash(40_000, 40_000),), rest_later=True)


def line(counter: Counter, payment_id: str = "p1") -> PaymentLine:
    found = counter.desk.ask(OnePayment(payment_id), by=counter.clerk)
    assert found is not None
    return found


def book(counter: Counter, **bounds: int) -> tuple[BookReceipt, ...]:
    return counter.desk.ask(ReceiptBook(**bounds), by=counter.clerk)


def going_back(counter: Counter, **asked: Any) -> tuple[RefundLine, ...]:
    return counter.desk.ask(Refunds(**asked), by=counter.clerk)


# ---- payments --------------------------------------------------------------------------------


def test_a_request_is_shown_as_it_was_asked_and_as_money_comes(counter: Counter) -> None:
    payer = Payer.parse("Trần Văn Mẫu")
    asked = counter.desk.submit(replace(a_request("p1"), payer=payer), by=counter.clerk).value
    counter.clock.move(minutes=1)

    first = line(counter)
    counter.credit(asked.reference, 60_000)
    part = line(counter)
    counter.clock.move(minutes=1)
    counter.credit(asked.reference, 70_000, 2)
    more = line(counter)

    assert (first.payment_id, first.dossier_code) == ("p1", None)
    assert (first.reference, first.payload) == (asked.reference, asked.payload)
    assert (first.method, first.state) == (Method.QR, PaymentState.WAITING)
    assert (first.account, first.payer_name) == (asked.account, "Trần Văn Mẫu")
    assert f"{first.requested_at:%H:%M}" == "08:00" and first.settled_at is None
    assert [(one.amount, one.paid, one.rest, one.surplus) for one in (first, part, more)] == [
        (dong(BILL), ZERO, dong(BILL), ZERO),
        (dong(BILL), dong(60_000), dong(40_000), ZERO),
        (dong(BILL), dong(130_000), ZERO, dong(30_000)),
    ]
    assert part.settled_at is None and f"{more.settled_at:%H:%M}" == "08:02"
    assert counter.desk.ask(OnePayment("p2"), by=counter.clerk) is None


def test_a_dossiers_money_is_told_with_every_payment_and_every_receipt(counter: Counter) -> None:
    reference = counter.ask("p1", 70_000)
    counter.clock.move(minutes=30)
    counter.receive(SplitTender((QrTender("p1"), cash(50_000, 20_000)), rest_later=True))
    counter.receive(cash(200_000), "d2")
    counter.clock.move(minutes=30)
    counter.credit(reference, 75_000)
    counter.desk.submit(TakePayment("p2", "d1", cash(10_000), dong(10_000)), by=counter.clerk)
    number = next(one.number for one in counter.money().receipts if one.payment_id == "p2")
    void = RequestVoid("v1", number, dong(10_000), VoidReason.WRONG_METHOD, "Thu nhầm")
    counter.desk.submit(void, by=counter.supervisor)
    asked_for = counter.money().receipts
    counter.desk.submit(ApproveRefund("v1"), by=counter.head)

    money = counter.money()

    codes = {name: counter.money(name).dossier_code for name in ("d1", "d2")}
    assert codes == {name: f"000.00.01.H26-261126-126000{name[1]}" for name in codes}
    assert (money.dossier_id, money.surplus) == ("d1", dong(5_000))
    assert [(one.dossier_code, one.amount.dong, one.method) for one in money.payments] == [
        (money.dossier_code, 70_000, Method.QR),
        (money.dossier_code, 20_000, Method.CASH),
        (money.dossier_code, 10_000, Method.CASH),
    ]
    assert [one.account == "" for one in money.payments] == [False, True, True]
    assert [(one.total.dong, one.method, one.void_reason) for one in money.receipts] == [
        (20_000, Method.CASH, None),
        (70_000, Method.QR, None),
        (10_000, Method.CASH, VoidReason.WRONG_METHOD),
    ]
    assert [one.void_reason for one in asked_for] == [None] * 3
    assert [f"{one.issued_at:%H:%M}" for one in money.receipts] == ["08:30", "09:00", "09:00"]
    assert [one.payment_id for one in money.receipts][1:] == ["p1", "p2"]
    other = counter.money("d2")
    assert (other.surplus, [one.total.dong for one in other.receipts]) == (ZERO, [BILL])


def test_a_dossier_that_was_not_received_owes_nothing_yet(counter: Counter) -> None:
    from tests.builders import a_supplement

    counter.desk.submit(a_supplement("d1"), by=counter.clerk)

    for dossier_id in ("d1", "d2"):
        assert counter.desk.ask(DossierMoney(dossier_id), by=counter.clerk) is None


def test_what_the_bank_still_owes_a_received_dossier_is_listed_oldest_first(
    counter: Counter,
) -> None:
    ids = {"p1": "d1", "p2": "d2", "p3": "d3", "p4": "d4"}
    for payment, dossier in ids.items():
        counter.desk.submit(a_request(payment, dossier_id=dossier), by=counter.clerk)
        counter.clock.move(minutes=1)
    for payment in ("p3", "p2", "p1"):
        counter.receive(QrTender(payment), ids[payment])
    counter.desk.submit(ClaimPayment("p3"), by=counter.clerk)
    counter.credit(line(counter, "p2").reference or "", BILL)

    waiting = counter.desk.ask(WaitingPayments(), by=counter.clerk)

    assert [(one.payment_id, one.state) for one in waiting] == [
        ("p1", PaymentState.WAITING),
        ("p3", PaymentState.CLAIMED),
    ]
    assert waiting[0].dossier_code == counter.money("d1").dossier_code
    assert counter.desk.ask(WaitingPayments(limit=1), by=counter.clerk) == waiting[:1]


def test_an_amount_is_said_in_words(counter: Counter) -> None:
    assert counter.desk.ask(AmountInWords(dong(3_000)), by=counter.clerk) == "ba nghìn đồng"


# ---- going back ------------------------------------------------------------------------------


def test_what_is_to_go_back_is_listed_with_who_asked_and_who_agreed(counter: Counter) -> None:
    counter.credit(counter.ask("p1"), 130_000)
    counter.receive(QrTender("p1"))
    counter.clock.move(minutes=30)
    asked = counter.refund(30_000, 130_000, words="Nộp thừa", reason=RefundReason.SURPLUS)
    number = counter.desk.submit(asked, by=counter.clerk).value.number
    (before,) = going_back(counter)
    counter.clock.move(minutes=30)
    counter.desk.submit(ApproveRefund("r1"), by=counter.supervisor)

    (after,) = going_back(counter)

    code, (receipt,) = counter.money().dossier_code, counter.money().receipts
    assert (before.refund_id, before.number, before.kind) == ("r1", number, RefundKind.REFUND)
    assert (before.state, before.way) == (RefundState.REQUESTED, RefundWay.BANK)
    assert (before.amount, before.reason, before.words) == (dong(30_000), "surplus", "Nộp thừa")
    assert (before.dossier_code, before.receipt_number) == (code, receipt.number)
    assert (before.requested_name, before.decided_name) == (counter.clerk.name, None)
    assert f"{before.requested_at:%H:%M}" == "08:30" and before.decided_at is None
    assert before.bank_reference is None
    assert (after.state, after.decided_name) == (RefundState.DUE, counter.supervisor.name)
    assert f"{after.decided_at:%H:%M}" == "09:00"
    counter.desk.submit(NoteRefundSent("r1", "FT24253001"), by=counter.head)
    (sent,) = going_back(counter, states=(RefundState.DONE,))
    assert sent.bank_reference == "FT24253001"


def test_requests_are_listed_by_what_became_of_them_and_by_dossier(counter: Counter) -> None:
    for number in (1, 2, 3):
        counter.receive(cash(BILL), f"d{number}")
    payments = [counter.money(f"d{number}").payments[0].payment_id for number in (1, 2, 3)]
    for at, number in enumerate((3, 1, 2)):
        asked = counter.refund(1_000, BILL, refund_id=f"r{number}", payment_id=payments[number - 1])
        counter.desk.submit(asked, by=counter.clerk)
        counter.clock.move(minutes=at)
    assert [one.refund_id for one in going_back(counter)] == ["r3", "r1", "r2"]

    counter.desk.submit(DeclineRefund("r1", "Không đủ căn cứ"), by=counter.supervisor)
    counter.desk.submit(ApproveRefund("r2"), by=counter.supervisor)

    assert [one.refund_id for one in going_back(counter)] == ["r3"]
    over = (RefundState.DECLINED, RefundState.DONE)
    assert [one.refund_id for one in going_back(counter, states=over)] == ["r1", "r2"]
    assert [one.refund_id for one in going_back(counter, states=over, dossier_id="d2")] == ["r2"]


def test_money_that_goes_back_without_a_dossier_is_listed_too(counter: Counter) -> None:
    counter.credit(counter.ask("p1"), BILL)
    asked = RequestRefund("r1", "p1", dong(BILL), dong(BILL), RefundReason.WITHDRAWN, "Không nộp")
    counter.desk.submit(asked, by=counter.clerk)

    (one,) = going_back(counter)

    assert (one.refund_id, one.dossier_code, one.receipt_number) == ("r1", None, None)


def test_what_may_still_go_back_is_what_came_less_what_is_asked_back(counter: Counter) -> None:
    counter.credit(counter.ask("p1"), 130_000)
    counter.receive(QrTender("p1"))
    counter.desk.submit(counter.refund(30_000, 130_000), by=counter.clerk)

    left = counter.desk.ask(LeftOfPayment("p1"), by=counter.clerk)

    assert left == dong(100_000)
    assert counter.desk.ask(LeftOfPayment("p2"), by=counter.clerk) is None


# ---- the book of receipts --------------------------------------------------------------------


def test_the_book_has_every_number_the_last_one_first(counter: Counter) -> None:
    for number in (1, 2, 3):
        counter.receive(cash(BILL), f"d{number}")
        counter.clock.move(minutes=1)

    receipts = book(counter)

    assert [one.serial for one in receipts] == [1_260_003, 1_260_002, 1_260_001]
    assert book(counter, limit=2) == receipts[:2]
    last, money = receipts[0], counter.money("d3")
    assert (last.number, last.symbol) == ("26TAA-01260003", "26TAA")
    assert (last.payment_id, last.dossier_code) == (
        money.payments[0].payment_id,
        money.dossier_code,
    )
    assert (last.total, last.method) == (dong(BILL), Method.CASH)
    assert f"{last.issued_at:%H:%M}" == "08:02"
    assert (last.user_name, last.void_reason) == (counter.clerk.name, None)
    assert (last.prints, last.asked) == (0, False)


def test_this_years_numbers_stand_before_last_years(counter: Counter) -> None:
    counter.receive(cash(BILL))
    counter.close(600_000)
    counter.clock.move(days=40)
    open_a_shift(counter.desk, counter.clerk, 600_000)
    counter.receive(cash(BILL), "d2")

    assert [one.number for one in book(counter)] == ["27TAA-01260001", "26TAA-01260001"]


def test_a_number_tells_how_often_it_was_printed_and_whether_it_is_asked_about(
    counter: Counter,
) -> None:
    for number in (1, 2):
        counter.receive(cash(BILL), f"d{number}")
    second, first = (one.number for one in book(counter))
    for state in (PrintJobState.CONFIRMED, PrintJobState.SENT, PrintJobState.FAILED):
        ended(counter.desk, counter.clerk, "receipt", first, state)
    ended(counter.desk, counter.clerk, "receipt", second, PrintJobState.CONFIRMED)
    void = RequestVoid("v1", first, dong(BILL), VoidReason.WRONG_METHOD, "Thu nhầm")
    counter.desk.submit(void, by=counter.supervisor)

    asked = {one.number: (one.prints, one.asked, one.void_reason) for one in book(counter)}
    counter.desk.submit(ApproveRefund("v1"), by=counter.head)
    granted = {one.number: (one.prints, one.asked, one.void_reason) for one in book(counter)}

    assert asked == {first: (2, True, None), second: (1, False, None)}
    assert granted == {first: (2, False, VoidReason.WRONG_METHOD), second: (1, False, None)}


def test_the_temporary_slip_of_a_receipt_is_no_print_of_it(counter: Counter) -> None:
    counter.receive(cash(BILL))
    counter.clock.move(minutes=6)
    counter.receive(cash(BILL), "d2")
    number = book(counter)[0].number

    ended(counter.desk, counter.clerk, "temporary-receipt", number, PrintJobState.CONFIRMED)

    assert [one.prints for one in book(counter)] == [0, 0]
