"""The black-out kit: numbered forms for the hours in which no machine runs.

Each sheet bears a dossier's serial and a receipt's number, both reserved when it is printed. What
was written by hand is entered afterwards under the same numbers and by the time on the paper; what
was not used is accounted for, so that no number is missing without a reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from counter_app.domain.errors import InputError, RuleError

SHEETS_MAX = 50
# A paper that is older was forgotten: then somebody has to ask why, not type on.
AGE_MAX = timedelta(days=15)
# Clocks on walls are read to the minute, and seldom right to it.
AHEAD_MAX = timedelta(minutes=2)
WORDS_MAX = 300


class FormKind(StrEnum):
    """What a reserved number is for."""

    SLIP = "slip"
    RECEIPT = "receipt"


class FormState(StrEnum):
    """Where a reserved number stands."""

    OUT = "out"
    ENTERED = "entered"
    CLOSED = "closed"


class CloseReason(StrEnum):
    """Why a number of a kit will bear nothing."""

    UNUSED = "unused"
    SPOILT = "spoilt"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class OnPaper:
    """A sheet that was filled in by hand: its kit and numbers, and the time that stands on it.

    `receipt` is the number of the temporary receipt where money was taken, else None.
    """

    kit: str
    serial: int
    written_at: datetime
    receipt: int | None = None

    def check(self, now: datetime, made_at: datetime) -> None:
        """A time on paper lies between the printing of its kit and now.

        Raises InputError("paper_in_future", "paper_before_kit", "paper_too_old").
        """
        assert self.written_at.tzinfo is not None
        if self.written_at > now + AHEAD_MAX:
            raise InputError("paper_in_future", field="written_at")
        if self.written_at < made_at - AHEAD_MAX:
            raise InputError("paper_before_kit", field="written_at")
        if now - self.written_at > AGE_MAX:
            raise InputError("paper_too_old", field="written_at", most=AGE_MAX.days)


def sheets_asked(sheets: int) -> int:
    """How many sheets a kit may have; raises InputError("kit_size_wrong")."""
    if not 0 < sheets <= SHEETS_MAX:
        raise InputError("kit_size_wrong", field="sheets", most=SHEETS_MAX)
    return sheets


def closing_words(reason: CloseReason, words: str) -> str:
    """What is said of numbers that bear nothing: spoilt and lost ones need words.

    Raises RuleError("form_reason_needed").
    """
    told = " ".join(words.split())[:WORDS_MAX]
    if reason is not CloseReason.UNUSED and not told:
        raise RuleError("form_reason_needed")
    return told
