"""The outbox's rows: what waits for the city, what it holds, what a person must look at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from counter_app.domain.message import Message
from counter_app.domain.outbox import Delivered, Delivery, Refused
from counter_app.store import schema

if TYPE_CHECKING:
    from counter_app.store.rows import Writing

WAITING = "waiting"
ACKNOWLEDGED = "acknowledged"
REFUSED = "refused"


class Outbox:
    """Puts facts in with the transaction that made them, and settles what the city answered."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def put(
        self, message: Message, *, lane: str, entry_id: str, at: int, is_first: bool = False
    ) -> None:
        """Add a fact at the end of its lane; `is_first` says that the lane begins with it."""
        table = schema.outbox
        last = 0 if is_first else self._last(lane)
        self._uow.insert(
            table,
            {
                "id": entry_id,
                "lane": lane,
                "sequence": last + 1,
                "kind": message.kind,
                "payload": message.payload(),
                "made_at": at,
                "state": WAITING,
                "files": " ".join(message.files) or None,
            },
        )

    def _last(self, lane: str) -> int:
        table = schema.outbox
        newest = select(func.max(table.c.sequence)).where(table.c.lane == lane)
        return int(self._uow.scalar(newest) or 0)

    def settle(self, deliveries: Sequence[Delivery], now: int) -> int:
        """Note what the city said of each entry; one that is settled already stays as it is.

        Returns how many entries changed.
        """
        by_id = {delivery.entry_id: delivery for delivery in deliveries}
        table = schema.outbox
        rows = self._uow.rows(
            select(table).where(table.c.id.in_(list(by_id)), table.c.state != ACKNOWLEDGED)
        )
        sealed = []
        for row in rows:
            match by_id[row["id"]]:
                case Delivered(reference=reference):
                    answer = {"state": ACKNOWLEDGED, "reference": reference, "reason": None}
                case Refused(reason=reason):
                    answer = {"state": REFUSED, "reference": None, "reason": reason[:500]}
            sealed.append({**row, **answer, "settled_at": now})
        self._uow.replace_many(table, sealed, ("state", "reference", "reason", "settled_at"))
        return len(sealed)
