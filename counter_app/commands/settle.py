"""Money laid to the payment it was for: ledger, state, receipt, city; and what is called off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counter_app.commands import tell
from counter_app.commands.e_receipt import tell_made
from counter_app.commands.issued import issue_receipt
from counter_app.domain import ledger
from counter_app.domain.ledger import Account
from counter_app.domain.money import ZERO, Money
from counter_app.domain.payment import PaymentState, allocated, state_after_credit

if TYPE_CHECKING:
    from collections.abc import Iterable

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
        settled_at=context.micros if state.is_settled else None,
    )
    if dossier is not None and is_issued:
        tell_settled(uow, dossier, paid, context)


def call_off(uow: UnitOfWork, payment: Row, context: Context) -> Row:
    """Expect no more money of a request.

    What came of it in part stays, paid in full of a smaller share; the rest is open again.
    """
    awaiting = uow.ledger.balance(Account.BANK_AWAITING, payment_id=payment["id"])
    post(uow, ledger.bank_called_off(awaiting), payment, context)
    came = payment["amount_paid"]
    if not came:
        return uow.payments.change(payment, state=PaymentState.CANCELLED)
    is_issued = uow.dossiers.is_received(payment["dossier_id"])
    state = PaymentState.PAID_LATE if is_issued else PaymentState.PAID
    return uow.payments.change(
        payment, state=state, amount_due=came, settled_at=payment["settled_at"] or context.micros
    )


def tell_settled(uow: UnitOfWork, dossier: Row, payment: Row, context: Context) -> Receipt | None:
    """The receipt of a payment that is there in full, and the city's word of how it stands."""
    receipt = give_receipt(uow, dossier, payment, context)
    tell.tell(uow, tell.settled(dossier["code"], payment, receipt, context), dossier["id"], context)
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
