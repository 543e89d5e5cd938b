"""The other language, while somebody works: at once, nothing lost, and kept for who chose it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from counter_app.desk import Desk
from counter_app.domain.bundle import BundleState
from counter_app.domain.calendar import VIETNAM
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.bundle import BundleLine
from tests.builders import PENSION, a_dossier
from tests.ui.conftest import Window
from tests.ui.test_window import to_papers
from ui import bundle_words, language, messages, theme
from ui.routes import ROUTES
from ui.widgets.citizen_view import CitizenView

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def _vietnamese_again() -> Iterator[None]:
    yield
    language.speak("vi")


@pytest.fixture
def remembered(window: Window) -> dict[str, Any]:
    """What the desk was told to keep."""
    kept: dict[str, Any] = {}
    wiring = window.shell.counter.wiring
    object.__setattr__(wiring, "remember", lambda **values: kept.update(values))
    return kept


def change(window: Window) -> None:
    window.key(Qt.Key.Key_F11, BOTH)


def named(window: Window, name: str) -> str:
    found = window.shell.findChild(QPushButton, name)
    assert found is not None
    return found.text()


def test_a_half_typed_name_stays_under_the_cursor(window: Window) -> None:
    window.sign_in()
    window.new_dossier()
    window.type("nguyen van")
    window.key(Qt.Key.Key_Left)

    change(window)

    window.until(lambda: window.focus() == "full_name")
    edit = window.edit("full_name")
    assert (edit.text(), edit.cursorPosition()) == ("nguyen van", 9)
    assert edit.placeholderText() == "As on the citizen card"
    assert named(window, "go_intake") == "New dossier  F2"


def test_a_dossier_stays_open_and_so_does_who_works(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    code = desk.submit(a_dossier("one", PENSION), by=clerk).value.code
    window.sign_in()
    window.shell.open_dossier(code)
    window.until(lambda: "Được tiếp nhận" in window.text("dossier_facts"))

    change(window)

    window.until(lambda: window.text("dossier_title") == code)
    assert window.shell.counter.actor == clerk
    assert window.shell.current == "dossier"


def test_and_back_again_everything_is_vietnamese(window: Window) -> None:
    window.sign_in()
    before = named(window, "go_home"), window.text("place"), window.text("keys_text")
    change(window)
    assert named(window, "go_home") != before[0]

    change(window)

    assert (named(window, "go_home"), window.text("place"), window.text("keys_text")) == before
    assert messages.phrase("key_fixed") == messages.phrase("key_fixed", "vi")


def test_a_reason_that_is_half_typed_elsewhere_is_carried_over(window: Window) -> None:
    window.sign_in()
    window.shell.open_screen("dossiers")
    window.edit("dossier_search").setText("mau")
    window.shell.open_screen("home")

    change(window)
    window.shell.open_screen("dossiers")

    assert window.edit("dossier_search").text() == "mau"


def test_each_reads_what_they_chose_and_the_door_what_the_desk_speaks(
    window: Window, clerk: Actor, supervisor: Actor, remembered: dict[str, Any]
) -> None:
    window.sign_in()
    change(window)
    window.until(lambda: "languages" in remembered)
    assert remembered["languages"] == {clerk.user_id: "en"}

    window.shell.lock()
    window.shell._sign_in.signed_in.emit(supervisor)
    assert language.spoken() == "vi"
    window.shell.lock()
    window.shell._sign_in.signed_in.emit(clerk)

    assert language.spoken() == "en"
    assert named(window, "lock") == "Lock  F12"


def test_the_door_can_be_read_before_anybody_signs_in(
    window: Window, remembered: dict[str, Any]
) -> None:
    window.until(lambda: window.items("people").count() == 3)

    window.press("other_language")

    assert named(window, "enter") == "Sign in (Enter)"
    assert "intake clerk" in window.items("people").item(0).text()
    window.until(lambda: remembered == {"language": "en"})


def test_a_dossier_that_was_just_received_is_finished_first(window: Window) -> None:
    window.sign_in()
    to_papers(window)
    window.until(lambda: window.focus() == "papers")
    window.key(Qt.Key.Key_Space)
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.text("fee_total") == "3.000\u00a0đ")
    window.key(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    window.until(lambda: window.focus() == "tendered")
    window.type("R")
    window.key(Qt.Key.Key_F9)
    window.until(lambda: window.text("done_print").startswith(theme.DONE))
    before = window.text("done_print")

    change(window)

    assert language.spoken() == "vi"
    assert window.text("done_print") == before
    assert "Hồ sơ mới" in window.text("notice")


def test_what_the_citizen_reads_is_vietnamese_above_english_in_either(window: Window) -> None:
    window.sign_in()
    mirror = window.shell.findChild(CitizenView)
    assert mirror is not None
    shown = mirror._title.text()

    change(window)

    assert mirror._title.text() == shown == "Kính chào quý khách"


def test_the_language_is_found_by_its_name_in_ctrl_k(window: Window) -> None:
    window.sign_in()
    window.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    window.edit("find_words").setText("english")
    window.until(lambda: window.items("find_results").count() == 1)

    window.key(Qt.Key.Key_Return)

    assert language.spoken() == "en"


def test_a_file_that_is_missing_leaves_vietnamese(
    window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(language, "TRANSLATIONS", tmp_path)
    window.sign_in()

    change(window)

    assert named(window, "go_home").strip() == "Hôm nay"


def test_every_screen_is_made_anew_in_the_other_language_and_stays_open(
    window: Window, supervisor: Actor
) -> None:
    window.until(lambda: window.items("people").count() == 3)
    window.shell._sign_in.signed_in.emit(supervisor)
    for route in ROUTES:
        window.shell.open_screen(route.name)
        before = window.shell.screen_named(route.name)

        window.shell.change_language()

        assert window.shell.current == route.name
        assert window.shell.screen_named(route.name) is not before
        window.until(lambda: window.shell.counter.is_idle)


def test_money_that_is_being_counted_is_finished_first(window: Window) -> None:
    window.sign_in()
    window.shell.open_screen("shift")
    window.until(lambda: window.focus() == "notes_500000")
    # The page of a shift begins anew once it knows which one is open.
    window.until(lambda: bool(window.text("shift_title")) and window.shell.counter.is_idle)
    window.type("3")

    change(window)

    assert language.spoken() == "vi"
    assert "Ca làm việc" in window.text("notice")


def test_a_reason_that_no_act_took_yet_is_finished_first(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    code = desk.submit(a_dossier("one", PENSION), by=clerk).value.code
    window.sign_in()
    window.shell.open_dossier(code)
    window.until(lambda: "rút hồ sơ" in _acts(window))
    rows = window.items("acts")
    rows.setCurrentRow(next(n for n in range(rows.count()) if "rút" in rows.item(n).text()))
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.focus() == "act_reason")
    window.type("ly do")

    change(window)

    assert language.spoken() == "vi"
    assert window.edit("act_reason").text() == "ly do"


def _acts(window: Window) -> str:
    rows = window.items("acts")
    return "\n".join(rows.item(n).text() for n in range(rows.count()))


@pytest.mark.parametrize(("spoken", "who"), [("vi", "Hệ thống"), ("en", "The program by itself")])
def test_what_the_program_decided_by_itself_is_told_in_the_windows_language(
    qapp: QApplication, spoken: str, who: str
) -> None:
    at = datetime(2026, 11, 27, 9, tzinfo=VIETNAM)
    overtaken = BundleLine("b1", 3, BundleState.OVERTAKEN, "file", at, SYSTEM.name, None, "")
    language.speak(spoken)

    assert bundle_words.line(overtaken).splitlines()[-1] == who
