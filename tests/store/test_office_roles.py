"""The two roles of an office's database: what a counter may do there, and what it may not."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import DBAPIError

from counter_app.commands.draft import DiscardDraft, SaveDraft
from counter_app.commands.user import SignIn
from counter_app.desk import Desk
from counter_app.domain.errors import InputError, StoreError
from counter_app.domain.identity import uuid7
from counter_app.domain.office_server import COUNTER_ROLE, DATABASE, OWNER_ROLE
from counter_app.domain.user import SYSTEM
from counter_app.office import OfficeSetup
from counter_app.queries.verify import Verify
from counter_app.settings import Settings, read
from counter_app.store import migrate, schema
from counter_app.store.office_roles import CHANGED, ROLES_SQL, rights
from counter_app.store.setup import open_store
from counter_app.store.unit_of_work import Store
from tests.builders import live_through, open_a_shift
from tests.conftest import Clock, seated
from tests.postgresql import drop, fresh_database
from tests.template import MORNING, STATION

pytestmark = pytest.mark.postgres
ROOT = Path(__file__).parents[2]


class Office:
    """A database that the administrator made with the SQL we give them, and a counter's folder."""

    def __init__(self, server_url: str, folder: Path) -> None:
        self._server_url = server_url
        self._url = fresh_database(server_url)
        self.clock = Clock(MORNING)
        self._count = itertools.count(1)
        as_administrator(self._url)
        self.settings = Settings(
            data_dir=folder, database_url=self._as(COUNTER_ROLE), key_store="file"
        )
        self.setup = OfficeSetup(self.settings, self.clock(), self.new_id, lambda: STATION)
        self.owner = create_engine(self._as(OWNER_ROLE))

    def new_id(self) -> str:
        return uuid7(self.clock(), next(self._count).to_bytes(10, "big"))

    def open(self, folder: Path | None = None) -> Store:
        """As a counter opens it."""
        settings = self.settings if folder is None else replace(self.settings, data_dir=folder)
        return open_store(
            settings, now=self.clock(), new_id=self.new_id, station_number=lambda: STATION
        )

    def close(self) -> None:
        self.owner.dispose()
        drop(self._server_url, self._url)

    def _as(self, role: str) -> str:
        return make_url(self._url).set(username=role).render_as_string(hide_password=False)


def as_administrator(url: str) -> None:
    """Run the SQL that we give an administrator on a database that is there."""
    name = make_url(url).database
    assert name is not None
    admin = create_engine(url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        for statement in _statements(name):
            connection.exec_driver_sql(statement)
    admin.dispose()


def _statements(name: str) -> Iterator[str]:
    """What psql would run of it; the database is there, and roles stay from test to test."""
    lines = [one for one in ROLES_SQL.splitlines() if not one.startswith(("--", "\\"))]
    for statement in "\n".join(lines).split(";"):
        one = statement.strip().replace(DATABASE, name)
        if one.startswith("CREATE ROLE"):
            yield f"DO $$ BEGIN {one}; EXCEPTION WHEN duplicate_object THEN NULL; END $$"
        elif one and not one.startswith("CREATE DATABASE"):
            yield one
    yield f"ALTER DATABASE {name} OWNER TO {OWNER_ROLE}"


@pytest.fixture
def empty(postgresql_url: str, tmp_path: Path) -> Iterator[Office]:
    made = Office(postgresql_url, tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="module")
def office(postgresql_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = Office(postgresql_url, tmp_path_factory.mktemp("office"))
    prepared = made.setup.prepare(OWNER_ROLE, "")
    assert (prepared.step, prepared.station) == (migrate.NEWEST, STATION)
    yield made
    made.close()


@pytest.fixture(scope="module")
def counter(office: Office) -> Iterator[Store]:
    """A counter's store, under the counters' role."""
    store = office.open()
    yield store
    store.close()


def test_a_counter_works_a_day_through_under_its_own_role(office: Office, counter: Store) -> None:
    ticks = itertools.count()
    desk = Desk(counter, clock=office.clock, monotonic_ns=lambda: next(ticks), new_id=office.new_id)
    clerk = seated(counter, "tiepnhan")
    desk.submit(SaveDraft("d1", "intake", "{}"), by=clerk)
    open_a_shift(desk, clerk)

    live_through(desk, clerk, seated(counter, "giamsat"), seated(counter, "lanhdao"))
    desk.submit(DiscardDraft("d1"), by=clerk)

    verdict = desk.ask(Verify(), by=SYSTEM)
    assert verdict.ok, verdict


@pytest.mark.parametrize(
    "act",
    [
        "UPDATE {t} SET seal = seal",
        "DELETE FROM {t}",
        "TRUNCATE {t}",
        "ALTER TABLE {t} DISABLE TRIGGER ALL",
        "DROP TRIGGER {t}_refuses_update ON {t}",
        "DROP TABLE {t}",
    ],
)
def test_a_counter_cannot_touch_what_is_only_added_to(counter: Store, act: str) -> None:
    for table in schema.APPEND_ONLY:
        _refused(counter, act.format(t=table))


@pytest.mark.parametrize(
    "act",
    [
        "CREATE TABLE more (id int)",
        "CREATE FUNCTION more() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql "
        "AS $$ BEGIN RETURN NEW; END $$",
        "SET session_replication_role = replica",
        "UPDATE alembic_version SET version_num = '0001'",
        f"SET ROLE {OWNER_ROLE}",
        "UPDATE fee_line SET amount = 0",
        "DELETE FROM receipt",
        "DELETE FROM dossier",
    ],
)
def test_a_counter_cannot_change_the_rules(counter: Store, act: str) -> None:
    _refused(counter, act)


def _refused(counter: Store, act: str) -> None:
    with counter.engine.connect() as connection:
        with pytest.raises(DBAPIError) as refusal:
            connection.exec_driver_sql(act)
        assert getattr(refusal.value.orig, "sqlstate", "") == "42501", act


def test_the_owner_is_stopped_by_the_triggers_all_the_same(office: Office) -> None:
    with office.owner.connect() as connection:
        for act in ("UPDATE audit SET act = act", "DELETE FROM audit", "TRUNCATE audit"):
            with pytest.raises(DBAPIError, match="append only"):
                connection.exec_driver_sql(act)
            connection.rollback()


def test_an_empty_office_sends_a_counter_to_the_owner(empty: Office) -> None:
    with pytest.raises(StoreError, match="office_not_prepared"):
        empty.open()

    assert not (empty.settings.data_dir / "counter.key").exists()


@pytest.mark.parametrize(
    ("step", "code"), [("0026", "office_schema_old"), ("9999", "database_newer_than_program")]
)
def test_a_program_of_another_step_is_refused_by_name_and_changes_nothing(
    office: Office, step: str, code: str
) -> None:
    mend = text("UPDATE alembic_version SET version_num = :step")
    with office.owner.begin() as connection:
        connection.execute(mend, {"step": step})

    with pytest.raises(StoreError, match=code):
        office.open()

    with office.owner.begin() as connection:
        assert migrate.revision(connection) == step
        connection.execute(mend, {"step": migrate.NEWEST})


def test_another_offices_key_is_refused_before_it_spoils_a_seal(
    office: Office, tmp_path: Path
) -> None:
    (tmp_path / "counter.key").write_text("7" * 96, encoding="ascii")

    with pytest.raises(StoreError, match="key_does_not_fit"):
        office.open(tmp_path)


def test_prepare_may_be_run_again_and_takes_a_right_back_that_somebody_gave(
    office: Office, counter: Store
) -> None:
    with office.owner.begin() as connection:
        connection.exec_driver_sql(f"GRANT DELETE ON receipt TO {COUNTER_ROLE}")

    office.setup.prepare(OWNER_ROLE, "")

    _refused(counter, "DELETE FROM receipt")


def test_a_further_counter_joins_by_a_sealed_invitation(office: Office, tmp_path: Path) -> None:
    invitation, folder = tmp_path / "moi.qmc", tmp_path / "quay-4"
    folder.mkdir()
    office.setup.invite(invitation, "một câu rất dài")
    guest = replace(office.setup, settings=Settings(data_dir=folder, key_store="file"))
    by = SignIn("giamsat", "2222")

    with pytest.raises(StoreError, match="invitation_secret"):
        guest.join(invitation, "một câu khác hẳn", 127, "Quầy 4", by)
    with pytest.raises(InputError, match="station_number_wrong"):
        guest.join(invitation, "một câu rất dài", 0, "Quầy 4", by)
    assert list(folder.iterdir()) == []
    made = guest.join(invitation, "một câu rất dài", 127, "Quầy 4", by)

    assert (made.number, made.office.counter_name) == (127, "Quầy 4")
    joined = read(folder, {})
    assert joined.station == 127
    checked = replace(guest, settings=replace(joined, key_store="file")).check()
    assert [one.number for one in checked.stations] == [126, 127]
    assert b"quay_counter" not in invitation.read_bytes()


def test_the_list_of_what_changes_is_what_the_code_changes() -> None:
    """`uow.change(schema.x, …)` is the one way to change a row, so the code itself has the list."""
    named = set()
    for folder in ("store", "commands"):
        for path in (ROOT / "counter_app" / folder).glob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if (
                    isinstance(node, ast.Call)
                    and isinstance(node.func, ast.Attribute)
                    and node.func.attr in ("change", "replace_many")
                    and node.args
                    and isinstance(node.args[0], ast.Attribute)
                    and getattr(node.args[0].value, "id", "") == "schema"
                ):
                    named.add(getattr(schema, node.args[0].attr).name)

    assert named - CHANGED == set()
    assert not CHANGED & set(schema.APPEND_ONLY)
    assert rights("audit") == ("SELECT", "INSERT")
    assert rights("alembic_version") == ("SELECT",)
