"""A sheet as bytes: CSV with a mark, a workbook of typed cells, or a table on A4."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from counter_app.domain.export import Cell, Sheet, clean, one_line
from counter_app.paper.blocks import Align, Block, Line, OnPage, Paper, Size, Table
from counter_app.paper.head import Office, head, title

# Excel reads "_x0041_" in a text as the letter A; written so, it stays what it was.
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
# A sheet's name may not have these, nor more than 31 letters.
_NAME = re.compile(r"[\[\]:*?/\\']")
NAME_MAX = 31
# What a narrow column of a page may hold; the whole text is in the workbook.
PAPER_CELL_MAX = 400


def json_bytes(facts: Mapping[str, Any]) -> bytes:
    """Indented UTF-8, its texts to the letter but for what UTF-8 cannot carry."""
    text = json.dumps(facts, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "replace") + b"\n"


def csv_bytes(sheet: Sheet) -> bytes:
    """UTF-8 with a mark, so that a spreadsheet on Windows reads the letters right."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC)
    if sheet.names:
        writer.writerow([one_line(name) for name in sheet.names])
    writer.writerows([_csv_cell(cell) for cell in row] for row in sheet.rows)
    return text.getvalue().encode("utf-8-sig")


def xlsx_bytes(*sheets: Sheet) -> bytes:
    """A workbook whose headings stay in sight; every cell is typed as a text or a number.

    A text that looks like a formula is kept to the letter: its type and the mark "quoted" keep
    it a text, also after somebody edits the cell.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    bold = Font(bold=True)
    for sheet in sheets:
        page = book.create_sheet(_sheet_name(sheet.name))
        page.freeze_panes = "A2"
        for at, width in enumerate(_widths(sheet), 1):
            page.column_dimensions[get_column_letter(at)].width = width

        def typed(cell: Cell, page: Any = page) -> Any:
            made = WriteOnlyCell(page)
            if isinstance(cell, int):
                made.value = cell
            elif cell is not None:
                made.value = _ESCAPED.sub("_x005F_", clean(cell))
                made.data_type = "s"
                made.quotePrefix = True
            return made

        if sheet.names:
            heading = [typed(name) for name in sheet.names]
            for cell in heading:
                cell.font = bold
            page.append(heading)
        for row in sheet.rows:
            page.append([typed(cell) for cell in row])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def sheet_paper(
    sheet: Sheet,
    office: Office,
    made_at: datetime,
    *,
    heading: str,
    below: str,
    widths: tuple[int, ...],
    aligns: tuple[Align, ...] = (),
    notes: Sequence[str] = (),
) -> Paper:
    """The sheet as a bordered table on A4, turned on its side, under the office's head."""
    rows = tuple(tuple(paper_text(cell) for cell in row) for row in sheet.rows)
    blocks: list[Block] = [
        OnPage(is_wide=True),
        *head(office, None, made_at),
        *title(heading, below),
        Table(sheet.names, rows, widths, aligns, Size.TINY, stacks=True),
    ]
    blocks += [Line(note, size=Size.SMALL, italic=True) for note in notes]
    return tuple(blocks)


def paper_text(cell: Cell) -> str:
    """A cell for a page: one that would fill a page by itself is cut."""
    if isinstance(cell, int):
        return f"{cell:,}".replace(",", ".")
    text = clean(cell or "")
    return text if len(text) <= PAPER_CELL_MAX else text[: PAPER_CELL_MAX - 1] + "…"


def _csv_cell(cell: Cell) -> Cell:
    return one_line(cell) if isinstance(cell, str) else cell


def _sheet_name(name: str) -> str:
    return _NAME.sub(" ", clean(name)).strip()[:NAME_MAX] or "Sheet"


def _widths(sheet: Sheet) -> list[int]:
    """So wide that the first hundred rows can be read, within reason."""
    rows = (sheet.names, *sheet.rows[:100])
    return [
        max(8, min(48, 2 + max(len(str(row[at] or "")) for row in rows)))
        for at in range(len(sheet.names))
    ]
