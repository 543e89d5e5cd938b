"""What the window sees of things outside it: the city, the other counters, a drill's room."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from counter_app.commands.outcome import Topic
    from counter_app.domain.errors import StoreError
    from counter_app.domain.money import Money
    from counter_app.domain.office_server import OfficeServer
    from counter_app.store.office_database import Seen


class CityPresence(Protocol):
    """How the city answered last."""

    @property
    def online(self) -> bool | None:
        """None before the first pass."""
        ...

    @property
    def reason(self) -> str | None:
        """A short code of why it did not answer."""
        ...


class News(Protocol):
    """What the other counters of the office do, as the window hears it."""

    def start(self) -> None:
        """Begin to listen."""
        ...

    def stop(self) -> None:
        """End."""
        ...


class OfficeDoor(Protocol):
    """The shared server of this folder; every method but `address` is called on a lane."""

    @property
    def address(self) -> OfficeServer | None:
        """Where it is; None where the book is a file of this computer."""
        ...

    def look(self, server: OfficeServer, password: str) -> Seen:
        """Try an address, changing nothing; an empty password is the one that is kept."""
        ...

    def use(self, server: OfficeServer, password: str) -> Seen:
        """Keep an address that answered, from the next start on."""
        ...


Hear = Callable[["frozenset[Topic] | None"], None]
Line = Callable[["StoreError | None"], None]


class CityLink(Protocol):
    """The relay as the window sees it."""

    def start(self) -> None:
        """Begin."""
        ...

    def wake(self) -> None:
        """Something new waits."""
        ...

    def stop(self) -> None:
        """End."""
        ...

    def presence(self) -> CityPresence:
        """How the city answered last."""
        ...


class DrillRoom(Protocol):
    """What whoever drills may take away and give back."""

    @property
    def kept(self) -> str:
        """What `keep` was given last, through power cuts; "" for nothing."""
        ...

    def keep(self, text: str) -> None:
        """The situation that is on, on the disk before this returns."""
        ...

    def set_line(self, *, is_there: bool) -> None:
        """The line to the city."""
        ...

    def set_paper(self, *, is_there: bool) -> None:
        """The printer's paper."""
        ...

    def pay(self, reference: str, amount: Money, times: int) -> None:
        """A citizen scans a code, so many times."""
        ...

    def cut_power(self) -> object:
        """End the program hard."""
        ...
