"""One pass over the outbox: batches in order, settled one by one, stopped by the first silence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from counter_app.domain.identity import EntryId
from counter_app.domain.outbox import (
    BLOB_MISSING,
    Delivery,
    OutboxEntry,
    Refused,
    Unreachable,
)
from counter_app.ports import ChangePage, CityCatalogue, CityGateway, Lease
from sync.uploads import FileDesk, Prepared, Uploads

BATCH_MAX = 500
BYTES_MAX = 900_000
# Then the bank is asked for credits before more of the scans go.
PIECES_A_PASS = 8


class PostDesk(FileDesk, Protocol):
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

    def numbers_low(self) -> tuple[tuple[str, int], ...]:
        """Series of which less than a fifth of a block is left, each with its last number."""
        ...

    def note_further_lease(self, lease: Lease, after: int) -> None:
        """Keep a block behind the one that ends at `after`."""
        ...

    def note_lease(self, lease: Lease) -> None:
        """Keep the numbers that were lent."""
        ...


@dataclass(frozen=True, slots=True)
class Drained:
    """What a pass did. `unreachable` says why it stopped before the outbox was empty.

    `has_more` is when files had their share of the pass and more of them wait: go on at once.
    """

    sent: int
    refused: int
    unreachable: Unreachable | None = None
    has_more: bool = False


def drain(desk: PostDesk, gateway: CityGateway) -> Drained:
    """Send until nothing is due. Entries added meanwhile go with a later batch of the pass.

    An entry is sent once its files are whole at the city.
    """
    sent = refused = 0
    uploads = Uploads(desk, gateway, PIECES_A_PASS)
    asked_for: set[EntryId] = set()
    while entries := desk.outbox_due(BATCH_MAX, BYTES_MAX):
        prepared = uploads.prepare(entries)
        answers: tuple[Delivery, ...] = prepared.spoilt
        trouble = prepared.unreachable
        if prepared.ready:
            answer = gateway.deliver(prepared.ready, desk.audit_head())
            if isinstance(answer, Unreachable):
                trouble = answer
            else:
                answers += answer
        settled = tuple(one for one in answers if not _wants_files(one, prepared, asked_for))
        if settled:
            desk.settle(settled)
        sent += len(settled)
        refused += sum(isinstance(one, Refused) for one in settled)
        if trouble is not None:
            return Drained(sent, refused, trouble)
        if not answers:
            return Drained(sent, refused, has_more=True)
    return Drained(sent, refused)


def _wants_files(answer: Delivery, prepared: Prepared, asked_for: set[EntryId]) -> bool:
    """Whether the city forgot files that it said it had: they are brought once more, not twice."""
    if not isinstance(answer, Refused) or answer.reason != BLOB_MISSING:
        return False
    key = answer.entry_id
    if key in asked_for or not any(one.entry_id == key and one.files for one in prepared.ready):
        return False
    asked_for.add(key)
    return True
