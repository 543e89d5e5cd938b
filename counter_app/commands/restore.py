"""A second person's word that the book may be put back to a copy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from counter_app.commands.outcome import Command, Outcome
from counter_app.domain.errors import NotAllowed
from counter_app.domain.user import Permission
from counter_app.store.person import seated

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class AllowRestore(Command[None]):
    """Agree to the restore that somebody else asks for, by one's own PIN."""

    login: str
    pin: str

    def __repr__(self) -> str:
        return "AllowRestore(…)"


def allow_restore(
    uow: UnitOfWork, command: AllowRestore, context: Context
) -> Outcome[None] | Outcome[NotAllowed]:
    """The second person's word."""
    return agree(uow, command.login, command.pin, context, "restore_takes_two_people")


def agree(
    uow: UnitOfWork, login: str, pin: str, context: Context, alone: str
) -> Outcome[None] | Outcome[NotAllowed]:
    """As with a sign-in, a refusal is an outcome, since the failed try has to be kept.

    `alone` is the code for somebody who would agree with themselves.
    """
    answer = uow.people.let_in(login, pin, context.micros)
    uow.people.note_sign_in(context.new_id(), login, answer, context.micros)
    if isinstance(answer, NotAllowed):
        return Outcome(answer)
    answer = seated(uow, answer, context.today)
    if answer.is_one_with(context.actor.user_id):
        return Outcome(NotAllowed(alone))
    if not answer.may(Permission.RESTORE):
        return Outcome(NotAllowed("not_allowed", permission=str(Permission.RESTORE)))
    return Outcome(None)
