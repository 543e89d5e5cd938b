"""The keyboard as the window uses it: help by F1, Ctrl+K over everything, the card on paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui import routes
from ui.keymap import DRILL, EVERYWHERE, Key, KeyMap
from ui.language import tr
from ui.routes import ROUTES

if TYPE_CHECKING:
    from counter_app.domain.errors import CounterError
    from ui.counter import Counter
    from ui.panes.find import FindOverlay
    from ui.panes.keys import KeysOverlay
    from ui.panes.tour import TourOverlay

OPENS = "go_"


def key_map(own: Mapping[str, str], parent: QObject | None = None) -> KeyMap:
    """The table with the screens' own keys, and what this desk changed."""
    screens = (
        Key(f"{OPENS}{route.name}", route.key, EVERYWHERE, route.title, comment=routes.TITLE)
        for route in ROUTES
        if route.key
    )
    return KeyMap(screens, own, parent)


def key_groups(keymap: KeyMap) -> list[tuple[str, list[tuple[str, str]]]]:
    """For the card: where keys work, and each with what it does; a row of digits is one line."""
    titles = {EVERYWHERE: tr("Mọi màn hình")} | {route.name: route.told for route in ROUTES}
    titles[DRILL] = tr("Chỉ khi diễn tập")
    groups = [
        (title, _folded([(keymap.keys(key.act), key.told) for key in keymap.at(place)]))
        for place, title in titles.items()
    ]
    return [group for group in groups if group[1]]


def _folded(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Alt+1 to Alt+9 in one: "Alt+1…9"; a digit that was given another key stands alone."""
    found: list[tuple[str, str]] = []
    for keys, words in rows:
        before = _NUMBERED.fullmatch(found[-1][0]) if found else None
        if before and keys == f"{before['with']}{int(before['last']) + 1}":
            last = keys[-1]
            found[-1] = (f"{before['with']}1…{last}", _LAST_NUMBER.sub(f"1…{last}", words))
        else:
            found.append((keys, words))
    return found


# "Alt+1", and "Alt+1…4" where more were found already.
_NUMBERED = re.compile(r"(?P<with>.+\+)(?:1…)?(?P<last>\d)")
_LAST_NUMBER = re.compile(r"\d+$")


class Keyboard(QObject):
    """Holds the map and the overlays, each made when it is first wanted."""

    dossier_wanted = Signal(str)
    words_wanted = Signal(str)
    procedure_wanted = Signal(str)
    guide_wanted = Signal()
    printed = Signal()
    refused = Signal(object)

    def __init__(self, counter: Counter, window: QWidget) -> None:
        super().__init__(window)
        self._counter = counter
        self._window = window
        self.map = key_map(counter.wiring.keys, self)
        self._acts: Mapping[str, Callable[[], object]] = {}
        self._help: KeysOverlay | None = None
        self._find: FindOverlay | None = None
        self._tour: TourOverlay | None = None
        self._screen: Any = None
        self._place = EVERYWHERE

    def bind(
        self,
        acts: Mapping[str, Callable[[], object]],
        hear: Callable[[Callable[[], object]], None],
    ) -> None:
        """What works on every screen; in a drill's window its own acts besides.

        `hear` does what a key asks for, now or when it may be.
        """
        self._acts = {**self._acts, **acts}
        for act, do in acts.items():
            self.map.bind(self._window, act, partial(hear, do))

    def press(self, keys: str) -> None:
        """Do what these keys do on every screen, if anything."""
        for act, do in self._acts.items():
            if self.map.keys(act) == keys:
                do()
                return

    def stand(self, place: str, screen: QWidget) -> None:
        """The screen that is open now."""
        self._place, self._screen = place, screen

    def place_overlays(self) -> None:
        """The window has another size."""
        for one in (self._help, self._find, self._tour):
            if one is not None and one.isVisible():
                one.place()

    def close_overlays(self) -> None:
        """Somebody locks the desk: nothing of it stays."""
        for one in (self._help, self._find, self._tour):
            if one is not None and one.isVisible():
                one.close_overlay()

    def forget_overlays(self) -> None:
        """Another language: what they say is said anew when they are wanted."""
        self.close_overlays()
        for one in (self._help, self._find, self._tour):
            if one is not None:
                one.deleteLater()
        self._help = self._find = self._tour = None

    def help(self) -> None:
        """Why the step is as it is, and the keys that work now."""
        if self._help is None:
            from ui.panes.keys import KeysOverlay

            self._help = KeysOverlay(self.map, self._window)
            self._help.remapped.connect(self._keep)
            self._help.guide_wanted.connect(self.guide_wanted)
            self._help.card_wanted.connect(self.print_card)
        why = getattr(self._screen, "why", None)
        first = getattr(self._screen, "first_acts", ())
        self._help.tell(self._place, why() if why is not None else "", first)

    def find(self) -> None:
        """Ctrl+K."""
        if self._find is None:
            from ui.panes.find import FindOverlay

            self._find = FindOverlay(self._counter, self._window)
            self._find.dossier_wanted.connect(self.dossier_wanted)
            self._find.words_wanted.connect(self.words_wanted)
            self._find.procedure_wanted.connect(self.procedure_wanted)
            self._find.act_wanted.connect(self.do)
        keys = [key for key in self.map.at(self._place) if self._can(key)]
        keys += [key for key in self.map.at(DRILL) if key.act in self._acts]
        keys += [key for key in self.map.at(EVERYWHERE) if self._can(key)]
        self._find.begin(tuple((key, self.map.keys(key.act)) for key in keys))

    def tour(self) -> None:
        """Round the window; once it ends it is not shown by itself again."""
        if self._tour is None:
            from ui.panes.tour import TourOverlay

            self._tour = TourOverlay(self._window)
            self._tour.ended.connect(lambda: self._counter.remember(shows_tour=False))
        self._tour.begin()

    def do(self, act: str) -> None:
        """Carry out an act by its name, as its key would."""
        if act in self._acts:
            self._acts[act]()
            return
        keys = self.map.keys(act)
        for button in self._screen.findChildren(QAbstractButton):
            if button.shortcut().toString() == keys and button.isVisible():
                button.click()
                return
        for shortcut in self._screen.findChildren(QShortcut):
            if shortcut.key().toString() == keys:
                shortcut.activated.emit()
                return

    def print_card(self) -> None:
        """The card on the page printer, or as a roll where there is none."""
        from counter_app.paper.key_card import ALWAYS, TITLE, key_card

        card = partial(key_card, key_groups(self.map), tr(TITLE), tr(ALWAYS))

        def on_roll(_error: CounterError) -> None:
            self._counter.print(card(is_roll=True), self, self._on_printed, self._on_refused)

        self._counter.print_page(card(), self, self._on_printed, on_roll)

    def _can(self, key: Key) -> bool:
        """Only what can be done: another's screen is not offered, nor a letter of a list."""
        if key.is_fixed or key.act == "search":
            return False
        if key.act.startswith(OPENS):
            route = routes.route_named(key.act.removeprefix(OPENS))
            return self._counter.actor.may(route.permission)
        return True

    def _keep(self) -> None:
        self._counter.remember(keys=dict(self.map.own))

    def _on_printed(self, _result: object) -> None:
        self.printed.emit()

    def _on_refused(self, error: CounterError) -> None:
        self.refused.emit(error)
