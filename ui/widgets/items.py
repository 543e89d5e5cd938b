"""A list of lines with our habits: it wraps, asks for little room, and takes all there is."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui import early, theme

# Room for two rows: less is no list. It scrolls by itself before its screen has to.
LEAST = QSize(160, 76)
# Between two facts of a line; where the line ends there, the dot stays with what is before it.
_BETWEEN, _KEPT = "  ·  ", "\u00a0\u00a0·  "


def least() -> QSize:
    """What a list asks for."""
    return QSize(theme.px(LEAST.width()), theme.px(LEAST.height()))


class Items(QListWidget):
    """Nothing of a line is cut: what is too long goes on in the next. `words` are read aloud.

    One that is there at the first paint (`is_early`) is told afterwards to `wrap`.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        name: str = "",
        words: str = "",
        *,
        is_early: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setWordWrap(True)
        # A scroll bar that comes makes lines longer.
        early.put(self, early.NO_SIDE_BAR, early.ADJUSTS, early.NO_ELLIPSIS)
        if not is_early:
            self.wrap()

    def wrap(self) -> None:
        """Lines as high as their words need from now on."""
        from ui.widgets.wrapped import Wrapped

        self.setItemDelegate(Wrapped(self))

    def fill(self, lines: Iterable[str], nothing: str = "") -> None:
        """Other lines from now on, the same row chosen as far as there is one.

        Where there are none stands `nothing`, which cannot be chosen.
        """
        row = max(0, self.currentRow())
        self.clear()
        self.addItems([one.replace(_BETWEEN, _KEPT) for one in lines])
        if self.count():
            self.setCurrentRow(min(row, self.count() - 1))
        elif nothing:
            self.say(nothing)

    def say(self, words: str) -> None:
        """A word in the place of lines: nothing to choose."""
        from PySide6.QtCore import Qt

        self.clear()
        QListWidgetItem(words, self).setFlags(Qt.ItemFlag.NoItemFlags)

    def sizeHint(self) -> QSize:
        """Little."""
        return least()

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return least()
