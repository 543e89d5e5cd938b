"""The papers of one dossier: what must be handed in or shown, what has been, what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from counter_app.domain.catalogue import Procedure, ReplacingData, RequiredDocument
from counter_app.domain.channel import Channel
from counter_app.domain.errors import InputError, RuleError

COUNT_MAX = 1_000
WORDS_MAX = 500
ALTERNATIVE = "alternative"
CONDITION_NOT_MET = "condition_not_met"
DATA_IN_DATABASE = "data_in_database"
RESULT_REUSED = "result_reused"
DATABASE_UNREAD = "database_unread"
OFFERED = "offered"

# Why a listed paper may be left out. NĐ 309/2026 Art. 2 forbids asking for what a connected
# database holds; a conditional paper is not asked where its condition does not hold.
NOT_NEEDED_REASONS: Mapping[str, str] = {
    CONDITION_NOT_MET: "Không thuộc trường hợp phải nộp giấy tờ này",
    DATA_IN_DATABASE: "Đã khai thác được dữ liệu từ cơ sở dữ liệu",
    RESULT_REUSED: "Sử dụng lại kết quả đã số hóa của hồ sơ trước",
}
# Why a paper whose data are in a database was taken nevertheless; the first is counted.
TAKEN_REASONS: Mapping[str, str] = {
    DATABASE_UNREAD: "Không khai thác được cơ sở dữ liệu",
    OFFERED: "Công dân tự xuất trình, cơ quan không yêu cầu",
}
# What can be wrong with a paper that was handed in; it then belongs on the supplement request.
FAILED_REASONS: Mapping[str, str] = {
    "expired": "Giấy tờ hết hạn",
    "illegible": "Mờ, rách hoặc không đọc được",
    "wrong_person": "Không đúng người",
    "wrong_form": "Không đúng mẫu",
    "unsigned": "Thiếu chữ ký hoặc con dấu",
    "not_certified": "Bản sao chưa được chứng thực hoặc chưa có bản chính để đối chiếu",
    "contradicts": "Nội dung không khớp với giấy tờ khác",
    "altered": "Bị tẩy xóa, sửa chữa",
}
NOTHING_ELSE = "Không cần thêm giấy tờ nào khác."


class PaperState(StrEnum):
    """Where a listed paper stands. A failed one was handed in and is wrong."""

    UNSEEN = "unseen"
    HANDED_IN = "handed_in"
    SHOWN = "shown"
    NOT_NEEDED = "not_needed"
    MISSING = "missing"
    FAILED = "failed"


SETTLED = frozenset({PaperState.HANDED_IN, PaperState.SHOWN, PaperState.NOT_NEEDED})


@dataclass(frozen=True, slots=True)
class UnreadDatabase:
    """When a database could not be read, and what it answered."""

    at: datetime
    error: str


@dataclass(frozen=True, slots=True)
class Finding:
    """How a paper was marked. Nothing in it can name a paper.

    `reason` is a listed code and `words` what the clerk adds to a failure; `alternative` counts
    the document's own alternatives from 0; `answered`: whether the paper's condition holds;
    `source`: the earlier dossier whose paper is used again.
    """

    state: PaperState
    originals: int = 0
    copies: int = 0
    reason: str = ""
    words: str = ""
    alternative: int | None = None
    answered: bool | None = None
    source: str = ""
    unread: UnreadDatabase | None = None


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One listed paper. `position` is its index in the procedure's documents, for ever.

    `replaced_by`: the data that stand in for it today. `alternative` is the text of the one that
    was taken, `source` a database or an earlier dossier, `basis` the clause that allows it.
    """

    position: int
    document: RequiredDocument
    state: PaperState = PaperState.UNSEEN
    originals: int = 0
    copies: int = 0
    reason: str = ""
    words: str = ""
    alternative: str | None = None
    answered: bool | None = None
    source: str | None = None
    basis: str | None = None
    unread: UnreadDatabase | None = None
    replaced_by: ReplacingData | None = None

    @property
    def question(self) -> str | None:
        """What a conditional paper hangs on, in words; None where it is asked for in any case."""
        return self.document.question or self.document.condition

    @property
    def fault(self) -> str:
        """What is wrong with a failed paper, in words for the citizen."""
        listed = FAILED_REASONS.get(self.reason, "")
        return f"{listed}: {self.words}" if self.words else listed


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
        """`find` without what only some findings have."""
        return self.find(position, Finding(state, originals, copies, reason))

    def find(self, position: int, found: Finding) -> Checklist:
        """The checklist with one paper as it was found.

        Raises RuleError("paper_not_in_list", "paper_is_shown_only", "paper_must_be_handed_in",
        "paper_count_short", "paper_reason_not_listed", "paper_data_in_database",
        "paper_alternative_unknown", "paper_source_missing") or InputError("paper_count_wrong",
        "paper_words_too_long").
        """
        item = self._item(position)
        _check(item, found)
        marked = replace(
            item,
            state=found.state,
            originals=found.originals,
            copies=found.copies,
            reason=found.reason,
            words=" ".join(found.words.split()),
            alternative=_alternative(item.document, found),
            answered=_answered(found),
            source=_source(item, found),
            basis=_basis(item, found),
            unread=found.unread or item.unread,
        )
        return Checklist(tuple(marked if each is item else each for each in self.items))

    def missing(self, stated: frozenset[int] = frozenset()) -> tuple[ChecklistItem, ...]:
        """The papers that keep the dossier from being received.

        These are required ones that are not settled, any that were marked missing or failed, and
        conditional ones whose condition was said to hold (`stated` are their positions).
        """
        for position in stated:
            self._item(position)
        return tuple(
            item
            for item in self.items
            if item.state in (PaperState.MISSING, PaperState.FAILED)
            or (
                item.state not in SETTLED
                and (item.document.is_required or item.answered or item.position in stated)
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


def checklist(procedure: Procedure, channel: Channel, on: date | None = None) -> Checklist:
    """The unmarked list: papers of other channels are left out, positions stay the catalogue's.

    `on` is the day for which data replace papers; without one they do.
    """
    return Checklist(
        tuple(
            ChecklistItem(position, document, replaced_by=_replaced_by(document, on))
            for position, document in enumerate(procedure.documents)
            if channel in document.channels
        )
    )


def _replaced_by(document: RequiredDocument, on: date | None) -> ReplacingData | None:
    data = document.replaced_by
    return data if data is not None and (on is None or data.is_in_force(on)) else None


def _check(item: ChecklistItem, found: Finding) -> None:
    document, position = item.document, item.position
    counts = (found.originals, found.copies)
    if any(type(count) is not int or not 0 <= count <= COUNT_MAX for count in counts):
        raise InputError("paper_count_wrong", field="originals", position=position)
    said = (found.words, found.source, found.unread.error if found.unread else "")
    if any(len(text) > WORDS_MAX for text in said):
        raise InputError("paper_words_too_long", field="words", most=WORDS_MAX)
    if found.answered is not None and document.condition is None:
        raise RuleError("paper_has_no_question", position=position)
    _check_state(item, found, any(counts))
    _check_data(item, found)


def _check_state(item: ChecklistItem, found: Finding, has_copies: bool) -> None:
    document, position = item.document, item.position
    match found.state:
        case PaperState.HANDED_IN:
            _check_handed_in(item, found)
        case PaperState.SHOWN:
            if not document.is_present_only:
                raise RuleError("paper_must_be_handed_in", position=position)
            if found.reason and (item.replaced_by is None or found.reason not in TAKEN_REASONS):
                raise RuleError("paper_reason_not_listed", position=position)
        case PaperState.NOT_NEEDED:
            _check_not_needed(item, found)
        case PaperState.FAILED:
            if found.reason not in FAILED_REASONS:
                raise RuleError("paper_reason_not_listed", position=position)
            if document.is_present_only and has_copies:
                raise RuleError("paper_is_shown_only", position=position)
        case PaperState.UNSEEN | PaperState.MISSING:
            if has_copies:
                raise InputError("paper_count_wrong", field="originals", position=position)
            if found.reason and found.reason != DATABASE_UNREAD:
                raise RuleError("paper_reason_not_listed", position=position)


def _check_handed_in(item: ChecklistItem, found: Finding) -> None:
    document, position, reason = item.document, item.position, found.reason
    if document.is_present_only:
        raise RuleError("paper_is_shown_only", position=position)
    taken = reason in TAKEN_REASONS and item.replaced_by is not None
    if not (taken or reason == "" or (reason == ALTERNATIVE and document.alternatives)):
        raise RuleError("paper_reason_not_listed", position=position)
    if found.alternative is not None and not (
        reason == ALTERNATIVE and 0 <= found.alternative < len(document.alternatives)
    ):
        raise RuleError("paper_alternative_unknown", position=position)
    # An original may stand in for a copy, never the other way round.
    enough = found.originals + found.copies >= max(1, document.originals + document.copies)
    if reason != ALTERNATIVE and not (enough and found.originals >= document.originals):
        raise RuleError("paper_count_short", position=position)
    if found.originals + found.copies == 0:
        raise RuleError("paper_count_short", position=position)


def _check_not_needed(item: ChecklistItem, found: Finding) -> None:
    """NĐ 309/2026 Art. 2: data stand in for a paper where a text says so, not where it is handy."""
    position, reason = item.position, found.reason
    allowed = {
        CONDITION_NOT_MET: item.document.condition is not None and found.answered is not True,
        DATA_IN_DATABASE: item.replaced_by is not None,
        RESULT_REUSED: item.document.component_code is not None
        and not item.document.is_made_for_request
        and not item.document.is_present_only,
    }
    if not allowed.get(reason, False):
        raise RuleError("paper_reason_not_listed", position=position)
    if reason == RESULT_REUSED and not found.source.strip():
        raise RuleError("paper_source_missing", position=position)


def _check_data(item: ChecklistItem, found: Finding) -> None:
    """Asking for what a database holds takes the hour and the error of the failed reading."""
    is_asked = found.state in (PaperState.MISSING, PaperState.FAILED) or (
        found.state in (PaperState.HANDED_IN, PaperState.SHOWN) and found.reason != OFFERED
    )
    unread = found.unread or item.unread
    is_unread = unread is not None and bool(unread.error.strip())
    if item.replaced_by is not None and is_asked and not is_unread:
        raise RuleError("paper_data_in_database", position=item.position)
    if found.reason == DATABASE_UNREAD and (item.replaced_by is None or not is_unread):
        raise RuleError("paper_reason_not_listed", position=item.position)
    if found.unread is not None and item.replaced_by is None:
        raise RuleError("paper_reason_not_listed", position=item.position)


def _alternative(document: RequiredDocument, found: Finding) -> str | None:
    if found.reason != ALTERNATIVE or found.state is not PaperState.HANDED_IN:
        return None
    return document.alternatives[found.alternative or 0]


def _answered(found: Finding) -> bool | None:
    """Leaving a conditional paper out is an answer too."""
    if found.answered is None and found.reason == CONDITION_NOT_MET:
        return False
    return found.answered


def _source(item: ChecklistItem, found: Finding) -> str | None:
    if found.state is not PaperState.NOT_NEEDED:
        return None
    if found.reason == DATA_IN_DATABASE and item.replaced_by is not None:
        return item.replaced_by.database
    return found.source.strip() if found.reason == RESULT_REUSED else None


def _basis(item: ChecklistItem, found: Finding) -> str | None:
    is_data = found.reason in (DATA_IN_DATABASE, DATABASE_UNREAD, OFFERED)
    return item.replaced_by.basis if is_data and item.replaced_by is not None else None
