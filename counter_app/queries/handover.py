"""What has to be handed on today, to whom, and which lists nobody has signed yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from counter_app.domain.deadline import forward_by
from counter_app.domain.dossier import Status
from counter_app.domain.instant import instant
from counter_app.domain.person import masked_name
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import office, schema


@dataclass(frozen=True, slots=True)
class ToForward:
    """A received dossier that its first unit does not have yet; `by` is the law's limit."""

    dossier_id: str
    code: str
    procedure: str
    masked_name: str
    unit: str
    received_at: datetime
    by: datetime
    is_late: bool


@dataclass(frozen=True, slots=True)
class UnsignedList:
    """A hand-over list that the receiving unit has not signed."""

    number: str
    unit: str
    given_at: datetime
    dossiers: int


@dataclass(frozen=True, slots=True)
class Handovers:
    """What waits to be handed on and to be signed for."""

    waiting: tuple[ToForward, ...]
    unsigned: tuple[UnsignedList, ...]


@dataclass(frozen=True, slots=True)
class OpenHandovers(Query[Handovers]):
    """Received dossiers by the unit they go to, and the lists on their way."""

    limit: int = 500

    def answer(self, view: View) -> Handovers:
        """A procedure without internal steps is finished at the counter and not listed."""
        table = schema.dossier
        rows = view.reading.rows(
            select(table)
            .where(table.c.status == Status.RECEIVED)
            .order_by(table.c.received_at)
            .limit(self.limit)
        )
        calendar = office.calendar(view.reading, view.now.date())[1]
        waiting = []
        for row in rows:
            procedure = office.procedure_at(
                view.reading, row["procedure_code"], row["procedure_version"]
            )
            if len(procedure.steps) < 2:
                continue
            received_at = instant(row["received_at"]).astimezone(view.now.tzinfo)
            by = forward_by(received_at, calendar)
            waiting.append(
                ToForward(
                    row["id"],
                    row["code"],
                    procedure.short_name,
                    masked_name(row["full_name"]),
                    procedure.steps[1].role,
                    received_at,
                    by,
                    by < view.now,
                )
            )
        waiting.sort(key=lambda one: (one.unit, one.received_at))
        return Handovers(tuple(waiting), _unsigned(view))


def _unsigned(view: View) -> tuple[UnsignedList, ...]:
    table = schema.handover
    rows = view.reading.rows(
        select(
            table.c.list_number,
            func.min(table.c.to_unit).label("unit"),
            func.min(table.c.given_at).label("given_at"),
            func.count().label("dossiers"),
        )
        .where(table.c.done_at.is_(None), table.c.taken_at.is_(None))
        .group_by(table.c.list_number)
        .order_by(table.c.list_number.desc())
        .limit(200)
    )
    zone = view.now.tzinfo
    return tuple(
        UnsignedList(
            row["list_number"],
            row["unit"],
            instant(row["given_at"]).astimezone(zone),
            row["dossiers"],
        )
        for row in rows
    )
