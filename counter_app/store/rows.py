"""Rows in and out: each sealed as it is written, business rows named on the audit trail."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, KeysView, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    Connection,
    Dialect,
    Insert,
    Select,
    StatementLambdaElement,
    Table,
    bindparam,
    delete,
    insert,
    lambda_stmt,
    select,
    update,
)

from counter_app.domain import audit as chain
from counter_app.domain import relocation
from counter_app.domain.errors import StoreError
from counter_app.domain.numbering import FIRST_STATION
from counter_app.store import schema

Value = None | int | str | bytes
Row = Mapping[str, Any]


class Sealer:
    """Computes a row's seal from its columns in the order of the table."""

    def __init__(self, key: bytes) -> None:
        self.key = key
        tables = schema.metadata.tables.values()
        self._columns = {
            table.name: itemgetter(
                *(c.name for c in table.columns if c.name != "seal" and not schema.is_later(c))
            )
            for table in tables
        }
        self._later = {
            table.name: tuple(sorted(c.name for c in table.columns if schema.is_later(c)))
            for table in tables
        }

    def seal(self, table: Table, row: Row) -> str:
        """The seal of a whole row.

        A column that came with a later schema step counts with its name, and only where it has a
        value: so a row sealed before the step keeps its seal.
        """
        values = self._columns[table.name](row)
        for name in self._later[table.name]:
            if row[name] is not None:
                values += (name, row[name])
        return chain.seal(self.key, table.name, values)


def prepared(build: Callable[[], Select[Any]]) -> StatementLambdaElement:
    """A query that stands as it is for ever: found again by its place in the source.

    Else the library finds what it has compiled by hashing the whole query, which for a long one
    takes as long as the database does. `build` is a lambda of its own for each query, without
    parameters but `bindparam`s.
    """
    return lambda_stmt(build, enable_tracking=False)


class Reading:
    """A consistent view of the store; nothing here writes.

    `station_id` is the row of the station that looks: an office's database holds several.
    """

    def __init__(
        self, connection: Connection, sealer: Sealer, station_id: int = FIRST_STATION
    ) -> None:
        self.connection = connection
        self.sealer = sealer
        self.station_id = station_id

    def as_station(self, station_id: int) -> Reading:
        """The same view as another station of the database has it."""
        return Reading(self.connection, self.sealer, station_id)

    def one(self, table: Table, **key: Value) -> Row | None:
        """The row with these column values, or None."""
        found = self.connection.execute(_by(table, tuple(key)), key).mappings().first()
        return None if found is None else dict(found)

    def rows(
        self, query: Select[Any] | StatementLambdaElement, **values: object
    ) -> list[dict[str, Any]]:
        """All rows of a query; the query itself bounds how many. `values` are its parameters."""
        result = self.connection.execute(query, values)
        names = tuple(result.keys())
        # Plain dicts: the library's own mappings take several times as long to read.
        return [dict(zip(names, row, strict=True)) for row in result.all()]

    def tuples(self, query: Select[Any], **values: object) -> Sequence[tuple[Any, ...]]:
        """As `rows`, each in the order of the query's columns: for what is read by hundreds."""
        return self.connection.execute(query, values).all()

    def scalar(self, query: Select[Any], **values: object) -> Any:
        """The first column of the first row, or None."""
        return self.connection.execute(query, values).scalar()


class Writing(Reading):
    """A reading view that may also write, each row sealed and, if it matters, put on the trail."""

    def __init__(
        self, connection: Connection, sealer: Sealer, station_id: int = FIRST_STATION
    ) -> None:
        super().__init__(connection, sealer, station_id)
        self._touched: list[tuple[str, str, str]] = []
        self.has_written = False
        self.trail_end: tuple[int, str] | None = None

    def writing_as(self, station_id: int) -> Writing:
        """The same transaction as another station of the database has it, on the same trail."""
        other = Writing(self.connection, self.sealer, station_id)
        # One transaction has one account.
        other._touched = self._touched
        return other

    def insert(self, table: Table, row: Row) -> None:
        """Add one row."""
        self.insert_many(table, (row,))

    def insert_many(self, table: Table, rows: Sequence[Row]) -> None:
        """Add rows of one table in one statement."""
        if rows:
            sealed = [self._sealed(table, row) for row in rows]
            self.has_written = True
            self.connection.execute(_insert(table), sealed)
            if table.name in schema.BORN_ON_TRAIL:
                self._touched += [(table.name, key_text(table, row), row["seal"]) for row in sealed]

    def change(self, table: Table, row: Row, **values: Value) -> Row:
        """Replace values of a row that was read in this transaction; gives the new row."""
        changed = self._sealed(table, {**row, **values})
        self._update(table, tuple(values), [changed])
        return changed

    def replace_many(self, table: Table, rows: Sequence[Row], names: tuple[str, ...]) -> None:
        """Write the columns `names` of many rows, each whole and read in this transaction."""
        if rows:
            self._update(table, names, (self._sealed(table, row) for row in rows))

    def delete(self, table: Table, **key: Value) -> None:
        """Remove rows of a table that is outside the trail."""
        assert table.name not in schema.CHAINED | schema.BORN_ON_TRAIL
        statement = delete(table)
        for name, value in key.items():
            statement = statement.where(table.c[name] == value)
        self.has_written = True
        self.connection.execute(statement)

    def write_trail(self, *, at: int, actor: str, act: str, subject: str) -> str:
        """Close the transaction's account: one audit entry over all business rows it touched.

        Raises StoreError "book_moved" or "book_arriving" where the book goes on elsewhere.
        """
        last = self.connection.execute(_newest()).first()
        _refuse_moved(None if last is None else last.act, act)
        sequence, previous = (last.sequence + 1, last.link) if last else (1, chain.FIRST_LINK)
        touched = json.dumps(self._touched, ensure_ascii=True, separators=(",", ":"))
        link = chain.link(self.sealer.key, previous, (sequence, at, actor, act, subject, touched))
        self._touched = []
        self.insert(
            schema.audit,
            {
                "sequence": sequence,
                "at": at,
                "actor": actor,
                "act": act,
                "subject": subject,
                "touched": touched,
                "link": link,
            },
        )
        self.trail_end = (sequence, link)
        return link

    def end_quietly(self) -> None:
        """What is written without a trail entry is no more written into a book that has moved.

        Raises StoreError as `write_trail` does.
        """
        if self.has_written and self.trail_end is None:
            last = self.connection.execute(_newest()).first()
            _refuse_moved(None if last is None else last.act, "")

    @cached_property
    def head(self) -> str:
        """The link of the newest audit entry before this transaction's own."""
        return head(self)

    @property
    def has_touched(self) -> bool:
        """Whether a row of the trail was written."""
        return bool(self._touched)

    def written(self, table: Table) -> tuple[str, ...]:
        """The keys of a table of the trail that this transaction wrote, in order."""
        return tuple(key for name, key, _ in self._touched if name == table.name)

    def _update(self, table: Table, names: tuple[str, ...], rows: Iterable[Row]) -> None:
        statement, bound = _update(table, names, self.connection.dialect)
        self.has_written = True
        self.connection.exec_driver_sql(statement, [bound(row) for row in rows])

    def _sealed(self, table: Table, row: Row) -> dict[str, Any]:
        # A row that was read is whole; one that is new may leave out what it has no value for.
        names = _names(table)
        is_whole = row.keys() == names
        sealed = dict(row) if is_whole else {name: row.get(name) for name in names}
        sealed["seal"] = seal = self.sealer.seal(table, sealed)
        if table.name in schema.CHAINED:
            self._touched.append((table.name, key_text(table, sealed), seal))
        return sealed


def _refuse_moved(end: str | None, act: str) -> None:
    code = relocation.refusal(end, act)
    if code is not None:
        raise StoreError(code)


def head(reading: Reading) -> str:
    """The newest link of the audit chain."""
    link = reading.scalar(
        select(schema.audit.c.link).order_by(schema.audit.c.sequence.desc()).limit(1)
    )
    return link or chain.FIRST_LINK


def key_text(table: Table, row: Row) -> str:
    """A row's primary key as text, for the trail."""
    return "/".join(str(row[column.name]) for column in table.primary_key.columns)


@cache
def _names(table: Table) -> KeysView[str]:
    return dict.fromkeys(column.name for column in table.columns).keys()


@cache
def _newest() -> Select[Any]:
    """The end of the trail."""
    trail = schema.audit.c
    newest = select(trail.sequence, trail.link, trail.act).order_by(trail.sequence.desc())
    return newest.limit(1)


@lru_cache(maxsize=64)
def _insert(table: Table) -> Insert:
    return insert(table)


@lru_cache(maxsize=128)
def _by(table: Table, names: tuple[str, ...]) -> Select[Any]:
    """The rows with given column values; building a statement costs more than running it."""
    statement = select(table)
    for name in names:
        statement = statement.where(table.c[name] == bindparam(name))
    return statement


Bound = Callable[[Row], Any]
_UPDATES: dict[tuple[str, str, tuple[str, ...]], tuple[str, Bound]] = {}


def _update(table: Table, names: tuple[str, ...], dialect: Dialect) -> tuple[str, Bound]:
    """The statement that writes some columns of a row, in a database's own words, and how a row
    becomes its parameters: the library's own way takes longer than the database itself.
    """
    key = (dialect.name, table.name, names)
    if key not in _UPDATES:
        statement = update(table)
        for column in table.primary_key.columns:
            statement = statement.where(column == bindparam(f"k_{column.name}"))
        values: dict[str, Any] = {name: bindparam(f"v_{name}") for name in (*names, "seal")}
        compiled = statement.values(values).compile(dialect=dialect)
        _UPDATES[key] = str(compiled), _bound(compiled.positiontup, compiled.binds)
    return _UPDATES[key]


def _bound(places: Sequence[str] | None, binds: Iterable[str]) -> Bound:
    """A row's parameters: a tuple where the driver counts them, else by their names."""
    if places is not None:
        return itemgetter(*(_column(bind) for bind in places))
    columns = tuple((bind, _column(bind)) for bind in binds)
    return lambda row: {bind: row[column] for bind, column in columns}


def _column(bind: str) -> str:
    return bind.partition("_")[2]
