"""What each key of the papers' list makes of a paper."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from counter_app.commands.intake import Tick
from counter_app.domain.checklist import (
    ALTERNATIVE,
    CONDITION_NOT_MET,
    DATA_IN_DATABASE,
    DATABASE_UNREAD,
    FAILED_REASONS,
    OFFERED,
    RESULT_REUSED,
    ChecklistItem,
    PaperState,
    UnreadDatabase,
)

if TYPE_CHECKING:
    from counter_app.queries.paper import HeldPaper

HERE = (PaperState.HANDED_IN, PaperState.SHOWN)
SETTLED = (*HERE, PaperState.NOT_NEEDED)


@dataclass(frozen=True, slots=True)
class ListedPaper:
    """A paper as it is marked, and the one of an earlier dossier that may serve again.

    Each method gives the paper's next mark, or None where the key means nothing for it.
    """

    item: ChecklistItem
    held: HeldPaper | None = None

    def tick(self) -> Tick:
        """It is here and it is right; a second time takes the mark away."""
        return self._as(PaperState.UNSEEN) if self.item.state in HERE else self._brought()

    def count(self, number: int) -> Tick | None:
        """So many of it are here: copies where the law wants any, else of the paper itself."""
        paper, taken = self.item.document, self.item.alternative
        if paper.is_present_only:
            return None
        if taken in paper.alternatives:
            found = self._as(PaperState.HANDED_IN, (number, 0), reason=ALTERNATIVE)
            return replace(found, alternative=paper.alternatives.index(taken))
        if paper.originals and not paper.copies:
            return replace(self._brought(), originals=number)
        return replace(self._brought(), copies=number)

    def complete(self) -> Tick:
        """What saves the citizen a paper is taken before the paper."""
        if self._has_data:
            return self._by_data()
        if self.held is not None:
            return replace(self._reused(self.held), unread=None)
        return self._brought()

    def yes(self) -> Tick | None:
        """The condition holds: the paper is needed from now on."""
        if self.item.document.condition is None or self.item.state in HERE:
            return None
        return self._as(PaperState.UNSEEN, answered=True)

    def no(self) -> Tick | None:
        """The condition does not hold."""
        if self.item.document.condition is None:
            return None
        return self._as(PaperState.NOT_NEEDED, reason=CONDITION_NOT_MET, answered=False)

    def use_data(self) -> Tick | None:
        """A database says it."""
        return None if self.item.replaced_by is None else self._by_data()

    def use_again(self) -> Tick | None:
        """The one of the earlier dossier serves."""
        return None if self.held is None else self._reused(self.held)

    def take_alternative(self) -> Tick | None:
        """The first of the listed alternatives, then the next."""
        listed, taken = self.item.document.alternatives, self.item.alternative
        if not listed:
            return None
        at = listed.index(taken) + 1 if taken in listed else 0
        found = self._as(PaperState.HANDED_IN, (1, 0), reason=ALTERNATIVE)
        return replace(found, alternative=at % len(listed))

    def fail(self) -> Tick:
        """It was handed in and is wrong: each press is the next reason; words may follow."""
        if self._has_data:
            return self._by_data()
        reasons = list(FAILED_REASONS)
        is_failed = self.item.state is PaperState.FAILED
        at = reasons.index(self.item.reason) + 1 if is_failed else 0
        return self._failed(reasons[at % len(reasons)], self.item.words)

    def fail_also_for(self, words: str) -> Tick:
        """It is wrong for the reason that was chosen, and in words of the clerk's own."""
        return self._failed(self.item.reason, words)

    def leave_out(self) -> Tick | None:
        """The next reason of those that this paper may be left out for; after the last, none."""
        ways = {
            DATA_IN_DATABASE: self.item.replaced_by is not None,
            RESULT_REUSED: self.held is not None,
            CONDITION_NOT_MET: self.item.document.condition is not None,
        }
        reasons = [code for code, is_open in ways.items() if is_open]
        if not reasons:
            return None
        at = reasons.index(self.item.reason) + 1 if self.item.reason in reasons else 0
        if at == len(reasons):
            return self._as(PaperState.UNSEEN)
        if reasons[at] == RESULT_REUSED and self.held is not None:
            return self._reused(self.held)
        return self._as(PaperState.NOT_NEEDED, reason=reasons[at])

    def miss(self) -> Tick | None:
        """It is not here; a second time takes the mark away.

        None where a database has it: it may be asked for only with that one's error.
        """
        if self.item.state is PaperState.MISSING:
            return self._as(PaperState.UNSEEN)
        return None if self._has_data else self._as(PaperState.MISSING)

    def miss_unread(self, at: datetime, error: str) -> Tick:
        """The database that should have it answered with an error, so it is asked for."""
        found = self._as(PaperState.MISSING, reason=DATABASE_UNREAD)
        return replace(found, unread=UnreadDatabase(at, error))

    @property
    def _has_data(self) -> bool:
        """Whether a database holds what the paper says, and nobody has seen it fail."""
        return self.item.replaced_by is not None and self.item.unread is None

    def _brought(self) -> Tick:
        """As the law wants it: shown and given back, or so many originals and copies."""
        taken, paper = "", self.item.document
        if self.item.replaced_by is not None:
            taken = DATABASE_UNREAD if self.item.unread is not None else OFFERED
        if paper.is_present_only:
            return self._as(PaperState.SHOWN, reason=taken)
        counts = (paper.originals, paper.copies) if paper.originals + paper.copies else (0, 1)
        return self._as(PaperState.HANDED_IN, counts, reason=taken)

    def _by_data(self) -> Tick:
        return self._as(PaperState.NOT_NEEDED, reason=DATA_IN_DATABASE)

    def _reused(self, held: HeldPaper) -> Tick:
        found = self._as(PaperState.NOT_NEEDED, reason=RESULT_REUSED)
        return replace(found, source=held.dossier_code)

    def _failed(self, reason: str, words: str) -> Tick:
        return replace(self._as(PaperState.FAILED, reason=reason), words=words)

    def _as(
        self,
        state: PaperState,
        counts: tuple[int, int] = (0, 0),
        *,
        reason: str = "",
        answered: bool | None = None,
    ) -> Tick:
        """A new finding of the paper; an answer that was given stays with it."""
        item, is_found = self.item, state is not PaperState.UNSEEN
        if answered is None and is_found and reason != CONDITION_NOT_MET:
            answered = item.answered or None
        unread = item.unread if is_found else None
        return Tick(item.position, state, *counts, reason, answered=answered, unread=unread)


def is_open_question(item: ChecklistItem) -> bool:
    """Whether the paper may turn out to be needed, and nobody has said so yet."""
    is_unsaid = item.state is PaperState.UNSEEN and item.answered is None
    is_free = not item.document.is_required and item.replaced_by is None
    return is_unsaid and is_free and item.document.condition is not None
