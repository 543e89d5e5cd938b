"""The supervisor's day: what is drawn to be inspected, who may find and who may sign."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from counter_app.domain.errors import InputError, NotAllowed, RuleError
from counter_app.domain.identity import UserId

# One dossier in twenty is inspected, never fewer than three nor more than twelve a day.
SAMPLE_EVERY = 20
SAMPLE_LEAST = 3
SAMPLE_MOST = 12


class Finding(StrEnum):
    """What somebody found who looked at a dossier or a shift."""

    RIGHT = "right"
    FAULT = "fault"


def sample_size(population: int) -> int:
    """How many of a day's dossiers are drawn."""
    wanted = -(-population // SAMPLE_EVERY)
    return min(population, max(SAMPLE_LEAST, min(SAMPLE_MOST, wanted)))


def seed_of(head: str, day: date) -> str:
    """What a day's draw hangs on: the trail's head, which nobody can foresee or choose."""
    return hashlib.sha256(f"{day.isoformat()} {head}".encode()).hexdigest()


def drawn(seed: str, dossier_ids: Iterable[str]) -> tuple[str, ...]:
    """The sample of these dossiers, in the order of the draw; anybody can draw it again.

    A dossier's place is the SHA-256 of seed and id, so that the order they come in says nothing.
    """
    places = sorted(
        {one: hashlib.sha256(f"{seed} {one}".encode()).hexdigest() for one in dossier_ids}.items(),
        key=lambda item: item[1],
    )
    return tuple(one for one, _ in places[: sample_size(len(places))])


def check_reviewer(actor: UserId, makers: frozenset[UserId]) -> None:
    """Nobody inspects, answers for or signs what they made; NotAllowed("other_person_needed")."""
    if actor in makers:
        raise NotAllowed("other_person_needed")


def check_day(day: date, today: date) -> None:
    """A day that has not come has nothing to review; raises InputError("review_day_wrong")."""
    if day > today:
        raise InputError("review_day_wrong", field="day")


def check_finished(*, open_shifts: int, uninspected: int, unanswered: int) -> None:
    """A day is signed once its shifts are closed, its sample inspected, its questions answered.

    Raises RuleError("review_shifts_open", "review_unfinished").
    """
    if open_shifts:
        raise RuleError("review_shifts_open", shifts=open_shifts)
    if uninspected or unanswered:
        raise RuleError("review_unfinished", uninspected=uninspected, unanswered=unanswered)
