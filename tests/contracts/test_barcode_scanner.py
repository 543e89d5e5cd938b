"""Every way a card's text comes in, and the same verdict on it."""

from __future__ import annotations

import os
import queue
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from counter_app.domain import id_card
from counter_app.domain.calibration import TEXT
from counter_app.domain.errors import InputError
from devices.barcode_scanner import SerialScanner
from devices.simulated import SimulatedScanner
from tests.domain.vectors import load
from ui.forms.intake import IntakeForm
from ui.panes.person import PersonPane
from ui.widgets.scan_listener import ScanListener

TODAY = date(2026, 11, 24)
CARDS: list[dict[str, Any]] = load("citizen_cards.json")["vectors"]
TEXTS = [card["payload"] for card in CARDS] + [TEXT]
WITHIN_S = 10
Way = Callable[[str], str]


def verdict(text: str) -> id_card.CitizenCard | str:
    try:
        return id_card.read(text, TODAY)
    except InputError as error:
        return error.code


@contextmanager
def by_serial() -> Iterator[Way]:
    """UTF-8 and a line end, on a cable."""
    import pty
    import tty

    near, far = pty.openpty()
    tty.setraw(far)
    scans: queue.Queue[str] = queue.Queue()
    scanner = SerialScanner(os.ttyname(far))
    scanner.start(scans.put)
    try:
        assert scanner.connected.wait(WITHIN_S)

        def scan(text: str) -> str:
            os.write(near, text.encode() + b"\r")
            return scans.get(timeout=WITHIN_S)

        yield scan
    finally:
        scanner.stop()
        os.close(near)
        os.close(far)


@contextmanager
def by_burst(gap_ms: int = 100) -> Iterator[Way]:
    """Keys, each a little less than the gap after the one before."""
    scans: list[str] = []
    now = [0.0]
    listener = ScanListener(gap_ms, clock=lambda: now[0])
    listener.scanned.connect(scans.append)
    field = QWidget()
    # Where a window that another test left has the focus, the keys would be that one's first.
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()

    def key(code: Qt.Key, text: str) -> None:
        now[0] += 0.9 * gap_ms / 1000
        event = QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, text)
        listener.eventFilter(field, event)

    def scan(text: str) -> str:
        now[0] += 60
        for letter in text:
            key(Qt.Key.Key_unknown, letter)
        key(Qt.Key.Key_Return, "\r")
        return scans.pop()

    yield scan


@contextmanager
def by_paste() -> Iterator[Way]:
    """From the clipboard into the field of the name."""
    pane = PersonPane()
    pane.show_form(IntakeForm(dossier_id="d", payment_id="p", full_name="Trần"))
    scans: list[str] = []
    pane.pasted.connect(scans.append)
    field = pane.findChild(QLineEdit, "full_name")
    assert field is not None

    def scan(text: str) -> str:
        QApplication.clipboard().setText(text)
        field.selectAll()
        field.paste()
        assert field.text() == "Trần", "what stood there stays"
        return scans.pop()

    yield scan


@contextmanager
def by_simulation() -> Iterator[Way]:
    """A desk without a scanner."""
    scans: list[str] = []
    scanner = SimulatedScanner()
    scanner.start(scans.append)

    def scan(text: str) -> str:
        scanner.scan(text)
        return scans.pop()

    yield scan
    scanner.stop()


WAYS = [by_burst, by_paste, by_simulation, *([] if sys.platform == "win32" else [by_serial])]


@pytest.mark.parametrize("way", WAYS)
def test_every_card_gets_the_same_verdict_whichever_way_it_comes(way: Any, qtbot: QtBot) -> None:
    with way() as scan:
        verdicts = {text: verdict(scan(text)) for text in TEXTS}

    assert verdicts == {text: verdict(text) for text in TEXTS}


@pytest.mark.parametrize("gap_ms", [30, 100, 400])
def test_the_gap_between_two_keys_is_the_one_that_is_set(gap_ms: int, qtbot: QtBot) -> None:
    with by_burst(gap_ms) as scan:
        assert scan(TEXTS[0]) == TEXTS[0]


def test_a_key_later_than_the_gap_begins_another_text(qtbot: QtBot) -> None:
    now = [0.0]
    scans: list[str] = []
    listener = ScanListener(100, clock=lambda: now[0])
    listener.scanned.connect(scans.append)
    field = QWidget()
    for letter in "001098012345":
        now[0] += 0.11
        event = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter
        )
        assert listener.eventFilter(field, event) is False

    assert scans == []
