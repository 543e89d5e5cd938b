"""One pass over the outbox: batches in order, settled one by one, stopped by the first silence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from counter_app.domain.outbox import Delivery, OutboxEntry, Refused, Unreachable
from counter_app.ports import ChangePage, CityCatalogue, CityGateway, Lease

BATCH_MAX = 500
BYTES_MAX = 900_000


class PostDesk(Protocol):
    """What goes out and what comes in: all that a drain and a pull ask, of a desk or a parcel."""

    def outbox_due(self, limit: int, max_bytes: int) -> tuple[OutboxEntry, ...]:
        """The next batch: at most one fact of each lane."""
        ...

    def settle(self, results: tuple[Delivery, ...]) -> None:
        """Note a batch's answers."""
        ...

    def audit_head(self) -> str:
        """The newest link of the trail."""
        ...

    def inbox_cursor(self) -> int:
        """How far the city was read."""
        ...

    def note_changes(self, page: ChangePage) -> None:
        """Take in a page."""
        ...


class RelayDesk(PostDesk, Protocol):
    """What a whole round asks of the desk beyond the post itself."""

    def catalogues_wanted(self) -> tuple[tuple[int, str], ...]:
        """Announced versions of the catalogue, with the cursors of their announcements."""
        ...

    def propose_catalogue(self, cursor: int, version: str, found: CityCatalogue | None) -> None:
        """Put a fetched version before a person."""
        ...

    def compare_day(self, day: date, keys: frozenset[str]) -> int:
        """Hold the city's keys of a day against our own; gives how many it forgot."""
        ...

    def note_city_time(self, told: datetime) -> None:
        """Keep the city's time beside this computer's."""
        ...

    def note_lease(self, lease: Lease) -> None:
        """Keep the numbers that were lent."""
        ...


@dataclass(frozen=True, slots=True)
class Drained:
    """What a pass did. `unreachable` says why it stopped before the outbox was empty."""

    sent: int
    refused: int
    unreachable: Unreachable | None = None


def drain(desk: PostDesk, gateway: CityGateway) -> Drained:
    """Send until nothing is due. Entries added meanwhile go with a later batch of the pass."""
    sent = refused = 0
    while entries := desk.outbox_due(BATCH_MAX, BYTES_MAX):
        answer = gateway.deliver(entries, desk.audit_head())
        if isinstance(answer, Unreachable):
            return Drained(sent, refused, answer)
        desk.settle(answer)
        sent += len(answer)
        refused += sum(isinstance(one, Refused) for one in answer)
    return Drained(sent, refused)
