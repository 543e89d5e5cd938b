"""Shows a paper exactly as it will come out of the receipt printer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from counter_app.ports import Raster
from ui.widgets.qr_view import image_of

MARGIN = 16


class PaperView(QScrollArea):
    """A roll of paper, scrolled by the arrow keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._is_fit_for = 0
        self._label = QLabel(self)
        self._label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._label)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Xem trước giấy in"))

    @property
    def has_paper(self) -> bool:
        """Whether a paper is shown."""
        return self._image is not None

    def clear(self) -> None:
        """Show nothing."""
        self._image = None
        self._label.clear()

    def show_paper(self, raster: Raster) -> None:
        """Show a drawn paper, scaled down to the width there is."""
        self._image = image_of(raster)
        self._is_fit_for = 0
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Now it has the width that it will have."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """To the width beside the scroll bar, there or not: as it comes, nothing is drawn anew.

        Out of sight it has some width or other, and a shift's report is long: that can wait.
        """
        if self._image is None or not self.isVisible():
            return
        beside = self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth() + MARGIN
        width = min(self._image.width(), max(120, self.width() - beside))
        if width != self._is_fit_for:
            self._is_fit_for = width
            smooth = Qt.TransformationMode.SmoothTransformation
            self._label.setPixmap(QPixmap.fromImage(self._image.scaledToWidth(width, smooth)))
