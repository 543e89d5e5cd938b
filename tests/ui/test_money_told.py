"""What pane 4, pane 5 and the citizen's screen tell of money and papers is so when they tell it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from counter_app.desk import Desk
from counter_app.domain.money import Money
from counter_app.domain.user import SYSTEM
from counter_app.ports import PrinterState
from tests.builders import HOUSEHOLD_BUSINESS
from tests.commands.test_thread import a_credit
from tests.ui.conftest import PrinterPlace, Window
from tests.ui.test_citizen_screen import seen
from tests.ui.test_due import due
from tests.ui.test_group import complete, second
from tests.ui.test_printing import machine, receive
from tests.ui.test_window import SHIFT, to_papers
from ui import theme
from ui.citizen import Done, Pay, PayStage, Rating
from ui.panes.bank import BankWay
from ui.theme import LIGHT, Look
from ui.widgets.qr_view import QrView

__all__ = ["due"]
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def at_fee(window: Window) -> None:
    window.sign_in()
    to_papers(window)
    complete(window, "3.000\u00a0đ")
    window.until(lambda: window.shell.counter.is_idle)


def coded(window: Window) -> None:
    at_fee(window)
    window.key(Qt.Key.Key_F8)
    window.until(lambda: "chờ ngân hàng" in window.text("qr_state"))


def credited(window: Window, desk: Desk, amount: int) -> None:
    page = seen(window)
    assert isinstance(page, Pay)
    desk.submit(a_credit(f"CK {page.reference} nop phi", amount), by=SYSTEM)
    window.shell.counter.city_passed.emit()


def citizen_reads(window: Window) -> list[str]:
    """The lines on the citizen's screen."""
    labels = window.shell.customer_window.findChildren(QLabel)
    return [one.text() for one in labels if one.text()]


# --- pane 4 ----------------------------------------------------------------------------------


def test_a_code_that_waits_is_not_done_until_the_bank_has_told(window: Window, desk: Desk) -> None:
    coded(window)
    assert window.text("mark_4") == "● chờ ngân hàng"

    credited(window, desk, 3_000)

    window.until(lambda: window.text("mark_4") == "✓ xong")


def test_a_code_that_was_paid_in_part_is_short_and_still_goes_on(
    window: Window, desk: Desk
) -> None:
    coded(window)

    credited(window, desk, 1_000)

    window.until(lambda: window.text("mark_4") == "▲ còn thiếu")
    window.key(Qt.Key.Key_F9)
    window.until(lambda: window.text("done_print") == "✓ Đã in")


def test_notes_are_done_once_the_clerk_goes_on(window: Window) -> None:
    at_fee(window)
    assert window.text("mark_4") == ""
    window.key(Qt.Key.Key_F8, SHIFT)
    window.until(lambda: window.focus() == "tendered")
    window.type("R")
    assert window.text("mark_4") == ""

    window.key(Qt.Key.Key_Return)

    assert window.text("mark_4") == "✓ xong"
    window.key(Qt.Key.Key_4, CONTROL)
    assert window.text("mark_4") == ""


def test_who_owes_nothing_is_done(window: Window) -> None:
    receive(window)

    assert window.text("mark_4") == "✓ xong"


def test_the_lines_of_a_visit_add_up_to_its_total(window: Window) -> None:
    at_fee(window)
    second(window, HOUSEHOLD_BUSINESS, "103.000\u00a0đ")
    window.key(Qt.Key.Key_B, ALT)
    window.until(lambda: window.focus() == "copies")
    window.type("3")
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.text("fee_total") == "303.000\u00a0đ")

    lines = window.items("fee_lines")
    words = [lines.item(row).text() for row in range(lines.count())]

    sums = [Money.parse(one.split("\u00a0đ")[0]) for one in words]
    assert Money.total(sums) == Money(303_000)
    assert "200.000\u00a0đ = 100.000\u00a0đ × 2 " in words[-1]
    window.shell.resize(1366, 900)
    window.until(lambda: lines.height() == lines.sizeHint().height())
    window.until(lambda: not lines.verticalScrollBar().isVisible())


def test_the_list_of_what_is_owed_is_as_high_as_its_lines(window: Window) -> None:
    at_fee(window)
    window.shell.resize(1366, 768)
    lines = window.items("fee_lines")

    window.until(lambda: lines.height() == lines.sizeHint().height())

    window.until(lambda: not lines.verticalScrollBar().isVisible())
    last = lines.visualItemRect(lines.item(lines.count() - 1))
    assert lines.viewport().height() - last.bottom() < last.height() // 4


def test_a_code_and_its_state_stand_in_sight_at_twice_the_size(
    window: Window, qapp: QApplication
) -> None:
    at_fee(window)
    window.shell.wear(Look(LIGHT, 200))
    window.shell.resize(1366, 768)
    window.until(lambda: window.items("fee_lines").isVisible())

    window.key(Qt.Key.Key_F8)

    (bank,) = window.shell.findChildren(BankWay)
    code, state = bank.findChild(QrView), bank.findChild(QLabel, "qr_state")
    assert code is not None
    assert state is not None
    window.until(lambda: "chờ ngân hàng" in state.text())
    window.until(lambda: is_whole(code) and is_whole(state))
    theme.apply(qapp, Look())


def is_whole(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()


def test_the_citizens_code_takes_about_half_the_screens_height(window: Window) -> None:
    coded(window)
    screen = window.shell.customer_window
    screen.resize(1280, 800)
    screen.show()

    code = screen.findChild(QrView)

    assert code is not None
    # 37 modules and the quiet zone around them.
    window.until(lambda: code.dots * 45 >= 0.45 * screen.height())


# --- pane 5 ----------------------------------------------------------------------------------


def test_a_paper_that_was_printed_is_done(window: Window) -> None:
    receive(window)

    assert window.text("mark_5") == "✓ xong"


def test_no_printer_is_not_done_and_the_citizen_waits_for_the_clerk(
    window: Window, printer_place: PrinterPlace
) -> None:
    printer_place.printer = None
    receive(window)
    assert window.text("mark_5") == "▲ chưa in xong"

    window.until(lambda: isinstance(seen(window), Done))
    window.until(lambda: any("chờ cán bộ đưa giấy hẹn" in one for one in citizen_reads(window)))
    assert not any("đang in" in one for one in citizen_reads(window))


def test_a_print_in_doubt_is_done_once_the_clerk_has_seen_the_paper(
    window: Window, printer_place: PrinterPlace
) -> None:
    machine(printer_place).now = PrinterState.SILENT
    receive(window)
    assert window.text("mark_5") == "▲ chưa rõ đã in"
    window.until(lambda: any("chờ cán bộ đưa giấy hẹn" in one for one in citizen_reads(window)))

    window.key(Qt.Key.Key_Y)

    window.until(lambda: isinstance(seen(window), Rating))
    assert window.text("mark_5") == "✓ xong"


# --- the citizen's notes ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("", "Xin nộp tiền mặt"),
        ("2000", "Xin nộp tiền mặt"),
        ("3000", "Vừa đủ tiền, không có tiền thừa"),
        ("R", "Tiền thừa trả lại: 47.000\u00a0đ"),
    ],
)
def test_who_pays_in_notes_reads_what_to_do_and_what_comes_back(
    window: Window, keys: str, told: str
) -> None:
    at_fee(window)
    window.key(Qt.Key.Key_F8, SHIFT)
    window.until(lambda: window.focus() == "tendered")

    window.type(keys)

    window.until(lambda: told in citizen_reads(window))


def test_who_pays_a_part_in_notes_reads_that_part_and_its_change(window: Window) -> None:
    at_fee(window)
    window.key(Qt.Key.Key_F8, SHIFT)
    window.until(lambda: window.focus() == "tendered")
    window.type("R")
    window.key(Qt.Key.Key_Backtab)
    window.until(lambda: window.focus() == "cash_share")

    window.edit("cash_share").selectAll()
    window.type("1000")

    window.until(lambda: "Tiền thừa trả lại: 49.000\u00a0đ" in citizen_reads(window))
    assert "1.000\u00a0đ" in citizen_reads(window)
    assert "3.000\u00a0đ" not in citizen_reads(window)


def test_who_pays_the_rest_in_notes_reads_what_comes_back(due: Window) -> None:
    due.key(Qt.Key.Key_2)
    due.until(lambda: due.focus() == "due_share")
    due.until(lambda: "Xin nộp tiền mặt" in citizen_reads(due))
    due.key(Qt.Key.Key_Return)
    due.type("E")
    due.until(lambda: "Tiền thừa trả lại: 40.000\u00a0đ" in citizen_reads(due))

    due.key(Qt.Key.Key_Return)

    due.until(lambda: getattr(seen(due), "stage", None) is PayStage.RECEIVED)
    assert "Tiền thừa trả lại: 40.000\u00a0đ" in citizen_reads(due)


def test_who_pays_a_part_of_the_rest_in_notes_reads_that_part(due: Window) -> None:
    due.key(Qt.Key.Key_2)
    due.until(lambda: due.focus() == "due_share")

    due.edit("due_share").selectAll()
    due.type("20000")

    due.until(lambda: "20.000\u00a0đ" in citizen_reads(due))
    assert "60.000\u00a0đ" not in citizen_reads(due)
    due.key(Qt.Key.Key_Return)
    due.type("E")
    due.until(lambda: "Tiền thừa trả lại: 80.000\u00a0đ" in citizen_reads(due))


def test_notes_that_are_too_few_are_told_once(due: Window) -> None:
    due.key(Qt.Key.Key_2)
    due.until(lambda: due.focus() == "due_share")
    due.key(Qt.Key.Key_Return)
    due.type("1000")
    assert "còn thiếu" in due.text("due_change")

    due.key(Qt.Key.Key_Return)

    due.until(lambda: "còn thiếu" in due.text("due_note"))
    assert due.text("due_change") == ""
    due.type("E")
    assert due.text("due_note") == ""
    assert "Trả lại" in due.text("due_change")
