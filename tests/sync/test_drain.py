"""B12: a queue of days, a city that lies and dies, and exactly what was issued at the end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.torture.drain import Plan, run

SMALL = Plan(entries=24, poison=0.2, kills=1, rtt_s=0.005, within_s=300)


def at_once(_seconds: float) -> None:
    """The pause between two tries, which no test has to wait for."""


def test_b12_a_city_that_lies_and_dies_ends_with_each_entry_once_and_in_order(
    tmp_path: Path,
) -> None:
    came = run(SMALL, tmp_path, sleep=at_once)

    assert came.faults == ()
    assert came.kills == 1
    assert came.poison > 0
    assert came.held == came.queued - came.poison - came.waiting_behind


def test_b12_a_fresh_key_at_each_try_would_be_found_out(tmp_path: Path) -> None:
    came = run(
        replace(SMALL, entries=12, rtt_s=0, poison=0, lies=0.6, fresh_keys=True, kills=0),
        tmp_path,
        sleep=at_once,
    )

    assert any(fault.startswith("doubled") for fault in came.faults)
