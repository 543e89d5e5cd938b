"""A list on the screen as a workbook: texts alone, none of them a formula."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from counter_app.domain.errors import InputError

_FORMULA = ("=", "+", "-", "@")


def save_book(path: Path, titles: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write the rows under their titles; raises InputError("file_not_writable")."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    for row in (titles, *rows):
        sheet.append([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row])
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        book.save(path)
    except OSError:
        raise InputError("file_not_writable", field="out") from None
