"""A day as people type it."""

from __future__ import annotations

from datetime import date

from counter_app.domain.errors import InputError


def typed_day(text: str, field: str) -> date:
    """26/11/2026 as a date; raises InputError("day_wrong")."""
    try:
        day, month, year = (int(part) for part in text.split("/"))
        return date(year, month, day)
    except ValueError:
        raise InputError("day_wrong", field=field) from None
