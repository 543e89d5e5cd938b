"""Opens the database: SQLCipher's SQLite as one encrypted file, or an office's PostgreSQL."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlcipher3
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from counter_app.domain.errors import StoreError
from counter_app.store.key import DataKey

# 3.7.0 to 3.51.2 can damage a WAL database that two connections write and checkpoint at once.
SQLITE_OLDEST = (3, 51, 3)
BUSY_S = 5.0
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
        cursor = connection.cursor()
        cursor.execute(f'PRAGMA key = "{key.pragma}"')
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA temp_store = MEMORY")
        cursor.close()
        return connection

    engine = create_engine(
        "sqlite://",
        creator=connect,
        module=sqlcipher3.dbapi2,
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=4,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        is_writing = connection.get_execution_options().get(WRITING, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")

    return _answering(engine)


def open_postgresql(url: str) -> Engine:
    """The office's database; raises StoreError where it does not answer."""
    if not url.startswith("postgresql+psycopg://"):
        raise StoreError("database_url_unknown")
    engine = create_engine(
        url,
        isolation_level="REPEATABLE READ",
        pool_size=4,
        hide_parameters=True,
        connect_args={"connect_timeout": int(BUSY_S)},
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # One writer at a time, as in the embedded file: the audit chain is one line of links.
        if connection.get_execution_options().get(WRITING, False):
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(4071)")

    return _answering(engine)


def _answering(engine: Engine) -> Engine:
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("SELECT 1")
    except DBAPIError as error:
        engine.dispose()
        raise trouble(error) from None
    return engine


def trouble(error: DBAPIError) -> StoreError:
    """The named failure behind a driver's error; its text may hold data and is not passed on."""
    return named(error.orig)


def named(error: BaseException | None) -> StoreError:
    """See `trouble`: the driver's own error."""
    text = str(error)
    known = (
        ("file is not a database", "key_does_not_fit"),
        ("readonly database", "folder_read_only"),
        ("unable to open database file", "folder_read_only"),
        ("database is locked", "database_busy"),
        ("database or disk is full", "disk_full"),
        ("malformed", "database_damaged"),
        ("disk I/O error", "disk_fault"),
        ("connection", "office_database_unreachable"),
    )
    for sign, code in known:
        if sign in text:
            return StoreError(code)
    return StoreError("database_trouble", kind=type(error).__name__)
