"""Odd patterns of a day: few, each with its threshold, its evidence and a question in words.

A pattern accuses nobody. It says what was counted, against which measure, and asks for an answer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from counter_app.domain.identity import UserId


class Pattern(StrEnum):
    """What a card is about."""

    CASH_AFTER_QR = "cash_after_qr_rises"
    LATE_VOIDS = "late_voids"
    REFUSALS = "refusals_of_one"
    REPRINTS = "reprints_unexplained"
    SECOND_SUPPLEMENTS = "second_supplements"
    LEFT_OPEN = "left_open"


# Against a rise: so many in the day at one desk, at twice its own share of the weeks before.
RISE_LEAST = 3
RISE_TIMES = 2
# The last quarter of an hour of a shift.
LATE = timedelta(minutes=15)
# Copies of papers whose first print was confirmed, by one person in a day.
REPRINTS_LEAST = 3
# The weeks that a day is measured against.
BEFORE = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    count: int
    of: int

    def __post_init__(self) -> None:
        assert 0 <= self.count <= self.of


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing to look at: what it is, when it was, and the dossier it opens, if any."""

    key: str
    words: str
    at: datetime
    dossier_code: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A question with its evidence. `about` are the people it is about; they do not answer it."""

    pattern: Pattern
    place: str
    evidence: tuple[Evidence, ...]
    about: frozenset[UserId]
    share: Share | None = None
    before: Share | None = None

    @property
    def digest(self) -> str:
        """The same evidence has the same digest, and is asked about once."""
        return digest_of(self.pattern, (one.key for one in self.evidence))


def digest_of(pattern: Pattern, keys: Iterable[str]) -> str:
    """SHA-256 over a pattern and the keys of its evidence, in any order."""
    text = "\n".join((str(pattern), *sorted(keys)))
    return hashlib.sha256(text.encode()).hexdigest()


def rises(today: Share, before: Share) -> bool:
    """Whether a share is at least three cases and at least twice what it was before.

    Without any history three cases are enough to ask.
    """
    if today.count < RISE_LEAST:
        return False
    return today.count * before.of >= RISE_TIMES * before.count * today.of


def stands_out(own: Share, others: Share) -> bool:
    """Whether one clerk's share is at least three cases and at least twice that of all others."""
    return rises(own, others)


def is_late(at: datetime, closed_at: datetime) -> bool:
    """Whether something happened in the last quarter of an hour before its shift was closed."""
    return closed_at - LATE <= at <= closed_at
