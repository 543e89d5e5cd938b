"""Holds one screen: what does not fit at a large scale is scrolled to, never cut off."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from ui import theme

HINT_MARGIN = 24


class Page(QScrollArea):
    """No stop of the Tab key; it follows the focus, however that moves."""

    def __init__(self, screen: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(screen)
        for edit in screen.findChildren(QLineEdit):
            _name(edit)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        screen = self.widget()
        if new is not None and screen is not None and screen.isAncestorOf(new):
            self.ensureWidgetVisible(new)


def _name(edit: QLineEdit) -> None:
    """What stands in an empty field is its name too, and whole in its tip."""
    words = edit.placeholderText()
    if words:
        edit.setToolTip(edit.toolTip() or words)
        edit.setAccessibleName(edit.accessibleName() or words)
        # Whole at 100 %; much enlarged it may end in "…".
        wide = edit.fontMetrics().horizontalAdvance(words) * 100 // theme.look().scale
        edit.setMinimumWidth(max(edit.minimumWidth(), wide + HINT_MARGIN))
