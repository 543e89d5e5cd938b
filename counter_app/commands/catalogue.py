"""Taking procedures in: each record added, changed, or refused with its reason."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.domain.doubt import doubts_of
from counter_app.domain.errors import InputError, NotAllowed, StaleError
from counter_app.domain.national_record import convert, shape_of
from counter_app.domain.supplement import reason_given
from counter_app.starter.load import repealed

if TYPE_CHECKING:
    from counter_app.commands.context import Context
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
    """

    source: str
    records: tuple[tuple[int, Mapping[str, Any]], ...]
    unread: tuple[RefusedRecord, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


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
    """One bad record refuses itself alone; a code that stands twice in a file refuses both."""
    uow.catalogue.load_newest()
    counts: Counter[str] = Counter()
    refused = list(command.unread)
    warnings = list(command.notes)
    twice = _twice(command)
    for row, record in command.records:
        if _code(record) in twice:
            refused.append(RefusedRecord(row, "duplicate_code"))
            continue
        try:
            became, told = _take_in(uow, row, record, command.source, context)
        except InputError as error:
            reason = str(error.facts.get("reason", error.code))
            refused.append(RefusedRecord(row, reason, error.field))
            continue
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
    if row["author_id"] == context.actor.user_id:
        raise NotAllowed("other_person_needed")
    uow.catalogue.approve(row, approver=context.actor.name, now=context.micros)
    return Outcome(None, frozenset({Topic.CATALOGUE}))


def _take_in(
    uow: UnitOfWork, row: int, record: Mapping[str, Any], source: str, context: Context
) -> tuple[str, list[tuple[str, str]]]:
    """Keep the record as it came, and a version of it where it is one for the office."""
    shape = shape_of(record)
    if not shape:
        procedure = uow.office.read_procedure(record)
        doubts = doubts_of(procedure, repealed(), context.today)
        _keep(uow, procedure.code, record, OURS, source, row, doubts, context)
        became = uow.catalogue.add(
            record, source=source, author=context.actor.name, now=context.micros
        )
        told = [*procedure.hurdles(context.today), *doubts]
        return became, [(procedure.code, code) for code in told]
    converted = convert(record)
    procedure = uow.office.read_procedure(converted.record)
    doubts = tuple(
        dict.fromkeys((*converted.doubts, *doubts_of(procedure, repealed(), context.today)))
    )
    is_new = _keep(uow, procedure.code, record, shape, source, row, doubts, context)
    became = uow.catalogue.add(
        converted.record,
        source=source,
        author=context.actor.name,
        now=context.micros,
        names=(procedure.name, procedure.field_name),
    )
    if became == "curated":
        # The office's own version stays in force; what is new is the raw record beside it.
        became = "changed" if is_new else "same"
        return became, [(procedure.code, code) for code in ("curated_version_kept", *doubts)]
    return became, [(procedure.code, code) for code in doubts]


def _keep(
    uow: UnitOfWork,
    code: str,
    record: Mapping[str, Any],
    shape: str,
    source: str,
    row: int,
    doubts: tuple[str, ...],
    context: Context,
) -> bool:
    text = json.dumps(record, ensure_ascii=False, default=float)
    return uow.catalogue.keep_raw(
        code, text, shape=shape, source=source, row=row, doubts=doubts, at=context.micros
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
