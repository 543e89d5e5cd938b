"""A field that takes one of many entries: type any part of it without marks, Enter takes it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from counter_app.domain.text import answers_to


class Choice(QLineEdit):
    """Enter takes the entry on offer, up and down offer another; an empty field stands for any.

    `offered` tells the entry that Enter would take, which of how many it is, from 1 on; an empty
    entry where none is on offer.
    """

    chosen = Signal(str)
    offered = Signal(str, int, int)

    def __init__(self, name: str, any_words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setMaxLength(200)
        self.setPlaceholderText(any_words)
        self.value = ""
        self._entries: dict[str, str] = {}
        self._matching: list[str] = []
        self._at = 0
        self.textEdited.connect(self._on_typed)
        self.returnPressed.connect(self._on_enter)

    def show_entries(self, entries: Sequence[tuple[str, str]]) -> None:
        """The entries there are: a value and its words. What is chosen stays chosen."""
        self._entries = {words: value for value, words in entries}

    def choose(self, words: str) -> None:
        """Take an entry by its words; none means any."""
        self._offer([])
        self.setText(words)
        self.setCursorPosition(0)
        value = self._entries.get(words, "")
        if value != self.value:
            self.value = value
            self.chosen.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go round what matches."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
        elif self._matching:
            self._at = (self._at + step) % len(self._matching)
            self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Words that nobody took are not what is chosen."""
        super().focusOutEvent(event)
        chosen = (words for words, value in self._entries.items() if value == self.value)
        self.setText(next(chosen, ""))
        self._offer([])

    def _on_typed(self, typed: str) -> None:
        if typed.strip():
            self._offer([words for words in self._entries if answers_to(typed, words)])
        else:
            self.choose("")

    def _on_enter(self) -> None:
        if self._matching:
            self.choose(self._matching[self._at])

    def _offer(self, matching: list[str]) -> None:
        self._matching, self._at = matching, 0
        self._tell()

    def _tell(self) -> None:
        words = self._matching[self._at] if self._matching else ""
        self.offered.emit(words, self._at + 1, len(self._matching))
