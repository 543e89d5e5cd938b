"""An odd day of receipt: who wants to receive on it asks, and somebody else says if it is right.

A clock that stands on another year makes false codes, receipts and promises, and one tired person
presses a key twice. So a day that only a wrong clock would show takes two.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.domain.clock import NEEDS_SECOND, DayState, OddDay, odd_day
from counter_app.domain.errors import InputError, NotAllowed, RuleError, StaleError
from counter_app.domain.instant import instant

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.domain.calendar import OfficeCalendar
    from counter_app.store.unit_of_work import UnitOfWork

TOPICS = frozenset({Topic.DOSSIERS})


@dataclass(frozen=True, slots=True)
class AskDay(Command[date | None]):
    """Ask a second person about the day that this computer takes for today; the day, or None
    where nobody needs to be asked.
    """


@dataclass(frozen=True, slots=True)
class DecideDay(Command[None]):
    """The second person's word: the calendar on the wall says so too, or the clock is wrong."""

    day: date
    is_right: bool


def ask_day(uow: UnitOfWork, _command: AskDay, context: Context) -> Outcome[date | None]:
    """A question that stands already is not asked twice."""
    day = context.legal_now.date()
    why = _why(uow, day, uow.office.calendar_in_force(day)[1], context)
    if why not in NEEDS_SECOND:
        return Outcome(None)
    asked = uow.odd_days.find(day)
    if asked is None or asked["state"] == DayState.WRONG:
        uow.odd_days.ask(
            day,
            {
                "why": why,
                "asked_at": context.micros,
                "asked_by": context.actor.user_id,
                "asked_name": context.actor.name,
            },
        )
    return Outcome(day, TOPICS)


def decide_day(uow: UnitOfWork, command: DecideDay, context: Context) -> Outcome[None]:
    """Raises NotAllowed("other_person_needed") for whoever asked."""
    row = uow.odd_days.find(command.day)
    if row is None:
        raise InputError("question_unknown", field="day")
    if row["state"] != DayState.OPEN:
        raise StaleError("question_answered_already")
    if context.actor.is_one_with(row["asked_by"]):
        raise NotAllowed("other_person_needed")
    uow.odd_days.decide(
        row,
        state=DayState.RIGHT if command.is_right else DayState.WRONG,
        decided_at=context.micros,
        decided_by=context.actor.user_id,
        decided_name=context.actor.name,
    )
    return Outcome(None, TOPICS)


def check_day(
    uow: UnitOfWork, day: date, calendar: OfficeCalendar, context: Context, *, is_sure: bool
) -> dict[str, str]:
    """What a dossier's history says of an odd day of receipt; nothing for an ordinary one.

    Raises RuleError("receipt_day_odd") where the clerk was not asked yet, and
    RuleError("receipt_day_needs_second") where nobody else said that the day is right.
    """
    why = _why(uow, day, calendar, context)
    if why is None:
        return {}
    facts = {"why": why, "day": f"{day:%d/%m/%Y}"}
    if not is_sure:
        raise RuleError("receipt_day_odd", **facts)
    if why not in NEEDS_SECOND:
        return {"odd_day": why}
    row = uow.odd_days.find(day)
    if row is None or row["state"] != DayState.RIGHT:
        raise RuleError("receipt_day_needs_second", **facts)
    return {"odd_day": why, "day_confirmed_by": row["decided_name"]}


def _why(uow: UnitOfWork, day: date, calendar: OfficeCalendar, context: Context) -> OddDay | None:
    last = uow.dossiers.last_made_at()
    last_day = None if last is None else instant(last).astimezone(context.now.tzinfo).date()
    return odd_day(day, calendar, last_day)
