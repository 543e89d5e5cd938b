"""How many numbers this station has left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from counter_app.domain.numbering import FIRST_STATION, OF_OFFICE, Series, is_low, period, row_of
from counter_app.domain.user import Permission
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import schema
from counter_app.store.number import blocks, blocks_for_the_screen
from counter_app.store.number import left as room
from counter_app.store.provisional import waiting_days

LENT = (Series.DOSSIER, Series.RECEIPT, Series.REFERENCE)


@dataclass(frozen=True, slots=True)
class NumbersLine:
    """One series as it stands: used in its span (a day, a year, for ever), left, its last number.

    `is_low` is when less than a fifth of a block is left, or dossiers wait for one.
    """

    series: Series
    used: int
    left: int
    last: int
    is_low: bool


@dataclass(frozen=True, slots=True)
class NumbersLeft(Query[tuple[NumbersLine, ...]]):
    """The series whose numbers are lent by the city."""

    permission: ClassVar[Permission] = Permission.TALK_TO_CITY

    def answer(self, view: View) -> tuple[NumbersLine, ...]:
        """Dossiers, receipts, payment references, which an office counts by its first station."""
        is_first = view.reading.station_id == FIRST_STATION
        return tuple(_line(view, one) for one in LENT if is_first or one not in OF_OFFICE)


def _line(view: View, series: Series) -> NumbersLine:
    lent = blocks_for_the_screen(view.reading, series)
    span = period(series, view.now.date())
    row = view.reading.one(
        schema.number_series, kind=row_of(series, view.reading.station_id), period=span
    )
    used = 0 if row is None else int(row["used"])
    left = sum(one.size for one in lent) - used
    low = is_low(lent, used) or (series is Series.DOSSIER and _is_short(view))
    return NumbersLine(series, used, left, blocks(view.reading, series)[-1].last, low)


def _is_short(view: View) -> bool:
    """Whether dossiers wait for a code of a day whose numbers are used up."""
    days = waiting_days(view.reading)
    return any(count > room(view.reading, Series.DOSSIER, day) for day, count in days.items())
