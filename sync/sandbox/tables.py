"""The city's tables. Facts are only ever added, so that a backup is a row of high-water marks."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Engine,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    func,
    inspect,
    select,
)

_COUNTED = BigInteger().with_variant(Integer, "sqlite")

metadata = MetaData()
message = Table(
    "message",
    metadata,
    Column("key", Text, primary_key=True),
    Column("number", Integer, nullable=False, unique=True),
    Column("station", Text, nullable=False),
    Column("lane", Text, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("code", Text, nullable=False, index=True),
    Column("body", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("day", Text, nullable=False),
    Index("message_of_day", "station", "day"),
)
change = Table(
    "change",
    metadata,
    Column("cursor", _COUNTED, primary_key=True),
    Column("station", Text),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False),
)
# Receipts' data by the number of its fact; `cursor` is of the answer, null as long as none is.
asked_receipt = Table(
    "asked_receipt",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("cursor", _COUNTED, index=True),
)
claim = Table(
    "claim",
    metadata,
    Column("station", Text, primary_key=True),
    Column("installation", Text, nullable=False),
)
# A station's second and later numbers, in the order in which they were lent.
lent = Table(
    "lent",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("station", Text, nullable=False),
)
head = Table(
    "head",
    metadata,
    Column("id", _COUNTED, primary_key=True),
    Column("station", Text, nullable=False),
    Column("audit_head", Text, nullable=False),
    Column("noted_at", Text, nullable=False),
)
rating = Table(
    "rating",
    metadata,
    Column("id", _COUNTED, primary_key=True),
    Column("code", Text, nullable=False),
    Column("faces", Integer, nullable=False),
    Column("comment", Text),
    Column("noted_at", Text, nullable=False),
)
# `number` counts the files that are whole; a file that is not has none yet.
blob = Table(
    "blob",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("received", Integer, nullable=False),
    Column("number", Integer),
)
piece = Table(
    "piece",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("first", Integer, primary_key=True, autoincrement=False),
    Column("data", LargeBinary, nullable=False),
)
catalogue = Table(
    "catalogue",
    metadata,
    Column("id", _COUNTED, primary_key=True),
    Column("version", Text, nullable=False, unique=True),
    Column("valid_from", Text, nullable=False),
    Column("records", Text, nullable=False),
    Column("sha256", Text, nullable=False),
)
# Configuration bundles as they were published, in base64.
bundle = Table(
    "bundle",
    metadata,
    Column("id", _COUNTED, primary_key=True),
    Column("sha256", Text, nullable=False, unique=True),
    Column("file", Text, nullable=False),
)
# Versions of the program as they were published; the last one of a kind of computer is its newest.
release = Table(
    "release",
    metadata,
    Column("id", _COUNTED, primary_key=True),
    Column("platform", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("file", LargeBinary, nullable=False),
)
# A provider's notice as it came, before anybody judged it.
notice = Table(
    "notice",
    metadata,
    Column("id", _COUNTED, primary_key=True),
    Column("provider", Text, nullable=False),
    Column("raw", LargeBinary, nullable=False),
    Column("received_at", Text, nullable=False),
)
# Which credit was told of which notice: a provider's key is told once, for ever.
seen = Table(
    "seen",
    metadata,
    Column("provider", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("notice", Integer, nullable=False),
    Column("credit", Text, nullable=False),
)
backup = Table(
    "backup",
    metadata,
    Column("id", _COUNTED, primary_key=True),
    Column("marks", Text, nullable=False),
)


class OtherBookError(Exception):
    """The database holds a city of another version of this sandbox."""


def prepare(engine: Engine) -> None:
    """Make what is missing. Raises OtherBookError for tables that are not these."""
    metadata.create_all(engine)
    found = inspect(engine)
    for table in metadata.sorted_tables:
        columns = {column["name"] for column in found.get_columns(table.name)}
        if columns != set(table.columns.keys()):
            raise OtherBookError(f"another version's book, remove it: {table.name}")


def one_writer(connection: Connection) -> None:
    """Numbers and cursors are counted up, so one transaction at a time writes."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(8107)")


def next_number(connection: Connection, column: Any) -> int:
    """One more than the highest so far."""
    return int(connection.execute(select(func.max(column))).scalar() or 0) + 1


def utc_now() -> str:
    """The city's clock on the wire."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
