"""Keys that came before the answer they need: kept in order, and heard once it is there."""

from __future__ import annotations

from collections.abc import Callable


class EarlyKeys:
    """A clerk's hands are faster than a busy disk. `waits` says whether an answer is on its way."""

    def __init__(self, waits: Callable[[], bool]) -> None:
        self._waits = waits
        self._kept: list[Callable[[], object]] = []

    def hear(self, act: Callable[[], object]) -> None:
        """Do it now, or after what is waited for and the keys before it."""
        self._kept.append(act)
        self.go_on()

    def go_on(self) -> None:
        """An answer came; an act may wait for another one, and the keys behind it wait too."""
        while self._kept and not self._waits():
            self._kept.pop(0)()

    def forget(self) -> None:
        """Whoever they were meant for is gone, or the clerk went back."""
        self._kept.clear()
