"""Ctrl+Z takes back a step of the form from whatever field has the keys."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.conftest import Window
from tests.ui.drafting import ALT, CONTROL, at_count, count_of, household_of
from tests.ui.test_window import CARD


def test_from_among_the_household_once_its_own_words_are_taken_back(window: Window) -> None:
    window.sign_in()
    window.new_dossier()
    window.shell.scan(CARD)
    window.until(lambda: window.focus() == "phone")
    window.key(Qt.Key.Key_H, ALT)
    window.until(lambda: window.focus() == "household")
    intake = window.shell.screen_named("intake")
    assert intake.form.is_household

    window.key(Qt.Key.Key_Z, CONTROL)

    assert not intake.form.is_household
    assert not household_of(window).isVisible()


def test_from_a_count_digit_by_digit(window: Window) -> None:
    at_count(window)
    intake = window.shell.screen_named("intake")
    window.type("23")
    assert dict(intake.form.quantities) == {"copy": 23}

    window.key(Qt.Key.Key_Z, CONTROL)
    assert (dict(intake.form.quantities), count_of(window).value()) == ({"copy": 2}, 2)

    window.key(Qt.Key.Key_Z, CONTROL)
    assert (dict(intake.form.quantities), count_of(window).value()) == ({}, 0)
