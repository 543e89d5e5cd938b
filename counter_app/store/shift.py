"""Shifts' rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from counter_app.domain.money import Money
from counter_app.domain.payment import Method
from counter_app.store import recheck, schema
from counter_app.store.slip import was_printed

if TYPE_CHECKING:
    from counter_app.domain.recheck import FeeRechecked
    from counter_app.store.rows import Reading, Row, Writing


class Shifts:
    """Opens and closes shifts."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def find(self, shift_id: str) -> Row | None:
        """The shift's row, or None."""
        return self._uow.one(schema.shift, id=shift_id)

    def get(self, shift_id: str) -> Row:
        """The shift's row, which the caller knows to be there."""
        row = self.find(shift_id)
        assert row is not None
        return row

    def totals(self, shift_id: str) -> ShiftTotals:
        """What happened in the shift, this transaction included."""
        return totals(self._uow, shift_id)

    def recheck(self, shift_id: str) -> FeeRechecked:
        """The shift's bills, computed again."""
        return recheck.recheck(self._uow, shift_id)

    def add(self, row: Mapping[str, Any]) -> None:
        """A shift that begins."""
        self._uow.insert(schema.shift, row)

    def close(self, old: Row, **values: Any) -> None:
        """The shift's end."""
        self._uow.change(schema.shift, old, **values)


def open_shift(reading: Reading, station: int) -> Row | None:
    """The shift that is open at a station, or None."""
    table = schema.shift
    rows = reading.rows(
        select(table).where(table.c.station == station, table.c.closed_at.is_(None)).limit(1)
    )
    return rows[0] if rows else None


@dataclass(frozen=True, slots=True)
class TenderTotal:
    """What came by one way of paying."""

    method: Method
    count: int
    amount: Money


@dataclass(frozen=True, slots=True)
class ShiftTotals:
    """What happened in a shift. `waiting` are payments of issued dossiers still to come."""

    dossiers: int
    supplements: int
    slips: int
    receipts: tuple[tuple[str, Money, Method], ...]
    tenders: tuple[TenderTotal, ...]
    waiting: tuple[tuple[str, str, Money], ...]
    unsent: int
    unprinted: int
    asked_anyway: int = 0


def totals(reading: Reading, shift_id: str) -> ShiftTotals:
    """Counted from the rows themselves at the moment of asking."""
    receipts = reading.rows(
        select(schema.receipt)
        .where(schema.receipt.c.shift_id == shift_id, schema.receipt.c.voided_at.is_(None))
        .order_by(schema.receipt.c.number)
    )
    by_method: dict[Method, list[Money]] = {Method.CASH: [], Method.QR: [], Method.TRANSFER: []}
    for row in receipts:
        by_method[Method(row["method"])].append(Money(row["total"]))
    return ShiftTotals(
        dossiers=_dossiers(reading, shift_id),
        supplements=_slips(reading, shift_id, "supplement"),
        slips=_slips(reading, shift_id, "intake-slip"),
        receipts=tuple((r["number"], Money(r["total"]), Method(r["method"])) for r in receipts),
        tenders=tuple(
            TenderTotal(method, len(amounts), Money.total(amounts))
            for method, amounts in by_method.items()
        ),
        waiting=_waiting(reading, shift_id),
        unsent=_unsent(reading, shift_id),
        unprinted=_unprinted(reading, shift_id),
        asked_anyway=recheck.asked_anyway(reading, shift_id),
    )


def _dossiers(reading: Reading, shift_id: str) -> int:
    table = schema.dossier
    query = select(func.count()).where(
        table.c.shift_id == shift_id, table.c.received_at.is_not(None)
    )
    return int(reading.scalar(query))


def _slips(reading: Reading, shift_id: str, kind: str) -> int:
    table = schema.slip
    query = select(func.count()).where(table.c.shift_id == shift_id, table.c.kind == kind)
    return int(reading.scalar(query))


def _waiting(reading: Reading, shift_id: str) -> tuple[tuple[str, str, Money], ...]:
    payment, dossier = schema.payment, schema.dossier
    rows = reading.rows(
        select(payment.c.reference, payment.c.amount_due, payment.c.amount_paid, dossier.c.code)
        .join(dossier, dossier.c.id == payment.c.dossier_id)
        .where(
            payment.c.shift_id == shift_id,
            dossier.c.received_at.is_not(None),
            payment.c.state.in_(("waiting", "claimed", "underpaid")),
        )
        .order_by(payment.c.requested_at)
    )
    return tuple(
        (row["code"], row["reference"], Money(row["amount_due"] - row["amount_paid"]))
        for row in rows
    )


def _unsent(reading: Reading, shift_id: str) -> int:
    table, dossier = schema.outbox, schema.dossier
    lanes = select(dossier.c.id).where(dossier.c.shift_id == shift_id)
    query = select(func.count(func.distinct(table.c.lane))).where(
        table.c.lane.in_(lanes), table.c.state != "acknowledged"
    )
    return int(reading.scalar(query))


def _unprinted(reading: Reading, shift_id: str) -> int:
    table = schema.slip
    query = (
        select(func.count()).select_from(table).where(table.c.shift_id == shift_id, ~was_printed())
    )
    return int(reading.scalar(query))
