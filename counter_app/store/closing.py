"""Closings of shifts: the counts before them, each version, and what opened one again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from counter_app.store import schema
from counter_app.store.shift import totals

if TYPE_CHECKING:
    from counter_app.store.rows import Reading, Row, Writing


class Closings:
    """Keeps counts and closings; both are only ever added to."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def counts(self, shift_id: str) -> Sequence[Row]:
        """Every count of the shift's drawer, the first one first."""
        return counts(self._uow, shift_id)

    def add_count(self, row: Mapping[str, Any]) -> None:
        """One more count of a drawer."""
        self._uow.insert(schema.drawer_count, row)

    def all(self, shift_id: str) -> Sequence[Row]:
        """Every closing of the shift, the first one first."""
        return closings(self._uow, shift_id)

    def add_closing(self, shift: Row, **facts: Any) -> Row:
        """Keep how a shift was closed as its next version, with what is undone; gives it."""
        found = totals(self._uow, shift["id"])
        version = len(self.all(shift["id"])) + 1
        table = schema.shift_closing
        row = {
            "shift_id": shift["id"],
            "version": version,
            "sequence": int(self._uow.scalar(select(func.max(table.c.sequence))) or 0) + 1,
            "closed_at": shift["closed_at"],
            "expected": shift["cash_expected"],
            "counted": shift["cash_counted"],
            "notes": shift["closing_notes"],
            "reason": shift["reason"],
            "head": shift["closing_head"],
            "unsent": found.unsent,
            "unprinted": found.unprinted,
            "unpaid": len(found.waiting),
            "undigitised": found.undigitised,
            "handed_to": None,
            "report": shift["number"] if version == 1 else f"{shift['number']}.v{version}",
            **facts,
        }
        self._uow.insert(table, row)
        return row

    def reopenings(self, shift_id: str) -> Sequence[Row]:
        """Who asked that the shift opens again, and who decided; oldest first."""
        return reopenings(self._uow, shift_id)

    def ask_reopening(self, row: Mapping[str, Any]) -> None:
        """Somebody asks."""
        self._uow.insert(schema.shift_reopening, row)

    def decide_reopening(self, old: Row, **values: Any) -> None:
        """Somebody else decides."""
        self._uow.change(schema.shift_reopening, old, **values)


def counts(reading: Reading, shift_id: str) -> Sequence[Row]:
    """Every count of a shift's drawer, the first one first."""
    table = schema.drawer_count
    return reading.rows(
        select(table).where(table.c.shift_id == shift_id).order_by(table.c.position)
    )


def closings(reading: Reading, shift_id: str) -> Sequence[Row]:
    """Every closing of a shift, the first one first; one of an older program has none here."""
    table = schema.shift_closing
    return reading.rows(select(table).where(table.c.shift_id == shift_id).order_by(table.c.version))


def reopenings(reading: Reading, shift_id: str) -> Sequence[Row]:
    """Who asked that a shift opens again, and who decided; oldest first."""
    table = schema.shift_reopening
    return reading.rows(
        select(table).where(table.c.shift_id == shift_id).order_by(table.c.position)
    )
