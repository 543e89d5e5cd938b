"""Feedback by keys: taken in points, sorted, answered, and a stock answer pointed at."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QTableView

from counter_app.commands.dialogue import PlanDialogue
from counter_app.commands.feedback import AnswerFeedback, Said, SortFeedback, TakeFeedback
from counter_app.desk import Desk
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.feedback import FeedbackBoard
from tests.commands.test_feedback import ANSWERS, POINTS, published
from tests.ui.conftest import Window
from tests.ui.test_due import picture

CLERK, HEAD, SUPERVISOR = ("1111", 0), ("3333", 1), ("2222", 2)


def opened(window: Window, who: tuple[str, int]) -> QTableView:
    window.sign_in(*who)
    window.shell.open_screen("feedback")
    table = window.shell.findChild(QTableView, "feedback_table")
    assert table is not None
    window.until(lambda: "đang chờ" in window.text("feedback_counts"))
    return table


def tool(window: Window, name: str) -> QPushButton:
    found = window.shell.findChild(QPushButton, name)
    assert found is not None, name
    return found


def test_one_act_comes_next_and_what_cannot_be_done_says_why(
    window: Window, desk: Desk, clerk: Actor, supervisor: Actor
) -> None:
    desk.submit(TakeFeedback("f1", POINTS), by=clerk)
    opened(window, SUPERVISOR)
    window.until(lambda: tool(window, "sort_ours").isEnabled())
    screen = window.shell.screen_named("feedback")

    names = ("take_feedback", "sort_ours", "answer_feedback", "publish_feedback")
    assert [name for name in names if tool(window, name).property("primary")] == ["sort_ours"]
    assert not tool(window, "publish_feedback").isEnabled()
    assert "chờ người thứ hai đọc" in tool(window, "publish_feedback").toolTip()
    assert "Công bố (F10): Chỉ khi" in screen.why()

    window.key(Qt.Key.Key_F6)
    window.until(lambda: tool(window, "answer_feedback").isEnabled())
    assert [name for name in names if tool(window, name).property("primary")] == ["answer_feedback"]


def test_a_day_to_come_has_no_minutes_yet(window: Window, desk: Desk, head: Actor) -> None:
    desk.submit(PlanDialogue("n1", date(2026, 12, 3), "Hộ kinh doanh", "Phòng họp"), by=head)
    window.sign_in(*SUPERVISOR)
    window.shell.open_screen("dialogues")

    window.until(lambda: tool(window, "write_minutes").toolTip() == "Chưa tới ngày đối thoại.")

    assert tool(window, "plan_dialogue").property("primary")


def test_what_a_citizen_says_is_taken_point_by_point(window: Window, desk: Desk) -> None:
    table = opened(window, CLERK)
    words = window.shell.findChild(QPlainTextEdit, "feedback_words")
    assert words is not None
    window.key(Qt.Key.Key_F5)
    window.until(lambda: window.text("feedback_note").startswith("■"))
    assert window.focus() == "feedback_words"
    words.setPlainText("\n".join(POINTS))
    window.edit("feedback_name").setText("Trần Thị Mẫu Hoa")
    window.key(Qt.Key.Key_F5)

    window.until(lambda: "PA-0126-261126-01" in window.text("feedback_note"))
    model = table.model()
    assert model is not None
    window.until(lambda: model.rowCount() == 1)
    assert model.index(0, 4).data() == "Trần T. M. H."


def test_a_stock_answer_is_pointed_at_and_a_good_one_goes_to_a_reader(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    desk.submit(TakeFeedback("f1", POINTS, Said("Trần Thị Mẫu Hoa")), by=clerk)
    opened(window, SUPERVISOR)
    window.key(Qt.Key.Key_F6)
    window.until(lambda: "chờ trả lời" in window.text("feedback_note"))
    window.until(lambda: window.shell.findChild(QLineEdit, "answer_1") is not None)
    window.edit("answer_0").setText(ANSWERS[0])
    window.edit("answer_1").setText("Cảm ơn ý kiến, chúng tôi xin ghi nhận và rút kinh nghiệm.")
    window.key(Qt.Key.Key_F9)
    window.until(lambda: "điều 2" in window.text("feedback_note"))
    assert window.focus() == "answer_1"
    picture(window, "feedback")
    window.edit("answer_1").setText(ANSWERS[1])
    window.key(Qt.Key.Key_F9)
    window.until(lambda: "đã trình" in window.text("feedback_note"))

    # Who wrote it cannot publish it.
    window.until(lambda: tool(window, "publish_feedback").isEnabled())
    window.key(Qt.Key.Key_F10)
    window.until(lambda: window.text("feedback_note").startswith("■"))
    assert published(desk) == ()


def test_a_day_of_dialogue_is_named_held_and_its_minutes_confirmed(
    window: Window, desk: Desk, head: Actor
) -> None:
    desk.submit(PlanDialogue("n1", date(2026, 11, 26), "Hộ kinh doanh", "Phòng họp"), by=head)
    window.sign_in(*SUPERVISOR)
    window.shell.open_screen("dialogues")
    table = window.shell.findChild(QTableView, "dialogue_table")
    assert table is not None
    window.until(lambda: table.model().rowCount() == 1)
    minutes = window.shell.findChild(QPlainTextEdit, "dialogue_minutes")
    assert minutes is not None
    minutes.setPlainText("Ba ý kiến về thời gian chờ; hẹn trả lời trước 05/12.")
    window.key(Qt.Key.Key_F6)
    window.until(lambda: window.focus() == "dialogue_people")
    window.edit("dialogue_people").setText("24")
    window.key(Qt.Key.Key_F6)
    window.until(lambda: "chờ người khác" in window.text("dialogue_note"))
    window.until(lambda: tool(window, "confirm_minutes").isEnabled())
    window.key(Qt.Key.Key_F7)
    window.until(lambda: window.text("dialogue_note").startswith("■"))
    picture(window, "dialogues")

    (line,) = desk.ask(FeedbackBoard(), by=SYSTEM).dialogues
    assert (line.people, line.state) == (24, "written")


def test_half_written_minutes_stay_when_the_days_are_read_anew(
    window: Window, desk: Desk, head: Actor
) -> None:
    desk.submit(PlanDialogue("n1", date(2026, 11, 26), "Hộ kinh doanh", "Phòng họp"), by=head)
    window.sign_in(*SUPERVISOR)
    window.shell.open_screen("dialogues")
    table = window.shell.findChild(QTableView, "dialogue_table")
    minutes = window.shell.findChild(QPlainTextEdit, "dialogue_minutes")
    assert table is not None and minutes is not None
    window.until(lambda: table.model().rowCount() == 1)
    minutes.setPlainText("Ba ý kiến")
    window.edit("dialogue_people").setText("24")
    desk.submit(PlanDialogue("n2", date(2026, 12, 3), "Đất đai", "Phòng họp"), by=head)

    window.key(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)

    window.until(lambda: table.model().rowCount() == 2)
    assert (minutes.toPlainText(), window.edit("dialogue_people").text()) == ("Ba ý kiến", "24")


def test_the_second_reader_publishes(
    window: Window, desk: Desk, clerk: Actor, supervisor: Actor
) -> None:
    desk.submit(TakeFeedback("f1", POINTS), by=clerk)
    desk.submit(SortFeedback("f1", is_ours=True), by=supervisor)
    desk.submit(AnswerFeedback("f1", ANSWERS), by=supervisor)
    opened(window, HEAD)
    window.key(Qt.Key.Key_F10)

    window.until(lambda: "đã công bố" in window.text("feedback_note"))
    assert len(published(desk)) == 1
