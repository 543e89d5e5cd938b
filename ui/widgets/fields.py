"""Fields of one line that every screen makes alike."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

# Letters that a reason, a name or a path may have; what is longer is a document.
MOST = 300


def text_field(
    name: str, words: str, parent: QWidget, *, hint: str | None = None, most: int = MOST
) -> QLineEdit:
    """A field that tells what belongs in it: read aloud as `words`, seen as `hint` while empty."""
    made = QLineEdit(parent)
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setPlaceholderText(words if hint is None else hint)
    made.setMaxLength(most)
    return made
