"""What a supervisor has to decide: apologies to sign, promises a calendar moves, calendars."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import select

from counter_app.domain.apology import ApologyState
from counter_app.domain.dossier import CLOCK_RUNS
from counter_app.domain.instant import instant
from counter_app.domain.person import masked_name
from counter_app.domain.user import Permission
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import office, schema


@dataclass(frozen=True, slots=True)
class ApologyLine:
    """A drafted apology; it must leave by `leave_by`. `extension`: what the catalogue grants."""

    dossier_id: str
    code: str
    procedure: str
    masked_name: str
    due_at: datetime
    leave_by: datetime
    holder: str
    extension: str | None


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A promise that an approved calendar would move."""

    dossier_id: str
    code: str
    masked_name: str
    calendar_version: str
    old_due_at: datetime
    new_due_at: datetime


@dataclass(frozen=True, slots=True)
class CalendarLine:
    """A calendar version. `author` None: the desk's first one."""

    version: str
    valid_from: date | None
    author: str | None
    reason: str | None
    approver: str | None
    is_in_force: bool


@dataclass(frozen=True, slots=True)
class ToDecide:
    """Everything that waits for a supervisor's word about promises."""

    apologies: tuple[ApologyLine, ...]
    promises: tuple[PromiseLine, ...]
    calendars: tuple[CalendarLine, ...]


@dataclass(frozen=True, slots=True)
class PromisesToDecide(Query[ToDecide]):
    """The supervisor's list."""

    permission: ClassVar[Permission] = Permission.APPROVE

    def answer(self, view: View) -> ToDecide:
        """The most urgent first."""
        return ToDecide(_apologies(view), _promises(view), _calendars(view))


def _apologies(view: View) -> tuple[ApologyLine, ...]:
    table, dossier = schema.apology, schema.dossier
    rows = view.reading.rows(
        select(dossier, table.c.leave_by)
        .join(dossier, dossier.c.id == table.c.dossier_id)
        .where(table.c.state == ApologyState.DRAFTED, dossier.c.status.in_(CLOCK_RUNS))
        .order_by(table.c.leave_by)
        .limit(200)
    )
    found = []
    for row in rows:
        procedure = office.procedure_at(
            view.reading, row["procedure_code"], row["procedure_version"]
        )
        extension = next((one.extension for one in procedure.deadlines if one.extension), None)
        found.append(
            ApologyLine(
                row["id"],
                row["code"],
                procedure.short_name,
                masked_name(row["full_name"]),
                _at(row["due_at"], view),
                _at(row["leave_by"], view),
                row["holder"] or view.station.office.unit,
                extension,
            )
        )
    return tuple(found)


def _promises(view: View) -> tuple[PromiseLine, ...]:
    table, dossier = schema.promise_change, schema.dossier
    rows = view.reading.rows(
        select(table, dossier.c.code, dossier.c.full_name)
        .join(dossier, dossier.c.id == table.c.dossier_id)
        .where(table.c.state == "proposed", dossier.c.status.in_(CLOCK_RUNS))
        .order_by(table.c.old_due_at)
        .limit(500)
    )
    return tuple(
        PromiseLine(
            row["dossier_id"],
            row["code"],
            masked_name(row["full_name"]),
            row["calendar_version"],
            _at(row["old_due_at"], view),
            _at(row["new_due_at"], view),
        )
        for row in rows
    )


def _calendars(view: View) -> tuple[CalendarLine, ...]:
    table = schema.calendar
    in_force = office.calendar(view.reading, view.now.date())[0]
    rows = view.reading.rows(select(table).order_by(table.c.made_at.desc()).limit(50))
    return tuple(
        CalendarLine(
            row["version"],
            date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
            row["author"],
            row["reason"],
            row["approver"],
            row["version"] == in_force,
        )
        for row in rows
    )


def _at(microseconds: int, view: View) -> datetime:
    return instant(microseconds).astimezone(view.now.tzinfo)
