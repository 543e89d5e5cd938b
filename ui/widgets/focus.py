"""Where the keys go once an answer is there: nobody is taken from what they do meanwhile."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.page import Page


def offer(widget: QWidget) -> None:
    """The focus, if it is in sight and the keys are on its own screen, or nowhere."""
    if not widget.isVisible():
        return
    now = QApplication.focusWidget()
    if now is None or not now.isVisible() or _place(widget).isAncestorOf(now):
        widget.setFocus()


def _place(widget: QWidget) -> QWidget:
    """Its screen; without one, all of its window."""
    place = widget
    while not (isinstance(place, Page) or place.isWindow()):
        above = place.parentWidget()
        assert above is not None, "what is no window lies in something"
        place = above
    return place
