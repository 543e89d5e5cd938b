"""What the city tells, taken in page by page; the cursor moves with what it brought."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from counter_app.commands.credit import TOPICS, BankCredit, Became, Told, note_credit
from counter_app.commands.outcome import Command, Outcome
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
            noted += credit is not None and _note(uow, credit, change, context)
    uow.inbox.move(command.cursor, micros(command.city_time), context.micros)
    return Outcome(noted, TOPICS if noted else frozenset())


def _note(uow: UnitOfWork, credit: BankCredit, change: CityChange, context: Context) -> bool:
    raw = json.dumps(change.body, ensure_ascii=False, sort_keys=True)
    told = Told(f"city:{credit.provider}", str(change.cursor), raw)
    return note_credit(uow, credit, told, context) is Became.ADDED
