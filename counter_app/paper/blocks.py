"""A paper as data: a tuple of blocks, drawn by one description on a roll, a page or a screen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Align(StrEnum):
    """Where a line stands between the margins."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Size(StrEnum):
    """The four sizes of type; the drawing decides the points for a roll and for a page."""

    SMALL = "small"
    NORMAL = "normal"
    LARGE = "large"
    HUGE = "huge"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, wrapped at the margin. Empty text is an empty line."""

    text: str
    align: Align = Align.LEFT
    size: Size = Size.NORMAL
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Cells side by side, each in its share (`widths`) of the paper; a cell may hold line breaks.

    `stacks` cells have no room beside each other on a roll and stand one below the other there.
    """

    cells: tuple[str, ...]
    widths: tuple[int, ...]
    aligns: tuple[Align, ...] = ()
    size: Size = Size.NORMAL
    bold: bool = False
    stacks: bool = False

    def __post_init__(self) -> None:
        assert len(self.cells) == len(self.widths)
        assert all(width > 0 for width in self.widths)
        assert len(self.aligns) in (0, len(self.cells))


@dataclass(frozen=True, slots=True)
class Field:
    """A label and its value, the value indented below or beside the label."""

    label: str
    value: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A box, ticked or empty, and its text; the box is drawn, since few fonts hold it."""

    text: str
    ticked: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line across the paper."""


@dataclass(frozen=True, slots=True)
class Space:
    """A gap, in tenths of a millimetre."""

    tenths_mm: int = 20


@dataclass(frozen=True, slots=True)
class Qr:
    """A QR code at whole dots per module, with what a person reads below it."""

    payload: str
    caption: str = ""
    width_mm: int = 40


@dataclass(frozen=True, slots=True)
class Cut:
    """Where the roll is cut; a page ignores it."""


Block = Line | Columns | Field | Tick | Rule | Space | Qr | Cut
Paper = tuple[Block, ...]
