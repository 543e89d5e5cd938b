"""The desk as the relay sees it: what is due, what was settled, how far the city was read."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from counter_app.commands.bundle import NoteBundle
from counter_app.commands.compared import CompareDay
from counter_app.commands.from_city import ProposeCatalogue
from counter_app.commands.inbox import NoteChanges, NoteCityTime
from counter_app.commands.outbox import SettleDeliveries
from counter_app.commands.parcel import NoteParcelAnswer, NumberParcel
from counter_app.commands.provisional import GiveCodes
from counter_app.commands.station import NoteFurtherLease, NoteLease
from counter_app.domain.errors import StaleError
from counter_app.domain.numbering import Block, Series
from counter_app.domain.user import SYSTEM
from counter_app.queries.audit import AuditHead
from counter_app.queries.bundle import BundlesWanted
from counter_app.queries.digitisation import FilePiece
from counter_app.queries.inbox import CataloguesWanted, Cursor
from counter_app.queries.number import NumbersLeft
from counter_app.queries.outbox import DueForCity
from counter_app.queries.parcel import LastParcelAnswer
from counter_app.queries.provisional import CodesWaiting

if TYPE_CHECKING:
    from counter_app.desk import Desk
    from counter_app.domain.outbox import Delivery, OutboxEntry
    from counter_app.ports import ChangePage, CityCatalogue, Lease


class CityDesk:
    """Speaks commands and queries for the relay, as the program itself."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def outbox_due(
        self, limit: int, max_bytes: int, after: OutboxEntry | None = None
    ) -> tuple[OutboxEntry, ...]:
        """The next batch behind an entry, each lane in its order."""
        query = DueForCity(limit, max_bytes, after, files_last=True)
        return self._desk.ask(query, by=SYSTEM)

    def outbox_waiting(self, limit: int, max_bytes: int) -> tuple[OutboxEntry, ...]:
        """Everything that waits, for a parcel."""
        return self._desk.ask(DueForCity(limit, max_bytes), by=SYSTEM)

    def number_parcel(self, left: int) -> int:
        """The next number of this station's parcels; `left` facts did not fit."""
        return self._desk.submit(NumberParcel(left), by=SYSTEM).value

    def check_answer(self, number: int) -> None:
        """Raises StaleError("parcel_stale") for an answer that is older than one taken in."""
        if number <= self._desk.ask(LastParcelAnswer(), by=SYSTEM):
            raise StaleError("parcel_stale", number=number)

    def note_answer(self, number: int) -> None:
        """The answer to this parcel was taken in."""
        self._desk.submit(NoteParcelAnswer(number), by=SYSTEM)

    def settle(self, results: tuple[Delivery, ...]) -> None:
        """Note one batch's answers in one short transaction."""
        self._desk.submit(SettleDeliveries(results), by=SYSTEM)

    def file_piece(self, digest: str, start: int) -> tuple[int, bytes]:
        """A kept file's size, and a piece of it."""
        return self._desk.ask(FilePiece(digest, start), by=SYSTEM)

    def audit_head(self) -> str:
        """The newest link of the trail, which the city keeps."""
        return self._desk.ask(AuditHead(), by=SYSTEM)

    def inbox_cursor(self) -> int:
        """How far the city was read."""
        return self._desk.ask(Cursor(), by=SYSTEM)

    def note_changes(self, page: ChangePage) -> None:
        """Take in a page of changes with its cursor."""
        self._desk.submit(NoteChanges(page.changes, page.cursor, page.city_time), by=SYSTEM)

    def catalogues_wanted(self) -> tuple[tuple[int, str], ...]:
        """What the city announced and nobody fetched yet."""
        return self._desk.ask(CataloguesWanted(), by=SYSTEM)

    def propose_catalogue(self, cursor: int, version: str, found: CityCatalogue | None) -> None:
        """Put a fetched version before a person; None where the city has it no more."""
        records = None if found is None else found.records
        first = date.max if found is None else found.valid_from
        self._desk.submit(ProposeCatalogue(cursor, version, first, records), by=SYSTEM)

    def bundles_wanted(self) -> tuple[tuple[int, str], ...]:
        """What the city announced and nobody fetched yet."""
        return self._desk.ask(BundlesWanted(), by=SYSTEM)

    def note_bundle(self, cursor: int, file: bytes | None) -> None:
        """Take in a fetched bundle; None where the city has it no more."""
        self._desk.submit(NoteBundle(cursor, file), by=SYSTEM)

    def compare_day(self, day: date, keys: frozenset[str]) -> int:
        """Hold what the city holds against what it acknowledged; gives how much it forgot."""
        return self._desk.submit(CompareDay(day, keys), by=SYSTEM).value.forgotten

    def note_city_time(self, told: datetime) -> None:
        """Keep the city's time beside this computer's."""
        self._desk.submit(NoteCityTime(told), by=SYSTEM)

    def numbers_low(self) -> tuple[tuple[str, int], ...]:
        """Series that run out soon, each with its last number."""
        lines = self._desk.ask(NumbersLeft(), by=SYSTEM)
        return tuple((line.series, line.last) for line in lines if line.is_low)

    def give_codes(self) -> int:
        """Give dossiers their codes as far as numbers are left; gives how many still wait."""
        while waiting := self._desk.ask(CodesWaiting(), by=SYSTEM):
            if not self._desk.submit(GiveCodes(), by=SYSTEM).value:
                return waiting
        return 0

    def note_further_lease(self, lease: Lease, after: int) -> None:
        """Keep a further block of numbers."""
        block = Block(lease.first, lease.last)
        self._desk.submit(NoteFurtherLease(Series(lease.kind), after, block), by=SYSTEM)

    def note_lease(self, lease: Lease) -> None:
        """Keep the numbers that the city lends."""
        block = Block(lease.first, lease.last)
        self._desk.submit(NoteLease(Series(lease.kind), block), by=SYSTEM)
