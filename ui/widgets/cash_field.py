"""What is handed over the counter, typed in digits or note by note."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from counter_app.domain.errors import InputError
from counter_app.domain.money import ZERO, Money
from ui import formats

# One key for each note that citizens hand over most.
NOTES = {"Q": 500_000, "W": 200_000, "E": 100_000, "R": 50_000, "T": 20_000, "Y": 10_000}
# In thousands of đồng.
NOTE_KEYS = "   ".join(f"{key}\u00a0{value // 1000}" for key, value in NOTES.items())


class CashField(QLineEdit):
    """A letter is a note on top of what stands there; `counted` tells of letters and digits."""

    counted = Signal()

    def __init__(self, name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.textEdited.connect(self.counted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A note, or a digit."""
        note = NOTES.get(event.text().upper())
        if note is None:
            super().keyPressEvent(event)
            return
        self.setText(formats.digits(self._so_far() + Money(note)))
        self.counted.emit()

    def _so_far(self) -> Money:
        try:
            return Money.parse(self.text()) if self.text() else ZERO
        except InputError:
            return ZERO
