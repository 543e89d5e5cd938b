"""What a supervisor should look at: money that came twice, beside its dossier, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import func, select

from counter_app.domain.instant import instant, micros
from counter_app.domain.matching import Doubt
from counter_app.domain.money import Money
from counter_app.domain.payment import OPEN, Method, PaymentState
from counter_app.domain.user import Permission
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import schema
from counter_app.store.payment import payments

CARDS_MAX = 200


class WatchKind(StrEnum):
    """Why a card is shown."""

    PAID_TWICE = "paid_twice"
    PAID_TOO_MUCH = "paid_too_much"
    CASH_AFTER_QR = "cash_after_qr"
    CREDIT_WITHOUT_DOSSIER = "credit_without_dossier"
    QR_NEVER_PAID = "qr_never_paid"
    OTHER_ACCOUNT = "other_account"


@dataclass(frozen=True, slots=True)
class WatchCard:
    """One thing to look at, and the rows that show it; `credits` are (provider, id)."""

    kind: WatchKind
    amount: Money
    since: datetime
    dossier_id: str | None
    dossier_code: str | None
    payment_ids: tuple[str, ...]
    credits: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class MoneyWatch(Query[tuple[WatchCard, ...]]):
    """All cards since a day, kind by kind, oldest first.

    A request counts as never paid when it has waited for `patience`.
    """

    since: datetime
    patience: timedelta = timedelta(minutes=30)
    permission: ClassVar[Permission] = Permission.REVIEW

    def answer(self, view: View) -> tuple[WatchCard, ...]:
        """Evidence only: nothing here decides anything."""
        return (
            *_surplus(view),
            *_cash_after_qr(view, micros(self.since)),
            *_without_dossier(view),
            *_never_paid(view, micros(self.since), micros(view.now - self.patience)),
            *_elsewhere(view, micros(self.since)),
        )


def _surplus(view: View) -> Iterator[WatchCard]:
    """Surplus that was not given back, however old: it is somebody's money."""
    table, reading = schema.transfer, view.reading
    totals: dict[str, int] = {}
    first: dict[str, int] = {}
    for side, sign in ((table.c.credit, 1), (table.c.debit, -1)):
        rows = reading.rows(
            select(
                table.c.dossier_id,
                func.sum(table.c.amount).label("amount"),
                func.min(table.c.at).label("at"),
            )
            .where(side == "surplus", table.c.dossier_id.is_not(None))
            .group_by(table.c.dossier_id)
        )
        for row in rows:
            key = row["dossier_id"]
            totals[key] = totals.get(key, 0) + sign * int(row["amount"])
            first[key] = min(row["at"], first.get(key, row["at"]))
    for key in sorted((key for key, left in totals.items() if left), key=lambda one: first[one]):
        came = [row for row in payments(reading, key) if row["amount_paid"]]
        ids = tuple(row["id"] for row in came)
        found = _credits_of(view, ids)
        cash = sum(1 for row in came if row["method"] == Method.CASH)
        kind = WatchKind.PAID_TWICE if cash + len(found) > 1 else WatchKind.PAID_TOO_MUCH
        yield _card(view, kind, totals[key], first[key], key, ids, found)


def _cash_after_qr(view: View, since: int) -> Iterator[WatchCard]:
    """Cash was taken although the bank had been asked before: the request may still be paid."""
    cash, asked = schema.payment.alias("cash"), schema.payment.alias("asked")
    rows = view.reading.rows(
        select(cash, asked.c.id.label("asked_id"))
        .join(asked, asked.c.dossier_id == cash.c.dossier_id)
        .where(
            cash.c.method == Method.CASH,
            cash.c.requested_at >= since,
            cash.c.replaces.is_(None),
            asked.c.method != Method.CASH,
            asked.c.state == PaymentState.CANCELLED,
            asked.c.requested_at <= cash.c.requested_at,
        )
        .order_by(cash.c.requested_at)
        .limit(CARDS_MAX)
    )
    for row in rows:
        ids = (row["asked_id"], row["id"])
        kind, at = WatchKind.CASH_AFTER_QR, row["requested_at"]
        yield _card(view, kind, row["amount_due"], at, row["dossier_id"], ids)


def _without_dossier(view: View) -> Iterator[WatchCard]:
    """Credits of our account that bear no request's code, or that of a dossier never received.

    What is left of a request that was called off is surplus, and stands there.
    """
    credit, payment, dossier = schema.bank_credit, schema.payment, schema.dossier
    rows = view.reading.rows(
        select(credit)
        .outerjoin(payment, payment.c.id == credit.c.payment_id)
        .outerjoin(dossier, dossier.c.id == payment.c.dossier_id)
        .where(
            dossier.c.received_at.is_(None),
            credit.c.verdict.not_in(_ELSEWHERE),
            func.coalesce(payment.c.state, "") != PaymentState.CANCELLED,
        )
        .order_by(credit.c.noted_at)
        .limit(CARDS_MAX)
    )
    for row in rows:
        ids = (row["payment_id"],) if row["payment_id"] else ()
        found = ((row["provider"], row["id"]),)
        kind = WatchKind.CREDIT_WITHOUT_DOSSIER
        yield _card(view, kind, row["amount"], row["noted_at"], None, ids, found)


# A credit that a person set aside is nobody's money here; a split one stands with its shares.
_ELSEWHERE = ("not_ours", "split")


def _never_paid(view: View, since: int, until: int) -> Iterator[WatchCard]:
    """Requests that still wait."""
    table = schema.payment
    rows = view.reading.rows(
        select(table)
        .where(
            table.c.state.in_(OPEN),
            table.c.amount_paid == 0,
            table.c.requested_at >= since,
            table.c.requested_at <= until,
        )
        .order_by(table.c.requested_at)
        .limit(CARDS_MAX)
    )
    for row in rows:
        kind, at = WatchKind.QR_NEVER_PAID, row["requested_at"]
        yield _card(view, kind, row["amount_due"], at, row["dossier_id"], (row["id"],))


def _elsewhere(view: View, since: int) -> Iterator[WatchCard]:
    """Money that counts, and lies in another account of ours than its request named."""
    credit, payment = schema.bank_credit, schema.payment
    rows = view.reading.rows(
        select(credit, payment.c.dossier_id)
        .join(payment, payment.c.id == credit.c.payment_id)
        .where(credit.c.doubt == Doubt.OTHER_ACCOUNT, credit.c.noted_at >= since)
        .order_by(credit.c.noted_at)
        .limit(CARDS_MAX)
    )
    for row in rows:
        kind, found = WatchKind.OTHER_ACCOUNT, ((row["provider"], row["id"]),)
        ids = (row["payment_id"],)
        yield _card(view, kind, row["amount"], row["noted_at"], row["dossier_id"], ids, found)


def _card(
    view: View,
    kind: WatchKind,
    amount: int,
    at: int,
    dossier_id: str | None,
    payment_ids: tuple[str, ...],
    found: tuple[tuple[str, str], ...] = (),
) -> WatchCard:
    dossier = view.reading.one(schema.dossier, id=dossier_id) if dossier_id else None
    since = instant(at).astimezone(view.now.tzinfo)
    code = dossier["code"] if dossier else None
    return WatchCard(kind, Money(amount), since, dossier_id, code, payment_ids, found)


def _credits_of(view: View, payment_ids: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    table = schema.bank_credit
    rows = view.reading.rows(
        select(table.c.provider, table.c.id)
        .where(table.c.payment_id.in_(payment_ids))
        .order_by(table.c.booked_at, table.c.id)
    )
    return tuple((row["provider"], row["id"]) for row in rows)
