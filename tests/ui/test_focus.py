"""Where the keys are after a look elsewhere, and once an answer comes late."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from counter_app.desk import Desk
from counter_app.domain.dossier import Status
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.dossier import OneDossier
from tests.builders import MARITAL_STATUS, PENSION, a_dossier
from tests.ui import stage
from tests.ui.conftest import Window
from tests.ui.drafting import ALT, CONTROL, SHIFT, at_papers, hold_saves, household_of, kept
from tests.ui.test_looks import day_folder  # noqa: F401  # a fixture
from tests.ui.test_window import CARD
from ui import language, theme

REASON = "Công dân đổi ý"


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp)
    language.speak("vi")
    yield
    theme.apply(qapp)
    language.speak("vi")


def is_seen() -> bool:
    """Whether the keys go to something that is in sight."""
    focused = QApplication.focusWidget()
    return focused is not None and focused.isVisible()


def status_of(played: stage.Stage) -> Status:
    code = stage.code_of(played, "qr-1")
    return played.desk.ask(OneDossier(code), by=SYSTEM).line.status


def unlock(window: Window) -> None:
    window.until(lambda: window.focus() == "pin")
    window.type("1111")
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.focus() != "pin")


def at_reason(window: Window, code: str) -> None:
    """Where the reason for a withdrawal is typed, on the page of a dossier."""
    window.shell.open_dossier(code)
    acts = window.items("acts")
    window.until(lambda: acts.count() > 1)
    titles = [acts.item(row).text() for row in range(acts.count())]
    acts.setCurrentRow(next(row for row, one in enumerate(titles) if "rút hồ sơ" in one))
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.focus() == "act_reason")


def type_reason(window: Window) -> None:
    """Until all of it is there: the last letters may be a scan's for a moment."""
    window.type(REASON)
    window.until(lambda: window.edit("act_reason").text() == REASON)


# --- late answers ----------------------------------------------------------------------------


def test_an_act_that_ends_late_takes_nobodys_keys(window: Window, desk: Desk, clerk: Actor) -> None:
    code = desk.submit(a_dossier("d1", MARITAL_STATUS), by=clerk).value.code
    window.sign_in()
    window.shell.open_dossier(code)
    window.until(lambda: window.items("acts").count() > 1)
    hold_saves(window, 0.6)
    window.hit(Qt.Key.Key_1)
    window.key(Qt.Key.Key_F2)
    window.until(lambda: window.focus() == "full_name")
    window.type("Lê")
    window.until(lambda: kept(window) and window.text("act_note").startswith("✓"))

    window.type(" Mẫu")

    assert (window.focus(), window.edit("full_name").text()) == ("full_name", "Lê Mẫu")


def test_an_act_that_ends_late_leaves_the_search_over_it_its_keys(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    code = desk.submit(a_dossier("d1", MARITAL_STATUS), by=clerk).value.code
    window.sign_in()
    window.shell.open_dossier(code)
    window.until(lambda: window.items("acts").count() > 1)
    hold_saves(window, 0.3)
    window.hit(Qt.Key.Key_1)
    window.key(Qt.Key.Key_K, CONTROL)
    over_it = window.focus()

    window.until(lambda: window.text("act_note").startswith("✓"))

    assert (over_it, window.focus()) == ("find_words", "find_words")


def test_a_dossier_that_is_received_late_takes_nobodys_keys(window: Window) -> None:
    at_papers(window, PENSION)
    window.key(Qt.Key.Key_A)
    window.until(lambda: window.text("fee_total") == "0\u00a0đ")
    hold_saves(window, 0.3)
    window.hit(Qt.Key.Key_F9)
    window.key(Qt.Key.Key_F3)
    window.until(lambda: window.focus() == "dossier_search")

    window.until(lambda: window.text("done_headline").startswith("✓"))

    assert window.focus() == "dossier_search"
    window.shell.open_screen("intake")
    assert is_seen()


def test_a_check_of_the_book_that_ends_takes_nobodys_keys(
    tmp_path: Path,
    day_folder: Path,  # noqa: F811
) -> None:
    with stage.opened(tmp_path, day_folder, "verify-full") as played:
        window = played.window
        verify = window.shell.screen_named("verify")
        window.hit(Qt.Key.Key_F5)
        window.until(lambda: bool(verify.is_in_hand))
        window.shell.open_screen("dossiers")
        window.until(lambda: not verify.is_in_hand)
        assert window.focus() == "dossier_search"


@pytest.mark.parametrize(("key", "to"), [(Qt.Key.Key_F5, "procedure_search"), (Qt.Key.Key_F3, "")])
def test_a_box_that_is_ticked_a_moment_after_its_key_takes_nobodys_keys(
    window: Window, key: Qt.Key, to: str
) -> None:
    window.sign_in()
    window.new_dossier()
    window.shell.scan(CARD)
    window.until(lambda: window.focus() == "phone")
    window.hit(Qt.Key.Key_H, ALT)
    window.key(key)
    window.until(lambda: window.shell.screen_named("intake").form.is_household)

    assert is_seen()
    assert window.focus() == (to or "dossier_search")
    window.type("1.004873")
    assert household_of(window).toPlainText() == ""


def test_a_letter_over_the_guide_after_a_change_of_language_marks_no_paper(window: Window) -> None:
    at_papers(window)
    window.key(Qt.Key.Key_F1, SHIFT)
    window.until(lambda: window.focus() == "guide_page")
    window.key(Qt.Key.Key_F11, CONTROL | SHIFT)
    intake = window.shell.screen_named("intake")
    window.until(lambda: bool(intake.active == 2))
    window.rest(50)

    window.key(Qt.Key.Key_A)

    assert (intake.form.ticks, window.focus()) == ((), "guide_words")
    window.key(Qt.Key.Key_Escape)
    assert window.focus() == "papers"


# --- what is hidden takes no keys ------------------------------------------------------------


def test_while_a_scan_runs_the_keys_are_somewhere_and_esc_stops_it(
    tmp_path: Path,
    day_folder: Path,  # noqa: F811
) -> None:
    with stage.opened(tmp_path, day_folder, "digitisation-scanning") as played:
        window = played.window
        assert is_seen()
        window.key(Qt.Key.Key_Return)
        stopped = window.shell.counter.scanning._cancelled
        assert not stopped.is_set()
        # By the way of the system's own window, as a key comes.
        QTest.keyClick(window.shell.windowHandle(), Qt.Key.Key_Escape)
        window.until(stopped.is_set)


def test_f7_where_no_shift_is_open_leaves_the_keys_at_the_notes(
    tmp_path: Path, set_up_folder: Path
) -> None:
    with stage.opened(tmp_path, set_up_folder, "shift-empty") as played:
        before = played.window.focus()
        played.window.key(Qt.Key.Key_F7)
        assert (played.window.focus(), is_seen()) == (before, True)


# --- the list of screens ---------------------------------------------------------------------


def test_esc_leaves_the_list_of_screens_for_the_form(window: Window) -> None:
    window.sign_in()
    window.new_dossier()
    window.type("Lê")
    window.key(Qt.Key.Key_F2, CONTROL)
    assert window.focus() == "go_intake"
    window.key(Qt.Key.Key_Escape)
    assert window.focus() == "full_name"


def test_esc_leaves_the_list_of_screens_and_takes_no_step_back(window: Window) -> None:
    at_papers(window)
    window.key(Qt.Key.Key_F2, CONTROL)
    window.key(Qt.Key.Key_Escape)
    assert (window.shell.screen_named("intake").active, window.focus()) == (2, "papers")


@pytest.mark.parametrize("name", ["blackout", "receipts", "deadlines", "disclosure"])
def test_esc_leaves_the_list_of_screens_on_an_empty_page(
    name: str, tmp_path: Path, set_up_folder: Path
) -> None:
    with stage.opened(tmp_path, set_up_folder, f"{name}-empty") as played:
        shell, page = played.window.shell, played.window.shell._open.currentWidget()
        played.window.key(Qt.Key.Key_F2, CONTROL)
        assert played.window.focus().startswith("go_")
        played.window.key(Qt.Key.Key_Escape)
        played.settle()
        focused = shell.focusWidget()
        assert page is not None and (focused is page or page.isAncestorOf(focused))


# --- a dossier's page ------------------------------------------------------------------------


def test_who_locked_while_taking_money_goes_on_there_and_a_digit_does_no_act(
    tmp_path: Path,
    day_folder: Path,  # noqa: F811
) -> None:
    with stage.stage(tmp_path, day_folder, "dossier-due") as played:
        window = played.window
        window.sign_in()
        played.settle()
        stage.dossier("qr-1", stage.due)(played)
        before = status_of(played)
        window.key(Qt.Key.Key_F12)
        unlock(window)
        assert (window.focus(), is_seen()) == ("due_ways", True)
        window.key(Qt.Key.Key_1)
        played.settle()
        assert status_of(played) is before


def test_who_looked_at_the_list_of_screens_while_taking_money_is_back_there(
    tmp_path: Path,
    day_folder: Path,  # noqa: F811
) -> None:
    with stage.opened(tmp_path, day_folder, "dossier-due") as played:
        assert isinstance(played, stage.Stage)
        window, before = played.window, status_of(played)
        window.key(Qt.Key.Key_F2, CONTROL)
        window.key(Qt.Key.Key_Escape)
        assert (window.focus(), is_seen()) == ("due_ways", True)
        window.key(Qt.Key.Key_1)
        played.settle()
        assert status_of(played) is before


def test_who_locked_while_a_reason_is_typed_goes_on_in_it(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    code = desk.submit(a_dossier("d1", MARITAL_STATUS), by=clerk).value.code
    window.sign_in()
    at_reason(window, code)
    window.type("Đợi ")
    window.key(Qt.Key.Key_F12)
    unlock(window)

    window.type("15 ngày")

    assert window.edit("act_reason").text() == "Đợi 15 ngày"


def test_an_act_that_is_half_filled_in_waits_while_another_slip_is_scanned(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    one = desk.submit(a_dossier("d1", MARITAL_STATUS), by=clerk).value.code
    other = desk.submit(a_dossier("d2", PENSION), by=clerk).value.code
    window.sign_in()
    at_reason(window, one)
    type_reason(window)
    window.shell.scan(other)
    window.until(lambda: window.text("dossier_title") == other)
    window.until(lambda: window.items("acts").count() > 1)
    assert window.shell.screen_named("dossier").is_in_hand
    assert window.shell.findChildren(QLineEdit, "act_reason") == []

    window.shell.open_dossier(one)
    window.until(lambda: window.focus() == "act_reason")
    assert window.edit("act_reason").text() == REASON

    window.key(Qt.Key.Key_Escape)
    assert not window.shell.screen_named("dossier").is_in_hand


def test_an_act_that_is_typed_stays_when_the_one_before_it_is_written(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    code = desk.submit(a_dossier("d1", MARITAL_STATUS), by=clerk).value.code
    window.sign_in()
    window.shell.open_dossier(code)
    window.until(lambda: window.items("acts").count() > 1 and window.focus() == "acts")
    before = desk.ask(OneDossier(code), by=clerk).line.status
    hold_saves(window, 0.5)
    window.key(Qt.Key.Key_1)
    window.rest(200)

    window.key(Qt.Key.Key_2)
    window.until(lambda: window.focus() == "act_kind")
    window.type("Giay")
    window.until(lambda: desk.ask(OneDossier(code), by=clerk).line.status is not before)
    window.rest(200)

    assert (window.edit("act_kind").text(), window.focus()) == ("Giay", "act_kind")


def test_an_act_that_ends_once_another_dossier_is_open_says_nothing_of_that_one(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    one = desk.submit(a_dossier("d1", MARITAL_STATUS), by=clerk).value.code
    other = desk.submit(a_dossier("d2", PENSION), by=clerk).value.code
    window.sign_in()
    at_reason(window, one)
    type_reason(window)
    hold_saves(window, 0.3)
    window.hit(Qt.Key.Key_Return)
    window.shell.scan(other)

    window.until(lambda: not window.shell.screen_named("dossier").is_in_hand)

    assert desk.ask(OneDossier(one), by=SYSTEM).line.status is Status.WITHDRAWN
    window.until(lambda: window.text("dossier_title") == other)
    assert window.text("act_note") == ""
