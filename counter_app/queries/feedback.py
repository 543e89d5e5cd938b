"""What was said and waits, what was answered, and the days of dialogue."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import select

from counter_app.domain.feedback import FeedbackState, Source
from counter_app.domain.instant import instant
from counter_app.domain.person import masked_name
from counter_app.domain.user import Permission
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import schema
from counter_app.store.feedback import answers, listed
from counter_app.store.rows import Row

OPEN = (FeedbackState.TAKEN, FeedbackState.OURS, FeedbackState.ANSWERED)
DONE = (FeedbackState.PUBLISHED, FeedbackState.FORWARDED)


@dataclass(frozen=True, slots=True)
class FeedbackLine:
    """One thing that was said. `due_at` is when the next step of it is due; None once done.

    `answers` are those of the newest version, one a point; `author` wrote them.
    """

    feedback_id: str
    number: str
    source: Source
    state: FeedbackState
    masked_name: str
    dossier_code: str
    points: tuple[str, ...]
    answers: tuple[str, ...]
    version: int
    received_at: datetime
    due_at: datetime | None
    is_late: bool
    body: str
    returned: str
    author: str
    reader: str
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class DialogueLine:
    """A day of dialogue; `people` None before its minutes."""

    dialogue_id: str
    held_on: date
    subject: str
    place: str
    state: str
    people: int | None
    minutes: str
    writer: str
    confirmed_by: str


@dataclass(frozen=True, slots=True)
class FeedbackPage:
    """What waits, the most urgent first; what is done, the newest first; the days."""

    waiting: tuple[FeedbackLine, ...]
    done: tuple[FeedbackLine, ...]
    dialogues: tuple[DialogueLine, ...]


@dataclass(frozen=True, slots=True)
class FeedbackBoard(Query[FeedbackPage]):
    """Everything that was said, people masked."""

    permission: ClassVar[Permission] = Permission.READ
    limit: int = 300

    def answer(self, view: View) -> FeedbackPage:
        """At most `limit` of each."""
        waiting = [_line(view, row) for row in listed(view.reading, OPEN, self.limit)]
        done = [_line(view, row) for row in listed(view.reading, DONE, self.limit)]
        table = schema.dialogue
        days = view.reading.rows(select(table).order_by(table.c.held_on.desc()).limit(50))
        return FeedbackPage(
            tuple(sorted(waiting, key=lambda one: (one.due_at is None, one.due_at))),
            tuple(done[::-1]),
            tuple(
                DialogueLine(
                    row["id"],
                    date.fromisoformat(row["held_on"]),
                    row["subject"],
                    row["place"],
                    row["state"],
                    row["people"],
                    row["minutes"] or "",
                    row["writer_name"] or "",
                    row["confirmed_name"] or "",
                )
                for row in days
            ),
        )


def _line(view: View, row: Row) -> FeedbackLine:
    due_at = _due(view, row)
    return FeedbackLine(
        row["id"],
        row["number"],
        Source(row["source"]),
        FeedbackState(row["state"]),
        masked_name(row["full_name"]) if row["full_name"] else "",
        row["dossier_code"] or "",
        tuple(json.loads(row["points"])),
        answers(view.reading, row["id"], row["version"]) if row["version"] else (),
        row["version"],
        instant(row["received_at"]).astimezone(view.now.tzinfo),
        due_at,
        due_at is not None and due_at < view.now,
        row["body"] or "",
        row["returned"] or "",
        row["author_name"] or "",
        row["reader_name"] or "",
        _at(view, row["published_at"]),
    )


def _due(view: View, row: Row) -> datetime | None:
    if row["state"] in DONE:
        return None
    name = "forward_by" if row["state"] == FeedbackState.TAKEN else "answer_by"
    return _at(view, row[name])


def _at(view: View, value: int | None) -> datetime | None:
    return None if value is None else instant(value).astimezone(view.now.tzinfo)
