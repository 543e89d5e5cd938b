"""Asking for money: one intent, one reference, on disk before any QR is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.domain import reference as references
from counter_app.domain import vietqr
from counter_app.domain.bill import BillAsked, bill
from counter_app.domain.channel import Channel
from counter_app.domain.errors import InputError, RuleError
from counter_app.domain.money import Money
from counter_app.domain.numbering import Series
from counter_app.domain.payment import Method, PaymentState

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.rows import Row
    from counter_app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class PaymentRequest:
    """What the citizen is shown: the exact sum, the code in the text, the QR's payload."""

    payment_id: str
    reference: str
    amount: Money
    payload: str


@dataclass(frozen=True, slots=True)
class RequestPayment(Command[PaymentRequest]):
    """Make the request of one payment pane; `payment_id` is its intent, made when it opens."""

    payment_id: str
    dossier_id: str
    procedure_code: str
    channel: Channel
    bill: BillAsked


@dataclass(frozen=True, slots=True)
class CancelPayment(Command[None]):
    """The citizen pays in another way; money that still comes is surplus, its code never reused."""

    payment_id: str


@dataclass(frozen=True, slots=True)
class ClaimPayment(Command[None]):
    """The officer saw the citizen's phone. This is not paid, only a note of who saw it when."""

    payment_id: str


def request_payment(
    uow: UnitOfWork, command: RequestPayment, context: Context
) -> Outcome[PaymentRequest]:
    """The same intent gives the same request again, however often it is pressed."""
    known = uow.payments.find(command.payment_id)
    if known is not None:
        return Outcome(_request(known))
    shift = context.open_shift()
    command.bill.check_proofs()
    procedure = uow.office.procedure(command.procedure_code, context.today)
    amount = bill(procedure, command.channel, context.today, command.bill).total
    if not amount:
        raise RuleError("nothing_to_pay")
    serial = uow.numbers.next(Series.REFERENCE, context.today)
    reference = references.make(*divmod(serial, 100_000))
    office = context.station.office
    payload = vietqr.encode(
        office.account_bin,
        office.account_number,
        known_bins=(office.account_bin,),
        amount=amount,
        purpose=reference,
    )
    row = uow.payments.add(
        {
            "id": command.payment_id,
            "dossier_id": command.dossier_id,
            "reference": reference,
            "method": Method.QR,
            "state": PaymentState.WAITING,
            "amount_due": amount.dong,
            "amount_paid": 0,
            "payload": payload,
            "requested_at": context.micros,
            "shift_id": shift.shift_id,
            "user_id": context.actor.user_id,
        }
    )
    return Outcome(_request(row), frozenset({Topic.PAYMENTS}))


def cancel_payment(uow: UnitOfWork, command: CancelPayment, context: Context) -> Outcome[None]:
    """Only money that has not come can be called off."""
    row = _found(uow, command.payment_id)
    if row["state"] == PaymentState.CANCELLED:
        return Outcome(None)
    if row["amount_paid"] or uow.dossiers.is_received(row["dossier_id"]):
        raise RuleError("payment_already_used")
    uow.payments.change(row, state=PaymentState.CANCELLED)
    return Outcome(None, frozenset({Topic.PAYMENTS}))


def claim_payment(uow: UnitOfWork, command: ClaimPayment, context: Context) -> Outcome[None]:
    """A screen can lie: the state says who believed it, and the bank still has to prove it."""
    row = _found(uow, command.payment_id)
    if row["state"] == PaymentState.WAITING:
        uow.payments.change(
            row,
            state=PaymentState.CLAIMED,
            claimed_at=context.micros,
            claimed_by=context.actor.name,
        )
    return Outcome(None, frozenset({Topic.PAYMENTS}))


def _found(uow: UnitOfWork, payment_id: str) -> Row:
    row = uow.payments.find(payment_id)
    if row is None:
        raise InputError("payment_unknown", field="payment")
    return row


def _request(row: Row) -> PaymentRequest:
    return PaymentRequest(row["id"], row["reference"], Money(row["amount_due"]), row["payload"])
