"""Refusing, withdrawing, stopping, correcting: what may be done to a dossier besides its work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from counter_app.commands import tell
from counter_app.commands.clock import promise_again, promise_of
from counter_app.commands.filed import applicant_facts, new_row, receivable
from counter_app.commands.handover import end_step
from counter_app.commands.issued import issue_intake_slip_again
from counter_app.commands.moving import TOPICS, found, moved, noted, remember
from counter_app.commands.notices import issue_refusal, issue_stop
from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.domain.channel import Channel
from counter_app.domain.dossier import OPEN, Move, Status
from counter_app.domain.errors import InputError, NotAllowed, RuleError, StaleError
from counter_app.domain.instant import instant, micros
from counter_app.domain.person import Applicant
from counter_app.domain.supplement import reason_given

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Refused:
    """A dossier that was not taken in, and the slip that says why."""

    dossier_id: str
    code: str
    slip_number: str


@dataclass(frozen=True, slots=True)
class RefuseIntake(Command[Refused]):
    """Do not take a dossier in, with the reason in writing and the clause it rests on (form 03)."""

    dossier_id: str
    applicant: Applicant
    procedure_code: str
    channel: Channel
    case: str | None
    reason: str
    clause: str
    draft_id: str | None = None


@dataclass(frozen=True, slots=True)
class RefuseDossier(Command[Refused]):
    """Refuse a dossier that waited for a supplement in vain (form 03)."""

    dossier_id: str
    reason: str
    clause: str


@dataclass(frozen=True, slots=True)
class WithdrawDossier(Command[None]):
    """The citizen asks for the dossier back; possible until there is a result."""

    dossier_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class StopDossier(Command[str | None]):
    """Stop the handling with a notice (form 05 of 2025, NĐ 118/2025 Art. 21); its number."""

    dossier_id: str
    reason: str
    clause: str


@dataclass(frozen=True, slots=True)
class CorrectApplicant(Command[str]):
    """An honest mistake in the person's facts: the slip's next version, the old one kept."""

    dossier_id: str
    applicant: Applicant
    reason: str


@dataclass(frozen=True, slots=True)
class NoteArrival(Command[datetime]):
    """The deciding agency has a dossier that was filed elsewhere: its clock begins now."""

    dossier_id: str
    agency: str
    arrived_at: datetime


def refuse_intake(uow: UnitOfWork, command: RefuseIntake, context: Context) -> Outcome[Refused]:
    """The same refusal a second time gives the first answer."""
    old = uow.dossiers.find(command.dossier_id)
    if old is not None and old["status"] == Status.REFUSED:
        return Outcome(Refused(old["id"], old["code"], old["code"]))
    if old is not None:
        raise StaleError("dossier_already_received", dossier=old["code"])
    context.open_shift()
    version, procedure = receivable(uow, command.procedure_code, context)
    why = reason_given(command.reason), reason_given(command.clause, "clause")
    row = {
        **new_row(uow, command, context),
        "procedure_code": procedure.code,
        "procedure_version": version,
        "status": Status.REFUSED,
        "fee_total": 0,
    }
    uow.dossiers.add(row)
    slip = issue_refusal(uow, row, *why, context)
    remember(uow, row["id"], Move.REFUSE, {"note": why[0], "clause": why[1]}, context)
    message = tell.refused(row, procedure, f"{why[0]} ({why[1]})", context)
    tell.tell(uow, message, row["id"], context, is_first=True)
    if command.draft_id is not None:
        uow.drafts.discard(command.draft_id, context.actor.user_id)
    return Outcome(Refused(row["id"], row["code"], slip), TOPICS | {Topic.DRAFTS})


def refuse_dossier(uow: UnitOfWork, command: RefuseDossier, context: Context) -> Outcome[Refused]:
    """The papers go back; a new application may be filed at any time."""
    dossier = found(uow, command.dossier_id)
    why = reason_given(command.reason), reason_given(command.clause, "clause")
    changed = moved(uow, dossier, Move.REFUSE, context, note=f"{why[0]} ({why[1]})")
    _end_wait(uow, dossier["id"], "refused", context)
    slip = issue_refusal(uow, changed, *why, context)
    return Outcome(Refused(dossier["id"], dossier["code"], slip), TOPICS)


def withdraw_dossier(uow: UnitOfWork, command: WithdrawDossier, context: Context) -> Outcome[None]:
    """Money already paid is the supervisor's to give back, if the law lets it."""
    dossier = found(uow, command.dossier_id)
    reason = reason_given(command.reason)
    moved(uow, dossier, Move.WITHDRAW, context, note=reason, finished_at=context.micros)
    _end_wait(uow, dossier["id"], "withdrawn", context)
    end_step(uow, dossier, reason, context)
    return Outcome(None, TOPICS)


def stop_dossier(uow: UnitOfWork, command: StopDossier, context: Context) -> Outcome[str | None]:
    """First of all no result may have been issued (NĐ 118/2025 Art. 21)."""
    dossier = found(uow, command.dossier_id)
    why = reason_given(command.reason), reason_given(command.clause, "clause")
    if uow.results.of(dossier["id"]) is not None:
        raise RuleError("result_issued_already", dossier=dossier["code"])
    if context.actor.is_one_with(dossier["user_id"]):
        raise NotAllowed("other_person_needed")
    stage = dossier["holder"] or context.station.office.unit
    changed = moved(
        uow,
        dossier,
        Move.STOP,
        context,
        note=f"{why[0]} ({why[1]})",
        finished_at=context.micros,
    )
    _end_wait(uow, dossier["id"], "stopped", context)
    end_step(uow, dossier, why[0], context)
    return Outcome(issue_stop(uow, changed, stage, *why, context), TOPICS)


def correct_applicant(uow: UnitOfWork, command: CorrectApplicant, context: Context) -> Outcome[str]:
    """Gives the number of the slip's new version; what was wrong stays in version 1."""
    dossier = found(uow, command.dossier_id)
    if dossier["received_at"] is None or Status(dossier["status"]) not in OPEN:
        raise RuleError("dossier_not_open", dossier=dossier["code"])
    reason = reason_given(command.reason)
    facts = applicant_facts(command.applicant)
    changed_names = sorted(name for name, value in facts.items() if dossier[name] != value)
    if not changed_names:
        raise InputError("nothing_changed", field="applicant")
    changed = uow.dossiers.change(dossier, **facts)
    procedure = uow.office.procedure_at(dossier["procedure_code"], dossier["procedure_version"])
    remember(uow, dossier["id"], "correct", {"note": reason, "changed": changed_names}, context)
    message = tell.corrected(changed, procedure, reason, context)
    tell.tell(uow, message, dossier["id"], context)
    promise = promise_of(uow, changed)
    why = f"Đính chính ngày {context.today:%d/%m/%Y}: {reason}."
    return Outcome(issue_intake_slip_again(uow, changed, promise, why, context), TOPICS)


def note_arrival(uow: UnitOfWork, command: NoteArrival, context: Context) -> Outcome[datetime]:
    """Raises InputError("arrival_before_receipt") and RuleError("arrival_noted_already")."""
    dossier = found(uow, command.dossier_id)
    if dossier["received_at"] is None or Status(dossier["status"]) not in OPEN:
        raise RuleError("dossier_not_open", dossier=dossier["code"])
    if dossier["arrived_at"] is not None:
        raise RuleError("arrival_noted_already", dossier=dossier["code"])
    is_in_order = instant(dossier["received_at"]) <= command.arrived_at <= context.now
    if not is_in_order:
        raise InputError("arrival_before_receipt", field="arrived_at")
    agency = reason_given(command.agency, "agency")
    changed = uow.dossiers.change(
        dossier, deciding_agency=agency, arrived_at=micros(command.arrived_at)
    )
    promise = promise_of(uow, changed)
    changed = promise_again(
        uow, changed, promise, f"Cấp lại khi {agency} nhận được hồ sơ.", context
    )
    noted(uow, changed, "arrive", context, note=agency)
    return Outcome(promise.due_at, TOPICS)


def _end_wait(uow: UnitOfWork, dossier_id: str, answer: str, context: Context) -> None:
    wait = uow.waits.open_one(dossier_id)
    if wait is not None:
        uow.waits.end(wait, at=context.micros, name=context.actor.name, answer=answer)
