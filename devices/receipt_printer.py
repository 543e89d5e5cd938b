"""A receipt printer: asked before, sent one image, asked afterwards whether it is on paper."""

from __future__ import annotations

import threading

from counter_app.domain.errors import DeviceError
from counter_app.paper.blocks import Paper
from counter_app.ports import Drawing, PrinterState, PrintResult
from devices.escpos.encode import CutKind, encode
from devices.escpos.status import ASK_PRINTED, is_printed, read_state, refuse_unready
from devices.escpos.transport import Link, Transport, connected

_STATUS_WAIT_S = 1.0
_PRINTED_WAIT_S = 2.0
# A slow printer's speed; the answer comes when the last row is on paper.
_ROWS_PER_SECOND = 400


class ReceiptPrinter:
    """One printer of one width. Jobs from several threads follow one another."""

    def __init__(
        self,
        name: str,
        transport: Transport,
        drawing: Drawing,
        *,
        width_dots: int,
        cut: CutKind = CutKind.PARTIAL,
    ) -> None:
        self.name = name
        self._transport = transport
        self._drawing = drawing
        self._width_dots = width_dots
        self._cut = cut
        self._busy = threading.Lock()

    def state(self) -> PrinterState:
        """Ask the printer; ABSENT where it cannot be reached, SILENT where nothing is answered."""
        if not self._transport.has_status:
            return PrinterState.SILENT
        try:
            with self._busy, connected(self._transport, self.name) as link:
                return _state(link)
        except DeviceError:
            return PrinterState.ABSENT

    def print(self, paper: Paper) -> PrintResult:
        """Print, and wait for the printer's word that it is done.

        Raises DeviceError: printer_absent, printer_paper_out, printer_cover_open, printer_offline
        before anything is sent; printer_broke_off when part of it may have been.
        """
        raster = self._drawing.raster(paper, self._width_dots)
        job = encode(raster, self._cut)
        with self._busy, connected(self._transport, self.name) as link:
            if not self._transport.has_status:
                link.send(job)
                return PrintResult(len(job), confirmed=False)
            state = _state(link)
            refuse_unready(state, self.name)
            link.send(job)
            if state is PrinterState.SILENT:
                # A printer that answers nothing would only keep the next citizen waiting.
                return PrintResult(len(job), confirmed=False)
            answer = link.ask(ASK_PRINTED, _PRINTED_WAIT_S + raster.height / _ROWS_PER_SECOND)
            return PrintResult(len(job), confirmed=is_printed(answer))


def _state(link: Link) -> PrinterState:
    return read_state(lambda question: link.ask(question, _STATUS_WAIT_S))
