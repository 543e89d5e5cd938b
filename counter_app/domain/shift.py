"""A shift: opened with a counted float, closed with a blind count, any difference explained."""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.domain.errors import InputError, RuleError
from counter_app.domain.money import Money

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


def close(expected: Money, counted: Money, reason: str) -> Closing:
    """Any difference closes, none without a reason: a till that insists on zero teaches lying."""
    closing = Closing(expected, counted, reason.strip())
    if closing.difference and not closing.reason:
        raise RuleError("difference_needs_reason", difference=closing.difference.dong)
    return closing
