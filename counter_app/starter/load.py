"""What a new desk starts with: the curated catalogue, the banks, the office's days and forms."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from counter_app.domain.calendar import OfficeCalendar
from counter_app.domain.catalogue import Procedure
from counter_app.domain.curation import Additions, curated
from counter_app.domain.office import FormSet


@dataclass(frozen=True, slots=True)
class Bank:
    """A bank by its number. `can_receive` None: not known, so not refused."""

    bin: str
    short_name: str
    name: str
    can_receive: bool | None


def parse_json(text: str) -> Any:
    """JSON with exact decimals, so that a rate such as 0.0015 is never a float."""
    return json.loads(text, parse_float=Decimal)


def catalogue_document() -> Mapping[str, Any]:
    """The catalogue file as it was published, untouched."""
    document: Mapping[str, Any] = _document("procedures.json")
    return document


def raw_procedures() -> tuple[Mapping[str, object], ...]:
    """The 23 published records, untouched."""
    return tuple(catalogue_document()["procedures"])


def wording() -> Mapping[str, str]:
    """Vietnamese words for the English of the published records, by their exact text."""
    words: Mapping[str, str] = _document("curation.json")["wording"]
    return words


def systems_of_record() -> Mapping[str, str]:
    """Codes of procedures whose dossiers a ministry's own system holds."""
    systems: Mapping[str, str] = _document("curation.json")["systems_of_record"]
    return systems


@cache
def additions() -> Additions:
    """Fee rules, plain questions and replaced papers that the published records lack."""
    document = _document("curation.json")
    return Additions(document["fee_rules"], document["questions"], document["replaced_papers"])


def curated_records() -> tuple[dict[str, object], ...]:
    """The published records with a reader's words beside the sources' own."""
    return tuple(
        curated(record, wording(), systems_of_record(), additions()) for record in raw_procedures()
    )


@cache
def procedures() -> Mapping[str, Procedure]:
    """The starter catalogue by code."""
    read = (Procedure.from_record(record) for record in curated_records())
    return {procedure.code: procedure for procedure in read}


@cache
def banks() -> tuple[Bank, ...]:
    """The banks with a number of their own, by number."""
    return tuple(
        Bank(row["bin"], row["short_name"], row["name"], row["usable_as_receiving_account"])
        for row in _document("banks.json")["banks"]
    )


@cache
def receiving_bins() -> frozenset[str]:
    """The bank numbers that a payment QR may name."""
    return frozenset(bank.bin for bank in banks() if bank.can_receive is not False)


@cache
def repealed() -> Mapping[str, date]:
    """Legal documents that ended, by number, with the day."""
    rows = _document("repealed.json")["documents"]
    return {row["number"]: date.fromisoformat(row["ended"]) for row in rows}


def office_document() -> Mapping[str, Any]:
    """The office's file: days off, sessions, slips, and the portal's numbers and names."""
    document: Mapping[str, Any] = _document("office.json")
    return document


@cache
def office_calendar() -> OfficeCalendar:
    """The signed calendar of 2026 and the usual sessions; other years are not announced."""
    office = office_document()
    return OfficeCalendar(
        days_off=_days(office["days_off"]),
        extra_days=_days(office["extra_days"]),
        sessions=tuple(
            (time.fromisoformat(start), time.fromisoformat(end))
            for start, end in office["sessions"]
        ),
        announced_years=frozenset(office["announced_years"]),
    )


CALENDAR_VERSION = "2026-1"


def calendar_record() -> Mapping[str, Any]:
    """The signed calendar as data, for the store to keep."""
    office = _document("office.json")
    return {
        name: office[name] for name in ("announced_years", "sessions", "days_off", "extra_days")
    }


@cache
def form_sets() -> tuple[FormSet, ...]:
    """Both sets of statutory slips: their numbers 05 and 06 mean different forms."""
    return form_sets_of(office_document()["forms"])


def form_sets_of(rows: Sequence[Mapping[str, Any]]) -> tuple[FormSet, ...]:
    """Sets of forms as the office's file and a bundle have them."""
    return tuple(
        FormSet(
            name=row["set"],
            valid_from=date.fromisoformat(row["valid_from"]),
            valid_to=date.fromisoformat(row["valid_to"]) if row.get("valid_to") else None,
            forms={form["no"]: form["name"] for form in row["forms"]},
            numbers={form["kind"]: form["no"] for form in row["forms"]},
        )
        for row in rows
    )


def _days(rows: list[dict[str, str]]) -> dict[date, str]:
    return {date.fromisoformat(row["date"]): row["name"] for row in rows}


@cache
def _document(name: str) -> Any:
    return parse_json(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def update_keys() -> bytes | None:
    """Whom an update is believed from, as the builder of this program laid it in; None for nobody.

    An office that builds its own program puts its key list there: see docs/updates.md.
    """
    path = files("counter_app.starter").joinpath("update_keys.json")
    return path.read_bytes() if path.is_file() else None


def bundle_keys() -> bytes | None:
    """Whom a configuration bundle is believed from, laid in as the update's keys are."""
    path = files("counter_app.starter").joinpath("bundle_keys.json")
    return path.read_bytes() if path.is_file() else None
