"""Money that the bank proved, laid to the payment it was for: ledger, state, receipt, city."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counter_app.commands import tell
from counter_app.commands.issued import issue_receipt
from counter_app.domain import ledger
from counter_app.domain.money import Money
from counter_app.domain.payment import PaymentState, state_after_credit

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.rows import Row
    from counter_app.store.unit_of_work import UnitOfWork


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
    still_due = Money(0) if is_cancelled else max(due - before, Money(0))
    shift_id = context.shift.shift_id if context.shift else payment["shift_id"]
    uow.ledger.post(
        ledger.bank_credited(amount, still_due),
        at=context.micros,
        new_id=context.new_id,
        shift_id=shift_id,
        dossier_id=payment["dossier_id"],
        payment_id=payment["id"],
    )
    paid = uow.payments.change(
        payment,
        state=PaymentState.CANCELLED if is_cancelled else state,
        amount_paid=(before + amount).dong,
        settled_at=context.micros if state.is_settled else None,
    )
    if dossier is None or not is_issued:
        return
    receipt = None
    if state.is_settled and uow.payments.receipt_of(payment["id"]) is None:
        procedure = uow.office.procedure_at(dossier["procedure_code"], dossier["procedure_version"])
        lines = uow.dossiers.fee_lines(dossier["id"])
        receipt = issue_receipt(uow, dossier, paid, procedure, lines, context, shift_id)
    tell.tell(uow, tell.settled(dossier["code"], paid, receipt, context), dossier["id"], context)
