"""Going back: money refunded and receipts made void, each by two people, the way it came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from counter_app.commands import tell
from counter_app.commands.e_receipt import tell_made
from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.commands.refund_slip import issue_refund_slip
from counter_app.commands.settle import give_receipt
from counter_app.domain import ledger
from counter_app.domain.errors import InputError, RuleError, StaleError
from counter_app.domain.fee_rule import FeeKind
from counter_app.domain.ledger import Account
from counter_app.domain.money import ZERO, Money
from counter_app.domain.numbering import Series, refund_number
from counter_app.domain.payment import Method, Payer, PaymentState, allocated
from counter_app.domain.refund import (
    RefundKind,
    RefundReason,
    RefundState,
    RefundWay,
    VoidReason,
    check_amount,
    check_people,
    left,
)
from counter_app.domain.supplement import reason_given
from counter_app.store.payment import charge

if TYPE_CHECKING:
    from collections.abc import Iterable

    from counter_app.commands.context import Context
    from counter_app.domain.ledger import Transfer
    from counter_app.store.rows import Row
    from counter_app.store.unit_of_work import UnitOfWork

_TOPICS = frozenset({Topic.PAYMENTS, Topic.DOSSIERS, Topic.SHIFT, Topic.OUTBOX, Topic.PRINTS})


@dataclass(frozen=True, slots=True)
class RefundNow:
    """Where a request stands; `replaced_by` is the receipt that stands for a void one."""

    refund_id: str
    number: str
    state: RefundState
    way: RefundWay
    amount: Money
    replaced_by: str | None = None


@dataclass(frozen=True, slots=True)
class RequestRefund(Command[RefundNow]):
    """Ask that money of a payment goes back. `seen` is what was left of it on the screen."""

    refund_id: str
    payment_id: str
    amount: Money
    seen: Money
    reason: RefundReason
    words: str
    clause: str = ""


@dataclass(frozen=True, slots=True)
class RequestVoid(Command[RefundNow]):
    """Ask that a receipt is void; `seen` is its sum. Wrong content alone lets the money stay.

    `payer` is who the new receipt is to name, where the old one named another.
    """

    refund_id: str
    receipt_number: str
    seen: Money
    reason: VoidReason
    words: str
    payer: Payer | None = None


@dataclass(frozen=True, slots=True)
class ApproveRefund(Command[RefundNow]):
    """The second person agrees: cash leaves the drawer, the bank's money is due to be sent."""

    refund_id: str


@dataclass(frozen=True, slots=True)
class DeclineRefund(Command[RefundNow]):
    """The second person does not agree; what was asked for is left again."""

    refund_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class NoteRefundSent(Command[RefundNow]):
    """The treasurer sent it by the bank, under this number of the bank's."""

    refund_id: str
    bank_reference: str


def request_refund(uow: UnitOfWork, command: RequestRefund, context: Context) -> Outcome[RefundNow]:
    """The same intent gives the same request again; it moves no money yet."""
    known = _known(uow, command.refund_id, payment_id=command.payment_id)
    if known is not None:
        return Outcome(_now(known))
    payment = uow.payments.find(command.payment_id)
    if payment is None:
        raise InputError("payment_unknown", field="payment")
    if PaymentState(payment["state"]).is_open:
        raise RuleError("refund_before_called_off")
    still = left(Money(payment["amount_paid"]), uow.refunds.reserved(payment["id"]))
    check_amount(command.amount, command.seen, still)
    surplus, fee = _parts(uow, payment, command.amount)
    if command.reason is RefundReason.SURPLUS and fee:
        raise RuleError("refund_more_than_surplus", left=surplus.dong)
    if fee and not uow.dossiers.is_received(payment["dossier_id"]) and command.amount != still:
        raise RuleError("refund_whole_only", left=still.dong)
    receipt = uow.payments.receipt_of(payment["id"])
    row = _request(
        uow,
        payment,
        context,
        id=command.refund_id,
        kind=RefundKind.REFUND,
        receipt_number=receipt["number"] if receipt else None,
        way=RefundWay.of(Method(payment["method"])),
        amount=command.amount.dong,
        seen=command.seen.dong,
        reason=command.reason,
        words=reason_given(command.words, "words"),
        clause=" ".join(command.clause.split()),
    )
    return Outcome(_now(row), frozenset({Topic.PAYMENTS}))


def request_void(uow: UnitOfWork, command: RequestVoid, context: Context) -> Outcome[RefundNow]:
    """Who took the money asks for no void of it: that takes two others."""
    receipt = uow.payments.receipt(command.receipt_number)
    if receipt is None:
        raise InputError("receipt_unknown", field="number")
    known = _known(uow, command.refund_id, payment_id=receipt["payment_id"])
    if known is not None:
        return Outcome(_now(known))
    payment = _payment_of(uow, receipt["payment_id"])
    for eyes in context.actor.eyes:
        check_people(RefundKind.VOID, eyes, payment["user_id"])
    _check_voidable(uow, receipt, payment, uow.refunds.reserved(payment["id"]))
    total = Money(receipt["total"])
    check_amount(total, command.seen, total)
    stays = command.reason.keeps_money
    row = _request(
        uow,
        payment,
        context,
        id=command.refund_id,
        kind=RefundKind.VOID,
        receipt_number=receipt["number"],
        way=RefundWay.STAYS if stays else RefundWay.of(Method(payment["method"])),
        amount=total.dong,
        seen=command.seen.dong,
        reason=command.reason,
        words=reason_given(command.words, "words"),
        clause="",
        payer_name=command.payer.name if command.payer else None,
        payer_id=command.payer.id_number if command.payer else None,
    )
    return Outcome(_now(row), frozenset({Topic.PAYMENTS}))


def approve_refund(uow: UnitOfWork, command: ApproveRefund, context: Context) -> Outcome[RefundNow]:
    """Everything is looked at again: what was asked for may be another sum by now."""
    row = _open_request(uow, command.refund_id)
    payment = _payment_of(uow, row["payment_id"])
    kind = RefundKind(row["kind"])
    for eyes in context.actor.eyes:
        check_people(kind, row["requested_by"], payment["user_id"], eyes)
    if kind is RefundKind.VOID:
        return Outcome(_void(uow, row, payment, context), _TOPICS)
    still = left(Money(payment["amount_paid"]), uow.refunds.reserved_before(row))
    if still.dong != row["seen"]:
        raise StaleError("refund_stale", seen=row["seen"], left=still.dong)
    return Outcome(_grant(uow, row, payment, context), _TOPICS)


def decline_refund(uow: UnitOfWork, command: DeclineRefund, context: Context) -> Outcome[RefundNow]:
    """Who asked may take it back alone; nothing has moved yet."""
    row = _open_request(uow, command.refund_id)
    reason = reason_given(command.reason)
    changed = _decided(uow, row, RefundState.DECLINED, context, clause=reason)
    return Outcome(_now(changed), frozenset({Topic.PAYMENTS}))


def note_refund_sent(
    uow: UnitOfWork, command: NoteRefundSent, context: Context
) -> Outcome[RefundNow]:
    """What was due is gone from the bank. The same number noted again changes nothing."""
    row = _refund(uow, command.refund_id)
    reference = reason_given(command.bank_reference, "bank_reference")
    if row["state"] == RefundState.DONE and row["bank_reference"] == reference:
        return Outcome(_now(row))
    if row["state"] != RefundState.DUE:
        raise RuleError("refund_not_due")
    payment = _payment_of(uow, row["payment_id"])
    amount = Money(row["amount"])
    _post(uow, ledger.refund_paid(amount, Account.BANK_CONFIRMED), payment, context)
    changed = uow.refunds.change(
        row,
        state=RefundState.DONE,
        paid_at=context.micros,
        paid_name=context.actor.name,
        bank_reference=reference,
    )
    _tell(uow, changed, context)
    return Outcome(_now(changed), frozenset({Topic.PAYMENTS, Topic.OUTBOX}))


def _grant(uow: UnitOfWork, row: Row, payment: Row, context: Context) -> RefundNow:
    amount = Money(row["amount"])
    surplus, fee = _parts(uow, payment, amount)
    if uow.dossiers.is_received(payment["dossier_id"]):
        granted = ledger.refund_granted(surplus, *_fee_and_charge(uow, payment, fee))
    else:
        granted = ledger.refund_granted(surplus, ZERO, ZERO)
        if fee:
            granted = (*granted, *ledger.payment_undone(fee))
            # Another request may have been for the surplus that goes with this one: what is left
            # for it of the fee pays for nothing any more.
            rest = charge(payment).settled - fee
            if rest:
                granted = (*granted, *ledger.surplus_found(rest))
            uow.payments.change(payment, state=PaymentState.CANCELLED)
    changed = _pay_back(uow, row, payment, granted, context, fee_part=fee, surplus_part=surplus)
    _tell(uow, changed, context)
    return _now(changed)


def _void(uow: UnitOfWork, row: Row, payment: Row, context: Context) -> RefundNow:
    receipt = uow.payments.receipt(row["receipt_number"])
    assert receipt is not None
    others = uow.refunds.reserved(payment["id"]) - Money(row["amount"])
    _check_voidable(uow, receipt, payment, others)
    uow.payments.void_receipt(receipt, at=context.micros, reason=row["reason"])
    uow.payments.change(payment, state=PaymentState.CANCELLED)
    total = Money(receipt["total"])
    if row["way"] != RefundWay.STAYS:
        undone = ledger.payment_undone(total)
        changed = _pay_back(uow, row, payment, undone, context, fee_part=ZERO, surplus_part=ZERO)
        _tell(uow, changed, context)
        return _now(changed)
    replaced_by = _book_again(uow, row, payment, total, context)
    changed = _decided(
        uow, row, RefundState.DONE, context, fee_part=0, surplus_part=0, paid_at=context.micros
    )
    _tell(uow, changed, context, replaced_by)
    tell_made(uow, (replaced_by,), payment["dossier_id"], context)
    return _now(changed, replaced_by)


def _book_again(uow: UnitOfWork, row: Row, payment: Row, total: Money, context: Context) -> str:
    """The same money under a new payment and a new receipt; nothing left drawer or bank."""
    account = RefundWay.of(Method(payment["method"])).account
    _post(uow, ledger.payment_moved(total, account), payment, context)
    has_payer = row["payer_name"] is not None
    again = uow.payments.add(
        {
            "id": context.new_id(),
            "dossier_id": payment["dossier_id"],
            "method": payment["method"],
            "state": PaymentState.PAID,
            "amount_due": total.dong,
            "amount_paid": total.dong,
            "requested_at": context.micros,
            "settled_at": context.micros,
            # With no shift open it is its old payment's, and told as that shift's supplement.
            "shift_id": _shift_id(context) or payment["shift_id"],
            "user_id": payment["user_id"],
            "payer_name": row["payer_name"] if has_payer else payment["payer_name"],
            "payer_id": row["payer_id"] if has_payer else payment["payer_id"],
            "replaces": payment["id"],
            "profile": payment["profile"],
        }
    )
    _post(uow, ledger.payment_booked(total, account), again, context)
    dossier = uow.dossiers.find(payment["dossier_id"])
    assert dossier is not None
    receipt = give_receipt(uow, dossier, again, context)
    assert receipt is not None
    return receipt[1]


def _pay_back(
    uow: UnitOfWork,
    row: Row,
    payment: Row,
    granted: Iterable[Transfer],
    context: Context,
    *,
    fee_part: Money,
    surplus_part: Money,
) -> Row:
    """Cash leaves the drawer of the open shift at once, the bank's money when it was sent."""
    amount = Money(row["amount"])
    values: dict[str, int | str] = {"fee_part": fee_part.dong, "surplus_part": surplus_part.dong}
    receipt = uow.payments.receipt_of(payment["id"])
    if receipt is not None:
        # Asked for before the dossier came, it is of the receipt that was given since.
        values["receipt_number"] = receipt["number"]
    if row["way"] == RefundWay.CASH:
        held = uow.ledger.balance(Account.CASH_DRAWER, context.open_shift().shift_id)
        if held < amount:
            raise RuleError("drawer_too_little", held=held.dong)
        paid = ledger.refund_paid(amount, Account.CASH_DRAWER)
        _post(uow, (*granted, *paid), payment, context)
        changed = _decided(
            uow,
            row,
            RefundState.DONE,
            context,
            **values,
            paid_at=context.micros,
            paid_name=context.actor.name,
        )
    else:
        _post(uow, granted, payment, context)
        changed = _decided(uow, row, RefundState.DUE, context, **values)
    issue_refund_slip(uow, changed, payment, context)
    return changed


def _parts(uow: UnitOfWork, payment: Row, amount: Money) -> tuple[Money, Money]:
    """How much of a refund is surplus, which goes first, and how much of it are fees.

    `amount` is no more than what is left of the payment.
    """
    if payment["state"] == PaymentState.CANCELLED:
        # What was void or given back is not left any more, and the rest pays for nothing.
        return amount, ZERO
    _, surplus_gone = uow.refunds.given_back(payment["id"])
    over = Money(payment["amount_paid"]) - Money(payment["amount_due"])
    surplus = min(amount, over - surplus_gone)
    return surplus, amount - surplus


def _fee_and_charge(uow: UnitOfWork, payment: Row, fee: Money) -> tuple[Money, Money]:
    """Phí and lệ phí of what goes back: the last line of the receipt first."""
    if not fee:
        return ZERO, ZERO
    receipt = uow.payments.receipt_of(payment["id"])
    assert receipt is not None, "what is settled of a received dossier has its receipt"
    lines = uow.payments.receipt_lines(receipt["number"]) or uow.dossiers.fee_lines(
        payment["dossier_id"]
    )
    lines = tuple(reversed(lines))
    amounts = [Money(line["amount"]) for line in lines]
    gone, _ = uow.refunds.given_back(payment["id"])
    taken = allocated(amounts, [ZERO] * len(lines), gone)
    parts = allocated(amounts, taken, fee)
    phi = Money.total(
        part for line, part in zip(lines, parts, strict=True) if line["kind"] == FeeKind.PHI
    )
    return phi, fee - phi


def _check_voidable(uow: UnitOfWork, receipt: Row, payment: Row, others: Money) -> None:
    if receipt["voided_at"] is not None:
        raise RuleError("receipt_void_already", number=receipt["number"])
    if not uow.dossiers.is_received(payment["dossier_id"]) or others:
        raise RuleError("void_after_refund")


def _request(uow: UnitOfWork, payment: Row, context: Context, **facts: object) -> Row:
    serial = uow.numbers.next_serial(Series.REFUND, context.today)
    return uow.refunds.add(
        {
            **facts,
            "number": refund_number(context.station.number, context.today, serial),
            "payment_id": payment["id"],
            "dossier_id": payment["dossier_id"],
            "state": RefundState.REQUESTED,
            "requested_at": context.micros,
            "requested_by": context.actor.user_id,
            "requested_name": context.actor.name,
            "shift_id": _shift_id(context),
        }
    )


def _decided(
    uow: UnitOfWork, row: Row, state: RefundState, context: Context, **values: int | str
) -> Row:
    return uow.refunds.change(
        row,
        state=state,
        decided_at=context.micros,
        decided_by=context.actor.user_id,
        decided_name=context.actor.name,
        shift_id=_shift_id(context),
        **values,
    )


def _post(uow: UnitOfWork, transfers: Iterable[Transfer], payment: Row, context: Context) -> None:
    """What goes back today is today's, whatever shift the payment was of."""
    uow.ledger.post(
        transfers,
        at=context.micros,
        new_id=context.new_id,
        shift_id=_shift_id(context),
        dossier_id=payment["dossier_id"],
        payment_id=payment["id"],
    )


def _shift_id(context: Context) -> str:
    return context.shift.shift_id if context.shift else ""


def _tell(uow: UnitOfWork, row: Row, context: Context, replaced_by: str | None = None) -> None:
    dossier = uow.dossiers.find(row["dossier_id"])
    if dossier is None or dossier["received_at"] is None:
        return
    message = tell.went_back(dossier, row, replaced_by, context)
    tell.tell(uow, message, dossier["id"], context)


def _known(uow: UnitOfWork, refund_id: str, *, payment_id: str) -> Row | None:
    row = uow.refunds.find(refund_id)
    if row is not None and row["payment_id"] != payment_id:
        raise StaleError("payment_of_another")
    return row


def _refund(uow: UnitOfWork, refund_id: str) -> Row:
    row = uow.refunds.find(refund_id)
    if row is None:
        raise InputError("refund_unknown", field="refund")
    return row


def _open_request(uow: UnitOfWork, refund_id: str) -> Row:
    row = _refund(uow, refund_id)
    if row["state"] != RefundState.REQUESTED:
        raise StaleError("refund_decided", number=row["number"])
    return row


def _payment_of(uow: UnitOfWork, payment_id: str) -> Row:
    row = uow.payments.find(payment_id)
    assert row is not None, "a request names a payment that is there"
    return row


def _now(row: Row, replaced_by: str | None = None) -> RefundNow:
    return RefundNow(
        row["id"],
        row["number"],
        RefundState(row["state"]),
        RefundWay(row["way"]),
        Money(row["amount"]),
        replaced_by,
    )
