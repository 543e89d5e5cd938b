"""A stolen PC tells nothing, and a folder that cannot be used says why."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from counter_app.desk import Desk
from counter_app.domain.errors import StoreError
from counter_app.domain.user import Actor
from counter_app.settings import Settings
from counter_app.store import key
from counter_app.store.engine import open_sqlite
from counter_app.store.lock import FolderLock
from counter_app.store.setup import open_store
from counter_app.store.unit_of_work import Store
from tests.builders import a_dossier, an_applicant, open_a_shift
from tests.conftest import Clock
from tests.template import STATION

CANARY = "Đặng Thị Mẫu Kín"


def reopened(settings: Settings, clock: Clock, new_id: Callable[[], str]) -> Store:
    return open_store(settings, now=clock(), new_id=new_id, station_number=lambda: STATION)


def test_no_file_of_the_folder_tells_a_citizens_name(
    sqlite_settings: Settings, clock: Clock, new_id: Callable[[], str]
) -> None:
    store = reopened(sqlite_settings, clock, new_id)
    desk = Desk(store, clock=clock, monotonic_ns=lambda: 1, new_id=new_id)
    clerk = signed_in(desk)
    open_a_shift(desk, clerk)
    desk.submit(a_dossier("d1", applicant=an_applicant(full_name=CANARY)), by=clerk)
    store.close()

    contents = {
        path: path.read_bytes() for path in sqlite_settings.data_dir.rglob("*") if path.is_file()
    }

    spellings = [
        unicodedata.normalize(form, CANARY).encode(coding)
        for form in ("NFC", "NFD")
        for coding in ("utf-8", "utf-16-le", "utf-16-be")
    ]
    told = [path.name for path, content in contents.items() for one in spellings if one in content]
    assert told == []
    assert not sqlite_settings.database_path.read_bytes().startswith(b"SQLite format 3")


def test_the_control_of_the_search_finds_a_name_that_is_there(tmp_path: Path) -> None:
    plain = sqlite3.connect(tmp_path / "plain.db")
    plain.execute("CREATE TABLE t (name TEXT)")
    plain.execute("INSERT INTO t VALUES (?)", (CANARY,))
    plain.commit()
    plain.close()

    assert CANARY.encode() in (tmp_path / "plain.db").read_bytes()


def test_a_folder_without_its_key_says_so_and_makes_no_new_one(
    sqlite_settings: Settings, clock: Clock, new_id: Callable[[], str]
) -> None:
    reopened(sqlite_settings, clock, new_id).close()
    (sqlite_settings.data_dir / key.FILE_NAME).unlink()

    with pytest.raises(StoreError, match="key_missing"):
        reopened(sqlite_settings, clock, new_id)

    assert not (sqlite_settings.data_dir / key.FILE_NAME).exists()


def test_a_key_that_does_not_fit_is_named(
    sqlite_settings: Settings, clock: Clock, new_id: Callable[[], str]
) -> None:
    reopened(sqlite_settings, clock, new_id).close()
    (sqlite_settings.data_dir / key.FILE_NAME).write_text("ab" * 48)

    with pytest.raises(StoreError, match="key_does_not_fit"):
        reopened(sqlite_settings, clock, new_id)


def test_a_database_of_a_later_version_is_refused_politely(
    sqlite_settings: Settings, clock: Clock, new_id: Callable[[], str]
) -> None:
    store = reopened(sqlite_settings, clock, new_id)
    with store.writing() as uow:
        uow.connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    store.close()

    with pytest.raises(StoreError, match="database_newer_than_program"):
        reopened(sqlite_settings, clock, new_id)


def test_the_key_file_is_for_its_owner_alone(
    sqlite_settings: Settings, clock: Clock, new_id: Callable[[], str]
) -> None:
    reopened(sqlite_settings, clock, new_id).close()

    assert (sqlite_settings.data_dir / key.FILE_NAME).stat().st_mode & 0o777 == 0o600


def test_a_second_copy_is_told_who_holds_the_desk(tmp_path: Path, clock: Clock) -> None:
    with FolderLock(tmp_path, "desk", clock()), pytest.raises(StoreError) as refusal:
        FolderLock(tmp_path, "desk", clock()).take()

    assert refusal.value.code == "already_held"
    assert refusal.value.facts["since"] == "2026-11-26T08:00:00+07:00"
    with FolderLock(tmp_path, "desk", clock()):
        pass


@pytest.mark.parametrize("table", ["ledger_transfer", "audit"])
@pytest.mark.parametrize("act", ["UPDATE {0} SET at = 0", "DELETE FROM {0}"])
def test_ledger_and_trail_refuse_every_change(
    desk: Desk, store: Store, clerk: Actor, table: str, act: str
) -> None:
    open_a_shift(desk, clerk)

    with store.engine.connect() as connection, pytest.raises(DBAPIError, match="append only"):
        connection.exec_driver_sql(act.format(table))


def test_the_sqlite_in_use_has_no_wal_reset_fault(tmp_path: Path) -> None:
    data_key = key.load_or_make(tmp_path, "file", is_new=True)
    engine = open_sqlite(tmp_path / "x.db", data_key)

    with engine.connect() as connection:
        version = connection.exec_driver_sql("SELECT sqlite_version()").scalar_one()
        journal = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
        synchronous = connection.exec_driver_sql("PRAGMA synchronous").scalar_one()
    engine.dispose()

    assert tuple(map(int, version.split("."))) >= (3, 51, 3)
    assert (journal, synchronous) == ("wal", 2)


def signed_in(desk: Desk) -> Actor:
    from counter_app.commands.user import SignIn
    from counter_app.domain.user import NOBODY

    return desk.submit(SignIn("tiepnhan", "1111"), by=NOBODY).value


def test_the_program_and_its_migrations_agree_on_the_newest_step() -> None:
    from alembic.script import ScriptDirectory

    from counter_app.store import migrate

    folder = Path(migrate.__file__).with_name("migrations")

    assert ScriptDirectory(str(folder)).get_current_head() == migrate.NEWEST
