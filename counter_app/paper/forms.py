"""Which statutory form a paper is, chosen by the day on which it is issued.

Numbers 05 and 06 mean different forms in the two sets, so a form is always its set and number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from counter_app.domain.errors import RuleError
from counter_app.domain.office import FormSet
from counter_app.starter.load import form_sets

# Forms that also fit a receipt printer's roll.
ON_ROLL = frozenset({"intake-slip", "supplement", "refusal", "apology"})

_FIRST_LINES = (
    "GIẤY TIẾP NHẬN HỒ SƠ",
    "PHIẾU YÊU CẦU",
    "PHIẾU TỪ CHỐI",
    "PHIẾU XIN LỖI",
    "PHIẾU KIỂM SOÁT",
)


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a set: "TT03/2025/TT-VPCP Phụ lục I", "03" and the name the circular gives it."""

    set: str
    number: str
    name: str
    fits_roll: bool = False

    @property
    def title(self) -> str:
        """The name as the form is headed, on two lines where the circular has two."""
        told = self.name.upper()
        first = next((start for start in _FIRST_LINES if told.startswith(f"{start} ")), None)
        return told if first is None else f"{first}\n{told.removeprefix(first).strip()}"

    @property
    def foot(self) -> str:
        """How the paper names its form."""
        return f"Mẫu số {self.number}, {self.set}"

    @property
    def asks_for_time(self) -> bool:
        """Whether the apology asks for an extension (2025) or promises a new day (2018)."""
        return "gia hạn" in self.name


def form_for(kind: str, issued_on: date, sets: Sequence[FormSet] = ()) -> Form:
    """The form of one kind of paper in force on the day it is issued.

    The program's own sets unless a configuration bundle brought others; the last one without an
    end stays in force until a bundle brings the next (NĐ 309/2026: from the Ministry of Justice).
    Raises RuleError("form_not_in_set") where the set of that day has no such form: a stop notice
    came with TT 03/2025/TT-VPCP.
    """
    found = _set_of(issued_on, sets or form_sets())
    number = found.numbers.get(kind)
    if number is None:
        raise RuleError("form_not_in_set", form=kind, set=found.name)
    return Form(found.name, number, found.forms[number], kind in ON_ROLL)


def has_form(kind: str, issued_on: date, sets: Sequence[FormSet] = ()) -> bool:
    """Whether the set of the day has a form for this kind of paper."""
    return kind in _set_of(issued_on, sets or form_sets()).numbers


def _set_of(day: date, sets: Sequence[FormSet]) -> FormSet:
    in_force = [each for each in sets if each.is_in_force(day)]
    # Before the first set that is known, the first set is the nearest to what was printed.
    return in_force[0] if in_force else sets[0]
