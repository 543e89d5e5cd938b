"""Notes that are not enough: they are a part as soon as the rest has a way, and never before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from counter_app.desk import Desk
from counter_app.domain.errors import InputError
from counter_app.domain.money import Money
from counter_app.domain.payment import CashTender, Share, SplitTender
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.outbox import CountsForCity
from tests.ui.conftest import Window
from tests.ui.drafting import CONTROL, SHIFT, box_of, parked, reopened
from tests.ui.test_group import complete, second
from tests.ui.test_late_request import shown, waits
from tests.ui.test_money_told import at_fee, is_whole
from tests.ui.test_rest_of_visit import alike
from tests.ui.test_window import to_papers
from ui import theme
from ui.theme import LIGHT, Look

PART = CashTender(Money(1_000), Share(Money(1_000)))


def short(window: Window) -> QPushButton:
    """A thousand of three is counted; gives what offers the ways for the rest."""
    window.key(Qt.Key.Key_F8, SHIFT)
    window.until(lambda: window.focus() == "tendered")
    window.type("1000")
    window.until(lambda: "còn thiếu" in window.text("change"))
    later = window.shell.findChild(QPushButton, "rest_later")
    assert later is not None
    return later


def issued(desk: Desk) -> int:
    return desk.ask(CountsForCity(), by=SYSTEM).issued


def test_the_bank_is_asked_for_what_notes_leave(window: Window) -> None:
    at_fee(window)
    later = short(window)
    assert "Còn 2.000\u00a0đ: F8 mã QR" in later.text()

    window.key(Qt.Key.Key_F8)

    window.until(lambda: waits(window) and shown(window) == Money(2_000))
    tender = box_of(window).tender()
    assert isinstance(tender, SplitTender)
    assert tender.parts[0] == PART


def test_the_rest_comes_later_by_one_key(window: Window, desk: Desk) -> None:
    at_fee(window)
    later = short(window)

    window.key(Qt.Key.Key_L, CONTROL)

    window.until(later.isChecked)
    assert box_of(window).tender() == SplitTender((PART,), rest_later=True)
    window.key(Qt.Key.Key_F9)
    window.until(lambda: window.text("done_headline").startswith("✓"))
    assert issued(desk) == 1


def test_notes_that_come_after_all_are_no_change(window: Window) -> None:
    at_fee(window)
    short(window)
    window.key(Qt.Key.Key_F8)
    window.until(lambda: waits(window) and shown(window) == Money(2_000))

    window.key(Qt.Key.Key_F8, SHIFT)
    window.until(lambda: window.focus() == "tendered")
    window.edit("tendered").selectAll()
    window.type("3000")

    window.until(lambda: "Trả lại 0" in window.text("change"))
    assert box_of(window).tender() == CashTender(Money(3_000))


def test_who_agreed_to_pay_later_agreed_to_that_bill_alone(window: Window) -> None:
    at_fee(window)
    later = short(window)
    window.key(Qt.Key.Key_L, CONTROL)
    window.until(later.isChecked)

    alike(window, 2)

    window.until(lambda: window.text("fee_total") == "6.000\u00a0đ")
    window.until(lambda: not later.isChecked())
    with pytest.raises(InputError, match="tendered_too_little"):
        box_of(window).tender()


def test_notes_go_on_after_the_key_for_later(window: Window) -> None:
    at_fee(window)
    later = short(window)

    window.key(Qt.Key.Key_L, CONTROL)

    window.until(later.isChecked)
    assert window.focus() == "tendered"


def test_a_slip_of_the_hand_is_no_part(window: Window, desk: Desk) -> None:
    at_fee(window)
    window.key(Qt.Key.Key_F8, SHIFT)
    window.until(lambda: window.focus() == "tendered")
    window.type("3")

    window.key(Qt.Key.Key_F8)

    window.until(lambda: "còn thiếu 2.997" in window.text("problem_4"))
    assert box_of(window).awaited is None


def test_counted_notes_come_back_with_the_code_for_the_rest(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    at_fee(window)
    window.key(Qt.Key.Key_F8, SHIFT)
    window.until(lambda: window.focus() == "tendered")
    window.edit("cash_share").clear()
    window.type("1000")
    window.key(Qt.Key.Key_F8)
    window.until(lambda: waits(window) and shown(window) == Money(2_000))
    parked(window)

    reopened(window)

    window.until(lambda: waits(window) and shown(window) == Money(2_000))
    assert isinstance(box_of(window).tender(), SplitTender)


@pytest.fixture
def enlarged(window: Window, qapp: QApplication) -> Iterator[Window]:
    """At the fee, twice as large as usual, on a small screen."""
    at_fee(window)
    window.shell.wear(Look(LIGHT, 200))
    window.shell.resize(1366, 768)
    yield window
    theme.apply(qapp, Look())


def test_much_enlarged_what_is_left_stays_in_sight_beside_the_notes(
    enlarged: Window,
) -> None:
    window = enlarged

    later = short(window)

    change = window.shell.findChild(QLabel, "change")
    assert change is not None
    window.until(lambda: is_whole(later) and is_whole(change) and is_whole(window.edit("tendered")))


def test_short_notes_alone_receive_nothing(window: Window, desk: Desk) -> None:
    at_fee(window)
    short(window)

    window.key(Qt.Key.Key_F9)

    window.until(lambda: "còn thiếu" in window.text("problem_4"))
    assert issued(desk) == 0


def test_a_groups_fee_is_offered_no_part(window: Window) -> None:
    window.sign_in()
    to_papers(window)
    complete(window, "3.000\u00a0đ")
    second(window, "1.014027", "3.000\u00a0đ")

    assert short(window).isHidden()
    window.key(Qt.Key.Key_F8)

    window.until(lambda: "còn thiếu" in window.text("problem_4"))
