"""Asking for money and taking it: one intent, one reference, on disk before any QR is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from counter_app.commands.e_receipt import RECEIPT, handed_over
from counter_app.commands.moving import found
from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.commands.settle import call_off, post, tell_settled
from counter_app.commands.tender import payer_facts, take_cash
from counter_app.domain import ledger
from counter_app.domain import reference as references
from counter_app.domain.bill import BillAsked, bill
from counter_app.domain.channel import Channel
from counter_app.domain.dossier import OPEN as OPEN_DOSSIERS
from counter_app.domain.dossier import Status
from counter_app.domain.errors import InputError, RuleError, StaleError
from counter_app.domain.money import ZERO, Money
from counter_app.domain.numbering import Series
from counter_app.domain.payment import (
    CashTender,
    Method,
    Payer,
    PaymentState,
    Share,
    Standing,
)

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.rows import Row
    from counter_app.store.unit_of_work import UnitOfWork

BY_BANK = (Method.QR, Method.TRANSFER)


@dataclass(frozen=True, slots=True)
class PaymentRequest:
    """What the citizen is shown: the exact sum, the code in the text, the QR's payload.

    Who types a transfer needs `account`, the number with its bank, and exactly `reference` as text.
    """

    payment_id: str
    reference: str
    amount: Money
    payload: str
    account: str = ""


@dataclass(frozen=True, slots=True)
class RequestPayment(Command[PaymentRequest]):
    """Make the request of one payment pane; `payment_id` is its intent, made when it opens."""

    payment_id: str
    dossier_id: str
    procedure_code: str
    channel: Channel
    bill: BillAsked
    method: Method = Method.QR
    share: Share | None = None
    payer: Payer | None = None


@dataclass(frozen=True, slots=True)
class RequestRest(Command[PaymentRequest]):
    """Ask for what a received dossier still owes, or for a share of it; one intent as above."""

    payment_id: str
    dossier_id: str
    method: Method = Method.QR
    share: Share | None = None
    payer: Payer | None = None


@dataclass(frozen=True, slots=True)
class PaymentTaken:
    """What the clerk says: how much was taken, its receipt, the change, and what is left.

    `receipt_kind` is the paper to hand over: while the provider is away, the temporary slip.
    """

    payment_id: str
    amount: Money
    change: Money
    receipt_number: str
    rest: Money
    receipt_kind: str = RECEIPT


@dataclass(frozen=True, slots=True)
class TakePayment(Command[PaymentTaken]):
    """Take the rest of a received dossier in cash, or a share of it.

    `seen` is the rest that the screen showed: where another desk was faster, nothing is taken.
    """

    payment_id: str
    dossier_id: str
    tender: CashTender
    seen: Money
    payer: Payer | None = None


@dataclass(frozen=True, slots=True)
class CancelPayment(Command[None]):
    """The citizen pays in another way; money that still comes is surplus, its code never reused.

    Of a request that was paid in part, the part stays and the rest is open again.
    """

    payment_id: str


@dataclass(frozen=True, slots=True)
class ClaimPayment(Command[None]):
    """The officer saw the citizen's phone. This is not paid, only a note of who saw it when."""

    payment_id: str


def request_payment(
    uow: UnitOfWork, command: RequestPayment, context: Context
) -> Outcome[PaymentRequest]:
    """The same intent gives the same request again, however often it is pressed."""
    known = _known(uow, command.payment_id, command.dossier_id)
    if known is not None:
        return Outcome(_request(uow, known, context))
    command.bill.check_proofs()
    procedure = uow.office.procedure(command.procedure_code, context.today)
    amount = bill(procedure, command.channel, context.today, command.bill).total
    if not amount:
        raise RuleError("nothing_to_pay")
    if uow.dossiers.is_received(command.dossier_id):
        raise StaleError("dossier_already_received", dossier=command.dossier_id)
    standing = uow.payments.standing(command.dossier_id, amount)
    asked = _ask(uow, command, command.procedure_code, standing, context)
    return Outcome(asked, frozenset({Topic.PAYMENTS}))


def request_rest(
    uow: UnitOfWork, command: RequestRest, context: Context
) -> Outcome[PaymentRequest]:
    """The sum is the book's, never the desk's; the same intent gives the same request again."""
    dossier = _owing(uow, command.dossier_id)
    known = _known(uow, command.payment_id, command.dossier_id)
    if known is not None:
        return Outcome(_request(uow, known, context))
    standing = uow.payments.standing(dossier["id"], Money(dossier["fee_total"]))
    topics = frozenset({Topic.PAYMENTS, Topic.DOSSIERS})
    asked = _ask(uow, command, dossier["procedure_code"], standing, context)
    return Outcome(asked, topics)


def take_payment(uow: UnitOfWork, command: TakePayment, context: Context) -> Outcome[PaymentTaken]:
    """The same intent gives the first answer again and takes nothing."""
    dossier = _owing(uow, command.dossier_id)
    bill_total = Money(dossier["fee_total"])
    known = _known(uow, command.payment_id, command.dossier_id)
    if known is not None:
        return Outcome(_taken(uow, known, bill_total))
    context.open_shift()
    standing = uow.payments.standing(dossier["id"], bill_total)
    if standing.rest != command.seen:
        raise StaleError("rest_stale", seen=command.seen.dong, rest=standing.rest.dong)
    _check_rest(standing)
    payment = take_cash(
        uow,
        command.payment_id,
        dossier["id"],
        standing.rest,
        command.tender,
        command.payer,
        context,
    )
    tell_settled(uow, dossier, payment, context)
    topics = frozenset({Topic.PAYMENTS, Topic.DOSSIERS, Topic.OUTBOX, Topic.PRINTS})
    return Outcome(_taken(uow, payment, bill_total), topics)


def cancel_payment(uow: UnitOfWork, command: CancelPayment, context: Context) -> Outcome[None]:
    """Only money that has not come can be called off."""
    row = _found(uow, command.payment_id)
    state = PaymentState(row["state"])
    if state is PaymentState.CANCELLED:
        return Outcome(None)
    if not state.is_open:
        raise RuleError("payment_already_used")
    dossier = uow.dossiers.find(row["dossier_id"])
    if dossier is None or dossier["received_at"] is None:
        call_off(uow, row, context)
        return Outcome(None, frozenset({Topic.PAYMENTS}))
    changed = call_off(uow, row, context, is_late=True)
    tell_settled(uow, dossier, changed, context)
    topics = frozenset({Topic.PAYMENTS, Topic.DOSSIERS, Topic.OUTBOX, Topic.PRINTS})
    return Outcome(None, topics)


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


def _ask(
    uow: UnitOfWork,
    command: RequestPayment | RequestRest,
    procedure_code: str,
    standing: Standing,
    context: Context,
) -> PaymentRequest:
    shift = context.open_shift()
    if command.method not in BY_BANK:
        raise InputError("method_not_by_bank", field="method")
    _check_rest(standing)
    rest = standing.rest
    amount = command.share.within(rest) if command.share is not None else rest
    serial = uow.numbers.next(Series.REFERENCE, context.today)
    reference = references.make(*divmod(serial, 100_000))
    office = context.station.office
    profile, account = uow.accounts.for_request(procedure_code, office, context.today)
    row = uow.payments.add(
        {
            "id": command.payment_id,
            "dossier_id": command.dossier_id,
            "reference": reference,
            "method": command.method,
            "state": PaymentState.WAITING,
            "amount_due": amount.dong,
            "amount_paid": 0,
            "payload": account.payload(amount, reference),
            "profile": profile,
            "requested_at": context.micros,
            "shift_id": shift.shift_id,
            "user_id": context.actor.user_id,
            **payer_facts(command.payer),
        }
    )
    post(uow, ledger.bank_asked(amount), row, context)
    return _request(uow, row, context)


def _check_rest(standing: Standing) -> None:
    """Nobody is asked for more than the rest; what waits for the bank is not open.

    For a dossier that is not received yet more may wait or be paid than its bill has become.
    """
    if standing.rest > ZERO:
        return
    if standing.waiting:
        raise StaleError("payment_waits", waiting=standing.waiting.dong)
    raise RuleError("nothing_to_pay")


def _owing(uow: UnitOfWork, dossier_id: str) -> Row:
    dossier = found(uow, dossier_id)
    if dossier["received_at"] is None:
        raise RuleError("dossier_not_received", dossier=dossier["code"])
    # A result is handed out once all is paid: what is open since is of a receipt that is void.
    if Status(dossier["status"]) not in (*OPEN_DOSSIERS, Status.RESULT_READY, Status.RETURNED):
        raise RuleError("dossier_not_open", dossier=dossier["code"])
    return dossier


def _known(uow: UnitOfWork, payment_id: str, dossier_id: str) -> Row | None:
    """What became of an intent; it is one dossier's for ever, and dead once it was called off."""
    row = uow.payments.find(payment_id)
    if row is None:
        return None
    if row["dossier_id"] != dossier_id:
        raise StaleError("payment_of_another")
    if row["state"] == PaymentState.CANCELLED:
        raise RuleError("payment_cancelled")
    return row


def _found(uow: UnitOfWork, payment_id: str) -> Row:
    row = uow.payments.find(payment_id)
    if row is None:
        raise InputError("payment_unknown", field="payment")
    return row


def _request(uow: UnitOfWork, row: Row, context: Context) -> PaymentRequest:
    account = uow.accounts.of_payment(row, context.station.office)
    return PaymentRequest(
        row["id"], row["reference"], Money(row["amount_due"]), row["payload"], account.told
    )


def _taken(uow: UnitOfWork, payment: Row, bill_total: Money) -> PaymentTaken:
    receipt = uow.payments.receipt_of(payment["id"])
    assert receipt is not None, "cash is receipted as it is taken"
    return PaymentTaken(
        payment["id"],
        Money(payment["amount_paid"]),
        Money(payment["change_given"]),
        receipt["number"],
        uow.payments.standing(payment["dossier_id"], bill_total).rest,
        handed_over(uow, receipt["number"]),
    )
