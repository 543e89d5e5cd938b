"""A receipt printer: asked before, sent one image, asked afterwards whether it is on paper."""

from __future__ import annotations

import threading

from counter_app.domain.errors import DeviceError
from counter_app.paper.blocks import Paper
from counter_app.ports import Drawing, PrinterState, PrintResult
from devices.escpos.encode import drawer_pulse, encode, encode_text
from devices.escpos.plain import plain_lines
from devices.escpos.status import ASK_PRINTED, is_printed, read_state, refuse_unready
from devices.escpos.transport import Link, Transport, connected
from devices.printer_table import PrinterModel

_STATUS_WAIT_S = 1.0
_PRINTED_WAIT_S = 2.0
# A slow printer's speed; the answer comes when the last row is on paper.
_ROWS_PER_SECOND = 400
_ROWS_PER_LINE = 30


class ReceiptPrinter:
    """One printer of one model. Jobs from several threads follow one another.

    `patience` is what share of the usual time is waited for an answer.
    """

    def __init__(
        self,
        name: str,
        transport: Transport,
        drawing: Drawing,
        *,
        model: PrinterModel,
        patience: float = 1.0,
    ) -> None:
        self.name = name
        self._transport = transport
        self._drawing = drawing
        self._model = model
        self._patience = patience
        self._answers = transport.has_status and model.has_status
        self._busy = threading.Lock()

    def state(self) -> PrinterState:
        """Ask the printer; ABSENT where it cannot be reached, SILENT where nothing is answered."""
        if not self._transport.has_status:
            return self._transport.told()
        try:
            with self._busy, connected(self._transport, self.name) as link:
                return self._ask_state(link)
        except DeviceError:
            return PrinterState.ABSENT

    def print(self, paper: Paper) -> PrintResult:
        """Print, and wait for the printer's word that it is done.

        Raises DeviceError: printer_absent, printer_paper_out, printer_cover_open, printer_offline
        before anything is sent; printer_broke_off when part of it may have been.
        """
        job, seconds = self._job(paper)
        with self._busy, connected(self._transport, self.name) as link:
            before = self._ask_state(link)
            refuse_unready(before, self.name)
            link.send(job)
            if before is PrinterState.SILENT:
                # A printer that answers nothing would only keep the next citizen waiting.
                return PrintResult(len(job), confirmed=False, printer=self.name)
            wait_s = (_PRINTED_WAIT_S + seconds) * self._patience
            if is_printed(link.ask(ASK_PRINTED, wait_s)):
                return PrintResult(len(job), confirmed=True, printer=self.name, state=before)
            after = self._ask_state(link)
            return PrintResult(len(job), confirmed=False, printer=self.name, state=after)

    def open_drawer(self) -> bool:
        """Pulse the drawer's pin; at once where the printer would keep the order waiting."""
        pin = self._model.drawer_pin
        if not pin:
            return False
        with self._busy, connected(self._transport, self.name) as link:
            state = self._ask_state(link)
            waits = state not in (PrinterState.READY, PrinterState.PAPER_LOW, PrinterState.SILENT)
            link.send(drawer_pulse(pin, at_once=waits))
        return True

    def _job(self, paper: Paper) -> tuple[bytes, float]:
        """The bytes of a paper, and how many seconds a slow printer takes to print them."""
        model = self._model
        if not model.has_graphics:
            lines = plain_lines(paper, model.columns)
            job = encode_text(lines, model.cut, feed_lines=model.feed_lines)
            return job, len(lines) * _ROWS_PER_LINE / _ROWS_PER_SECOND
        raster = self._drawing.raster(paper, model.dots, model.dpi)
        job = encode(raster, model.cut, strip_rows=model.strip_rows, feed_lines=model.feed_lines)
        return job, raster.height / _ROWS_PER_SECOND

    def _ask_state(self, link: Link) -> PrinterState:
        if not self._answers:
            return self._transport.told()
        return read_state(lambda question: link.ask(question, _STATUS_WAIT_S * self._patience))
