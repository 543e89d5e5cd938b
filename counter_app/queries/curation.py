"""What a supervisor signs of the catalogue: a version beside its raw record, and what waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from sqlalchemy import select

from counter_app.domain.curation import GROUPS
from counter_app.domain.deadline import DeadlineRule
from counter_app.domain.fee_rule import FeeRule
from counter_app.domain.user import Permission
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import office, schema
from counter_app.store.catalogue import raw_of

RAW_SHOWN = 4_000


@dataclass(frozen=True, slots=True)
class ProposedVersion:
    """A curated version that waits for its second person."""

    code: str
    name: str
    version: int
    valid_from: date
    author: str
    reason: str


@dataclass(frozen=True, slots=True)
class ProposedVersions(Query[tuple[ProposedVersion, ...]]):
    """The earliest first day first."""

    permission: ClassVar[Permission] = Permission.SWITCH_CATALOGUE

    def answer(self, view: View) -> tuple[ProposedVersion, ...]:
        """Versions without an author came with an import and wait for nobody."""
        table = schema.procedure
        rows = view.reading.rows(
            select(table)
            .where(table.c.author_id.is_not(None), table.c.approved_at.is_(None))
            .order_by(table.c.valid_from, table.c.code)
            .limit(200)
        )
        return tuple(
            ProposedVersion(
                row["code"],
                office.parse_procedure(row["record"]).short_name,
                row["version"],
                date.fromisoformat(row["valid_from"]),
                row["author"],
                row["reason"],
            )
            for row in rows
        )


@dataclass(frozen=True, slots=True)
class ToSign:
    """A version in force, what of it is unsigned, and the raw record's beginning beside it."""

    code: str
    name: str
    record: dict[str, Any]
    unsigned: tuple[str, ...]
    fees: tuple[FeeRule, ...]
    deadlines: tuple[DeadlineRule, ...]
    raw: str
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CurationOf(Query[ToSign]):
    """One procedure as a signer reads it; raises InputError("procedure_unknown")."""

    code: str
    permission: ClassVar[Permission] = Permission.SWITCH_CATALOGUE

    def answer(self, view: View) -> ToSign:
        """Fees and terms: that is what a name is put to."""
        today = view.now.date()
        procedure = office.procedure(view.reading, self.code, today)
        raw = raw_of(view.reading, self.code)
        return ToSign(
            procedure.code,
            procedure.name,
            dict(office.record_in_force(view.reading, self.code, today)),
            tuple(group for group in GROUPS if group not in procedure.verified),
            procedure.fee_rules,
            procedure.deadlines,
            raw[0][:RAW_SHOWN] if raw else "",
            raw[1] if raw else (),
        )
