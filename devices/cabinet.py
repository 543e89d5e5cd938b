"""Addresses of devices made into devices: which printer, which scanner."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from counter_app.domain.errors import InputError
from counter_app.paper.blocks import Paper, page_of
from counter_app.ports import BarcodeScanner, DocumentScanner, Printer, SigningProgram
from devices.a4_printer import A4Printer
from devices.drawing import PaperDrawing
from devices.escpos.transport import (
    DEFAULT_BAUD,
    FileTransport,
    NetworkTransport,
    SerialTransport,
    SpoolerTransport,
    Transport,
    UsbTransport,
)
from devices.fail_over import FailOverPrinter
from devices.page_printer import PagePrinter
from devices.printer_table import PrinterModel, of_dots
from devices.receipt_printer import ReceiptPrinter

_HOST_AND_PORT = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^\[\]:/\s]+):(?P<port>[0-9]{1,5})")
_LINE = re.compile(r"(?P<device>[^?]+)(?:\?baud=(?P<baud>[0-9]{3,7}))?")
_USB = re.compile(r"(?P<vendor>[0-9A-Fa-f]{4}):(?P<product>[0-9A-Fa-f]{4})")


def open_target(address: str, roll: PrinterModel | int) -> Printer:
    """The printer at an address; nothing is opened before it prints.

    `tcp://HOST:PORT`, `usb://VENDOR:PRODUCT`, `serial://DEVICE[?baud=N]`, `win:QUEUE` and
    `file:PATH` take ESC/POS of a model, or of a width in dots; `a4:QUEUE` is a page printer of
    the system (`a4:default` its own choice); `pdf:PATH` an A4 page, `png:PATH`
    the picture of the roll, or of the page where the paper wants one.
    Raises InputError("print_target_unknown") or ("printer_dots_out_of_range").
    """
    model = of_dots(roll) if isinstance(roll, int) else roll
    kind, rest = _split(address, _PRINTERS)
    return _PRINTERS[kind](rest, model)


def open_pair(first: Printer | None, second: Printer | None) -> Printer | None:
    """Both as one printer, the only one there is, or none."""
    if first is None or second is None:
        return first or second
    return FailOverPrinter(first, second)


def open_scanner(address: str) -> BarcodeScanner:
    """The scanner at `serial://DEVICE[?baud=N]`; raises InputError("scanner_address_unknown")."""
    from devices.barcode_scanner import SCANNER_BAUD, SerialScanner

    found = _LINE.fullmatch(address.removeprefix("serial://"))
    if not address.startswith("serial://") or found is None:
        raise InputError("scanner_address_unknown", field="scanner")
    return SerialScanner(found["device"], int(found["baud"] or SCANNER_BAUD))


def open_document_scanners(
    *, escl: str, command: str, folder: str, place: Path, wia: str = ""
) -> tuple[DocumentScanner, ...]:
    """Each way that is set.

    `place` is this desk's own folder. Raises InputError("scan_address_unknown"), and
    InputError("scan_folder_is_ours"): what lies there would be taken for scans, and removed.
    """
    from devices.digitising.escl import EsclScanner
    from devices.digitising.scan_command import ScanCommand
    from devices.digitising.watched_folder import WatchedFolder
    from devices.digitising.wia import WiaScanner

    found: list[DocumentScanner] = []
    if escl:
        found.append(EsclScanner(escl))
    if wia:
        found.append(WiaScanner(wia))
    if command:
        found.append(ScanCommand(command, place))
    if folder:
        if lies_within(folder, place):
            raise InputError("scan_folder_is_ours", field="scan_folder")
        found.append(WatchedFolder(Path(folder)))
    return tuple(found)


def open_signing(*, command: str, out: str, back: str, place: Path) -> SigningProgram | None:
    """The office's signing program, by its command before its folder.

    Raises InputError("scan_folder_is_ours") for a folder within this desk's own.
    """
    from devices.digitising.signing import SigningCommand, SigningFolder

    if command:
        return SigningCommand(command, place)
    if not out:
        return None
    if lies_within(out, place) or lies_within(back or out, place):
        raise InputError("scan_folder_is_ours", field="sign_folder")
    return SigningFolder(Path(out), Path(back or out))


def lies_within(folder: str, place: Path) -> bool:
    """Whether a folder is `place` or in it, by whatever name or link it is reached."""
    inner, outer = Path(folder).resolve(), place.resolve()
    return os.path.normcase(outer) in {os.path.normcase(one) for one in (inner, *inner.parents)}


def printer_queues() -> tuple[str, ...]:
    """Addresses of the receipt printers that this computer has a queue for; Windows' alone."""
    if os.name != "nt":
        return ()
    from PySide6.QtPrintSupport import QPrinterInfo

    return tuple(f"win:{name}" for name in QPrinterInfo.availablePrinterNames())


def serial_ports() -> tuple[str, ...]:
    """Addresses of the ports that something is plugged into."""
    from serial.tools.list_ports import comports

    return tuple(f"serial://{port.device}" for port in comports() if port.vid is not None)


def _split(address: str, kinds: Mapping[str, object]) -> tuple[str, str]:
    kind, colon, rest = address.partition(":")
    if not colon or kind not in kinds or not rest or not rest.isprintable():
        raise _unknown()
    return kind, rest


def _tcp(rest: str, model: PrinterModel) -> Printer:
    found = _HOST_AND_PORT.fullmatch(rest.removeprefix("//"))
    if found is None or not rest.startswith("//") or not 1 <= int(found["port"]) <= 65_535:
        raise _unknown()
    transport = NetworkTransport(found["host"].strip("[]"), int(found["port"]))
    return _receipt_printer(f"tcp:{rest}", transport, model)


def _usb(rest: str, model: PrinterModel) -> Printer:
    found = _USB.fullmatch(rest.removeprefix("//"))
    if found is None or not rest.startswith("//"):
        raise _unknown()
    transport = UsbTransport(int(found["vendor"], 16), int(found["product"], 16))
    return _receipt_printer(f"usb:{rest}", transport, model)


def _serial(rest: str, model: PrinterModel) -> Printer:
    found = _LINE.fullmatch(rest.removeprefix("//"))
    if found is None or not rest.startswith("//"):
        raise _unknown()
    transport = SerialTransport(found["device"], int(found["baud"] or DEFAULT_BAUD))
    return _receipt_printer(f"serial:{rest}", transport, model)


def _win(rest: str, model: PrinterModel) -> Printer:
    return _receipt_printer(f"win:{rest}", SpoolerTransport(rest), model)


def _file(rest: str, model: PrinterModel) -> Printer:
    return _receipt_printer("file", FileTransport(rest), model)


def _pdf(rest: str, _model: PrinterModel) -> Printer:
    return PagePrinter("pdf", Path(rest), PaperDrawing().pdf)


def _png(rest: str, model: PrinterModel) -> Printer:
    drawing = PaperDrawing()

    def draw(paper: Paper) -> bytes:
        if page_of(paper):
            return drawing.page_png(paper)
        return drawing.png(paper, model.dots, model.dpi)

    return PagePrinter("png", Path(rest), draw)


def _a4(rest: str, _model: PrinterModel) -> Printer:
    return A4Printer(rest, PaperDrawing())


def _receipt_printer(name: str, transport: Transport, model: PrinterModel) -> Printer:
    return ReceiptPrinter(name, transport, PaperDrawing(), model=model)


def _unknown() -> InputError:
    return InputError("print_target_unknown", field="to")


_PRINTERS: Mapping[str, Callable[[str, PrinterModel], Printer]] = {
    "tcp": _tcp,
    "usb": _usb,
    "serial": _serial,
    "win": _win,
    "file": _file,
    "a4": _a4,
    "pdf": _pdf,
    "png": _png,
}
