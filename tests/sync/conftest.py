"""A city for the tests of the ring: one process shared, others that may be killed."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from counter_app.domain.identity import EntryId, uuid7
from counter_app.domain.message import Json, Message
from counter_app.domain.outbox import OutboxEntry
from counter_app.settings import Settings
from sync.client import CityClient
from tests.conftest import Clock
from tests.sync.sandbox_process import SandboxProcess

MADE_AT = datetime(2026, 11, 26, 1, 0, tzinfo=UTC)
_SERIAL = itertools.count(1)

MakeClient = Callable[..., CityClient]


@pytest.fixture
def settings(ring_settings: Settings) -> Settings:
    """The desk on its file; the city's own database is what changes here."""
    return ring_settings


@pytest.fixture
def new_id(clock: Clock) -> Callable[[], str]:
    """Identities that no other test has used: the shared city remembers every key."""
    return lambda: uuid7(clock(), next(_SERIAL).to_bytes(10, "big"))


@pytest.fixture(scope="session")
def _shared_city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SandboxProcess]:
    process = SandboxProcess(tmp_path_factory.mktemp("city") / "city.db")
    process.start()
    yield process
    process.close()


@pytest.fixture
def city(_shared_city: SandboxProcess) -> Iterator[SandboxProcess]:
    """The shared city on a good day. Its memory is other tests' too: names are never used twice."""
    _shared_city.faults()
    yield _shared_city
    _shared_city.faults()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def mortal_city(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SandboxProcess]:
    """A city of the test's own, on either database, that may be killed."""
    url = ""
    if request.param == "postgresql":
        from tests.postgresql import fresh_database

        url = fresh_database(request.getfixturevalue("postgresql_url"))
    process = SandboxProcess(tmp_path / "city" / "city.db", url)
    process.start()
    yield process
    process.close()


@pytest.fixture
def make_client() -> Iterator[MakeClient]:
    """Makes clients of a city's URL and closes them."""
    made: list[CityClient] = []

    def make(url: str, station: str = "0126", **changes: Any) -> CityClient:
        client = CityClient(url, station, "drill", f"machine-{station}", **changes)
        made.append(client)
        return client

    yield make
    for client in made:
        client.close()


@pytest.fixture
def client(city: SandboxProcess, make_client: MakeClient) -> CityClient:
    """Station 0126's connection to the shared city."""
    return make_client(city.url)


def an_entry(lane: str = "", sequence: int = 1, **changes: Json) -> OutboxEntry:
    """A fact that nobody told before: money that settled a dossier."""
    serial = next(_SERIAL)
    body: dict[str, Json] = {
        "code": f"000.00.01.H26-261126-{1_260_000 + serial}",
        "reference": None,
        "method": "qr",
        "state": "paid",
        "amount": 100_000,
        "receipt": {"symbol": "26TAA", "number": f"26TAA-{serial:08d}"},
        "settled_at": "2026-11-26T02:00:00Z",
        "station": "0126",
        **changes,
    }
    message = Message("payment.settled", body)
    key = EntryId(f"key-{serial}")
    return OutboxEntry(
        key, lane or f"lane-{serial}", sequence, message.kind, message.payload(), MADE_AT
    )
