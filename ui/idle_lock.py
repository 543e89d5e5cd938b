"""When a desk was left alone for so long that its PIN has to be asked; a sleep counts as well."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal


class IdleLock(QObject):
    """`ran_out` once nobody touched the desk for `limit_s` seconds.

    A timer stands still while the computer sleeps, so whoever opened the lid an hour later would
    stand before the last citizen's papers. The wall's clock goes on: `look` holds it against the
    last touch, every second. Setting that clock back lengthens nothing, the timer counts as well.
    """

    ran_out = Signal()

    def __init__(
        self,
        limit_s: int,
        parent: QObject | None = None,
        *,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._limit_s, self._clock = limit_s, clock
        self._touched_at = clock()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(limit_s * 1000)
        self._timer.timeout.connect(self.ran_out)

    def touch(self) -> None:
        """Somebody is there; the first key after a sleep does not undo it."""
        self.look()
        self._touched_at = self._clock()
        self._timer.start()

    def look(self) -> None:
        """Whether it ran out meanwhile; told once."""
        if self._clock() - self._touched_at < self._limit_s:
            return
        self._touched_at = self._clock()
        self._timer.stop()
        self.ran_out.emit()
