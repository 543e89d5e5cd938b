"""Papers that still have to be printed at this station, and prints that nothing is known of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from counter_app.domain.instant import instant, micros
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import schema
from counter_app.store.slip import was_printed

if TYPE_CHECKING:
    from sqlalchemy import Select

LIST_MAX = 200
_RECENT = timedelta(days=7)
# A print that runs now is no question yet.
_RUNNING = timedelta(minutes=1)
_UNKNOWN = ("queued", "sent")


@dataclass(frozen=True, slots=True)
class WaitingPaper:
    """A paper that was issued and never printed. `dossier_code` is empty for a shift's report."""

    kind: str
    number: str
    dossier_code: str
    issued_at: datetime


@dataclass(frozen=True, slots=True)
class DoubtfulPrint:
    """A print that was sent, or cut off, and that no printer confirmed."""

    job_id: str
    kind: str
    number: str
    copy: int
    printed_at: datetime


@dataclass(frozen=True, slots=True)
class PrintsOpen:
    """What to print and what to answer, the oldest first; the counts go beyond the lists."""

    waiting: tuple[WaitingPaper, ...]
    doubtful: tuple[DoubtfulPrint, ...]
    waiting_count: int
    doubtful_count: int


@dataclass(frozen=True, slots=True)
class OpenPrints(Query[PrintsOpen]):
    """A receipt whose money came after its citizen went is among those that wait."""

    def answer(self, view: View) -> PrintsOpen:
        """Of the last seven days, at this station."""
        waiting, doubtful = _waiting(view), _doubtful(view)
        return PrintsOpen(
            tuple(
                WaitingPaper(r["kind"], r["number"], r["code"] or "", _moment(view, r["issued_at"]))
                for r in view.reading.rows(waiting.limit(LIST_MAX))
            ),
            tuple(
                DoubtfulPrint(r["id"], r["kind"], r["number"], r["copy"], _moment(view, r["at"]))
                for r in view.reading.rows(doubtful.limit(LIST_MAX))
            ),
            _count(view, waiting),
            _count(view, doubtful),
        )


def waiting_count(view: View) -> int:
    """How many papers `OpenPrints` tells of that were never printed."""
    return _count(view, _waiting(view))


def _waiting(view: View) -> Select[Any]:
    slip, shift, dossier = schema.slip, schema.shift, schema.dossier
    since = micros(view.now - _RECENT)
    here = select(shift.c.id).where(
        shift.c.station == view.station.number,
        or_(shift.c.closed_at.is_(None), shift.c.closed_at >= since),
    )
    return (
        select(slip.c.kind, slip.c.number, slip.c.issued_at, dossier.c.code)
        .join(dossier, dossier.c.id == slip.c.dossier_id, isouter=True)
        .where(slip.c.shift_id.in_(here), slip.c.issued_at >= since, ~was_printed())
        .order_by(slip.c.issued_at, slip.c.kind)
    )


def _doubtful(view: View) -> Select[Any]:
    job, slip, shift = schema.print_job, schema.slip, schema.shift
    settled_by = micros(view.now - _RUNNING)
    return (
        select(job.c.id, job.c.kind, job.c.number, job.c.copy, job.c.at)
        .join(slip, (slip.c.kind == job.c.kind) & (slip.c.number == job.c.number))
        .join(shift, shift.c.id == slip.c.shift_id)
        .where(
            job.c.state.in_(_UNKNOWN),
            shift.c.station == view.station.number,
            or_(job.c.state != "queued", job.c.at <= settled_by),
        )
        .order_by(job.c.at, job.c.id)
    )


def _count(view: View, rows: Select[Any]) -> int:
    return int(view.reading.scalar(select(func.count()).select_from(rows.subquery())))


def _moment(view: View, at: int) -> datetime:
    return instant(at).astimezone(view.now.tzinfo)
