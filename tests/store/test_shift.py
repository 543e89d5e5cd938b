"""What a shift's totals are sums of, which shift is open, and which one was the last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from counter_app.commands.blackout import CloseForms, PrepareKit
from counter_app.commands.credit import DecideCredit
from counter_app.commands.credit_undo import UndoCredit
from counter_app.commands.drawer import MoveCash
from counter_app.commands.outbox import SettleDeliveries
from counter_app.commands.payment import ClaimPayment
from counter_app.commands.refund import (
    ApproveRefund,
    DeclineRefund,
    NoteRefundSent,
    RequestRefund,
    RequestVoid,
)
from counter_app.commands.reopening import AskReopening, DecideReopening
from counter_app.commands.shift import CloseShift
from counter_app.commands.slip import BeginPrint, EndPrint, PrintJobState
from counter_app.commands.station import AddStation
from counter_app.desk import Desk
from counter_app.domain.blackout import CloseReason, FormKind, OnPaper
from counter_app.domain.instant import micros
from counter_app.domain.ledger import CashMove
from counter_app.domain.money import ZERO, Money
from counter_app.domain.outbox import Delivered
from counter_app.domain.payment import CashTender, Method, QrTender, Share, SplitTender
from counter_app.domain.recheck import FeeRechecked
from counter_app.domain.refund import RefundReason, VoidReason
from counter_app.domain.shift import DrawerCount
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.outbox import DueForCity
from counter_app.store import schema
from counter_app.store.shift import (
    DrawerMoves,
    FormLine,
    ShiftTotals,
    TenderTotal,
    last_closed,
    open_shift,
    totals,
)
from counter_app.store.unit_of_work import Store
from tests.builders import (
    HOUSEHOLD_BUSINESS,
    PENSION,
    a_dossier,
    a_supplement,
    open_a_shift,
)
from tests.commands.test_thread import a_credit, a_request
from tests.conftest import Clock
from tests.template import STATION

BILL = Money(100_000)
SECOND = 127
NO_TENDER = tuple(TenderTotal(one, 0, ZERO) for one in (Method.CASH, Method.QR, Method.TRANSFER))
# What a shift's totals are in which nothing happened; all that a test does not name is so.
NOTHING = ShiftTotals(
    dossiers=0, supplements=0, slips=0, receipts=(), tenders=NO_TENDER, waiting=(), unsent=0,
    unprinted=0,
)  # fmt: skip


def dong(amount: int) -> Money:
    return Money(amount)


def told(store: Store, shift_id: str) -> ShiftTotals:
    """The totals of a shift; nothing of it is another's."""
    with store.reading() as reading:
        other = totals(reading, "another")
        found = totals(reading, shift_id)
    assert replace(other, forms_out=0) == NOTHING
    return found


def money_told(store: Store, shift_id: str) -> ShiftTotals:
    """The same without what is still to do."""
    return replace(told(store, shift_id), unsent=0, unprinted=0, undigitised=0, slips=0)


def close(desk: Desk, clerk: Actor, shift_id: str, counted: int) -> None:
    command = CloseShift(shift_id, DrawerCount.of(Money(counted)), "Đếm lại")
    desk.submit(command, by=clerk)


@pytest.fixture
def shift_id(desk: Desk, clerk: Actor) -> str:
    """A shift with 500,000 đ in its drawer."""
    return open_a_shift(desk, clerk).shift_id


# ---- which shift -----------------------------------------------------------------------------


def test_each_station_has_an_open_shift_and_a_last_one_of_its_own(
    desk: Desk,
    store: Store,
    clerk: Actor,
    supervisor: Actor,
    clock: Clock,
    new_id: Callable[[], str],
) -> None:
    desk.submit(AddStation(SECOND, "Quầy 2"), by=supervisor)
    other = Desk(store.as_station(2), clock=clock, monotonic_ns=lambda: 1, new_id=new_id)
    at_two = open_a_shift(other, supervisor).shift_id
    with store.reading() as reading:
        assert open_shift(reading, STATION) is None

    at_one = open_a_shift(desk, clerk).shift_id
    close(desk, clerk, at_one, 500_000)
    again = open_a_shift(desk, clerk).shift_id
    close(other, supervisor, at_two, 500_000)

    with store.reading() as reading:
        rows = [open_shift(reading, one) for one in (STATION, SECOND)]
        last = [last_closed(reading, one) for one in (STATION, SECOND)]
    assert [row and row["id"] for row in rows] == [again, None]
    assert [row and row["id"] for row in last] == [at_one, at_two]


def test_a_shift_that_was_closed_anew_stays_before_the_one_that_followed_it(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, head: Actor, clock: Clock
) -> None:
    first = open_a_shift(desk, clerk).shift_id
    close(desk, clerk, first, 500_000)
    second = open_a_shift(desk, clerk).shift_id
    close(desk, clerk, second, 400_000)
    clock.move(minutes=1)
    desk.submit(AskReopening(first, "Đếm nhầm"), by=supervisor)
    desk.submit(DecideReopening(first, is_agreed=True), by=head)
    close(desk, clerk, first, 200_000)

    with store.reading() as reading:
        last = last_closed(reading, STATION)

    assert last is not None and (last["id"], last["cash_counted"]) == (second, 400_000)


def test_shifts_of_an_older_program_are_the_last_by_the_clock_and_before_all_others(
    store: Store,
) -> None:
    def add(name: str, closed_at: int | None, sequence: int | None = None) -> None:
        with store.writing() as uow:
            uow.shifts.add(
                {
                    "id": name, "number": name, "user_id": "c", "user_name": "C",
                    "station": STATION, "opened_at": 1, "float_opening": 0,
                    "opening_notes": "[]", "closed_at": closed_at,
                }
            )  # fmt: skip
            if sequence is not None:
                empty = {"expected": 0, "counted": 0, "notes": "[]", "reason": "", "head": ""}
                undone = dict.fromkeys(("unsent", "unprinted", "unpaid", "undigitised"), 0)
                uow.insert(
                    schema.shift_closing,
                    {
                        "shift_id": name, "version": 1, "sequence": sequence, "report": name,
                        "closed_at": closed_at, "user_id": "c", "user_name": "C",
                        "clock_back": 0, **empty, **undone,
                    },
                )  # fmt: skip

    def last() -> str | None:
        with store.reading() as reading:
            row = last_closed(reading, STATION)
        return None if row is None else str(row["id"])

    add("open", None)
    assert last() is None
    add("early", 20)
    add("late", 30)
    add("between", 25)
    assert last() == "late"
    add("new", 10, sequence=1)
    assert last() == "new"
    add("newer", 5, sequence=2)
    assert last() == "newer"


def test_the_newest_entry_of_a_shift_is_its_own(
    desk: Desk, store: Store, clerk: Actor, clock: Clock, shift_id: str
) -> None:
    clock.move(minutes=1)
    desk.submit(MoveCash("m1", CashMove.IN, dong(1_000), "Lẻ"), by=clerk)
    entered = micros(clock())
    clock.move(minutes=1)
    close(desk, clerk, shift_id, 501_000)
    closed = micros(clock())
    clock.move(minutes=1)
    second = open_a_shift(desk, clerk, 501_000).shift_id

    with store.writing() as uow:
        entries = [uow.shifts.last_entry(one) for one in (shift_id, second, "another")]

    assert entries == [closed, micros(clock()), 0]
    assert entered < closed


# ---- what is counted -------------------------------------------------------------------------


def test_a_shift_counts_its_dossiers_slips_and_what_is_still_to_do(
    desk: Desk, store: Store, clerk: Actor, clock: Clock, shift_id: str
) -> None:
    codes = [desk.submit(a_dossier(one), by=clerk).value.code for one in ("d1", "d2")]
    desk.submit(a_supplement("s1"), by=clerk)
    with store.reading() as reading:
        papers = reading.rows(schema.paper.select())
        slips = len(reading.rows(schema.slip.select()))
    received = [row for row in papers if row["dossier_id"] != "s1"]
    with store.writing() as uow:
        # No procedure of the starter office asks for what a database holds.
        uow.change(schema.paper, received[0], unread="{}")
    handed_in = sum(1 for row in received if row["state"] == "handed_in")
    assert told(store, shift_id).unsent == 3

    for code, state in zip(codes, (PrintJobState.SENT, PrintJobState.FAILED), strict=True):
        job = desk.submit(BeginPrint("intake-slip", code, 0, "tcp"), by=clerk).value
        desk.submit(EndPrint(job, state, "tcp"), by=clerk)
    due = [one for one in desk.ask(DueForCity(), by=SYSTEM) if codes[0] in one.payload]
    answers = tuple(Delivered(one.entry_id, one.entry_id) for one in due)
    desk.submit(SettleDeliveries(answers), by=SYSTEM)

    counted = told(store, shift_id)
    with store.writing() as uow:
        assert uow.shifts.recheck(shift_id) == FeeRechecked(2, 0, ())
    assert handed_in
    assert slips > 3
    assert (counted.dossiers, counted.supplements, counted.slips) == (2, 1, 2)
    assert (counted.unsent, counted.unprinted) == (2, slips - 1)
    assert (counted.asked_anyway, counted.undigitised) == (1, handed_in)


def test_forms_of_a_power_cut_are_told_with_what_became_of_each(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, clock: Clock, shift_id: str
) -> None:
    kit = desk.submit(PrepareKit(2), by=supervisor).value
    with store.reading() as reading:
        forms = reading.rows(schema.blackout_form.select().order_by(schema.blackout_form.c.serial))
    slips = [row["serial"] for row in forms if row["kind"] == "slip"]
    receipts = [row["serial"] for row in forms if row["kind"] == "receipt"]
    before = desk.submit(a_dossier("d0"), by=clerk).value
    clock.move(minutes=10)
    sheet = OnPaper(kit.number, slips[0], clock(), receipts[0])
    written = micros(clock())
    clock.move(minutes=10)
    got = desk.submit(a_dossier("d1", on_paper=sheet), by=clerk).value
    spoilt = CloseForms(kit.number, ((FormKind.SLIP, slips[1]),), CloseReason.SPOILT, "Ướt")
    desk.submit(spoilt, by=supervisor)

    counted = told(store, shift_id)

    kinds = FormKind.SLIP, FormKind.RECEIPT
    assert counted.forms == (
        FormLine(kinds[0], slips[0], got.code, written, None, ""),
        FormLine(kinds[1], receipts[0], got.receipt_number, written, None, ""),
        FormLine(kinds[0], slips[1], None, None, CloseReason.SPOILT, "Ướt"),
    )
    assert counted.forms_out == 1
    # By number, whichever was entered first.
    assert [number for number, _, _ in counted.receipts] == [
        got.receipt_number,
        before.receipt_number,
    ]


def test_what_is_still_to_come_is_told_of_dossiers_that_were_received(
    desk: Desk, store: Store, clerk: Actor, clock: Clock, shift_id: str
) -> None:
    references = {}
    for number in (1, 2, 3, 4, 5, 0):
        asked = a_request(f"p{number}", f"d{number}")
        references[number] = desk.submit(asked, by=clerk).value.reference
        # The last one is asked for by a clock that was set back.
        clock.move(seconds=1 if number != 5 else -30)
    desk.submit(a_supplement("d5"), by=clerk)
    desk.submit(ClaimPayment("p1"), by=clerk)
    desk.submit(a_credit(references[2], 40_000, 1), by=SYSTEM)
    desk.submit(a_credit(references[3], 100_000, 2), by=SYSTEM)
    codes = {}
    for number in (3, 2, 1, 0):
        tender = QrTender(f"p{number}")
        command = a_dossier(f"d{number}", HOUSEHOLD_BUSINESS, tender=tender)
        codes[number] = desk.submit(command, by=clerk).value.code

    waiting = told(store, shift_id).waiting

    assert waiting == (
        (codes[0], references[0], BILL),
        (codes[1], references[1], BILL),
        (codes[2], references[2], dong(60_000)),
    )


# ---- what money came, and what went ----------------------------------------------------------


def test_what_came_is_told_by_its_way_and_of_how_many_payments(
    desk: Desk, store: Store, clerk: Actor, shift_id: str
) -> None:
    one, two, three = (
        desk.submit(replace(a_request(f"p{n}", f"d{n}"), method=method), by=clerk).value.reference
        for n, method in ((1, Method.QR), (2, Method.TRANSFER), (3, Method.QR))
    )
    # Two halves of one payment, one with 5,000 đ too much, and one that nobody paid.
    for number, (text, amount) in enumerate(
        ((one, 40_000), (one, 60_000), (two, 105_000), (three, 1)), 1
    ):
        desk.submit(a_credit(text, amount, number), by=SYSTEM)
    numbers = []
    for n in (1, 2):
        command = a_dossier(f"d{n}", HOUSEHOLD_BUSINESS, tender=QrTender(f"p{n}"))
        numbers.append(desk.submit(command, by=clerk).value.receipt_number or "")
    cash = SplitTender((CashTender(dong(50_000), Share(dong(30_000))),), rest_later=True)
    command = a_dossier("d4", HOUSEHOLD_BUSINESS, tender=cash)
    numbers.append(desk.submit(command, by=clerk).value.receipt_number or "")

    assert money_told(store, shift_id) == replace(
        NOTHING,
        dossiers=3,
        receipts=(
            (numbers[0], BILL, Method.QR),
            (numbers[1], BILL, Method.TRANSFER),
            (numbers[2], dong(30_000), Method.CASH),
        ),
        tenders=(
            TenderTotal(Method.CASH, 1, dong(30_000)),
            TenderTotal(Method.QR, 2, dong(100_001)),
            TenderTotal(Method.TRANSFER, 1, BILL),
        ),
        surplus=dong(5_000),
        drawer=DrawerMoves(taken=dong(30_000)),
    )


def test_a_credit_that_is_taken_back_came_for_nothing(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, shift_id: str
) -> None:
    """What of another credit was too much beside it pays in its stead, and is surplus no more."""
    reference = desk.submit(a_request("p1", "d1"), by=clerk).value.reference
    desk.submit(a_credit("NGUYEN MAU A nop tien", 70_000, 1), by=SYSTEM)
    desk.submit(DecideCredit("sandbox", "credit-1", "p1", "Đúng người"), by=supervisor)
    desk.submit(a_credit(reference, 80_000, 2), by=SYSTEM)
    before = money_told(store, shift_id)

    desk.submit(UndoCredit("sandbox", "credit-1", "Nhầm"), by=supervisor)

    after = money_told(store, shift_id)
    assert (before.tenders[1], before.surplus) == (
        TenderTotal(Method.QR, 1, BILL),
        dong(50_000),
    )
    assert (after.tenders[1], after.surplus) == (TenderTotal(Method.QR, 1, dong(80_000)), ZERO)


def test_surplus_that_is_taken_back_leaves_what_was_paid_for_the_fee(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, shift_id: str
) -> None:
    reference = desk.submit(a_request("p1", "d1"), by=clerk).value.reference
    desk.submit(a_credit(reference, 120_000, 1), by=SYSTEM)
    desk.submit(a_credit("NGUYEN MAU A nop tien", 30_000, 2), by=SYSTEM)
    desk.submit(DecideCredit("sandbox", "credit-2", "p1", "Đúng người"), by=supervisor)
    before = money_told(store, shift_id)

    desk.submit(UndoCredit("sandbox", "credit-2", "Nhầm"), by=supervisor)

    after = money_told(store, shift_id)
    assert before.tenders == after.tenders == (
        NO_TENDER[0],
        TenderTotal(Method.QR, 1, BILL),
        NO_TENDER[2],
    )  # fmt: skip
    assert (before.surplus, after.surplus) == (dong(50_000), dong(20_000))


def test_what_a_smaller_bill_leaves_over_came_for_no_fee(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, shift_id: str
) -> None:
    reference = desk.submit(a_request("p1", "d1"), by=clerk).value.reference
    desk.submit(a_credit(reference, 100_000, 1), by=SYSTEM)
    desk.submit(a_dossier("d1", tender=QrTender("p1")), by=clerk)
    desk.submit(a_request("p2", "d2"), by=clerk)
    desk.submit(a_credit("NGUYEN MAU A nop tien", 100_000, 2), by=SYSTEM)
    desk.submit(DecideCredit("sandbox", "credit-2", "p2", "Đúng người"), by=supervisor)
    desk.submit(a_dossier("d2", PENSION), by=clerk)
    before = money_told(store, shift_id)

    desk.submit(UndoCredit("sandbox", "credit-2", "Nhầm"), by=supervisor)

    after = money_told(store, shift_id)
    assert before.tenders[1] == after.tenders[1] == TenderTotal(Method.QR, 1, dong(3_000))
    assert (before.surplus, after.surplus) == (dong(197_000), dong(97_000))


def test_a_payment_whose_money_was_all_taken_back_is_no_payment(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, shift_id: str
) -> None:
    desk.submit(a_request("p1", "d1"), by=clerk)
    desk.submit(a_credit("NGUYEN MAU A nop tien", 100_000, 1), by=SYSTEM)
    desk.submit(DecideCredit("sandbox", "credit-1", "p1", "Đúng người"), by=supervisor)

    desk.submit(UndoCredit("sandbox", "credit-1", "Nhầm"), by=supervisor)

    assert money_told(store, shift_id).tenders == NO_TENDER


def test_the_drawers_moves_are_told_each_for_itself(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, shift_id: str
) -> None:
    desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS), by=clerk)
    for way, amount in ((CashMove.IN, 40_000), (CashMove.OUT, 7_000), (CashMove.TREASURY, 200_000)):
        desk.submit(MoveCash(f"m-{way}", way, dong(amount), "Quỹ"), by=clerk)
    with store.reading() as reading:
        payment = reading.one(schema.payment, dossier_id="d1")
    assert payment is not None
    asked = RequestRefund("r1", payment["id"], dong(3_000), BILL, RefundReason.OTHER, "Thu thừa")
    desk.submit(asked, by=clerk)
    desk.submit(ApproveRefund("r1"), by=supervisor)

    moves = told(store, shift_id).drawer

    assert moves == DrawerMoves(
        taken=BILL,
        refunded=dong(3_000),
        put_in=dong(40_000),
        taken_out=dong(7_000),
        to_treasury=dong(200_000),
    )
    assert moves.net == dong(-70_000)


@pytest.mark.parametrize("method", [Method.CASH, Method.QR])
def test_money_that_is_booked_anew_came_once_and_its_old_receipt_is_told_as_void(
    desk: Desk,
    store: Store,
    clerk: Actor,
    supervisor: Actor,
    head: Actor,
    shift_id: str,
    method: Method,
) -> None:
    if method is Method.CASH:
        command = a_dossier("d1", HOUSEHOLD_BUSINESS)
    else:
        reference = desk.submit(a_request("p1", "d1"), by=clerk).value.reference
        desk.submit(a_credit(reference, 100_000), by=SYSTEM)
        command = a_dossier("d1", HOUSEHOLD_BUSINESS, tender=QrTender("p1"))
    number = desk.submit(command, by=clerk).value.receipt_number or ""
    void = RequestVoid("v1", number, BILL, VoidReason.WRONG_CONTENT, "Sai tên")
    desk.submit(void, by=supervisor)

    again = desk.submit(ApproveRefund("v1"), by=head).value.replaced_by or ""

    one = TenderTotal(method, 1, BILL)
    counted = money_told(store, shift_id)
    assert counted == replace(
        NOTHING,
        dossiers=1,
        receipts=((again, BILL, method),),
        tenders=tuple(one if told.method is method else told for told in NO_TENDER),
        voids=((number, BILL, "wrong_content"),),
        drawer=DrawerMoves(taken=BILL if method is Method.CASH else ZERO),
    )
    # What is closed in the same moment is closed after it.
    close(desk, clerk, shift_id, 600_000 if method is Method.CASH else 500_000)
    assert money_told(store, shift_id) == counted


def test_money_that_is_booked_anew_after_the_close_leaves_the_shift_as_it_was_signed(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, head: Actor, clock: Clock,
    shift_id: str,
) -> None:  # fmt: skip
    number = desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS), by=clerk).value.receipt_number or ""
    void = RequestVoid("v1", number, BILL, VoidReason.WRONG_CONTENT, "Sai tên")
    desk.submit(void, by=supervisor)
    clock.move(minutes=1)
    close(desk, clerk, shift_id, 600_000)
    signed = told(store, shift_id)
    second = open_a_shift(desk, clerk, 600_000).shift_id
    clock.move(minutes=1)

    again = desk.submit(ApproveRefund("v1"), by=head).value.replaced_by or ""

    assert told(store, shift_id) == signed
    assert signed.receipts == ((number, BILL, Method.CASH),)
    now = money_told(store, second)
    # One payment, and no money: it was in the first shift's drawer, and is booked on.
    assert (now.receipts, now.tenders, now.drawer) == (
        ((again, BILL, Method.CASH),),
        (TenderTotal(Method.CASH, 1, ZERO), *NO_TENDER[1:]),
        DrawerMoves(),
    )
    assert now.voids == ((number, BILL, "wrong_content"),)


def test_what_went_back_is_told_by_number_sum_and_way(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, head: Actor, shift_id: str
) -> None:
    reference = desk.submit(a_request("p1", "d1"), by=clerk).value.reference
    desk.submit(a_credit(reference, 100_000), by=SYSTEM)
    desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS, tender=QrTender("p1")), by=clerk)
    cash = [
        desk.submit(a_dossier(f"d{n}", HOUSEHOLD_BUSINESS), by=clerk).value.receipt_number
        for n in (2, 3)
    ]
    with store.reading() as reading:
        rows = {row["dossier_id"]: row["id"] for row in reading.rows(schema.payment.select())}
    asks = [
        # The later receipt is void first, so that the order is the receipts' and no other.
        RequestVoid("v1", cash[1] or "", BILL, VoidReason.WRONG_METHOD, "Trả bằng QR"),
        RequestVoid("v2", cash[0] or "", BILL, VoidReason.TAKEN_BY_MISTAKE, "Thu nhầm"),
        RequestRefund("r1", rows["d1"], dong(9_000), BILL, RefundReason.OTHER, "Thừa"),
        RequestRefund("r2", rows["d1"], dong(2_000), dong(91_000), RefundReason.OTHER, "Thừa"),
        RequestRefund("r3", rows["d1"], dong(500), dong(89_000), RefundReason.OTHER, "Thừa"),
    ]
    numbers = [desk.submit(ask, by=supervisor).value.number for ask in asks]
    desk.submit(DeclineRefund("r2", "Không thừa"), by=head)
    for one in ("v1", "v2", "r1"):
        desk.submit(ApproveRefund(one), by=head)
    due = told(store, shift_id)
    desk.submit(NoteRefundSent("r1", "FT99"), by=supervisor)
    sent = told(store, shift_id)

    assert due.refunds == sent.refunds == (
        (numbers[0], BILL, Method.CASH),
        (numbers[1], BILL, Method.CASH),
        (numbers[2], dong(9_000), Method.QR),
    )  # fmt: skip
    assert due.voids == ((cash[0], BILL, "taken_by_mistake"), (cash[1], BILL, "wrong_method"))
    assert (due.sent_back, sent.sent_back) == (ZERO, dong(9_000))
    # Void cash came and went back; what the bank sends leaves no drawer.
    assert due.drawer == sent.drawer == DrawerMoves(taken=dong(200_000), refunded=dong(200_000))
    assert [one.amount.dong for one in due.tenders] == [200_000, 100_000, 0]
    assert [(amount, method) for _, amount, method in due.receipts] == [(BILL, Method.QR)]
