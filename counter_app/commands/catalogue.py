"""Taking procedures in: each record added, changed, or refused with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.domain.errors import InputError

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class RefusedRecord:
    """A record that was not taken in. `row` counts from 1 as a person does."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of a file of records."""

    read: int
    added: int
    changed: int
    refused: tuple[RefusedRecord, ...]
    warnings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ImportCatalogue(Command[ImportReport]):
    """Take in curated records of the shape "one-stop-procedures/1"."""

    source: str
    records: tuple[Mapping[str, Any], ...]


def import_catalogue(
    uow: UnitOfWork, command: ImportCatalogue, context: Context
) -> Outcome[ImportReport]:
    """One bad record refuses itself alone. A warning names the procedure and its open hurdle."""
    counts = {"added": 0, "changed": 0, "same": 0}
    refused = []
    warnings = []
    for row, record in enumerate(command.records, start=1):
        try:
            procedure = uow.office.read_procedure(record)
        except InputError as error:
            refused.append(RefusedRecord(row, error.code))
            continue
        added = uow.office.add_procedure(
            record, source=command.source, author=context.actor.name, now=context.micros
        )
        counts[added] += 1
        warnings += [(procedure.code, hurdle) for hurdle in procedure.hurdles(context.today)]
    report = ImportReport(
        len(command.records), counts["added"], counts["changed"], tuple(refused), tuple(warnings)
    )
    return Outcome(report, frozenset({Topic.CATALOGUE}))
