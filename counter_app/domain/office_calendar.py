"""A working calendar as a file has it, read strictly: what is wrong is named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from counter_app.domain.calendar import EARLIEST_YEAR, LATEST_YEAR, Session
from counter_app.domain.errors import InputError
from counter_app.domain.record import Row

SCHEMA = "one-stop-calendar/1"
WEEKDAYS = 7


@dataclass(frozen=True, slots=True)
class CalendarProposal:
    """A calendar that somebody proposes: its own version, its first day, and its record."""

    version: str
    valid_from: date
    record: Mapping[str, Any]

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> CalendarProposal:
        """Raises InputError("catalogue_row_wrong", field=…, reason=…)."""
        row = Row(document, "calendar")
        if row.text("schema") != SCHEMA:
            raise InputError("catalogue_schema_unknown", field="file")
        years = document.get("announced_years")
        if (
            not isinstance(years, list)
            or not years
            or not all(type(y) is int and EARLIEST_YEAR <= y <= LATEST_YEAR for y in years)
        ):
            raise row.refusal("years_missing", "announced_years")
        first = row.day_or_none("valid_from")
        if first is None:
            raise row.refusal("text_missing", "valid_from")
        record: dict[str, Any] = {
            "announced_years": years,
            "sessions": _sessions(document.get("sessions"), row, "sessions"),
            "days_off": [_named(each) for each in row.rows("days_off")],
            "extra_days": [_named(each) for each in row.rows("extra_days")],
            "special": [
                {**_named(each), "sessions": _sessions(each.raw("sessions"), each, "sessions")}
                for each in row.rows("special")
            ],
            "weekly": _weekly(document.get("weekly", {}), row),
        }
        both = {d["date"] for d in record["days_off"]} & {d["date"] for d in record["extra_days"]}
        if both:
            raise row.refusal("day_off_and_worked", "extra_days")
        return cls(row.text("version"), first, record)


def _named(row: Row) -> dict[str, str]:
    day = row.day_or_none("date")
    if day is None:
        raise row.refusal("text_missing", "date")
    return {"date": day.isoformat(), "name": row.text("name")}


def _weekly(value: object, row: Row) -> dict[str, list[list[str]]]:
    if not isinstance(value, Mapping):
        raise row.refusal("not_a_record", "weekly")
    if any(day not in {str(each) for each in range(WEEKDAYS)} for day in value):
        raise row.refusal("weekday_unknown", "weekly")
    return {day: _sessions(sessions, row, "weekly") for day, sessions in value.items()}


def _sessions(value: object, row: Row, key: str) -> list[list[str]]:
    if not isinstance(value, list) or not value:
        raise row.refusal("sessions_missing", key)
    found: list[Session] = []
    for pair in value:
        try:
            start, end = (time.fromisoformat(each) for each in pair)
        except (TypeError, ValueError):
            raise row.refusal("sessions_missing", key) from None
        if end <= start or (found and start < found[-1][1]):
            raise row.refusal("sessions_out_of_order", key)
        found.append((start, end))
    return [[f"{start:%H:%M}", f"{end:%H:%M}"] for start, end in found]
