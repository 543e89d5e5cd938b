"""What verify asks of shifts: closed ones are empty, as they were closed, and nobody's alone."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, select

from counter_app.domain.ledger import Account
from counter_app.store import schema
from counter_app.store.rows import Reading


def faults_of_shifts(reading: Reading) -> Iterator[str]:
    """A closed shift's drawer is empty, its newest closing is what its row says, and two people
    opened it again if it was.
    """
    shift, closing, again = schema.shift, schema.shift_closing, schema.shift_reopening
    held = _drawers(reading)
    newest = (
        select(closing.c.shift_id, func.max(closing.c.version).label("version"))
        .group_by(closing.c.shift_id)
        .subquery()
    )
    rows = reading.rows(
        select(shift, closing.c.expected, closing.c.counted)
        .select_from(
            shift.outerjoin(newest, newest.c.shift_id == shift.c.id).outerjoin(
                closing,
                (closing.c.shift_id == shift.c.id) & (closing.c.version == newest.c.version),
            )
        )
        .where(shift.c.closed_at.is_not(None))
        .order_by(shift.c.id)
    )
    for row in rows:
        signed = (row["cash_expected"], row["cash_counted"])
        # A shift of an older program has no closing beside its row.
        if row["expected"] is not None and signed != (row["expected"], row["counted"]):
            yield f"shift/{row['id']}: not as it was closed"
        elif held.get(row["id"], 0):
            yield f"shift/{row['id']}: closed with money in its drawer"
    for row in reading.rows(select(again).where(again.c.is_agreed == 1)):
        if row["asked_by"] == row["decided_by"]:
            yield f"shift_reopening/{row['shift_id']}: one person asked and agreed"


def _drawers(reading: Reading) -> dict[str, int]:
    """What lies in each shift's drawer by the ledger."""
    table = schema.transfer
    total: dict[str, int] = {}
    for side, sign in ((table.c.debit, 1), (table.c.credit, -1)):
        rows = reading.connection.execute(
            select(table.c.shift_id, func.sum(table.c.amount))
            .where(side == Account.CASH_DRAWER)
            .group_by(table.c.shift_id)
        )
        for shift_id, amount in rows:
            total[shift_id] = total.get(shift_id, 0) + sign * int(amount)
    return total
