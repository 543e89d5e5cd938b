"""What is plugged in and what is missing, for the doctor: reported, never fatal."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from counter_app.domain.errors import CounterError
from counter_app.ports import PrinterState
from devices.cabinet import lies_within, open_scanner, open_target
from devices.digitising.program import words_of
from devices.printer_table import model_named

_FINE = (PrinterState.READY, PrinterState.PAPER_LOW, PrinterState.SILENT)


@dataclass(frozen=True, slots=True)
class Finding:
    """One device or font: what it is and how it is, as codes; who tells it has their words.

    A fact that is a tuple holds codes as well.
    """

    name: str
    ok: bool
    detail: str
    facts: Mapping[str, int | str | tuple[str, ...]] = field(default_factory=dict)


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

    A printer is its code here, its address and its model.
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
        is_there = os.name == "nt"
        told = "wia_set" if is_there else "wia_elsewhere"
        found.append(Finding("wia_scanner", is_there, told, {"name": documents.wia}))
    if documents.command:
        found.append(_program("scan_program", documents.command, "scan_command"))
    if documents.folder:
        found.append(_folder("scan_folder", documents.folder, "scan_folder", place))
    if not found:
        found.append(Finding("document_scanner", True, "documents_not_set"))
    if documents.sign_command:
        found.append(_program("sign_program", documents.sign_command, "sign_command"))
    elif documents.sign_folder:
        both = dict.fromkeys((documents.sign_folder, documents.sign_back_folder))
        found += [_folder("sign_folder", one, "sign_folder", place) for one in both if one]
    return (*found, _trust(documents.trust))


def _escl(address: str) -> Finding:
    from devices.digitising.escl import EsclScanner, Patience

    name = "network_scanner"
    try:
        can = EsclScanner(address, Patience(silent_s=3.0)).capabilities()
    except CounterError as error:
        return Finding(name, False, error.code, {"address": address})
    ways = [
        way
        for has, way in (
            (can.has_feeder, "has_feeder"),
            (can.has_duplex, "has_duplex"),
            (can.has_flatbed, "has_flatbed"),
        )
        if has
    ]
    facts = {
        "address": address,
        "scanner": can.name or ("nameless",),
        "can": (*ways, "dpi_most" if can.resolutions else "dpi_unknown"),
        "dpi": str(max(can.resolutions, default=0)),
    }
    return Finding(name, True, "network_scanner_can", facts)


def _program(name: str, command: str, setting: str) -> Finding:
    words = words_of(command)
    if not words or shutil.which(words[0]) is None:
        return Finding(name, False, "program_does_not_run", {"setting": setting})
    return Finding(name, True, "as_found", {"found": Path(words[0]).name})


def _folder(name: str, folder: str, setting: str, place: Path) -> Finding:
    facts = {"folder": folder, "setting": setting}
    if lies_within(folder, place):
        return Finding(name, False, "folder_is_ours", facts)
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        return Finding(name, False, "folder_unusable", facts)
    return Finding(name, True, "as_found", {"found": folder})


def _trust(folder: Path | None) -> Finding:
    from devices.digitising.trust_roots import trust_roots

    found = trust_roots(folder) if folder else None
    if found is None or not (found.roots or found.unreadable):
        return Finding("trust", True, "trust_none", {"folder": str(folder)})
    if found.unreadable:
        broken = ", ".join(found.unreadable[:5])
        return Finding("trust", False, "trust_unreadable", {"names": broken})
    facts = {"count": str(len(found.roots)), "folder": str(folder)}
    return Finding("trust", True, "trust_found", facts)


def _fonts() -> Finding:
    from devices.typeface import FAMILY, FONT_FOLDER

    found = len(list(FONT_FOLDER.glob("*.ttf")))
    told = "fonts_found" if found else "fonts_missing"
    return Finding("fonts", bool(found), told, {"family": FAMILY, "count": found})


def _printer(name: str, address: str, model: str, dots: int, folder: Path) -> Finding:
    if not address:
        return Finding(name, True, "printer_not_set")
    try:
        state = open_target(address, model_named(model, dots, folder)).state()
    except CounterError as error:
        return Finding(name, False, error.code, {"address": address})
    return Finding(name, state in _FINE, f"printer_{state}", {"address": address})


def _scanner(address: str) -> Finding:
    if not address:
        return Finding("scanner", True, "scanner_types")
    facts = {"address": address}
    try:
        open_scanner(address)
    except CounterError as error:
        return Finding("scanner", False, error.code, facts)
    device = Path(address.removeprefix("serial://").partition("?")[0])
    if os.name == "posix" and not device.exists():
        return Finding("scanner", False, "scanner_port_absent", facts)
    return Finding("scanner", True, "scanner_port", facts)
