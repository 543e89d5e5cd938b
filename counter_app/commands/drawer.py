"""The drawer between fees: notes brought, taken to the safe or to the Treasury, and counted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.commands.shift import expected, keep_count, open_row
from counter_app.domain import ledger
from counter_app.domain import shift as rules
from counter_app.domain.errors import InputError, NotAllowed, RuleError
from counter_app.domain.instant import instant
from counter_app.domain.ledger import Account, CashMove
from counter_app.domain.money import ZERO, Money
from counter_app.domain.numbering import Series, cash_move_number
from counter_app.domain.shift import DrawerCount
from counter_app.domain.supplement import reason_given
from counter_app.domain.user import Permission

if TYPE_CHECKING:
    from datetime import datetime

    from counter_app.commands.context import Context
    from counter_app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class MoveCash(Command[str]):
    """Put cash into the drawer of the open shift or take it out, with the reason; its number.

    `move_id` is the intent: the same one moves nothing twice.
    """

    move_id: str
    way: CashMove
    amount: Money
    reason: str


@dataclass(frozen=True, slots=True)
class CountTaken:
    """What became of a count.

    `asks_again` says that it is odd and asked for once more: then nothing of the book is told, and
    `odd_faces` are what to look at, all of it where there are none. `first` is what was counted
    first, where that was another sum.
    """

    position: int
    counted: Money
    asks_again: bool
    odd_faces: tuple[int, ...] = ()
    expected: Money | None = None
    first: Money | None = None

    @property
    def difference(self) -> Money | None:
        """Counted less expected; None before the book may be told."""
        return None if self.expected is None else self.counted - self.expected


@dataclass(frozen=True, slots=True)
class CountDrawer(Command[CountTaken]):
    """Give the blind count of an open shift's drawer, with the reason where one is known."""

    shift_id: str
    count: DrawerCount
    reason: str = ""


def count_drawer(uow: UnitOfWork, command: CountDrawer, context: Context) -> Outcome[CountTaken]:
    """Only the shift's own clerk counts, or a supervisor in their place; every count is kept."""
    row = open_row(uow, command.shift_id)
    is_own = row["user_id"] == context.actor.user_id
    if not is_own and not context.actor.may(Permission.REVIEW):
        raise NotAllowed("drawer_of_another", number=row["number"])
    before = uow.closings.counts(command.shift_id)
    held, total = expected(uow, command.shift_id), command.count.total
    was_asked = any(one["asked"] is not None for one in before)
    doubt = None if was_asked else rules.doubt(command.count, held)
    asked = None if doubt is None else json.dumps(doubt.faces)
    position = keep_count(uow, row, command.count, command.reason, context, asked=asked)
    if doubt is not None:
        again = CountTaken(position, total, asks_again=True, odd_faces=doubt.faces)
        return Outcome(again, frozenset({Topic.SHIFT}))
    first = Money(before[0]["total"]) if before and before[0]["total"] != total.dong else None
    taken = CountTaken(position, total, asks_again=False, expected=held, first=first)
    return Outcome(taken, frozenset({Topic.SHIFT}))


def check_cash(uow: UnitOfWork, context: Context, taken_at: datetime | None = None) -> str:
    """The shift into whose drawer who acts may put cash, or take it out; its id.

    `taken_at` is when it was really taken: what was written on paper in a power cut lies in the
    drawer of that day's shift, which stays open until it is entered.

    Raises RuleError("shift_not_open", "drawer_of_another", "shift_left_open").
    """
    shift = context.open_shift()
    row = uow.shifts.get(shift.shift_id)
    rules.check_drawer(
        shift.number,
        owner=row["user_id"],
        actor=context.actor.user_id,
        opened_at=instant(row["opened_at"]),
        now=taken_at or context.now,
    )
    return shift.shift_id


def move_cash(uow: UnitOfWork, command: MoveCash, context: Context) -> Outcome[str]:
    """Nobody takes out what the book says is not there."""
    known = uow.shifts.cash_move(command.move_id)
    if known is not None:
        return Outcome(str(known["number"]))
    shift_id = check_cash(uow, context)
    reason = reason_given(command.reason)
    if command.amount <= ZERO:
        raise InputError("money_is_nothing", field="amount")
    held = uow.ledger.balance(Account.CASH_DRAWER, shift_id)
    if command.way is not CashMove.IN and held < command.amount:
        raise RuleError("drawer_too_little", held=held.dong)
    serial = uow.numbers.next_serial(Series.CASH_MOVE, context.today)
    number = cash_move_number(context.station.number, context.today, serial)
    uow.shifts.add_cash_move(
        {
            "id": command.move_id,
            "number": number,
            "way": command.way,
            "amount": command.amount.dong,
            "reason": reason,
            "at": context.micros,
            "user_id": context.actor.user_id,
            "user_name": context.actor.name,
            "shift_id": shift_id,
        }
    )
    uow.ledger.post(
        ledger.cash_moved(command.way, command.amount),
        at=context.micros,
        new_id=context.new_id,
        shift_id=shift_id,
    )
    return Outcome(number, frozenset({Topic.SHIFT}))
