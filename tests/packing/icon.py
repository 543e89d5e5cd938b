"""Draws the program's icon: an open door with a counter in it, in the accent of the window.

`python -m tests.packing icon` writes `ui/assets/counter.ico`.
"""

from __future__ import annotations

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen

SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
GROUND, LIGHT = "#0f5c57", "#ffffff"


def write(target: Path) -> None:
    """One file of all sizes, each as a PNG."""
    pictures = [_png(size) for size in SIZES]
    place = 6 + 16 * len(SIZES)
    head, body = struct.pack("<HHH", 0, 1, len(SIZES)), b""
    for size, picture in zip(SIZES, pictures, strict=True):
        side = size % 256
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), place + len(body))
        body += picture
    target.write_bytes(head + body)


def draw(size: int) -> QImage:
    """The icon on `size` × `size` dots; coordinates are those of a sheet of 16 × 16."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / 16, size / 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(GROUND))
    painter.drawRoundedRect(QRectF(0, 0, 16, 16), 3, 3)
    door = QPainterPath(QPointF(4, 11))
    door.lineTo(4, 7)
    door.arcTo(QRectF(4, 3, 8, 8), 180, -180)
    door.lineTo(12, 11)
    door.closeSubpath()
    painter.fillPath(door, QBrush(QColor(LIGHT)))
    painter.setBrush(QColor(LIGHT))
    painter.drawRect(QRectF(2, 12, 12, 1.5))
    pen = QPen(QColor(GROUND), 1.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline([QPointF(6, 7.5), QPointF(7.5, 9), QPointF(10.2, 6)])
    painter.end()
    return image


def _png(size: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    draw(size).save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know no QIODevice
    return bytes(buffer.data().data())
