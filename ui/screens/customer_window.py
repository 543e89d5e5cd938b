"""The citizen's own monitor: full screen on the second one, hidden when it is unplugged."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.ports import Raster
from ui.citizen import CitizenPage
from ui.widgets.citizen_view import CitizenView

POINTS = 28
SETTLE_MS = 200


class CustomerWindow(QWidget):
    """Shows what the mirror shows, unless it is frozen."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("customer_window")
        # Nothing of a person ever stands in a window's title.
        self.setWindowTitle(self.tr("Màn hình công dân"))
        self._view = CitizenView(POINTS, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._view)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._place)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._settle.start)
        application.screenRemoved.connect(self._on_screen_removed)

    def show_page(self, page: CitizenPage, code: Raster | None) -> None:
        """Show a page."""
        self._view.show_page(page, code)

    def place(self) -> None:
        """Go to the second screen if there is one."""
        self._place()

    def _on_screen_removed(self) -> None:
        # Qt would move this window onto the clerk's screen.
        self.hide()
        self._settle.start()

    def _place(self) -> None:
        primary = QGuiApplication.primaryScreen()
        others = [screen for screen in QGuiApplication.screens() if screen is not primary]
        if not others:
            self.hide()
            return
        self.setScreen(others[0])
        self.setGeometry(others[0].geometry())
        self.showFullScreen()
