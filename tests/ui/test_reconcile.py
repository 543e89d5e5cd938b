"""The reconciliation desk: money without a request, money to look at, money to give back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from counter_app.commands.credit import DecideCredit
from counter_app.commands.outcome import Topic
from counter_app.commands.refund import DeclineRefund, RequestRefund
from counter_app.desk import Desk
from counter_app.domain.money import Money
from counter_app.domain.payment import PaymentState, QrTender
from counter_app.domain.refund import RefundReason
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.credit import OpenCreditCount
from counter_app.queries.payment import OnePayment
from tests.builders import HOUSEHOLD_BUSINESS, a_dossier
from tests.commands.test_thread import a_credit, a_request
from tests.conftest import Clock
from tests.ui.conftest import Window
from tests.ui.test_due import lines, picture


@pytest.fixture
def reference(window: Window, desk: Desk, clerk: Actor) -> str:
    """A received dossier that waits for 100,000 đ by QR."""
    asked = desk.submit(a_request("p1", "d1"), by=clerk).value
    desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS, tender=QrTender("p1")), by=clerk)
    return asked.reference


def state(desk: Desk) -> PaymentState:
    line = desk.ask(OnePayment("p1"), by=SYSTEM)
    assert line is not None
    return line.state


def at_the_desk(window: Window) -> None:
    window.sign_in("2222", row=2)
    window.key(
        Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    window.until(lambda: window.focus() == "credits")


def test_money_without_a_code_is_laid_by_a_person_with_a_reason(
    window: Window, desk: Desk, reference: str
) -> None:
    desk.submit(a_credit("NGUYEN VAN MAU nop le phi", 100_000), by=SYSTEM)
    at_the_desk(window)
    window.until(lambda: "100.000" in " ".join(lines(window, "credits")))
    picture(window, "reconcile")
    window.edit("credit_target").setText(reference)
    window.edit("credit_reason").setFocus()
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.text("credits_note").startswith("■"))
    assert state(desk) is PaymentState.WAITING

    window.edit("credit_reason").setText("Khách đưa giấy báo nợ")
    window.key(Qt.Key.Key_Return)

    window.until(lambda: state(desk) is PaymentState.PAID_LATE)
    window.until(lambda: "đều đã khớp" in " ".join(lines(window, "credits")))
    picture(window, "reconcile-done")


def test_the_money_that_somebody_types_about_stays_chosen_while_it_waits_and_another_goes(
    window: Window, desk: Desk, supervisor: Actor, clock: Clock, reference: str
) -> None:
    for number, amount in ((1, 70_000), (2, 80_000), (3, 90_000)):
        desk.submit(a_credit("NGUYEN VAN MAU nop le phi", amount, number), by=SYSTEM)
    at_the_desk(window)
    window.until(lambda: "90.000" in " ".join(lines(window, "credits")))
    window.items("credits").setCurrentRow(1)
    window.edit("credit_reason").setText("Khách đưa giấy báo nợ")

    clock.now += timedelta(minutes=2)
    desk.submit(DecideCredit("sandbox", "credit-1", None, "Không phải của ta"), by=supervisor)
    window.shell.counter.happened.emit(frozenset({Topic.PAYMENTS}))
    window.until(lambda: "70.000" not in " ".join(lines(window, "credits")))

    assert "80.000" in window.items("credits").currentItem().text()


def test_a_reason_for_money_that_another_person_settled_is_laid_to_no_other(
    window: Window, desk: Desk, supervisor: Actor, reference: str
) -> None:
    for number, amount in ((1, 70_000), (2, 80_000), (3, 90_000)):
        desk.submit(a_credit("NGUYEN VAN MAU nop le phi", amount, number), by=SYSTEM)
    at_the_desk(window)
    window.until(lambda: "90.000" in " ".join(lines(window, "credits")))
    window.items("credits").setCurrentRow(1)
    window.edit("credit_target").setText(reference)
    window.edit("credit_reason").setText("Khách đưa giấy báo nợ")
    window.edit("credit_reason").setFocus()

    desk.submit(DecideCredit("sandbox", "credit-2", None, "Không phải của ta"), by=supervisor)
    window.shell.counter.happened.emit(frozenset({Topic.PAYMENTS}))
    window.until(lambda: "80.000" not in " ".join(lines(window, "credits")))
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.shell.counter.is_idle)

    assert "Chưa dòng nào được chọn" in window.text("credits_note")
    assert window.edit("credit_reason").text() == "Khách đưa giấy báo nợ"
    picture(window, "reconcile-lost")
    assert desk.ask(OpenCreditCount(), by=SYSTEM)[0] == 2
    window.items("credits").setCurrentRow(1)
    window.key(Qt.Key.Key_Return)
    window.until(lambda: desk.ask(OpenCreditCount(), by=SYSTEM)[0] == 1)
    assert "70.000" in " ".join(lines(window, "credits"))


def test_words_for_a_refund_that_another_person_settled_are_for_no_other(
    window: Window, desk: Desk, supervisor: Actor, clerk: Actor, reference: str
) -> None:
    for number in (1, 2, 3):
        desk.submit(a_credit(f"CK {reference}", 100_000, number), by=SYSTEM)
    for number in (1, 2):
        left = Money(400_000 - 100_000 * number)
        desk.submit(
            RequestRefund(
                f"r{number}", "p1", Money(100_000), left, RefundReason.SURPLUS, "Chuyển nhiều lần"
            ),
            by=clerk,
        )
    at_the_desk(window)
    window.until(lambda: window.items("refunds").count() == 2)
    window.items("refunds").setCurrentRow(0)
    window.edit("refund_words").setText("Sai người nhận")

    desk.submit(DeclineRefund("r1", "Trùng đề nghị"), by=supervisor)
    window.shell.counter.happened.emit(frozenset({Topic.PAYMENTS}))
    window.until(lambda: window.items("refunds").count() == 1)

    assert window.items("refunds").currentRow() == -1
    assert "Chưa dòng nào được chọn" in window.text("refunds_note")
    decline = window.shell.findChild(QPushButton, "refund_decline")
    assert decline is not None
    assert not decline.isEnabled()
    window.items("refunds").setCurrentRow(0)
    window.press("refund_decline")
    window.until(lambda: "Không có khoản nào" in " ".join(lines(window, "refunds")))


def test_the_request_that_somebody_chose_for_money_stays_chosen_when_the_list_comes_anew(
    window: Window, desk: Desk, clerk: Actor, reference: str
) -> None:
    other = desk.submit(a_request("p2", "d2"), by=clerk).value.reference
    desk.submit(a_credit(f"{reference[:-1]} {other[:-1]}", 100_000), by=SYSTEM)
    at_the_desk(window)
    window.until(lambda: len(lines(window, "guesses")) == 2)
    window.items("guesses").setCurrentRow(1)
    chosen = lines(window, "guesses")[1]

    desk.submit(a_credit("TRAN VAN MAU nop le phi", 80_000, 2), by=SYSTEM)
    window.shell.counter.happened.emit(frozenset({Topic.PAYMENTS}))
    window.until(lambda: len(lines(window, "credits")) == 2)

    assert window.items("guesses").currentItem().text() == chosen
    window.items("credits").setCurrentRow(1)
    window.items("credits").setCurrentRow(0)
    assert window.items("guesses").currentRow() == 0


def test_what_came_twice_opens_its_dossier_and_goes_back_by_a_second_person(
    window: Window, desk: Desk, clerk: Actor, reference: str
) -> None:
    for number in (1, 2):
        desk.submit(a_credit(f"CK {reference}", 100_000, number), by=SYSTEM)
    amount = Money(100_000)
    asking = RequestRefund(
        "r1", "p1", amount, Money(200_000), RefundReason.SURPLUS, "Khách chuyển hai lần"
    )
    desk.submit(asking, by=clerk)
    at_the_desk(window)
    window.until(lambda: "Nộp hai lần" in " ".join(lines(window, "watch")))
    window.until(lambda: "100.000" in " ".join(lines(window, "refunds")))
    picture(window, "reconcile-refund")

    window.press("refund_approve")
    window.until(lambda: "chờ chuyển trả" in " ".join(lines(window, "refunds")))
    window.edit("refund_words").setText("FT99887")
    window.press("refund_sent")

    window.until(lambda: "Không có khoản nào" in " ".join(lines(window, "refunds")))


def test_a_card_on_the_supervisors_home_opens_its_evidence(
    window: Window, desk: Desk, reference: str
) -> None:
    desk.submit(a_credit(f"CK {reference}", 150_000), by=SYSTEM)
    window.sign_in("2222", row=2)
    window.until(lambda: window.items("home_watch").count() == 1)
    picture(window, "home-watch")
    window.items("home_watch").setFocus()

    window.key(Qt.Key.Key_Return)

    window.until(lambda: "thừa" in " ".join(lines(window, "dossier_money")))


def test_a_statement_that_cannot_be_read_says_so_and_moves_nothing(
    window: Window, desk: Desk, reference: str, tmp_path: Path
) -> None:
    broken = tmp_path / "sao-ke.csv"
    broken.write_bytes(b"\x00\x01\x02 nothing of a bank")
    at_the_desk(window)
    window.edit("statement_file").setText(str(broken))
    window.edit("statement_file").setFocus()

    window.key(Qt.Key.Key_Return)

    window.until(lambda: window.text("statement_note").startswith("■"))
    picture(window, "reconcile-statement")
    assert desk.ask(OpenCreditCount(), by=SYSTEM) == (0, Money(0))


def test_a_decision_is_taken_back_by_keyboard_with_a_reason(
    window: Window, desk: Desk, supervisor: Actor, clerk: Actor
) -> None:
    desk.submit(a_request("p1", "d1"), by=clerk)
    desk.submit(a_credit("NGUYEN VAN MAU nop le phi", 100_000), by=SYSTEM)
    desk.submit(DecideCredit("sandbox", "credit-1", "p1", "Đúng người nộp"), by=supervisor)
    assert state(desk) is PaymentState.PAID
    at_the_desk(window)
    window.until(lambda: "Đúng người nộp" in " ".join(lines(window, "day_credits")))
    picture(window, "reconcile-decided")
    # Nobody received the dossier of that bill yet: laid as it is, somebody has to look.
    window.until(lambda: "hồ sơ chưa tiếp nhận" in " ".join(lines(window, "watch")))
    assert "vừa xong" in " ".join(lines(window, "watch"))
    assert "thành phố báo (cổng thử)" in " ".join(lines(window, "day_credits"))
    assert "city:" not in window.text("sources")
    window.items("day_credits").setFocus()
    window.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    window.until(lambda: window.focus() == "undo_reason")
    window.edit("undo_reason").setText("Khớp nhầm hồ sơ")
    window.key(Qt.Key.Key_Return)

    window.until(lambda: state(desk) is PaymentState.WAITING)
    window.until(lambda: "Đã hoàn tác" in " ".join(lines(window, "credits")))
    assert window.text("undo_note").startswith("✓")
    picture(window, "reconcile-undone")
