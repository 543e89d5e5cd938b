"""What is plugged in and what is missing, for the doctor: reported, never fatal."""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.domain.errors import CounterError
from counter_app.ports import PrinterState
from devices.cabinet import open_scanner, open_target

_STATES = {
    PrinterState.READY: "sẵn sàng",
    PrinterState.PAPER_LOW: "sắp hết giấy",
    PrinterState.PAPER_OUT: "hết giấy",
    PrinterState.COVER_OPEN: "nắp đang mở",
    PrinterState.OFFLINE: "ngoại tuyến",
    PrinterState.ABSENT: "không thấy",
    PrinterState.SILENT: "không trả lời trạng thái",
}
_FINE = (PrinterState.READY, PrinterState.PAPER_LOW, PrinterState.SILENT)


@dataclass(frozen=True, slots=True)
class Finding:
    """One device or font."""

    name: str
    ok: bool
    detail: str


def inspect(printer: str, printer_dots: int, scanner: str) -> tuple[Finding, ...]:
    """Ask each device that is set up; one that is not set up is no fault."""
    return (_fonts(), _printer(printer, printer_dots), _scanner(scanner))


def _fonts() -> Finding:
    from devices.typeface import FAMILY, FONT_FOLDER

    found = len(list(FONT_FOLDER.glob("*.ttf")))
    words = f"{FAMILY}, {found} kiểu" if found else "thiếu phông chữ đi kèm"
    return Finding("phông chữ", bool(found), words)


def _printer(address: str, dots: int) -> Finding:
    if not address:
        return Finding("máy in", True, "chưa đặt; giấy chờ in trên máy")
    try:
        state = open_target(address, dots).state()
    except CounterError as error:
        return Finding("máy in", False, error.code)
    return Finding("máy in", state in _FINE, _STATES[state])


def _scanner(address: str) -> Finding:
    if not address:
        return Finding("máy quét", True, "chế độ bàn phím")
    try:
        open_scanner(address)
    except CounterError as error:
        return Finding("máy quét", False, error.code)
    return Finding("máy quét", True, "cổng nối tiếp")
