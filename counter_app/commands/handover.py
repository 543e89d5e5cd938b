"""Dossiers go from unit to unit: each hand-over is a row of the control sheet, with a clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counter_app.commands.moving import TOPICS, found, moved, noted
from counter_app.commands.notices import issue_control_sheet, issue_handover_list
from counter_app.commands.outcome import Command, Outcome
from counter_app.domain.calendar import in_vietnam
from counter_app.domain.dossier import Move, Status, next_status
from counter_app.domain.errors import InputError, RuleError
from counter_app.domain.handover import has_next, leg, unit_at_counter
from counter_app.domain.instant import micros
from counter_app.domain.numbering import Series, handover_number
from counter_app.domain.supplement import reason_given

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.domain.catalogue import Procedure
    from counter_app.store.rows import Row
    from counter_app.store.unit_of_work import UnitOfWork

LIST_MAX = 200


@dataclass(frozen=True, slots=True)
class ForwardDossiers(Command[str]):
    """Hand received dossiers to the unit that works on them first; gives the list's number."""

    dossier_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TakeHandover(Command[int]):
    """The unit signed the list for all of its dossiers; gives how many."""

    list_number: str
    receiver: str


@dataclass(frozen=True, slots=True)
class PassOn(Command[str]):
    """A unit is done with its step and hands the dossier to the next; gives the list's number."""

    dossier_id: str
    note: str = ""


def forward_dossiers(uow: UnitOfWork, command: ForwardDossiers, context: Context) -> Outcome[str]:
    """One list goes to one unit: dossiers of different units make different lists."""
    ids = tuple(dict.fromkeys(command.dossier_ids))
    if not 0 < len(ids) <= LIST_MAX:
        raise InputError("handover_list_size", field="dossiers", most=LIST_MAX)
    dossiers = [found(uow, dossier_id) for dossier_id in ids]
    for row in dossiers:
        next_status(Status(row["status"]), Move.FORWARD)
    procedures = [
        uow.office.procedure_at(row["procedure_code"], row["procedure_version"]) for row in dossiers
    ]
    units = {one.steps[1].role if len(one.steps) > 1 else "" for one in procedures}
    if units == {""}:
        raise RuleError("no_such_step", position=1)
    if len(units) != 1:
        raise RuleError("handover_of_two_units", count=len(units))
    number = _next_list(uow, context)
    for dossier, procedure in zip(dossiers, procedures, strict=True):
        giver = unit_at_counter(procedure, context.station.office.unit)
        hand_on(uow, dossier, procedure, 1, number, giver, context)
    issue_handover_list(uow, number, context)
    return Outcome(number, TOPICS)


def take_handover(uow: UnitOfWork, command: TakeHandover, context: Context) -> Outcome[int]:
    """Raises InputError("handover_unknown") for a list that is not there or was signed."""
    receiver = reason_given(command.receiver, "receiver")
    rows = [row for row in uow.handovers.of_list(command.list_number) if row["taken_at"] is None]
    if not rows:
        raise InputError("handover_unknown", field="list")
    for row in rows:
        uow.handovers.take(row, at=context.micros, receiver=receiver)
    return Outcome(len(rows), TOPICS)


def pass_on(uow: UnitOfWork, command: PassOn, context: Context) -> Outcome[str]:
    """The step's own result – early, on time, late – is the difference of two instants."""
    dossier = found(uow, command.dossier_id)
    if dossier["status"] != Status.PROCESSING:
        next_status(Status(dossier["status"]), Move.FORWARD)
        raise RuleError("dossier_not_forwarded_yet", dossier=dossier["code"])
    procedure = uow.office.procedure_at(dossier["procedure_code"], dossier["procedure_version"])
    held = uow.handovers.of(dossier["id"])[-1]
    if not has_next(procedure, held["position"]):
        raise RuleError("last_step", dossier=dossier["code"])
    end_step(uow, dossier, command.note, context)
    number = _next_list(uow, context)
    hand_on(uow, dossier, procedure, held["position"] + 1, number, held["to_unit"], context)
    issue_handover_list(uow, number, context)
    return Outcome(number, TOPICS)


def hand_on(
    uow: UnitOfWork,
    dossier: Row,
    procedure: Procedure,
    position: int,
    number: str,
    from_unit: str,
    context: Context,
) -> None:
    """Write the hand-over to the unit of one step, and begin that unit's clock."""
    calendar = uow.office.calendar(context.today)
    to = leg(procedure, position, in_vietnam(context.now), calendar)
    uow.handovers.add(
        {
            "dossier_id": dossier["id"],
            "position": position,
            "list_number": number,
            "step": to.step.name,
            "from_unit": from_unit,
            "to_unit": to.step.role,
            "is_coordinating": int(to.step.is_coordinating),
            "given_at": context.micros,
            "giver": context.actor.name,
            "due_at": micros(to.due_at),
            "note": "",
        }
    )
    values = {"holder": to.step.role, "holder_due_at": micros(to.due_at)}
    if dossier["status"] == Status.PROCESSING:
        changed = uow.dossiers.change(found(uow, dossier["id"]), **values)
        noted(uow, changed, "pass_on", context, note=to.step.name, facts={"unit": to.step.role})
    else:
        note, facts = to.step.name, {"unit": to.step.role}
        changed = moved(uow, dossier, Move.FORWARD, context, note=note, facts=facts, **values)
    issue_control_sheet(uow, changed, context)


def end_step(uow: UnitOfWork, dossier: Row, note: str, context: Context) -> None:
    """The unit that has the dossier is done; how punctual it was goes into the history."""
    held: Sequence[Row] = uow.handovers.of(dossier["id"])
    if not held or held[-1]["done_at"] is not None:
        return
    uow.handovers.end(held[-1], at=context.micros, note=" ".join(note.split())[:500])


def _next_list(uow: UnitOfWork, context: Context) -> str:
    serial = uow.numbers.next_serial(Series.HANDOVER, context.today)
    return handover_number(context.station.number, context.today, serial)
