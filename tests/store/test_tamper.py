"""The tamper table: every table, every manner. Each is named where it happened.

The book is written once; each tampering happens in a transaction of its own that is rolled back.
What is tried follows from the schema, so that a new table falls under it.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import Connection, Table, UniqueConstraint, select

from counter_app.commands.user import SignIn
from counter_app.desk import Desk
from counter_app.domain import audit as chain
from counter_app.domain.errors import NotAllowed
from counter_app.domain.user import NOBODY, SYSTEM
from counter_app.queries.verify import Verdict, Verify
from counter_app.queries.view import View
from counter_app.store import schema, triggers
from counter_app.store.rows import Reading, Sealer, key_text
from counter_app.store.unit_of_work import Store
from tests.conftest import Clock

TABLES = sorted(schema.metadata.tables.values(), key=lambda table: table.name)
# Rows that the program itself removes: an unfinished form, and a day that is compared again.
GO_AWAY = {"draft", "compared_day"}
WRONG_KEY = bytes(32)


@dataclass(frozen=True)
class Book:
    """A connection that may do anything, and the eyes of verify on it."""

    connection: Connection
    sealer: Sealer
    store: Store
    clock: Clock

    def rows(self, table: Table) -> list[dict[str, Any]]:
        query = select(table).order_by(*table.primary_key.columns)
        return [dict(row) for row in self.connection.execute(query).mappings()]

    def put(self, table: Table, old: dict[str, Any], new: dict[str, Any]) -> None:
        update = table.update()
        for key in table.primary_key.columns:
            update = update.where(key == old[key.name])
        self.connection.execute(update.values(new))

    def remove(self, table: Table, row: dict[str, Any]) -> None:
        delete = table.delete()
        for key in table.primary_key.columns:
            delete = delete.where(key == row[key.name])
        self.connection.execute(delete)

    def add(self, table: Table, row: dict[str, Any]) -> None:
        self.connection.execute(table.insert().values(row))

    def verdict(self) -> Verdict:
        reading = Reading(self.connection, self.sealer)
        return Verify(reads_files=False).answer(
            View(reading, SYSTEM, self.clock(), self.store.blobs)
        )


@contextlib.contextmanager
def tampering(store: Store, clock: Clock) -> Iterator[Book]:
    """Triggers off and foreign keys unasked, as for anybody with the file and its key."""
    with store.engine.connect() as connection, connection.begin() as transaction:
        drop_triggers(connection)
        yield Book(connection, store.sealer, store, clock)
        transaction.rollback()


def drop_triggers(connection: Connection) -> None:
    """Verify looks for them by name, so each is put back, refusing nothing."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RETURN NULL; END $$"
        )
        return
    for table in schema.APPEND_ONLY:
        for act in ("UPDATE", "DELETE"):
            name = triggers.name(table, act)
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
            connection.exec_driver_sql(
                f"CREATE TRIGGER {name} BEFORE {act} ON {table} BEGIN SELECT 1; END"
            )


def other(value: Any, table: Table, name: str) -> int | str:
    """A value that is not this one."""
    if table.columns[name].type.python_type is int:
        return 7_777_777
    return "altered" if value != "altered" else "altered again"


def place(table: Table, row: dict[str, Any]) -> str:
    return f"{table.name}/{key_text(table, row)}"


def test_the_control_an_untouched_book_is_whole_and_every_table_has_a_row(
    worked: Store, clock: Clock
) -> None:
    with tampering(worked, clock) as book:
        assert book.verdict().ok
        assert [table.name for table in TABLES if not book.rows(table)] == []


def named(book: Book) -> set[str]:
    """The places that verify names."""
    return {fault.rpartition(": ")[0] for fault in book.verdict().faults}


BUSINESS = [table for table in TABLES if table is not schema.audit]


def test_every_column_of_every_table_altered_is_named(worked: Store, clock: Clock) -> None:
    """A column of each table at a time: what is told of one row hides no other."""
    columns = {table.name: _content(table) for table in BUSINESS}
    with tampering(worked, clock) as book:
        for turn in range(max(map(len, columns.values()))):
            with book.connection.begin_nested() as step:
                expected = set()
                for table in BUSINESS:
                    if turn < len(columns[table.name]):
                        row, name = book.rows(table)[-1], columns[table.name][turn]
                        book.put(table, row, {name: other(row[name], table, name)})
                        expected.add(place(table, row))

                assert named(book) == expected
                step.rollback()
        for name in _content(schema.audit):
            row = book.rows(schema.audit)[3]
            with book.connection.begin_nested() as step:
                book.put(schema.audit, row, {name: other(row[name], schema.audit, name)})

                assert named(book) == {place(schema.audit, row)}
                step.rollback()


def _content(table: Table) -> list[str]:
    return [column.name for column in table.columns if not column.primary_key]


def test_a_row_removed_from_any_table_is_named(worked: Store, clock: Clock) -> None:
    with tampering(worked, clock) as book:
        expected = set()
        for table in (one for one in BUSINESS if one.name not in GO_AWAY):
            row = book.rows(table)[0]
            book.remove(table, row)
            expected.add(place(table, row))

        assert named(book) == expected


def test_a_row_added_to_any_table_is_named(worked: Store, clock: Clock) -> None:
    """A copy of a good row under another key: its seal says whose it was."""
    with tampering(worked, clock) as book:
        expected = set()
        for table in BUSINESS:
            made = dict(book.rows(table)[-1])
            for column in table.columns:
                is_one_of_a_kind = column.primary_key or column.name in _unique(table)
                if is_one_of_a_kind and made[column.name] is not None:
                    is_number = isinstance(made[column.name], int)
                    made[column.name] = made[column.name] + 1 if is_number else "added"
            book.add(table, made)
            expected.add(place(table, made))

        assert named(book) == expected


def test_an_entry_added_to_the_trail_is_named(worked: Store, clock: Clock) -> None:
    with tampering(worked, clock) as book:
        last = book.rows(schema.audit)[-1]
        made = {**last, "sequence": last["sequence"] + 1}
        book.add(schema.audit, made)

        assert named(book) == {place(schema.audit, made)}


def _unique(table: Table) -> set[str]:
    return {
        column.name
        for constraint in table.constraints
        if isinstance(constraint, UniqueConstraint)
        for column in constraint.columns
    }


def test_two_rows_of_any_table_that_changed_places_are_named(worked: Store, clock: Clock) -> None:
    with tampering(worked, clock) as book:
        expected = set()
        for table in BUSINESS:
            rows = book.rows(table)
            content = [name for name in _content(table) if name not in _unique(table)]
            if len(rows) > 1:
                one, two = rows[0], rows[-1]
                book.put(table, one, {name: two[name] for name in content})
                book.put(table, two, {name: one[name] for name in content})
                expected |= {place(table, one), place(table, two)}

        assert named(book) == expected
        assert len(expected) > 2 * 20


def test_two_entries_of_the_trail_that_changed_places_are_named(
    worked: Store, clock: Clock
) -> None:
    with tampering(worked, clock) as book:
        one, two = book.rows(schema.audit)[4:6]
        for old, new in ((one, two), (two, one)):
            book.put(schema.audit, old, {name: new[name] for name in _content(schema.audit)})

        assert book.verdict().first_fault == f"{place(schema.audit, one)}: link"


def test_every_length_of_tail_cut_off_that_bore_a_row_is_found(worked: Store, clock: Clock) -> None:
    """Marks of readings alone are told by the mark beside the file, papers and the city."""
    with tampering(worked, clock) as book:
        trail = book.rows(schema.audit)
        bore_rows = False
        for row in reversed(trail[1:]):
            book.remove(schema.audit, row)
            bore_rows = bore_rows or row["touched"] != "[]"
            if bore_rows and row["sequence"] % 7 == 0:
                assert "not on the trail" in str(found := book.verdict()) or "older" in str(found)


def test_each_entry_taken_from_the_middle_is_named(worked: Store, clock: Clock) -> None:
    with tampering(worked, clock) as book:
        for row in book.rows(schema.audit)[:-1]:
            with book.connection.begin_nested() as step:
                book.remove(schema.audit, row)

                assert book.verdict().first_fault == f"audit/{row['sequence']}: missing"
                step.rollback()


def rechained(book: Book, key: bytes) -> None:
    """Seal every row and link every entry anew, as the program itself would with that key."""
    sealer = Sealer(key)
    seals: dict[tuple[str, str, str], str] = {}
    for table in TABLES:
        if table is schema.audit:
            continue
        for row in book.rows(table):
            seal = sealer.seal(table, row)
            seals[table.name, key_text(table, row), row["seal"]] = seal
            book.put(table, row, {"seal": seal})
    _link(book, sealer, seals)


def _link(book: Book, sealer: Sealer, seals: dict[tuple[str, str, str], str]) -> None:
    previous = chain.FIRST_LINK
    for row in book.rows(schema.audit):
        told = [
            [table, key, seals.get((table, key, seal), seal)]
            for table, key, seal in json.loads(row["touched"])
        ]
        touched = json.dumps(told, separators=(",", ":"))
        fields = (row["sequence"], row["at"], row["actor"], row["act"], row["subject"], touched)
        link = chain.link(sealer.key, previous, fields)
        new = {**row, "touched": touched, "link": link}
        new["seal"] = sealer.seal(schema.audit, new)
        book.put(schema.audit, row, {name: new[name] for name in ("touched", "link", "seal")})
        previous = link


def test_a_book_chained_anew_without_the_key_breaks_at_its_first_entry(
    worked: Store, clock: Clock
) -> None:
    with tampering(worked, clock) as book:
        rechained(book, WRONG_KEY)

        assert book.verdict().first_fault == "audit/1: link"


def test_a_book_chained_anew_with_the_key_is_whole_in_itself(worked: Store, clock: Clock) -> None:
    """What verify cannot know by itself; the heads that others keep tell it, see test_heads."""
    with tampering(worked, clock) as book:
        row = book.rows(schema.event)[0]
        book.put(schema.event, row, {"actor": "somebody else"})
        assert not book.verdict().ok
        rechained(book, book.sealer.key)

        assert book.verdict().ok


def test_an_older_state_of_a_row_is_named(worked: Store, desk: Desk, clock: Clock) -> None:
    """Its seal is good: the trail knows that it was changed since."""
    with worked.reading() as reading:
        (old, *_) = reading.rows(select(schema.user).where(schema.user.c.login == "tiepnhan"))
    with pytest.raises(NotAllowed):
        desk.submit(SignIn("tiepnhan", "9999"), by=NOBODY)
    with tampering(worked, clock) as book:
        book.put(schema.user, dict(old), dict(old))

        assert book.verdict().first_fault == f"person/{old['id']}: older than the trail"
