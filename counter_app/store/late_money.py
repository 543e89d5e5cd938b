"""Money of a closed shift that came or went after its close: its supplement, by the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from counter_app.domain.ledger import Code
from counter_app.domain.money import Money
from counter_app.domain.payment import Method
from counter_app.store import schema
from counter_app.store.shift import sign_of, sum_of, surplus_of

if TYPE_CHECKING:
    from counter_app.store.rows import Reading, Row


@dataclass(frozen=True, slots=True)
class LateMoney:
    """One event of money of a closed shift's payments; it is in none of the shift's figures.

    `amount` is what came for fees (negative where it was booked on elsewhere), `surplus` what came
    and was not owed, `went_back` what two people granted back and what left.
    """

    at: int
    payment_id: str
    dossier_id: str
    method: Method
    receipt_number: str | None
    reference: str | None
    amount: Money
    surplus: Money
    went_back: Money


def late_money(reading: Reading, shift_id: str) -> tuple[LateMoney, ...]:
    """All that the ledger has of a shift's payments and that no shift answers for, oldest first."""
    table, payment, receipt = schema.transfer, schema.payment, schema.receipt
    rows = reading.rows(
        select(
            table.c.at,
            table.c.event_id,
            table.c.payment_id,
            table.c.code,
            table.c.debit,
            table.c.credit,
            table.c.amount,
            payment.c.dossier_id,
            payment.c.method,
            payment.c.reference,
            receipt.c.number,
        )
        .select_from(
            table.join(payment, payment.c.id == table.c.payment_id).outerjoin(
                receipt, receipt.c.payment_id == payment.c.id
            )
        )
        .where(payment.c.shift_id == shift_id, table.c.shift_id == "")
        .order_by(table.c.at, table.c.id)
    )
    events: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        events.setdefault((row["payment_id"], row["event_id"] or str(row["at"])), []).append(row)
    found = (_late(event) for event in events.values())
    return tuple(one for one in found if one.amount or one.surplus or one.went_back)


def _late(event: Sequence[Row]) -> LateMoney:
    first = event[0]
    came = sum(sign_of(one) * int(one["amount"]) for one in event)
    return LateMoney(
        at=first["at"],
        payment_id=first["payment_id"],
        dossier_id=first["dossier_id"],
        method=Method(first["method"]),
        receipt_number=first["number"],
        reference=first["reference"],
        amount=Money(came),
        surplus=surplus_of(event),
        went_back=sum_of(event, Code.CASH_REFUND, Code.BANK_REFUND),
    )
