"""Ctrl+K: Enter takes what was asked for, and nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from counter_app.desk import Desk
from counter_app.domain.user import Actor
from counter_app.queries.dossier import OneDossier
from tests.builders import MARITAL_STATUS, a_dossier
from tests.ui.conftest import Window
from tests.ui.drafting import CONTROL
from tests.ui.stage import Trouble
from tests.ui.test_scan_anywhere import burst
from tests.ui.test_window import CARD


@pytest.fixture
def code(window: Window, desk: Desk, clerk: Actor) -> str:
    """A dossier that the handover would hand on; Ctrl+K is open over it, acts in its list."""
    code: str = desk.submit(a_dossier("d1", MARITAL_STATUS), by=clerk).value.code
    window.sign_in()
    window.shell.open_screen("handover")
    window.until(lambda: window.shell.counter.is_idle)
    window.key(Qt.Key.Key_K, CONTROL)
    window.until(lambda: window.focus() == "find_words")
    window.until(lambda: window.items("find_results").count() > 0)
    return code


def is_as_it_was(desk: Desk, clerk: Actor, code: str) -> bool:
    return desk.ask(OneDossier(code), by=clerk).line.status.value == "received"


def test_a_card_scanned_over_it_does_no_act(
    window: Window, desk: Desk, clerk: Actor, code: str
) -> None:
    burst(window, CARD)

    assert is_as_it_was(desk, clerk, code)
    assert window.shell.screen_named("intake").form.id_number == "001098012345"


def test_enter_in_one_breath_with_the_words_waits_for_their_answer(
    window: Window, desk: Desk, clerk: Actor, code: str
) -> None:
    for letter in "mau don":
        window.hit_letter(letter)
    window.hit(Qt.Key.Key_Return)

    window.until(lambda: window.shell.current == "dossier")
    assert is_as_it_was(desk, clerk, code)


def test_enter_without_words_does_no_act(
    window: Window, desk: Desk, clerk: Actor, code: str
) -> None:
    window.key(Qt.Key.Key_Return)
    window.rest(100)

    assert is_as_it_was(desk, clerk, code)
    assert window.focus() == "find_words"


def test_an_arrow_chooses_where_there_are_no_words(window: Window, code: str) -> None:
    lines = window.items("find_results")

    window.key(Qt.Key.Key_Up)
    assert lines.currentRow() == lines.count() - 1


def test_a_search_that_failed_is_not_told_as_nothing_found(window: Window, desk: Desk) -> None:
    window.sign_in()
    trouble = Trouble(desk)
    trouble.is_refusing = True
    window.until(lambda: window.shell.counter.is_idle)
    window.shell.counter._desk = trouble  # type: ignore[assignment]
    window.key(Qt.Key.Key_K, CONTROL)
    window.until(lambda: window.focus() == "find_words")

    window.edit("find_words").setText("mau don")

    window.until(lambda: window.text("find_nothing").startswith("▲"))
    trouble.is_refusing = False
