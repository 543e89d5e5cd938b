"""Any one row altered, added or removed behind the desk's back is named; so is a damaged page."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from counter_app.desk import Desk
from counter_app.domain.errors import StoreError
from counter_app.domain.user import SYSTEM
from counter_app.queries.verify import Verdict, Verify
from counter_app.store import schema, triggers
from counter_app.store.unit_of_work import Store
from tests.damage import damage_index


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


def test_a_damaged_page_that_no_row_is_read_from_is_named(worked: Store, desk: Desk) -> None:
    if worked.is_office:
        pytest.skip("a server looks after its own pages")
    damage_index(worked)

    found = verdict(desk)

    assert (found.ok, found.faults) == (False, ("database: database_damaged",))
    assert found.audit_entries == verdict(desk).audit_entries > 0


def test_a_check_of_the_pages_is_stopped_as_the_check_of_the_rows_is(
    worked: Store, desk: Desk
) -> None:
    if worked.is_office:
        pytest.skip("a server looks after its own pages")
    told: list[tuple[int, int]] = []

    def watch(done: int, total: int) -> None:
        """While the pages are read no row is added to those that were."""
        if told and told[-1] == (done, total):
            raise StoreError("verify_stopped")
        told.append((done, total))

    with pytest.raises(StoreError, match="verify_stopped"):
        desk.ask(Verify(watch=watch), by=SYSTEM)

    assert 0 < told[-1][0] < told[-1][1]
    assert verdict(desk).ok
