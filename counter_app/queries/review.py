"""The supervisor's day: its shifts, what happened hour by hour, the sample, the questions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import func, select

from counter_app.domain.instant import instant
from counter_app.domain.money import ZERO, Money
from counter_app.domain.pattern import Card
from counter_app.domain.person import masked_name
from counter_app.domain.refund import RefundKind
from counter_app.domain.review import Finding
from counter_app.domain.user import Permission
from counter_app.queries.query import Query
from counter_app.queries.shift_book import ShiftBook, ShiftLine
from counter_app.queries.view import View
from counter_app.store import pattern, review, schema
from counter_app.store.closing import closings, counts, reopenings
from counter_app.store.pattern import Span
from counter_app.store.rows import Row
from counter_app.store.shift import sign_of

# What an exception was, in words that a screen translates.
HELD_ALREADY = "Yêu cầu giấy có trong cơ sở dữ liệu: {words}"
ASKED_MORE = "Yêu cầu thêm theo {words}"


class EventKind(StrEnum):
    """What a mark on the day's line stands for; a receipt's tender stands beside it."""

    RECEIPT = "receipt"
    VOID = "void"
    REFUND = "refund"
    REPRINT = "reprint"
    CORRECTION = "correction"
    OVERRIDE = "override"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class DayEvent:
    """One mark: when, what, how much, by whom, and the dossier it opens. `way` is the tender.

    `says` is what was done, where the kind alone does not tell; `words` is filled into it.
    """

    at: datetime
    kind: EventKind
    words: str
    amount: Money
    way: str
    who: str
    dossier_code: str | None
    says: str = ""


@dataclass(frozen=True, slots=True)
class ClosingLine:
    """One version of a shift's closing."""

    version: int
    closed_at: datetime
    user_name: str
    expected: Money
    counted: Money
    reason: str
    report: str


@dataclass(frozen=True, slots=True)
class ReviewedShift:
    """A shift with every closing and count, and whether somebody asked to open it again."""

    line: ShiftLine
    closings: tuple[ClosingLine, ...]
    counts: tuple[Money, ...]
    asked_again: str | None
    asked_by: str | None


@dataclass(frozen=True, slots=True)
class SampleLine:
    """A drawn dossier, and what was found in it last; None while nobody looked."""

    code: str
    masked_name: str
    procedure_code: str
    clerk: str
    finding: Finding | None
    words: str


@dataclass(frozen=True, slots=True)
class Question:
    """An odd pattern and its answer, None while it waits."""

    card: Card
    answer: str | None
    answered_by: str | None


@dataclass(frozen=True, slots=True)
class SignedDay:
    """Who signed a day; `is_stale` where a shift of it changed afterwards."""

    version: int
    name: str
    at: datetime
    words: str
    is_stale: bool


@dataclass(frozen=True, slots=True)
class DayOfReview:
    """Everything of one day. `undrawn` are dossiers that no draw was among."""

    day: date
    shifts: tuple[ReviewedShift, ...]
    events: tuple[DayEvent, ...]
    sample: tuple[SampleLine, ...]
    undrawn: int
    questions: tuple[Question, ...]
    signed: SignedDay | None

    @property
    def uninspected(self) -> int:
        """How many of the sample nobody looked at."""
        return sum(one.finding is None for one in self.sample)

    @property
    def unanswered(self) -> int:
        """How many questions wait."""
        return sum(one.answer is None for one in self.questions)

    @property
    def open_shifts(self) -> int:
        """How many shifts are not closed."""
        return sum(one.line.closed_at is None for one in self.shifts)

    @property
    def is_ready(self) -> bool:
        """Whether nothing is left but the signature."""
        return not (self.open_shifts or self.undrawn or self.uninspected or self.unanswered)


@dataclass(frozen=True, slots=True)
class ReviewDay(Query[DayOfReview]):
    """A day as its supervisor sees it."""

    day: date
    permission: ClassVar[Permission] = Permission.REVIEW

    def answer(self, view: View) -> DayOfReview:
        """From the rows, each time anew."""
        zone, reading = view.now.tzinfo, view.reading
        lines = ShiftBook(self.day, self.day).answer(view).shifts
        cards = pattern.cards(reading, self.day, zone)
        answered = pattern.answers(reading, (one.digest for one in cards))
        sample, undrawn = _sample(view, self.day)
        return DayOfReview(
            self.day,
            tuple(_shift(view, line) for line in lines),
            tuple(sorted(_events(view, Span.of(self.day, zone), lines), key=lambda one: one.at)),
            sample,
            undrawn,
            tuple(_question(one, answered.get(one.digest)) for one in cards),
            _signed(view, self.day),
        )


def _shift(view: View, line: ShiftLine) -> ReviewedShift:
    zone, reading = view.now.tzinfo, view.reading
    asked = [row for row in reopenings(reading, line.shift_id) if row["is_agreed"] is None]
    return ReviewedShift(
        line,
        tuple(
            ClosingLine(
                row["version"],
                instant(row["closed_at"]).astimezone(zone),
                row["user_name"],
                Money(row["expected"]),
                Money(row["counted"]),
                row["reason"],
                row["report"],
            )
            for row in closings(reading, line.shift_id)
        ),
        tuple(Money(row["total"]) for row in counts(reading, line.shift_id)),
        asked[0]["reason"] if asked else None,
        asked[0]["asked_name"] if asked else None,
    )


def _question(card: Card, row: Row | None) -> Question:
    return Question(card, row["words"] if row else None, row["user_name"] if row else None)


def _signed(view: View, day: date) -> SignedDay | None:
    rows = review.sign_offs(view.reading, day)
    if not rows:
        return None
    last = rows[-1]
    return SignedDay(
        last["version"],
        last["user_name"],
        instant(last["at"]).astimezone(view.now.tzinfo),
        last["words"],
        last["figures"] != review.figures(view.reading, day, view.now.tzinfo),
    )


def _sample(view: View, day: date) -> tuple[tuple[SampleLine, ...], int]:
    table, span = schema.dossier, Span.of(day, view.now.tzinfo)
    made = view.reading.rows(
        select(
            table.c.id, table.c.code, table.c.full_name, table.c.procedure_code, table.c.user_name
        ).where(table.c.made_at >= span.begin, table.c.made_at < span.end)
    )
    rows = {row["id"]: row for row in made}
    draws = review.draws(view.reading, day)
    known = {one for draw in draws for one in json.loads(draw["population"])}
    found = {row["subject"]: row for row in review.findings(view.reading, day)}
    chosen = [one for draw in draws for one in json.loads(draw["sample"]) if one in rows]
    lines = tuple(_line(rows[one], found.get(rows[one]["code"])) for one in chosen)
    return lines, len(rows.keys() - known)


def _line(row: Row, finding: Row | None) -> SampleLine:
    return SampleLine(
        row["code"],
        masked_name(row["full_name"]),
        row["procedure_code"],
        row["user_name"],
        None if finding is None else Finding(finding["finding"]),
        "" if finding is None else finding["words"],
    )


def _events(view: View, span: Span, lines: tuple[ShiftLine, ...]) -> Iterator[DayEvent]:
    yield from _receipts(view, span, [line.shift_id for line in lines])
    yield from _went_back(view, span)
    yield from _reprints(view, span)
    yield from _corrections(view, span)
    yield from _overrides(view, span)
    for line in lines:
        for each in line.supplements:
            for one in each.items:
                dossier = view.reading.one(schema.dossier, id=one.dossier_id)
                words = f"{each.number} ← {line.number}"
                code = dossier["code"] if dossier else None
                amount = one.amount or one.surplus or -one.went_back
                yield DayEvent(span.at(one.at), EventKind.LATE, words, amount, one.method, "", code)


def _receipts(view: View, span: Span, shift_ids: list[str]) -> Iterator[DayEvent]:
    receipt, dossier = schema.receipt, schema.dossier
    rows = view.reading.rows(
        select(receipt, dossier.c.code)
        .join(dossier, dossier.c.id == receipt.c.dossier_id)
        .where(receipt.c.shift_id.in_(shift_ids))
    )
    for row in rows:
        yield DayEvent(
            span.at(row["issued_at"]),
            EventKind.RECEIPT,
            row["number"],
            Money(row["total"]),
            row["method"],
            row["user_name"],
            row["code"],
        )


def _went_back(view: View, span: Span) -> Iterator[DayEvent]:
    refund, dossier = schema.refund, schema.dossier
    rows = view.reading.rows(
        select(refund, dossier.c.code)
        .outerjoin(dossier, dossier.c.id == refund.c.dossier_id)
        .where(refund.c.requested_at >= span.begin, refund.c.requested_at < span.end)
    )
    for row in rows:
        is_void = row["kind"] == RefundKind.VOID
        yield DayEvent(
            span.at(row["requested_at"]),
            EventKind.VOID if is_void else EventKind.REFUND,
            f"{row['number']}: {row['words']}",
            Money(row["amount"]),
            row["way"],
            row["requested_name"],
            row["code"],
        )


def _reprints(view: View, span: Span) -> Iterator[DayEvent]:
    job, slip, dossier = schema.print_job, schema.slip, schema.dossier
    rows = view.reading.rows(
        select(job, dossier.c.code)
        .join(slip, (slip.c.kind == job.c.kind) & (slip.c.number == job.c.number))
        .outerjoin(dossier, dossier.c.id == slip.c.dossier_id)
        .where(job.c.at >= span.begin, job.c.at < span.end, job.c.copy > 0)
    )
    for row in rows:
        words = f"{row['number']} ({row['copy']})"
        kind = EventKind.REPRINT
        yield DayEvent(span.at(row["at"]), kind, words, ZERO, "", row["user_name"], row["code"])


def _corrections(view: View, span: Span) -> Iterator[DayEvent]:
    event, dossier = schema.event, schema.dossier
    rows = view.reading.rows(
        select(event, dossier.c.code)
        .join(dossier, dossier.c.id == event.c.dossier_id)
        .where(event.c.at >= span.begin, event.c.at < span.end, event.c.kind == "correct")
    )
    for row in rows:
        words = str(json.loads(row["facts"]).get("note", ""))
        kind = EventKind.CORRECTION
        yield DayEvent(span.at(row["at"]), kind, words, ZERO, "", row["actor"], row["code"])


def _overrides(view: View, span: Span) -> Iterator[DayEvent]:
    """Papers that were asked for although a database holds them, and second rounds."""
    paper, dossier, wait = schema.paper, schema.dossier, schema.wait
    asked = view.reading.rows(
        select(dossier.c.made_at, dossier.c.code, dossier.c.user_name, paper.c.name)
        .select_from(paper.join(dossier, dossier.c.id == paper.c.dossier_id))
        .where(
            dossier.c.made_at >= span.begin,
            dossier.c.made_at < span.end,
            paper.c.unread.is_not(None),
        )
    )
    kind = EventKind.OVERRIDE
    for row in asked:
        at = span.at(row["made_at"])
        yield DayEvent(at, kind, row["name"], ZERO, "", row["user_name"], row["code"], HELD_ALREADY)
    again = view.reading.rows(
        select(wait, dossier.c.code)
        .join(dossier, dossier.c.id == wait.c.dossier_id)
        .where(wait.c.asked_at >= span.begin, wait.c.asked_at < span.end, wait.c.clause != "")
    )
    for row in again:
        at = span.at(row["asked_at"])
        yield DayEvent(
            at, kind, row["clause"], ZERO, "", row["asked_name"], row["code"], ASKED_MORE
        )


@dataclass(frozen=True, slots=True)
class DayTakings:
    """What came for fees in the shifts of one day, tender by tender."""

    day: date
    cash: Money
    qr: Money
    transfer: Money


@dataclass(frozen=True, slots=True)
class TakingsByDay(Query[tuple[DayTakings, ...]]):
    """The days of a span on which a shift was opened, the first one first."""

    first: date
    last: date
    permission: ClassVar[Permission] = Permission.REVIEW

    def answer(self, view: View) -> tuple[DayTakings, ...]:
        """By the ledger; a shift is of the day on which it was opened."""
        zone = view.now.tzinfo
        begin, end = Span.of(self.first, zone).begin, Span.of(self.last, zone).end
        shift, transfer, payment = schema.shift, schema.transfer, schema.payment
        rows = view.reading.rows(
            select(
                shift.c.opened_at,
                payment.c.method,
                transfer.c.code,
                transfer.c.debit,
                transfer.c.credit,
                func.sum(transfer.c.amount).label("amount"),
            )
            .select_from(
                shift.join(transfer, transfer.c.shift_id == shift.c.id).join(
                    payment, payment.c.id == transfer.c.payment_id
                )
            )
            .where(shift.c.opened_at >= begin, shift.c.opened_at < end)
            .group_by(
                shift.c.opened_at,
                payment.c.method,
                transfer.c.code,
                transfer.c.debit,
                transfer.c.credit,
            )
        )
        opened = view.reading.rows(
            select(shift.c.opened_at).where(shift.c.opened_at >= begin, shift.c.opened_at < end)
        )
        sums: dict[date, dict[str, int]] = {
            instant(row["opened_at"]).astimezone(zone).date(): {} for row in opened
        }
        for row in rows:
            day = sums[instant(row["opened_at"]).astimezone(zone).date()]
            came = sign_of(row) * int(row["amount"])
            day[row["method"]] = day.get(row["method"], 0) + came
        return tuple(
            DayTakings(day, *(Money(of_day.get(one, 0)) for one in ("cash", "qr", "transfer")))
            for day, of_day in sorted(sums.items())
        )
