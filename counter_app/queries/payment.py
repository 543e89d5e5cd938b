"""What was asked and what came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from counter_app.domain.instant import instant
from counter_app.domain.ledger import Account
from counter_app.domain.money import ZERO, Money
from counter_app.domain.payment import OPEN, Method, PaymentState, Standing
from counter_app.paper.amount_in_words import in_words
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import schema
from counter_app.store.account import of_payment
from counter_app.store.ledger import balance
from counter_app.store.payment import charge, payments, standing
from counter_app.store.rows import Row


@dataclass(frozen=True, slots=True)
class PaymentLine:
    """One payment as the clerk and the citizen see it; `account` is where a transfer goes."""

    payment_id: str
    dossier_code: str | None
    reference: str | None
    method: Method
    amount: Money
    paid: Money
    state: PaymentState
    payload: str | None
    settled_at: datetime | None
    requested_at: datetime
    payer_name: str | None = None
    account: str = ""

    @property
    def rest(self) -> Money:
        """What is still to come; nothing once more than enough came."""
        return max(self.amount - self.paid, ZERO)

    @property
    def surplus(self) -> Money:
        """What came above the sum that was asked for."""
        return max(self.paid - self.amount, ZERO)


@dataclass(frozen=True, slots=True)
class OnePayment(Query[PaymentLine | None]):
    """The payment of one intent."""

    payment_id: str

    def answer(self, view: View) -> PaymentLine | None:
        """None where no request of this intent was made."""
        row = view.reading.one(schema.payment, id=self.payment_id)
        return None if row is None else _line(view, row, None)


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """A receipt of a dossier. `void_reason` is a code, None while the receipt is good."""

    number: str
    payment_id: str
    total: Money
    method: Method
    issued_at: datetime
    void_reason: str | None


@dataclass(frozen=True, slots=True)
class MoneyOfDossier:
    """Where a dossier's money stands: due = paid + waiting + rest.

    `due` is the bill less what was given back of it; `surplus` is what came for nothing.
    """

    dossier_id: str
    dossier_code: str
    standing: Standing
    surplus: Money
    payments: tuple[PaymentLine, ...]
    receipts: tuple[ReceiptLine, ...]


@dataclass(frozen=True, slots=True)
class DossierMoney(Query[MoneyOfDossier | None]):
    """What a received dossier owes, and everything that was asked, came and was receipted."""

    dossier_id: str

    def answer(self, view: View) -> MoneyOfDossier | None:
        """None where the dossier was not received."""
        reading = view.reading
        dossier = reading.one(schema.dossier, id=self.dossier_id)
        if dossier is None or dossier["received_at"] is None:
            return None
        receipt = schema.receipt
        receipts = reading.rows(
            select(receipt)
            .where(receipt.c.dossier_id == self.dossier_id)
            .order_by(receipt.c.issued_at, receipt.c.number)
        )
        surplus = -sum(
            balance(reading, Account.SURPLUS, payment_id=row["id"]).dong
            for row in payments(reading, self.dossier_id)
        )
        return MoneyOfDossier(
            dossier["id"],
            dossier["code"],
            standing(reading, dossier["id"], Money(dossier["fee_total"])),
            Money(surplus),
            tuple(_line(view, row, dossier["code"]) for row in payments(reading, dossier["id"])),
            tuple(
                ReceiptLine(
                    row["number"],
                    row["payment_id"],
                    Money(row["total"]),
                    Method(row["method"]),
                    instant(row["issued_at"]).astimezone(view.now.tzinfo),
                    row["void_reason"],
                )
                for row in receipts
            ),
        )


@dataclass(frozen=True, slots=True)
class RestShown:
    """What came before its dossiers are received, and what is still to be asked for.

    `came` is all of it, `paid` what of it is for their bills; `rests` are in the order they were
    asked for, `in_words` their sum.
    """

    came: Money
    paid: Money
    rests: tuple[Money, ...]
    in_words: str


@dataclass(frozen=True, slots=True)
class RestOfBill(Query[RestShown]):
    """What of the bills of a visit's dossiers is open; the request in hand counts as nothing.

    `dues` are the dossiers and what each owes, `besides` the payments of that request. Notes are
    laid to such a rest: what still waits for the bank is called off for them.
    """

    dues: tuple[tuple[str, Money], ...]
    besides: tuple[str, ...] = ()

    def answer(self, view: View) -> RestShown:
        """Of a bill that has become smaller than what came nothing is open."""
        came, paid, rests = ZERO, ZERO, []
        for dossier_id, due in self.dues:
            charges = [
                charge(row)
                for row in payments(view.reading, dossier_id)
                if row["id"] not in self.besides and row["state"] != PaymentState.CANCELLED
            ]
            settled = Money.total(one.settled for one in charges)
            came += Money.total(one.came for one in charges)
            paid += settled
            rests.append(max(due - settled, ZERO))
        return RestShown(came, paid, tuple(rests), in_words(Money.total(rests)))


@dataclass(frozen=True, slots=True)
class AmountInWords(Query[str]):
    """An amount as receipts write it out."""

    amount: Money

    def answer(self, _view: View) -> str:
        """With its unit."""
        return in_words(self.amount)


@dataclass(frozen=True, slots=True)
class WaitingPayments(Query[tuple[PaymentLine, ...]]):
    """Requests of received dossiers whose money has not come in full, oldest first."""

    limit: int = 200

    def answer(self, view: View) -> tuple[PaymentLine, ...]:
        """With the dossier's code."""
        table, dossier = schema.payment, schema.dossier
        rows = view.reading.rows(
            select(table, dossier.c.code)
            .join(dossier, dossier.c.id == table.c.dossier_id)
            .where(table.c.state.in_(OPEN))
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
        instant(row["requested_at"]).astimezone(view.now.tzinfo),
        row["payer_name"],
        of_payment(view.reading, row, view.station.office).told if row["reference"] else "",
    )
