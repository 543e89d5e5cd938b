"""Cash that moves between fees: change brought, notes taken to the safe or to the Treasury."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.domain import ledger
from counter_app.domain.errors import InputError, RuleError
from counter_app.domain.ledger import Account, CashMove
from counter_app.domain.money import ZERO, Money
from counter_app.domain.numbering import Series, cash_move_number
from counter_app.domain.supplement import reason_given

if TYPE_CHECKING:
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


def move_cash(uow: UnitOfWork, command: MoveCash, context: Context) -> Outcome[str]:
    """Nobody takes out what the book says is not there."""
    known = uow.shifts.cash_move(command.move_id)
    if known is not None:
        return Outcome(str(known["number"]))
    shift_id = context.open_shift().shift_id
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
