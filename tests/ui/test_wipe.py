"""A field that was emptied keeps nothing for Ctrl+Z: another citizen's words."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.ui.conftest import Window
from tests.ui.test_money_told import at_fee
from tests.ui.test_short_notes import short
from ui.widgets.fields import wipe


def test_nothing_comes_back(qapp: object) -> None:
    edit = QLineEdit()
    QTest.keyClicks(edit, "Nguyen Van A")

    wipe(edit)
    edit.undo()

    assert edit.text() == ""
    assert not edit.isUndoAvailable()


def test_the_next_citizen_finds_no_notes_of_the_last(window: Window) -> None:
    at_fee(window)
    short(window)
    window.key(Qt.Key.Key_F10)
    window.until(lambda: window.focus() == "full_name")

    window.edit("tendered").undo()

    assert window.edit("tendered").text() == ""


def test_a_search_begins_anew(window: Window) -> None:
    window.sign_in()
    window.key(Qt.Key.Key_F3)
    window.until(lambda: window.focus() == "dossier_search")
    window.type("mau")
    window.key(Qt.Key.Key_F2)
    window.key(Qt.Key.Key_F3)
    window.until(lambda: window.focus() == "dossier_search")

    assert not window.edit("dossier_search").isUndoAvailable()


def test_no_screen_empties_a_field_so_that_it_can_be_undone() -> None:
    found = []
    for file in sorted((Path(__file__).parents[2] / "ui").rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        edits = re.findall(r"(self\._\w+) = (?:QLineEdit|CashField|text_field)\(", text)
        found += [f"{file}: {edit}" for edit in edits if f"{edit}.clear()" in text]

    assert found == []
