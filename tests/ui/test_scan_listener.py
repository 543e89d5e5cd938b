"""A burst of keys is a scan; a person's typing never is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.app import application
from ui.widgets.scan_listener import ScanListener

CARD = "001098012345|012345678|NGUYỄN VĂN ẪỘ|15081998|Nam|Hà Nội|25052021"


class Typist:
    """Sends keys with a pause of its own choosing between them."""

    def __init__(self, field: QWidget) -> None:
        self.now = 0.0
        self.field = field

    def clock(self) -> float:
        return self.now

    def send(self, text: str, gap_s: float) -> None:
        for letter in text:
            self.now += gap_s
            key = Qt.Key.Key_Return if letter == "\r" else Qt.Key.Key_unknown
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self.field, event)


@pytest.fixture
def typist(qtbot: QtBot) -> Typist:
    application()
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field)
    return Typist(field)


def listening(typist: Typist) -> tuple[ScanListener, list[str]]:
    listener = ScanListener(100, typist.field, clock=typist.clock)
    scans: list[str] = []
    listener.scanned.connect(scans.append)
    listener.listen(typist.field)
    return listener, scans


def test_a_burst_is_one_scan_and_types_nothing(typist: Typist) -> None:
    typist.field.setText("đã gõ")
    _listener, scans = listening(typist)

    typist.send(CARD + "\r", 0.003)

    assert scans == [CARD]
    assert typist.field.text() == "đã gõ"


def test_typing_at_a_persons_pace_is_typing(typist: Typist) -> None:
    _listener, scans = listening(typist)

    typist.send("NGUYEN VAN A 001", 0.15)

    assert (scans, typist.field.text()) == ([], "NGUYEN VAN A 001")


def test_a_short_burst_is_a_fast_typist(typist: Typist) -> None:
    _listener, scans = listening(typist)

    typist.send("abc\r", 0.01)

    assert (scans, typist.field.text()) == ([], "abc")


def test_a_burst_without_end_is_bounded(typist: Typist) -> None:
    _listener, scans = listening(typist)

    typist.send("9" * 5_000 + "\r", 0.001)

    assert len(scans[0]) == 2_000
    assert typist.field.text() == ""


def test_a_card_without_an_end_is_a_scan_after_a_pause(typist: Typist, qtbot: QtBot) -> None:
    _listener, scans = listening(typist)

    typist.send(CARD, 0.003)

    qtbot.waitUntil(lambda: bool(scans))
    assert (scans, typist.field.text()) == ([CARD], "")


def test_fast_letters_that_are_no_scan_are_not_lost(typist: Typist, qtbot: QtBot) -> None:
    _listener, scans = listening(typist)

    typist.send("phuong cau giay ha noi", 0.01)

    qtbot.waitUntil(lambda: typist.field.text() == "phuong cau giay ha noi")
    assert scans == []


def test_a_scan_is_heard_wherever_the_focus_goes(typist: Typist, qtbot: QtBot) -> None:
    window, field, button = QWidget(), QLineEdit(), QPushButton("Lưu")
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addWidget(button)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field)
    listener = ScanListener(100, window, clock=typist.clock)
    scans: list[str] = []
    listener.scanned.connect(scans.append)
    listener.listen(window)

    # A button has no use for letters and hands them on to the window, where they are old.
    button.setFocus()
    typist.field = button
    typist.send(CARD + "\r", 0.003)
    button.clearFocus()
    typist.field = window
    typist.send(CARD + "\r", 0.003)
    listener.let_go()
    typist.send(CARD + "\r", 0.003)

    assert scans == [CARD, CARD]


def test_a_click_says_that_somebody_is_here(typist: Typist) -> None:
    listener, _scans = listening(typist)
    touches: list[None] = []
    listener.touched.connect(lambda: touches.append(None))
    # Once more, now that the field is listened to: its window is as well.
    typist.field.clearFocus()
    typist.field.setFocus()

    handle = typist.field.windowHandle()
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=handle.geometry().center())

    assert touches
