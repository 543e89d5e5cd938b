"""Opens the embedded database, SQLCipher's SQLite as one encrypted file; names what fails."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlcipher3
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from counter_app import courtesy
from counter_app.domain.errors import StoreError
from counter_app.store.key import DataKey

# 3.7.0 to 3.51.2 can damage a WAL database that two connections write and checkpoint at once.
SQLITE_OLDEST = (3, 51, 3)
BUSY_S = 5.0
# SQLite's own measure; the driver has four times that, which a search finds no faster with, and
# half of it makes one among 100,000 dossiers twice as slow.
CACHE_KIB = 2_000
# What is asked while another answer is out finds a second one there. A third is wanted less than
# once a citizen, and would keep a megabyte of pages and statements for the rest of the day: it is
# opened for as long as it is wanted, which takes a millisecond.
KEPT_OPEN, AT_ONCE = 2, 8
WRITING = "writing"


def open_sqlite(path: Path, key: DataKey) -> Engine:
    """The embedded, encrypted file.

    Raises StoreError for an SQLite that is too old, a folder that cannot be written, or a key
    that does not fit.
    """
    if sqlcipher3.dbapi2.sqlite_version_info < SQLITE_OLDEST:
        raise StoreError("sqlite_too_old", version=sqlcipher3.dbapi2.sqlite_version)

    def connect() -> Any:
        connection = sqlcipher3.dbapi2.connect(
            str(path), timeout=BUSY_S, isolation_level=None, check_same_thread=False
        )
        key.unlock(connection)
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA temp_store = MEMORY")
        cursor.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        cursor.close()
        return connection

    engine = create_engine(
        "sqlite://",
        creator=connect,
        module=sqlcipher3.dbapi2,
        poolclass=QueuePool,
        pool_size=KEPT_OPEN,
        # Each has its own cache of pages: the one that was used last knows most of them.
        pool_use_lifo=True,
        max_overflow=AT_ONCE - KEPT_OPEN,
        hide_parameters=True,
    )

    let_the_window_go_first(engine)
    _keep_one_cache(engine)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing(connection) else "BEGIN")

    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("SELECT 1")
    except DBAPIError as error:
        engine.dispose()
        raise trouble(error) from None
    return engine


def _keep_one_cache(engine: Engine) -> None:
    """What comes back while another is out lies below that one, and what it knows is out of date
    after the next writer: its pages would stay for the rest of the day. Who asks again while the
    other is still out reads them anew; that one is seldom out for long.
    """

    @event.listens_for(engine, "checkin")
    def forget(connection: Any, _record: object) -> None:
        pool = engine.pool
        if connection is not None and isinstance(pool, QueuePool) and pool.checkedout() > 1:
            connection.execute("PRAGMA shrink_memory")


def let_the_window_go_first(engine: Engine) -> None:
    """Before each transaction, and before each question of one that reads. Not once a writer has
    its turn: the next one waits for it. To be asked for before what else hears of a beginning.
    """

    @event.listens_for(engine, "begin")
    def begin(_connection: Connection) -> None:
        courtesy.give_way()

    @event.listens_for(engine, "before_cursor_execute")
    def before(connection: Connection, *_statement: object) -> None:
        if not is_writing(connection):
            courtesy.give_way()


def is_writing(connection: Connection) -> bool:
    """Whether its transactions are a writer's, of which there is one at a time."""
    return bool(connection.get_execution_options().get(WRITING, False))


def trouble(error: DBAPIError) -> StoreError:
    """The named failure behind a driver's error; its text may hold data and is not passed on."""
    return named(error.orig)


def named(error: BaseException | None) -> StoreError:
    """See `trouble`: the driver's own error."""
    text = str(error)
    if (code := _STATES.get(str(getattr(error, "sqlstate", "")))) is not None:
        return StoreError(code)
    for sign, code in _SIGNS:
        if sign in text:
            return StoreError(code)
    return StoreError("database_trouble", kind=type(error).__name__)


# PostgreSQL names what happened to a statement (Appendix A of its manual) …
_STATES = {
    "40001": "database_contended",
    "40P01": "database_contended",
    "55P03": "database_busy",
    "57P01": "office_database_unreachable",
    "57P02": "office_database_unreachable",
    "57P03": "office_database_unreachable",
    "25P03": "office_database_unreachable",
    "28P01": "office_login_refused",
    "28000": "office_login_refused",
    "3D000": "office_database_missing",
    "42501": "office_rights_missing",
    "53100": "disk_full",
    "53300": "office_server_full",
    "25006": "office_read_only",
}
# … and leaves its words alone where no connection came about, as SQLite always does.
_SIGNS = (
    ("file is not a database", "key_does_not_fit"),
    ("readonly database", "folder_read_only"),
    ("unable to open database file", "folder_read_only"),
    ("database is locked", "database_busy"),
    ("database or disk is full", "disk_full"),
    ("malformed", "database_damaged"),
    ("disk I/O error", "disk_fault"),
    ('FATAL:  database "', "office_database_missing"),
    ("password authentication failed", "office_login_refused"),
    ("no password supplied", "office_login_refused"),
    ("authentication method requirement", "office_login_refused"),
    ("no pg_hba.conf entry", "office_not_let_in"),
    ("permission denied for database", "office_rights_missing"),
    ("too many clients", "office_server_full"),
    ("remaining connection slots", "office_server_full"),
    ("too many connections for", "office_server_full"),
    ("does not support SSL", "office_server_unsealed"),
    ("certificate verify failed", "office_certificate_wrong"),
    ("does not match host name", "office_certificate_wrong"),
    ("root certificate file", "office_certificate_wrong"),
    ("could not load system root", "office_certificate_wrong"),
    ("could not translate host name", "office_name_unknown"),
    ("failed to resolve host", "office_name_unknown"),
    ('" does not exist', "office_login_refused"),
    ("the database system is", "office_database_unreachable"),
    ("connection", "office_database_unreachable"),
)
