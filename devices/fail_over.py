"""Two printers as one: the second takes what the first certainly did not."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from counter_app.domain.errors import DeviceError
from counter_app.paper.blocks import Paper
from counter_app.ports import Printer, PrinterState, PrintResult

T = TypeVar("T")
_READY = (PrinterState.READY, PrinterState.PAPER_LOW, PrinterState.SILENT)


class FailOverPrinter:
    """Prints on the first that takes the job. A job that broke off is not begun elsewhere."""

    def __init__(self, first: Printer, second: Printer) -> None:
        self.name = first.name
        self._printers = (first, second)

    def state(self) -> PrinterState:
        """The first one's state while it can print, else the second's if that can."""
        first = self._printers[0].state()
        if first in _READY:
            return first
        second = self._printers[1].state()
        return second if second in _READY else first

    def print(self, paper: Paper) -> PrintResult:
        """Raises the first printer's DeviceError where neither takes the paper."""
        return self._try(lambda printer: printer.print(paper))

    def open_drawer(self) -> bool:
        """The drawer hangs on the first that can be reached."""
        return self._try(lambda printer: printer.open_drawer())

    def _try(self, act: Callable[[Printer], T]) -> T:
        first, second = self._printers
        try:
            return act(first)
        except DeviceError as error:
            if error.code == "printer_broke_off":
                # It may be on paper already: a second one beside it would be a lie.
                raise
            refused = error
        try:
            return act(second)
        except DeviceError as error:
            if error.code == "printer_broke_off":
                raise
            raise refused from None
