"""The apology before a promise breaks: drafted by the program, signed by a person, once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from counter_app.commands.clock import promise_again, promise_of
from counter_app.commands.moving import TOPICS, found, noted, remember
from counter_app.commands.notices import issue_apology_slip
from counter_app.commands.outcome import Command, Outcome
from counter_app.domain.apology import ApologyState, days_granted, draft_on, leave_by
from counter_app.domain.calendar import in_vietnam
from counter_app.domain.dossier import CLOCK_RUNS, Status
from counter_app.domain.errors import NotAllowed, RuleError
from counter_app.domain.instant import instant, micros
from counter_app.domain.supplement import reason_given

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.rows import Row
    from counter_app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class DraftApologies(Command[int]):
    """Draft what has to be drafted today; gives how many are new. Safe to repeat at any time."""


@dataclass(frozen=True, slots=True)
class IssueApology(Command[datetime]):
    """Sign an apology with its reason and the one extension, in working days; the new promise."""

    dossier_id: str
    reason: str
    working_days: int


@dataclass(frozen=True, slots=True)
class SetApologyAside(Command[None]):
    """The promise will hold: no apology is needed, and here is why."""

    dossier_id: str
    reason: str


def draft_apologies(uow: UnitOfWork, command: DraftApologies, context: Context) -> Outcome[int]:
    """A term so short that its drafting day lies before its receipt gets no draft."""
    now = in_vietnam(context.now)
    calendar = uow.office.calendar(context.today)
    drafted = 0
    # What is due beyond the second working day from now has its drafting day still ahead.
    last = calendar.next_working_day(calendar.next_working_day(now.date()))
    for dossier in uow.promises.running(micros(calendar.closing(last)) + 1):
        due_at = in_vietnam(instant(dossier["due_at"]))
        first_day = draft_on(due_at, calendar)
        received_on = in_vietnam(instant(dossier["received_at"])).date()
        if not received_on <= first_day <= now.date() or due_at <= now:
            continue
        if uow.promises.apology_of(dossier["id"]) is not None:
            continue
        uow.promises.draft(
            {
                "dossier_id": dossier["id"],
                "state": ApologyState.DRAFTED,
                "drafted_at": context.micros,
                "leave_by": micros(calendar.closing(leave_by(due_at, calendar))),
                "old_due_at": dossier["due_at"],
            }
        )
        remember(uow, dossier["id"], "draft_apology", {}, context)
        drafted += 1
    return Outcome(drafted, TOPICS if drafted else frozenset())


def issue_apology(uow: UnitOfWork, command: IssueApology, context: Context) -> Outcome[datetime]:
    """Form 04. The maker of the promise cannot be the one who moves it."""
    dossier = found(uow, command.dossier_id)
    reason, days = reason_given(command.reason), days_granted(command.working_days)
    draft = _to_decide(uow, dossier, context)
    if context.actor.is_one_with(dossier["user_id"]):
        raise NotAllowed("other_person_needed")
    uow.promises.decide(
        draft,
        state=ApologyState.ISSUED,
        reason=reason,
        working_days=days,
        old_due_at=dossier["due_at"],
        decided_by=context.actor.user_id,
        decided_name=context.actor.name,
        decided_at=context.micros,
    )
    promise = promise_of(uow, dossier)
    issued = uow.promises.apology_of(dossier["id"])
    assert issued is not None
    uow.promises.decide(issued, new_due_at=micros(promise.due_at))
    issue_apology_slip(uow, dossier, promise, reason, context)
    why = f"Hẹn lại theo Phiếu xin lỗi ngày {context.today:%d/%m/%Y}."
    changed = promise_again(uow, dossier, promise, why, context)
    noted(uow, changed, "apologise", context, note=reason)
    return Outcome(promise.due_at, TOPICS)


def set_apology_aside(uow: UnitOfWork, command: SetApologyAside, context: Context) -> Outcome[None]:
    """If the promise is broken after all, the apology can still be signed."""
    dossier = found(uow, command.dossier_id)
    draft = _to_decide(uow, dossier, context)
    uow.promises.decide(
        draft,
        state=ApologyState.SET_ASIDE,
        reason=reason_given(command.reason),
        decided_by=context.actor.user_id,
        decided_name=context.actor.name,
        decided_at=context.micros,
    )
    remember(uow, dossier["id"], "set_apology_aside", {"note": command.reason}, context)
    return Outcome(None, TOPICS)


def _to_decide(uow: UnitOfWork, dossier: Row, context: Context) -> Row:
    """The draft, made now if the program had no reason to; one apology is all the law grants."""
    if Status(dossier["status"]) not in CLOCK_RUNS:
        raise RuleError("dossier_not_open", dossier=dossier["code"])
    draft = uow.promises.apology_of(dossier["id"])
    if draft is None:
        due_at = in_vietnam(instant(dossier["due_at"]))
        calendar = uow.office.calendar(context.today)
        uow.promises.draft(
            {
                "dossier_id": dossier["id"],
                "state": ApologyState.DRAFTED,
                "drafted_at": context.micros,
                "leave_by": micros(calendar.closing(leave_by(due_at, calendar))),
                "old_due_at": dossier["due_at"],
            }
        )
        draft = uow.promises.apology_of(dossier["id"])
        assert draft is not None
    if draft["state"] == ApologyState.ISSUED:
        raise RuleError("apology_once", dossier=dossier["code"])
    return draft
