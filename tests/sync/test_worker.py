"""The thread that keeps the city level: it says how things stand, and ends when it is told."""

from __future__ import annotations

import queue
import socket
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest

from counter_app.desk import Desk
from counter_app.domain.errors import StoreError
from counter_app.domain.numbering import Series
from counter_app.domain.user import SYSTEM, Actor
from counter_app.ports import Lease
from counter_app.queries.inbox import CityClock
from counter_app.queries.outbox import CountsForCity
from sync import relay, worker
from sync.city_desk import CityDesk
from sync.client import CityClient
from sync.worker import CALM, CityWorker, Presence
from tests.builders import PENSION, a_dossier, open_a_shift
from tests.conftest import Clock
from tests.sync.conftest import MakeClient
from tests.sync.rogue import rogue
from tests.sync.sandbox_process import SandboxProcess

BATCH = "/v1/messages:batch"
HOUR = timedelta(hours=1)
AT_ONCE = timedelta(0)
# A ceiling for what is sure to come.
PATIENCE_S = 60
MakeWorker = Callable[..., "Running"]


class Running:
    """A worker and what it said after each pass."""

    def __init__(self, desk: CityDesk, client: CityClient, **changes: Any) -> None:
        self.passes: queue.Queue[Presence] = queue.Queue()
        self.worker = CityWorker(
            desk,
            client,
            lambda: self.passes.put(self.worker.presence()),
            hang_up=client.close,
            **changes,
        )

    def next_pass(self) -> Presence:
        return self.passes.get(timeout=PATIENCE_S)


@pytest.fixture
def make_worker(desk: Desk) -> Iterator[MakeWorker]:
    """Makes workers over the desk, and ends them."""
    made: list[Running] = []

    def make(client: CityClient, city_desk: CityDesk | None = None, **changes: object) -> Running:
        running = Running(city_desk or CityDesk(desk), client, **{"calm": AT_ONCE, **changes})
        made.append(running)
        return running

    yield make
    for running in made:
        running.worker.stop(PATIENCE_S)


def test_a_pass_claims_the_numbers_and_sends_what_waits(
    desk: Desk, clerk: Actor, city: SandboxProcess, client: CityClient, make_worker: MakeWorker
) -> None:
    open_a_shift(desk, clerk)
    desk.submit(a_dossier("worker-1"), by=clerk)
    running = make_worker(client, poll=HOUR)

    before = running.worker.presence()
    running.worker.start()
    first = running.next_pass()
    desk.submit(a_dossier("worker-2"), by=clerk)
    running.worker.wake()
    running.next_pass()

    assert (before, first) == (Presence(), Presence(online=True))
    assert desk.ask(CountsForCity(), by=SYSTEM).acknowledged == 2
    assert {"worker-1", "worker-2"} <= {one["lane"] for one in city.dossiers()}


def test_a_city_that_is_away_is_said_to_be_and_asked_again(
    city: SandboxProcess, client: CityClient, make_worker: MakeWorker
) -> None:
    city.faults({"path": "/v1/token", "kind": "status", "status": 503, "times": 2})
    running = make_worker(client, poll=HOUR, chance=lambda: 0.0)

    running.worker.start()
    said = [running.next_pass() for _ in range(3)]

    assert said == [
        Presence(online=False, reason="http_503", failures=1),
        Presence(online=False, reason="http_503", failures=2),
        Presence(online=True),
    ]


@pytest.mark.parametrize("asked", ["0", "-1", None])
def test_a_city_in_trouble_is_tried_at_most_once_a_second(
    city: SandboxProcess,
    client: CityClient,
    make_worker: MakeWorker,
    asked: str | None,
) -> None:
    """B3: the breaker's pause binds, whatever chance and the city say of the pause."""
    fault = {"path": "/v1/token", "kind": "status", "status": 503, "times": 9}
    city.faults(fault if asked is None else {**fault, "retry_after": asked})
    running = make_worker(client, chance=lambda: 0.0, calm=CALM)

    running.worker.start()
    running.next_pass()
    running.worker.wake()

    assert timedelta(seconds=1) <= CALM
    with pytest.raises(queue.Empty):
        running.passes.get(timeout=0.3)


def test_a_city_that_stumbles_but_takes_something_each_time_is_asked_again_soon(
    desk: Desk,
    clerk: Actor,
    city: SandboxProcess,
    client: CityClient,
    make_worker: MakeWorker,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Else the pauses of a bad hour would grow to minutes while thousands wait."""
    monkeypatch.setattr(relay, "BATCH_MAX", 1)
    client.lines = 1
    open_a_shift(desk, clerk)
    for number in range(4):
        desk.submit(a_dossier(f"stumble-{number}", PENSION), by=clerk)
    # Every second batch fails: each of the three waits for those that the ones before let pass.
    city.faults(*({"path": BATCH, "kind": "status", "skip": skip} for skip in (1, 2, 3)))
    running = make_worker(client, poll=HOUR, chance=lambda: 0.0)

    running.worker.start()

    assert [running.next_pass().failures for _ in range(4)] == [1, 1, 1, 0]


def test_waking_does_not_ask_a_city_before_its_time(
    city: SandboxProcess, client: CityClient, make_worker: MakeWorker
) -> None:
    city.faults({"path": "/v1/token", "kind": "status", "status": 429, "retry_after": "600"})
    running = make_worker(client)

    running.worker.start()
    running.next_pass()
    running.worker.wake()

    with pytest.raises(queue.Empty):
        running.passes.get(timeout=0.3)


class FailingDesk(CityDesk):
    """A desk whose disk fails once, and which then has a fault of its own once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.troubles: list[Exception] = [StoreError("disk_full"), ZeroDivisionError()]

    def inbox_cursor(self) -> int:
        if self.troubles:
            raise self.troubles.pop(0)
        return super().inbox_cursor()


def test_no_fault_at_the_desk_ends_the_thread(
    desk: Desk,
    city: SandboxProcess,
    client: CityClient,
    make_worker: MakeWorker,
    caplog: pytest.LogCaptureFixture,
) -> None:
    running = make_worker(client, FailingDesk(desk), poll=HOUR, chance=lambda: 0.0)

    running.worker.start()
    said = [running.next_pass() for _ in range(3)]

    assert [one.reason for one in said] == ["disk_full", "internal", None]
    assert "Traceback" not in caplog.text


def test_closing_does_not_wait_for_a_city_that_is_silent(
    make_client: MakeClient, make_worker: MakeWorker
) -> None:
    heard, release = threading.Event(), threading.Event()

    def silent(_connected: socket.socket) -> None:
        heard.set()
        release.wait(2 * PATIENCE_S)

    with rogue(silent) as url:
        running = make_worker(make_client(url, deadline_s=600))
        running.worker.start()
        assert heard.wait(PATIENCE_S)

        running.worker.stop(PATIENCE_S)
        is_over = not any(thread.name == "city" for thread in threading.enumerate())
        release.set()

    assert is_over
    assert running.passes.empty()


def test_the_worker_ends_where_it_never_began(client: CityClient, make_worker: MakeWorker) -> None:
    make_worker(client).worker.stop()


def test_the_lent_numbers_are_kept(
    desk: Desk, city: SandboxProcess, client: CityClient, make_worker: MakeWorker
) -> None:
    kept: list[str] = []

    class Noting(CityDesk):
        def note_lease(self, lease: Lease) -> None:
            kept.append(lease.kind)
            super().note_lease(lease)

    running = make_worker(client, Noting(desk), poll=HOUR)

    running.worker.start()
    running.next_pass()
    running.worker.wake()
    running.next_pass()

    assert kept == [Series.DOSSIER, Series.RECEIPT, Series.REFERENCE]


def test_a_computer_that_slept_asks_the_city_anew_and_at_once(
    desk: Desk,
    clock: Clock,
    client: CityClient,
    make_worker: MakeWorker,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The rest between two passes is an hour; the clocks jump as they do over a lunch break."""
    monkeypatch.setattr(worker, "SLICE_S", 0.01)
    steady, renewed = [0.0], list[float]()

    def renew() -> None:
        renewed.append(steady[0])
        client.renew()

    running = make_worker(client, poll=HOUR, monotonic=lambda: steady[0], renew=renew)
    running.worker.start()
    assert running.next_pass().online
    clock.move(minutes=30)

    steady[0] += 1_800

    assert running.next_pass().online
    assert renewed == [1_800.0]
    reading = desk.ask(CityClock(), by=SYSTEM)
    assert reading is not None
    assert reading.desk_time == clock.now
