"""What stands typed and chosen on a screen, carried over when the screen is made anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

OF_ANOTHER = (QComboBox, QSpinBox)


@dataclass(frozen=True, slots=True)
class Carried:
    """By the names of the fields. `place` is what the screen itself says of where it is."""

    texts: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, int] = field(default_factory=dict)
    focus: str = ""
    place: str = ""


def take(screen: QWidget) -> Carried:
    """Everything typed and chosen; of a password nothing."""
    texts = {
        edit.objectName(): edit.text()
        for edit in screen.findChildren(QLineEdit)
        if edit.text() and edit.echoMode() is QLineEdit.EchoMode.Normal and _is_own(edit)
    }
    texts |= {edit.objectName(): edit.toPlainText() for edit in screen.findChildren(QPlainTextEdit)}
    choices = {one.objectName(): one.currentIndex() for one in screen.findChildren(QComboBox)}
    choices |= {one.objectName(): one.value() for one in screen.findChildren(QSpinBox)}
    focused: QWidget | None = screen.focusWidget()
    place: Any = getattr(screen, "place", "")
    return Carried(texts, choices, "" if focused is None else focused.objectName(), place)


def give(screen: QWidget, carried: Carried) -> None:
    """The same into a screen that was just made and shown."""
    for combo in screen.findChildren(QComboBox):
        at = carried.choices.get(combo.objectName(), -1)
        if 0 <= at < combo.count():
            combo.setCurrentIndex(at)
    for spin in screen.findChildren(QSpinBox):
        if spin.objectName() in carried.choices:
            spin.setValue(carried.choices[spin.objectName()])
    for edit in screen.findChildren(QLineEdit):
        words = carried.texts.get(edit.objectName(), "")
        if words and _is_own(edit) and edit.text() != words:
            edit.setText(words)
    for page in screen.findChildren(QPlainTextEdit):
        if words := carried.texts.get(page.objectName(), ""):
            page.setPlainText(words)
    focused = screen.findChild(QWidget, carried.focus) if carried.focus else None
    if focused is not None and focused.isVisibleTo(screen):
        focused.setFocus()


def _is_own(edit: QLineEdit) -> bool:
    return bool(edit.objectName()) and not isinstance(edit.parent(), OF_ANOTHER)
