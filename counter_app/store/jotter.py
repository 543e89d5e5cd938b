"""What was typed and is not in the book yet: in the system's hands before the next key is heard.

A form goes into the book as it is typed, and each time the book waits for the disk to have it,
which a slow one makes last a second: nobody who types waits for that. Until then what was typed
stands here too, written and not fsynced. A program that is killed loses none of it; a power cut
may, as it takes whatever the disk has not said yes to. Nothing is read here once the book has all.
A write that is not fsynced may wait all the same, behind whoever's commit the file system is busy
with: a thread beside the key writes, and the key waits for it no longer than a hand would notice.

The file is a row of records, each sealed with AES-256-GCM: its length, its number, a nonce, the
sealed text. Numbers follow each other, so what an earlier row left behind a shorter one is no part
of it.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import astuple, dataclass, replace
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from counter_app import patience

FILE_NAME = "counter.typed"
# Bytes, of a record and of a file that a disk without room for the book lets grow.
RECORD_MAX, FILE_MAX = 16 << 20, 8 << 20
# Seconds that a key waits for its note: with all else that it does, a window is still for 50 ms.
PATIENCE_S = 0.02
_LENGTH, _NUMBER, _NONCE = 4, 8, 12
_NO_RECORD = bytes(_LENGTH)


@dataclass(frozen=True, slots=True)
class Jotted:
    """A form as it stood, or "" for one that was thrown away; `at` in microseconds. One that is
    `over` takes back what was jotted of it.
    """

    draft_id: str
    user_id: str
    screen: str
    text: str
    at: int
    is_over: bool = False

    def __repr__(self) -> str:
        return f"Jotted({self.draft_id!r})"


class Jotter:
    """The file of one data folder; only the program that has the desk may `read` or `jot`."""

    def __init__(self, data_dir: Path, key: bytes) -> None:
        self._path = data_dir / FILE_NAME
        self._cipher = AESGCM(key)
        self._descriptor: int | None = None
        # Where the next record begins; None where the last could not be written whole.
        self._end: int | None = 0
        # Of a file that is begun anew no number was ever there before.
        self._number = secrets.randbits(48)
        # What the book does not have yet, by draft.
        self._open: dict[str, Jotted] = {}
        # All of the above is one thread's, until that has ended: keys come from the window's, which
        # the file is not to hold up, and what the book has is told on the lane's.
        self._scribe = ThreadPoolExecutor(1, "jots")
        self._noted: Future[None] | None = None

    def read(self) -> tuple[Jotted, ...]:
        """What a program that was killed left, the last of each draft; it stays until it is kept.

        From here on the file is open, so no key waits for its making.
        """
        return self._scribe.submit(self._read).result()

    def jot(self, one: Jotted) -> None:
        """Have it survive this program; to be called on one thread. Where the file keeps a note
        waiting it follows behind the key, and so do those after it. A note that cannot be written
        costs the note, not the work: whether the book takes it is told by the book.
        """
        before, self._noted = self._noted, self._given(lambda: self._note(one))
        if self._noted is not None and (before is None or before.done()):
            with suppress(TimeoutError):
                self._noted.result(PATIENCE_S)

    def kept(self, draft_id: str, text: str) -> None:
        """The book has it; what was typed since is still to be read here."""
        self._through(lambda: self._strike(draft_id, text))

    def over(self, draft_id: str) -> None:
        """The book has what came of it."""
        self._through(lambda: self._strike(draft_id, None))

    def close(self) -> None:
        """Let go of the file; one in which nothing is to be read is not left behind."""
        self._scribe.shutdown()
        if self._descriptor is None:
            return
        self._let_go()
        if not self._open:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)

    def _through(self, act: Callable[[], None]) -> None:
        given = self._given(act)
        if given is not None:
            given.result()

    def _given(self, act: Callable[[], None]) -> Future[None] | None:
        """To the thread that writes; None once closed: what is told then is not for this file."""
        try:
            return self._scribe.submit(act)
        except RuntimeError:
            return None

    def _read(self) -> tuple[Jotted, ...]:
        with suppress(OSError):
            self._begun()
        for one in self._records():
            self._open[one.draft_id] = one
            if one.is_over:
                del self._open[one.draft_id]
        return tuple(self._open.values())

    def _note(self, one: Jotted) -> None:
        self._open[one.draft_id] = one
        self._append(one)

    def _strike(self, draft_id: str, text: str | None) -> None:
        """Without a `text`, whatever stands there of the draft."""
        left = self._open.get(draft_id)
        if left is not None and text in (None, left.text):
            self._forget(draft_id)

    def _forget(self, draft_id: str) -> None:
        gone = self._open.pop(draft_id)
        if self._open:
            self._append(replace(gone, text="", is_over=True))
        elif self._write(0, _NO_RECORD):
            self._end = 0

    def _append(self, one: Jotted) -> None:
        if self._end is None or self._end > FILE_MAX:
            self._write(0, b"".join(self._sealed(left) for left in self._open.values()))
        else:
            self._write(self._end, self._sealed(one))

    def _sealed(self, one: Jotted) -> bytes:
        self._number += 1
        number, nonce = self._number.to_bytes(_NUMBER, "big"), secrets.token_bytes(_NONCE)
        plain = json.dumps(astuple(one)).encode()
        sealed = number + nonce + self._cipher.encrypt(nonce, plain, number)
        return len(sealed).to_bytes(_LENGTH, "big") + sealed

    def _write(self, place: int, content: bytes) -> bool:
        """Whether all of it was taken; where it was not, the row is begun anew the next time."""
        self._end = None
        try:
            descriptor = self._begun()
            os.lseek(descriptor, place, os.SEEK_SET)
            if os.write(descriptor, content) == len(content):
                self._end = place + len(content)
        except OSError:
            self._let_go()
        return self._end is not None

    def _begun(self) -> int:
        if self._descriptor is None:
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
            self._descriptor = os.open(self._path, flags, 0o600)
        return self._descriptor

    def _let_go(self) -> None:
        if self._descriptor is not None:
            with suppress(OSError):
                os.close(self._descriptor)
            self._descriptor = None

    def _content(self) -> bytes:
        with self._path.open("rb") as file:
            # More was never written here.
            return file.read(FILE_MAX + 2 * RECORD_MAX)

    def _records(self) -> Iterator[Jotted]:
        """Up to the first that is torn, of another key, or of an earlier row."""
        try:
            content = patience.patiently(self._content)
        except OSError:
            return
        before: int | None = None
        end = 0
        while True:
            start = end + _LENGTH
            length = int.from_bytes(content[end:start], "big")
            sealed = content[start : start + length]
            number = int.from_bytes(sealed[:_NUMBER], "big")
            is_next = before is None or number == before + 1
            if not 0 < length <= RECORD_MAX or len(sealed) < length or not is_next:
                return
            nonce, rest = sealed[_NUMBER : _NUMBER + _NONCE], sealed[_NUMBER + _NONCE :]
            try:
                one = Jotted(*json.loads(self._cipher.decrypt(nonce, rest, sealed[:_NUMBER])))
            except (InvalidTag, TypeError, ValueError):
                # The last may be of a version that knows more.
                return
            self._end = end = start + length
            self._number = before = number
            yield one
