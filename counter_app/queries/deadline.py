"""Promises at stake: due today, about to be late, late – and who has the dossier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import or_, select

from counter_app.domain.dossier import CLOCK_RUNS
from counter_app.domain.instant import instant, micros
from counter_app.domain.person import masked_name
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import office, schema
from counter_app.store.rows import Row


class Stake(StrEnum):
    """How a promise stands now. AT_RISK: it is days away, and the unit is past its own time."""

    LATE = "late"
    DUE_TODAY = "due_today"
    SOON = "soon"
    AT_RISK = "at_risk"


@dataclass(frozen=True, slots=True)
class DeadlineLine:
    """One promise at stake; `holder` None: still at the counter.

    `is_step_late`: the unit that has it is past its own time.

    `is_coordinating`: that unit is a co-ordinating agency, whose lateness is its own.

    `asked` is who can be asked: who took it over for the unit, else the unit, else the clerk.
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
    asked: str


@dataclass(frozen=True, slots=True)
class Board(Query[tuple[DeadlineLine, ...]]):
    """Open dossiers whose clock runs: late, due by the end of the next working day, or at risk.

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
                held.c.receiver,
            )
            .outerjoin(apology, apology.c.dossier_id == table.c.id)
            .outerjoin(held, (held.c.dossier_id == table.c.id) & held.c.done_at.is_(None))
            .where(
                table.c.status.in_(CLOCK_RUNS),
                or_(table.c.due_at <= micros(soon), table.c.holder_due_at < micros(view.now)),
            )
            .order_by(table.c.due_at)
            .limit(self.limit)
        )
        return tuple(_line(view, row, soon) for row in rows)


def _line(view: View, row: Row, soon: datetime) -> DeadlineLine:
    procedure = office.procedure_at(view.reading, row["procedure_code"], row["procedure_version"])
    zone = view.now.tzinfo
    due_at = instant(row["due_at"]).astimezone(zone)
    step_due = row["holder_due_at"]
    step_due_at = instant(step_due).astimezone(zone) if step_due else None
    is_step_late = step_due_at is not None and step_due_at < view.now
    return DeadlineLine(
        dossier_id=row["id"],
        code=row["code"],
        procedure=procedure.short_name,
        masked_name=masked_name(row["full_name"]),
        stake=_stake(due_at, view, soon),
        due_at=due_at,
        holder=row["holder"],
        step=row["step"] or (procedure.steps[0].name if procedure.steps else ""),
        step_due_at=step_due_at,
        is_step_late=is_step_late,
        is_coordinating=bool(row["is_coordinating"]),
        apology=row["apology"],
        asked=row["receiver"] or row["holder"] or row["user_name"],
    )


def _stake(due_at: datetime, view: View, soon: datetime) -> Stake:
    if due_at < view.now:
        return Stake.LATE
    if due_at.date() == view.now.date():
        return Stake.DUE_TODAY
    return Stake.SOON if due_at <= soon else Stake.AT_RISK


@dataclass(frozen=True, slots=True)
class UnitLoad:
    """How a unit stands with what it has, by step: how many of each stake, the longest first."""

    unit: str
    step: str
    late: int
    due: int
    at_risk: int


def by_unit(lines: tuple[DeadlineLine, ...], at_counter: str) -> tuple[UnitLoad, ...]:
    """The board's sums; `at_counter` names the counter itself."""
    sums: dict[tuple[str, str], list[int]] = {}
    for line in lines:
        counts = sums.setdefault((line.holder or at_counter, line.step), [0, 0, 0])
        place = {Stake.LATE: 0, Stake.AT_RISK: 2}.get(line.stake, 1)
        counts[place] += 1
    loads = [UnitLoad(unit, step, *counts) for (unit, step), counts in sums.items()]
    return tuple(sorted(loads, key=lambda one: (-one.late, -one.at_risk, -one.due, one.unit)))
