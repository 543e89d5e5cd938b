"""The real window on the real desk, offscreen, with a printer that a test can take away."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from counter_app.desk import Desk
from counter_app.domain.money import Money
from counter_app.domain.shift import DrawerCount
from counter_app.domain.user import Actor
from counter_app.ports import FoundScanner, Printer, ScannerAbility
from counter_app.settings import Settings
from counter_app.verbs import drill
from counter_app.verbs.statement_file import read_statement
from devices.digitising.escl import EsclScanner, Patience
from devices.digitising.reading import PageMaker
from devices.digitising.signing import SigningFolder
from devices.digitising.watched_folder import WatchedFolder
from devices.drawing import PaperDrawing
from devices.simulated import SimulatedPrinter
from tests.conftest import Clock
from tests.working_day import on_a_working_day
from ui.app import application, build
from ui.shell import Shell
from ui.widgets.scan_listener import ScanListener
from ui.wiring import Wiring

WITHIN_MS = 10_000
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Window:
    """Keys in, labels out."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell

    def until(self, holds: Callable[[], bool]) -> None:
        for _ in range(WITHIN_MS // 10):
            if holds():
                return
            self.rest(10)
        raise AssertionError("the window did not come to what was expected")

    def rest(self, milliseconds: int) -> None:
        """QTest's own wait holds the interpreter, so that no lane would move."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop, loop.quit)
        loop.exec()

    def key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.hit(key, modifier)
        self.rest(10)

    def hit(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """A key alone: what it sets off has not happened yet."""
        QTest.keyClick(QApplication.focusWidget() or self.shell, key, modifier)

    def type(self, text: str) -> None:
        """At a person's pace, as far as the scan filter can tell."""
        for letter in text:
            self.hit_letter(letter)
            self.rest(0)

    def hit_letter(self, letter: str) -> None:
        """A letter alone, one of Vietnamese too."""
        if letter.isascii():
            QTest.keyClicks(QApplication.focusWidget() or self.shell, letter)
            return
        # QTest knows no key for it and would end the process.
        self.send(Qt.Key.Key_unknown, letter)

    def scan_keys(self, text: str) -> None:
        """As a scanner types: letter after letter, the event loop running between none of them,
        and Enter. Its pace is the scanner's own, also where the machine does much else.
        """
        listener = self.shell.findChild(ScanListener)
        assert listener is not None
        clock = listener.clock
        listener.clock = count(clock(), 0.0001).__next__
        for letter in text:
            if letter.isascii() and (letter.isupper() or letter == "|"):
                # A keyboard holds Shift; a shortcut is not asked first, since none has it.
                self.send(Qt.Key.Key_Shift)
                self.send(ord(letter), letter, SHIFT)
            else:
                self.hit_letter(letter)
        self.hit(Qt.Key.Key_Return)
        listener.clock = clock

    def send(self, key: int, text: str = "", modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """A key as the field has it, for which no shortcut is asked."""
        target = QApplication.focusWidget() or self.shell
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, key, modifier, text))

    def text(self, name: str) -> str:
        found = self.shell.findChild(QLabel, name)
        assert found is not None, name
        return found.text()

    def edit(self, name: str) -> QLineEdit:
        found = self.shell.findChild(QLineEdit, name)
        assert found is not None, name
        return found

    def items(self, name: str) -> QListWidget:
        found = self.shell.findChild(QListWidget, name)
        assert found is not None, name
        return found

    def press(self, name: str) -> None:
        """Space on a button that has the focus."""
        found = self.shell.findChild(QPushButton, name)
        assert found is not None, name
        assert found.isEnabled(), name
        found.setFocus()
        self.key(Qt.Key.Key_Space)

    def focus(self) -> str:
        widget = QApplication.focusWidget()
        return widget.objectName() if isinstance(widget, QWidget) else ""

    def leave(self) -> None:
        """Close; what would go with the window keeps it once, and is told of."""
        if not self.shell.close():
            self.shell.close()
        self.shell.deleteLater()
        self.rest(10)

    def sign_in(self, pin: str = "1111", row: int = 0) -> None:
        self.until(lambda: self.items("people").count() == 3)
        self.items("people").setCurrentRow(row)
        self.edit("pin").setFocus()
        self.type(pin)
        self.key(Qt.Key.Key_Return)
        self.until(lambda: self.focus() != "pin")

    def new_dossier(self) -> None:
        self.key(Qt.Key.Key_F2)
        self.until(lambda: self.focus() == "full_name")


class PrinterPlace:
    """Where the printer stands, or not."""

    def __init__(self) -> None:
        self.printer: Printer | None = None


class ScannerPlace:
    """Which scanners the network announces, and which one was chosen."""

    def __init__(self) -> None:
        self.found: list[FoundScanner] = []
        self.chosen = ""

    def choose(self, address: str) -> ScannerAbility:
        can = EsclScanner(address, Patience(silent_s=2.0)).capabilities()
        self.chosen = address
        return can


@pytest.fixture
def scanner_place() -> ScannerPlace:
    return ScannerPlace()


@pytest.fixture
def settings(ring_settings: Settings) -> Settings:
    """The window is tried on the embedded database; the commands beneath it on both."""
    return ring_settings


@pytest.fixture
def printer_place(qtbot: QtBot) -> PrinterPlace:
    application()
    place = PrinterPlace()
    place.printer = SimulatedPrinter(PaperDrawing())
    return place


@pytest.fixture
def window(
    desk: Desk,
    clerk: Actor,
    clock: Clock,
    new_id: Callable[[], str],
    printer_place: PrinterPlace,
    scanner_place: ScannerPlace,
    tmp_path: Path,
) -> Iterator[Window]:
    """Signed in, with a shift open at 500,000 đ."""
    from counter_app.commands.shift import OpenShift

    desk.submit(OpenShift(DrawerCount.of(Money(500_000))), by=clerk)
    wiring = Wiring(
        open_door=tuple,
        open_desk=lambda: desk,
        open_city=lambda _desk, _on_pass: None,
        open_printer=lambda: printer_place.printer,
        open_scanners=tuple,
        open_drawing=PaperDrawing,
        open_document_scanners=lambda: (WatchedFolder(tmp_path / "inbox", look_s=0.02),),
        open_digitising=lambda: PageMaker(trust_folder=tmp_path / "trust"),
        signs=True,
        open_signing=lambda: SigningFolder(tmp_path / "to-sign", tmp_path / "signed", look_s=0.02),
        find_scanners=lambda: tuple(scanner_place.found),
        choose_scanner=scanner_place.choose,
        new_id=new_id,
        clock=clock,
        stops_city=False,
        read_statement=read_statement,
    )
    shell = build(wiring)
    shell.show()
    shell.start()
    opened = Window(shell)
    yield opened
    opened.leave()


@pytest.fixture
def own_temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()


@pytest.fixture
def drilled(
    qtbot: QtBot, own_temp: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Window]:
    """The window of a drill at a desk whose environment names a city and an office's database."""
    monkeypatch.setenv("COUNTER_CITY_URL", "https://city.example/")
    monkeypatch.setenv("COUNTER_DATABASE_URL", "postgresql+psycopg://nobody@127.0.0.1:1/none")
    on_a_working_day(monkeypatch)
    room = tmp_path / "room"
    room.mkdir()
    shell = build(drill.drill_wiring(drill.room_settings(room, ""), "vi"))
    shell.show()
    shell.activateWindow()
    shell.start()
    window = Window(shell)
    yield window
    window.leave()
