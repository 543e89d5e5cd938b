"""What the counter asks of the outside: printers, scanners and the city."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from counter_app.domain.outbox import Delivery, OutboxEntry, Unreachable
    from counter_app.domain.page import Incoming, Pages
    from counter_app.domain.signature import Signatures
    from counter_app.paper.blocks import Paper

ROLL_DPI = 203  # as nearly all receipt printers have it


class PrinterState(StrEnum):
    """What a printer says of itself. SILENT is no answer at all, which is not readiness."""

    READY = "ready"
    PAPER_LOW = "paper_low"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    OFFLINE = "offline"
    ABSENT = "absent"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class PrintResult:
    """What became of one job. Sent is not printed: `confirmed` only where the printer says so.

    `printer` is the one that took it; `state` what it said of itself last, SILENT for nothing.
    """

    sent_bytes: int
    confirmed: bool
    printer: str = ""
    state: PrinterState = PrinterState.SILENT


class Printer(Protocol):
    """A device that puts a paper on paper. Opened, used and closed for each job."""

    name: str

    def state(self) -> PrinterState:
        """Ask the printer; never raises, ABSENT where it cannot be reached."""
        ...

    def print(self, paper: Paper) -> PrintResult:
        """Print one paper.

        Raises DeviceError; with "printer_broke_off" a part of it, or all, may be on paper, with
        any other code nothing of it was sent.
        """
        ...

    def open_drawer(self) -> bool:
        """Open the cash drawer that hangs on the printer; False where it has none.

        Raises DeviceError as `print` does; a printer out of paper opens it all the same.
        """
        ...


@dataclass(frozen=True, slots=True)
class Raster:
    """A drawn paper: 1 bit a dot, 1 is black, rows padded to whole bytes, highest bit first."""

    width: int
    height: int
    bits: bytes


@dataclass(frozen=True, slots=True)
class Roll:
    """The paper that is in the receipt printer, as far as a drawing goes by it."""

    width_dots: int = 576
    dpi: int = ROLL_DPI


class Drawing(Protocol):
    """The one drawing behind printer, page, picture and preview."""

    def raster(self, paper: Paper, width_dots: int, dpi: int = ROLL_DPI) -> Raster:
        """The paper as it comes from a roll printer of that many dots, so many to the inch."""
        ...

    def pdf(self, paper: Paper) -> bytes:
        """The paper's A4 pages, text as text."""
        ...

    def qr(self, payload: str) -> Raster:
        """A QR code, one dot a module, its quiet zone included, read back before it is given.

        Raises InputError("qr_payload_too_long") or DeviceError("qr_unreadable").
        """
        ...


class BarcodeScanner(Protocol):
    """A reader of codes. `on_scan` is called with each whole text, on the scanner's own thread."""

    name: str

    def start(self, on_scan: Callable[[str], None]) -> None:
        """Begin to listen. A scanner that is not there is retried until `stop`."""
        ...

    def stop(self) -> None:
        """Stop listening; returns when no further call will come."""
        ...


@dataclass(frozen=True, slots=True)
class ScanWish:
    """How a document is to be scanned; a scanner that cannot do it all does what it can."""

    dpi: int = 300
    is_colour: bool = True
    is_duplex: bool = False
    from_feeder: bool = True


@dataclass(frozen=True, slots=True)
class FoundScanner:
    """A scanner of the network by its own name, and the address for `scanner_escl`."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class ScannerAbility:
    """What a scanner says it can; resolutions in dpi."""

    name: str
    has_flatbed: bool
    has_feeder: bool
    has_duplex: bool
    colours: frozenset[str]
    resolutions: tuple[int, ...]
    formats: frozenset[str]


class DocumentScanner(Protocol):
    """A way by which paper comes in. Opened, used and closed for each job."""

    name: str

    def scan(
        self,
        wish: ScanWish,
        on_file: Callable[[bytes], None],
        is_cancelled: Callable[[], bool],
    ) -> None:
        """Hand over each file as it comes; returns when the job ended or was cancelled.

        Raises DeviceError, and what `on_file` raises; the files handed over before stay good.
        """
        ...

    def settle(self) -> None:
        """What was handed over is kept safely or not wanted: leave nothing of it in the clear."""
        ...


class Digitising(Protocol):
    """Reads pages out of files and makes files out of pages."""

    def read(self, content: bytes) -> Incoming:
        """The pages of a file, measured; raises CounterError for what cannot be a scan."""
        ...

    def read_file(self, path: Path) -> Incoming:
        """The same of a file that a person chose."""
        ...

    def make(self, pages: Pages, described: Mapping[str, str], made_at: datetime) -> bytes:
        """PDF/A of at least one page."""
        ...

    def check_signed(self, original: bytes, signed: bytes) -> Signatures:
        """The signatures of a file that is `original` and nothing but signatures behind it.

        Raises InputError for any other file.
        """
        ...


class SigningProgram(Protocol):
    """The office's own program that puts signatures to files; the keys are its matter alone."""

    name: str

    def sign(
        self, content: bytes, file_name: str, is_cancelled: Callable[[], bool]
    ) -> bytes | None:
        """What came back for a file, unchecked; None where it was cancelled.

        Nothing of the file is left in the clear. Raises DeviceError("signing_absent",
        "signing_failed", "signing_too_long").
        """
        ...


@dataclass(frozen=True, slots=True)
class CityChange:
    """One thing the city tells us, in the order of its cursor. `body` is parsed JSON."""

    cursor: int
    kind: str
    body: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ChangePage:
    """Changes after a cursor. `more` says that another page waits."""

    changes: tuple[CityChange, ...]
    cursor: int
    more: bool
    city_time: datetime


@dataclass(frozen=True, slots=True)
class Lease:
    """A block of numbers, both ends included, that the city gives this station alone."""

    kind: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class CityCatalogue:
    """A version of the catalogue as the city publishes it."""

    version: str
    valid_from: date
    records: tuple[Mapping[str, object], ...]


class CityLibrary(Protocol):
    """What the city can be asked besides: what it holds of a day, and what it publishes."""

    def held(self, day: date) -> frozenset[str] | Unreachable:
        """The keys of this station's facts of a day in Vietnam."""
        ...

    def catalogue(self, version: str) -> CityCatalogue | Unreachable | None:
        """A published version; None where the city has none of that name."""
        ...

    def bundle(self, sha256: str) -> bytes | Unreachable | None:
        """A published configuration bundle; None where the city has none of that digest."""
        ...


@dataclass(frozen=True, slots=True)
class CityUpdate:
    """A version of the program as the city offers it: one file, by its bytes and digest.

    The city's word makes nothing true: the signatures within the file do.
    """

    version: str
    size: int
    sha256: str


class CityUpdates(Protocol):
    """The newest version that the city has for a kind of computer."""

    def newest_update(self, platform: str) -> CityUpdate | Unreachable | None:
        """What is offered; None where nothing is."""
        ...

    def update_piece(self, offered: CityUpdate, first: int) -> bytes | Unreachable:
        """The file's next bytes from `first` on; as many as the line bears, at least one."""
        ...


@dataclass(frozen=True, slots=True)
class FileHeld:
    """How much of a file the city has from its start, and whether that is all of it."""

    received: int
    is_complete: bool


@dataclass(frozen=True, slots=True)
class FilePart:
    """Bytes of a file from `first` on; `size` is the whole file's."""

    sha256: str
    first: int
    size: int
    data: bytes


class CityGateway(Protocol):
    """The city system as one desk sees it. No method raises for an ordinary failure.

    `lines` is how many batches may be on their way to it at once.
    """

    lines: int

    def file_held(self, sha256: str) -> FileHeld | Unreachable:
        """How much the city has of a file."""
        ...

    def put_file(self, part: FilePart) -> FileHeld | Unreachable:
        """Give the next piece; the answer says where the one after it begins."""
        ...

    def deliver(
        self, entries: tuple[OutboxEntry, ...], audit_head: str
    ) -> tuple[Delivery, ...] | Unreachable:
        """Send one batch; an answer per entry, in any order, or none that can be trusted."""
        ...

    def changes(self, after: int, limit: int) -> ChangePage | Unreachable:
        """What the city has told since the cursor `after`."""
        ...

    def lease(self, kind: str, after: int | None = None) -> Lease | Unreachable:
        """Confirm this station's numbers of one kind: dossier, receipt or reference.

        With `after`, the last number that the station holds, the block behind it.
        """
        ...

    def time(self) -> datetime | Unreachable:
        """The city's clock, UTC."""
        ...


class City(CityGateway, CityLibrary, Protocol):
    """Everything that a relay asks of the city."""
