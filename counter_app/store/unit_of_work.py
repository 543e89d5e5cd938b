"""One transaction of the desk, and the store that opens it."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property

from sqlalchemy import Connection, Engine, RootTransaction
from sqlalchemy.exc import DBAPIError

from counter_app.domain.errors import OutcomeUnknownError
from counter_app.domain.numbering import FIRST_STATION
from counter_app.store import schema
from counter_app.store.account import Accounts
from counter_app.store.blackout import BlackoutForms
from counter_app.store.blobs import Blobs
from counter_app.store.bundle import Bundles
from counter_app.store.catalogue import Catalogues
from counter_app.store.closing import Closings
from counter_app.store.credit import Credits
from counter_app.store.difficulty import Difficulties
from counter_app.store.digitisation import Scans
from counter_app.store.disclosure import Disclosures
from counter_app.store.dossier import Dossiers
from counter_app.store.draft import Drafts
from counter_app.store.e_receipt import EReceipts
from counter_app.store.engine import WRITING, trouble
from counter_app.store.export import Exports
from counter_app.store.feedback import Feedbacks
from counter_app.store.group import Groups
from counter_app.store.handover import Handovers
from counter_app.store.inbox import Inbox
from counter_app.store.jotter import Jotter
from counter_app.store.ledger import Ledger
from counter_app.store.mark import HighWater
from counter_app.store.number import Numbers
from counter_app.store.odd_day import OddDays
from counter_app.store.office import Offices
from counter_app.store.office_database import announce
from counter_app.store.outbox import Outbox
from counter_app.store.pattern import Patterns
from counter_app.store.payment import Payments
from counter_app.store.person import People
from counter_app.store.promise import Promises
from counter_app.store.receipt_key import ReceiptKeys
from counter_app.store.refund import Refunds
from counter_app.store.result import Results
from counter_app.store.review import Reviews
from counter_app.store.rows import Reading, Sealer, Writing
from counter_app.store.shift import Shifts
from counter_app.store.slip import Prints, Slips
from counter_app.store.wait import Waits


class UnitOfWork(Writing):
    """Everything a handler may write. Handlers never commit; the desk does.

    `blobs` are the files, which are kept before the transaction that names them begins; `topics`
    what other counters of an office should ask again.
    """

    def __init__(
        self,
        connection: Connection,
        sealer: Sealer,
        blobs: Blobs,
        station_id: int = FIRST_STATION,
    ) -> None:
        super().__init__(connection, sealer, station_id)
        self.blobs = blobs
        self.topics: set[str] = set()

    @cached_property
    def odd_days(self) -> OddDays:
        """Days that are asked about."""
        return OddDays(self)

    @cached_property
    def numbers(self) -> Numbers:
        """Number series."""
        return Numbers(self)

    @cached_property
    def ledger(self) -> Ledger:
        """Transfers."""
        return Ledger(self)

    @cached_property
    def outbox(self) -> Outbox:
        """What waits for the city."""
        return Outbox(self)

    @cached_property
    def people(self) -> People:
        """Who may sign in."""
        return People(self)

    @cached_property
    def office(self) -> Offices:
        """Station, catalogue and calendar."""
        return Offices(self)

    @cached_property
    def catalogue(self) -> Catalogues:
        """Raw records and versions of procedures."""
        return Catalogues(self)

    @cached_property
    def accounts(self) -> Accounts:
        """Accounts that take fees."""
        return Accounts(self)

    @cached_property
    def bundles(self) -> Bundles:
        """Configuration bundles."""
        return Bundles(self)

    @cached_property
    def drafts(self) -> Drafts:
        """Unfinished forms."""
        return Drafts(self)

    @cached_property
    def slips(self) -> Slips:
        """Papers that were issued."""
        return Slips(self)

    @cached_property
    def prints(self) -> Prints:
        """The print journal."""
        return Prints(self)

    @cached_property
    def dossiers(self) -> Dossiers:
        """Dossiers and what belongs to them."""
        return Dossiers(self)

    @cached_property
    def waits(self) -> Waits:
        """What citizens were asked to bring."""
        return Waits(self)

    @cached_property
    def handovers(self) -> Handovers:
        """Who has which dossier."""
        return Handovers(self)

    @cached_property
    def promises(self) -> Promises:
        """Apologies, and promises that a calendar would move."""
        return Promises(self)

    @cached_property
    def results(self) -> Results:
        """Results and their return."""
        return Results(self)

    @cached_property
    def scans(self) -> Scans:
        """Files that stand for papers."""
        return Scans(self)

    @cached_property
    def groups(self) -> Groups:
        """Requests that ask for several payments at once."""
        return Groups(self)

    @cached_property
    def payments(self) -> Payments:
        """Payment requests and receipts."""
        return Payments(self)

    @cached_property
    def credits(self) -> Credits:
        """What the bank said came."""
        return Credits(self)

    @cached_property
    def blackout(self) -> BlackoutForms:
        """Forms that were printed ahead for a power cut."""
        return BlackoutForms(self)

    @cached_property
    def e_receipts(self) -> EReceipts:
        """What the provider of electronic receipts is told."""
        return EReceipts(self)

    @cached_property
    def receipt_keys(self) -> ReceiptKeys:
        """What receipts are signed with."""
        return ReceiptKeys(self)

    @cached_property
    def refunds(self) -> Refunds:
        """What is to go back."""
        return Refunds(self)

    @cached_property
    def inbox(self) -> Inbox:
        """How far the city was read."""
        return Inbox(self)

    @cached_property
    def disclosures(self) -> Disclosures:
        """What the public is told."""
        return Disclosures(self)

    @cached_property
    def closings(self) -> Closings:
        """Counts and closings of shifts."""
        return Closings(self)

    @cached_property
    def feedbacks(self) -> Feedbacks:
        """What is said of the office, and answered."""
        return Feedbacks(self)

    @cached_property
    def difficulties(self) -> Difficulties:
        """What units were asked to solve."""
        return Difficulties(self)

    @cached_property
    def exports(self) -> Exports:
        """What left the book."""
        return Exports(self)

    @cached_property
    def reviews(self) -> Reviews:
        """The supervisor's days."""
        return Reviews(self)

    @cached_property
    def patterns(self) -> Patterns:
        """Odd patterns and their answers."""
        return Patterns(self)

    @cached_property
    def shifts(self) -> Shifts:
        """Shifts."""
        return Shifts(self)


class Store:
    """The database of one desk or office, and the files beside it."""

    def __init__(
        self,
        engine: Engine,
        sealer: Sealer,
        blobs: Blobs,
        high_water: HighWater | None = None,
        station_id: int = FIRST_STATION,
        jotter: Jotter | None = None,
    ) -> None:
        self.station_id = station_id
        # Who this program is among the counters, so that it does not hear itself.
        self.who = secrets.token_hex(6)
        self.is_office = engine.dialect.name == "postgresql"
        self.engine = engine
        self.sealer = sealer
        self.blobs = blobs
        # None for a copy of a book, in which nobody types.
        self.jotter = jotter
        self._high_water = high_water

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """A read transaction; raises StoreError where the database cannot be used."""
        try:
            with self.engine.connect() as connection, connection.begin():
                yield Reading(connection, self.sealer, self.station_id)
        except DBAPIError as error:
            raise trouble(error) from None

    @contextmanager
    def writing(self) -> Iterator[UnitOfWork]:
        """A write transaction: committed when the block ends well, rolled back otherwise.

        Raises OutcomeUnknownError where the commit itself failed.
        """
        try:
            with self.engine.connect() as connection:
                writing = connection.execution_options(**{WRITING: True})
                with writing.begin() as transaction:
                    uow = UnitOfWork(writing, self.sealer, self.blobs, self.station_id)
                    yield uow
                    uow.end_quietly()
                    if self.is_office and uow.trail_end is not None:
                        announce(writing, self.who, uow.topics)
                    _commit(transaction, uow)
        except DBAPIError as error:
            raise trouble(error) from None
        if self._high_water is not None and uow.trail_end is not None:
            self._high_water.note(*uow.trail_end)

    def holds(self, trail_end: tuple[int, str], *, at: int, actor: str, subject: str) -> bool:
        """Whether a transaction whose commit failed was saved.

        Where it was not, a mark takes its place on the trail, so that a power cut cannot bring
        back what somebody was told is lost.
        """
        sequence, link = trail_end
        with self.writing() as uow:
            row = uow.one(schema.audit, sequence=sequence)
            is_held = row is not None and row["link"] == link
            if not is_held:
                uow.write_trail(at=at, actor=actor, act="not_saved", subject=subject)
        return is_held

    def as_station(self, station_id: int) -> Store:
        """The same database as another of its stations sees it; closed with this one."""
        mark, jotter = self._high_water, self.jotter
        other = Store(self.engine, self.sealer, self.blobs, mark, station_id, jotter)
        other.who = self.who
        return other

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()
        if self._high_water is not None:
            self._high_water.close()
        if self.jotter is not None:
            self.jotter.close()


def _commit(transaction: RootTransaction, uow: UnitOfWork) -> None:
    try:
        transaction.commit()
    except DBAPIError as error:
        # Whoever looks must not look through the connection that failed.
        uow.connection.invalidate()
        if not uow.has_written:
            raise trouble(error) from None
        raise OutcomeUnknownError(trouble(error), uow.trail_end) from None
