"""A new version takes an old book over, or leaves it exactly as it was."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import MetaData, insert

from counter_app.desk import Desk
from counter_app.domain.errors import StoreError
from counter_app.domain.user import SYSTEM
from counter_app.queries.verify import Verify
from counter_app.settings import Settings
from counter_app.store import backup, key, migrate, restore
from counter_app.store.engine import WRITING, open_sqlite
from counter_app.store.office_database import open_office
from counter_app.store.setup import old_database, open_store
from counter_app.store.unit_of_work import Store
from tests.conftest import Clock
from tests.template import STATION

GOLDEN = Path(__file__).parents[1] / "golden" / "databases"
STEPS = tuple(sorted(path.name.partition(".")[0] for path in GOLDEN.glob("*.json.gz")))
NewId = Callable[[], str]


def golden(step: str) -> dict[str, Any]:
    """The rows of a day's work as the program of that step sealed them, and their key."""
    found: dict[str, Any] = json.loads(gzip.decompress((GOLDEN / f"{step}.json.gz").read_bytes()))
    return found


def lay_out(settings: Settings, step: str) -> dict[str, Any]:
    """The database of an earlier program, in this folder."""
    old = golden(step)
    (settings.data_dir / key.FILE_NAME).write_text(old["key"])
    if settings.database_url:
        engine = open_office(settings.database_url)
    else:
        data_key = key.load_or_make(settings.data_dir, "file", is_new=False)
        engine = open_sqlite(settings.database_path, data_key)
    with engine.connect() as connection:
        writing = connection.execution_options(**{WRITING: True})
        with writing.begin():
            command.upgrade(migrate._config(writing), step)
            # What is found by search is made from the rows, and differs between the two kinds.
            old["tables"].pop("search_place", None)
            tables = MetaData()
            tables.reflect(writing, only=list(old["tables"]))
            for name, table in old["tables"].items():
                rows = [dict(zip(table["columns"], row, strict=True)) for row in table["rows"]]
                if rows:
                    writing.execute(insert(tables.tables[name]), rows)
    engine.dispose()
    return old


def opened(settings: Settings, clock: Clock, new_id: NewId) -> Store:
    return open_store(settings, now=clock(), new_id=new_id, station_number=lambda: STATION)


def a_dump_was_made(settings: Settings, step: str) -> Settings:
    return replace(settings, dumped_at_step=step)


@pytest.mark.parametrize("step", STEPS)
def test_every_released_book_is_taken_over_whole(
    settings: Settings, clock: Clock, new_id: NewId, step: str
) -> None:
    old = lay_out(settings, step)

    store = opened(a_dump_was_made(settings, step), clock, new_id)

    desk = Desk(store, clock=clock, monotonic_ns=lambda: 1, new_id=new_id)
    verdict = desk.ask(Verify(), by=SYSTEM)
    store.close()
    assert verdict.ok, verdict
    assert verdict.audit_entries == len(old["tables"]["audit"]["rows"])


@pytest.mark.parametrize("step", STEPS[:1])
def test_the_old_book_lies_beside_and_the_old_program_could_open_it(
    sqlite_settings: Settings, clock: Clock, new_id: NewId, step: str
) -> None:
    old = lay_out(sqlite_settings, step)

    opened(sqlite_settings, clock, new_id).close()

    data_key = key.load_or_make(sqlite_settings.data_dir, "file", is_new=False)
    engine = open_sqlite(old_database(sqlite_settings.database_path, step), data_key)
    with engine.connect() as connection:
        assert migrate.revision(connection) == step
        assert backup.trail_end(connection).entries == len(old["tables"]["audit"]["rows"])
    engine.dispose()


def test_no_step_is_taken_while_no_copy_can_be_made(
    sqlite_settings: Settings, clock: Clock, new_id: NewId, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(sqlite_settings, "0001")

    def full(*_arguments: object) -> None:
        raise StoreError("no_room_for_file")

    monkeypatch.setattr(backup, "copy", full)
    with pytest.raises(StoreError, match="no_room_for_file"):
        opened(sqlite_settings, clock, new_id)
    monkeypatch.undo()

    assert step_of(sqlite_settings) == "0001"


@pytest.mark.parametrize("part", ["dossier_wait", "dossier_person"])
def test_a_step_that_fails_leaves_the_old_book_working(
    sqlite_settings: Settings, clock: Clock, new_id: NewId, part: str
) -> None:
    """Something of that name is in the way: the step fails in its middle."""
    old = lay_out(sqlite_settings, "0001")
    data_key = key.load_or_make(sqlite_settings.data_dir, "file", is_new=False)
    engine = open_sqlite(sqlite_settings.database_path, data_key)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"CREATE TABLE {part} (x TEXT)")
    engine.dispose()

    with pytest.raises(StoreError, match="update_failed"):
        opened(sqlite_settings, clock, new_id)

    assert step_of(sqlite_settings) == "0001"
    engine = open_sqlite(sqlite_settings.database_path, data_key)
    with engine.connect() as connection:
        backup.check_pages(connection)
        assert backup.trail_end(connection).entries == len(old["tables"]["audit"]["rows"])
    engine.dispose()


@pytest.mark.postgres
def test_an_office_is_asked_for_its_own_dump_first(
    postgresql_url: str, tmp_path: Path, clock: Clock, new_id: NewId
) -> None:
    from tests.postgresql import fresh_database

    settings = Settings(
        data_dir=tmp_path, database_url=fresh_database(postgresql_url), key_store="file"
    )
    lay_out(settings, "0001")

    with pytest.raises(StoreError, match="office_dump_first") as refusal:
        opened(a_dump_was_made(settings, "0000"), clock, new_id)

    assert refusal.value.facts["step"] == "0001"


def step_of(settings: Settings) -> str | None:
    data_key = key.load_or_make(settings.data_dir, "file", is_new=False)
    engine = open_sqlite(settings.database_path, data_key)
    with engine.connect() as connection:
        found = migrate.revision(connection)
    engine.dispose()
    return found


# --- A6: what is lost is found at the start, and never used silently ---------------------------


@pytest.fixture
def worked(sqlite_settings: Settings, clock: Clock, new_id: NewId) -> Settings:
    """A folder in which a book was kept."""
    store = opened(sqlite_settings, clock, new_id)
    with store.writing() as uow:
        uow.write_trail(at=0, actor="test", act="test", subject="")
    store.close()
    return sqlite_settings


def refusal_at_start(settings: Settings, clock: Clock, new_id: NewId) -> str:
    with pytest.raises(StoreError) as refusal:
        opened(settings, clock, new_id)
    return refusal.value.code


@pytest.mark.parametrize("what", ["gone", "empty"])
def test_a6_a_book_that_is_gone_is_not_begun_anew(
    worked: Settings, clock: Clock, new_id: NewId, what: str
) -> None:
    if what == "gone":
        worked.database_path.unlink()
    else:
        worked.database_path.write_bytes(b"")

    assert refusal_at_start(worked, clock, new_id) == "database_lost"
    assert refusal_at_start(worked, clock, new_id) == "database_lost"


@pytest.mark.parametrize("at", [0, 16, 100, 4_096, 9_000])
def test_a6_a_damaged_page_is_found(worked: Settings, clock: Clock, new_id: NewId, at: int) -> None:
    content = bytearray(worked.database_path.read_bytes())
    content[at : at + 16] = bytes(byte ^ 0x5A for byte in content[at : at + 16])
    worked.database_path.write_bytes(content)

    # The first bytes are the salt, which we keep with the key: nothing is lost with them.
    if at == 0:
        opened(worked, clock, new_id).close()
    else:
        codes = ("key_does_not_fit", "database_damaged")
        try:
            store = opened(worked, clock, new_id)
        except StoreError as error:
            assert error.code in codes
        else:
            with pytest.raises(StoreError, match="database_damaged"), store.reading() as reading:
                backup.check_pages(reading.connection)
            store.close()


def test_a6_a_log_that_was_deleted_is_found(
    worked: Settings, clock: Clock, new_id: NewId, tmp_path: Path
) -> None:
    store = opened(worked, clock, new_id)
    with store.writing() as uow:
        uow.write_trail(at=0, actor="test", act="only in the log", subject="")
    crashed = tmp_path / "crashed"
    shutil.copytree(worked.data_dir, crashed, ignore=shutil.ignore_patterns("crashed"))
    store.close()
    (crashed / f"{restore.DATABASE}-wal").unlink()

    assert refusal_at_start(replace(worked, data_dir=crashed), clock, new_id) == "database_behind"


def test_a6_an_old_copy_laid_over_the_book_is_found(
    worked: Settings, clock: Clock, new_id: NewId
) -> None:
    old = worked.database_path.read_bytes()
    store = opened(worked, clock, new_id)
    with store.writing() as uow:
        uow.write_trail(at=0, actor="test", act="later", subject="")
    store.close()
    worked.database_path.write_bytes(old)

    assert refusal_at_start(worked, clock, new_id) == "database_behind"
