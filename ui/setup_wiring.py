"""What the first run is given by the composition root; it makes nothing of this itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counter_app.domain.setup import Beginning
    from counter_app.ports import BarcodeScanner, Drawing, PrintResult
    from ui.wiring import Wiring


@dataclass(frozen=True, slots=True)
class SetupWiring:
    """What the first run is given. All of it but `open_window` is called on a lane.

    `draft` is what was typed before, `is_begun` whether the book is there already. `keep` writes
    the draft, `begin` makes the book, `finish` lets both go. `try_city` raises what stands between
    this desk and the city at an address with a password, and gives how many seconds this
    computer's clock is ahead. `open_window` is the counter's own wiring once all is done.
    """

    draft: str
    is_begun: bool
    keep: Callable[[str], None]
    begin: Callable[[Beginning], None]
    finish: Callable[[], None]
    find_printers: Callable[[], tuple[str, ...]]
    try_printer: Callable[[str, int], PrintResult]
    find_ports: Callable[[], tuple[str, ...]]
    open_scanner: Callable[[str], BarcodeScanner]
    try_city: Callable[[str, str], int]
    remember: Callable[..., None]
    open_drawing: Callable[[], Drawing]
    open_window: Callable[[], Wiring]
    scan_gap_ms: int = 100
    language: str = "vi"
    theme: str = "light"
    scale: int = 100
