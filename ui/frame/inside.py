"""What lies behind the door: the list of screens, the keys, the guide, and what is scanned.

Loaded beside the window, and built once the door has been painted: so it imports freely.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QWidget

# Opened by name when they are wanted, and loaded with the rest.
import ui.carried
import ui.screens.customer_window
import ui.widgets.citizen_view
import ui.widgets.drill_row  # noqa: F401
from counter_app import courtesy
from ui import icons, numbers, theme
from ui.frame.navigation import WIDTH, Navigation
from ui.frame.ways import Ways
from ui.help import Help
from ui.idle_lock import IdleLock
from ui.keyboard import Keyboard
from ui.promises import Promises
from ui.speaking import Speaking
from ui.widgets.page import Page
from ui.widgets.scan_listener import ScanListener

if TYPE_CHECKING:
    from ui.counter import Counter
    from ui.frame.open_screens import OpenScreens
    from ui.frame.ways import Window


class Inside(QObject):
    """Made once, a piece at a time (`furnish`), and there until the window closes."""

    navigation: Navigation
    left: Page

    def __init__(
        self,
        counter: Counter,
        window: Window,
        open_screens: OpenScreens,
        strip: QLabel,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        numbers.write_as_here()
        self._window, self._parent = window, parent
        self._open = open_screens
        self.ways = Ways(window, self)
        self.keyboard = Keyboard(counter, parent)
        self.help = Help(self.keyboard.map, open_screens, strip)
        self.promises = Promises(counter, window.say, self)
        self.speaking = Speaking(counter)
        self.idle = IdleLock(counter.wiring.idle_lock_s, self)
        self.idle.ran_out.connect(window.lock)
        self._scans = ScanListener(counter.wiring.scan_gap_ms, self)
        self._scans.scanned.connect(self._on_scanned)
        self._scans.scanned.connect(window.scan)
        self._scans.touched.connect(courtesy.window_works)
        self._scans.touched.connect(self.idle.touch)
        self._scans.touched.connect(self._on_touched)
        self._scans.key_comes.connect(self._before_key)
        self._scans.composed.connect(self._on_composed)

    def furnish(self, place: QWidget) -> Iterator[None]:
        """What it takes until a key is heard: between two pieces the window lives.

        `place` is what the list of screens will lie in.
        """
        self.navigation = Navigation(self.keyboard.map, place)
        self.navigation.wanted.connect(self._window.open_screen)
        self.navigation.lock_wanted.connect(self._window.lock)
        self.navigation.left.connect(self._open.begin_again)
        yield
        self.left = Page(self.navigation, place)
        self.left.furnish()
        theme.hold(self.left, width=WIDTH)
        yield
        yield from icons.dressing(self._parent)
        self._scans.listen(self._parent)

    def dress(self, root: QWidget) -> None:
        """Its buttons with their icons, in the colours and the size that are worn."""
        icons.dress(root)

    def reword(self) -> None:
        """In the language that is spoken now."""
        self.navigation.reword()
        self.keyboard.forget_overlays()
        self.help.forget()

    def let_go(self) -> None:
        """The window closes: no key comes here any more."""
        self._scans.let_go()

    @property
    def _is_typing(self) -> bool:
        # What is pressed in the guide changes no form.
        return self._open.current == "intake" and self.help.page is None and "intake" in self._open

    def _before_key(self) -> None:
        if self._is_typing:
            self._open["intake"].before_key()

    def _on_scanned(self) -> None:
        if self._is_typing:
            self._open["intake"].letters_gone()

    def _on_composed(self, text: str) -> None:
        if self._is_typing:
            self._open["intake"].composes(text)

    def _on_touched(self) -> None:
        """Any key or click, one that follows as fast as a scanner's too."""
        if self._is_typing:
            self._open["intake"].touched()


def load() -> None:
    """What takes long and needs no window: done beside it, before any of this is built."""
    icons.drawings()
