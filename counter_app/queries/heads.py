"""Whether today's book goes through the heads that left the house: on paper, and at the city.

Who holds the key can write the whole trail anew, and a copy of yesterday is whole in itself; only
a head that somebody else kept tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from sqlalchemy import func, select

from counter_app.domain import audit as chain
from counter_app.domain.heads import CityHead, HeadFound, HeadState, printed_head
from counter_app.domain.instant import instant, micros
from counter_app.domain.user import Permission
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import schema
from counter_app.store.rows import Reading

HEADS_AT_ONCE = 500
_AUDIT = schema.audit.c


@dataclass(frozen=True, slots=True)
class FindHead(Query[HeadFound]):
    """Hold the book against a head on a paper that was made between `first` and `last`.

    Without the two it is only looked for. Raises InputError("head_unreadable").
    """

    text: str
    first: datetime | None = None
    last: datetime | None = None
    permission: ClassVar[Permission] = Permission.ANYONE

    def answer(self, view: View) -> HeadFound:
        """A paper bears the newest link before its own act."""
        digits = printed_head(self.text)
        reading = view.reading
        found = reading.rows(
            select(_AUDIT.sequence, _AUDIT.at)
            .where(_AUDIT.link.like(f"{chain.LINK_VERSION}:{digits}%"))
            .order_by(_AUDIT.sequence)
        )
        for row in found:
            if self._fits(reading, row["sequence"], row["at"]):
                return _found(HeadState.FITS, row["sequence"], row["at"])
        if found:
            return _found(HeadState.OTHER_TIME, found[0]["sequence"], found[0]["at"])
        return self._lost(reading)

    def _fits(self, reading: Reading, sequence: int, at: int) -> bool:
        if self.first is None or self.last is None:
            return True
        after = reading.scalar(select(_AUDIT.at).where(_AUDIT.sequence == sequence + 1))
        is_begun, is_not_over = (
            at <= micros(self.last),
            after is None or after >= micros(self.first),
        )
        # Where the clock was set back between the two, the paper may bear the time of either side.
        is_set_back = after is not None and after < at
        return is_begun or is_not_over if is_set_back else is_begun and is_not_over

    def _lost(self, reading: Reading) -> HeadFound:
        end = reading.scalar(select(func.max(_AUDIT.at)))
        if self.first is None or self.last is None:
            return HeadFound(HeadState.REWRITTEN, None, None)
        row = reading.rows(
            select(_AUDIT.sequence, _AUDIT.at)
            .where(_AUDIT.at <= micros(self.last))
            .order_by(_AUDIT.sequence.desc())
            .limit(1)
        )
        state = HeadState.REWRITTEN
        if end is None or end < micros(self.first):
            state = HeadState.BEHIND
        return _found(state, row[0]["sequence"], row[0]["at"]) if row else HeadFound(state, 0, None)


@dataclass(frozen=True, slots=True)
class LostHeads:
    """Heads that the city noted one after another and the book does not have.

    `after` is the last entry before them that both have, 0 for none; `restored` says that the book
    itself tells of a restore behind that entry, which two people agreed to.
    """

    state: HeadState
    after: int
    after_at: datetime | None
    first_noted: datetime
    last_noted: datetime
    count: int
    restored: bool


@dataclass(frozen=True, slots=True)
class CityCompared:
    """How many heads of the city were compared, and each stretch where the book is another."""

    compared: int
    first_noted: datetime | None
    last_noted: datetime | None
    lost: tuple[LostHeads, ...]

    @property
    def ok(self) -> bool:
        """Whether the book went every way that the city saw."""
        return not self.lost


@dataclass(frozen=True, slots=True)
class CompareHeads(Query[CityCompared]):
    """Hold the book against what the city noted, oldest first."""

    heads: tuple[CityHead, ...]
    permission: ClassVar[Permission] = Permission.ANYONE

    def answer(self, view: View) -> CityCompared:
        """A head of a book with nothing in it says nothing."""
        reading = view.reading
        heads = [one for one in self.heads if one.link != chain.FIRST_LINK]
        known = _known(reading, [one.link for one in heads])
        stretches: list[tuple[int, list[CityHead]]] = []
        after, is_lost = 0, False
        for head in heads:
            sequence = known.get(head.link)
            if sequence is not None:
                after, is_lost = sequence, False
            elif is_lost:
                stretches[-1][1].append(head)
            else:
                stretches.append((after, [head]))
                is_lost = True
        return CityCompared(
            len(heads),
            heads[0].noted_at if heads else None,
            heads[-1].noted_at if heads else None,
            tuple(_stretch(reading, after, lost) for after, lost in stretches),
        )


def _stretch(reading: Reading, after: int, lost: list[CityHead]) -> LostHeads:
    later = select(func.count()).where(_AUDIT.sequence > after)
    goes_on = bool(reading.scalar(later))
    restores = reading.scalar(later.where(_AUDIT.act == "restore"))
    at = reading.scalar(select(_AUDIT.at).where(_AUDIT.sequence == after))
    return LostHeads(
        HeadState.REWRITTEN if goes_on else HeadState.BEHIND,
        after,
        None if at is None else instant(at),
        lost[0].noted_at,
        lost[-1].noted_at,
        len(lost),
        bool(restores),
    )


def _known(reading: Reading, links: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for start in range(0, len(links), HEADS_AT_ONCE):
        some = set(links[start : start + HEADS_AT_ONCE])
        rows = reading.rows(
            select(_AUDIT.link, _AUDIT.sequence).where(_AUDIT.link.in_(sorted(some)))
        )
        found |= {row["link"]: row["sequence"] for row in rows}
    return found


def _found(state: HeadState, sequence: int, at: int) -> HeadFound:
    return HeadFound(state, sequence, instant(at))
