"""An A4 printer of the system: the same pages as the PDF, through the system's own driver."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counter_app.domain.errors import DeviceError
from counter_app.paper.blocks import Paper
from counter_app.ports import PrinterState, PrintResult
from devices.drawing import PaperDrawing

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

# The name that stands for whatever the system prints on by itself.
DEFAULT = "default"


class A4Printer:
    """One queue of the system, "default" for its own choice. Nothing is opened before a job."""

    def __init__(self, queue: str, drawing: PaperDrawing) -> None:
        self.name = f"a4:{queue}"
        self._queue = queue
        self._drawing = drawing

    def state(self) -> PrinterState:
        """What the queue says of itself; that is not what the paper does."""
        from PySide6.QtPrintSupport import QPrinter

        found = self._found()
        if found.isNull():
            return PrinterState.ABSENT
        if found.state() == QPrinter.PrinterState.Error:
            return PrinterState.OFFLINE
        return PrinterState.SILENT

    def print(self, paper: Paper) -> PrintResult:
        """Hand the pages to the queue; whether paper came out only a person can say.

        Raises DeviceError("printer_absent"), or "printer_broke_off" where the driver gave up.
        """
        from PySide6.QtPrintSupport import QPrinter

        found = self._found()
        if found.isNull():
            raise DeviceError("printer_absent", printer=self.name)
        printer = QPrinter(found, QPrinter.PrinterMode.HighResolution)
        print_pages(printer, paper, self._drawing)
        if printer.printerState() in (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error):
            raise DeviceError("printer_broke_off", printer=self.name)
        return PrintResult(0, confirmed=False, printer=self.name, state=self.state())

    def open_drawer(self) -> bool:
        """No drawer hangs on a page printer."""
        return False

    def _found(self) -> QPrinterInfo:
        from PySide6.QtPrintSupport import QPrinterInfo

        if self._queue == DEFAULT:
            return QPrinterInfo.defaultPrinter()
        return QPrinterInfo.printerInfo(self._queue)


def print_pages(printer: QPrinter, paper: Paper, drawing: PaperDrawing) -> None:
    """All pages of one paper in one job; without a document name, which a queue would show."""
    printer.setDocName("")
    drawing.draw_pages(printer, paper)
