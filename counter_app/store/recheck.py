"""The bills of a shift, computed again from what each was computed from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Select, func, select

from counter_app.domain.bill import BillAsked, bill
from counter_app.domain.errors import CounterError
from counter_app.domain.money import Money
from counter_app.domain.recheck import FeeDifference, FeeRechecked, compare
from counter_app.store import schema
from counter_app.store.office import procedure_at

if TYPE_CHECKING:
    from counter_app.domain.fee import FeeBill
    from counter_app.store.rows import Reading, Row


def recheck(reading: Reading, shift_id: str) -> FeeRechecked:
    """Every dossier received in the shift, by its own version of its procedure."""
    table, line = schema.dossier, schema.fee_line
    in_shift = (table.c.shift_id == shift_id, table.c.received_at.is_not(None))
    dossiers = reading.rows(select(table).where(*in_shift).order_by(table.c.code))
    lines: dict[str, list[tuple[str, str, Money]]] = {}
    stored = select(line).join(table, table.c.id == line.c.dossier_id).where(*in_shift)
    for row in reading.rows(stored.order_by(line.c.dossier_id, line.c.position)):
        kept = (row["rule_key"], row["name"], Money(row["amount"]))
        lines.setdefault(row["dossier_id"], []).append(kept)
    found: list[FeeDifference] = []
    known = [row for row in dossiers if row["bill_asked"] is not None]
    for row in known:
        total = Money(row["fee_total"])
        found += compare(row["code"], lines.get(row["id"], []), total, _bill(reading, row))
    return FeeRechecked(len(known), len(dossiers) - len(known), tuple(found))


def asked_anyway(shift_id: ColumnElement[str]) -> Select[int]:
    """Counts papers that were asked for although a database has their data: it was not readable."""
    paper, dossier = schema.paper, schema.dossier
    return (
        select(func.count())
        .select_from(paper.join(dossier, dossier.c.id == paper.c.dossier_id))
        .where(dossier.c.shift_id == shift_id, paper.c.unread.is_not(None))
    )


def _bill(reading: Reading, dossier: Row) -> FeeBill | None:
    asked, channel, on = BillAsked.from_json(dossier["bill_asked"])
    procedure = procedure_at(reading, dossier["procedure_code"], dossier["procedure_version"])
    try:
        return bill(procedure, channel, on, asked)
    except CounterError:
        return None
