"""Addresses of devices made into devices: which printer, which scanner."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from counter_app.domain.errors import InputError
from counter_app.paper.blocks import Paper, page_of
from counter_app.ports import BarcodeScanner, Printer
from devices.drawing import PaperDrawing
from devices.escpos.transport import (
    DEFAULT_BAUD,
    FileTransport,
    NetworkTransport,
    SerialTransport,
    SpoolerTransport,
    Transport,
)
from devices.page_printer import PagePrinter
from devices.receipt_printer import ReceiptPrinter

_HOST_AND_PORT = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^\[\]:/\s]+):(?P<port>[0-9]{1,5})")
_LINE = re.compile(r"(?P<device>[^?]+)(?:\?baud=(?P<baud>[0-9]{3,7}))?")
# 58 mm rolls have 384 dots; nothing wider than A4 at 203 dpi is a roll.
DOTS_MIN, DOTS_MAX = 200, 1_700


def open_target(address: str, width_dots: int) -> Printer:
    """The printer at an address; nothing is opened before it prints.

    `tcp://HOST:PORT`, `serial://DEVICE[?baud=N]`, `win:QUEUE` and `file:PATH` take ESC/POS,
    `pdf:PATH` an A4 page, `png:PATH` the picture of the roll, or of the page where the paper
    wants one.
    Raises InputError("print_target_unknown") or ("printer_dots_out_of_range").
    """
    if not DOTS_MIN <= width_dots <= DOTS_MAX:
        raise InputError("printer_dots_out_of_range", field="printer_dots", dots=width_dots)
    kind, rest = _split(address, _PRINTERS)
    return _PRINTERS[kind](rest, width_dots)


def open_scanner(address: str) -> BarcodeScanner:
    """The scanner at `serial://DEVICE[?baud=N]`; raises InputError("scanner_address_unknown")."""
    from devices.barcode_scanner import SCANNER_BAUD, SerialScanner

    found = _LINE.fullmatch(address.removeprefix("serial://"))
    if not address.startswith("serial://") or found is None:
        raise InputError("scanner_address_unknown", field="scanner")
    return SerialScanner(found["device"], int(found["baud"] or SCANNER_BAUD))


def _split(address: str, kinds: Mapping[str, object]) -> tuple[str, str]:
    kind, colon, rest = address.partition(":")
    if not colon or kind not in kinds or not rest or not rest.isprintable():
        raise _unknown()
    return kind, rest


def _tcp(rest: str, width_dots: int) -> Printer:
    found = _HOST_AND_PORT.fullmatch(rest.removeprefix("//"))
    if found is None or not rest.startswith("//") or not 1 <= int(found["port"]) <= 65_535:
        raise _unknown()
    transport = NetworkTransport(found["host"].strip("[]"), int(found["port"]))
    return _receipt_printer(f"tcp:{rest}", transport, width_dots)


def _serial(rest: str, width_dots: int) -> Printer:
    found = _LINE.fullmatch(rest.removeprefix("//"))
    if found is None or not rest.startswith("//"):
        raise _unknown()
    transport = SerialTransport(found["device"], int(found["baud"] or DEFAULT_BAUD))
    return _receipt_printer(f"serial:{rest}", transport, width_dots)


def _win(rest: str, width_dots: int) -> Printer:
    return _receipt_printer(f"win:{rest}", SpoolerTransport(rest), width_dots)


def _file(rest: str, width_dots: int) -> Printer:
    return _receipt_printer("file", FileTransport(rest), width_dots)


def _pdf(rest: str, _width_dots: int) -> Printer:
    return PagePrinter("pdf", Path(rest), PaperDrawing().pdf)


def _png(rest: str, width_dots: int) -> Printer:
    drawing = PaperDrawing()

    def draw(paper: Paper) -> bytes:
        return drawing.page_png(paper) if page_of(paper) else drawing.png(paper, width_dots)

    return PagePrinter("png", Path(rest), draw)


def _receipt_printer(name: str, transport: Transport, width_dots: int) -> Printer:
    return ReceiptPrinter(name, transport, PaperDrawing(), width_dots=width_dots)


def _unknown() -> InputError:
    return InputError("print_target_unknown", field="to")


_PRINTERS: Mapping[str, Callable[[str, int], Printer]] = {
    "tcp": _tcp,
    "serial": _serial,
    "win": _win,
    "file": _file,
    "pdf": _pdf,
    "png": _png,
}
