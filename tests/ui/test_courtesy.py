"""Work beside the window waits while a key is heard, and goes on as soon as it was."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest
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


def test_urgent_work_does_not(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A key may wait for it."""
    monkeypatch.setattr(courtesy, "LONGEST_S", 60.0)
    owner, first, lane, passed = QObject(), Lane("first"), Lane("urgent"), threading.Event()
    seen: list[bool] = []

    def hear(_none: None) -> None:
        lane.run(_giving_way(passed), owner, _nothing, _failed, is_urgent=True)
        seen.append(lane.wait_for_urgent(30.0))

    first.run(lambda: None, owner, hear, _failed)
    qtbot.waitUntil(lambda: bool(seen), timeout=40_000)

    assert seen == [True]
    first.stop()
    lane.stop()


def _giving_way(passed: threading.Event) -> Callable[[], None]:
    def work() -> None:
        courtesy.give_way()
        passed.set()

    return work


def _nothing(_none: None) -> None:
    """Nobody waits for it."""


def _failed(error: CounterError) -> None:
    raise error
