"""Rows that are shown anew, while somebody types about the one that they chose."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ui.app import application
from ui.widgets.about import About
from ui.widgets.items import Items
from ui.widgets.note import Note
from ui.widgets.table import Column, RowsModel, Table, show_again

ANEW = [
    ("abc", "b"),
    # One came above it, or went.
    ("xabc", "b"),
    ("bc", "b"),
    # It went itself: the next, and of the last the one before.
    ("ac", "c"),
    ("a", "a"),
    ("", ""),
]


@pytest.mark.parametrize(("rows", "chosen"), ANEW)
def test_the_chosen_row_is_chosen_wherever_it_stands_now(
    qtbot: QtBot, rows: str, chosen: str
) -> None:
    application()
    model: RowsModel[str] = RowsModel([Column("", str)])
    table = Table("letters", model, 0, None)  # type: ignore[arg-type]  # alone
    qtbot.addWidget(table)
    model.show("abc")
    table.selectRow(1)

    show_again(table, model, rows, str)

    at = table.currentIndex().row()
    assert (model.row(at) if at >= 0 else "") == chosen


def test_the_first_row_is_chosen_where_none_was(qtbot: QtBot) -> None:
    application()
    model: RowsModel[str] = RowsModel([Column("", str)])
    table = Table("letters", model, 0, None)  # type: ignore[arg-type]  # alone
    qtbot.addWidget(table)

    show_again(table, model, "abc", str)

    assert table.currentIndex().row() == 0


@pytest.mark.parametrize(
    ("came", "chosen", "is_told"),
    [
        (["xab"], "b", False),
        (["ac"], "", True),
        # It comes again: the words may be about another by now.
        (["ac", "abc"], "", True),
        (["", "ac"], "", True),
    ],
)
def test_words_about_a_row_that_is_gone_are_about_no_other(
    qtbot: QtBot, came: list[str], chosen: str, is_told: bool
) -> None:
    application()
    words, told, told_too = QLineEdit("as on the slip"), Note("note"), Note("other_note")
    model: RowsModel[str] = RowsModel([Column("", str)])
    table = Table("letters", model, 0, None)  # type: ignore[arg-type]  # alone
    items = Items(None, "letters")
    for one in (words, told, told_too, table, items):
        qtbot.addWidget(one)
    items.about = About(told_too, words)
    model.show("abc")
    items.fill("abc")
    table.selectRow(1)
    items.setCurrentRow(1)

    for rows in came:
        show_again(table, model, rows, str, About(told, words))
        items.fill(rows)

    at, row = table.currentIndex().row(), items.currentRow()
    assert (model.row(at) if at >= 0 else "") == chosen
    assert (items.item(row).text() if row >= 0 else "") == chosen
    assert [bool(note.text()) for note in (told, told_too)] == [is_told, is_told]


def test_once_the_words_are_cleared_the_next_row_is_chosen_as_ever(qtbot: QtBot) -> None:
    application()
    words, note, items = QLineEdit("as on the slip"), Note("note"), Items(None, "letters")
    for one in (words, note, items):
        qtbot.addWidget(one)
    items.about = About(note, words)
    items.fill("abc")

    words.clear()
    items.fill("bc")

    assert items.currentItem().text() == "b"


@pytest.mark.parametrize(("lines", "chosen"), ANEW)
def test_the_chosen_line_is_chosen_wherever_it_stands_now(
    qtbot: QtBot, lines: str, chosen: str
) -> None:
    application()
    items = Items(None, "letters")
    qtbot.addWidget(items)
    items.fill("abc")
    items.setCurrentRow(1)

    items.fill(lines)

    at = items.currentRow()
    assert (items.item(at).text() if at >= 0 else "") == chosen


def test_of_lines_that_say_the_same_the_nearest_is_chosen(qtbot: QtBot) -> None:
    application()
    items = Items(None, "letters")
    qtbot.addWidget(items)
    items.fill("aabaa")
    items.setCurrentRow(3)

    items.fill("aabaa")

    assert items.currentRow() == 3


def test_a_line_that_says_another_age_each_time_is_known_by_its_name(qtbot: QtBot) -> None:
    application()
    items = Items(None, "letters")
    qtbot.addWidget(items)
    items.fill(["a 1", "b 1", "c 1"], names="abc")
    items.setCurrentRow(1)

    items.fill(["b 2", "c 2"], names="bc")
    assert items.currentItem().text() == "b 2"
    items.fill([], "–")
    items.fill(["c 3"], names="c")
    assert items.currentRow() == 0
