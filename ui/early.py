"""What the first window says to Qt by number, since Qt's names for it are not there yet.

The namespace `Qt` of PySide6 makes a hundred tables of names when it is first touched, and that
takes as long as a tenth of a bare window's whole start. So nothing before the first paint touches
it: these few are properties of the widgets, set by the numbers behind the names. A test holds each
number against its name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

PLAIN_TEXT = ("textFormat", 0)
NO_FOCUS = ("focusPolicy", 0)
NO_SIDE_BAR = ("horizontalScrollBarPolicy", 1)
NO_ELLIPSIS = ("textElideMode", 3)
BY_DOTS = ("verticalScrollMode", 1)
ADJUSTS = ("resizeMode", 1)
RIGHT = ("alignment", 0x0002 | 0x0080)


def put(target: QObject, *properties: tuple[str, int]) -> None:
    """Set properties of a widget."""
    for name, number in properties:
        known = target.setProperty(name, number)
        assert known, name
