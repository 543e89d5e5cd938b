"""An office for tests: several programs on one PostgreSQL, and a line to it that can be cut."""

from __future__ import annotations

import contextlib
import itertools
import socket
import threading
from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import Engine, make_url

from counter_app.desk import Desk
from counter_app.settings import Settings
from counter_app.store.setup import open_store
from counter_app.store.unit_of_work import Store
from tests.conftest import Clock

# As it goes over the line; "READ COMMITTED" goes there too.
COMMIT = b"COMMIT\x00"


class Office:
    """Opens the same database as programs at its counters would."""

    def __init__(self, settings: Settings, clock: Clock, new_id: Callable[[], str]) -> None:
        self.settings = settings
        self._clock = clock
        self._new_id = new_id
        self._opened: list[Store] = []

    def store(self, number: int = 0, url: str = "") -> Store:
        """One more program's store, at a station of that number."""
        settings = replace(
            self.settings, station=number, database_url=url or self.settings.database_url
        )
        store = open_store(
            settings, now=self._clock(), new_id=self._new_id, station_number=lambda: number
        )
        self._opened.append(store)
        return store

    def desk(self, number: int = 0, url: str = "", *, is_mute: bool = False) -> Desk:
        """Its desk; one that is mute tells nobody what it wrote."""
        ticks = itertools.count()
        store = self.store(number, url)
        store.is_office = not is_mute
        return Desk(
            store,
            clock=self._clock,
            monotonic_ns=lambda: next(ticks),
            new_id=self._new_id,
        )

    def close(self) -> None:
        """All of them."""
        for store in self._opened:
            store.close()


def hang_up(engine: Engine, sign: str) -> int:
    """End the lines of this database whose last statement holds `sign`; gives how many."""
    with engine.connect() as connection:
        ended = connection.exec_driver_sql(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid() "
            f"AND query LIKE '%%{sign}%%'"
        ).scalar_one()
    return int(ended)


class Cable:
    """A line to the server that is cut when a COMMIT goes through it.

    `say` lists the fate of the commits to come: "lost" is cut before the server has it, "unheard"
    after it has it and before the answer is here.
    """

    def __init__(self, url: str) -> None:
        self._socket = f"{make_url(url).query['host']}/.s.PGSQL.5432"
        self.say: list[str] = []
        self.cut = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        port = self._listener.getsockname()[1]
        local = make_url(url).set(query={}, host="127.0.0.1", port=port)
        self.url = local.render_as_string(hide_password=False)
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        """No more lines."""
        self._listener.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                desk, _ = self._listener.accept()
                server = socket.socket(socket.AF_UNIX)
                server.connect(self._socket)
                line = _Line(self, desk, server)
                for carry in (line.to_server, line.to_desk):
                    threading.Thread(target=carry, daemon=True).start()


class _Line:
    def __init__(self, cable: Cable, desk: socket.socket, server: socket.socket) -> None:
        self._cable = cable
        self._desk = desk
        self._server = server
        self._is_deaf = False

    def to_server(self) -> None:
        with contextlib.suppress(OSError):
            while part := self._desk.recv(65_536):
                fate = ""
                if COMMIT in part and self._cable.say:
                    fate = self._cable.say.pop(0)
                    self._cable.cut += fate != "heard"
                if fate == "lost":
                    break
                self._is_deaf = fate == "unheard"
                self._server.sendall(part)
        self._hang_up(self._server)
        if not self._is_deaf:
            self._hang_up(self._desk)

    def to_desk(self) -> None:
        with contextlib.suppress(OSError):
            while part := self._server.recv(65_536):
                if self._is_deaf:
                    break
                self._desk.sendall(part)
        self._hang_up(self._desk)
        self._hang_up(self._server)

    def _hang_up(self, end: socket.socket) -> None:
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()
