"""Signing in at the desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from counter_app.commands.outcome import Command, Outcome
from counter_app.domain.errors import NotAllowed
from counter_app.domain.user import Actor

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class SignIn(Command[Actor]):
    """Let a person in by login and PIN."""

    login: str
    pin: str

    def __repr__(self) -> str:
        return "SignIn(…)"


def sign_in(
    uow: UnitOfWork, command: SignIn, context: Context
) -> Outcome[Actor] | Outcome[NotAllowed]:
    """A refusal is an outcome too, since the failed try has to be kept; the desk raises it."""
    answer = uow.people.let_in(command.login, command.pin, context.micros)
    if isinstance(answer, NotAllowed):
        return Outcome(answer)
    return Outcome(answer)
