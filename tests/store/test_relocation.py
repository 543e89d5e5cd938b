"""A book moves to the office's server and back, row by row; wherever it is cut, one goes on."""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, create_engine, event, select, text

from counter_app.commands.draft import SaveDraft
from counter_app.commands.shift import CloseShift
from counter_app.desk import Desk
from counter_app.domain.calendar import VIETNAM
from counter_app.domain.errors import NotAllowed, RuleError, StoreError
from counter_app.domain.identity import uuid7
from counter_app.domain.money import Money
from counter_app.domain.relocation import TableDigest
from counter_app.domain.shift import DrawerCount
from counter_app.domain.user import SYSTEM
from counter_app.queries.find import FindEverything
from counter_app.queries.verify import Verify
from counter_app.relocation import Address, Relocation
from counter_app.settings import Settings
from counter_app.store import migrate, relocation, schema
from counter_app.store.engine import WRITING
from counter_app.store.setup import open_store
from counter_app.store.unit_of_work import Store
from counter_app.vault import TwoPeople
from counter_app.verbs.relocation import time_left_s
from tests.builders import a_dossier, a_scan, open_a_shift
from tests.conftest import seated
from tests.template import STATION

pytestmark = pytest.mark.postgres

LATER = datetime(2026, 11, 27, 8, 0, tzinfo=VIETNAM)
TWO = TwoPeople("giamsat", "2222", "lanhdao", "3333")
SCAN = b"%PDF-1.7 moved"
_tick = itertools.count(1)


def an_id() -> str:
    return uuid7(LATER, os.urandom(10))


@pytest.fixture(scope="module")
def closed_day(tmp_path_factory: pytest.TempPathFactory, set_up_folder: Path) -> Path:
    """A day of three dossiers whose shift is closed, to be copied."""
    folder = tmp_path_factory.mktemp("moving") / "desk"
    shutil.copytree(set_up_folder, folder)
    with a_desk(Settings(data_dir=folder, key_store="file")) as (desk, store):
        clerk = seated(store, "tiepnhan")
        shift_id = open_a_shift(desk, clerk).shift_id
        for number in range(3):
            desk.submit(a_dossier(f"d{number}"), by=clerk)
        desk.submit(a_scan(desk, clerk, "d1", content=SCAN), by=clerk)
        desk.submit(CloseShift(shift_id, DrawerCount.of(Money(509_000)), "Chốt"), by=clerk)
    return folder


@pytest.fixture
def file(closed_day: Path, tmp_path: Path) -> Settings:
    """The file of that day, for this test alone."""
    shutil.copytree(closed_day, tmp_path / "desk")
    return Settings(data_dir=tmp_path / "desk", key_store="file")


@pytest.fixture
def office(postgresql_url: str) -> Iterator[str]:
    """An empty database of the office."""
    from tests.postgresql import drop, fresh_database

    url = fresh_database(postgresql_url)
    yield url
    drop(postgresql_url, url)


@contextmanager
def a_desk(settings: Settings) -> Iterator[tuple[Desk, Store]]:
    store = open_store(settings, now=LATER, new_id=an_id, station_number=lambda: STATION)
    try:
        yield (
            Desk(store, clock=lambda: LATER, monotonic_ns=lambda: next(_tick), new_id=an_id),
            store,
        )
    finally:
        store.close()


def moves(file: Settings) -> Relocation:
    return Relocation(file, LATER, an_id)


def at(file: Settings, office: str) -> Settings:
    return replace(file, database_url=office)


def whole(settings: Settings) -> int:
    """The number of entries of a book, which is whole."""
    with a_desk(settings) as (desk, _):
        verdict = desk.ask(Verify(), by=SYSTEM)
        assert verdict.ok, verdict
        return verdict.audit_entries


def digests(settings: Settings, entries: int) -> tuple[TableDigest, ...]:
    """Of every table; of the trail as it was after so many entries."""
    with a_desk(settings) as (_, store), store.reading() as reading:
        return tuple(
            relocation.digest(
                table,
                reading.connection,
                lambda _rows: None,
                upto=entries if table is schema.audit else None,
            )
            for table in schema.metadata.sorted_tables
        )


def works(settings: Settings) -> bool:
    """Whether this book can be written: with a mark on the trail, and without."""
    said = []
    with a_desk(settings) as (desk, store):
        clerk = seated(store, "tiepnhan")
        for write in (
            lambda: desk.submit(SaveDraft("w", "intake", "{}"), by=clerk),
            lambda: leave_a_mark(store),
        ):
            try:
                write()
                said.append("")
            except StoreError as error:
                said.append(error.code)
    assert said in (["", ""], ["book_moved"] * 2, ["book_arriving"] * 2), said
    return said == ["", ""]


def leave_a_mark(store: Store) -> None:
    with store.writing() as uow:
        uow.write_trail(at=1, actor="test", act="test", subject="")


def is_written(file: Settings, office: str) -> bool:
    """Whether the office's database holds a book that can be written; an empty one stays empty."""
    return bool(tables_of(office)) and works(at(file, office))


def run(office: str, statement: str) -> list[tuple[object, ...]]:
    engine = create_engine(office)
    with engine.begin() as connection:
        result = connection.execute(text(statement))
        rows = [tuple(row) for row in result] if result.returns_rows else []
    engine.dispose()
    return rows


def tables_of(office: str) -> list[tuple[object, ...]]:
    return run(office, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")


def lay(office: str) -> None:
    engine = create_engine(office)
    with engine.begin() as connection:
        migrate.lay(connection)
    engine.dispose()


@contextmanager
def cutting(nth: int) -> Iterator[list[Connection]]:
    """The program is stopped in the moment before its nth write is kept; gives those before it."""
    kept: list[Connection] = []

    def stop(connection: Connection) -> None:
        if connection.get_execution_options().get(WRITING):
            if len(kept) + 1 == nth:
                raise KeyboardInterrupt
            kept.append(connection)

    event.listen(Engine, "commit", stop)
    try:
        yield kept
    finally:
        event.remove(Engine, "commit", stop)


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
def test_a_book_of_every_table_goes_to_the_office_and_back_with_equal_digests(
    worked: Store, settings: Settings, office: str
) -> None:
    with worked.reading() as reading:
        entries = len(reading.rows(select(schema.audit.c.sequence)))
    worked.close()
    before = digests(settings, entries)
    assert all(one.rows for one in before), [one.name for one in before if not one.rows]

    there = moves(settings).to_office(Address(office), TWO)
    assert whole(at(settings, office)) == there.entries
    in_office = {one.name: one for one in digests(at(settings, office), entries)}
    back = moves(settings).to_file(Address(office), TWO)

    assert whole(settings) == back.entries
    assert [one.name for one in before] == [one.name for one in there.tables]
    home = {one.name: one for one in digests(settings, entries)}
    # Whoever moves the book signs in, and that is all that came to its rows.
    for one in before:
        if one.name != "sign_in":
            assert in_office[one.name] == home[one.name] == one
    assert (settings.data_dir.parent / back.kept_in / "counter.db").exists()


def test_the_office_goes_on_with_the_numbers_and_the_scans_and_the_file_is_shut(
    file: Settings, office: str
) -> None:
    moves(file).to_office(Address(office), None)

    assert not works(file)
    with a_desk(at(file, office)) as (desk, store):
        clerk = seated(store, "tiepnhan")
        open_a_shift(desk, clerk)
        code = desk.submit(a_dossier("d9"), by=clerk).value.code
        found = desk.ask(FindEverything("mau don"), by=clerk)
    assert code.endswith(("0001", "0004")), code
    assert len(found.dossiers) == 4
    assert whole(at(file, office))
    assert whole(file), "what was shut can still be read and verified"


def test_back_home_the_numbers_go_on_and_the_office_is_shut(file: Settings, office: str) -> None:
    moves(file).to_office(Address(office), None)
    moved = moves(file).to_file(Address(office), None)

    assert works(file)
    assert not works(at(file, office))
    kept = file.data_dir.parent / moved.kept_in
    assert (kept / "counter.db").exists()
    assert not (file.data_dir / "relocating").exists()
    assert whole(file)


def test_a_move_over_another_book_changes_neither(file: Settings, office: str) -> None:
    other = Settings(file.data_dir.parent / "other", office, key_store="file")
    other.data_dir.mkdir()
    entries = whole(other)

    with pytest.raises(StoreError, match="relocation_not_empty"):
        moves(file).to_office(Address(office), None)

    assert whole(other) == entries
    assert works(file)


def test_a_database_of_something_else_is_left_alone(file: Settings, office: str) -> None:
    run(office, "CREATE TABLE accounts (id int)")

    with pytest.raises(StoreError, match="relocation_not_empty"):
        moves(file).to_office(Address(office), None)

    run(office, "SELECT * FROM accounts")
    assert works(file)


def test_tables_that_were_laid_before_and_hold_nothing_are_taken(
    file: Settings, office: str
) -> None:
    lay(office)

    moves(file).to_office(Address(office), None)

    assert whole(at(file, office))


def test_a_schema_of_another_step_is_refused(file: Settings, office: str) -> None:
    lay(office)
    run(office, "UPDATE alembic_version SET version_num = '0009'")

    with pytest.raises(StoreError, match="relocation_other_step"):
        moves(file).to_office(Address(office), None)

    assert works(file)


def test_a_row_that_the_target_keeps_otherwise_is_found_before_anything_counts(
    file: Settings, office: str
) -> None:
    lay(office)
    run(
        office,
        "CREATE FUNCTION mend() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN NEW.reason := trim(NEW.reason) || ' '; "
        "RETURN NEW; END $$",
    )
    run(
        office,
        "CREATE TRIGGER mend BEFORE INSERT ON dossier_paper FOR EACH ROW EXECUTE FUNCTION mend()",
    )

    with pytest.raises(StoreError, match="relocation_differs") as refusal:
        moves(file).to_office(Address(office), None)

    assert refusal.value.facts == {"table": "dossier_paper"}
    assert run(office, "SELECT count(*) FROM dossier") == [(0,)]
    assert works(file)


def test_an_open_shift_stays_where_its_drawer_is(file: Settings, office: str) -> None:
    with a_desk(file) as (desk, store):
        open_a_shift(desk, seated(store, "tiepnhan"))

    with pytest.raises(RuleError, match="relocation_shift_open"):
        moves(file).to_office(Address(office), None)

    assert not tables_of(office)
    assert works(file)


def test_a_book_in_which_a_row_was_altered_does_not_move(file: Settings, office: str) -> None:
    with a_desk(file) as (_, store), store.writing() as uow:
        uow.connection.execute(schema.dossier.update().values(full_name="Ai Đó"))

    with pytest.raises(StoreError, match="book_not_whole"):
        moves(file).to_office(Address(office), None)

    assert not tables_of(office)


def test_one_person_alone_moves_nothing(file: Settings, office: str) -> None:
    alone = TwoPeople("giamsat", "2222", "giamsat", "2222")
    clerk = TwoPeople("giamsat", "2222", "tiepnhan", "1111")
    for people, code in ((alone, "relocation_takes_two_people"), (clerk, "not_allowed")):
        with pytest.raises(NotAllowed, match=code):
            moves(file).to_office(Address(office), people)

    assert not tables_of(office)
    moves(file).to_office(Address(office), TWO)


def test_what_is_stopped_while_it_looks_or_copies_changes_nothing(
    file: Settings, office: str
) -> None:
    before = whole(file)
    seen: list[tuple[int, int]] = []
    for share in (0.1, 0.4, 0.7, 0.95):

        def watch(done: int, total: int, share: float = share) -> None:
            seen.append((done, total))
            if done >= share * total:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            replace(moves(file), watch=watch).to_office(Address(office), None)
        assert not tables_of(office)
        assert whole(file) == before
    assert works(file)
    assert max(done for done, _ in seen) <= min(total for _, total in seen)


@pytest.mark.parametrize("way", ["to the office", "home"])
def test_wherever_a_write_is_cut_at_most_one_book_goes_on_and_the_same_order_finishes(
    file: Settings, office: str, way: str
) -> None:
    entries = whole(file)
    before = digests(file, entries)
    if way == "home":
        moves(file).to_office(Address(office), None)
    for nth in itertools.count(1):
        is_done = True
        with cutting(nth) as kept:
            try:
                order = moves(file).to_file if way == "home" else moves(file).to_office
                order(Address(office), None)
            except (KeyboardInterrupt, StoreError):
                is_done = False
        in_file, in_office = works(file), is_written(file, office)
        if is_done:
            break
        assert not (in_file and in_office)
        assert len(kept) == nth - 1 or nth > 1
    assert nth > 1
    assert (in_file, in_office) == (way == "home", way != "home")
    book = file if way == "home" else at(file, office)
    after = {one.name: one for one in digests(book, entries)}
    assert all(after[one.name] == one for one in before if one.name != "draft")
    assert whole(book)


def test_a_copy_that_is_lost_is_no_loss_of_the_book(file: Settings, office: str) -> None:
    moves(file).to_office(Address(office), None)
    with pytest.raises(StoreError, match="relocation_counts_there"):
        moves(file).take_back_file(Address(office), TWO)
    with pytest.raises(NotAllowed):
        moves(file).take_back_file(None, TwoPeople("giamsat", "2222", "giamsat", "2222"))

    moves(file).take_back_file(None, TWO)

    assert works(file)
    assert whole(file)
    with pytest.raises(RuleError, match="relocation_not_left"):
        moves(file).take_back_file(None, TWO)


def test_the_time_that_is_left_follows_the_pace() -> None:
    assert time_left_s(0, 100, 5.0) is None
    assert time_left_s(25, 100, 5.0) == 15
    assert time_left_s(100, 100, 5.0) == 0
