"""How many dossiers wait for their code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from counter_app.domain.user import Permission
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store.provisional import waiting_days


@dataclass(frozen=True, slots=True)
class CodesWaiting(Query[int]):
    """Dossiers that were received under a provisional code and have no other yet."""

    permission: ClassVar[Permission] = Permission.TALK_TO_CITY

    def answer(self, view: View) -> int:
        """Of every day."""
        return sum(waiting_days(view.reading).values())
