"""Fixtures that every ring shares: a clock that moves when told, a store of both kinds, a desk."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from counter_app.desk import Desk
from counter_app.domain.calendar import VIETNAM
from counter_app.domain.identity import uuid7
from counter_app.domain.user import NOBODY, Actor
from counter_app.settings import Settings
from counter_app.store.setup import open_store
from counter_app.store.unit_of_work import Store
from tests.city import SandboxProcess

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

STATION = 126


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
    return Clock(datetime(2026, 11, 26, 8, 0, tzinfo=VIETNAM))


@pytest.fixture
def new_id(clock: Clock) -> Callable[[], str]:
    """Identities that repeat from run to run."""
    count = itertools.count(1)
    return lambda: uuid7(clock(), next(count).to_bytes(10, "big"))


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """A real PostgreSQL of this test run, on loopback or a socket of its own."""
    from tests.postgresql import server

    with server() as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Settings]:
    """Settings of an empty data folder, on either database."""
    url = ""
    if request.param == "postgresql":
        from tests.postgresql import fresh_database

        url = fresh_database(request.getfixturevalue("postgresql_url"))
    yield Settings(data_dir=tmp_path, database_url=url, key_store="file")


@pytest.fixture
def sqlite_settings(tmp_path: Path) -> Settings:
    """Settings of an empty data folder on the embedded database alone."""
    return Settings(data_dir=tmp_path, key_store="file")


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
def clerk(desk: Desk) -> Actor:
    """The drill clerk, signed in."""
    from counter_app.commands.user import SignIn

    return desk.submit(SignIn("tiepnhan", "1111"), by=NOBODY).value


@pytest.fixture
def supervisor(desk: Desk) -> Actor:
    """The drill supervisor, signed in."""
    from counter_app.commands.user import SignIn

    return desk.submit(SignIn("giamsat", "2222"), by=NOBODY).value


@pytest.fixture
def head(desk: Desk) -> Actor:
    """The drill head of the office, signed in."""
    from counter_app.commands.user import SignIn

    return desk.submit(SignIn("lanhdao", "3333"), by=NOBODY).value


@pytest.fixture
def city(tmp_path: Path) -> Iterator[SandboxProcess]:
    """A sandbox city on a free port of this machine."""
    process = SandboxProcess(tmp_path)
    yield process
    process.kill()
