"""Shows a QR code at whole dots per module, as large as its place allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from counter_app.ports import Raster

# Four dots are a millimetre on a counter's screen: a phone reads the code from half a metre.
DOTS_READ = 4


class QrView(QWidget):
    """A code is black on white in every theme: a reader needs the contrast."""

    def __init__(self, parent: QWidget | None = None, *, least: int = 120) -> None:
        super().__init__(parent)
        self._code: QImage | None = None
        self._least = least
        self.setMinimumSize(least, least)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Mã QR để nộp tiền"))

    def show_code(self, code: Raster | None) -> None:
        """Show a code, or nothing."""
        self._code = None if code is None else image_of(code)
        self.updateGeometry()
        self.update()

    @property
    def dots(self) -> int:
        """Dots of the screen for each module as it is drawn now; 0 where none is."""
        if self._code is None:
            return 0
        return min(self.width(), self.height()) // self._code.width()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the modules without smoothing."""
        if self._code is None:
            return
        scale = self.dots
        if scale < 1:
            return
        size = self._code.size() * scale
        place = QRect(
            (self.width() - size.width()) // 2, (self.height() - size.height()) // 2, 0, 0
        )
        place.setSize(size)
        painter = QPainter(self)
        painter.drawImage(place, self._code)
        painter.end()

    def sizeHint(self) -> QSize:
        """What a phone reads across a desk; it grows into whatever room there is."""
        modules = 0 if self._code is None else self._code.width()
        side = max(self._least, modules * DOTS_READ)
        return QSize(side, side)


def image_of(raster: Raster) -> QImage:
    """A drawn raster as an image: black on white."""
    stride = (raster.width + 7) // 8
    image = QImage(raster.bits, raster.width, raster.height, stride, QImage.Format.Format_Mono)
    image.setColorTable([0xFFFFFFFF, 0xFF000000])
    return image.convertToFormat(QImage.Format.Format_RGB32, Qt.ImageConversionFlag.AutoColor)
