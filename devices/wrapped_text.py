"""Text wrapped into a box, line by line, so that a page may break between any two lines."""

from __future__ import annotations

import threading
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


Paint = Callable[[QPainter, int], None]


@dataclass(frozen=True, slots=True)
class WrappedText:
    """Wrapped text in a box: its lines all have one height, and `painters` has one for each."""

    layouts: tuple[QTextLayout, ...]
    line_height: int
    ascent: float
    painters: tuple[Paint, ...]


def _painter(layout: QTextLayout, number: int, left: int, ascent: float) -> Paint:
    line = layout.lineAt(number)
    # The baseline stands on a whole dot, or one-bit letters differ from line to line.
    above = round(ascent) - line.ascent() - line.y()

    def paint(painter: QPainter, y: int, _owner: QTextLayout = layout) -> None:
        line.draw(painter, QPointF(left, y + above))

    return paint


def wrap(
    text: str,
    font: QFont,
    box: tuple[int, int],
    align: Align = Align.LEFT,
    bold_from: int | None = None,
) -> WrappedText:
    """`text` wrapped into a box of (left, width); bold from a position on, if one is given.

    Most of a receipt stands on every receipt: what was wrapped lately is not wrapped again. Each
    thread has its own, since Qt's layouts are nobody's to share.
    """
    known = _known_here()
    key = (text, font.key(), box, align, bold_from)
    found = known.pop(key, None) or _wrap(text, font, box, align, bold_from)
    # Put back behind the others: what is first was not asked for longest.
    known[key] = found
    if len(known) > _KNOWN_MAX:
        del known[next(iter(known))]
    return found


_Key = tuple[str, str, tuple[int, int], Align, int | None]
# Of a day's 6,800 texts that 512 would have found again, 128 find 6,200; each holds some 12 kB.
_KNOWN_MAX = 128
_threads = threading.local()


def _known_here() -> dict[_Key, WrappedText]:
    known: dict[_Key, WrappedText] | None = getattr(_threads, "known", None)
    if known is None:
        known = _threads.known = {}
    return known


def _wrap(
    text: str, font: QFont, box: tuple[int, int], align: Align, bold_from: int | None
) -> WrappedText:
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
    painters = tuple(
        _painter(layout, number, left, ascent)
        for layout in layouts
        for number in range(layout.lineCount())
    )
    return WrappedText(tuple(layouts), ceil((ascent + descent) * _LEADING), ascent, painters)


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
