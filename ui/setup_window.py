"""The window of the first run; the counter's own takes its place when it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QMainWindow, QStackedWidget

from ui import numbers
from ui.help import Help
from ui.keyboard import key_map
from ui.screens.setup import SetupScreen
from ui.widgets.page import Page

if TYPE_CHECKING:
    from ui.setup_wiring import SetupWiring


class SetupWindow(QMainWindow):
    """Closing it at any step loses nothing."""

    finished = Signal()

    def __init__(self, wiring: SetupWiring) -> None:
        super().__init__()
        numbers.write_as_here()
        self.setWindowTitle(self.tr("Quầy Một Cửa – Lập quầy"))
        self.resize(1366, 768)
        self.setup = SetupScreen(wiring, self)
        self._page = Page(self.setup, self)
        self._page.name_fields()
        self._page.furnish()
        stack = QStackedWidget(self)
        stack.addWidget(self._page)
        self.setCentralWidget(stack)
        self.help = Help(key_map({}, self), stack, QLabel(self))
        for keys in ("F1", "Shift+F1"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.help.open)
        self.setup.finished.connect(self.finished)

    def start(self) -> None:
        """Where the person was."""
        self._page.order()
        self.setup.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """What was typed last is written before the window goes."""
        self._page.let_go()
        self.setup.stop()
        event.accept()
