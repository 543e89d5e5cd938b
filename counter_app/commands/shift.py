"""Opening a shift with a counted float, and closing it with a blind count, each time a version."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counter_app.commands.issued import issue_shift_report
from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.commands.tell import shift_closed, tell_of
from counter_app.domain import ledger
from counter_app.domain import shift as rules
from counter_app.domain.errors import InputError, NotAllowed, RuleError
from counter_app.domain.money import Money
from counter_app.domain.numbering import Series, shift_number
from counter_app.domain.shift import Closing, DrawerCount
from counter_app.domain.user import Permission

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.rows import Row
    from counter_app.store.unit_of_work import UnitOfWork

MICROS = 1_000_000


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
    """How the drawer and the book agreed. `report` is the number its paper is printed by."""

    number: str
    expected: Money
    counted: Money
    difference: Money
    report: str


@dataclass(frozen=True, slots=True)
class CloseShift(Command[ShiftClosed]):
    """End a shift at whatever was counted; a difference needs a reason.

    A supervisor may close the shift of a clerk who is gone, always with a reason.
    """

    shift_id: str
    count: DrawerCount
    reason: str = ""


def open_shift(uow: UnitOfWork, command: OpenShift, context: Context) -> Outcome[ShiftOpened]:
    """Raises RuleError("shift_already_open") where this station has one."""
    if context.shift is not None:
        raise RuleError("shift_already_open", number=context.shift.number)
    opened = begin(uow, command.count, command.reason, context)
    return Outcome(opened, frozenset({Topic.SHIFT}))


def close_shift(
    uow: UnitOfWork, command: CloseShift, context: Context
) -> Outcome[ShiftClosed | RuleError]:
    """The expected sum is a query on the ledger, never a second calculation.

    A count that was given is kept, even where the shift stays open for want of a reason.
    """
    row = open_row(uow, command.shift_id)
    is_own = row["user_id"] == context.actor.user_id
    if not is_own and not context.actor.may(Permission.REVIEW):
        raise NotAllowed("not_allowed", permission=str(Permission.REVIEW))
    keep_count(uow, row, command.count, command.reason, context)
    try:
        closed = end(uow, row, command.count, command.reason, context, is_own=is_own)
    except RuleError as refusal:
        return Outcome(refusal)
    return Outcome(closed, frozenset({Topic.SHIFT, Topic.PRINTS, Topic.OUTBOX}))


def open_row(uow: UnitOfWork, shift_id: str) -> Row:
    """A shift that is open; raises InputError("shift_unknown") or RuleError."""
    row = uow.shifts.find(shift_id)
    if row is None:
        raise InputError("shift_unknown", field="shift")
    if row["closed_at"] is not None:
        raise RuleError("shift_already_closed", number=row["number"])
    return row


def expected(uow: UnitOfWork, shift_id: str) -> Money:
    """What ought to lie in a shift's drawer now."""
    return uow.ledger.balance(ledger.Account.CASH_DRAWER, shift_id)


def keep_count(
    uow: UnitOfWork,
    row: Row,
    count: DrawerCount,
    reason: str,
    context: Context,
    *,
    asked: str | None = None,
) -> int:
    """Keep a count beside those before it; gives its position, from 1.

    The same person giving the same notes and reason again is not another count.
    """
    counts = uow.closings.counts(row["id"])
    notes, words = json.dumps(count.notes), " ".join(reason.split())
    is_same = counts and (notes, words, context.actor.user_id) == tuple(
        counts[-1][name] for name in ("notes", "reason", "user_id")
    )
    if is_same:
        return len(counts)
    uow.closings.add_count(
        {
            "shift_id": row["id"],
            "position": len(counts) + 1,
            "notes": notes,
            "total": count.total.dong,
            "reason": words,
            "asked": asked,
            "at": context.micros,
            "user_id": context.actor.user_id,
            "user_name": context.actor.name,
        }
    )
    return len(counts) + 1


def begin(uow: UnitOfWork, count: DrawerCount, reason: str, context: Context) -> ShiftOpened:
    """A new shift of who acts; its opening count stands beside what the last shift left.

    Raises RuleError("opening_needs_reason", "clock_back_needs_reason").
    """
    last = uow.shifts.last_closed(context.station.number)
    left = None if last is None else Money(last["cash_counted"])
    difference = None if left is None else count.total - left
    words = " ".join(reason.split())
    clock_back = 0 if last is None else max(0, last["closed_at"] - context.micros)
    if difference and not words:
        raise RuleError("opening_needs_reason", difference=difference.dong)
    if clock_back and not words:
        raise RuleError("clock_back_needs_reason", minutes=-(-clock_back // MICROS // 60))
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
            "float_opening": count.total.dong,
            "opening_notes": json.dumps(count.notes),
            "opening_expected": None if left is None else left.dong,
            "opening_reason": words if difference or clock_back else None,
        }
    )
    uow.ledger.post(
        ledger.float_opened(count.total),
        at=context.micros,
        new_id=context.new_id,
        shift_id=shift_id,
    )
    return ShiftOpened(shift_id, number, count.total, difference)


def end(
    uow: UnitOfWork,
    row: Row,
    count: DrawerCount,
    reason: str,
    context: Context,
    *,
    is_own: bool = True,
    handed_to: str | None = None,
) -> ShiftClosed:
    """Close a shift in its next version, post the count, issue the report, tell the city."""
    shift_id = row["id"]
    clock_back = max(0, uow.shifts.last_entry(shift_id) - context.micros)
    closing = rules.close(
        expected(uow, shift_id),
        count.total,
        reason,
        is_own=is_own,
        clock_back_s=-(-clock_back // MICROS),
    )
    _post(uow, closing, shift_id, context)
    closed = uow.shifts.close(
        row,
        closed_at=context.micros,
        cash_expected=closing.expected.dong,
        cash_counted=closing.counted.dong,
        closing_notes=json.dumps(count.notes),
        reason=closing.reason,
        closing_head=uow.head,
    )
    version = uow.closings.add_closing(
        closed,
        user_id=context.actor.user_id,
        user_name=context.actor.name,
        clock_back=clock_back,
        handed_to=handed_to,
    )
    issue_shift_report(uow, version, count, context)
    tell_of(uow, shift_closed(closed, version, context), shift_id, context)
    return ShiftClosed(
        row["number"], closing.expected, closing.counted, closing.difference, version["report"]
    )


def _post(uow: UnitOfWork, closing: Closing, shift_id: str, context: Context) -> None:
    moves = (*ledger.drawer_counted(closing.difference), *ledger.float_returned(closing.counted))
    uow.ledger.post(moves, at=context.micros, new_id=context.new_id, shift_id=shift_id)
