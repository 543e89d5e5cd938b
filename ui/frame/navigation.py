"""The list of screens, as long as who is signed in has something to do there, and the lock."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.keyboard import OPENS
from ui.routes import ROUTES, route_named
from ui.widgets.labels import button

if TYPE_CHECKING:
    from counter_app.domain.user import Actor
    from ui.keymap import KeyMap

WIDTH = 212


class Navigation(QFrame):
    """One stop of the Tab key for all of it, on the screen that is open; arrows move within."""

    wanted = Signal(str)
    lock_wanted = Signal()
    # Esc: back to the work.
    left = Signal()

    def __init__(self, keymap: KeyMap, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self._keymap = keymap
        self._screens: dict[str, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        column.setSpacing(1)
        for route in ROUTES:
            if route.is_listed:
                made = self._listed(f"{OPENS}{route.name}")
                made.setCheckable(True)
                made.setAutoDefault(False)
                made.clicked.connect(partial(self._want, route.name))
                column.addWidget(made)
                self._screens[route.name] = made
        column.addStretch(1)
        self._lock = self._listed("lock")
        self._lock.clicked.connect(self.lock_wanted)
        column.addWidget(self._lock)
        keymap.changed.connect(self.reword)
        self.reword()

    def reword(self) -> None:
        """In the language that is spoken now, each with its key where that is short enough."""
        for route in ROUTES:
            if route.name in self._screens:
                keys = self._keymap.keys(f"{OPENS}{route.name}") if route.key else ""
                self._screens[route.name].setText(_with_key(route.told, keys))
        self._lock.setText(_with_key(self._keymap.words("lock"), self._keymap.keys("lock")))

    def show_for(self, actor: Actor) -> None:
        """Nobody reads of screens that are not theirs; the desk asks again all the same."""
        for name, one in self._screens.items():
            one.setVisible(actor.may(route_named(name).permission))

    def mark(self, open_screen: str) -> None:
        """Which one is open; the Tab key stops there, or at the first where it is not listed."""
        stop = open_screen if open_screen in self._screens else "home"
        for name, one in self._screens.items():
            one.setChecked(name == open_screen)
            strong, click = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
            one.setFocusPolicy(strong if name == stop else click)

    def take_focus(self) -> None:
        """The arrows choose from here on."""
        stops = [one for one in self._screens.values() if one.isVisible()]
        checked = [one for one in stops if one.isChecked()]
        for one in (*checked, *stops)[:1]:
            one.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows go up and down the list of screens, Enter opens, Esc goes back to the work."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            if isinstance(event, QKeyEvent) and _is_taken(event):
                event.accept()
                return True
            return super().eventFilter(watched, event)
        listed = (*self._screens.values(), self._lock)
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step:
            shown = [one for one in listed if one.isVisible()]
            at = next((n for n, one in enumerate(shown) if one is watched), 0)
            shown[(at + step) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and watched in listed:
            assert isinstance(watched, QPushButton)
            watched.click()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        return super().eventFilter(watched, event)

    def _want(self, name: str) -> None:
        self.wanted.emit(name)

    def _listed(self, name: str) -> QPushButton:
        made = button("", name)
        made.setProperty("group", "navigation")
        made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        made.installEventFilter(self)
        return made


def _is_taken(event: QKeyEvent) -> bool:
    """Esc leaves the list: it is no step back of the screen beside it."""
    return event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape


def _with_key(words: str, keys: str) -> str:
    return f"{words}  {keys}" if keys.startswith("F") else words
