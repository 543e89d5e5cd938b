"""The reconciliation desk: what the bank said came, what of it waits for a person, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import ClassVar

from sqlalchemy import ColumnElement, and_, func, or_, select

from counter_app.domain import reference as references
from counter_app.domain.instant import instant, micros
from counter_app.domain.matching import OPEN, Candidate, Doubt, Suggestion, Verdict, suggestions
from counter_app.domain.money import Money
from counter_app.domain.payment import PaymentState
from counter_app.domain.user import Permission
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import schema
from counter_app.store.rows import Row

# Requests older than this are still found by their code, but no longer guessed at.
SUGGESTED_FOR = timedelta(days=30)
CANDIDATES_MAX = 2_000


@dataclass(frozen=True, slots=True)
class CreditLine:
    """A credit as the supervisor sees it. `text` is the bank's own line and may name the payer.

    `sources` are the feeds that told of it.
    """

    provider: str
    credit_id: str
    bank_reference: str
    amount: Money
    text: str
    booked_at: datetime
    noted_at: datetime
    verdict: Verdict
    doubt: Doubt | None
    sources: tuple[str, ...]
    decided_name: str | None
    reason: str | None

    @property
    def can_be_undone(self) -> bool:
        """Whether a person decided it, and it does not wait again."""
        return self.decided_name is not None and self.verdict not in OPEN


@dataclass(frozen=True, slots=True)
class Guess:
    """A suggestion with what a person needs to judge it."""

    suggestion: Suggestion
    reference: str
    dossier_code: str | None
    rest: Money


@dataclass(frozen=True, slots=True)
class OpenCredit:
    """Money without a request: how long it has waited, and what it may be for, best first."""

    line: CreditLine
    age: timedelta
    guesses: tuple[Guess, ...]


@dataclass(frozen=True, slots=True)
class LaidShare:
    """What of a credit went to one payment; a share that was taken back is not among them."""

    payment_id: str
    reference: str | None
    dossier_code: str | None
    amount: Money
    verdict: Verdict
    laid_by: str


@dataclass(frozen=True, slots=True)
class MatchedCredit:
    """A credit of a day with what it was laid to."""

    line: CreditLine
    shares: tuple[LaidShare, ...]


@dataclass(frozen=True, slots=True)
class SourceSum:
    """What one feed told of: how many of its records, how many credits and đồng they make."""

    source: str
    records: int
    credits: int
    amount: Money


@dataclass(frozen=True, slots=True)
class OpenCredits(Query[tuple[OpenCredit, ...]]):
    """Credits that wait for a person, oldest first."""

    limit: int = 200
    permission: ClassVar[Permission] = Permission.REVIEW

    def answer(self, view: View) -> tuple[OpenCredit, ...]:
        """With suggestions, which are never booked by themselves."""
        table = schema.bank_credit
        lines = _lines(view, table.c.verdict.in_(OPEN), limit=self.limit)
        candidates = _candidates(view) if lines else ()
        by_id = {one.payment_id: one for one in candidates}
        station = view.station.number
        return tuple(
            OpenCredit(
                line,
                view.now - line.noted_at,
                tuple(
                    Guess(one, found.reference, found.dossier_code, found.rest)
                    for one in suggestions(
                        line.text, line.amount, line.booked_at, station, candidates
                    )
                    for found in (by_id[one.payment_id],)
                ),
            )
            for line in lines
        )


@dataclass(frozen=True, slots=True)
class OpenCreditCount(Query[tuple[int, Money]]):
    """How many credits wait for a person, and how much money that is."""

    def answer(self, view: View) -> tuple[int, Money]:
        """Nothing waits: (0, 0 đ)."""
        table = schema.bank_credit
        (row,) = view.reading.rows(
            select(
                func.count().label("credits"),
                func.coalesce(func.sum(table.c.amount), 0).label("sum"),
            ).where(table.c.verdict.in_(OPEN))
        )
        return int(row["credits"]), Money(int(row["sum"]))


@dataclass(frozen=True, slots=True)
class CreditsOfDay(Query[tuple[MatchedCredit, ...]]):
    """All credits that were booked or decided on a day, in the order of the bank."""

    day: date
    limit: int = 1_000
    permission: ClassVar[Permission] = Permission.REVIEW

    def answer(self, view: View) -> tuple[MatchedCredit, ...]:
        """Each with its shares."""
        table = schema.bank_credit
        first, last = _day(view, self.day)
        of_day = or_(
            and_(table.c.booked_at >= first, table.c.booked_at < last),
            and_(table.c.decided_at >= first, table.c.decided_at < last),
        )
        lines = _lines(view, of_day, limit=self.limit)
        shares = _shares(view, lines)
        return tuple(
            MatchedCredit(line, tuple(shares.get((line.provider, line.credit_id), ())))
            for line in lines
        )


@dataclass(frozen=True, slots=True)
class SourcesOfDay(Query[tuple[SourceSum, ...]]):
    """What each feed told of the credits that were booked on a day."""

    day: date
    permission: ClassVar[Permission] = Permission.REVIEW

    def answer(self, view: View) -> tuple[SourceSum, ...]:
        """By name of the feed. A credit that two feeds told counts in both."""
        credit, record = schema.bank_credit, schema.bank_record
        first, last = _day(view, self.day)
        told = (
            select(record.c.source, record.c.provider, record.c.credit_id, func.count().label("n"))
            .group_by(record.c.source, record.c.provider, record.c.credit_id)
            .subquery()
        )
        rows = view.reading.rows(
            select(
                told.c.source,
                func.sum(told.c.n).label("records"),
                func.count().label("credits"),
                func.sum(credit.c.amount).label("amount"),
            )
            .join(
                credit,
                (credit.c.provider == told.c.provider) & (credit.c.id == told.c.credit_id),
            )
            .where(credit.c.booked_at >= first, credit.c.booked_at < last)
            .group_by(told.c.source)
            .order_by(told.c.source)
        )
        return tuple(
            SourceSum(
                row["source"], int(row["records"]), int(row["credits"]), Money(int(row["amount"]))
            )
            for row in rows
        )


@dataclass(frozen=True, slots=True)
class FindPayment(Query[str | None]):
    """The payment that a person means by a payment code or a dossier's code."""

    words: str
    permission: ClassVar[Permission] = Permission.REVIEW

    def answer(self, view: View) -> str | None:
        """The newest request of the dossier; None for none."""
        payment, dossier = schema.payment, schema.dossier
        found = references.find(self.words)
        if len(found) == 1:
            row = view.reading.one(payment, reference=found[0])
            return None if row is None else str(row["id"])
        words = self.words.strip()
        rows = view.reading.rows(
            select(payment.c.id)
            .join(dossier, dossier.c.id == payment.c.dossier_id)
            .where(
                or_(dossier.c.code == words, dossier.c.provisional_code == words),
                payment.c.reference.is_not(None),
            )
            .order_by(payment.c.requested_at.desc())
            .limit(1)
        )
        return str(rows[0]["id"]) if rows else None


def _lines(view: View, *conditions: ColumnElement[bool], limit: int) -> tuple[CreditLine, ...]:
    table = schema.bank_credit
    rows = view.reading.rows(
        select(table).where(*conditions).order_by(table.c.booked_at, table.c.id).limit(limit)
    )
    told = _told(view, rows)
    return tuple(
        CreditLine(
            row["provider"],
            row["id"],
            row["bank_reference"],
            Money(row["amount"]),
            row["text"],
            _at(row["booked_at"], view),
            _at(row["noted_at"], view),
            # What a desk of an earlier version matched was paid to the request of its code.
            Verdict(row["verdict"]) if row["verdict"] != "matched" else Verdict.PAID,
            Doubt(row["doubt"]) if row["doubt"] else None,
            told.get((row["provider"], row["id"]), ()),
            row["decided_name"],
            row["reason"],
        )
        for row in rows
    )


def _told(view: View, rows: Sequence[Row]) -> dict[tuple[str, str], tuple[str, ...]]:
    record = schema.bank_record
    ids = [row["id"] for row in rows]
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in view.reading.rows(
        select(record.c.provider, record.c.credit_id, record.c.source)
        .where(record.c.credit_id.in_(ids))
        .order_by(record.c.read_at, record.c.source)
    ):
        key = (row["provider"], row["credit_id"])
        found[key] = tuple(dict.fromkeys((*found.get(key, ()), row["source"])))
    return found


def _shares(view: View, lines: Sequence[CreditLine]) -> dict[tuple[str, str], list[LaidShare]]:
    share, payment, dossier = schema.credit_share, schema.payment, schema.dossier
    rows = view.reading.rows(
        select(share, payment.c.reference, dossier.c.code)
        .join(payment, payment.c.id == share.c.payment_id)
        .outerjoin(dossier, dossier.c.id == payment.c.dossier_id)
        .where(share.c.credit_id.in_([line.credit_id for line in lines]))
        .order_by(share.c.position)
    )
    taken_back = {
        (row["provider"], row["credit_id"], row["reverses"])
        for row in rows
        if row["reverses"] is not None
    }
    found: dict[tuple[str, str], list[LaidShare]] = {}
    for row in rows:
        key = (row["provider"], row["credit_id"])
        if row["reverses"] is None and (*key, row["position"]) not in taken_back:
            found.setdefault(key, []).append(
                LaidShare(
                    row["payment_id"],
                    row["reference"],
                    row["code"],
                    Money(row["amount"]),
                    Verdict(row["verdict"]),
                    row["user_name"],
                )
            )
    return found


def _candidates(view: View) -> tuple[Candidate, ...]:
    """Requests that money may still come for."""
    payment, dossier = schema.payment, schema.dossier
    waiting = (PaymentState.WAITING, PaymentState.CLAIMED, PaymentState.UNDERPAID)
    rows = view.reading.rows(
        select(payment, dossier.c.code, dossier.c.provisional_code)
        .outerjoin(dossier, dossier.c.id == payment.c.dossier_id)
        .where(
            payment.c.state.in_(waiting),
            payment.c.reference.is_not(None),
            payment.c.requested_at >= micros(view.now - SUGGESTED_FOR),
        )
        .order_by(payment.c.requested_at.desc())
        .limit(CANDIDATES_MAX)
    )
    return tuple(
        Candidate(
            row["id"],
            row["reference"],
            row["code"],
            references.station_of(row["reference"]),
            Money(row["amount_due"] - row["amount_paid"]),
            _at(row["requested_at"], view),
            row["provisional_code"],
        )
        for row in rows
    )


def _day(view: View, day: date) -> tuple[int, int]:
    start = datetime.combine(day, time.min, view.now.tzinfo)
    return micros(start), micros(start + timedelta(days=1))


def _at(microseconds: int, view: View) -> datetime:
    return instant(microseconds).astimezone(view.now.tzinfo)
