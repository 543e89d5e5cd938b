"""Says a fact again from what the dossier holds today; what happened, when and by whom stays."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from counter_app.commands import tell
from counter_app.commands.issued import submitted_of
from counter_app.domain.errors import RuleError
from counter_app.domain.message import RECEIVED, SETTLED, Message

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.rows import Row
    from counter_app.store.unit_of_work import UnitOfWork

# What a body says of the person and the procedure is a fact of today; its status, its moment, its
# clerk and the code that was told are facts of the hour in which it happened.
_OF_TODAY = ("procedure", "channel", "applicant", "slip_number")
_OF_RECEIPT = (
    "received_at",
    "due_at",
    "papers",
    "fees",
    "fee_total",
    "payment",
    "tenders",
    "form_set",
)
_OF_MONEY = ("method", "state", "amount", "receipt")


def told_again(uow: UnitOfWork, entry: Row, context: Context) -> str:
    """The body of a refused fact as it would be said today, as JSON text.

    Raises RuleError("nothing_to_correct") for a fact that belongs to no dossier.
    """
    dossier = uow.dossiers.find(entry["lane"])
    if dossier is None:
        raise RuleError("nothing_to_correct")
    said: dict[str, Any] = json.loads(entry["payload"])
    today = dict(_received(uow, dossier, context).body)
    names = _OF_TODAY + (_OF_RECEIPT if entry["kind"] == RECEIVED else ())
    fresh = {name: today[name] for name in names}
    if entry["kind"] == SETTLED:
        money = _settled(uow, dossier, said, context)
        fresh |= {name: money[name] for name in _OF_MONEY if name in money}
    return Message(
        entry["kind"], {name: fresh.get(name, value) for name, value in said.items()}
    ).payload()


def _received(uow: UnitOfWork, dossier: Row, context: Context) -> Message:
    procedure = uow.office.procedure_at(dossier["procedure_code"], dossier["procedure_version"])
    return tell.received(
        {**dossier, "received_at": dossier["received_at"] or 0, "due_at": dossier["due_at"] or 0},
        procedure,
        submitted_of(uow, dossier),
        context,
    )


def _settled(
    uow: UnitOfWork, dossier: Row, said: dict[str, Any], context: Context
) -> dict[str, Any]:
    payment = _payment_said(uow, said)
    if payment is None:
        return {}
    receipt = uow.payments.receipt_of(payment["id"])
    pair = (receipt["symbol"], receipt["number"]) if receipt else None
    return dict(tell.settled(dossier, payment, pair, context).body)


def _payment_said(uow: UnitOfWork, said: dict[str, Any]) -> Row | None:
    """By the request's reference; cash has none, and is named by its receipt."""
    if isinstance(said.get("reference"), str):
        return uow.payments.find_reference(said["reference"])
    receipt = uow.payments.receipt((said.get("receipt") or {}).get("number", ""))
    return uow.payments.find(receipt["payment_id"]) if receipt else None
