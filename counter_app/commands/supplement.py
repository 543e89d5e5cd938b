"""A supplement to a received dossier: asked for once and in full, brought, and the clock moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from counter_app.commands import tell
from counter_app.commands.clock import promise_again, promise_of
from counter_app.commands.intake import Tick, check_reused, marked, paper_rows
from counter_app.commands.issued import issue_supplement_slip
from counter_app.commands.missing import asked_for, kept, note_wait
from counter_app.commands.moving import TOPICS, found, moved, noted
from counter_app.commands.outcome import Command, Outcome
from counter_app.domain.channel import Channel
from counter_app.domain.checklist import PaperState
from counter_app.domain.deadline import PauseReason
from counter_app.domain.dossier import Move, Status, next_status
from counter_app.domain.errors import RuleError
from counter_app.domain.supplement import may_ask

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class SupplementAsked:
    """The slip that says what is missing; `answer_by` where the procedure sets a time."""

    slip_number: str
    round_number: int
    answer_by: datetime | None


@dataclass(frozen=True, slots=True)
class AskSupplement(Command[SupplementAsked]):
    """Say what a received dossier lacks: papers of its own list, each with its reason.

    A second round takes a supervisor and the `clause` of the law, a later one the head.
    """

    dossier_id: str
    missing: tuple[tuple[int, str], ...]
    clause: str = ""


@dataclass(frozen=True, slots=True)
class TakeSupplement(Command[datetime]):
    """The citizen brought it: the papers as they are now. Gives the promise as it stands then."""

    dossier_id: str
    ticks: tuple[Tick, ...]


def ask_supplement(
    uow: UnitOfWork, command: AskSupplement, context: Context
) -> Outcome[SupplementAsked]:
    """Also a second round on a dossier that still waits before its receipt."""
    dossier = found(uow, command.dossier_id)
    before = [row for row in uow.waits.of(dossier["id"]) if row["reason"] == PauseReason.SUPPLEMENT]
    is_waiting = dossier["status"] == Status.SUPPLEMENT_WANTED
    if not is_waiting:
        next_status(Status(dossier["status"]), Move.ASK_SUPPLEMENT)
    number = len(before) + 1
    asked_before = frozenset(row["asked_by"] for row in before)
    may_ask(number, context.actor, command.clause, asked_before=asked_before)
    procedure = uow.office.procedure_at(dossier["procedure_code"], dossier["procedure_version"])
    missing = asked_for(procedure, Channel(dossier["channel"]), command.missing)
    board = kept(uow, procedure, dossier)
    for position, _ in command.missing:
        board = board.mark(position, PaperState.MISSING)
    uow.dossiers.replace_papers(dossier["id"], paper_rows(dossier["id"], board.items))
    if is_waiting:
        still_open = uow.waits.open_one(dossier["id"])
        if still_open is not None:
            name = context.actor.name
            uow.waits.end(still_open, at=context.micros, name=name, answer="asked_again")
    by = note_wait(uow, dossier, procedure, missing, command.clause, context)
    facts = {"missing": [name for name, _ in missing], "round": number}
    if is_waiting:
        changed = dossier
        noted(uow, dossier, Move.ASK_SUPPLEMENT, context, facts=facts)
    else:
        changed = moved(uow, dossier, Move.ASK_SUPPLEMENT, context, facts=facts)
    asked = tell.supplement_requested(changed, procedure, missing, context)
    tell.tell(uow, asked, dossier["id"], context)
    slip = issue_supplement_slip(
        uow,
        changed,
        procedure,
        missing,
        context,
        version=uow.slips.versions("supplement", dossier["id"]) + 1,
    )
    return Outcome(SupplementAsked(slip, number, by), TOPICS)


def take_supplement(
    uow: UnitOfWork, command: TakeSupplement, context: Context
) -> Outcome[datetime]:
    """The clock goes on; where the procedure says so, the time of waiting is given back."""
    dossier = found(uow, command.dossier_id)
    if dossier["received_at"] is None:
        raise RuleError("dossier_not_received_yet", dossier=dossier["code"])
    next_status(Status(dossier["status"]), Move.TAKE_SUPPLEMENT)
    wait = uow.waits.open_one(dossier["id"])
    if wait is None:
        raise RuleError("nothing_asked_for", dossier=dossier["code"])
    procedure = uow.office.procedure_at(dossier["procedure_code"], dossier["procedure_version"])
    board = marked(kept(uow, procedure, dossier), command.ticks)
    check_reused(uow, board.items, dossier["id_number"])
    if left := board.missing():
        raise RuleError("papers_missing", count=len(left))
    uow.dossiers.replace_papers(dossier["id"], paper_rows(dossier["id"], board.items))
    uow.waits.end(wait, at=context.micros, name=context.actor.name, answer="brought")
    changed = moved(uow, dossier, Move.TAKE_SUPPLEMENT, context)
    promise = promise_of(uow, changed)
    if wait["pauses"]:
        why = f"Cấp lại sau khi nhận bổ sung ngày {context.today:%d/%m/%Y}."
        promise_again(uow, changed, promise, why, context)
    return Outcome(promise.due_at, TOPICS)
