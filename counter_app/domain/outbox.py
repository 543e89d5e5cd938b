"""What waits for the city: one entry per fact, its delivery and the pause before the next try."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counter_app.domain.identity import EntryId

FIRST_RETRY = timedelta(seconds=2)
LONGEST_RETRY = timedelta(minutes=5)
RETRY_AFTER_MAX = timedelta(minutes=15)
# What the trail says of a parcel that held all that waited.
WHOLE_PARCEL = "whole"


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """One fact for the city. `entry_id` is its idempotency key for ever; `payload` is JSON text.

    Entries of one `lane` (a dossier) are delivered in the order of `sequence`; the city has to hold
    the `files` (SHA-256) before it is told.
    """

    entry_id: EntryId
    lane: str
    sequence: int
    kind: str
    payload: str
    made_at: datetime
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Delivered:
    """The city holds the fact and calls it `reference`; a repeat gives the first answer again."""

    entry_id: EntryId
    reference: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The city will never take this entry as it is; a person has to look.

    `held` is what the city holds in its place, as JSON text, where it tells.
    """

    entry_id: EntryId
    reason: str
    held: str | None = None


@dataclass(frozen=True, slots=True)
class Unreachable:
    """No trustworthy answer: nothing is known to have happened, so the same keys go again.

    `retry_after` is what the city asked for, already capped; None where it asked for nothing.
    """

    reason: str
    retry_after: timedelta | None = None


Delivery = Delivered | Refused
KEY_REUSED = "key_reused"
BLOB_MISSING = "blob_missing"


class Decision(StrEnum):
    """What a person decided of a fact that the city refused."""

    RESEND = "resend"
    CORRECT = "correct"
    SET_ASIDE = "set_aside"


def keeps_key(reason: str) -> bool:
    """Whether a corrected fact goes under the key of the refused one.

    A city that holds another fact under the key will refuse that key for ever; in every other
    case it holds nothing under it.
    """
    return reason != KEY_REUSED


def retry_delay(attempt: int, chance: float) -> timedelta:
    """How long to wait before try number `attempt` + 1: full jitter below a doubling ceiling.

    `chance` lies in [0, 1). The ceiling starts at FIRST_RETRY and stops at LONGEST_RETRY, however
    many nights the city was away.
    """
    assert attempt >= 0
    assert 0 <= chance < 1
    doublings = min(attempt, 8)
    ceiling = min(FIRST_RETRY * 2**doublings, LONGEST_RETRY)
    return max(timedelta(milliseconds=100), timedelta(seconds=ceiling.total_seconds() * chance))
