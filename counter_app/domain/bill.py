"""What a clerk states about a case, from which the catalogue computes what is owed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counter_app.domain.catalogue import Procedure
from counter_app.domain.channel import Channel
from counter_app.domain.fee import FeeBill, fees


@dataclass(frozen=True, slots=True)
class BillAsked:
    """What was stated about the case; never an amount.

    `quantities` are by the fee rule's own unit, `exemptions` group names of the law on fees,
    `answers` keys of the fee rules whose condition was said to hold.
    """

    quantities: tuple[tuple[str, int], ...] = ()
    exemptions: frozenset[str] = frozenset()
    answers: frozenset[str] = frozenset()


def bill(procedure: Procedure, channel: Channel, on: date, asked: BillAsked) -> FeeBill:
    """What is owed on a day, by the catalogue alone; raises what `fees` raises."""
    return fees(procedure, channel, on, dict(asked.quantities), asked.exemptions, asked.answers)
