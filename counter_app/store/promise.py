"""Promises at stake: apologies, and moves that a changed calendar would make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from counter_app.domain.dossier import CLOCK_RUNS
from counter_app.store import schema

if TYPE_CHECKING:
    from counter_app.store.rows import Reading, Row, Writing


class Promises:
    """What is said to a citizen before a promise breaks or moves."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def running(self, due_before: int | None = None) -> Sequence[Row]:
        """Dossiers whose clock runs; only those due before an instant where one is given."""
        return running(self._uow, due_before)

    def apology_of(self, dossier_id: str) -> Row | None:
        """The one apology of a dossier, in whatever state, or None."""
        return self._uow.one(schema.apology, dossier_id=dossier_id)

    def draft(self, row: Mapping[str, Any]) -> None:
        """An apology that waits for a person."""
        self._uow.insert(schema.apology, row)

    def decide(self, old: Row, **values: Any) -> None:
        """A person signed the draft, or set it aside."""
        self._uow.change(schema.apology, old, **values)

    def propose(self, row: Mapping[str, Any]) -> None:
        """A promise that the calendar would move."""
        self._uow.insert(schema.promise_change, row)

    def change_of(self, dossier_id: str, calendar_version: str) -> Row | None:
        """The question that a calendar raised for a dossier, or None."""
        return self._uow.one(
            schema.promise_change, dossier_id=dossier_id, calendar_version=calendar_version
        )

    def settle(self, old: Row, **values: Any) -> None:
        """A supervisor answered the question."""
        self._uow.change(schema.promise_change, old, **values)


def running(reading: Reading, due_before: int | None = None) -> Sequence[Row]:
    """Dossiers whose clock runs, the earliest promise first."""
    table = schema.dossier
    query = select(table).where(table.c.status.in_(CLOCK_RUNS), table.c.due_at.is_not(None))
    if due_before is not None:
        query = query.where(table.c.due_at < due_before)
    return reading.rows(query.order_by(table.c.due_at))


def moves_of(reading: Reading, dossier_id: str) -> tuple[Sequence[Row], Row | None]:
    """What moved a dossier's promise: its ended waits that stop the clock, its issued apology."""
    table = schema.wait
    waits = reading.rows(
        select(table)
        .where(
            table.c.dossier_id == dossier_id,
            table.c.pauses == 1,
            table.c.ended_at.is_not(None),
        )
        .order_by(table.c.position)
    )
    apology = reading.one(schema.apology, dossier_id=dossier_id)
    is_issued = apology is not None and apology["state"] == "issued"
    return waits, apology if is_issued else None
