"""A book's rows from one database into another: table by table, held row against row on both sides.

The caller holds one write transaction open on each side; nothing here commits.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table, Text, func, insert, inspect, select, text
from sqlalchemy.schema import DropTable

from counter_app.domain import relocation
from counter_app.domain.errors import StoreError
from counter_app.domain.relocation import TableDigest
from counter_app.store import migrate, schema, search
from counter_app.store.blobs import Blobs
from counter_app.store.office_blobs import OfficeBlobs, keep_within, kept_within

PAGE = 1_000
# Is told how many more rows are done.
Pace = Callable[[int], None]


def row_count(connection: Connection) -> int:
    """All rows of the book."""
    return sum(
        int(connection.execute(select(func.count()).select_from(table)).scalar_one())
        for table in schema.metadata.sorted_tables
    )


def is_laid(connection: Connection) -> bool:
    """Whether there are tables of a book, with or without rows."""
    return migrate.revision(connection) is not None


def check_step(connection: Connection) -> None:
    """Raises StoreError("relocation_other_step") for a book that is not at this program's step."""
    found = migrate.revision(connection)
    if found is None:
        raise StoreError("relocation_nothing_here")
    if found != migrate.NEWEST:
        raise StoreError("relocation_other_step", found=found, wanted=migrate.NEWEST)


def make_room(target: Connection) -> None:
    """This program's tables, empty, whether or not somebody made them before.

    A copy that came and never counted makes room for the next one. Raises StoreError
    "relocation_not_empty", "relocation_other_step", or as `migrate.migrate`.
    """
    if migrate.revision(target) is None:
        if inspect(target).get_table_names():
            raise StoreError("relocation_not_empty")
        migrate.lay(target)
        return
    check_step(target)
    if end_of(target)[0] == relocation.ARRIVING:
        _clear(target)
        migrate.lay(target)
    elif row_count(target):
        raise StoreError("relocation_not_empty")


def end_of(connection: Connection) -> tuple[str, str]:
    """Act and subject of the trail's newest entry; empty where there is none."""
    trail = schema.audit.c
    newest = select(trail.act, trail.subject).order_by(trail.sequence.desc()).limit(1)
    row = connection.execute(newest).first()
    return ("", "") if row is None else (str(row.act), str(row.subject))


def has_come(connection: Connection, subject: str) -> bool:
    """Whether a copy of that move came into this book at any time."""
    trail = schema.audit.c
    query = select(trail.sequence).where(trail.act == relocation.ARRIVING, trail.subject == subject)
    return connection.execute(query).first() is not None


def copy(source: Connection, target: Connection, pace: Pace) -> tuple[TableDigest, ...]:
    """Every row of every table, as it is; gives what the source held.

    Raises StoreError("relocation_differs") where a table, read back, is not what was read.
    """
    digests = []
    for table in schema.metadata.sorted_tables:
        taken = _taking(table, source, target, pace)
        if digest(table, target, pace) != taken:
            raise StoreError("relocation_differs", table=table.name)
        digests.append(taken)
    search.fill(target)
    return tuple(digests)


def digest(
    table: Table, connection: Connection, pace: Pace, upto: int | None = None
) -> TableDigest:
    """A table's rows as they stand; of the audit trail, `upto` its first so many entries."""
    total, count = hashlib.sha256(), 0
    for page in _pages(table, connection, upto):
        count += len(page)
        total.update(_bytes(page))
        pace(len(page))
    return TableDigest(table.name, count, total.hexdigest())


def copy_file(name: str, source: Blobs, target: Blobs, within: Connection) -> None:
    """One scanned file, sealed as it is, and read back.

    A folder has it at once, an office's database with the transaction `within`. Raises
    StoreError("relocation_differs").
    """
    taken, come = hashlib.sha256(), hashlib.sha256()

    def told() -> Iterator[bytes]:
        for piece in source.sealed_pieces(name):
            taken.update(piece)
            yield piece

    if isinstance(target, OfficeBlobs):
        keep_within(within, name, told())
        pieces = kept_within(within, name)
    else:
        target.keep_sealed(name, told())
        pieces = target.sealed_pieces(name)
    for piece in pieces:
        come.update(piece)
    if come.digest() != taken.digest():
        raise StoreError("relocation_differs", table=f"scans/{name[:12]}")


def take_long(connection: Connection) -> None:
    """A server ends a turn that rests too long; this one rests while the other side is read."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")


def whole(digests: Sequence[TableDigest]) -> str:
    """One digest of all tables."""
    total = hashlib.sha256()
    for one in digests:
        total.update(f"{one.name} {one.rows} {one.sha256}\n".encode())
    return total.hexdigest()


def _taking(table: Table, source: Connection, target: Connection, pace: Pace) -> TableDigest:
    total, count = hashlib.sha256(), 0
    names = [column.name for column in table.columns]
    for page in _pages(table, source):
        count += len(page)
        total.update(_bytes(page))
        target.execute(insert(table), [dict(zip(names, row, strict=True)) for row in page])
        pace(len(page))
    return TableDigest(table.name, count, total.hexdigest())


def _pages(
    table: Table, connection: Connection, upto: int | None = None
) -> Iterator[Sequence[Row[Any]]]:
    """In the order of the key's bytes, which both databases sort alike when they are told to."""
    query = select(*table.columns).order_by(*_order(table, connection))
    if upto is not None:
        query = query.where(schema.audit.c.sequence <= upto)
    result = connection.execute(query, execution_options={"yield_per": PAGE})
    yield from result.partitions()


def _order(table: Table, connection: Connection) -> list[Any]:
    is_sqlite = connection.dialect.name == "sqlite"
    return [
        column if is_sqlite or not isinstance(column.type, Text) else column.collate("C")
        for column in table.primary_key.columns
    ]


def _bytes(page: Sequence[Row[Any]]) -> bytes:
    return "".join(
        json.dumps(tuple(row), ensure_ascii=False, separators=(",", ":")) + "\n" for row in page
    ).encode()


def _clear(office: Connection) -> None:
    """Triggers refuse to empty a table of the ledger; what never counted goes with its table."""
    for table in reversed(schema.metadata.sorted_tables):
        office.execute(DropTable(table))
    for statement in (
        "TABLE search_place",
        "TABLE blob",
        "TABLE alembic_version",
        "FUNCTION refuse_change",
    ):
        office.execute(text(f"DROP {statement}"))
