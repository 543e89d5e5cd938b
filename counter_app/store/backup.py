"""Safe copies of the embedded database: taken while the desk works, checked before they count."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import IO, Any

import sqlcipher3
from sqlalchemy import Connection, Engine, func, inspect, select
from sqlalchemy.exc import DBAPIError

from counter_app import sealed
from counter_app.domain.errors import StoreError, why
from counter_app.store import migrate, schema
from counter_app.store.blobs import Blobs
from counter_app.store.engine import named, open_sqlite, trouble
from counter_app.store.key import KEY_BYTES, SALT_BYTES, DataKey

KIND = b"QMC-BACKUP 1\n"
# So many steps of the library lie between two questions whether to go on.
STEPS = 5_000
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@dataclass(frozen=True, slots=True)
class BackupHead:
    """What a backup says of itself; it names no citizen.

    `entries` and `link` are the length and the end of its audit trail; `size` and `sha256` are of
    its database, which `files` scanned files follow, `files_sha256` of their digests and sizes.
    """

    made_at: str
    program: str
    revision: str
    station: int
    installation: str
    is_drill: bool
    entries: int
    link: str
    size: int
    sha256: str
    files: int
    files_sha256: str

    @classmethod
    def from_facts(cls, facts: Mapping[str, Any]) -> BackupHead:
        """Raises StoreError("backup_damaged") for a head that lacks something."""
        kinds = {"str": str, "int": int, "bool": bool}
        try:
            values = {field.name: facts[field.name] for field in fields(cls)}
        except KeyError:
            raise StoreError("backup_damaged") from None
        if any(type(values[field.name]) is not kinds[str(field.type)] for field in fields(cls)):
            raise StoreError("backup_damaged")
        return cls(**values)


@dataclass(frozen=True, slots=True)
class TrailEnd:
    """How many entries an audit trail has, and its newest link."""

    entries: int
    link: str


def copy(engine: Engine, key: DataKey, target: Path) -> TrailEnd:
    """An encrypted copy of the embedded database at `target`, checked; under the same key.

    Others may go on writing: the copy is one consistent moment. Raises StoreError; then there is
    nothing at `target`.
    """
    target.unlink(missing_ok=True)
    try:
        with named_faults():
            with engine.connect() as connection:
                before = trail_end(connection)
                counts = row_counts(connection)
            _vacuum_into(engine, target)
            end = _check_copy(engine, key, target, before, counts)
            with target.open("rb+") as file:
                os.fsync(file.fileno())
    except BaseException:
        remove(target)
        raise
    return end


def trail_end(connection: Connection) -> TrailEnd:
    """The end of the audit trail; (0, "") where there is none yet."""
    if not inspect(connection).has_table(schema.audit.name):
        return TrailEnd(0, "")
    table = schema.audit.c
    newest = select(table.sequence, table.link).order_by(table.sequence.desc()).limit(1)
    row = connection.execute(newest).first()
    return TrailEnd(0, "") if row is None else TrailEnd(int(row.sequence), str(row.link))


def holds(connection: Connection, end: TrailEnd) -> bool:
    """Whether this trail goes through that end."""
    table = schema.audit.c
    found = connection.execute(select(table.link).where(table.sequence == end.entries)).scalar()
    return found == end.link


def row_counts(connection: Connection) -> dict[str, int]:
    """The number of rows of every table that this database has."""
    there = set(inspect(connection).get_table_names())
    return {
        name: int(connection.execute(select(func.count()).select_from(table)).scalar_one())
        for name, table in schema.metadata.tables.items()
        if name in there
    }


def check_pages(connection: Connection) -> None:
    """Every page's own seal, then the structure; raises StoreError("database_damaged")."""
    for pragma, good in (("cipher_integrity_check", []), ("integrity_check", [("ok",)])):
        found = connection.exec_driver_sql(f"PRAGMA {pragma}").all()
        if [tuple(row) for row in found] != good:
            raise StoreError("database_damaged")


def pages_are_whole(engine: Engine, watch: Callable[[], None]) -> bool:
    """Whether each page of each table and index can be read and fits the others, at this moment.

    Others may go on writing; `cipher_integrity_check` would read past the log and the locks what
    they are just putting there. `watch` is asked many times a second and stops it by raising.
    """
    stopped: list[BaseException] = []

    def is_stopped() -> bool:
        try:
            watch()
        except BaseException as error:  # noqa: BLE001  # the driver would swallow it: raised below
            stopped.append(error)
        return bool(stopped)

    with engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        # What lies in memory was whole when it was read; it is the disk that is asked.
        connection.exec_driver_sql("PRAGMA shrink_memory")
        driver.set_progress_handler(is_stopped, STEPS)
        try:
            found = [tuple(row) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
        except DBAPIError as error:
            if not stopped and trouble(error).code != "database_damaged":
                raise
            found = []
        finally:
            driver.set_progress_handler(None, 0)
        if stopped:
            raise stopped[0]
        is_whole = found == [("ok",)]
        if not is_whole:
            # A connection that met a damaged page says of every other that it is damaged too.
            connection.invalidate()
    return is_whole


def scanned_files(connection: Connection) -> tuple[str, ...]:
    """The digests of all files that a book's rows name."""
    column = schema.scan.c.sha256
    return tuple(connection.execute(select(column).distinct().order_by(column)).scalars())


def frame(digest: str, size: int) -> bytes:
    """What stands before each scanned file of a backup."""
    return bytes.fromhex(digest) + size.to_bytes(8, "big")


def write(
    target: Path,
    copied: Path,
    key: DataKey,
    secret: str,
    head: BackupHead,
    blobs: Blobs,
    digests: Sequence[str],
) -> str:
    """One file of head, sealed key, copy and scanned files; gives the file's SHA-256.

    It is read back before it takes its name. Raises StoreError; then what stood there stands.
    """
    facts = asdict(head)
    bound = sealed.head_bytes(KIND, facts)
    facts["key"] = sealed.seal(secret, key.secret + key.salt, bound).hex()
    digest = hashlib.sha256()

    def parts() -> Iterator[bytes]:
        yield sealed.head_bytes(KIND, facts)
        with copied.open("rb") as file:
            yield from sealed.parts_of(file)
        for name in digests:
            yield frame(name, blobs.sealed_size(name))
            yield from blobs.sealed_pieces(name)

    def digested() -> Iterator[bytes]:
        for part in parts():
            digest.update(part)
            yield part

    with named_faults():
        sealed.write_whole(target, digested())
        if file_digest(target) != digest.hexdigest():
            raise StoreError("disk_fault")
    return digest.hexdigest()


def read(source: Path) -> tuple[BackupHead, bytes]:
    """A backup's head and its sealed key, the whole file checked against the head.

    Raises StoreError "backup_not_ours" or "backup_damaged".
    """
    with _opened(source) as (head, key, file):
        digest, frames = hashlib.sha256(), hashlib.sha256()
        for part in _next(file, head.size):
            digest.update(part)
        for name, size in _frames(file, head):
            frames.update(frame(name, size))
            file.seek(size, os.SEEK_CUR)
        is_end = file.tell() == source.stat().st_size
    found = (digest.hexdigest(), frames.hexdigest(), is_end)
    if found != (head.sha256, head.files_sha256, True):
        raise StoreError("backup_damaged")
    return head, key


def open_key(head: BackupHead, sealed_key: bytes, secret: str) -> DataKey:
    """The data key of a backup; raises StoreError("backup_secret_wrong")."""
    bound = sealed.head_bytes(KIND, asdict(head))
    plain = sealed.unseal(secret, sealed_key, bound)
    if plain is None or len(plain) != KEY_BYTES + SALT_BYTES:
        raise StoreError("backup_secret_wrong")
    return DataKey(plain[:KEY_BYTES], plain[KEY_BYTES:], "file")


def unpack(source: Path, target: Path, blobs: Blobs) -> None:
    """The database of a backup that was read, as a file of its own, and its scanned files.

    Raises StoreError("backup_damaged") for a file that is not what its digest says.
    """
    with _opened(source) as (head, _key, file), named_faults():
        sealed.write_whole(target, _next(file, head.size))
        for name, size in _frames(file, head):
            blobs.keep_sealed(name, _next(file, size))
            try:
                blobs.read(name)
            except StoreError:
                raise StoreError("backup_damaged") from None


def _next(file: IO[bytes], size: int) -> Iterator[bytes]:
    """So many bytes of an open file, a piece at a time; fewer where it ends before."""
    left = size
    while left > 0 and (part := file.read(min(left, sealed.CHUNK))):
        left -= len(part)
        yield part


def _frames(file: IO[bytes], head: BackupHead) -> Iterator[tuple[str, int]]:
    """Digest and size of each scanned file, whose bytes the caller goes past before the next."""
    for _ in range(head.files):
        before = file.read(40)
        if len(before) < 40:
            raise StoreError("backup_damaged")
        yield before[:32].hex(), int.from_bytes(before[32:], "big")


def file_digest(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def named_faults() -> Iterator[None]:
    """Turns what a disk or driver says into a StoreError with a name."""
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise StoreError("no_room_for_file") from None
        raise StoreError("file_unusable", reason=why(error)) from None
    except DBAPIError as error:
        raise trouble(error) from None


@contextmanager
def _opened(source: Path) -> Iterator[tuple[BackupHead, bytes, IO[bytes]]]:
    """Head, sealed key, and the file standing at the database's first byte."""
    with named_faults(), source.open("rb") as file:
        try:
            facts = dict(sealed.read_head(file, KIND))
        except sealed.NotOursError:
            raise StoreError("backup_not_ours") from None
        try:
            key = bytes.fromhex(facts.pop("key", ""))
        except (TypeError, ValueError):
            raise StoreError("backup_damaged") from None
        yield BackupHead.from_facts(facts), key, file


def _check_copy(
    engine: Engine, key: DataKey, target: Path, before: TrailEnd, counts: Mapping[str, int]
) -> TrailEnd:
    """The copy opens, is whole, and is the same book at this moment or a little later."""
    copied = open_sqlite(target, key)
    try:
        with copied.connect() as connection:
            check_pages(connection)
            end = trail_end(connection)
            found = row_counts(connection)
            has_step = migrate.revision(connection)
    finally:
        copied.dispose()
    with engine.connect() as connection:
        is_same = (not end.entries or holds(connection, end)) and has_step == migrate.revision(
            connection
        )
    if not is_same or end.entries < before.entries or set(found) != set(counts):
        raise StoreError("backup_not_whole")
    # Without a new entry no business row can have come; drafts come and go unseen.
    if end == before and any(found.get(name) != counts.get(name) for name in schema.CHAINED):
        raise StoreError("backup_not_whole")
    return end


def _vacuum_into(engine: Engine, target: Path) -> None:
    """Outside any transaction, as this statement has to be."""
    pooled = engine.raw_connection()
    try:
        pooled.cursor().execute("VACUUM INTO ?", (str(target),))
    except sqlcipher3.dbapi2.Error as error:
        raise named(error) from None
    finally:
        pooled.close()


def remove(path: Path) -> None:
    """A copy that is not wanted, with whatever its opening left beside it."""
    for one in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))):
        one.unlink(missing_ok=True)
