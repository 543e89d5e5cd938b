"""A closed shift opens again by two people's word; the closing that was signed stays as it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.domain import ledger
from counter_app.domain import shift as rules
from counter_app.domain.errors import InputError, RuleError, StaleError
from counter_app.domain.money import Money
from counter_app.domain.supplement import reason_given

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.domain.identity import UserId
    from counter_app.store.rows import Row
    from counter_app.store.unit_of_work import UnitOfWork

_TOPICS = frozenset({Topic.SHIFT})


@dataclass(frozen=True, slots=True)
class AskReopening(Command[None]):
    """Ask that a closed shift opens again, and say why."""

    shift_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class DecideReopening(Command[None]):
    """The second person's word on it."""

    shift_id: str
    is_agreed: bool


def ask_reopening(uow: UnitOfWork, command: AskReopening, context: Context) -> Outcome[None]:
    """Asking moves nothing. Whoever asked already is not asked to ask twice."""
    row = _closed_row(uow, command.shift_id)
    for eyes in context.actor.eyes:
        rules.check_reopening(eyes, _makers(uow, row), None)
    reason = reason_given(command.reason)
    before = uow.closings.reopenings(row["id"])
    if before and before[-1]["is_agreed"] is None:
        return Outcome(None)
    uow.closings.ask_reopening(
        {
            "shift_id": row["id"],
            "position": len(before) + 1,
            "reason": reason,
            "asked_at": context.micros,
            "asked_by": context.actor.user_id,
            "asked_name": context.actor.name,
        }
    )
    return Outcome(None, _TOPICS)


def decide_reopening(uow: UnitOfWork, command: DecideReopening, context: Context) -> Outcome[None]:
    """Agreed, the shift is open as before its count, at its own station, if none is open there.

    Who asked may take it back alone. Raises StaleError("reopening_decided"),
    RuleError("shift_already_open"), NotAllowed("other_person_needed").
    """
    row = _closed_row(uow, command.shift_id)
    before = uow.closings.reopenings(row["id"])
    if not before or before[-1]["is_agreed"] is not None:
        raise StaleError("reopening_decided", number=row["number"])
    asked = before[-1]
    if command.is_agreed:
        for eyes in context.actor.eyes:
            rules.check_reopening(asked["asked_by"], _makers(uow, row), eyes)
        _open_again(uow, row, context)
    uow.closings.decide_reopening(
        asked,
        is_agreed=int(command.is_agreed),
        decided_at=context.micros,
        decided_by=context.actor.user_id,
        decided_name=context.actor.name,
    )
    return Outcome(None, _TOPICS)


def _open_again(uow: UnitOfWork, row: Row, context: Context) -> None:
    other = uow.shifts.open_at(row["station"])
    if other is not None:
        raise RuleError("shift_already_open", number=other["number"])
    if not uow.closings.all(row["id"]):
        # A shift of an older program: its one closing stood in its own row alone.
        uow.closings.add_closing(
            row, user_id=row["user_id"], user_name=row["user_name"], clock_back=0
        )
    counted = Money(row["cash_counted"])
    moves = ledger.closing_undone(counted, counted - Money(row["cash_expected"]))
    uow.ledger.post(moves, at=context.micros, new_id=context.new_id, shift_id=row["id"])
    uow.shifts.open_again(row)


def _closed_row(uow: UnitOfWork, shift_id: str) -> Row:
    row = uow.shifts.find(shift_id)
    if row is None:
        raise InputError("shift_unknown", field="shift")
    if row["closed_at"] is None:
        raise RuleError("shift_still_open", number=row["number"])
    return row


def _makers(uow: UnitOfWork, row: Row) -> frozenset[UserId]:
    """Whose shift it was, and who closed it."""
    return frozenset((row["user_id"], *(one["user_id"] for one in uow.closings.all(row["id"]))))
