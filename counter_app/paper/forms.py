"""Which statutory form a paper is, chosen by the day on which it is issued."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from counter_app.domain.errors import RuleError
from counter_app.starter.load import FormSet, form_sets

# Numbers 05 and 06 mean different forms in the two sets, so a form is known by what it is for.
# The words are the beginnings of the names that the circulars give.
_NAMES: Mapping[str, str] = {
    "intake-slip": "Giấy tiếp nhận",
    "supplement": "Phiếu yêu cầu bổ sung",
    "refusal": "Phiếu từ chối",
    "apology": "Phiếu xin lỗi",
    "stop": "Thông báo dừng",
    "control-sheet": "Phiếu kiểm soát",
    "register": "Sổ theo dõi",
}
# Forms that also fit a receipt printer's roll.
ON_ROLL = frozenset({"intake-slip", "supplement", "refusal", "apology"})


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a set: "TT03/2025/TT-VPCP Phụ lục I", "03" and the name the circular gives it."""

    set: str
    number: str
    name: str

    @property
    def title(self) -> str:
        """The name as the form is headed."""
        return self.name.upper()

    @property
    def foot(self) -> str:
        """How the paper names its form."""
        return f"Mẫu số {self.number}, {self.set}"


def form_for(kind: str, issued_on: date) -> Form:
    """The form of one kind of paper in force on the day it is issued.

    Raises RuleError("form_not_in_set") where the set of that day has no such form: a stop notice
    came with TT 03/2025/TT-VPCP.
    """
    found = _set_of(issued_on)
    start = _NAMES[kind]
    for number, name in found.forms.items():
        if name.startswith(start):
            return Form(found.name, number, name)
    raise RuleError("form_not_in_set", form=kind, set=found.name)


def has_form(kind: str, issued_on: date) -> bool:
    """Whether the set of the day has a form for this kind of paper."""
    return any(name.startswith(_NAMES[kind]) for name in _set_of(issued_on).forms.values())


def _set_of(day: date) -> FormSet:
    in_force = [each for each in form_sets() if each.is_in_force(day)]
    # Before the first set that is known, the first set is the nearest to what was printed.
    return in_force[0] if in_force else form_sets()[0]
