"""From one screen to another: which of them wants which, and with what."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject

from ui import theme

if TYPE_CHECKING:
    from counter_app.domain.blackout import OnPaper
    from counter_app.ports import Raster
    from counter_app.queries.home import DraftLine
    from ui.citizen import CitizenPage

# Whose lines lead to a dossier and nowhere else.
_LISTS = (
    "dossiers",
    "deadlines",
    "register",
    "kpi",
    "disclosure",
    "decisions",
    "reconcile",
    "receipts",
    "review",
)


class Window(Protocol):
    """What the window does for its screens, which know nothing of one another."""

    def open_screen(self, name: str) -> None:
        """Bring a screen to the front, if who is signed in has something to do there."""

    def screen_named(self, name: str) -> Any:
        """A screen, made when it is first asked for."""

    def lock(self) -> None:
        """Shut the door; the work stays behind it."""

    def scan(self, text: str) -> None:
        """What any scanner read, wherever the focus is."""

    def say(self, words: str, state: str = "") -> None:
        """One sentence over the work, for a while."""

    def show_keys(self, place: str, words: str) -> None:
        """Which keys work now."""

    def show_to_citizen(self, page: CitizenPage, code: Raster | None) -> None:
        """Another page for the citizen."""


class Ways(QObject):
    """Hears the screens out."""

    def __init__(self, window: Window, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window

    def introduce(self, name: str, screen: Any) -> None:
        """A screen that was just made."""
        open_screen = self._window.open_screen
        if name in ("intake", "dossiers", "dossier"):
            screen.keys_changed.connect(partial(self._window.show_keys, name))
        if name in ("intake", "dossier"):
            screen.for_citizen.connect(self._window.show_to_citizen)
        if name == "intake":
            screen.told.connect(lambda words: self._window.say(f"{theme.DONE} {words}", "done"))
        if name in _LISTS:
            screen.opened.connect(self.open_dossier)
        if name == "home":
            screen.new_wanted.connect(partial(open_screen, "intake"))
            screen.shift_wanted.connect(partial(open_screen, "shift"))
            screen.draft_wanted.connect(self._resume)
            screen.opened.connect(self.open_dossier)
            screen.credit_wanted.connect(partial(open_screen, "reconcile"))
            screen.left_open.connect(self._on_left_open)
        elif name == "feedback":
            screen.dialogues_wanted.connect(partial(open_screen, "dialogues"))
        elif name == "disclosure":
            screen.kpi_wanted.connect(partial(open_screen, "kpi"))
            screen.reports_wanted.connect(partial(open_screen, "reports"))
        elif name == "blackout":
            screen.sheet_wanted.connect(self._enter_sheet)
            screen.opened.connect(self.open_dossier)
        elif name == "shift":
            screen.opened.connect(partial(open_screen, "intake"))
        elif name == "dossier":
            screen.completion_wanted.connect(self._resume)
            screen.digitisation_wanted.connect(self._digitise)

    def open_dossier(self, code: str) -> None:
        """The page of a dossier."""
        self._opened("dossier").open(code)

    def look_for(self, words: str) -> None:
        """The list of dossiers, searched."""
        self._opened("dossiers").look_for(words)

    def begin_with(self, code: str) -> None:
        """A new dossier of that procedure."""
        self._opened("intake").begin_with(code)

    def _opened(self, name: str) -> Any:
        self._window.open_screen(name)
        return self._window.screen_named(name)

    def _resume(self, text: str) -> None:
        self._opened("intake").resume(text)

    def _enter_sheet(self, sheet: OnPaper) -> None:
        self._opened("intake").enter_sheet(sheet)

    def _on_left_open(self, draft: DraftLine) -> None:
        self._resume(draft.text)
        words = self.tr(
            "Đã mở lại hồ sơ làm dở lúc {at}, đúng ô đang gõ. F10: để lại, tiếp người khác."
        )
        self._window.say(f"{theme.DONE} {words.format(at=f'{draft.saved_at:%H:%M}')}", "done")

    def _digitise(self, dossier_id: str, position: int | None) -> None:
        self._opened("digitisation").choose(dossier_id, position)
