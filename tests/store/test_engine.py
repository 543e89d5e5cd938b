"""What the embedded database keeps in memory between two questions."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3._sqlite3
from sqlalchemy import Connection, Engine

from counter_app.store.engine import CACHE_KIB, open_sqlite
from counter_app.store.key import DataKey

pytestmark = pytest.mark.skipif(
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


def test_who_asks_alone_finds_again_what_was_read_and_no_more_than_that(engine: Engine) -> None:
    with engine.connect() as connection:
        _read(connection)
    full = _memory()
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA shrink_memory")

    # A page in memory is some hundred bytes more than a page.
    assert MOST < full - _memory() < CACHE_KIB * 1_024 * 1.2


def test_who_comes_back_while_another_is_out_keeps_no_pages(engine: Engine) -> None:
    with engine.connect():
        with engine.connect() as beside:
            _read(beside)
            read = _memory()

        assert _memory() < read - MOST
