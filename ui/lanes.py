"""A lane: one background thread with a queue, whose results come home on the UI thread."""

from __future__ import annotations

import itertools
import queue
import threading
from collections.abc import Callable
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from counter_app.domain.errors import CounterError

T = TypeVar("T")
Failure = Callable[[CounterError], None]
SLOW_MS = 400
# Its turn, its number in the order of asking, and the work; None ends the lane.
_Place = tuple[int, int, Callable[[], None] | None]
_URGENT, _IN_TURN, _LAST = range(3)


class Lane(QObject):
    """Runs work one piece after another. The work owns nothing of Qt and touches no widget.

    A result whose owner is gone is dropped; an unexpected exception is raised on the UI thread,
    where it reaches the excepthook.
    """

    # True once something is out for long, False when nothing is out any more.
    slowed = Signal(bool)
    _came_home = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: queue.PriorityQueue[_Place] = queue.PriorityQueue()
        self._serial = itertools.count()
        self._out = 0
        self._is_slow = False
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        self._slow.timeout.connect(self._on_slow)
        # Told on the lane's thread and heard by a method of this object: Qt queues such a call, and
        # that is what brings a result to its thread.
        self._came_home.connect(self._on_came_home)
        # It begins with its first piece of work.
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)

    def run(
        self,
        work: Callable[[], T],
        owner: QObject,
        success: Callable[[T], None],
        failure: Failure,
        *,
        is_urgent: bool = False,
    ) -> None:
        """Queue a piece of work; `success` or `failure` is called on the UI thread.

        Urgent work goes before all that waits, and among itself in order.
        """

        def job() -> None:
            try:
                value = work()
            except CounterError as error:
                refused = error
                self._came_home.emit(lambda: _if_alive(owner, lambda: failure(refused)))
            except BaseException as error:  # noqa: BLE001  # an edge: it is raised on the UI thread
                bug = error
                self._came_home.emit(lambda: _raise(bug))
            else:
                self._came_home.emit(lambda: _if_alive(owner, lambda: success(value)))

        self._out += 1
        if not self._slow.isActive() and not self._is_slow:
            self._slow.start()
        self._put(_URGENT if is_urgent else _IN_TURN, job)

    def wait_for_urgent(self, timeout_s: float) -> bool:
        """Stand still until all urgent work so far is done; False where that takes longer.

        Its results come home afterwards, in their turn.
        """
        reached = threading.Event()
        self._put(_URGENT, reached.set)
        return reached.wait(timeout_s)

    @property
    def is_out(self) -> bool:
        """Whether some of it has not come home yet."""
        return self._out > 0

    def stop(self, timeout_s: float = 10.0) -> None:
        """End after the work that is queued."""
        self._put(_LAST, None)
        self._thread.join(timeout_s)

    def _put(self, turn: int, job: Callable[[], None] | None) -> None:
        self._queue.put((turn, next(self._serial), job))
        if self._thread.ident is None:
            self._thread.start()

    @Slot(object)
    def _on_came_home(self, result: Callable[[], None]) -> None:
        self._out -= 1
        if not self._out:
            self._slow.stop()
            if self._is_slow:
                self._is_slow = False
                self.slowed.emit(False)
        result()

    def _on_slow(self) -> None:
        self._is_slow = True
        self.slowed.emit(True)

    def _work(self) -> None:
        while (job := self._queue.get()[2]) is not None:
            job()


def _if_alive(owner: QObject, call: Callable[[], None]) -> None:
    if shiboken6.isValid(owner):
        call()


def _raise(error: BaseException) -> None:
    raise error
