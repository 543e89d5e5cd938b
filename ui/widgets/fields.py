"""Fields of one line that every screen makes alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from ui import theme
from ui.language import tr
from ui.widgets.labels import label

Value = TypeVar("Value", bound=str)

# Letters that a reason, a name or a path may have; what is longer is a document.
MOST = 300


def text_field(
    name: str,
    words: str,
    parent: QWidget,
    *,
    hint: str | None = None,
    most: int = MOST,
    text: str = "",
) -> QLineEdit:
    """A field that tells what belongs in it: read aloud as `words`, seen as `hint` while empty.

    `text` stands in it from the start.
    """
    made = QLineEdit(parent)
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setPlaceholderText(words if hint is None else hint)
    made.setMaxLength(most)
    made.setText(text)
    return made


def wipe(edit: QLineEdit) -> None:
    """Nothing stands in it, and Ctrl+Z brings nothing back: it was another citizen's.

    `QLineEdit.clear` is one more step that can be undone.
    """
    edit.setText("")


def named(words: str, field: QWidget, *, width: int = 0) -> QWidget:
    """The field behind its name, which is still read once something stands in it.

    `width` is what the field takes where it is to hold a few signs alone.
    """
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.GRID)
    row.addWidget(label(words, wrap=False))
    row.addWidget(field, 1)
    if width:
        theme.hold(field, width=width)
        made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made


def pick_field(
    name: str, words: str, parent: QWidget, entries: Mapping[Value, str] | None = None
) -> QComboBox:
    """A field that takes one of a few values; `entries` are the values with what is read there."""
    made = QComboBox(parent)
    made.setObjectName(name)
    made.setAccessibleName(words)
    for value, told in (entries or {}).items():
        made.addItem(tr(told), value)
    return made
