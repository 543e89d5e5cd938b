"""Devices of a desk that has none: a printer that keeps papers, a scanner that is told texts."""

from __future__ import annotations

from collections.abc import Callable

from counter_app.domain.errors import DeviceError
from counter_app.paper.blocks import Paper
from counter_app.ports import Drawing, PrinterState, PrintResult
from devices.escpos.encode import encode
from devices.escpos.status import refuse_unready


class SimulatedPrinter:
    """Prints into memory. Set `now` to have it out of paper, open, off line or absent."""

    def __init__(self, drawing: Drawing, width_dots: int = 576) -> None:
        self.name = "simulated"
        self.now = PrinterState.READY
        self.papers: list[Paper] = []
        self.kicks = 0
        self._drawing = drawing
        self._width_dots = width_dots

    def state(self) -> PrinterState:
        """What it was set to."""
        return self.now

    def print(self, paper: Paper) -> PrintResult:
        """Keep the paper; raises DeviceError as a real printer in this state does."""
        refuse_unready(self.now, self.name)
        job = encode(self._drawing.raster(paper, self._width_dots))
        self.papers.append(paper)
        is_sure = self.now is not PrinterState.SILENT
        return PrintResult(len(job), confirmed=is_sure, printer=self.name, state=self.now)

    def open_drawer(self) -> bool:
        """Count it; an absent printer opens nothing."""
        if self.now is PrinterState.ABSENT:
            raise DeviceError("printer_absent", printer=self.name)
        self.kicks += 1
        return True


class SimulatedScanner:
    """Reads what `scan` is given."""

    def __init__(self) -> None:
        self.name = "simulated"
        self._on_scan: Callable[[str], None] | None = None

    def start(self, on_scan: Callable[[str], None]) -> None:
        """Begin to listen."""
        self._on_scan = on_scan

    def stop(self) -> None:
        """Stop listening."""
        self._on_scan = None

    def scan(self, text: str) -> None:
        """Read one text; raises DeviceError("scanner_absent") while nobody listens."""
        if self._on_scan is None:
            raise DeviceError("scanner_absent", scanner=self.name)
        self._on_scan(text)
