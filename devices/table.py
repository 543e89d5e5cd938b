"""Tables with borders: a head that further pages repeat, and rows that stay in one piece."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate, pairwise, zip_longest

from PySide6.QtGui import QPainter

from counter_app.paper.blocks import Align, Table
from devices.sheet import INK, Piece, Sheet, nothing, together
from devices.wrapped_text import wrap

_PADDING_MM = 0.8
_BORDER_MM = 0.2
_ABOVE_MM, _BELOW_MM = 1.0, 1.5


def table(block: Table, sheet: Sheet) -> list[Piece]:
    """The head, then row by row."""
    if block.stacks and sheet.is_roll:
        return _stacked(block, sheet)
    edges = _edges(block.widths, sheet)
    centred = (Align.CENTRE,) * len(block.head)
    aligns = block.aligns or (Align.LEFT,) * len(block.head)
    head = _row(block.head, centred, edges, block, sheet, is_head=True)
    pieces = [Piece(sheet.mm(_ABOVE_MM), nothing, holds_next=True), *head]
    for cells in block.rows:
        pieces += [
            Piece(piece.height, piece.paint, piece.holds_next, tuple(head))
            for piece in _row(cells, aligns, edges, block, sheet)
        ]
    return [*pieces, Piece(sheet.mm(_BELOW_MM), nothing)]


def _edges(widths: tuple[int, ...], sheet: Sheet) -> list[int]:
    """Where each vertical border begins, the last one at the right margin."""
    room = sheet.width - _border(sheet)
    return [room * share // sum(widths) for share in accumulate(widths, initial=0)]


def _row(
    cells: tuple[str, ...],
    aligns: tuple[Align, ...],
    edges: list[int],
    block: Table,
    sheet: Sheet,
    *,
    is_head: bool = False,
) -> list[Piece]:
    """One piece for each line of text, so that a row higher than a page can still break."""
    border, padding = _border(sheet), sheet.mm(_PADDING_MM)
    font = sheet.font(block.size, bold=is_head)
    texts = []
    for cell, align, (left, right) in zip(cells, aligns, pairwise(edges), strict=True):
        inside = left + border + padding
        texts.append(
            wrap(_breakable(cell), font, (inside, max(1, right - padding - inside)), align)
        )
    columns = [text.painters for text in texts]
    if is_head:
        most = max(len(lines) for lines in columns)
        columns = [(nothing,) * ((most - len(lines)) // 2) + lines for lines in columns]
    height = texts[0].line_height
    verticals = _verticals(edges, border)
    lines = [
        Piece(height, together((*row, verticals(height))), holds_next=True)
        for row in zip_longest(*columns, fillvalue=nothing)
    ]
    gap = Piece(padding, verticals(padding), holds_next=True)
    below = Piece(
        padding + border, together((verticals(padding), _border_at(edges, padding, border)))
    )
    top = [Piece(border, _border_at(edges, 0, border), holds_next=True)] if is_head else []
    last = Piece(below.height, below.paint, holds_next=is_head)
    return [*top, gap, *lines, last]


def _verticals(edges: list[int], border: int) -> Callable[[int], Callable[[QPainter, int], None]]:
    def of_height(height: int) -> Callable[[QPainter, int], None]:
        def paint(painter: QPainter, y: int) -> None:
            for left in edges:
                painter.fillRect(left, y, border, height, INK)

        return paint

    return of_height


def _border_at(edges: list[int], by: int, border: int) -> Callable[[QPainter, int], None]:
    def paint(painter: QPainter, y: int) -> None:
        painter.fillRect(0, y + by, edges[-1] + border, border, INK)

    return paint


def _stacked(block: Table, sheet: Sheet) -> list[Piece]:
    """Each row as lines "column: cell" between rules."""
    thick, gap = _border(sheet), sheet.mm(_PADDING_MM)

    def rule(painter: QPainter, y: int) -> None:
        painter.fillRect(0, y + gap, sheet.width, thick, INK)

    font = sheet.font(block.size)
    pieces = [Piece(thick + 2 * gap, rule)]
    for cells in block.rows:
        for name, cell in zip(block.head, cells, strict=True):
            named = f"{name}: {cell}".replace("\n", ", ")
            text = wrap(named, font, (0, sheet.width))
            pieces += [Piece(text.line_height, paint) for paint in text.painters]
        pieces.append(Piece(thick + 2 * gap, rule))
    return pieces


def _breakable(cell: str) -> str:
    """A dossier's code may break behind its hyphens, rather than amid its digits."""
    return cell.replace("-", "-\N{ZERO WIDTH SPACE}")


def _border(sheet: Sheet) -> int:
    return max(1, sheet.mm(_BORDER_MM))
