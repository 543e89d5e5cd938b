"""A list of lines with our habits: it wraps, asks for little room, and takes all there is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import early, theme

# Room for two rows: less is no list. It scrolls by itself before its screen has to.
LEAST = QSize(160, 76)
# What the style sheet and Qt leave free beside and above the words of a line.
BESIDE, ABOVE = 26, 12


def least() -> QSize:
    """What a list asks for."""
    return QSize(theme.px(LEAST.width()), theme.px(LEAST.height()))


class _Wrapped(QStyledItemDelegate):
    """As high as the wrapped words: Qt's own measure forgets the style sheet's margins."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """What the line needs in the width that the list has."""
        needed = super().sizeHint(option, index)
        view = self.parent()
        assert isinstance(view, QListWidget)
        room = QRect(0, 0, max(40, view.viewport().width() - theme.px(BESIDE)), 10_000)
        words, wrap = str(index.data() or ""), early.WORD_WRAP
        high = view.fontMetrics().boundingRect(room, wrap, words).height() + theme.px(ABOVE)
        return QSize(needed.width(), max(needed.height(), high))


class Items(QListWidget):
    """Nothing of a line is cut: what is too long goes on in the next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        # A scroll bar that comes makes lines longer.
        early.put(self, early.NO_SIDE_BAR, early.ADJUSTS, early.NO_ELLIPSIS)
        self.setItemDelegate(_Wrapped(self))

    def sizeHint(self) -> QSize:
        """Little."""
        return least()

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return least()
