"""Issues the papers of a dossier's later life, each in the transaction of the act it proves."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from counter_app.commands.issued import (
    form_number,
    issue,
    issue_without_dossier,
    short,
)
from counter_app.domain.dossier import punctuality
from counter_app.domain.instant import instant
from counter_app.domain.money import Money
from counter_app.paper.apology_slip import ApologySlip, apology_slip
from counter_app.paper.control_sheet import ControlRow, ControlSheet, control_sheet
from counter_app.paper.deadline_words import sentences
from counter_app.paper.forms import form_for, has_form
from counter_app.paper.handover_list import HandedDossier, HandoverList, handover_list
from counter_app.paper.head import paper_office
from counter_app.paper.refusal_slip import RefusalSlip, refusal_slip
from counter_app.paper.result_receipt import ResultReceipt, result_receipt
from counter_app.paper.stop_notice import StopNotice, stop_notice
from counter_app.paper.wording import RETURN_WORDS

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.domain.catalogue import Procedure
    from counter_app.domain.deadline import Due
    from counter_app.store.rows import Row
    from counter_app.store.unit_of_work import UnitOfWork


def issue_refusal(uow: UnitOfWork, dossier: Row, reason: str, clause: str, context: Context) -> str:
    """Form 03, with the reason in writing."""
    facts = RefusalSlip(
        form=form_for("refusal", context.today, context.station.forms),
        office=paper_office(context.station.office),
        number=form_number(dossier["code"], context),
        code=dossier["code"],
        received_from=dossier["full_name"],
        id_number=dossier["id_number"],
        address=dossier["residence"],
        phone=dossier["phone"],
        email=dossier["email"],
        request=_procedure(uow, dossier).name,
        reason=reason,
        clause=clause,
        clerk_name=context.actor.name,
        refused_at=context.now,
        copy_number=0,
        audit_head=short(uow.head),
    )
    return issue(uow, "refusal", dossier, refusal_slip(facts), context)


def issue_apology_slip(
    uow: UnitOfWork, dossier: Row, promise: Due, reason: str, context: Context
) -> str:
    """Form 04; `dossier` still holds the promise of before."""
    facts = ApologySlip(
        form=form_for("apology", context.today, context.station.forms),
        office=paper_office(context.station.office),
        number=form_number(dossier["code"], context),
        code=dossier["code"],
        addressee=dossier["full_name"],
        id_number=dossier["id_number"],
        request=_procedure(uow, dossier).name,
        received_at=_at(dossier["received_at"], context),
        due_at=_at(dossier["due_at"], context),
        reason=reason,
        new_due_at=promise.due_at,
        due_trace=sentences(promise),
        signer_name=context.actor.name,
        issued_at=context.now,
        copy_number=0,
        audit_head=short(uow.head),
    )
    return issue(uow, "apology", dossier, apology_slip(facts), context)


def issue_stop(
    uow: UnitOfWork, dossier: Row, stage: str, reason: str, clause: str, context: Context
) -> str | None:
    """Form 05 of the 2025 set; None where the set of the day has no such form."""
    if not has_form("stop", context.today, context.station.forms):
        return None
    payments = uow.payments.live(dossier["id"])
    receipts = uow.payments.receipts_of(dossier["id"])
    numbers = [receipts[one["id"]]["number"] for one in payments if one["id"] in receipts]
    facts = StopNotice(
        form=form_for("stop", context.today, context.station.forms),
        office=paper_office(context.station.office),
        number=form_number(dossier["code"], context),
        code=dossier["code"],
        addressee=dossier["full_name"],
        id_number=dossier["id_number"],
        address=dossier["residence"],
        phone=dossier["phone"],
        email=dossier["email"],
        request=_procedure(uow, dossier).name,
        received_at=_at(dossier["received_at"] or dossier["made_at"], context),
        stage=stage,
        reason=reason,
        clause=clause,
        paid=Money.total(Money(one["amount_paid"]) for one in payments),
        signer_name=context.actor.name,
        stopped_at=context.now,
        copy_number=0,
        audit_head=short(uow.head),
        receipt_number=", ".join(numbers) or None,
    )
    return issue(uow, "stop", dossier, stop_notice(facts), context)


def issue_control_sheet(uow: UnitOfWork, dossier: Row, context: Context) -> str:
    """The control sheet as it stands after a hand-over: a version of its own each time."""
    rows = uow.handovers.of(dossier["id"])
    procedure = _procedure(uow, dossier)
    facts = ControlSheet(
        form=form_for("control-sheet", context.today, context.station.forms),
        office=paper_office(context.station.office),
        number=form_number(dossier["code"], context),
        code=dossier["code"],
        request=procedure.name,
        deciding_agency=dossier["deciding_agency"] or _deciding(procedure, context),
        coordinating=tuple(step.role for step in procedure.steps if step.is_coordinating),
        received_at=_at(dossier["received_at"], context),
        due_at=_at(dossier["due_at"], context),
        rows=tuple(_control_row(row, context) for row in rows),
        issued_at=context.now,
        copy_number=0,
        audit_head=short(uow.head),
    )
    version = uow.slips.versions("control-sheet", dossier["id"]) + 1
    return issue(uow, "control-sheet", dossier, control_sheet(facts), context, version=version)


def issue_handover_list(uow: UnitOfWork, number: str, context: Context) -> None:
    """The list that goes along with the dossiers, to be signed on both sides."""
    rows = uow.handovers.of_list(number)
    handed = []
    for row in rows:
        dossier = uow.dossiers.find(row["dossier_id"])
        assert dossier is not None
        papers = sum(
            paper["originals"] + paper["copies"] for paper in uow.dossiers.papers(dossier["id"])
        )
        name = _procedure(uow, dossier).short_name
        handed.append(HandedDossier(dossier["code"], name, papers, _at(row["due_at"], context)))
    facts = HandoverList(
        office=paper_office(context.station.office),
        number=number,
        from_unit=rows[0]["from_unit"],
        to_unit=rows[0]["to_unit"],
        given_at=context.now,
        dossiers=tuple(handed),
        giver=context.actor.name,
        receiver=None,
        copy_number=0,
        audit_head=short(uow.head),
    )
    issue_without_dossier(uow, "handover-list", number, handover_list(facts), context)


def issue_result_receipt(uow: UnitOfWork, dossier: Row, context: Context) -> str:
    """What the receiver signs, or the post carries."""
    result = uow.results.of(dossier["id"])
    assert result is not None
    facts = ResultReceipt(
        office=paper_office(context.station.office),
        number=form_number(dossier["code"], context),
        code=dossier["code"],
        request=_procedure(uow, dossier).name,
        owner=dossier["full_name"],
        receiver=result["receiver"],
        kind=result["kind"],
        result_number=result["number"],
        issued_on=date.fromisoformat(result["issued_on"]),
        signer=result["signer"],
        summary=result["summary"],
        way=RETURN_WORDS[result["way"]],
        tracking=result["tracking"],
        returned_at=context.now,
        clerk_name=context.actor.name,
        copy_number=0,
        audit_head=short(uow.head),
    )
    return issue(uow, "result-receipt", dossier, result_receipt(facts), context)


def _control_row(row: Row, context: Context) -> ControlRow:
    due_at = _at(row["due_at"], context)
    done_at = _at(row["done_at"], context) if row["done_at"] is not None else None
    return ControlRow(
        from_unit=row["from_unit"],
        to_unit=row["to_unit"],
        given_at=_at(row["given_at"], context),
        giver=row["giver"],
        receiver=row["receiver"],
        due_at=due_at,
        result=punctuality(done_at, due_at) if done_at else "",
        note=row["note"],
    )


def _deciding(procedure: Procedure, context: Context) -> str:
    """The step before the last signs; the last one gives the result out."""
    own = [step.role for step in procedure.steps if not step.is_coordinating]
    return own[-2] if len(own) > 2 else context.station.office.unit


def _procedure(uow: UnitOfWork, dossier: Row) -> Procedure:
    return uow.office.procedure_at(dossier["procedure_code"], dossier["procedure_version"])


def _at(microseconds: int, context: Context) -> datetime:
    return instant(microseconds).astimezone(context.now.tzinfo)
