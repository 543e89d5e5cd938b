"""Backup and restore of a data folder: what is checked, who may, and in which order."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import counter_app
from counter_app import sealed
from counter_app.commands.restore import AllowRestore
from counter_app.commands.user import SignIn
from counter_app.desk import Desk
from counter_app.domain.errors import InputError, RuleError, StoreError, why
from counter_app.domain.identity import NewId
from counter_app.domain.instant import micros
from counter_app.domain.office import Station
from counter_app.domain.user import NOBODY, SYSTEM, Actor
from counter_app.queries.verify import Verify
from counter_app.queries.view import View
from counter_app.settings import Settings
from counter_app.store import backup, key, office, restore
from counter_app.store.backup import BackupHead, TrailEnd
from counter_app.store.blobs import Blobs
from counter_app.store.engine import open_sqlite
from counter_app.store.key import DataKey
from counter_app.store.migrate import NEWEST
from counter_app.store.rows import Sealer
from counter_app.store.setup import open_store
from counter_app.store.unit_of_work import Store

SECRET_SHORTEST = 12
# A drill office holds invented people; its copies open with a word that everybody may know.
DRILL_SECRET = "drill"  # noqa: S105


@dataclass(frozen=True, slots=True)
class Copied:
    """What was put into a file, or taken out of it: the trail's length, and the file's digest."""

    entries: int
    sha256: str
    kept_in: str = ""


@dataclass(frozen=True, slots=True)
class TwoPeople:
    """Who restores, and who agrees; each with a PIN."""

    login: str
    pin: str
    approver: str
    approver_pin: str

    def __repr__(self) -> str:
        return "TwoPeople(…)"


@dataclass(frozen=True, slots=True)
class Vault:
    """The backups of one data folder, at one moment."""

    settings: Settings
    now: datetime
    new_id: NewId
    station_number: Callable[[], int]

    def back_up(self, target: Path, secret: str) -> Copied:
        """One file of everything, checked before it takes its name; the desk may go on working.

        Raises StoreError or InputError; then nothing new stands at `target`.
        """
        self._refuse_postgresql()
        try:
            copied = sealed.beside(target, ".copy")
            # The database says of a place that takes no file only that it failed.
            copied.touch()
            copied.unlink()
            return self._copy(target, copied, secret)
        except OSError as error:
            raise StoreError("file_unusable", reason=why(error)) from None

    def _copy(self, target: Path, copied: Path, secret: str) -> Copied:
        store = self._open(self.settings)
        try:
            with store.reading() as reading:
                station = office.station(reading)
            secret = _secret(secret, is_drill=station.office.is_drill)
            data_key = self._key()
            end = backup.copy(store.engine, data_key, copied)
            digests = _verify(copied, data_key, store.blobs, self.now)
            head = self._head(station, end, copied, store.blobs, digests)
            digest = backup.write(target, copied, data_key, secret, head, store.blobs, digests)
            return Copied(end.entries, digest)
        finally:
            store.close()
            backup.remove(copied)

    def restore(
        self,
        source: Path,
        secret: str,
        people: TwoPeople | None,
        *,
        is_older_ok: bool = False,
        is_foreign_ok: bool = False,
    ) -> Copied:
        """Put a backup in the place of this folder's book, which is kept beside.

        Raises CounterError; then the folder is as it was. `people` may be None only where a drill
        office's copy goes into an empty folder.
        """
        self._refuse_postgresql()
        restore.finish(self.settings.data_dir)
        head, sealed_key = backup.read(source)
        if head.revision > NEWEST:
            raise StoreError("database_newer_than_program", version=head.revision)
        secret = _secret(secret, is_drill=head.is_drill, is_new=False)
        data_key = backup.open_key(head, sealed_key, secret)
        stage = restore.prepare(self.settings.data_dir)
        try:
            restore.keep_key(stage, data_key)
            blobs = Blobs(stage / restore.SCANS, data_key.blob_key)
            backup.unpack(source, stage / restore.DATABASE, blobs)
            self._judge(stage, head, people, is_older_ok=is_older_ok, is_foreign_ok=is_foreign_ok)
            self._drop_known_key(stage, data_key)
        except BaseException:
            restore.give_up(self.settings.data_dir)
            raise
        kept = "" if self._is_empty else f"{self._name}.before-{self.now:%Y%m%d-%H%M%S}"
        restore.decide(self.settings.data_dir, kept or f"{self._name}.before")
        restore.finish(self.settings.data_dir)
        return Copied(head.entries, backup.file_digest(source), kept)

    # --- details -----------------------------------------------------------------------------

    def _judge(
        self,
        stage: Path,
        head: BackupHead,
        people: TwoPeople | None,
        *,
        is_older_ok: bool,
        is_foreign_ok: bool,
    ) -> None:
        """Whether the staged book may take the place of the one that stands; it keeps a mark."""
        staged = replace(self.settings, data_dir=stage, key_store="file")
        with self._standing() as standing, self._closing(staged) as copy:
            _verify_store(copy, self.now)
            if standing is not None:
                _compare(standing, copy, head, is_older_ok=is_older_ok, is_foreign_ok=is_foreign_ok)
            is_free = self._is_empty and head.is_drill
            actor = self._allow(standing or copy, people, is_free=is_free)
            with copy.writing() as uow:
                approver = people.approver if people is not None else ""
                uow.write_trail(
                    at=micros(self.now), actor=actor.user_id, act="restore", subject=approver
                )

    @property
    def _name(self) -> str:
        return self.settings.data_dir.name

    @property
    def _is_empty(self) -> bool:
        return not self.settings.database_path.exists()

    def _refuse_postgresql(self) -> None:
        if self.settings.database_url:
            raise StoreError("backup_by_pg_dump", place=key.FILE_NAME)

    def _open(self, settings: Settings) -> Store:
        return open_store(
            settings, now=self.now, new_id=self.new_id, station_number=self.station_number
        )

    @contextmanager
    def _closing(self, settings: Settings) -> Iterator[Store]:
        store = self._open(settings)
        try:
            yield store
        finally:
            store.close()

    @contextmanager
    def _standing(self) -> Iterator[Store | None]:
        """The book that stands here; None where there is none, or none that opens."""
        store = None
        if not self._is_empty:
            try:
                store = self._open(self.settings)
            except StoreError as error:
                if error.code == "database_newer_than_program":
                    raise
        try:
            yield store
        finally:
            if store is not None:
                store.close()

    def _allow(self, book: Store, people: TwoPeople | None, *, is_free: bool) -> Actor:
        """Two people of the book that stands, or of the copy where none does."""
        if people is None:
            if not is_free:
                raise RuleError("restore_takes_two")
            return SYSTEM
        desk = Desk(book, clock=lambda: self.now, monotonic_ns=lambda: 0, new_id=self.new_id)
        actor = desk.submit(SignIn(people.login, people.pin), by=NOBODY).value
        desk.submit(AllowRestore(people.approver, people.approver_pin), by=actor)
        return actor

    def _key(self) -> DataKey:
        return key.load_or_make(self.settings.data_dir, self.settings.key_store, is_new=False)

    def _drop_known_key(self, stage: Path, data_key: DataKey) -> None:
        """A key that this folder has already stays where it is kept."""
        try:
            known = self._key()
        except StoreError:
            return
        if (known.secret, known.salt) == (data_key.secret, data_key.salt):
            (stage / key.FILE_NAME).unlink()

    def _head(
        self,
        station: Station,
        end: TrailEnd,
        copied: Path,
        blobs: Blobs,
        digests: Sequence[str],
    ) -> BackupHead:
        frames = hashlib.sha256()
        for name in digests:
            frames.update(backup.frame(name, blobs.sealed_size(name)))
        return BackupHead(
            made_at=self.now.isoformat(timespec="seconds"),
            program=counter_app.__version__,
            revision=NEWEST,
            station=station.number,
            installation=station.installation,
            is_drill=station.office.is_drill,
            entries=end.entries,
            link=end.link,
            size=copied.stat().st_size,
            sha256=backup.file_digest(copied),
            files=len(digests),
            files_sha256=frames.hexdigest(),
        )


def _secret(secret: str, *, is_drill: bool, is_new: bool = True) -> str:
    if not secret:
        if is_drill:
            return DRILL_SECRET
        raise InputError("recovery_secret_missing", field="secret")
    if is_new and len(secret) < SECRET_SHORTEST and not is_drill:
        raise InputError("recovery_secret_short", field="secret", shortest=SECRET_SHORTEST)
    return secret


def verify_copy(path: Path, data_key: DataKey, scans: Path, now: datetime) -> None:
    """A copy and the scanned files it names are whole; raises StoreError."""
    _verify(path, data_key, Blobs(scans, data_key.blob_key), now)


def _verify(path: Path, data_key: DataKey, blobs: Blobs, now: datetime) -> tuple[str, ...]:
    """A copy's book and the files it names are whole; gives the files' digests."""
    engine = open_sqlite(path, data_key)
    try:
        _verify_store(Store(engine, Sealer(data_key.seal_key), blobs), now)
        with engine.connect() as connection:
            return backup.scanned_files(connection)
    finally:
        engine.dispose()


def _verify_store(store: Store, now: datetime) -> None:
    """A copy in which anything was altered is no copy; raises StoreError("book_not_whole")."""
    with store.engine.connect() as connection:
        backup.check_pages(connection)
    with store.reading() as reading:
        verdict = Verify(reads_pages=False).answer(View(reading, NOBODY, now, store.blobs))
    if not verdict.ok:
        place = verdict.first_fault or "ledger"
        raise StoreError("book_not_whole", place=place[:80])


def _compare(
    standing: Store, copy: Store, head: BackupHead, *, is_older_ok: bool, is_foreign_ok: bool
) -> None:
    """Refuse by name what would take the place of more, or of another desk's book."""
    with standing.reading() as reading:
        end = backup.trail_end(reading.connection)
        is_ours = office.station(reading).installation == head.installation
        is_past = is_ours and backup.holds(reading.connection, TrailEnd(head.entries, head.link))
    with copy.reading() as reading:
        is_future = is_ours and backup.holds(reading.connection, end)
    if not (is_past or is_future) and not is_foreign_ok:
        raise StoreError("backup_foreign", station=f"{head.station:04d}")
    if is_past and not is_future and not is_older_ok:
        raise StoreError("backup_older", lost=end.entries - head.entries, made_at=head.made_at)
