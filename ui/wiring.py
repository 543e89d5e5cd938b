"""What the window is given by the composition root; it makes nothing of this itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app.domain.errors import DeviceError

if TYPE_CHECKING:
    from counter_app.desk import Desk
    from counter_app.domain.heads import CityHead
    from counter_app.domain.outbox import Unreachable
    from counter_app.domain.statement import Statement
    from counter_app.domain.user import Person
    from counter_app.ports import (
        BarcodeScanner,
        Digitising,
        DocumentScanner,
        Drawing,
        FoundScanner,
        Printer,
        Roll,
        ScannerAbility,
        SigningProgram,
    )
    from ui.outside import CityLink, DrillRoom, Hear, Line, News, OfficeDoor


def _no_scanner(_address: str) -> ScannerAbility:
    raise DeviceError("document_scanner_absent")


def _usual_roll() -> Roll:
    from counter_app.ports import Roll

    return Roll()


# Nobody compares or prints it, and it is made before the first paint.
@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Wiring:
    """Makers of what is slow to make, and plain values.

    `open_door` gives the sign-in list at once, or nothing. `open_desk` loads the database library
    and opens the store: it is called on the database lane. `open_city` is given a callback for the
    end of each of its passes, on its own thread. `open_roll` is what previews are drawn for.
    `read_statement` reads a bank's file, `remember` keeps settings: both on the paper lane.
    `choose_scanner` asks the
    network scanner at an address what it can and keeps the address; with `open_signing` and
    `find_scanners` it is called on the scanning lane. `signs`: a signing program is set.
    `office_door` looks at the shared server, on a lane of its own.
    `open_news` is given who hears of other counters' work and of the line to them, on its thread.
    `ask_heads` asks the city what it noted of the trail; it is called on a lane of its own.
    """

    open_door: Callable[[], tuple[Person, ...]]
    open_desk: Callable[[], Desk]
    open_city: Callable[[Desk, Callable[[], None]], CityLink | None]
    open_printer: Callable[[], Printer | None]
    open_scanners: Callable[[], tuple[BarcodeScanner, ...]]
    open_drawing: Callable[[], Drawing]
    new_id: Callable[[], str]
    clock: Callable[[], datetime]
    office_door: OfficeDoor | None = None
    open_news: Callable[[Desk, Hear, Line], News | None] = lambda _desk, _hear, _line: None
    open_roll: Callable[[], Roll] = _usual_roll
    open_page_printer: Callable[[], Printer | None] = lambda: None
    open_document_scanners: Callable[[], tuple[DocumentScanner, ...]] = tuple
    open_digitising: Callable[[], Digitising] | None = None
    citizen_screen: str = ""
    language: str = "vi"
    # Who chose another than the desk's: user → language.
    languages: Mapping[str, str] = field(default_factory=dict)
    theme: str = "light"
    scale: int = 100
    keys: Mapping[str, str] = field(default_factory=dict)
    remember: Callable[..., None] | None = None
    scan_gap_ms: int = 100
    idle_lock_s: int = 300
    stops_city: bool = True
    qr_is_online: bool = False
    read_statement: Callable[[Path], Statement] | None = None
    ask_heads: Callable[[Desk], tuple[CityHead, ...] | Unreachable] | None = None
    signs: bool = False
    open_signing: Callable[[], SigningProgram | None] = lambda: None
    find_scanners: Callable[[], tuple[FoundScanner, ...]] = tuple
    shows_tour: bool = False
    # A drill says so on every page; None at a counter.
    drill: DrillRoom | None = None
    # Opens a drill in a window of its own and comes back when it is over.
    start_drill: Callable[[], None] | None = None
    choose_scanner: Callable[[str], ScannerAbility] = _no_scanner
