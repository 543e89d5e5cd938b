"""A second person's word that the book may move to another database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from counter_app.commands.outcome import Command, Outcome
from counter_app.commands.restore import agree

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.domain.errors import NotAllowed
    from counter_app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class AllowRelocation(Command[None]):
    """Agree to the move that somebody else asks for, by one's own PIN."""

    login: str
    pin: str

    def __repr__(self) -> str:
        return "AllowRelocation(…)"


def allow_relocation(
    uow: UnitOfWork, command: AllowRelocation, context: Context
) -> Outcome[None] | Outcome[NotAllowed]:
    """The second person's word."""
    return agree(uow, command.login, command.pin, context, "relocation_takes_two_people")
