"""How far the book was written, noted beside it: a lost log or an old copy is found at the start.

Written after each commit and not fsynced: it is never ahead of the book, and a power cut may leave
it behind.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path

from sqlalchemy import Engine

from counter_app.domain.errors import StoreError
from counter_app.store import backup, migrate
from counter_app.store.door import MARK_NAME

_WIDTH = 20


class HighWater:
    """The note of one data folder."""

    def __init__(self, data_dir: Path) -> None:
        self._path = data_dir / MARK_NAME
        self._descriptor: int | None = None
        # The lane, its thread for drafts and the city's commit each by itself: two notes at once
        # would stand one behind the other, and a note of two lines was none.
        self._turn = threading.Lock()

    @property
    def is_there(self) -> bool:
        """Whether a book was ever written here."""
        return self._path.exists()

    def note(self, entries: int, link: str) -> None:
        """The trail now ends here. A note that cannot be written costs the note, never the work."""
        with self._turn:
            try:
                if self._descriptor is None:
                    flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0)
                    self._descriptor = os.open(self._path, flags, 0o600)
                os.lseek(self._descriptor, 0, os.SEEK_SET)
                os.write(self._descriptor, f"{entries:0{_WIDTH}d} {link}\n".encode())
            except OSError:
                self.close()

    def close(self) -> None:
        """Let go of the file."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def check(self, engine: Engine) -> None:
        """Hold the book against the note, before anything is written into it.

        Raises StoreError "database_lost" where there is nothing in the book, "database_behind"
        where it ends before the note, or goes another way.
        """
        noted = self._read()
        if noted is None:
            return
        if migrate.is_empty(engine):
            raise StoreError("database_lost")
        with engine.connect() as connection:
            if not backup.holds(connection, noted):
                end = backup.trail_end(connection)
                raise StoreError("database_behind", entries=end.entries, noted=noted.entries)

    def _read(self) -> backup.TrailEnd | None:
        """None where nothing was noted, or what was noted is torn."""
        try:
            # An older program may have left a second one behind it.
            note, _, _ = self._path.read_text(encoding="ascii").partition("\n")
            entries, link = note.split()
            return backup.TrailEnd(int(entries), link)
        except (OSError, ValueError):
            return None
