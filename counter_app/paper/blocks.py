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
    """The five sizes of type; the drawing decides the points for a roll and for a page."""

    TINY = "tiny"
    SMALL = "small"
    NORMAL = "normal"
    LARGE = "large"
    HUGE = "huge"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, wrapped at the margin. Empty text is an empty line.

    `keeps_next` is for a heading, which no page may end with, and for the last words above the
    signatures, which no page may begin with.
    """

    text: str
    align: Align = Align.LEFT
    size: Size = Size.NORMAL
    bold: bool = False
    italic: bool = False
    keeps_next: bool = False


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
class Letterhead:
    """The office beside the nation and its motto, number and day below; empty ones leave no room.

    The names as NĐ 30/2020/NĐ-CP, Annex I, has them: the unit bold, the agency above it not.
    """

    agency: str
    unit: str
    nation: str
    motto: str
    number: str = ""
    dated: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Bordered rows below a head that each further page repeats; a row stays in one piece.

    `stacks` rows have no room for their columns on a roll: there each cell stands below the one
    before it, named by its column.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    aligns: tuple[Align, ...] = ()
    size: Size = Size.SMALL
    stacks: bool = False

    def __post_init__(self) -> None:
        assert len(self.head) == len(self.widths)
        assert all(len(row) == len(self.widths) for row in self.rows)
        assert all(width > 0 for width in self.widths)
        assert len(self.aligns) in (0, len(self.widths))


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
class Shade:
    """A bar in which every second dot is black: shows a worn head, and a printer that stretches."""

    tenths_mm: int = 60


@dataclass(frozen=True, slots=True)
class Space:
    """A gap, in tenths of a millimetre; `keeps_next` as with a line."""

    tenths_mm: int = 20
    keeps_next: bool = False


@dataclass(frozen=True, slots=True)
class Qr:
    """A QR code at whole dots per module, with what a person reads below it."""

    payload: str
    caption: str = ""
    width_mm: int = 40


@dataclass(frozen=True, slots=True)
class Cut:
    """Where the roll is cut; a page ignores it."""


@dataclass(frozen=True, slots=True)
class OnPage:
    """The paper wants a page, turned on its side where `is_wide`; a roll ignores it."""

    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page of its own; a roll ignores it."""


Block = (
    Line
    | Columns
    | Letterhead
    | Table
    | Field
    | Tick
    | Rule
    | Shade
    | Space
    | Qr
    | Cut
    | OnPage
    | NewPage
)
Paper = tuple[Block, ...]


def page_of(paper: Paper) -> OnPage | None:
    """What the paper says of its page; None for one that fits a roll as well."""
    return next((block for block in paper if isinstance(block, OnPage)), None)
