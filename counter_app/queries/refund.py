"""What is to go back: asked for, granted and not sent yet, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from counter_app.domain.instant import instant
from counter_app.domain.money import Money
from counter_app.domain.refund import RefundKind, RefundState, RefundWay, left
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import schema
from counter_app.store.refund import reserved

LINES_MAX = 500


@dataclass(frozen=True, slots=True)
class RefundLine:
    """One request. `reason` is a code, `words` are its maker's; `decided_name` agreed or not."""

    refund_id: str
    number: str
    kind: RefundKind
    state: RefundState
    way: RefundWay
    amount: Money
    reason: str
    words: str
    dossier_code: str | None
    receipt_number: str | None
    requested_name: str
    requested_at: datetime
    decided_name: str | None
    decided_at: datetime | None
    bank_reference: str | None


@dataclass(frozen=True, slots=True)
class Refunds(Query[tuple[RefundLine, ...]]):
    """Requests in any of `states`, oldest first; of one dossier where `dossier_id` is given."""

    states: tuple[RefundState, ...] = (RefundState.REQUESTED, RefundState.DUE)
    dossier_id: str = ""

    def answer(self, view: View) -> tuple[RefundLine, ...]:
        """Those that wait for a second person or for the treasurer, unless asked otherwise."""
        table, dossier = schema.refund, schema.dossier
        query = (
            select(table, dossier.c.code)
            .outerjoin(dossier, dossier.c.id == table.c.dossier_id)
            .where(table.c.state.in_(self.states))
            .order_by(table.c.requested_at, table.c.number)
            .limit(LINES_MAX)
        )
        if self.dossier_id:
            query = query.where(table.c.dossier_id == self.dossier_id)
        zone = view.now.tzinfo
        return tuple(
            RefundLine(
                row["id"],
                row["number"],
                RefundKind(row["kind"]),
                RefundState(row["state"]),
                RefundWay(row["way"]),
                Money(row["amount"]),
                row["reason"],
                row["words"],
                row["code"],
                row["receipt_number"],
                row["requested_name"],
                instant(row["requested_at"]).astimezone(zone),
                row["decided_name"],
                None if row["decided_at"] is None else instant(row["decided_at"]).astimezone(zone),
                row["bank_reference"],
            )
            for row in view.reading.rows(query)
        )


@dataclass(frozen=True, slots=True)
class LeftOfPayment(Query[Money | None]):
    """What can still go back of a payment: the sum that a request has to name as seen."""

    payment_id: str

    def answer(self, view: View) -> Money | None:
        """None where no such payment is."""
        payment = view.reading.one(schema.payment, id=self.payment_id)
        if payment is None:
            return None
        return left(Money(payment["amount_paid"]), reserved(view.reading, self.payment_id))
