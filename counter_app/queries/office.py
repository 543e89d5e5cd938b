"""Who this station is, and which others the office has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import ClassVar

from sqlalchemy import func, select

from counter_app.domain.instant import instant, micros
from counter_app.domain.numbering import Series, row_of
from counter_app.domain.office import Station
from counter_app.domain.user import Permission
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import office, schema


@dataclass(frozen=True, slots=True)
class ThisStation(Query[Station]):
    """The station's number, installation and office."""

    permission: ClassVar[Permission] = Permission.ANYONE

    def answer(self, view: View) -> Station:
        """As it was set up."""
        return view.station


@dataclass(frozen=True, slots=True)
class CounterLine:
    """One counter of the office as it stands now.

    `clerk` and `opened_at` are of its open shift, None where there is none; `received` and
    `last_at` of today's dossiers. `is_confirmed`: the city knows its numbers as this office's.
    """

    number: int
    name: str
    is_here: bool
    clerk: str | None
    opened_at: datetime | None
    received: int
    last_at: datetime | None
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class Counters(Query[tuple[CounterLine, ...]]):
    """Every counter that works on this database."""

    permission: ClassVar[Permission] = Permission.READ

    def answer(self, view: View) -> tuple[CounterLine, ...]:
        """In the order of their numbers."""
        shift, dossier, reading = schema.shift, schema.dossier, view.reading
        is_open = shift.c.closed_at.is_(None)
        open_now = {row["station"]: row for row in reading.rows(select(shift).where(is_open))}
        start = datetime.combine(view.now.date(), time.min, view.now.tzinfo)
        today = {
            row["station"]: row
            for row in reading.rows(
                select(
                    shift.c.station,
                    func.count().label("received"),
                    func.max(dossier.c.made_at).label("last_at"),
                )
                .join(shift, shift.c.id == dossier.c.shift_id)
                .where(dossier.c.made_at >= micros(start))
                .group_by(shift.c.station)
            )
        }
        lines = []
        for row_id, one in office.stations(reading):
            running, done = open_now.get(one.number), today.get(one.number)
            lines.append(
                CounterLine(
                    one.number,
                    one.office.counter_name,
                    row_id == reading.station_id,
                    running["user_name"] if running else None,
                    _at(running["opened_at"], view) if running else None,
                    done["received"] if done else 0,
                    _at(done["last_at"], view) if done else None,
                    _is_confirmed(view, row_id),
                )
            )
        return tuple(sorted(lines, key=lambda line: line.number))


def _is_confirmed(view: View, row_id: int) -> bool:
    lease = view.reading.one(schema.lease, kind=row_of(Series.DOSSIER, row_id))
    return lease is not None and lease["confirmed_at"] is not None


def _at(microseconds: int, view: View) -> datetime:
    return instant(microseconds).astimezone(view.now.tzinfo)
