"""Catches what a keyboard-mode scanner types, wherever the focus is, and hands it over whole."""

from __future__ import annotations

import time
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from counter_app.domain import calibration
from counter_app.domain.search import scanned_code

BURST_LETTERS = 10
# Nobody presses two keys within less: that is a scanner's, or keys that have waited for a window.
MACHINE_GAP_S = 0.005
# So many of them may have waited while the window stood still, and one more for each such time that
# a key waits here: they come each in its turn. A scanner's letters are many more.
PILE, PILES_UP_EACH_S = 4, 0.02
# A card that stopped half way may go on so long: this machine was late, and not its scanner.
LATE_S = 1.0
LENGTH_MAX = 2_000
CARD_PIPES = 6
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class ScanListener(QObject):
    """Nobody types ten letters with less than `gap_ms` between each: that is a scanner.

    The letters that reached a field before the burst was recognised are taken out again, so that
    a scan types nothing anywhere; no shortcut has its later ones, and what the first ones would
    have done is not done (`when_alone`).
    """

    scanned = Signal(str)
    # Any key or click, before whoever it is for hears of it.
    touched = Signal()
    # A key that a person may have pressed, before whoever it is for hears of it.
    key_comes = Signal()
    # What an input method holds and has not given to the field yet; "" once it has.
    composed = Signal(str)

    def __init__(
        self,
        gap_ms: int,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._gap_ms, self._gap_s = gap_ms, gap_ms / 1000
        self.clock = clock
        self._burst = ""
        self._last = self._heard = 0.0
        # How long the last key let wait for itself, and whether more of a card was waited for.
        self._since, self._is_late = 0.0, False
        # As many of the next quick keys may be a person's.
        self._piled = 0
        # Whether the last key came as soon as a scanner's.
        self._in_time = False
        # The key that was told of before shortcuts had it, until it is pressed or let go. One that
        # a shortcut took is never pressed; what keeps keys from shortcuts has them told of late.
        self._told: tuple[int, str] | None = None
        self._window: QWidget | None = None
        # Where the letters of the burst went, in turn, and what stood there: one may open another.
        self._fields: list[tuple[QWidget, str | int, bool]] = []
        # What its letters do, if they are no scan.
        self._acts: list[Callable[[], object]] = []
        # What takes back all that they did at a place, if they are one.
        self._undos: dict[QWidget, Callable[[], object]] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._on_pause)

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
            self._acts = []

    @property
    def is_in_burst(self) -> bool:
        """Whether the letter that was just heard came as fast as a scanner's after another."""
        return len(self._burst) > 1

    def wait(self, act: Callable[[], object]) -> None:
        """Do what a letter asks for once it is known to be of no scan."""
        self._acts.append(act)
        self._pause.start(self._gap_ms)

    def take_back(self, place: QWidget, undo: Callable[[], object]) -> None:
        """Undo what the letters did at a place if they are a scan's: the first of them knows how
        it was.
        """
        self._undos.setdefault(place, undo)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True swallows a key of a burst; any key or click says that somebody is here."""
        if isinstance(event, QKeyEvent):
            return not self._had_it_before(watched) and self._on_key(event)
        if isinstance(event, QInputMethodEvent):
            if not self._had_it_before(watched):
                self.touched.emit()
                self.key_comes.emit()
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
            # Of a list that folded out before it may be the one that is gone.
            if _is_there(handle):
                handle.installEventFilter(self)

    def _follow_window(self, _handle: QWindow | None) -> None:
        """The citizen's has no field: once somebody touched it, the keys are its own."""
        active = QApplication.activeWindow()
        if active is not None:
            active.installEventFilter(self)

    def _on_key(self, event: QKeyEvent) -> bool:
        kind, key = event.type(), event.key()
        if key in _HELD:
            # A scanner that is a keyboard holds Shift for each capital.
            if kind is _PRESS:
                self.touched.emit()
            return False
        if kind is _BEFORE_SHORTCUTS:
            self._hear(event)
            self._told = (key, event.text())
            is_of_scan = self._is_scan and (key in _ENDS or _is_letter(event))
            if is_of_scan:
                event.accept()
            return is_of_scan
        told, self._told = self._told, None
        if kind is not _PRESS:
            return False
        if told != (key, event.text()):
            self._hear(event)
        if key in _ENDS:
            return self._end()
        return self._is_scan and _is_letter(event)

    @property
    def _is_scan(self) -> bool:
        """Whether nobody types what is being heard."""
        return len(self._burst) > BURST_LETTERS

    def _hear(self, event: QKeyEvent) -> None:
        """A key, once, before a shortcut or a field has it."""
        self._arrive(event)
        if _is_letter(event):
            self._add(event.text())
        elif not (event.key() in _ENDS and self._is_scan and self._is_soon):
            self._settle()

    def _arrive(self, event: QKeyEvent) -> None:
        """A key, before a shortcut or a field has it."""
        self.touched.emit()
        now = self.clock()
        since = min(now - self._last, now - self._heard)
        # A letter that came while the one before it was kept waited here and not at the scanner.
        self._since, self._last = now - self._last, now
        self._in_time = self._since <= self._gap_s or since <= MACHINE_GAP_S
        self._piled = max(0, self._piled - 1) if since <= MACHINE_GAP_S else PILE
        if self._piled or _is_command(event):
            self.key_comes.emit()
        self._heard = self.clock()
        self._piled += int((self._heard - now) / PILES_UP_EACH_S)

    def _add(self, letter: str) -> None:
        if not self._goes_on or not self._burst:
            self._settle()
        if not self._is_scan:
            self._remember_field()
        self._is_late = False
        self._pause.start(self._gap_ms)
        if len(self._burst) < LENGTH_MAX:
            self._burst += letter

    @property
    def _is_soon(self) -> bool:
        """Whether a key came so soon that it may be of the scan before it."""
        return self._in_time or self._since <= LATE_S

    @property
    def _goes_on(self) -> bool:
        """Whether a letter is the next of what is being heard; of a card one may come late."""
        return self._in_time or (self._is_soon and self._is_scan and _is_cut(self._burst))

    def _on_pause(self) -> None:
        if self._is_scan and not self._is_late and _is_cut(self._burst):
            self._is_late = True
            self._pause.start(int(LATE_S * 1000))
        else:
            self._settle()

    def _settle(self) -> None:
        """A pause ends a burst: a card or slip without Enter is a scan, letters are letters."""
        is_scan, burst, acts = self._is_scan, self._burst, self._acts
        self._burst, self._acts = "", []
        if not is_scan:
            self._fields, self._undos = [], {}
            for act in acts:
                act()
        elif _is_whole(burst):
            self._restore_fields()
            self.scanned.emit(burst)
        else:
            field = self._fields[-1][0] if self._fields else None
            self._fields, self._undos = [], {}
            if isinstance(field, QLineEdit) and shiboken6.isValid(field):
                field.insert(burst[BURST_LETTERS:])
            elif isinstance(field, QPlainTextEdit) and shiboken6.isValid(field):
                field.insertPlainText(burst[BURST_LETTERS:])

    def _end(self) -> bool:
        if not self._is_scan:
            return False
        burst, self._burst, self._acts = self._burst, "", []
        self._pause.stop()
        self._restore_fields()
        self.scanned.emit(burst)
        return True

    def _remember_field(self) -> None:
        field = QApplication.focusWidget()
        if field is not None and (not self._fields or self._fields[-1][0] is not field):
            is_typed = isinstance(field, QLineEdit) and field.isModified()
            self._fields.append((field, _content_of(field), is_typed))

    def _restore_fields(self) -> None:
        fields, undos, self._fields, self._undos = self._fields, self._undos, [], {}
        for place, undo in undos.items():
            if shiboken6.isValid(place):
                undo()
        for field, before, is_typed in reversed(fields):
            if shiboken6.isValid(field):
                _restore(field, before)
                if isinstance(field, QLineEdit):
                    # Whoever asks whether something is in hand.
                    field.setModified(is_typed)


def when_alone(
    place: QWidget, act: Callable[[], object], *, is_first_at_once: bool = False
) -> None:
    """Do what a letter without Ctrl or Alt asks for in `place`: at once where nobody listens for
    scans, else as soon as it is known that it was not a scanner's. `is_first_at_once` where what
    the first letter of a scan does is soon mended.
    """
    listener = place.window().findChild(ScanListener)
    if listener is None or (is_first_at_once and not listener.is_in_burst):
        act()
    else:
        listener.wait(act)


def unless_scan(place: QWidget, undo: Callable[[], object]) -> None:
    """What a letter did in `place` stays unless it turns out to be a scanner's."""
    listener = place.window().findChild(ScanListener)
    if listener is not None:
        listener.take_back(place, undo)


def _is_whole(burst: str) -> bool:
    """Whether a burst without Enter is a code all the same: by its own structure."""
    return (
        burst.count("|") >= CARD_PIPES
        or calibration.is_calibration(burst)
        or scanned_code(burst) is not None
    )


def _is_cut(burst: str) -> bool:
    from counter_app.domain import id_card

    return id_card.is_cut(burst)


# Of each key of a burst they are asked for, and a name of Qt's is dear to look up.
_PRESS, _CLICK = QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress
_BEFORE_SHORTCUTS = QEvent.Type.ShortcutOverride
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_HELD = frozenset(
    (
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
    )
)
_FIRST, _LAST = Qt.Key.Key_F1, Qt.Key.Key_F35


def _is_command(event: QKeyEvent) -> bool:
    """Whether no scanner types it."""
    key = event.key()
    return bool(event.modifiers() & _COMMANDS) or key == Qt.Key.Key_Escape or _FIRST <= key <= _LAST


def _is_letter(event: QKeyEvent) -> bool:
    text = event.text()
    return bool(text) and text.isprintable() and not event.modifiers() & _COMMANDS


def _is_there(one: QObject | None) -> bool:
    return one is not None and shiboken6.isValid(one)


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


def _content_of(widget: QWidget) -> str | int:
    if isinstance(widget, QLineEdit):
        return widget.text()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    return widget.value() if isinstance(widget, QSpinBox) else ""


def _restore(field: QWidget, before: str | int) -> None:
    if isinstance(field, QLineEdit):
        field.setText(str(before))
        # Whoever took the first letters for typing takes them back.
        field.textEdited.emit(str(before))
    elif isinstance(field, QPlainTextEdit):
        field.setPlainText(str(before))
    elif isinstance(field, QSpinBox):
        field.setValue(int(before))
