"""Dossiers that were handed in at once, and the one code that asks for all their fees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from counter_app.store import schema

if TYPE_CHECKING:
    from counter_app.store.rows import Reading, Row, Writing


class Groups:
    """Writes the request; what it asks for are the payments of the dossiers themselves."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def find(self, group_id: str) -> Row | None:
        """The request of this intent, or None."""
        return self._uow.one(schema.payment_group, id=group_id)

    def find_reference(self, reference: str) -> Row | None:
        """The request that bears this reference, or None."""
        return self._uow.one(schema.payment_group, reference=reference)

    def add(self, row: Mapping[str, Any]) -> None:
        """A new request."""
        self._uow.insert(schema.payment_group, row)


def payments_of(reading: Reading, group_id: str) -> Sequence[Row]:
    """The payments that a request asks for at once, in the order in which they were made."""
    table = schema.payment
    return reading.rows(
        select(table).where(table.c.group_id == group_id).order_by(table.c.reference)
    )


def dossiers_of(reading: Reading, number: str) -> Sequence[Row]:
    """The dossiers that were handed in at once, in the order in which they were laid down."""
    table = schema.dossier
    return reading.rows(select(table).where(table.c.group_number == number).order_by(table.c.code))
