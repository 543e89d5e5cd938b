"""Refunds' rows: what is to go back, what is void, and who said so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from counter_app.domain.money import Money
from counter_app.domain.refund import GRANTED, RESERVED, RefundKind, RefundState
from counter_app.store import schema

if TYPE_CHECKING:
    from counter_app.store.rows import Reading, Row, Writing


class Refunds:
    """Keeps requests and what became of them."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def find(self, refund_id: str) -> Row | None:
        """The request of this intent, or None."""
        return self._uow.one(schema.refund, id=refund_id)

    def add(self, row: Mapping[str, Any]) -> Row:
        """A new request."""
        self._uow.insert(schema.refund, row)
        return {column.name: row.get(column.name) for column in schema.refund.columns}

    def change(self, old: Row, **values: Any) -> Row:
        """What was decided, or that it was sent."""
        return self._uow.change(schema.refund, old, **values)

    def reserved(self, payment_id: str) -> Money:
        """What no other request may count on any more."""
        return reserved(self._uow, payment_id)

    def reserved_before(self, row: Row) -> Money:
        """What a request could not count on when it was made, and what was granted since."""
        place = (row["requested_at"], row["number"])
        return Money.total(
            Money(one["amount"])
            for one in of_payment(self._uow, row["payment_id"])
            if one["state"] in GRANTED
            or (
                one["state"] == RefundState.REQUESTED
                and (one["requested_at"], one["number"]) < place
            )
        )

    def given_back(self, payment_id: str) -> tuple[Money, Money]:
        """What was granted of a payment: of its fees, and of its surplus."""
        rows = [row for row in of_payment(self._uow, payment_id) if row["state"] in GRANTED]
        refunds = [row for row in rows if row["kind"] == RefundKind.REFUND]
        return (
            Money.total(Money(row["fee_part"]) for row in refunds),
            Money.total(Money(row["surplus_part"]) for row in refunds),
        )


def of_payment(reading: Reading, payment_id: str) -> Sequence[Row]:
    """All requests on a payment, oldest first."""
    table = schema.refund
    return reading.rows(
        select(table).where(table.c.payment_id == payment_id).order_by(table.c.requested_at)
    )


def reserved(reading: Reading, payment_id: str) -> Money:
    """What of a payment is asked back or went back."""
    rows = of_payment(reading, payment_id)
    return Money.total(Money(row["amount"]) for row in rows if row["state"] in RESERVED)
