"""Promises at stake: due today, about to be late, late – and who has the dossier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select

from counter_app.domain.dossier import CLOCK_RUNS
from counter_app.domain.instant import instant, micros
from counter_app.domain.person import masked_name
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import office, schema
from counter_app.store.rows import Row


class Stake(StrEnum):
    """How a promise stands now."""

    LATE = "late"
    DUE_TODAY = "due_today"
    SOON = "soon"


@dataclass(frozen=True, slots=True)
class DeadlineLine:
    """One promise at stake; `holder` None: still at the counter.

    `is_step_late`: the unit that has it is past its own time.

    `is_coordinating`: that unit is a co-ordinating agency, whose lateness is its own.
    """

    dossier_id: str
    code: str
    procedure: str
    masked_name: str
    stake: Stake
    due_at: datetime
    holder: str | None
    step: str
    step_due_at: datetime | None
    is_step_late: bool
    is_coordinating: bool
    apology: str | None


@dataclass(frozen=True, slots=True)
class Board(Query[tuple[DeadlineLine, ...]]):
    """Open dossiers whose clock runs and that are late or due by the end of the next working day.

    A dossier that waits for its citizen, with a clock that stands still, is not among them.
    """

    limit: int = 500

    def answer(self, view: View) -> tuple[DeadlineLine, ...]:
        """The most urgent first."""
        calendar = office.calendar(view.reading, view.now.date())[1]
        soon = calendar.closing(calendar.next_working_day(view.now.date()))
        table, apology, held = schema.dossier, schema.apology, schema.handover
        rows = view.reading.rows(
            select(
                table,
                apology.c.state.label("apology"),
                held.c.step,
                held.c.is_coordinating,
            )
            .outerjoin(apology, apology.c.dossier_id == table.c.id)
            .outerjoin(held, (held.c.dossier_id == table.c.id) & held.c.done_at.is_(None))
            .where(table.c.status.in_(CLOCK_RUNS), table.c.due_at <= micros(soon))
            .order_by(table.c.due_at)
            .limit(self.limit)
        )
        return tuple(_line(view, row) for row in rows)


def _line(view: View, row: Row) -> DeadlineLine:
    procedure = office.procedure_at(view.reading, row["procedure_code"], row["procedure_version"])
    zone = view.now.tzinfo
    due_at = instant(row["due_at"]).astimezone(zone)
    step_due = row["holder_due_at"]
    step_due_at = instant(step_due).astimezone(zone) if step_due else None
    is_late, is_today = due_at < view.now, due_at.date() == view.now.date()
    return DeadlineLine(
        dossier_id=row["id"],
        code=row["code"],
        procedure=procedure.short_name,
        masked_name=masked_name(row["full_name"]),
        stake=Stake.LATE if is_late else Stake.DUE_TODAY if is_today else Stake.SOON,
        due_at=due_at,
        holder=row["holder"],
        step=row["step"] or (procedure.steps[0].name if procedure.steps else ""),
        step_due_at=step_due_at,
        is_step_late=step_due_at is not None and step_due_at < view.now,
        is_coordinating=bool(row["is_coordinating"]),
        apology=row["apology"],
    )
