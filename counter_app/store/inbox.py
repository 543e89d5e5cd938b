"""The inbox cursor: how far we have read what the city tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counter_app.store import schema

if TYPE_CHECKING:
    from counter_app.store.rows import Reading, Writing


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


def cursor(reading: Reading) -> int:
    """The cursor of the last change that was noted; 0 before the first."""
    row = reading.one(schema.inbox, id=1)
    return 0 if row is None else int(row["cursor"])
