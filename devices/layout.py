"""Blocks laid out in dots: a paper becomes pieces one text line high, so that any page can break.

Lengths are whole dots of the sheet. What is drawn here is what every printer and preview shows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from math import ceil
from typing import assert_never

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from counter_app.paper.blocks import (
    Align,
    Block,
    Columns,
    Cut,
    Field,
    Line,
    Paper,
    Qr,
    Rule,
    Size,
    Space,
    Tick,
)
from devices.qr import qr_matrix, quiet
from devices.typeface import paper_font

INK = QColor(0, 0, 0)
# The tallest capitals with two marks stand higher than the typeface says of itself.
_TALLEST = "ẤẾỖỮỸĨ"
_QT_ALIGN: Mapping[Align, Qt.AlignmentFlag] = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.CENTRE: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
}
# A column of words keeps at least this share of its width when a number beside it needs room.
_WORDS_KEEP = 0.3
_MODULE_MIN = 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is drawn on: its width in dots, how fine it is, and how high its letters are in dots."""

    width: int
    dots_per_mm: float
    letter: Mapping[Size, float]
    is_roll: bool

    def mm(self, length: float) -> int:
        """A length in whole dots."""
        return round(length * self.dots_per_mm)

    def font(self, size: Size, *, bold: bool = False, italic: bool = False) -> QFont:
        """The typeface at one of the four sizes."""
        return paper_font(
            self.letter[size], bold=bold, italic=italic, on_roll=self.is_roll
        )


@dataclass(frozen=True, slots=True)
class Piece:
    """What may not be torn apart; `paint` draws it with its top at a given y.

    `holds_next` keeps it on one page with the piece below it.
    """

    height: int
    paint: Callable[[QPainter, int], None]
    holds_next: bool = False


def lay_out(paper: Paper, sheet: Sheet) -> list[Piece]:
    """The whole paper, from top to bottom."""
    return [piece for block in paper for piece in _pieces(block, sheet)]


def _pieces(block: Block, sheet: Sheet) -> list[Piece]:
    match block:
        case Line():
            return _line(block, sheet)
        case Columns():
            return _columns(block, sheet)
        case Field():
            return _field(block, sheet)
        case Tick():
            return _tick(block, sheet)
        case Rule():
            return [_rule(sheet)]
        case Space(tenths_mm=tenths):
            return [Piece(sheet.mm(tenths / 10), _nothing, holds_next=tenths >= 100)]
        case Qr():
            return _qr(block, sheet)
        case Cut():
            return []
        case _ as never:
            assert_never(never)


def _nothing(_painter: QPainter, _y: int) -> None:
    """Draw nothing."""


@dataclass(frozen=True, slots=True)
class _Text:
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

    def _painter(
        self, layout: QTextLayout, number: int
    ) -> Callable[[QPainter, int], None]:
        def paint(painter: QPainter, y: int) -> None:
            line = layout.lineAt(number)
            # The baseline stands on a whole dot, or one-bit letters differ from line to line.
            top = y + round(self.ascent) - line.ascent() - line.y()
            line.draw(
                painter, QPointF(self.left, round(top + line.ascent()) - line.ascent())
            )

        return paint


def _text(
    text: str,
    font: QFont,
    box: tuple[int, int],
    align: Align = Align.LEFT,
    bold_from: int | None = None,
) -> _Text:
    """`text` wrapped into a box of (left, width); bold from a position on, if one is given."""
    left, width = box
    metrics = QFontMetricsF(font)
    ascent = max(metrics.ascent(), -metrics.tightBoundingRect(_TALLEST).top() + 1)
    option = QTextOption(_QT_ALIGN[align])
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layouts, start = [], 0
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, font)
        layout.setTextOption(option)
        if bold_from is not None:
            layout.setFormats(_bold(max(0, bold_from - start), len(paragraph)))
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        layouts.append(layout)
        start += len(paragraph) + 1
    return _Text(tuple(layouts), left, ceil(ascent + metrics.descent()), ascent)


def _bold(start: int, end: int) -> list[QTextLayout.FormatRange]:
    span = QTextLayout.FormatRange()
    span.start, span.length = start, max(0, end - start)  # type: ignore[misc]
    style = QTextCharFormat()
    style.setFontWeight(QFont.Weight.Bold)
    span.format = style  # type: ignore[misc]
    return [span] if end > start else []


def _as_pieces(text: _Text) -> list[Piece]:
    return [Piece(text.line_height, paint) for paint in text.painters()]


def _line(block: Line, sheet: Sheet) -> list[Piece]:
    font = sheet.font(block.size, bold=block.bold, italic=block.italic)
    return _as_pieces(_text(block.text, font, (0, sheet.width), block.align))


def _field(block: Field, sheet: Sheet) -> list[Piece]:
    label = f"{block.label}: "
    bold_from = len(label) if block.bold else None
    text = _text(
        label + block.value,
        sheet.font(Size.NORMAL),
        (0, sheet.width),
        bold_from=bold_from,
    )
    return _as_pieces(text)


def _columns(block: Columns, sheet: Sheet) -> list[Piece]:
    font = sheet.font(block.size, bold=block.bold)
    aligns = block.aligns or (Align.LEFT,) * len(block.cells)
    if block.stacks and sheet.is_roll:
        return [
            piece
            for cell, align in zip(block.cells, aligns, strict=True)
            if cell
            for piece in _as_pieces(_text(cell, font, (0, sheet.width), align))
        ]
    gap = sheet.mm(1.5)
    widths = _widths(block, aligns, QFontMetricsF(font), sheet.width, gap)
    cells, left = [], 0
    for cell, align, width in zip(block.cells, aligns, widths, strict=True):
        shown = (
            cell.replace(" ", "\N{NO-BREAK SPACE}") if align is Align.RIGHT else cell
        )
        cells.append(_text(shown, font, (left, width), align))
        left += width + gap
    rows = zip_longest(*(cell.painters() for cell in cells), fillvalue=_nothing)
    return [Piece(cells[0].line_height, _together(row)) for row in rows]


def _together(
    row: tuple[Callable[[QPainter, int], None], ...],
) -> Callable[[QPainter, int], None]:
    def paint(painter: QPainter, y: int) -> None:
        for each in row:
            each(painter, y)

    return paint


def _widths(
    block: Columns,
    aligns: tuple[Align, ...],
    metrics: QFontMetricsF,
    width: int,
    gap: int,
) -> list[int]:
    """Shares of the width; a number that needs more takes it from the widest column of words."""
    room = width - gap * (len(block.cells) - 1)
    total = sum(block.widths)
    widths = [room * share // total for share in block.widths]
    words = [i for i, align in enumerate(aligns) if align is not Align.RIGHT]
    if not words:
        return widths
    giver = max(words, key=lambda i: widths[i])
    floor = round(widths[giver] * _WORDS_KEEP)
    for i, (cell, align) in enumerate(zip(block.cells, aligns, strict=True)):
        lack = ceil(metrics.horizontalAdvance(cell)) + 1 - widths[i]
        if align is Align.RIGHT and 0 < lack <= widths[giver] - floor:
            widths[i] += lack
            widths[giver] -= lack
    return widths


def _tick(block: Tick, sheet: Sheet) -> list[Piece]:
    font = sheet.font(Size.NORMAL)
    side = round(sheet.letter[Size.NORMAL] * 0.75)
    left = side + sheet.mm(1.5)
    text = _text(block.text, font, (left, sheet.width - left))
    pen = QPen(INK, max(1, sheet.mm(0.25)))

    def box(painter: QPainter, y: int) -> None:
        top = y + round(text.ascent) - side
        painter.setPen(pen)
        painter.drawRect(pen.width(), top, side - pen.width(), side - pen.width())
        if block.ticked:
            painter.setPen(QPen(INK, pen.width() * 2))
            middle = QPointF(side * 0.45, top + side * 0.85)
            painter.drawLine(QPointF(side * 0.2, top + side * 0.5), middle)
            painter.drawLine(middle, QPointF(side * 0.9, top + side * 0.1))

    first, *rest = text.painters()
    pieces = [Piece(text.line_height, _together((box, first)))]
    pieces += [Piece(text.line_height, paint) for paint in rest]
    if block.note:
        small = sheet.font(Size.SMALL, italic=True)
        pieces += _as_pieces(_text(block.note, small, (left, sheet.width - left)))
    return pieces


def _rule(sheet: Sheet) -> Piece:
    thick, around = max(1, sheet.mm(0.2)), sheet.mm(0.6)

    def paint(painter: QPainter, y: int) -> None:
        painter.fillRect(0, y + around, sheet.width, thick, INK)

    return Piece(thick + 2 * around, paint)


def _qr(block: Qr, sheet: Sheet) -> list[Piece]:
    matrix = quiet(qr_matrix(block.payload))
    modules = len(matrix)
    wished = max(_MODULE_MIN, sheet.mm(block.width_mm) // modules)
    dot = max(1, min(wished, sheet.width // modules))
    left = (sheet.width - dot * modules) // 2

    def paint(painter: QPainter, y: int) -> None:
        for row, line in enumerate(matrix):
            for column, dark in enumerate(line):
                if dark:
                    at = QRectF(left + column * dot, y + row * dot, dot, dot)
                    painter.fillRect(at, INK)

    pieces = [Piece(dot * modules, paint, holds_next=bool(block.caption))]
    if block.caption:
        font = sheet.font(Size.SMALL)
        pieces += _as_pieces(_text(block.caption, font, (0, sheet.width), Align.CENTRE))
    return pieces
