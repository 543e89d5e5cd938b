"""What a query sees besides the rows: who asks, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.office import Station
from counter_app.domain.user import Actor
from counter_app.store.unit_of_work import Reading


@dataclass(frozen=True, slots=True)
class View:
    """One read transaction's surroundings."""

    reading: Reading
    actor: Actor
    now: datetime
    station: Station
