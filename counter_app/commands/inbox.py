"""What the city tells: bank credits are matched here, and the cursor moves with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from counter_app.commands import tell
from counter_app.commands.issued import issue_receipt
from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.domain import ledger
from counter_app.domain import reference as references
from counter_app.domain.instant import micros
from counter_app.domain.money import Money
from counter_app.domain.payment import PaymentState, state_after_credit

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.ports import CityChange
    from counter_app.store.rows import Row
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


@dataclass(frozen=True, slots=True)
class NoteChanges(Command[int]):
    """Take in one page of changes; gives how many were new."""

    changes: tuple[CityChange, ...]
    cursor: int
    city_time: datetime


def note_changes(uow: UnitOfWork, command: NoteChanges, context: Context) -> Outcome[int]:
    """Changes and cursor in one transaction: a page is taken in whole or asked for again."""
    noted = 0
    for change in command.changes:
        if change.kind == "bank.credit":
            credit = BankCredit.parse(change.body)
            noted += credit is not None and _note_credit(uow, credit, context)
    uow.inbox.move(command.cursor, micros(command.city_time), context.micros)
    topics = {Topic.PAYMENTS, Topic.OUTBOX, Topic.DOSSIERS} if noted else set()
    return Outcome(noted, frozenset(topics))


def _note_credit(uow: UnitOfWork, credit: BankCredit, context: Context) -> bool:
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
        _pay(uow, payment, credit, context)
    return is_new


def _pay(uow: UnitOfWork, payment: Row, credit: BankCredit, context: Context) -> None:
    due, before = Money(payment["amount_due"]), Money(payment["amount_paid"])
    old_state = PaymentState(payment["state"])
    is_cancelled = old_state is PaymentState.CANCELLED
    dossier = uow.dossiers.find(payment["dossier_id"])
    is_issued = dossier is not None and dossier["received_at"] is not None
    state = state_after_credit(
        due,
        before + credit.amount,
        was_settled=old_state.is_settled,
        is_cancelled=is_cancelled,
        is_issued=is_issued,
    )
    still_due = Money(0) if is_cancelled else max(due - before, Money(0))
    shift_id = context.shift.shift_id if context.shift else payment["shift_id"]
    uow.ledger.post(
        ledger.bank_credited(credit.amount, still_due),
        at=context.micros,
        new_id=context.new_id,
        shift_id=shift_id,
        dossier_id=payment["dossier_id"],
        payment_id=payment["id"],
    )
    paid = uow.payments.change(
        payment,
        state=PaymentState.CANCELLED if is_cancelled else state,
        amount_paid=(before + credit.amount).dong,
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
