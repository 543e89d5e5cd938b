"""Money in whole đồng: an exact integer, never a float, negative only as a difference."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from counter_app.domain.errors import InputError

DONG_MAX = 10**13


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount of whole đồng."""

    dong: int

    def __post_init__(self) -> None:
        assert type(self.dong) is int
        assert abs(self.dong) < DONG_MAX

    def __add__(self, other: Money) -> Money:
        return Money(self.dong + other.dong)

    def __sub__(self, other: Money) -> Money:
        return Money(self.dong - other.dong)

    def __neg__(self) -> Money:
        return Money(-self.dong)

    def __bool__(self) -> bool:
        return self.dong != 0

    def times(self, count: int) -> Money:
        """The amount, `count` times over."""
        return Money(self.dong * count)

    @classmethod
    def total(cls, amounts: Iterable[Money]) -> Money:
        """The sum of the amounts; nothing at all is 0 đ."""
        return cls(sum(amount.dong for amount in amounts))

    @classmethod
    def parse(cls, text: str) -> Money:
        """Read what a clerk types: digits, with or without thousands dots and a trailing đ.

        Raises InputError("money_not_whole_dong") for anything else, a sign or a fraction included.
        """
        bare = text.strip().removesuffix("đ").strip()
        digits = bare.replace(".", "") if _dotted(bare) else bare
        if not (digits.isascii() and digits.isdigit() and len(digits) <= 12):
            raise InputError("money_not_whole_dong")
        return cls(int(digits))

    def __str__(self) -> str:
        return f"{self.dong:,}".replace(",", ".") + " đ"


def _dotted(text: str) -> bool:
    head, *groups = text.split(".")
    return bool(groups) and 1 <= len(head) <= 3 and all(len(group) == 3 for group in groups)


ZERO = Money(0)
