"""Not taking a dossier in: the reason and the clause, typed below whatever step is open."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from counter_app.domain.errors import CounterError
from counter_app.domain.supplement import TEXT_MAX
from ui import theme
from ui.widgets.fields import text_field
from ui.widgets.labels import label
from ui.widgets.note import Note

# In a draft: that the pane stood open.
REFUSING = "refusing"


class RefusalPane(QFrame):
    """Hidden until it is asked for. Enter in the last field sends both; nothing is kept before."""

    sent = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setObjectName("refusal")
        self.setAccessibleName(self.tr("Từ chối tiếp nhận"))
        self._reason = text_field("refusal_reason", self.tr("Lý do"), self, hint="", most=TEXT_MAX)
        self._clause = text_field(
            "refusal_clause", self.tr("Căn cứ (điều, khoản, văn bản)"), self, hint="", most=TEXT_MAX
        )
        self._note = Note("refusal_note")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        layout.setSpacing(theme.GRID // 2)
        layout.addWidget(label(self.tr("Từ chối tiếp nhận hồ sơ"), "title"))
        for edit in (self._reason, self._clause):
            layout.addWidget(label(edit.accessibleName(), "quiet"))
            layout.addWidget(edit)
        layout.addWidget(self._note)
        self._reason.returnPressed.connect(self._clause.setFocus)
        self._clause.returnPressed.connect(self._send)
        self.hide()

    def open(self) -> None:
        """Take the keys."""
        self._note.say(self.tr("Enter: in phiếu từ chối · Esc: thôi, chưa ghi gì"))
        self.show()
        self._reason.setFocus()

    @property
    def half_written(self) -> tuple[tuple[str, str], ...]:
        """That it is open; its words are kept by the names of their fields."""
        return () if self.isHidden() else ((REFUSING, "yes"),)

    def write_on(self, loose: Mapping[str, str]) -> None:
        """Open again where it stood open."""
        if REFUSING in loose:
            self.open()

    def reset(self) -> None:
        """For the next citizen."""
        self.hide()
        self._reason.clear()
        self._clause.clear()

    def fail(self, error: CounterError) -> None:
        """What is wrong, at the field it is about."""
        self._note.fail(error)
        (self._clause if error.field == "clause" else self._reason).setFocus()

    def _send(self) -> None:
        self.sent.emit(self._reason.text(), self._clause.text())
