"""A book moves between the embedded file and the office's PostgreSQL: who may, and in which order.

At any moment at most one of the two books can be written. The copy arrives whole and shut; then the
book that it came from is shut; then the copy is opened. Whatever was cut in between, the same order
given again goes on from there.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from counter_app.commands.relocation import AllowRelocation
from counter_app.commands.user import SignIn
from counter_app.desk import Desk
from counter_app.domain import relocation as acts
from counter_app.domain.errors import NotAllowed, RuleError, StoreError
from counter_app.domain.identity import NewId
from counter_app.domain.instant import micros
from counter_app.domain.relocation import TableDigest
from counter_app.domain.user import NOBODY, SYSTEM, Actor, Permission
from counter_app.queries.verify import Verify, Watch
from counter_app.queries.view import View
from counter_app.settings import Settings
from counter_app.store import key, office, relocation, restore, schema
from counter_app.store.backup import named_faults, scanned_files, trail_end
from counter_app.store.blobs import Blobs
from counter_app.store.engine import open_sqlite
from counter_app.store.key import DataKey
from counter_app.store.mark import HighWater
from counter_app.store.office_blobs import OfficeBlobs
from counter_app.store.office_database import open_office
from counter_app.store.office_lock import counters_at_work
from counter_app.store.person import seated
from counter_app.store.rows import Reading, Sealer
from counter_app.store.unit_of_work import Store, UnitOfWork
from counter_app.vault import TwoPeople

STAGE = "relocating"
# Every row is verified, copied, read back, and verified again where it came to.
LOOKS = 4


@dataclass(frozen=True, slots=True)
class Address:
    """The office's database as somebody reaches it."""

    url: str
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Relocated:
    """What was moved: the digest of every table, and of all together.

    Empty where an earlier order had copied everything and this one only went on from there.
    """

    entries: int
    files: int
    tables: tuple[TableDigest, ...] = ()
    kept_in: str = ""

    @property
    def sha256(self) -> str:
        """One digest of all tables."""
        return relocation.whole(self.tables) if self.tables else ""

    @property
    def rows(self) -> int:
        """All rows of the book."""
        return sum(one.rows for one in self.tables)


def _unwatched(_done: int, _total: int) -> None:
    """Nobody waits for it."""


@dataclass(frozen=True, slots=True)
class Relocation:
    """The moves of one data folder's book, at one moment. `watch` hears of each look at a row."""

    settings: Settings
    now: datetime
    new_id: NewId
    watch: Watch = _unwatched

    def to_office(self, there: Address, people: TwoPeople | None) -> Relocated:
        """From this folder's file into an empty database of the office.

        Raises CounterError; then the file is the book as before, or the same order goes on.
        """
        restore.finish(self.settings.data_dir)
        if not self.settings.database_path.exists():
            raise StoreError("relocation_nothing_here")
        data_key = self._key()
        with self._file(data_key) as source, self._office(there, data_key) as target:
            HighWater(self.settings.data_dir).check(source.engine)
            return self._carry(source, target, people)

    def to_file(self, there: Address, people: TwoPeople | None) -> Relocated:
        """From the office's database into this folder; an older file of it is kept beside.

        Raises CounterError; then the office is the book as before, or the same order goes on.
        """
        folder, path = self.settings.data_dir, self.settings.database_path
        restore.finish(folder)
        data_key, stage = self._key(), folder / STAGE
        with self._office(there, data_key) as source:
            left = _left(source)
            if left and self._counts_here(data_key, left):
                return self._known(source)
            self._refuse_standing(data_key)
            if not left:
                _make_anew(stage)
            elif not (stage / path.name).exists():
                raise StoreError("relocation_copy_lost")
            with self._file(data_key, stage) as target:
                moved = self._carry(source, target, people)
        kept = f"{folder.name}.before-{self.now:%Y%m%d-%H%M%S}" if path.exists() else ""
        restore.decide(folder, kept or f"{folder.name}.before", STAGE)
        restore.finish(folder)
        return replace(moved, kept_in=kept)

    def take_back_file(self, office: Address | None, people: TwoPeople | None) -> None:
        """Open the file that has left, where the office's copy of it is lost.

        Raises StoreError("relocation_counts_there") where that copy can be seen to count.
        """
        data_key = self._key()
        with self._file(data_key) as book:
            left = _left(book)
            if office is not None and left and self._counts_there(office, data_key, left):
                raise StoreError("relocation_counts_there")
            self._take_back(book, left, people)

    def take_back_office(self, office: Address, people: TwoPeople | None) -> None:
        """Open the office's book that has left, where the file that it became is lost.

        Raises StoreError("relocation_counts_there") where this folder has that file.
        """
        data_key = self._key()
        with self._office(office, data_key) as book:
            left = _left(book)
            if left and self._counts_here(data_key, left):
                raise StoreError("relocation_counts_there")
            self._take_back(book, left, people)

    # --- details -----------------------------------------------------------------------------

    def _take_back(self, book: Store, left: str, people: TwoPeople | None) -> None:
        if not left:
            raise RuleError("relocation_not_left")
        with book.writing() as uow:
            actor = self._agreed(uow, people)
            uow.write_trail(
                at=micros(self.now), actor=actor.user_id, act=acts.TAKEN_BACK, subject=left
            )

    def _carry(self, source: Store, target: Store, people: TwoPeople | None) -> Relocated:
        subject = _left(source)
        tables: tuple[TableDigest, ...] = ()
        if not subject:
            with source.reading() as reading:
                relocation.check_step(reading.connection)
            actor = self._allow(source, people)
            subject, tables = self._copy(source, target, actor)
        self._open_copy(target, subject)
        return replace(self._known(target), tables=tables)

    def _copy(
        self, source: Store, target: Store, actor: Actor
    ) -> tuple[str, tuple[TableDigest, ...]]:
        """While nobody else can write on either side; the source is shut once the copy is kept."""
        at = micros(self.now)
        with source.writing() as leaving:
            relocation.take_long(leaving.connection)
            _refuse_open_shift(leaving)
            pace = _Pace(self.watch, LOOKS * relocation.row_count(leaving.connection))
            self._verify(leaving, source.blobs, pace, reads_files=True)
            with target.writing() as coming:
                relocation.take_long(coming.connection)
                relocation.make_room(coming.connection)
                tables = relocation.copy(leaving.connection, coming.connection, pace)
                for name in scanned_files(leaving.connection):
                    relocation.copy_file(name, source.blobs, target.blobs, coming.connection)
                subject = f"{self.new_id()} {relocation.whole(tables)[:32]}"
                self._verify(coming, target.blobs, pace, reads_files=False)
                coming.write_trail(at=at, actor=actor.user_id, act=acts.ARRIVING, subject=subject)
            leaving.write_trail(at=at, actor=actor.user_id, act=acts.LEFT, subject=subject)
        return subject, tables

    def _open_copy(self, target: Store, subject: str) -> None:
        """The copy counts from here on: where it came from is shut."""
        try:
            with target.writing() as uow:
                if not relocation.has_come(uow.connection, subject):
                    raise StoreError("relocation_copy_lost")
                if relocation.end_of(uow.connection) == (acts.ARRIVING, subject):
                    uow.write_trail(
                        at=micros(self.now), actor=SYSTEM.user_id, act=acts.ARRIVED, subject=subject
                    )
        except StoreError as error:
            if error.code == "relocation_copy_lost":
                raise
            raise StoreError("relocation_unfinished", reason=error.code) from None

    def _verify(self, book: Reading, blobs: Blobs, pace: _Pace, *, reads_files: bool) -> None:
        """A book in which anything was altered does not move; raises StoreError."""
        verify = Verify(reads_files=reads_files, reads_pages=False, watch=pace.look())
        verdict = verify.answer(View(book, NOBODY, self.now, blobs))
        if not verdict.ok:
            place = verdict.first_fault or "".join(verdict.gaps[:1]) or "ledger"
            raise StoreError("book_not_whole", place=place[:80])

    def _known(self, book: Store) -> Relocated:
        with book.reading() as reading:
            connection = reading.connection
            return Relocated(trail_end(connection).entries, len(scanned_files(connection)))

    def _allow(self, book: Store, people: TwoPeople | None) -> Actor:
        if people is None:
            with book.reading() as reading:
                return _nobody(reading)
        desk = Desk(book, clock=lambda: self.now, monotonic_ns=lambda: 0, new_id=self.new_id)
        actor = desk.submit(SignIn(people.login, people.pin), by=NOBODY).value
        desk.submit(AllowRelocation(people.approver, people.approver_pin), by=actor)
        return actor

    def _agreed(self, uow: UnitOfWork, people: TwoPeople | None) -> Actor:
        """The same in a book that has left, where no sign-in can be written any more."""
        if people is None:
            return _nobody(uow)
        named = ((people.login, people.pin), (people.approver, people.approver_pin))
        seats = []
        for login, pin in named:
            answer = uow.people.let_in(login, pin, micros(self.now))
            if isinstance(answer, NotAllowed):
                raise answer
            seats.append(seated(uow, answer, self.now.date()))
        first, second = seats
        if second.is_one_with(first.user_id):
            raise NotAllowed("relocation_takes_two_people")
        if not (first.may(Permission.RESTORE) and second.may(Permission.RESTORE)):
            raise NotAllowed("not_allowed", permission=str(Permission.RESTORE))
        return first

    def _refuse_standing(self, data_key: DataKey) -> None:
        """No file that still counts is put aside."""
        if self.settings.database_path.exists():
            with self._file(data_key) as standing:
                if not _left(standing):
                    raise StoreError("relocation_not_empty")

    def _counts_here(self, data_key: DataKey, left: str) -> bool:
        """Whether this folder's file is the copy that the office's last entry speaks of."""
        if not self.settings.database_path.exists():
            return False
        with self._file(data_key) as standing, standing.reading() as reading:
            return relocation.has_come(reading.connection, left)

    def _counts_there(self, office: Address, data_key: DataKey, left: str) -> bool:
        """Whether the office answers, and has a copy of that move which was opened."""
        try:
            with self._office(office, data_key) as there, there.reading() as reading:
                return (
                    relocation.is_laid(reading.connection)
                    and relocation.has_come(reading.connection, left)
                    and relocation.end_of(reading.connection)[0] != acts.ARRIVING
                )
        except StoreError:
            return False

    @contextmanager
    def _file(self, data_key: DataKey, folder: Path | None = None) -> Iterator[Store]:
        """The embedded book of a folder, this one where none is named."""
        place = folder or self.settings.data_dir
        engine = open_sqlite(place / self.settings.database_path.name, data_key)
        blobs = Blobs(place / restore.SCANS, data_key.blob_key)
        store = Store(engine, Sealer(data_key.seal_key), blobs, HighWater(place))
        try:
            yield store
        finally:
            store.close()

    @contextmanager
    def _office(self, there: Address, data_key: DataKey) -> Iterator[Store]:
        """The office's book, while no counter works at it."""
        engine = open_office(there.url, there.password)
        store = Store(engine, Sealer(data_key.seal_key), OfficeBlobs(engine, data_key.blob_key))
        try:
            with store.reading() as reading:
                if counters := counters_at_work(reading.connection):
                    raise StoreError("relocation_counters_open", counters=counters)
            yield store
        finally:
            store.close()

    def _key(self) -> DataKey:
        return key.load_or_make(self.settings.data_dir, self.settings.key_store, is_new=False)


class _Pace:
    """Counts looks at rows for whoever waits."""

    def __init__(self, watch: Watch, total: int) -> None:
        self._watch, self._total, self._done = watch, total, 0

    def __call__(self, rows: int) -> None:
        self._done += rows
        self._watch(min(self._done, self._total), self._total)

    def look(self) -> Watch:
        """For one verification, which counts from its own beginning."""
        before = self._done

        def looked(done: int, _total: int) -> None:
            self._done = before + done
            self(0)

        return looked


def _left(book: Store) -> str:
    """Which move this book has left by; empty where it counts, or where nothing is here."""
    with book.reading() as reading:
        if not relocation.is_laid(reading.connection):
            return ""
        act, subject = relocation.end_of(reading.connection)
        return subject if act == acts.LEFT else ""


def _nobody(reading: Reading) -> Actor:
    """A drill office holds invented people and asks nobody."""
    if not office.station(reading).office.is_drill:
        raise RuleError("relocation_takes_two")
    return SYSTEM


def _refuse_open_shift(reading: Reading) -> None:
    """A drawer is counted where it was opened."""
    table = schema.shift
    open_now = reading.scalar(select(table.c.number).where(table.c.closed_at.is_(None)).limit(1))
    if open_now is not None:
        raise RuleError("relocation_shift_open", number=str(open_now))


def _make_anew(stage: Path) -> None:
    with named_faults():
        shutil.rmtree(stage, ignore_errors=True)
        stage.mkdir(parents=True)
