"""Reads an analysts' workbook: fourteen sheets, their columns found by heading, joined by code."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Any

from counter_app.commands.catalogue import RefusedRecord
from counter_app.domain.errors import InputError
from counter_app.domain.text import fold
from counter_app.verbs.catalogue_source import CatalogueFile

UNPACKED_MAX = 200_000_000
ROWS_MAX = 200_000
COLUMNS_MAX = 60
CELL_MAX = 8_000

# What a heading may say for each fact, folded; the first column that answers is taken.
_CODE = ("ma tthc", "ma thu tuc", "ma so thu tuc", "ma thu tuc hanh chinh", "code")
_CHANNEL = ("hinh thuc nop", "hinh thuc", "kenh", "kenh thuc hien", "cach thuc thuc hien")
_COLUMNS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "procedures": {
        "code": _CODE,
        "name_vi": ("ten tthc", "ten thu tuc", "ten thu tuc hanh chinh", "name"),
        "field_code": ("ma linh vuc",),
        "field_name": ("linh vuc", "ten linh vuc"),
        "level": ("cap thuc hien", "cap", "cap giai quyet"),
        "announced_by": ("quyet dinh cong bo", "so quyet dinh", "qd cong bo"),
        "published_since": ("ngay cong bo", "ngay cong khai"),
        "online_level": ("muc do truc tuyen", "muc do dvc", "dich vu cong truc tuyen"),
        "non_territorial": ("phi dia gioi", "phi dia gioi hanh chinh"),
        "system_of_record": ("he thong xu ly", "he thong"),
    },
    "steps_text": {"code": _CODE, "step": ("buoc", "stt", "thu tu"), "text": ("mo ta", "noi dung")},
    "ways": {"code": _CODE, "channel": _CHANNEL, "text": ("mo ta", "ghi chu", "dia chi")},
    "terms": {
        "code": _CODE,
        "channel": _CHANNEL,
        "case": ("truong hop",),
        "quantity": ("thoi han", "thoi gian", "so luong", "thoi gian giai quyet"),
        "unit": ("don vi", "don vi tinh", "don vi thoi gian"),
    },
    "fees": {
        "code": _CODE,
        "kind": ("loai", "loai phi"),
        "name": ("ten phi", "ten phi le phi", "ten phi, le phi", "ten"),
        "amount": ("so tien", "muc thu", "muc phi"),
        "unit": ("don vi", "don vi tinh"),
        "channel": _CHANNEL,
        "legal_basis": ("can cu", "can cu phap ly", "van ban quy dinh"),
        "valid_from": ("tu ngay", "hieu luc tu"),
        "valid_to": ("den ngay", "hieu luc den"),
        "note": ("ghi chu", "mo ta"),
    },
    "papers": {
        "code": _CODE,
        "name": ("ten giay to", "thanh phan ho so", "giay to"),
        "component_code": ("ma giay to", "ma thanh phan"),
        "originals": ("ban chinh", "so ban chinh"),
        "copies": ("ban sao", "so ban sao"),
        "required": ("bat buoc",),
        "present_only": ("xuat trinh", "chi xuat trinh"),
        "condition": ("dieu kien", "truong hop"),
        "alternative": ("thay the", "giay to thay the"),
    },
    "subjects": {"code": _CODE, "text": ("doi tuong", "doi tuong thuc hien")},
    "results": {
        "code": _CODE,
        "number": ("ma ket qua",),
        "name": ("ket qua", "ten ket qua", "ket qua thuc hien"),
    },
    "bases": {
        "code": _CODE,
        "number": ("so hieu", "so ky hieu"),
        "name": ("ten van ban", "trich yeu", "can cu phap ly"),
    },
    "conditions": {"code": _CODE, "text": ("yeu cau", "yeu cau, dieu kien", "dieu kien")},
    "agencies": {"code": _CODE, "text": ("co quan", "co quan thuc hien"), "role": ("vai tro",)},
    "templates": {"code": _CODE, "text": ("ten bieu mau", "bieu mau", "mau don, to khai")},
    "steps": {
        "code": _CODE,
        "name": ("ten buoc", "buoc", "noi dung cong viec"),
        "role": ("vai tro", "trach nhiem", "nguoi thuc hien", "don vi thuc hien"),
        "hours": ("so gio", "gio", "thoi gian (gio)", "thoi gian gio"),
        "coordinating": ("phoi hop", "co quan phoi hop"),
    },
    "notes": {"code": _CODE, "text": ("ghi chu", "noi dung")},
}
_SHEETS: Mapping[str, tuple[str, ...]] = {
    "procedures": ("thu tuc", "danh muc tthc", "danh muc", "tthc", "thu tuc hanh chinh"),
    "steps_text": ("trinh tu", "trinh tu thuc hien"),
    "ways": ("cach thuc", "cach thuc thuc hien"),
    "terms": ("thoi han", "thoi han giai quyet", "thoi gian"),
    "fees": ("phi", "phi le phi", "phi, le phi", "le phi"),
    "papers": ("thanh phan ho so", "ho so", "giay to", "thanh phan"),
    "subjects": ("doi tuong", "doi tuong thuc hien"),
    "results": ("ket qua", "ket qua thuc hien"),
    "bases": ("can cu phap ly", "can cu"),
    "conditions": ("yeu cau", "yeu cau dieu kien", "yeu cau, dieu kien", "dieu kien"),
    "agencies": ("co quan", "co quan thuc hien"),
    "templates": ("bieu mau", "mau don to khai", "mau don, to khai"),
    "steps": ("quy trinh noi bo", "quy trinh", "noi bo"),
    "notes": ("ghi chu",),
}
_CHANNELS = {
    "": "any", "tat ca": "any", "moi hinh thuc": "any", "truc tiep": "counter",
    "tai quay": "counter", "truc tuyen": "online", "online": "online", "buu chinh": "post",
    "qua buu chinh": "post",
    "buu chinh cong ich": "post",
}  # fmt: skip
_UNITS = {
    "ngay lam viec": "WORKING_DAY", "ngay": "DAY", "gio": "HOUR", "gio lam viec": "HOUR",
    "thang": "MONTH", "nam": "YEAR", "trong ngay": "SAME_DAY",
}  # fmt: skip
_KINDS = {"phi": "phi", "le phi": "le_phi", "": "phi"}
_LEVELS = {"toan trinh": "full", "mot phan": "partial", "": "none", "khong": "none"}
_SYSTEMS = {"": None, "thanh pho": "city", "bo": "ministry", "nganh doc": "vertical"}
_YES = frozenset({"x", "co", "1", "true", "yes", "bat buoc", "v"})


# A cut or foreign file fails in the libraries' many ways.
_FOREIGN = (
    zipfile.BadZipFile, zlib.error, SyntaxError, KeyError, ValueError, TypeError, AttributeError,
    IndexError, EOFError, OSError, NotImplementedError, RuntimeError,
)  # fmt: skip


@dataclass(slots=True)
class _Record:
    row: int
    facts: dict[str, Any]
    lists: dict[str, list[dict[str, Any]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of a sheet, its cells by the fact they answer to."""

    row: int
    cells: Mapping[str, Any]

    def text(self, name: str) -> str:
        value = self.cells.get(name)
        if value is None:
            return ""
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return " ".join(str(value).split())[:CELL_MAX]

    def number(self, name: str, reason: str) -> int | None:
        """A whole number, or None for an empty cell; words where a number belongs are refused."""
        value = self.cells.get(name)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if type(value) is int:
            return value
        text = self.text(name).replace(".", "").replace("đ", "").strip()
        if not text:
            return None
        sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text)
        if not (digits.isascii() and digits.isdigit() and len(digits) <= 15):
            raise InputError("catalogue_row_wrong", field=name, reason=reason)
        return sign * int(digits)

    def day(self, name: str) -> str | None:
        value = self.cells.get(name)
        if isinstance(value, datetime):
            return value.date().isoformat()
        if isinstance(value, date):
            return value.isoformat()
        return self.text(name) or None

    def flag(self, name: str) -> bool:
        return fold(self.text(name)) in _YES

    def one_of(self, name: str, words: Mapping[str, Any], reason: str) -> Any:
        found = fold(self.text(name))
        if found not in words:
            raise InputError("catalogue_row_wrong", field=name, reason=reason)
        return words[found]


def read_book(content: bytes) -> CatalogueFile:
    """The procedures of a workbook, each as an unsigned proposal.

    Raises InputError("file_not_book", "file_too_large", "book_without_procedures"). A row that is
    wrong refuses its whole procedure, with the sheet's row.
    """
    sheets, notes = _sheets(content)
    records: dict[str, _Record] = {}
    refused: dict[str, RefusedRecord] = {}
    for line in sheets["procedures"]:
        code = line.text("code")
        if not code:
            refused[f"row {line.row}"] = RefusedRecord(line.row, "text_missing", "code")
        elif code in records or code in refused:
            refused[code] = RefusedRecord(line.row, "duplicate_code", code)
        else:
            _try(refused, code, line, partial(_begin, records, code, line))
    for name, make in _LISTS.items():
        for line in sheets.get(name, ()):
            code = line.text("code")
            record = records.get(code)
            if record is None:
                if code not in refused:
                    notes.append((code or "?", "row_without_procedure"))
                continue
            _try(refused, code, line, partial(_continue, record, name, make, line))
    good = tuple(
        (record.row, {"workbook": _made(record)})
        for code, record in records.items()
        if code not in refused
    )
    if not good and not refused:
        raise InputError("book_without_procedures", field="file")
    unread, doubtful = tuple(refused.values()), tuple(dict.fromkeys(notes))
    return CatalogueFile(good, unread, doubtful, is_one_piece=True)


def _begin(records: dict[str, _Record], code: str, line: _Line) -> None:
    records[code] = _Record(line.row, _procedure(line))


def _continue(
    record: _Record, name: str, make: Callable[[_Line], dict[str, Any]], line: _Line
) -> None:
    record.lists.setdefault(name, []).append(make(line))


def _try(
    refused: dict[str, RefusedRecord], code: str, line: _Line, act: Callable[[], object]
) -> None:
    try:
        act()
    except InputError as error:
        reason = str(error.facts.get("reason", error.code))
        refused.setdefault(code, RefusedRecord(line.row, reason, error.field))


def _procedure(line: _Line) -> dict[str, Any]:
    if not line.text("name_vi"):
        raise InputError("catalogue_row_wrong", field="name_vi", reason="text_missing")
    return {
        "code": line.text("code"),
        "name_vi": line.text("name_vi"),
        "field": {
            "code": line.text("field_code") or "?",
            "name": line.text("field_name") or "Chưa rõ lĩnh vực",
        },
        "level": line.text("level") or "chưa rõ",
        "scope": "commune_counter",
        "announced_by": line.text("announced_by") or None,
        "published_since": line.day("published_since"),
        "online_level": line.one_of("online_level", _LEVELS, "online_level_unknown"),
        "non_territorial": line.flag("non_territorial"),
        "system_of_record": line.one_of("system_of_record", _SYSTEMS, "system_of_record_unknown"),
        "verified": {},
    }


def _deadline(line: _Line) -> dict[str, Any]:
    unit = line.one_of("unit", _UNITS, "time_unit_unknown")
    quantity = line.number("quantity", "not_a_whole_number")
    if quantity is not None and quantity < 0:
        raise InputError("catalogue_row_wrong", field="quantity", reason="number_out_of_range")
    return {
        "channel": line.one_of("channel", _CHANNELS, "channel_unknown"),
        "case": line.text("case") or None,
        "quantity": quantity or 0,
        "unit": unit,
    }


def _fee(line: _Line) -> dict[str, Any]:
    amount = line.number("amount", "fee_not_a_number")
    return {
        "kind": line.one_of("kind", _KINDS, "fee_kind_unknown"),
        "code": None,
        "name": line.text("name") or "Phí, lệ phí",
        "amount": amount,
        "unit": line.text("unit") or "case",
        "channel": line.one_of("channel", _CHANNELS, "channel_unknown"),
        "condition": None,
        "exemptions": [],
        "valid_from": line.day("valid_from"),
        "valid_to": line.day("valid_to"),
        "legal_basis": line.text("legal_basis") or None,
        "verified": False,
        "note": line.text("note") or None,
    }


def _paper(line: _Line) -> dict[str, Any]:
    return {
        "name": line.text("name"),
        "component_code": line.text("component_code") or None,
        "originals": line.number("originals", "not_a_whole_number") or 0,
        "copies": line.number("copies", "not_a_whole_number") or 0,
        "required": line.flag("required"),
        "present_only": line.flag("present_only"),
        "condition": line.text("condition") or None,
        "alternative": line.text("alternative") or None,
    }


def _step(line: _Line) -> dict[str, Any]:
    return {
        "name": line.text("name"),
        "role": line.text("role"),
        "hours": line.number("hours", "not_a_whole_number") or 0,
        "coordinating": line.flag("coordinating"),
    }


def _result(line: _Line) -> dict[str, Any]:
    return {"code": line.text("number") or None, "name": line.text("name")}


def _basis(line: _Line) -> dict[str, Any]:
    words = (line.text("number"), line.text("name"))
    return {"text": " – ".join(word for word in words if word)}


def _said(line: _Line) -> dict[str, Any]:
    return {"text": line.text("text")}


_LISTS: Mapping[str, Callable[[_Line], dict[str, Any]]] = {
    "terms": _deadline,
    "fees": _fee,
    "papers": _paper,
    "steps": _step,
    "results": _result,
    "bases": _basis,
    "notes": _said,
    "conditions": _said,
}


def _made(record: _Record) -> dict[str, Any]:
    lists = record.lists
    texts = {
        name: [one["text"] for one in lists.get(name, ()) if one["text"]]
        for name in ("bases", "notes", "conditions")
    }
    return {
        **record.facts,
        "deadlines": lists.get("terms", []),
        "fee_rules": lists.get("fees", []),
        "documents": lists.get("papers", []),
        "steps": lists.get("steps", []),
        "results": lists.get("results", []),
        "legal_basis": texts["bases"],
        "notes": [*texts["conditions"], *texts["notes"]],
    }


def _sheets(content: bytes) -> tuple[dict[str, list[_Line]], list[tuple[str, str]]]:
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(one.file_size for one in packed.infolist()) > UNPACKED_MAX:
                raise InputError("file_too_large", field="file")
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except _FOREIGN:
        raise InputError("file_not_book", field="file") from None
    notes: list[tuple[str, str]] = []
    sheets: dict[str, list[_Line]] = {}
    try:
        for title in book.sheetnames:
            name = _named(title, _SHEETS)
            if name is None:
                notes.append((title, "sheet_unknown"))
                continue
            rows = book[title].iter_rows(max_col=COLUMNS_MAX, max_row=ROWS_MAX, values_only=True)
            sheets.setdefault(name, []).extend(_lines(name, title, rows, notes))
    except _FOREIGN:
        raise InputError("file_not_book", field="file") from None
    if "procedures" not in sheets:
        raise InputError("book_without_procedures", field="file")
    return sheets, notes


def _lines(name: str, title: str, rows: Any, notes: list[tuple[str, str]]) -> list[_Line]:
    """The rows below the heading: the first row in which a procedure's code is named."""
    columns: dict[int, str] = {}
    lines = []
    for number, cells in enumerate(rows, 1):
        if not columns:
            columns = _heading(name, cells)
            if columns:
                notes += [
                    (f"{title}: {' '.join(str(cell).split())[:80]}", "column_unknown")
                    for at, cell in enumerate(cells)
                    if cell is not None and at not in columns
                ]
            continue
        found = {key: cells[at] for at, key in columns.items() if at < len(cells)}
        if any(value not in (None, "") for value in found.values()):
            lines.append(_Line(number, found))
    if not columns:
        notes.append((title, "sheet_without_heading"))
    return lines


def _heading(name: str, cells: Sequence[Any]) -> dict[int, str]:
    found: dict[int, str] = {}
    for at, cell in enumerate(cells):
        key = _named(str(cell or ""), _COLUMNS[name])
        if key is not None and key not in found.values():
            found[at] = key
    return found if "code" in found.values() else {}


def _named(text: str, names: Mapping[str, tuple[str, ...]]) -> str | None:
    """The name that a heading or a sheet's title answers to; a leading number does not count."""
    folded = fold(text).lstrip("0123456789.-) ").rstrip(" :*")
    return next((name for name, words in names.items() if folded in words), None)
