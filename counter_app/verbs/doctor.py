"""The verb that examines this desk: store, key, clock, devices, fonts, disk."""

from __future__ import annotations

import argparse
import platform
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counter_app.domain.errors import CounterError
from counter_app.verbs.answer import DONE, FAULT, Answer

if TYPE_CHECKING:
    from counter_app.queries.inbox import ClockReading
    from counter_app.queries.number import NumbersLine
    from counter_app.settings import Settings

DISK_FREE_LEAST = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    name: str
    ok: bool
    detail: str


def doctor(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Every check is made, whatever the others say."""
    checks = examine(settings)
    facts = {"checks": [{"name": c.name, "ok": c.ok, "detail": c.detail} for c in checks]}
    lines = tuple(f"{'✓' if c.ok else '■'} {c.name}: {c.detail}" for c in checks)
    return Answer(facts, lines, DONE if all(c.ok for c in checks) else FAULT)


def examine(settings: Settings) -> tuple[Check, ...]:
    """The checks, in the order in which a person would ask."""
    return (
        _python(),
        _folder(settings),
        *_office(settings),
        *_store(settings),
        _clock(),
        _city(settings),
        *_devices(settings),
    )


def _python() -> Check:
    from importlib.metadata import PackageNotFoundError, version

    try:
        qt = version("PySide6-Essentials")
    except PackageNotFoundError:
        import PySide6

        qt = str(PySide6.__version__)
    return Check("chương trình", True, f"Python {platform.python_version()}, Qt {qt}")


def _folder(settings: Settings) -> Check:
    free = shutil.disk_usage(settings.data_dir).free
    words = f"còn {free // 1_000_000:,} MB".replace(",", ".")
    return Check("ổ đĩa", free >= DISK_FREE_LEAST, words)


def _store(settings: Settings) -> tuple[Check, ...]:
    import sqlcipher3

    from counter_app.domain.user import SYSTEM
    from counter_app.main import has_book, key_place
    from counter_app.queries.inbox import CityClock
    from counter_app.queries.number import NumbersLeft
    from counter_app.queries.office import ThisStation
    from counter_app.queries.receipt_code import ReceiptKeyTexts
    from counter_app.verbs.answer import open_for

    driver = Check(
        "trình điều khiển", True, f"SQLite {sqlcipher3.dbapi2.sqlite_version} (SQLCipher)"
    )
    is_new = not has_book(settings)
    try:
        with open_for(settings) as desk:
            station = desk.ask(ThisStation(), by=SYSTEM)
            receipt_keys = desk.ask(ReceiptKeyTexts(), by=SYSTEM)
            reading = desk.ask(CityClock(), by=SYSTEM)
            numbers = desk.ask(NumbersLeft(), by=SYSTEM)
    except CounterError as error:
        return driver, Check("cơ sở dữ liệu", False, error.code)
    words = f"máy trạm {station.number:04d}, {station.office.counter_name}"
    if is_new:
        words += "; sổ mới, còn trống"
    kept = {
        "keyring": "trong kho khóa của hệ điều hành",
        "file": "trong tệp chỉ chủ máy đọc được (không có kho khóa)",
    }[key_place(settings)]
    signing = receipt_keys[0] if receipt_keys else "có từ biên lai đầu tiên"
    return (
        driver,
        Check("cơ sở dữ liệu", True, words),
        Check("khóa dữ liệu", True, kept),
        Check("khóa kiểm tra biên lai", True, signing),
        _drift(reading),
        _numbers(numbers),
    )


def _office(settings: Settings) -> tuple[Check, ...]:
    """The shared server, in words where it is not reached; nothing where the desk has a file."""
    if not settings.database_url:
        return ()
    from counter_app.domain.office_server import OfficeServer
    from counter_app.main import look_at_office
    from ui.messages import sentence

    name = "máy chủ dùng chung"
    try:
        server = OfficeServer.of_url(settings.database_url)
        seen = look_at_office(settings)
    except CounterError as error:
        return (Check(name, False, sentence(error, "vi")),)
    way = "TLS đã kiểm chứng thư" if seen.is_sealed else "ngay trên máy này"
    trip = f"{seen.round_trip_ms:.1f}".replace(".", ",")
    place = server.host if not server.host.startswith("/") else "socket"
    words = f"{place}, PostgreSQL {seen.version}, {way}, hỏi đáp {trip} ms, tài khoản {seen.user}"
    found = [Check(name, True, words)]
    if seen.is_strong:
        warned = f"{seen.user} sửa được bảng; quầy phải dùng quay_counter (docs/office.md)"
        found.append(Check("quyền trên máy chủ", False, warned))
    return tuple(found)


def _drift(reading: ClockReading | None) -> Check:
    name = "lệch giờ thành phố"
    if reading is None:
        return Check(name, True, "chưa biết: thành phố chưa báo giờ")
    words = f"{reading.ahead_s:+d} giây, so lúc {reading.desk_time:%H:%M %d/%m/%Y}"
    return Check(name, not reading.is_off, words)


def _numbers(lines: tuple[NumbersLine, ...]) -> Check:
    names = {"dossier": "hồ sơ", "receipt": "biên lai", "reference": "mã thanh toán"}
    left = ", ".join(f"{names[line.series]} còn {line.left:,}".replace(",", ".") for line in lines)
    return Check("dải số", not any(line.is_low for line in lines), left)


def _clock() -> Check:
    from counter_app.main import system_clock

    now = system_clock()
    return Check("đồng hồ", now.year >= 2026, f"{now:%H:%M %d/%m/%Y} giờ Hà Nội")


def _city(settings: Settings) -> Check:
    if not settings.city_url:
        return Check("thành phố", True, "chưa đặt địa chỉ; hồ sơ chờ trên máy")
    return Check("thành phố", True, "đã đặt địa chỉ")


def _devices(settings: Settings) -> tuple[Check, ...]:
    from devices.inspection import Documents, inspect, inspect_documents

    printers = (
        ("máy in", settings.printer, settings.printer_model),
        ("máy in dự phòng", settings.printer_second, settings.printer_second_model),
    )
    documents = Documents(
        escl=settings.scanner_escl,
        wia=settings.scanner_wia,
        command=settings.scan_command,
        folder=settings.scan_folder,
        sign_command=settings.sign_command,
        sign_folder=settings.sign_folder,
        sign_back_folder=settings.sign_back_folder,
        trust=settings.trust_path,
    )
    found = (
        *inspect(printers, settings.printer_dots, settings.data_dir, settings.scanner),
        *inspect_documents(documents, settings.data_dir),
    )
    return tuple(Check(one.name, one.ok, one.detail) for one in found)
