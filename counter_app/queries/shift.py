"""Shifts: which one is open, and what happened in one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import func, select

from counter_app.domain.instant import instant
from counter_app.domain.money import Money
from counter_app.domain.recheck import FeeRechecked
from counter_app.domain.user import Permission
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import schema, shift
from counter_app.store.recheck import recheck
from counter_app.store.shift import ShiftTotals


@dataclass(frozen=True, slots=True)
class OpenShiftLine:
    """The shift that is open at this station."""

    shift_id: str
    number: str
    user_name: str
    opened_at: datetime
    float_opening: Money


@dataclass(frozen=True, slots=True)
class CurrentShift(Query[OpenShiftLine | None]):
    """The open shift, or None."""

    permission: ClassVar[Permission] = Permission.ANYONE

    def answer(self, view: View) -> OpenShiftLine | None:
        """A station has one open shift at a time."""
        row = shift.open_shift(view.reading, view.station.number)
        if row is None:
            return None
        return OpenShiftLine(
            row["id"],
            row["number"],
            row["user_name"],
            instant(row["opened_at"]).astimezone(view.now.tzinfo),
            Money(row["float_opening"]),
        )


@dataclass(frozen=True, slots=True)
class ShiftSummary(Query[ShiftTotals]):
    """What a shift did; the expected cash is left out, so that a count stays blind."""

    shift_id: str

    def answer(self, view: View) -> ShiftTotals:
        """Sums of the ledger and counts of the rows, nothing kept beside them."""
        return shift.totals(view.reading, self.shift_id)


@dataclass(frozen=True, slots=True)
class FeeRecheck(Query[FeeRechecked]):
    """The bills of a shift computed again; a difference is shown and blocks nothing."""

    shift_id: str

    def answer(self, view: View) -> FeeRechecked:
        """From each dossier's stored inputs and its own procedure version."""
        return recheck(view.reading, self.shift_id)


@dataclass(frozen=True, slots=True)
class LastShiftDay(Query[date | None]):
    """The day on which a shift was last opened at this station, or None."""

    permission: ClassVar[Permission] = Permission.ANYONE

    def answer(self, view: View) -> date | None:
        """In the office's own zone."""
        table = schema.shift
        opened = view.reading.scalar(
            select(func.max(table.c.opened_at)).where(table.c.station == view.station.number)
        )
        return None if opened is None else instant(opened).astimezone(view.now.tzinfo).date()
