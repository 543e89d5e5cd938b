"""The scripted clerk's desk: an open shift, the real window, a printer, and a bank that pays."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC
from pathlib import Path

from counter_app.commands.inbox import NoteChanges
from counter_app.commands.shift import OpenShift
from counter_app.commands.user import SignIn
from counter_app.desk import Desk
from counter_app.domain import vietqr
from counter_app.domain.identity import uuid7
from counter_app.domain.money import Money
from counter_app.domain.shift import DrawerCount
from counter_app.domain.user import NOBODY, SYSTEM, Actor
from counter_app.ports import CityChange
from counter_app.settings import Settings
from counter_app.store.setup import open_store
from devices.drawing import PaperDrawing
from devices.simulated import SimulatedPrinter
from tests import template
from tests.conftest import Clock
from tests.template import MORNING, STATION
from tests.ui.conftest import Window
from ui.app import application, build
from ui.wiring import Wiring

PIN = "1111"


class Bank:
    """Tells the desk of a credit for a payment code, as the city would."""

    def __init__(self, desk: Desk, tell: Callable[[], None]) -> None:
        self._desk, self._tell = desk, tell
        self._serial = itertools.count(1)

    def pay(self, payload: str) -> None:
        """The whole amount, with the code in its text."""
        number, asked = next(self._serial), vietqr.decode(payload)
        body = {
            "id": f"credit-{number}",
            "provider": "sandbox",
            "account": asked.account,
            "bank_reference": f"FT{number:08d}",
            "amount": asked.amount.dong if asked.amount else 0,
            "text": asked.purpose,
            "booked_at": MORNING.astimezone(UTC).isoformat(),
        }
        change = CityChange(number, "bank.credit", body)
        self._desk.submit(NoteChanges((change,), number, MORNING), by=SYSTEM)
        self._tell()


@contextmanager
def at_the_window(folder: Path) -> Iterator[tuple[Window, Desk, Actor]]:
    """A set-up desk with an open shift, behind the real window; a printer that always prints."""
    settings, clock = Settings(data_dir=folder, key_store="file"), Clock(MORNING)
    count = itertools.count(template.IDS + 1)

    def new_id() -> str:
        return uuid7(clock(), next(count).to_bytes(10, "big"))

    store = open_store(settings, now=MORNING, new_id=new_id, station_number=lambda: STATION)
    ticks = itertools.count()
    desk = Desk(store, clock=clock, monotonic_ns=lambda: next(ticks), new_id=new_id)
    clerk = desk.submit(SignIn("tiepnhan", PIN), by=NOBODY).value
    desk.submit(OpenShift(DrawerCount.of(Money(5_000_000)), "Giao ca"), by=clerk)
    application()
    printer = SimulatedPrinter(PaperDrawing())
    shell = build(
        Wiring(
            open_door=tuple,
            open_desk=lambda: desk,
            open_city=lambda _desk, _on_pass: None,
            open_printer=lambda: printer,
            open_scanners=tuple,
            open_drawing=PaperDrawing,
            new_id=new_id,
            clock=clock,
            stops_city=False,
        )
    )
    shell.show()
    shell.start()
    window = Window(shell)
    try:
        yield window, desk, clerk
    finally:
        shell.close()
        shell.deleteLater()
        window.rest(10)
        store.close()
