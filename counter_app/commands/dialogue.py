"""Days of dialogue with citizens: named, held, their minutes written and confirmed by another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.domain.errors import InputError, NotAllowed, RuleError, StaleError
from counter_app.domain.supplement import reason_given

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.rows import Row
    from counter_app.store.unit_of_work import UnitOfWork

PLANNED, WRITTEN, CONFIRMED = "planned", "written", "confirmed"
MINUTES_MAX = 20_000
PEOPLE_MAX = 5_000
TOPICS = frozenset({Topic.FEEDBACK})


@dataclass(frozen=True, slots=True)
class PlanDialogue(Command[str]):
    """Name a day; gives its id."""

    dialogue_id: str
    held_on: date
    subject: str
    place: str


@dataclass(frozen=True, slots=True)
class WriteMinutes(Command[None]):
    """What was said on the day, and how many came."""

    dialogue_id: str
    people: int
    minutes: str


@dataclass(frozen=True, slots=True)
class ConfirmMinutes(Command[None]):
    """Another person who was there agrees; from then on the minutes stay."""

    dialogue_id: str


def plan_dialogue(uow: UnitOfWork, command: PlanDialogue, context: Context) -> Outcome[str]:
    """The same act again changes nothing."""
    if uow.feedbacks.dialogue(command.dialogue_id) is None:
        uow.feedbacks.add_dialogue(
            {
                "id": command.dialogue_id,
                "held_on": command.held_on.isoformat(),
                "subject": reason_given(command.subject, "subject"),
                "place": reason_given(command.place, "place"),
                "state": PLANNED,
                "made_at": context.micros,
                "made_name": context.actor.name,
            }
        )
    return Outcome(command.dialogue_id, TOPICS)


def write_minutes(uow: UnitOfWork, command: WriteMinutes, context: Context) -> Outcome[None]:
    """Raises RuleError("dialogue_not_held") before the day, StaleError once confirmed."""
    row = _found(uow, command.dialogue_id)
    if row["state"] == CONFIRMED:
        raise StaleError("minutes_confirmed")
    if date.fromisoformat(row["held_on"]) > context.today:
        raise RuleError("dialogue_not_held")
    minutes = command.minutes.strip()
    if not minutes or len(minutes) > MINUTES_MAX:
        raise InputError("minutes_missing", field="minutes", longest=MINUTES_MAX)
    if not 0 <= command.people <= PEOPLE_MAX:
        raise InputError("people_wrong", field="people", most=PEOPLE_MAX)
    uow.feedbacks.change_dialogue(
        row,
        state=WRITTEN,
        people=command.people,
        minutes=minutes,
        written_at=context.micros,
        writer_id=context.actor.user_id,
        writer_name=context.actor.name,
    )
    return Outcome(None, TOPICS)


def confirm_minutes(uow: UnitOfWork, command: ConfirmMinutes, context: Context) -> Outcome[None]:
    """Raises NotAllowed("other_person_needed") for the writer."""
    row = _found(uow, command.dialogue_id)
    if row["state"] != WRITTEN:
        raise StaleError("minutes_not_written")
    if context.actor.is_one_with(row["writer_id"]):
        raise NotAllowed("other_person_needed")
    uow.feedbacks.change_dialogue(
        row,
        state=CONFIRMED,
        confirmed_at=context.micros,
        confirmed_name=context.actor.name,
    )
    return Outcome(None, TOPICS)


def _found(uow: UnitOfWork, dialogue_id: str) -> Row:
    row = uow.feedbacks.dialogue(dialogue_id)
    if row is None:
        raise InputError("dialogue_unknown", field="dialogue")
    return row
