"""What a receipt printer's status bytes say: on line, cover, paper; silence is no answer."""

from __future__ import annotations

from collections.abc import Callable

from counter_app.domain.errors import DeviceError
from counter_app.ports import PrinterState

ASK_PRINTER = b"\x10\x04\x01"
ASK_OFFLINE_CAUSE = b"\x10\x04\x02"
ASK_PAPER = b"\x10\x04\x04"
# Answered only when all that was sent before has been printed.
ASK_PRINTED = b"\x1dr\x01"

_FIXED_MASK, _FIXED = 0x93, 0x12  # bits that are the same in each real-time answer
_OFFLINE = 0x08
_COVER_OPEN, _PAPER_STOP = 0x04, 0x20
_PAPER_LOW, _PAPER_OUT = 0x0C, 0x60
_PRINTED_MASK, _PAPER_ENDED = 0x90, 0x0C

_REFUSING = {
    PrinterState.PAPER_OUT: "printer_paper_out",
    PrinterState.COVER_OPEN: "printer_cover_open",
    PrinterState.OFFLINE: "printer_offline",
    PrinterState.ABSENT: "printer_absent",
}


def read_state(ask: Callable[[bytes], bytes]) -> PrinterState:
    """Ask the three real-time questions; `ask` gives what was answered, empty for nothing."""
    printer = _answer(ask(ASK_PRINTER))
    if printer is None:
        return PrinterState.SILENT
    cause = _answer(ask(ASK_OFFLINE_CAUSE)) or 0
    paper = _answer(ask(ASK_PAPER))
    if cause & _COVER_OPEN:
        return PrinterState.COVER_OPEN
    if (paper or 0) & _PAPER_OUT or cause & _PAPER_STOP:
        return PrinterState.PAPER_OUT
    if printer & _OFFLINE:
        return PrinterState.OFFLINE
    if paper is None:
        # On line, but whether there is paper nobody said.
        return PrinterState.SILENT
    return PrinterState.PAPER_LOW if paper & _PAPER_LOW else PrinterState.READY


def refuse_unready(state: PrinterState, printer: str) -> None:
    """Raise DeviceError where nothing would be printed now; silence and little paper may print."""
    if (code := _REFUSING.get(state)) is not None:
        raise DeviceError(code, printer=printer)


def is_printed(answer: bytes) -> bool:
    """Whether an answer to ASK_PRINTED came, and says that there is still paper."""
    return any(byte & _PRINTED_MASK == 0 and byte & _PAPER_ENDED == 0 for byte in answer)


def _answer(data: bytes) -> int | None:
    """The last byte, where all look like real-time answers.

    A letter of an error text would look like one too, so that anything else among them makes the
    whole of it noise, and noise counts as silence.
    """
    fits = all(byte & _FIXED_MASK == _FIXED for byte in data)
    return data[-1] if data and fits else None
