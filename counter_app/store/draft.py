"""Drafts' rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counter_app.domain.errors import NotAllowed
from counter_app.store import schema

if TYPE_CHECKING:
    from counter_app.store.jotter import Jotted
    from counter_app.store.rows import Writing

# When something came of a form.
_MOMENTS = ("made_at", "received_at", "finished_at", "returned_at")


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

    def put_back(self, jotted: Jotted) -> None:
        """Save, or throw away, what a program that was killed had not brought here any more.

        Nothing is done where the book has what was typed then or later, or what came of the form
        since, at this counter or at another; nor where it, an older one that was restored, does not
        know the person.
        """
        dossier = self._uow.one(schema.dossier, id=jotted.draft_id)
        moments = [] if dossier is None else [dossier[name] or 0 for name in _MOMENTS]
        draft = self._uow.one(schema.draft, id=jotted.draft_id)
        is_later = draft is not None and draft["saved_at"] > jotted.at
        is_over = is_later or any(at >= jotted.at for at in moments)
        if is_over or self._uow.one(schema.user, id=jotted.user_id) is None:
            return
        if jotted.text:
            self.save(jotted.draft_id, jotted.user_id, jotted.screen, jotted.text, jotted.at)
        else:
            self.discard(jotted.draft_id, jotted.user_id)

    def discard(self, draft_id: str, user_id: str) -> None:
        """Forget a draft of this person; one that is gone is no fault."""
        self._uow.delete(schema.draft, id=draft_id, user_id=user_id)
