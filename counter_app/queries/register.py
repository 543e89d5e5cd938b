"""The follow-up book: every dossier of a span of days in one line (NĐ 309/2026, form 06/07)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import ClassVar

from sqlalchemy import select

from counter_app.domain.dossier import Punctuality, Status, punctuality
from counter_app.domain.errors import InputError
from counter_app.domain.instant import instant, micros
from counter_app.domain.person import masked_name
from counter_app.paper.blocks import Paper
from counter_app.paper.follow_up_book import BookRow, FollowUpBook, follow_up_book
from counter_app.paper.forms import form_for
from counter_app.paper.head import paper_office
from counter_app.paper.wording import RETURN_WORDS
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import office, schema
from counter_app.store.rows import Row, head

ROWS_MAX = 100_000
HEAD_LENGTH = 8


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One dossier of the book; the person is masked, the printed book names them.

    `outcome` is how the finish stood to the promise, or "late" for an open one past it.
    """

    code: str
    procedure_code: str
    procedure: str
    field: str
    masked_name: str
    agency: str
    holder: str | None
    status: Status
    received_at: datetime
    due_at: datetime | None
    finished_at: datetime | None
    returned_at: datetime | None
    way: str
    outcome: Punctuality | None


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """The lines of a span, and their sums."""

    lines: tuple[RegisterLine, ...]
    received: int
    finished: int
    on_time: int
    late: int
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Register(Query[RegisterPage]):
    """The dossiers received from `first` to `last`, both included, oldest first."""

    first: date
    last: date
    limit: int = ROWS_MAX

    def answer(self, view: View) -> RegisterPage:
        """Raises InputError("span_wrong") where the last day lies before the first."""
        rows = _rows(view, self.first, self.last, self.limit + 1)
        lines = tuple(_line(view, row, way) for row, way in rows[: self.limit])
        outcomes = [line.outcome for line in lines if line.finished_at is not None]
        return RegisterPage(
            lines,
            received=len(lines),
            finished=len(outcomes),
            on_time=sum(one in (Punctuality.EARLY, Punctuality.ON_TIME) for one in outcomes),
            late=sum(line.outcome is Punctuality.LATE for line in lines),
            is_cut=len(rows) > self.limit,
        )


@dataclass(frozen=True, slots=True)
class RegisterBook(Query[Paper]):
    """The book of a span on paper, with names: for the office's own shelf.

    Making it leaves a mark on the audit trail, since it opens many people's dossiers.
    """

    first: date
    last: date
    field: str = ""
    act: ClassVar[str | None] = "read_register"

    def subject(self) -> str:
        """The span."""
        return f"{self.first.isoformat()}/{self.last.isoformat()}"

    def answer(self, view: View) -> Paper:
        """Raises InputError("span_wrong")."""
        rows = _rows(view, self.first, self.last, ROWS_MAX)
        lines = [(_line(view, row, way), row) for row, way in rows]
        chosen = [(line, row) for line, row in lines if self.field in ("", line.field)]
        facts = FollowUpBook(
            form=form_for("register", self.last, view.station.forms),
            office=paper_office(view.station.office),
            field=self.field,
            first=self.first,
            last=self.last,
            rows=tuple(_book_row(line, row) for line, row in chosen),
            made_at=view.now,
            audit_head=head(view.reading).rpartition(":")[2][:HEAD_LENGTH],
        )
        return follow_up_book(facts)


def day_start(day: date, view: View) -> int:
    """Midnight at the counter, as the store keeps instants."""
    return micros(datetime.combine(day, time.min, view.now.tzinfo))


def _rows(view: View, first: date, last: date, limit: int) -> list[tuple[Row, str | None]]:
    if last < first:
        raise InputError("span_wrong", field="to")
    table, result = schema.dossier, schema.result
    rows = view.reading.rows(
        select(table, result.c.way.label("way"))
        .outerjoin(result, result.c.dossier_id == table.c.id)
        .where(
            table.c.made_at >= day_start(first, view),
            table.c.made_at < day_start(last + timedelta(days=1), view),
            table.c.received_at.is_not(None),
        )
        .order_by(table.c.made_at)
        .limit(limit)
    )
    return [(row, row["way"]) for row in rows]


def _line(view: View, row: Row, way: str | None) -> RegisterLine:
    procedure = office.procedure_at(view.reading, row["procedure_code"], row["procedure_version"])
    due_at = _at(row["due_at"], view)
    finished_at = _at(row["finished_at"], view)
    outcome = None
    if due_at is not None and Status(row["status"]) is not Status.STOPPED:
        measured = punctuality(finished_at or view.now, due_at)
        is_told = finished_at is not None or measured is Punctuality.LATE
        outcome = measured if is_told else None
    received_at = _at(row["received_at"], view)
    assert received_at is not None
    return RegisterLine(
        code=row["code"],
        procedure_code=procedure.code,
        procedure=procedure.short_name,
        field=procedure.field_name,
        masked_name=masked_name(row["full_name"]),
        agency=row["deciding_agency"] or view.station.office.unit,
        holder=row["holder"],
        status=Status(row["status"]),
        received_at=received_at,
        due_at=due_at,
        finished_at=finished_at,
        returned_at=_at(row["returned_at"], view),
        way=RETURN_WORDS[way] if way else "",
        outcome=outcome,
    )


def _book_row(line: RegisterLine, row: Row) -> BookRow:
    address = " · ".join(part for part in (row["residence"], row["phone"]) if part)
    return BookRow(
        code=line.code,
        procedure=line.procedure,
        person=row["full_name"],
        address=address,
        agency=line.agency,
        received_at=line.received_at,
        due_at=line.due_at,
        returned_at=line.returned_at,
        way=line.way,
    )


def _at(microseconds: int | None, view: View) -> datetime | None:
    return None if microseconds is None else instant(microseconds).astimezone(view.now.tzinfo)
