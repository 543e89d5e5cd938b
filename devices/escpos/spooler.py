"""What Windows says of a printer queue. Its "0" is no word that the printer is well: it says the
same of one that is unplugged, so only a complaint counts.
"""

from __future__ import annotations

from counter_app.ports import PrinterState

# The bits of PRINTER_INFO_2, as Windows' own header has them.
_PAPER_OUT = 0x10 | 0x8 | 0x40  # out, jammed, paper problem
_DOOR_OPEN = 0x400000
_OFFLINE = 0x80 | 0x1000 | 0x2 | 0x1  # off line, not available, error, paused
_WORKS_OFFLINE = 0x400  # of the attributes: "use printer offline"


def queue_state(status: int, attributes: int) -> PrinterState:
    """A complaint of the queue, or SILENT."""
    if status & _DOOR_OPEN:
        return PrinterState.COVER_OPEN
    if status & _PAPER_OUT:
        return PrinterState.PAPER_OUT
    if status & _OFFLINE or attributes & _WORKS_OFFLINE:
        return PrinterState.OFFLINE
    return PrinterState.SILENT


def ask_queue(name: str) -> PrinterState:
    """Ask Windows; SILENT where it cannot be asked, or is another system."""
    try:
        import pywintypes
        import win32print
    except ImportError:
        return PrinterState.SILENT
    try:
        handle = win32print.OpenPrinter(name)
        try:
            told = win32print.GetPrinter(handle, 2)
        finally:
            win32print.ClosePrinter(handle)
        return queue_state(int(told["Status"]), int(told["Attributes"]))
    except (pywintypes.error, KeyError, TypeError):
        return PrinterState.SILENT
