"""Without a verb: the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counter_app.settings import Settings


def open_window(settings: Settings, language: str) -> int:
    """Open the counter's window and stay until it is closed."""
    from counter_app.main import window_wiring
    from ui.app import run

    return run(window_wiring(settings, language))
