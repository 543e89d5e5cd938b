"""May the program leave this computer: what the city does not hold, and what a parcel carries."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select

from counter_app.domain.outbox import WHOLE_PARCEL
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import schema
from counter_app.store.outbox import REFUSED, WAITING

EXPORT_ACT = "export_parcel"


@dataclass(frozen=True, slots=True)
class Leaving:
    """What would be left behind.

    `waiting` facts were not sent; `carried` of them left in a parcel; `refused` ones wait for a
    person, whom no parcel replaces.
    """

    waiting: int
    carried: int
    refused: int

    @property
    def is_free(self) -> bool:
        """Whether everything is with the city or in a parcel."""
        return self.carried == self.waiting and not self.refused


@dataclass(frozen=True, slots=True)
class WhatIsLeft(Query[Leaving]):
    """Counts facts, not dossiers; a parcel that held all that waited carries what was made before
    it.
    """

    def answer(self, view: View) -> Leaving:
        """Three counts and the newest whole parcel."""
        table, trail = schema.outbox, schema.audit
        is_waiting = table.c.state == WAITING
        exported_at = view.reading.scalar(
            select(func.max(trail.c.at)).where(
                trail.c.act == EXPORT_ACT, trail.c.subject == WHOLE_PARCEL
            )
        )
        is_carried = table.c.made_at <= (-1 if exported_at is None else int(exported_at))
        return Leaving(
            waiting=_count(view, is_waiting),
            carried=_count(view, is_waiting, is_carried),
            refused=_count(view, table.c.state == REFUSED),
        )


def _count(view: View, *conditions: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(schema.outbox).where(*conditions)
    return int(view.reading.scalar(query))
