"""What the citizen sees at each step, and that nothing of it outlasts the citizen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from counter_app.ports import PrinterState
from tests.ui.conftest import PrinterPlace, Window
from tests.ui.drafting import CONTROL, at_notes
from tests.ui.test_due import at_stage, reference
from tests.ui.test_printing import machine, receive
from tests.ui.test_scan_anywhere import at_code
from tests.ui.test_window import to_papers
from ui.citizen import CitizenPage, Done, Papers, PayStage, Rating, Welcome
from ui.screens.customer_window import CustomerWindow, citizen_screen


def seen(window: Window) -> CitizenPage:
    return window.shell.customer_window.page


def at_papers(window: Window) -> None:
    window.sign_in()
    to_papers(window)
    window.until(lambda: isinstance(seen(window), Papers))


def test_a_visit_goes_from_welcome_over_papers_to_the_question_how_it_was(window: Window) -> None:
    window.until(lambda: isinstance(seen(window), Welcome))
    receive(window)
    window.until(lambda: isinstance(seen(window), Rating))
    page = seen(window)
    assert isinstance(page, Rating)
    assert page.rating_url == f"http://127.0.0.1:8766/danh-gia/{page.code}"

    window.key(Qt.Key.Key_F10)

    window.until(lambda: seen(window) == Welcome("Quầy 3"))


def test_nobody_is_asked_how_it_was_before_the_slip_is_there(
    window: Window, printer_place: PrinterPlace
) -> None:
    machine(printer_place).now = PrinterState.SILENT
    receive(window)
    window.until(lambda: isinstance(seen(window), Done))

    window.key(Qt.Key.Key_Y)

    window.until(lambda: isinstance(seen(window), Rating))


def test_f11_holds_what_the_citizen_sees_and_lets_it_go_on(window: Window) -> None:
    at_papers(window)
    before = seen(window)
    window.key(Qt.Key.Key_F11)
    window.key(Qt.Key.Key_Space)
    window.until(lambda: window.shell.citizen_page != before)
    assert seen(window) == before
    assert "giữ nguyên" in window.text("frozen")

    window.key(Qt.Key.Key_F11)

    assert seen(window) == window.shell.citizen_page
    assert window.text("frozen") == ""


def test_a_lock_blanks_a_screen_that_was_held(window: Window) -> None:
    at_papers(window)
    window.key(Qt.Key.Key_F11)

    window.key(Qt.Key.Key_F12)

    assert seen(window) == Welcome("Quầy 3")
    assert window.text("frozen") == ""


def test_the_next_citizen_sees_nothing_of_the_last_although_the_screen_was_held(
    window: Window,
) -> None:
    at_papers(window)
    window.key(Qt.Key.Key_F11)

    window.key(Qt.Key.Key_F10)

    window.until(lambda: seen(window) == Welcome("Quầy 3"))


def test_the_only_screen_is_the_clerks_and_no_other_than_the_set_one_is_the_citizens() -> None:
    screens = QGuiApplication.screens()

    assert citizen_screen(screens, "", "") is None
    assert citizen_screen([], "HDMI-1", "HDMI-1") is None
    lone = CustomerWindow("HDMI-1")
    lone.place()
    assert not lone.isVisible()


def locked_and_back(window: Window) -> None:
    window.key(Qt.Key.Key_F12)
    window.until(lambda: window.focus() == "pin")
    assert isinstance(seen(window), Welcome)
    window.type("1111")
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.focus() != "pin")


def test_a_code_is_in_the_citizens_sight_again_after_the_papers_were(window: Window) -> None:
    at_code(window)
    window.until(at_stage(window, PayStage.WAITING))
    code = reference(window)
    window.key(Qt.Key.Key_F6)
    window.until(lambda: isinstance(seen(window), Papers))

    window.key(Qt.Key.Key_4, CONTROL)

    window.until(at_stage(window, PayStage.WAITING))
    assert reference(window) == code


def test_a_code_is_in_the_citizens_sight_again_after_the_desk_was_locked(window: Window) -> None:
    at_code(window)
    window.until(at_stage(window, PayStage.WAITING))
    code = reference(window)

    locked_and_back(window)

    window.until(at_stage(window, PayStage.WAITING))
    assert reference(window) == code


def test_what_notes_are_counted_for_is_in_the_citizens_sight_again(window: Window) -> None:
    at_notes(window)
    window.type("5000")
    asked = seen(window)

    locked_and_back(window)

    window.until(lambda: seen(window) == asked)
