"""Drafts' rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counter_app.domain.errors import NotAllowed
from counter_app.store import schema

if TYPE_CHECKING:
    from counter_app.store.rows import Writing


class Drafts:
    """Saves and forgets unfinished forms."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def save(self, draft_id: str, user_id: str, screen: str, text: str, now: int) -> None:
        """Raises NotAllowed("draft_of_another") for somebody else's draft."""
        row = self._uow.one(schema.draft, id=draft_id)
        if row is None:
            self._uow.insert(
                schema.draft,
                {
                    "id": draft_id,
                    "user_id": user_id,
                    "screen": screen,
                    "text": text,
                    "saved_at": now,
                },
            )
            return
        if row["user_id"] != user_id:
            raise NotAllowed("draft_of_another")
        self._uow.change(schema.draft, row, screen=screen, text=text, saved_at=now)

    def discard(self, draft_id: str, user_id: str) -> None:
        """Forget a draft of this person; one that is gone is no fault."""
        self._uow.delete(schema.draft, id=draft_id, user_id=user_id)
