"""A month as people type it."""

from __future__ import annotations

import re

from counter_app.domain.errors import InputError

_MONTH = re.compile(r"(0?[1-9]|1[0-2])[/.-]([0-9]{4})")


def typed_month(text: str) -> str:
    """11/2026 as "2026-11"; raises InputError("month_wrong")."""
    found = _MONTH.fullmatch(text.strip())
    if found is None:
        raise InputError("month_wrong", field="month")
    return f"{found[2]}-{int(found[1]):02d}"
