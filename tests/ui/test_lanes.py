"""Work on a lane comes home on the UI thread, in order, or is dropped with its owner."""

from __future__ import annotations

import threading
from functools import partial

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from counter_app.domain.errors import CounterError, InputError
from ui.lanes import Lane


def test_results_come_home_in_order_on_the_ui_thread(qtbot: QtBot) -> None:
    owner, lane = QObject(), Lane("test")
    came: list[tuple[int, bool]] = []
    for number in range(20):
        lane.run(
            partial(int, number),
            owner,
            lambda n: came.append((n, threading.current_thread() is threading.main_thread())),
            lambda _error: came.clear(),
        )

    qtbot.waitUntil(lambda: len(came) == 20)

    assert came == [(number, True) for number in range(20)]
    lane.stop()


def test_an_expected_failure_is_a_value(qtbot: QtBot) -> None:
    owner, lane = QObject(), Lane("test")
    failures: list[CounterError] = []

    def fail() -> None:
        raise InputError("name_missing")

    lane.run(fail, owner, lambda _none: None, failures.append)

    qtbot.waitUntil(lambda: bool(failures))
    assert failures == [InputError("name_missing")]
    lane.stop()


def test_a_bug_reaches_the_excepthook(qtbot: QtBot) -> None:
    owner, lane = QObject(), Lane("test")

    with qtbot.captureExceptions() as bugs:
        lane.run(lambda: 1 // 0, owner, lambda _number: None, lambda _error: None)
        qtbot.waitUntil(lambda: bool(bugs))

    assert bugs[0][0] is ZeroDivisionError
    lane.stop()


def test_a_result_whose_owner_is_gone_is_dropped(qtbot: QtBot) -> None:
    owner, other, lane = QObject(), QObject(), Lane("test")
    gate = threading.Event()
    came: list[object] = []
    lane.run(gate.wait, owner, came.append, lambda _error: None)
    owner.deleteLater()
    qtbot.wait(20)
    gate.set()
    lane.run(lambda: "other", other, came.append, lambda _error: None)

    qtbot.waitUntil(lambda: came == ["other"])
    lane.stop()


def test_urgent_work_passes_what_waits_and_keeps_its_own_order(qtbot: QtBot) -> None:
    owner, lane = QObject(), Lane("test")
    is_at_it, begun = threading.Event(), threading.Event()
    done: list[str] = []

    def first() -> str:
        is_at_it.set()
        assert begun.wait(5)
        return "first"

    def run(name: str, *, is_urgent: bool) -> None:
        lane.run(lambda: name, owner, done.append, ignored, is_urgent=is_urgent)

    lane.run(first, owner, done.append, ignored)
    assert is_at_it.wait(5)
    for name in "ab":
        run(name, is_urgent=False)
    for name in "xy":
        run(name, is_urgent=True)
    begun.set()

    qtbot.waitUntil(lambda: len(done) == 5)
    lane.stop()
    assert done == ["first", "x", "y", "a", "b"]


def ignored(_error: CounterError) -> None:
    """Nothing here fails."""
