"""Opening a shift with a counted float, closing it with a blind count."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counter_app.commands.issued import issue_shift_report
from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.domain import ledger
from counter_app.domain import shift as rules
from counter_app.domain.errors import InputError, RuleError
from counter_app.domain.money import Money
from counter_app.domain.numbering import Series, shift_number
from counter_app.domain.shift import DrawerCount

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ShiftOpened:
    """The shift that began. `difference` is the count less what the last shift left, or None."""

    shift_id: str
    number: str
    float_opening: Money
    difference: Money | None = None


@dataclass(frozen=True, slots=True)
class OpenShift(Command[ShiftOpened]):
    """Begin a shift with the notes that lie in the drawer.

    `reason` says why they are not what the last shift left; it is told once and counted nowhere.
    """

    count: DrawerCount
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ShiftClosed:
    """How the drawer and the book agreed."""

    number: str
    expected: Money
    counted: Money
    difference: Money


@dataclass(frozen=True, slots=True)
class CloseShift(Command[ShiftClosed]):
    """End a shift at whatever was counted; a difference needs a reason."""

    shift_id: str
    count: DrawerCount
    reason: str = ""


def open_shift(uow: UnitOfWork, command: OpenShift, context: Context) -> Outcome[ShiftOpened]:
    """Raises RuleError("shift_already_open") where this station has one."""
    if context.shift is not None:
        raise RuleError("shift_already_open", number=context.shift.number)
    last = uow.shifts.last_closed(context.station.number)
    left = None if last is None else Money(last["cash_counted"])
    difference = None if left is None else command.count.total - left
    reason = " ".join(command.reason.split())
    if difference and not reason:
        raise RuleError("opening_needs_reason", difference=difference.dong)
    shift_id = context.new_id()
    serial = uow.numbers.next_serial(Series.SHIFT, context.today)
    number = shift_number(context.station.number, context.today, serial)
    uow.shifts.add(
        {
            "id": shift_id,
            "number": number,
            "user_id": context.actor.user_id,
            "user_name": context.actor.name,
            "station": context.station.number,
            "opened_at": context.micros,
            "float_opening": command.count.total.dong,
            "opening_notes": json.dumps(command.count.notes),
            "opening_expected": None if left is None else left.dong,
            "opening_reason": reason if difference else None,
        }
    )
    uow.ledger.post(
        ledger.float_opened(command.count.total),
        at=context.micros,
        new_id=context.new_id,
        shift_id=shift_id,
    )
    opened = ShiftOpened(shift_id, number, command.count.total, difference)
    return Outcome(opened, frozenset({Topic.SHIFT}))


def close_shift(uow: UnitOfWork, command: CloseShift, context: Context) -> Outcome[ShiftClosed]:
    """The expected sum is a query on the ledger, never a second calculation."""
    row = uow.shifts.find(command.shift_id)
    if row is None:
        raise InputError("shift_unknown", field="shift")
    if row["closed_at"] is not None:
        raise RuleError("shift_already_closed", number=row["number"])
    expected = uow.ledger.balance(ledger.Account.CASH_DRAWER, command.shift_id)
    closing = rules.close(expected, command.count.total, command.reason)
    moves = (*ledger.drawer_counted(closing.difference), *ledger.float_returned(closing.counted))
    uow.ledger.post(moves, at=context.micros, new_id=context.new_id, shift_id=command.shift_id)
    uow.shifts.close(
        row,
        closed_at=context.micros,
        cash_expected=closing.expected.dong,
        cash_counted=closing.counted.dong,
        closing_notes=json.dumps(command.count.notes),
        reason=closing.reason,
        closing_head=uow.head,
    )
    issue_shift_report(uow, command.shift_id, closing, command.count, context)
    closed = ShiftClosed(row["number"], closing.expected, closing.counted, closing.difference)
    return Outcome(closed, frozenset({Topic.SHIFT, Topic.PRINTS}))
