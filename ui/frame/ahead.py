"""Makes the screens of every day before their keys are pressed, one small step in a turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.routes import DAILY

# Once whoever came in has their first page, and then with room for their keys between the steps.
BEGINS_MS, STEP_MS = 3_000, 100
# To dress a screen takes as long as to make it: so many parts of it at once.
DRESSED_AT_ONCE = 40


class Ahead(QObject):
    """To make a screen takes longer than a frame: nobody should wait for it under a key.

    `make` makes the screen of a name; None where it is there already, or is not for who came in.
    """

    def __init__(self, make: Callable[[str], QWidget | None], parent: QObject) -> None:
        super().__init__(parent)
        self._make = make
        self._steps: Iterator[None] = iter(())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)

    def begin(self) -> None:
        """A while from now."""
        self._steps = self._work()
        self._timer.start(BEGINS_MS)

    def stop(self) -> None:
        """Nobody is here any more."""
        self._timer.stop()
        self._steps = iter(())

    def _step(self) -> None:
        for _step in self._steps:
            self._timer.start(STEP_MS)
            return

    def _work(self) -> Iterator[None]:
        for name in DAILY:
            made = self._make(name)
            if made is None:
                continue
            yield
            # Nothing but the screen is held from step to step: the desk may be locked meanwhile.
            at = 0
            while shiboken6.isValid(made) and _dress(made, at):
                at += DRESSED_AT_ONCE
                yield


def _dress(screen: QWidget, at: int) -> bool:
    """So many of its parts from that one on; False where there are none."""
    some = screen.findChildren(QWidget)[at : at + DRESSED_AT_ONCE]
    for one in some:
        one.ensurePolished()
    return bool(some)
