"""Dossiers' rows: the dossier, its papers, its fee lines and its history."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from counter_app.domain.numbering import is_provisional
from counter_app.store import schema, search

if TYPE_CHECKING:
    from counter_app.store.rows import Reading, Row, Writing


class Dossiers:
    """Writes a dossier with everything that belongs to it."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def find(self, dossier_id: str) -> Row | None:
        """The dossier's row, or None."""
        return self._uow.one(schema.dossier, id=dossier_id)

    def find_code(self, code: str) -> Row | None:
        """The dossier's row by its code or the provisional one it had, or None."""
        return by_code(self._uow, code)

    def is_received(self, dossier_id: str) -> bool:
        """Whether the dossier was received, not only asked to be completed."""
        row = self.find(dossier_id)
        return row is not None and row["received_at"] is not None

    def last_made_at(self) -> int | None:
        """When the newest dossier was made, by this office's clocks; None in an empty book."""
        found = self._uow.scalar(select(func.max(schema.dossier.c.made_at)))
        return None if found is None else int(found)

    def add(self, row: Mapping[str, Any]) -> None:
        """A new dossier, version 1."""
        self._uow.insert(schema.dossier, {**row, "version": 1})
        search.add(self._uow.connection, row)

    def replace(self, old: Row, row: Mapping[str, Any]) -> None:
        """The dossier as it is now; its number and first hour stay."""
        values = {name: value for name, value in row.items() if name not in ("id", "code")}
        self.change(old, **values)

    def change(self, old: Row, **values: Any) -> Row:
        """New values, one version later; gives the dossier as it is then."""
        changed = self._uow.change(schema.dossier, old, **values, version=old["version"] + 1)
        search.change(self._uow.connection, old, changed)
        return changed

    def papers(self, dossier_id: str) -> Sequence[Row]:
        """The checklist as it was settled."""
        table = schema.paper
        return self._uow.rows(
            select(table).where(table.c.dossier_id == dossier_id).order_by(table.c.position)
        )

    def add_papers(self, papers: Sequence[Mapping[str, Any]]) -> None:
        """The checklist as it was settled."""
        self._uow.insert_many(schema.paper, papers)

    def replace_papers(self, dossier_id: str, papers: Sequence[Mapping[str, Any]]) -> None:
        """The checklist after a supplement, line by line: the trail keeps what stood before."""
        for paper in papers:
            old = self._uow.one(schema.paper, dossier_id=dossier_id, position=paper["position"])
            if old is None:
                self._uow.insert(schema.paper, paper)
            else:
                values = {n: v for n, v in paper.items() if n not in ("dossier_id", "position")}
                self._uow.change(schema.paper, old, **values)

    def add_fee_lines(self, lines: Sequence[Mapping[str, Any]]) -> None:
        """What the dossier owes, line by line."""
        self._uow.insert_many(schema.fee_line, lines)

    def fee_lines(self, dossier_id: str) -> Sequence[Row]:
        """What the dossier owes, in the bill's order."""
        table = schema.fee_line
        return self._uow.rows(
            select(table).where(table.c.dossier_id == dossier_id).order_by(table.c.position)
        )

    def note(
        self,
        *,
        event_id: str,
        dossier_id: str,
        at: int,
        monotonic_ns: int,
        kind: str,
        actor: str,
        facts: Mapping[str, Any],
    ) -> None:
        """One line of the dossier's history."""
        self._uow.insert(
            schema.event,
            {
                "id": event_id,
                "dossier_id": dossier_id,
                "at": at,
                "monotonic_ns": monotonic_ns,
                "kind": kind,
                "actor": actor,
                "facts": json.dumps(facts, ensure_ascii=False, sort_keys=True),
            },
        )


def by_code(reading: Reading, code: str) -> Row | None:
    """A dossier's row by its code or the provisional one it had: what was printed stays good."""
    row = reading.one(schema.dossier, code=code)
    if row is None and is_provisional(code):
        row = reading.one(schema.dossier, provisional_code=code)
    return row
