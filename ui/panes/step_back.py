"""Ctrl+Z in a field: its own as long as it has something to take back, then the form's."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from ui.panes.quantities import Quantities

# Without this they take the key for themselves, whether or not they have a use for it.
_TAKING = (QLineEdit, QPlainTextEdit, QSpinBox)


class StepBack(QObject):
    """Lets the key through to the screen's shortcut where the field that has the keys is done."""

    def __init__(self, screen: QWidget) -> None:
        super().__init__(screen)
        for kind in _TAKING:
            for field in screen.findChildren(kind):
                self._watch(field)
        for counts in screen.findChildren(Quantities):
            # A unit that no procedure had so far brings a field.
            counts.made.connect(self._watch)

    def _watch(self, field: QWidget) -> None:
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ignored by the field, the key is a shortcut's."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and not _has_step(watched)
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _has_step(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    if isinstance(field, QPlainTextEdit):
        return field.document().isUndoAvailable()
    # Each digit of a count is a step of the form already.
    return not isinstance(field, QSpinBox)
