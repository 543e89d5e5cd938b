"""What became of each print: sent is not printed, and every copy has a number."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from counter_app.commands.outcome import Command, Outcome, Topic

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.unit_of_work import UnitOfWork


class PrintJobState(StrEnum):
    """How far a print came."""

    SENT = "sent"
    CONFIRMED = "confirmed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class NotePrint(Command[int]):
    """Note one print of a paper; gives the number of the copy, 0 for the first."""

    kind: str
    number: str
    target: str
    state: PrintJobState


def note_print(uow: UnitOfWork, command: NotePrint, context: Context) -> Outcome[int]:
    """A failed print uses up no copy number."""
    copy = uow.prints.note(
        job_id=context.new_id(),
        kind=command.kind,
        number=command.number,
        state=command.state,
        target=command.target,
        at=context.micros,
        user_name=context.actor.name,
    )
    return Outcome(copy, frozenset({Topic.PRINTS}))
