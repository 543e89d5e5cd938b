"""A clock that says a working day, for tests of the program as it stands on a computer's own."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Self

import pytest

from counter_app import main
from counter_app.starter.load import office_calendar


def on_a_working_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a day off the program believes the next working day, as a rehearsal does.

    Else what is held against the days until today would not hold the day that was rehearsed, and
    who receives on a Saturday is asked whether that is right.
    """
    calendar = office_calendar()

    class WorkingDay(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            now = super().now(tz)
            if calendar.is_working_day(now.date()):
                return now
            return cls.combine(calendar.next_working_day(now.date()), now.timetz())

    monkeypatch.setattr(main, "datetime", WorkingDay)
