"""What the city answered to what it was sent, and what a person does with what it refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.commands.retell import told_again
from counter_app.domain.errors import InputError, NotAllowed, RuleError, StaleError
from counter_app.domain.outbox import Decision, Delivery, keeps_key
from counter_app.domain.supplement import reason_given
from counter_app.domain.user import Permission
from counter_app.store.outbox import REFUSED, SET_ASIDE

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.rows import Row
    from counter_app.store.unit_of_work import UnitOfWork

_TOPICS = frozenset({Topic.OUTBOX, Topic.DOSSIERS})


@dataclass(frozen=True, slots=True)
class SettleDeliveries(Command[int]):
    """Note a batch's answers; gives how many entries changed."""

    deliveries: tuple[Delivery, ...]


@dataclass(frozen=True, slots=True)
class ResendRefused(Command[None]):
    """Send a refused fact again as it is: the city's side was mended."""

    entry_id: str


@dataclass(frozen=True, slots=True)
class CorrectRefused(Command[str]):
    """Say a refused fact again from what the dossier holds today; gives the key it goes under."""

    entry_id: str


@dataclass(frozen=True, slots=True)
class SetRefusedAside(Command[None]):
    """Send a refused fact no more. It stays counted and on the screen."""

    entry_id: str
    reason: str


def settle_deliveries(uow: UnitOfWork, command: SettleDeliveries, context: Context) -> Outcome[int]:
    """One short transaction for the whole batch; an answer that comes twice changes nothing."""
    changed = uow.outbox.settle(command.deliveries, context.micros)
    return Outcome(changed, frozenset({Topic.OUTBOX} if changed else set()))


def resend_refused(uow: UnitOfWork, command: ResendRefused, context: Context) -> Outcome[None]:
    """What a supervisor set aside, only a supervisor takes up again."""
    row = _refused(uow, command.entry_id, context)
    _decide(uow, row, Decision.RESEND, context)
    uow.outbox.send_again(row)
    return Outcome(None, _TOPICS)


def correct_refused(uow: UnitOfWork, command: CorrectRefused, context: Context) -> Outcome[str]:
    """Raises RuleError("nothing_to_correct") where today's facts say the same."""
    row = _refused(uow, command.entry_id, context)
    payload = told_again(uow, row, context)
    if payload == row["payload"]:
        raise RuleError("nothing_to_correct")
    if keeps_key(row["reason"] or ""):
        _decide(uow, row, Decision.CORRECT, context, payload=row["payload"])
        uow.outbox.send_again(row, payload)
        return Outcome(row["id"], _TOPICS)
    key = context.new_id()
    _decide(uow, row, Decision.CORRECT, context, payload=row["payload"], new_entry_id=key)
    uow.outbox.put_instead(row, payload, key)
    return Outcome(key, _TOPICS)


def set_refused_aside(uow: UnitOfWork, command: SetRefusedAside, context: Context) -> Outcome[None]:
    """The rest of its dossier goes on."""
    row = _refused(uow, command.entry_id, context)
    if row["state"] == SET_ASIDE:
        raise StaleError("entry_not_refused")
    _decide(uow, row, Decision.SET_ASIDE, context, reason=reason_given(command.reason))
    uow.outbox.set_aside(row, context.micros)
    return Outcome(None, _TOPICS)


def _refused(uow: UnitOfWork, entry_id: str, context: Context) -> Row:
    row = uow.outbox.find(entry_id)
    if row is None:
        raise InputError("entry_unknown", field="entry")
    if row["state"] not in (REFUSED, SET_ASIDE):
        raise StaleError("entry_not_refused")
    if row["state"] == SET_ASIDE and not context.actor.may(Permission.APPROVE):
        raise NotAllowed("not_allowed", permission=str(Permission.APPROVE))
    return row


def _decide(
    uow: UnitOfWork,
    row: Row,
    decision: Decision,
    context: Context,
    *,
    reason: str = "",
    payload: str | None = None,
    new_entry_id: str | None = None,
) -> None:
    uow.outbox.note_decision(
        row["id"],
        {
            "decision": decision,
            "refusal": row["reason"] or "",
            "reason": reason,
            "payload": payload,
            "new_entry_id": new_entry_id,
            "decided_by": context.actor.user_id,
            "decided_name": context.actor.name,
            "decided_at": context.micros,
        },
    )
