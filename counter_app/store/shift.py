"""Shifts' rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import BindParameter, bindparam, func, select

from counter_app.domain.blackout import CloseReason, FormKind
from counter_app.domain.ledger import Account, Code
from counter_app.domain.money import ZERO, Money
from counter_app.domain.payment import Method
from counter_app.domain.refund import GRANTED, RefundKind, RefundWay
from counter_app.store import recheck, schema
from counter_app.store.blackout import forms_of_shift, forms_out
from counter_app.store.digitisation import undigitised
from counter_app.store.rows import prepared
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

    def last_closed(self, station: int) -> Row | None:
        """The shift that was closed last at a station, or None."""
        return last_closed(self._uow, station)

    def cash_move(self, move_id: str) -> Row | None:
        """The cash move of this intent, or None."""
        return self._uow.one(schema.cash_move, id=move_id)

    def add_cash_move(self, row: Mapping[str, Any]) -> None:
        """Cash that went in or out between fees."""
        self._uow.insert(schema.cash_move, row)

    def close(self, old: Row, **values: Any) -> Row:
        """The shift's end; gives its new row."""
        return self._uow.change(schema.shift, old, **values)

    def open_again(self, old: Row) -> None:
        """The shift goes on; its closings stay where they are."""
        names = ("closed_at", "cash_expected", "cash_counted", "closing_notes", "reason")
        self._uow.change(schema.shift, old, **dict.fromkeys((*names, "closing_head")))

    def last_entry(self, shift_id: str) -> int:
        """When the newest transfer of the shift was posted; 0 where there is none."""
        table = schema.transfer
        newest = select(func.max(table.c.at)).where(table.c.shift_id == shift_id)
        return int(self._uow.scalar(newest) or 0)

    def open_at(self, station: int) -> Row | None:
        """The shift that is open at a station, or None."""
        return open_shift(self._uow, station)


def open_shift(reading: Reading, station: int) -> Row | None:
    """The shift that is open at a station, or None."""
    table = schema.shift
    rows = reading.rows(
        select(table).where(table.c.station == station, table.c.closed_at.is_(None)).limit(1)
    )
    return rows[0] if rows else None


@dataclass(frozen=True, slots=True)
class TenderTotal:
    """What came for fees by one way of paying, and of how many payments."""

    method: Method
    count: int
    amount: Money


@dataclass(frozen=True, slots=True)
class DrawerMoves:
    """Every move of cash between opening and count, by the ledger."""

    taken: Money = ZERO
    refunded: Money = ZERO
    put_in: Money = ZERO
    taken_out: Money = ZERO
    to_treasury: Money = ZERO

    @property
    def net(self) -> Money:
        """What the drawer gained since the opening count."""
        return self.taken + self.put_in - self.refunded - self.taken_out - self.to_treasury


@dataclass(frozen=True, slots=True)
class FormLine:
    """A reserved number that was entered, with the time on its paper, or accounted for."""

    kind: FormKind
    serial: int
    number: str | None
    written_at: int | None
    reason: CloseReason | None
    words: str


@dataclass(frozen=True, slots=True)
class ShiftTotals:
    """What happened in a shift. `waiting` are payments of issued dossiers still to come.

    `refunds` are (number, amount, method) of money that was granted back in the shift, `voids`
    (number, amount, reason) of receipts made void in it; `surplus` came and was not
    owed; `sent_back` left the bank in it. `forms`
    are numbers of black-out kits that came back in it, `forms_out` those that still have to.
    """

    dossiers: int
    supplements: int
    slips: int
    receipts: tuple[tuple[str, Money, Method], ...]
    tenders: tuple[TenderTotal, ...]
    waiting: tuple[tuple[str, str, Money], ...]
    unsent: int
    unprinted: int
    asked_anyway: int = 0
    undigitised: int = 0
    sent_back: Money = ZERO
    surplus: Money = ZERO
    drawer: DrawerMoves = DrawerMoves()
    refunds: tuple[tuple[str, Money, Method], ...] = ()
    voids: tuple[tuple[str, Money, str], ...] = ()
    forms: tuple[FormLine, ...] = ()
    forms_out: int = 0


def totals(reading: Reading, shift_id: str) -> ShiftTotals:
    """Sums of the ledger and counts of the rows, at the moment of asking."""
    moves = reading.rows(_MOVES, shift=shift_id)
    (counts,) = reading.rows(_COUNTS, shift=shift_id)
    granted = reading.rows(_GRANTED, shift=shift_id)
    return ShiftTotals(
        **counts,
        receipts=_receipts(reading, shift_id),
        tenders=_tenders(moves),
        waiting=_waiting(reading, shift_id),
        sent_back=sum_of(moves, Code.BANK_REFUND),
        surplus=surplus_of(moves),
        drawer=_drawer(moves),
        refunds=_refunds(granted),
        voids=_voids(granted),
        forms=_forms(reading, shift_id),
    )


def last_closed(reading: Reading, station: int) -> Row | None:
    """The shift that was closed last at a station, or None; by order, whatever the clock said."""
    table, closing = schema.shift, schema.shift_closing
    rows = reading.rows(
        select(table)
        .outerjoin(closing, (closing.c.shift_id == table.c.id) & (closing.c.version == 1))
        .where(table.c.station == station, table.c.closed_at.is_not(None))
        .order_by(func.coalesce(closing.c.sequence, 0).desc(), table.c.closed_at.desc())
        .limit(1)
    )
    return rows[0] if rows else None


# A table is asked sooner than an enumeration is called, for every row of a day.
_METHODS = {str(method): method for method in Method}
# The codes of money that came for fees; BOOKED_AGAIN is the same money under another receipt.
# SURPLUS_LAID was surplus until another credit was taken back.
CAME = (Code.CASH, Code.BANK, Code.BOOKED_AGAIN, Code.SURPLUS_LAID)


def sum_of(moves: Sequence[Row], *codes: Code) -> Money:
    """The transfers of some codes together."""
    return Money(sum(int(move["amount"]) for move in moves if move["code"] in codes))


def moved_on(move: Row) -> bool:
    """Whether a void payment's money was booked under another one."""
    held = (Account.CASH_DRAWER, Account.BANK_CONFIRMED)
    return move["code"] == Code.VOIDED and move["credit"] in held


def surplus_of(moves: Sequence[Row]) -> Money:
    """What came and was not owed in the end, less what was laid or undone since."""
    more = [move for move in moves if move["credit"] == Account.SURPLUS]
    less = [move for move in moves if move["debit"] == Account.SURPLUS]
    found = sum_of(more, Code.BANK_SURPLUS, Code.SURPLUS_FOUND, Code.UNDONE)
    return found - sum_of(less, Code.UNDONE, Code.SURPLUS_LAID)


def sign_of(move: Row) -> int:
    """Whether a transfer adds to what came for fees, takes from it, or neither."""
    if move["code"] in CAME:
        return 1
    is_undone = move["code"] == Code.UNDONE and move["debit"] != Account.SURPLUS
    is_surplus = move["code"] == Code.SURPLUS_FOUND
    return -1 if is_undone or is_surplus or moved_on(move) else 0


def _tenders(moves: Sequence[Row]) -> tuple[TenderTotal, ...]:
    by_method: dict[Method, dict[str, int]] = {
        method: {} for method in (Method.CASH, Method.QR, Method.TRANSFER)
    }
    for move in moves:
        sign = sign_of(move)
        if not sign:
            continue
        sums = by_method[_METHODS[move["method"]]]
        key = move["payment_id"]
        sums[key] = sums.get(key, 0) + sign * int(move["amount"])
    return tuple(
        TenderTotal(method, sum(1 for one in sums.values() if one > 0), Money(sum(sums.values())))
        for method, sums in by_method.items()
    )


def _drawer(moves: Sequence[Row]) -> DrawerMoves:
    cash = [move for move in moves if move["method"] in (None, Method.CASH)]
    elsewhere = sum(int(move["amount"]) for move in cash if moved_on(move))
    return DrawerMoves(
        taken=sum_of(cash, Code.CASH, Code.BOOKED_AGAIN) - Money(elsewhere),
        refunded=sum_of(cash, Code.CASH_REFUND),
        put_in=sum_of(cash, Code.CASH_IN),
        taken_out=sum_of(cash, Code.CASH_OUT),
        to_treasury=sum_of(cash, Code.TREASURY),
    )


def _receipts(reading: Reading, shift_id: str) -> tuple[tuple[str, Money, Method], ...]:
    """The shift's good receipts; one that was made void after the close was good until then."""
    rows = reading.rows(_RECEIPTS, shift=shift_id)
    return tuple((r["number"], Money(r["total"]), _METHODS[r["method"]]) for r in rows)


def _refunds(granted: Sequence[Row]) -> tuple[tuple[str, Money, Method], ...]:
    return tuple(
        (row["number"], Money(row["amount"]), _METHODS[row["method"]])
        for row in granted
        if row["way"] != RefundWay.STAYS
    )


def _forms(reading: Reading, shift_id: str) -> tuple[FormLine, ...]:
    return tuple(
        FormLine(
            FormKind(row["kind"]),
            row["serial"],
            row["number"],
            row["written_at"],
            CloseReason(row["reason"]) if row["reason"] else None,
            row["words"] or "",
        )
        for row in forms_of_shift(reading, shift_id)
    )


def _voids(granted: Sequence[Row]) -> tuple[tuple[str, Money, str], ...]:
    voids = [row for row in granted if row["kind"] == RefundKind.VOID]
    return tuple(
        (row["receipt_number"], Money(row["amount"]), row["reason"])
        for row in sorted(voids, key=lambda row: str(row["receipt_number"]))
    )


def _waiting(reading: Reading, shift_id: str) -> tuple[tuple[str, str, Money], ...]:
    rows = reading.rows(_WAITING, shift=shift_id)
    return tuple(
        (row["code"], row["reference"], Money(row["amount_due"] - row["amount_paid"]))
        for row in rows
    )


# The statements of a shift's totals, built once: building them anew took longer than the database.
_SHIFT: BindParameter[str] = bindparam("shift")
_DOSSIER, _PAYMENT, _REFUND = schema.dossier, schema.payment, schema.refund
_SLIP, _RECEIPT, _TRANSFER = schema.slip, schema.receipt, schema.transfer
_SLIPS = select(func.count()).select_from(_SLIP).where(_SLIP.c.shift_id == _SHIFT)
_UNSENT = select(func.count(func.distinct(schema.outbox.c.lane))).where(
    schema.outbox.c.lane.in_(select(_DOSSIER.c.id).where(_DOSSIER.c.shift_id == _SHIFT)),
    schema.outbox.c.state != "acknowledged",
)
_COUNTS = prepared(
    lambda: select(
        select(func.count())
        .where(_DOSSIER.c.shift_id == _SHIFT, _DOSSIER.c.received_at.is_not(None))
        .scalar_subquery()
        .label("dossiers"),
        _SLIPS.where(_SLIP.c.kind == "supplement").scalar_subquery().label("supplements"),
        _SLIPS.where(_SLIP.c.kind == "intake-slip").scalar_subquery().label("slips"),
        _UNSENT.scalar_subquery().label("unsent"),
        _SLIPS.where(~was_printed()).scalar_subquery().label("unprinted"),
        recheck.asked_anyway(_SHIFT).scalar_subquery().label("asked_anyway"),
        undigitised(_SHIFT).scalar_subquery().label("undigitised"),
        forms_out().scalar_subquery().label("forms_out"),
    )
)
# The shift's transfers, summed by payment and kind.
_MOVE = (
    _TRANSFER.c.payment_id,
    _PAYMENT.c.method,
    _TRANSFER.c.code,
    _TRANSFER.c.debit,
    _TRANSFER.c.credit,
)
_MOVES = prepared(
    lambda: (
        select(*_MOVE, func.sum(_TRANSFER.c.amount).label("amount"))
        .select_from(_TRANSFER.outerjoin(_PAYMENT, _PAYMENT.c.id == _TRANSFER.c.payment_id))
        .where(_TRANSFER.c.shift_id == _SHIFT)
        .group_by(*_MOVE)
    )
)
_RECEIPTS = prepared(
    lambda: (
        select(_RECEIPT.c.number, _RECEIPT.c.total, _RECEIPT.c.method)
        .outerjoin(schema.shift, schema.shift.c.id == _RECEIPT.c.shift_id)
        .where(
            _RECEIPT.c.shift_id == _SHIFT,
            (_RECEIPT.c.voided_at.is_(None)) | (_RECEIPT.c.voided_at > schema.shift.c.closed_at),
        )
        .order_by(_RECEIPT.c.number)
    )
)
# Money that was granted back and receipts that were made void are requests alike: one question.
_GRANTED = prepared(
    lambda: (
        select(
            _REFUND.c.number,
            _REFUND.c.receipt_number,
            _REFUND.c.kind,
            _REFUND.c.way,
            _REFUND.c.amount,
            _REFUND.c.reason,
            _PAYMENT.c.method,
        )
        .join(_PAYMENT, _PAYMENT.c.id == _REFUND.c.payment_id)
        .where(_REFUND.c.shift_id == _SHIFT, _REFUND.c.state.in_(GRANTED))
        .order_by(_REFUND.c.number)
    )
)
_WAITING = prepared(
    lambda: (
        select(_PAYMENT.c.reference, _PAYMENT.c.amount_due, _PAYMENT.c.amount_paid, _DOSSIER.c.code)
        .join(_DOSSIER, _DOSSIER.c.id == _PAYMENT.c.dossier_id)
        .where(
            _PAYMENT.c.shift_id == _SHIFT,
            _DOSSIER.c.received_at.is_not(None),
            _PAYMENT.c.state.in_(("waiting", "claimed", "underpaid")),
        )
        .order_by(_PAYMENT.c.requested_at)
    )
)
