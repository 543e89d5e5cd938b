"""An office's files: the same sealed bytes as in a folder, in rows that every counter reads.

The file is committed before any row names it, as on a disk.
"""

from __future__ import annotations

import hashlib
import io
import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from counter_app.domain.errors import StoreError
from counter_app.store.blobs import Blobs
from counter_app.store.engine import trouble

# A row is small enough that a slow line never holds a transaction for long.
ROW = 256 * 1024
_PIECE = text("SELECT content FROM blob WHERE digest = :digest AND position = :position")
_SIZE = text("SELECT count(*), sum(length(content)) FROM blob WHERE digest = :digest")
_PUT = text(
    "INSERT INTO blob (digest, position, content) VALUES (:digest, :position, :content) "
    "ON CONFLICT (digest, position) DO UPDATE SET content = excluded.content"
)
_FORGET = text("DELETE FROM blob WHERE digest = :digest")
_ALL = text("SELECT DISTINCT digest FROM blob ORDER BY digest")


class OfficeBlobs(Blobs):
    """The files of an office, for all its counters."""

    def __init__(self, engine: Engine, key: bytes) -> None:
        super().__init__(Path(), key)
        self._engine = engine

    def put(self, content: bytes) -> str:
        """See `Blobs.put`; raises StoreError where the server does not take it."""
        digest = hashlib.sha256(content).hexdigest()
        if not self._is_whole(digest):
            self.keep_sealed(digest, self._sealed(content, digest))
        return digest

    def has(self, digest: str) -> bool:
        """Whether the file is here."""
        return self._measure(digest)[0] > 0

    def sealed_size(self, digest: str) -> int:
        """Bytes of the file as it lies here, encrypted."""
        rows, size = self._measure(digest)
        if not rows:
            raise StoreError("file_missing", file=digest[:12])
        return size

    def keep_sealed(self, digest: str, pieces: Iterable[bytes]) -> None:
        """Keep what `sealed_pieces` of the same key gave, whole or not at all."""
        try:
            # Beside the writers' turn: a large file must not let nineteen others wait.
            with self._engine.connect() as connection, connection.begin():
                connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
                keep_within(connection, digest, pieces)
        except DBAPIError as error:
            raise trouble(error) from None

    def digests(self) -> Iterator[str]:
        """Every file that is here."""
        try:
            with self._engine.connect() as connection:
                found = connection.execute(_ALL).scalars().all()
        except DBAPIError as error:
            raise trouble(error) from None
        yield from found

    def forget(self, digest: str) -> None:
        """Remove a file that no row names any more; StoreError under a counter's role."""
        try:
            with self._engine.begin() as connection:
                connection.execute(_FORGET, {"digest": digest})
        except DBAPIError as error:
            raise trouble(error) from None

    def sweep(self) -> int:
        """Nothing is ever half written here."""
        return 0

    def _measure(self, digest: str) -> tuple[int, int]:
        try:
            with self._engine.connect() as connection:
                rows, size = connection.execute(_SIZE, {"digest": digest}).one()
        except DBAPIError as error:
            raise trouble(error) from None
        return int(rows), int(size or 0)

    def _open(self, digest: str) -> BinaryIO:
        try:
            # One moment of the database for the whole file: it may be written anew meanwhile.
            connection = self._engine.connect()
        except DBAPIError as error:
            raise trouble(error) from None
        file = _RowsFile(connection, digest)
        if not file.row(0):
            file.close()
            raise StoreError("file_missing", file=digest[:12])
        return cast(BinaryIO, io.BufferedReader(file, ROW))


def keep_within(connection: Connection, digest: str, pieces: Iterable[bytes]) -> None:
    """Keep sealed pieces in the caller's transaction."""
    for position, row in enumerate(_rows(pieces)):
        connection.execute(_PUT, {"digest": digest, "position": position, "content": row})


def kept_within(connection: Connection, digest: str) -> Iterator[bytes]:
    """The same, as the caller's transaction sees them."""
    for position in itertools.count():
        row = connection.execute(_PIECE, {"digest": digest, "position": position}).scalar()
        if row is None:
            return
        yield bytes(row)


class _RowsFile(io.RawIOBase):
    """The rows of one file as a file that can be read from any place."""

    def __init__(self, connection: Connection, digest: str) -> None:
        super().__init__()
        self._connection = connection
        self._digest = digest
        self._at = 0
        self._held = (-1, b"")

    def row(self, position: int) -> bytes:
        """The bytes of one row; empty behind the last."""
        if self._held[0] != position:
            wanted = {"digest": self._digest, "position": position}
            try:
                found = self._connection.execute(_PIECE, wanted).scalar()
            except DBAPIError as error:
                raise trouble(error) from None
            self._held = (position, bytes(found or b""))
        return self._held[1]

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """From the beginning, or from here."""
        assert whence in (io.SEEK_SET, io.SEEK_CUR)
        self._at = offset if whence == io.SEEK_SET else self._at + offset
        return self._at

    def tell(self) -> int:
        """Where the next byte comes from."""
        return self._at

    def readinto(self, buffer: Any) -> int:
        """Up to the end of a row."""
        target = memoryview(buffer)
        position, skip = divmod(self._at, ROW)
        part = self.row(position)[skip : skip + len(target)]
        target[: len(part)] = part
        self._at += len(part)
        return len(part)

    def close(self) -> None:
        """Give the connection back."""
        if not self.closed:
            self._connection.close()
        super().close()


def _rows(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in rows of equal size, the last one shorter."""
    held = bytearray()
    for piece in pieces:
        held += piece
        while len(held) >= ROW:
            yield bytes(held[:ROW])
            del held[:ROW]
    if held:
        yield bytes(held)
