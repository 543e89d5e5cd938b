"""The screens of every day are there before their keys are pressed, and only for who is here."""

from __future__ import annotations

import pytest

from tests.ui.conftest import Window
from ui.frame import ahead
from ui.routes import DAILY


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "BEGINS_MS", 0)
    monkeypatch.setattr(ahead, "STEP_MS", 0)


def made(window: Window) -> set[str]:
    return {name for name in DAILY if name in window.shell._open}


def test_the_screens_of_every_day_are_made_and_none_of_them_comes_forward(window: Window) -> None:
    window.sign_in()

    window.until(lambda: made(window) == set(DAILY))

    assert window.shell.current == "home"


def test_a_desk_that_is_locked_makes_no_screen(window: Window) -> None:
    window.sign_in()
    window.shell.lock()
    there = made(window)

    window.rest(200)

    assert made(window) == there != set(DAILY)
