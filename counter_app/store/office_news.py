"""What other counters of the office wrote, heard as it is committed; asked for where nothing is
heard.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import psycopg
from sqlalchemy import Engine

from counter_app.domain.errors import StoreError
from counter_app.store.office_database import CHANNEL
from counter_app.store.office_lock import Held, OfficeLock

SLICE_S = 0.5
# A server that does not answer keeps no window from closing.
STOP_S = 2.0
PAUSE_FIRST_S, PAUSE_LONGEST_S = 0.5, 10.0


class OfficeNews:
    """One thread and one connection: holds the station's place, and hears the others.

    `on_news` is called with the topics somebody else's commit changed, or with None where somebody
    wrote and nobody heard what; `on_line` with None once the line is there again, or with what cut
    it. Both come on this object's thread.
    """

    def __init__(
        self,
        engine: Engine,
        who: str,
        station_id: int,
        on_news: Callable[[frozenset[str] | None], None],
        on_line: Callable[[StoreError | None], None],
        look_s: float,
    ) -> None:
        self._look_s = look_s
        self._who = who
        self._place = OfficeLock(engine, Held.STATION, station_id)
        self._on_news = on_news
        self._on_line = on_line
        self._is_stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="office", daemon=True)
        self._last = 0
        self._has_heard = False
        self.is_listening = False

    def take_place(self) -> None:
        """Raises StoreError("station_in_use") where another program works as this station."""
        if not self._place.take():
            raise StoreError("station_in_use")

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def stop(self) -> None:
        """End, and give the place free."""
        self._is_stopping.set()
        if self._thread.is_alive():
            self._thread.join(STOP_S)
        self._place.free()

    def _run(self) -> None:
        pause_s = PAUSE_FIRST_S
        was_lost = False
        while not self._is_stopping.is_set():
            try:
                self.take_place()
                if was_lost:
                    was_lost = False
                    self._on_line(None)
                    self._on_news(None)
                pause_s = PAUSE_FIRST_S
                self._listen()
            except StoreError as error:
                was_lost = True
                self._on_line(error)
            except psycopg.Error:
                was_lost = True
                self._on_line(StoreError("office_database_unreachable"))
            if not self._is_stopping.is_set():
                self._place.free()
                self._is_stopping.wait(pause_s)
                pause_s = min(2 * pause_s, PAUSE_LONGEST_S)

    def _listen(self) -> None:
        """Until told to stop; raises where the line ends."""
        driver = self._place.driver
        driver.execute(f"LISTEN {CHANNEL}")
        self._last = _newest(driver)
        self.is_listening = True
        looked = time.monotonic()
        while not self._is_stopping.is_set():
            for news in driver.notifies(timeout=SLICE_S, stop_after=1):
                self._hear(news.payload)
            if time.monotonic() - looked >= self._look_s:
                looked = time.monotonic()
                self._look(driver)

    def _hear(self, payload: str) -> None:
        self._has_heard = True
        who, _, topics = payload.partition(" ")
        if who != self._who and topics:
            self._on_news(frozenset(topics.split()))

    def _look(self, driver: Any) -> None:
        """Something between us and the server may swallow what is told: then the trail's end tells
        that somebody wrote. It shows as well that the line is alive.
        """
        newest = _newest(driver)
        is_missed = newest != self._last and not self._has_heard
        self._last, self._has_heard = newest, False
        if is_missed:
            self._on_news(None)


def _newest(driver: Any) -> int:
    row = driver.execute("SELECT max(sequence) FROM audit").fetchone()
    return int(row[0] or 0)
