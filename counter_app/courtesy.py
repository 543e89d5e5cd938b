"""Work beside the window gives way while the window has something to do.

The threads of a Python program share one interpreter. The window lends it out with each call into
Qt, and a page that comes to the front makes a thousand of them: beside a thread that works, each is
a wait for that thread and for the system to wake this one. So a thread waits before each question
to the database or the city, and a lane before each piece of work, until the window has heard a key
or an answer and painted what it changed; what takes longer than `LONGEST_S` nobody waits for. Where
there is no window nobody waits at all.
"""

from __future__ import annotations

import threading
import time

LONGEST_S = 0.15

_at_rest = threading.Event()
_at_rest.set()
_works_since = 0.0
# Of each thread: whether it lets nobody go first.
_here = threading.local()


def window_works() -> None:
    """A key or an answer came to the window, whose thread this is."""
    global _works_since  # noqa: PLW0603  # one interpreter, one window's thread
    hurry()
    _works_since = time.monotonic()
    _at_rest.clear()


def window_rests() -> None:
    """It has heard them and painted what they changed, and waits for more."""
    _at_rest.set()


def is_window_at_rest() -> bool:
    """Whether there is nothing that work beside it would wait for."""
    return _at_rest.is_set()


def hurry() -> None:
    """This thread, from now on, lets nobody go first: the window may be waiting for it."""
    _here.hurries = True


def give_way() -> None:
    """Wait until the window is at rest. Never with a lock in hand that others wait for."""
    if _at_rest.is_set() or getattr(_here, "hurries", False):
        return
    left = _works_since + LONGEST_S - time.monotonic()
    if left > 0:
        _at_rest.wait(left)
