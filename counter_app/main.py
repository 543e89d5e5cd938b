"""The composition root: builds each long-lived thing once and hands it only what it uses."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from counter_app import logs
from counter_app.domain.calendar import VIETNAM
from counter_app.domain.identity import NewId, uuid7
from counter_app.settings import Settings

if TYPE_CHECKING:
    from counter_app.desk import Desk
    from counter_app.domain.office import Station
    from counter_app.store.lock import FolderLock
    from sync.client import CityClient

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """The computer's clock, in Hanoi's zone."""
    return datetime.now(VIETNAM)


def new_ids(clock: Clock = system_clock) -> NewId:
    """Makes client-side UUIDs of version 7."""
    return lambda: uuid7(clock(), os.urandom(10))


def drill_station() -> int:
    """A station number for a drill office, drawn so that two drill desks rarely meet."""
    return 1000 + secrets.randbelow(8900)


def open_desk(settings: Settings, clock: Clock = system_clock) -> Desk:
    """The desk over this folder's store; slow, since it loads the database library."""
    from counter_app.desk import Desk
    from counter_app.store.setup import open_store

    logs.start(settings.log_path)
    new_id = new_ids(clock)
    store = open_store(settings, now=clock(), new_id=new_id, station_number=drill_station)
    return Desk(store, clock=clock, monotonic_ns=time.monotonic_ns, new_id=new_id)


def key_place(settings: Settings) -> str:
    """Where this folder's key is kept: "keyring" or "file"."""
    from counter_app.store.key import load_or_make

    return load_or_make(settings.data_dir, settings.key_store, is_new=False).kept_in


def desk_lock(settings: Settings) -> FolderLock:
    """Held by the one program that works at this desk."""
    from counter_app.store.lock import FolderLock

    return FolderLock(settings.data_dir, "desk", system_clock())


def relay_lock(settings: Settings) -> FolderLock:
    """Held by the one relay of this database."""
    from counter_app.store.lock import FolderLock

    return FolderLock(settings.data_dir, "relay", system_clock())


def city_gateway(settings: Settings, station: Station, url: str) -> CityClient:
    """The city as this station sees it."""
    from sync.client import CityClient

    number = f"{station.number:04d}"
    return CityClient(url, number, settings.city_secret, station.installation)
