"""One holder in a whole office: a lock that the server frees when its holder's line ends."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from counter_app.store.engine import trouble


class Held(IntEnum):
    """What is held; the second number of the lock, 4071 alone being the writer's turn."""

    RELAY = 4072
    STATION = 4073


class OfficeLock:
    """Holds one thing of the office on a connection of its own."""

    def __init__(self, engine: Engine, what: Held, number: int = 0) -> None:
        self._engine = engine
        self._what = what
        self._number = number
        self._connection: Connection | None = None

    def take(self) -> bool:
        """Whether it is ours now; raises StoreError where the server does not answer."""
        if self._connection is not None:
            return True
        connection: Connection | None = None
        try:
            connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            connection.detach()
            asked = f"SELECT pg_try_advisory_lock({int(self._what)}, {self._number})"
            if connection.exec_driver_sql(asked).scalar_one():
                self._connection = connection
                return True
            connection.close()
            return False
        except DBAPIError as error:
            if connection is not None:
                connection.invalidate()
                connection.close()
            raise trouble(error) from None

    @property
    def driver_connection(self) -> Any:
        """The driver's own connection while the lock is held."""
        assert self._connection is not None, "nobody listens before the place is taken"
        return self._connection.connection.dbapi_connection

    def holds(self) -> bool:
        """Whether it is still ours: with the line the server lost the lock too."""
        if self._connection is None:
            return False
        try:
            self._connection.exec_driver_sql("SELECT 1")
        except DBAPIError:
            self.free()
            return False
        return True

    def free(self) -> None:
        """Let the next one in; twice is harmless."""
        if self._connection is None:
            return
        connection, self._connection = self._connection, None
        try:
            # A detached connection ends with its lock; one that is broken ended before.
            connection.close()
        except DBAPIError:
            connection.invalidate()
