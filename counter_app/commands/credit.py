"""A bank's credit: kept once as it came, and laid to the request whose code its text bears."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from counter_app.commands.settle import settle_by_bank
from counter_app.domain import reference as references
from counter_app.domain.instant import micros
from counter_app.domain.money import Money

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.unit_of_work import UnitOfWork

AMOUNT_MAX = 10**12


@dataclass(frozen=True, slots=True)
class BankCredit:
    """Money that the bank says came. `text` is the bank's own line, kept as it came."""

    credit_id: str
    provider: str
    account: str
    bank_reference: str
    amount: Money
    text: str
    booked_at: datetime

    @classmethod
    def parse(cls, body: Mapping[str, object]) -> BankCredit | None:
        """None for a body that is not a credit; it is then kept out of the money altogether."""
        texts = [body.get(name) for name in ("id", "provider", "account", "bank_reference", "text")]
        amount, booked = body.get("amount"), body.get("booked_at")
        if not all(isinstance(text, str) and len(text) <= 1000 for text in texts):
            return None
        if type(amount) is not int or not 0 < amount < AMOUNT_MAX or not isinstance(booked, str):
            return None
        try:
            booked_at = datetime.fromisoformat(booked)
        except ValueError:
            return None
        if booked_at.tzinfo is None:
            return None
        credit_id, provider, account, bank_reference, text = map(str, texts)
        return cls(credit_id, provider, account, bank_reference, Money(amount), text, booked_at)


def note_credit(uow: UnitOfWork, credit: BankCredit, context: Context) -> bool:
    """Whether the credit was new to this desk."""
    if credit.account != context.station.office.account_number:
        return False
    found = references.find(credit.text)
    payment = uow.payments.find_reference(found[0]) if len(found) == 1 else None
    is_new = uow.payments.note_credit(
        {
            "provider": credit.provider,
            "id": credit.credit_id,
            "account": credit.account,
            "bank_reference": credit.bank_reference,
            "amount": credit.amount.dong,
            "text": credit.text,
            "booked_at": micros(credit.booked_at),
            "noted_at": context.micros,
            "payment_id": payment["id"] if payment else None,
            "verdict": "matched" if payment else "unmatched",
        }
    )
    if is_new and payment is not None:
        settle_by_bank(uow, payment, credit.amount, context)
    return is_new
