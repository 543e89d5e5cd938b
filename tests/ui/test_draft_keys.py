"""Each key finds the one before it on disk: fast ones, shortcuts, and an input method's."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from counter_app.desk import Desk
from counter_app.domain.user import Actor
from counter_app.queries.home import Today
from tests.ui.conftest import Window
from tests.ui.drafting import (
    ALT,
    form_on_disk,
    hold_saves,
    household_of,
    kept,
    parked,
    reopened,
)
from tests.ui.test_early import BusyDisk
from ui.forms.intake import IntakeForm
from ui.panes import keeping

SLOW_S = 0.4


@pytest.fixture
def patient(window: Window, monkeypatch: pytest.MonkeyPatch) -> Window:
    """At the first field of a form; keys wait for as long as it takes."""
    monkeypatch.setattr(keeping, "KEPT_WITHIN_S", 8.0)
    window.sign_in()
    window.new_dossier()
    return window


def compose(held: str, given: str = "") -> None:
    """An input method holds letters of a word, or gives the word."""
    event = QInputMethodEvent(held, [])
    event.setCommitString(given)
    field = QApplication.focusWidget()
    assert field is not None
    QApplication.sendEvent(field, event)


@pytest.mark.parametrize("gap_s", [0.15, 0.02])
def test_a_key_is_heard_once_the_key_before_it_is_on_disk(
    patient: Window, desk: Desk, clerk: Actor, gap_s: float
) -> None:
    hold_saves(patient, SLOW_S)
    patient.hit_letter("a")
    time.sleep(gap_s)

    patient.hit_letter("b")

    on_disk = form_on_disk(desk, clerk).full_name
    assert (patient.edit("full_name").text(), on_disk) == ("ab", "a")


def test_a_shortcut_is_heard_once_the_key_before_it_is_on_disk(
    patient: Window, desk: Desk, clerk: Actor
) -> None:
    hold_saves(patient, SLOW_S)
    patient.hit_letter("a")

    patient.hit(Qt.Key.Key_F5)

    assert patient.focus() == "procedure_search"
    form = form_on_disk(desk, clerk)
    assert (form.full_name, form.field) == ("a", "full_name")


def test_no_key_waits_for_a_question_that_is_being_answered(
    patient: Window, desk: Desk, clerk: Actor
) -> None:
    # Longer than a key waits for anything.
    question = BusyDisk()
    patient.shell.counter.ask(question, patient.shell, lambda _none: None)
    patient.hit_letter("a")
    # No scanner's.
    time.sleep(0.02)

    patient.hit_letter("b")

    on_disk = [one.text for one in desk.ask(Today(), by=clerk).drafts]
    question.over.set()
    assert [IntakeForm.from_json(text).full_name for text in on_disk] == ["a"]


def test_letters_of_an_input_method_wait_for_the_key_before_them(
    patient: Window, desk: Desk, clerk: Actor
) -> None:
    hold_saves(patient, SLOW_S)
    patient.hit_letter("a")

    compose("Nguy")

    assert form_on_disk(desk, clerk).full_name == "a"


def test_letters_that_an_input_method_held_come_back_as_typed(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    window.sign_in()
    window.new_dossier()
    window.type("Le  An")
    for _ in " An":
        window.key(Qt.Key.Key_Left)
    compose("Nguyê")
    parked(window)

    reopened(window)

    window.until(lambda: window.edit("full_name").text() == "Le Nguyê An")
    assert window.edit("full_name").cursorPosition() == len("Le Nguyê")
    window.until(lambda: kept(window))
    form = form_on_disk(desk, clerk)
    assert (form.full_name, form.loose) == ("Le Nguyê An", ())


def test_letters_that_an_input_method_held_among_the_household_come_back(window: Window) -> None:
    window.sign_in()
    window.new_dossier()
    window.key(Qt.Key.Key_H, ALT)
    window.until(lambda: window.focus() == "household")
    window.type("Mau; ")
    compose("vơ")
    parked(window)

    reopened(window)

    window.until(lambda: household_of(window).toPlainText() == "Mau; vơ")


def test_a_word_that_the_field_has_is_held_no_more(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    window.sign_in()
    window.new_dossier()
    compose("Nguyê")

    compose("", "Nguyễn")

    window.until(lambda: kept(window) and form_on_disk(desk, clerk).full_name == "Nguyễn")
    assert form_on_disk(desk, clerk).loose == ()
