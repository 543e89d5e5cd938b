"""Scanned pages, and what a person does to them before they become a file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from counter_app.domain.errors import InputError

if TYPE_CHECKING:
    from counter_app.domain.signature import SignedFile

JPEG, PNG = "image/jpeg", "image/png"
# More than this and the page is shown as crooked; a feeder rarely does better than half a degree.
CROOKED_DEGREES = 1.5


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it was scanned, and what was measured on it.

    `turn` is how far it is shown turned to the right: 0, 90, 180 or 270. `is_colour`: scanned in
    colour; `has_colour`: colour is to be seen, a stamp for example. `preview` is a small JPEG.
    """

    content: bytes
    media: str
    width: int
    height: int
    dpi: int
    is_colour: bool
    has_colour: bool
    is_blank: bool
    skew: float
    preview: bytes
    turn: int = 0

    @property
    def is_crooked(self) -> bool:
        """Whether it should be laid straight and scanned again."""
        return abs(self.skew) >= CROOKED_DEGREES


Pages = tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Incoming:
    """What one file brought: its pages, and the file itself where it bears signatures."""

    pages: Pages
    signed: SignedFile | None = None


def turned(pages: Pages, at: int, degrees: int = 90) -> Pages:
    """One page turned to the right."""
    page = pages[at]
    return _with(pages, at, (replace(page, turn=(page.turn + degrees) % 360),))


def moved(pages: Pages, at: int, by: int) -> Pages:
    """One page some places on; at either end it stays there."""
    rest = _with(pages, at, ())
    to = max(0, min(len(rest), at + by))
    return (*rest[:to], pages[at], *rest[to:])


def without(pages: Pages, at: int) -> Pages:
    """All but one page."""
    return _with(pages, at, ())


def without_blank(pages: Pages) -> Pages:
    """Blank pages left out; where all are blank, nothing is."""
    return tuple(page for page in pages if not page.is_blank) or pages


def split(pages: Pages, at: int) -> tuple[Pages, Pages]:
    """Two files, the second beginning with the page `at`; raises InputError("split_empty")."""
    if not 0 < at < len(pages):
        raise InputError("split_empty", field="pages")
    return pages[:at], pages[at:]


def least_dpi(pages: Pages) -> int:
    """What a file of these pages is called; 0 without a page."""
    return min((page.dpi for page in pages), default=0)


def is_colour(pages: Pages) -> bool:
    """Whether every page on which something stands was scanned in colour."""
    return all(page.is_colour for page in pages if not page.is_blank)


def _with(pages: Pages, at: int, instead: Pages) -> Pages:
    return (*pages[:at], *instead, *pages[at + 1 :])
