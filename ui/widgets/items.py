"""A list of lines with our habits: it wraps, asks for little room, and takes all there is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QWidget

from ui import theme

# Room for two rows: less is no list. It scrolls by itself before its screen has to.
LEAST = QSize(160, 76)


def least() -> QSize:
    """What a list asks for."""
    return QSize(theme.px(LEAST.width()), theme.px(LEAST.height()))


class Items(QListWidget):
    """Nothing of a line is cut: what is too long goes on in the next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A scroll bar that comes makes lines longer.
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)

    def sizeHint(self) -> QSize:
        """Little."""
        return least()

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return least()
