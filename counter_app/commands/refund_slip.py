"""The slip of money that goes back, issued in the transaction in which a second person agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counter_app.commands.issued import issue_of_payment, short
from counter_app.domain.instant import instant
from counter_app.domain.money import Money
from counter_app.domain.refund import RefundWay
from counter_app.paper.amount_in_words import in_words
from counter_app.paper.head import paper_office
from counter_app.paper.refund_slip import RefundSlip, refund_slip
from counter_app.paper.wording import REASON_WORDS

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.rows import Row
    from counter_app.store.unit_of_work import UnitOfWork

_WAYS = {
    RefundWay.CASH: "Tiền mặt tại quầy",
    RefundWay.BANK: "Chuyển khoản về nơi đã chuyển đến",
}


def issue_refund_slip(uow: UnitOfWork, row: Row, payment: Row, context: Context) -> None:
    """What the payer signs for when `row` was granted, under the refund's own number."""
    dossier = uow.dossiers.find(row["dossier_id"])
    amount = Money(row["amount"])
    payer = (payment["payer_name"], payment["payer_id"])
    if payer[0] is None and dossier is not None:
        payer = (dossier["full_name"], dossier["id_number"])
    settled = payment["settled_at"]
    named = REASON_WORDS[row["reason"]]
    facts = RefundSlip(
        office=paper_office(context.station.office),
        number=row["number"],
        code=dossier["code"] if dossier else "",
        procedure=_procedure(uow, dossier),
        payer_name=payer[0],
        payer_id=payer[1],
        receipt_number=row["receipt_number"],
        paid_at=None if settled is None else instant(settled).astimezone(context.now.tzinfo),
        paid=Money(payment["amount_paid"]),
        refunded=amount,
        in_words=in_words(amount),
        method=_WAYS[RefundWay(row["way"])],
        reason=f"{named}: {row['words']}",
        clause=row["clause"],
        refunded_at=context.now,
        clerk_name=row["requested_name"],
        approver_name=context.actor.name,
        copy_number=0,
        audit_head=short(uow.head),
    )
    issue_of_payment(uow, "refund", row["number"], refund_slip(facts), row["dossier_id"], context)


def _procedure(uow: UnitOfWork, dossier: Row | None) -> str:
    if dossier is None:
        return ""
    code, version = dossier["procedure_code"], dossier["procedure_version"]
    return uow.office.procedure_at(code, version).short_name
