"""Where the keys go once an answer is there: nobody is taken from what they do meanwhile."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget


def offer(widget: QWidget) -> None:
    """The focus, if it is in sight and nothing that lies over it has the keys."""
    now: QWidget | None = QApplication.focusWidget()
    if widget.isVisible() and (now is None or _place(now).isAncestorOf(widget)):
        widget.setFocus()


def _place(widget: QWidget) -> QWidget:
    """What comes over the work for a moment, or else all of its window."""
    place: QWidget | None = widget
    while place is not None and not place.property("overlay"):
        place = place.parentWidget()
    return place or widget.window()
