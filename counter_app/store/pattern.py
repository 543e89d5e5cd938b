"""What a day's odd patterns rest on: the rows behind each card, and the answers that were given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from counter_app.domain import pattern as rules
from counter_app.domain.deadline import PauseReason
from counter_app.domain.dossier import Status
from counter_app.domain.identity import UserId
from counter_app.domain.instant import instant, micros
from counter_app.domain.pattern import Card, Evidence, Pattern, Share
from counter_app.domain.payment import Method, PaymentState
from counter_app.domain.refund import RefundKind
from counter_app.store import schema

if TYPE_CHECKING:
    from counter_app.store.rows import Reading, Row, Writing

EVIDENCE_MAX = 100
# The printer or a person said that it is on paper.
PRINTED = ("confirmed", "said")


@dataclass(frozen=True, slots=True)
class Span:
    """A day at the counter, and the weeks before it that it is measured against."""

    begin: int
    end: int
    before: int
    zone: tzinfo | None

    @classmethod
    def of(cls, day: date, zone: tzinfo | None) -> Span:
        """From midnight to midnight."""
        begin = datetime.combine(day, time.min, zone)
        end = datetime.combine(day + timedelta(days=1), time.min, zone)
        return cls(micros(begin), micros(end), micros(begin - rules.BEFORE), zone)

    def at(self, when: int) -> datetime:
        """An instant of a row, in the office's zone."""
        return instant(when).astimezone(self.zone)


class Patterns:
    """Answers to cards; each is only ever added."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def cards(self, day: date, zone: tzinfo | None) -> tuple[Card, ...]:
        """The day's cards, answered ones too."""
        return cards(self._uow, day, zone)

    def answer(self, row: Mapping[str, Any]) -> None:
        """Keep what somebody answered."""
        self._uow.insert(schema.pattern_answer, row)

    def answered(self, digests: Iterable[str]) -> Mapping[str, Row]:
        """Answers by the digest of their evidence."""
        return answers(self._uow, digests)


def answers(reading: Reading, digests: Iterable[str]) -> Mapping[str, Row]:
    """Answers by the digest of their evidence."""
    table = schema.pattern_answer
    rows = reading.rows(select(table).where(table.c.evidence.in_(list(digests))))
    return {row["evidence"]: row for row in rows}


def cards(reading: Reading, day: date, zone: tzinfo | None) -> tuple[Card, ...]:
    """Every card of a day, kind by kind."""
    span = Span.of(day, zone)
    return (
        *_cash_after_qr(reading, span),
        *_late_voids(reading, span),
        *_refusals(reading, span),
        *_reprints(reading, span),
        *_second_supplements(reading, span),
        *_left_open(reading, span),
    )


def _cash_after_qr(reading: Reading, span: Span) -> Iterator[Card]:
    """Cash of a dossier whose payment code was shown before and called off, desk by desk."""
    cash, asked = schema.payment.alias("cash"), schema.payment.alias("asked")
    shift, dossier = schema.shift, schema.dossier
    taken = reading.rows(
        select(
            cash.c.id,
            cash.c.requested_at,
            cash.c.user_id,
            shift.c.station,
            dossier.c.code,
        )
        .select_from(
            cash.join(asked, asked.c.dossier_id == cash.c.dossier_id)
            .join(shift, shift.c.id == cash.c.shift_id)
            .join(dossier, dossier.c.id == cash.c.dossier_id)
        )
        .where(
            cash.c.method == Method.CASH,
            cash.c.replaces.is_(None),
            # By shift: payments have no index of their hour.
            shift.c.opened_at >= span.before,
            shift.c.opened_at < span.end,
            asked.c.method != Method.CASH,
            asked.c.state == PaymentState.CANCELLED,
            asked.c.requested_at <= cash.c.requested_at,
        )
        .distinct()
        .order_by(cash.c.requested_at)
    )
    shown = reading.rows(
        select(
            shift.c.station,
            (shift.c.opened_at >= span.begin).label("is_today"),
            func.count(func.distinct(asked.c.dossier_id)).label("count"),
        )
        .select_from(asked.join(shift, shift.c.id == asked.c.shift_id))
        .where(
            asked.c.method != Method.CASH,
            shift.c.opened_at >= span.before,
            shift.c.opened_at < span.end,
        )
        .group_by(shift.c.station, "is_today")
    )
    asked_of = {(row["station"], bool(row["is_today"])): int(row["count"]) for row in shown}
    for station in sorted({row["station"] for row in taken}):
        mine = [row for row in taken if row["station"] == station]
        today = [row for row in mine if row["requested_at"] >= span.begin]
        share = _share(len({row["code"] for row in today}), asked_of.get((station, True), 0))
        earlier = {row["code"] for row in mine if row["requested_at"] < span.begin}
        before = _share(len(earlier), asked_of.get((station, False), 0))
        if rules.rises(share, before):
            evidence = (
                Evidence(row["id"], "Tiền mặt sau mã QR", span.at(row["requested_at"]), row["code"])
                for row in today
            )
            yield _card(
                Pattern.CASH_AFTER_QR, f"Quầy {station:04d}", evidence, today, share, before
            )


def _late_voids(reading: Reading, span: Span) -> Iterator[Card]:
    """Receipts that somebody asked to make void in the last quarter of an hour of a shift."""
    refund, shift, dossier = schema.refund, schema.shift, schema.dossier
    rows = reading.rows(
        select(
            refund.c.id,
            refund.c.receipt_number,
            refund.c.requested_at,
            refund.c.requested_by.label("user_id"),
            shift.c.number,
            shift.c.closed_at,
            shift.c.user_id.label("holder"),
            dossier.c.code,
        )
        .select_from(
            refund.join(shift, shift.c.id == refund.c.shift_id).join(
                dossier, dossier.c.id == refund.c.dossier_id
            )
        )
        .where(
            refund.c.kind == RefundKind.VOID,
            refund.c.requested_at >= span.begin,
            refund.c.requested_at < span.end,
            shift.c.closed_at.is_not(None),
        )
        .order_by(refund.c.requested_at)
    )
    late = [
        row
        for row in rows
        if rules.is_late(span.at(row["requested_at"]), span.at(row["closed_at"]))
    ]
    for number in sorted({row["number"] for row in late}):
        mine = [row for row in late if row["number"] == number]
        evidence = (
            Evidence(
                row["id"], f"Hủy {row['receipt_number']}", span.at(row["requested_at"]), row["code"]
            )
            for row in mine
        )
        yield _card(Pattern.LATE_VOIDS, number, evidence, mine)


def _refusals(reading: Reading, span: Span) -> Iterator[Card]:
    """Refusals at intake by one clerk, against those of everybody else in the weeks before."""
    dossier = schema.dossier
    made = (dossier.c.made_at >= span.before, dossier.c.made_at < span.end)
    rows = reading.rows(
        select(
            dossier.c.user_id,
            dossier.c.user_name,
            (dossier.c.made_at >= span.begin).label("is_today"),
            (dossier.c.status == Status.REFUSED).label("is_refused"),
            func.count().label("count"),
        )
        .where(*made)
        .group_by(dossier.c.user_id, dossier.c.user_name, "is_today", "is_refused")
    )
    today = {row["user_id"]: row["user_name"] for row in rows if row["is_today"]}
    for user_id, name in sorted(today.items()):
        own = _counted([r for r in rows if r["user_id"] == user_id and r["is_today"]])
        others = _counted([r for r in rows if r["user_id"] != user_id])
        if not rules.stands_out(own, others):
            continue
        refused = reading.rows(
            select(dossier.c.id, dossier.c.code, dossier.c.made_at, dossier.c.user_id)
            .where(
                dossier.c.user_id == user_id,
                dossier.c.status == Status.REFUSED,
                dossier.c.made_at >= span.begin,
                dossier.c.made_at < span.end,
            )
            .order_by(dossier.c.made_at)
            .limit(EVIDENCE_MAX)
        )
        evidence = (
            Evidence(row["id"], "Từ chối tiếp nhận", span.at(row["made_at"]), row["code"])
            for row in refused
        )
        yield _card(Pattern.REFUSALS, name, evidence, refused, own, others)


def _reprints(reading: Reading, span: Span) -> Iterator[Card]:
    """Copies that somebody printed although the paper before them was confirmed as printed."""
    job, slip, dossier = schema.print_job, schema.slip, schema.dossier
    first = schema.print_job.alias("first")
    rows = reading.rows(
        select(job.c.id, job.c.kind, job.c.number, job.c.at, job.c.user_name, dossier.c.code)
        .select_from(
            job.join(
                first,
                (first.c.kind == job.c.kind)
                & (first.c.number == job.c.number)
                & (first.c.copy < job.c.copy)
                & first.c.state.in_(PRINTED),
            )
            .join(slip, (slip.c.kind == job.c.kind) & (slip.c.number == job.c.number))
            .outerjoin(dossier, dossier.c.id == slip.c.dossier_id)
        )
        .where(job.c.at >= span.begin, job.c.at < span.end, job.c.copy > 0)
        .distinct()
        .order_by(job.c.at)
        .limit(EVIDENCE_MAX)
    )
    people = {
        row["name"]: row["id"] for row in reading.rows(select(schema.user.c.id, schema.user.c.name))
    }
    for name in sorted({row["user_name"] for row in rows}):
        mine = [
            {**row, "user_id": people.get(name, "")} for row in rows if row["user_name"] == name
        ]
        if len(mine) < rules.REPRINTS_LEAST:
            continue
        evidence = (
            Evidence(
                row["id"], f"In lại {row['kind']} {row['number']}", span.at(row["at"]), row["code"]
            )
            for row in mine
        )
        yield _card(Pattern.REPRINTS, name, evidence, mine)


def _second_supplements(reading: Reading, span: Span) -> Iterator[Card]:
    """Dossiers whose citizen was asked for more a second time or later."""
    wait, dossier = schema.wait, schema.dossier
    earlier = schema.wait.alias("earlier")
    rows = reading.rows(
        select(
            wait.c.dossier_id,
            wait.c.position,
            wait.c.asked_at,
            wait.c.asked_by.label("user_id"),
            wait.c.clause,
            dossier.c.code,
        )
        .select_from(
            wait.join(dossier, dossier.c.id == wait.c.dossier_id).join(
                earlier,
                (earlier.c.dossier_id == wait.c.dossier_id)
                & (earlier.c.position < wait.c.position)
                & (earlier.c.reason == PauseReason.SUPPLEMENT),
            )
        )
        .where(
            wait.c.reason == PauseReason.SUPPLEMENT,
            wait.c.asked_at >= span.begin,
            wait.c.asked_at < span.end,
        )
        .distinct()
        .order_by(wait.c.asked_at)
    )
    for row in rows:
        key = f"{row['dossier_id']}/{row['position']}"
        words = f"Yêu cầu bổ sung lần nữa, căn cứ: {row['clause'] or 'không ghi'}"
        evidence = (Evidence(key, words, span.at(row["asked_at"]), row["code"]),)
        yield _card(Pattern.SECOND_SUPPLEMENTS, row["code"], evidence, [row])


def _left_open(reading: Reading, span: Span) -> Iterator[Card]:
    """Shifts of the day that were closed on a later one."""
    shift = schema.shift
    rows = reading.rows(
        select(shift)
        .where(
            shift.c.opened_at >= span.begin,
            shift.c.opened_at < span.end,
            shift.c.closed_at >= span.end,
        )
        .order_by(shift.c.opened_at)
    )
    for row in rows:
        closed = span.at(row["closed_at"])
        words = f"Mở {span.at(row['opened_at']):%H:%M %d/%m}, chốt {closed:%H:%M %d/%m}"
        evidence = (Evidence(row["id"], words, closed),)
        yield _card(Pattern.LEFT_OPEN, row["number"], evidence, [row])


def _card(
    kind: Pattern,
    place: str,
    evidence: Iterable[Evidence],
    rows: Iterable[Row],
    share: Share | None = None,
    before: Share | None = None,
) -> Card:
    about = {row[name] for row in rows for name in ("user_id", "holder") if row.get(name)}
    return Card(kind, place, tuple(evidence), frozenset(map(UserId, about)), share, before)


def _share(count: int, of: int) -> Share:
    return Share(count, max(count, of))


def _counted(rows: Iterable[Row]) -> Share:
    """Refused of all."""
    found = list(rows)
    refused = sum(int(row["count"]) for row in found if row["is_refused"])
    return Share(refused, sum(int(row["count"]) for row in found))
