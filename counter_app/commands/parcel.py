"""Parcels by USB stick: numbered as they leave, and each answer taken in once, in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from counter_app.commands.outcome import Command, Outcome
from counter_app.domain.errors import StaleError
from counter_app.domain.numbering import Series
from counter_app.domain.outbox import WHOLE_PARCEL

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class NumberParcel(Command[int]):
    """Take the next number of this station's parcels.

    `left` is how many facts did not fit and go with the next one.
    """

    left: int = 0

    @property
    def subject(self) -> str:
        """For the trail: whether this parcel carries all that waited."""
        return f"left {self.left}" if self.left else WHOLE_PARCEL


@dataclass(frozen=True, slots=True)
class NoteParcelAnswer(Command[None]):
    """The answer to a parcel was taken in; no older one counts any more."""

    parcel: int


def number_parcel(uow: UnitOfWork, command: NumberParcel, context: Context) -> Outcome[int]:
    """Every parcel has a number of its own, also one that holds the same again."""
    return Outcome(uow.numbers.next_serial(Series.PARCEL, context.today))


def note_parcel_answer(
    uow: UnitOfWork, command: NoteParcelAnswer, context: Context
) -> Outcome[None]:
    """Raises StaleError("parcel_stale") for one that was taken in, or is older."""
    if not uow.numbers.reach(Series.PARCEL_ANSWER, command.parcel):
        raise StaleError("parcel_stale", number=command.parcel)
    return Outcome(None)
