"""The office's calendar of 2026 as it was signed, against the published list of holidays."""

from __future__ import annotations

from datetime import date, timedelta

import holidays

from counter_app.starter.load import office_calendar

CALENDAR = office_calendar()
YEAR = [date(2026, 1, 1) + timedelta(days=each) for each in range(365)]


def test_2026_has_249_working_days() -> None:
    assert sum(CALENDAR.is_working_day(day) for day in YEAR) == 249


def test_the_swapped_saturday_works_and_its_monday_does_not() -> None:
    assert CALENDAR.is_working_day(date(2026, 8, 22))
    assert not CALENDAR.is_working_day(date(2026, 8, 31))


def test_every_day_off_is_one_of_the_published_holidays() -> None:
    published = holidays.country_holidays("VN", years=2026)

    assert {day for day in YEAR if day in published and day.weekday() < 5} == set(CALENDAR.days_off)


def test_the_year_is_announced_and_the_next_is_not() -> None:
    assert CALENDAR.announced_years == {2026}
