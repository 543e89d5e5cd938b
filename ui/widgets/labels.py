"""Labels and frames that every screen makes alike."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from ui import theme


def label(text: str = "", role: str = "", *, name: str = "", wrap: bool = True) -> QLabel:
    """A label; `role` is "title", "large", "huge" or "quiet"."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    if name:
        made.setObjectName(name)
    return made


def button(text: str, name: str, *, primary: bool = False) -> QPushButton:
    """A button that Enter presses too."""
    made = QPushButton(text)
    made.setObjectName(name)
    made.setAutoDefault(True)
    if primary:
        made.setProperty("primary", True)
    return made


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
    target.setProperty("state", state)
    target.style().unpolish(target)
    target.style().polish(target)
