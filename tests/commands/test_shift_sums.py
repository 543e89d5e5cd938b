"""The sums of a shift: what ought to lie in the drawer, from the ledger alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count

import pytest

from counter_app.commands.drawer import MoveCash
from counter_app.commands.refund import ApproveRefund, NoteRefundSent, RequestRefund, RequestVoid
from counter_app.commands.shift import CloseShift, OpenShift
from counter_app.desk import Desk
from counter_app.domain.errors import InputError, RuleError
from counter_app.domain.ledger import Account, CashMove
from counter_app.domain.money import ZERO, Money
from counter_app.domain.payment import CashTender, Method, QrTender, Share, SplitTender
from counter_app.domain.refund import RefundReason, VoidReason
from counter_app.domain.shift import DrawerCount
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.shift import ShiftSummary
from counter_app.queries.shift_book import MoneyBookPaper, ShiftBook, ShiftLine, sums_of
from counter_app.queries.slip import PaperFor
from counter_app.queries.verify import Verify
from counter_app.queries.watch import MoneyWatch, WatchKind
from counter_app.store.ledger import balance
from counter_app.store.unit_of_work import Store
from tests.builders import HOUSEHOLD_BUSINESS, MARITAL_STATUS, a_dossier, drill_people
from tests.commands.test_thread import a_credit
from tests.commands.till import a_request
from tests.conftest import Clock


@dataclass
class Till:
    """One counter with its drawer, worked shift after shift."""

    desk: Desk
    store: Store
    clerk: Actor
    supervisor: Actor
    head: Actor
    clock: Clock
    shift_id: str = ""
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def open(self, dong: int, reason: str = "") -> Money | None:
        notes = DrawerCount.of(Money(dong)) if dong else DrawerCount()
        opened = self.desk.submit(OpenShift(notes, reason), by=self.clerk).value
        self.shift_id = opened.shift_id
        self.clock.move(minutes=1)
        return opened.difference

    def sell(self, code: str, tendered: int) -> str:
        dossier_id = f"d{next(self.numbers)}"
        command = a_dossier(dossier_id, code, tender=CashTender(Money(tendered)))
        self.desk.submit(command, by=self.clerk)
        self.clock.move(minutes=1)
        return dossier_id

    def close(self, dong: int, reason: str = "") -> tuple[int, int]:
        """What the book expected, and how the count differs."""
        notes = DrawerCount.of(Money(dong)) if dong else DrawerCount()
        closed = self.desk.submit(CloseShift(self.shift_id, notes, reason), by=self.clerk).value
        self.clock.move(minutes=1)
        return closed.expected.dong, closed.difference.dong

    def lines(self) -> tuple[ShiftLine, ...]:
        today = self.clock().date()
        return self.desk.ask(ShiftBook(today, today), by=self.clerk).shifts


@pytest.fixture
def till(store: Store, clock: Clock, new_id: Callable[[], str]) -> Till:
    desk = Desk(store, clock=clock, monotonic_ns=lambda: 1, new_id=new_id)
    clerk, supervisor, head = drill_people(store)
    return Till(desk, store, clerk, supervisor, head, clock)


# A fee of 3,000 đ and one of 100,000 đ are what the starter office takes at the counter.
@pytest.mark.parametrize(
    ("opening", "sales", "counted", "reason", "expected", "difference"),
    [
        pytest.param(0, [(MARITAL_STATUS, 5_000)], 3_000, "", 3_000, 0, id="change given"),
        pytest.param(
            500_000, [(HOUSEHOLD_BUSINESS, 200_000)], 600_000, "", 600_000, 0, id="float + change"
        ),
        pytest.param(500_000, [], 500_000, "", 500_000, 0, id="nothing sold"),
        pytest.param(
            200_000, [(HOUSEHOLD_BUSINESS, 100_000)], 300_000, "", 300_000, 0, id="exact count"
        ),
        pytest.param(
            200_000,
            [(HOUSEHOLD_BUSINESS, 100_000)],
            200_000,
            "Trả nhầm",
            300_000,
            -100_000,
            id="short count",
        ),
        pytest.param(80_000, [], 60_000, "Mất", 80_000, -20_000, id="open 80 count 60"),
        pytest.param(100_000, [], 100_000, "", 100_000, 0, id="open 100 close 100"),
        pytest.param(
            0,
            [(MARITAL_STATUS, 100_000), (MARITAL_STATUS, 3_000)],
            6_000,
            "",
            6_000,
            0,
            id="two fees, one with change",
        ),
    ],
)
def test_the_drawer_holds_opening_and_fees_less_change(
    till: Till,
    opening: int,
    sales: list[tuple[str, int]],
    counted: int,
    reason: str,
    expected: int,
    difference: int,
) -> None:
    till.open(opening)
    for code, tendered in sales:
        till.sell(code, tendered)

    if reason:
        with pytest.raises(RuleError, match="difference_needs_reason"):
            till.close(counted)

    assert till.close(counted, reason) == (expected, difference)
    (line,) = till.lines()
    assert (line.difference, line.reason) == (Money(difference), reason)


@pytest.mark.parametrize(
    ("sold", "given", "back"), [(75_000, 100_000, 25_000), (60_000, 100_000, 40_000)]
)
def test_change_never_counts_as_cash(till: Till, sold: int, given: int, back: int) -> None:
    till.open(0)
    advance = SplitTender((CashTender(Money(given), Share(Money(sold))),), rest_later=True)

    received = till.desk.submit(
        a_dossier("d1", HOUSEHOLD_BUSINESS, tender=advance), by=till.clerk
    ).value

    assert received.change == Money(back)
    assert till.close(sold) == (sold, 0)


def test_any_count_closes_with_a_reason(till: Till) -> None:
    till.open(200_000)

    assert till.close(0, "Ngăn kéo bị khóa") == (200_000, -200_000)
    (line,) = till.lines()
    assert (line.counted, line.reason) == (ZERO, "Ngăn kéo bị khóa")
    with till.store.reading() as reading:
        assert balance(reading, Account.DIFFERENCE) == Money(200_000)


def test_an_opening_that_differs_is_no_difference_at_the_close(till: Till) -> None:
    till.open(500_000)
    till.close(500_000)

    till.open(420_000, "Đổi tiền lẻ")

    assert till.close(420_000) == (420_000, 0)
    with till.store.reading() as reading:
        assert balance(reading, Account.DIFFERENCE) == ZERO


def test_mixed_tender_touches_the_drawer_with_its_cash_alone(till: Till) -> None:
    till.open(100_000)
    reference = till.desk.submit(a_request("p1", 50_000), by=till.clerk).value.reference
    till.desk.submit(a_credit(reference, 50_000), by=SYSTEM)
    parts = SplitTender((QrTender("p1"), CashTender(Money(50_000))))
    till.desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS, tender=parts), by=till.clerk)

    totals = till.desk.ask(ShiftSummary(till.shift_id), by=till.clerk)

    assert [(t.method, t.count, t.amount.dong) for t in totals.tenders] == [
        (Method.CASH, 1, 50_000),
        (Method.QR, 1, 50_000),
        (Method.TRANSFER, 0, 0),
    ]
    assert till.close(150_000) == (150_000, 0)


def test_an_opening_that_differs_is_told_once_with_a_reason(till: Till) -> None:
    assert till.open(500_000) is None
    till.close(500_000)
    with pytest.raises(RuleError) as refusal:
        till.open(420_000)

    difference = till.open(420_000, "Đổi tiền lẻ")
    till.sell(HOUSEHOLD_BUSINESS, 100_000)

    assert refusal.value == RuleError("opening_needs_reason", difference=-80_000)
    assert difference == Money(-80_000)
    assert till.close(520_000) == (520_000, 0)
    line = till.lines()[1]
    assert (line.opening_difference, line.opening_reason) == (Money(-80_000), "Đổi tiền lẻ")
    report = str(till.desk.ask(PaperFor("shift-report", line.number), by=till.clerk).paper)
    assert report.count("Đổi tiền lẻ") == 1


def test_notes_that_were_not_counted_at_the_opening_show_at_both_ends(till: Till) -> None:
    till.open(500_000)
    till.close(500_000)
    assert till.open(0, "Chưa đếm") == Money(-500_000)
    till.sell(MARITAL_STATUS, 3_000)

    assert till.close(503_000, "Tiền đầu ca chưa đếm") == (3_000, 500_000)


def test_three_shifts_of_a_day_add_up_and_nothing_counts_twice(till: Till) -> None:
    for opening, sales in ((100_000, 1), (200_000, 2), (300_000, 3)):
        till.open(opening, "Giao ca")
        for _ in range(sales):
            till.sell(HOUSEHOLD_BUSINESS, 100_000)
        assert till.close(opening + sales * 100_000)[1] == 0

    lines = till.lines()

    assert [line.came(Method.CASH).dong for line in lines] == [100_000, 200_000, 300_000]
    assert dict(sums_of(lines))["Tiền mặt"] == Money(600_000)
    receipts = [number for line in lines for number, _, _ in line.totals.receipts]
    assert len(set(receipts)) == len(receipts) == 6
    with till.store.reading() as reading:
        assert balance(reading, Account.CASH_DRAWER) == ZERO


def test_a_late_credit_leaves_the_closed_shift_as_it_was_signed(till: Till) -> None:
    till.open(0)
    reference = till.desk.submit(a_request("p1"), by=till.clerk).value.reference
    qr = a_dossier("d1", HOUSEHOLD_BUSINESS, tender=QrTender("p1"))
    till.desk.submit(qr, by=till.clerk)
    first = till.shift_id
    till.close(0)
    closed = till.desk.ask(ShiftSummary(first), by=till.clerk)
    till.open(0)
    opened = till.desk.ask(ShiftSummary(till.shift_id), by=till.clerk)

    till.desk.submit(a_credit(reference, 100_000), by=SYSTEM)

    after = till.desk.ask(ShiftSummary(first), by=till.clerk)
    assert (after.tenders, after.receipts) == (closed.tenders, closed.receipts)
    assert till.desk.ask(ShiftSummary(till.shift_id), by=till.clerk).tenders == opened.tenders
    lines = till.lines()
    assert [len(line.supplement) for line in lines] == [1, 0]
    assert dict(sums_of(lines))["Bổ sung sau khi chốt ca"] == Money(100_000)
    assert till.desk.ask(Verify(), by=SYSTEM).ok


def test_every_dong_of_a_shift_is_on_its_report(till: Till) -> None:
    desk, clerk = till.desk, till.clerk
    till.open(500_000)
    for _ in range(3):
        till.sell(HOUSEHOLD_BUSINESS, 100_000)
    numbers = [n for n, _, _ in desk.ask(ShiftSummary(till.shift_id), by=clerk).receipts]
    for number, reason in zip(
        numbers[:2], (VoidReason.WRONG_METHOD, VoidReason.WRONG_CONTENT), strict=True
    ):
        void = RequestVoid(f"v-{number}", number, Money(100_000), reason, "Sai")
        desk.submit(void, by=till.supervisor)
        desk.submit(ApproveRefund(void.refund_id), by=till.head)
    for way, amount in ((CashMove.IN, 20_000), (CashMove.OUT, 5_000), (CashMove.TREASURY, 200_000)):
        desk.submit(MoveCash(f"m-{way}", way, Money(amount), "Quỹ"), by=clerk)

    totals = desk.ask(ShiftSummary(till.shift_id), by=clerk)

    drawer = totals.drawer
    assert (drawer.taken, drawer.refunded) == (Money(300_000), Money(100_000))
    assert (drawer.put_in, drawer.taken_out, drawer.to_treasury) == (
        Money(20_000),
        Money(5_000),
        Money(200_000),
    )
    cash = totals.tenders[0]
    assert (cash.method, cash.count, cash.amount) == (Method.CASH, 3, Money(300_000))
    assert [amount.dong for _, amount, _ in totals.refunds] == [100_000]
    assert [reason for _, _, reason in totals.voids] == ["wrong_method", "wrong_content"]
    assert till.close((Money(500_000) + drawer.net).dong) == (515_000, 0)
    report = str(desk.ask(PaperFor("shift-report", till.lines()[0].number), by=clerk).paper)
    for words in ("Nộp Kho bạc", "Chuyển về két", "Thêm vào ngăn kéo", "BIÊN LAI HỦY (2)"):
        assert words in report
    assert "−200.000 đ" in report
    assert "'-" not in report
    today = till.clock().date()
    assert "HỦY" in str(desk.ask(MoneyBookPaper(today, today), by=clerk))
    with pytest.raises(InputError, match="span_wrong"):
        desk.ask(ShiftBook(today, today - timedelta(days=1)), by=clerk)


# ---- what to look at -------------------------------------------------------------------------


def test_each_card_of_the_watch_names_its_evidence(till: Till) -> None:
    desk, clerk = till.desk, till.clerk
    began = till.clock()
    till.open(500_000)
    asked = {}
    for number in range(1, 5):
        command = a_request(f"p{number}", dossier_id=f"w{number}")
        asked[number] = desk.submit(command, by=clerk).value.reference
        till.clock.move(minutes=1)
    desk.submit(a_credit(asked[1], 100_000, 1), by=SYSTEM)
    desk.submit(a_dossier("w1", HOUSEHOLD_BUSINESS, tender=QrTender("p1")), by=clerk)
    desk.submit(a_credit(asked[1], 100_000, 2), by=SYSTEM)
    desk.submit(a_dossier("w2", HOUSEHOLD_BUSINESS), by=clerk)
    desk.submit(a_credit("CHUYEN TIEN", 50_000, 3), by=SYSTEM)
    desk.submit(a_credit(asked[3], 100_001, 4), by=SYSTEM)
    desk.submit(a_dossier("w3", HOUSEHOLD_BUSINESS, tender=QrTender("p3")), by=clerk)
    till.clock.move(minutes=31)

    cards = desk.ask(MoneyWatch(began), by=till.supervisor)

    told = {card.kind: card for card in cards}
    assert len(told) == len(cards) == 5
    twice = told[WatchKind.PAID_TWICE]
    assert (twice.dossier_id, twice.amount) == ("w1", Money(100_000))
    assert twice.credits == (("sandbox", "credit-1"), ("sandbox", "credit-2"))
    assert told[WatchKind.PAID_TOO_MUCH].amount == Money(1)
    assert told[WatchKind.CASH_AFTER_QR].dossier_id == "w2"
    assert told[WatchKind.CREDIT_WITHOUT_DOSSIER].credits == (("sandbox", "credit-3"),)
    assert told[WatchKind.QR_NEVER_PAID].payment_ids == ("p4",)


def test_money_of_a_dossier_that_never_came_is_watched_until_it_goes_back(till: Till) -> None:
    desk, clerk = till.desk, till.clerk
    began = till.clock()
    till.open(0)
    reference = desk.submit(a_request("p1"), by=clerk).value.reference
    desk.submit(a_credit(reference, 100_000), by=SYSTEM)
    ask = RequestRefund(
        "r1", "p1", Money(100_000), Money(100_000), RefundReason.WITHDRAWN, "Không nộp nữa"
    )
    desk.submit(ask, by=clerk)
    (card,) = desk.ask(MoneyWatch(began), by=till.supervisor)
    assert card.kind is WatchKind.CREDIT_WITHOUT_DOSSIER

    desk.submit(ApproveRefund("r1"), by=till.supervisor)

    assert desk.ask(MoneyWatch(began), by=till.supervisor) == ()


def test_surplus_that_went_back_is_watched_no_longer(till: Till) -> None:
    desk, clerk = till.desk, till.clerk
    began = till.clock()
    till.open(0)
    reference = desk.submit(a_request("p1"), by=clerk).value.reference
    desk.submit(a_credit(reference, 150_000), by=SYSTEM)
    desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS, tender=QrTender("p1")), by=clerk)
    ask = RequestRefund("r1", "p1", Money(50_000), Money(150_000), RefundReason.SURPLUS, "Nộp thừa")
    desk.submit(ask, by=clerk)
    assert desk.ask(MoneyWatch(began), by=till.supervisor)

    desk.submit(ApproveRefund("r1"), by=till.supervisor)
    desk.submit(NoteRefundSent("r1", "FT7"), by=till.supervisor)

    assert desk.ask(MoneyWatch(began), by=till.supervisor) == ()
