"""Who has nothing to read: most looks at the inbox find nothing, and need no database for that."""

from __future__ import annotations

import threading


class News:
    """Up to which cursor each counter has read everything. One process writes the city's book.

    `is_owed`: the provider of receipts may owe an answer. Of a book that was opened nobody knows.
    """

    def __init__(self) -> None:
        self.is_owed = True
        self._lock = threading.Lock()
        self._read: dict[str, int] = {}
        self._told = 0

    def is_quiet(self, station: str, after: int) -> bool:
        """Whether nothing stands behind this cursor for this counter."""
        read = self._read.get(station)
        return read is not None and after >= read

    @property
    def told(self) -> int:
        """How often something was told; to be asked before one looks."""
        return self._told

    def found_nothing(self, station: str, after: int, told: int) -> None:
        """A look that began as `told` was so, and found nothing behind the cursor."""
        with self._lock:
            # What was told meanwhile may have come too late for that look.
            if told == self._told:
                self._read[station] = after

    def heard(self, station: str | None) -> None:
        """Something was told to a station, or to all; after its commit, never before."""
        with self._lock:
            self._told += 1
            if station is None:
                self._read.clear()
            else:
                self._read.pop(station, None)
