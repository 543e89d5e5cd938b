"""What is said of the office: taken, sorted, forwarded, answered point by point, published."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from counter_app.commands import tell
from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.domain import feedback as rules
from counter_app.domain.errors import InputError, NotAllowed, StaleError
from counter_app.domain.feedback import FeedbackState, Source, answer_key
from counter_app.domain.instant import instant, micros
from counter_app.domain.numbering import Series, feedback_number
from counter_app.domain.supplement import reason_given
from counter_app.store.feedback import answers as answers_of

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.ports import CityChange
    from counter_app.store.rows import Row
    from counter_app.store.unit_of_work import UnitOfWork

TOPICS = frozenset({Topic.FEEDBACK, Topic.OUTBOX})
BROKEN, KEPT, KNOWN, OPENED = "broken", "kept", "known", "opened"
NAME_MAX, WORDS_MAX = 200, 4_000


@dataclass(frozen=True, slots=True)
class Said:
    """Who said it, as far as they want to say so."""

    full_name: str = ""
    phone: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class TakeFeedback(Command[str]):
    """Book what a citizen says at the counter, point by point; gives its number."""

    feedback_id: str
    points: tuple[str, ...]
    said: Said = Said()
    dossier_code: str = ""


@dataclass(frozen=True, slots=True)
class SortFeedback(Command[None]):
    """Whose it is to answer: ours within so many working days, or another `body`'s.

    `points` are named anew where the words came from outside in one piece.
    """

    feedback_id: str
    is_ours: bool
    body: str = ""
    days: int = rules.ANSWER_DAYS
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ForwardFeedback(Command[None]):
    """It was handed to whose it is; `note` says how, by which letter."""

    feedback_id: str
    note: str


@dataclass(frozen=True, slots=True)
class AnswerFeedback(Command[int]):
    """An answer to each point; gives the version that a second person is to read."""

    feedback_id: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublishFeedback(Command[None]):
    """The second reader's word on a version: it is published, and the city is told."""

    feedback_id: str
    version: int


@dataclass(frozen=True, slots=True)
class ReturnFeedback(Command[None]):
    """The second reader sends a version back, with the reason."""

    feedback_id: str
    version: int
    reason: str


def take_feedback(uow: UnitOfWork, command: TakeFeedback, context: Context) -> Outcome[str]:
    """The same act again gives the same number. Raises what `points_given` raises."""
    known = uow.feedbacks.find(command.feedback_id)
    if known is not None:
        return Outcome(known["number"], TOPICS)
    points = rules.points_given(command.points)
    if command.dossier_code and uow.dossiers.find_code(command.dossier_code) is None:
        raise InputError("dossier_unknown", field="dossier")
    said = {
        name: " ".join(getattr(command.said, name).split())[:NAME_MAX] or None
        for name in ("full_name", "phone", "address")
    }
    facts = {"dossier_code": command.dossier_code or None, **said}
    row = _book(uow, command.feedback_id, Source.COUNTER, points, context, **facts)
    return Outcome(row["number"], TOPICS)


def sort_feedback(uow: UnitOfWork, command: SortFeedback, context: Context) -> Outcome[None]:
    """Raises StaleError("feedback_sorted") once an answer was written or it was forwarded."""
    row = _found(uow, command.feedback_id)
    if row["state"] not in (FeedbackState.TAKEN, FeedbackState.OURS):
        raise StaleError("feedback_sorted")
    received_at = instant(row["received_at"]).astimezone(context.now.tzinfo)
    calendar = uow.office.calendar(context.today)
    by = {
        "sorted_at": context.micros,
        "sorted_name": context.actor.name,
    }
    if command.points:
        by["points"] = _packed(rules.points_given(command.points))
    if command.is_ours:
        due = rules.answer_by(received_at, command.days, calendar)
        uow.feedbacks.change(row, state=FeedbackState.OURS, answer_by=micros(due), body=None, **by)
    else:
        body = reason_given(command.body, "body")
        uow.feedbacks.change(row, state=FeedbackState.TAKEN, answer_by=None, body=body, **by)
    return Outcome(None, TOPICS)


def forward_feedback(uow: UnitOfWork, command: ForwardFeedback, context: Context) -> Outcome[None]:
    """Raises StaleError("feedback_not_to_forward") for what is ours or nobody sorted yet."""
    row = _found(uow, command.feedback_id)
    if row["state"] != FeedbackState.TAKEN or row["body"] is None:
        raise StaleError("feedback_not_to_forward")
    changed = uow.feedbacks.change(
        row,
        state=FeedbackState.FORWARDED,
        note=reason_given(command.note, "note"),
        forwarded_at=context.micros,
        forwarded_name=context.actor.name,
    )
    _tell(uow, changed, (), context)
    return Outcome(None, TOPICS)


def answer_feedback(uow: UnitOfWork, command: AnswerFeedback, context: Context) -> Outcome[int]:
    """Raises what `answers_given` raises; StaleError("feedback_not_ours") where it is not ours."""
    row = _found(uow, command.feedback_id)
    if row["state"] not in (FeedbackState.OURS, FeedbackState.ANSWERED):
        raise StaleError("feedback_not_ours")
    points = json.loads(row["points"])
    told = rules.answers_given(points, command.answers, uow.feedbacks.used(row["id"]))
    version = row["version"] + 1
    uow.feedbacks.add_answers(
        [
            {
                "feedback_id": row["id"],
                "version": version,
                "position": position,
                "answer": answer,
                "folded": answer_key(answer),
            }
            for position, answer in enumerate(told)
        ]
    )
    uow.feedbacks.change(
        row,
        state=FeedbackState.ANSWERED,
        version=version,
        answered_at=context.micros,
        author_id=context.actor.user_id,
        author_name=context.actor.name,
    )
    return Outcome(version, TOPICS)


def publish_feedback(uow: UnitOfWork, command: PublishFeedback, context: Context) -> Outcome[None]:
    """Nobody reads their own answer; nobody agrees to a version that is not the newest."""
    row = _to_read(uow, command.feedback_id, command.version, context)
    changed = uow.feedbacks.change(
        row,
        state=FeedbackState.PUBLISHED,
        published_at=context.micros,
        reader_id=context.actor.user_id,
        reader_name=context.actor.name,
    )
    _tell(uow, changed, answers_of(uow, row["id"], row["version"]), context)
    return Outcome(None, TOPICS)


def return_feedback(uow: UnitOfWork, command: ReturnFeedback, context: Context) -> Outcome[None]:
    """The reason stands beside it until it is answered anew."""
    row = _to_read(uow, command.feedback_id, command.version, context)
    reason = f"{context.actor.name}: {reason_given(command.reason)}"
    uow.feedbacks.change(row, state=FeedbackState.OURS, returned=reason)
    return Outcome(None, TOPICS)


def note_rating(uow: UnitOfWork, change: CityChange, context: Context) -> str:
    """A dissatisfied citizen who says why is answered like anybody; a rating alone is counted."""
    body = change.body
    faces, comment, city_id = body.get("faces"), body.get("comment"), body.get("id")
    if type(faces) is not int or not isinstance(city_id, str) or not city_id:
        return BROKEN
    if faces > rules.UNSATISFIED or not isinstance(comment, str) or not comment.strip():
        return KEPT
    return _from_city(uow, Source.RATING, city_id, comment, body, context)


def note_recommendation(uow: UnitOfWork, change: CityChange, context: Context) -> str:
    """What somebody said to the city of this office."""
    body = change.body
    text, city_id = body.get("text"), body.get("id")
    if not isinstance(text, str) or not text.strip() or not isinstance(city_id, str):
        return BROKEN
    return _from_city(uow, Source.CITY, city_id, text, body, context)


def _from_city(
    uow: UnitOfWork, source: Source, city_id: str, text: str, body: Any, context: Context
) -> str:
    if uow.feedbacks.find_of_city(city_id[:NAME_MAX]) is not None:
        return KNOWN

    def said(name: str) -> str | None:
        value = body.get(name)
        return value[:NAME_MAX] if isinstance(value, str) and value.strip() else None

    _book(
        uow,
        context.new_id(),
        source,
        (" ".join(text.split())[: rules.POINT_MAX],),
        context,
        city_id=city_id[:NAME_MAX],
        dossier_code=said("code"),
        full_name=said("full_name"),
        phone=said("phone"),
        address=None,
    )
    return OPENED


def _book(
    uow: UnitOfWork,
    feedback_id: str,
    source: Source,
    points: tuple[str, ...],
    context: Context,
    **facts: str | None,
) -> Row:
    serial = uow.numbers.next_serial(Series.FEEDBACK, context.today)
    calendar = uow.office.calendar(context.today)
    row: dict[str, Any] = {
        "id": feedback_id,
        "number": feedback_number(context.station.number, context.today, serial),
        "source": source,
        "state": FeedbackState.TAKEN,
        "words": "\n".join(points)[:WORDS_MAX],
        "points": _packed(points),
        "received_at": context.micros,
        "forward_by": micros(rules.forward_by(context.now, calendar)),
        "made_name": context.actor.name,
        "version": 0,
        **facts,
    }
    uow.feedbacks.add(row)
    return row


def _to_read(uow: UnitOfWork, feedback_id: str, version: int, context: Context) -> Row:
    row = _found(uow, feedback_id)
    if row["state"] != FeedbackState.ANSWERED or row["version"] != version:
        raise StaleError("feedback_changed")
    if context.actor.is_one_with(row["author_id"]):
        raise NotAllowed("other_person_needed")
    return row


def _tell(uow: UnitOfWork, row: Row, answers: tuple[str, ...], context: Context) -> None:
    message = tell.feedback_answered(row, json.loads(row["points"]), answers, context)
    tell.tell_of(uow, message, row["id"], context)


def _found(uow: UnitOfWork, feedback_id: str) -> Row:
    row = uow.feedbacks.find(feedback_id)
    if row is None:
        raise InputError("feedback_unknown", field="feedback")
    return row


def _packed(points: tuple[str, ...]) -> str:
    return json.dumps(points, ensure_ascii=False)
