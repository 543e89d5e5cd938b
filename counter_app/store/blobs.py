"""Files by their SHA-256: encrypted piece by piece, written whole or not at all.

A file is on disk, and its folder entry too, before any row names it; so a row never names a file
that a power cut took away.
"""

from __future__ import annotations

import errno
import hashlib
import hmac
import os
import re
import secrets
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from counter_app import patience, sealed
from counter_app.domain.errors import StoreError, why

PIECE = 1024 * 1024
HALF_AGE_S = 3_600
_MAGIC = b"QMC1"
_SALT = 16
_SIZE = 8
_TAG = 16
_HEAD = len(_MAGIC) + _SALT + _SIZE
_DIGEST = re.compile("[0-9a-f]{64}")


class Blobs:
    """The files of one desk. `key` is 32 secret bytes; each file has a key of its own from it."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder = folder
        self._key = key

    def put(self, content: bytes) -> str:
        """Keep a file; gives its SHA-256. One that is here already is not written again.

        Raises StoreError("disk_full") or StoreError("folder_unusable"); then nothing is kept.
        """
        digest = hashlib.sha256(content).hexdigest()
        path = self._path(digest)
        if self._is_whole(digest):
            return digest
        # Two lanes may keep the same file at once.
        half = path.with_name(f"{digest}.{secrets.token_hex(4)}.new")
        try:
            self._make_folder(path.parent)
            sealed.write_whole(path, self._sealed(content, digest), half=half)
        except OSError as error:
            code = "disk_full" if error.errno in _FULL else "folder_unusable"
            raise StoreError(code, reason=why(error)) from None
        return digest

    def has(self, digest: str) -> bool:
        """Whether the file is here."""
        return self._path(digest).exists()

    def size(self, digest: str) -> int:
        """Bytes of the file as it was given; raises StoreError as `read` does."""
        with self._open(digest) as file:
            return _size_of(file.read(_HEAD), digest)

    def read(self, digest: str) -> bytes:
        """The whole file, its digest checked.

        Raises StoreError("file_missing") or StoreError("file_damaged").
        """
        content = b"".join(self.pieces(digest))
        if hashlib.sha256(content).hexdigest() != digest:
            raise StoreError("file_damaged", file=digest[:12])
        return content

    def pieces(self, digest: str, start: int = 0) -> Iterator[bytes]:
        """The file from byte `start` on, at most PIECE bytes at a time."""
        with self._open(digest) as file:
            head = file.read(_HEAD)
            size = _size_of(head, digest)
            cipher = AESGCM(self._file_key(head[len(_MAGIC) : len(_MAGIC) + _SALT], digest))
            count = _count(size)
            number, skip = divmod(start, PIECE)
            file.seek(_HEAD + number * (PIECE + _TAG))
            for at in range(number, count):
                try:
                    piece = cipher.decrypt(
                        _nonce(at), file.read(PIECE + _TAG), _bound(at, count, size)
                    )
                except InvalidTag:
                    raise StoreError("file_damaged", file=digest[:12]) from None
                yield piece[skip:]
                skip = 0

    def sealed_size(self, digest: str) -> int:
        """Bytes of the file as it lies here, encrypted."""
        with self._open(digest) as file:
            return os.fstat(file.fileno()).st_size

    def sealed_pieces(self, digest: str) -> Iterator[bytes]:
        """The file as it lies here: whoever has the key can check it, nobody else reads it."""
        with self._open(digest) as file:
            yield from sealed.parts_of(file)

    def keep_sealed(self, digest: str, pieces: Iterable[bytes]) -> None:
        """Keep what `sealed_pieces` of the same key gave; raises OSError where the disk says no."""
        path = self._path(digest)
        self._make_folder(path.parent)
        sealed.write_whole(path, pieces)

    def digests(self) -> Iterator[str]:
        """Every file that is here."""
        for path in sorted(self._folder.glob("??/*")):
            if _DIGEST.fullmatch(path.name):
                yield path.name

    def forget(self, digest: str) -> None:
        """Remove a file that no row names any more."""
        patience.unlink(self._path(digest))

    def sweep(self) -> int:
        """Remove what a crash left half written more than an hour ago; gives how many."""
        count = 0
        for half in self._folder.glob("??/*.new"):
            if time.time() - half.stat().st_mtime > HALF_AGE_S:
                half.unlink(missing_ok=True)
                count += 1
        return count

    def _is_whole(self, digest: str) -> bool:
        """Whether it is here and undamaged: what a disk spoiled is written again."""
        try:
            self.read(digest)
            return True
        except StoreError:
            return False

    def _make_folder(self, folder: Path) -> None:
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            sealed.sync_folder(folder.parent)

    def _path(self, digest: str) -> Path:
        if not _DIGEST.fullmatch(digest):
            raise StoreError("file_missing", file=digest[:12])
        return self._folder / digest[:2] / digest

    def _open(self, digest: str) -> BinaryIO:
        try:
            return self._path(digest).open("rb")
        except FileNotFoundError:
            raise StoreError("file_missing", file=digest[:12]) from None
        except OSError as error:
            raise StoreError("folder_unusable", reason=why(error)) from None

    def _file_key(self, salt: bytes, digest: str) -> bytes:
        return hmac.new(self._key, b"file" + salt + digest.encode(), hashlib.sha256).digest()

    def _sealed(self, content: bytes, digest: str) -> Iterator[bytes]:
        salt = secrets.token_bytes(_SALT)
        cipher = AESGCM(self._file_key(salt, digest))
        yield _MAGIC + salt + len(content).to_bytes(_SIZE, "big")
        view, count = memoryview(content), _count(len(content))
        for at in range(count):
            piece = view[at * PIECE : (at + 1) * PIECE]
            yield cipher.encrypt(_nonce(at), piece, _bound(at, count, len(content)))


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def _count(size: int) -> int:
    return max(1, -(-size // PIECE))


def _nonce(at: int) -> bytes:
    """A key serves one file, so the piece's number is never used twice with it."""
    return at.to_bytes(12, "big")


def _bound(at: int, count: int, size: int) -> bytes:
    """What each piece is bound to: its place, so that none can be moved, cut or repeated."""
    return b"%d/%d/%d" % (at, count, size)


def _size_of(head: bytes, digest: str) -> int:
    if len(head) != _HEAD or not head.startswith(_MAGIC):
        raise StoreError("file_damaged", file=digest[:12])
    return int.from_bytes(head[-_SIZE:], "big")
