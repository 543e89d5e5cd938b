"""Garbage is collected on the window's thread alone."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 250


class Sweeper(QObject):
    """Takes the collector's work from whichever thread happens to allocate.

    A cycle may hold an object of Qt's. Destroyed on a lane it takes Qt's lock and then waits for
    the interpreter, while the window's thread holds the interpreter and waits for that lock: the
    window froze for ever, or the process ended.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(sweep)
        self._timer.start()


def sweep() -> None:
    """Collect the young generations that are due; the oldest is small here, and stays."""
    due = [
        generation
        for generation, (count, most) in enumerate(
            zip(gc.get_count()[:2], gc.get_threshold()[:2], strict=True)
        )
        if count > most
    ]
    if due:
        gc.collect(due[-1])
