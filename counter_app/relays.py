"""Who relays: the one window of a folder, or the one counter of an office that has the turn."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from counter_app.domain.errors import CounterError, StoreError

if TYPE_CHECKING:
    from counter_app.store.lock import FolderLock
    from counter_app.store.office_lock import OfficeLock
    from sync.worker import CityWorker, Presence

# How long the office is without a relay when the counter that had the turn goes.
TURN_S = 3.0
log = logging.getLogger(__name__)


class OnlyRelay:
    """The relay of a window: works only while no other program relays for this folder."""

    def __init__(self, worker: CityWorker, lock: FolderLock) -> None:
        self._worker = worker
        self._lock = lock
        self.wake = worker.wake
        self.presence = worker.presence

    def start(self) -> None:
        """Begin, unless somebody else is at it already."""
        try:
            self._lock.take()
        except StoreError:
            log.warning("another program relays for this folder")
            return
        self._worker.start()

    def stop(self) -> None:
        """End, and let the next one in."""
        self._worker.stop()
        self._lock.free()


class OfficeRelay:
    """The relay of an office: one counter has the turn, and another takes it when that one goes.

    The turn is a lock of the server's, which lets go of it with the line of whoever holds it.
    """

    def __init__(
        self, make: Callable[[], CityWorker], lock: OfficeLock, turn_s: float = TURN_S
    ) -> None:
        self._make = make
        self._lock = lock
        self._turn_s = turn_s
        self._worker: CityWorker | None = None
        self._is_stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="turn", daemon=True)

    def start(self) -> None:
        """Begin to wait for the turn."""
        self._thread.start()

    def wake(self) -> None:
        """Something new waits: who has the turn passes now, the others leave it to that one."""
        worker = self._worker
        if worker is not None:
            worker.wake()

    def presence(self) -> Presence:
        """How the city answered this counter; unknown to those without the turn."""
        from sync.worker import Presence

        worker = self._worker
        return Presence() if worker is None else worker.presence()

    @property
    def has_turn(self) -> bool:
        """Whether this counter relays for the office now."""
        return self._worker is not None

    def stop(self) -> None:
        """End, and let the next one in."""
        self._is_stopping.set()
        if self._thread.is_alive():
            self._thread.join()
        self._rest()

    def _run(self) -> None:
        while not self._is_stopping.is_set():
            try:
                self._look()
            except CounterError as error:
                log.warning("the office's turn cannot be asked for: %s", error.code)
            self._is_stopping.wait(self._turn_s)

    def _look(self) -> None:
        if self._worker is not None:
            if not self._lock.holds():
                # The server let go of the turn with our line; whoever has it now sends alone.
                log.warning("the turn to relay was lost")
                self._rest()
        elif self._lock.take():
            worker = self._make()
            worker.start()
            self._worker = worker
            log.info("this counter relays for the office")

    def _rest(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.stop()
        self._lock.free()
