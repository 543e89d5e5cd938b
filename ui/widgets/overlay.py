"""What comes over the work for a moment: the keys are its own, Esc gives them back."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from ui import theme

WIDTH, HEIGHT = 760, 560
# Much enlarged, what is read needs the room more than the top line does.
LEAST = 320
# The window's shortcut that is passed on.
LOCK = "lock"


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
        """Come up, the focus on `first`."""
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
        """Below the top line, which may be spoken of here, and as large as the window lets."""
        room = self.room
        wide, high = min(theme.px(WIDTH), room.width()), min(theme.px(HEIGHT), room.height())
        self.setGeometry(room.x() + (room.width() - wide) // 2, room.y(), wide, high)

    @property
    def room(self) -> QRect:
        """The window below its top line, with a little air around; where too little, all of it."""
        window, margin = self.parentWidget(), theme.GRID
        assert window is not None
        whole = window.rect().adjusted(margin, margin, -margin, -margin)
        top = window.findChild(QWidget, "top")
        if top is None:
            return whole
        below = whole.adjusted(0, top.mapTo(window, top.rect().bottomLeft()).y(), 0, 0)
        return below if below.height() >= theme.px(LEAST) else whole

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While it is there, a key of the work behind it does nothing."""
        if self.isHidden() or event.type() is not QEvent.Type.ShortcutOverride:
            return super().eventFilter(watched, event)
        assert isinstance(event, QKeyEvent)
        if self._locks(event):
            return False
        event.accept()
        return True

    def _locks(self, event: QKeyEvent) -> bool:
        """The desk is locked from anywhere, by whichever key does it here."""
        parent, own = self.parentWidget(), Qt.FindChildOption.FindDirectChildrenOnly
        lock = parent.findChild(QShortcut, LOCK, own) if parent is not None else None
        return lock is not None and lock.key() == QKeySequence(event.keyCombination())

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
