"""Work beside the window waits while a key is heard, and goes on as soon as it was."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter_app import courtesy
from counter_app.domain.errors import CounterError
from tests.ui.conftest import Window
from ui.lanes import Lane

A_MOMENT_S = 0.2


def test_a_lane_waits_while_an_answer_is_heard(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(courtesy, "LONGEST_S", 60.0)
    owner, first, lane, passed = QObject(), Lane("first"), Lane("polite"), threading.Event()
    seen: list[bool] = []

    def hear(_none: None) -> None:
        lane.run(_giving_way(passed), owner, _nothing, _failed)
        seen.append(passed.wait(A_MOMENT_S))

    first.run(lambda: None, owner, hear, _failed)
    qtbot.waitUntil(passed.is_set)

    assert seen == [False]
    first.stop()
    lane.stop()


def test_a_lane_begins_no_other_piece_of_work_meanwhile(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Work that asks nobody anything, a page that is drawn, waits too."""
    monkeypatch.setattr(courtesy, "LONGEST_S", 60.0)
    owner, first, lane, begun = QObject(), Lane("first"), Lane("polite"), threading.Event()
    seen: list[bool] = []

    def hear(_none: None) -> None:
        lane.run(begun.set, owner, _nothing, _failed)
        seen.append(begun.wait(A_MOMENT_S))

    first.run(lambda: None, owner, hear, _failed)
    qtbot.waitUntil(begun.is_set)

    assert seen == [False]
    first.stop()
    lane.stop()


def test_a_lane_waits_while_a_key_is_heard(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.sign_in()
    window.new_dossier()
    monkeypatch.setattr(courtesy, "LONGEST_S", 60.0)
    lane, passed = Lane("polite"), threading.Event()
    seen: list[bool] = []
    name = window.edit("full_name")

    def hear() -> None:
        lane.run(_giving_way(passed), name, _nothing, _failed)
        seen.append(passed.wait(A_MOMENT_S))

    name.textEdited.connect(hear)
    courtesy.window_rests()
    QTest.keyClicks(name, "a")
    window.until(passed.is_set)

    assert seen == [False]
    lane.stop()


def test_what_a_key_changed_is_painted_before_work_goes_on(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.sign_in()
    window.new_dossier()
    window.rest(100)
    monkeypatch.setattr(courtesy, "LONGEST_S", 60.0)
    name = window.edit("full_name")
    paints = _Paints(name)

    window.hit(Qt.Key.Key_A)
    window.until(lambda: bool(paints.were_at_rest))

    assert paints.were_at_rest[0] is False
    window.until(courtesy.is_window_at_rest)


def test_a_window_that_nobody_touches_is_at_rest_and_does_not_turn(window: Window) -> None:
    """What tells of the rest wakes the loop for nothing no more than once."""
    window.sign_in()
    turns: list[None] = []
    window.until(courtesy.is_window_at_rest)
    loop = QAbstractEventDispatcher.instance()
    turn = partial(turns.append, None)
    loop.aboutToBlock.connect(turn)
    window.rest(300)
    loop.aboutToBlock.disconnect(turn)

    assert courtesy.is_window_at_rest()
    assert len(turns) < 100


def test_urgent_work_does_not(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is typed goes to disk beside the window."""
    monkeypatch.setattr(courtesy, "LONGEST_S", 60.0)
    owner, first, lane, passed = QObject(), Lane("first"), Lane("urgent"), threading.Event()
    seen: list[bool] = []

    def hear(_none: None) -> None:
        lane.run(_giving_way(passed), owner, _nothing, _failed, is_urgent=True)
        seen.append(passed.wait(30.0))

    first.run(lambda: None, owner, hear, _failed)
    qtbot.waitUntil(lambda: bool(seen), timeout=40_000)

    assert seen == [True]
    first.stop()
    lane.stop()


class _Paints(QObject):
    """Whether the window was said to be at rest, at each paint of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.were_at_rest: list[bool] = []
        widget.installEventFilter(self)

    def eventFilter(self, _widget: QObject, event: QEvent) -> bool:
        """Looks on, and stops nothing."""
        if event.type() == QEvent.Type.Paint:
            self.were_at_rest.append(courtesy.is_window_at_rest())
        return False


def _giving_way(passed: threading.Event) -> Callable[[], None]:
    def work() -> None:
        courtesy.give_way()
        passed.set()

    return work


def _nothing(_none: None) -> None:
    """Nobody waits for it."""


def _failed(error: CounterError) -> None:
    raise error
