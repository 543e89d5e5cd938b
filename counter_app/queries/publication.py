"""The publication report: what is public since when, what is late, and why it is not received."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from counter_app.domain.catalogue import SystemOfRecord
from counter_app.domain.doubt import doubts_of
from counter_app.domain.national_record import convert, shape_of
from counter_app.domain.publication import OnlineLevel, day_of, overdue, publication
from counter_app.queries.catalogue import UNSIGNED
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.starter.load import repealed
from counter_app.store import office, schema
from counter_app.store.catalogue import doubts_by_code, raw_of


@dataclass(frozen=True, slots=True)
class PublicationLine:
    """One procedure. `reasons` are codes of why it is not received; `doubts` of what to look at."""

    code: str
    name: str
    field_name: str
    since: date | None
    announced_by: str | None
    online_level: OnlineLevel
    system_of_record: SystemOfRecord
    is_non_territorial: bool
    reasons: tuple[str, ...]
    doubts: tuple[str, ...]
    overdue: str | None

    @property
    def is_receivable(self) -> bool:
        """Whether nothing keeps it from being received."""
        return not self.reasons


@dataclass(frozen=True, slots=True)
class PublicationReport(Query[tuple[PublicationLine, ...]]):
    """Every procedure in force today, the office's own first."""

    def answer(self, view: View) -> tuple[PublicationLine, ...]:
        """Own versions are held against the newest national record beside them."""
        reading, today = view.reading, view.now.date()
        own, unsigned = office.procedures(reading, today)
        told, drafted = doubts_by_code(reading), _drafts(view)
        lines = []
        for one in own:
            record = _record(view, one.code, today)
            published = publication(record)
            lines.append(
                PublicationLine(
                    one.code,
                    one.name,
                    one.field_name,
                    published.since,
                    published.announced_by,
                    published.online_level,
                    one.system_of_record,
                    published.is_non_territorial,
                    one.hurdles(today),
                    doubts_of(one, repealed(), today),
                    overdue(
                        published,
                        national_since=_national_since(view, one.code),
                        drafted_from=drafted.get(one.code),
                        today=today,
                    ),
                )
            )
        for name in unsigned:
            published = publication(_record(view, name.code, today))
            lines.append(
                PublicationLine(
                    name.code,
                    name.name,
                    name.field_name,
                    published.since,
                    published.announced_by,
                    published.online_level,
                    SystemOfRecord.CITY,
                    published.is_non_territorial,
                    UNSIGNED,
                    told.get(name.code, ()),
                    None if published.since else "never_published",
                )
            )
        return tuple(lines)


def _record(view: View, code: str, on: date) -> dict[str, object]:
    return dict(office.record_in_force(view.reading, code, on))


def _national_since(view: View, code: str) -> date | None:
    raw = raw_of(view.reading, code)
    if raw is None:
        return None
    record = json.loads(raw[0])
    if not shape_of(record).startswith("national"):
        return None
    return day_of(convert(record).record.get("catalogue_updated"))


def _drafts(view: View) -> dict[str, date]:
    table = schema.procedure
    rows = view.reading.rows(
        select(table.c.code, func.min(table.c.valid_from).label("first"))
        .where(table.c.author_id.is_not(None), table.c.approved_at.is_(None))
        .group_by(table.c.code)
    )
    return {row["code"]: date.fromisoformat(row["first"]) for row in rows}
