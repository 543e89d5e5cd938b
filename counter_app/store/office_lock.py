"""One holder in a whole office: a lock that the server frees when its holder's line ends."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from counter_app.store.engine import named, trouble


class Held(IntEnum):
    """What is held; 4071 alone is the writers' turn."""

    RELAY = 4072
    STATION = 4073


def counters_at_work(connection: Connection) -> int:
    """How many places of the office are taken now: the relay's, and one for each open window."""
    held = {"relay": int(Held.RELAY), "station": int(Held.STATION)}
    return int(connection.execute(_AT_WORK, held).scalar_one())


_AT_WORK = text(
    "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted "
    "AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) "
    "AND classid IN (:relay, :station)"
)


class OfficeLock:
    """Holds one thing of the office on a line of its own, outside the pool."""

    def __init__(self, engine: Engine, what: Held, number: int = 0) -> None:
        self._engine = engine
        self._what = what
        self._number = number
        self._driver: Any = None

    def take(self) -> bool:
        """Whether it is ours now; raises StoreError where the server does not answer."""
        if self._driver is not None:
            return True
        driver = self._connect()
        try:
            asked = "SELECT pg_try_advisory_lock(%s, %s)"
            (is_ours,) = driver.execute(asked, (int(self._what), self._number)).fetchone()
        except psycopg.Error as error:
            driver.close()
            raise named(error) from None
        if is_ours:
            self._driver = driver
        else:
            driver.close()
        return bool(is_ours)

    @property
    def driver(self) -> Any:
        """The line itself while the lock is held."""
        assert self._driver is not None, "nobody listens before the place is taken"
        return self._driver

    def holds(self) -> bool:
        """Whether it is still ours: with the line the server lost the lock too."""
        if self._driver is None:
            return False
        try:
            self._driver.execute("SELECT 1")
        except psycopg.Error:
            self.free()
            return False
        return True

    def free(self) -> None:
        """Let the next one in; twice is harmless."""
        driver, self._driver = self._driver, None
        if driver is not None:
            driver.close()

    def _connect(self) -> Any:
        try:
            pooled = self._engine.raw_connection()
        except DBAPIError as error:
            raise trouble(error) from None
        pooled.detach()
        driver: Any = pooled.dbapi_connection
        driver.rollback()
        driver.autocommit = True
        return driver
