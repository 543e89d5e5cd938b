"""A day as people type it."""

from __future__ import annotations

import re
from datetime import date

from counter_app.domain.calendar import known_day
from counter_app.domain.errors import InputError

_DAY = re.compile(r"([0-9]{1,2})\s*/\s*([0-9]{1,2})\s*/\s*([0-9]{4})")


def typed_day(text: str, field: str) -> date:
    """26/11/2026 as a date; raises InputError("day_wrong", "day_out_of_range")."""
    found = _DAY.fullmatch(text.strip())
    try:
        day, month, year = (int(part) for part in found.groups()) if found else (0, 0, 0)
        typed = date(year, month, day)
    except ValueError:
        raise InputError("day_wrong", field=field) from None
    return known_day(typed, field)
