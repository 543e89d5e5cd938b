"""What the embedded database keeps in memory between two questions, and says on the console."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import sqlcipher3._sqlite3
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import QueuePool

from counter_app.store import key
from counter_app.store.door import people_at_the_door
from counter_app.store.engine import AT_ONCE, CACHE_KIB, open_sqlite
from counter_app.store.key import DataKey
from tests.damage import damage

told_by_the_driver = pytest.mark.skipif(
    sys.platform == "win32", reason="there the driver does not tell how much it has in memory"
)
# Several times what a connection keeps, and most of that.
ROWS, ROW_BYTES, MOST = 2_500, 4_000, CACHE_KIB * 768


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A file with one large table."""
    engine = open_sqlite(tmp_path / "large.db", DataKey(bytes(32), bytes(16), "file"))
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE large (row BLOB)")
        connection.exec_driver_sql(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
            "INSERT INTO large SELECT randomblob(?) FROM n",
            (ROWS, ROW_BYTES),
        )
    yield engine
    engine.dispose()


def _read(connection: Connection) -> None:
    connection.exec_driver_sql("SELECT count(hex(row)) FROM large").scalar_one()


def _memory() -> int:
    """Bytes that SQLite has in this process."""
    library = ctypes.CDLL(sqlcipher3._sqlite3.__file__)
    library.sqlite3_memory_used.restype = ctypes.c_int64
    return int(library.sqlite3_memory_used())


@told_by_the_driver
def test_who_asks_alone_finds_again_what_was_read_and_no_more_than_that(engine: Engine) -> None:
    with engine.connect() as connection:
        _read(connection)
    full = _memory()
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA shrink_memory")

    # A page in memory is some hundred bytes more than a page.
    assert MOST < full - _memory() < CACHE_KIB * 1_024 * 1.2


@told_by_the_driver
def test_who_comes_back_while_another_is_out_keeps_no_pages(engine: Engine) -> None:
    with engine.connect():
        with engine.connect() as beside:
            _read(beside)
            read = _memory()

        assert _memory() < read - MOST


def test_those_that_were_wanted_at_once_are_not_kept_open_for_the_rest_of_the_day(
    engine: Engine,
) -> None:
    with ExitStack() as asking:
        for _ in range(AT_ONCE):
            _read(asking.enter_context(engine.connect()))
    pool = engine.pool
    assert isinstance(pool, QueuePool)

    assert pool.checkedin() == 2


def _read_by_the_library(path: Path) -> None:
    engine = open_sqlite(path, key.load_or_make(path.parent, "file", is_new=False))
    with engine.connect() as connection, pytest.raises(DatabaseError, match="malformed"):
        connection.exec_driver_sql("SELECT * FROM person").all()
    engine.dispose()


def _read_at_the_door(path: Path) -> None:
    assert people_at_the_door(path.parent, path, "file") == ()


@pytest.mark.parametrize("read", [_read_by_the_library, _read_at_the_door])
def test_a_damaged_page_is_told_by_us_alone(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], read: Callable[[Path], None]
) -> None:
    path = tmp_path / "counter.db"
    engine = open_sqlite(path, key.load_or_make(tmp_path, "file", is_new=True))
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE person (login, name, role, is_drill, left_at)")
        root = connection.exec_driver_sql("SELECT rootpage FROM sqlite_master").scalar_one()
    engine.dispose()
    damage(path, root)
    # The level is one for the whole process: as it is where no connection was made before.
    loud = sqlcipher3.dbapi2.connect(":memory:")
    loud.execute("PRAGMA cipher_log_level = WARN")
    loud.close()

    read(path)

    assert capfd.readouterr() == ("", "")
