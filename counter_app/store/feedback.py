"""What was said of the office, what was answered, and the days on which it listens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, or_, select

from counter_app.store import schema

if TYPE_CHECKING:
    from counter_app.store.rows import Reading, Row, Writing

USED_MAX = 20_000


class Feedbacks:
    """Words that were said, and answers to them."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def find(self, feedback_id: str) -> Row | None:
        """One, or None."""
        return self._uow.one(schema.feedback, id=feedback_id)

    def find_of_city(self, city_id: str) -> Row | None:
        """What came from the city under that name, or None."""
        return self._uow.one(schema.feedback, city_id=city_id)

    def add(self, row: Mapping[str, Any]) -> None:
        """Something was said."""
        self._uow.insert(schema.feedback, row)

    def change(self, old: Row, **values: Any) -> Row:
        """It was sorted, forwarded, answered or read."""
        return self._uow.change(schema.feedback, old, **values)

    def used(self, feedback_id: str) -> frozenset[str]:
        """The keys of all answers to other people; one's own earlier draft may be mended."""
        table = schema.feedback_answer
        rows = self._uow.rows(
            select(table.c.folded).where(table.c.feedback_id != feedback_id).limit(USED_MAX)
        )
        return frozenset(row["folded"] for row in rows)

    def add_answers(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """A version of the answers, one a point."""
        self._uow.insert_many(schema.feedback_answer, rows)

    def dialogue(self, dialogue_id: str) -> Row | None:
        """A day of dialogue, or None."""
        return self._uow.one(schema.dialogue, id=dialogue_id)

    def add_dialogue(self, row: Mapping[str, Any]) -> None:
        """A day is named."""
        self._uow.insert(schema.dialogue, row)

    def change_dialogue(self, old: Row, **values: Any) -> None:
        """Its minutes are written, or confirmed."""
        self._uow.change(schema.dialogue, old, **values)


def answers(reading: Reading, feedback_id: str, version: int) -> tuple[str, ...]:
    """The answers of one version, point by point."""
    table = schema.feedback_answer
    rows = reading.rows(
        select(table)
        .where(and_(table.c.feedback_id == feedback_id, table.c.version == version))
        .order_by(table.c.position)
    )
    return tuple(row["answer"] for row in rows)


def listed(reading: Reading, states: Sequence[str], limit: int) -> Sequence[Row]:
    """Feedback in some states, the oldest first."""
    table = schema.feedback
    return reading.rows(
        select(table).where(table.c.state.in_(states)).order_by(table.c.received_at).limit(limit)
    )


def in_competence(reading: Reading, begin: int, end: int, now: int) -> tuple[int, int]:
    """Of what was said in a span and is ours: answered in time, and answered or due."""
    table = schema.feedback
    rows = reading.rows(
        select(table.c.answer_by, table.c.published_at).where(
            table.c.received_at >= begin,
            table.c.received_at < end,
            table.c.state.in_(("ours", "answered", "published")),
            or_(table.c.published_at.is_not(None), table.c.answer_by < now),
        )
    )
    in_time = sum(
        row["published_at"] is not None and row["published_at"] <= row["answer_by"] for row in rows
    )
    return in_time, len(rows)
