"""Unfinished forms, kept as they are typed: what the disk has by then no power cut takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from counter_app.commands.outcome import Command, Outcome, Topic

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.unit_of_work import UnitOfWork

# Fifty dossiers of one visit, each with its papers and its household, are well below.
TEXT_MAX = 1_000_000


@dataclass(frozen=True, slots=True)
class SaveDraft(Command[None]):
    """Keep what a form holds; `text` is the form's own JSON, `typed_at` when it was typed, in
    microseconds: None is now.
    """

    draft_id: str
    screen: str
    text: str
    typed_at: int | None = None

    def __repr__(self) -> str:
        return f"SaveDraft({self.draft_id!r})"


@dataclass(frozen=True, slots=True)
class DiscardDraft(Command[None]):
    """Forget a form that was finished or thrown away."""

    draft_id: str


def save_draft(uow: UnitOfWork, command: SaveDraft, context: Context) -> Outcome[None]:
    """A draft is its writer's own: another person's is never overwritten."""
    assert len(command.text) <= TEXT_MAX
    at = context.micros if command.typed_at is None else command.typed_at
    uow.drafts.save(command.draft_id, context.actor.user_id, command.screen, command.text, at)
    return Outcome(None, frozenset({Topic.DRAFTS}))


def discard_draft(uow: UnitOfWork, command: DiscardDraft, context: Context) -> Outcome[None]:
    """Discarding twice is harmless."""
    uow.drafts.discard(command.draft_id, context.actor.user_id)
    return Outcome(None, frozenset({Topic.DRAFTS}))
