"""What comes over the work for a moment: the keys are its own, Esc gives them back."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from ui import theme

WIDTH, HEIGHT = 760, 560
# The desk is locked from anywhere.
PASSED_ON = (Qt.Key.Key_F12,)


class Overlay(QFrame):
    """No window of its own and no question: the work stands behind it as it was left."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("overlay", True)
        self._before: QWidget | None = None
        self._is_closing = False
        self.inside = QVBoxLayout(self)
        margin = 2 * theme.GRID
        self.inside.setContentsMargins(margin, margin, margin, margin)
        self.inside.setSpacing(theme.GRID)
        self.hide()

    def open(self, first: QWidget) -> None:
        """Come up in the middle, the focus on `first`."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
            # Only while it is there: each event of the application comes by.
            _application().installEventFilter(self)
        self.place()
        self.show()
        self.raise_()
        first.setFocus()

    def close_overlay(self) -> None:
        """Go, and give the focus back to where it was."""
        _application().removeEventFilter(self)
        self._is_closing = True
        before, self._before = self._before, None
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus()
        self.hide()
        self._is_closing = False

    def place(self) -> None:
        """In the middle of the window, as large as it lets."""
        parent = self.parentWidget()
        assert parent is not None
        room, margin = parent.rect(), 2 * theme.GRID
        wide = min(theme.px(WIDTH), room.width() - margin)
        high = min(theme.px(HEIGHT), room.height() - margin)
        self.setGeometry((room.width() - wide) // 2, (room.height() - high) // 2, wide, high)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While it is there, a key of the work behind it does nothing."""
        if self.isHidden() or event.type() is not QEvent.Type.ShortcutOverride:
            return super().eventFilter(watched, event)
        assert isinstance(event, QKeyEvent)
        if event.key() in PASSED_ON:
            return False
        event.accept()
        return True

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002  # Qt's own signature
        """The Tab key stays within."""
        if self._is_closing:
            return super().focusNextPrevChild(next)
        stops = [
            one
            for one in self.findChildren(QWidget)
            if one.focusPolicy().value & Qt.FocusPolicy.TabFocus.value and one.isVisible()
        ]
        if not stops:
            return False
        at = stops.index(self.focusWidget()) if self.focusWidget() in stops else 0
        next_at = at + (1 if next else -1)
        stops[next_at % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_overlay()
        else:
            super().keyPressEvent(event)


def _application() -> QCoreApplication:
    application = QApplication.instance()
    assert application is not None
    return application
