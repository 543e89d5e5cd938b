"""Payments' rows: requests and receipts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from counter_app.domain.money import ZERO, Money
from counter_app.domain.payment import Charge, PaymentState, Standing, allocated
from counter_app.domain.refund import GRANTED, RefundKind
from counter_app.store import schema

if TYPE_CHECKING:
    from counter_app.store.rows import Reading, Row, Writing


class Payments:
    """Writes what was asked, and what was receipted."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def find(self, payment_id: str) -> Row | None:
        """The request of this intent, or None."""
        return self._uow.one(schema.payment, id=payment_id)

    def find_reference(self, reference: str) -> Row | None:
        """The request that bears this reference, or None."""
        return self._uow.one(schema.payment, reference=reference)

    def live(self, dossier_id: str) -> tuple[Row, ...]:
        """The payments of a dossier that were not called off, oldest first."""
        return tuple(
            row for row in payments(self._uow, dossier_id) if row["state"] != PaymentState.CANCELLED
        )

    def standing(self, dossier_id: str, bill: Money) -> Standing:
        """What of a bill is paid, awaited and open."""
        return standing(self._uow, dossier_id, bill)

    def add(self, row: Mapping[str, Any]) -> Row:
        """A new payment, version 1."""
        whole = {**row, "version": 1}
        self._uow.insert(schema.payment, whole)
        return {column.name: whole.get(column.name) for column in schema.payment.columns}

    def change(self, old: Row, **values: Any) -> Row:
        """New values, one version later."""
        return self._uow.change(schema.payment, old, **values, version=old["version"] + 1)

    def receipt(self, number: str) -> Row | None:
        """The receipt of this number, or None."""
        return self._uow.one(schema.receipt, number=number)

    def receipt_of(self, payment_id: str) -> Row | None:
        """The receipt of a payment, or None."""
        return self._uow.one(schema.receipt, payment_id=payment_id)

    def receipts_of(self, dossier_id: str) -> Mapping[str, Row]:
        """A dossier's receipts by the payment they are of, void ones too."""
        table = schema.receipt
        rows = self._uow.rows(select(table).where(table.c.dossier_id == dossier_id))
        return {row["payment_id"]: row for row in rows}

    def add_receipt(self, row: Mapping[str, Any]) -> None:
        """A receipt; there is one for a payment and no second."""
        self._uow.insert(schema.receipt, row)

    def add_receipt_lines(self, number: str, lines: Sequence[Row]) -> None:
        """What the receipt is for, line by line of the bill."""
        self._uow.insert_many(
            schema.receipt_line,
            [
                {
                    "number": number,
                    "position": line["position"],
                    "kind": line["kind"],
                    "amount": line["amount"],
                }
                for line in lines
            ],
        )

    def receipt_lines(self, number: str) -> Sequence[Row]:
        """What a receipt is for; nothing for one of an older program."""
        table = schema.receipt_line
        return self._uow.rows(
            select(table).where(table.c.number == number).order_by(table.c.position)
        )

    def receipted(self, dossier_id: str, lines: Sequence[Row]) -> tuple[Money, ...]:
        """How much of each of the bill's lines stands on a receipt that is good."""
        taken = [ZERO] * len(lines)
        bill = [Money(line["amount"]) for line in lines]
        places = {line["position"]: place for place, line in enumerate(lines)}
        for receipt in self.receipts_of(dossier_id).values():
            if receipt["voided_at"] is not None:
                continue
            parts = self.receipt_lines(receipt["number"])
            if parts:
                for part in parts:
                    taken[places[part["position"]]] += Money(part["amount"])
            else:
                gone = allocated(bill, taken, Money(receipt["total"]))
                taken = [one + more for one, more in zip(taken, gone, strict=True)]
        return tuple(taken)

    def void_receipt(self, receipt: Row, *, at: int, reason: str) -> None:
        """The number stays, the receipt counts no longer."""
        self._uow.change(schema.receipt, receipt, voided_at=at, void_reason=reason)


def payments(reading: Reading, dossier_id: str) -> Sequence[Row]:
    """All payments of a dossier, oldest first."""
    table = schema.payment
    return reading.rows(
        select(table)
        .where(table.c.dossier_id == dossier_id)
        .order_by(table.c.requested_at, table.c.id)
    )


def charge(payment: Row) -> Charge:
    """What a payment bears of its dossier's bill."""
    return Charge(
        PaymentState(payment["state"]), Money(payment["amount_due"]), Money(payment["amount_paid"])
    )


def given_back(reading: Reading, dossier_id: str) -> Money:
    """What of a dossier's fees was granted back, by payments that still count."""
    table, payment = schema.refund, schema.payment
    total = reading.scalar(
        select(func.coalesce(func.sum(table.c.fee_part), 0))
        .select_from(table.join(payment, payment.c.id == table.c.payment_id))
        .where(
            table.c.dossier_id == dossier_id,
            payment.c.state != PaymentState.CANCELLED,
            table.c.kind == RefundKind.REFUND,
            table.c.state.in_(GRANTED),
        )
    )
    return Money(int(total))


def standing(reading: Reading, dossier_id: str, bill: Money) -> Standing:
    """What of a dossier's bill is paid, awaited and open."""
    charges = [charge(row) for row in payments(reading, dossier_id)]
    return Standing.of(bill, charges, given_back(reading, dossier_id))
