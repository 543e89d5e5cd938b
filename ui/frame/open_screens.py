"""The screens that are open behind the door, one above the other, and which of them is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ui.widgets.page import Page

if TYPE_CHECKING:
    from counter_app.commands.outcome import Topic
    from ui.carried import Carried
    from ui.counter import Counter

# What is typed or scanned there is on disk, or is here alone.
_KEEPS = ("intake", "digitisation")


class OpenScreens(QStackedWidget):
    """Each is made when it is first asked for, and goes when another person sits down."""

    def __init__(self, counter: Counter, door: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("screens")
        self._counter = counter
        self._door = Page(door, self)
        self.addWidget(self._door)
        self._screens: dict[str, Any] = {}
        self._pages: dict[str, Page] = {}
        # What stood in those that go on in another language.
        self._carried: dict[str, Carried] = {}
        # The name of the one that is worked in, or was when the door was shut; "" for none.
        self.current = ""

    def __contains__(self, name: str) -> bool:
        return name in self._screens

    def __getitem__(self, name: str) -> Any:
        return self._screens[name]

    @property
    def in_hand(self) -> str:
        """The name of one that would lose something if it were made anew now, or ""."""
        return next((name for name, one in self._screens.items() if _is_in_hand(one)), "")

    def furnish(self) -> None:
        """What the door can do without until it is painted."""
        self._door.furnish()

    def show_door(self) -> None:
        """The work stays behind it."""
        self.setCurrentWidget(self._door)

    def take_in(self, name: str, made: Any) -> None:
        """A screen that was not there yet."""
        self._screens[name] = made
        self._pages[name] = Page(made, self)
        self._pages[name].name_fields()
        self._pages[name].furnish()
        self.addWidget(self._pages[name])

    def bring(self, name: str) -> None:
        """To the front; what was typed in the one that goes out of sight is kept as it stands."""
        if self.current == "intake":
            self.keep()
        self.current = name
        self.setCurrentWidget(self._pages[name])

    def settle(self, name: str) -> None:
        """The screen that was brought asks what it shows; what it was left with stands in it."""
        screen = self._screens[name]
        screen.shown()
        if name in self._carried:
            _give_back(screen, self._carried.pop(name))
        self._pages[name].order()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Something changed that the open one may show."""
        if self.current in self._screens:
            self._screens[self.current].refresh(topics)

    def read_again(self) -> None:
        """All that the open one shows; one that reads more than what changes says how."""
        if self.current not in self._screens:
            return
        from counter_app.commands.outcome import Topic

        screen = self._screens[self.current]
        again = getattr(screen, "read_again", None)
        if again is None:
            screen.refresh(frozenset(Topic))
        else:
            again()

    def begin_again(self) -> None:
        """The focus goes to where the open one begins, or to the first that there is of it."""
        if self.current not in self._screens:
            return
        page = self._pages[self.current]
        self._screens[self.current].shown()
        now = QApplication.focusWidget()
        if now is None or not page.isAncestorOf(now):
            page.begin()

    def keep(self) -> None:
        """What is being typed lies in the book."""
        if "intake" in self._screens:
            self._screens["intake"].keep()

    @property
    def is_only_here(self) -> bool:
        """Whether something was typed that the disk would not take: it goes with the window."""
        return "intake" in self._screens and bool(self._screens["intake"].is_only_here)

    @property
    def untold(self) -> str:
        """The name of a screen with something that would go with the window, and that was not
        told of as it stands now; "" where the window may close.
        """
        return next((name for name in _KEEPS if self._would_lose(name)), "")

    @property
    def has_pages(self) -> bool:
        """Whether pages were scanned that no file holds: they go with who scanned them."""
        return "digitisation" in self and bool(self["digitisation"].is_only_here)

    def carry_over(self) -> None:
        """Each is made anew when it is next seen, with what stood in it."""
        from ui.carried import take

        self.keep()
        self._carried |= {name: take(screen) for name, screen in self._screens.items()}
        self._take_down()

    def forget(self) -> None:
        """Another person sits down: what the last one had open is not for their eyes."""
        self._take_down()
        self._carried = {}
        self.current = ""

    def _would_lose(self, name: str) -> bool:
        return name in self and self[name].is_only_here and not self[name].may_be_lost

    def _take_down(self) -> None:
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()
        for page in self._pages.values():
            page.let_go()
            self.removeWidget(page)
            page.deleteLater()
        self._screens, self._pages = {}, {}


def _is_in_hand(screen: Any) -> bool:
    return bool(getattr(screen, "is_in_hand", False))


def _give_back(screen: Any, carried: Carried) -> None:
    from ui.carried import give

    if carried.place:
        screen.resume(carried.place)
    else:
        give(screen, carried)
