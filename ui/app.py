"""The application round the window: look, crash dialog, and the loop."""

from __future__ import annotations

import logging
import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING

# Before anything of PySide6.
import ui.qt_import  # noqa: F401

# isort: split
from PySide6.QtCore import QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from ui import classes, language, theme
from ui.counter import Counter
from ui.garbage import Sweeper
from ui.language import tr
from ui.shell import Shell

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType

    from counter_app.domain.errors import CounterError
    from ui.setup_window import SetupWindow
    from ui.setup_wiring import SetupWiring
    from ui.wiring import Wiring

# By then the first screens and all that they import are there.
SETTLED_MS = 20_000
# Seconds. A screen that comes to the front calls Qt a hundred times, and each call may wait as long
# as this for each lane that works.
LENT_S = 0.000_02
BUG = "bug"

log = logging.getLogger(__name__)


def application() -> QApplication:
    """The one application, made and dressed when first asked for."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    # Named here and not set: setting it brings up all that Qt knows of styles.
    made = QApplication([*sys.argv[:1], "-style", theme.STYLE])
    made.setProperty("is_styled", True)  # a property's value
    # Each call into Qt lends the interpreter out, and a lane that works keeps it as long as this.
    sys.setswitchinterval(LENT_S)
    made.setApplicationName("Quay Mot Cua")
    if made.platformName() == "offscreen":
        qInstallMessageHandler(_tell_of_qt)
    theme.apply(made)
    return made


def _tell_of_qt(_kind: QtMsgType, _context: QMessageLogContext, text: str | None) -> None:
    """Qt's own words to the console, but for what a window that nobody sees says of its size."""
    if text and "propagateSizeHints" not in text:
        print(text, file=sys.stderr)  # noqa: T201  # what Qt itself would do


def build(wiring: Wiring) -> Shell:
    """The window, ready to be shown and started."""
    app, look = application(), theme.look_of(wiring.theme, wiring.scale)
    if look != theme.look():
        theme.apply(app, look)
    language.speak(wiring.language)
    shell = Shell(Counter(wiring))
    Sweeper(shell)
    return shell


def run(wiring: Wiring) -> int:
    """Show the window and stay until it is closed; gives the exit code."""
    app = application()
    shell = build(wiring)
    _hear_of_bugs()
    # The list is read while the window is laid out.
    shell.start()
    shell.show()
    settle(shell)
    return app.exec()


def settle(shell: Shell) -> None:
    """Let the screens of every day be made beside the work, and the start be forgotten: as soon as
    all is loaded, and once more with those screens.
    """
    shell.furnished.connect(lambda: _look_ahead(shell))
    sweeper = _sweeper_of(shell)
    sweeper.hold()
    shell.loaded.connect(sweeper.forget_the_start)
    QTimer.singleShot(SETTLED_MS, sweeper, sweeper.forget_the_start)


def _sweeper_of(window: QObject) -> Sweeper:
    sweeper = window.findChild(Sweeper)
    assert sweeper is not None, "a window is built with one"
    return sweeper


def _look_ahead(shell: Shell) -> None:
    from ui.frame.ahead import Ahead

    Ahead(shell)


def set_up_first(wiring: SetupWiring) -> int:
    """Show the first run; once it is done the counter's window takes its place, until that is
    closed. Gives the exit code.
    """
    app = application()
    for _piece in classes.make():
        pass
    first = build_setup(wiring)
    _hear_of_bugs()
    held: list[Shell] = []

    def open_counter() -> None:
        # The window that comes has its own.
        _sweeper_of(first).hold()
        shell = build(wiring.open_window())
        held.append(shell)
        shell.setGeometry(first.geometry())
        shell.show()
        first.close()
        shell.start()
        settle(shell)

    from PySide6.QtCore import Qt

    first.finished.connect(open_counter, Qt.ConnectionType.QueuedConnection)
    first.show()
    first.start()
    return app.exec()


def build_setup(wiring: SetupWiring) -> SetupWindow:
    """The window of the first run, ready to be shown and started."""
    from ui.setup_window import SetupWindow

    app, look = application(), theme.look_of(wiring.theme, wiring.scale)
    if look != theme.look():
        theme.apply(app, look)
    language.speak(wiring.language)
    window = SetupWindow(wiring)
    Sweeper(window)
    return window


def _hear_of_bugs() -> None:
    sys.excepthook = _on_bug
    threading.excepthook = _on_thread_bug


def tell(words: str) -> None:
    """One sentence in a window of its own, where there is a screen to show it on."""
    application()
    language.speak(language.spoken())
    if QApplication.platformName() not in ("offscreen", "minimal"):
        from PySide6.QtWidgets import QMessageBox

        QMessageBox.warning(None, tr("Quầy Một Cửa"), words)


def tell_failure(error: CounterError) -> None:
    """Why there is no window, in the window's words: who started it by its icon has no console."""
    from ui.messages import sentence

    tell(sentence(error))


def _on_thread_bug(arguments: threading.ExceptHookArgs) -> None:
    log.error("bug in a thread", exc_info=arguments.exc_value)


def _on_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A bug is loud, and says at once that what was saved is safe.

    One that comes while another is being told of is in the log alone: who has to close a window
    for each of many gets nothing done.
    """
    from PySide6.QtWidgets import QMessageBox

    log.error("bug", exc_info=(kind, error, trace))
    if any(one.objectName() == BUG for one in QApplication.topLevelWidgets()):
        return
    told = QMessageBox(
        QMessageBox.Icon.Critical,
        tr("Quầy Một Cửa"),
        tr(
            "Chương trình gặp lỗi ngoài dự kiến và đã ghi vào nhật ký.\nMọi hồ sơ đã có mã "
            "đều an toàn; việc đang gõ còn trong bản nháp.\nXin đóng cửa sổ này, làm tiếp, "
            "và báo người phụ trách."
        ),
    )
    told.setObjectName(BUG)
    told.exec()
    told.deleteLater()
