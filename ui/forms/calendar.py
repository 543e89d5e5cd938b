"""A working calendar as a supervisor brings it: a file, and why it changes."""

from __future__ import annotations

import json
from pathlib import Path

from counter_app.commands.calendar import ProposeCalendar
from counter_app.domain.errors import InputError
from counter_app.domain.office_calendar import CalendarProposal

SIZE_MAX = 1_000_000


def proposal(path: str, reason: str) -> ProposeCalendar:
    """The order to put the file's calendar before a second person.

    Raises InputError("file_unreadable", "file_not_json", "file_too_large", "catalogue_row_wrong",
    "catalogue_schema_unknown").
    """
    file = Path(path.strip())
    try:
        content = file.read_bytes()
    except (OSError, ValueError):
        raise InputError("file_unreadable", field="file") from None
    if len(content) > SIZE_MAX:
        raise InputError("file_too_large", field="file")
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise InputError("file_not_json", field="file") from None
    return ProposeCalendar(CalendarProposal.from_document(document), reason)
