"""A payment: how it is tendered, the states it can be in, and what a credit makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from counter_app.domain.errors import InputError
from counter_app.domain.money import Money


class Method(StrEnum):
    """How money came."""

    NONE = "none"
    CASH = "cash"
    QR = "qr"
    TRANSFER = "transfer"


class PaymentState(StrEnum):
    """A request is never paid by being shown; only a credit of the bank or cash pays it."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    PAID = "paid"
    PAID_LATE = "paid_late"
    UNDERPAID = "underpaid"
    SURPLUS = "surplus"
    CANCELLED = "cancelled"

    @property
    def is_settled(self) -> bool:
        """Whether the whole amount due is there."""
        return self in (PaymentState.PAID, PaymentState.PAID_LATE, PaymentState.SURPLUS)


@dataclass(frozen=True, slots=True)
class CashTender:
    """Notes handed over the counter."""

    tendered: Money

    def change(self, due: Money) -> Money:
        """What goes back; raises InputError("tendered_too_little") when it does not cover `due`."""
        if self.tendered < due:
            raise InputError(
                "tendered_too_little", field="tendered", missing=(due - self.tendered).dong
            )
        return self.tendered - due


@dataclass(frozen=True, slots=True)
class QrTender:
    """A payment request whose QR the citizen was shown; paid or still waiting for the bank."""

    payment_id: str


@dataclass(frozen=True, slots=True)
class NoTender:
    """Nothing is owed."""


Tender = CashTender | QrTender | NoTender


def state_after_credit(
    due: Money, paid: Money, *, was_settled: bool, is_cancelled: bool, is_issued: bool
) -> PaymentState:
    """What a request is once `paid` in all has come for it; tolerance is 0 đ.

    Money for a cancelled or already settled request is surplus. `is_issued` says that the dossier
    went out before its money came, which makes the payment late.
    """
    if is_cancelled or was_settled or paid > due:
        return PaymentState.SURPLUS
    if paid < due:
        return PaymentState.UNDERPAID
    return PaymentState.PAID_LATE if is_issued else PaymentState.PAID
