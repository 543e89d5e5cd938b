"""Makes the screens of every day before their keys are pressed, one small step in a turn."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui import language

if TYPE_CHECKING:
    from ui.shell import Shell

# Once whoever came in has their first page, and then with room for their keys between the steps.
BEGINS_MS, STEP_MS = 3_000, 100
# To dress a screen takes as long as to make it: so many parts of it at once.
DRESSED_AT_ONCE = 30


class Ahead(QObject):
    """To make a screen takes longer than a frame: nobody should wait for it under a key."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._window = window
        self._steps: Iterator[None] = iter(())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)
        window.entered.connect(self._begin)

    def _begin(self) -> None:
        self._steps = self._work()
        self._timer.start(BEGINS_MS)

    def _step(self) -> None:
        for _step in self._steps:
            self._timer.start(STEP_MS)
            return

    def _work(self) -> Iterator[None]:
        from ui.routes import DAILY

        # Nobody who locked the desk waits for a screen; what is missing is made when they are back.
        for name in filter(self._window.lacks, DAILY):
            made = yield from self._made(name)
            if made is None:
                continue
            self._window.take_in(name, made)
            yield
            at = 0
            # The desk may be locked meanwhile, and somebody else come in.
            while shiboken6.isValid(made) and _dress(made, at):
                at += DRESSED_AT_ONCE
                yield

    def _made(self, name: str) -> Generator[None, None, QWidget | None]:
        """One in the language of the window, or None: it may be asked for while it is made."""
        from ui.routes import route_named

        while self._window.lacks(name):
            worded, made = language.spoken(), route_named(name).make(self._window.counter)
            yield
            if self._window.lacks(name) and language.spoken() == worded:
                return made
            made.deleteLater()
        return None


def _dress(screen: QWidget, at: int) -> bool:
    """So many of its parts from that one on; False where there are none."""
    some = screen.findChildren(QWidget)[at : at + DRESSED_AT_ONCE]
    for one in some:
        one.ensurePolished()
    return bool(some)
