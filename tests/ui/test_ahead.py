"""The screens of every day are there before their keys are pressed, and only for who is here."""

from __future__ import annotations

import pytest

from tests.ui import looks
from tests.ui.conftest import Window
from ui import language
from ui.frame import ahead
from ui.routes import DAILY

HOUR_MS = 3_600_000


@pytest.fixture
def maker(window: Window, monkeypatch: pytest.MonkeyPatch) -> ahead.Ahead:
    monkeypatch.setattr(ahead, "BEGINS_MS", 0)
    monkeypatch.setattr(ahead, "STEP_MS", 0)
    return ahead.Ahead(window.shell)


def made(window: Window) -> set[str]:
    return {name for name in DAILY if name in window.shell._open}


def test_the_screens_of_every_day_are_made_and_none_of_them_comes_forward(
    window: Window, maker: ahead.Ahead
) -> None:
    window.sign_in()

    window.until(lambda: made(window) == set(DAILY))

    assert window.shell.current == "home"


def test_what_is_asked_for_while_it_is_made_is_there_once(
    window: Window, maker: ahead.Ahead, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "BEGINS_MS", HOUR_MS)
    window.sign_in()
    maker._step()

    seen = window.shell.screen_named(DAILY[0])
    window.until(lambda: made(window) == set(DAILY))

    assert window.shell.screen_named(DAILY[0]) is seen


def test_a_screen_made_before_the_language_changed_is_made_anew(
    window: Window, maker: ahead.Ahead, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "BEGINS_MS", HOUR_MS)
    monkeypatch.setattr(ahead, "STEP_MS", HOUR_MS)
    window.sign_in()
    name = next(one for one in DAILY if one not in made(window))
    maker._step()
    try:
        window.shell.change_language()
        while name not in made(window):
            maker._step()
        window.shell.open_screen(name)
        window.until(lambda: window.shell.counter.is_idle)

        assert looks.untranslated(window.shell) == []
    finally:
        language.speak("vi")


def test_a_desk_that_is_locked_makes_no_screen(
    window: Window, maker: ahead.Ahead, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "BEGINS_MS", HOUR_MS)
    window.sign_in()
    window.shell.lock()

    for _ in DAILY:
        maker._step()

    assert made(window) == set()


def test_another_person_has_screens_of_their_own(window: Window, maker: ahead.Ahead) -> None:
    window.sign_in()
    window.until(lambda: made(window) == set(DAILY))
    of_the_first = [window.shell.screen_named(name) for name in DAILY]
    window.shell.lock()

    window.sign_in("2222", row=2)

    window.until(lambda: made(window) == set(DAILY))
    assert not {map(id, of_the_first)} & {id(window.shell.screen_named(name)) for name in DAILY}
