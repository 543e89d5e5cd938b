"""Shifts: which one is open, and what happened in one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import func, select

from counter_app.domain.instant import instant
from counter_app.domain.ledger import CashMove
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
    """The shift that is open at this station. `is_left_open` since an earlier day."""

    shift_id: str
    number: str
    user_name: str
    opened_at: datetime
    float_opening: Money
    user_id: str = ""
    is_left_open: bool = False


@dataclass(frozen=True, slots=True)
class CurrentShift(Query[OpenShiftLine | None]):
    """The open shift, or None."""

    permission: ClassVar[Permission] = Permission.ANYONE

    def answer(self, view: View) -> OpenShiftLine | None:
        """A station has one open shift at a time."""
        row = shift.open_shift(view.reading, view.station.number)
        if row is None:
            return None
        opened_at = instant(row["opened_at"]).astimezone(view.now.tzinfo)
        return OpenShiftLine(
            row["id"],
            row["number"],
            row["user_name"],
            opened_at,
            Money(row["float_opening"]),
            row["user_id"],
            opened_at.date() < view.now.date(),
        )


@dataclass(frozen=True, slots=True)
class CashMoveLine:
    """Cash that was put into a drawer or taken out between fees."""

    number: str
    way: CashMove
    amount: Money
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CashMoves(Query[tuple[CashMoveLine, ...]]):
    """All of one shift, the newest first."""

    shift_id: str

    def answer(self, view: View) -> tuple[CashMoveLine, ...]:
        """As they were booked."""
        table = schema.cash_move
        rows = view.reading.rows(
            select(table)
            .where(table.c.shift_id == self.shift_id)
            .order_by(table.c.at.desc(), table.c.number.desc())
        )
        return tuple(
            CashMoveLine(
                row["number"],
                CashMove(row["way"]),
                Money(row["amount"]),
                row["reason"],
                instant(row["at"]).astimezone(view.now.tzinfo),
            )
            for row in rows
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
