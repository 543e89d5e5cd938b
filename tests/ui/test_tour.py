"""The tour goes round the real controls by keys, once by itself, and again when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from counter_app.desk import Desk
from tests.conftest import Clock
from tests.ui.conftest import Window
from ui.app import build

MARKS = 6


@pytest.fixture
def remembered() -> list[dict[str, object]]:
    return []


@pytest.fixture
def new_desk(
    qtbot: QtBot, window: Window, desk: Desk, clock: Clock, remembered: list[dict[str, object]]
) -> Iterator[Window]:
    """The window of a desk that was just set up, nobody signed in."""
    wiring = replace(
        window.shell.counter.wiring,
        shows_tour=True,
        remember=lambda **values: remembered.append(values),
    )
    window.shell.close()
    shell = build(wiring)
    shell.show()
    shell.activateWindow()
    shell.start()
    opened = Window(shell)
    yield opened
    shell.close()
    shell.deleteLater()
    opened.rest(10)


def overlay(window: Window) -> QFrame | None:
    found = window.shell.findChild(QFrame, "tour_overlay")
    return found if found is not None and found.isVisible() else None


def ring_is_on(window: Window, control: str) -> bool:
    ring = window.shell.findChild(QFrame, "tour_ring")
    meant = window.shell.findChild(QWidget, control)
    assert ring is not None
    assert meant is not None
    at = QRect(meant.mapTo(window.shell, QPoint(0, 0)), meant.size())
    return ring.isVisible() and ring.geometry().contains(
        at.intersected(window.shell.rect()).adjusted(4, 4, -4, -4)
    )


def test_it_comes_by_itself_once_and_enter_goes_round(
    new_desk: Window, remembered: list[dict[str, object]]
) -> None:
    new_desk.sign_in()
    new_desk.until(lambda: overlay(new_desk) is not None)
    told = []
    for control in ("home_next", "navigation", "light", "mirror", "keys", "lock"):
        told.append(new_desk.text("tour_words"))
        assert ring_is_on(new_desk, control), control
        new_desk.key(Qt.Key.Key_Return)

    assert overlay(new_desk) is None
    assert len(set(told)) == MARKS
    new_desk.until(lambda: {"shows_tour": False} in remembered)
    new_desk.key(Qt.Key.Key_F12)
    new_desk.sign_in()
    assert overlay(new_desk) is None


def test_esc_ends_it_and_the_work_has_its_keys_again(
    new_desk: Window, remembered: list[dict[str, object]]
) -> None:
    new_desk.sign_in()
    new_desk.until(lambda: overlay(new_desk) is not None)
    new_desk.key(Qt.Key.Key_F2)
    assert overlay(new_desk) is not None
    new_desk.key(Qt.Key.Key_Escape)

    assert overlay(new_desk) is None
    new_desk.until(lambda: {"shows_tour": False} in remembered)
    new_desk.new_dossier()


def test_it_can_be_asked_for_and_says_what_has_no_room_in_the_middle(window: Window) -> None:
    window.sign_in()
    assert overlay(window) is None
    window.shell.resize(860, 600)
    window.key(Qt.Key.Key_F1, Qt.KeyboardModifier.AltModifier)
    window.until(lambda: overlay(window) is not None)
    window.key(Qt.Key.Key_Right)

    ring = window.shell.findChild(QFrame, "tour_ring")
    assert ring is not None
    assert not ring.isVisible()
    window.key(Qt.Key.Key_Left)
    assert ring.isVisible()
    found = overlay(window)
    assert found is not None
    assert window.shell.rect().contains(found.geometry())


def test_a_new_desk_names_its_first_dossier(new_desk: Window) -> None:
    new_desk.sign_in()
    new_desk.until(lambda: overlay(new_desk) is not None)
    new_desk.key(Qt.Key.Key_Escape)
    made = new_desk.shell.findChild(QPushButton, "home_next")
    assert made is not None
    new_desk.until(lambda: "đầu tiên" in made.text())
