"""The devices of a drill: whatever they draw or print says, first and last, what it is worth."""

from __future__ import annotations

from collections.abc import Callable

from counter_app.paper.blocks import Align, Block, Cut, Line, OnPage, Paper, Size
from counter_app.ports import ROLL_DPI, Drawing, Printer, PrinterState, PrintResult, Raster
from devices.escpos.status import refuse_unready

MARK = "DIỄN TẬP – KHÔNG CÓ GIÁ TRỊ"


def marked(paper: Paper) -> Paper:
    """The paper with the mark over its first and under its last words; a cut stays the end."""
    line = Line(MARK, Align.CENTRE, Size.LARGE, bold=True)
    before: list[Block] = [block for block in paper if isinstance(block, OnPage)]
    within = [block for block in paper if not isinstance(block, OnPage)]
    after: list[Block] = []
    while within and isinstance(within[-1], Cut):
        after.append(within.pop())
    return (*before, line, *within, line, *after)


class DrillDrawing:
    """Previews, pages and pictures of a drill."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing

    def raster(self, paper: Paper, width_dots: int, dpi: int = ROLL_DPI) -> Raster:
        """As it would come out of the printer."""
        return self._drawing.raster(marked(paper), width_dots, dpi)

    def pdf(self, paper: Paper) -> bytes:
        """A4 pages."""
        return self._drawing.pdf(marked(paper))

    def qr(self, payload: str) -> Raster:
        """A code alone: the page that shows it bears the banner."""
        return self._drawing.qr(payload)


class DrillPrinter:
    """Any printer, whose papers are marked, and whose paper is taken away by who drills."""

    def __init__(self, printer: Printer, has_paper: Callable[[], bool] = lambda: True) -> None:
        self.name = printer.name
        self._printer = printer
        self._has_paper = has_paper

    def state(self) -> PrinterState:
        """The printer's own, while there is paper."""
        return self._printer.state() if self._has_paper() else PrinterState.PAPER_OUT

    def print(self, paper: Paper) -> PrintResult:
        """Raises what the printer raises, and DeviceError as one without paper does."""
        if not self._has_paper():
            refuse_unready(PrinterState.PAPER_OUT, self.name)
        return self._printer.print(marked(paper))

    def open_drawer(self) -> bool:
        """Nobody's money is moved in a drill: the drawer stays shut."""
        return False
