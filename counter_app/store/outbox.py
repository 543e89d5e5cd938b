"""The outbox's rows: what waits for the city, what it holds, what a person must look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from counter_app.domain.calendar import VIETNAM
from counter_app.domain.instant import micros
from counter_app.domain.message import Message
from counter_app.domain.outbox import Delivered, Delivery, Refused
from counter_app.store import schema

if TYPE_CHECKING:
    from counter_app.store.rows import Row, Writing

WAITING = "waiting"
ACKNOWLEDGED = "acknowledged"
REFUSED = "refused"
SET_ASIDE = "set_aside"
# Another entry says in its place what the city would not take under this key.
REPLACED = "replaced"
_SETTLED = (ACKNOWLEDGED, REPLACED)
REASON_MAX = 500
# The lane of what is no dossier's begins so, such as a shift's or a day's.
BESIDE = "~"


class Outbox:
    """Puts facts in with the transaction that made them, and settles what the city answered."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def find(self, entry_id: str) -> Row | None:
        """One fact's row, or None."""
        return self._uow.one(schema.outbox, id=entry_id)

    def put(
        self, message: Message, *, lane: str, entry_id: str, at: int, is_first: bool = False
    ) -> None:
        """Add a fact at the end of its lane; `is_first` says that the lane begins with it."""
        last = 0 if is_first else self._last(lane)
        files = " ".join(message.files) or None
        self._insert(entry_id, lane, last + 1, message.kind, message.payload(), at, files)

    def put_beside(self, message: Message, *, lane: str, entry_id: str, at: int) -> None:
        """Add a fact that is no dossier's at the end of its own lane."""
        self.put(message, lane=f"{BESIDE}{lane}", entry_id=entry_id, at=at)

    def settle(self, deliveries: Sequence[Delivery], now: int) -> int:
        """Note what the city said of each entry; one that is settled already stays as it is.

        Returns how many entries changed.
        """
        by_id = {delivery.entry_id: delivery for delivery in deliveries}
        table = schema.outbox
        rows = self._uow.rows(
            select(table).where(table.c.id.in_(list(by_id)), table.c.state.not_in(_SETTLED))
        )
        settled = []
        for row in rows:
            match by_id[row["id"]]:
                case Delivered(reference=reference):
                    row.update(state=ACKNOWLEDGED, reference=reference, reason=None, held=None)
                case Refused(reason=reason, held=held):
                    if row["state"] == SET_ASIDE:
                        continue
                    short = reason[:REASON_MAX]
                    row.update(state=REFUSED, reference=None, reason=short, held=held)
            row["settled_at"] = now
            settled.append(row)
        names = ("state", "reference", "reason", "held", "settled_at")
        self._uow.replace_many(table, settled, names)
        return len(settled)

    def send_again(self, row: Row, payload: str | None = None) -> None:
        """A refused fact waits again under its own key, as it was or with another body."""
        body = {} if payload is None else {"payload": payload}
        self._uow.change(
            schema.outbox, row, state=WAITING, reason=None, held=None, settled_at=None, **body
        )

    def put_instead(self, row: Row, payload: str, entry_id: str) -> None:
        """Another entry takes the place of one in its lane."""
        self._uow.change(schema.outbox, row, state=REPLACED)
        self._insert(
            entry_id,
            row["lane"],
            row["sequence"],
            row["kind"],
            payload,
            row["made_at"],
            row["files"],
        )

    def set_aside(self, row: Row, now: int) -> None:
        """It goes no more; what stands behind it in its lane does."""
        self._uow.change(schema.outbox, row, state=SET_ASIDE, settled_at=now)

    def of_day(self, day: date) -> Sequence[Row]:
        """Every fact made on a day in Vietnam."""
        table = schema.outbox
        start = datetime.combine(day, time.min, VIETNAM)
        return self._uow.rows(
            select(table).where(
                table.c.made_at >= micros(start),
                table.c.made_at < micros(start + timedelta(days=1)),
            )
        )

    def forget_answers(self, rows: Sequence[Row]) -> None:
        """Facts that the city took and no longer holds wait again."""
        waiting = [{**row, "state": WAITING, "reference": None, "settled_at": None} for row in rows]
        self._uow.replace_many(schema.outbox, waiting, ("state", "reference", "settled_at"))

    def note_decision(self, entry_id: str, facts: Mapping[str, Any]) -> None:
        """What a person decided, after whatever was decided before."""
        table = schema.delivery_decision
        newest = select(func.max(table.c.position)).where(table.c.entry_id == entry_id)
        position = int(self._uow.scalar(newest) or 0) + 1
        self._uow.insert(table, {"entry_id": entry_id, "position": position, **facts})

    def _last(self, lane: str) -> int:
        table = schema.outbox
        newest = select(func.max(table.c.sequence)).where(table.c.lane == lane)
        return int(self._uow.scalar(newest) or 0)

    def _insert(
        self,
        entry_id: str,
        lane: str,
        sequence: int,
        kind: str,
        payload: str,
        at: int,
        files: str | None,
    ) -> None:
        self._uow.insert(
            schema.outbox,
            {
                "id": entry_id,
                "lane": lane,
                "sequence": sequence,
                "kind": kind,
                "payload": payload,
                "made_at": at,
                "state": WAITING,
                "files": files,
            },
        )
