"""What is plugged in and what is missing, for the doctor: reported, never fatal."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from counter_app.domain.errors import CounterError
from counter_app.ports import PrinterState
from devices.cabinet import lies_within, open_scanner, open_target
from devices.digitising.program import words_of
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
    "scan_address_unknown": "sửa scanner_escl thành http://MÁY[:CỔNG]/eSCL",
    "document_scanner_absent": "không thấy; xem nguồn, dây mạng và scanner_escl",
    "scan_answer_strange": "trả lời không phải eSCL; bật eSCL/AirScan trên máy quét",
    "scan_busy": "đang bận việc khác; chờ rồi thử lại",
    "scan_size_wrong": "trả lời quá dài; không phải máy quét eSCL",
    "scan_too_long": "trả lời quá chậm; xem mạng",
}
_FINE = (PrinterState.READY, PrinterState.PAPER_LOW, PrinterState.SILENT)


@dataclass(frozen=True, slots=True)
class Finding:
    """One device or font."""

    name: str
    ok: bool
    detail: str


@dataclass(frozen=True, slots=True)
class Documents:
    """How documents come in and are signed here, as the settings have it."""

    escl: str = ""
    wia: str = ""
    command: str = ""
    folder: str = ""
    sign_command: str = ""
    sign_folder: str = ""
    sign_back_folder: str = ""
    trust: Path | None = None


def inspect(
    printers: tuple[tuple[str, str, str], ...], dots: int, folder: Path, scanner: str
) -> tuple[Finding, ...]:
    """Ask each device that is set up; one that is not set up is no fault.

    A printer is its name here, its address and its model.
    """
    found = tuple(_printer(*one, dots, folder) for one in printers)
    return (_fonts(), *found, _scanner(scanner))


def inspect_documents(documents: Documents, place: Path) -> tuple[Finding, ...]:
    """Each way by which documents come in, the signing program, and who is believed."""
    found = []
    if documents.escl:
        found.append(_escl(documents.escl))
    if documents.wia:
        # A driver is not loaded for a question: it is tried by a scan, in a process of its own.
        words = "Windows (WIA); thử bằng F7 ở Số hóa" if os.name == "nt" else "WIA chỉ có ở Windows"
        found.append(Finding("máy quét WIA", os.name == "nt", f"{documents.wia}: {words}"))
    if documents.command:
        found.append(_program("chương trình quét", documents.command, "scan_command"))
    if documents.folder:
        found.append(_folder("thư mục quét", documents.folder, "scan_folder", place))
    if not found:
        words = "chưa đặt; kéo thả tệp vào màn hình Số hóa, hoặc F6 ở đó để tìm máy quét mạng"
        found.append(Finding("máy quét tài liệu", True, words))
    if documents.sign_command:
        found.append(_program("chương trình ký số", documents.sign_command, "sign_command"))
    elif documents.sign_folder:
        both = dict.fromkeys((documents.sign_folder, documents.sign_back_folder))
        found += [_folder("thư mục ký số", one, "sign_folder", place) for one in both if one]
    return (*found, _trust(documents.trust))


def _escl(address: str) -> Finding:
    from devices.digitising.escl import EsclScanner, Patience

    name = "máy quét mạng"
    try:
        can = EsclScanner(address, Patience(silent_s=3.0)).capabilities()
    except CounterError as error:
        return Finding(name, False, f"{address}: {error.code}; {_CURES[error.code]}")
    ways = [
        words
        for has, words in (
            (can.has_feeder, "khay nạp giấy"),
            (can.has_duplex, "hai mặt"),
            (can.has_flatbed, "mặt kính"),
        )
        if has
    ]
    told = ", ".join(
        (*ways, f"đến {max(can.resolutions)} dpi" if can.resolutions else "không rõ dpi")
    )
    return Finding(name, True, f"{address}: {can.name or 'không tên'}, {told}")


def _program(name: str, command: str, setting: str) -> Finding:
    words = words_of(command)
    if not words or shutil.which(words[0]) is None:
        return Finding(name, False, f"không chạy được; sửa {setting} trong settings.json")
    return Finding(name, True, Path(words[0]).name)


def _folder(name: str, folder: str, setting: str, place: Path) -> Finding:
    if lies_within(folder, place):
        words = f"nằm trong thư mục dữ liệu của quầy; sửa {setting} sang thư mục khác"
        return Finding(name, False, f"{folder}: {words}")
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        words = f"không mở hoặc không ghi được; xem ổ đĩa, quyền, hoặc sửa {setting}"
        return Finding(name, False, f"{folder}: {words}")
    return Finding(name, True, folder)


def _trust(folder: Path | None) -> Finding:
    from devices.digitising.trust_roots import trust_roots

    name = "chứng thư gốc"
    found = trust_roots(folder) if folder else None
    if found is None or not (found.roots or found.unreadable):
        return Finding(name, True, f"chưa có trong {folder}; chữ ký số sẽ ghi “chưa rõ nơi cấp”")
    if found.unreadable:
        broken = ", ".join(found.unreadable[:5])
        return Finding(name, False, f"không đọc được {broken}; chép lại tệp PEM hoặc DER")
    return Finding(name, True, f"{len(found.roots)} chứng thư trong {folder}")


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
        return Finding(
            "máy quét", True, "chế độ bàn phím; thử bằng thẻ: print calibration-card --to …"
        )
    try:
        open_scanner(address)
    except CounterError as error:
        return Finding("máy quét", False, f"{address}: {error.code}; {_CURES[error.code]}")
    device = Path(address.removeprefix("serial://").partition("?")[0])
    if os.name == "posix" and not device.exists():
        return Finding("máy quét", False, f"{address}: không thấy cổng; cắm lại hoặc sửa scanner")
    return Finding("máy quét", True, f"{address}: cổng nối tiếp")
