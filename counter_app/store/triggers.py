"""Triggers that refuse UPDATE and DELETE on what is only added to, in both databases."""

from __future__ import annotations

from counter_app.store.schema import APPEND_ONLY

_REFUSAL = "append only: corrections are reversals"


def statements(dialect: str, tables: tuple[str, ...], *, is_first: bool = True) -> tuple[str, ...]:
    """The DDL for one dialect, "sqlite" or "postgresql".

    `is_first` is false in a later step: PostgreSQL has the function that refuses already.
    """
    if dialect == "sqlite":
        return tuple(
            f"CREATE TRIGGER {name(table, act)} BEFORE {act} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
            for table in tables
            for act in ("UPDATE", "DELETE")
        )
    function = (
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$"
    )
    return (
        *((function,) if is_first else ()),
        *(
            f"CREATE TRIGGER {name(table, act)} BEFORE {act} ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
            for table in tables
            for act in ("UPDATE", "DELETE", "TRUNCATE")
        ),
    )


def name(table: str, act: str) -> str:
    """The name of one trigger; verify looks for each of them."""
    return f"{table}_refuses_{act.lower()}"


def expected(dialect: str) -> frozenset[str]:
    """The names that must be there."""
    acts = ("UPDATE", "DELETE") if dialect == "sqlite" else ("UPDATE", "DELETE", "TRUNCATE")
    return frozenset(name(table, act) for table in APPEND_ONLY for act in acts)
