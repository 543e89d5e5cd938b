"""What was asked and what came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from counter_app.domain.instant import instant
from counter_app.domain.money import Money
from counter_app.domain.payment import Method, PaymentState
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import schema
from counter_app.store.rows import Row


@dataclass(frozen=True, slots=True)
class PaymentLine:
    """One payment as the clerk and the citizen see it."""

    payment_id: str
    dossier_code: str | None
    reference: str | None
    method: Method
    amount: Money
    paid: Money
    state: PaymentState
    payload: str | None
    settled_at: datetime | None

    @property
    def rest(self) -> Money:
        """What is still to come; nothing once more than enough came."""
        return max(self.amount - self.paid, Money(0))


@dataclass(frozen=True, slots=True)
class OnePayment(Query[PaymentLine | None]):
    """The payment of one intent."""

    payment_id: str

    def answer(self, view: View) -> PaymentLine | None:
        """None where no request of this intent was made."""
        row = view.reading.one(schema.payment, id=self.payment_id)
        return None if row is None else _line(view, row, None)


@dataclass(frozen=True, slots=True)
class WaitingPayments(Query[tuple[PaymentLine, ...]]):
    """Requests of received dossiers whose money has not come in full, oldest first."""

    limit: int = 200

    def answer(self, view: View) -> tuple[PaymentLine, ...]:
        """With the dossier's code."""
        table, dossier = schema.payment, schema.dossier
        open_states = (PaymentState.WAITING, PaymentState.CLAIMED, PaymentState.UNDERPAID)
        rows = view.reading.rows(
            select(table, dossier.c.code)
            .join(dossier, dossier.c.id == table.c.dossier_id)
            .where(table.c.state.in_(open_states))
            .order_by(table.c.requested_at)
            .limit(self.limit)
        )
        return tuple(_line(view, row, row["code"]) for row in rows)


def _line(view: View, row: Row, code: str | None) -> PaymentLine:
    settled = row["settled_at"]
    return PaymentLine(
        row["id"],
        code,
        row["reference"],
        Method(row["method"]),
        Money(row["amount_due"]),
        Money(row["amount_paid"]),
        PaymentState(row["state"]),
        row["payload"],
        None if settled is None else instant(settled).astimezone(view.now.tzinfo),
    )
