"""Papers that this office already holds of a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from counter_app.domain.checklist import PaperState
from counter_app.domain.instant import instant
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import schema

HELD_MAX = 50


@dataclass(frozen=True, slots=True)
class HeldPaper:
    """A paper of an earlier dossier of the same person; the newest of its code."""

    component_code: str
    name: str
    dossier_code: str
    received_on: date


@dataclass(frozen=True, slots=True)
class HeldPapers(Query[tuple[HeldPaper, ...]]):
    """What need not be brought again, by the component codes of a procedure.

    The answer names dossiers and papers, no person; it is asked with the person's own number.
    """

    id_number: str
    component_codes: tuple[str, ...]

    def answer(self, view: View) -> tuple[HeldPaper, ...]:
        """Papers that were handed in and kept; what was only shown is not there."""
        paper, dossier = schema.paper, schema.dossier
        if not self.id_number or not self.component_codes:
            return ()
        rows = view.reading.rows(
            select(paper.c.component_code, paper.c.name, dossier.c.code, dossier.c.received_at)
            .join(dossier, dossier.c.id == paper.c.dossier_id)
            .where(
                dossier.c.id_number == self.id_number,
                dossier.c.received_at.is_not(None),
                paper.c.component_code.in_(self.component_codes),
                paper.c.state == PaperState.HANDED_IN,
            )
            .order_by(dossier.c.received_at.desc())
            .limit(HELD_MAX)
        )
        newest: dict[str, HeldPaper] = {}
        for row in rows:
            on = instant(row["received_at"]).astimezone(view.now.tzinfo).date()
            held = HeldPaper(row["component_code"], row["name"], row["code"], on)
            newest.setdefault(held.component_code, held)
        return tuple(newest.values())
