"""People who may sign in here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import select

from counter_app.domain.user import Permission, Person, Role
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import schema


@dataclass(frozen=True, slots=True)
class People(Query[tuple[Person, ...]]):
    """Everybody who may sign in, by name."""

    permission: ClassVar[Permission] = Permission.ANYONE

    def answer(self, view: View) -> tuple[Person, ...]:
        """Roles that act without a person are left out."""
        table = schema.user
        rows = view.reading.rows(select(table).order_by(table.c.role, table.c.name).limit(200))
        return tuple(
            Person(row["login"], row["name"], Role(row["role"]), bool(row["is_drill"]))
            for row in rows
        )
