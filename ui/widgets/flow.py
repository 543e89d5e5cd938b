"""A row that goes on in the next line where there is no room: nothing is scrolled to sideways."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui import theme


class Flow(QLayout):
    """One thing beside the other, as many as a line holds; what can grow takes a line's rest."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(theme.GRID * 3 // 4)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt's own way of adding a widget."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One of them, None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """One of them, no longer here."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Along the line."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """A narrow place takes more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Of all lines."""
        lines = self._lines(width)
        return sum(map(_height, lines)) + self.spacing() * max(0, len(lines) - 1)

    def sizeHint(self) -> QSize:
        """Everything in one line."""
        shown = self._shown
        wide = sum(item.sizeHint().width() for item in shown)
        return QSize(wide + self.spacing() * max(0, len(shown) - 1), _height(shown))

    def minimumSize(self) -> QSize:
        """Each in a line of its own would do."""
        shown = self._shown
        wide = max((item.minimumSize().width() for item in shown), default=0)
        return QSize(wide, _height(shown))

    def setGeometry(self, rect: QRect) -> None:
        """Place them line by line, each in the middle of its line's height."""
        super().setGeometry(rect)
        top = rect.top()
        for line in self._lines(rect.width()):
            high, left = _height(line), rect.left()
            widths = self._widths(line, rect.width())
            for item, wide in zip(line, widths, strict=True):
                own = min(high, item.sizeHint().height())
                item.setGeometry(QRect(QPoint(left, top + (high - own) // 2), QSize(wide, own)))
                left += wide + self.spacing()
            top += high + self.spacing()

    @property
    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown:
            wide = item.sizeHint().width()
            if lines and used + self.spacing() + wide <= width:
                lines[-1].append(item)
                used += self.spacing() + wide
            else:
                lines.append([item])
                used = wide
        return lines

    def _widths(self, line: list[QLayoutItem], width: int) -> list[int]:
        """What is left of a line goes to what can grow, in equal parts."""
        hints = [min(width, item.sizeHint().width()) for item in line]
        rest = max(0, width - sum(hints) - self.spacing() * (len(line) - 1))
        grows = [_can_grow(item) for item in line]
        share = rest // sum(grows) if any(grows) else 0
        return [hint + share * grow for hint, grow in zip(hints, grows, strict=True)]


def _height(line: list[QLayoutItem]) -> int:
    return max((item.sizeHint().height() for item in line), default=0)


def _can_grow(item: QLayoutItem) -> bool:
    is_bound = item.maximumSize().width() <= item.sizeHint().width()
    return not is_bound and bool(item.expandingDirections() & Qt.Orientation.Horizontal)
