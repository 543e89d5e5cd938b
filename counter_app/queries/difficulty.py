"""Difficulties that wait for a unit's answer, the overdue ones first, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.difficulty import DifficultyState
from counter_app.domain.instant import instant
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store.difficulty import difficulties


@dataclass(frozen=True, slots=True)
class DifficultyLine:
    """One difficulty; `code` is empty where it is about no single dossier."""

    difficulty_id: str
    code: str
    unit: str
    matter: str
    state: DifficultyState
    raised_by: str
    raised_at: datetime
    answer_by: datetime
    is_overdue: bool
    answer: str
    answered_by: str


@dataclass(frozen=True, slots=True)
class Difficulties(Query[tuple[DifficultyLine, ...]]):
    """At most `limit`."""

    limit: int = 200

    def answer(self, view: View) -> tuple[DifficultyLine, ...]:
        """Open ones first, by when their answer is due."""
        zone = view.now.tzinfo
        found = []
        for row in difficulties(view.reading, self.limit):
            due = instant(row["answer_by"]).astimezone(zone)
            is_open = row["state"] == DifficultyState.OPEN
            found.append(
                DifficultyLine(
                    row["id"],
                    row["code"] or "",
                    row["unit"],
                    row["matter"],
                    DifficultyState(row["state"]),
                    row["raised_name"],
                    instant(row["raised_at"]).astimezone(zone),
                    due,
                    is_open and due < view.now,
                    row["answer"] or "",
                    row["answered_by"] or "",
                )
            )
        return tuple(found)
