"""A drill: the real window over invented people, in a folder of its own that goes when it ends.

Two processes: the keeper makes the folder, starts the window, starts it again after a power cut
and deletes the folder; the window knows of no other folder, no city and no environment.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from counter_app.domain.errors import CounterError, RuleError
from counter_app.settings import FILE_NAME, Settings, read, remember
from counter_app.verbs.answer import FAULT, Answer, told

if TYPE_CHECKING:
    from counter_app.desk import Desk
    from counter_app.domain.money import Money
    from sync.drill import DrillCity
    from sync.worker import CityWorker
    from ui.wiring import Wiring

PREFIX = "quay-dien-tap-"
# More cuts than anybody rehearses: a window that dies by itself is not started for ever.
CUTS_MAX = 50
# The situation that is on, in the room of its drill.
KEPT = "drill.json"
# What a window gives that pulled its own plug; its process is dead all the same.
CUT = 86


def drill(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Keep a drill until its window is left. `settings` lend the printer and the keys alone."""
    if parsed.room is not None:
        code = open_room(parsed.room, parsed.printer, parsed.lang)
        return told({"drill": True}, code)

    def command_of(room: Path) -> Sequence[str]:
        lend_keys(room, settings)
        return command(room, settings.printer, parsed.lang)

    cuts = keep(command_of)
    return told({"cuts": cuts}, FAULT if cuts > CUTS_MAX else 0)


def keep(command_of: Callable[[Path], Sequence[str]]) -> int:
    """Run the window of a new room, again after each cut; gives how many there were."""
    sweep(Path(tempfile.gettempdir()))
    room, cuts = Path(tempfile.mkdtemp(prefix=PREFIX)), 0
    try:
        while cuts <= CUTS_MAX:
            # This program itself, with a folder that was just made.
            code = subprocess.run(command_of(room), check=False).returncode  # noqa: S603
            if not _is_cut(code):
                break
            cuts += 1
    finally:
        shutil.rmtree(room, ignore_errors=True)
    return cuts


def sweep(place: Path) -> None:
    """Delete the rooms of drills whose keeper was killed; one that is worked in stays."""
    from counter_app.main import desk_lock

    for room in place.glob(f"{PREFIX}*"):
        try:
            with desk_lock(room_settings(room, "")):
                pass
        except (CounterError, OSError):
            continue
        shutil.rmtree(room, ignore_errors=True)


def command(room: Path, printer: str, language: str) -> tuple[str, ...]:
    """How the window of a room is started, from the installed program or its sources."""
    within = ("--data-dir", str(room), "--lang", language)
    return (*_program(), *within, "drill", "--room", str(room), "--printer", printer)


def start_keeper(settings: Settings, language: str) -> None:
    """Begin a drill beside a window that is locked, and wait until it is over."""
    within = ("--data-dir", str(settings.data_dir), "--lang", language)
    subprocess.run((*_program(), *within, "drill"), check=False)  # noqa: S603  # this program


def _program() -> tuple[str, ...]:
    is_installed = bool(getattr(sys, "frozen", False))
    return (sys.executable,) if is_installed else (sys.executable, "-m", "counter_app")


def _is_cut(code: int) -> bool:
    """Whether a process was killed: by a signal, or as `pull_the_plug` does on Windows."""
    return code < 0 or code == CUT


def pull_the_plug() -> NoReturn:
    """As a power cut: nothing is written, closed or told any more."""
    if os.name != "nt":
        os.kill(os.getpid(), signal.SIGKILL)
    os._exit(CUT)


def room_settings(room: Path, printer: str) -> Settings:
    """Built here and not read: no file and no environment has a say in where a drill writes."""
    return Settings(data_dir=room, key_store="file", printer=printer, idle_lock_s=24 * 3600)


def lend_keys(room: Path, settings: Settings) -> None:
    """The desk's own keys, for a room that has none yet; after a power cut it has."""
    if not (room / FILE_NAME).exists():
        remember(room, keys=settings.keys)


def lent_keys(room: Path) -> dict[str, str]:
    """Those of the desk that drills, with what was changed since the drill began."""
    try:
        return read(room, {}).keys
    except CounterError:
        return {}


def open_room(room: Path, printer: str, language: str) -> int:
    """The window of a drill, until it is left or cut."""
    from counter_app.main import desk_lock
    from ui.app import run

    settings = replace(room_settings(room, printer), keys=lent_keys(room))
    with desk_lock(settings):
        return run(drill_wiring(settings, language))


class DrillRoom:
    """What whoever drills may take away, and what is kept of the situation that is on."""

    def __init__(self, settings: Settings) -> None:
        self._kept = settings.data_dir / KEPT
        self._city: DrillCity | None = None
        self._has_line = True
        self.has_paper = True

    @property
    def kept(self) -> str:
        """What `keep` was given last, through power cuts; "" for nothing."""
        try:
            return self._kept.read_text(encoding="utf-8")
        except OSError:
            return ""

    def keep(self, text: str) -> None:
        """On the disk before it returns: the power may be cut in the next moment."""
        from counter_app.sealed import write_whole

        write_whole(self._kept, (text.encode(),))

    def set_line(self, *, is_there: bool) -> None:
        """Cut the line to the city, or mend it."""
        self._has_line = is_there
        if self._city is not None:
            self._city.set_line(is_there=is_there)

    def set_paper(self, *, is_there: bool) -> None:
        """Take the printer's paper, or put some in."""
        self.has_paper = is_there

    def pay(self, reference: str, amount: Money, times: int) -> None:
        """The citizen scans the code, so many times."""
        if self._city is not None:
            self._city.pay(reference, amount, times)

    def cut_power(self) -> NoReturn:
        """Never returns."""
        pull_the_plug()

    def open_city(self, desk: Desk, on_pass: Callable[[], None]) -> CityWorker:
        """The relay to a city in this process. Raises RuleError("not_a_drill") for a real book."""
        from counter_app.domain.user import SYSTEM
        from counter_app.main import system_clock
        from counter_app.queries.office import ThisStation
        from sync.city_desk import CityDesk
        from sync.drill import DrillCity
        from sync.worker import CityWorker

        station = desk.ask(ThisStation(), by=SYSTEM)
        if not station.office.is_drill:
            raise RuleError("not_a_drill")
        city = DrillCity(station.number, station.office.account_number, system_clock)
        city.set_line(is_there=self._has_line)
        self._city = city
        return CityWorker(CityDesk(desk), city, on_pass)


def drill_wiring(settings: Settings, language: str) -> Wiring:
    """The window's wiring with a city that is nowhere, every paper marked, and a plug to pull."""
    from counter_app.equipment import page_printer, paper_drawing, receipt_printer
    from counter_app.main import window_wiring
    from devices.drill import DrillDrawing, DrillPrinter
    from devices.simulated import SimulatedPrinter

    room = DrillRoom(settings)

    def printer() -> DrillPrinter:
        # Who drills without a printer sees on the screen what would come out.
        found = receipt_printer(settings) or SimulatedPrinter(paper_drawing())
        return DrillPrinter(found, lambda: room.has_paper)

    return replace(
        window_wiring(settings, language),
        open_city=room.open_city,
        ask_heads=None,
        open_printer=printer,
        open_page_printer=lambda: DrillPrinter(page_printer(settings)),
        open_drawing=lambda: DrillDrawing(paper_drawing()),
        drill=room,
    )
