"""The papers of one dossier: what must be handed in or shown, what has been, what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from counter_app.domain.catalogue import Procedure, RequiredDocument
from counter_app.domain.channel import Channel
from counter_app.domain.errors import InputError, RuleError

COUNT_MAX = 1_000
ALTERNATIVE = "alternative"

# Why a listed paper may be left out. NĐ 309/2026 Art. 2 forbids asking for what a connected
# database holds; a conditional paper is not asked where its condition does not hold.
NOT_NEEDED_REASONS: Mapping[str, str] = {
    "condition_not_met": "Không thuộc trường hợp phải nộp giấy tờ này",
    "data_in_database": "Đã khai thác được dữ liệu từ cơ sở dữ liệu",
    "result_reused": "Sử dụng lại kết quả đã số hóa của hồ sơ trước",
}
NOTHING_ELSE = "Không cần thêm giấy tờ nào khác."


class PaperState(StrEnum):
    """Where a listed paper stands."""

    UNSEEN = "unseen"
    HANDED_IN = "handed_in"
    SHOWN = "shown"
    NOT_NEEDED = "not_needed"
    MISSING = "missing"


SETTLED = frozenset({PaperState.HANDED_IN, PaperState.SHOWN, PaperState.NOT_NEEDED})


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One listed paper. `position` is its index in the procedure's documents, for ever."""

    position: int
    document: RequiredDocument
    state: PaperState = PaperState.UNSEEN
    originals: int = 0
    copies: int = 0
    reason: str = ""

    @property
    def question(self) -> str | None:
        """What a conditional paper hangs on, in words; None where it is asked for in any case."""
        return self.document.condition


@dataclass(frozen=True, slots=True)
class Checklist:
    """The closed list of papers of a procedure and channel. Papers cannot be added to it."""

    items: tuple[ChecklistItem, ...]

    def mark(
        self,
        position: int,
        state: PaperState,
        *,
        originals: int = 0,
        copies: int = 0,
        reason: str = "",
    ) -> Checklist:
        """The checklist with one paper in a new state.

        Raises RuleError("paper_not_in_list"), RuleError("paper_is_shown_only"),
        RuleError("paper_must_be_handed_in"), RuleError("paper_count_short"),
        InputError("paper_count_wrong") or RuleError("paper_reason_not_listed").
        """
        item = self._item(position)
        _check_mark(item.document, position, state, (originals, copies), reason)
        marked = replace(item, state=state, originals=originals, copies=copies, reason=reason)
        return Checklist(tuple(marked if each is item else each for each in self.items))

    def missing(self, stated: frozenset[int] = frozenset()) -> tuple[ChecklistItem, ...]:
        """The papers that keep the dossier from being received.

        These are required ones that are not settled, any that were marked missing, and
        conditional ones whose condition was stated to hold (`stated` are their positions).
        """
        for position in stated:
            self._item(position)
        return tuple(
            item
            for item in self.items
            if item.state is PaperState.MISSING
            or (
                item.state not in SETTLED and (item.document.is_required or item.position in stated)
            )
        )

    def is_complete(self, stated: frozenset[int] = frozenset()) -> bool:
        """Whether nothing is missing: no other paper may be asked for."""
        return not self.missing(stated)

    def _item(self, position: int) -> ChecklistItem:
        for item in self.items:
            if item.position == position:
                return item
        raise RuleError("paper_not_in_list", position=position)


def checklist(procedure: Procedure, channel: Channel) -> Checklist:
    """The unmarked list: papers of other channels are left out, positions stay the catalogue's."""
    return Checklist(
        tuple(
            ChecklistItem(position, document)
            for position, document in enumerate(procedure.documents)
            if channel in document.channels
        )
    )


def _check_mark(
    document: RequiredDocument,
    position: int,
    state: PaperState,
    counts: tuple[int, int],
    reason: str,
) -> None:
    if any(type(count) is not int or not 0 <= count <= COUNT_MAX for count in counts):
        raise InputError("paper_count_wrong", field="originals", position=position)
    match state:
        case PaperState.HANDED_IN:
            if document.is_present_only:
                raise RuleError("paper_is_shown_only", position=position)
            if reason not in ("", ALTERNATIVE) or (reason and document.alternative is None):
                raise RuleError("paper_reason_not_listed", position=position)
            # An original may stand in for a copy, never the other way round.
            originals, copies = counts
            enough = originals + copies >= max(1, document.originals + document.copies)
            if not reason and not (enough and originals >= document.originals):
                raise RuleError("paper_count_short", position=position)
            if originals + copies == 0:
                raise RuleError("paper_count_short", position=position)
        case PaperState.SHOWN:
            if not document.is_present_only:
                raise RuleError("paper_must_be_handed_in", position=position)
        case PaperState.NOT_NEEDED:
            hangs = document.condition is not None
            if reason not in NOT_NEEDED_REASONS or (reason == "condition_not_met" and not hangs):
                raise RuleError("paper_reason_not_listed", position=position)
        case PaperState.UNSEEN | PaperState.MISSING:
            if any(counts):
                raise InputError("paper_count_wrong", field="originals", position=position)
