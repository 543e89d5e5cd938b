"""The result comes to the counter and goes home with its owner, or waits for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from counter_app.commands.handover import end_step
from counter_app.commands.moving import TOPICS, found, moved, noted
from counter_app.commands.notices import issue_control_sheet, issue_result_receipt
from counter_app.commands.outcome import Command, Outcome
from counter_app.domain.calendar import in_vietnam
from counter_app.domain.digitisation import RESULT
from counter_app.domain.dossier import Move, Punctuality, Status, next_status, punctuality
from counter_app.domain.errors import InputError, RuleError
from counter_app.domain.instant import instant
from counter_app.domain.money import Money
from counter_app.domain.return_way import ReturnWay
from counter_app.domain.supplement import reason_given

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class FinishDossier(Command[Punctuality]):
    """The signed result is at the counter: its number, day, summary and signer."""

    dossier_id: str
    kind: str
    number: str
    issued_on: date
    signer: str
    summary: str = ""


@dataclass(frozen=True, slots=True)
class ReturnResult(Command[str]):
    """Hand the result over; by post it needs a tracking number. Gives the receipt's number."""

    dossier_id: str
    way: ReturnWay
    receiver: str
    tracking: str = ""


@dataclass(frozen=True, slots=True)
class NoteUncollected(Command[int]):
    """The owner of a result was called or written to; gives how often so far."""

    dossier_id: str
    note: str


def finish_dossier(
    uow: UnitOfWork, command: FinishDossier, context: Context
) -> Outcome[Punctuality]:
    """Early, on time or late is measured here, when the result is ready, not when it is fetched."""
    dossier = found(uow, command.dossier_id)
    if command.issued_on > context.today:
        raise InputError("result_in_the_future", field="issued_on")
    result = {
        "dossier_id": dossier["id"],
        "kind": reason_given(command.kind, "kind"),
        "number": reason_given(command.number, "number"),
        "issued_on": command.issued_on.isoformat(),
        "summary": " ".join(command.summary.split())[:500],
        "signer": reason_given(command.signer, "signer"),
        "finished_at": context.micros,
        "finished_name": context.actor.name,
    }
    changed = moved(
        uow, dossier, Move.FINISH, context, note=result["number"], finished_at=context.micros
    )
    uow.results.add(result)
    end_step(uow, dossier, "", context)
    issue_control_sheet(uow, changed, context)
    due_at = in_vietnam(instant(dossier["due_at"]))
    return Outcome(punctuality(in_vietnam(context.now), due_at), TOPICS)


def return_result(uow: UnitOfWork, command: ReturnResult, context: Context) -> Outcome[str]:
    """A result is not handed out while its fee is open: the bank's word is missing.

    One that goes home electronically is a file, so there has to be one.
    """
    dossier = found(uow, command.dossier_id)
    next_status(Status(dossier["status"]), Move.RETURN)
    if not uow.payments.standing(dossier["id"], Money(dossier["fee_total"])).is_settled:
        raise RuleError("fee_not_settled", dossier=dossier["code"])
    receiver = reason_given(command.receiver, "receiver")
    tracking = command.tracking.strip()
    if command.way is ReturnWay.POST and not tracking:
        raise InputError("tracking_missing", field="tracking")
    if command.way is ReturnWay.ELECTRONIC and uow.scans.standing(dossier["id"], RESULT) is None:
        raise RuleError("result_not_digitised", dossier=dossier["code"])
    result = uow.results.of(dossier["id"])
    assert result is not None, "a result that is ready was kept"
    uow.results.change(
        result,
        way=command.way,
        receiver=receiver,
        tracking=reason_given(tracking, "tracking") if tracking else None,
        returned_at=context.micros,
        returned_name=context.actor.name,
    )
    changed = moved(
        uow,
        dossier,
        Move.RETURN,
        context,
        note=tracking,
        facts={"way": command.way},
        returned_at=context.micros,
    )
    return Outcome(issue_result_receipt(uow, changed, context), TOPICS)


def note_uncollected(uow: UnitOfWork, command: NoteUncollected, context: Context) -> Outcome[int]:
    """The status stays: the result is ready, and its owner knows."""
    dossier = found(uow, command.dossier_id)
    result = uow.results.of(dossier["id"])
    if result is None or result["returned_at"] is not None:
        raise RuleError("no_result_waits", dossier=dossier["code"])
    calls = result["calls"] + 1
    uow.results.change(result, called_at=context.micros, calls=calls)
    noted(uow, dossier, "remind", context, note=reason_given(command.note, "note"))
    return Outcome(calls, TOPICS)
