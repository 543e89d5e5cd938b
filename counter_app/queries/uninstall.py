"""May the program leave this computer: what the city does not hold, and what a parcel carries."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import func, select

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
    it, by the order of the trail: clocks are set, and a parcel must not seem to hold a later fact.
    """

    def answer(self, view: View) -> Leaving:
        """What waits, less what came after the newest whole parcel."""
        waiting = _ids(view, WAITING)
        exported = view.reading.scalar(
            select(func.max(_TRAIL.sequence)).where(
                _TRAIL.act == EXPORT_ACT, _TRAIL.subject == WHOLE_PARCEL
            )
        )
        carried = set() if exported is None else waiting - _born_after(view, int(exported))
        return Leaving(len(waiting), len(carried), len(_ids(view, REFUSED)))


_TRAIL = schema.audit.c


def _ids(view: View, state: str) -> set[str]:
    table = schema.outbox.c
    return {row["id"] for row in view.reading.rows(select(table.id).where(table.state == state))}


def _born_after(view: View, sequence: int) -> set[str]:
    """The facts that the trail names behind an entry."""
    later = view.reading.rows(select(_TRAIL.touched).where(_TRAIL.sequence > sequence))
    return {
        key
        for row in later
        for table, key, _ in json.loads(row["touched"])
        if table == schema.outbox.name
    }
