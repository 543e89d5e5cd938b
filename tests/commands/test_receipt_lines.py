"""Which lines of a bill each receipt is for, and of which what goes back was."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from counter_app.commands.payment import TakePayment
from counter_app.commands.refund import ApproveRefund, RequestRefund, RequestVoid
from counter_app.domain.bill import BillAsked
from counter_app.domain.ledger import Account
from counter_app.domain.payment import QrTender, SplitTender
from counter_app.domain.refund import RefundReason, VoidReason
from counter_app.store import schema
from counter_app.store.ledger import balance
from counter_app.store.payment import Payments
from counter_app.store.rows import Row
from counter_app.store.unit_of_work import Store
from tests.builders import a_dossier
from tests.commands.till import LATE_BIRTH, Counter, cash, dong


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
