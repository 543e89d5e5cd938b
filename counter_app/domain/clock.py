"""Clocks: the city's time where this computer's is wrong, and days that ask a question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from counter_app.domain.calendar import OfficeCalendar

# More than this a clock may not drift; NTP holds an office computer within a second.
DRIFT_MAX = timedelta(seconds=60)
# No promise is made by a clock that fell back to its factory's day.
EARLIEST_YEAR = 2026
SILENCE_MAX = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class CityTold:
    """The city's time as it was heard, with what this computer's two clocks said then."""

    city_time: datetime
    desk_time: datetime
    monotonic_ns: int

    @property
    def ahead(self) -> timedelta:
        """How far this computer was ahead of the city; negative where it was behind."""
        return _apart(self.desk_time, self.city_time)

    def corrected(self, now: datetime, monotonic_ns: int) -> datetime:
        """The instant by the city's clock, or `now` as it is.

        A clock that is off by a minute or less is left alone. So is one that did not run evenly
        since: it was set, or the computer slept, and nobody can tell how far it is off now.
        """
        if abs(self.ahead) <= DRIFT_MAX:
            return now
        counted = timedelta(microseconds=(monotonic_ns - self.monotonic_ns) // 1_000)
        is_even = abs(_apart(now, self.desk_time) - counted) <= DRIFT_MAX
        return (now.astimezone(UTC) - self.ahead).astimezone(now.tzinfo) if is_even else now


def _apart(late: datetime, early: datetime) -> timedelta:
    """In UTC: within one zone Python counts the hands of the clock, not the hours."""
    return late.astimezone(UTC) - early.astimezone(UTC)


class OddDay(StrEnum):
    """Why a day of receipt is asked about before a promise counts from it."""

    PAST = "odd_past"
    BEFORE_LAST = "odd_before_last"
    FUTURE = "odd_future"
    DAY_OFF = "odd_day_off"


# A day off is unusual; of these nobody can say alone that the computer is right.
NEEDS_SECOND = frozenset({OddDay.PAST, OddDay.BEFORE_LAST, OddDay.FUTURE})


class DayState(StrEnum):
    """Where the question of an odd day stands."""

    OPEN = "open"
    RIGHT = "right"
    WRONG = "wrong"


def odd_day(day: date, calendar: OfficeCalendar, last: date | None) -> OddDay | None:
    """Why nobody would believe this day of receipt unasked; None for an ordinary one.

    `last` is the day on which the newest dossier was made, None in an empty book.
    """
    if day.year < EARLIEST_YEAR:
        return OddDay.PAST
    if last is not None and day < last:
        return OddDay.BEFORE_LAST
    if last is not None and day - last > SILENCE_MAX:
        return OddDay.FUTURE
    return None if calendar.is_working_day(day) else OddDay.DAY_OFF
