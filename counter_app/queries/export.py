"""The register of exports, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import select

from counter_app.domain.export import ExportForm
from counter_app.domain.instant import instant
from counter_app.domain.user import Permission
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import schema


@dataclass(frozen=True, slots=True)
class ExportLine:
    """One file or print that left the book."""

    name: str
    form: ExportForm
    first: date
    last: date
    rows: int
    sha256: str
    size: int
    file_name: str
    user_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ExportRegister(Query[tuple[ExportLine, ...]]):
    """What left, with the digest by which a file is known again."""

    permission: ClassVar[Permission] = Permission.REVIEW
    limit: int = 500

    def answer(self, view: View) -> tuple[ExportLine, ...]:
        """At most `limit` lines."""
        table = schema.export
        rows = view.reading.rows(
            select(table).order_by(table.c.at.desc(), table.c.id.desc()).limit(self.limit)
        )
        return tuple(
            ExportLine(
                row["name"],
                ExportForm(row["form"]),
                date.fromisoformat(row["first_day"]),
                date.fromisoformat(row["last_day"]),
                row["row_count"],
                row["sha256"],
                row["size"],
                row["file_name"],
                row["user_name"],
                instant(row["at"]).astimezone(view.now.tzinfo),
            )
            for row in rows
        )
