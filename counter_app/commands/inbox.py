"""What the city tells, taken in page by page; the cursor moves with what it brought."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from counter_app.commands.credit import BankCredit, note_credit
from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.domain.instant import micros

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.ports import CityChange
    from counter_app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class NoteChanges(Command[int]):
    """Take in one page of changes; gives how many were new."""

    changes: tuple[CityChange, ...]
    cursor: int
    city_time: datetime


def note_changes(uow: UnitOfWork, command: NoteChanges, context: Context) -> Outcome[int]:
    """Changes and cursor in one transaction: a page is taken in whole or asked for again."""
    noted = 0
    for change in command.changes:
        if change.kind == "bank.credit":
            credit = BankCredit.parse(change.body)
            noted += credit is not None and note_credit(uow, credit, context)
    uow.inbox.move(command.cursor, micros(command.city_time), context.micros)
    topics = {Topic.PAYMENTS, Topic.OUTBOX, Topic.DOSSIERS} if noted else set()
    return Outcome(noted, frozenset(topics))
