"""Qt's classes, made on the window's thread before another thread may name one.

PySide makes a class of Qt's when it is first named, and runs Python in the middle of it. A thread
that derives from one just then gets a class that Qt knows nothing of, and the program ends when Qt
asks an object of it what it is. So all of them are made before a lane loads anything that derives.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

PIECE_S = 0.005


def make() -> Iterator[None]:
    """A few at a time: between two pieces the window lives."""
    from PySide6 import QtCore, QtGui, QtWidgets

    begun = time.perf_counter()
    for module in (QtCore, QtGui, QtWidgets):
        for name in dir(module):
            getattr(module, name)
            if time.perf_counter() - begun > PIECE_S:
                yield
                begun = time.perf_counter()
