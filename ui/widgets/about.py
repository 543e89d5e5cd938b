"""Words that are typed about a chosen line, which may leave its list before they are used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.language import tr
from ui.words import said

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

    from ui.widgets.note import Note

_NONE = said(
    "Chưa dòng nào được chọn: dòng trước đã rời danh sách. Chữ đã gõ còn nguyên, chưa ghi gì; "
    "chọn một dòng rồi làm tiếp."
)


class About:
    """A reason is for the line that it was typed for: the next one never inherits it."""

    def __init__(self, note: Note, *edits: QLineEdit) -> None:
        self._note = note
        self._edits = edits

    @property
    def is_typed(self) -> bool:
        """Whether any words stand there."""
        return any(edit.text().strip() for edit in self._edits)

    def tell(self) -> None:
        """They are about no line now."""
        self._note.marked(tr(_NONE), "soon")
