"""What the accounts have to hold of each payment and dossier, by their own rows alone."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Column, func, select

from counter_app.domain.ledger import Account
from counter_app.domain.message import RECEIVED, SETTLED, WENT_BACK
from counter_app.domain.money import Money
from counter_app.domain.payment import PaymentState
from counter_app.domain.refund import GRANTED, RESERVED, RefundKind, RefundReason, RefundState
from counter_app.store import schema
from counter_app.store.payment import charge, standing
from counter_app.store.rows import Reading, Row

Sums = Mapping[tuple[str | None, Account], int]


def check_book(reading: Reading) -> None:
    """Raises AssertionError where an account is not what payments, refunds and receipts say."""
    rows = {
        table.name: reading.rows(select(table))
        for table in (schema.payment, schema.refund, schema.receipt, schema.receipt_line)
    }
    receipts = {row["payment_id"]: row for row in rows["receipt"]}
    dossiers = {row["id"]: row for row in reading.rows(select(schema.dossier))}
    of_payment = _sums(reading, schema.transfer.c.payment_id)
    of_dossier = _sums(reading, schema.transfer.c.dossier_id)
    for payment in rows["payment"]:
        refunds = [row for row in rows["refund"] if row["payment_id"] == payment["id"]]
        _check_refunds(payment, refunds)
        _check_payment(of_payment, payment, refunds)
        dossier = dossiers.get(payment["dossier_id"])
        _check_receipt(payment, receipts.get(payment["id"]), refunds, dossier)
    for name in {row["dossier_id"] for row in rows["payment"]} | set(dossiers):
        _check_dossier(reading, of_dossier, name, dossiers.get(name))
        _check_lines(reading, name, rows)


def check_told(reading: Reading) -> None:
    """The city knows each receipt that is good, and what was granted back after it knew of it."""
    table = schema.outbox
    told = reading.rows(select(table).order_by(table.c.lane, table.c.sequence))
    receipts, refunds, known = set[str](), dict[str, int](), set[str]()
    for row in told:
        body = json.loads(row["payload"])
        if row["kind"] == RECEIVED:
            known.add(row["lane"])
            receipts |= {one["receipt_number"] for one in body["tenders"]} - {None}
        if row["kind"] == SETTLED and body["receipt"] is not None:
            receipts.add(body["receipt"]["number"])
        if row["kind"] == WENT_BACK:
            # Granted and sent are told one after the other.
            refunds[body["number"]] = body["amount"]
            if body["kind"] == RefundKind.VOID:
                receipts.discard(body["receipt_number"])
            if body["replaced_by"] is not None:
                receipts.add(body["replaced_by"])
    good = schema.receipt.c.voided_at.is_(None)
    assert receipts == {row["number"] for row in reading.rows(select(schema.receipt).where(good))}
    for row in reading.rows(select(schema.refund)):
        is_known = row["state"] in GRANTED and row["receipt_number"] is not None
        assert not is_known or refunds[row["number"]] == row["amount"]


def _sums(reading: Reading, column: Column[str]) -> Sums:
    """Debits less credits of each account, by payment or by dossier."""
    table, found = schema.transfer, Counter[tuple[str | None, Account]]()
    for side, sign in ((table.c.debit, 1), (table.c.credit, -1)):
        query = select(column, side, func.sum(table.c.amount)).group_by(column, side)
        for name, account, amount in reading.connection.execute(query):
            found[name, Account(account)] += sign * int(amount)
    return found


def _check_refunds(payment: Row, refunds: Sequence[Row]) -> None:
    """No more is asked back than came, and what was granted is fee or surplus to the đồng."""
    reserved = sum(row["amount"] for row in refunds if row["state"] in RESERVED)
    assert reserved <= payment["amount_paid"], "more went back than came"
    for row in refunds:
        if row["state"] not in GRANTED:
            continue
        is_void = row["kind"] == RefundKind.VOID
        parts = row["fee_part"] + row["surplus_part"]
        assert parts == (0 if is_void else row["amount"]), "a refund of nothing"
        if row["reason"] == RefundReason.SURPLUS:
            assert row["fee_part"] == 0, "a fee went back as surplus"


def _check_payment(sums: Sums, payment: Row, refunds: Sequence[Row]) -> None:
    """What is awaited, what is surplus and what is to be sent: of this payment alone."""
    granted = [row for row in refunds if row["state"] in GRANTED]
    came = payment["amount_paid"]
    if payment["state"] == PaymentState.CANCELLED:
        surplus = came - sum(row["amount"] for row in granted)
    else:
        gone = sum(row["surplus_part"] for row in granted)
        surplus = max(came - payment["amount_due"], 0) - gone
    due = sum(row["amount"] for row in granted if row["state"] == RefundState.DUE)
    name = payment["id"]
    assert surplus >= 0, "surplus that never came went back"
    assert sums[name, Account.SURPLUS] == -surplus, "not the surplus"
    assert sums[name, Account.REFUND_DUE] == -due, "not what is to go back"
    assert sums[name, Account.BANK_AWAITING] == charge(payment).waiting.dong, "not what is awaited"


def _check_receipt(
    payment: Row, receipt: Row | None, refunds: Sequence[Row], dossier: Row | None
) -> None:
    """A received dossier's settled payment has a good receipt of its sum, and no other has one."""
    is_settled = PaymentState(payment["state"]).is_settled and payment["amount_due"]
    is_received = dossier is not None and dossier["received_at"] is not None
    is_good = receipt is not None and receipt["voided_at"] is None
    assert is_good == bool(is_received and is_settled), "a receipt too many or too few"
    voids = [row for row in refunds if row["kind"] == RefundKind.VOID and row["state"] in GRANTED]
    if receipt is not None:
        assert receipt["total"] == payment["amount_due"]
        assert [row["amount"] for row in voids] == ([] if is_good else [receipt["total"]])


def _check_dossier(reading: Reading, sums: Sums, name: str, dossier: Row | None) -> None:
    """What a dossier still owes, and what of its bill is fee and what is charge."""
    is_received = dossier is not None and dossier["received_at"] is not None
    bill = dossier["fee_total"] if dossier is not None and is_received else 0
    money = standing(reading, name, Money(bill))
    owed = sums[name, Account.RECEIVABLE] + sums[name, Account.BANK_AWAITING]
    assert owed == (money.due - money.paid).dong, "not what is owed"
    parts = [-sums[name, account] for account in (Account.FEE_DUE, Account.CHARGE_DUE)]
    assert sum(parts) == money.due.dong, "not the bill less what went back of it"
    assert min(parts) >= 0, "phí went back as lệ phí"
    if is_received:
        assert min(money.paid, money.waiting, money.rest).dong >= 0, "charged above its bill"


def _check_lines(reading: Reading, name: str, rows: Mapping[str, Sequence[Row]]) -> None:
    """Good receipts are for the lines of the bill, none of them twice."""
    table = schema.fee_line
    bill: dict[Any, int] = {
        row["position"]: row["amount"]
        for row in reading.rows(select(table).where(table.c.dossier_id == name))
    }
    for receipt in rows["receipt"]:
        if receipt["dossier_id"] != name:
            continue
        lines = [row for row in rows["receipt_line"] if row["number"] == receipt["number"]]
        assert sum(row["amount"] for row in lines) == receipt["total"], "lines of another sum"
        if receipt["voided_at"] is None:
            for row in lines:
                bill[row["position"]] -= row["amount"]
    assert min(bill.values(), default=0) >= 0, "a line was receipted twice"
