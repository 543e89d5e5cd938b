"""The board by keys: filtered by unit, a difficulty raised and its answer noted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QTableView

from counter_app.commands.handover import TakeHandover
from counter_app.commands.outcome import Topic
from counter_app.desk import Desk
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.difficulty import Difficulties
from tests.builders import HOUSEHOLD_BUSINESS, a_dossier, forwarded
from tests.conftest import Clock
from tests.ui.conftest import Window
from tests.ui.test_due import picture


def rows(window: Window, name: str) -> int:
    table = window.shell.findChild(QTableView, name)
    assert table is not None
    return table.model().rowCount()


def test_the_board_is_filtered_by_unit_and_a_difficulty_is_raised_and_answered(
    window: Window, desk: Desk, clerk: Actor, clock: Clock
) -> None:
    number = forwarded(desk, clerk, "d1")
    desk.submit(TakeHandover(number, "Lê Thị Mẫu"), by=clerk)
    forwarded(desk, clerk, "d2")
    desk.submit(a_dossier("d3", HOUSEHOLD_BUSINESS), by=clerk)
    clock.move(days=6)
    window.sign_in()
    window.shell.open_screen("deadlines")
    window.until(lambda: rows(window, "deadline_table") == 3)
    units = window.shell.findChild(QListWidget, "deadline_units")
    assert units is not None
    units.setCurrentRow(2)
    window.until(lambda: rows(window, "deadline_table") < 3)
    units.setCurrentRow(0)
    window.until(lambda: rows(window, "deadline_table") == 3)

    window.edit("difficulty_unit").setText("Phòng Tư pháp")
    window.key(Qt.Key.Key_F5)
    window.until(lambda: window.text("deadline_note").startswith("■"))
    assert window.focus() == "difficulty_matter"
    window.edit("difficulty_matter").setText("Không tra được sổ hộ tịch năm 1998")
    window.key(Qt.Key.Key_F5)
    window.until(lambda: rows(window, "difficulty_table") == 1)
    clock.move(days=5)
    window.shell.open_screen("home")
    window.shell.open_screen("deadlines")
    window.until(lambda: rows(window, "deadline_table") == 3)
    window.rest(100)
    picture(window, "deadlines")

    window.edit("difficulty_matter").setText("Đã số hóa sổ, tra được từ hôm nay")
    window.edit("difficulty_who").setText("Ông Mẫu")
    window.key(Qt.Key.Key_F6)
    window.until(lambda: "đã ghi trả lời" in window.text("deadline_note"))
    (line,) = desk.ask(Difficulties(), by=SYSTEM)
    assert (line.state, line.answered_by) == ("solved", "Ông Mẫu")


def test_the_dossier_that_a_difficulty_is_typed_for_stays_chosen_when_the_board_comes_anew(
    window: Window, desk: Desk, clerk: Actor, clock: Clock
) -> None:
    for name in ("d1", "d2", "d3"):
        desk.submit(a_dossier(name, HOUSEHOLD_BUSINESS), by=clerk)
    clock.move(days=6)
    window.sign_in()
    window.shell.open_screen("deadlines")
    window.until(lambda: rows(window, "deadline_table") == 3)
    board = window.shell.findChild(QTableView, "deadline_table")
    assert board is not None
    board.selectRow(1)
    chosen = board.model().index(1, 2).data()

    came: list[int] = []
    board.model().modelReset.connect(lambda: came.append(1))
    window.shell.counter.happened.emit(frozenset({Topic.DOSSIERS}))
    window.until(lambda: bool(came))

    assert board.model().index(board.currentIndex().row(), 2).data() == chosen


def test_the_unit_that_was_chosen_for_a_handover_stays_chosen_when_the_list_comes_anew(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    for name in ("d1", "d2"):
        desk.submit(a_dossier(name, HOUSEHOLD_BUSINESS), by=clerk)
    window.sign_in()
    window.shell.open_screen("handover")
    waiting = window.shell.findChild(QTableView, "handover_waiting")
    assert waiting is not None
    window.until(lambda: waiting.model().rowCount() == 2)
    waiting.selectRow(1)
    chosen = waiting.model().index(1, 1).data()

    desk.submit(a_dossier("d3", HOUSEHOLD_BUSINESS), by=clerk)
    window.shell.counter.happened.emit(frozenset({Topic.DOSSIERS}))
    window.until(lambda: waiting.model().rowCount() == 3)

    assert waiting.model().index(waiting.currentIndex().row(), 1).data() == chosen


def test_a_unit_stays_chosen_when_another_order_puts_it_elsewhere(
    window: Window, desk: Desk, clerk: Actor, clock: Clock
) -> None:
    forwarded(desk, clerk, "d1")
    clock.move(hours=8)
    for number in range(2, 5):
        desk.submit(a_dossier(f"d{number}", HOUSEHOLD_BUSINESS), by=clerk)
    clock.move(days=5, hours=-8)
    window.sign_in()
    window.shell.open_screen("deadlines")
    units = window.items("deadline_units")
    window.until(lambda: units.count() == 3)
    units.setCurrentRow(2)
    assert units.item(2).text().startswith("● 3")

    clock.move(days=1)
    window.shell.counter.happened.emit(frozenset({Topic.DOSSIERS}))

    window.until(lambda: units.item(1).text().startswith("■ 3"))
    assert units.currentRow() == 1
