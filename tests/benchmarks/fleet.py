"""python -m tests.benchmarks fleet: 126 wards with ten counters each, against the city on
PostgreSQL with every commit on the disk.

The facts are those of a real counter's day, with other keys and codes. `storm` sends each counter's
day at once, as after a morning without a line; `flood` sends two dossiers at a time, as fast as it
goes; `peak` sends them by the clock while every counter looks at its inbox.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from sync.sandbox.state import open_city
from tests import postgresql
from tests.benchmarks.fleet_load import Load, Template, Told, run
from tests.benchmarks.fleet_watch import Seen, Watch
from tests.sync.sandbox_process import ROOT, SandboxProcess

WARDS, COUNTERS = 126, 10
RECORDED = 60
DAY = 150_000
OPEN_FILES = 8_192


@dataclass(frozen=True, slots=True)
class Result:
    """One run."""

    name: str
    told: Told
    seen: Seen

    def facts(self) -> dict[str, object]:
        """The figures by name; milliseconds, bytes, cores."""
        told, seen = self.told, self.seen
        rate = told.dossiers / told.seconds
        return {
            "run": self.name,
            "dossiers": told.dossiers,
            "facts": told.facts,
            "accepted": told.accepted,
            "failures": told.failures,
            "sent_seconds": round(told.seconds, 1),
            "dossiers_a_second": round(rate, 1),
            "facts_a_second": round(told.facts / told.seconds, 1),
            "day_of_150000_minutes": round(DAY / rate / 60, 1),
            "sent_bytes": told.bytes,
            "batches": len(told.batches),
            "batch_ms": _spread(told.batches),
            "polls_a_second": round(len(told.polls) / told.seconds, 1),
            "poll_ms": _spread(told.polls),
            "late_ms_max": round(told.late_ms_max, 1),
            "cpu_ms_a_dossier": {
                name: round(cores * seen.seconds * 1000 / told.dossiers, 2)
                for name, cores in seen.cores.items()
            },
            **asdict(seen),
        }


def main(arguments: Sequence[str]) -> int:
    """0 where the city took every fact."""
    parser = argparse.ArgumentParser(prog="bench fleet")
    parser.add_argument("runs", nargs="*", default=["storm", "flood", "peak"])
    parser.add_argument("--dossiers", type=int, default=30_000)
    parser.add_argument("--at-once", type=int, default=16)
    parser.add_argument("--rate", type=float, default=16.0, help="dossiers a second of a peak")
    parser.add_argument("--peak-s", type=float, default=90.0, help="how long a peak lasts")
    parser.add_argument("--poll-s", type=float, default=2.0, help="between two looks of a counter")
    parser.add_argument("--place", type=Path, help="a folder on the disk that is to be measured")
    parser.add_argument("--json", type=Path, default=Path("fleet.json"))
    parsed = parser.parse_args(arguments)
    resource.setrlimit(resource.RLIMIT_NOFILE, (OPEN_FILES, OPEN_FILES))
    with tempfile.TemporaryDirectory(prefix="fleet-", dir=parsed.place) as folder:
        templates = _recorded(Path(folder))
    stations = WARDS * COUNTERS
    peak = int(parsed.rate * parsed.peak_s)
    loads = {
        "storm": Load("", stations, parsed.dossiers, 240, parsed.at_once, 0, 0, templates),
        "flood": Load("", stations, parsed.dossiers, 2, parsed.at_once, 0, 0, templates),
        "peak": Load("", stations, peak, 2, 0, parsed.rate, parsed.poll_s, templates),
    }
    results = []
    with postgresql.server(is_durable=True, place=parsed.place) as server:
        for name in parsed.runs:
            result = _measure(name, loads[name], server)
            results.append(result.facts())
            print(json.dumps(results[-1], indent=1), flush=True)
    parsed.json.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    return 0 if all(one["facts"] == one["accepted"] for one in results) else 1


def _measure(name: str, load: Load, server: str) -> Result:
    url = postgresql.fresh_database(server)
    _prepare(server)
    city = SandboxProcess(Path(), url)
    city.start()
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    sender = multiprocessing.get_context("spawn").Process(
        target=_work, args=(replace(load, url=city.url), theirs)
    )
    sender.start()
    # Or a sender that died would be waited for without end.
    theirs.close()
    try:
        assert ours.recv() == "ready"
        watch = Watch(
            url, {"city": city.pid, "postgresql": _postmaster(server), "load": sender.pid or 0}
        )
        watch.start()
        ours.send("go")
        told = ours.recv()
        seen = watch.stop()
        sender.join()
    finally:
        sender.kill()
        city.close()
        postgresql.drop(server, url)
    return Result(name, told, seen)


def _work(load: Load, line: multiprocessing.connection.Connection) -> None:
    line.send(run(load, line))


def _prepare(server: str) -> None:
    import psycopg

    with psycopg.connect(
        server.replace("postgresql+psycopg://", "postgresql://", 1), autocommit=True
    ) as connection:
        connection.execute("ALTER SYSTEM SET track_wal_io_timing = on")
        connection.execute("ALTER SYSTEM SET track_io_timing = on")
        connection.execute("SELECT pg_reload_conf()")
        connection.execute("CHECKPOINT")
    time.sleep(1)


def _postmaster(server: str) -> int:
    import psycopg

    with psycopg.connect(server.replace("postgresql+psycopg://", "postgresql://", 1)) as connection:
        row = connection.execute("SHOW data_directory").fetchone()
    assert row is not None
    return int((Path(row[0]) / "postmaster.pid").read_text().split()[0])


def _recorded(folder: Path) -> tuple[Template, ...]:
    """A real counter's day, as the city got it."""
    city = SandboxProcess(folder / "city.db")
    city.start()
    try:
        day = [sys.executable, "-m", "counter_app", "--data-dir", str(folder / "desk"), "--json"]
        subprocess.run(
            [*day, "day", "--dossiers", str(RECORDED), "--city", city.url],
            cwd=ROOT,
            check=True,
            stdout=subprocess.DEVNULL,
        )
    finally:
        city.close()
    book = open_city(folder / "city.db", None)
    templates = []
    for one in book.dossiers():
        facts = tuple((kind, json.dumps(body)) for kind, body in book.facts(one["code"]))
        templates.append(Template(one["code"], facts))
    return tuple(templates)


def _spread(times: list[float]) -> dict[str, float]:
    """Median, 99th of a hundred, longest."""
    ordered = sorted(times)
    if not ordered:
        return {}
    p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    return {
        "median": round(ordered[len(ordered) // 2], 1),
        "p99": round(p99, 1),
        "max": round(ordered[-1], 1),
    }
