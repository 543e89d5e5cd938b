"""What the office tells the public: versions of the monthly list, and the year's targets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from counter_app.store import schema

if TYPE_CHECKING:
    from counter_app.store.rows import Reading, Row, Writing


class Disclosures:
    """Versions of the list; a published one is never written to again."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def newest(self, month: str) -> Row | None:
        """The last version of a month, in whatever state, or None."""
        rows = versions(self._uow, month)
        return rows[-1] if rows else None

    def find(self, month: str, version: int) -> Row | None:
        """One version, or None."""
        return self._uow.one(schema.disclosure, month=month, version=version)

    def add(self, row: Mapping[str, Any]) -> None:
        """A first draft of a version."""
        self._uow.insert(schema.disclosure, row)

    def change(self, old: Row, **values: Any) -> None:
        """A draft is made again or signed."""
        assert old["state"] != "published", "what was published stays as it is"
        self._uow.change(schema.disclosure, old, **values)

    def next_target(self, year: int, indicator: str) -> int:
        """The number of the next version of a target."""
        rows = targets(self._uow, year)
        return max((r["version"] for r in rows if r["indicator"] == indicator), default=0) + 1

    def add_target(self, row: Mapping[str, Any]) -> None:
        """A target from now on; the ones before stay."""
        self._uow.insert(schema.target, row)


def versions(reading: Reading, month: str) -> Sequence[Row]:
    """All versions of a month, the first one first."""
    table = schema.disclosure
    return reading.rows(select(table).where(table.c.month == month).order_by(table.c.version))


def targets(reading: Reading, year: int) -> Sequence[Row]:
    """All versions of a year's targets, in their order."""
    table = schema.target
    return reading.rows(
        select(table).where(table.c.year == year).order_by(table.c.indicator, table.c.version)
    )
