"""Configuration bundles: what came, what is in force of them, and what one would change."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from counter_app import bundled
from counter_app.domain import bundle, bundle_section, update
from counter_app.domain.bundle import Bundle, BundleState, Changed, Section
from counter_app.domain.bundle_section import Content
from counter_app.domain.errors import InputError
from counter_app.domain.office_calendar import SCHEMA as CALENDAR_SCHEMA
from counter_app.domain.update import KeyList
from counter_app.starter import load
from counter_app.store import office, schema

if TYPE_CHECKING:
    from counter_app.domain.office import Station
    from counter_app.store.rows import Reading, Row, Writing


@dataclass(frozen=True, slots=True)
class Judged:
    """A genuine bundle for this office, what it says, what that changes here, and the newer key
    list that it brought.
    """

    bundle: Bundle
    content: Content
    changes: tuple[Changed, ...]
    keys: bytes | None


class Bundles:
    """Keeps what came, with what became of it."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def add(self, row: Row) -> Row:
        """One that came; gives its row as it is kept."""
        self._uow.insert(schema.bundle, row)
        kept = self._uow.one(schema.bundle, id=row["id"])
        assert kept is not None
        return kept

    def find(self, bundle_id: str) -> Row | None:
        """One that came, or None."""
        return self._uow.one(schema.bundle, id=bundle_id)

    def known(self, digest: str) -> Row | None:
        """The last that was these very bytes, or None."""
        table = schema.bundle
        query = select(table).where(table.c.digest == digest).order_by(table.c.id.desc())
        rows = self._uow.rows(query.limit(1))
        return rows[0] if rows else None

    def in_state(self, state: BundleState) -> Row | None:
        """The one that waits, or the one in force."""
        return in_state(self._uow, state)

    def settle(self, row: Row, state: BundleState, **values: str | int | None) -> None:
        """What became of one."""
        self._uow.change(schema.bundle, row, state=state, **values)


def pack(content: bytes) -> str:
    """A file as the text that is kept."""
    return base64.b85encode(content).decode()


def unpack(row: Row) -> bytes:
    """The file again."""
    return base64.b85decode(row["packed"])


def digest_of(content: bytes) -> str:
    """A file's name for ever."""
    return hashlib.sha256(content).hexdigest()


def in_state(reading: Reading, state: BundleState) -> Row | None:
    """The newest in a state, or None."""
    table = schema.bundle
    query = select(table).where(table.c.state == state).order_by(table.c.number.desc()).limit(1)
    rows = reading.rows(query)
    return rows[0] if rows else None


def newest_number(reading: Reading, *, with_waiting: bool) -> int:
    """The highest number that is in force, or waits besides; 0 before the first."""
    table = schema.bundle
    states = [BundleState.IN_FORCE, BundleState.REPLACED]
    states += [BundleState.WAITING] if with_waiting else []
    found = reading.scalar(select(func.max(table.c.number)).where(table.c.state.in_(states)))
    return int(found or 0)


def printers_in_force(reading: Reading) -> tuple[int, Mapping[str, Any]]:
    """The number of the bundle in force, and what it and those before it say of printers."""
    row = in_state(reading, BundleState.IN_FORCE)
    if row is None or row["printers"] is None:
        return 0, {}
    return int(row["number"]), json.loads(row["printers"])


def trusted(reading: Reading, station: Station) -> KeyList:
    """Whom this office believes; raises InputError("bundle_keys_missing")."""
    row = in_state(reading, BundleState.IN_FORCE)
    shipped = load.bundle_keys()
    lists = [update.read_keys(text) for text in
             (shipped, row["keys"].encode() if row and row["keys"] else None)
             if text]  # fmt: skip
    if lists:
        return max(lists, key=lambda one: one.number)
    if station.office.is_drill:
        return bundled.drill_list()
    raise InputError("bundle_keys_missing")


def judge(
    reading: Reading, station: Station, content: bytes, now: datetime, *, is_waiting: bool = False
) -> Judged:
    """What a file would bring here. `is_waiting`: it is the one that waits already.

    Raises InputError or StaleError by the name of what is wrong; see docs/bundle.md.
    """
    keys = trusted(reading, station)
    found, newer = bundled.opened(content, keys, now)
    signed_under = update.read_keys(newer) if newer else keys
    newest = newest_number(reading, with_waiting=not is_waiting)
    bundle.check(found, signed_under, station.office.agency, newest, now)
    told = bundle_section.content(found.sections, load.receiving_bins())
    for record in told.records:
        try:
            office.read_procedure(record)
        except InputError as error:
            reason = str(error.facts.get("reason", error.code))
            place = f"{record['code']} {error.field or ''}".strip()
            raise bundle_section.wrong(Section.CATALOGUE, place, reason) from None
    return Judged(found, told, _changes(reading, station, told, now.date()), newer)


def present(
    reading: Reading, station: Station, on: date, codes: Sequence[str] | None = None
) -> dict[str, Any]:
    """What a bundle would have to say to change nothing; all procedures, or those of `codes`."""
    version, calendar = _calendar(reading, on)
    return {
        Section.OFFICE: {
            name: getattr(station.office, name)
            for name in (*bundle_section.OFFICE_TEXTS, *bundle_section.OFFICE_FLAGS)
        },
        Section.ACCOUNTS: list(accounts(reading).values()),
        Section.CATALOGUE: {
            "valid_from": on.isoformat(),
            "procedures": list(records(reading, on, codes).values()),
        },
        Section.CALENDAR: {**calendar, "version": version},
        Section.FORMS: _forms(reading),
        Section.PRINTERS: printers_in_force(reading)[1],
    }


def _changes(reading: Reading, station: Station, told: Content, on: date) -> tuple[Changed, ...]:
    changes: list[Changed] = []
    if told.office:
        old = {name: getattr(station.office, name) for name in told.office}
        changes += bundle.differences(Section.OFFICE, old, told.office)
    signed = accounts(reading)
    for profile in told.accounts:
        old, new = signed.get(profile.code, {}), json.loads(profile.to_json())
        changes += bundle.differences(Section.ACCOUNTS, old, new, profile.code)
    if told.valid_from is not None:
        changes += _catalogue_changes(reading, told, told.valid_from, on)
    if told.calendar is not None:
        changes += _calendar_changes(reading, told, on)
    if told.forms:
        changes += bundle.differences(Section.FORMS, _forms(reading), list(told.forms))
    if told.printers:
        changes += bundle.differences(
            Section.PRINTERS, printers_in_force(reading)[1], told.printers
        )
    return tuple(changes)


def _catalogue_changes(
    reading: Reading, told: Content, first: date, on: date
) -> tuple[Changed, ...]:
    codes = [str(one["code"]) for one in told.records]
    old = records(reading, max(first, on), codes)
    changes = [
        change
        for code, one in zip(codes, told.records, strict=True)
        for change in bundle.differences(Section.CATALOGUE, old.get(code, {}), one, code)
    ]
    if not changes:
        return ()
    return (Changed(Section.CATALOGUE, "valid_from", "", first.isoformat()), *changes)


def _calendar_changes(reading: Reading, told: Content, on: date) -> tuple[Changed, ...]:
    proposal = told.calendar
    assert proposal is not None
    version, old = _calendar(reading, on)
    known = reading.one(schema.calendar, version=proposal.version)
    if known is not None and _whole(known["record"]) != proposal.record:
        raise bundle_section.wrong(Section.CALENDAR, proposal.version, "bundle_version_reused")
    if known is not None and (known["approved_at"] is not None or known["author_id"] is None):
        return ()
    new = {**proposal.record, "version": proposal.version, "schema": CALENDAR_SCHEMA,
           "valid_from": proposal.valid_from.isoformat()}  # fmt: skip
    return bundle.differences(Section.CALENDAR, {**old, "version": version}, new)


def accounts(reading: Reading) -> dict[str, Any]:
    """The newest signed version of each account by its code."""
    table = schema.account_profile
    rows = reading.rows(
        select(table.c.code, table.c.record)
        .where(table.c.approved_at.is_not(None))
        .order_by(table.c.code, table.c.version)
    )
    return {row["code"]: json.loads(row["record"]) for row in rows}


def records(reading: Reading, on: date, codes: Sequence[str] | None = None) -> dict[str, Any]:
    """The records in force on a day by their codes: of these, or of all that the office made."""
    found: dict[str, Any] = {}
    for code in office.names_of(reading) if codes is None else codes:
        try:
            found[code] = office.record_in_force(reading, code, on)
        except InputError:
            continue
    return found


def _calendar(reading: Reading, on: date) -> tuple[str, dict[str, Any]]:
    version, _ = office.calendar(reading, on)
    row = reading.one(schema.calendar, version=version)
    assert row is not None
    first = row["valid_from"] or f"{on.year}-01-01"
    return version, {**_whole(row["record"]), "schema": CALENDAR_SCHEMA, "valid_from": first}


def _whole(record: str) -> dict[str, Any]:
    """A calendar of the first step has no place for what it does not say."""
    return {"special": [], "weekly": {}, **json.loads(record)}


def _forms(reading: Reading) -> list[Any]:
    kept = office.forms_kept(reading)
    return list(load.office_document()["forms"]) if kept is None else _parsed(kept)


@lru_cache(maxsize=8)
def _parsed(text: str) -> list[Any]:
    found: list[Any] = json.loads(text)
    return found
