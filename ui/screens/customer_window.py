"""The citizen's own monitor: full screen on the second one, hidden the instant it is unplugged."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.ports import Raster
from ui.citizen import CitizenPage, Welcome
from ui.widgets.citizen_view import CitizenView

POINTS = 28
SETTLE_MS = 200


class CustomerWindow(QWidget):
    """Shows what the mirror shows, unless it is frozen.

    A screen is remembered by its name, never as an object: Qt frees those as plugs are pulled.
    `wanted` is the name that the office has set, empty for any second screen.
    """

    def __init__(
        self, wanted: str = "", settle_ms: int = SETTLE_MS, *, banner: QWidget | None = None
    ) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("customer_window")
        # Nothing of a person ever stands in a window's title.
        self.reword()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._wanted = wanted
        self._home = ""
        self._is_placed = False
        self._view = CitizenView(POINTS, self, follows_scale=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        if banner is not None:
            layout.addWidget(banner)
        layout.addWidget(self._view, 1)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(settle_ms)
        self._settle.timeout.connect(self._place)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._on_screens_changed)
        application.screenRemoved.connect(self._on_screens_changed)
        application.primaryScreenChanged.connect(self._on_screens_changed)

    def reword(self) -> None:
        """Another language; what the citizen reads is in both at all times."""
        self.setWindowTitle(self.tr("Màn hình công dân"))

    @property
    def page(self) -> CitizenPage:
        """What is shown, or would be if there were a screen."""
        return self._view.page

    def show_page(self, page: CitizenPage, code: Raster | None) -> None:
        """Show a page."""
        self._view.show_page(page, code)

    def blank(self) -> None:
        """Nothing of anybody, at once: painted before the call returns."""
        self._view.show_page(Welcome(), None)
        self.repaint()

    def place(self) -> None:
        """Go to the second screen if there is one, and follow it from now on."""
        if not self._is_placed:
            self._is_placed = True
            self.winId()  # makes the handle that is heard below
            self.windowHandle().screenChanged.connect(self._on_moved)
        self._place()

    def _on_screens_changed(self, _screen: QScreen | None) -> None:
        """Where a plug moved, Qt would carry this window onto the clerk's screen."""
        self.hide()
        if self._is_placed:
            self._settle.start()

    def _place(self) -> None:
        screen = citizen_screen(QGuiApplication.screens(), self._wanted, self._home)
        if screen is None:
            self.hide()
            return
        self._home = screen.name()
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def _on_moved(self, screen: QScreen | None) -> None:
        """Qt moved the window by itself: it shows nothing until it is placed again."""
        if screen is None or screen.name() != self._home:
            self.hide()
            self._settle.start()


def citizen_screen(screens: Sequence[QScreen], wanted: str, last: str) -> QScreen | None:
    """The citizen's screen: the one that was set, the one of before, or any but the clerk's.

    A screen that mirrors the clerk's, or overlaps it, is the clerk's too.
    """
    clerk: QScreen | None = QGuiApplication.primaryScreen()
    if clerk is None:
        return None  # every plug is out
    taken = clerk.geometry()
    others = [one for one in screens if one is not clerk and _is_apart(one.geometry(), taken)]
    if wanted:
        # A projector that somebody plugs in is not the citizen's monitor.
        return next((one for one in others if one.name() == wanted), None)
    return next((one for one in others if one.name() == last), others[0] if others else None)


def _is_apart(geometry: QRect, taken: QRect) -> bool:
    return not geometry.isEmpty() and not geometry.intersects(taken)
