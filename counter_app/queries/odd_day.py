"""Odd days that wait for a second person's word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from counter_app.domain.clock import OddDay
from counter_app.domain.instant import instant
from counter_app.domain.user import Permission
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store.odd_day import open_days


@dataclass(frozen=True, slots=True)
class OddDayLine:
    """A day that somebody would receive on, why it is odd, and who asked when."""

    day: date
    why: OddDay
    asked_at: datetime
    asked_name: str


@dataclass(frozen=True, slots=True)
class OddDaysAsked(Query[tuple[OddDayLine, ...]]):
    """The oldest question first."""

    permission: ClassVar[Permission] = Permission.REVIEW

    def answer(self, view: View) -> tuple[OddDayLine, ...]:
        """Seldom more than one."""
        return tuple(
            OddDayLine(
                date.fromisoformat(row["day"]),
                OddDay(row["why"]),
                instant(row["asked_at"]).astimezone(view.now.tzinfo),
                row["asked_name"],
            )
            for row in open_days(view.reading)
        )
