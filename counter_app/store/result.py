"""Results: what was decided, and how it reached the citizen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from counter_app.store import schema

if TYPE_CHECKING:
    from counter_app.store.rows import Row, Writing


class Results:
    """The one result of a dossier."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def of(self, dossier_id: str) -> Row | None:
        """The result, or None while there is none."""
        return self._uow.one(schema.result, dossier_id=dossier_id)

    def add(self, row: Mapping[str, Any]) -> None:
        """A signed result came to the counter."""
        self._uow.insert(schema.result, {**row, "calls": 0})

    def change(self, old: Row, **values: Any) -> None:
        """It was handed over, or its owner was called."""
        self._uow.change(schema.result, old, **values)
