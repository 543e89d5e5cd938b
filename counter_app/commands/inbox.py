"""What the city tells, taken in page by page; the cursor moves with what it brought."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from counter_app.commands.city_word import note_status, note_taken_over
from counter_app.commands.credit import BankCredit, Became, Told, note_credit
from counter_app.commands.e_receipt import note_issued
from counter_app.commands.feedback import note_rating, note_recommendation
from counter_app.commands.from_city import note_calendar
from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.domain.instant import micros

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.ports import CityChange
    from counter_app.store.unit_of_work import UnitOfWork

BODY_MAX = 200_000
VERSION_MAX = 60
BROKEN, KEPT, WANTED = "broken", "kept", "wanted"
CREDIT, CATALOGUE, BUNDLE = "bank.credit", "catalogue.version", "bundle.version"
_DIGEST = re.compile("[0-9a-f]{64}")
# What became of a change is one of these words, or what its handler says.
_TAKERS: Mapping[str, Callable[[UnitOfWork, CityChange, Context], str]] = {
    "dossier.status": note_status,
    "dossier.taken_over": note_taken_over,
    "calendar.version": note_calendar,
    "receipt.issued": note_issued,
    "feedback": note_rating,
    "recommendation": note_recommendation,
}


@dataclass(frozen=True, slots=True)
class NoteChanges(Command[int]):
    """Take in one page of changes; gives how many were new."""

    changes: tuple[CityChange, ...]
    cursor: int
    city_time: datetime


@dataclass(frozen=True, slots=True)
class NoteCityTime(Command[None]):
    """The city's time, asked on a quiet day; kept beside this computer's."""

    city_time: datetime


def note_city_time(uow: UnitOfWork, command: NoteCityTime, context: Context) -> Outcome[None]:
    """The cursor stays where it is."""
    uow.inbox.move(0, micros(command.city_time), context.micros)
    return Outcome(None, frozenset({Topic.OUTBOX}))


def note_changes(uow: UnitOfWork, command: NoteChanges, context: Context) -> Outcome[int]:
    """Changes and cursor in one transaction: a page is taken in whole or asked for again."""
    noted = sum(_note(uow, change, context) for change in command.changes)
    uow.inbox.move(command.cursor, micros(command.city_time), context.micros)
    topics = (
        {Topic.PAYMENTS, Topic.OUTBOX, Topic.DOSSIERS, Topic.CATALOGUE, Topic.FEEDBACK}
        if noted
        else set()
    )
    return Outcome(noted, frozenset(topics))


def _note(uow: UnitOfWork, change: CityChange, context: Context) -> bool:
    """Whether the change was new. What nobody knows how to use is kept to the letter."""
    if change.kind == CREDIT:
        credit = BankCredit.parse(change.body)
        if credit is not None:
            raw = json.dumps(change.body, ensure_ascii=False, sort_keys=True)
            told = Told(f"city:{credit.provider}", str(change.cursor), raw)
            return note_credit(uow, credit, told, context) is Became.ADDED
    if uow.inbox.knows(change.cursor):
        return False
    body = json.dumps(change.body, ensure_ascii=False)
    if change.kind == CREDIT or len(body) > BODY_MAX:
        outcome = BROKEN
    elif change.kind == CATALOGUE:
        outcome = WANTED if _is_named(change.body.get("version")) else BROKEN
    elif change.kind == BUNDLE:
        outcome = WANTED if _is_digest(change.body.get("sha256")) else BROKEN
    elif change.kind in _TAKERS:
        outcome = _TAKERS[change.kind](uow, change, context)
    else:
        outcome = KEPT
    uow.inbox.keep(change.cursor, change.kind[:80], body[:BODY_MAX], outcome, context.micros)
    return True


def _is_named(version: object) -> bool:
    return isinstance(version, str) and 0 < len(version) <= VERSION_MAX


def _is_digest(sha256: object) -> bool:
    return isinstance(sha256, str) and _DIGEST.fullmatch(sha256) is not None
