"""The monthly list of those who caused delay: what a line says, and who puts a version into force.

The directive asks for it each month; no template was found, so the columns are our own reading of
it: by step, so that a late co-ordinating agency is never charged to the counter.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, timedelta
from enum import StrEnum

from counter_app.domain.calendar import known_day
from counter_app.domain.errors import InputError, NotAllowed, StaleError
from counter_app.domain.user import Actor, Role

WORDS_MAX = 300
VERSION_LENGTH = len("2026-11")


class Cause(StrEnum):
    """Whose the delay was, for the office to say and for two people to agree to."""

    OWN = "own"
    COORDINATING = "coordinating"
    APPLICANT = "applicant"
    SYSTEM = "system"


CAUSES: Mapping[Cause, str] = {
    Cause.OWN: "đơn vị đang giữ hồ sơ",
    Cause.COORDINATING: "cơ quan phối hợp",
    Cause.APPLICANT: "người nộp",
    Cause.SYSTEM: "hệ thống, sự cố",
}


class DisclosureState(StrEnum):
    """A draft can be made again; the first signature closes it, the second publishes it."""

    DRAFTED = "drafted"
    SIGNED = "signed"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class DelayLine:
    """One late step of one dossier. Instants are ISO texts: a line is kept as it was published.

    `finished_at` None: not finished when the list was made. `apology` is form 04's day, None where
    none was given. `hours_late` are working hours of the office, begun ones counted whole.
    """

    code: str
    procedure: str
    masked_name: str
    unit: str
    officer: str
    step: str
    due_at: str
    finished_at: str | None
    hours_late: int
    cause: Cause
    words: str
    apology: str | None

    @property
    def key(self) -> str:
        """What a person's word on the cause is laid to."""
        return f"{self.code}/{self.step}/{self.unit}"


@dataclass(frozen=True, slots=True)
class CauseWord:
    """A person's word on whose a delay was, and why that is so."""

    key: str
    cause: Cause
    words: str

    def __post_init__(self) -> None:
        if not self.words.strip():
            raise InputError("reason_missing", field="reason")
        if len(self.words) > WORDS_MAX:
            raise InputError("text_too_long", field="reason", longest=WORDS_MAX)


def month_of(text: str) -> tuple[date, date]:
    """The first and last day of "2026-11"; raises InputError("month_wrong", "day_out_of_range")."""
    try:
        first = date.fromisoformat(f"{text}-01") if len(text) == VERSION_LENGTH else None
    except ValueError:
        first = None
    if first is None:
        raise InputError("month_wrong", field="month")
    known_day(first, "month")
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def with_causes(lines: Sequence[DelayLine], causes: Sequence[CauseWord]) -> tuple[DelayLine, ...]:
    """The lines with what a person said; raises InputError("delay_unknown") for no line of them."""
    said = {one.key: one for one in causes}
    unknown = set(said) - {line.key for line in lines}
    if unknown:
        raise InputError("delay_unknown", field="cause")
    return tuple(
        DelayLine(
            **{
                **asdict(line),
                "cause": said[line.key].cause,
                "words": " ".join(said[line.key].words.split()),
            }
        )
        if line.key in said
        else line
        for line in lines
    )


def packed(lines: Sequence[DelayLine]) -> str:
    """The lines as one text, the same for the same lines."""
    return json.dumps([asdict(line) for line in lines], ensure_ascii=False, sort_keys=True)


def unpacked(text: str) -> tuple[DelayLine, ...]:
    """What `packed` wrote."""
    names = [one.name for one in fields(DelayLine)]
    return tuple(
        DelayLine(**{name: row[name] for name in names} | {"cause": Cause(row["cause"])})
        for row in json.loads(text)
    )


def digest(text: str) -> str:
    """What a signature is given to."""
    return hashlib.sha256(text.encode()).hexdigest()


def may_sign(
    actor: Actor, state: DisclosureState, *, made_by: str, signed_by: str | None
) -> DisclosureState:
    """What the version becomes by this signature: two people, neither of them its maker.

    The second one publishes, and is the head's. Raises StaleError("disclosure_published"),
    NotAllowed("other_person_needed") or NotAllowed("head_needed").
    """
    if state is DisclosureState.PUBLISHED:
        raise StaleError("disclosure_published")
    if actor.eyes & {made_by, signed_by}:
        raise NotAllowed("other_person_needed")
    if state is DisclosureState.DRAFTED:
        return DisclosureState.SIGNED
    if actor.role is not Role.HEAD:
        raise NotAllowed("head_needed")
    return DisclosureState.PUBLISHED
