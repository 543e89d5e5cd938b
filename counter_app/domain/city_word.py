"""What the city says of a dossier beside what happened at the counter: which of them decides.

The city decides how a dossier is worked on; the counter decides what was taken in, taken back and
handed over there. Where the two say different things of the same matter, a person is asked.
"""

from __future__ import annotations

from enum import StrEnum

from counter_app.domain.dossier import PORTAL_STATUS, Status

_BY_CODE = {portal.code: status for status, portal in PORTAL_STATUS.items()}
# What only happens at a counter: a word of the city to that effect is a question.
_AT_THE_COUNTER = (Status.REFUSED, Status.WITHDRAWN, Status.RETURNED)
_BEFORE_WORK = (Status.REGISTERED, Status.RECEIVED)
_OVER = (Status.REFUSED, Status.WITHDRAWN, Status.STOPPED, Status.RETURNED)


class Matter(StrEnum):
    """What a question of the city is about."""

    STATUS = "status"
    TAKEN_OVER = "taken_over"


class Answer(StrEnum):
    """How a question stands."""

    OPEN = "open"
    OURS = "ours"
    THEIRS = "theirs"


def status_of(code: int) -> Status | None:
    """The status that the national portal numbers so; None for a number it does not have."""
    return _BY_CODE.get(code)


def clashes(ours: Status, theirs: Status) -> bool:
    """Whether the city's word contradicts what happened at the counter."""
    if ours is theirs:
        return False
    if theirs in _AT_THE_COUNTER:
        return True
    if theirs in _BEFORE_WORK:
        # An echo of how the dossier began, unless it never did or was taken back.
        return ours in (Status.REFUSED, Status.WITHDRAWN)
    if theirs is Status.RESULT_READY and ours is Status.RETURNED:
        return False
    return ours in _OVER
