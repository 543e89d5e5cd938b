"""The one drawing of papers: the same pieces on a roll, in a picture, on a page and in a PDF."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPoint, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from counter_app.domain.errors import DeviceError
from counter_app.paper.blocks import Paper, Size, page_of
from counter_app.ports import ROLL_DPI, Raster
from devices.layout import lay_out
from devices.qr import proved
from devices.sheet import INK, Piece, Sheet
from devices.typeface import ensure_gui

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_ROLL_DOTS_PER_MM = 8.0
_ROLL_LETTER_DOTS: Mapping[Size, float] = {
    Size.TINY: 19,
    Size.SMALL: 21,
    Size.NORMAL: 25,
    Size.LARGE: 31,
    Size.HUGE: 44,
}
_ROLL_MARGIN_MM = 1.0  # at either end of the roll, beside the cutter
_ROLL_SIDE_DOTS = 4  # slanted letters lean over their line's ends
_PAGE_DPI = 600
_PICTURE_DPI = 150
_PAGE_LETTER_POINTS: Mapping[Size, float] = {
    Size.TINY: 10,
    Size.SMALL: 11,
    Size.NORMAL: 13,
    Size.LARGE: 14,
    Size.HUGE: 18,
}
# A4 and its margins in millimetres (NĐ 30/2020/NĐ-CP, Annex I).
_PAGE_MM = (210, 297)
_LEFT_MM, _TOP_MM, _RIGHT_MM, _BOTTOM_MM = 30, 20, 15, 20
_PAGE_NUMBER_MM = 10  # from the page's top edge to the number's

# PySide makes a type of Qt's when it is first asked for, and two threads that ask at once for the
# same one end the process: the first preview and the first print of a day did.
_ONE_AT_A_TIME = threading.RLock()


class PaperDrawing:
    """Draws papers, one at a time whatever the thread."""

    def __init__(self) -> None:
        ensure_gui()

    def qr(self, payload: str) -> Raster:
        """A QR code, one dot a module with its quiet zone, shown to a reader before to a person."""
        matrix = proved(payload)
        size, row = len(matrix), (len(matrix) + 7) // 8
        bits = bytearray(size * row)
        for y, line in enumerate(matrix):
            for x, dark in enumerate(line):
                if dark:
                    bits[y * row + x // 8] |= 0x80 >> x % 8
        return Raster(size, size, bytes(bits))

    def raster(self, paper: Paper, width_dots: int, dpi: int = ROLL_DPI) -> Raster:
        """The paper as it comes from a roll printer of that many dots, so many to the inch."""
        image = _roll(paper, width_dots, dpi)
        stride, row = image.bytesPerLine(), (width_dots + 7) // 8
        data = bytes(image.constBits())
        bits = data
        if stride != row:
            bits = b"".join(data[at : at + row] for at in range(0, len(data), stride))
        return Raster(width_dots, image.height(), bits)

    def png(self, paper: Paper, width_dots: int, dpi: int = ROLL_DPI) -> bytes:
        """The roll as a picture, dot for dot what is printed."""
        return _png(_roll(paper, width_dots, dpi))

    def page_png(self, paper: Paper) -> bytes:
        """The A4 pages as one picture, one below the other."""
        with _ONE_AT_A_TIME:
            return self._page_png(paper)

    def _page_png(self, paper: Paper) -> bytes:
        page_mm = _page_mm(paper)
        pages = _pages(paper)
        scale = _PICTURE_DPI / _PAGE_DPI
        width, height = (round(_dots(mm) * scale) for mm in page_mm)
        image = QImage(width, height * len(pages), QImage.Format.Format_Grayscale8)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        for number, pieces in enumerate(pages, 1):
            painter.save()
            painter.translate(_dots(_LEFT_MM), _dots(page_mm[1]) * (number - 1) + _dots(_TOP_MM))
            _paint_page(painter, pieces, number, _page_sheet(paper))
            painter.restore()
        painter.end()
        return _png(image)

    def pdf(self, paper: Paper) -> bytes:
        """The A4 pages as PDF, text as text."""
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.draw_pages(QPdfWriter(buffer), paper)
        buffer.close()
        return bytes(data.data())

    def draw_pages(self, device: QPdfWriter | QPrinter, paper: Paper) -> None:
        """The A4 pages on a device that has pages, always as fine as on every other.

        Raises DeviceError("printer_broke_off") where the device takes no page.
        """
        with _ONE_AT_A_TIME:
            self._draw_pages(device, paper)

    def _draw_pages(self, device: QPdfWriter | QPrinter, paper: Paper) -> None:
        pages = _pages(paper)
        device.setResolution(_PAGE_DPI)
        margins = QMarginsF(_LEFT_MM, _TOP_MM, _RIGHT_MM, _BOTTOM_MM)
        page = QPageSize(QPageSize.PageSizeId.A4)
        shape = QPageLayout.Orientation
        turned = shape.Landscape if _is_wide(paper) else shape.Portrait
        millimetre = QPageLayout.Unit.Millimeter
        device.setPageLayout(QPageLayout(page, turned, margins, millimetre))
        painter = QPainter()
        if not painter.begin(device):
            raise DeviceError("printer_broke_off")
        for number, pieces in enumerate(pages, 1):
            if number > 1:
                device.newPage()
            _paint_page(painter, pieces, number, _page_sheet(paper))
        if not painter.end():
            raise DeviceError("printer_broke_off")


def _roll(paper: Paper, width_dots: int, dpi: int) -> QImage:
    with _ONE_AT_A_TIME:
        return _drawn_roll(paper, width_dots, dpi)


def _drawn_roll(paper: Paper, width_dots: int, dpi: int) -> QImage:
    scale = dpi / ROLL_DPI
    letter = {size: dots * scale for size, dots in _ROLL_LETTER_DOTS.items()}
    width = width_dots - 2 * _ROLL_SIDE_DOTS
    sheet = Sheet(width, _ROLL_DOTS_PER_MM * scale, letter, is_roll=True)
    pieces = lay_out(paper, sheet)
    margin = sheet.mm(_ROLL_MARGIN_MM)
    height = sum(piece.height for piece in pieces) + 2 * margin
    image = QImage(width_dots, height, QImage.Format.Format_Mono)
    image.setColorTable([0xFFFFFFFF, 0xFF000000])  # a set bit is black
    image.fill(0)
    painter = QPainter(image)
    painter.setPen(INK)
    painter.translate(_ROLL_SIDE_DOTS, 0)
    _paint(painter, pieces, margin)
    painter.end()
    return image


def _is_wide(paper: Paper) -> bool:
    page = page_of(paper)
    return page is not None and page.is_wide


def _page_mm(paper: Paper) -> tuple[int, int]:
    """The page's width and height."""
    return (_PAGE_MM[1], _PAGE_MM[0]) if _is_wide(paper) else _PAGE_MM


def _page_sheet(paper: Paper) -> Sheet:
    letter = {size: points * _PAGE_DPI / 72 for size, points in _PAGE_LETTER_POINTS.items()}
    width = _dots(_page_mm(paper)[0] - _LEFT_MM - _RIGHT_MM)
    return Sheet(width, _PAGE_DPI / 25.4, letter, is_roll=False)


def _pages(paper: Paper) -> list[list[Piece]]:
    pieces = lay_out(paper, _page_sheet(paper))
    return _paginate(pieces, _dots(_page_mm(paper)[1] - _TOP_MM - _BOTTOM_MM))


def _paginate(pieces: list[Piece], room: int) -> list[list[Piece]]:
    """Pieces page by page; what holds the next goes with it, a group too tall for a page breaks.

    A page that begins within a table begins with the table's head.
    """
    pages: list[list[Piece]] = [[]]
    used = 0
    for group in _groups(pieces):
        if used and used + sum(piece.height for piece in group) > room:
            pages.append([])
            used = 0
        for piece in group:
            if used and (piece.begins_page or used + piece.height > room):
                pages.append([])
                used = 0
            if not used:
                pages[-1] += piece.head
                used = sum(above.height for above in piece.head)
            pages[-1].append(piece)
            used += piece.height
    return pages


def _groups(pieces: list[Piece]) -> list[list[Piece]]:
    groups: list[list[Piece]] = [[]]
    for piece in pieces:
        groups[-1].append(piece)
        if not piece.holds_next:
            groups.append([])
    return [group for group in groups if group]


def _paint_page(painter: QPainter, pieces: list[Piece], number: int, sheet: Sheet) -> None:
    painter.setPen(INK)
    _paint(painter, pieces, 0)
    if number > 1:
        painter.setFont(sheet.font(Size.NORMAL))
        height = sheet.mm(_TOP_MM - _PAGE_NUMBER_MM)
        at = QPoint(0, -height)
        painter.drawText(
            at.x(),
            at.y(),
            sheet.width,
            height,
            Qt.AlignmentFlag.AlignHCenter,
            str(number),
        )


def _paint(painter: QPainter, pieces: list[Piece], top: int) -> None:
    for piece in pieces:
        piece.paint(painter, top)
        top += piece.height


def _dots(length_mm: float) -> int:
    return round(length_mm * _PAGE_DPI / 25.4)


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    written = image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know no QIODevice
    assert written
    buffer.close()
    return bytes(data.data())
