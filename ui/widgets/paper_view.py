"""Shows a paper exactly as it will come out of the receipt printer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from counter_app.ports import Raster
from ui.widgets.qr_view import image_of

MARGIN = 16


class PaperView(QScrollArea):
    """A roll of paper, scrolled by the arrow keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = _Sheet(self)
        self.setWidget(self._sheet)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Xem trước giấy in"))

    @property
    def has_paper(self) -> bool:
        """Whether a paper is shown."""
        return self._sheet.raster is not None

    def clear(self) -> None:
        """Show nothing."""
        self._sheet.show_paper(None)

    def show_paper(self, raster: Raster) -> None:
        """Show a drawn paper, scaled down to the width there is."""
        self._sheet.show_paper(raster)
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
        """To the width beside the scroll bar, there or not: as it comes, nothing is drawn anew."""
        if self._sheet.raster is not None and self.isVisible():
            beside = self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth() + MARGIN
            self._sheet.fit(min(self._sheet.raster.width, max(120, self.width() - beside)))


class _Sheet(QWidget):
    """The paper in pieces as high as it is wide, each drawn when it first comes into sight: the
    report of a long shift takes no longer than a slip. Such a piece has whole dots at any width.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.raster: Raster | None = None
        self._width = 0
        self._pieces: dict[int, QPixmap] = {}

    def show_paper(self, raster: Raster | None) -> None:
        """Another one, or none; it is seen once it was told how wide."""
        self.raster = raster
        self.fit(0)

    def fit(self, width: int) -> None:
        """As wide as that from now on, in dots."""
        if width == self._width and width:
            return
        self._width = width
        self._pieces.clear()
        high = -(-self.raster.height * width // self.raster.width) if self.raster is not None else 0
        self.setMinimumSize(width, high)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pieces in sight."""
        if self.raster is None or not self._width:
            return
        seen, left = event.rect(), (self.width() - self._width) // 2
        painter = QPainter(self)
        last = min(seen.bottom(), self.minimumHeight() - 1)
        for number in range(seen.top() // self._width, last // self._width + 1):
            painter.drawPixmap(left, number * self._width, self._piece(self.raster, number))
        painter.end()

    def _piece(self, raster: Raster, number: int) -> QPixmap:
        found = self._pieces.get(number)
        if found is None:
            stride, top = (raster.width + 7) // 8, number * raster.width
            rows = min(raster.width, raster.height - top)
            part = Raster(raster.width, rows, raster.bits[top * stride : (top + rows) * stride])
            smooth = Qt.TransformationMode.SmoothTransformation
            found = QPixmap.fromImage(image_of(part).scaledToWidth(self._width, smooth))
            self._pieces[number] = found
        return found
