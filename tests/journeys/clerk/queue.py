"""Who stands in the scripted clerk's queue, and what each brings: drawn by chance, alike for alike
seeds.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from counter_app.domain.channel import Channel
from counter_app.verbs.day_plan import plan
from tests.builders import HOUSEHOLD_BUSINESS, MARITAL_STATUS, PENSION

T = TypeVar("T")
RETURNING_SHARE = 1 / 2
ONLINE_SHARE = 1 / 6
COPIES_MOST = 4
# What the desk of every test can receive. Half of a queue wants one of the first few.
OFTEN = (MARITAL_STATUS, HOUSEHOLD_BUSINESS, PENSION, "2.000635", "2.000815", "2.000884")
SELDOM = (
    "1.000656", "1.000894", "1.001193", "1.001699", "1.001731", "1.001776", "2.000720", "2.000908",
    "2.001035",
)  # fmt: skip
# Whose rules let somebody off.
LETTING_OFF = (MARITAL_STATUS, "1.000894", "1.001193", "1.000656")
# Whose term hangs on the case.
WITH_TERMS = ("2.000635", "1.000656", "1.000894")
# What has a signed fee for who applies online.
ONLINE = (MARITAL_STATUS, HOUSEHOLD_BUSINESS, "2.000635", "1.001193", "1.000656", "2.000720")


class Way(StrEnum):
    """How the fee is paid, where there is one."""

    QR_AT_ONCE = "QR at once"
    QR_LATE = "QR later"
    TRANSFER = "transfer"
    CASH = "cash"


class Trait(StrEnum):
    """What is out of the ordinary in a visit."""

    NONE = "a complete set"
    STANDS_IN = "for somebody else"
    HOUSEHOLD = "household"
    SEVERAL = "several procedures"
    ALIKE = "alike dossiers"
    CAREFUL = "every paper settled"
    OTHER_TERM = "another term"
    LET_OFF = "let off the fee"
    UNDONE = "taken back"
    PARKED = "parked"
    LACKS = "lacks papers"
    BROUGHT = "lacks, then brings"
    REFUSED = "refused"

    @property
    def is_received(self) -> bool:
        """Whether the visit ends with a slip of receipt."""
        return self not in (Trait.LACKS, Trait.REFUSED)


_TRAITS = {
    Trait.NONE: 50, Trait.STANDS_IN: 7, Trait.HOUSEHOLD: 6, Trait.SEVERAL: 7, Trait.ALIKE: 5,
    Trait.LET_OFF: 6, Trait.OTHER_TERM: 4, Trait.CAREFUL: 8, Trait.UNDONE: 4, Trait.PARKED: 5,
    Trait.LACKS: 4, Trait.BROUGHT: 3, Trait.REFUSED: 3,
}  # fmt: skip
_WAYS = {Way.QR_AT_ONCE: 5, Way.QR_LATE: 2, Way.TRANSFER: 1, Way.CASH: 3}


@dataclass(frozen=True, slots=True)
class Guest:
    """One citizen. `card` is the text behind an invented card's QR; each of `procedures` is a
    dossier; `copies` of it are alike; `chance` chooses what the screen leaves open.
    """

    card: str
    phone: str
    procedures: tuple[str, ...]
    chance: random.Random
    way: Way = Way.QR_AT_ONCE
    trait: Trait = Trait.NONE
    channel: Channel = Channel.COUNTER
    copies: int = 1
    is_returning: bool = False

    @property
    def is_the_short_way(self) -> bool:
        """A returning citizen with everything in hand who pays by QR."""
        at_the_counter = self.channel is Channel.COUNTER
        by_qr = self.way in (Way.QR_AT_ONCE, Way.QR_LATE)
        return self.is_returning and by_qr and at_the_counter and self.trait is Trait.NONE

    @property
    def dossiers(self) -> int:
        """How many of them the visit leaves in the book."""
        return len(self.procedures) * self.copies


def guests(visits: int, seed: int, today: date) -> tuple[Guest, ...]:
    """So many, one after another; who returns was there before with another wish or the same."""
    chance = random.Random(seed)  # a rehearsal, not a secret
    made: list[Guest] = []
    for visit in plan(visits, seed, today):
        trait = _drawn(chance, _TRAITS)
        known = [one for one in made if one.trait.is_received]
        before = chance.choice(known) if known and chance.random() < RETURNING_SHARE else None
        procedures = _procedures(chance, trait)
        is_online = (
            trait is Trait.NONE and procedures[0] in ONLINE and chance.random() < ONLINE_SHARE
        )
        made.append(
            Guest(
                before.card if before else visit.card,
                before.phone if before else visit.phone,
                procedures,
                random.Random(f"{seed} {len(made)}"),
                _drawn(chance, _WAYS),
                trait,
                Channel.ONLINE if is_online else Channel.COUNTER,
                chance.randint(2, COPIES_MOST) if trait is Trait.ALIKE else 1,
                before is not None,
            )
        )
    return tuple(made)


def _drawn(chance: random.Random, weights: dict[T, int]) -> T:
    (drawn,) = chance.choices(tuple(weights), tuple(weights.values()))
    return drawn


def _procedures(chance: random.Random, trait: Trait) -> tuple[str, ...]:
    if trait is Trait.LET_OFF:
        return (chance.choice(LETTING_OFF),)
    if trait is Trait.OTHER_TERM:
        return (chance.choice(WITH_TERMS),)
    if trait is Trait.SEVERAL:
        return tuple(chance.sample((*OFTEN, *SELDOM), chance.randint(2, 3)))
    return (chance.choice(OFTEN if chance.random() < 0.5 else SELDOM),)
