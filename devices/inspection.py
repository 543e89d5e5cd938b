"""What is plugged in and what is missing, for the doctor: reported, never fatal."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from counter_app.domain.errors import CounterError
from counter_app.ports import PrinterState
from devices.cabinet import open_scanner, open_target
from devices.printer_table import model_named

_STATES = {
    PrinterState.READY: "sẵn sàng",
    PrinterState.PAPER_LOW: "sắp hết giấy; chuẩn bị cuộn mới",
    PrinterState.PAPER_OUT: "hết giấy; thay cuộn rồi in lại ở Hôm nay",
    PrinterState.COVER_OPEN: "nắp đang mở; đóng nắp",
    PrinterState.OFFLINE: "ngoại tuyến; bật máy in hoặc bấm nút Feed",
    PrinterState.ABSENT: "không thấy; xem nguồn, dây và địa chỉ trong settings.json",
    PrinterState.SILENT: "không trả lời trạng thái; mỗi giấy sẽ hỏi đã ra chưa",
}
_CURES = {
    "print_target_unknown": "sửa địa chỉ máy in, xem docs/devices.md",
    "printer_model_unknown": "sửa printer_model hoặc thêm kiểu vào printers.json",
    "printer_table_broken": "sửa printers.json",
    "printer_dots_out_of_range": "sửa printer_dots",
    "scanner_address_unknown": "sửa scanner thành serial://CỔNG",
}
_FINE = (PrinterState.READY, PrinterState.PAPER_LOW, PrinterState.SILENT)


@dataclass(frozen=True, slots=True)
class Finding:
    """One device or font."""

    name: str
    ok: bool
    detail: str


def inspect(
    printers: tuple[tuple[str, str, str], ...], dots: int, folder: Path, scanner: str
) -> tuple[Finding, ...]:
    """Ask each device that is set up; one that is not set up is no fault.

    A printer is its name here, its address and its model.
    """
    found = tuple(_printer(*one, dots, folder) for one in printers)
    return (_fonts(), *found, _scanner(scanner))


def _fonts() -> Finding:
    from devices.typeface import FAMILY, FONT_FOLDER

    found = len(list(FONT_FOLDER.glob("*.ttf")))
    words = f"{FAMILY}, {found} kiểu" if found else "thiếu phông chữ đi kèm: cài lại chương trình"
    return Finding("phông chữ", bool(found), words)


def _printer(name: str, address: str, model: str, dots: int, folder: Path) -> Finding:
    if not address:
        return Finding(name, True, "chưa đặt; giấy chờ in trên máy")
    try:
        state = open_target(address, model_named(model, dots, folder)).state()
    except CounterError as error:
        return Finding(name, False, f"{address}: {error.code}; {_CURES[error.code]}")
    return Finding(name, state in _FINE, f"{address}: {_STATES[state]}")


def _scanner(address: str) -> Finding:
    if not address:
        return Finding("máy quét", True, "chế độ bàn phím; thử bằng thẻ: print calibration-card")
    try:
        open_scanner(address)
    except CounterError as error:
        return Finding("máy quét", False, f"{address}: {error.code}; {_CURES[error.code]}")
    device = Path(address.removeprefix("serial://").partition("?")[0])
    if os.name == "posix" and not device.exists():
        return Finding("máy quét", False, f"{address}: không thấy cổng; cắm lại hoặc sửa scanner")
    return Finding("máy quét", True, f"{address}: cổng nối tiếp")
