"""The line at the bottom: which keys work now, and whether something is read or held."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui import theme
from ui.widgets.labels import label, line


class KeyStrip(QFrame):
    """Four labels side by side; all but the first are empty most of the time."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keys")
        self.keys = line("", "quiet", name="keys_text")
        self._screens = label("", "quiet", name="keys_screens", wrap=False)
        self._busy = label("", name="busy", wrap=False, state="waiting")
        self._frozen = label("", name="frozen", wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * theme.GRID, 4, 2 * theme.GRID, 4)
        row.addWidget(self.keys, 1)
        row.addWidget(self._screens)
        row.addWidget(self._busy)
        row.addWidget(self._frozen)

    def tell_screens(self, keys: str) -> None:
        """How to get to the other screens while their list has no room; "" while it has."""
        self._screens.setText(self.tr("{keys} màn hình").format(keys=keys) if keys else "")

    def tell_slow(self, is_slow: bool) -> None:
        """One way to say on every screen that an answer is still on its way."""
        self._busy.setText(f"{theme.WAITING} " + self.tr("Đang đọc…") if is_slow else "")

    def tell_frozen(self, is_frozen: bool) -> None:
        """Whether the citizen sees what they saw."""
        self._frozen.setText(
            self.tr("■ Màn hình công dân đang giữ nguyên (F11)") if is_frozen else ""
        )
