"""Catches what a keyboard-mode scanner types, wherever the focus is, and hands it over whole."""

from __future__ import annotations

import time
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from counter_app.domain import calibration
from counter_app.domain.search import scanned_code

BURST_LETTERS = 10
# Nobody presses two keys within less: that is a scanner's, or keys that have waited for a window.
MACHINE_GAP_S = 0.005
# So many of them may have waited while the window stood still, and one more for each such time that
# a key waits here: they come each in its turn. A scanner's letters are many more.
PILE, PILES_UP_EACH_S = 4, 0.02
LENGTH_MAX = 2_000
CARD_PIPES = 6
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class ScanListener(QObject):
    """Nobody types ten letters with less than `gap_ms` between each: that is a scanner.

    The letters that reached a field before the burst was recognised are taken out again, so that
    a scan types nothing anywhere.
    """

    scanned = Signal(str)
    # Any key or click, before whoever it is for hears of it.
    touched = Signal()
    # A key that a person may have pressed, before whoever it is for hears of it; whether it follows
    # as fast as a scanner's.
    key_comes = Signal(bool)
    # What an input method holds and has not given to the field yet; "" once it has.
    composed = Signal(str)

    def __init__(
        self,
        gap_ms: int,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._gap_s = gap_ms / 1000
        self._clock = clock
        self._burst = ""
        self._last = self._heard = 0.0
        # As many of the next quick keys may be a person's.
        self._piled = 0
        # Whether the last key came as soon as a scanner's.
        self._in_time = False
        # The key that was told of before shortcuts had it, until it is pressed or let go. One that
        # a shortcut took is never pressed; what keeps keys from shortcuts has them told of late.
        self._told: int | None = None
        self._window: QWidget | None = None
        self._field: QWidget | None = None
        self._text_before = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(gap_ms)
        self._pause.timeout.connect(self._settle)

    def listen(self, window: QWidget) -> None:
        """From now on, wherever the focus goes; a window has the keys that no field of it has.

        What filters for the whole application is asked of each paint and each layout too: Python
        would be waited for a hundred times in a frame, and for long while a lane has it.
        """
        self._window = window
        window.installEventFilter(self)
        _application().focusChanged.connect(self._follow)
        _application().focusWindowChanged.connect(self._follow_window)
        self._follow(None, QApplication.focusWidget())

    def let_go(self) -> None:
        """Nothing comes here any more."""
        if self._window is not None:
            _application().focusChanged.disconnect(self._follow)
            _application().focusWindowChanged.disconnect(self._follow_window)
            self._follow(QApplication.focusWidget(), None)
            self._window.removeEventFilter(self)
            self._window = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True swallows a key of a burst; any key or click says that somebody is here."""
        if isinstance(event, QKeyEvent):
            return not self._had_it_before(watched) and self._on_key(event)
        if isinstance(event, QInputMethodEvent):
            if not self._had_it_before(watched):
                self.touched.emit()
                self.key_comes.emit(False)
                self.composed.emit(event.preeditString())
        elif isinstance(event, QMouseEvent) and event.type() is _CLICK:
            self.touched.emit()
        return False

    def _had_it_before(self, watched: QObject) -> bool:
        """The window of the system has each key first, and what the field has no use for comes to
        what is around it.
        """
        return isinstance(watched, QWindow) or QApplication.focusWidget() not in (None, watched)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        """To the field that has the keys, and to the window around it, which has the mouse: a list
        that folds out is one of its own.

        Neither is remembered: what Qt itself made may be gone, and nothing here would know.
        """
        if old is not None and old is not self._window:
            old.removeEventFilter(self)
        if new is not None:
            new.installEventFilter(self)
            handle = new.window().windowHandle()
            if handle is not None:
                handle.installEventFilter(self)

    def _follow_window(self, _handle: QWindow | None) -> None:
        """The citizen's has no field: once somebody touched it, the keys are its own."""
        active = QApplication.activeWindow()
        if active is not None:
            active.installEventFilter(self)

    def _on_key(self, event: QKeyEvent) -> bool:
        kind = event.type()
        if kind is _BEFORE_SHORTCUTS:
            self._arrive(event)
            self._told = event.key()
            return False
        told, self._told = self._told, None
        if kind is not _PRESS:
            return False
        if told != event.key():
            self._arrive(event)
        return self._take(event)

    def _arrive(self, event: QKeyEvent) -> None:
        """A key, before a shortcut or a field has it."""
        self.touched.emit()
        now = self._clock()
        since = min(now - self._last, now - self._heard)
        # A letter that came while the one before it was kept waited here and not at the scanner.
        self._in_time = now - self._last <= self._gap_s or since <= MACHINE_GAP_S
        self._last = now
        self._piled = max(0, self._piled - 1) if since <= MACHINE_GAP_S else PILE
        if _is_command(event):
            self.key_comes.emit(False)
        elif self._piled:
            self.key_comes.emit(self._in_time)
        self._heard = self._clock()
        self._piled += int((self._heard - now) / PILES_UP_EACH_S)

    def _take(self, event: QKeyEvent) -> bool:
        in_time = self._in_time
        if event.key() in _ENDS:
            return self._end(in_time=in_time)
        text = event.text()
        if not text or not text.isprintable() or event.modifiers() & _COMMANDS:
            self._settle()
            return False
        if not in_time or not self._burst or QApplication.focusWidget() is not self._field:
            self._settle()
            self._remember_field()
        self._pause.start()
        if len(self._burst) >= LENGTH_MAX:
            return True
        self._burst += text
        return len(self._burst) > BURST_LETTERS

    def _settle(self) -> None:
        """A pause ends a burst: a card or slip without Enter is a scan, letters are letters."""
        burst, self._burst = self._burst, ""
        if len(burst) <= BURST_LETTERS:
            return
        if _is_whole(burst):
            self._restore_field()
            self.scanned.emit(burst)
        elif isinstance(self._field, QLineEdit) and shiboken6.isValid(self._field):
            self._field.insert(burst[BURST_LETTERS:])
        elif isinstance(self._field, QPlainTextEdit) and shiboken6.isValid(self._field):
            self._field.insertPlainText(burst[BURST_LETTERS:])

    def _end(self, *, in_time: bool) -> bool:
        if not in_time:
            self._settle()
        burst, self._burst = self._burst, ""
        self._pause.stop()
        if len(burst) <= BURST_LETTERS:
            return False
        self._restore_field()
        self.scanned.emit(burst)
        return True

    def _remember_field(self) -> None:
        self._field = QApplication.focusWidget()
        self._text_before = _text_of(self._field)

    def _restore_field(self) -> None:
        if self._field is None or not shiboken6.isValid(self._field):
            return
        if isinstance(self._field, QLineEdit):
            self._field.setText(self._text_before)
            # Whoever took the first letters for typing takes them back.
            self._field.textEdited.emit(self._text_before)
        elif isinstance(self._field, QPlainTextEdit):
            self._field.setPlainText(self._text_before)
        self._field = None


def _is_whole(burst: str) -> bool:
    """Whether a burst without Enter is a code all the same: by its own structure."""
    return (
        burst.count("|") >= CARD_PIPES
        or calibration.is_calibration(burst)
        or scanned_code(burst) is not None
    )


# Of each key of a burst they are asked for, and a name of Qt's is dear to look up.
_PRESS, _CLICK = QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress
_BEFORE_SHORTCUTS = QEvent.Type.ShortcutOverride
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_FIRST, _LAST = Qt.Key.Key_F1, Qt.Key.Key_F35


def _is_command(event: QKeyEvent) -> bool:
    """Whether no scanner types it."""
    key = event.key()
    return bool(event.modifiers() & _COMMANDS) or key == Qt.Key.Key_Escape or _FIRST <= key <= _LAST


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


def _text_of(widget: QWidget | None) -> str:
    if isinstance(widget, QLineEdit):
        return widget.text()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    return ""
