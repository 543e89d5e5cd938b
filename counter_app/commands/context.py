"""What a handler knows besides its command: who, when, where, in which shift."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from counter_app.domain.errors import RuleError
from counter_app.domain.identity import NewId
from counter_app.domain.instant import micros
from counter_app.domain.office import Station
from counter_app.domain.user import Actor


@dataclass(frozen=True, slots=True)
class ShiftNow:
    """The shift that is open at this station."""

    shift_id: str
    number: str
    user_id: str


@dataclass(frozen=True, slots=True)
class Context:
    """One act's surroundings. `now` is aware and in Hanoi's zone; `monotonic_ns` orders acts.

    `city_now` is the same instant by the city's clock, where this computer's is known to be wrong.
    """

    actor: Actor
    now: datetime
    monotonic_ns: int
    station: Station
    shift: ShiftNow | None
    new_id: NewId
    has_receipt_provider: bool = True
    city_now: datetime | None = None

    @property
    def legal_now(self) -> datetime:
        """What terms count from: the city's clock where ours is known to be wrong."""
        return self.city_now or self.now

    @property
    def ahead(self) -> timedelta:
        """How far this computer's clock is known to be ahead of the city's."""
        return self.now - self.legal_now

    @property
    def today(self) -> date:
        """The day at the counter."""
        return self.now.date()

    @property
    def micros(self) -> int:
        """`now` as the store keeps it."""
        return micros(self.now)

    def open_shift(self) -> ShiftNow:
        """The open shift; raises RuleError("shift_not_open")."""
        if self.shift is None:
            raise RuleError("shift_not_open")
        return self.shift
