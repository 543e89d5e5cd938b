"""A drawer passed from one clerk to the next: both count it, one shift ends, the next begins."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.commands.shift import ShiftClosed, ShiftOpened, begin, end, open_row
from counter_app.domain.errors import NotAllowed, RuleError
from counter_app.domain.shift import DrawerCount

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.rows import Row
    from counter_app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ShiftTakenOver:
    """The shift that ended at its own clerk's count, and the one that began at the next one's."""

    closed: ShiftClosed
    opened: ShiftOpened


@dataclass(frozen=True, slots=True)
class TakeOverShift(Command[ShiftTakenOver]):
    """Take over the drawer of an open shift; given by the next clerk, with their own count.

    What the two counts differ by is the new shift's difference at opening, with `reason`.
    """

    shift_id: str
    count: DrawerCount
    reason: str = ""


def take_over_shift(
    uow: UnitOfWork, command: TakeOverShift, context: Context
) -> Outcome[ShiftTakenOver]:
    """Both shifts change in one transaction: at no moment does nobody answer for the drawer.

    Raises NotAllowed("other_person_needed") for the shift's own clerk and
    RuleError("handover_needs_count") where that clerk has not counted since the last entry.
    """
    row = open_row(uow, command.shift_id)
    if context.actor.is_one_with(row["user_id"]):
        raise NotAllowed("other_person_needed")
    given = _given(uow, row)
    count = DrawerCount(tuple((face, number) for face, number in json.loads(given["notes"])))
    closed = end(uow, row, count, given["reason"], context, handed_to=context.actor.name)
    opened = begin(uow, command.count, command.reason, context)
    topics = frozenset({Topic.SHIFT, Topic.PRINTS, Topic.OUTBOX})
    return Outcome(ShiftTakenOver(closed, opened), topics)


def _given(uow: UnitOfWork, row: Row) -> Row:
    """The count that the shift's own clerk gave last; it must be newer than the last entry."""
    counts = [one for one in uow.closings.counts(row["id"]) if one["user_id"] == row["user_id"]]
    if not counts or counts[-1]["at"] < uow.shifts.last_entry(row["id"]):
        raise RuleError("handover_needs_count", number=row["number"])
    return counts[-1]
