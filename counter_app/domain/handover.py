"""Steps of a dossier inside the agencies: which unit has it, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from counter_app.domain.calendar import OfficeCalendar
from counter_app.domain.catalogue import Procedure, ProcedureStep
from counter_app.domain.errors import RuleError

# The step at the counter itself: receipt, check, digitisation, slip.
AT_THE_COUNTER = 0


@dataclass(frozen=True, slots=True)
class Leg:
    """One step that a unit gets: `position` in the procedure's steps, and until when."""

    position: int
    step: ProcedureStep
    due_at: datetime


def leg(procedure: Procedure, position: int, given_at: datetime, calendar: OfficeCalendar) -> Leg:
    """The step at a position, its own clock begun when the unit got the dossier.

    A late step before it is not this unit's lateness. Raises RuleError("no_such_step").
    """
    if not AT_THE_COUNTER < position < len(procedure.steps):
        raise RuleError("no_such_step", position=position)
    step = procedure.steps[position]
    start = calendar.next_working_start(given_at)
    return Leg(position, step, calendar.add_working(start, timedelta(hours=step.hours)))


def unit_at_counter(procedure: Procedure, fallback: str) -> str:
    """Who hands a dossier on: the role of the first step."""
    return procedure.steps[AT_THE_COUNTER].role if procedure.steps else fallback


def has_next(procedure: Procedure, position: int) -> bool:
    """Whether another unit follows."""
    return position + 1 < len(procedure.steps)
