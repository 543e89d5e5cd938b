"""The money of a span of days, shift by shift, by the ledger alone; and what came beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from sqlalchemy import select

from counter_app.domain.errors import InputError
from counter_app.domain.instant import instant, micros
from counter_app.domain.money import Money
from counter_app.domain.payment import Method
from counter_app.paper.blocks import Paper
from counter_app.paper.head import paper_office
from counter_app.paper.money_book import MoneyBook, ShiftOfBook, money_book
from counter_app.paper.wording import METHOD_WORDS, REASON_WORDS
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import schema
from counter_app.store.closing import closings
from counter_app.store.late_money import LateMoney, late_money
from counter_app.store.rows import Row
from counter_app.store.shift import ShiftTotals, totals


@dataclass(frozen=True, slots=True)
class Supplement:
    """What came and went on one day for a shift that was closed before: in none of its figures.

    `number` counts the shift's supplements from 1; `amount` came for fees, `surplus` came and was
    not owed, `sent_back` left the bank.
    """

    number: int
    on: date
    items: tuple[LateMoney, ...]

    @property
    def amount(self) -> Money:
        """For fees, less what was booked on elsewhere."""
        return Money.total(one.amount for one in self.items)

    @property
    def surplus(self) -> Money:
        """Not owed."""
        return Money.total(one.surplus for one in self.items)

    @property
    def sent_back(self) -> Money:
        """Gone again."""
        return Money.total(one.went_back for one in self.items)


@dataclass(frozen=True, slots=True)
class ShiftLine:
    """One shift. What was expected and counted is None while it is open: a count stays blind.

    `opening_difference` is None for a station's first shift; `supplements` are what came for its
    payments after the close, day by day; `closings` how often it was closed.
    """

    shift_id: str
    number: str
    user_name: str
    opened_at: datetime
    closed_at: datetime | None
    float_opening: Money
    opening_difference: Money | None
    opening_reason: str
    expected: Money | None
    counted: Money | None
    reason: str
    totals: ShiftTotals
    supplements: tuple[Supplement, ...] = ()
    user_id: str = ""
    closings: int = 0

    @property
    def supplement(self) -> tuple[tuple[str, Money, Method], ...]:
        """Each sum that came late for fees, by its receipt or else its payment code."""
        return tuple(
            (one.receipt_number or one.reference or "", one.amount, one.method)
            for each in self.supplements
            for one in each.items
            if one.amount
        )

    @property
    def difference(self) -> Money | None:
        """Counted less expected."""
        if self.counted is None or self.expected is None:
            return None
        return self.counted - self.expected

    def came(self, method: Method) -> Money:
        """What came for fees in one way."""
        return Money.total(one.amount for one in self.totals.tenders if one.method is method)


@dataclass(frozen=True, slots=True)
class BookedReceipt:
    """A receipt of the span; `void_reason` is None while it is good."""

    number: str
    amount: Money
    method: Method
    issued_at: datetime
    dossier_code: str
    void_reason: str | None


@dataclass(frozen=True, slots=True)
class ShiftBookPage:
    """The shifts that were opened in the span, and every receipt issued in it."""

    shifts: tuple[ShiftLine, ...]
    receipts: tuple[BookedReceipt, ...]


@dataclass(frozen=True, slots=True)
class ShiftBook(Query[ShiftBookPage]):
    """Both days included; a shift belongs to the day on which it was opened."""

    first: date
    last: date

    def answer(self, view: View) -> ShiftBookPage:
        """Raises InputError("span_wrong")."""
        if self.last < self.first:
            raise InputError("span_wrong", field="to")
        zone = view.now.tzinfo
        begin = micros(datetime.combine(self.first, time.min, zone))
        end = micros(datetime.combine(self.last + timedelta(days=1), time.min, zone))
        table, receipt, dossier = schema.shift, schema.receipt, schema.dossier
        shifts = view.reading.rows(
            select(table)
            .where(table.c.opened_at >= begin, table.c.opened_at < end)
            .order_by(table.c.opened_at, table.c.number)
        )
        receipts = view.reading.rows(
            select(receipt, dossier.c.code)
            .join(dossier, dossier.c.id == receipt.c.dossier_id)
            .where(receipt.c.issued_at >= begin, receipt.c.issued_at < end)
            .order_by(receipt.c.number)
        )
        return ShiftBookPage(
            tuple(_shift(view, row, zone) for row in shifts),
            tuple(
                BookedReceipt(
                    row["number"],
                    Money(row["total"]),
                    Method(row["method"]),
                    instant(row["issued_at"]).astimezone(zone),
                    row["code"],
                    row["void_reason"],
                )
                for row in receipts
            ),
        )


def _shift(view: View, row: Row, zone: tzinfo | None) -> ShiftLine:
    left, closed = row["opening_expected"], row["closed_at"]
    return ShiftLine(
        row["id"],
        row["number"],
        row["user_name"],
        instant(row["opened_at"]).astimezone(zone),
        None if closed is None else instant(closed).astimezone(zone),
        Money(row["float_opening"]),
        None if left is None else Money(row["float_opening"] - left),
        row["opening_reason"] or "",
        None if row["cash_expected"] is None else Money(row["cash_expected"]),
        None if row["cash_counted"] is None else Money(row["cash_counted"]),
        row["reason"] or "",
        totals(view.reading, row["id"]),
        _supplements(view, row["id"], zone),
        row["user_id"],
        len(closings(view.reading, row["id"])),
    )


def _supplements(view: View, shift_id: str, zone: tzinfo | None) -> tuple[Supplement, ...]:
    """Late money day by day, the first day first."""
    days: dict[date, list[LateMoney]] = {}
    for one in late_money(view.reading, shift_id):
        days.setdefault(instant(one.at).astimezone(zone).date(), []).append(one)
    return tuple(
        Supplement(number, on, tuple(items))
        for number, (on, items) in enumerate(sorted(days.items()), 1)
    )


@dataclass(frozen=True, slots=True)
class MoneyBookPaper(Query[Paper]):
    """The same on paper."""

    first: date
    last: date

    def answer(self, view: View) -> Paper:
        """Raises InputError("span_wrong")."""
        page = ShiftBook(self.first, self.last).answer(view)
        facts = MoneyBook(
            paper_office(view.station.office),
            self.first,
            self.last,
            view.now,
            [
                ShiftOfBook(
                    one.number,
                    one.user_name,
                    sums_of((one,)),
                    one.difference,
                    tuple(_words(each) for each in one.supplements),
                )
                for one in page.shifts
            ],
            sums_of(page.shifts),
            [
                (
                    one.number,
                    f"HỦY: {REASON_WORDS[one.void_reason]}"
                    if one.void_reason
                    else METHOD_WORDS[one.method],
                    one.amount,
                )
                for one in page.receipts
            ],
        )
        return money_book(facts)


def _words(supplement: Supplement) -> tuple[str, str]:
    """A supplement's name and day, and each of its sums by the receipt or the payment code."""
    named = f"Bổ sung {supplement.number} ({supplement.on:%d/%m/%Y})"
    return named, "; ".join(
        f"{one.receipt_number or one.reference}: {amount}"
        for one in supplement.items
        for amount in (one.amount, one.surplus, -one.went_back)
        if amount
    )


def sums_of(shifts: Sequence[ShiftLine]) -> tuple[tuple[str, Money], ...]:
    """The named sums of some shifts together: a day is the sum of its shifts."""
    parts: tuple[tuple[str, Callable[[ShiftLine], Money]], ...] = (
        ("Tiền mặt", lambda one: one.came(Method.CASH)),
        ("Quét mã QR", lambda one: one.came(Method.QR)),
        ("Chuyển khoản", lambda one: one.came(Method.TRANSFER)),
        ("Nộp thừa", lambda one: one.totals.surplus),
        ("Hoàn trả", lambda one: Money.total(amount for _, amount, _ in one.totals.refunds)),
        ("Nộp Kho bạc", lambda one: one.totals.drawer.to_treasury),
        ("Bổ sung sau khi chốt ca", lambda one: Money.total(s.amount for s in one.supplements)),
        ("Nộp thừa bổ sung", lambda one: Money.total(s.surplus for s in one.supplements)),
        ("Chuyển trả bổ sung", lambda one: Money.total(s.sent_back for s in one.supplements)),
    )
    return tuple((name, Money.total(part(one) for one in shifts)) for name, part in parts)
