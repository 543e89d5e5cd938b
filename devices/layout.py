"""Blocks laid out in dots: a paper becomes pieces one text line high, so that any page can break.

Lengths are whole dots of the sheet. What is drawn here is what every printer and preview shows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import groupby, zip_longest
from math import ceil
from typing import assert_never

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainter, QPen

from counter_app.paper.blocks import (
    Align,
    Block,
    Columns,
    Cut,
    Field,
    Letterhead,
    Line,
    NewPage,
    OnPage,
    Paper,
    Qr,
    Rule,
    Shade,
    Size,
    Space,
    Table,
    Tick,
)
from devices.letterhead import letterhead
from devices.qr import proved
from devices.sheet import INK, Piece, Sheet, nothing, together
from devices.table import table
from devices.wrapped_text import WrappedText, wrap

# A column of words keeps at least this share of its width when a number beside it needs room.
_WORDS_KEEP = 0.3
_MODULE_MIN = 3


def lay_out(paper: Paper, sheet: Sheet) -> list[Piece]:
    """The whole paper, from top to bottom. On a page, codes in a row stand side by side."""
    pieces: list[Piece] = []
    for is_code, blocks in groupby(paper, key=lambda block: isinstance(block, Qr)):
        if is_code and not sheet.is_roll:
            pieces += _codes_in_a_row([block for block in blocks if isinstance(block, Qr)], sheet)
        else:
            pieces += [piece for block in blocks for piece in _pieces(block, sheet)]
    return pieces


def _pieces(block: Block, sheet: Sheet) -> list[Piece]:
    match block:
        case Line():
            return _line(block, sheet)
        case Columns():
            return _columns(block, sheet)
        case Letterhead():
            return letterhead(block, sheet)
        case Table():
            return table(block, sheet)
        case Field():
            return _field(block, sheet)
        case Tick():
            return _tick(block, sheet)
        case Rule():
            return [_rule(sheet)]
        case Shade(tenths_mm=tenths):
            return [_shade(sheet.mm(tenths / 10), sheet)]
        case Space(tenths_mm=tenths, keeps_next=keeps):
            return [Piece(sheet.mm(tenths / 10), nothing, holds_next=keeps or tenths >= 100)]
        case Qr():
            return _codes_in_a_row([block], sheet)
        case Cut() | OnPage() | NewPage():
            begins = isinstance(block, NewPage) and not sheet.is_roll
            return [Piece(0, nothing, begins_page=True)] if begins else []
        case _ as never:
            assert_never(never)


def _as_pieces(text: WrappedText) -> list[Piece]:
    return [Piece(text.line_height, paint) for paint in text.painters]


def _line(block: Line, sheet: Sheet) -> list[Piece]:
    font = sheet.font(block.size, bold=block.bold, italic=block.italic)
    pieces = _as_pieces(wrap(block.text, font, (0, sheet.width), block.align))
    return [replace(piece, holds_next=True) for piece in pieces] if block.keeps_next else pieces


def _field(block: Field, sheet: Sheet) -> list[Piece]:
    label = f"{block.label}: "
    bold_from = len(label) if block.bold else None
    text = wrap(
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
        return _stacked(block, aligns, font, sheet)
    gap = sheet.mm(1.5)
    widths = _widths(block, aligns, QFontMetricsF(font), sheet.width, gap)
    cells, left = [], 0
    for cell, align, width in zip(block.cells, aligns, widths, strict=True):
        cells.append(wrap(cell, font, (left, width), align))
        left += width + gap
    rows = zip_longest(*(cell.painters for cell in cells), fillvalue=nothing)
    # What stands in the middle of its columns is a head or a signature, and stays in one piece.
    holds = all(align is Align.CENTRE for align in aligns)
    return [Piece(cells[0].line_height, together(row), holds_next=holds) for row in rows]


def _stacked(block: Columns, aligns: tuple[Align, ...], font: QFont, sheet: Sheet) -> list[Piece]:
    """The cells one below the other; those of several lines stand apart."""
    pieces: list[Piece] = []
    for cell, align in zip(block.cells, aligns, strict=True):
        if pieces and "\n" in cell:
            pieces.append(Piece(sheet.mm(1.5), nothing))
        if cell:
            pieces += _as_pieces(wrap(cell, font, (0, sheet.width), align))
    return pieces


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
    text = wrap(block.text, font, (left, sheet.width - left))
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

    first, *rest = text.painters
    pieces = [Piece(text.line_height, together((box, first)))]
    pieces += [Piece(text.line_height, paint) for paint in rest]
    if block.note:
        small = sheet.font(Size.SMALL, italic=True)
        pieces += _as_pieces(wrap(block.note, small, (left, sheet.width - left)))
    return pieces


def _rule(sheet: Sheet) -> Piece:
    thick, around = max(1, sheet.mm(0.2)), sheet.mm(0.6)

    def paint(painter: QPainter, y: int) -> None:
        painter.fillRect(0, y + around, sheet.width, thick, INK)

    return Piece(thick + 2 * around, paint)


def _shade(height: int, sheet: Sheet) -> Piece:
    """Every second dot of a roll; on a page, where a dot is too fine to print, half a grey."""

    def paint(painter: QPainter, y: int) -> None:
        style = Qt.BrushStyle.Dense4Pattern
        painter.fillRect(0, y, sheet.width, height, QBrush(INK, style))

    return Piece(height + sheet.mm(1), paint)


def _codes_in_a_row(blocks: list[Qr], sheet: Sheet) -> list[Piece]:
    """Codes side by side, each in its share of the width, and their captions below them."""
    share = sheet.width // len(blocks)
    drawn = [_code(block, (share * i, share), sheet) for i, block in enumerate(blocks)]
    captions = [
        wrap(block.caption, sheet.font(Size.SMALL), (share * i, share), Align.CENTRE)
        for i, block in enumerate(blocks)
    ]
    height = max(piece.height for piece in drawn)
    paints = [_lowered(piece, height - piece.height) for piece in drawn]
    rows = zip_longest(*(caption.painters for caption in captions), fillvalue=nothing)
    below = [Piece(captions[0].line_height, together(row), holds_next=True) for row in rows]
    return [Piece(height, together(paints), holds_next=True), *below, Piece(0, nothing)]


def _lowered(piece: Piece, by: int) -> Callable[[QPainter, int], None]:
    def paint(painter: QPainter, y: int) -> None:
        piece.paint(painter, y + by)

    return paint


def _code(block: Qr, box: tuple[int, int], sheet: Sheet) -> Piece:
    """A code at whole dots a module, in the middle of its box of (left, width)."""
    matrix = proved(block.payload)
    modules = len(matrix)
    wished = max(_MODULE_MIN, sheet.mm(block.width_mm) // modules)
    dot = max(1, min(wished, box[1] // modules))
    left = box[0] + (box[1] - dot * modules) // 2

    def paint(painter: QPainter, y: int) -> None:
        for row, line in enumerate(matrix):
            for column, dark in enumerate(line):
                if dark:
                    painter.fillRect(left + column * dot, y + row * dot, dot, dot, INK)

    return Piece(dot * modules, paint)
