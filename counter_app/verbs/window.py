"""Without a verb: the window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from counter_app.domain.errors import CounterError
from counter_app.settings import read

if TYPE_CHECKING:
    from counter_app.settings import Settings
    from ui.wiring import Wiring


def open_window(settings: Settings, language: str) -> int:
    """Open the counter's window and stay until it is closed."""
    from counter_app.main import desk_lock
    from counter_app.verbs.setup import is_unfinished, setup_wiring
    from ui.app import run, set_up_first, tell
    from ui.messages import sentence, speak

    # A window that cannot open says why in the same language, its button too.
    speak(language)
    try:
        with desk_lock(settings):
            if is_unfinished(settings):

                def wiring_then() -> Wiring:
                    # What the first run kept is read again.
                    return _wiring(read(settings.data_dir), language)

                return set_up_first(setup_wiring(settings, language, wiring_then))
            return run(_wiring(settings, language))
    except CounterError as error:
        # Who started the program by its icon sees no console.
        tell(sentence(error, language))
        raise


def _wiring(settings: Settings, language: str) -> Wiring:
    from counter_app.main import window_wiring
    from counter_app.verbs.drill import start_keeper
    from counter_app.verbs.statement_file import read_statement

    return replace(
        window_wiring(settings, language),
        read_statement=read_statement,
        start_drill=lambda: start_keeper(settings, language),
    )
