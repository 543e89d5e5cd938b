"""Where Python's collector may run while there is a window: on the window's thread, at a beat.

A cycle may hold an object of Qt's. Destroyed on a lane, where the collector happens to run, it
takes Qt's lock and waits for the interpreter, which the window's thread holds while it waits for
that lock: the window froze for ever. So the collector is off, and a timer of the window collects:
what the lanes leave every second is small (SQLAlchemy's statements are cycles), and dies young.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from counter_app import courtesy
from ui import heap

# A beat, and how long until another look where the window was at work.
BEAT_MS, SOON_MS = 1_000, 50
# Young ones at every beat; the old generation, which takes up to 12 ms, after so many of them, and
# what the C library holds free, which takes 0.4 ms, after so many.
OLD_AFTER, GIVEN_BACK_AFTER = 60, 10


class Sweeper(QObject):
    """Collects on the thread that made it, as long as its window lives."""

    def __init__(self, window: QObject) -> None:
        super().__init__(window)
        gc.disable()
        self._beats = 0
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()

    @property
    def is_sweeping(self) -> bool:
        """Whether a beat will come."""
        return self._timer.isActive()

    def sweep(self) -> None:
        """One beat's collection; a key or an answer is worked on and painted first, since both
        together would be felt as one stall.
        """
        if not courtesy.is_window_at_rest():
            self._timer.start(SOON_MS)
            return
        self._timer.start(BEAT_MS)
        self._beats += 1
        gc.collect(2 if self._beats % OLD_AFTER == 0 else 1)
        if self._beats % GIVEN_BACK_AFTER == 0:
            heap.give_back()

    def hold(self) -> None:
        """Not before `forget_the_start`: a sweep in the middle of what is loaded takes 40 ms."""
        self._timer.stop()

    def forget_the_start(self) -> None:
        """What a program has loaded by its start lives until its end: it is never looked through.

        It is not collected first: that takes as long as a stall that is seen.
        """
        gc.freeze()
        self._timer.start()
