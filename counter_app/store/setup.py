"""Opens a data folder's store; a folder that is new is set up with the starter office."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from sqlalchemy import Engine, select

from counter_app import patience, sealed
from counter_app.domain import audit as chain
from counter_app.domain.audit import FIRST_LINK
from counter_app.domain.errors import StoreError
from counter_app.domain.identity import NewId
from counter_app.domain.instant import micros
from counter_app.domain.office import DRILL_OFFICE, Station
from counter_app.domain.setup import Beginning, FirstPerson
from counter_app.domain.user import SYSTEM, Role
from counter_app.starter import load
from counter_app.store import backup, key, migrate, office, office_roles, restore, schema
from counter_app.store.blobs import Blobs
from counter_app.store.engine import open_sqlite
from counter_app.store.jotter import Jotter
from counter_app.store.key import DataKey
from counter_app.store.mark import HighWater
from counter_app.store.office_blobs import OfficeBlobs
from counter_app.store.office_database import open_office
from counter_app.store.rows import Sealer, head
from counter_app.store.unit_of_work import Store, UnitOfWork

DRILL_PEOPLE = (
    FirstPerson(Role.CLERK, "Nguyễn Thu Mẫu", "tiepnhan", "1111"),
    FirstPerson(Role.SUPERVISOR, "Trần Thử Mẫu", "giamsat", "2222"),
    FirstPerson(Role.HEAD, "Lê Duyệt Mẫu", "lanhdao", "3333"),
)


class StoreSettings(Protocol):
    """What opening a store needs of the settings, which live beside it."""

    @property
    def data_dir(self) -> Path:
        """The folder of everything."""
        ...

    @property
    def database_path(self) -> Path:
        """The embedded file."""
        ...

    @property
    def database_url(self) -> str:
        """The office database, empty for the embedded file."""
        ...

    @property
    def database_password(self) -> str:
        """Its password where the environment gives one, else "": then it lies by the key."""
        ...

    @property
    def station(self) -> int:
        """Which counter of an office this is; 0 for the first."""
        ...

    @property
    def key_store(self) -> str:
        """ "auto", "keyring" or "file"."""
        ...

    @property
    def dumped_at_step(self) -> str:
        """The schema step at which the office's database was dumped before an update."""
        ...


def open_store(
    settings: StoreSettings,
    *,
    now: datetime,
    new_id: NewId,
    station_number: Callable[[], int],
    beginning: Beginning | None = None,
) -> Store:
    """The store of a data folder, migrated and set up: a new one as `beginning` says, or without
    one as a drill office at a station number of `station_number`.

    Raises StoreError("already_set_up") where `beginning` comes too late, and where key, disk,
    version or database say no.
    """
    store = _open(settings)
    try:
        # Whoever only opens a book waits for no writer of the office, and leaves nothing unknown.
        with store.reading() as reading:
            is_new = head(reading) == FIRST_LINK
        if is_new:
            with store.writing() as uow:
                # A book that was written in is never set up again, whatever row it misses.
                is_new = uow.head == FIRST_LINK
                if is_new:
                    _set_up(uow, now, new_id, beginning or drill(station_number()))
        if beginning is not None and not is_new:
            raise StoreError("already_set_up")
    except BaseException:
        store.close()
        raise
    return _seated(store, settings.station)


def _seated(store: Store, number: int) -> Store:
    """The store as this counter of the office sees it."""
    if not number:
        return store
    try:
        with store.reading() as reading:
            rows = {station.number: row for row, station in office.stations(reading)}
        if number not in rows:
            raise StoreError("station_unknown", station=f"{number:04d}")
    except StoreError:
        store.close()
        raise
    return store.as_station(rows[number])


def drill(station_number: int) -> Beginning:
    """An office of invented people."""
    return Beginning(station_number, DRILL_OFFICE, DRILL_PEOPLE, is_drill=True)


def _open(settings: StoreSettings) -> Store:
    """The store at this program's schema; a fault leaves no connection behind."""
    if settings.database_url:
        return _open_office(settings)
    path, folder = settings.database_path, settings.data_dir
    restore.finish(folder)
    high_water = HighWater(folder)
    is_new = not path.exists()
    if is_new and high_water.is_there:
        raise StoreError("database_lost")
    data_key = key.load_or_make(folder, settings.key_store, is_new=is_new)
    engine = open_sqlite(path, data_key)
    try:
        with backup.named_faults():
            high_water.check(engine)
            migrate.migrate(engine, lambda step: _keep_old(engine, data_key, path, step))
    except BaseException:
        engine.dispose()
        raise
    return Store(
        engine,
        Sealer(data_key.seal_key),
        _blobs(folder, data_key),
        high_water,
        jotter=Jotter(folder, data_key.typed_key),
    )


def _open_office(settings: StoreSettings) -> Store:
    # The office's database needs no key to be opened, only to be sealed and verified.
    engine = open_office(settings.database_url, office_password(settings))
    try:
        with backup.named_faults():
            is_new = migrate.is_empty(engine)
            if is_new:
                office_roles.ask_for_owner(engine, None)
            data_key = key.load_or_make(settings.data_dir, settings.key_store, is_new=is_new)
            migrate.migrate(engine, lambda step: _ask_for_dump(engine, settings, step))
            _check_key(engine, data_key)
    except BaseException:
        engine.dispose()
        raise
    return Store(
        engine,
        Sealer(data_key.seal_key),
        OfficeBlobs(engine, data_key.blob_key),
        jotter=Jotter(settings.data_dir, data_key.typed_key),
    )


def office_password(settings: StoreSettings) -> str:
    """The environment's, else the kept one, else ""."""
    return settings.database_password or key.load_password(settings.data_dir, settings.key_store)


def _blobs(folder: Path, data_key: DataKey) -> Blobs:
    return Blobs(folder / "scans", data_key.blob_key)


def old_database(path: Path, step: str) -> Path:
    """Where the database of an earlier schema step is kept when a new version changes it."""
    return path.with_name(f"{path.stem}-before-update-{step}{path.suffix}")


def _keep_old(engine: Engine, data_key: DataKey, path: Path, step: str) -> None:
    """No step is taken before a checked copy of the old database lies beside it."""
    kept = old_database(path, step)
    half = kept.with_name(f"{kept.name}.new")
    backup.copy(engine, data_key, half)
    with backup.named_faults():
        patience.replace(half, kept)
        sealed.sync_folder(kept.parent)


def _check_key(engine: Engine, data_key: DataKey) -> None:
    """Another office's key would open the database and spoil every seal from here on."""
    table = schema.audit
    with engine.connect() as connection:
        first = connection.execute(select(table).where(table.c.sequence == 1)).mappings().first()
    if first is None:
        return
    names = ("sequence", "at", "actor", "act", "subject", "touched")
    link = chain.link(data_key.seal_key, FIRST_LINK, tuple(first[name] for name in names))
    if link != first["link"]:
        raise StoreError("key_does_not_fit")


def _ask_for_dump(engine: Engine, settings: StoreSettings, step: str) -> None:
    """PostgreSQL's own tools make its copy; who made it says so by the step it was made at."""
    office_roles.ask_for_owner(engine, step)
    if settings.dumped_at_step != step:
        raise StoreError("office_dump_first", step=step)


def _set_up(uow: UnitOfWork, now: datetime, new_id: NewId, beginning: Beginning) -> None:
    """One transaction: a book is set up whole or not at all."""
    at, number = micros(now), beginning.station_number
    uow.office.set_up(Station(number, new_id(), beginning.office), at)
    uow.numbers.lend_own(number, at)
    uow.receipt_keys.current(at)
    uow.office.add_calendar(load.CALENDAR_VERSION, load.calendar_record(), at)
    for record in load.raw_procedures():
        uow.catalogue.add(record, source="starter", author=SYSTEM.name, now=at)
    for one in beginning.people:
        uow.people.add(
            user_id=new_id(),
            login=one.login,
            name=one.full_name,
            role=one.role,
            pin=one.pin,
            is_drill=beginning.is_drill,
        )
    uow.write_trail(at=at, actor=SYSTEM.user_id, act="set_up", subject=f"{number:04d}")
