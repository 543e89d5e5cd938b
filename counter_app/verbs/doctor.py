"""The verb that examines this desk: store, key, clock, devices, fonts, disk."""

from __future__ import annotations

import argparse
import platform
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from counter_app.domain.errors import CounterError
from counter_app.verbs.answer import DONE, FAULT, Answer
from counter_app.verbs.doctor_words import Fact, detail_of, name_of

if TYPE_CHECKING:
    from counter_app.queries.inbox import ClockReading
    from counter_app.queries.number import NumbersLine
    from counter_app.settings import Settings

DISK_FREE_LEAST = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at, by its code, and what was found: a code and its facts."""

    name: str
    ok: bool
    detail: str
    facts: Mapping[str, Fact] = field(default_factory=dict)


def doctor(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Every check is made, whatever the others say.

    For a program each has a code, which is the same in every language.
    """
    checks = examine(settings, parsed.lang)
    told = [
        {
            "code": one.name,
            "name": name_of(one.name, parsed.lang),
            "ok": one.ok,
            "detail": detail_of(one.detail, one.facts, parsed.lang),
        }
        for one in checks
    ]
    lines = tuple(f"{'✓' if one['ok'] else '■'} {one['name']}: {one['detail']}" for one in told)
    return Answer({"checks": told}, lines, DONE if all(one.ok for one in checks) else FAULT)


def examine(settings: Settings, language: str) -> tuple[Check, ...]:
    """The checks, in the order in which a person would ask."""
    return (
        _python(),
        _folder(settings),
        *_office(settings, language),
        *_store(settings, language),
        _clock(),
        _city(settings, language),
        *_devices(settings),
    )


def _python() -> Check:
    from importlib.metadata import PackageNotFoundError, version

    try:
        qt = version("PySide6-Essentials")
    except PackageNotFoundError:
        import PySide6

        qt = str(PySide6.__version__)
    found = f"Python {platform.python_version()}, Qt {qt}"
    return Check("program", True, "as_found", {"found": found})


def _folder(settings: Settings) -> Check:
    free = shutil.disk_usage(settings.data_dir).free
    left = {"megabytes": free // 1_000_000}
    return Check("disk", free >= DISK_FREE_LEAST, "disk_left", left)


def _store(settings: Settings, language: str) -> tuple[Check, ...]:
    import sqlcipher3

    from counter_app.domain.user import SYSTEM
    from counter_app.main import has_book, key_place
    from counter_app.queries.inbox import CityClock
    from counter_app.queries.number import NumbersLeft
    from counter_app.queries.office import ThisStation
    from counter_app.queries.receipt_code import ReceiptKeyTexts
    from counter_app.verbs.answer import open_for
    from ui.messages import sentence

    found = f"SQLite {sqlcipher3.dbapi2.sqlite_version} (SQLCipher)"
    driver = Check("driver", True, "as_found", {"found": found})
    is_new = not has_book(settings)
    try:
        with open_for(settings) as desk:
            station = desk.ask(ThisStation(), by=SYSTEM)
            receipt_keys = desk.ask(ReceiptKeyTexts(), by=SYSTEM)
            reading = desk.ask(CityClock(), by=SYSTEM)
            numbers = desk.ask(NumbersLeft(), by=SYSTEM)
    except CounterError as error:
        return driver, Check("database", False, "as_found", {"found": sentence(error, language)})
    book = {"station": f"{station.number:04d}", "counter": station.office.counter_name}
    signing = (
        Check("receipt_key", True, "as_found", {"found": receipt_keys[0]})
        if receipt_keys
        else Check("receipt_key", True, "receipt_key_later")
    )
    return (
        driver,
        Check("database", True, "book_new" if is_new else "book", book),
        Check("data_key", True, f"key_in_{key_place(settings)}"),
        signing,
        _drift(reading),
        _numbers(numbers),
    )


def _office(settings: Settings, language: str) -> tuple[Check, ...]:
    """The shared server, in words where it is not reached; nothing where the desk has a file."""
    if not settings.database_url:
        return ()
    from counter_app.domain.office_server import OfficeServer
    from counter_app.main import look_at_office
    from ui.messages import sentence

    name = "office_server"
    try:
        server = OfficeServer.of_url(settings.database_url)
        seen = look_at_office(settings)
    except CounterError as error:
        return (Check(name, False, "as_found", {"found": sentence(error, language)}),)
    facts: dict[str, Fact] = {
        "place": server.host if not server.host.startswith("/") else "socket",
        "version": seen.version,
        "way": ("server_sealed" if seen.is_sealed else "server_here",),
        "trip": f"{seen.round_trip_ms:.1f}".replace(".", ","),
        "user": seen.user,
    }
    found = [Check(name, True, "server_seen", facts)]
    if seen.is_strong:
        found.append(Check("office_rights", False, "server_account_strong", {"user": seen.user}))
    return tuple(found)


def _drift(reading: ClockReading | None) -> Check:
    if reading is None:
        return Check("drift", True, "drift_unknown")
    facts = {"seconds": f"{reading.ahead_s:+d}", "at": f"{reading.desk_time:%H:%M %d/%m/%Y}"}
    return Check("drift", not reading.is_off, "drift_seen", facts)


def _numbers(lines: tuple[NumbersLine, ...]) -> Check:
    facts: dict[str, Fact] = {str(line.series): line.left for line in lines}
    facts["left"] = tuple(f"{line.series}_left" for line in lines)
    return Check("numbers", not any(line.is_low for line in lines), "numbers_left", facts)


def _clock() -> Check:
    from counter_app.main import system_clock

    now = system_clock()
    return Check("clock", now.year >= 2026, "clock_now", {"at": f"{now:%H:%M %d/%m/%Y}"})


def _city(settings: Settings, language: str) -> Check:
    from counter_app.main import check_city_url
    from ui.messages import sentence

    if not settings.city_url:
        return Check("city", True, "city_not_set")
    try:
        check_city_url(settings.city_url)
    except CounterError as error:
        return Check("city", False, "as_found", {"found": sentence(error, language)})
    return Check("city", True, "city_set")


def _devices(settings: Settings) -> tuple[Check, ...]:
    from devices.inspection import Documents, inspect, inspect_documents

    printers = (
        ("printer", settings.printer, settings.printer_model),
        ("printer_second", settings.printer_second, settings.printer_second_model),
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
    return tuple(Check(one.name, one.ok, one.detail, one.facts) for one in found)
