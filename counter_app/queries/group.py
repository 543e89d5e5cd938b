"""What a group of dossiers owes together, and how the one request for it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counter_app.domain.bill import BillAsked, bill
from counter_app.domain.channel import Channel
from counter_app.domain.fee import FeeBill
from counter_app.domain.instant import instant
from counter_app.domain.money import Money
from counter_app.domain.payment import Method, PaymentState
from counter_app.paper.amount_in_words import in_words
from counter_app.queries.payment import PaymentLine
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import office, schema
from counter_app.store.account import of_payment
from counter_app.store.group import payments_of
from counter_app.store.rows import Row


@dataclass(frozen=True, slots=True)
class GroupBillShown:
    """Each dossier's bill in their order, and what all cost."""

    bills: tuple[FeeBill, ...]
    total: Money
    in_words: str


@dataclass(frozen=True, slots=True)
class GroupBill(Query[GroupBillShown]):
    """What is owed for several dossiers today: of each its procedure, channel and what was stated.

    Raises RuleError("no_fee_rule_in_force") as `BillFor`.
    """

    asked: tuple[tuple[str, Channel, BillAsked], ...]

    def answer(self, view: View) -> GroupBillShown:
        """The sum of what is settled."""
        day = view.now.date()
        bills = tuple(
            bill(office.procedure(view.reading, code, day), channel, day, stated)
            for code, channel, stated in self.asked
        )
        total = Money.total(one.total for one in bills)
        return GroupBillShown(bills, total, in_words(total))


@dataclass(frozen=True, slots=True)
class GroupPayment(Query[PaymentLine | None]):
    """The request of one intent that asks for several dossiers."""

    payment_id: str

    def answer(self, view: View) -> PaymentLine | None:
        """None where no request of this intent was made."""
        row = view.reading.one(schema.payment_group, id=self.payment_id)
        if row is None:
            return None
        parts = payments_of(view.reading, self.payment_id)
        settled = [part["settled_at"] for part in parts if part["settled_at"] is not None]
        zone = view.now.tzinfo
        return PaymentLine(
            row["id"],
            None,
            row["reference"],
            Method(row["method"]),
            Money(row["amount_due"]),
            Money.total(Money(part["amount_paid"]) for part in parts),
            _state(parts),
            row["payload"],
            instant(max(settled)).astimezone(zone) if len(settled) == len(parts) else None,
            instant(row["requested_at"]).astimezone(zone),
            parts[0]["payer_name"],
            of_payment(view.reading, row, view.station.office).told,
        )


def _state(parts: Sequence[Row]) -> PaymentState:
    """Of those that are all alike theirs; as long as one waits, the whole does."""
    states = {PaymentState(part["state"]) for part in parts}
    if len(states) == 1:
        return states.pop()
    if any(state.is_open for state in states):
        is_begun = any(part["amount_paid"] for part in parts)
        return PaymentState.UNDERPAID if is_begun else PaymentState.WAITING
    return PaymentState.PAID
