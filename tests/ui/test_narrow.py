"""A narrow or much enlarged window still says who sits there and how the screens are reached."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QWidget

from tests.ui.conftest import Window

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def narrow(window: Window) -> Window:
    window.sign_in()
    window.until(lambda: bool(window.text("shift_line")))
    window.shell.resize(860, 700)
    window.rest(1)
    return window


def test_the_last_of_the_names_stays_and_the_whole_comes_back(narrow: Window) -> None:
    name = narrow.shell.counter.actor.name
    (line,) = narrow.shell.findChildren(QWidget, "shift_line")
    assert line.isVisible()
    assert narrow.text("shift_line") == name.split()[-1]

    narrow.shell.resize(1366, 768)

    narrow.until(lambda: narrow.text("shift_line").startswith(f"{name} · "))


def test_the_line_of_keys_names_the_way_to_the_screens(narrow: Window) -> None:
    assert narrow.text("keys_screens") == "Ctrl+F2 màn hình"

    narrow.key(Qt.Key.Key_F2, CONTROL)
    narrow.until(lambda: narrow.focus() == "find_words")
    narrow.key(Qt.Key.Key_Escape)

    narrow.shell.resize(1366, 768)
    narrow.until(lambda: narrow.text("keys_screens") == "")


def test_the_tour_speaks_of_no_list_that_is_not_there(narrow: Window) -> None:
    narrow.key(Qt.Key.Key_F1, Qt.KeyboardModifier.AltModifier)
    narrow.until(lambda: narrow.text("tour_title").startswith("1/6"))
    narrow.key(Qt.Key.Key_Right)

    assert "không đủ chỗ cho danh sách màn hình" in narrow.text("tour_words")


def test_the_tour_that_is_shown_already_speaks_of_what_is_left(window: Window) -> None:
    window.sign_in()
    window.key(Qt.Key.Key_F1, Qt.KeyboardModifier.AltModifier)
    window.until(lambda: window.text("tour_title").startswith("1/6"))
    window.key(Qt.Key.Key_Right)
    assert "tới danh sách này" in window.text("tour_words")

    window.shell.resize(860, 700)

    window.until(lambda: "không đủ chỗ" in window.text("tour_words"))


def test_nothing_that_comes_over_the_work_covers_the_top_line(window: Window) -> None:
    window.sign_in()
    shell = window.shell
    (top,) = shell.findChildren(QWidget, "top")
    for key, modifier, name in (
        (Qt.Key.Key_K, CONTROL, "find_overlay"),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier, "keys_overlay"),
    ):
        window.key(key, modifier)
        (over,) = shell.findChildren(QFrame, name)
        assert over.isVisible()
        assert over.y() > top.mapTo(shell, QPoint(0, top.height() - 1)).y()
        assert shell.rect().contains(over.geometry())
        window.key(Qt.Key.Key_Escape)
