"""Reads a bank's statement: CSV, workbook, camt.053 or MT940, told apart by what it holds."""

from __future__ import annotations

from pathlib import Path

from counter_app.domain.errors import InputError
from counter_app.domain.statement import Statement
from counter_app.domain.text import fold
from counter_app.verbs.statement_camt import read_camt
from counter_app.verbs.statement_swift import read_swift
from counter_app.verbs.statement_table import Cell, read_table

SIZE_MAX = 20_000_000
ROWS_MAX = 50_000
COLUMNS_MAX = 40
UNPACKED_MAX = 200_000_000


def read_statement(path: Path) -> Statement:
    """Raises InputError for a file that cannot be read as a whole; its rows have their own."""
    try:
        if path.stat().st_size > SIZE_MAX:
            raise InputError("file_too_large", field="file")
        content = path.read_bytes()
    except OSError:
        raise InputError("file_unreadable", field="file") from None
    if content.startswith(b"PK"):
        return read_table("xlsx", _book_rows(content))
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        raise InputError("file_not_book", field="file")
    text, notes = _text_of(content)
    head = text.lstrip()[:200]
    if head.startswith("<"):
        return read_camt(content)
    if head.startswith(("{1:", ":20:")):
        return read_swift(text)
    return read_table("csv", _csv_rows(text), notes)


def _text_of(content: bytes) -> tuple[str, tuple[str, ...]]:
    """The text in whatever letters it was written; a guess is noted, letters of 1990 are named."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16"), ()
        except UnicodeDecodeError:
            raise InputError("file_cut_off", field="file", row=1) from None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _old_text_of(content), ("statement_letters_1258",)
    if "Ã" in text and ("áº" in text or "á»" in text):
        raise InputError("statement_letters_mixed", field="file")
    return text, ()


def _old_text_of(content: bytes) -> str:
    old = content.decode("latin-1").casefold()
    if "ngµy" in old or "sè ti" in old:
        raise InputError("statement_letters_tcvn", field="file")
    try:
        text = content.decode("cp1258")
    except UnicodeDecodeError:
        raise InputError("statement_letters_unknown", field="file") from None
    if "ngay" not in fold(text):
        raise InputError("statement_letters_unknown", field="file")
    return text


def _csv_rows(text: str) -> list[list[Cell]]:
    import csv

    lines = text.splitlines()
    if len(lines) > ROWS_MAX:
        raise InputError("file_too_large", field="file")
    if "\x00" in text:
        raise InputError("statement_letters_unknown", field="file")
    counts = {mark: max((line.count(mark) for line in lines[:40]), default=0) for mark in ",;\t"}
    mark = max(counts, key=lambda one: counts[one])
    try:
        rows = list(csv.reader(lines, delimiter=mark, strict=True))
    except csv.Error:
        raise InputError("file_cut_off", field="file", row=len(lines)) from None
    width = max((len(row) for row in rows), default=0)
    if rows and not text.endswith(("\n", "\r")) and 0 < len(rows[-1]) < width:
        raise InputError("file_cut_off", field="file", row=len(rows))
    return [list(row[:COLUMNS_MAX]) for row in rows]


def _book_rows(content: bytes) -> list[list[Cell]]:
    import io
    import zipfile
    import zlib

    from openpyxl import load_workbook

    foreign = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, OSError, EOFError, TypeError)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(one.file_size for one in packed.infolist()) > UNPACKED_MAX:
                raise InputError("file_too_large", field="file")
        # Formulas are wanted as such: what a file computes is not what a bank booked.
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False)
        sheet = book[book.sheetnames[0]]
        rows = sheet.iter_rows(max_col=COLUMNS_MAX, max_row=ROWS_MAX, values_only=True)
        return [list(row) for row in rows]
    except foreign:
        raise InputError("file_not_book", field="file") from None
