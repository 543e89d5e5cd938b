"""Scanners and files as the screens reach them: on a lane of their own, page after page."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from counter_app.domain.errors import DeviceError
from counter_app.domain.signature import SignedFile
from ui.lanes import Failure, Lane

if TYPE_CHECKING:
    from counter_app.domain.page import Pages
    from counter_app.ports import (
        Digitising,
        DocumentScanner,
        FoundScanner,
        ScannerAbility,
        ScanWish,
    )
    from ui.wiring import Wiring


class Scanning(QObject):
    """One job at a time; `came` tells what each file brought as it comes (`Incoming`)."""

    came = Signal(object)
    _read = Signal(object)

    def __init__(self, wiring: Wiring, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._lane = Lane("scanning", self)
        self._cancelled = threading.Event()
        self._digitising: Digitising | None = None
        self._scanner: DocumentScanner | None = None
        self._read.connect(self.came, Qt.ConnectionType.QueuedConnection)

    def scan(
        self, wish: ScanWish, owner: QObject, ended: Callable[[None], None], failure: Failure
    ) -> None:
        """Scan with the first scanner that is set."""
        self._cancelled.clear()

        def work() -> None:
            reader = self._open()
            self._open_scanner().scan(
                wish, lambda content: self._read.emit(reader.read(content)), self._cancelled.is_set
            )

        self._lane.run(work, owner, ended, failure)

    def read_files(
        self,
        paths: tuple[Path, ...],
        owner: QObject,
        ended: Callable[[None], None],
        failure: Failure,
    ) -> None:
        """Files that a person dropped; those before one that is refused stay good."""
        self._cancelled.clear()

        def work() -> None:
            for path in paths:
                if not self._cancelled.is_set():
                    self._read.emit(self._open().read_file(path))

        self._lane.run(work, owner, ended, failure)

    def make(
        self,
        pages: Pages,
        described: Mapping[str, str],
        made_at: datetime,
        owner: QObject,
        success: Callable[[bytes], None],
        failure: Failure,
    ) -> None:
        """One PDF/A of the pages."""
        self._lane.run(
            lambda: self._open().make(pages, described, made_at), owner, success, failure
        )

    def first_page(
        self, content: bytes, owner: QObject, success: Callable[[bytes], None], failure: Failure
    ) -> None:
        """A small picture of a file's first page."""
        self._lane.run(lambda: self._open().read(content).pages[0].preview, owner, success, failure)

    def sign(
        self,
        content: bytes,
        file_name: str,
        owner: QObject,
        success: Callable[[SignedFile | None], None],
        failure: Failure,
    ) -> None:
        """The file with the office's signature behind it, checked; None where it was cancelled."""
        self._cancelled.clear()

        def work() -> SignedFile | None:
            program = self._wiring.open_signing()
            if program is None:
                raise DeviceError("signing_absent")
            signed = program.sign(content, file_name, self._cancelled.is_set)
            if signed is None:
                return None
            return SignedFile(signed, self._open().check_signed(content, signed))

        self._lane.run(work, owner, success, failure)

    def find(
        self,
        owner: QObject,
        success: Callable[[tuple[FoundScanner, ...]], None],
        failure: Failure,
    ) -> None:
        """The scanners that the network announces; takes some seconds."""
        self._lane.run(self._wiring.find_scanners, owner, success, failure)

    def choose(
        self,
        address: str,
        owner: QObject,
        success: Callable[[ScannerAbility], None],
        failure: Failure,
    ) -> None:
        """Ask a scanner what it can, then scan with it from now on; a silent one is not set."""

        def work() -> ScannerAbility:
            found = self._wiring.choose_scanner(address)
            self._scanner = None
            return found

        self._lane.run(work, owner, success, failure)

    def cancel(self) -> None:
        """End the job after the page that is under way."""
        self._cancelled.set()

    def settle(self) -> None:
        """The pages are kept, or thrown away: the scanner leaves nothing in the clear."""
        scanner = self._scanner
        if scanner is not None:
            self._lane.run(scanner.settle, self, _nothing, lambda _error: None)

    def stop(self) -> None:
        """End the lane."""
        self._cancelled.set()
        self._lane.stop()

    def _open(self) -> Digitising:
        if self._digitising is None:
            if self._wiring.open_digitising is None:
                raise DeviceError("document_scanner_absent")
            self._digitising = self._wiring.open_digitising()
        return self._digitising

    def _open_scanner(self) -> DocumentScanner:
        if self._scanner is None:
            scanners = self._wiring.open_document_scanners()
            if not scanners:
                raise DeviceError("document_scanner_unset")
            self._scanner = scanners[0]
        return self._scanner


def _nothing(_none: None) -> None:
    """Nobody waits for it."""
