"""The supervisor's day on the screen: pictures, questions and signature, by keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTableView

from counter_app.commands.dossier import CorrectApplicant
from counter_app.commands.outcome import Topic
from counter_app.commands.refund import ApproveRefund, RequestVoid
from counter_app.commands.shift import CloseShift, OpenShift
from counter_app.desk import Desk
from counter_app.domain.money import Money
from counter_app.domain.payment import QrTender
from counter_app.domain.refund import VoidReason
from counter_app.domain.shift import DrawerCount
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.review import DayOfReview, ReviewDay
from counter_app.queries.shift import CurrentShift
from tests.builders import HOUSEHOLD_BUSINESS, MARITAL_STATUS, a_dossier, an_applicant
from tests.commands.test_thread import a_credit, a_request
from tests.conftest import Clock
from tests.ui.conftest import Window
from tests.ui.stage import Trouble
from tests.ui.test_due import lines, picture
from ui.widgets.day_picture import DayPicture

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def worked(window: Window, desk: Desk, clerk: Actor, head: Actor, clock: Clock) -> Window:
    """A day of cash, codes, a void by the head and a correction; the first shift is short."""
    for number in range(8):
        clock.move(minutes=17)
        if number < 4:
            desk.submit(a_request(f"p{number}", dossier_id=f"d{number}"), by=clerk)
        desk.submit(a_dossier(f"d{number}", HOUSEHOLD_BUSINESS), by=clerk)
    clock.move(minutes=20)
    reference = desk.submit(a_request("q1", dossier_id="q"), by=clerk).value.reference
    desk.submit(a_credit(reference, 100_000), by=SYSTEM)
    desk.submit(a_dossier("q", HOUSEHOLD_BUSINESS, tender=QrTender("q1")), by=clerk)
    desk.submit(a_dossier("m", MARITAL_STATUS), by=clerk)
    right = an_applicant(full_name="Nguyễn Thị Mẫu Đào")
    desk.submit(CorrectApplicant("d7", right, "Nhập sai tên"), by=clerk)
    clock.move(minutes=25)
    shift = desk.ask(CurrentShift(), by=clerk)
    assert shift is not None
    count = DrawerCount.of(Money(1_253_000))
    desk.submit(CloseShift(shift.shift_id, count, "Trả nhầm cho khách"), by=clerk)
    return window


def the_day(desk: Desk, by: Actor, clock: Clock) -> DayOfReview:
    return desk.ask(ReviewDay(clock().date()), by=by)


def at_the_review(window: Window) -> None:
    window.sign_in("2222", row=2)
    window.key(Qt.Key.Key_V, CTRL_SHIFT)
    window.until(lambda: window.focus() == "review_questions")
    window.until(lambda: "CA-" in " ".join(lines(window, "review_shifts")))
    drawn = window.shell.findChild(DayPicture, "picture_0")
    assert drawn is not None
    window.until(lambda: drawn.is_drawn)


def _inspect(window: Window, row: int) -> None:
    sample = window.items("review_sample")
    sample.setFocus()
    sample.setCurrentRow(row)
    window.key(Qt.Key.Key_F6)
    window.until(lambda: lines(window, "review_sample")[row].startswith("✓"))


def test_a_day_is_drawn_inspected_answered_and_signed_with_keys_alone(
    worked: Window, desk: Desk, supervisor: Actor, clock: Clock
) -> None:
    at_the_review(worked)
    worked.until(lambda: "Tiền mặt tăng" in " ".join(lines(worked, "review_questions")))
    worked.rest(100)
    picture(worked, "review")
    worked.key(Qt.Key.Key_F5)
    worked.until(lambda: len(the_day(desk, supervisor, clock).sample) == 3)
    worked.until(lambda: worked.items("review_sample").count() == 3)
    worked.key(Qt.Key.Key_F9)
    worked.until(lambda: worked.text("review_note").startswith("■"))

    for row in range(3):
        _inspect(worked, row)
    assert the_day(desk, supervisor, clock).uninspected == 0
    worked.key(Qt.Key.Key_F8)
    worked.until(lambda: worked.focus() == "review_words")
    worked.edit("review_words").setText("Mạng ngân hàng lỗi từ 8 giờ")
    worked.key(Qt.Key.Key_F8)
    worked.until(lambda: the_day(desk, supervisor, clock).unanswered == 0)
    worked.until(lambda: "chờ ký" in worked.text("review_state"))
    worked.key(Qt.Key.Key_F9)

    worked.until(lambda: "đã ký" in worked.text("review_state"))
    picture(worked, "review-signed")


def test_an_answer_is_for_the_evidence_that_was_read_and_for_no_more(
    worked: Window, desk: Desk, clerk: Actor, supervisor: Actor, clock: Clock
) -> None:
    """More of it came while the supervisor typed: it is another question, and to be read first."""
    at_the_review(worked)
    worked.until(lambda: "Tiền mặt tăng" in " ".join(lines(worked, "review_questions")))
    worked.items("review_questions").setCurrentRow(0)
    worked.edit("review_words").setText("Mạng ngân hàng lỗi từ 8 giờ")

    desk.submit(OpenShift(DrawerCount.of(Money(0)), "Đã nộp quỹ"), by=clerk)
    desk.submit(a_request("p9", dossier_id="d9"), by=clerk)
    desk.submit(a_dossier("d9", HOUSEHOLD_BUSINESS), by=clerk)
    worked.shell.counter.happened.emit(frozenset({Topic.PAYMENTS}))
    worked.until(lambda: "Chưa dòng nào được chọn" in worked.text("review_note"))
    worked.key(Qt.Key.Key_F8)
    worked.until(lambda: worked.shell.counter.is_idle)

    assert the_day(desk, supervisor, clock).unanswered == 1
    worked.items("review_questions").setCurrentRow(0)
    worked.key(Qt.Key.Key_F8)
    worked.until(lambda: the_day(desk, supervisor, clock).unanswered == 0)


def test_each_picture_has_its_table_and_enter_opens_the_evidence(
    worked: Window, desk: Desk, supervisor: Actor, clock: Clock
) -> None:
    at_the_review(worked)
    worked.rest(100)
    worked.key(Qt.Key.Key_2, CTRL)
    assert worked.focus() == "day_shifts"
    picture(worked, "review-bars")
    worked.key(Qt.Key.Key_3, CTRL)
    assert worked.focus() == "day_takings"
    picture(worked, "review-lines")
    worked.key(Qt.Key.Key_1, CTRL)
    table = worked.shell.findChild(QTableView, "day_events")
    assert table is not None
    assert table.model().rowCount() == 11
    table.selectRow(2)
    worked.rest(100)
    code = the_day(desk, supervisor, clock).events[2].dossier_code

    worked.key(Qt.Key.Key_Return)

    worked.until(lambda: worked.text("dossier_title") == code)


def test_a_click_on_a_mark_chooses_its_line(worked: Window) -> None:
    at_the_review(worked)
    drawn = worked.shell.findChild(DayPicture, "picture_0")
    table = worked.shell.findChild(QTableView, "day_events")
    assert drawn is not None
    assert table is not None

    drawn.chosen.emit(4)

    assert table.currentIndex().row() == 4


def test_a_shift_is_asked_to_open_again_and_a_second_person_agrees(
    worked: Window, desk: Desk, head: Actor, clock: Clock
) -> None:
    at_the_review(worked)
    worked.items("review_shifts").setFocus()
    worked.edit("review_words").setText("Còn tờ 50.000 dưới khay")
    worked.key(Qt.Key.Key_F10)
    worked.until(lambda: "xin mở lại" in " ".join(lines(worked, "review_shifts")))
    picture(worked, "review-again")
    worked.key(Qt.Key.Key_F10)
    worked.until(lambda: worked.text("review_note").startswith("■"))
    worked.key(Qt.Key.Key_F12)
    worked.sign_in("3333", row=1)
    worked.key(Qt.Key.Key_V, CTRL_SHIFT)
    worked.until(lambda: "xin mở lại" in " ".join(lines(worked, "review_shifts")))
    worked.items("review_shifts").setFocus()

    worked.key(Qt.Key.Key_F10)

    worked.until(lambda: desk.ask(CurrentShift(), by=SYSTEM) is not None)
    day = the_day(desk, head, clock)
    assert len(day.shifts[0].closings) == 1
    assert day.shifts[0].line.closed_at is None


def test_a_day_without_work_says_so(worked: Window) -> None:
    at_the_review(worked)
    worked.key(Qt.Key.Key_PageUp)

    worked.until(lambda: "chưa có việc" in worked.text("day_none"))
    worked.until(lambda: "Chưa có ca" in " ".join(lines(worked, "review_shifts")))
    picture(worked, "review-empty")


def test_a_day_that_could_not_be_read_is_decided_by_nobody_until_a_key_reads_it(
    worked: Window, desk: Desk
) -> None:
    worked.sign_in("2222", row=2)
    counter = worked.shell.counter
    worked.until(lambda: counter.is_idle)
    trouble = Trouble(desk)
    trouble.is_refusing = True
    counter._desk = trouble  # type: ignore[assignment]
    worked.key(Qt.Key.Key_V, CTRL_SHIFT)
    worked.until(lambda: "chưa đọc được" in worked.text("review_note"))
    worked.until(lambda: counter.is_idle)
    trouble.is_refusing = False
    draw = worked.shell.findChild(QPushButton, "review_draw")
    assert draw is not None
    assert not draw.isEnabled()
    worked.key(Qt.Key.Key_F5)
    worked.rest(50)
    assert "chưa đọc được" in worked.text("review_note")

    worked.key(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)

    worked.until(lambda: worked.items("review_shifts").count() == 1)
    assert draw.isEnabled()
    assert worked.text("review_note") == ""


def test_a_void_is_a_mark_of_its_own(
    window: Window, desk: Desk, clerk: Actor, supervisor: Actor, head: Actor, clock: Clock
) -> None:
    number = desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS), by=clerk).value.receipt_number
    void = RequestVoid("v1", number or "", Money(100_000), VoidReason.WRONG_METHOD, "Nhầm")
    desk.submit(void, by=supervisor)
    desk.submit(ApproveRefund("v1"), by=head)

    kinds = [one.kind for one in the_day(desk, head, clock).events]

    assert sorted(kinds) == ["receipt", "void"]
