"""A person's word on a bank credit taken back: by a reversal, with a reason, while it still can."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counter_app.commands.credit import TOPICS
from counter_app.commands.outcome import Command, Outcome
from counter_app.commands.settle import take_back_from_bank
from counter_app.domain.errors import InputError, StaleError
from counter_app.domain.matching import OPEN, Verdict
from counter_app.domain.supplement import reason_given

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.rows import Row
    from counter_app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class UndoCredit(Command[None]):
    """What a person decided on a credit was wrong: it waits for a person again."""

    provider: str
    credit_id: str
    reason: str


def undo_credit(uow: UnitOfWork, command: UndoCredit, context: Context) -> Outcome[None]:
    """What the text's own code decided is not a person's, and is not undone.

    Raises InputError("credit_unknown"), StaleError("credit_not_decided"), and RuleError
    ("credit_receipted", "credit_going_back") where the money is spoken for already.
    """
    credit = uow.credits.find(command.provider, command.credit_id)
    if credit is None:
        raise InputError("credit_unknown", field="credit")
    if credit["decided_by"] is None or Verdict(credit["verdict"]) in OPEN:
        raise StaleError("credit_not_decided")
    reason = reason_given(command.reason)
    for share in uow.credits.live_shares(credit):
        _take_back(uow, credit, share, reason, context)
    uow.credits.change(
        credit,
        verdict=Verdict.FOR_A_PERSON,
        payment_id=None,
        decided_by=context.actor.user_id,
        decided_name=context.actor.name,
        decided_at=context.micros,
        reason=reason,
    )
    return Outcome(None, TOPICS)


def _take_back(uow: UnitOfWork, credit: Row, share: Row, reason: str, context: Context) -> None:
    payment = uow.payments.find(share["payment_id"])
    assert payment is not None, "a share names a payment that is there"
    posted = take_back_from_bank(uow, payment, share, context)
    changed = uow.payments.find(payment["id"])
    assert changed is not None
    uow.credits.add_share(
        {
            "provider": credit["provider"],
            "credit_id": credit["id"],
            "position": len(uow.credits.shares(credit)),
            "payment_id": payment["id"],
            "amount": share["amount"],
            "verdict": share["verdict"],
            "transfers": json.dumps(posted),
            "payment_version": changed["version"],
            "laid_at": context.micros,
            "user_id": context.actor.user_id,
            "user_name": context.actor.name,
            "reason": reason,
            "reverses": share["position"],
        }
    )
