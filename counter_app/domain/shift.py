"""A shift: opened with a counted float, closed with a blind count, any difference explained."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from counter_app.domain.errors import InputError, NotAllowed, RuleError
from counter_app.domain.money import Money

if TYPE_CHECKING:
    from counter_app.domain.identity import UserId

# Notes of the State Bank that are legal tender and circulate at counters, in đồng.
FACES = (500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500)
NOTES_MAX = 100_000


@dataclass(frozen=True, slots=True)
class DrawerCount:
    """How many notes of each face lie in the drawer."""

    notes: tuple[tuple[int, int], ...] = ()

    def __post_init__(self) -> None:
        for face, number in self.notes:
            if face not in FACES:
                raise InputError("note_face_unknown", field="notes", face=face)
            if not 0 <= number <= NOTES_MAX:
                raise InputError("note_count_out_of_range", field=f"notes_{face}", count=number)

    @property
    def total(self) -> Money:
        """What the notes are worth together."""
        return Money(sum(face * number for face, number in self.notes))

    @classmethod
    def of(cls, amount: Money) -> DrawerCount:
        """The fewest notes that make up an amount; raises InputError below 500 đ."""
        rest = amount.dong
        notes = []
        for face in FACES:
            number, rest = divmod(rest, face)
            if number:
                notes.append((face, number))
        if rest:
            raise InputError("amount_not_in_notes", field="notes", rest=rest)
        return cls(tuple(notes))


# A count that is off by this much without any slip of the hand to explain it is asked for again.
FAR_OFF = 500_000


@dataclass(frozen=True, slots=True)
class CountDoubt:
    """Why a count is asked for once more: these faces look mistyped; none where all are asked.

    It names no sum and no better number, so that the second count is as blind as the first.
    """

    faces: tuple[int, ...] = ()


def doubt(count: DrawerCount, expected: Money) -> CountDoubt | None:
    """Whether a count is odd enough to ask once; a person who means it gives it again.

    A face is odd where one slip of the hand on it would explain the whole difference: a digit
    doubled or dropped, a zero too many or too few, two digits swapped, or the row beside it.
    """
    gap = expected.dong - count.total.dong
    if not gap:
        return None
    numbers = dict(count.notes)
    odd = tuple(face for face in FACES if gap in set(_slips(face, numbers)))
    if odd or abs(gap) >= FAR_OFF:
        return CountDoubt(odd)
    return None


def _slips(face: int, numbers: dict[int, int]) -> Iterator[int]:
    """What the count would gain, in đồng, were one slip on this face undone."""
    number = numbers.get(face, 0)
    if not number:
        return
    yield from (face * (other - number) for other in _meant(str(number)))
    at = FACES.index(face)
    for beside in (at - 1, at + 1):
        if 0 <= beside < len(FACES) and not numbers.get(FACES[beside]):
            yield number * (FACES[beside] - face)


def _meant(digits: str) -> Iterator[int]:
    """The numbers from which one slip leads to these digits."""
    for at, digit in enumerate(digits):
        without = digits[:at] + digits[at + 1 :]
        if without and (digit == "0" or digit in digits[max(0, at - 1) : at]):
            yield int(without)
        yield int(digits[: at + 1] + digit + digits[at + 1 :])
        swapped = digits[:at] + digits[at : at + 2][::-1] + digits[at + 2 :]
        if swapped != digits:
            yield int(swapped)
    yield int(digits + "0")


@dataclass(frozen=True, slots=True)
class Undone:
    """What of a shift is not finished when it closes: told on its report, forbidding nothing.

    Facts of dossiers the city does not hold, papers not printed, payments still to come, papers
    that no file stands for yet.
    """

    unsent: int = 0
    unprinted: int = 0
    unpaid: int = 0
    undigitised: int = 0

    @property
    def is_nothing(self) -> bool:
        """Whether all of it is done."""
        return not (self.unsent or self.unprinted or self.unpaid or self.undigitised)


@dataclass(frozen=True, slots=True)
class Closing:
    """What was expected in the drawer, what was counted, and why they differ."""

    expected: Money
    counted: Money
    reason: str

    @property
    def difference(self) -> Money:
        """Counted less expected: negative when money is missing."""
        return self.counted - self.expected


def close(
    expected: Money,
    counted: Money,
    reason: str,
    *,
    is_own: bool = True,
    clock_back_s: int = 0,
) -> Closing:
    """Any difference closes, none without a reason: a till that insists on zero teaches lying.

    A reason is due too where another than its own clerk closes the shift, and where the clock
    stands `clock_back_s` before the shift's last entry. Raises RuleError("difference_needs_reason",
    "closing_for_another_needs_reason", "clock_back_needs_reason").
    """
    closing = Closing(expected, counted, " ".join(reason.split()))
    if closing.reason:
        return closing
    if closing.difference:
        raise RuleError("difference_needs_reason", difference=closing.difference.dong)
    if clock_back_s:
        raise RuleError("clock_back_needs_reason", minutes=-(-clock_back_s // 60))
    if not is_own:
        raise RuleError("closing_for_another_needs_reason")
    return closing


def check_drawer(
    number: str, *, owner: UserId, actor: UserId, opened_at: datetime, now: datetime
) -> None:
    """Whether cash may go into a shift's drawer: one person answers for it, for one day.

    Raises RuleError("drawer_of_another") where the shift is somebody else's: the drawer is handed
    over first, with a count by both. Raises RuleError("shift_left_open") where it was opened on an
    earlier day, so that no day's cash stands in another's.
    """
    if owner != actor:
        raise RuleError("drawer_of_another", number=number)
    if opened_at.astimezone(now.tzinfo).date() < now.date():
        day = opened_at.astimezone(now.tzinfo)
        raise RuleError("shift_left_open", number=number, day=f"{day:%d/%m/%Y}")


def check_reopening(requester: UserId, makers: frozenset[UserId], decider: UserId | None) -> None:
    """A closed shift opens again by the word of two people, neither of whom made or closed it.

    Raises NotAllowed("other_person_needed").
    """
    if requester in makers or (decider is not None and decider in (requester, *makers)):
        raise NotAllowed("other_person_needed")
