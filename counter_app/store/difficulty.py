"""Difficulties that were raised to units, and what they answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from counter_app.store import schema

if TYPE_CHECKING:
    from counter_app.store.rows import Reading, Row, Writing


class Difficulties:
    """One row each; an answer enters it once."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def find(self, difficulty_id: str) -> Row | None:
        """One, or None."""
        return self._uow.one(schema.difficulty, id=difficulty_id)

    def add(self, row: Mapping[str, Any]) -> None:
        """A unit is asked."""
        self._uow.insert(schema.difficulty, row)

    def change(self, old: Row, **values: Any) -> None:
        """The unit answered."""
        self._uow.change(schema.difficulty, old, **values)


def difficulties(reading: Reading, limit: int) -> Sequence[Row]:
    """With their dossiers' codes: open ones first, by when their answer is due."""
    table, dossier = schema.difficulty, schema.dossier
    return reading.rows(
        select(table, dossier.c.code)
        .outerjoin(dossier, dossier.c.id == table.c.dossier_id)
        .order_by(table.c.answered_at.is_not(None), table.c.answer_by)
        .limit(limit)
    )
