"""What a field is for is still read once something stands in it, and a white page on white."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton

from counter_app.domain.refund import RefundReason, VoidReason
from tests.ui.conftest import Window
from ui.widgets.thumbs import LARGE, framed


@pytest.mark.parametrize(
    ("screen", "field", "words"),
    [
        ("receipts", "receipt_words", "Lý do"),
        ("receipts", "receipt_login", "Người duyệt"),
        ("deadlines", "difficulty_days", "Số ngày"),
        ("deadlines", "difficulty_who", "Ai trả lời"),
        ("feedback", "feedback_name", "Họ tên người nói"),
        ("dialogues", "dialogue_place", "Nơi"),
        ("verify", "verify_day", "Ngày trên giấy"),
    ],
)
def test_what_a_field_is_for_stands_beside_what_was_typed(
    window: Window, screen: str, field: str, words: str
) -> None:
    window.sign_in("2222", row=2)
    window.shell.open_screen(screen)
    edit = window.edit(field)

    edit.setText("Trần Văn Mẫu")

    holder = edit.parentWidget()
    assert holder is not None
    (told,) = holder.findChildren(QLabel)
    assert told.text() == words
    window.until(told.isVisible)


def test_what_is_asked_for_stands_on_the_button(window: Window) -> None:
    window.sign_in("2222", row=2)
    window.shell.open_screen("receipts")
    reason = window.shell.findChild(QComboBox, "receipt_reason")
    ask = window.shell.findChild(QPushButton, "receipt_ask")
    assert reason is not None
    assert ask is not None
    told = []

    for one in (RefundReason.WRONG_FEE, VoidReason.WRONG_CONTENT):
        reason.setCurrentIndex(reason.findData(one))
        told.append(ask.text())

    assert told == ["Đề nghị hoàn trả", "Đề nghị hủy biên lai"]


def test_a_blank_page_has_a_line_around_it(qapp: QApplication) -> None:
    page = QPixmap(LARGE)
    page.fill(QColor("white"))

    shown = framed(page).pixmap(LARGE).toImage()

    right, bottom = shown.width() - 1, shown.height() - 1
    for x, y in ((0, 40), (right, 40), (40, 0), (40, bottom)):
        assert shown.pixelColor(x, y).lightness() < 200
    assert shown.pixelColor(40, 40) == QColor("white")


def test_a_page_that_is_chosen_looks_as_it_does_beside_the_others(qapp: QApplication) -> None:
    """Qt's own tint hides faint words, and each tinted page stays in memory."""
    page = QPixmap(LARGE)
    page.fill(QColor("white"))

    icon = framed(page)

    chosen = icon.pixmap(LARGE, QIcon.Mode.Selected).toImage()
    assert chosen == icon.pixmap(LARGE, QIcon.Mode.Normal).toImage()
    assert QIcon(page).pixmap(LARGE, QIcon.Mode.Selected).toImage() != page.toImage()
