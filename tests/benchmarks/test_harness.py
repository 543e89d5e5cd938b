"""The measures themselves: what is too slow is told, and what stands still is felt."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QEventLoop, QObject, QTimer

from tests.benchmarks.harness import Figure, table
from tests.benchmarks.stall import Heart, beating


@pytest.mark.parametrize(
    ("budget", "is_over"),
    [
        ("1.3", True),
        ("1.5", False),
        ("30 ms, p99 16.7 ms", False),
        ("28 ms, p99 16.7 ms", True),
        ("30 ms, p99 12 ms", True),
        ("200 or more", False),
        ("-", False),
    ],
)
def test_what_is_over_its_budget_is_marked(budget: str, *, is_over: bool) -> None:
    one = Figure("start", "bare", 3, 29.0, 13.0, 20.0, 10.0, budget)

    assert one.is_over is is_over
    assert ("over" in table([one])) is is_over


def test_a_window_that_stands_still_is_felt(qapp: object) -> None:
    """The heart's control: without it a day without a stall would prove nothing."""
    parent, ends = QObject(), time.monotonic() + 1
    QTimer.singleShot(100, parent, lambda: time.sleep(0.2))

    felt = beating(parent, lambda: time.monotonic() > ends, 60)

    assert felt.longest_ms >= 190
    assert any("test_harness.py" in place for place in felt.places)


def sums_up() -> None:
    time.sleep(0.2)


def test_what_the_script_does_itself_is_no_stall(qapp: object) -> None:
    parent, loop = QObject(), QEventLoop()
    heart = Heart()
    heart.start(parent)
    sums_up()
    heart.go_on()
    QTimer.singleShot(100, loop.quit)
    loop.exec()

    assert [one for one in heart.stop().places if "sums_up" in one] == []


def test_what_the_window_was_late_before_the_script_worked_counts_on(qapp: object) -> None:
    parent, loop = QObject(), QEventLoop()
    heart = Heart()
    heart.start(parent)
    # A key that takes so long, before the beat that it makes late.
    time.sleep(0.1)
    with heart.aside():
        sums_up()
    QTimer.singleShot(100, loop.quit)
    loop.exec()

    assert 90 <= heart.stop().longest_ms < 290
