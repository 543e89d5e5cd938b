"""Labels and frames that every screen makes alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui import early, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

L = TypeVar("L", bound=QLabel)


class Line(QLabel):
    """One line, cut with "…" where there is no room; the whole of it is its text and its tip."""

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    @property
    def is_cut(self) -> bool:
        """Whether some of it is not in sight."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, or as much of it as there is room for."""
        if not self.is_cut:
            self.setToolTip("")
            super().paintEvent(event)
            return
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QPainter

        self.setToolTip(self.text())
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, self.alignment(), shown)
        painter.end()


def label(
    text: str = "", role: str = "", *, name: str = "", wrap: bool = True, state: str = ""
) -> QLabel:
    """A label; `role` is "title", "large", "figure", "huge", "quiet" or "key".

    `state` is what it says from the first paint on, as `set_state` takes it.
    """
    made = QLabel(text)
    made.setWordWrap(wrap)
    if state:
        made.setProperty("state", state)
    return _named(made, role, name)


def line(text: str = "", role: str = "", *, name: str = "") -> Line:
    """A label of one line that gives way: what has no room ends in "…"."""
    return _named(Line(text), role, name)


def _named(made: L, role: str, name: str) -> L:
    early.put(made, early.PLAIN_TEXT)
    if role:
        made.setProperty("role", role)
    if name:
        made.setObjectName(name)
    return made


def button(text: str, name: str, *, key: str = "", primary: bool = False) -> QPushButton:
    """A button that Enter presses too, and its key from anywhere on its screen."""
    made = QPushButton(text)
    made.setObjectName(name)
    made.setAutoDefault(True)
    if primary:
        made.setProperty("primary", True)
    if key:
        made.setShortcut(key)
    return made


def reword(target: QAbstractButton, words: str, *, key: str) -> None:
    """Other words on a button, which name its `key`: it keeps the one that it was given since,
    though Qt forgets it with the words.
    """
    own = target.shortcut()
    target.setText(words.replace(key, own.toString()))
    target.setShortcut(own)


def tool_row(*tools: tuple[str, str, str, Callable[[], object]]) -> QHBoxLayout:
    """Buttons from the left: the words, the name and the key of each, and what it does."""
    row = QHBoxLayout()
    for words, name, key, act in tools:
        made = button(words, name, key=key)
        made.clicked.connect(lambda _checked=False, act=act: act())
        row.addWidget(made)
    row.addStretch(1)
    return row


def card(parent: QWidget | None = None) -> tuple[QFrame, QVBoxLayout]:
    """A bordered frame with the grid's margins."""
    frame = QFrame(parent)
    frame.setProperty("card", True)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
    layout.setSpacing(theme.GRID)
    return frame, layout


def set_state(target: QLabel, state: str) -> None:
    """Colour a label by what it says: "waiting", "soon", "late", "done" or ""."""
    if (target.property("state") or "") == state:
        # To be dressed anew takes longer than the words do.
        return
    target.setProperty("state", state)
    target.style().unpolish(target)
    target.style().polish(target)
