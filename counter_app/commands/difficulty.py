"""Difficulties: raised to a unit, answered by it, both kept and the dossier's history with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from counter_app.commands.moving import found, remember
from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.domain.difficulty import DifficultyState, answer_due
from counter_app.domain.errors import InputError, StaleError
from counter_app.domain.instant import micros
from counter_app.domain.supplement import reason_given

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.unit_of_work import UnitOfWork

TOPICS = frozenset({Topic.DOSSIERS})


@dataclass(frozen=True, slots=True)
class RaiseDifficulty(Command[datetime]):
    """Ask a unit to solve something within so many working days; gives when its answer is due.

    `dossier_id` is empty where it is about no single dossier.
    """

    difficulty_id: str
    unit: str
    matter: str
    days: int
    dossier_id: str = ""


@dataclass(frozen=True, slots=True)
class AnswerDifficulty(Command[None]):
    """What the unit answered, who of it did, and whether that solves it."""

    difficulty_id: str
    answer: str
    answered_by: str
    is_solved: bool


def raise_difficulty(
    uow: UnitOfWork, command: RaiseDifficulty, context: Context
) -> Outcome[datetime]:
    """The same act again gives the same instant."""
    calendar = uow.office.calendar(context.today)
    due = answer_due(context.now, command.days, calendar)
    if uow.difficulties.find(command.difficulty_id) is not None:
        return Outcome(due, TOPICS)
    dossier = found(uow, command.dossier_id) if command.dossier_id else None
    unit, matter = reason_given(command.unit, "unit"), reason_given(command.matter, "matter")
    uow.difficulties.add(
        {
            "id": command.difficulty_id,
            "dossier_id": dossier["id"] if dossier else None,
            "unit": unit,
            "matter": matter,
            "state": DifficultyState.OPEN,
            "raised_at": context.micros,
            "raised_by": context.actor.user_id,
            "raised_name": context.actor.name,
            "answer_by": micros(due),
        }
    )
    if dossier is not None:
        facts = {"note": f"{unit}: {matter}"}
        remember(uow, dossier["id"], "raise_difficulty", facts, context)
    return Outcome(due, TOPICS)


def answer_difficulty(
    uow: UnitOfWork, command: AnswerDifficulty, context: Context
) -> Outcome[None]:
    """Raises StaleError("difficulty_answered") where it was answered before."""
    row = uow.difficulties.find(command.difficulty_id)
    if row is None:
        raise InputError("difficulty_unknown", field="difficulty")
    if row["state"] != DifficultyState.OPEN:
        raise StaleError("difficulty_answered")
    answer = reason_given(command.answer, "note")
    who = reason_given(command.answered_by, "receiver")
    uow.difficulties.change(
        row,
        state=DifficultyState.SOLVED if command.is_solved else DifficultyState.UNSOLVED,
        answer=answer,
        answered_by=who,
        answered_at=context.micros,
        noted_name=context.actor.name,
    )
    if row["dossier_id"] is not None:
        facts = {"note": f"{row['unit']} ({who}): {answer}"}
        remember(uow, row["dossier_id"], "answer_difficulty", facts, context)
    return Outcome(None, TOPICS)
