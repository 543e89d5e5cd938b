"""What papers are drawn on, and the pieces they are drawn in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QPainter

from counter_app.paper.blocks import Size
from devices.typeface import paper_font

INK = QColor(0, 0, 0)


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
        return paper_font(self.letter[size], bold=bold, italic=italic, on_roll=self.is_roll)


@dataclass(frozen=True, slots=True)
class Piece:
    """What may not be torn apart; `paint` draws it with its top at a given y.

    `holds_next` keeps it on one page with the piece below it; `head` is drawn again above it
    where a page begins with it; `begins_page` leaves the rest of the page above it empty.
    """

    height: int
    paint: Callable[[QPainter, int], None]
    holds_next: bool = False
    head: tuple[Piece, ...] = ()
    begins_page: bool = False


def nothing(_painter: QPainter, _y: int) -> None:
    """Draw nothing."""


def together(
    row: Iterable[Callable[[QPainter, int], None]],
) -> Callable[[QPainter, int], None]:
    """What paints each of them at the same height."""
    paints = tuple(row)

    def paint(painter: QPainter, y: int) -> None:
        for each in paints:
            each(painter, y)

    return paint
