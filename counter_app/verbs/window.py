"""Without a verb: the window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from counter_app.domain.errors import CounterError

if TYPE_CHECKING:
    from counter_app.settings import Settings


def open_window(settings: Settings, language: str) -> int:
    """Open the counter's window and stay until it is closed."""
    from counter_app.main import desk_lock, window_wiring
    from counter_app.verbs.statement_file import read_statement
    from ui.app import run, tell
    from ui.messages import sentence, speak

    # A window that cannot open says why in the same language, its button too.
    speak(language)
    try:
        with desk_lock(settings):
            wiring = replace(window_wiring(settings, language), read_statement=read_statement)
            return run(wiring)
    except CounterError as error:
        # Who started the program by its icon sees no console.
        tell(sentence(error, language))
        raise
