"""Help as the window gives it: the guide takes the place of the work for a moment, and gives it
back at the very field. Nothing of the window is covered: light, notices and citizen stay in sight.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget, QWidget

from ui import guide
from ui.guide import Page
from ui.widgets.page import Page as ScreenPage

if TYPE_CHECKING:
    from ui.keymap import KeyMap
    from ui.screens.guide import GuideScreen


class Help(QObject):
    """Holds the guide, made when it is first wanted; `strip` says which keys work."""

    def __init__(self, keymap: KeyMap, stack: QStackedWidget, strip: QLabel) -> None:
        super().__init__(stack)
        self._keymap = keymap
        self._stack = stack
        self._strip = strip
        self._of_the_work = ""
        self._guide: GuideScreen | None = None
        self._work: QWidget | None = None
        self._field: QWidget | None = None

    @property
    def page(self) -> Page | None:
        """What is being read; None where the guide is shut."""
        made = self._guide
        return made.page if made is not None and self._stack.currentWidget() is made else None

    def open(self, page: Page | None = None) -> None:
        """A page, or the one for where the focus is."""
        made = self._made()
        if self.page is None:
            self._field = QApplication.focusWidget()
            self._work = self._stack.currentWidget()
            self._of_the_work = self._strip.text()
            self._strip.setText(made.hint)
        elif page is None:
            return
        wanted = page or guide.page_for(_modules(self._field, self._work))
        self._stack.setCurrentWidget(made)
        made.open(wanted)

    def close(self) -> None:
        """Back to the field that was left, or to where the work itself has gone on since."""
        work, field = self._work, self._field
        self._work = self._field = None
        if self.page is None or work is None or not shiboken6.isValid(work):
            return
        gone_on = work.focusWidget()
        if self._guide is not None and self._strip.text() == self._guide.hint:
            self._strip.setText(self._of_the_work)
        self._stack.setCurrentWidget(work)
        is_there = field is not None and shiboken6.isValid(field) and field.isVisible()
        if field is not None and is_there and gone_on in (None, field):
            field.setFocus()
        now = QApplication.focusWidget()
        is_in_it = now is not None and now.isVisible() and work.isAncestorOf(now)
        if isinstance(work, ScreenPage) and not is_in_it:
            # What was left is gone, a list that has emptied: the screen says where one begins.
            screen: Any = work.widget()
            screen.shown()

    def forget(self) -> None:
        """Another language: the guide is made anew when it is wanted."""
        if self._guide is not None:
            self.close()
            self._stack.removeWidget(self._guide)
            self._guide.deleteLater()
            self._guide = None

    def _made(self) -> GuideScreen:
        if self._guide is None:
            from ui.screens.guide import GuideScreen

            self._guide = GuideScreen(self._keymap, self._stack)
            self._guide.left.connect(self.close)
            self._stack.addWidget(self._guide)
        return self._guide


def _modules(field: QWidget | None, work: QWidget | None) -> Iterator[str]:
    """Where somebody is, from the innermost widget outwards."""
    start = work.widget() if isinstance(work, ScreenPage) else work
    widget = start
    if field is not None and start is not None and start.isAncestorOf(field):
        widget = field
    while widget is not None:
        yield type(widget).__module__
        widget = widget.parentWidget()
