"""A burst of keys is a scan; a person's typing never is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.app import application
from ui.widgets.overlay import Overlay
from ui.widgets.scan_listener import PILE, ScanListener

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


def field_of(typist: Typist) -> QLineEdit:
    assert isinstance(typist.field, QLineEdit)
    return typist.field


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
    listener.listen(typist.field.window())
    return listener, scans


def test_a_burst_is_one_scan_and_types_nothing(typist: Typist) -> None:
    field_of(typist).setText("đã gõ")
    _listener, scans = listening(typist)

    typist.send(CARD + "\r", 0.003)

    assert scans == [CARD]
    assert field_of(typist).text() == "đã gõ"


def test_typing_at_a_persons_pace_is_typing(typist: Typist) -> None:
    _listener, scans = listening(typist)

    typist.send("NGUYEN VAN A 001", 0.15)

    assert (scans, field_of(typist).text()) == ([], "NGUYEN VAN A 001")


def test_a_scan_over_a_button_which_has_no_use_for_letters_is_whole(qtbot: QtBot) -> None:
    application()
    outer = QWidget()
    qtbot.addWidget(outer)
    around = QWidget(outer)
    button = QPushButton("F2", around)
    outer.show()
    outer.activateWindow()
    button.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is button)
    typist = Typist(button)
    listener, scans = listening(typist)
    came: list[None] = []
    listener.key_comes.connect(lambda: came.append(None))

    typist.send("a", 0.15)
    assert len(came) == 1
    typist.now += 1.0
    typist.send(CARD + "\r", 0.003)

    assert scans == [CARD]


def test_a_scan_over_what_a_shortcut_opened_and_that_keeps_keys_from_shortcuts_is_whole(
    qtbot: QtBot,
) -> None:
    application()
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    window.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window)
    overlay = Overlay("over", window)
    typist = Typist(QLineEdit(overlay))
    _listener, scans = listening(typist)

    typist.now += 1.0
    before = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier
    )
    QApplication.sendEvent(window, before)
    overlay.open(typist.field)
    typist.now += 1.0
    typist.send(CARD + "\r", 0.003)

    overlay.close_overlay()
    assert (scans, field_of(typist).text()) == ([CARD], "")


def test_a_scan_is_heard_over_another_window_that_has_no_field(
    typist: Typist, qtbot: QtBot
) -> None:
    """The citizen's, once somebody touched it."""
    _listener, scans = listening(typist)
    theirs = QWidget()
    qtbot.addWidget(theirs)
    theirs.show()
    theirs.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is theirs)
    typist.field = theirs

    typist.send(CARD + "\r", 0.003)

    assert scans == [CARD]


def test_a_short_burst_is_a_fast_typist(typist: Typist) -> None:
    _listener, scans = listening(typist)

    typist.send("abc\r", 0.01)

    assert (scans, field_of(typist).text()) == ([], "abc")


def test_a_burst_without_end_is_bounded(typist: Typist) -> None:
    _listener, scans = listening(typist)

    typist.send("9" * 5_000 + "\r", 0.001)

    assert len(scans[0]) == 2_000
    assert field_of(typist).text() == ""


def test_a_card_without_an_end_is_a_scan_after_a_pause(typist: Typist, qtbot: QtBot) -> None:
    _listener, scans = listening(typist)

    typist.send(CARD, 0.003)

    qtbot.waitUntil(lambda: bool(scans))
    assert (scans, field_of(typist).text()) == ([CARD], "")


@pytest.mark.parametrize("at", [12, 14, 40, len(CARD) - 4])
def test_a_card_whose_letters_come_late_once_is_whole(typist: Typist, at: int) -> None:
    """The machine did something else: its last letters would be typed in the next field."""
    _listener, scans = listening(typist)

    typist.send(CARD[:at], 0.003)
    typist.send(CARD[at], 0.6)
    typist.send(CARD[at + 1 :] + "\r", 0.003)

    assert (scans, field_of(typist).text()) == ([CARD], "")


def test_the_rest_of_a_card_is_waited_for_beyond_the_usual_pause(
    typist: Typist, qtbot: QtBot
) -> None:
    _listener, scans = listening(typist)

    typist.send(CARD[:-4], 0.003)
    qtbot.wait(300)
    assert scans == []
    typist.send(CARD[-4:] + "\r", 0.003)

    assert (scans, field_of(typist).text()) == ([CARD], "")


def test_a_card_that_never_goes_on_is_told_of_all_the_same(typist: Typist, qtbot: QtBot) -> None:
    _listener, scans = listening(typist)

    typist.send(CARD[:-4], 0.003)

    qtbot.waitUntil(lambda: scans == [CARD[:-4]])


def test_an_end_that_comes_late_is_that_of_the_scan(typist: Typist) -> None:
    _listener, scans = listening(typist)
    ends: list[None] = []
    field_of(typist).returnPressed.connect(lambda: ends.append(None))

    typist.send(CARD, 0.003)
    typist.send("\r", 0.6)

    assert (scans, ends) == ([CARD], [])


def test_what_is_typed_a_second_after_a_cut_card_is_typed(typist: Typist) -> None:
    _listener, scans = listening(typist)

    typist.send(CARD[:-4], 0.003)
    typist.send("a", 1.5)

    assert (scans, field_of(typist).text()) == ([CARD[:-4]], "a")


def test_fast_letters_that_are_no_scan_are_not_lost(typist: Typist, qtbot: QtBot) -> None:
    _listener, scans = listening(typist)

    typist.send("phuong cau giay ha noi", 0.01)

    qtbot.waitUntil(lambda: field_of(typist).text() == "phuong cau giay ha noi")
    assert scans == []


def test_keys_that_piled_up_behind_one_that_stood_still_come_each_in_its_turn(
    typist: Typist,
) -> None:
    listener, _scans = listening(typist)
    came: list[float] = []

    def stand_still() -> None:
        came.append(typist.now)
        typist.now += 0.3 if len(came) == 1 else 0.001

    listener.key_comes.connect(stand_still)
    typist.send("a", 0.15)
    typist.send("bcdefghi", 0.0)
    assert len(came) == 9
    typist.send("a", 0.15)
    typist.send("bcd", 0.0)
    assert len(came) == 13

    # A scanner's letters, once nothing waits any more.
    typist.send("a", 0.15)
    typist.send(CARD, 0.001)

    assert len(came) == 13 + PILE
