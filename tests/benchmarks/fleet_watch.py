"""Looks over the shoulder of a running city: processor, disk, and what its sessions wait for."""

from __future__ import annotations

import os
import threading
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

EVERY_S = 0.05
_TICK = os.sysconf("SC_CLK_TCK")
_SESSIONS = """
SELECT state, wait_event_type, wait_event FROM pg_stat_activity
WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND datname = current_database()
"""
_WAL = """
SELECT coalesce(sum(writes), 0), coalesce(sum(write_bytes), 0), coalesce(sum(fsyncs), 0),
  coalesce(sum(fsync_time), 0) FROM pg_stat_io WHERE object = 'wal'
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """Of a stretch of time: cores by who used them, the log's work, and the sessions' states as
    shares of all looks at a session.
    """

    seconds: float
    cores: dict[str, float]
    wal_bytes: int
    fsyncs: int
    fsync_s: float
    commits: int
    database_bytes: int
    sessions: dict[str, float]
    sessions_max: int


class Watch:
    """Looks from `start` to `stop`, on a thread of its own."""

    def __init__(self, database_url: str, groups: dict[str, int]) -> None:
        import psycopg

        url = database_url.replace("postgresql+psycopg://", "postgresql://", 1)
        self._book = psycopg.connect(url, autocommit=True)
        self._groups = groups
        self._looks: Counter[str] = Counter()
        self._most = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._before = self._standing()
        self._thread.start()

    def stop(self) -> Seen:
        """End, and say what was seen."""
        self._over.set()
        self._thread.join()
        started, used, wal, commits = self._before
        ended, used_now, wal_now, commits_now = self._standing()
        seconds = ended - started
        size = self._one("SELECT pg_database_size(current_database())")[0]
        self._book.close()
        looks = sum(self._looks.values()) or 1
        return Seen(
            round(seconds, 1),
            {name: round((used_now[name] - used[name]) / seconds, 3) for name in used},
            int(wal_now[1] - wal[1]),
            int(wal_now[2] - wal[2]),
            float(wal_now[3] - wal[3]) / 1000,
            commits_now - commits,
            size,
            {name: round(count / looks, 3) for name, count in self._looks.most_common(8)},
            self._most,
        )

    def _look(self) -> None:
        while not self._over.wait(EVERY_S):
            rows = self._book.execute(_SESSIONS).fetchall()
            self._most = max(self._most, len(rows))
            for state, kind, event in rows:
                busy = "on the processor" if kind is None else f"{kind} {event}"
                self._looks[busy if state == "active" else str(state)] += 1

    def _standing(self) -> tuple[float, dict[str, float], Any, int]:
        used = {name: _used_s(pid) for name, pid in self._groups.items()}
        commits = self._one(
            "SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()"
        )
        return time.perf_counter(), used, self._one(_WAL), int(commits[0])

    def _one(self, query: str) -> Any:
        return self._book.execute(query).fetchone()


def _used_s(pid: int) -> float:
    """Processor seconds of a process and all that came from it, those that ended included."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    own = sum(int(one) for one in fields[11:15]) / _TICK
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    living = 0.0
    for child in children:
        try:
            living += _used_s(int(child))
        except OSError:
            continue
    return own + living
