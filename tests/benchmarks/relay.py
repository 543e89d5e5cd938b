"""Draining three days' outbox: beside a bare socket with the batches made beforehand, and beside
the same client that sends one by one.

The desk is filled once and copied for each round; each round has a city with an empty book.
"""

from __future__ import annotations

import itertools
import shutil
import socket
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from counter_app.commands.user import SignIn
from counter_app.desk import Desk
from counter_app.domain.outbox import OutboxEntry
from counter_app.domain.payment import NoTender
from counter_app.domain.user import NOBODY, SYSTEM
from counter_app.main import new_ids, system_clock
from counter_app.queries.outbox import CountsForCity, DueForCity
from counter_app.settings import Settings
from counter_app.store.setup import open_store
from sync import wire
from sync.city_desk import CityDesk
from sync.client import CityClient
from sync.relay import BATCH_MAX, Drained, drain
from tests.benchmarks.harness import Figure, Timed, compare
from tests.builders import PENSION, a_dossier, open_a_shift
from tests.city import SandboxProcess

STATION = 126
RTT_S = 0.03
ONE_BY_ONE = 200
# A station has 9,000 serials of its own for a day: three days' work is filled in as three days'.
DAYS = 3
OFTEN = 1_000_000


def measure(rounds: int, entries: int = 10_000) -> list[Figure]:
    """Whole cycles: reading, sending, marking. The second figure is of one entry."""
    with tempfile.TemporaryDirectory(prefix="bench-") as made:
        bench = _Bench(Path(made), entries)
        return [
            compare(
                f"relay, {entries} entries",
                bench.drained(),
                bench.bare,
                floor_name="bare socket",
                rounds=rounds,
                warm=1,
                budget="1/0.65 = 1.54",
            ),
            compare(
                f"relay at {RTT_S * 1000:.0f} ms, an entry one by one (n = {ONE_BY_ONE})",
                bench.drained(RTT_S, ONE_BY_ONE, at_once=1),
                bench.drained(RTT_S, entries),
                floor_name=f"of {entries} in batches",
                rounds=max(3, rounds // 2),
                warm=0,
                budget="200 or more",
            ),
        ]


class _Bench:
    """A desk that was filled once, and the batches of its outbox."""

    def __init__(self, folder: Path, entries: int) -> None:
        self._folder = folder
        self._numbers = itertools.count(1)
        self._filled = folder / "filled"
        new_id = new_ids()
        for back in reversed(range(DAYS)):
            with _desk(self._filled, timedelta(days=back)) as desk:
                clerk = desk.submit(SignIn("tiepnhan", "1111"), by=NOBODY).value
                if back == DAYS - 1:
                    open_a_shift(desk, clerk)
                for _ in range(len(range(back, entries, DAYS))):
                    desk.submit(a_dossier(new_id(), PENSION, tender=NoTender()), by=clerk)
        with _desk(self._filled) as desk:
            self._queued = desk.ask(DueForCity(entries, 10**9), by=SYSTEM)
        assert len(self._queued) == entries

    def drained(self, rtt_s: float = 0.0, entries: int = 0, at_once: int = BATCH_MAX) -> Timed:
        """Our whole cycle; the seconds of one entry where `entries` says of how many."""

        def run() -> float:
            with self._round() as (desk, city):
                _delay(city, rtt_s)
                client = CityClient(city.url, f"{STATION:04d}", "drill", "bench")
                if at_once == 1:  # One by one is: send, wait for the answer, send the next.
                    client.lines = 1
                city_desk = _UpTo(desk, at_once, entries or len(self._queued))
                client.changes(0, 1)
                start = time.perf_counter()
                drained = drain(city_desk, client)
                spent = time.perf_counter() - start
                client.close()
                assert drained == Drained(city_desk.most, 0), drained
                assert desk.ask(CountsForCity(), by=SYSTEM).acknowledged == city_desk.most
            return spent / (entries or 1)

        return run

    def bare(self) -> float:
        """The same entries over one socket, every byte made beforehand."""
        number = next(self._numbers)
        city = SandboxProcess(_made(self._folder / f"city-{number}"))
        requests = [_request(city, part) for part in _parts(self._queued)]
        place = urlsplit(city.url)
        with socket.create_connection((place.hostname or "", place.port or 0)) as line:
            start = time.perf_counter()
            for request in requests:
                line.sendall(request)
                _read_reply(line)
            spent = time.perf_counter() - start
        assert len(city.dossiers()) == len(self._queued)
        city.kill()
        return spent

    @contextmanager
    def _round(self) -> Iterator[tuple[Desk, SandboxProcess]]:
        number = next(self._numbers)
        folder = self._folder / f"desk-{number}"
        shutil.copytree(self._filled, folder)
        city = SandboxProcess(_made(self._folder / f"city-{number}"))
        with _desk(folder) as desk:
            yield desk, city
        city.kill()
        shutil.rmtree(folder)


class _UpTo(CityDesk):
    """The relay's desk with batches of another size; after so many it says that it is empty."""

    def __init__(self, desk: Desk, at_once: int, most: int) -> None:
        super().__init__(desk)
        self._at_once = at_once
        self._left = most
        self.most = most

    def outbox_due(
        self, limit: int, max_bytes: int, after: OutboxEntry | None = None
    ) -> tuple[OutboxEntry, ...]:
        """As the desk's own, of another size."""
        limit = min(limit, self._at_once, self._left)
        batch = super().outbox_due(limit, max_bytes, after) if limit else ()
        self._left -= len(batch)
        return batch


@contextmanager
def _desk(folder: Path, back: timedelta = timedelta()) -> Iterator[Desk]:
    folder.mkdir(exist_ok=True)
    settings = Settings(data_dir=folder, key_store="file")
    new_id = new_ids()
    store = open_store(settings, now=system_clock(), new_id=new_id, station_number=lambda: STATION)
    ticks = itertools.count()
    yield Desk(
        store, clock=lambda: system_clock() - back, monotonic_ns=lambda: next(ticks), new_id=new_id
    )
    store.close()


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _delay(city: SandboxProcess, rtt_s: float) -> None:
    if rtt_s:
        city.faults([{"path": "/v1", "kind": "delay", "times": OFTEN, "delay_s": rtt_s}])


def _parts(queued: tuple[OutboxEntry, ...]) -> Iterator[tuple[OutboxEntry, ...]]:
    for at in range(0, len(queued), BATCH_MAX):
        yield queued[at : at + BATCH_MAX]


def _request(city: SandboxProcess, part: tuple[OutboxEntry, ...]) -> bytes:
    body = wire.batch_body(f"{STATION:04d}", "", system_clock(), part)
    head = (
        "POST /v1/messages:batch HTTP/1.1\r\nHost: city\r\nContent-Type: application/json\r\n"
        f"Authorization: Bearer {_token(city)}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def _read_reply(line: socket.socket) -> None:
    """A whole reply with a length."""
    got = b""
    while b"\r\n\r\n" not in got:
        got += line.recv(65_536)
    head, _, body = got.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 "), head
    length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
    left = length - len(body)
    while left > 0:
        left -= len(line.recv(65_536))


def _token(city: SandboxProcess) -> str:
    asked = {"client_id": f"{STATION:04d}", "client_secret": "drill"}
    reply = city.session().post(f"{city.url}/v1/token", json=asked, timeout=5)
    token: str = reply.json()["access_token"]
    return token
