"""The shadow of a bill: computed again from what it was computed from, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counter_app.domain.fee import FeeBill
from counter_app.domain.money import Money


@dataclass(frozen=True, slots=True)
class FeeDifference:
    """A line that the book has otherwise than the rules; None where one of the two lacks it."""

    dossier_code: str
    line: str
    stored: Money | None
    computed: Money | None


@dataclass(frozen=True, slots=True)
class FeeRechecked:
    """How many dossiers were computed again, and what differs.

    `unchecked` came before the desk kept what a bill is computed from.
    """

    dossiers: int
    unchecked: int
    differences: tuple[FeeDifference, ...]

    @property
    def sentence(self) -> str:
        """One line for a screen and for the report."""
        words = f"{self.dossiers} hồ sơ tính lại, {len(self.differences)} khác biệt"
        return f"{words}, {self.unchecked} hồ sơ cũ không tính lại" if self.unchecked else words


def compare(
    code: str, stored: Sequence[tuple[str, str, Money]], total: Money, computed: FeeBill | None
) -> tuple[FeeDifference, ...]:
    """The differences of one dossier; `stored` are rule key, name and amount of each line.

    `computed` None: the rules of its own version do not give a bill at all.
    """
    found: list[FeeDifference] = []
    lines = computed.lines if computed else ()
    owed = {line.rule_key: line for line in lines if line.amount is not None}
    for key, name, amount in stored:
        line = owed.pop(key, None)
        now = line.amount if line else None
        if now != amount:
            found.append(FeeDifference(code, name, amount, now))
    found.extend(FeeDifference(code, line.name, None, line.amount) for line in owed.values())
    summed = Money.total(amount for _, _, amount in stored)
    if summed != total:
        found.append(FeeDifference(code, "Tổng cộng", total, summed))
    return tuple(found)
