"""Times two ways of doing a job in turn, and says how they compare."""

from __future__ import annotations

import gc
import re
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

# A ratio, or milliseconds of the median and of the 99th percentile; other budgets are words.
_RATIO, _TIMES = re.compile(r"([\d.]+)"), re.compile(r"([\d.]+) ms, p99 ([\d.]+) ms")


@dataclass(frozen=True, slots=True)
class Figure:
    """One job: milliseconds of ours and of the floor, and the ratios of medians and of p99."""

    name: str
    floor: str
    rounds: int
    median_ms: float
    p99_ms: float
    floor_median_ms: float
    floor_p99_ms: float
    budget: str

    @property
    def ratio(self) -> float:
        """Our median over the floor's."""
        return self.median_ms / self.floor_median_ms

    @property
    def ratio_p99(self) -> float:
        """Our p99 over the floor's."""
        return self.p99_ms / self.floor_p99_ms

    @property
    def is_over(self) -> bool:
        """Whether the budget is a number, and this is more."""
        if ratio := _RATIO.fullmatch(self.budget):
            return self.ratio > float(ratio[1])
        times = _TIMES.fullmatch(self.budget)
        return times is not None and (
            self.median_ms > float(times[1]) or self.p99_ms > float(times[2])
        )


Job = Callable[[], None]
Timed = Callable[[], float]


def timed(job: Job) -> Timed:
    """The seconds that a job takes."""

    def run() -> float:
        start = time.perf_counter()
        job()
        return time.perf_counter() - start

    return run


def compare(
    name: str, ours: Timed, floor: Timed, *, floor_name: str, rounds: int, warm: int, budget: str
) -> Figure:
    """Ours and the floor in turn, so that a busy moment hits both."""
    for _ in range(warm):
        ours()
        floor()
    gc.collect()
    mine, theirs = [], []
    for _ in range(rounds):
        mine.append(ours() * 1000)
        theirs.append(floor() * 1000)
    return Figure(
        name,
        floor_name,
        rounds,
        statistics.median(mine),
        _p99(mine),
        statistics.median(theirs),
        _p99(theirs),
        budget,
    )


def _p99(values: list[float]) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]


def _share(ratio: float) -> str:
    """Two decimals, or four where two would say nothing."""
    return f"{ratio:.2f}" if ratio >= 0.05 else f"{ratio:.4f}"


def table(figures: list[Figure]) -> str:
    """The figures as aligned text."""
    head = (
        "job",
        "median ms",
        "p99 ms",
        "floor median",
        "floor p99",
        "ratio",
        "ratio p99",
        "budget",
    )
    rows = [
        (
            f"{one.name} / {one.floor}",
            f"{one.median_ms:.2f}",
            f"{one.p99_ms:.2f}",
            f"{one.floor_median_ms:.2f}",
            f"{one.floor_p99_ms:.2f}",
            _share(one.ratio),
            _share(one.ratio_p99),
            f"{'over ' if one.is_over else ''}{one.budget}",
        )
        for one in figures
    ]
    widths = [max(len(row[at]) for row in (head, *rows)) for at in range(len(head))]
    lines = [
        "  ".join(
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in (head, *rows)
    ]
    return "\n".join(lines)
