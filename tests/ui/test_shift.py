"""The shift on the screen: counted blind by keys alone, asked once, handed over, closed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton, QSpinBox

from counter_app.desk import Desk
from counter_app.domain.money import Money
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.shift import CashMoves, CurrentShift, OpenShiftLine
from counter_app.queries.shift_book import ShiftBook
from tests.builders import HOUSEHOLD_BUSINESS, a_dossier
from tests.conftest import Clock
from tests.ui.conftest import Window
from tests.ui.stage import Trouble
from tests.ui.test_due import picture

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def at_the_shift(window: Window) -> None:
    window.key(Qt.Key.Key_C, CTRL_SHIFT)
    window.until(lambda: window.focus() == "notes_500000")


def count(window: Window, *numbers: tuple[int, int]) -> None:
    """Type each number; Enter walks on from face to face, at last to the button."""
    typed = dict(numbers)
    spin = window.shell.findChild(QSpinBox, "notes_500000")
    assert spin is not None
    spin.setFocus()
    spin.selectAll()
    while window.focus().startswith("notes_"):
        face = int(window.focus().removeprefix("notes_"))
        if face in typed:
            window.type(str(typed[face]))
        window.key(Qt.Key.Key_Return)


def current(desk: Desk) -> OpenShiftLine | None:
    return desk.ask(CurrentShift(), by=SYSTEM)


def test_a_shift_is_counted_and_closed_with_keys_alone(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS), by=clerk)
    window.sign_in()
    at_the_shift(window)
    window.until(lambda: "Chốt" in window.text("shift_title"))
    picture(window, "shift-count")
    count(window, (500_000, 1), (50_000, 22))
    assert window.focus() == "shift_submit"
    window.key(Qt.Key.Key_Return)
    window.until(lambda: "50.000" in window.text("shift_problem"))
    picture(window, "shift-asked-again")
    assert window.focus() == "notes_50000"
    assert "Sổ" not in window.text("shift_told")

    window.type("2")
    count(window)
    window.key(Qt.Key.Key_Return)
    window.until(lambda: "Chênh lệch 0" in window.text("shift_told").replace("\u00a0", " "))
    assert "đếm lần đầu" in window.text("shift_told")
    picture(window, "shift-told")
    assert window.focus() == "shift_submit"
    window.key(Qt.Key.Key_Return)

    window.until(lambda: "Đã chốt" in window.text("shift_result"))
    window.rest(300)
    picture(window, "shift-closed")
    assert current(desk) is None
    assert window.text("shift_result").startswith("✓")


def test_a_difference_asks_for_its_reason_and_closes(
    window: Window, desk: Desk, clock: Clock
) -> None:
    window.sign_in()
    at_the_shift(window)
    window.until(lambda: "Chốt" in window.text("shift_title"))
    count(window, (200_000, 2))
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.focus() == "reason")
    picture(window, "shift-difference")
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.text("shift_problem").startswith("■"))

    window.edit("reason").setText("Trả nhầm")
    window.key(Qt.Key.Key_Return)

    window.until(lambda: "Đã chốt" in window.text("shift_result"))
    window.until(lambda: "Mở ca" in window.text("shift_title"))
    assert window.text("shift_result").startswith("▲")
    # An Enter too many opens nothing on a drawer that nobody counted.
    window.key(Qt.Key.Key_Return)
    window.rest(100)
    assert window.focus() == "notes_200000"
    assert current(desk) is None
    today = clock().date()
    line = desk.ask(ShiftBook(today, today), by=SYSTEM).shifts[0]
    assert (line.difference, line.reason) == (Money(-100_000), "Trả nhầm")


def test_the_next_clerk_signs_in_counts_and_takes_over(window: Window, desk: Desk) -> None:
    window.sign_in()
    at_the_shift(window)
    window.until(lambda: "Chốt" in window.text("shift_title"))
    count(window, (500_000, 1))
    window.key(Qt.Key.Key_Return)
    window.until(lambda: bool(window.text("shift_told")))
    window.key(Qt.Key.Key_F6)
    window.until(lambda: "người nhận" in window.text("shift_problem"))
    picture(window, "shift-given")
    window.key(Qt.Key.Key_F12)
    window.sign_in("2222", row=2)
    at_the_shift(window)
    window.until(lambda: "Nhận bàn giao" in window.text("shift_title"))
    owner, actor = "Nguyễn Thu Mẫu", window.shell.counter.actor.name
    window.until(lambda: window.text("shift_line").endswith(f"của {owner}"))
    assert window.text("shift_line").startswith(f"{actor} · ")
    picture(window, "shift-taking")

    count(window, (500_000, 1))
    window.key(Qt.Key.Key_Return)

    window.until(lambda: "Đã nhận" in window.text("shift_result"))
    assert window.focus() == "notes_500000"
    window.until(lambda: window.text("shift_line").startswith(f"{actor} · CA-"))
    now = current(desk)
    assert now is not None
    assert now.user_name == window.shell.counter.actor.name


def test_cash_goes_to_the_safe_with_a_reason(window: Window, desk: Desk) -> None:
    window.sign_in()
    at_the_shift(window)
    window.until(lambda: "Chốt" in window.text("shift_title"))
    window.key(Qt.Key.Key_F7)
    assert window.focus() == "cash_way"
    way = window.shell.findChild(QComboBox, "cash_way")
    assert way is not None
    window.key(Qt.Key.Key_Down)
    window.key(Qt.Key.Key_Return)
    window.type("200.000")
    window.key(Qt.Key.Key_Return)
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.text("cash_note").startswith("■"))

    window.edit("cash_reason").setText("Chuyển về két cuối buổi")
    window.key(Qt.Key.Key_Return)

    window.until(lambda: window.items("cash_moves").count() == 1)
    picture(window, "shift-cash")
    now = current(desk)
    assert now is not None
    (move,) = desk.ask(CashMoves(now.shift_id), by=SYSTEM)
    assert (move.amount, move.way) == (Money(200_000), "out")


def test_a_shift_that_could_not_be_read_takes_no_count_until_a_key_reads_it(
    window: Window, desk: Desk
) -> None:
    window.sign_in()
    counter = window.shell.counter
    window.until(lambda: counter.is_idle)
    trouble = Trouble(desk)
    trouble.is_refusing = True
    counter._desk = trouble  # type: ignore[assignment]
    at_the_shift(window)
    window.until(lambda: "chưa đọc được" in window.text("shift_problem"))
    submit = window.shell.findChild(QPushButton, "shift_submit")
    assert submit is not None

    assert window.text("shift_title") == "Ca làm việc"
    assert "Chưa lưu" not in window.text("shift_problem")
    assert not submit.isEnabled()
    window.until(lambda: counter.is_idle)
    trouble.is_refusing = False
    window.key(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)

    window.until(lambda: "Chốt" in window.text("shift_title"))
    assert submit.isEnabled()
    assert window.text("shift_problem") == ""


def test_a_shift_left_open_says_so_at_once(window: Window, clock: Clock) -> None:
    clock.move(days=3)
    window.sign_in()
    at_the_shift(window)

    window.until(lambda: "để mở từ" in window.text("shift_facts"))
    picture(window, "shift-left-open")
