"""The numbers that the city lends this station."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from counter_app.commands.outcome import Command, Outcome
from counter_app.domain.numbering import Block, Series

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class NoteLease(Command[None]):
    """Keep the block of one series that the city lent or confirmed."""

    series: Series
    block: Block


@dataclass(frozen=True, slots=True)
class NoteFurtherLease(Command[bool]):
    """Keep a further block, behind the one that ends at `after`; gives whether it was kept."""

    series: Series
    after: int
    block: Block


def note_lease(uow: UnitOfWork, command: NoteLease, context: Context) -> Outcome[None]:
    """The city's word replaces the block that came with the station's number."""
    uow.numbers.lend(command.series, command.block, context.micros, confirmed=True)
    return Outcome(None)


def note_further_lease(
    uow: UnitOfWork, command: NoteFurtherLease, context: Context
) -> Outcome[bool]:
    """One that shares a number with another of ours is not kept: no number is issued twice."""
    kept = uow.numbers.lend_further(command.series, command.after, command.block, context.micros)
    return Outcome(kept)
