"""Shows a paper exactly as it will come out of the receipt printer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from counter_app.ports import Raster
from ui.widgets.qr_view import image_of


class PaperView(QScrollArea):
    """A roll of paper, scrolled by the arrow keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel(self)
        self._label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._label)
        self.setWidgetResizable(True)
        self.setAccessibleName(self.tr("Xem trước giấy in"))

    @property
    def has_paper(self) -> bool:
        """Whether a paper is shown."""
        return not self._label.pixmap().isNull()

    def clear(self) -> None:
        """Show nothing."""
        self._label.clear()

    def show_paper(self, raster: Raster, width: int = 384) -> None:
        """Show a drawn paper, scaled down to `width` pixels."""
        image = image_of(raster)
        smooth = Qt.TransformationMode.SmoothTransformation
        self._label.setPixmap(QPixmap.fromImage(image.scaledToWidth(width, smooth)))
