"""The working calendar: the office's own signed one, and a projection for years not announced."""

from __future__ import annotations

import json
from datetime import date, time
from functools import lru_cache

from counter_app.domain.calendar import OfficeCalendar, Session

YEARS_AHEAD = 2


@lru_cache(maxsize=8)
def parse_calendar(text: str) -> OfficeCalendar:
    """The stored record as a calendar. Its own years win; later ones come from the projection.

    A projected year is not among `announced_years`, so a due date that reaches it says so.
    """
    record = json.loads(text)
    announced = frozenset(int(year) for year in record["announced_years"])
    days_off = {date.fromisoformat(row["date"]): row["name"] for row in record["days_off"]}
    extra = {date.fromisoformat(row["date"]): row["name"] for row in record["extra_days"]}
    last = max(announced)
    for year in range(min(announced) - 1, last + YEARS_AHEAD + 1):
        if year not in announced:
            days_off.update(_projected(year))
    return OfficeCalendar(
        days_off=days_off,
        extra_days=extra,
        sessions=_sessions(record["sessions"]),
        announced_years=announced,
        weekly={int(day): _sessions(rows) for day, rows in record.get("weekly", {}).items()},
        special={
            date.fromisoformat(row["date"]): _sessions(row["sessions"])
            for row in record.get("special", [])
        },
    )


def _sessions(rows: list[list[str]]) -> tuple[Session, ...]:
    return tuple((time.fromisoformat(start), time.fromisoformat(end)) for start, end in rows)


def _projected(year: int) -> dict[date, str]:
    import holidays

    return {day: str(name) for day, name in holidays.country_holidays("VN", years=year).items()}
