"""Odd days: who asked about them, and what a second person said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from counter_app.domain.clock import DayState
from counter_app.store import schema

if TYPE_CHECKING:
    from counter_app.store.rows import Reading, Row, Writing


class OddDays:
    """One row a day."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def find(self, day: date) -> Row | None:
        """What was asked of a day, or None."""
        return self._uow.one(schema.day_question, day=day.isoformat())

    def ask(self, day: date, row: Mapping[str, Any]) -> None:
        """Ask, or ask again after a no."""
        values = {**row, "state": DayState.OPEN}
        values |= dict.fromkeys(("decided_at", "decided_by", "decided_name"))
        old = self.find(day)
        if old is None:
            self._uow.insert(schema.day_question, {"day": day.isoformat(), **values})
        else:
            self._uow.change(schema.day_question, old, **values)

    def decide(self, row: Row, **values: Any) -> None:
        """The second person's word."""
        self._uow.change(schema.day_question, row, **values)


def open_days(reading: Reading) -> Sequence[Row]:
    """What waits for a second person."""
    table = schema.day_question
    return reading.rows(
        select(table).where(table.c.state == DayState.OPEN).order_by(table.c.asked_at)
    )
