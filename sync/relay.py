"""One pass over the outbox: batches in order, a few on their way at once, until a silence."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
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

    def outbox_due(
        self, limit: int, max_bytes: int, after: OutboxEntry | None
    ) -> tuple[OutboxEntry, ...]:
        """The next batch, behind an entry or from the top: of each lane the next facts in order.

        Behind a fact that waits still, read before or not, its lane is closed.
        """
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

    def bundles_wanted(self) -> tuple[tuple[int, str], ...]:
        """Announced configuration bundles by their digests, with their announcements' cursors."""
        ...

    def note_bundle(self, cursor: int, file: bytes | None) -> None:
        """Take in a fetched bundle."""
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

    def give_codes(self) -> int:
        """Give provisional dossiers their codes; gives how many still wait for numbers."""
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

    An entry is sent once its files are whole at the city. While batches are on their way the next
    one is read, and it leaves as soon as one has landed; only then are that one's answers settled.
    What follows an unsettled fact of its dossier is never read, so two batches that are on their
    way or not settled hold no dossier in common, and its facts arrive in their order whatever
    becomes of a batch. Files travel alone.
    """
    post = _Post(desk, gateway)
    after: OutboxEntry | None = None
    flights: deque[Future[_Landed]] = deque()
    is_alone = False
    with ThreadPoolExecutor(gateway.lines, thread_name_prefix="post") as lines:
        while True:
            entries = desk.outbox_due(BATCH_MAX, BYTES_MAX, after)
            has_files = any(one.files for one in entries)
            room = 1 if is_alone or has_files else gateway.lines
            if not entries and not flights and after is None:
                return Drained(post.sent, post.refused)
            landed: list[_Landed] = []
            while flights and (not entries or len(flights) >= room):
                landed.append(flights.popleft().result())
                if landed[-1].is_over:
                    return post.end(landed, flights)
            # The next one leaves before the former is noted: the city does not wait for our disk.
            if entries:
                flights.append(lines.submit(post.send, entries, desk.audit_head()))
                is_alone = has_files
            for one in landed:
                post.settle(one)
            # From the top again once the end was reached: lanes have opened, facts were added.
            after = entries[-1] if entries else None


@dataclass(frozen=True, slots=True)
class _Landed:
    """What became of a batch. `trouble` says why the pass ends with it."""

    prepared: Prepared
    answers: tuple[Delivery, ...]
    trouble: Unreachable | None

    @property
    def is_over(self) -> bool:
        """Whether the pass ends: the city is silent, or files had their share."""
        return self.trouble is not None or not self.answers


class _Post:
    """One pass's batches; `send` runs on the line's thread, all else on the relay's."""

    def __init__(self, desk: PostDesk, gateway: CityGateway) -> None:
        self._desk = desk
        self._gateway = gateway
        self._uploads = Uploads(desk, gateway, PIECES_A_PASS)
        self._asked_for: set[EntryId] = set()
        self.sent = 0
        self.refused = 0

    def send(self, entries: tuple[OutboxEntry, ...], audit_head: str) -> _Landed:
        """Files first, then the facts."""
        prepared = self._uploads.prepare(entries)
        answers: tuple[Delivery, ...] = prepared.spoilt
        trouble = prepared.unreachable
        if prepared.ready:
            answer = self._gateway.deliver(prepared.ready, audit_head)
            if isinstance(answer, Unreachable):
                trouble = answer
            else:
                answers += answer
        return _Landed(prepared, answers, trouble)

    def end(self, landed: Sequence[_Landed], flights: Iterable[Future[_Landed]]) -> Drained:
        """Note what has landed and what lands yet; the last of `landed` ends the pass."""
        for one in landed:
            self.settle(one)
        for flight in flights:
            self.settle(flight.result())
        trouble = landed[-1].trouble
        return Drained(self.sent, self.refused, trouble, trouble is None)

    def settle(self, landed: _Landed) -> None:
        """Note the answers, each entry's once."""
        settled = tuple(
            one for one in landed.answers if not _wants_files(one, landed.prepared, self._asked_for)
        )
        if settled:
            self._desk.settle(settled)
        self.sent += len(settled)
        self.refused += sum(isinstance(one, Refused) for one in settled)


def _wants_files(answer: Delivery, prepared: Prepared, asked_for: set[EntryId]) -> bool:
    """Whether the city forgot files that it said it had: they are brought once more, not twice."""
    if not isinstance(answer, Refused) or answer.reason != BLOB_MISSING:
        return False
    key = answer.entry_id
    if key in asked_for or not any(one.entry_id == key and one.files for one in prepared.ready):
        return False
    asked_for.add(key)
    return True
