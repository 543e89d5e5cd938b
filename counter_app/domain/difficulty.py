"""A difficulty that a desk cannot solve itself: raised to the unit that can, with an answer due."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from counter_app.domain.calendar import HOURS_PER_WORKING_DAY, OfficeCalendar
from counter_app.domain.errors import InputError

DAYS_MAX = 10


class DifficultyState(StrEnum):
    """Open until the unit has answered; an answer that solves nothing may be raised again."""

    OPEN = "open"
    SOLVED = "solved"
    UNSOLVED = "unsolved"


def answer_due(raised_at: datetime, days: int, calendar: OfficeCalendar) -> datetime:
    """By when the unit is to answer; raises InputError("difficulty_days_wrong")."""
    if not 1 <= days <= DAYS_MAX:
        raise InputError("difficulty_days_wrong", field="days", most=DAYS_MAX)
    start = calendar.next_working_start(raised_at)
    return calendar.add_working(start, timedelta(hours=days * HOURS_PER_WORKING_DAY))
