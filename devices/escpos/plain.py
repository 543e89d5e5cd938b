"""A paper as lines of letters without marks, for a printer that cannot draw: the last resort."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterator
from itertools import zip_longest
from typing import assert_never

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
    Space,
    Table,
    Tick,
)

_OWN = str.maketrans(
    {"đ": "d", "Đ": "D", "–": "-", "—": "-", "…": "...", "·": "-", "•": "*", "×": "x"}
)
_OWN |= str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "✓": "x", "■": "!", "▲": "!"})


def plain_lines(paper: Paper, columns: int) -> list[str]:
    """The whole paper in ASCII, no line longer than `columns`; a code comes as its text."""
    return [line for block in paper for line in _lines(block, columns)]


def without_marks(text: str) -> str:
    """ASCII alone, case kept: "Hồ sơ số 1" → "Ho so so 1"; what has no such letter is a "?"."""
    spread = unicodedata.normalize("NFKD", text.translate(_OWN))
    bare = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return "".join(letter if " " <= letter <= "~" else _other(letter) for letter in bare)


def _other(letter: str) -> str:
    return " " if letter.isspace() else "?"


def _lines(block: Block, columns: int) -> Iterator[str]:  # one for each block
    match block:
        case Line(text=text, align=align):
            return iter(_wrapped(text, columns, align))
        case Field(label=label, value=value):
            return iter(_wrapped(f"{label}: {value}", columns))
        case Columns():
            return _side_by_side(block, columns)
        case Letterhead():
            return _letterhead(block, columns)
        case Table():
            return _table(block, columns)
        case Tick(text=text, ticked=ticked, note=note):
            marked = f"[{'x' if ticked else ' '}] {text}"
            return iter(_wrapped(f"{marked}\n    {note}" if note else marked, columns))
        case Qr(payload=payload, caption=caption):
            return iter([*_wrapped(caption, columns, Align.CENTRE), *_wrapped(payload, columns)])
        case Rule() | Shade():
            return iter(("-" * columns,))
        case Space():
            return iter(("",))
        case Cut() | OnPage() | NewPage():
            return iter(())
        case _ as never:
            assert_never(never)


def _letterhead(block: Letterhead, columns: int) -> Iterator[str]:
    for text in (block.agency, block.unit, block.nation, block.motto, block.number, block.dated):
        if text:
            yield from _wrapped(text, columns, Align.CENTRE)


def _table(block: Table, columns: int) -> Iterator[str]:
    for row in block.rows:
        yield "-" * columns
        for name, cell in zip(block.head, row, strict=True):
            yield from _wrapped(f"{name}: {cell}", columns)
    yield "-" * columns


def _wrapped(text: str, columns: int, align: Align = Align.LEFT) -> list[str]:
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += textwrap.wrap(without_marks(paragraph), columns, replace_whitespace=False) or [""]
    return [_aligned(line, columns, align) for line in lines]


def _aligned(line: str, columns: int, align: Align) -> str:
    match align:
        case Align.LEFT:
            return line
        case Align.CENTRE:
            return line.center(columns).rstrip()
        case Align.RIGHT:
            return line.rjust(columns)


def _side_by_side(block: Columns, columns: int) -> Iterator[str]:
    cells, widths = block.cells, block.widths
    aligns = block.aligns or (Align.LEFT,) * len(cells)
    room = columns - (len(cells) - 1)
    shares = [room * width // sum(widths) for width in widths]
    if block.stacks or min(shares) < max(_longest_word(cell) for cell in cells):
        # Narrow rolls: one below the other loses nothing.
        for cell, align in zip(cells, aligns, strict=True):
            yield from _wrapped(cell, columns, align) if cell else ()
        return
    parts = [
        [line.ljust(share) for line in _wrapped(cell, share, align)]
        for cell, share, align in zip(cells, shares, aligns, strict=True)
    ]
    blanks = [" " * share for share in shares]
    for row in zip_longest(*parts):
        yield " ".join(
            cell if cell is not None else blank for cell, blank in zip(row, blanks, strict=True)
        ).rstrip()


def _longest_word(cell: str) -> int:
    return max((len(word) for word in without_marks(cell).split()), default=1)
