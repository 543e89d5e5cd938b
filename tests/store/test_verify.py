"""Any one row altered, added or removed behind the desk's back is named."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import Table, select

from counter_app.commands.blackout import PrepareKit
from counter_app.commands.catalogue import ImportCatalogue
from counter_app.commands.city_word import AnswerCity
from counter_app.commands.compared import CompareDay
from counter_app.commands.draft import SaveDraft
from counter_app.commands.inbox import NoteChanges
from counter_app.commands.outbox import SetRefusedAside, SettleDeliveries
from counter_app.commands.payment import RequestPayment
from counter_app.commands.slip import AnswerPrint, BeginPrint, EndPrint, PrintJobState
from counter_app.commands.station import NoteFurtherLease
from counter_app.desk import Desk
from counter_app.domain.bill import BillAsked
from counter_app.domain.channel import Channel
from counter_app.domain.numbering import Block, Series
from counter_app.domain.outbox import Refused
from counter_app.domain.payment import QrTender
from counter_app.domain.user import SYSTEM, Actor
from counter_app.ports import CityChange
from counter_app.queries.outbox import DueForCity
from counter_app.queries.verify import Verdict, Verify
from counter_app.store import schema, triggers
from counter_app.store.unit_of_work import Store
from tests.builders import (
    HOUSEHOLD_BUSINESS,
    a_dossier,
    a_supplement,
    end_the_day,
    give_account,
    live_through,
    open_a_shift,
    review_the_day,
    turn_bank_money,
    turn_money,
)
from tests.commands.test_thread import a_credit
from tests.domain.test_national_record import new

CITY_TIME = datetime(2026, 11, 26, 2, 0, tzinfo=UTC)
TABLES = sorted(schema.metadata.tables.values(), key=lambda table: table.name)


@pytest.fixture
def worked(desk: Desk, store: Store, clerk: Actor, supervisor: Actor, head: Actor) -> Store:
    """A desk on which everything happened once."""
    open_a_shift(desk, clerk)
    desk.submit(SaveDraft("draft", "intake", "{}"), by=clerk)
    received = desk.submit(a_dossier("d1"), by=clerk).value
    desk.submit(a_supplement("d2"), by=clerk)
    request = RequestPayment("p1", "d3", HOUSEHOLD_BUSINESS, Channel.COUNTER, BillAsked())
    reference = desk.submit(request, by=clerk).value.reference
    desk.submit(a_credit(reference, 100_000), by=SYSTEM)
    desk.submit(a_dossier("d3", HOUSEHOLD_BUSINESS, tender=QrTender("p1")), by=clerk)
    job_id = desk.submit(BeginPrint("intake-slip", received.code, 0, "tcp"), by=clerk).value
    desk.submit(EndPrint(job_id, PrintJobState.SENT, "tcp"), by=clerk)
    desk.submit(AnswerPrint(job_id, is_printed=True), by=clerk)
    live_through(desk, clerk, supervisor, head)
    turn_money(desk, clerk, supervisor, head)
    give_account(desk, clerk, supervisor, head)
    turn_bank_money(desk, clerk, supervisor, head)
    desk.submit(ImportCatalogue("records.jsonl", ((1, new()),)), by=SYSTEM)
    entry = desk.ask(DueForCity(), by=SYSTEM)[0]
    desk.submit(SettleDeliveries((Refused(entry.entry_id, "schema", "{}"),)), by=SYSTEM)
    desk.submit(SetRefusedAside(entry.entry_id, "Thử"), by=supervisor)
    told = {"code": received.code, "status": 7, "at": "2026-11-26T02:00:00Z"}
    page = NoteChanges((CityChange(90, "dossier.status", told),), 90, CITY_TIME)
    desk.submit(page, by=SYSTEM)
    desk.submit(AnswerCity(90, is_ours=True, reason="Thử"), by=supervisor)
    desk.submit(CompareDay(CITY_TIME.date(), frozenset()), by=SYSTEM)
    desk.submit(NoteFurtherLease(Series.DOSSIER, 1_269_999, Block(1, 9)), by=SYSTEM)
    desk.submit(PrepareKit(1), by=supervisor)
    shift_id = end_the_day(desk, clerk, supervisor, head)
    review_the_day(desk, supervisor, head, shift_id, CITY_TIME.date())
    return store


def verdict(desk: Desk) -> Verdict:
    return desk.ask(Verify(), by=SYSTEM)


def with_triggers_off(store: Store, statement: str) -> None:
    """What somebody with the key and an SQL prompt can do."""
    with store.engine.begin() as connection:
        dialect = connection.dialect.name
        for table in schema.APPEND_ONLY:
            for act in ("UPDATE", "DELETE"):
                name = triggers.name(table, act)
                on = f" ON {table}" if dialect == "postgresql" else ""
                connection.exec_driver_sql(f"DROP TRIGGER {name}{on}")
        connection.exec_driver_sql(statement)
        for made in triggers.statements(dialect, schema.APPEND_ONLY):
            is_dropped = "BEFORE UPDATE" in made or "BEFORE DELETE" in made
            if is_dropped:
                connection.exec_driver_sql(made)


def test_an_untouched_book_is_whole(worked: Store, desk: Desk) -> None:
    assert verdict(desk).ok


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_any_altered_row_is_named(worked: Store, desk: Desk, table: Table) -> None:
    keys = {column.name for column in table.primary_key.columns}
    for column in (one for one in table.columns if one.name not in keys):
        with worked.engine.connect() as connection:
            before = connection.execute(select(column).limit(1)).scalar()
        is_number = column.type.python_type is int
        value = "7777777" if is_number else "'altered'"
        key = next(iter(table.primary_key.columns))
        with worked.engine.connect() as connection:
            first = connection.execute(select(key).limit(1)).scalar_one()
        quoted = str(first) if isinstance(first, int) else f"'{first}'"
        with_triggers_off(
            worked, f"UPDATE {table.name} SET {column.name} = {value} WHERE {key.name} = {quoted}"
        )

        found = verdict(desk)

        assert not found.ok, (table.name, column.name, before)
        assert found.first_fault is not None
        assert found.first_fault.startswith(table.name)


@pytest.mark.parametrize("name", sorted(schema.CHAINED))
def test_any_removed_business_row_is_named(worked: Store, desk: Desk, name: str) -> None:
    table = schema.metadata.tables[name]
    key = next(iter(table.primary_key.columns))
    with worked.engine.connect() as connection:
        first = connection.execute(select(key).limit(1)).scalar_one()
    with_triggers_off(worked, f"DELETE FROM {name} WHERE {key.name} = '{first}'")

    assert not verdict(desk).ok


def test_the_end_of_the_trail_cut_off_is_named(worked: Store, desk: Desk) -> None:
    with_triggers_off(
        worked, "DELETE FROM audit WHERE sequence > (SELECT max(sequence) - 4 FROM audit)"
    )

    assert not verdict(desk).ok


def test_missing_triggers_are_named(worked: Store, desk: Desk) -> None:
    with worked.engine.begin() as connection:
        on = " ON audit" if connection.dialect.name == "postgresql" else ""
        connection.exec_driver_sql(f"DROP TRIGGER audit_refuses_update{on}")

    assert verdict(desk).first_fault == "trigger audit_refuses_update: missing"


def test_an_entry_rewritten_with_its_own_seal_breaks_the_chain(worked: Store, desk: Desk) -> None:
    """Who can seal a row cannot hide it: the next entry was linked to what stood there."""
    with worked.reading() as reading:
        row = dict(reading.one(schema.audit, sequence=3) or {})
    row["act"] = "nothing_happened"
    seal = worked.sealer.seal(schema.audit, row)
    with_triggers_off(
        worked, f"UPDATE audit SET act = '{row['act']}', seal = '{seal}' WHERE sequence = 3"
    )

    assert verdict(desk).first_fault == "audit/3: link"


def test_a_reversal_that_is_not_the_opposite_is_named(worked: Store, desk: Desk) -> None:
    """Even where the row was sealed anew and the trail told of it."""
    with worked.writing() as uow:
        (row,) = [one for one in uow.rows(select(schema.transfer)) if one["reverses"]]
        uow.insert(schema.transfer, {**row, "id": "again"})
        uow.write_trail(at=1, actor="x", act="x", subject="x")

    assert verdict(desk).first_fault == "ledger_transfer/again: undoes a second time"
