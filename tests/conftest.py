"""Fixtures that every ring shares: a clock that moves when told, a store of both kinds, a desk."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import hypothesis
import pytest

from counter_app.desk import Desk
from counter_app.domain.identity import UserId, uuid7
from counter_app.domain.user import Actor, Role
from counter_app.settings import Settings
from counter_app.store import schema
from counter_app.store.setup import open_store
from counter_app.store.unit_of_work import Store
from tests import template
from tests.city import SandboxProcess
from tests.template import MORNING, STATION

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The same examples each time, so that a red run can be run again; with a number in
# COUNTER_TEST_SEARCH as many others, new ones each time. No example is timed: the machine may be
# busy.
SEARCH = int(os.environ.get("COUNTER_TEST_SEARCH", "0"))
hypothesis.settings.register_profile("suite", deadline=None, derandomize=True)
hypothesis.settings.register_profile("search", deadline=None, max_examples=SEARCH or 100)
hypothesis.settings.load_profile("search" if SEARCH else "suite")


class Clock:
    """Stands still until a test moves it."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, **span: float) -> None:
        """Let time pass: move(minutes=11)."""
        self.now += timedelta(**span)


@pytest.fixture(scope="session", autouse=True)
def _one_application(qapp: object) -> object:
    """Whoever draws first would otherwise leave a process without widgets."""
    return qapp


@pytest.fixture
def clock() -> Clock:
    """Thursday 26 November 2026, 08:00 in Hanoi: an ordinary working day."""
    return Clock(MORNING)


@pytest.fixture
def new_id(clock: Clock) -> Callable[[], str]:
    """Identities that repeat from run to run; the first ones belong to the set-up."""
    count = itertools.count(template.IDS + 1)
    return lambda: uuid7(clock(), next(count).to_bytes(10, "big"))


# The account that a store that is set up is opened with: the server's own, or a counter's, to see
# that the counters' rights are enough: COUNTER_TEST_ROLE=quay_counter.
ROLE = os.environ.get("COUNTER_TEST_ROLE", "")


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """A real PostgreSQL of this test run, on loopback or a socket of its own."""
    from tests.postgresql import server

    with server() as url:
        yield url


@pytest.fixture(scope="session")
def set_up_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An embedded store that was set up once, to be copied: setting one up takes a second."""
    return template.make(Settings(data_dir=tmp_path_factory.mktemp("set-up"), key_store="file"))


@pytest.fixture(scope="session")
def set_up_database(postgresql_url: str, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The same on PostgreSQL."""
    from tests.postgresql import fresh_database, let_in

    folder, url = tmp_path_factory.mktemp("set-up"), fresh_database(postgresql_url)
    settings = Settings(data_dir=folder, database_url=url, key_store="file")
    template.make(settings)
    return settings if not ROLE else replace(settings, database_url=let_in(url, ROLE))


# Which database a run is about: both where a test is about both, and the embedded one elsewhere,
# or one alone for everything: COUNTER_TEST_DATABASE=postgresql (or sqlite).
DATABASE = os.environ.get("COUNTER_TEST_DATABASE", "")
DATABASES = [
    one
    for name, one in (
        ("sqlite", pytest.param("sqlite")),
        ("postgresql", pytest.param("postgresql", marks=pytest.mark.postgres)),
    )
    if DATABASE in ("", name)
]


@pytest.fixture(params=DATABASES)
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Settings]:
    """Settings of a data folder on either database: empty, or set up where a store is wanted."""
    yield from settings_on(request.param, request, tmp_path)


@pytest.fixture
def ring_settings(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Settings]:
    """For rings above the commands, which are tried on both beneath: one is enough, either does."""
    yield from settings_on(DATABASE or "sqlite", request, tmp_path)


@pytest.fixture
def sqlite_settings(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Settings]:
    """For what the embedded database alone has: its file, its key, its log."""
    yield from settings_on("sqlite", request, tmp_path)


@pytest.fixture
def postgresql_settings(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Settings]:
    """For what an office alone has: several programs on one database."""
    yield from settings_on("postgresql", request, tmp_path)


def settings_on(database: str, request: pytest.FixtureRequest, folder: Path) -> Iterator[Settings]:
    """See `settings`."""
    wants_store = "store" in request.fixturenames and request.getfixturevalue("clock")() == MORNING
    if database == "sqlite":
        if wants_store:
            template.copy(request.getfixturevalue("set_up_folder"), folder)
        yield Settings(data_dir=folder, key_store="file")
        return
    from tests.postgresql import drop, fresh_database

    server_url = request.getfixturevalue("postgresql_url")
    like = ""
    if wants_store:
        made: Settings = request.getfixturevalue("set_up_database")
        template.copy(made.data_dir, folder)
        like = made.database_url
    url = fresh_database(server_url, like=like)
    yield Settings(data_dir=folder, database_url=url, key_store="file")
    drop(server_url, url)


@pytest.fixture
def store(settings: Settings, clock: Clock, new_id: Callable[[], str]) -> Iterator[Store]:
    """A store that was just set up."""
    opened = open_store(settings, now=clock(), new_id=new_id, station_number=lambda: STATION)
    yield opened
    opened.close()


@pytest.fixture
def desk(store: Store, clock: Clock, new_id: Callable[[], str]) -> Desk:
    """The desk over that store."""
    ticks = itertools.count()
    return Desk(store, clock=clock, monotonic_ns=lambda: next(ticks), new_id=new_id)


@pytest.fixture
def clerk(store: Store) -> Actor:
    """The drill clerk."""
    return seated(store, "tiepnhan")


@pytest.fixture
def supervisor(store: Store) -> Actor:
    """The drill supervisor."""
    return seated(store, "giamsat")


@pytest.fixture
def head(store: Store) -> Actor:
    """The drill head of the office."""
    return seated(store, "lanhdao")


def seated(store: Store, login: str) -> Actor:
    """A person as if signed in; a PIN costs a quarter of a second by design."""
    with store.reading() as reading:
        row = reading.one(schema.user, login=login)
    assert row is not None
    return Actor(UserId(row["id"]), row["name"], Role(row["role"]))


@pytest.fixture
def city(tmp_path: Path) -> Iterator[SandboxProcess]:
    """A sandbox city on a free port of this machine."""
    process = SandboxProcess(tmp_path)
    yield process
    process.kill()
