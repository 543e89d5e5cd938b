"""The keys of the scripted clerk, each of them counted, at a person's pace."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from tests.ui.conftest import Window
from ui.widgets.scan_listener import ScanListener

SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
TYPED_EACH_S = 0.2
# More than any step has fields.
FAR = 40


class Keyboard:
    """Knows how many keys were pressed in each step."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._presses: Counter[str] = Counter()
        self._step = ""
        self._now = 0.0

    def _keep_pace(self) -> None:
        """A clerk's own, however late the machine is: nothing typed looks like a scan."""
        listener = self._window.shell.findChild(ScanListener)
        assert listener is not None
        listener.clock = lambda: self._now

    def _press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        self._presses[self._step] += 1
        self._now += TYPED_EACH_S
        self._window.key(key, modifier)

    def _tab_to(self, name: str) -> None:
        for _ in range(FAR):
            if self._window.focus() == name:
                return
            self._press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {name}")

    def _type(self, text: str) -> None:
        for letter in text:
            self._presses[self._step] += 1
            self._now += TYPED_EACH_S
            self._window.rest(0)
            if letter == "\n":
                self._window.hit(Qt.Key.Key_Return)
            else:
                self._window.hit_letter(letter)
        self._window.rest(5)


def all_of(listed: QListWidget) -> list[QListWidgetItem]:
    """Its lines, from the top."""
    return [listed.item(at) for at in range(listed.count())]
