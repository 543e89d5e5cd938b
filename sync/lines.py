"""The few connections that one client has to the city, each with its own scissors."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from queue import LifoQueue

from sync.deadline import CitySession, Scissors
from sync.trust import Trust


@dataclass(frozen=True, slots=True)
class Line:
    """One connection, and what cuts it."""

    session: CitySession
    scissors: Scissors


class Lines:
    """So many connections at the most; they are made when they are first needed."""

    def __init__(self, most: int, trust: Trust) -> None:
        self._all = tuple(_line(trust) for _ in range(most))
        # The one that was used last is the one that is surely open.
        self._free: LifoQueue[Line] = LifoQueue()
        for line in reversed(self._all):
            self._free.put(line)

    @contextmanager
    def one(self, limit_s: float) -> Iterator[Line]:
        """A connection for one exchange, which ends after `limit_s` seconds."""
        line = self._free.get()
        try:
            with line.scissors.within(limit_s):
                yield line
        finally:
            self._free.put(line)

    def close(self) -> None:
        """End the exchanges under way and every later one. Any thread may call it."""
        for line in self._all:
            line.scissors.close()

    def renew(self) -> None:
        """Let go of connections that a sleep of the computer broke."""
        for line in self._all:
            line.session.close()


def _line(trust: Trust) -> Line:
    scissors = Scissors()
    return Line(CitySession(scissors, trust), scissors)
