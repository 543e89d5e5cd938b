"""Money laid to the payment it was for: ledger, state, receipt, city; and what is called off."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from counter_app.commands import tell
from counter_app.commands.e_receipt import tell_made
from counter_app.commands.issued import issue_receipt
from counter_app.domain import ledger
from counter_app.domain.errors import RuleError
from counter_app.domain.ledger import Account, Code
from counter_app.domain.money import ZERO, Money
from counter_app.domain.payment import (
    PaymentState,
    allocated,
    state_after_credit,
    state_after_undo,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from counter_app.commands.context import Context
    from counter_app.domain.blackout import OnPaper
    from counter_app.domain.ledger import Transfer
    from counter_app.store.rows import Row
    from counter_app.store.unit_of_work import UnitOfWork

Receipt = tuple[str, str]


def settle_by_bank(uow: UnitOfWork, payment: Row, amount: Money, context: Context) -> None:
    """Book `amount` on a payment; what is more than its due, or comes after it, is surplus."""
    due, before = Money(payment["amount_due"]), Money(payment["amount_paid"])
    old_state = PaymentState(payment["state"])
    is_cancelled = old_state is PaymentState.CANCELLED
    dossier = uow.dossiers.find(payment["dossier_id"])
    is_issued = dossier is not None and dossier["received_at"] is not None
    state = state_after_credit(
        due,
        before + amount,
        was_settled=old_state.is_settled,
        is_cancelled=is_cancelled,
        is_issued=is_issued,
    )
    still_due = ZERO if is_cancelled else max(due - before, ZERO)
    awaiting = uow.ledger.balance(Account.BANK_AWAITING, payment_id=payment["id"])
    post(uow, ledger.bank_credited(amount, still_due, awaiting), payment, context)
    paid = uow.payments.change(
        payment,
        state=PaymentState.CANCELLED if is_cancelled else state,
        amount_paid=(before + amount).dong,
        # What comes after the whole amount does not make it later.
        settled_at=(payment["settled_at"] or context.micros) if state.is_settled else None,
    )
    if dossier is not None and is_issued:
        tell_settled(uow, dossier, paid, context)


def take_back_from_bank(
    uow: UnitOfWork, payment: Row, share: Row, context: Context
) -> tuple[str, ...]:
    """Take a credit from a payment by the opposite of its transfers; gives what was posted.

    Raises RuleError("credit_receipted") where its receipt stands on this money, and
    RuleError("credit_going_back") where the money is asked back or went back.
    """
    due = Money(payment["amount_due"])
    left = Money(payment["amount_paid"]) - Money(share["amount"])
    is_cancelled = payment["state"] == PaymentState.CANCELLED
    has_receipt = uow.payments.receipt_of(payment["id"]) is not None and not is_cancelled
    if has_receipt and left < due:
        raise RuleError("credit_receipted")
    surplus = left if is_cancelled else max(left - due, ZERO)
    _, surplus_gone = uow.refunds.given_back(payment["id"])
    # What went back as surplus and was none without this credit would be missing from the fee.
    spare = surplus if has_receipt else left
    if uow.refunds.reserved(payment["id"]) > spare or surplus_gone > surplus:
        raise RuleError("credit_going_back")
    before = len(uow.ledger.posted)
    held = _held_as_surplus(uow, payment)
    _reverse(uow, payment, json.loads(share["transfers"]), context)
    if is_cancelled:
        # Nothing is owed on it any more: what this credit had paid went back, and of the surplus.
        over = Money(share["amount"]) - (held - _held_as_surplus(uow, payment))
    else:
        over = _counted_as_surplus(uow, payment, max(left - due, ZERO))
        if over < ZERO:
            # Its surplus had paid in the stead of a credit that was undone before.
            laid = uow.ledger.standing(Code.SURPLUS_LAID, payment["id"])
            _reverse(uow, payment, laid, context)
            over = _counted_as_surplus(uow, payment, max(left - due, ZERO))
    awaiting = uow.ledger.balance(Account.BANK_AWAITING, payment_id=payment["id"])
    post(uow, ledger.surplus_laid(over, awaiting), payment, context)
    settled_at = _settled_at(uow, payment, share)
    dossier = uow.dossiers.find(payment["dossier_id"])
    received_at = None if dossier is None else dossier["received_at"]
    state = state_after_undo(
        due,
        left,
        is_cancelled=is_cancelled,
        is_late=bool(received_at and settled_at and settled_at > received_at),
    )
    changed = uow.payments.change(
        payment,
        state=state,
        amount_paid=left.dong,
        settled_at=settled_at if state.is_settled else None,
    )
    if dossier is not None and received_at is not None:
        tell_settled(uow, dossier, changed, context)
    return uow.ledger.posted[before:]


def _reverse(uow: UnitOfWork, payment: Row, transfers: Sequence[str], context: Context) -> None:
    uow.ledger.reverse(
        transfers,
        at=context.micros,
        new_id=context.new_id,
        shift_id=answering_shift(uow, payment, context),
    )


def _counted_as_surplus(uow: UnitOfWork, payment: Row, surplus: Money) -> Money:
    """What the ledger holds as surplus of a payment above what still is: it pays now.

    Below nothing, more of it paid already than there is.
    """
    _, given_back = uow.refunds.given_back(payment["id"])
    return _held_as_surplus(uow, payment) - (surplus - given_back)


def _held_as_surplus(uow: UnitOfWork, payment: Row) -> Money:
    return -uow.ledger.balance(Account.SURPLUS, payment_id=payment["id"])


def _settled_at(uow: UnitOfWork, payment: Row, without: Row) -> int | None:
    """When the whole amount was there, by the credits that are left."""
    came, due = 0, payment["amount_due"]
    for one in uow.credits.live_shares_of(payment["id"]):
        if one["credit_id"] == without["credit_id"] and one["provider"] == without["provider"]:
            continue
        came += one["amount"]
        if came >= due:
            return int(one["laid_at"])
    settled_at: int | None = payment["settled_at"]
    return settled_at


def call_off(uow: UnitOfWork, payment: Row, context: Context, *, is_late: bool = False) -> Row:
    """Expect no more money of a request.

    What came of it in part stays, paid in full of a smaller share; the rest is open again.
    `is_late` says that the dossier went out before.
    """
    awaiting = uow.ledger.balance(Account.BANK_AWAITING, payment_id=payment["id"])
    post(uow, ledger.bank_called_off(awaiting), payment, context)
    came = payment["amount_paid"]
    if not came:
        return uow.payments.change(payment, state=PaymentState.CANCELLED)
    state = PaymentState.PAID_LATE if is_late else PaymentState.PAID
    return uow.payments.change(
        payment, state=state, amount_due=came, settled_at=payment["settled_at"] or context.micros
    )


def tell_settled(uow: UnitOfWork, dossier: Row, payment: Row, context: Context) -> Receipt | None:
    """The receipt of a payment that is there in full, and the city's word of how it stands."""
    receipt = give_receipt(uow, dossier, payment, context)
    tell.tell(uow, tell.settled(dossier, payment, receipt, context), dossier["id"], context)
    if receipt is not None:
        tell_made(uow, receipt[1:], dossier["id"], context)
    return receipt


def give_receipt(
    uow: UnitOfWork,
    dossier: Row,
    payment: Row,
    context: Context,
    sheet: OnPaper | None = None,
) -> Receipt | None:
    """One receipt for a payment that is settled, for the bill's lines in their order.

    Of a sheet that was written by hand it bears the number and the time.
    """
    due = Money(payment["amount_due"])
    if not due or not PaymentState(payment["state"]).is_settled:
        return None
    if uow.payments.receipt_of(payment["id"]) is not None:
        return None
    procedure = uow.office.procedure_at(dossier["procedure_code"], dossier["procedure_version"])
    bill = uow.dossiers.fee_lines(dossier["id"])
    parts = allocated(
        [Money(line["amount"]) for line in bill], uow.payments.receipted(dossier["id"], bill), due
    )
    lines = [{**line, "amount": part.dong} for line, part in zip(bill, parts, strict=True) if part]
    shift_id = answering_shift(uow, payment, context)
    receipt = issue_receipt(uow, dossier, payment, procedure, lines, context, shift_id, sheet)
    uow.payments.add_receipt_lines(receipt[1], lines)
    return receipt


def post(uow: UnitOfWork, transfers: Iterable[Transfer], payment: Row, context: Context) -> None:
    """One event of money of one payment, in the shift that answers for it."""
    uow.ledger.post(
        transfers,
        at=context.micros,
        new_id=context.new_id,
        shift_id=answering_shift(uow, payment, context),
        dossier_id=payment["dossier_id"],
        payment_id=payment["id"],
    )


def answering_shift(uow: UnitOfWork, payment: Row, context: Context) -> str:
    """The payment's own shift while it is open; a closed one's figures stay as they were signed.

    What comes later belongs to no shift and is told as its supplement.
    """
    shift = uow.shifts.find(payment["shift_id"])
    return payment["shift_id"] if shift is not None and shift["closed_at"] is None else ""
