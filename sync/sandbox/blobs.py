"""Files by their SHA-256, piece by piece: what arrived stays, so that a cut line loses nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, delete, insert, select, update

from sync.sandbox.tables import blob, next_number, one_writer, piece

PIECE_MAX = 1024 * 1024
SIZE_MAX = 50 * 1024 * 1024
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Held:
    """How much of a file is here, and whether that is all of it with the right digest."""

    size: int
    received: int
    is_complete: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes of a file from `first` on; `size` is the whole file's."""

    sha256: str
    first: int
    size: int
    data: bytes


class MisplacedError(Exception):
    """The piece does not begin where the last one ended."""

    def __init__(self, received: int) -> None:
        super().__init__(received)
        self.received = received


class WrongDigestError(Exception):
    """The whole file is not the one it was announced as; nothing of it is kept."""


class Blobs:
    """The city's store of files."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def held(self, sha256: str) -> Held | None:
        """What is here of a file; None where nothing is."""
        with self._engine.connect() as connection:
            return _held(connection, sha256)

    def put(self, part: Piece) -> Held:
        """Keep one piece; a whole file stays as it is. Raises MisplacedError, WrongDigestError."""
        with self._engine.begin() as connection:
            one_writer(connection)
            held = _held(connection, part.sha256)
            if held is not None and held.is_complete:
                return held
            if held is not None and held.size != part.size:
                # One of the two announcements was wrong, so what came under the other is too.
                _forget(connection, part.sha256)
                held = None
            if part.first != (held.received if held else 0):
                raise MisplacedError(held.received if held else 0)
            received = part.first + len(part.data)
            _keep(connection, part, received, is_new=held is None)
            if received < part.size:
                return Held(part.size, received, is_complete=False)
            fits = _digest(connection, part.sha256) == part.sha256
            if fits:
                number = next_number(connection, blob.c.number)
                connection.execute(
                    update(blob).where(blob.c.sha256 == part.sha256).values(number=number)
                )
            else:
                _forget(connection, part.sha256)
        if not fits:
            raise WrongDigestError
        return Held(part.size, received, is_complete=True)

    def whole(self) -> list[dict[str, str | int]]:
        """Every file that is here to its end, oldest first."""
        query = select(blob).where(blob.c.number.is_not(None)).order_by(blob.c.number)
        with self._engine.connect() as connection:
            return [{"sha256": row.sha256, "size": row.size} for row in connection.execute(query)]


def complete(connection: Connection, names: Collection[str]) -> set[str]:
    """Which of these files are here to their end."""
    wanted = sorted(names)
    found: set[str] = set()
    for at in range(0, len(wanted), _AT_ONCE):
        query = select(blob.c.sha256).where(
            blob.c.sha256.in_(wanted[at : at + _AT_ONCE]), blob.c.number.is_not(None)
        )
        found.update(connection.execute(query).scalars())
    return found


def _held(connection: Connection, sha256: str) -> Held | None:
    row = connection.execute(select(blob).where(blob.c.sha256 == sha256)).one_or_none()
    return None if row is None else Held(row.size, row.received, row.number is not None)


def _keep(connection: Connection, part: Piece, received: int, *, is_new: bool) -> None:
    if is_new:
        connection.execute(
            insert(blob).values(sha256=part.sha256, size=part.size, received=received)
        )
    else:
        connection.execute(
            update(blob).where(blob.c.sha256 == part.sha256).values(received=received)
        )
    connection.execute(insert(piece).values(sha256=part.sha256, first=part.first, data=part.data))


def _forget(connection: Connection, sha256: str) -> None:
    connection.execute(delete(piece).where(piece.c.sha256 == sha256))
    connection.execute(delete(blob).where(blob.c.sha256 == sha256))


def _digest(connection: Connection, sha256: str) -> str:
    made = hashlib.sha256()
    for data in _pieces(connection, sha256):
        made.update(data)
    return made.hexdigest()


def _pieces(connection: Connection, sha256: str) -> Iterator[bytes]:
    """One at a time: a whole file is up to fifty times as large."""
    firsts = select(piece.c.first).where(piece.c.sha256 == sha256).order_by(piece.c.first)
    for first in connection.execute(firsts).scalars().all():
        query = select(piece.c.data).where(piece.c.sha256 == sha256, piece.c.first == first)
        yield connection.execute(query).scalar_one()
