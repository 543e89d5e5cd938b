"""Garbage that holds Qt's objects is never destroyed on a lane."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QObject

from tests.ui.conftest import Window


class Held(QObject):
    """Part of a cycle."""

    itself: Held


def test_no_cycle_ends_on_a_lane_while_there_is_a_window(window: Window) -> None:
    """Ended on a lane it takes Qt's lock, and the window stands still for ever."""
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
    window.rest(10)

    assert (gc.isenabled(), ended) == (False, [])
