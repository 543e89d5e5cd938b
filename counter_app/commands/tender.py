"""How a bill is paid at the desk: in parts, each a payment of its own, none above the rest."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counter_app.commands.drawer import check_cash
from counter_app.commands.settle import call_off, post
from counter_app.domain import ledger
from counter_app.domain.errors import InputError, RuleError, StaleError
from counter_app.domain.money import ZERO, Money
from counter_app.domain.payment import (
    CashTender,
    Method,
    NoTender,
    Payer,
    PaymentState,
    QrTender,
    SplitTender,
    Tender,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from counter_app.commands.context import Context
    from counter_app.store.rows import Row
    from counter_app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Laid:
    """The payments that bear a bill, oldest first, and what was given back over the desk."""

    payments: tuple[Row, ...]
    change: Money | None


def lay_tender(
    uow: UnitOfWork,
    dossier_id: str,
    bill: Money,
    tender: Tender,
    payer: Payer | None,
    context: Context,
    *,
    taken_at: datetime | None = None,
) -> Laid:
    """Lay a tender to a bill that nobody bore before; nothing is charged twice or above it.

    `taken_at` is when cash was really taken, where a sheet is entered later. A request that is
    not named is called off: its citizen pays in another way. Raises
    InputError("payment_unknown"), RuleError("payment_cancelled", "fee_not_taken",
    "nothing_to_pay"), StaleError("payment_other_amount") and what a share or a change raises.
    """
    parts = _parts(tender)
    named = [part.payment_id for part in parts if isinstance(part, QrTender)]
    for payment_id in named:
        _check_named(uow, payment_id, dossier_id)
    for row in uow.payments.live(dossier_id):
        if row["id"] not in named and PaymentState(row["state"]).is_open:
            call_off(uow, row, context)
    _fit(uow, dossier_id, bill, tender, context)
    change: Money | None = None
    for part in parts:
        if isinstance(part, CashTender):
            rest = _rest(uow, dossier_id, bill)
            row = take_cash(
                uow, context.new_id(), dossier_id, rest, part, payer, context, taken_at=taken_at
            )
            change = (change or ZERO) + Money(row["change_given"])
    rest = _rest(uow, dossier_id, bill)
    live = uow.payments.live(dossier_id)
    is_advance = isinstance(tender, SplitTender) and tender.rest_later and bool(live)
    if rest and not is_advance:
        raise RuleError("fee_not_taken", due=rest.dong)
    return Laid(live, change)


def take_cash(
    uow: UnitOfWork,
    payment_id: str,
    dossier_id: str,
    rest: Money,
    cash: CashTender,
    payer: Payer | None,
    context: Context,
    *,
    taken_at: datetime | None = None,
) -> Row:
    """Notes for the rest of a bill or a share of it; gives the payment, settled."""
    if not rest:
        raise RuleError("nothing_to_pay")
    shift_id = check_cash(uow, context, taken_at)
    amount = cash.share.within(rest) if cash.share is not None else rest
    change = cash.change(amount)
    row = uow.payments.add(
        {
            "id": payment_id,
            "dossier_id": dossier_id,
            "method": Method.CASH,
            "state": PaymentState.PAID,
            "amount_due": amount.dong,
            "amount_paid": amount.dong,
            "tendered": cash.tendered.dong,
            "change_given": change.dong,
            "notes": None if cash.notes is None else json.dumps(cash.notes.notes),
            "requested_at": context.micros,
            "settled_at": context.micros,
            "shift_id": shift_id,
            "user_id": context.actor.user_id,
            **payer_facts(payer),
        }
    )
    post(uow, ledger.cash_taken(amount), row, context)
    return row


def payer_facts(payer: Payer | None) -> dict[str, str | None]:
    """The payer as a payment's row holds one; nothing where it is the applicant."""
    if payer is None:
        return {"payer_name": None, "payer_id": None}
    return {"payer_name": payer.name, "payer_id": payer.id_number}


def _parts(tender: Tender) -> Sequence[CashTender | QrTender]:
    match tender:
        case NoTender():
            return ()
        case SplitTender(parts=parts):
            named = [part.payment_id for part in parts if isinstance(part, QrTender)]
            if len(set(named)) < len(named):
                raise InputError("payment_named_twice", field="payment")
            return parts
        case _:
            return (tender,)


def _check_named(uow: UnitOfWork, payment_id: str, dossier_id: str) -> None:
    row = uow.payments.find(payment_id)
    if row is None or row["dossier_id"] != dossier_id:
        raise InputError("payment_unknown", field="payment")
    if row["state"] == PaymentState.CANCELLED:
        raise RuleError("payment_cancelled")


def _fit(uow: UnitOfWork, dossier_id: str, bill: Money, tender: Tender, context: Context) -> None:
    """A request was made for a bill that is another by now.

    Money that came for more than is owed is surplus; a request nobody paid has to be made anew.
    """
    live = uow.payments.live(dossier_id)
    asked = Money.total(Money(row["amount_due"]) for row in live)
    if isinstance(tender, QrTender) and asked < bill:
        raise StaleError("payment_other_amount", asked=asked.dong, due=bill.dong)
    excess = max(asked - bill, ZERO)
    for row in reversed(live):
        over = min(excess, Money(row["amount_due"]))
        if not over:
            continue
        if PaymentState(row["state"]).is_open:
            raise StaleError("payment_other_amount", asked=asked.dong, due=bill.dong)
        post(uow, ledger.surplus_found(over), row, context)
        uow.payments.change(
            row, state=PaymentState.SURPLUS, amount_due=(Money(row["amount_due"]) - over).dong
        )
        excess -= over


def _rest(uow: UnitOfWork, dossier_id: str, bill: Money) -> Money:
    return uow.payments.standing(dossier_id, bill).rest
