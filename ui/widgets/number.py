"""A whole number in a field of its own."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox, QWidget

from ui import theme


class Number(QSpinBox):
    """A count without arrows: wiped out it is its least at once, and the next digit begins anew."""

    def __init__(self, name: str, words: str, least: int, most: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setRange(least, most)
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        # Qt lets no style sheet indent it; whoever is made after its page is indented too.
        theme.hold(self.lineEdit(), indent=theme.GRID)
        self.lineEdit().textEdited.connect(self._on_edited)

    def _on_edited(self, words: str) -> None:
        if not words:
            self.setValue(self.minimum())
            self.selectAll()
