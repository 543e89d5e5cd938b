"""A desk that was left alone asks for the PIN, also where the computer slept meanwhile."""

from __future__ import annotations

import time

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Window
from ui.idle_lock import IdleLock

LIMIT_S = 300


class Wall:
    """A clock on the wall."""

    def __init__(self) -> None:
        self.at = 1_000_000.0

    def __call__(self) -> float:
        return self.at


class Left:
    """A desk, the wall's clock, and how often its time ran out."""

    def __init__(self, limit_s: int = LIMIT_S) -> None:
        self.wall, self.times = Wall(), 0
        self.lock = IdleLock(limit_s, clock=self.wall)
        self.lock.ran_out.connect(self._count)

    def _count(self) -> None:
        self.times += 1

    def after(self, seconds: float) -> int:
        """How often it ran out when the clock has gone on."""
        self.wall.at += seconds
        self.lock.look()
        return self.times


@pytest.fixture
def left(qtbot: QtBot) -> Left:
    return Left()


def test_a_computer_that_slept_longer_than_a_desk_may_be_left_asks_once(left: Left) -> None:
    left.lock.touch()

    assert left.after(LIMIT_S - 1) == 0
    assert left.after(3_600) == 1
    assert left.after(1) == 1


def test_the_first_key_after_a_sleep_does_not_undo_it(left: Left) -> None:
    left.lock.touch()
    left.wall.at += 3_600

    left.lock.touch()

    assert left.times == 1


def test_who_works_on_is_not_asked(left: Left) -> None:
    for _ in range(10):
        left.wall.at += LIMIT_S - 1
        left.lock.touch()

    assert left.times == 0


def test_a_clock_that_was_set_back_lengthens_nothing(qtbot: QtBot) -> None:
    left = Left(limit_s=1)
    left.lock.touch()
    left.wall.at -= 3_600

    qtbot.waitUntil(lambda: left.times == 1, timeout=20_000)


def test_the_window_asks_for_the_pin_after_a_sleep(window: Window) -> None:
    window.sign_in()
    idle = window.shell.findChild(IdleLock)
    assert idle is not None
    idle._clock = lambda: time.time() + 3_600

    window.until(lambda: window.focus() == "pin")

    assert QApplication.focusWidget() is not None
