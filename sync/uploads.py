"""Files before the facts that need them: piece by piece, taken up where the city has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from counter_app.domain.errors import StoreError
from counter_app.domain.outbox import OutboxEntry, Refused, Unreachable
from counter_app.ports import CityGateway, FileHeld, FilePart

# The city may send a piece elsewhere after a fault of its own, or forget a file that it cannot use.
TURNS_MAX = 2
ANOTHER_FILE = "http_422"
NEVER = ("http_400", "http_413", ANOTHER_FILE)
DAMAGED = "own_file_damaged"
OURS = {"file_missing": "own_file_missing", "file_damaged": DAMAGED}


class FileDesk(Protocol):
    """What uploads ask of the desk."""

    def file_piece(self, digest: str, start: int) -> tuple[int, bytes]:
        """A kept file's size, and a piece of it from `start` on; raises StoreError."""
        ...


@dataclass(frozen=True, slots=True)
class Prepared:
    """What of a batch may be told, what a person has to see, and why it went no further."""

    ready: tuple[OutboxEntry, ...]
    spoilt: tuple[Refused, ...] = ()
    unreachable: Unreachable | None = None


class _SpoiltError(Exception):
    """The file will never be at the city as things are; its text is the reason."""


class _SilentError(Exception):
    """The city fell silent."""

    def __init__(self, answer: Unreachable) -> None:
        super().__init__(answer.reason)
        self.answer = answer


class _EnoughError(Exception):
    """The pass has given files their share."""


@dataclass(slots=True)
class Uploads:
    """The files of one pass, which gives them at most so many `pieces` of its time.

    What the city has of a file it is asked, never remembered here.
    """

    desk: FileDesk
    city: CityGateway
    pieces: int

    def prepare(self, entries: tuple[OutboxEntry, ...]) -> Prepared:
        """Bring the files of these entries to the city, as far as this pass goes.

        What stands behind a spoilt one in its lane is neither ready nor spoilt: it waits.
        """
        ready: list[OutboxEntry] = []
        spoilt: list[Refused] = []
        stopped: set[str] = set()
        for entry in entries:
            if entry.lane in stopped:
                continue
            try:
                for digest in entry.files:
                    self._bring(digest)
                ready.append(entry)
            except _SpoiltError as error:
                spoilt.append(Refused(entry.entry_id, str(error)))
                stopped.add(entry.lane)
            except _SilentError as silent:
                return Prepared(tuple(ready), tuple(spoilt), silent.answer)
            except _EnoughError:
                break
        return Prepared(tuple(ready), tuple(spoilt))

    def _bring(self, digest: str) -> None:
        """The whole of a file, from where the city has it."""
        held = _heard(self.city.file_held(digest))
        turns = 0
        while not held.is_complete:
            part = self._part(digest, held.received)
            answer = self.city.put_file(part)
            if isinstance(answer, Unreachable) and answer.reason == ANOTHER_FILE and not turns:
                # Something strange was among what it had; now it has nothing.
                answer = FileHeld(0, is_complete=False)
            held = _heard(answer)
            if not held.is_complete and held.received <= part.first:
                turns += 1
                if turns > TURNS_MAX:
                    raise _SilentError(Unreachable("wrong_file"))

    def _part(self, digest: str, first: int) -> FilePart:
        if not self.pieces:
            raise _EnoughError
        self.pieces -= 1
        try:
            size, data = self.desk.file_piece(digest, first)
            if not data:
                # What it counts of is another size than this file's.
                first = 0
                size, data = self.desk.file_piece(digest, first)
        except StoreError as error:
            if error.code not in OURS:
                raise
            raise _SpoiltError(OURS[error.code]) from None
        if not data:
            raise _SpoiltError(DAMAGED)
        return FilePart(digest, first, size, data)


def _heard(answer: FileHeld | Unreachable) -> FileHeld:
    if not isinstance(answer, Unreachable):
        return answer
    if answer.reason in NEVER:
        raise _SpoiltError(answer.reason)
    raise _SilentError(answer)
