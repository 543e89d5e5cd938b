"""What citizens were asked to bring, and when they did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from counter_app.store import schema

if TYPE_CHECKING:
    from counter_app.store.rows import Reading, Row, Writing


class Waits:
    """Supplements and financial obligations of a dossier, in the order they were asked."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def of(self, dossier_id: str) -> Sequence[Row]:
        """All of a dossier, oldest first."""
        return waits(self._uow, dossier_id)

    def open_one(self, dossier_id: str) -> Row | None:
        """What the citizen has not brought yet, or None."""
        return next((row for row in self.of(dossier_id) if row["ended_at"] is None), None)

    def add(self, row: Mapping[str, Any]) -> None:
        """Something more was asked for."""
        position = len(self.of(row["dossier_id"])) + 1
        self._uow.insert(schema.wait, {**row, "position": position})

    def end(self, old: Row, *, at: int, name: str, answer: str) -> None:
        """It was brought, or no longer matters."""
        self._uow.change(schema.wait, old, ended_at=at, ended_name=name, answer=answer)


def waits(reading: Reading, dossier_id: str) -> Sequence[Row]:
    """All waits of a dossier, oldest first."""
    table = schema.wait
    return reading.rows(
        select(table).where(table.c.dossier_id == dossier_id).order_by(table.c.position)
    )
