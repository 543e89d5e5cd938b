"""Money that came, where a draft, a group, an undone step or a book that fails comes between."""

from __future__ import annotations

from dataclasses import replace
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from counter_app.commands.payment import CancelPayment
from counter_app.desk import Desk
from counter_app.domain.errors import InputError, RuleError
from counter_app.domain.money import ZERO, Money
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.catalogue import BillFor
from counter_app.queries.group import GroupBill
from counter_app.queries.payment import RestOfBill
from counter_app.store import schema
from counter_app.store.unit_of_work import Store
from tests.commands.test_thread import a_credit
from tests.ui.conftest import Window
from tests.ui.drafting import CONTROL, SHIFT, at_papers, box_of, count_of, parked, reopened
from tests.ui.test_late_request import OLD, book, shown, waits
from tests.ui.test_rest_of_bill import (
    REST,
    asked_with_its_papers,
    counted,
    credited,
    owed_with_its_papers,
    received,
    stage,
    told,
)
from ui import formats
from ui.citizen import Papers, PayStage
from ui.panes.fee import FeePane
from ui.panes.tender import CASH
from ui.widgets.number import Number

GROWN = "✓ Đã nhận 24.000\u00a0đ, còn phải thu 16.000\u00a0đ"
F8, SHIFT_F8, F9 = (Qt.Key.Key_F8,), (Qt.Key.Key_F8, SHIFT), (Qt.Key.Key_F9,)


class Door:
    """A desk at whose door some orders and questions wait, and some are not answered."""

    def __init__(self, desk: Desk, waits: tuple[type, ...], fails: tuple[type, ...] = ()) -> None:
        self._desk, self._waits, self.fails = desk, waits, fails
        self.opens = Event()

    def submit(self, command: Any, *, by: Actor) -> Any:
        if isinstance(command, self._waits):
            self.opens.wait(20)
        return self._desk.submit(command, by=by)

    def ask(self, query: Any, *, by: Actor) -> Any:
        if isinstance(query, self.fails):
            raise RuleError("no_fee_rule_in_force")
        if isinstance(query, self._waits):
            self.opens.wait(20)
        return self._desk.ask(query, by=by)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._desk, name)


def behind(window: Window, door: Door) -> Door:
    """The real desk behind a door: signing in opens its own."""
    # A door passes on what it does not hold, which the type of a desk cannot say.
    window.shell.counter._desk = door  # type: ignore[assignment]
    return door


def quiet(window: Window) -> None:
    """All that is under way came home, and what it began."""
    for _ in range(3):
        window.rest(100)
        window.until(lambda: window.shell.counter.is_idle)


def laid_aside(window: Window, desk: Desk) -> None:
    asked_with_its_papers(window)
    credited(window, desk, OLD)
    counted(window, 5)
    told(window, GROWN)


def paid_in_part(window: Window, desk: Desk) -> None:
    asked_with_its_papers(window)
    credited(window, desk, 20_000)
    window.shell.counter.city_passed.emit()
    window.until(lambda: "Còn thiếu" in window.text("qr_state"))


def alike(window: Window, number: int) -> None:
    """So many dossiers of the same."""
    copies = window.shell.findChild(Number, "copies")
    assert copies is not None
    copies.setFocus()
    copies.selectAll()
    window.type(str(number))
    window.key(Qt.Key.Key_Return)


def undone(window: Window) -> None:
    window.items("fee_lines").setFocus()
    window.key(Qt.Key.Key_Z, CONTROL)
    quiet(window)


def pressed(window: Window, *keys: Any) -> None:
    for key in keys:
        window.key(*key)
        quiet(window)


def given_back(store: Store) -> list[int]:
    """The change of each payment in notes."""
    with store.reading() as reading:
        rows = reading.rows(schema.payment.select())
    return [row["change_given"] for row in rows if row["method"] == "cash"]


# --- a step undone -------------------------------------------------------------------------------


def test_undo_does_not_forget_what_was_paid(window: Window, desk: Desk) -> None:
    laid_aside(window, desk)

    undone(window)

    window.until(lambda: window.text("fee_total") == "24.000\u00a0đ")
    told(window, "✓ Đã nhận đủ 24.000\u00a0đ, không phải thu thêm")


def test_after_undo_notes_are_asked_for_the_rest_alone(
    window: Window, desk: Desk, store: Store
) -> None:
    laid_aside(window, desk)
    undone(window)
    counted(window, 6)
    window.until(lambda: window.text("fee_total") == "48.000\u00a0đ")
    quiet(window)
    pressed(window, SHIFT_F8)
    window.type("48000")
    said = window.text("change")
    received(window)
    (given,) = given_back(store)
    assert said == f"✓ Trả lại {formats.money(Money(given))}"


def test_after_undo_a_rest_as_large_as_what_came_can_be_paid(window: Window, desk: Desk) -> None:
    asked_with_its_papers(window)
    credited(window, desk, OLD)
    counted(window, 6)
    told(window, "✓ Đã nhận 24.000\u00a0đ, còn phải thu 24.000\u00a0đ")
    undone(window)
    counted(window, 6)
    told(window, "✓ Đã nhận 24.000\u00a0đ, còn phải thu 24.000\u00a0đ")

    pressed(window, F8, F9)

    assert window.text("done_headline").startswith("✓")


# --- drafts --------------------------------------------------------------------------------------


def test_a_draft_put_aside_while_its_code_is_called_off_knows_what_was_paid(
    window: Window, desk: Desk
) -> None:
    asked_with_its_papers(window)
    credited(window, desk, OLD)
    door = behind(window, Door(desk, (CancelPayment,)))
    count_of(window).setFocus()
    count_of(window).selectAll()
    window.hit_letter("5")
    window.rest(30)
    window.key(Qt.Key.Key_F10)
    door.opens.set()
    quiet(window)

    reopened(window)

    window.until(lambda: window.text("fee_total") == "40.000\u00a0đ")
    told(window, GROWN)


def test_a_draft_left_at_its_papers_shows_the_citizen_its_papers(window: Window) -> None:
    """Its notes wait for the rest of the bill, which is no reason to ask for money."""
    asked_with_its_papers(window)
    window.key(Qt.Key.Key_F8, SHIFT)
    window.until(lambda: window.focus() == "tendered")
    window.type("50000")
    window.key(Qt.Key.Key_F6)
    quiet(window)
    assert isinstance(window.shell.citizen_page, Papers)
    parked(window)

    reopened(window)

    quiet(window)
    assert window.focus() == "papers"
    assert isinstance(window.shell.citizen_page, Papers)


# --- groups --------------------------------------------------------------------------------------


def test_of_a_group_with_one_that_is_paid_notes_bear_the_rest_alone(
    window: Window, desk: Desk, store: Store
) -> None:
    laid_aside(window, desk)
    alike(window, 2)
    window.until(lambda: window.text("fee_total") == "80.000\u00a0đ")
    told(window, "✓ Đã nhận 24.000\u00a0đ, còn phải thu 56.000\u00a0đ")
    pressed(window, SHIFT_F8)
    window.type("80000")
    said = window.text("change")
    received(window)
    assert said == f"✓ Trả lại {formats.money(Money(sum(given_back(store))))}"


def test_of_a_group_with_one_that_is_paid_a_code_asks_for_the_rest_alone(
    window: Window, desk: Desk
) -> None:
    laid_aside(window, desk)
    alike(window, 2)
    window.until(lambda: window.text("fee_total") == "80.000\u00a0đ")
    quiet(window)

    window.key(Qt.Key.Key_F8)

    window.until(lambda: waits(window))
    quiet(window)
    assert shown(window) == Money(56_000)
    assert "24.000" in window.text("fee_paid")
    received(window)


def test_one_that_is_paid_and_becomes_two_can_be_received(
    window: Window, desk: Desk, store: Store
) -> None:
    asked_with_its_papers(window)
    credited(window, desk, OLD)
    window.shell.counter.city_passed.emit()
    window.until(lambda: "đã báo có" in window.text("qr_state"))
    alike(window, 2)
    window.until(lambda: window.text("fee_total") == "48.000\u00a0đ")
    told(window, "✓ Đã nhận 24.000\u00a0đ, còn phải thu 24.000\u00a0đ")

    pressed(window, F8)

    window.until(lambda: stage(window) is PayStage.WAITING)
    assert shown(window) == Money(24_000)
    received(window)
    assert sorted(book(store)) == [(24_000, "paid"), (24_000, "waiting")]


def test_what_the_bank_says_is_heard_while_the_bill_of_a_group_is_on_its_way(
    window: Window, desk: Desk
) -> None:
    asked_with_its_papers(window)
    credited(window, desk, OLD)
    window.shell.counter.city_passed.emit()
    window.until(lambda: "đã báo có" in window.text("qr_state"))
    fee = window.shell.findChild(FeePane)
    assert fee is not None
    door = behind(window, Door(desk, (GroupBill,)))
    alike(window, 2)
    window.until(lambda: fee._form is not None and fee._form.is_group)

    fee._tender.changed.emit()

    assert isinstance(fee.problem_now(), InputError)
    door.opens.set()
    told(window, "✓ Đã nhận 24.000\u00a0đ, còn phải thu 24.000\u00a0đ")


# --- parts ---------------------------------------------------------------------------------------


def test_notes_agreed_on_beside_a_part_that_came_leave_no_more_than_the_rest(
    window: Window, desk: Desk
) -> None:
    owed_with_its_papers(window)
    window.key(Qt.Key.Key_F8, SHIFT)
    window.until(lambda: window.focus() == "tendered")
    window.type("10000")
    window.edit("cash_share").setFocus()
    window.edit("cash_share").selectAll()
    window.type("10000")
    window.key(Qt.Key.Key_F8)
    window.until(lambda: waits(window) and shown(window) == Money(14_000))
    credited(window, desk, 8_000)
    window.shell.counter.city_passed.emit()
    window.until(lambda: "Còn thiếu" in window.text("qr_state"))

    window.items("fee_lines").setFocus()
    window.key(Qt.Key.Key_3)

    window.until(lambda: shown(window) == Money(6_000))
    quiet(window)
    received(window)


def test_after_f8_the_rest_of_a_short_transfer_still_comes_by_the_same_code(
    window: Window, desk: Desk, store: Store
) -> None:
    asked_with_its_papers(window)
    reference = getattr(window.shell.citizen_page, "reference", "")
    credited(window, desk, 20_000)
    window.shell.counter.city_passed.emit()
    window.until(lambda: "Còn thiếu" in window.text("qr_state"))
    pressed(window, F8)

    desk.submit(a_credit(f"CK {reference} nop phi", 4_000, 2), by=SYSTEM)
    window.shell.counter.city_passed.emit()
    quiet(window)

    received(window)
    assert book(store) == [(OLD, "paid")]


def test_a_citizen_whose_part_came_is_told_that_it_did(window: Window, desk: Desk) -> None:
    paid_in_part(window, desk)

    counted(window, 5)

    told(window, "✓ Đã nhận 20.000\u00a0đ, còn phải thu 20.000\u00a0đ")
    assert stage(window) is PayStage.RECEIVED
    assert shown(window) == Money(20_000)


def test_a_rest_that_came_is_not_still_to_be_taken(
    window: Window, desk: Desk, store: Store
) -> None:
    laid_aside(window, desk)
    window.key(Qt.Key.Key_F8)
    window.until(lambda: waits(window) and shown(window) == Money(REST))
    reference = getattr(window.shell.citizen_page, "reference", "")
    desk.submit(a_credit(f"CK {reference} nop phi", REST, 2), by=SYSTEM)
    window.shell.counter.city_passed.emit()

    told(window, "✓ Đã nhận đủ 40.000\u00a0đ, không phải thu thêm")

    assert book(store) == [(OLD, "paid"), (REST, "paid")]


@pytest.mark.parametrize(("copies", "over"), [(2, "14.000"), (3, "6.000")])
def test_all_that_came_is_said_where_too_much_came(
    window: Window, desk: Desk, copies: int, over: str
) -> None:
    asked_with_its_papers(window)
    credited(window, desk, 30_000)
    counted(window, 5)
    told(
        window,
        "✓ Đã nhận 30.000\u00a0đ, thừa 6.000\u00a0đ sẽ hoàn, còn phải thu 16.000\u00a0đ",
    )

    counted(window, copies)

    told(
        window,
        f"✓ Đã nhận 30.000\u00a0đ, không phải thu thêm; thừa {over}\u00a0đ, sẽ hoàn",
    )


# --- where something is not known ----------------------------------------------------------------


def test_a_rest_that_nobody_could_look_up_is_taken_once_it_can(
    window: Window, desk: Desk, store: Store
) -> None:
    paid_in_part(window, desk)
    door = behind(window, Door(desk, (), (RestOfBill,)))
    window.key(Qt.Key.Key_F8, SHIFT)
    quiet(window)
    pressed(window, F9)
    assert window.text("problem_4").startswith("■")
    assert given_back(store) == []

    door.fails = ()
    window.key(Qt.Key.Key_F8, SHIFT)

    window.until(lambda: window.focus() == "tendered")
    assert window.edit("cash_share").text() == "4.000"


def test_nothing_is_said_of_a_rest_where_nobody_knows_the_bill(window: Window, desk: Desk) -> None:
    laid_aside(window, desk)
    behind(window, Door(desk, (), (BillFor,)))

    counted(window, 6)

    window.until(lambda: window.text("fee_total") == "–")
    assert window.text("fee_paid") == ""


def test_nothing_is_said_of_a_rest_while_the_bill_asks_a_question(
    window: Window, desk: Desk
) -> None:
    laid_aside(window, desk)
    fee = window.shell.findChild(FeePane)
    assert fee is not None
    bill = fee._lines.bill
    assert bill is not None
    asks = replace(bill, lines=(replace(bill.lines[0], amount=None, asks="?"),), total=ZERO)

    fee._show_bill(asks, "không đồng")

    quiet(window)
    assert window.text("fee_total") == "?"
    assert window.text("fee_paid") == ""


def test_nothing_is_said_of_a_rest_where_there_is_no_procedure(window: Window, desk: Desk) -> None:
    laid_aside(window, desk)
    window.key(Qt.Key.Key_G, CONTROL)
    window.until(lambda: window.focus() == "procedure_search")
    assert window.text("fee_paid") == ""
    window.edit("tender_payer").setText("Cty Mau")
    window.edit("tender_payer").editingFinished.emit()
    quiet(window)
    assert window.text("fee_paid") == ""


def test_one_let_off_after_paying_does_not_wait_for_the_bank(window: Window, desk: Desk) -> None:
    at_papers(window, "1.004873")
    window.key(Qt.Key.Key_A)
    window.key(Qt.Key.Key_4, CONTROL)
    window.until(lambda: window.text("fee_total") == "3.000\u00a0đ")
    quiet(window)
    window.key(Qt.Key.Key_F8)
    window.until(lambda: waits(window))
    quiet(window)
    credited(window, desk, 3_000)
    groups, proofs = (window.shell.findChild(QComboBox, name) for name in ("exemption", "proof"))
    assert groups is not None
    assert proofs is not None
    groups.setFocus()
    while groups.currentData() != "ho_ngheo":
        window.key(Qt.Key.Key_Down)
    window.until(lambda: window.text("fee_total") == "0\u00a0đ")
    proofs.setFocus()
    window.key(Qt.Key.Key_Down)
    quiet(window)
    received(window)
    assert window.text("done_money") == "✓ Không phải nộp phí; tiền đã nhận sẽ hoàn"


# --- keys and answers that come in another order -------------------------------------------------


def test_one_with_its_code_shown_that_becomes_two_owes_for_both(window: Window) -> None:
    """The call-off gives another intent while the bill of both is on its way."""
    asked_with_its_papers(window)
    quiet(window)

    alike(window, 2)

    window.until(lambda: window.text("fee_total") == "48.000\u00a0đ")
    quiet(window)
    window.key(Qt.Key.Key_F8)
    window.until(lambda: waits(window) and shown(window) == Money(48_000))
    quiet(window)
    received(window)


def test_a_paid_code_beside_a_book_that_failed_once_can_be_finished(
    window: Window, desk: Desk
) -> None:
    asked_with_its_papers(window)
    credited(window, desk, OLD)
    window.shell.counter.city_passed.emit()
    window.until(lambda: "đã báo có" in window.text("qr_state"))
    quiet(window)
    door = behind(window, Door(desk, (), (RestOfBill,)))
    fee = window.shell.findChild(FeePane)
    assert fee is not None
    assert fee._form is not None
    bill = fee._lines.bill
    assert bill is not None
    fee._tender.bill_changes(fee._form)
    fee._show_bill(bill, "hai mươi bốn nghìn đồng")
    quiet(window)
    door.fails = ()

    pressed(window, F9, F8, F9)

    assert window.text("done_headline").startswith("✓")


@pytest.mark.parametrize("key", [Qt.Key.Key_1, Qt.Key.Key_F8])
def test_a_wish_for_a_bill_that_is_gone_is_not_for_the_next_procedure(
    window: Window, desk: Desk, store: Store, key: Qt.Key
) -> None:
    owed_with_its_papers(window)
    slow = behind(window, Door(desk, (RestOfBill,)))
    counted(window, 5)
    window.until(lambda: window.text("fee_total") == "40.000\u00a0đ")
    window.items("fee_lines").setFocus()
    window.hit(key)
    screen = window.shell.screen_named("intake")
    for _ in range(12):
        window.items("fee_lines").setFocus()
        window.key(Qt.Key.Key_Z, CONTROL)
        window.rest(40)
        if not screen.form.procedure_code:
            break
    slow.opens.set()
    quiet(window)

    window.key(Qt.Key.Key_F5)
    window.edit("procedure_search").setFocus()
    window.edit("procedure_search").selectAll()
    window.type("1.004873")
    quiet(window)
    window.key(Qt.Key.Key_Return)

    quiet(window)
    assert screen.form.procedure_code == "1.004873"
    assert book(store) == []


def test_notes_wished_for_over_a_draft_left_at_its_code_call_it_off(
    window: Window, desk: Desk, store: Store
) -> None:
    asked_with_its_papers(window)
    quiet(window)
    parked(window)
    door = behind(window, Door(desk, (), (RestOfBill,)))
    reopened(window)
    quiet(window)
    door.fails = ()

    pressed(window, SHIFT_F8)

    assert box_of(window).currentIndex() == CASH
    assert book(store) == [(OLD, "cancelled")]


def test_notes_after_a_code_on_its_way_call_it_off(window: Window, store: Store) -> None:
    owed_with_its_papers(window)
    window.items("fee_lines").setFocus()

    window.hit(Qt.Key.Key_F8)
    window.hit(Qt.Key.Key_2)

    quiet(window)
    assert box_of(window).currentIndex() == CASH
    assert box_of(window)._asked.code is None
    assert [state for _due, state in book(store)] in ([], ["cancelled"])
