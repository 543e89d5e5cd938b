"""Work on a lane comes home on the UI thread, in order, or is dropped with its owner."""

from __future__ import annotations

import threading
from functools import partial

import shiboken6
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


def test_urgent_work_waits_for_nothing_and_what_waits_comes_after_it(qtbot: QtBot) -> None:
    owner, lane = QObject(), Lane("test")
    is_at_it, may_go_on = threading.Event(), threading.Event()
    done: list[str] = []

    def first() -> str:
        is_at_it.set()
        assert may_go_on.wait(5)
        return "first"

    def run(name: str, *, is_urgent: bool) -> None:
        lane.run(lambda: name, owner, done.append, ignored, is_urgent=is_urgent)

    lane.run(first, owner, done.append, ignored)
    assert is_at_it.wait(5)
    for name in "ab":
        run(name, is_urgent=False)
    for name in "xy":
        run(name, is_urgent=True)

    qtbot.waitUntil(lambda: done == ["x", "y"])
    may_go_on.set()
    qtbot.waitUntil(lambda: len(done) == 5)
    lane.stop()
    assert done == ["x", "y", "first", "a", "b"]


def test_what_is_in_turn_begins_once_all_urgent_work_before_it_is_done(qtbot: QtBot) -> None:
    owner, lane = QObject(), Lane("test")
    may_go_on = threading.Event()
    done: list[str] = []

    def urgent() -> str:
        assert may_go_on.wait(5)
        return "urgent"

    lane.run(urgent, owner, done.append, ignored, is_urgent=True)
    lane.run(lambda: "in turn", owner, done.append, ignored)
    qtbot.wait(50)
    assert done == []
    may_go_on.set()

    qtbot.waitUntil(lambda: len(done) == 2)
    lane.stop()
    assert done == ["urgent", "in turn"]


def test_work_that_is_out_is_done_though_the_lane_is_gone_before_it_can_tell(
    qtbot: QtBot,
) -> None:
    """What is in turn waits for what is urgent, and would for ever."""
    owner, lane = QObject(), Lane("test")
    is_at_it, may_go_on, is_in_turn = threading.Event(), threading.Event(), threading.Event()

    def urgent() -> None:
        is_at_it.set()
        assert may_go_on.wait(5)

    for _ in range(2):
        lane.run(urgent, owner, lambda _none: None, ignored, is_urgent=True)
    lane.run(is_in_turn.set, owner, lambda _none: None, ignored)
    assert is_at_it.wait(5)

    shiboken6.delete(lane)
    may_go_on.set()

    assert is_in_turn.wait(5)
    lane.stop()


def ignored(_error: CounterError) -> None:
    """Nothing here fails."""
