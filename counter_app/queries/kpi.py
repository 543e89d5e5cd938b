"""The counts behind each indicator of the counter's 766 estimate, and the dossiers behind each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, distinct, exists, false, func, or_, select

from counter_app.domain.channel import Channel
from counter_app.domain.checklist import PaperState
from counter_app.domain.digitisation import RESULT, DigitalState
from counter_app.domain.dossier import CLOCK_RUNS, FINISHED, Status
from counter_app.domain.errors import InputError
from counter_app.domain.feedback import UNSATISFIED
from counter_app.domain.instant import instant, micros
from counter_app.domain.kpi import Indicator, indicators
from counter_app.domain.message import RECEIVED
from counter_app.domain.payment import Method
from counter_app.domain.person import masked_name
from counter_app.paper.blocks import Paper
from counter_app.paper.head import paper_office
from counter_app.paper.kpi_report import kpi_report
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import office, outbox, schema
from counter_app.store.feedback import in_competence

_CAME = ("paid", "paid_late", "surplus")
_BY_BANK = (Method.QR, Method.TRANSFER)
_DAY = 86_400_000_000
_VIETNAM = 7 * 3_600_000_000
_RATING = "feedback"


@dataclass(frozen=True, slots=True)
class Span:
    """Two instants in microseconds, the second excluded, and the moment of asking."""

    begin: int
    end: int
    now: int

    @classmethod
    def of(cls, first: date, last: date, view: View) -> Span:
        """Both days included; raises InputError("span_wrong")."""
        if last < first:
            raise InputError("span_wrong", field="to")

        def midnight(day: date) -> int:
            return micros(datetime.combine(day, time.min, view.now.tzinfo))

        return cls(midnight(first), midnight(last + timedelta(days=1)), micros(view.now))


@dataclass(frozen=True, slots=True)
class Kpi(Query[tuple[Indicator, ...]]):
    """Every indicator of a span of days, both included.

    `qr_is_online`: whether the office counts a QR that was paid at the counter as an online
    payment. No rule that says so was found, so that it is the office's own setting.
    """

    first: date
    last: date
    qr_is_online: bool = False

    def answer(self, view: View) -> tuple[Indicator, ...]:
        """Raises InputError("span_wrong")."""
        span = Span.of(self.first, self.last, view)
        counts = {
            key: _count(view, population, hit)
            for key, (population, hit) in _dossiers(span, is_online=self.qr_is_online).items()
        }
        for key, (population, hit) in _procedures(span, is_online=self.qr_is_online).items():
            counts[key] = _count_procedures(view, population, hit)
        counts["reused_papers"] = _reused(view, span)
        counts["satisfied"] = _satisfied(view, span)
        counts["feedback_on_time"] = in_competence(view.reading, span.begin, span.end, span.now)
        return indicators(counts)


@dataclass(frozen=True, slots=True)
class KpiPaper(Query[Paper]):
    """The same on A4."""

    first: date
    last: date
    qr_is_online: bool = False

    def answer(self, view: View) -> Paper:
        """Raises InputError("span_wrong")."""
        found = Kpi(self.first, self.last, self.qr_is_online).answer(view)
        return kpi_report(paper_office(view.station.office), self.first, self.last, view.now, found)


@dataclass(frozen=True, slots=True)
class BehindLine:
    """One dossier behind a figure; `is_counted`: it is in the numerator."""

    code: str
    masked_name: str
    procedure: str
    received_at: datetime | None
    due_at: datetime | None
    finished_at: datetime | None
    is_counted: bool


@dataclass(frozen=True, slots=True)
class KpiDossiers(Query[tuple[BehindLine, ...]]):
    """The dossiers behind one indicator, those outside its numerator first: they are asked about.

    Indicators of procedures give the dossiers that the procedures are counted by; those of
    ratings and papers have none here.
    """

    key: str
    first: date
    last: date
    qr_is_online: bool = False
    limit: int = 500

    def answer(self, view: View) -> tuple[BehindLine, ...]:
        """Raises InputError("span_wrong")."""
        span = Span.of(self.first, self.last, view)
        known = {
            **_dossiers(span, is_online=self.qr_is_online),
            **_procedures(span, is_online=self.qr_is_online),
        }
        if self.key not in known:
            return ()
        population, hit = known[self.key]
        table = schema.dossier
        counted = case((hit, 1), else_=0).label("counted")
        rows = view.reading.rows(
            select(table, counted)
            .where(population)
            .order_by(counted, table.c.made_at)
            .limit(self.limit)
        )
        zone = view.now.tzinfo

        def at(value: int | None) -> datetime | None:
            return None if value is None else instant(value).astimezone(zone)

        return tuple(
            BehindLine(
                row["code"],
                masked_name(row["full_name"]),
                office.procedure_at(
                    view.reading, row["procedure_code"], row["procedure_version"]
                ).short_name,
                at(row["received_at"]),
                at(row["due_at"]),
                at(row["finished_at"]),
                bool(row["counted"]),
            )
            for row in rows
        )


Halves = tuple[ColumnElement[bool], ColumnElement[bool]]


def _dossiers(span: Span, *, is_online: bool) -> Mapping[str, Halves]:
    """For each indicator that counts dossiers: which ones, and which of them count."""
    table = schema.dossier
    received, finished = _received(span), _finished(span)
    at_work = and_(table.c.status.in_(CLOCK_RUNS), table.c.received_at < span.end)
    with_fee = and_(received, table.c.fee_total > 0)
    return {
        "same_day_sync": (received, _synchronised()),
        "on_time": (finished, table.c.finished_at <= table.c.due_at),
        "open_late": (at_work, table.c.due_at < min(span.now, span.end)),
        "online_dossiers": (received, table.c.channel == Channel.ONLINE),
        "paid_online_dossiers": (with_fee, _paid_online(is_online=is_online)),
        "paid_by_bank": (with_fee, _paid_by_bank()),
        "digitised_dossiers": (received, _digitised()),
        "e_results": (
            and_(finished, table.c.status != Status.WITHDRAWN),
            _has_scan(schema.scan.c.subject == RESULT),
        ),
    }


def _procedures(span: Span, *, is_online: bool) -> Mapping[str, Halves]:
    """The same for indicators that count procedures by their dossiers."""
    table = schema.dossier
    received = _received(span)
    with_fee = and_(received, table.c.fee_total > 0)
    return {
        "online_procedures": (received, table.c.channel == Channel.ONLINE),
        "paid_online_procedures": (with_fee, _paid_online(is_online=is_online)),
    }


def _received(span: Span) -> ColumnElement[bool]:
    table = schema.dossier
    return and_(table.c.received_at >= span.begin, table.c.received_at < span.end)


def _finished(span: Span) -> ColumnElement[bool]:
    """A dossier without a promise cannot keep one, and is not counted."""
    table = schema.dossier
    return and_(
        table.c.finished_at >= span.begin,
        table.c.finished_at < span.end,
        table.c.status.in_(FINISHED),
        table.c.due_at.is_not(None),
    )


def _synchronised() -> ColumnElement[bool]:
    """The city acknowledged what was received on the day on which it was made."""
    table, dossier = schema.outbox, schema.dossier
    return exists().where(
        table.c.lane == dossier.c.id,
        table.c.kind == RECEIVED,
        table.c.state == outbox.ACKNOWLEDGED,
        (table.c.settled_at + _VIETNAM) // _DAY == (table.c.made_at + _VIETNAM) // _DAY,
    )


def _payment(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    table, dossier = schema.payment, schema.dossier
    return exists().where(table.c.dossier_id == dossier.c.id, *conditions)


def _paid_by_bank() -> ColumnElement[bool]:
    """Money came, none of it as cash, and nothing is waited for."""
    table = schema.payment
    return and_(
        _payment(table.c.state.in_(_CAME), table.c.method.in_(_BY_BANK)),
        ~_payment(table.c.state.in_(_CAME), table.c.method == Method.CASH),
        ~_payment(table.c.state.in_(("waiting", "claimed", "underpaid"))),
    )


def _paid_online(*, is_online: bool) -> ColumnElement[bool]:
    table = schema.dossier
    at_counter = (
        and_(table.c.channel != Channel.ONLINE, _payment(schema.payment.c.method == Method.QR))
        if is_online
        else false()
    )
    return and_(_paid_by_bank(), or_(table.c.channel == Channel.ONLINE, at_counter))


def _has_scan(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    table, dossier = schema.scan, schema.dossier
    return exists().where(
        table.c.dossier_id == dossier.c.id, table.c.discarded_at.is_(None), *conditions
    )


def _digitised() -> ColumnElement[bool]:
    table = schema.scan
    return _has_scan(table.c.subject != RESULT, table.c.state != DigitalState.NOT)


def _count(
    view: View, population: ColumnElement[bool], hit: ColumnElement[bool]
) -> tuple[int, int]:
    counted: Any = func.coalesce(func.sum(case((hit, 1), else_=0)), 0)
    query = select(counted.label("hit"), func.count().label("all"))
    (row,) = view.reading.rows(query.select_from(schema.dossier).where(population))
    return int(row["hit"]), int(row["all"])


def _count_procedures(
    view: View, population: ColumnElement[bool], hit: ColumnElement[bool]
) -> tuple[int, int]:
    code = schema.dossier.c.procedure_code
    counted: Any = func.count(distinct(case((hit, code)))).label("hit")
    query = select(counted, func.count(distinct(code)).label("all"))
    (row,) = view.reading.rows(query.where(population))
    return int(row["hit"]), int(row["all"])


def _reused(view: View, span: Span) -> tuple[int, int]:
    """Papers of received dossiers: those that a kept file stands for, of those that came at all.

    A paper whose earlier result is used again needs no file: its tick names the source.
    """
    dossier, paper, scan = schema.dossier, schema.paper, schema.scan
    again = (DigitalState.REUSED_COMPONENT, DigitalState.REUSED_RESULT)
    by_file = exists().where(
        scan.c.dossier_id == paper.c.dossier_id,
        scan.c.subject == func.concat("paper-", paper.c.position),
        scan.c.discarded_at.is_(None),
        scan.c.state.in_(again),
    )
    by_tick = and_(paper.c.state == PaperState.NOT_NEEDED, paper.c.reason == "result_reused")
    hit = or_(by_file, by_tick)
    query = (
        select(
            func.coalesce(func.sum(case((hit, 1), else_=0)), 0).label("hit"),
            func.count().label("all"),
        )
        .select_from(dossier.join(paper, paper.c.dossier_id == dossier.c.id))
        .where(_received(span), or_(paper.c.state == PaperState.HANDED_IN, hit))
    )
    (row,) = view.reading.rows(query)
    return int(row["hit"]), int(row["all"])


def _satisfied(view: View, span: Span) -> tuple[int, int]:
    faces = [one["faces"] for one in _ratings(view, span)]
    return sum(one > UNSATISFIED for one in faces), len(faces)


def _ratings(view: View, span: Span) -> list[dict[str, Any]]:
    """What citizens said through the city; a body that is out of form is nobody's rating."""
    table = schema.inbox_change
    rows = view.reading.rows(
        select(table.c.body).where(
            table.c.kind == _RATING,
            table.c.noted_at >= span.begin,
            table.c.noted_at < span.end,
        )
    )
    found = [json.loads(row["body"]) for row in rows]
    return [one for one in found if type(one.get("faces")) is int and 1 <= one["faces"] <= 5]
