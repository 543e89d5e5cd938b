"""Not taking a dossier in: the reason and the clause, typed in place of whatever step is open."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from counter_app.domain.errors import CounterError
from counter_app.domain.supplement import TEXT_MAX
from ui import theme
from ui.panes.pane import Pane
from ui.widgets import focus
from ui.widgets.fields import text_field, wipe
from ui.widgets.labels import label
from ui.widgets.note import Note
from ui.widgets.page import into_sight

# In a draft: that the pane stood open, alone or below a step that was looked at again.
REFUSING, IN_PLACE, BELOW = "refusing", "yes", "below"


class RefusalPane(QFrame):
    """Hidden until it is asked for. Enter in the last field sends both; nothing is kept before."""

    sent = Signal(str, str)
    # It takes the place of the open step.
    opened = Signal()

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
        self._instead_of: Pane | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        layout.setSpacing(theme.GRID // 2)
        layout.addWidget(label(self.tr("Từ chối tiếp nhận hồ sơ"), "title"))
        for edit in (self._reason, self._clause):
            layout.addWidget(label(edit.accessibleName(), "quiet"))
            layout.addWidget(edit)
        layout.addWidget(self._note)
        layout.addStretch(1)
        self._reason.returnPressed.connect(self._clause.setFocus)
        self._clause.returnPressed.connect(self._send)
        self.hide()

    def open(self) -> None:
        """Take the keys."""
        self._show()
        self.opened.emit()
        self._reason.setFocus()
        # Once it has its place: its field is in sight by then, and the rest of it comes along.
        QTimer.singleShot(0, self, self._show_whole)

    @property
    def is_in_place(self) -> bool:
        """Whether it stands there alone, the step folded."""
        folded = self._instead_of
        return not self.isHidden() and folded is not None and not folded.is_open

    def take_place_of(self, pane: Pane) -> None:
        """The step folds to its line, and this stands open below it."""
        screen = self.parentWidget()
        layout = screen.layout() if screen is not None else None
        assert isinstance(layout, QVBoxLayout)
        self._instead_of = pane
        pane.set_active(active=False)
        layout.removeWidget(self)
        layout.insertWidget(layout.indexOf(pane) + 1, self, 1)

    @property
    def half_written(self) -> tuple[tuple[str, str], ...]:
        """That it is open; its words are kept by the names of their fields."""
        if self.isHidden():
            return ()
        return ((REFUSING, IN_PLACE if self.is_in_place else BELOW),)

    def write_on(self, loose: Mapping[str, str]) -> None:
        """Open again where it stood open."""
        if loose.get(REFUSING) == BELOW:
            self._show()
        elif REFUSING in loose:
            self.open()

    def reset(self) -> None:
        """For the next citizen."""
        self.hide()
        wipe(self._reason)
        wipe(self._clause)

    def fail(self, error: CounterError) -> None:
        """What is wrong, at the field it is about."""
        self._note.fail(error)
        focus.offer(self._clause if error.field == "clause" else self._reason)

    def _show(self) -> None:
        self._note.say(self.tr("Enter: in phiếu từ chối · Esc: thôi, chưa ghi gì"))
        self.show()

    def _show_whole(self) -> None:
        into_sight(self, self._clause if self._clause.hasFocus() else self._reason)

    def _send(self) -> None:
        self.sent.emit(self._reason.text(), self._clause.text())
