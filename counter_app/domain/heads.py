"""Heads of the trail that left the house: printed on papers, noted by the city."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from counter_app.domain.calendar import VIETNAM
from counter_app.domain.errors import InputError

SHORTEST = 8
LONGEST = 64
_DIGITS = re.compile(r"[0-9a-f]+")


@dataclass(frozen=True, slots=True)
class CityHead:
    """A head that came with a batch, and when the city noted it by its own clock."""

    link: str
    noted_at: datetime


class HeadState(StrEnum):
    """What today's book says to a head.

    FITS: the book goes through it. BEHIND: the book ends before it was made. REWRITTEN: the book
    goes on, another way. OTHER_TIME: the book has it, at another time than the paper says.
    """

    FITS = "fits"
    BEHIND = "behind"
    REWRITTEN = "rewritten"
    OTHER_TIME = "other_time"


@dataclass(frozen=True, slots=True)
class HeadFound:
    """The answer for one head. `sequence` is the last entry of the book that agrees with it.

    Where the head is not in the book, that is the last entry that is not younger than the paper;
    None where there is none, or no time was given. `at` is that entry's time.
    """

    state: HeadState
    sequence: int | None
    at: datetime | None


def printed_head(text: str) -> str:
    """The digits of a head as somebody read them off a paper, 8 to 64 of them, lower case.

    Raises InputError("head_unreadable").
    """
    digits = re.sub(r"[\s.·:-]", "", text.rpartition(":")[2]).lower()
    if not SHORTEST <= len(digits) <= LONGEST or not _DIGITS.fullmatch(digits):
        raise InputError("head_unreadable", field="head")
    return digits


def span_of(told: datetime | date) -> tuple[datetime, datetime]:
    """The first and last instant that a paper's date means: a minute, or a day in Vietnam."""
    if isinstance(told, datetime):
        return told, told + timedelta(minutes=1)
    first = datetime.combine(told, time(), VIETNAM)
    return first, first + timedelta(days=1)
