"""What stands on this desk, as its settings name it: printers, scanners, the signing program."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counter_app.ports import (
        BarcodeScanner,
        Digitising,
        DocumentScanner,
        FoundScanner,
        Printer,
        Roll,
        ScannerAbility,
        SigningProgram,
    )
    from counter_app.settings import Settings
    from devices.drawing import PaperDrawing
    from devices.printer_table import PrinterModel


def receipt_printer(settings: Settings) -> Printer | None:
    """The receipt printer that is set up, with the one that steps in for it, or None."""
    from devices.cabinet import open_pair

    places = (
        (settings.printer, settings.printer_model),
        (settings.printer_second, settings.printer_second_model),
    )
    first, second = (
        target_printer(settings, address, model) if address else None for address, model in places
    )
    return open_pair(first, second)


def page_printer(settings: Settings) -> Printer:
    """The A4 printer that is set up for papers, or the system's own choice."""
    set_up = (settings.printer, settings.printer_second)
    address = next((one for one in set_up if one.startswith("a4:")), "a4:default")
    return target_printer(settings, address)


def target_printer(settings: Settings, address: str, model: str = "") -> Printer:
    """The printer at an address, of a named model or of the width that is set."""
    from devices.cabinet import open_target

    return open_target(address, roll_model(settings, model))


def roll_model(settings: Settings, model: str = "") -> PrinterModel:
    """A named model of this folder's table; without a name the one of the width that is set."""
    from devices.printer_table import model_named

    return model_named(model, settings.printer_dots, settings.data_dir)


def roll_in_printer(settings: Settings) -> Roll:
    """What the receipt printer prints on, so that a preview is what comes out."""
    from counter_app.ports import Roll

    model = roll_model(settings, settings.printer_model)
    return Roll(model.dots, model.dpi)


def barcode_scanners(settings: Settings) -> tuple[BarcodeScanner, ...]:
    """The scanners with a cable of their own; keyboard mode needs none."""
    if not settings.scanner:
        return ()
    from devices.cabinet import open_scanner

    return (open_scanner(settings.scanner),)


class DocumentWays:
    """The ways by which paper comes in at this desk, as they are set now."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def open(self) -> tuple[DocumentScanner, ...]:
        """The network scanner first."""
        return document_scanners(self._settings)

    def find(self) -> tuple[FoundScanner, ...]:
        """Which scanners the network has."""
        from devices.digitising.discovery import discover

        return discover()

    def choose(self, address: str) -> ScannerAbility:
        """Keep the address of a network scanner that answers.

        Raises as `EsclScanner.capabilities` does; then what was set stays.
        """
        from counter_app.settings import remember
        from devices.digitising.escl import EsclScanner

        found = EsclScanner(address).capabilities()
        remember(self._settings.data_dir, scanner_escl=address)
        self._settings = replace(self._settings, scanner_escl=address)
        return found


def signing_program(settings: Settings) -> SigningProgram | None:
    """The office's signing program, or None where none is set."""
    from devices.cabinet import open_signing

    return open_signing(
        command=settings.sign_command,
        out=settings.sign_folder,
        back=settings.sign_back_folder,
        place=settings.data_dir,
    )


def document_scanners(settings: Settings) -> tuple[DocumentScanner, ...]:
    """The ways by which paper comes in at this desk, the network scanner first."""
    from devices.cabinet import open_document_scanners

    return open_document_scanners(
        escl=settings.scanner_escl,
        wia=settings.scanner_wia,
        command=settings.scan_command,
        folder=settings.scan_folder,
        place=settings.data_dir,
    )


def digitising(settings: Settings) -> Digitising:
    """Reads pages out of files and makes files out of pages."""
    from devices.digitising.reading import PageMaker

    return PageMaker(trust_folder=settings.trust_path)


def paper_drawing() -> PaperDrawing:
    """The one drawing behind printer and preview."""
    from devices.drawing import PaperDrawing

    return PaperDrawing()
