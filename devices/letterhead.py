"""The head of a paper: the office and the nation beside each other, below each other on a roll."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QFont, QPainter

from counter_app.paper.blocks import Align, Letterhead, Size
from devices.sheet import INK, Piece, Sheet
from devices.typeface import paper_font
from devices.wrapped_text import wrap

# NĐ 30/2020/NĐ-CP, Annex I: 12 points for the names where the text has 13; below the unit a line
# of a third to a half of its name, below the motto one as long as itself.
_NAMES = 12 / 13
_BELOW_UNIT, _BELOW_MOTTO = 0.4, 1.0
_ONE_WORD = ("HÀNH CHÍNH CÔNG",)
_LEFT_SHARE, _RIGHT_SHARE = 46, 54
_LINE_MM, _ABOVE_LINE_MM, _BELOW_LINE_MM, _APART_MM = 0.2, 0.3, 1.0, 1.5


@dataclass(frozen=True, slots=True)
class _Words:
    """One text of a column; `line` is the share of its length that is underlined."""

    text: str
    bold: bool = False
    italic: bool = False
    line: float = 0.0
    is_name: bool = True


def letterhead(block: Letterhead, sheet: Sheet) -> list[Piece]:
    """One piece: no page ends within a head."""
    office = (_Words(block.agency), _Words(block.unit, bold=True, line=_BELOW_UNIT))
    nation = (
        _Words(block.nation, bold=True),
        _Words(block.motto, bold=True, line=_BELOW_MOTTO),
    )
    number = (_Words(block.number, is_name=False),)
    dated = (_Words(block.dated, italic=True, is_name=False),)
    apart = sheet.mm(_APART_MM)
    if sheet.is_roll:
        whole = (0, sheet.width)
        columns = [_column(words, whole, sheet) for words in (office, nation, (*number, *dated))]
        return _below_each_other(columns, apart)
    room = sheet.width - apart
    left = (0, room * _LEFT_SHARE // (_LEFT_SHARE + _RIGHT_SHARE))
    right = (left[1] + apart, room - left[1])
    rows = [
        _beside(_column(office, left, sheet), _column(nation, right, sheet)),
        _beside(_column(number, left, sheet), _column(dated, right, sheet)),
    ]
    return _below_each_other(rows, apart)


def _held(name: str) -> str:
    """A name whose line ends nowhere within a word of several syllables."""
    for word in _ONE_WORD:
        name = name.replace(word, word.replace(" ", "\u00a0"))
    return name


def _column(words: tuple[_Words, ...], box: tuple[int, int], sheet: Sheet) -> Piece:
    """Texts in the middle of a box of (left, width), one below the other; empty ones have none."""
    paints: list[tuple[int, Callable[[QPainter, int], None]]] = []
    height = 0
    for each in words:
        if not each.text:
            continue
        text = wrap(_held(each.text), _font(each, sheet), box, Align.CENTRE)
        for paint in text.painters:
            paints.append((height, paint))
            height += text.line_height
        if each.line:
            length = max(
                layout.lineAt(number).naturalTextWidth()
                for layout in text.layouts
                for number in range(layout.lineCount())
            )
            height += sheet.mm(_ABOVE_LINE_MM)
            paints.append((height, _line(box, round(length * each.line), sheet)))
            height += sheet.mm(_BELOW_LINE_MM)

    def paint_all(painter: QPainter, y: int) -> None:
        for top, paint in paints:
            paint(painter, y + top)

    return Piece(height, paint_all)


def _font(words: _Words, sheet: Sheet) -> QFont:
    if sheet.is_roll:
        return sheet.font(Size.SMALL, bold=words.bold, italic=words.italic)
    pixels = sheet.letter[Size.NORMAL] * (_NAMES if words.is_name else 1)
    return paper_font(pixels, bold=words.bold, italic=words.italic, on_roll=False)


def _line(box: tuple[int, int], length: int, sheet: Sheet) -> Callable[[QPainter, int], None]:
    left = box[0] + (box[1] - length) // 2
    thick = max(1, sheet.mm(_LINE_MM))

    def paint(painter: QPainter, y: int) -> None:
        painter.fillRect(left, y, length, thick, INK)

    return paint


def _beside(left: Piece, right: Piece) -> Piece:
    def paint(painter: QPainter, y: int) -> None:
        left.paint(painter, y)
        right.paint(painter, y)

    return Piece(max(left.height, right.height), paint)


def _below_each_other(pieces: list[Piece], apart: int) -> list[Piece]:
    """What is there, a gap between; held together."""
    there = [piece for piece in pieces if piece.height]
    return [
        Piece(piece.height + apart, piece.paint, holds_next=number < len(there))
        for number, piece in enumerate(there, 1)
    ]
