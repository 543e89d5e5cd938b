"""Several dossiers handed in at once: received together or not at all, paid by one code.

Each dossier stays one of its own: its code, its form 01, its promise, its money in the ledger, its
receipt. The group is a number that they share, a sheet that lists them, and one request whose money
is laid to each of theirs to the đồng.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from counter_app.commands.intake import DossierReceived, ReceiveDossier, receive_dossier
from counter_app.commands.issued import issue_group_slip
from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.commands.payment import (
    CancelPayment,
    PaymentRequest,
    RequestPayment,
    cancel_payment,
    request_payment,
)
from counter_app.domain import reference as references
from counter_app.domain.bill import BillAsked, bill
from counter_app.domain.channel import Channel
from counter_app.domain.errors import InputError, RuleError, StaleError
from counter_app.domain.money import Money
from counter_app.domain.numbering import Series, group_number
from counter_app.domain.payment import Method, Payer, PaymentState
from counter_app.store.group import dossiers_of, payments_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counter_app.commands.context import Context
    from counter_app.store.rows import Row
    from counter_app.store.unit_of_work import UnitOfWork

GROUP_MAX = 50


@dataclass(frozen=True, slots=True)
class GroupMember:
    """One dossier of a group as its fee is asked for; see `RequestPayment`."""

    payment_id: str
    dossier_id: str
    procedure_code: str
    channel: Channel
    bill: BillAsked


@dataclass(frozen=True, slots=True)
class RequestGroupPayment(Command[PaymentRequest]):
    """Ask for the fees of several dossiers by one code; `payment_id` is the one intent."""

    payment_id: str
    members: tuple[GroupMember, ...]
    method: Method = Method.QR
    payer: Payer | None = None


@dataclass(frozen=True, slots=True)
class CancelGroupPayment(Command[None]):
    """The citizen pays in another way: every request of the group is called off, or none."""

    payment_id: str


@dataclass(frozen=True, slots=True)
class GroupReceived:
    """What the clerk says of a group: its number, and each dossier's own answer in their order."""

    number: str
    dossiers: tuple[DossierReceived, ...]


@dataclass(frozen=True, slots=True)
class ReceiveGroup(Command[GroupReceived]):
    """Receive several complete dossiers, all or none; each with its own way to pay."""

    orders: tuple[ReceiveDossier, ...]
    draft_id: str | None = None


def request_group_payment(
    uow: UnitOfWork, command: RequestGroupPayment, context: Context
) -> Outcome[PaymentRequest]:
    """The same intent gives the same request again. One that is free or paid is not asked for.

    Raises RuleError("nothing_to_pay") where all are, RuleError("group_accounts_differ") where the
    fees go to different accounts, and what `RequestPayment` raises for each.
    """
    known = uow.groups.find(command.payment_id)
    if known is not None:
        _check_live(payments_of(uow, known["id"]))
        return Outcome(_request(uow, known, context))
    _check_size(len(command.members))
    asked = [one for one in command.members if _owes(uow, one, context)]
    if not asked:
        raise RuleError("nothing_to_pay")
    rows = [_ask(uow, one, command, context) for one in asked]
    if len({row["profile"] for row in rows}) > 1:
        raise RuleError("group_accounts_differ")
    account = uow.accounts.of_payment(rows[0], context.station.office)
    total = Money.total(Money(row["amount_due"]) for row in rows)
    serial = uow.numbers.next(Series.REFERENCE, context.today)
    reference = references.make(*divmod(serial, 100_000))
    made = {
        "id": command.payment_id,
        "reference": reference,
        "method": command.method,
        "amount_due": total.dong,
        "payload": account.payload(total, reference),
        "profile": rows[0]["profile"],
        "requested_at": context.micros,
        "shift_id": context.open_shift().shift_id,
        "user_id": context.actor.user_id,
    }
    uow.groups.add(made)
    for row in rows:
        uow.payments.change(row, group_id=command.payment_id)
    return Outcome(_request(uow, made, context), frozenset({Topic.PAYMENTS}))


def cancel_group_payment(
    uow: UnitOfWork, command: CancelGroupPayment, context: Context
) -> Outcome[None]:
    """Money that came for one of them keeps the whole as it is."""
    rows = payments_of(uow, command.payment_id)
    if not rows:
        raise InputError("payment_unknown", field="payment")
    topics: frozenset[Topic] = frozenset()
    for row in rows:
        topics |= cancel_payment(uow, CancelPayment(row["id"]), context).changed
    return Outcome(None, topics)


def receive_group(
    uow: UnitOfWork, command: ReceiveGroup, context: Context
) -> Outcome[GroupReceived]:
    """The same dossiers a second time give the first answer."""
    ids = [order.dossier_id for order in command.orders]
    _check_size(len(ids))
    if len(set(ids)) < len(ids):
        raise InputError("group_names_twice", field="dossier")
    if any(order.on_paper is not None for order in command.orders):
        raise InputError("sheet_only_received", field="on_paper")
    known = _known(uow, ids)
    if known:
        given = tuple(receive_dossier(uow, one, context).value for one in command.orders)
        return Outcome(GroupReceived(known, given))
    running = uow.numbers.next_serial(Series.GROUP, context.today)
    number = group_number(context.station.number, context.today, running)
    received, changed = [], frozenset[Topic]()
    for order in command.orders:
        outcome = receive_dossier(uow, order, context, group=number)
        received.append(outcome.value)
        changed |= outcome.changed
    issue_group_slip(uow, number, dossiers_of(uow, number), _asked_for(uow, ids), context)
    if command.draft_id is not None:
        uow.drafts.discard(command.draft_id, context.actor.user_id)
    return Outcome(GroupReceived(number, tuple(received)), changed)


def _known(uow: UnitOfWork, ids: Sequence[str]) -> str:
    """The number of the group that these dossiers are; "" where none of them was received."""
    rows = [row for row in map(uow.dossiers.find, ids) if row is not None]
    numbers = {row["group_number"] for row in rows if row["received_at"] is not None}
    if not numbers:
        return ""
    number = next(iter(numbers))
    whole = number and {row["id"] for row in dossiers_of(uow, number)} == set(ids)
    if len(numbers) > 1 or not whole:
        raise StaleError("dossier_already_received", dossier=rows[0]["code"])
    return str(number)


def _asked_for(uow: UnitOfWork, ids: Sequence[str]) -> Row | None:
    """The request by which all of them are paid, where there is one."""
    found = {row["group_id"] for one in ids for row in uow.payments.live(one)} - {None}
    return uow.groups.find(found.pop()) if len(found) == 1 else None


def _owes(uow: UnitOfWork, one: GroupMember, context: Context) -> bool:
    # What makes a dossier free is proved, or it is not free.
    one.bill.check_proofs()
    procedure = uow.office.procedure(one.procedure_code, context.today)
    total = bill(procedure, one.channel, context.today, one.bill).total
    return uow.payments.standing(one.dossier_id, total).paid < total


def _ask(uow: UnitOfWork, one: GroupMember, command: RequestGroupPayment, context: Context) -> Row:
    asked = RequestPayment(
        one.payment_id,
        one.dossier_id,
        one.procedure_code,
        one.channel,
        one.bill,
        command.method,
        None,
        command.payer,
    )
    request_payment(uow, asked, context)
    row = uow.payments.find(one.payment_id)
    assert row is not None, "it was asked for just now"
    return row


def _check_size(count: int) -> None:
    if not 1 < count <= GROUP_MAX:
        raise InputError("group_size_wrong", field="group", most=GROUP_MAX)


def _check_live(rows: Sequence[Row]) -> None:
    if any(row["state"] == PaymentState.CANCELLED for row in rows):
        raise RuleError("payment_cancelled")


def _request(uow: UnitOfWork, row: Row, context: Context) -> PaymentRequest:
    account = uow.accounts.of_payment(row, context.station.office)
    return PaymentRequest(
        row["id"], row["reference"], Money(row["amount_due"]), row["payload"], account.told
    )
