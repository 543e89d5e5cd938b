"""The inbox cursor: how far we have read what the city tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counter_app.store import schema

if TYPE_CHECKING:
    from counter_app.store.rows import Reading, Row, Writing


class Inbox:
    """Moves the cursor in the transaction that notes the changes."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def move(self, cursor: int, city_time: int, now: int) -> None:
        """A cursor never goes back."""
        row = self._uow.one(schema.inbox, id=1)
        if row is None:
            self._uow.insert(
                schema.inbox, {"id": 1, "cursor": cursor, "city_time": city_time, "read_at": now}
            )
        elif cursor > row["cursor"] or row["city_time"] is None or city_time > row["city_time"]:
            self._uow.change(
                schema.inbox,
                row,
                cursor=max(cursor, row["cursor"]),
                city_time=city_time,
                read_at=now,
            )

    def knows(self, cursor: int) -> bool:
        """Whether this change was taken in before: a restored cursor asks for it again."""
        return self._uow.one(schema.inbox_change, cursor=cursor) is not None

    def keep(self, cursor: int, kind: str, body: str, outcome: str, now: int) -> None:
        """A change as it came, with what became of it."""
        self._uow.insert(
            schema.inbox_change,
            {"cursor": cursor, "kind": kind, "body": body, "outcome": outcome, "noted_at": now},
        )

    def change(self, cursor: int) -> Row | None:
        """A kept change, or None."""
        return self._uow.one(schema.inbox_change, cursor=cursor)

    def settle_change(self, row: Row, outcome: str) -> None:
        """What became of a change that had waited."""
        self._uow.change(schema.inbox_change, row, outcome=outcome)

    def ask(self, row: Row) -> None:
        """A question for a person."""
        self._uow.insert(schema.city_question, row)

    def question(self, cursor: int) -> Row | None:
        """The question that came with a change, or None."""
        return self._uow.one(schema.city_question, cursor=cursor)

    def answer(self, row: Row, **decided: str | int) -> None:
        """A person's word."""
        self._uow.change(schema.city_question, row, **decided)

    def note_day(self, row: Row) -> None:
        """One comparison of keys; a later one of the same day takes its place."""
        self._uow.delete(schema.compared_day, day=row["day"])
        self._uow.insert(schema.compared_day, row)


def cursor(reading: Reading) -> int:
    """The cursor of the last change that was noted; 0 before the first."""
    row = reading.one(schema.inbox, id=1)
    return 0 if row is None else int(row["cursor"])
