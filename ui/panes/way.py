"""What the ways to pay share."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


class Way(QWidget):
    """One way to pay. Qt gives the box the height of the highest way, in sight or not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)

    def heightForWidth(self, width: int) -> int:
        """What its words need while it is in sight."""
        return 0 if self.isHidden() else super().heightForWidth(width)
