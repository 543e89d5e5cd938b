"""What tells a drill from the counter, over everything and in both languages at all times."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ui import theme
from ui.widgets.labels import button, label

DRILL_POINTS = 24
# The citizen reads it too, whatever the window speaks.
WORDS = "■ DIỄN TẬP – KHÔNG CÓ GIÁ TRỊ · DRILL – OF NO VALUE ■"


def drill_banner(points: int) -> QLabel:
    """The words alone, for the citizen's screen."""
    made = label(WORDS, name="drill_banner")
    made.setProperty("drill", True)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setMargin(theme.GRID)
    theme.hold(made, points=points)
    return made


class DrillRow(QFrame):
    """The banner, the plug and the way out."""

    left = Signal()

    def __init__(
        self, pull_the_plug: Callable[[], object] | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("drill_row")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GRID, 4, theme.GRID, 4)
        row.addWidget(drill_banner(theme.TITLE), 1)
        if pull_the_plug is not None:
            cut = button(self.tr("Cúp điện (Ctrl+Shift+F12)"), "drill_cut")
            cut.setShortcut("Ctrl+Shift+F12")
            cut.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            cut.clicked.connect(pull_the_plug)
            row.addWidget(cut)
        leave = button(self.tr("Rời diễn tập (Ctrl+Shift+F10)"), "drill_leave")
        leave.setShortcut("Ctrl+Shift+F10")
        leave.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        leave.clicked.connect(self.left)
        row.addWidget(leave)
