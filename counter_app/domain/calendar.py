"""The office's days and hours in Vietnam: what is a working day, and how working time runs on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from counter_app.domain import zone
from counter_app.domain.errors import InputError

VIETNAM = zone.VIETNAM
DAY = timedelta(days=1)
HOURS_PER_WORKING_DAY = 8
EARLIEST_YEAR, LATEST_YEAR = 2000, 2200
# What a person may name: papers are older than the office.
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(LATEST_YEAR, 12, 31)
# A week of days off is the longest that was ever announced; a table with a year of them is wrong.
DAYS_OFF_IN_A_ROW_MAX = 60

Session = tuple[time, time]


def in_vietnam(instant: datetime, *, field: str = "received") -> datetime:
    """The instant on the clock of Vietnam, to the second.

    Raises InputError("instant_without_zone") or InputError("instant_out_of_range").
    """
    if instant.tzinfo is None or instant.utcoffset() is None:
        raise InputError("instant_without_zone", field=field)
    if not EARLIEST_YEAR <= instant.year <= LATEST_YEAR:
        raise InputError("instant_out_of_range", field=field, year=instant.year)
    return instant.astimezone(VIETNAM).replace(microsecond=0)


def known_day(day: date, field: str) -> date:
    """The day itself; raises InputError("day_out_of_range") for a year that nobody means."""
    if not FIRST_DAY <= day <= LAST_DAY:
        years = {"first": str(FIRST_DAY.year), "last": str(LAST_DAY.year)}
        raise InputError("day_out_of_range", field=field, **years)
    return day


@dataclass(frozen=True, slots=True)
class OfficeCalendar:
    """Days off and extra working days by date with their names, and the sessions of a day.

    `announced_years` are the years whose days off were made public; in any other year only
    weekends are known. Saturdays and Sundays are off unless named in `extra_days` or given
    sessions in `weekly` (0 is Monday), as branches with Saturday mornings have them. `special`
    are the sessions of single days, such as half a day before Tết.
    """

    days_off: Mapping[date, str]
    extra_days: Mapping[date, str]
    sessions: tuple[Session, ...]
    announced_years: frozenset[int]
    weekly: Mapping[int, tuple[Session, ...]] = field(default_factory=dict)
    special: Mapping[date, tuple[Session, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for sessions in (self.sessions, *self.weekly.values(), *self.special.values()):
            ends = [moment for session in sessions for moment in session]
            if not ends or any(early >= late for early, late in pairwise(ends)):
                raise InputError("sessions_out_of_order", field="sessions")

    def is_working_day(self, day: date) -> bool:
        """An extra day works even where it is a Saturday; a day off never does."""
        if day in self.extra_days:
            return True
        return (day.weekday() < 5 or day.weekday() in self.weekly) and day not in self.days_off

    def sessions_on(self, day: date) -> tuple[Session, ...]:
        """When the office works on a working day."""
        if day in self.special:
            return self.special[day]
        # A day that stands in for another one is worked as an ordinary day.
        return self.sessions if day in self.extra_days else self._usual(day)

    def next_working_day(self, day: date) -> date:
        """The first working day after `day`."""
        for distance in range(1, DAYS_OFF_IN_A_ROW_MAX + 1):
            later = day + DAY * distance
            if self.is_working_day(later):
                return later
        raise InputError("calendar_has_no_working_day", field="days_off", year=day.year)

    def previous_working_day(self, day: date) -> date:
        """The last working day before `day`."""
        for distance in range(1, DAYS_OFF_IN_A_ROW_MAX + 1):
            earlier = day - DAY * distance
            if self.is_working_day(earlier):
                return earlier
        raise InputError("calendar_has_no_working_day", field="days_off", year=day.year)

    def opening(self, day: date) -> datetime:
        """When the first session of the day begins."""
        return datetime.combine(day, self.sessions_on(day)[0][0], VIETNAM)

    def closing(self, day: date) -> datetime:
        """When the last session of the day ends."""
        return datetime.combine(day, self.sessions_on(day)[-1][1], VIETNAM)

    def next_working_start(self, instant: datetime) -> datetime:
        """The instant itself inside a session, else the start of the next session.

        A session's last moment belongs to the next one: nothing can be begun at closing time.
        """
        local = instant.astimezone(VIETNAM)
        if self.is_working_day(local.date()):
            for start, end in self._sessions_on(local.date()):
                if local < end:
                    return max(local, start)
        return self.opening(self.next_working_day(local.date()))

    def add_working(self, start: datetime, worked: timedelta) -> datetime:
        """The instant at which the working time has passed since `start`.

        A remainder that fills a session exactly ends at its closing, not at the next opening.
        """
        left = worked
        for begin, end in self.stretches(self.next_working_start(start)):
            if left <= end - begin:
                return begin + left
            left -= end - begin
        raise AssertionError("stretches never end")

    def working_between(self, start: datetime, end: datetime) -> timedelta:
        """How much working time lies between two instants; nothing where `end` comes first."""
        total = timedelta()
        if start < end:
            for begin, close in self.stretches(start):
                if begin >= end:
                    break
                total += min(close, end) - begin
        return total

    def stretches(self, start: datetime) -> Iterator[tuple[datetime, datetime]]:
        """The working sessions from `start` on, the first cut to begin there; without end."""
        day = start.astimezone(VIETNAM).date()
        while True:
            if self.is_working_day(day):
                for begin, end in self._sessions_on(day):
                    if start < end:
                        yield max(start, begin), end
            day = self.next_working_day(day)

    def _usual(self, day: date) -> tuple[Session, ...]:
        return self.weekly.get(day.weekday(), self.sessions)

    def _sessions_on(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        for start, end in self.sessions_on(day):
            yield datetime.combine(day, start, VIETNAM), datetime.combine(day, end, VIETNAM)
