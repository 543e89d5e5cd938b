"""What the citizen across the desk is shown of the dossier that is being taken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui import formats
from ui.citizen import Done, Papers, Rating, Welcome
from ui.counter import Counter
from ui.words import said

if TYPE_CHECKING:
    from counter_app.commands.group import GroupReceived
    from counter_app.commands.intake import DossierReceived
    from counter_app.domain.office import Station
    from counter_app.ports import Raster


class CitizenSide(QObject):
    """`shown` brings a page and its code. A code that was drawn for somebody else is not shown."""

    shown = Signal(object, object)

    def __init__(self, counter: Counter, parent: QObject) -> None:
        super().__init__(parent)
        self._counter = counter
        self._tracking_url = self._rating_url = ""
        self._code = ""
        # What is shown until the slip is there.
        self._page: Done | None = None
        # What was asked for, until its slip is printed and somebody else comes.
        self._asked: Papers | None = None

    def ask_office(self) -> None:
        """Where dossiers are followed and the service is rated."""
        from counter_app.queries.office import ThisStation

        self._counter.ask(ThisStation(), self, self._on_station)

    def welcome(self) -> None:
        """Nobody is being served."""
        self._code, self._asked = "", None
        self.shown.emit(Welcome(), None)

    def papers(self, page: Papers) -> None:
        """The list as it is ticked."""
        self._code, self._asked = "", None
        self.shown.emit(page, None)

    def supplement(self, page: Papers) -> None:
        """What is missing; the slip that says so is on its way."""
        self.papers(page)
        self._asked = page

    def received(self, received: DossierReceived) -> None:
        """The code to follow the dossier by, and the day."""
        self._done(received.code, formats.moment(received.due_at, said))

    def group_received(self, received: GroupReceived) -> None:
        """The first code of several, and the last day of them."""
        due = formats.moment(max(one.due_at for one in received.dossiers))
        self._done(received.dossiers[0].code, due)

    def slip_waits(self) -> None:
        """The printer failed, or nobody knows: what the clerk hands over is no longer printing."""
        if self._code and self._page is not None:
            self._page = replace(self._page, is_printing=False)
            self._draw(self._page, self._page.tracking_url)

    def printed(self) -> None:
        """The slip lies there: it is to be taken, or now they are asked how it was."""
        if self._asked is not None:
            self.shown.emit(replace(self._asked, has_slip=True), None)
        elif self._code:
            url = self._rating_url + self._code
            self._draw(Rating(self._code, url), url)

    def _done(self, code: str, due: str) -> None:
        self._code, self._asked = code, None
        url = self._tracking_url + code
        self._page = Done(code, due, url)
        self._draw(self._page, url)

    def _draw(self, page: Done | Rating, url: str) -> None:
        def show(code: Raster) -> None:
            if page.code == self._code:
                self.shown.emit(page, code)

        self._counter.draw_qr(url, self, show)

    def _on_station(self, station: Station) -> None:
        self._tracking_url = station.office.tracking_url
        self._rating_url = station.office.rating_url
