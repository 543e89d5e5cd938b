"""What the city says of a dossier: noted beside it, or put before a person; never an overwrite."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from counter_app.commands.moving import TOPICS, found, noted, remember
from counter_app.commands.outcome import Command, Outcome
from counter_app.domain.city_word import Answer, Matter, clashes, status_of
from counter_app.domain.dossier import OPEN, Status
from counter_app.domain.errors import InputError, RuleError, StaleError
from counter_app.domain.instant import micros
from counter_app.domain.supplement import reason_given

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.ports import CityChange
    from counter_app.store.rows import Row
    from counter_app.store.unit_of_work import UnitOfWork

NOTE_MAX = 500
BROKEN, UNKNOWN, NOTED, ASKED = "broken", "unknown_dossier", "noted", "asked"


@dataclass(frozen=True, slots=True)
class AnswerCity(Command[None]):
    """A person's word on a question of the city: the counter is right, or the city is."""

    cursor: int
    is_ours: bool
    reason: str


def note_status(uow: UnitOfWork, change: CityChange, context: Context) -> str:
    """The city's word stands beside the dossier's own status; a clash becomes a question."""
    code, told_at = change.body.get("status"), _instant(change.body.get("at"))
    theirs = status_of(code) if type(code) is int else None
    if theirs is None or told_at is None:
        return BROKEN
    dossier = _dossier(uow, change.body)
    if dossier is None:
        return UNKNOWN
    ours = Status(dossier["status"])
    note = _note(change.body)
    if clashes(ours, theirs):
        _ask(uow, change, dossier, (Matter.STATUS, ours, theirs, note), told_at, context)
        return ASKED
    _stand(uow, dossier, theirs, told_at, note, context)
    return NOTED


def note_taken_over(uow: UnitOfWork, change: CityChange, context: Context) -> str:
    """Another counter would go on with a dossier: a proposal until a person here agrees."""
    agency, told_at = change.body.get("agency"), _instant(change.body.get("at"))
    if not isinstance(agency, str) or not agency.strip() or told_at is None:
        return BROKEN
    dossier = _dossier(uow, change.body)
    if dossier is None:
        return UNKNOWN
    ours = dossier["holder"] or context.station.office.unit
    theirs = agency.strip()[:NOTE_MAX]
    asked = (Matter.TAKEN_OVER, ours, theirs, _note(change.body))
    _ask(uow, change, dossier, asked, told_at, context)
    return ASKED


def answer_city(uow: UnitOfWork, command: AnswerCity, context: Context) -> Outcome[None]:
    """The dossier's own status moves by its own acts alone; the city is told what was decided."""
    question = uow.inbox.question(command.cursor)
    if question is None:
        raise InputError("question_unknown", field="question")
    if question["answer"] != Answer.OPEN:
        raise StaleError("question_answered_already")
    reason = reason_given(command.reason)
    dossier = found(uow, question["dossier_id"])
    answer = Answer.OURS if command.is_ours else Answer.THEIRS
    if answer is Answer.THEIRS:
        dossier = _agree(uow, dossier, question)
    noted(uow, dossier, f"city_{question['matter']}_{answer}", context, note=reason)
    uow.inbox.answer(
        question,
        answer=answer,
        reason=reason,
        decided_by=context.actor.user_id,
        decided_name=context.actor.name,
        decided_at=context.micros,
    )
    return Outcome(None, TOPICS)


def _agree(uow: UnitOfWork, dossier: Row, question: Row) -> Row:
    if question["matter"] == Matter.STATUS:
        return uow.dossiers.change(
            dossier, city_status=question["theirs"], city_status_at=question["told_at"]
        )
    if Status(dossier["status"]) not in OPEN:
        raise RuleError("dossier_not_open", dossier=dossier["code"])
    return uow.dossiers.change(dossier, holder=question["theirs"])


def _ask(
    uow: UnitOfWork,
    change: CityChange,
    dossier: Row,
    asked: tuple[Matter, str, str, str],
    told_at: datetime,
    context: Context,
) -> None:
    matter, ours, theirs, note = asked
    uow.inbox.ask(
        {
            "cursor": change.cursor,
            "matter": matter,
            "dossier_id": dossier["id"],
            "ours": ours,
            "theirs": theirs,
            "note": note,
            "told_at": micros(told_at),
            "answer": Answer.OPEN,
            "made_at": context.micros,
        }
    )


def _stand(
    uow: UnitOfWork, dossier: Row, theirs: Status, told_at: datetime, note: str, context: Context
) -> None:
    if dossier["city_status"] == theirs:
        return
    changed = uow.dossiers.change(dossier, city_status=theirs, city_status_at=micros(told_at))
    facts = {"status": str(theirs), **({"note": note} if note else {})}
    remember(uow, changed["id"], "city_status", facts, context)


def _dossier(uow: UnitOfWork, body: Mapping[str, object]) -> Row | None:
    code = body.get("code")
    return uow.dossiers.find_code(code) if isinstance(code, str) else None


def _note(body: Mapping[str, object]) -> str:
    note = body.get("note")
    return note[:NOTE_MAX] if isinstance(note, str) else ""


def _instant(value: object) -> datetime | None:
    if not isinstance(value, str):
        return None
    try:
        read = datetime.fromisoformat(value)
    except ValueError:
        return None
    return read if read.tzinfo is not None else None
