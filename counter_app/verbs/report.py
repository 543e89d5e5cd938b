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

    from counter_app.domain.money import Money
    from counter_app.queries.register import RegisterLine, RegisterPage
    from counter_app.queries.shift_book import BookedReceipt, ShiftBookPage, ShiftLine
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


def shift(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Every shift that was opened in the span, one row each."""
    page = _money_page(parsed, settings)
    if parsed.format == "pdf":
        return _money_paper(parsed, settings, len(page.shifts))
    rows = [_shift_row(one) for one in page.shifts]
    facts: dict[str, Any] = {"rows": rows, "totals": _sums(rows, _SHIFT_SUMS)}
    words = tuple(f"{row['number']}  {row['clerk']}  {row['difference']}" for row in rows)
    return _answered(parsed, facts, words)


def day(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Every day of the span on which a shift was opened: the sum of its shifts; all receipts."""
    page = _money_page(parsed, settings)
    if parsed.format == "pdf":
        return _money_paper(parsed, settings, len(page.receipts))
    days: dict[str, list[dict[str, Cell]]] = {}
    for one in page.shifts:
        days.setdefault(one.opened_at.date().isoformat(), []).append(_shift_row(one))
    rows: list[dict[str, Cell]] = [
        {"day": on, "shifts": len(shifts), **_sums(shifts, _SHIFT_SUMS)}
        for on, shifts in sorted(days.items())
    ]
    facts: dict[str, Any] = {
        "rows": rows,
        "totals": _sums(rows, ("shifts", *_SHIFT_SUMS)),
        "receipts": [_receipt_row(one) for one in page.receipts if one.void_reason is None],
        "voided": [_receipt_row(one) for one in page.receipts if one.void_reason is not None],
    }
    words = tuple(f"{row['day']}  {row['shifts']} ca" for row in rows)
    return _answered(parsed, facts, words)


# What of a shift's row adds up over shifts and days.
_SHIFT_SUMS = (
    "dossiers",
    "receipt_count",
    "cash",
    "qr",
    "transfer",
    "surplus",
    "refunded_cash",
    "refunded_bank",
    "put_in",
    "taken_out",
    "to_treasury",
    "opening_difference",
    "difference",
    "supplement",
)


def _sums(rows: Sequence[Mapping[str, Cell]], names: Sequence[str]) -> dict[str, Cell]:
    return {
        name: sum(value for row in rows if isinstance(value := row[name], int)) for name in names
    }


def _shift_row(one: ShiftLine) -> dict[str, Cell]:
    from counter_app.domain.payment import Method

    drawer = one.totals.drawer
    bank = (amount for _, amount, method in one.totals.refunds if method is not Method.CASH)
    return {
        "number": one.number,
        "clerk": one.user_name,
        "opened_at": _iso(one.opened_at),
        "closed_at": _iso(one.closed_at),
        "dossiers": one.totals.dossiers,
        "receipt_count": len(one.totals.receipts),
        "float_opening": one.float_opening.dong,
        "opening_difference": _dong(one.opening_difference),
        "opening_reason": one.opening_reason,
        "cash": drawer.taken.dong,
        "qr": one.came(Method.QR).dong,
        "transfer": one.came(Method.TRANSFER).dong,
        "surplus": one.totals.surplus.dong,
        "refunded_cash": drawer.refunded.dong,
        "refunded_bank": sum(amount.dong for amount in bank),
        "put_in": drawer.put_in.dong,
        "taken_out": drawer.taken_out.dong,
        "to_treasury": drawer.to_treasury.dong,
        "expected": _dong(one.expected),
        "counted": _dong(one.counted),
        "difference": _dong(one.difference),
        "reason": one.reason,
        "supplement": sum(amount.dong for _, amount, _ in one.supplement),
    }


def _receipt_row(one: BookedReceipt) -> dict[str, Cell]:
    return {
        "number": one.number,
        "amount": one.amount.dong,
        "method": str(one.method),
        "issued_at": _iso(one.issued_at),
        "code": one.dossier_code,
        "void_reason": one.void_reason,
    }


def _dong(amount: Money | None) -> int | None:
    return None if amount is None else amount.dong


def _money_page(parsed: argparse.Namespace, settings: Settings) -> ShiftBookPage:
    from counter_app.domain.user import SYSTEM
    from counter_app.queries.shift_book import ShiftBook

    with open_for(settings) as desk:
        return desk.ask(ShiftBook(day_of(parsed.first), day_of(parsed.last)), by=SYSTEM)


def _money_paper(parsed: argparse.Namespace, settings: Settings, rows: int) -> Answer:
    from counter_app.domain.user import SYSTEM
    from counter_app.queries.shift_book import MoneyBookPaper
    from devices.cabinet import open_target

    if parsed.out is None:
        raise InputError("report_out_missing", field="out")
    with open_for(settings) as desk:
        query = MoneyBookPaper(day_of(parsed.first), day_of(parsed.last))
        paper = desk.ask(query, by=SYSTEM)
    printed = open_target(f"pdf:{parsed.out}", settings.printer_dots).print(paper)
    facts = {"file": str(parsed.out), "bytes": printed.sent_bytes, "rows": rows}
    return Answer(facts, (str(parsed.out),))


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
    return _answered(parsed, facts, words)


def _answered(parsed: argparse.Namespace, facts: dict[str, Any], words: tuple[str, ...]) -> Answer:
    counted = " · ".join(f"{name} {value}" for name, value in facts["totals"].items())
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
