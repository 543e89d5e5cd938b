"""How far the city was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from counter_app.domain.user import Permission
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import inbox


@dataclass(frozen=True, slots=True)
class Cursor(Query[int]):
    """The cursor of the last change taken in."""

    permission: ClassVar[Permission] = Permission.TALK_TO_CITY

    def answer(self, view: View) -> int:
        """0 before the first."""
        return inbox.cursor(view.reading)
