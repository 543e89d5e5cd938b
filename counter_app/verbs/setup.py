"""The set-up of a new office: from a file, or step by step in the window of the first run."""

from __future__ import annotations

import argparse
import json
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from counter_app.domain.errors import InputError, StoreError, why
from counter_app.domain.office import OfficeFacts
from counter_app.domain.setup import Beginning, FirstPerson
from counter_app.domain.user import Role
from counter_app.verbs.answer import Answer, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from counter_app.ports import PrintResult
    from counter_app.settings import Settings
    from ui.setup_wiring import SetupWiring
    from ui.wiring import Wiring

FILE_BYTES_MAX = 64 * 1024


def set_up(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Make a new folder's book of an office's file, or of a drill office.

    Raises StoreError("already_set_up") for a folder that has a book, a drill's too.
    """
    from counter_app import main

    if parsed.drill and parsed.file is not None:
        raise InputError("arguments_clash", names="FILE, --drill")
    if parsed.drill:
        main.set_up_drill(settings)
        return told({"drill": True})
    if parsed.file is None:
        raise InputError("setup_nothing_named", field="file")
    beginning = beginning_of(parsed.file)
    main.set_up(settings, beginning)
    return told({"drill": False, "station": f"{beginning.station_number:04d}"})


def beginning_of(path: Path) -> Beginning:
    """What an office's file says: `station_number`, `office` and `people` with their PINs.

    Raises InputError("setup_file_broken") and what a wrong field raises.
    """
    try:
        with path.open("rb") as file:
            raw = json.loads(file.read(FILE_BYTES_MAX))
        known = {field.name for field in fields(OfficeFacts)} - {"is_drill"}
        office = {name: raw["office"][name] for name in raw["office"]}
        if not set(office) <= known or not all(isinstance(one, str) for one in office.values()):
            raise InputError("setup_file_broken", field="office")
        people = tuple(_person(one) for one in raw["people"])
        return Beginning(int(raw["station_number"]), OfficeFacts(**office, is_drill=False), people)
    except (OSError, ValueError, RecursionError, KeyError, TypeError, AttributeError):
        raise InputError("setup_file_broken", field="file") from None


def _person(raw: Any) -> FirstPerson:
    return FirstPerson(Role(raw["role"]), str(raw["full_name"]), str(raw["login"]), str(raw["pin"]))


def setup_wiring(
    settings: Settings, language: str, open_window: Callable[[], Wiring]
) -> SetupWiring:
    """What the window of the first run needs."""
    from counter_app.equipment import paper_drawing
    from counter_app.settings import remember
    from devices.cabinet import open_scanner, printer_queues, serial_ports
    from ui.setup_wiring import SetupWiring

    is_begun = settings.setup_devices.exists()
    kept = settings.setup_devices if is_begun else settings.setup_draft
    first = FirstRun(settings)
    return SetupWiring(
        draft=kept.read_text(encoding="utf-8", errors="replace") if kept.exists() else "",
        is_begun=is_begun,
        keep=first.keep,
        begin=first.begin,
        finish=first.finish,
        find_printers=printer_queues,
        try_printer=first.try_printer,
        find_ports=serial_ports,
        open_scanner=open_scanner,
        try_city=first.try_city,
        remember=lambda **values: remember(settings.data_dir, **values),
        open_drawing=paper_drawing,
        open_window=open_window,
        scan_gap_ms=settings.scan_gap_ms,
        language=language,
        theme=settings.theme,
        scale=settings.scale,
    )


class FirstRun:
    """The acts of the first run on one folder."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def keep(self, text: str) -> None:
        """What was typed so far; raises StoreError("folder_unusable")."""
        from counter_app.sealed import write_whole

        begun = self._settings.setup_devices
        try:
            write_whole(begun if begun.exists() else self._settings.setup_draft, (text.encode(),))
        except OSError as error:
            raise StoreError("folder_unusable", reason=why(error)) from None

    def begin(self, beginning: Beginning) -> None:
        """Make the book. Raises what setting up raises; then there is none."""
        from counter_app import main, patience

        main.set_up(self._settings, beginning)
        patience.replace(self._settings.setup_draft, self._settings.setup_devices)

    def finish(self) -> None:
        """All is set or put off: from now on the counter opens."""
        from counter_app.settings import remember

        remember(self._settings.data_dir, shows_tour=True)
        self._settings.setup_devices.unlink(missing_ok=True)

    def try_printer(self, address: str, dots: int) -> PrintResult:
        """Print the page that tries a printer; raises what a printer raises."""
        from counter_app.equipment import roll_model, target_printer
        from counter_app.main import system_clock
        from counter_app.paper.trial_page import trial_page

        tried = replace(self._settings, printer=address, printer_dots=dots, printer_model="")
        model = roll_model(tried)
        paper = trial_page(address, model.name, model.dots, model.dpi, system_clock())
        return target_printer(tried, address).print(paper)

    def try_city(self, url: str, secret: str) -> int:
        """How many seconds this computer is ahead of a city that takes the password.

        Raises InputError("city_not_reached") with the reason, and what `city_gateway` raises.
        """
        from counter_app.domain.outbox import Unreachable
        from counter_app.domain.user import SYSTEM
        from counter_app.main import city_gateway, system_clock
        from counter_app.queries.office import ThisStation
        from counter_app.verbs.answer import open_for

        with open_for(self._settings) as desk:
            station = desk.ask(ThisStation(), by=SYSTEM)
        gateway = city_gateway(replace(self._settings, city_secret=secret), station, url)
        try:
            # The first asks nothing of the password, the second does.
            told_time, page = gateway.time(), gateway.changes(0, 1)
        finally:
            gateway.close()
        for answer in (told_time, page):
            if isinstance(answer, Unreachable):
                raise InputError("city_not_reached", field="city_url", reason=answer.reason)
        assert not isinstance(told_time, Unreachable)
        return round((system_clock() - told_time).total_seconds())
