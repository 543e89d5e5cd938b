"""Payments' rows: requests and receipts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from counter_app.store import schema

if TYPE_CHECKING:
    from counter_app.store.rows import Row, Writing


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

    def of_dossier(self, dossier_id: str) -> Row | None:
        """The newest payment of a dossier that was not called off, or None."""
        table = schema.payment
        rows = self._uow.rows(
            select(table)
            .where(table.c.dossier_id == dossier_id, table.c.state != "cancelled")
            .order_by(table.c.requested_at.desc())
            .limit(1)
        )
        return rows[0] if rows else None

    def add(self, row: Mapping[str, Any]) -> Row:
        """A new payment, version 1."""
        whole = {**row, "version": 1}
        self._uow.insert(schema.payment, whole)
        return {column.name: whole.get(column.name) for column in schema.payment.columns}

    def change(self, old: Row, **values: Any) -> Row:
        """New values, one version later."""
        return self._uow.change(schema.payment, old, **values, version=old["version"] + 1)

    def receipt_of(self, payment_id: str) -> Row | None:
        """The receipt of a payment, or None."""
        return self._uow.one(schema.receipt, payment_id=payment_id)

    def add_receipt(self, row: Mapping[str, Any]) -> None:
        """A receipt; there is one for a payment and no second."""
        self._uow.insert(schema.receipt, row)
