"""The station's own rows: office facts, catalogue versions and the working calendar."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    StatementLambdaElement,
    bindparam,
    func,
    or_,
    select,
)

from counter_app.domain.bundle import BundleState
from counter_app.domain.calendar import OfficeCalendar
from counter_app.domain.catalogue import Procedure
from counter_app.domain.curation import curated
from counter_app.domain.errors import InputError
from counter_app.domain.office import OfficeFacts, Station
from counter_app.starter import load
from counter_app.store import schema
from counter_app.store.calendar import parse_calendar
from counter_app.store.number import Numbers
from counter_app.store.rows import prepared

if TYPE_CHECKING:
    from counter_app.store.rows import Reading, Row, Writing


class Offices:
    """Sets the station up and switches catalogue versions."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def set_up(self, station: Station, now: int) -> None:
        """Write who this station is; once in its life."""
        self._uow.insert(
            schema.station,
            {
                "id": self._uow.station_id,
                "number": station.number,
                "installation": station.installation,
                "office": station.office.to_json(),
                "made_at": now,
            },
        )

    def stations(self) -> tuple[tuple[int, Station], ...]:
        """Every station of the database; see `stations`."""
        return stations(self._uow)

    def add_station(self, made: Station, now: int) -> None:
        """Another counter of the office, with the blocks that come with its number."""
        last = max(row for row, _ in self.stations())
        uow = self._uow.writing_as(last + 1)
        Offices(uow).set_up(made, now)
        Numbers(uow).lend_own(made.number, now)

    def add_calendar(
        self, version: str, record: Mapping[str, Any], now: int, **proposed: str | int | None
    ) -> None:
        """A working calendar; one that names its author counts only once it is approved."""
        self._uow.insert(
            schema.calendar,
            {
                "version": version,
                "record": json.dumps(record, ensure_ascii=False, sort_keys=True),
                "made_at": now,
                **proposed,
            },
        )

    def signs_results(self) -> bool:
        """Whether a result counts as digitised only under a valid signature.

        Read each time: another counter of the office may have changed it.
        """
        return station(self._uow).office.signs_results

    def require_signed_results(self, *, is_required: bool) -> None:
        """The same from now on; what was digitised before stays as it is."""
        self.set_facts(signs_results=is_required)

    def set_facts(self, **changed: str | bool) -> None:
        """What stands on the papers of every counter from now on; what was issued before stays."""
        for row in self._uow.rows(select(schema.station)):
            known = OfficeFacts.from_json(row["office"])
            facts = replace(known, **changed)  # type: ignore[arg-type]  # its own names
            self._uow.change(schema.station, row, office=facts.to_json())

    def find_calendar(self, version: str) -> Row | None:
        """A calendar's row, or None."""
        return self._uow.one(schema.calendar, version=version)

    def approve_calendar(self, old: Row, *, approver: str, now: int) -> None:
        """The second person's word: from its first day on, promises are made by it."""
        self._uow.change(schema.calendar, old, approver=approver, approved_at=now)

    @staticmethod
    def read_procedure(record: Mapping[str, Any]) -> Procedure:
        """What a record says; raises InputError("catalogue_row_wrong")."""
        return read_procedure(record)

    def procedure(self, code: str, on: date) -> Procedure:
        """The version in force; see `procedure`."""
        return procedure(self._uow, code, on)

    def procedure_at(self, code: str, version: int) -> Procedure:
        """The version that a dossier was received under."""
        return procedure_at(self._uow, code, version)

    def in_force(self, code: str, on: date) -> tuple[int, Procedure]:
        """The number of that version, and the version."""
        return in_force(self._uow, code, on)

    def calendar(self, on: date) -> OfficeCalendar:
        """The calendar in force on a day."""
        return calendar(self._uow, on)[1]

    def calendar_in_force(self, on: date) -> tuple[str, OfficeCalendar]:
        """The version in force on a day, and the calendar."""
        return calendar(self._uow, on)

    def calendar_at(self, version: str) -> OfficeCalendar:
        """The calendar that a promise was made by."""
        return calendar_at(self._uow, version)


def station(reading: Reading) -> Station:
    """Who this desk is."""
    row = reading.one(schema.station, id=reading.station_id)
    assert row is not None, "a folder is set up before it is used"
    facts = OfficeFacts.from_json(row["office"])
    kept = forms_kept(reading)
    forms = () if kept is None else load.form_sets_of(json.loads(kept))
    return Station(row["number"], row["installation"], facts, forms)


def forms_kept(reading: Reading) -> str | None:
    """The sets of slips that the bundle in force has, as JSON; None for the program's own."""
    table = schema.bundle
    kept = reading.scalar(select(table.c.forms).where(table.c.state == BundleState.IN_FORCE))
    return None if kept is None else str(kept)


def stations(reading: Reading) -> tuple[tuple[int, Station], ...]:
    """Every station of the database with its row's number, the first one first."""
    rows = reading.rows(select(schema.station).order_by(schema.station.c.id))
    return tuple(
        (
            int(row["id"]),
            Station(row["number"], row["installation"], OfficeFacts.from_json(row["office"])),
        )
        for row in rows
    )


def procedure(reading: Reading, code: str, on: date) -> Procedure:
    """The version in force on a day; raises InputError("procedure_unknown")."""
    return in_force(reading, code, on)[1]


def record_in_force(reading: Reading, code: str, on: date) -> Mapping[str, Any]:
    """The record of the version in force on a day; raises InputError("procedure_unknown")."""
    record: Mapping[str, Any] = load.parse_json(_row_in_force(reading, code, on)["record"])
    return record


def in_force(reading: Reading, code: str, on: date) -> tuple[int, Procedure]:
    """The version in force on a day and its number; raises InputError("procedure_unknown")."""
    row = _row_in_force(reading, code, on)
    return int(row["version"]), parse_procedure(row["record"])


def _row_in_force(reading: Reading, code: str, on: date) -> Row:
    table = schema.procedure
    day = on.isoformat()
    rows = reading.rows(
        select(table.c.version, table.c.digest, table.c.record)
        .where(
            table.c.code == code,
            *_in_force_on(day),
        )
        .order_by(table.c.version.desc())
        .limit(1)
    )
    if not rows:
        raise InputError("procedure_unknown", field="procedure")
    return rows[0]


def procedure_at(reading: Reading, code: str, version: int) -> Procedure:
    """The version that a dossier was received under."""
    row = reading.one(schema.procedure, code=code, version=version)
    assert row is not None, "a version that dossiers use is never removed"
    return parse_procedure(row["record"])


def names_of(reading: Reading) -> Mapping[str, str]:
    """The name of every procedure of the office's own, by its code, in its newest version."""
    table = schema.procedure
    rows = reading.rows(
        select(table.c.code, table.c.record).where(table.c.name.is_(None)).order_by(table.c.version)
    )
    return {row["code"]: parse_procedure(row["record"]).short_name for row in rows}


@dataclass(frozen=True, slots=True)
class Unsigned:
    """A record of the national database that nobody here has signed: listed, never received."""

    code: str
    name: str
    field_name: str


def procedures(reading: Reading, on: date) -> tuple[tuple[Procedure, ...], tuple[Unsigned, ...]]:
    """What is in force on a day: the office's own versions, and the unsigned records by name.

    Thousands of national records are told by their names alone; reading each in full would make
    a clerk wait.
    """
    day = on.isoformat()
    own, unsigned = (reading.rows(query, day=day) for query in _in_force_by_day())
    return (
        tuple(parse_procedure(row["record"]) for row in own),
        tuple(Unsigned(row["code"], row["name"], row["field_name"]) for row in unsigned),
    )


@cache
def _in_force_by_day() -> tuple[StatementLambdaElement, StatementLambdaElement]:
    """The office's own newest versions that are in force on `day`, and the unsigned ones: asked
    with each citizen, so they are built once, and not before the program has started.
    """
    table = schema.procedure
    newest = (
        select(table.c.code, func.max(table.c.version).label("version"))
        .where(*_in_force_on(bindparam("day")))
        .group_by(table.c.code)
        .subquery()
    )
    joined = (table.c.code == newest.c.code) & (table.c.version == newest.c.version)
    return (
        prepared(
            lambda: (
                select(table.c.record)
                .join(newest, joined)
                .where(table.c.name.is_(None))
                .order_by(table.c.code)
            )
        ),
        prepared(
            lambda: (
                select(table.c.code, table.c.name, table.c.field_name)
                .join(newest, joined)
                .where(table.c.name.is_not(None))
                .order_by(table.c.code)
            )
        ),
    )


def _in_force_on(day: str | BindParameter[str]) -> tuple[ColumnElement[bool], ...]:
    """Begun, not ended, and with the second person's word where a first one proposed it."""
    table = schema.procedure
    return (
        or_(table.c.valid_from.is_(None), table.c.valid_from <= day),
        or_(table.c.valid_to.is_(None), table.c.valid_to >= day),
        or_(table.c.author_id.is_(None), table.c.approved_at.is_not(None)),
    )


def calendar(reading: Reading, on: date) -> tuple[str, OfficeCalendar]:
    """The newest calendar in force on a day: signed by two people, or the desk's first one."""
    table = schema.calendar
    day = on.isoformat()
    rows = reading.rows(
        select(table.c.version, table.c.record)
        .where(
            or_(table.c.author_id.is_(None), table.c.approved_at.is_not(None)),
            or_(table.c.valid_from.is_(None), table.c.valid_from <= day),
        )
        .order_by(
            func.coalesce(table.c.approved_at, table.c.made_at).desc(), table.c.version.desc()
        )
        .limit(1)
    )
    return str(rows[0]["version"]), parse_calendar(rows[0]["record"])


def calendar_at(reading: Reading, version: str) -> OfficeCalendar:
    """The calendar that a promise was made by."""
    row = reading.one(schema.calendar, version=version)
    assert row is not None, "a calendar that promises were made by is never removed"
    return parse_calendar(row["record"])


@lru_cache(maxsize=512)
def parse_procedure(text: str) -> Procedure:
    """A procedure out of its stored record; parsing the same text twice is not needed."""
    return read_procedure(load.parse_json(text))


def read_procedure(record: Mapping[str, Any]) -> Procedure:
    """A published record with our reader's words beside its own; raises InputError."""
    return Procedure.from_record(
        curated(record, load.wording(), load.systems_of_record(), load.additions())
    )
