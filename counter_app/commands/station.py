"""The numbers that the city lends this station."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from counter_app.commands.outcome import Command, Outcome
from counter_app.domain.errors import InputError, RuleError
from counter_app.domain.numbering import Block, Series
from counter_app.domain.office import Station

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.unit_of_work import UnitOfWork

NUMBER_MAX = 9_999
NAME_MAX = 60


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


@dataclass(frozen=True, slots=True)
class AddStation(Command[Station]):
    """Let another counter work on this office's database, under a number of its own."""

    number: int
    counter_name: str


def add_station(uow: UnitOfWork, command: AddStation, context: Context) -> Outcome[Station]:
    """Raises InputError("station_number_wrong"), InputError("station_name_missing") or
    RuleError("station_taken").
    """
    name = " ".join(command.counter_name.split())
    if not 0 < command.number <= NUMBER_MAX:
        raise InputError("station_number_wrong", field="number")
    if not 0 < len(name) <= NAME_MAX:
        raise InputError("station_name_missing", field="name")
    if any(one.number == command.number for _, one in uow.office.stations()) or (
        uow.numbers.is_lent(command.number)
    ):
        raise RuleError("station_taken", station=f"{command.number:04d}")
    facts = replace(context.station.office, counter_name=name)
    made = Station(command.number, context.new_id(), facts)
    uow.office.add_station(made, context.micros)
    return Outcome(made)


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
