"""What left the book: one row per file or print, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from counter_app.store import schema

if TYPE_CHECKING:
    from counter_app.store.rows import Writing


class Exports:
    """The register of exports."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def add(self, row: Mapping[str, Any]) -> None:
        """One more thing leaves."""
        self._uow.insert(schema.export, row)
