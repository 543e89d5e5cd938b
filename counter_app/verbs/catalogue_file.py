"""Reads a file of procedures: our own JSON; other shapes are named and refused."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from counter_app.domain.errors import InputError
from counter_app.starter.load import parse_json

SCHEMA = "one-stop-procedures/1"
SIZE_MAX = 50_000_000


def read_records(path: Path) -> tuple[Mapping[str, Any], ...]:
    """The records of a file, unread. Raises InputError for what is no such file."""
    if path.suffix.lower() != ".json":
        raise InputError("catalogue_format_unknown", field="file", format=path.suffix[:10])
    try:
        if path.stat().st_size > SIZE_MAX:
            raise InputError("file_too_large", field="file")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError:
        raise InputError("file_unreadable", field="file") from None
    except UnicodeDecodeError:
        raise InputError("text_not_utf8", field="file") from None
    try:
        document = parse_json(text)
    except (ValueError, RecursionError):
        raise InputError("file_not_json", field="file") from None
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        raise InputError("catalogue_schema_unknown", field="file")
    records = document.get("procedures")
    if not isinstance(records, list) or not all(isinstance(one, dict) for one in records):
        raise InputError("catalogue_schema_unknown", field="file")
    return tuple(records)
