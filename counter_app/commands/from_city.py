"""Calendars and catalogues that the city publishes: proposals that a person puts into force."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.domain.errors import InputError
from counter_app.domain.national_record import shape_of
from counter_app.domain.office_calendar import CalendarProposal

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.ports import CityChange
    from counter_app.store.unit_of_work import UnitOfWork

# Nobody signs in as the city, so whoever approves here is another person than the author.
CITY_ID, CITY_NAME = "city", "Thành phố"
BROKEN, PROPOSED, KNOWN = "broken", "proposed", "known"
GONE, DONE = "gone", "proposed"


@dataclass(frozen=True, slots=True)
class ProposeCatalogue(Command[int]):
    """Take in a version of the city's catalogue as proposals; gives how many.

    `cursor` is the announcement's; without records the city no longer has the version.
    """

    cursor: int
    version: str
    valid_from: date
    records: tuple[Mapping[str, Any], ...] | None


def note_calendar(uow: UnitOfWork, change: CityChange, context: Context) -> str:
    """The city's calendar waits for a supervisor; one that is here already stays as it is."""
    document = change.body.get("document")
    if not isinstance(document, Mapping):
        return BROKEN
    try:
        proposal = CalendarProposal.from_document(document)
    except InputError:
        return BROKEN
    if uow.office.find_calendar(proposal.version) is not None:
        return KNOWN
    uow.office.add_calendar(
        proposal.version,
        proposal.record,
        context.micros,
        valid_from=proposal.valid_from.isoformat(),
        author_id=CITY_ID,
        author=CITY_NAME,
        reason=f"{CITY_NAME} công bố lịch {proposal.version}",
    )
    return PROPOSED


def propose_catalogue(uow: UnitOfWork, command: ProposeCatalogue, context: Context) -> Outcome[int]:
    """Each record that differs becomes a version that waits for its person; none is in force."""
    row = uow.inbox.change(command.cursor)
    if row is None or row["outcome"] != "wanted":
        return Outcome(0)
    if command.records is None:
        uow.inbox.settle_change(row, GONE)
        return Outcome(0)
    uow.catalogue.load_newest()
    proposed = 0
    refused = 0
    for record in command.records:
        try:
            proposed += _propose(uow, record, command, context)
        except InputError:
            refused += 1
    uow.inbox.settle_change(row, f"{DONE} {proposed}, {BROKEN} {refused}")
    return Outcome(proposed, frozenset({Topic.CATALOGUE}))


def _propose(
    uow: UnitOfWork, record: Mapping[str, Any], command: ProposeCatalogue, context: Context
) -> bool:
    if shape_of(record):
        # A record of the national database is the business of an import, with all its doubts.
        raise InputError("catalogue_row_wrong", field="record")
    uow.office.read_procedure(record)
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, default=float)
    digest = hashlib.sha256(text.encode()).hexdigest()
    if uow.catalogue.has(str(record["code"]), digest):
        return False
    uow.catalogue.draft(
        record,
        author=CITY_NAME,
        author_id=CITY_ID,
        reason=f"{CITY_NAME} công bố danh mục {command.version}",
        valid_from=command.valid_from,
        now=context.micros,
    )
    return True
