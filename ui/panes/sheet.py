"""One line above the panes: the form is copied from a sheet that was written in a power cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ui import theme
from ui.widgets.labels import set_state

if TYPE_CHECKING:
    from counter_app.domain.blackout import OnPaper


class SheetLine(QLabel):
    """Hidden where the citizen sits here now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet_line")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", "title")
        set_state(self, "soon")

    def show_sheet(self, sheet: OnPaper | None) -> None:
        """Its number, when it was written, and whether notes were taken."""
        self.setVisible(sheet is not None)
        if sheet is None:
            return
        money = self.tr("có thu tiền mặt") if sheet.receipt else self.tr("không thu tiền mặt")
        self.setText(
            self.tr("{mark} Nhập từ tờ viết tay {serial}, viết lúc {at} – {money}").format(
                mark=theme.SOON,
                serial=sheet.serial,
                at=f"{sheet.written_at:%H:%M %d/%m/%Y}",
                money=money,
            )
        )
