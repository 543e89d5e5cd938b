"""Without a verb: the window. What it does not need to be seen is loaded behind it."""

from __future__ import annotations

import gc
from dataclasses import replace
from typing import TYPE_CHECKING

from counter_app.domain.errors import CounterError
from counter_app.settings import read

if TYPE_CHECKING:
    from pathlib import Path

    from counter_app.domain.statement import Statement
    from counter_app.settings import Settings
    from ui.wiring import Wiring


def open_window(settings: Settings, language: str) -> int:
    """Open the counter's window and stay until it is closed."""
    from counter_app.main import desk_lock
    from ui.messages import speak

    # What is loaded now stays; from the window on its own timer collects (`ui/garbage.py`).
    gc.disable()
    # A window that cannot open says why in the same language, its button too.
    speak(language)
    try:
        with desk_lock(settings):
            if is_unfinished(settings):
                return _set_up_first(settings, language)
            wiring = _wiring(settings, language)
            from ui.app import run

            return run(wiring)
    except CounterError as error:
        from ui.app import tell_failure

        tell_failure(error)
        raise


def is_unfinished(settings: Settings) -> bool:
    """Whether the window of the first run is to be shown: nothing is here, or not all of it."""
    from counter_app.main import has_book

    _settle(settings)
    is_waiting = settings.setup_draft.exists() or settings.setup_devices.exists()
    return is_waiting or not has_book(settings)


def _settle(settings: Settings) -> None:
    """A kill between the book and its note: who is in the book says that it is there."""
    from counter_app import patience
    from counter_app.main import people_at_the_door

    if settings.setup_draft.exists() and people_at_the_door(settings):
        patience.replace(settings.setup_draft, settings.setup_devices)


def _set_up_first(settings: Settings, language: str) -> int:
    from counter_app.verbs.setup import setup_wiring
    from ui.app import set_up_first

    def wiring_then() -> Wiring:
        # What the first run kept is read again.
        return _wiring(read(settings.data_dir), language)

    return set_up_first(setup_wiring(settings, language, wiring_then))


def _wiring(settings: Settings, language: str) -> Wiring:
    from counter_app.main import window_wiring

    def read_bank(path: Path) -> Statement:
        from counter_app.verbs.statement_file import read_statement

        return read_statement(path)

    def start_drill() -> None:
        from counter_app.verbs.drill import start_keeper

        start_keeper(settings, language)

    wiring = window_wiring(settings, language)
    return replace(wiring, read_statement=read_bank, start_drill=start_drill)
