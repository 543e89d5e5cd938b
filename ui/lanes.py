"""A lane: a background thread with a queue, whose results come home on the UI thread."""

from __future__ import annotations

import queue
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TypeVar

import shiboken6
from PySide6.QtCore import (
    QAbstractEventDispatcher,
    QCoreApplication,
    QObject,
    QTimer,
    Signal,
    Slot,
)

from counter_app import courtesy
from counter_app.domain.errors import CounterError

T = TypeVar("T")
Failure = Callable[[CounterError], None]
SLOW_MS = 400
_IS_HEARD = "is_heard"
# None ends the lane.
_Jobs = queue.Queue[Callable[[], None] | None]


class Lane(QObject):
    """Runs work one piece after another. The work owns nothing of Qt and touches no widget.

    Urgent work waits for nothing that runs: it has a thread of its own, and what is in turn begins
    once all that is urgent is done.

    A result whose owner is gone is dropped; an unexpected exception is raised on the UI thread,
    where it reaches the excepthook.
    """

    # True once something is out for long, False when nothing is out any more.
    slowed = Signal(bool)
    _came_home = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: _Jobs = queue.Queue()
        self._urgent: _Jobs = queue.Queue()
        self._out = 0
        self._is_slow = False
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        self._slow.timeout.connect(self._on_slow)
        # Told on the lane's thread and heard by a method of this object: Qt queues such a call, and
        # that is what brings a result to its thread.
        self._came_home.connect(self._on_came_home)
        _tell_of_rest()
        # Each begins with its first piece of work; few lanes have any that is urgent.
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._urgent_thread = threading.Thread(
            target=self._work_urgent, name=f"{name}, urgent", daemon=True
        )

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

        Urgent work goes before all that waits, beside what runs, and among itself in order.
        """

        def job() -> None:
            try:
                value = work()
            except CounterError as error:
                refused = error
                self._bring_home(lambda: _if_alive(owner, lambda: failure(refused)))
            except BaseException as error:  # noqa: BLE001  # an edge: it is raised on the UI thread
                bug = error
                self._bring_home(lambda: _raise(bug))
            else:
                self._bring_home(lambda: _if_alive(owner, lambda: success(value)))

        self._out += 1
        if not self._slow.isActive() and not self._is_slow:
            self._slow.start()
        if is_urgent:
            _put(self._urgent, self._urgent_thread, job)
        else:
            _put(self._queue, self._thread, job)

    @property
    def is_out(self) -> bool:
        """Whether some of it has not come home yet."""
        return self._out > 0

    def stop(self, timeout_s: float = 10.0) -> None:
        """End after the work that is queued."""
        threads = (self._queue, self._thread), (self._urgent, self._urgent_thread)
        for jobs, thread in threads:
            if thread.ident is not None:
                jobs.put(None)
                thread.join(timeout_s)

    def _bring_home(self, result: Callable[[], None]) -> None:
        """From the lane's thread. A lane that is gone by then tells nobody, and its work goes on.

        What is in turn waits for the urgent thread, so that one may never end on the way.
        """
        with suppress(RuntimeError):
            self._came_home.emit(result)

    @Slot(object)
    def _on_came_home(self, result: Callable[[], None]) -> None:
        courtesy.window_works()
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
        while (job := self._queue.get()) is not None:
            courtesy.give_way()
            # A question sees what was kept before it, and an order comes after it.
            self._urgent.join()
            job()

    def _work_urgent(self) -> None:
        courtesy.hurry()
        while (job := self._urgent.get()) is not None:
            job()
            self._urgent.task_done()


def _tell_of_rest() -> None:
    """The loop of the window's thread says once and for all lanes when it has heard what came.

    A key and an answer say themselves that they came. On Windows the loop says it of all else too,
    and waits only once nothing is left, paints neither. On Linux it says before each turn that it
    may wait, so there the rest begins with a timer that comes behind all that is posted.
    """
    loop = QAbstractEventDispatcher.instance()
    if loop.property(_IS_HEARD):
        return
    loop.setProperty(_IS_HEARD, True)  # a property's value
    if sys.platform == "win32":
        loop.awake.connect(courtesy.window_works)
        loop.aboutToBlock.connect(courtesy.window_rests)
        return
    last = QTimer(QCoreApplication.instance(), interval=0, singleShot=True)
    last.timeout.connect(courtesy.window_rests)
    loop.aboutToBlock.connect(partial(_rest_after, last))


def _rest_after(last: QTimer) -> None:
    if not courtesy.is_window_at_rest() and not last.isActive():
        last.start()


def _put(jobs: _Jobs, thread: threading.Thread, job: Callable[[], None]) -> None:
    jobs.put(job)
    if thread.ident is None:
        thread.start()


def _if_alive(owner: QObject, call: Callable[[], None]) -> None:
    if shiboken6.isValid(owner):
        call()


def _raise(error: BaseException) -> None:
    raise error
