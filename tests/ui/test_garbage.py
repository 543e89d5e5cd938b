"""Garbage is collected on the window's thread alone, and holds nothing that Qt still uses."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from counter_app import courtesy
from counter_app.settings import read
from counter_app.verbs.setup import setup_wiring
from tests.ui.conftest import Window
from ui.app import build_setup
from ui.garbage import Sweeper
from ui.routes import ROUTES


class Held(QObject):
    """Part of a cycle."""

    itself: Held


def test_a_cycle_that_a_lane_leaves_ends_on_the_windows_thread(window: Window) -> None:
    """Ended on the lane it takes Qt's lock, and the window stands still for ever."""
    assert ends_of_a_lanes_cycle(window.until) == ([], [threading.get_ident()])


def test_in_the_first_run_it_ends_on_the_windows_thread_too(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTER_KEY_STORE", "file")
    # As for the verb that opens it; a window of another test has turned it off.
    gc.enable()
    window = build_setup(setup_wiring(read(tmp_path / "data"), "vi", pytest.fail))
    try:
        ends = ends_of_a_lanes_cycle(lambda holds: qtbot.waitUntil(holds, timeout=10_000))
    finally:
        gc.disable()
        window.close()
        window.deleteLater()

    assert ends == ([], [threading.get_ident()])


def ends_of_a_lanes_cycle(
    until: Callable[[Callable[[], bool]], None],
) -> tuple[list[int], list[int]]:
    """The threads that ended it while its lane worked, and after that."""
    ended: list[int] = []

    def work() -> None:
        made = Held()
        made.itself = made
        weakref.finalize(made, lambda: ended.append(threading.get_ident()))
        del made
        # Far more than the collector would let pass by itself.
        assert [[number] for number in range(500_000)]

    lane = threading.Thread(target=work)
    lane.start()
    lane.join()
    on_the_lane = list(ended)
    until(lambda: bool(ended))
    return on_the_lane, ended


def test_nothing_is_swept_before_the_start_is_forgotten_and_everything_after(
    window: Window,
) -> None:
    """The first look through what a start has loaded takes longer than a stall that is felt."""
    sweeper = window.shell.findChild(Sweeper)
    assert sweeper is not None
    try:
        sweeper.hold()
        before = sweeper.is_sweeping
        sweeper.forget_the_start()
        made = Held()
        made.itself = made
        left = weakref.ref(made)
        del made

        window.until(lambda: left() is None)
    finally:
        gc.unfreeze()

    assert (before, sweeper.is_sweeping) == (False, True)


def test_a_sweep_comes_once_what_a_key_changed_is_painted(window: Window) -> None:
    """What both take would be felt as one stall."""
    sweeper = window.shell.findChild(Sweeper)
    assert sweeper is not None
    made = Held()
    made.itself = made
    left = weakref.ref(made)
    del made

    courtesy.window_works()
    sweeper.sweep()
    in_between = left()
    is_waiting = in_between is not None
    del in_between

    window.until(lambda: left() is None)
    assert is_waiting


def test_no_screen_leaves_anything_of_qts_in_a_cycle(window: Window) -> None:
    """What Qt still draws and Python holds in a cycle alone ends the process when it is swept."""
    gc.collect()
    # What the windows of other tests still hold until a timer of theirs ends is not this one's.
    others = {id(one) for one in gc.get_objects() if isinstance(one, QObject)}
    window.sign_in()
    window.new_dossier()
    window.key(Qt.Key.Key_Escape)
    for route in ROUTES:
        window.shell.open_screen(route.name)
        window.until(lambda: window.shell.counter.is_idle)

    assert _in_cycles(others) == []


def _in_cycles(others: set[int]) -> list[str]:
    """The kinds of Qt's objects that a collection would end now, but for `others`."""
    held: list[Any] = gc.garbage
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        gc.collect()
        ours = [one for one in held if isinstance(one, QObject) and id(one) not in others]
        return sorted(type(one).__name__ for one in ours)
    finally:
        gc.set_debug(0)
        held.clear()
