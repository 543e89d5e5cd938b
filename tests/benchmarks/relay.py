"""Draining the outbox, beside a bare loop that posts the same batches made beforehand."""

from __future__ import annotations

import http.client
import itertools
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit

from counter_app.commands.user import SignIn
from counter_app.desk import Desk
from counter_app.domain.identity import EntryId
from counter_app.domain.outbox import OutboxEntry
from counter_app.domain.payment import NoTender
from counter_app.domain.user import NOBODY, SYSTEM
from counter_app.main import new_ids, system_clock
from counter_app.queries.outbox import DueForCity
from counter_app.settings import Settings
from counter_app.store.setup import open_store
from sync import wire
from sync.city_desk import CityDesk
from sync.client import CityClient
from sync.relay import drain
from tests.benchmarks.harness import Figure, compare
from tests.builders import a_dossier, open_a_shift
from tests.city import SandboxProcess

STATION = 126


def measure(rounds: int, entries: int = 1_000) -> Figure:
    """Each round drains as many new entries; the whole cycle with reading and marking counts."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        city = SandboxProcess(Path(folder))
        try:
            return _measure(Path(folder), city, rounds, entries)
        finally:
            city.kill()


def _measure(folder: Path, city: SandboxProcess, rounds: int, entries: int) -> Figure:
    new_id = new_ids()
    settings = Settings(data_dir=folder / "data", key_store="file")
    settings.data_dir.mkdir()
    store = open_store(settings, now=system_clock(), new_id=new_id, station_number=lambda: STATION)
    ticks = itertools.count()
    desk = Desk(store, clock=system_clock, monotonic_ns=lambda: next(ticks), new_id=new_id)
    clerk = desk.submit(SignIn("tiepnhan", "1111"), by=NOBODY).value
    open_a_shift(desk, clerk)
    client = CityClient(city.url, f"{STATION:04d}", "drill", new_id())
    city_desk = CityDesk(desk)

    def fill() -> tuple[OutboxEntry, ...]:
        for _ in range(entries):
            desk.submit(a_dossier(new_id(), "1.014027", tender=NoTender()), by=clerk)
        return desk.ask(DueForCity(entries, 10**9), by=SYSTEM)

    def ours() -> float:
        fill()
        start = time.perf_counter()
        drained = drain(city_desk, client)
        assert drained.sent == entries, drained
        return time.perf_counter() - start

    template = fill()
    drain(city_desk, client)

    def bare() -> float:
        fresh = tuple(
            OutboxEntry(EntryId(new_id()), new_id(), 1, one.kind, one.payload, one.made_at)
            for one in template
        )
        bodies = [
            wire.batch_text(f"{STATION:04d}", "", system_clock(), fresh[at : at + 500]).encode()
            for at in range(0, entries, 500)
        ]
        token = _token(city)
        connection = http.client.HTTPConnection(urlsplit(city.url).netloc)
        start = time.perf_counter()
        for body in bodies:
            head = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
            connection.request("POST", "/v1/messages:batch", body, head)
            reply = connection.getresponse()
            assert reply.status == 200
            reply.read()
        spent = time.perf_counter() - start
        connection.close()
        return spent

    figure = compare(
        f"relay, {entries} entries",
        ours,
        bare,
        floor_name="bare loop",
        rounds=rounds,
        warm=0,
        budget="1/0.65 = 1.54",
    )
    client.close()
    store.close()
    return figure


def _token(city: SandboxProcess) -> str:
    asked = {"client_id": f"{STATION:04d}", "client_secret": "drill"}
    reply = city.session().post(f"{city.url}/v1/token", json=asked, timeout=5)
    token: str = reply.json()["access_token"]
    return token
