"""A statement as rows and columns, as banks give it for a spreadsheet: columns by their heading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from counter_app.domain.calendar import VIETNAM
from counter_app.domain.errors import InputError
from counter_app.domain.money import Money
from counter_app.domain.statement import (
    LineFault,
    RefusedLine,
    Statement,
    StatementLine,
    booked_of,
    dong_of,
)
from counter_app.domain.text import fold, has_broken_letters

Cell = Any  # text of a CSV file, or a workbook's own number or date

HEADING_WITHIN = 40
NOTES_MAX = 20
TEXT_MAX = 1_000

# What a heading may say for each fact, folded, up to its first slash, bracket or line's end.
_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "date": (
        "ngay giao dich", "ngay gd", "ngay hach toan", "ngay hieu luc", "ngay", "thoi gian",
        "thoi gian giao dich", "ngay gio giao dich", "transaction date", "date",
    ),
    "reference": (
        "so ct", "so chung tu", "so but toan", "so tham chieu", "ma giao dich", "so giao dich",
        "ma gd", "so gd", "reference", "doc no", "transaction id",
    ),
    "credit": ("so tien ghi co", "ghi co", "phat sinh co", "ps co", "tien vao", "credit", "co"),
    "debit": ("so tien ghi no", "ghi no", "phat sinh no", "ps no", "tien ra", "debit", "no"),
    "amount": ("so tien", "gia tri", "amount"),
    "text": (
        "noi dung chi tiet", "noi dung", "noi dung giao dich", "mo ta", "mo ta giao dich",
        "dien giai", "description", "remark",
    ),
    "account": ("so tai khoan", "tai khoan", "account", "account number"),
    "currency": ("loai tien", "don vi tien", "currency"),
    "unused": (
        "stt", "so du", "so du cuoi", "so du sau giao dich", "balance", "ten doi ung",
        "tai khoan doi ung", "ngan hang doi ung", "chi nhanh", "kenh giao dich", "gio",
    ),
}  # fmt: skip
_TOTALS = ("tong", "cong", "total", "so du")


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    cells: Mapping[str, Cell]
    raw: str

    def text(self, name: str) -> str:
        value = self.cells.get(name)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return "" if value is None else " ".join(str(value).split())


def read_table(kind: str, rows: Sequence[Sequence[Cell]], notes: tuple[str, ...] = ()) -> Statement:
    """The lines below the heading. Raises InputError("statement_columns_missing")."""
    at, columns = _heading(rows)
    account = _account_above(rows[:at])
    told = list(notes)
    for place, cell in enumerate(rows[at]):
        if place not in columns and str(cell or "").strip():
            told.append(f"statement_column_unknown: {' '.join(str(cell).split())[:60]}")
    if not account and "account" not in columns.values():
        raise InputError("statement_account_missing", field="file")
    lines: list[StatementLine] = []
    refused: list[RefusedLine] = []
    for number, cells in enumerate(rows[at + 1 :], at + 2):
        named = {name: cells[place] for place, name in columns.items() if place < len(cells)}
        raw = "\t".join("" if cell is None else str(cell) for cell in cells)[: 4 * TEXT_MAX]
        row = _Row(number, named, raw)
        if _is_beside(row, cells):
            continue
        try:
            lines.append(_line(row, account))
        except InputError as error:
            refused.append(RefusedLine(number, LineFault(error.code)))
    return Statement(kind, account, tuple(lines), tuple(refused), tuple(told[:NOTES_MAX]))


def _heading(rows: Sequence[Sequence[Cell]]) -> tuple[int, dict[int, str]]:
    for at, cells in enumerate(rows[:HEADING_WITHIN]):
        columns: dict[int, str] = {}
        for place, cell in enumerate(cells):
            name = _named(str(cell or ""))
            if name is not None and (name == "unused" or name not in columns.values()):
                columns[place] = name
        found = set(columns.values())
        if {"date", "text"} <= found and found & {"credit", "amount"}:
            return at, columns
    raise InputError("statement_columns_missing", field="file")


def _named(heading: str) -> str | None:
    first = heading.replace("(", "/").replace("\n", "/").partition("/")[0]
    folded = fold(first).strip(" .:*")
    return next((name for name, words in _HEADINGS.items() if folded in words), None)


def _account_above(rows: Sequence[Sequence[Cell]]) -> str:
    """The account that the file names above its heading."""
    for cells in rows:
        words = [" ".join(str(cell).split()) for cell in cells if cell is not None]
        joined = " ".join(words)
        if "tai khoan" not in fold(joined) and "account" not in fold(joined):
            continue
        for word in joined.replace(":", " ").split():
            if len(word) >= 6 and word.isascii() and word.isdigit():
                return word
    return ""


def _is_beside(row: _Row, cells: Sequence[Cell]) -> bool:
    """An empty row, or one of totals and remarks below the lines: it names no day."""
    first = next((fold(str(cell)) for cell in cells if str(cell or "").strip()), "")
    if not first:
        return True
    # The words of a sum may stand in the day's own column.
    day = fold(row.text("date"))
    money = any(row.text(name) for name in ("credit", "debit", "amount"))
    return day in ("", first) and (not money or first.startswith(_TOTALS))


def _line(row: _Row, account: str) -> StatementLine:
    if any(isinstance(cell, str) and cell.lstrip().startswith("=") for cell in row.cells.values()):
        raise InputError(LineFault.FORMULA)
    text = row.text("text")
    if has_broken_letters(row.raw) or "\N{REPLACEMENT CHARACTER}" in row.raw:
        raise InputError(LineFault.LETTERS)
    currency = row.text("currency").upper()
    if currency not in ("", "VND", "VNĐ"):
        raise InputError(LineFault.OTHER_CURRENCY)
    amount = _amount(row)
    return StatementLine(
        row.number,
        row.text("account") or account,
        row.text("reference")[:100],
        Money(amount),
        text[:TEXT_MAX],
        _booked(row.cells.get("date")),
        row.raw,
    )


def _amount(row: _Row) -> int:
    """What came in. A line has one side; the other is empty or 0."""
    credit = _dong(row, "credit") if "credit" in row.cells else _dong(row, "amount")
    debit = _dong(row, "debit")
    if credit and debit:
        raise InputError(LineFault.SIDES)
    if debit:
        raise InputError(LineFault.DEBIT)
    if credit < 0:
        raise InputError(LineFault.NEGATIVE)
    if credit == 0:
        raise InputError(LineFault.ZERO)
    return credit


def _dong(row: _Row, name: str) -> int:
    value = row.cells.get(name)
    if value is None or (isinstance(value, str) and not value.strip(" -")):
        return 0
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise InputError(LineFault.AMOUNT)
    if isinstance(value, float):
        if not value.is_integer() or abs(value) >= 10**12:
            raise InputError(LineFault.AMOUNT)
        return int(value)
    return dong_of(str(value))


def _booked(value: Cell) -> datetime:
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=VIETNAM)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=VIETNAM)
    return booked_of(str(value or ""))
