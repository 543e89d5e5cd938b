"""What a query sees besides the rows: who asks, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.office import Station
from counter_app.domain.user import Actor
from counter_app.store import office
from counter_app.store.blobs import Blobs
from counter_app.store.rows import Reading


@dataclass(frozen=True, slots=True)
class View:
    """One read transaction's surroundings."""

    reading: Reading
    actor: Actor
    now: datetime
    blobs: Blobs
    known_station: Station | None = None

    @property
    def station(self) -> Station:
        """Who this desk is; read only when a query asks, so that verify can do without."""
        return self.known_station or office.station(self.reading)
