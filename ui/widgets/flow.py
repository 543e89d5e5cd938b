"""A row that goes on in the next line where there is no room: nothing is scrolled to sideways."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui import theme


class Flow(QLayout):
    """One thing beside the other, as many as a line holds; what can grow takes a line's rest."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        # Measured once: Qt asks many times in a frame, and says when to look again. The height is
        # kept for each width that it asks of, and for what was shown then: of what comes or goes Qt
        # tells only once it lays the whole place out.
        self._measured: list[_Item] | None = None
        self._heights: dict[tuple[int, ...], int] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(theme.GRID * 3 // 4)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt's own way of adding a widget."""
        self._items.append(item)
        self._forget()

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One of them, None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """One of them, no longer here."""
        self._forget()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def invalidate(self) -> None:
        """Something of it has another size."""
        self._forget()
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """Along the line."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """A narrow place takes more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Of all lines."""
        asked = (width, *(item.isEmpty() for item in self._items))
        if asked not in self._heights:
            lines = self._lines(width)
            gaps = self.spacing() * max(0, len(lines) - 1)
            self._heights[asked] = sum(map(_height, lines)) + gaps
        return self._heights[asked]

    def sizeHint(self) -> QSize:
        """Everything in one line."""
        shown = self._shown
        wide = sum(item.hint.width() for item in shown)
        return QSize(wide + self.spacing() * max(0, len(shown) - 1), _height(shown))

    def minimumSize(self) -> QSize:
        """Each in a line of its own would do."""
        shown = self._shown
        return QSize(max((item.least for item in shown), default=0), _height(shown))

    def setGeometry(self, rect: QRect) -> None:
        """Place them line by line, each in the middle of its line's height."""
        super().setGeometry(rect)
        top = rect.top()
        for line in self._lines(rect.width()):
            high, left = _height(line), rect.left()
            widths = self._widths(line, rect.width())
            for item, wide in zip(line, widths, strict=True):
                own = min(high, item.hint.height())
                place = QPoint(left, top + (high - own) // 2)
                item.item.setGeometry(QRect(place, QSize(wide, own)))
                left += wide + self.spacing()
            top += high + self.spacing()

    def _forget(self) -> None:
        self._measured = None
        self._heights.clear()

    @property
    def _shown(self) -> list[_Item]:
        if self._measured is None:
            self._measured = [_measure(item) for item in self._items]
        return [one for one in self._measured if not one.item.isEmpty()]

    def _lines(self, width: int) -> list[list[_Item]]:
        lines: list[list[_Item]] = []
        used = 0
        for item in self._shown:
            wide = item.hint.width()
            if lines and used + self.spacing() + wide <= width:
                lines[-1].append(item)
                used += self.spacing() + wide
            else:
                lines.append([item])
                used = wide
        return lines

    def _widths(self, line: list[_Item], width: int) -> list[int]:
        """What is left of a line goes to what can grow, in equal parts."""
        hints = [min(width, item.hint.width()) for item in line]
        rest = max(0, width - sum(hints) - self.spacing() * (len(line) - 1))
        growing = sum(item.grows for item in line)
        share = rest // growing if growing else 0
        return [hint + share * item.grows for hint, item in zip(hints, line, strict=True)]


class _Item(NamedTuple):
    """One of a row: the size that it asks for, its least width, and whether it can grow."""

    item: QLayoutItem
    hint: QSize
    least: int
    grows: bool


def _measure(item: QLayoutItem) -> _Item:
    hint = item.sizeHint()
    is_bound = item.maximumSize().width() <= hint.width()
    grows = not is_bound and bool(item.expandingDirections() & Qt.Orientation.Horizontal)
    return _Item(item, hint, item.minimumSize().width(), grows)


def _height(line: list[_Item]) -> int:
    return max((item.hint.height() for item in line), default=0)
