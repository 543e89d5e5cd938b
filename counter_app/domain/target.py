"""The year's targets: how far a share is, and what each week that is left would have to bring."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counter_app.domain.errors import InputError
from counter_app.domain.kpi import MEASURES

HUNDREDTHS = 10_000
SOURCE_MAX = 300
DAYS_PER_WEEK = 7


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a target stands. Shares are hundredths of a per cent.

    `per_week` is what comes in a week at the pace of the year so far; `needed_per_week` how many
    of those have to count from now on; `needed_share` the share that this is. `is_possible`: it is
    no more than all of them. None where the year has had nothing to count yet.
    """

    target: int
    share: int | None
    weeks_left: int
    per_week: int
    needed_per_week: int
    needed_share: int | None
    is_reached: bool
    is_possible: bool


def checked(key: str, share: int, source: str) -> None:
    """Whether a target can be set.

    Raises InputError("target_unknown") for what nobody here can count, InputError("target_wrong")
    or InputError("target_source_missing").
    """
    measure = MEASURES.get(key)
    if measure is None or measure.why_not or measure.lower_is_better:
        raise InputError("target_unknown", field="indicator")
    if not 0 < share <= HUNDREDTHS:
        raise InputError("target_wrong", field="share")
    if not source.strip() or len(source) > SOURCE_MAX:
        raise InputError("target_source_missing", field="source")


def progress(target: int, numerator: int, denominator: int, today: date) -> Progress:
    """What the year's rest has to bring, if as much comes each week as has come so far.

    `target` in hundredths of a per cent; counts are those from 1 January to `today`, included.
    """
    first, last = date(today.year, 1, 1), date(today.year, 12, 31)
    days_gone = (today - first).days + 1
    days_left = (last - today).days
    weeks_left = -(-days_left // DAYS_PER_WEEK)
    rest = denominator * days_left // days_gone
    per_week = -(-denominator * DAYS_PER_WEEK // days_gone)
    wanted = -(-target * (denominator + rest) // HUNDREDTHS)
    needed = max(0, wanted - numerator)
    share = numerator * HUNDREDTHS // denominator if denominator else None
    return Progress(
        target=target,
        share=share,
        weeks_left=weeks_left,
        per_week=per_week,
        needed_per_week=-(-needed // weeks_left) if weeks_left else needed,
        needed_share=-(-needed * HUNDREDTHS // rest) if rest else None,
        is_reached=share is not None and share >= target,
        is_possible=needed <= rest,
    )


def year_of(today: date) -> tuple[date, date]:
    """From 1 January to today."""
    return date(today.year, 1, 1), today
