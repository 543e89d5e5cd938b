"""How a shift ends: counted blind, closed at any difference, handed over, opened again by two."""

from __future__ import annotations

import json

import pytest

from counter_app.commands.drawer import CountDrawer, CountTaken, MoveCash
from counter_app.commands.payment import TakePayment
from counter_app.commands.refund import ApproveRefund, RequestVoid
from counter_app.commands.reopening import AskReopening, DecideReopening
from counter_app.commands.shift import CloseShift, OpenShift, ShiftClosed
from counter_app.commands.takeover import ShiftTakenOver, TakeOverShift
from counter_app.desk import Desk
from counter_app.domain import ledger
from counter_app.domain.identity import UserId
from counter_app.domain.ledger import Account, CashMove
from counter_app.domain.money import ZERO, Money
from counter_app.domain.payment import CashTender, QrTender, Share, SplitTender
from counter_app.domain.refund import VoidReason
from counter_app.domain.shift import DrawerCount
from counter_app.domain.user import SYSTEM, Actor, Role
from counter_app.queries.outbox import DueForCity
from counter_app.queries.shift import CurrentShift, ShiftSummary
from counter_app.queries.shift_book import ShiftBook
from counter_app.queries.slip import PaperFor
from counter_app.queries.verify import Verify
from counter_app.store import schema
from counter_app.store.ledger import balance
from counter_app.store.unit_of_work import Store
from tests.builders import HOUSEHOLD_BUSINESS, MARITAL_STATUS, a_dossier, open_a_shift
from tests.commands.refused import refusal
from tests.commands.test_thread import a_credit, a_request
from tests.conftest import Clock
from tests.paper.text import text_of
from tests.template import MORNING


def notes(*counted: tuple[int, int]) -> DrawerCount:
    return DrawerCount(counted)


FLOAT = notes((500_000, 1))
DAY = MORNING.date()


@pytest.fixture
def second() -> Actor:
    """Another clerk; the drill office has one."""
    return Actor(UserId("second-clerk"), "Trần Văn Kế", Role.CLERK)


def closings(store: Store, shift_id: str) -> list[tuple[int, int, int, str]]:
    with store.reading() as reading:
        rows = reading.rows(schema.shift_closing.select().order_by(schema.shift_closing.c.version))
    return [
        (row["version"], row["expected"], row["counted"], row["report"])
        for row in rows
        if row["shift_id"] == shift_id
    ]


def counts(store: Store) -> list[int]:
    table = schema.drawer_count
    with store.reading() as reading:
        return [row["total"] for row in reading.rows(table.select().order_by(table.c.position))]


# ---- the blind count -------------------------------------------------------------------------


def test_a_mistyped_count_is_asked_for_once_and_tells_nothing_of_the_book(
    desk: Desk, store: Store, clerk: Actor
) -> None:
    shift_id = open_a_shift(desk, clerk, 600_000).shift_id
    typed, meant = notes((500_000, 1), (50_000, 22)), notes((500_000, 1), (50_000, 2))

    first = desk.submit(CountDrawer(shift_id, typed), by=clerk).value
    second = desk.submit(CountDrawer(shift_id, meant), by=clerk).value

    assert first == CountTaken(1, Money(1_600_000), asks_again=True, odd_faces=(50_000,))
    assert (first.expected, first.difference) == (None, None)
    assert second == CountTaken(
        2, Money(600_000), asks_again=False, expected=Money(600_000), first=Money(1_600_000)
    )
    assert counts(store) == [1_600_000, 600_000]


def test_a_count_that_is_meant_is_given_again_and_counts(
    desk: Desk, store: Store, clerk: Actor
) -> None:
    shift_id = open_a_shift(desk, clerk, 600_000).shift_id
    odd = notes((500_000, 1), (50_000, 22))
    desk.submit(CountDrawer(shift_id, odd), by=clerk)

    again = desk.submit(CountDrawer(shift_id, odd), by=clerk).value
    closed = desk.submit(CloseShift(shift_id, odd, "Tiền chưa nộp hôm qua"), by=clerk).value

    assert (again.asks_again, again.difference) == (False, Money(1_000_000))
    assert closed.difference == Money(1_000_000)
    assert counts(store)[0] == 1_600_000


def test_a_count_is_kept_although_the_closing_was_refused(
    desk: Desk, store: Store, clerk: Actor
) -> None:
    shift_id = open_a_shift(desk, clerk).shift_id

    code, facts = refusal(desk, CloseShift(shift_id, notes((200_000, 2))), clerk)
    desk.submit(CloseShift(shift_id, FLOAT), by=clerk)

    assert (code, facts) == ("difference_needs_reason", {"difference": -100_000})
    assert counts(store) == [400_000, 500_000]
    number = desk.ask(ShiftBook(DAY, DAY), by=clerk).shifts[0].number
    report = text_of(desk.ask(PaperFor("shift-report", number), by=clerk).paper)
    assert "Đếm lần đầu" in report
    assert desk.ask(Verify(), by=SYSTEM).ok


def test_nobody_counts_the_drawer_of_another(desk: Desk, clerk: Actor, second: Actor) -> None:
    shift_id = open_a_shift(desk, clerk).shift_id

    assert refusal(desk, CountDrawer(shift_id, FLOAT), second)[0] == "drawer_of_another"
    assert refusal(desk, CloseShift(shift_id, FLOAT, "Tôi chốt"), second)[0] == "not_allowed"


# ---- what is undone --------------------------------------------------------------------------


def test_the_closing_says_what_is_undone_and_forbids_nothing(
    desk: Desk, store: Store, clerk: Actor
) -> None:
    shift_id = open_a_shift(desk, clerk).shift_id
    desk.submit(a_request("p1", dossier_id="d1"), by=clerk)
    desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS, tender=QrTender("p1")), by=clerk)
    desk.submit(a_dossier("d2", MARITAL_STATUS), by=clerk)
    totals = desk.ask(ShiftSummary(shift_id), by=clerk)

    closed = desk.submit(
        CloseShift(shift_id, notes((500_000, 1), (2_000, 1), (1_000, 1))), by=clerk
    )

    with store.reading() as reading:
        (row,) = reading.rows(schema.shift_closing.select())
    undone = {name: row[name] for name in ("unsent", "unpaid", "unprinted", "undigitised")}
    assert undone == {
        "unsent": 2,
        "unpaid": 1,
        "unprinted": totals.unprinted,
        "undigitised": totals.undigitised,
    }
    assert totals.undigitised >= 2
    report = text_of(desk.ask(PaperFor("shift-report", closed.value.number), by=clerk).paper)
    assert "Giấy tờ chưa số hóa" in report
    told = [one for one in desk.ask(DueForCity(), by=SYSTEM) if one.kind == "shift.closed"]
    body = json.loads(told[0].payload)
    assert (body["counted"], body["undone"]["unpaid"]) == (503_000, 1)


# ---- handing over ----------------------------------------------------------------------------


def test_a_drawer_is_handed_over_with_a_count_by_both(
    desk: Desk, store: Store, clerk: Actor, second: Actor
) -> None:
    first = open_a_shift(desk, clerk)
    desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS), by=clerk)
    assert refusal(desk, TakeOverShift(first.shift_id, FLOAT), second)[0] == "handover_needs_count"
    whole = notes((500_000, 1), (100_000, 1))
    desk.submit(CountDrawer(first.shift_id, whole), by=clerk)
    assert refusal(desk, TakeOverShift(first.shift_id, whole), clerk)[0] == "other_person_needed"
    code, facts = refusal(desk, TakeOverShift(first.shift_id, notes((500_000, 1))), second)

    taken = desk.submit(
        TakeOverShift(first.shift_id, notes((500_000, 1)), "Thiếu tờ 100.000"), by=second
    ).value

    assert (code, facts) == ("opening_needs_reason", {"difference": -100_000})
    assert isinstance(taken, ShiftTakenOver)
    assert taken.closed.difference == ZERO
    assert taken.opened.difference == Money(-100_000)
    open_now = desk.ask(CurrentShift(), by=second)
    assert open_now is not None
    assert (open_now.number, open_now.user_name) == (taken.opened.number, second.name)
    assert second.name in text_of(desk.ask(PaperFor("shift-report", first.number), by=clerk).paper)
    with store.reading() as reading:
        assert balance(reading, Account.DIFFERENCE) == ZERO


def test_money_after_the_givers_count_makes_the_count_old(
    desk: Desk, clerk: Actor, second: Actor, clock: Clock
) -> None:
    shift_id = open_a_shift(desk, clerk).shift_id
    desk.submit(CountDrawer(shift_id, FLOAT), by=clerk)
    clock.move(minutes=1)
    desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS), by=clerk)

    assert refusal(desk, TakeOverShift(shift_id, FLOAT), second)[0] == "handover_needs_count"


def test_two_clerks_on_one_drawer_are_told_before_any_money_moves(
    desk: Desk, store: Store, clerk: Actor, second: Actor
) -> None:
    shift_id = open_a_shift(desk, clerk).shift_id
    part = SplitTender((CashTender(Money(40_000), Share(Money(40_000))),), rest_later=True)
    desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS, tender=part), by=clerk)
    cash = CashTender(Money(60_000))

    codes = [
        refusal(desk, command, second)[0]
        for command in (
            a_dossier("d2", HOUSEHOLD_BUSINESS),
            TakePayment("p1", "d1", cash, Money(60_000)),
            MoveCash("m1", CashMove.OUT, Money(10_000), "Về két"),
        )
    ]

    assert codes == ["drawer_of_another"] * 3
    with store.reading() as reading:
        assert balance(reading, Account.CASH_DRAWER, shift_id) == Money(540_000)
    request = a_request("p9", dossier_id="d9")
    assert desk.submit(request, by=second).value.reference


# ---- a shift left open, a clock moved back ---------------------------------------------------


def test_a_shift_left_open_over_the_weekend_takes_no_cash_and_closes(
    desk: Desk, clerk: Actor, clock: Clock
) -> None:
    opened = open_a_shift(desk, clerk)
    clock.move(days=4)
    command = a_dossier("d1", HOUSEHOLD_BUSINESS)

    code, facts = refusal(desk, command, clerk)
    closed = desk.submit(CloseShift(opened.shift_id, FLOAT), by=clerk).value
    desk.submit(OpenShift(FLOAT), by=clerk)
    desk.submit(command, by=clerk)

    assert (code, facts) == ("shift_left_open", {"number": opened.number, "day": "26/11/2026"})
    report = text_of(desk.ask(PaperFor("shift-report", closed.number), by=clerk).paper)
    assert "từ 26/11/2026 đến 30/11/2026" in report


def test_a_clerk_who_is_gone_is_closed_for_by_a_supervisor_with_a_reason(
    desk: Desk, clerk: Actor, supervisor: Actor
) -> None:
    opened = open_a_shift(desk, clerk)

    code, _ = refusal(desk, CloseShift(opened.shift_id, FLOAT), supervisor)
    closed = desk.submit(CloseShift(opened.shift_id, FLOAT, "Cán bộ nghỉ ốm"), by=supervisor).value

    assert code == "closing_for_another_needs_reason"
    report = text_of(desk.ask(PaperFor("shift-report", closed.number), by=clerk).paper)
    assert "Người chốt thay" in report
    assert supervisor.name in report


def test_a_clock_moved_back_is_told_and_on_the_report(
    desk: Desk, store: Store, clerk: Actor, clock: Clock
) -> None:
    shift_id = open_a_shift(desk, clerk).shift_id
    clock.move(minutes=30)
    desk.submit(MoveCash("m1", CashMove.OUT, Money(100_000), "Về két"), by=clerk)
    clock.move(minutes=-60)
    rest = notes((200_000, 2))

    code, facts = refusal(desk, CloseShift(shift_id, rest), clerk)
    closed = desk.submit(CloseShift(shift_id, rest, "Giờ máy bị lùi"), by=clerk).value

    assert (code, facts) == ("clock_back_needs_reason", {"minutes": 60})
    with store.reading() as reading:
        (row,) = reading.rows(schema.shift_closing.select())
    assert row["clock_back"] == 60 * 60 * 1_000_000
    report = text_of(desk.ask(PaperFor("shift-report", closed.number), by=clerk).paper)
    assert "Đồng hồ máy lùi" in report
    clock.move(minutes=-10)
    assert refusal(desk, OpenShift(rest), clerk)[0] == "clock_back_needs_reason"
    assert desk.submit(OpenShift(rest, "Giờ máy bị lùi"), by=clerk).value.difference == ZERO


def test_the_last_shift_is_the_last_one_whatever_the_clock_said(
    desk: Desk, clerk: Actor, clock: Clock
) -> None:
    clock.move(days=300)
    first = open_a_shift(desk, clerk).shift_id
    desk.submit(CloseShift(first, FLOAT), by=clerk)
    clock.move(days=-300)
    second = desk.submit(OpenShift(notes((200_000, 1)), "Giờ máy sai"), by=clerk).value
    desk.submit(CloseShift(second.shift_id, notes((200_000, 1))), by=clerk)

    assert desk.submit(OpenShift(notes((200_000, 1))), by=clerk).value.difference == ZERO


# ---- opened again ----------------------------------------------------------------------------


@pytest.fixture
def closed(desk: Desk, clerk: Actor) -> ShiftClosed:
    shift_id = open_a_shift(desk, clerk).shift_id
    return desk.submit(CloseShift(shift_id, notes((200_000, 2)), "Thiếu"), by=clerk).value


def the_id(store: Store) -> str:
    with store.reading() as reading:
        return str(reading.rows(schema.shift.select())[0]["id"])


def test_two_people_open_a_shift_again_and_the_first_closing_stays(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, head: Actor, closed: ShiftClosed
) -> None:
    shift_id = the_id(store)
    before = text_of(desk.ask(PaperFor("shift-report", closed.number), by=clerk).paper)
    desk.submit(AskReopening(shift_id, "Còn tờ 100.000 dưới khay"), by=supervisor)

    desk.submit(DecideReopening(shift_id, is_agreed=True), by=head)
    again = desk.submit(CloseShift(shift_id, FLOAT), by=clerk).value

    assert (again.difference, again.report) == (ZERO, f"{closed.number}.v2")
    assert closings(store, shift_id) == [
        (1, 500_000, 400_000, closed.number),
        (2, 500_000, 500_000, f"{closed.number}.v2"),
    ]
    report = text_of(desk.ask(PaperFor("shift-report", f"{closed.number}.v2"), by=clerk).paper)
    assert "Chốt lại lần" in report
    assert text_of(desk.ask(PaperFor("shift-report", closed.number), by=clerk).paper) == before
    with store.reading() as reading:
        assert balance(reading, Account.DIFFERENCE) == ZERO
        assert balance(reading, Account.CASH_DRAWER) == ZERO
    assert desk.ask(Verify(), by=SYSTEM).ok


def test_a_shift_that_was_closed_on_an_empty_drawer_is_opened_again_like_any(
    desk: Desk, clerk: Actor, supervisor: Actor, head: Actor
) -> None:
    shift_id = open_a_shift(desk, clerk).shift_id
    desk.submit(MoveCash("m1", CashMove.OUT, Money(500_000), "Về két"), by=clerk)
    desk.submit(CloseShift(shift_id, notes()), by=clerk)
    desk.submit(AskReopening(shift_id, "Quên ghi nộp"), by=supervisor)

    desk.submit(DecideReopening(shift_id, is_agreed=True), by=head)
    again = desk.submit(CloseShift(shift_id, notes()), by=clerk).value

    assert (again.expected, again.difference) == (ZERO, ZERO)
    assert desk.ask(Verify(), by=SYSTEM).ok


def test_neither_the_maker_nor_one_person_alone_opens_a_shift_again(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, head: Actor, closed: ShiftClosed
) -> None:
    shift_id = the_id(store)
    ask, agree = AskReopening(shift_id, "Đếm nhầm"), DecideReopening(shift_id, is_agreed=True)

    assert refusal(desk, ask, clerk)[0] == "not_allowed"
    assert refusal(desk, agree, head)[0] == "reopening_decided"
    assert refusal(desk, AskReopening(shift_id, " "), supervisor)[0] == "reason_missing"
    desk.submit(ask, by=supervisor)
    assert refusal(desk, agree, supervisor)[0] == "other_person_needed"
    assert refusal(desk, agree, clerk)[0] == "not_allowed"

    desk.submit(DecideReopening(shift_id, is_agreed=False), by=supervisor)
    assert desk.ask(CurrentShift(), by=clerk) is None
    assert refusal(desk, agree, head)[0] == "reopening_decided"


def test_a_supervisor_who_is_the_maker_opens_nothing_again(
    desk: Desk, supervisor: Actor, head: Actor
) -> None:
    shift_id = open_a_shift(desk, supervisor).shift_id
    desk.submit(CloseShift(shift_id, FLOAT), by=supervisor)

    assert refusal(desk, AskReopening(shift_id, "Nhầm"), supervisor)[0] == "other_person_needed"
    desk.submit(AskReopening(shift_id, "Nhầm"), by=head)
    agree = DecideReopening(shift_id, is_agreed=True)
    assert refusal(desk, agree, supervisor)[0] == "other_person_needed"


def test_no_second_shift_is_open_at_one_station(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, head: Actor, closed: ShiftClosed
) -> None:
    shift_id = the_id(store)
    desk.submit(AskReopening(shift_id, "Đếm nhầm"), by=supervisor)
    desk.submit(OpenShift(notes((200_000, 2))), by=clerk)

    agree = DecideReopening(shift_id, is_agreed=True)
    assert refusal(desk, agree, head)[0] == "shift_already_open"
    assert refusal(desk, AskReopening("nothing", "Nhầm"), head)[0] == "shift_unknown"


# ---- what comes late -------------------------------------------------------------------------


def test_half_a_sum_that_comes_late_is_in_the_supplement_too(desk: Desk, clerk: Actor) -> None:
    shift_id = open_a_shift(desk, clerk).shift_id
    reference = desk.submit(a_request("p1", dossier_id="d1"), by=clerk).value.reference
    desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS, tender=QrTender("p1")), by=clerk)
    desk.submit(CloseShift(shift_id, FLOAT), by=clerk)

    desk.submit(a_credit(reference, 40_000, 1), by=SYSTEM)
    (line,) = desk.ask(ShiftBook(DAY, DAY), by=clerk).shifts
    assert [(name, amount.dong) for name, amount, _ in line.supplement] == [(reference, 40_000)]

    desk.submit(a_credit(reference, 60_000, 2), by=SYSTEM)
    (line,) = desk.ask(ShiftBook(DAY, DAY), by=clerk).shifts
    assert sum(amount.dong for _, amount, _ in line.supplement) == 100_000


def test_a_receipt_written_anew_after_the_close_counts_nowhere_twice(
    desk: Desk, clerk: Actor, supervisor: Actor, head: Actor
) -> None:
    shift_id = open_a_shift(desk, clerk).shift_id
    number = desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS), by=clerk).value.receipt_number
    desk.submit(CloseShift(shift_id, notes((500_000, 1), (100_000, 1))), by=clerk)
    void = RequestVoid("v1", number or "", Money(100_000), VoidReason.WRONG_CONTENT, "Sai tên")
    desk.submit(void, by=supervisor)

    desk.submit(ApproveRefund("v1"), by=head)

    (line,) = desk.ask(ShiftBook(DAY, DAY), by=clerk).shifts
    assert sum(amount.dong for _, amount, _ in line.supplement) == 0
    assert line.totals.drawer.taken == Money(100_000)


def test_a_count_that_is_off_by_a_slip_is_named_whatever_the_slip() -> None:
    from counter_app.domain.shift import CountDoubt, doubt

    book = Money(2 * 50_000 + 12 * 10_000)
    cases = {
        "digit twice": (notes((50_000, 22), (10_000, 12)), (50_000,)),
        "a zero more": (notes((50_000, 20), (10_000, 12)), (50_000,)),
        "two swapped": (notes((50_000, 2), (10_000, 21)), (10_000,)),
        "the row beside": (notes((20_000, 2), (10_000, 12)), (20_000,)),
    }
    for name, (count, faces) in cases.items():
        assert doubt(count, book) == CountDoubt(faces), name
    assert doubt(notes((50_000, 2), (10_000, 12)), book) is None
    assert doubt(notes((50_000, 2), (10_000, 11)), book) is None
    far = notes((50_000, 2), (10_000, 12), (500_000, 3))
    assert doubt(far, book) == CountDoubt(())


# ---- what verify asks of shifts --------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ("shift", "not as it was closed"),
        ("shift_reopening", "one person asked and agreed"),
        ("drawer", "closed with money in its drawer"),
    ],
)
def test_a_book_resealed_by_somebody_with_the_key_still_contradicts_itself(
    desk: Desk,
    store: Store,
    clerk: Actor,
    supervisor: Actor,
    head: Actor,
    closed: ShiftClosed,
    table: str,
    fault: str,
) -> None:
    shift_id = the_id(store)
    desk.submit(AskReopening(shift_id, "Đếm nhầm"), by=supervisor)
    desk.submit(DecideReopening(shift_id, is_agreed=True), by=head)
    desk.submit(CloseShift(shift_id, FLOAT), by=clerk)
    with store.writing() as uow:
        if table == "shift":
            uow.change(schema.shift, uow.shifts.get(shift_id), cash_counted=1)
        elif table == "shift_reopening":
            (row,) = uow.closings.reopenings(shift_id)
            uow.change(schema.shift_reopening, row, decided_by=row["asked_by"])
        else:
            moved = ledger.cash_moved(CashMove.IN, Money(1_000))
            ids = iter(("rogue-1", "rogue-2"))
            uow.ledger.post(moved, at=1, new_id=lambda: next(ids), shift_id=shift_id)
        uow.write_trail(at=0, actor="rogue", act="rogue", subject="")

    assert fault in str(desk.ask(Verify(), by=SYSTEM).first_fault)
