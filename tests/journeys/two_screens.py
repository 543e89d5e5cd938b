"""Run under Xvfb: the citizen's monitor is pulled out and put back, and its window is watched.

Prints one line of JSON: what was seen. Qt's own view of the screens is what is tried, so that it
needs a display server that has some.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from counter_app.domain.money import Money
from ui.app import application
from ui.citizen import Pay, Welcome
from ui.screens.customer_window import CustomerWindow

WITHIN_S = 20
STAFF, CITIZEN = "STAFF", "CITIZEN"
PAGE = Pay(Money(8_000), "Tám nghìn đồng", "HCC01260000711")


def xrandr(*words: str) -> None:
    """Change the monitors of this display."""
    subprocess.run(["xrandr", *words], check=True, capture_output=True)


def plug() -> None:
    """The citizen's monitor, right of the clerk's."""
    xrandr("--setmonitor", CITIZEN, "1280/340x1080/280+1920+0", "none")


def unplug() -> None:
    """Gone without a word."""
    xrandr("--delmonitor", CITIZEN)


class Watch(QObject):
    """Looks at the citizen's window with every event it gets: never seen where the clerk looks."""

    def __init__(self, window: CustomerWindow, clerk: QWidget) -> None:
        super().__init__()
        self.window, self.clerk = window, clerk
        self.trespasses = 0
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Paint is what a person sees."""
        if event.type() is QEvent.Type.Paint and self.window.isVisible():
            primary: QScreen | None = QGuiApplication.primaryScreen()
            if primary is None or self.window.geometry().intersects(primary.geometry()):
                self.trespasses += 1
        return False


def until(holds: object) -> bool:
    """Let events pass until it holds."""
    assert callable(holds)
    end = time.monotonic() + WITHIN_S
    while not holds() and time.monotonic() < end:
        loop = QEventLoop()
        QTimer.singleShot(1, loop.quit)
        loop.exec()
    return bool(holds())


def main(times: int) -> None:
    """Pull and put back, so many times."""
    xrandr("--setmonitor", f"*{STAFF}", "1920/500x1080/280+0+0", "screen")
    plug()
    app = application()
    assert until(lambda: len(app.screens()) == 2)
    clerk = QWidget()
    clerk.setGeometry(app.primaryScreen().geometry())
    clerk.showFullScreen()
    window = CustomerWindow(settle_ms=30)
    watch = Watch(window, clerk)
    window.place()
    seen = {"placed": 0, "hidden": 0, "kept": 0, "clerk_moved": 0}
    for _ in range(times):
        assert until(window.isVisible)
        placed = window.geometry().x() == 1920 and window.screen().name() == CITIZEN
        seen["placed"] += placed
        window.show_page(PAGE, None)
        unplug()
        assert until(lambda: len(app.screens()) == 1)
        # At once, before the pause after which the screens are looked at again.
        seen["hidden"] += not window.isVisible()
        window.show_page(Welcome("Quầy 3"), None)
        plug()
        assert until(lambda: len(app.screens()) == 2)
        seen["kept"] += window.page == Welcome("Quầy 3")
        seen["clerk_moved"] += clerk.screen().name() != STAFF
    until(window.isVisible)
    print(json.dumps({**seen, "trespasses": watch.trespasses}))
    sys.stdout.flush()
    window.close()


if __name__ == "__main__":
    main(int(sys.argv[1]))
