"""What leaves the book as a file: a sheet of texts and whole numbers, none of which can harm.

A text may come from a citizen, a bank or the city, and the file is opened by a program that takes
some texts for orders. Everything here is about that border; the bytes are made in `paper/sheet`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

Cell = str | int | None

# A spreadsheet keeps no longer text in a cell.
CELL_MAX = 32_767
_REPLACEMENT = "\ufffd"
# Control characters but tab and line end, letters that no encoding carries, and marks that turn
# the direction of reading around: none of them belongs into a list, some of them break a file.
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef"
    "\ufeff\ufffe\uffff\ud800-\udfff]|[\U0001fffe\U0001ffff\U0010fffe\U0010ffff]"
)
# What begins a formula, also in its full-width shape.
_FORMULA = "=+\\-@＝＋－＠"  # the full-width shapes are meant
_STARTS = re.compile(rf"^[\s'\"\u200b-\u200d\u2060]*[{_FORMULA}]")
# Where the list separator of the reading machine is another one than ours, a cell begins behind
# it in the middle of our text; a quotation mark does not hold it back.
_SPLITS = re.compile(rf"([;,|][\s\"\u200b-\u200d\u2060]*)(?=[{_FORMULA}])")


class ExportForm(StrEnum):
    """In what shape something leaves the book; PAPER is a printer."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    PDF = "pdf"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows under their names; a cell is a text, a whole number or empty."""

    name: str
    names: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @classmethod
    def of(cls, name: str, rows: Sequence[Mapping[str, Cell]], names: tuple[str, ...]) -> Sheet:
        """A sheet of alike rows, each with these names and no others."""
        assert all(tuple(row) == names for row in rows[:1])
        return cls(name, names, tuple(tuple(row[one] for one in names) for row in rows))


@dataclass(frozen=True, slots=True)
class Exported:
    """What the register of exports says of one file or print.

    `file_name` has no folder: where a person keeps files is their own matter.
    """

    name: str
    form: ExportForm
    first: date
    last: date
    rows: int
    sha256: str
    size: int
    file_name: str = field(default="")


def clean(text: str) -> str:
    """The text without what breaks a file or deceives an eye; each such letter becomes "\ufffd"."""
    fit = _UNFIT.sub(_REPLACEMENT, text)
    return fit if len(fit) <= CELL_MAX else fit[: CELL_MAX - 1] + "…"


def one_line(text: str) -> str:
    """A clean text for a format without cells: no tab, no line end, nothing that begins a formula.

    CSV has no types, so that a mark in front is the only way to say "text".
    """
    flat = " ".join(clean(text).split())
    flat = _SPLITS.sub(r"\1'", flat)
    return f"'{flat}" if _STARTS.match(flat) else flat
