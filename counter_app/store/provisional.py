"""Dossiers that bear a provisional code and wait for their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select

from counter_app.domain.numbering import Series, provisional_day
from counter_app.store import schema
from counter_app.store.number import left

if TYPE_CHECKING:
    from datetime import date

    from counter_app.store.rows import Reading, Row

_D = schema.dossier.c
# The first condition is the index's own: a book without provisional codes is asked in no time.
_WAITING = (
    select(schema.dossier)
    .where(_D.provisional_code.is_not(None), _D.code == _D.provisional_code)
    .order_by(_D.provisional_code)
)
_CODES = _WAITING.with_only_columns(_D.code)


def waiting(reading: Reading, limit: int) -> Sequence[Row]:
    """The next dossiers to get a code: in their order, as far as numbers of their day are left."""
    found: list[Row] = []
    for day, count in waiting_days(reading).items():
        room = min(count, left(reading, Series.DOSSIER, day), limit - len(found))
        if room > 0:
            of_day = _D.provisional_code.like(f"%-{day:%y%m%d}-%")
            found += reading.rows(_WAITING.where(of_day).limit(room))
    return found


def waiting_days(reading: Reading) -> dict[date, int]:
    """How many dossiers of each day of receipt wait for their code."""
    days: dict[date, int] = {}
    for row in reading.rows(_CODES):
        day = provisional_day(row["code"])
        days[day] = days.get(day, 0) + 1
    return days
