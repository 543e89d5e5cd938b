"""One pass over the inbox: page by page, each taken in with its cursor in one transaction."""

from __future__ import annotations

from counter_app.domain.outbox import Unreachable
from counter_app.ports import CityGateway
from sync.relay import PostDesk

PAGE = 200


def pull(desk: PostDesk, gateway: CityGateway) -> int | Unreachable:
    """Read to the end; gives how many changes came, or why it stopped."""
    taken = 0
    while True:
        page = gateway.changes(desk.inbox_cursor(), PAGE)
        if isinstance(page, Unreachable):
            return page
        if page.changes:
            desk.note_changes(page)
        taken += len(page.changes)
        if not page.more:
            return taken
