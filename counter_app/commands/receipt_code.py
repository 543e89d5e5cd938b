"""Signs what a receipt says, for the code that any phone can check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counter_app.domain.numbering import receipt_number
from counter_app.domain.receipt_code import Standing, facts_of

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.paper.fee_receipt import FeeReceipt
    from counter_app.store.unit_of_work import UnitOfWork


def signed_code(uow: UnitOfWork, receipt: FeeReceipt, standing: Standing, context: Context) -> str:
    """The text of the QR: an address of the checking page where the office has one."""
    facts = facts_of(
        standing=standing,
        collector=receipt.office.tax_code,
        number=receipt_number(receipt.symbol, int(receipt.number)),
        at=receipt.paid_at,
        lines=((line.name, line.kind, line.amount) for line in receipt.lines),
        payer_name=receipt.payer_name,
        dossier_code=receipt.dossier_code,
        audit_head=receipt.audit_head,
    )
    return context.station.office.checked_at(uow.receipt_keys.sign(facts, context.micros))
