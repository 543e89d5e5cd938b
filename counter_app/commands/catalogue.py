"""Taking procedures in: each record added, changed, or refused with its reason."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.domain.doubt import doubts_of, unread
from counter_app.domain.errors import InputError, NotAllowed, StaleError
from counter_app.domain.national_record import Converted, convert, shape_of
from counter_app.domain.supplement import reason_given
from counter_app.starter.load import repealed

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.domain.catalogue import Procedure
    from counter_app.store.unit_of_work import UnitOfWork

OURS = "one-stop"


@dataclass(frozen=True, slots=True)
class RefusedRecord:
    """A record that was not taken in. `row` counts from 1 as a person does.

    `reason` is a code, with the place in the record where one is wrong.
    """

    row: int
    reason: str
    place: str | None = None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of a file of records. A warning is a procedure's code and what to look at."""

    read: int
    added: int
    changed: int
    refused: tuple[RefusedRecord, ...]
    warnings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ImportCatalogue(Command[ImportReport]):
    """Take in records of our own shape or of the national database, each as it came.

    `unread` are rows that were no record at all; `notes` what the file itself leaves in doubt.
    `is_one_piece`: the office's own file, of which one refused row keeps everything out; the
    national database's records stand each for itself.
    """

    source: str
    records: tuple[tuple[int, Mapping[str, Any]], ...]
    unread: tuple[RefusedRecord, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    is_one_piece: bool = False


@dataclass(frozen=True, slots=True)
class CurateProcedure(Command[int]):
    """Propose a curated version with a reason and a first day; gives the version's number."""

    record: Mapping[str, Any]
    reason: str
    valid_from: date


@dataclass(frozen=True, slots=True)
class ApproveProcedure(Command[None]):
    """The second person's word for a curated version."""

    code: str
    version: int


def import_catalogue(
    uow: UnitOfWork, command: ImportCatalogue, context: Context
) -> Outcome[ImportReport]:
    """All records are read before the first is kept; a code that stands twice refuses both."""
    refused = list(command.unread)
    warnings = list(command.notes)
    found: list[_Found] = []
    twice = _twice(command)
    for row, record in command.records:
        if _code(record) in twice:
            refused.append(RefusedRecord(row, "duplicate_code"))
            continue
        try:
            found.append(_read(uow, row, record, context))
        except InputError as error:
            reason = str(error.facts.get("reason", error.code))
            refused.append(RefusedRecord(row, reason, error.field))
    counts: Counter[str] = Counter()
    if not (command.is_one_piece and refused):
        uow.catalogue.load_newest()
        for one in found:
            became, told = _take_in(uow, one, command.source, context)
            counts[became] += 1
            warnings += told
    report = ImportReport(
        read=len(command.records) + len(command.unread),
        added=counts["added"],
        changed=counts["changed"],
        refused=tuple(sorted(refused, key=lambda one: one.row)),
        warnings=tuple(warnings),
    )
    return Outcome(report, frozenset({Topic.CATALOGUE}))


def curate_procedure(uow: UnitOfWork, command: CurateProcedure, context: Context) -> Outcome[int]:
    """Raises InputError("catalogue_row_wrong") for a record that cannot be read."""
    uow.office.read_procedure(command.record)
    version = uow.catalogue.draft(
        command.record,
        author=context.actor.name,
        author_id=context.actor.user_id,
        reason=reason_given(command.reason),
        valid_from=command.valid_from,
        now=context.micros,
    )
    return Outcome(version, frozenset({Topic.CATALOGUE}))


def approve_procedure(
    uow: UnitOfWork, command: ApproveProcedure, context: Context
) -> Outcome[None]:
    """From its first day on dossiers are received under it; older ones keep their version."""
    row = uow.catalogue.find(command.code, command.version)
    if row is None:
        raise InputError("procedure_unknown", field="procedure")
    if row["author_id"] is None or row["approved_at"] is not None:
        raise StaleError("procedure_approved_already", procedure=command.code)
    if context.actor.is_one_with(row["author_id"]):
        raise NotAllowed("other_person_needed")
    uow.catalogue.approve(row, approver=context.actor.name, now=context.micros)
    return Outcome(None, frozenset({Topic.CATALOGUE}))


@dataclass(frozen=True, slots=True)
class _Found:
    """A record that can be read. `made` is the office's version of it where it came otherwise."""

    row: int
    record: Mapping[str, Any]
    shape: str
    made: Mapping[str, Any]
    procedure: Procedure
    doubts: tuple[str, ...]


def _read(uow: UnitOfWork, row: int, record: Mapping[str, Any], context: Context) -> _Found:
    shape = shape_of(record)
    converted = convert(record) if shape else Converted(record, ())
    procedure = uow.office.read_procedure(converted.record)
    doubts = (*converted.doubts, *doubts_of(procedure, repealed(), context.today))
    return _Found(row, record, shape, converted.record, procedure, tuple(dict.fromkeys(doubts)))


def _take_in(
    uow: UnitOfWork, one: _Found, source: str, context: Context
) -> tuple[str, list[tuple[str, str]]]:
    """Keep the record as it came, and a version of it where it is one for the office."""
    code, is_ours = one.procedure.code, not one.shape
    is_new = _keep(uow, one, source, context)
    became = uow.catalogue.add(
        one.made,
        source=source,
        author=context.actor.name,
        now=context.micros,
        names=None if is_ours else (one.procedure.name, one.procedure.field_name),
    )
    if is_ours:
        told = [(code, hurdle) for hurdle in (*one.procedure.hurdles(context.today), *one.doubts)]
        return became, told + [(f"{code}: {name}", "column_unknown") for name in unread(one.record)]
    told = [(code, doubt) for doubt in one.doubts]
    if became == "curated":
        # The office's own version stays in force; what is new is the raw record beside it.
        return "changed" if is_new else "same", [(code, "curated_version_kept"), *told]
    return became, told


def _keep(uow: UnitOfWork, one: _Found, source: str, context: Context) -> bool:
    return uow.catalogue.keep_raw(
        one.procedure.code,
        json.dumps(one.record, ensure_ascii=False, default=float),
        shape=one.shape or OURS,
        source=source,
        row=one.row,
        doubts=one.doubts,
        at=context.micros,
    )


def _twice(command: ImportCatalogue) -> frozenset[str]:
    counted = Counter(_code(record) for _, record in command.records)
    return frozenset(code for code, number in counted.items() if code and number > 1)


def _code(record: Mapping[str, Any]) -> str:
    inner = record.get("detail", record.get("workbook"))
    found = inner if isinstance(inner, Mapping) else record
    for key in ("codeNotation", "code", "MATTHC"):
        value = found.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""
