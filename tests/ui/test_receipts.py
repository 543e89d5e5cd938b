"""The receipt book by keys: copies, and a void or a refund that takes two people."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QTableView

from counter_app.desk import Desk
from counter_app.domain.refund import RefundReason, VoidReason
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.receipt import BookReceipt, ReceiptBook
from counter_app.queries.slip import PaperFor
from tests.builders import HOUSEHOLD_BUSINESS, a_dossier
from tests.ui.conftest import Window
from tests.ui.test_due import picture


def book(desk: Desk) -> tuple[BookReceipt, ...]:
    return desk.ask(ReceiptBook(), by=SYSTEM)


def at_the_book(window: Window, reason: str, pin: str = "1111", row: int = 0) -> None:
    window.sign_in(pin, row)
    window.shell.open_screen("receipts")
    table = window.shell.findChild(QTableView, "receipt_table")
    assert table is not None
    window.until(lambda: table.currentIndex().isValid())
    combo = window.shell.findChild(QComboBox, "receipt_reason")
    assert combo is not None
    combo.setCurrentIndex(combo.findData(reason))


def test_a_refund_is_asked_for_by_the_clerk_and_agreed_to_by_a_pin_beside_it(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS), by=clerk)
    at_the_book(window, RefundReason.WRONG_FEE)
    window.edit("receipt_words").setText("Thu cao hơn mức")
    window.edit("receipt_amount").setText("20.000")
    window.edit("receipt_login").setText("tiepnhan")
    window.edit("receipt_pin").setText("1111")
    window.edit("receipt_pin").setFocus()
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.text("receipts_note").startswith("■"))
    assert book(desk)[0].asked
    picture(window, "receipts")

    window.edit("receipt_login").setText("giamsat")
    window.edit("receipt_pin").setText("2222")
    window.key(Qt.Key.Key_Return)

    window.until(lambda: "đã trả lại xong" in window.text("receipts_note"))
    assert not book(desk)[0].asked


def test_a_receipt_that_comes_while_a_reason_is_typed_is_not_the_one_that_is_asked_for(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS), by=clerk)
    at_the_book(window, RefundReason.WRONG_FEE)
    window.edit("receipt_words").setText("Thu cao hơn mức")
    desk.submit(a_dossier("d2", HOUSEHOLD_BUSINESS), by=clerk)
    screen = window.shell.screen_named("receipts")
    screen.refresh(screen.topics)
    table = window.shell.findChild(QTableView, "receipt_table")
    assert table is not None
    window.until(lambda: table.model().rowCount() == 2)
    window.edit("receipt_words").setFocus()

    window.key(Qt.Key.Key_Return)

    window.until(lambda: any(one.asked for one in book(desk)))
    # The newest first.
    assert [one.asked for one in book(desk)] == [False, True]


def test_a_void_is_not_asked_for_by_who_took_the_money_and_keeps_the_number(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS), by=clerk)
    at_the_book(window, VoidReason.WRONG_CONTENT)
    window.edit("receipt_words").setText("Ghi sai tên")
    window.edit("receipt_words").setFocus()

    window.key(Qt.Key.Key_Return)

    window.until(lambda: window.text("receipts_note").startswith("■"))
    assert [(one.void_reason, one.asked) for one in book(desk)] == [(None, False)]


def test_a_void_for_a_wrong_name_writes_the_receipt_again_for_the_payer_that_is_named(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS), by=clerk)
    at_the_book(window, VoidReason.WRONG_CONTENT, pin="2222", row=2)
    window.edit("receipt_words").setText("Ghi sai tên")
    window.edit("receipt_payer").setText("Trần Văn Mẫu")
    window.edit("receipt_payer_id").setText("12")
    window.edit("receipt_payer_id").setFocus()
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.text("receipts_note").startswith("■"))
    window.until(lambda: window.focus() == "receipt_payer_id")
    picture(window, "receipts-payer")
    window.edit("receipt_payer_id").setText("0101234567")
    window.edit("receipt_login").setText("lanhdao")
    window.edit("receipt_pin").setText("3333")

    window.key(Qt.Key.Key_Return)

    window.until(lambda: window.text("receipts_note").startswith("✓"))
    newest = book(desk)[0]
    paper = str(desk.ask(PaperFor("receipt", newest.number), by=clerk).paper)
    assert "Trần Văn Mẫu" in paper and "0101234567" in paper
    assert [one.void_reason for one in book(desk)] == [None, "wrong_content"]
