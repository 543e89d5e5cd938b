"""The black-out kit by keys: printed ahead, copied afterwards under its numbers, accounted for."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, Qt
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QFrame, QPushButton, QTableView

from counter_app.commands.blackout import PrepareKit
from counter_app.desk import Desk
from counter_app.domain.blackout import CloseReason
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.blackout import BlackoutSheets, Sheet
from counter_app.queries.dossier import Dossiers
from tests.conftest import Clock
from tests.ui.conftest import Window
from tests.ui.test_due import picture
from tests.ui.test_window import CARD, SHIFT


def sheets(desk: Desk) -> tuple[Sheet, ...]:
    return desk.ask(BlackoutSheets(), by=SYSTEM)


def at_the_sheets(window: Window) -> QTableView:
    window.shell.open_screen("blackout")
    table = window.shell.findChild(QTableView, "sheet_table")
    assert table is not None
    return table


def written(window: Window, text: str) -> None:
    edit = window.shell.findChild(QDateTimeEdit, "sheet_written_at")
    assert edit is not None
    at = QDateTime.fromString(text, "HH:mm dd/MM/yyyy")
    edit.setDate(at.date())
    edit.setTime(at.time())


def test_a_sheet_is_copied_by_keys_and_the_promise_counts_from_its_hour(
    window: Window, desk: Desk, clock: Clock, supervisor: Actor
) -> None:
    desk.submit(PrepareKit(3), by=supervisor)
    clock.move(hours=7)
    window.sign_in()
    table = at_the_sheets(window)
    window.until(lambda: table.currentIndex().isValid())
    written(window, "10:40 26/11/2026")
    picture(window, "blackout-clerk")

    table.setFocus()
    window.key(Qt.Key.Key_Return)
    assert window.focus() == "sheet_written_at"
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.focus() == "full_name")
    assert "1269000" in window.text("sheet_line")
    window.shell.scan(CARD)
    window.until(lambda: window.focus() == "phone")
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.focus() == "procedure_search")
    window.type("1.004873")
    window.until(lambda: window.items("procedure_list").count() == 1)
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.focus() == "papers")
    window.key(Qt.Key.Key_Space)
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.text("fee_total") == "3.000\u00a0đ")
    window.key(Qt.Key.Key_F8, SHIFT)
    window.until(lambda: window.focus() == "tendered")
    window.type("R")
    picture(window, "blackout-intake")
    window.key(Qt.Key.Key_F9)

    window.until(lambda: window.text("done_headline").startswith("✓"))
    (line,) = desk.ask(Dossiers(), by=SYSTEM)
    assert line.code == "000.00.01.H26-261126-1269000"
    assert line.due_at is not None
    assert f"{line.due_at:%H:%M %d/%m}" == "10:40 01/12"
    assert sum(len(one.out) for one in sheets(desk)) == 4


def test_a_sheet_is_no_way_round_a_missing_paper(
    window: Window, desk: Desk, supervisor: Actor
) -> None:
    desk.submit(PrepareKit(1), by=supervisor)
    window.sign_in()
    table = at_the_sheets(window)
    window.until(lambda: table.currentIndex().isValid())
    window.press("sheet_enter")
    window.until(lambda: window.focus() == "full_name")

    window.key(Qt.Key.Key_F7, SHIFT)

    window.until(lambda: "Tờ viết tay" in window.text("problem_1"))


def test_a_supervisor_prints_a_kit_and_accounts_for_what_was_spoilt(
    window: Window, desk: Desk
) -> None:
    window.sign_in("2222", row=2)
    table = at_the_sheets(window)
    window.press("kit_prepare")
    window.until(lambda: "Đã lập bộ DP-0126-261126-01" in window.text("blackout_note"))
    window.until(lambda: table.model().rowCount() == 20)
    reason = window.shell.findChild(QComboBox, "sheet_reason")
    assert reason is not None
    reason.setCurrentIndex(reason.findData(CloseReason.SPOILT))

    window.press("sheet_close")
    window.until(lambda: window.text("blackout_note").startswith("■"))
    assert window.focus() == "sheet_words"
    window.edit("sheet_words").setText("Ướt")
    window.key(Qt.Key.Key_Return)

    window.until(lambda: "Đã khai 2 số" in window.text("blackout_note"))
    window.until(lambda: "38 số" in window.text("sheet_counts"))
    picture(window, "blackout")
    assert [one.words for sheet in sheets(desk) for one in (sheet.slip,) if one.reason] == ["Ướt"]


def test_a_clerk_sees_neither_the_making_nor_the_accounting(window: Window) -> None:
    window.sign_in()
    at_the_sheets(window)

    for name in ("kit_prepare", "sheet_close"):
        button = window.shell.findChild(QPushButton, name)
        assert button is not None
        frame = button.parentWidget()
        assert isinstance(frame, QFrame)
        assert not frame.isVisibleTo(window.shell)
