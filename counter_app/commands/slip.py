"""What became of each print: begun, sent, confirmed by the printer or by the clerk, or not at all.

A print is on disk before its first byte goes out: whatever happens to the program or the printer
then, the paper is asked about and never printed twice in silence.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.domain.errors import CounterError, RuleError, StaleError

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.unit_of_work import UnitOfWork


class PrintJobState(StrEnum):
    """How far a print came. `said` is the clerk's word where the printer gave none."""

    QUEUED = "queued"
    SENT = "sent"
    CONFIRMED = "confirmed"
    SAID = "said"
    FAILED = "failed"


# What may be on paper, and may not.
_UNKNOWN = (PrintJobState.QUEUED, PrintJobState.SENT)


@dataclass(frozen=True, slots=True)
class BeginPrint(Command[str]):
    """A paper is about to be sent, as the copy that it says it is; gives the print's id."""

    kind: str
    number: str
    copy: int
    target: str


@dataclass(frozen=True, slots=True)
class EndPrint(Command[None]):
    """How far a print came that was begun, and which printer took it."""

    job_id: str
    state: PrintJobState
    target: str


@dataclass(frozen=True, slots=True)
class AnswerPrint(Command[None]):
    """The clerk's word on a print that nothing is known of: it is on paper, or it is not."""

    job_id: str
    is_printed: bool


def state_after(error: CounterError) -> PrintJobState:
    """A job that broke off may be on paper; one that was refused is not."""
    return PrintJobState.SENT if error.code == "printer_broke_off" else PrintJobState.FAILED


def begin_print(uow: UnitOfWork, command: BeginPrint, context: Context) -> Outcome[str]:
    """Raises StaleError("paper_printed_meanwhile") where the copy's number is taken by now."""
    job_id = context.new_id()
    copy = uow.prints.begin(
        job_id=job_id,
        kind=command.kind,
        number=command.number,
        state=PrintJobState.QUEUED,
        target=command.target,
        at=context.micros,
        user_name=context.actor.name,
    )
    if copy != command.copy:
        raise StaleError("paper_printed_meanwhile")
    return Outcome(job_id, frozenset({Topic.PRINTS}))


def end_print(uow: UnitOfWork, command: EndPrint, _context: Context) -> Outcome[None]:
    """A failed print uses up no copy number."""
    job = uow.prints.job(command.job_id)
    if job["state"] != PrintJobState.QUEUED:
        raise RuleError("print_already_settled")
    uow.prints.settle(job, state=command.state, target=command.target)
    return Outcome(None, frozenset({Topic.PRINTS}))


def answer_print(uow: UnitOfWork, command: AnswerPrint, _context: Context) -> Outcome[None]:
    """What the printer said itself stands."""
    job = uow.prints.job(command.job_id)
    if job["state"] not in _UNKNOWN:
        raise RuleError("print_already_settled")
    state = PrintJobState.SAID if command.is_printed else PrintJobState.FAILED
    uow.prints.settle(job, state=state, target=job["target"])
    return Outcome(None, frozenset({Topic.PRINTS}))
