"""The two roles of an office's database: what a counter may do there, and what it may not."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import DBAPIError

from counter_app.commands.draft import DiscardDraft, SaveDraft
from counter_app.desk import Desk
from counter_app.domain.errors import StoreError
from counter_app.domain.office_server import COUNTER_ROLE, DATABASE, OWNER_ROLE
from counter_app.domain.user import SYSTEM
from counter_app.office import OfficeSetup, Prepared
from counter_app.queries.verify import Verify
from counter_app.settings import Settings
from counter_app.store import migrate, schema
from counter_app.store.office_roles import CHANGED, ROLES_SQL, rights
from counter_app.store.setup import open_store
from counter_app.store.unit_of_work import Store
from tests.builders import live_through, open_a_shift
from tests.conftest import Clock, seated
from tests.postgresql import drop, fresh_database
from tests.template import STATION

pytestmark = pytest.mark.postgres
ROOT = Path(__file__).parents[2]


@pytest.fixture
def office_url(postgresql_url: str) -> Iterator[str]:
    """A database that the administrator made with the SQL we give them; as a counter reaches it."""
    name = make_url(url := fresh_database(postgresql_url)).database
    assert name is not None
    admin = create_engine(url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        for statement in _statements(name):
            connection.exec_driver_sql(statement)
    admin.dispose()
    counter = make_url(url).set(username=COUNTER_ROLE)
    yield counter.render_as_string(hide_password=False)
    drop(postgresql_url, url)


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
def setup(office_url: str, tmp_path: Path, clock: Clock, new_id: Callable[[], str]) -> OfficeSetup:
    settings = Settings(data_dir=tmp_path, database_url=office_url, key_store="file")
    return OfficeSetup(settings, clock(), new_id, lambda: STATION)


@pytest.fixture
def prepared(setup: OfficeSetup) -> Prepared:
    return setup.prepare(OWNER_ROLE, "")


@pytest.fixture
def counter(
    prepared: Prepared, setup: OfficeSetup, clock: Clock, new_id: Callable[[], str]
) -> Iterator[Store]:
    """A counter's store, under the counters' role."""
    assert prepared.step == migrate.NEWEST
    store = open_store(setup.settings, now=clock(), new_id=new_id, station_number=int)
    yield store
    store.close()


def test_a_counter_works_a_dossier_through_under_its_own_role(
    counter: Store, clock: Clock, new_id: Callable[[], str]
) -> None:
    desk = Desk(counter, clock=clock, monotonic_ns=lambda: 1, new_id=new_id)
    clerk = seated(counter, "tiepnhan")
    desk.submit(SaveDraft("d1", "intake", "{}"), by=clerk)
    open_a_shift(desk, clerk)

    live_through(desk, clerk, seated(counter, "giamsat"), seated(counter, "lanhdao"))
    desk.submit(DiscardDraft("d1"), by=clerk)

    verdict = desk.ask(Verify(), by=SYSTEM)
    assert verdict.ok, verdict


@pytest.mark.parametrize("table", schema.APPEND_ONLY)
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
def test_a_counter_cannot_touch_what_is_only_added_to(counter: Store, table: str, act: str) -> None:
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
        f"GRANT UPDATE ON audit TO {COUNTER_ROLE}",
    ],
)
def test_a_counter_cannot_change_the_rules(counter: Store, act: str) -> None:
    _refused(counter, act)


def _refused(counter: Store, act: str) -> None:
    with counter.engine.connect() as connection:
        with pytest.raises(DBAPIError) as refusal:
            connection.exec_driver_sql(act)
        # A right that is missing, or, for a grant of nothing, a warning that is an error here.
        assert getattr(refusal.value.orig, "sqlstate", "") == "42501", act


def test_the_owner_is_stopped_by_the_triggers_all_the_same(
    prepared: Prepared, office_url: str
) -> None:
    owner = create_engine(make_url(office_url).set(username=OWNER_ROLE))
    with owner.connect() as connection:
        for act in ("UPDATE audit SET act = act", "DELETE FROM audit", "TRUNCATE audit"):
            with pytest.raises(DBAPIError, match="append only"):
                connection.exec_driver_sql(act)
            connection.rollback()
    owner.dispose()


def test_an_empty_office_sends_a_counter_to_the_owner(
    setup: OfficeSetup, clock: Clock, new_id: Callable[[], str]
) -> None:
    with pytest.raises(StoreError, match="office_not_prepared"):
        open_store(setup.settings, now=clock(), new_id=new_id, station_number=int)
    assert not (setup.settings.data_dir / "counter.key").exists()


@pytest.mark.parametrize(
    ("step", "code"), [("0026", "office_schema_old"), ("9999", "database_newer_than_program")]
)
def test_a_program_of_another_step_is_refused_by_name_and_changes_nothing(
    counter: Store,
    office_url: str,
    setup: OfficeSetup,
    clock: Clock,
    new_id: Callable[[], str],
    step: str,
    code: str,
) -> None:
    owner = create_engine(make_url(office_url).set(username=OWNER_ROLE))
    with owner.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :s"), {"s": step})

    with pytest.raises(StoreError, match=code):
        open_store(setup.settings, now=clock(), new_id=new_id, station_number=int)

    with owner.connect() as connection:
        assert migrate.revision(connection) == step
    owner.dispose()


def test_another_offices_key_is_refused_before_it_spoils_a_seal(
    counter: Store, setup: OfficeSetup, clock: Clock, new_id: Callable[[], str], tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "counter.key").write_text("7" * 96, encoding="ascii")

    with pytest.raises(StoreError, match="key_does_not_fit"):
        open_store(
            replace(setup.settings, data_dir=other), now=clock(), new_id=new_id, station_number=int
        )


def test_prepare_may_be_run_again_and_takes_a_right_back_that_somebody_gave(
    counter: Store, office_url: str, setup: OfficeSetup
) -> None:
    owner = create_engine(make_url(office_url).set(username=OWNER_ROLE))
    with owner.begin() as connection:
        connection.exec_driver_sql(f"GRANT DELETE ON receipt TO {COUNTER_ROLE}")
    owner.dispose()

    setup.prepare(OWNER_ROLE, "")

    _refused(counter, "DELETE FROM receipt")


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
