"""The two roles of an office's database: one owns the tables, the other works at the counters.

A counter cannot change what is only added to, cannot take a trigger away, and cannot make or drop
anything: whoever steals a counter's password can add to the book, never rub out of it.
"""

from __future__ import annotations

from sqlalchemy import Connection, Engine, inspect
from sqlalchemy.exc import DBAPIError

from counter_app.domain.errors import StoreError
from counter_app.domain.office_server import COUNTER_ROLE, DATABASE, OWNER_ROLE
from counter_app.store import schema
from counter_app.store.engine import trouble

# Rows that have later states. All others are written once; a test holds this list against the code.
CHANGED = frozenset(
    table.name
    for table in (
        schema.station,
        schema.lease,
        schema.number_series,
        schema.user,
        schema.person_change,
        schema.procedure,
        schema.calendar,
        schema.account_profile,
        schema.bundle,
        schema.shift,
        schema.dossier,
        schema.wait,
        schema.handover,
        schema.apology,
        schema.result,
        schema.scan,
        schema.promise_change,
        schema.day_question,
        schema.paper,
        schema.payment,
        schema.bank_credit,
        schema.receipt,
        schema.blackout_form,
        schema.e_receipt,
        schema.refund,
        schema.shift_reopening,
        schema.print_job,
        schema.outbox,
        schema.inbox,
        schema.inbox_change,
        schema.city_question,
        schema.difficulty,
        schema.feedback,
        schema.dialogue,
        schema.disclosure,
        schema.draft,
    )
)
# What the program takes away again: unfinished forms, and days that were compared long ago.
TAKEN_AWAY = frozenset({schema.draft.name, schema.compared_day.name})
# The index that finds a dossier, and files, which are written anew where a piece was spoilt.
_BESIDE = frozenset({"search_place", "blob"})
_STEPS = "alembic_version"

ROLES_SQL = f"""\
-- Chạy một lần bằng psql với tài khoản quản trị PostgreSQL (postgres).
-- Run once in psql as the administrator of PostgreSQL (postgres).
CREATE ROLE {OWNER_ROLE} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
CREATE ROLE {COUNTER_ROLE} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
\\password {OWNER_ROLE}
\\password {COUNTER_ROLE}
CREATE DATABASE {DATABASE} OWNER {OWNER_ROLE} ENCODING 'UTF8'
  LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0;
REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC;
GRANT CONNECT ON DATABASE {DATABASE} TO {OWNER_ROLE}, {COUNTER_ROLE};
\\connect {DATABASE}
ALTER SCHEMA public OWNER TO {OWNER_ROLE};
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO {COUNTER_ROLE};
"""


def grant(engine: Engine, counter: str) -> int:
    """Give the counters' role what it needs and nothing else, whatever it had before.

    Run by the owner after each change of the schema; gives how many tables there are. Raises
    StoreError.
    """
    try:
        with engine.connect() as connection, connection.begin():
            quoted = connection.dialect.identifier_preparer.quote(counter)
            tables = sorted(inspect(connection).get_table_names())
            for statement in _statements(tables, quoted):
                connection.exec_driver_sql(statement)
    except DBAPIError as error:
        raise trouble(error) from None
    return len(tables)


def _statements(tables: list[str], counter: str) -> list[str]:
    return [
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, {counter}",
        f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM PUBLIC, {counter}",
        f"REVOKE ALL ON SCHEMA public FROM PUBLIC, {counter}",
        f"GRANT USAGE ON SCHEMA public TO {counter}",
        *(f"GRANT {', '.join(rights(name))} ON public.{name} TO {counter}" for name in tables),
    ]


def rights(table: str) -> tuple[str, ...]:
    """What a counter may do with a table."""
    if table == _STEPS:
        return ("SELECT",)
    return (
        "SELECT",
        "INSERT",
        *(("UPDATE",) if table in CHANGED or table in _BESIDE else ()),
        *(("DELETE",) if table in TAKEN_AWAY else ()),
    )


def may_change_schema(connection: Connection) -> bool:
    """Whether who is connected may make tables; a counter may not."""
    return bool(
        connection.exec_driver_sql(
            "SELECT has_schema_privilege(current_user, 'public', 'CREATE')"
        ).scalar_one()
    )


def ask_for_owner(engine: Engine, step: str | None) -> None:
    """A counter cannot bring the schema up to date, and says who can.

    Raises StoreError "office_not_prepared" for an empty database, "office_schema_old" for another.
    """
    with engine.connect() as connection:
        if may_change_schema(connection):
            return
    if step is None:
        raise StoreError("office_not_prepared")
    raise StoreError("office_schema_old", step=step)
