"""Shifts' rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from counter_app.store import schema

if TYPE_CHECKING:
    from counter_app.store.unit_of_work import Reading, Row, UnitOfWork


class Shifts:
    """Opens and closes shifts."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow

    def find(self, shift_id: str) -> Row | None:
        """The shift's row, or None."""
        return self._uow.one(schema.shift, id=shift_id)

    def add(self, row: Mapping[str, Any]) -> None:
        """A shift that begins."""
        self._uow.insert(schema.shift, row)

    def close(self, old: Row, **values: Any) -> None:
        """The shift's end."""
        self._uow.change(schema.shift, old, **values)


def open_shift(reading: Reading, station: int) -> Row | None:
    """The shift that is open at a station, or None."""
    table = schema.shift
    rows = reading.rows(
        select(table).where(table.c.station == station, table.c.closed_at.is_(None)).limit(1)
    )
    return rows[0] if rows else None
