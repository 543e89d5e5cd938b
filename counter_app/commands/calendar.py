"""The office's calendar: proposed by one, approved by another; promises move only by a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from counter_app.commands.clock import promise_again, promise_of
from counter_app.commands.moving import TOPICS, found, noted, remember
from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.domain.dossier import OPEN, Status
from counter_app.domain.errors import InputError, NotAllowed, RuleError, StaleError
from counter_app.domain.instant import micros
from counter_app.domain.office_calendar import CalendarProposal
from counter_app.domain.supplement import reason_given

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.unit_of_work import UnitOfWork

PROPOSED, MOVED, KEPT = "proposed", "moved", "kept"


@dataclass(frozen=True, slots=True)
class ProposeCalendar(Command[str]):
    """Put a calendar before a second person; until then nothing is promised by it."""

    proposal: CalendarProposal
    reason: str


@dataclass(frozen=True, slots=True)
class ApproveCalendar(Command[int]):
    """The second person's word; gives how many given promises the calendar would move."""

    version: str


@dataclass(frozen=True, slots=True)
class DecidePromise(Command[None]):
    """One promise that the calendar would move: give the new date, or keep the one given."""

    dossier_id: str
    calendar_version: str
    is_moved: bool


def propose_calendar(uow: UnitOfWork, command: ProposeCalendar, context: Context) -> Outcome[str]:
    """Raises StaleError("calendar_known") for a version that is there already."""
    proposal = command.proposal
    if uow.office.find_calendar(proposal.version) is not None:
        raise StaleError("calendar_known", version=proposal.version)
    uow.office.add_calendar(
        proposal.version,
        proposal.record,
        context.micros,
        valid_from=proposal.valid_from.isoformat(),
        author_id=context.actor.user_id,
        author=context.actor.name,
        reason=reason_given(command.reason),
    )
    return Outcome(proposal.version, frozenset({Topic.CATALOGUE}))


def approve_calendar(uow: UnitOfWork, command: ApproveCalendar, context: Context) -> Outcome[int]:
    """Promises already given are listed, none is moved."""
    row = uow.office.find_calendar(command.version)
    if row is None:
        raise InputError("calendar_unknown", field="version")
    if row["approved_at"] is not None or row["author_id"] is None:
        raise StaleError("calendar_approved_already", version=command.version)
    if context.actor.is_one_with(row["author_id"]):
        raise NotAllowed("other_person_needed")
    uow.office.approve_calendar(row, approver=context.actor.name, now=context.micros)
    listed = list_promises(uow, command.version, context)
    return Outcome(listed, frozenset({Topic.CATALOGUE, Topic.DOSSIERS}))


def list_promises(uow: UnitOfWork, version: str, context: Context) -> int:
    """Ask a person of each given promise that this calendar would move; gives how many."""
    listed = 0
    for dossier in uow.promises.running():
        new_due = micros(promise_of(uow, dossier, version).due_at)
        if new_due == dossier["due_at"]:
            continue
        uow.promises.propose(
            {
                "dossier_id": dossier["id"],
                "calendar_version": version,
                "old_due_at": dossier["due_at"],
                "new_due_at": new_due,
                "state": PROPOSED,
                "made_at": context.micros,
            }
        )
        listed += 1
    return listed


def decide_promise(uow: UnitOfWork, command: DecidePromise, context: Context) -> Outcome[None]:
    """A moved promise gives the citizen a new slip; a kept one leaves everything as it was."""
    question = uow.promises.change_of(command.dossier_id, command.calendar_version)
    if question is None:
        raise InputError("promise_change_unknown", field="dossier")
    if question["state"] != PROPOSED:
        raise StaleError("promise_decided_already")
    dossier = found(uow, command.dossier_id)
    if Status(dossier["status"]) not in OPEN:
        raise RuleError("dossier_not_open", dossier=dossier["code"])
    uow.promises.settle(
        question,
        state=MOVED if command.is_moved else KEPT,
        decided_by=context.actor.user_id,
        decided_name=context.actor.name,
        decided_at=context.micros,
    )
    if not command.is_moved:
        remember(
            uow, dossier["id"], "keep_promise", {"calendar": command.calendar_version}, context
        )
        return Outcome(None, TOPICS)
    promise = promise_of(uow, dossier, command.calendar_version)
    why = "Cấp lại do lịch làm việc, ngày nghỉ thay đổi."
    dossier = uow.dossiers.change(dossier, calendar_version=command.calendar_version)
    changed = promise_again(uow, dossier, promise, why, context)
    noted(uow, changed, "move_promise", context, note=command.calendar_version)
    return Outcome(None, TOPICS)
