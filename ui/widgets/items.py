"""A list of lines with our habits: it wraps, asks for little room, and takes all there is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui import early, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.widgets.about import About
    from ui.widgets.wrapped import Wrapped

# Room for two rows: less is no list. It scrolls by itself before its screen has to.
LEAST = QSize(160, 76)
# What the style sheet leaves around the lines, above and below together.
FRAME = 4
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
        # By whole lines, the end of a high one would never come into sight.
        early.put(self, early.BY_DOTS)
        # What each line is known by, where its words are not enough.
        self._names: Sequence[object] = ()
        self._wrapped: Wrapped | None = None
        # What is typed about the chosen line, and about no other.
        self.about: About | None = None
        if not is_early:
            self.wrap()

    def wrap(self) -> None:
        """Lines as high as their words need from now on, and the chosen one in sight."""
        from ui.widgets.wrapped import Wrapped

        self._wrapped = Wrapped(self)
        self.setItemDelegate(self._wrapped)
        # The list has become lower, or its lines higher.
        self.verticalScrollBar().rangeChanged.connect(self.keep_in_sight)

    def keep_in_sight(self) -> None:
        """The chosen line, once all have their places: Enter takes nothing that is not seen."""
        QTimer.singleShot(0, self, lambda: self.scrollTo(self.currentIndex()))

    def fill(self, lines: Iterable[str], nothing: str = "", names: Iterable[object] = ()) -> None:
        """Other lines from now on: whichever was chosen is so wherever it stands now.

        A neighbour that slid into its place was chosen by nobody. Of one that is gone, the row is,
        but none at all while words stand that were typed about it.
        A line is known by its words, or by its name in `names` where it says another age or state
        each time. Where there are none stands `nothing`, which cannot be chosen.
        """
        row = max(0, self.currentRow())
        chosen = self._known_by(self.currentRow())
        shown = [one.replace(_BETWEEN, _KEPT) for one in lines]
        self._names = tuple(names)
        alike = [at for at, one in enumerate(self._names or shown) if one == chosen]
        about = self.about if self.about is not None and self.about.is_typed else None
        self._begin_anew(shown)
        if about is not None and chosen is not None and not alike:
            about.tell()
        if not shown:
            if nothing:
                self.say(nothing)
            return
        self.addItems(shown)
        if about is not None and not alike:
            return
        at = min(alike, key=lambda at: abs(at - row), default=row)
        self.setCurrentRow(min(at, len(shown) - 1))

    def _known_by(self, row: int) -> object:
        if row < 0:
            return None
        return self._names[row] if row < len(self._names) else self.item(row).text()

    def say(self, words: str) -> None:
        """A word in the place of lines: nothing to choose."""
        from PySide6.QtCore import Qt

        self._begin_anew([])
        QListWidgetItem(words, self).setFlags(Qt.ItemFlag.NoItemFlags)

    def _begin_anew(self, lines: Sequence[str]) -> None:
        """No line stands any more, and nothing is kept of one that does not come again."""
        self.clear()
        if self._wrapped is not None:
            self._wrapped.keep_only(lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go through a line that is higher than the list before they go to the next."""
        from PySide6.QtCore import Qt

        step = (event.key() == Qt.Key.Key_Down) - (event.key() == Qt.Key.Key_Up)
        if not step or not self._read_on(step):
            super().keyPressEvent(event)

    def _read_on(self, step: int) -> bool:
        """Half of what is seen further into the chosen line; False where that is its end."""
        line, seen = self.visualItemRect(self.currentItem()), self.viewport().rect()
        hidden = line.bottom() - seen.bottom() if step > 0 else seen.top() - line.top()
        if line.height() <= seen.height() or hidden <= 0:
            return False
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + step * min(hidden, max(1, seen.height() // 2)))
        return True

    def sizeHint(self) -> QSize:
        """Little."""
        return least()

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return least()
