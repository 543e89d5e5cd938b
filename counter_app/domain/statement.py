"""Lines of a bank's statement, whatever file they came in: which are money for us, and why not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from counter_app.domain.calendar import VIETNAM
from counter_app.domain.errors import InputError
from counter_app.domain.money import Money

_UNIT = re.compile(r"\s*(?:vnd|vnđ|đ|d)\.?$", re.IGNORECASE)
_GROUPED = re.compile(r"[0-9]{1,3}(?:([.,\s])[0-9]{3})(?:\1[0-9]{3})*")
_DECIMALS = re.compile(r"[.,]([0-9]{1,2})$")
_DAY_FIRST = re.compile(
    r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})(?:[ T]+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?)?"
)
_AMOUNT_LENGTH_MAX = 40


class LineFault(StrEnum):
    """Why a line is not taken.

    The first five are rows that cannot be read, and with one of them nothing of the file is taken;
    the others are read well and are no money for us.
    """

    FORMULA = "line_formula"
    AMOUNT = "line_amount_unreadable"
    DATE = "line_date_unreadable"
    LETTERS = "line_broken_letters"
    SIDES = "line_both_sides"
    DEBIT = "line_debit"
    NEGATIVE = "line_negative"
    ZERO = "line_zero"
    OTHER_ACCOUNT = "line_other_account"
    OTHER_CURRENCY = "line_other_currency"
    REVERSAL = "line_reversal"
    PENDING = "line_pending"
    TWICE = "line_twice"
    FUTURE = "line_in_future"

    @property
    def stops_file(self) -> bool:
        """Whether nothing of the file may be taken."""
        return self in _STOPPING


_STOPPING = frozenset(
    {LineFault.FORMULA, LineFault.AMOUNT, LineFault.DATE, LineFault.LETTERS, LineFault.SIDES}
)


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One credit of a statement. `row` counts as a person counts in the file; `raw` is its text."""

    row: int
    account: str
    bank_reference: str
    amount: Money
    text: str
    booked_at: datetime
    raw: str


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A line that was not taken, and why."""

    row: int
    reason: LineFault


@dataclass(frozen=True, slots=True)
class Statement:
    """What a file holds. `account` is the one it names, or empty; `notes` what is unclear in it."""

    kind: str
    account: str
    lines: tuple[StatementLine, ...]
    refused: tuple[RefusedLine, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def read(self) -> int:
        """How many lines were looked at."""
        return len(self.lines) + len(self.refused)


def dong_of(text: str) -> int:
    """Đồng as banks write them: 1.250.000 · 1,250,000.00 · 1 250 000 · -50000 VND.

    Three digits behind a mark are thousands, one or two a fraction, which has to be nothing.
    Raises InputError("line_amount_unreadable").
    """
    bare = _UNIT.sub("", text.strip().replace("\N{NO-BREAK SPACE}", " "))
    sign = -1 if bare[:1] in ("-", "\N{MINUS SIGN}") or bare[:1] + bare[-1:] == "()" else 1
    bare = bare.strip("-+()\N{MINUS SIGN} ")
    fraction = _DECIMALS.search(bare)
    if fraction is not None:
        if fraction[1].strip("0"):
            raise InputError(LineFault.AMOUNT)
        bare = bare[: fraction.start()]
        if fraction[0][0] in bare:
            raise InputError(LineFault.AMOUNT)
    if _GROUPED.fullmatch(bare):
        bare = re.sub(r"[.,\s]", "", bare)
    if (
        not (bare.isascii() and bare.isdigit() and len(bare) <= 12)
        or len(text) > _AMOUNT_LENGTH_MAX
    ):
        raise InputError(LineFault.AMOUNT)
    return sign * int(bare)


def booked_of(text: str) -> datetime:
    """26/11/2026 · 26-11-2026 08:10:11 · 2026-11-26 08:10 in Hanoi's time.

    Raises InputError("line_date_unreadable").
    """
    bare = " ".join(text.split())
    found = _DAY_FIRST.fullmatch(bare)
    try:
        if found is None:
            moment = datetime.fromisoformat(bare)
            return moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)
        day, month, year, hour, minute, second = (int(part or 0) for part in found.groups())
        return datetime(year, month, day, hour, minute, second, tzinfo=VIETNAM)
    except ValueError:
        raise InputError(LineFault.DATE) from None
