"""The desk as the relay sees it: what is due, what was settled, how far the city was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counter_app.commands.inbox import NoteChanges
from counter_app.commands.outbox import SettleDeliveries
from counter_app.commands.station import NoteLease
from counter_app.domain.numbering import Block, Series
from counter_app.domain.user import SYSTEM
from counter_app.queries.audit import AuditHead
from counter_app.queries.inbox import Cursor
from counter_app.queries.outbox import DueForCity

if TYPE_CHECKING:
    from counter_app.desk import Desk
    from counter_app.domain.outbox import Delivery, OutboxEntry
    from counter_app.ports import ChangePage, Lease


class CityDesk:
    """Speaks commands and queries for the relay, as the program itself."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def outbox_due(self, limit: int, max_bytes: int) -> tuple[OutboxEntry, ...]:
        """The next batch, the first of each lane."""
        return self._desk.ask(DueForCity(limit, max_bytes, heads_only=True), by=SYSTEM)

    def settle(self, results: tuple[Delivery, ...]) -> None:
        """Note one batch's answers in one short transaction."""
        self._desk.submit(SettleDeliveries(results), by=SYSTEM)

    def audit_head(self) -> str:
        """The newest link of the trail, which the city keeps."""
        return self._desk.ask(AuditHead(), by=SYSTEM)

    def inbox_cursor(self) -> int:
        """How far the city was read."""
        return self._desk.ask(Cursor(), by=SYSTEM)

    def note_changes(self, page: ChangePage) -> None:
        """Take in a page of changes with its cursor."""
        self._desk.submit(NoteChanges(page.changes, page.cursor, page.city_time), by=SYSTEM)

    def note_lease(self, lease: Lease) -> None:
        """Keep the numbers that the city lends."""
        block = Block(lease.first, lease.last)
        self._desk.submit(NoteLease(Series(lease.kind), block), by=SYSTEM)
