"""Text wrapped into a box, line by line, so that a page may break between any two lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from counter_app.paper.blocks import Align

# The tallest capitals with two marks stand higher than the typeface says of itself.
_TALLEST = "ẤẾỖỮỸĨ"
_LEADING = 1.06
_CLOSE = 4  # dots; nobody sees lines balanced better than that
_QT_ALIGN: Mapping[Align, Qt.AlignmentFlag] = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.CENTRE: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
}


@dataclass(frozen=True, slots=True)
class WrappedText:
    """Wrapped text in a box: its lines all have one height."""

    layouts: tuple[QTextLayout, ...]
    left: int
    line_height: int
    ascent: float

    def painters(self) -> list[Callable[[QPainter, int], None]]:
        """One for each line of the text."""
        return [
            self._painter(layout, number)
            for layout in self.layouts
            for number in range(layout.lineCount())
        ]

    def _painter(self, layout: QTextLayout, number: int) -> Callable[[QPainter, int], None]:
        def paint(painter: QPainter, y: int) -> None:
            line = layout.lineAt(number)
            # The baseline stands on a whole dot, or one-bit letters differ from line to line.
            top = y + round(self.ascent) - line.ascent() - line.y()
            line.draw(painter, QPointF(self.left, top))

        return paint


def wrap(
    text: str,
    font: QFont,
    box: tuple[int, int],
    align: Align = Align.LEFT,
    bold_from: int | None = None,
) -> WrappedText:
    """`text` wrapped into a box of (left, width); bold from a position on, if one is given."""
    left, width = box
    ascent, descent = _extents(font)
    option = QTextOption(_QT_ALIGN[align])
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layouts, start = [], 0
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, font)
        layout.setTextOption(option)
        if bold_from is not None:
            layout.setFormats(_bold(max(0, bold_from - start), len(paragraph)))
        _break(layout, 0, width)
        if align is Align.CENTRE and layout.lineCount() > 1:
            _balance(layout, width)
        layouts.append(layout)
        start += len(paragraph) + 1
    return WrappedText(tuple(layouts), left, ceil((ascent + descent) * _LEADING), ascent)


def _extents(font: QFont) -> tuple[float, float]:
    """How far letters reach above and below their line; measured once for a font."""
    key = font.key()
    if key not in _measured:
        metrics = QFontMetricsF(font)
        ascent = max(metrics.ascent(), -metrics.tightBoundingRect(_TALLEST).top() + 1)
        _measured[key] = ascent, metrics.descent()
    return _measured[key]


_measured: dict[str, tuple[float, float]] = {}


def _break(layout: QTextLayout, left: float, width: float) -> int:
    """Break the text into lines; gives how many."""
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(left, top))
        top += line.height()
    layout.endLayout()
    return layout.lineCount()


def _balance(layout: QTextLayout, width: int) -> None:
    """Make the lines about as long as one another, so that no word stands alone below a title."""
    lines = layout.lineCount()
    low, high = width // 2, width
    while high - low > _CLOSE:
        middle = (low + high) // 2
        low, high = (low, middle) if _break(layout, 0, middle) <= lines else (middle, high)
    _break(layout, (width - high) / 2, high)


def _bold(start: int, end: int) -> list[QTextLayout.FormatRange]:
    span = QTextLayout.FormatRange()
    span.start, span.length = start, max(0, end - start)
    style = QTextCharFormat()
    style.setFontWeight(QFont.Weight.Bold)
    span.format = style
    return [span] if end > start else []
