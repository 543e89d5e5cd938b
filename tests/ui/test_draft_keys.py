"""Each key finds the one before it kept: fast ones, shortcuts, and an input method's."""

from __future__ import annotations

import threading
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from counter_app.commands.draft import SaveDraft
from counter_app.desk import Desk
from counter_app.domain.user import Actor
from counter_app.queries.home import Today
from counter_app.settings import Settings
from tests.ui.conftest import Window
from tests.ui.drafting import (
    ALT,
    form_jotted,
    form_on_disk,
    household_of,
    jotted_in,
    kept,
    parked,
    reopened,
)
from tests.ui.test_early import BusyDisk
from ui.forms.intake import IntakeForm
from ui.panes import keeping


@pytest.fixture
def patient(window: Window) -> Window:
    """At the first field of a form."""
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
def test_a_key_finds_the_one_before_it_jotted_and_waits_for_no_disk(
    patient: Window, settings: Settings, desk: Desk, clerk: Actor, gap_s: float
) -> None:
    disk = held_disk(patient)
    for letter in "abc":
        patient.hit_letter(letter)
        time.sleep(gap_s)

    jotted = form_jotted(settings).full_name
    on_disk = desk.ask(Today(), by=clerk).drafts
    assert (patient.edit("full_name").text(), jotted, on_disk) == ("abc", "ab", ())
    disk.set()
    patient.until(lambda: kept(patient))
    assert form_on_disk(desk, clerk).full_name == "abc"
    assert jotted_in(settings) == ()


def test_a_shortcut_finds_the_key_before_it_jotted(patient: Window, settings: Settings) -> None:
    disk = held_disk(patient)
    patient.hit_letter("a")

    patient.hit(Qt.Key.Key_F5)

    form = form_jotted(settings)
    disk.set()
    assert patient.focus() == "procedure_search"
    assert (form.full_name, form.field) == ("a", "full_name")


def test_what_is_typed_last_is_jotted_though_no_key_follows(
    patient: Window, settings: Settings
) -> None:
    disk = held_disk(patient)
    patient.hit_letter("a")
    patient.hit_letter("b")

    patient.until(lambda: form_jotted(settings).full_name == "ab")

    disk.set()


def test_a_letter_that_is_taken_back_while_the_disk_is_slow_stays_taken_back(
    patient: Window, settings: Settings, desk: Desk, clerk: Actor
) -> None:
    patient.hit_letter("a")
    patient.until(lambda: kept(patient))
    disk = held_disk(patient)
    patient.hit_letter("b")
    patient.hit_letter("c")
    patient.hit(Qt.Key.Key_Backspace)
    patient.hit(Qt.Key.Key_Backspace)

    patient.until(lambda: form_jotted(settings).full_name == "a")

    disk.set()
    patient.until(lambda: kept(patient))
    assert form_on_disk(desk, clerk).full_name == "a"


@pytest.fixture
def killed(desk: Desk, clerk: Actor) -> None:
    """A program that was killed before the disk had anything of a form."""
    form = IntakeForm("dossier-1", "payment-1", full_name="Ngô Mẫu").at(1, "full_name", 3, ())
    desk.jot(SaveDraft(form.draft_id, "intake", form.to_json()), by=clerk)


@pytest.mark.usefixtures("killed")
def test_the_next_start_comes_back_with_what_was_jotted_and_on_no_disk(
    window: Window, settings: Settings
) -> None:
    window.sign_in()

    window.until(lambda: window.focus() == "full_name")
    field = window.edit("full_name")
    window.until(lambda: (field.text(), field.cursorPosition()) == ("Ngô Mẫu", 3))
    window.until(lambda: jotted_in(settings) == ())


def test_a_save_that_never_comes_home_is_not_waited_for_for_ever(
    patient: Window, desk: Desk, clerk: Actor
) -> None:
    keeper = patient.shell.screen_named("intake")._keeper
    keeper._is_keeping, keeper._on_its_way = True, "what a bug swallowed"
    keeper._keeps_since = time.monotonic() - keeping.GIVEN_UP_AFTER_S - 1

    patient.hit_letter("a")

    patient.until(lambda: form_on_disk(desk, clerk).full_name == "a")


def held_disk(window: Window) -> threading.Event:
    """No save is done before it is set."""
    may_go_on = threading.Event()
    window.shell.counter._lane.run(
        lambda: may_go_on.wait(10),
        window.shell,
        lambda _is_set: None,
        lambda _error: None,
        is_urgent=True,
    )
    return may_go_on


def test_no_key_waits_for_a_question_that_is_being_answered(
    patient: Window, desk: Desk, clerk: Actor
) -> None:
    question = BusyDisk()
    patient.shell.counter.ask(question, patient.shell, lambda _none: None)
    patient.hit_letter("a")
    # No scanner's.
    time.sleep(0.02)

    patient.hit_letter("b")

    patient.until(lambda: bool(desk.ask(Today(), by=clerk).drafts))
    patient.until(lambda: form_on_disk(desk, clerk).full_name == "ab")
    question.over.set()


def test_letters_of_an_input_method_find_the_key_before_them_jotted(
    patient: Window, settings: Settings
) -> None:
    disk = held_disk(patient)
    patient.hit_letter("a")

    compose("Nguy")

    assert form_jotted(settings).full_name == "a"
    disk.set()


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
