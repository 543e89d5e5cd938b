"""Reads a file of procedures: our own JSON, national records line by line, analysts' workbooks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from counter_app.commands.catalogue import RefusedRecord
from counter_app.domain.errors import InputError
from counter_app.domain.national_record import shape_of
from counter_app.starter.load import parse_json
from counter_app.verbs.catalogue_book import read_book
from counter_app.verbs.catalogue_source import CatalogueFile

SCHEMA = "one-stop-procedures/1"
SIZE_MAX = 500_000_000
LINE_MAX = 5_000_000
RECORDS_MAX = 50_000


def read_records(path: Path) -> CatalogueFile:
    """The records of a file. Raises InputError for a file that cannot be read as a whole."""
    suffix = path.suffix.lower()
    if suffix not in (".json", ".jsonl", ".xlsx"):
        raise InputError("catalogue_format_unknown", field="file", format=path.suffix[:10])
    try:
        if path.stat().st_size > SIZE_MAX:
            raise InputError("file_too_large", field="file")
        content = path.read_bytes()
    except OSError:
        raise InputError("file_unreadable", field="file") from None
    if suffix == ".xlsx":
        return read_book(content)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError("text_not_utf8", field="file") from None
    return _lines(text) if suffix == ".jsonl" else _document(text)


def _document(text: str) -> CatalogueFile:
    document = _parsed(text)
    if document is None:
        raise InputError("file_not_json", field="file")
    if isinstance(document, list):
        # Some exports of the national database are one list instead of a line each.
        return _checked([(row, one) for row, one in enumerate(document, 1)])
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        raise InputError("catalogue_schema_unknown", field="file")
    records = document.get("procedures")
    if not isinstance(records, list) or not records:
        raise InputError("catalogue_schema_unknown", field="file")
    if len(records) > RECORDS_MAX:
        raise InputError("file_too_large", field="file")
    rows = tuple(enumerate(records, 1))
    return CatalogueFile(
        tuple((row, one) for row, one in rows if isinstance(one, dict)),
        tuple(RefusedRecord(row, "not_a_record") for row, one in rows if not isinstance(one, dict)),
        is_one_piece=True,
    )


def _lines(text: str) -> CatalogueFile:
    """A line a record. A last line that was cut off means that the rest of the file is missing."""
    lines = [(row, line) for row, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not lines:
        raise InputError("catalogue_schema_unknown", field="file")
    parsed = [(row, _parsed(line) if len(line) <= LINE_MAX else None) for row, line in lines]
    if parsed[-1][1] is None and not text.endswith("\n"):
        raise InputError("file_cut_off", field="file", row=parsed[-1][0])
    return _checked(parsed)


def _checked(parsed: list[tuple[int, Any]]) -> CatalogueFile:
    if len(parsed) > RECORDS_MAX:
        raise InputError("file_too_large", field="file")
    records, unread = [], []
    for row, record in parsed:
        if isinstance(record, dict) and shape_of(record):
            records.append((row, record))
        else:
            reason = "not_a_record" if isinstance(record, dict) else "line_not_json"
            unread.append(RefusedRecord(row, reason))
    if not records:
        raise InputError("catalogue_schema_unknown", field="file")
    return CatalogueFile(tuple(records), tuple(unread))


def _parsed(text: str) -> Any:
    try:
        return parse_json(text)
    except (ValueError, RecursionError):
        return None
