"""What came, was done and is left in a span of days, by procedure and deciding agency.

Four ranges over covering indexes, joined: what was received in the span, what was done in it, what
was open before it and still is, and what was open before it and was done in it or later. No sums
are kept beside the rows, so that nothing can get out of step with them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, literal, select, union_all

from counter_app.domain.dossier import Status
from counter_app.queries.kpi import Span
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import schema

LINES_MAX = 50_000


@dataclass(frozen=True, slots=True)
class MonthLine:
    """One procedure at one agency. Carried over and received less on time and late is pending.

    `agency` is empty where the office itself decides.
    """

    procedure_code: str
    agency: str
    carried_over: int
    received: int
    on_time: int
    late: int

    @property
    def pending(self) -> int:
        """Open when the span ended."""
        return self.carried_over + self.received - self.on_time - self.late


@dataclass(frozen=True, slots=True)
class MonthReport(Query[tuple[MonthLine, ...]]):
    """Both days included; what was refused is nowhere in it, what was stopped counts as done."""

    first: date
    last: date

    def answer(self, view: View) -> tuple[MonthLine, ...]:
        """By procedure, then agency; raises InputError("span_wrong")."""
        span = Span.of(self.first, self.last, view)
        table = schema.dossier
        finished, received = table.c.finished_at, table.c.received_at
        is_done = and_(finished >= span.begin, finished < span.end)
        before = received < span.begin
        parts = union_all(
            _part(
                and_(received >= span.begin, received < span.end, _not_refused()),
                received=func.count(),
            ),
            _part(
                and_(is_done, received < span.end),
                on_time=func.sum(case((finished <= table.c.due_at, 1), else_=0)),
                late=func.sum(case((finished <= table.c.due_at, 0), else_=1)),
            ),
            _part(and_(finished.is_(None), before, _not_refused()), carried=func.count()),
            _part(and_(finished >= span.begin, before), carried=func.count()),
        ).subquery()
        names = ("carried", "received", "on_time", "late")
        rows = view.reading.connection.execute(
            select(
                parts.c.code,
                parts.c.agency,
                *(func.sum(parts.c[name]).label(name) for name in names),
            )
            .group_by(parts.c.code, parts.c.agency)
            .order_by(parts.c.code, parts.c.agency)
            .limit(LINES_MAX)
        ).all()
        return tuple(MonthLine(row[0], row[1], *map(int, row[2:])) for row in rows)


def _not_refused() -> ColumnElement[bool]:
    return schema.dossier.c.status != Status.REFUSED


def _part(condition: ColumnElement[bool], **counts: Any) -> Any:
    table = schema.dossier
    agency = func.coalesce(table.c.deciding_agency, "")
    numbers = [
        counts.get(name, literal(0)).label(name)
        for name in ("carried", "received", "on_time", "late")
    ]
    return (
        select(table.c.procedure_code.label("code"), agency.label("agency"), *numbers)
        .where(condition)
        .group_by(table.c.procedure_code, agency)
    )
