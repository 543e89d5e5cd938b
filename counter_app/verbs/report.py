"""The report verb: a query's rows and totals as JSON, CSV, a workbook, or the statutory paper."""

from __future__ import annotations

import argparse
import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from counter_app.domain.errors import InputError
from counter_app.verbs.answer import Answer, day_of, open_for

if TYPE_CHECKING:
    from datetime import date, datetime

    from counter_app.queries.register import RegisterLine, RegisterPage
    from counter_app.settings import Settings

FORMATS = ("json", "csv", "xlsx", "pdf")
# A spreadsheet takes a text that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
Cell = str | int | None


def register(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Every dossier received in the span, one row each (the follow-up book)."""
    first, last = day_of(parsed.first), day_of(parsed.last)
    page = _page(settings, first, last)
    if parsed.format == "pdf":
        return _book(parsed, settings, first, last, len(page.lines))
    return _told(parsed, page.lines, page)


def late(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """The dossiers received in the span that broke their promise or are breaking it now."""
    from counter_app.domain.dossier import Punctuality

    if parsed.format == "pdf":
        raise InputError("report_format_wrong", field="format", formats="json · csv · xlsx")
    page = _page(settings, day_of(parsed.first), day_of(parsed.last))
    broken = tuple(line for line in page.lines if line.outcome is Punctuality.LATE)
    return _told(parsed, broken, page)


def _page(settings: Settings, first: date, last: date) -> RegisterPage:
    from counter_app.domain.user import SYSTEM
    from counter_app.queries.register import Register

    with open_for(settings) as desk:
        return desk.ask(Register(first, last), by=SYSTEM)


def _told(parsed: argparse.Namespace, lines: Sequence[RegisterLine], page: RegisterPage) -> Answer:
    rows = [_row(line) for line in lines]
    totals = {
        "received": page.received,
        "finished": page.finished,
        "on_time": page.on_time,
        "late": page.late,
    }
    facts: dict[str, Any] = {"rows": rows, "totals": totals}
    words = tuple(f"{row['code']}  {row['status']}  {row['due_at'] or ''}" for row in rows)
    counted = " · ".join(f"{name} {value}" for name, value in totals.items())
    if parsed.out is not None:
        _write(parsed.out, _encoded(parsed.format, facts))
        facts = {**facts, "file": str(parsed.out)}
    elif parsed.format in ("csv", "xlsx"):
        raise InputError("report_out_missing", field="out")
    return Answer(facts, (*words, counted))


def _row(line: RegisterLine) -> dict[str, Cell]:
    return {
        "code": line.code,
        "procedure_code": line.procedure_code,
        "procedure": line.procedure,
        "field": line.field,
        "applicant": line.masked_name,
        "agency": line.agency,
        "holder": line.holder,
        "status": str(line.status),
        "received_at": _iso(line.received_at),
        "due_at": _iso(line.due_at),
        "finished_at": _iso(line.finished_at),
        "returned_at": _iso(line.returned_at),
        "way": line.way,
        "outcome": str(line.outcome) if line.outcome else None,
    }


def _iso(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None


def _book(
    parsed: argparse.Namespace, settings: Settings, first: date, last: date, rows: int
) -> Answer:
    from counter_app.domain.user import SYSTEM
    from counter_app.queries.register import RegisterBook
    from devices.cabinet import open_target

    if parsed.out is None:
        raise InputError("report_out_missing", field="out")
    with open_for(settings) as desk:
        paper = desk.ask(RegisterBook(first, last), by=SYSTEM)
    printed = open_target(f"pdf:{parsed.out}", settings.printer_dots).print(paper)
    facts = {"file": str(parsed.out), "bytes": printed.sent_bytes, "rows": rows}
    return Answer(facts, (f"{parsed.out}: {rows} hồ sơ",))


def _encoded(form: str, facts: Mapping[str, Any]) -> bytes:
    if form == "csv":
        return csv_bytes(facts["rows"])
    if form == "xlsx":
        return book_bytes(facts["rows"])
    return json.dumps(facts, ensure_ascii=False, indent=2).encode()


def csv_bytes(rows: Sequence[Mapping[str, Cell]]) -> bytes:
    """UTF-8 with a mark, so that a spreadsheet on Windows reads the letters right."""
    text = io.StringIO()
    if rows:
        writer = csv.DictWriter(text, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows([{name: _harmless(cell) for name, cell in row.items()} for row in rows])
    return text.getvalue().encode("utf-8-sig")


def book_bytes(rows: Sequence[Mapping[str, Cell]]) -> bytes:
    """One sheet with a heading that stays in sight; every cell is a text or a number."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Sổ theo dõi hồ sơ")
    sheet.freeze_panes = "A2"
    if rows:
        sheet.append(list(rows[0]))
    for row in rows:
        sheet.append([_harmless(cell) for cell in row.values()])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError:
        raise InputError("file_not_writable", field="out") from None
