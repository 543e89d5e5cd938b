"""Money in whole đồng: an exact integer, never a float, negative only as a difference."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from counter_app.domain.errors import InputError

DONG_MAX = 10**13
# One kind of mark throughout: "1.000,500" is a fraction, or two sums.
_DIGITS = re.compile(r"[0-9]+|[0-9]{1,3}(?:([., ])[0-9]{3})(?:\1[0-9]{3})*", re.ASCII)
_UNIT = re.compile(r"\s*(?:đồng|đ|vnđ|vnd)$", re.IGNORECASE)


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
        """Read a sum: digits, thousands apart by dots, commas or blanks, and a trailing đ or VND.

        Raises InputError("money_missing"), InputError("money_negative"),
        InputError("money_too_large") or, for letters and fractions,
        InputError("money_not_whole_dong").
        """
        bare = _UNIT.sub("", " ".join(text.split()))
        if not bare:
            raise InputError("money_missing")
        if bare[0] in "-\N{MINUS SIGN}\N{EN DASH}":
            raise InputError("money_negative")
        digits = _DIGITS.fullmatch(bare)
        if digits is None:
            raise InputError("money_not_whole_dong")
        whole = re.sub("[., ]", "", bare).lstrip("0") or "0"
        if len(whole) >= len(str(DONG_MAX)):
            raise InputError("money_too_large", largest=DONG_MAX - 1)
        return cls(int(whole))

    @classmethod
    def typed(cls, text: str) -> Money:
        """A sum that is to change hands: above 0 đ, and at most 500 million.

        Raises what `parse` raises, and InputError("money_is_nothing").
        """
        amount = cls.parse(text)
        if not amount:
            raise InputError("money_is_nothing")
        if amount > TYPED_MAX:
            raise InputError("money_too_large", largest=TYPED_MAX.dong)
        return amount

    def __str__(self) -> str:
        return f"{self.dong:,}".replace(",", ".") + " đ"


ZERO = Money(0)
# No fee of a counter comes near it, and no instant transfer goes above it: a slip of the finger.
TYPED_MAX = Money(500_000_000)
