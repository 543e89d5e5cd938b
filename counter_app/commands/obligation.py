"""An obligation of another body, such as a tax notice for land: told, followed, not collected."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from counter_app.commands.clock import promise_again, promise_of
from counter_app.commands.moving import TOPICS, found, moved
from counter_app.commands.outcome import Command, Outcome
from counter_app.domain.deadline import PauseReason
from counter_app.domain.dossier import Move, Status, next_status
from counter_app.domain.errors import RuleError
from counter_app.domain.supplement import reason_given

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class AskObligation(Command[None]):
    """The citizen has a notice of another body to settle; the counter takes none of its money."""

    dossier_id: str
    body: str
    notice: str


@dataclass(frozen=True, slots=True)
class SettleObligation(Command[datetime]):
    """The proof was shown: `proof` is the paper's own number. Gives the promise as it stands."""

    dossier_id: str
    proof: str


def ask_obligation(uow: UnitOfWork, command: AskObligation, context: Context) -> Outcome[None]:
    """Whether the clock stands still meanwhile is the procedure's own rule."""
    dossier = found(uow, command.dossier_id)
    body, notice = reason_given(command.body, "body"), reason_given(command.notice, "notice")
    procedure = uow.office.procedure_at(dossier["procedure_code"], dossier["procedure_version"])
    moved(uow, dossier, Move.ASK_PAYMENT, context, note=f"{body}: {notice}")
    uow.waits.add(
        {
            "dossier_id": dossier["id"],
            "reason": PauseReason.PAYMENT,
            "asked_at": context.micros,
            "asked_by": context.actor.user_id,
            "asked_name": context.actor.name,
            "asked": json.dumps([[body, notice]], ensure_ascii=False),
            "clause": "",
            "pauses": int(PauseReason.PAYMENT in procedure.pauses),
        }
    )
    return Outcome(None, TOPICS)


def settle_obligation(
    uow: UnitOfWork, command: SettleObligation, context: Context
) -> Outcome[datetime]:
    """The clock goes on; where the rule says so, the time of paying is given back."""
    dossier = found(uow, command.dossier_id)
    next_status(Status(dossier["status"]), Move.TAKE_PAYMENT)
    wait = uow.waits.open_one(dossier["id"])
    if wait is None:
        raise RuleError("nothing_asked_for", dossier=dossier["code"])
    proof = reason_given(command.proof, "proof")
    uow.waits.end(wait, at=context.micros, name=context.actor.name, answer=proof)
    changed = moved(uow, dossier, Move.TAKE_PAYMENT, context, note=proof)
    promise = promise_of(uow, changed)
    if wait["pauses"]:
        why = f"Cấp lại sau khi hoàn thành nghĩa vụ tài chính ngày {context.today:%d/%m/%Y}."
        promise_again(uow, changed, promise, why, context)
    return Outcome(promise.due_at, TOPICS)
