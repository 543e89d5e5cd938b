"""Who has a dossier, from when to when: the rows of its control sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from counter_app.store import schema

if TYPE_CHECKING:
    from counter_app.store.rows import Reading, Row, Writing


class Handovers:
    """Hand-overs of a dossier between units, in order."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def of(self, dossier_id: str) -> Sequence[Row]:
        """All of a dossier, oldest first."""
        return handovers(self._uow, dossier_id)

    def of_list(self, number: str) -> Sequence[Row]:
        """The dossiers of one hand-over list."""
        return of_list(self._uow, number)

    def add(self, row: Mapping[str, Any]) -> None:
        """A dossier goes to a unit."""
        self._uow.insert(schema.handover, row)

    def take(self, old: Row, *, at: int, receiver: str) -> None:
        """The unit signed for it."""
        self._uow.change(schema.handover, old, taken_at=at, receiver=receiver)

    def end(self, old: Row, *, at: int, note: str) -> None:
        """The unit has done its step."""
        self._uow.change(schema.handover, old, done_at=at, note=note)


def handovers(reading: Reading, dossier_id: str) -> Sequence[Row]:
    """All hand-overs of a dossier, oldest first."""
    table = schema.handover
    return reading.rows(
        select(table).where(table.c.dossier_id == dossier_id).order_by(table.c.position)
    )


def of_list(reading: Reading, number: str) -> Sequence[Row]:
    """The hand-overs of one list, in the order of their dossiers."""
    table = schema.handover
    return reading.rows(
        select(table).where(table.c.list_number == number).order_by(table.c.dossier_id)
    )
