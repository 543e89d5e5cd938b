"""The desk as the screens reach it: always through the database lane, always as who signed in."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from counter_app.domain.errors import (
    CounterError,
    DeviceError,
    OutcomeUnknownError,
    StoreError,
)
from counter_app.domain.user import NOBODY, Actor, Person
from ui.lanes import Failure, Lane

if TYPE_CHECKING:
    from counter_app.commands.draft import DiscardDraft, SaveDraft
    from counter_app.commands.outcome import Command, Outcome, Topic
    from counter_app.desk import Desk
    from counter_app.domain.export import Exported
    from counter_app.domain.office_server import OfficeServer
    from counter_app.domain.statement import Statement
    from counter_app.paper.blocks import Paper
    from counter_app.ports import Drawing, Printer, PrintResult, Raster
    from counter_app.queries.heads import CityCompared
    from counter_app.queries.query import Query
    from counter_app.store.office_database import Seen
    from ui.outside import CityLink, News
    from ui.printing import Printing
    from ui.scanning import Scanning
    from ui.wiring import Wiring

T = TypeVar("T")
LOOK_AGAIN_MS = 2_000
FRESHEN_MS = 300
# What a trouble of the database is called where nothing was to be saved.
_UNREAD = {"database_busy": "unread_busy", "database_trouble": "unread_trouble"}
log = logging.getLogger(__name__)


class Counter(QObject):
    """Asks, submits, and tells everybody which topics changed. Knows no screen.

    It is there before the first window is: what it does not need for the sign-in list is loaded
    when the desk is.
    """

    happened = Signal(frozenset)
    city_passed = Signal()
    failed = Signal(object)
    # What cut the line to the other counters of the office, or None: it is there again.
    office_line = Signal(object)
    # What nobody could tell for a while was saved after all.
    settled = Signal()
    _heard = Signal(object)
    # True once an answer of the database lets one wait, False when none is out any more.
    slowed = Signal(bool)

    def __init__(self, wiring: Wiring, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.wiring = wiring
        self.actor: Actor = NOBODY
        self._lane = Lane("database", self)
        self._paper_lane = Lane("paper", self)
        self._long_lane: Lane | None = None
        self._printer_lane = Lane("printer", self)
        self._drawing: Drawing | None = None
        self._printer: Printer | None = None
        self._desk: Desk | None = None
        self._city: CityLink | None = None
        self._news: News | None = None
        self._fresh: set[Topic] = set()
        self._freshen = QTimer(self)
        self._freshen.setSingleShot(True)
        self._freshen.setInterval(FRESHEN_MS)
        self._freshen.timeout.connect(self._on_freshen)
        self._lane.slowed.connect(self.slowed)
        self._printing: Printing | None = None
        self._scanning: Scanning | None = None
        self._is_opening = False
        self._before_desk: list[Callable[[], None]] = []
        # Why there is no desk, once it was tried.
        self._no_desk: CounterError | None = None

    @property
    def printing(self) -> Printing:
        """Papers on their way to a printer."""
        if self._printing is None:
            from ui.printing import Printing

            self._printing = Printing(self)
        return self._printing

    @property
    def scanning(self) -> Scanning:
        """Scanners and files."""
        if self._scanning is None:
            from ui.scanning import Scanning

            self._scanning = Scanning(self.wiring, self)
        return self._scanning

    def read_door(self, success: Callable[[tuple[Person, ...]], None], failure: Failure) -> None:
        """Who may sign in, before there is a desk; nothing where only the desk can tell."""
        self._lane.run(self.wiring.open_door, self, success, failure)

    def open(self, success: Callable[[None], None], failure: Failure) -> None:
        """Open the desk; whoever typed a PIN before is heard as soon as it is."""
        from PySide6.QtCore import Qt

        self._is_opening = True
        queued = Qt.ConnectionType.QueuedConnection
        self.city_passed.connect(self._on_city_passed, queued)
        self._heard.connect(self._on_heard, queued)
        self._lane.run(self._open, self, success, failure)
        early, self._before_desk = self._before_desk, []
        for act in early:
            act()
        self._lane.run(self._open_city, self, _nothing, failure)

    def sign_in(
        self,
        login: str,
        pin: str,
        owner: QObject,
        success: Callable[[Actor], None],
        failure: Failure,
    ) -> None:
        """Try a PIN; one that was typed before the desk is open waits for it."""
        if not self._is_opening:
            self._before_desk.append(
                lambda: self.sign_in(login, pin, owner, success, failure),
            )
            return

        def work() -> Outcome[Actor]:
            # The order brings the store with it, so it is made behind the door.
            from counter_app.commands.user import SignIn

            return self._open_desk.submit(SignIn(login, pin), by=NOBODY)

        self._submit(work, NOBODY, owner, success, failure)

    def ask(
        self,
        query: Query[T],
        owner: QObject,
        success: Callable[[T], None],
        failure: Failure | None = None,
        *,
        is_read_anew: bool = True,
    ) -> None:
        """Answer a query; without a `failure` of its own the shell shows what went wrong.

        `is_read_anew` is False where the key that reads the screen again does not ask it again.
        """
        actor = self.actor
        work: Callable[[], T] = lambda: self._open_desk.ask(query, by=actor)  # noqa: E731
        told = failure or self._show
        self._lane.run(work, owner, success, _of_reading(told) if is_read_anew else told)

    def ask_beside(
        self,
        query: Query[T],
        owner: QObject,
        success: Callable[[T], None],
        failure: Failure,
    ) -> None:
        """Answer a query that takes minutes, on a lane of its own: nobody waits behind it."""
        actor = self.actor
        work: Callable[[], T] = lambda: self._open_desk.ask(query, by=actor)  # noqa: E731
        self._beside().run(work, owner, success, _of_reading(failure))

    def compare_with_city(
        self, owner: QObject, success: Callable[[CityCompared], None], failure: Failure
    ) -> None:
        """Hold the book against the heads that the city noted, beside all other work."""
        actor, ask = self.actor, self.wiring.ask_heads
        assert ask is not None, "nobody asks where no city is set"

        def work() -> CityCompared:
            from counter_app.queries.heads import CompareHeads

            heads = ask(self._open_desk)
            if not isinstance(heads, tuple):
                raise StoreError("heads_unheard", reason=heads.reason)
            return self._open_desk.ask(CompareHeads(heads), by=actor)

        self._beside().run(work, owner, success, failure)

    def look_at_office(
        self,
        server: OfficeServer,
        password: str,
        owner: QObject,
        success: Callable[[Seen], None],
        failure: Failure,
        *,
        keeps: bool = False,
    ) -> None:
        """Try the address of a shared server, and keep it where `keeps`, beside all other work."""
        door = self.wiring.office_door
        assert door is not None, "nobody asks where no server was wired"
        work = door.use if keeps else door.look
        self._beside().run(lambda: work(server, password), owner, success, failure)

    def submit(
        self,
        command: Command[T],
        owner: QObject,
        success: Callable[[T], None],
        failure: Failure | None = None,
        *,
        by: Actor | None = None,
        is_urgent: bool = False,
    ) -> None:
        """Carry out a command; the screens that show its topics ask again afterwards.

        `is_urgent` lets it pass every question that waits, and wait for none that is answered.
        `by` is a second person who gave their word at this desk, instead of who is signed in.
        """
        actor = by or self.actor
        work: Callable[[], Outcome[T]] = lambda: self._open_desk.submit(command, by=actor)  # noqa: E731
        self._submit(work, actor, owner, success, failure or self._show, is_urgent=is_urgent)

    def jot(self, command: SaveDraft | DiscardDraft) -> None:
        """Have what is typed survive this program at once; waits for no disk and no server."""
        if self._desk is not None:
            self._desk.jot(command, by=self.actor)

    def keep(
        self, content: bytes, owner: QObject, success: Callable[[str], None], failure: Failure
    ) -> None:
        """Keep a file before a command names it; gives its SHA-256."""
        actor = self.actor
        self._lane.run(lambda: self._open_desk.keep(content, by=actor), owner, success, failure)

    def make(
        self,
        work: Callable[[], bytes],
        owner: QObject,
        success: Callable[[bytes], None],
        failure: Failure,
    ) -> None:
        """The bytes of a file, made beside the database and the screen."""
        self._paper_lane.run(work, owner, success, failure)

    def make_pdf(
        self, paper: Paper, owner: QObject, success: Callable[[bytes], None], failure: Failure
    ) -> None:
        """A paper as A4 pages."""
        self._paper_lane.run(lambda: self._draw().pdf(paper), owner, success, failure)

    def hand_out(
        self,
        what: Exported,
        content: bytes,
        path: Path | None,
        owner: QObject,
        success: Callable[[Path], None],
        failure: Failure,
    ) -> None:
        """Let a file leave the book: on the register first, then at its path.

        Without a path it is printed by whoever asked, and `success` gets an empty one. The folder
        is the window's choice, not typed by anybody: it is made where it is not there.
        """
        actor = self.actor

        def work() -> Path:
            from counter_app.export import hand_out

            if path is not None:
                # What cannot be made is told by whoever writes there.
                with suppress(OSError):
                    path.parent.mkdir(parents=True, exist_ok=True)
            hand_out(self._open_desk, what, content, path, by=actor)
            return path or Path()

        def done(written: Path) -> None:
            from counter_app.commands.outcome import Topic

            success(written)
            self.happened.emit(frozenset({Topic.EXPORTS}))

        self._lane.run(work, owner, done, failure)

    def draw_qr(self, payload: str, owner: QObject, success: Callable[[Raster], None]) -> None:
        """A QR code that was read back; drawn on the paper lane."""
        self._paper_lane.run(lambda: self._draw().qr(payload), owner, success, self._show)

    def draw(self, paper: Paper, owner: QObject, success: Callable[[Raster], None]) -> None:
        """A paper as it will come out of the printer."""

        def work() -> Raster:
            roll = self.wiring.open_roll()
            return self._draw().raster(paper, roll.width_dots, roll.dpi)

        self._paper_lane.run(work, owner, success, self._show)

    def read_statement(
        self,
        path: Path,
        owner: QObject,
        success: Callable[[Statement], None],
        failure: Failure,
    ) -> None:
        """A bank's statement file, read beside the database and the screen."""
        read = self.wiring.read_statement
        assert read is not None, "nobody asks where no reader was wired"
        self._paper_lane.run(lambda: read(path), owner, success, failure)

    def load(
        self,
        work: Callable[[], T],
        owner: QObject,
        success: Callable[[T], None],
        failure: Failure | None = None,
    ) -> None:
        """Load what takes too long for the window's own thread; beside database and printer.

        Fails with StoreError("program_incomplete") where a part of the program is not there.
        """

        def loaded() -> T:
            try:
                return work()
            except ImportError as error:
                log.exception("a part of the program is missing: %s", error.name)
                raise StoreError("program_incomplete", part=error.name or "") from None

        self._paper_lane.run(loaded, owner, success, failure or self._show)

    def print(
        self,
        paper: Paper,
        owner: QObject,
        success: Callable[[PrintResult], None],
        failure: Failure,
    ) -> None:
        """Send a paper to the receipt printer; DeviceError("printer_absent") where none is set."""
        self._printer_lane.run(lambda: self._print(paper), owner, success, failure)

    def print_page(
        self,
        paper: Paper,
        owner: QObject,
        success: Callable[[PrintResult], None],
        failure: Failure,
    ) -> None:
        """Send a paper to the page printer; DeviceError("printer_absent") where there is none."""

        def work() -> PrintResult:
            printer = self.wiring.open_page_printer()
            if printer is None:
                raise DeviceError("printer_absent")
            return printer.print(paper)

        self._printer_lane.run(work, owner, success, failure)

    def open_drawer(self, owner: QObject, failure: Failure) -> None:
        """Open the cash drawer, if the printer that is set has one."""
        self._printer_lane.run(self._kick, owner, _nothing, failure)

    def remember(self, **values: object) -> None:
        """Keep a setting of this desk; where the disk says no, it holds until the window closes."""
        remember = self.wiring.remember
        if remember is not None:
            self._paper_lane.run(lambda: remember(**values), self, _nothing, self._show)

    def begin_drill(self, owner: QObject, over: Callable[[None], None]) -> None:
        """Open a drill in a window of its own, and tell when it is over."""
        start = self.wiring.start_drill
        assert start is not None, "nobody begins where none was wired"
        self._beside().run(start, owner, over, self._show)

    @property
    def printer_name(self) -> str:
        """The printer that papers are sent to first; empty before it was wanted."""
        return self._printer.name if self._printer is not None else ""

    @property
    def is_idle(self) -> bool:
        """Whether no question and no drawing is out."""
        return not (self._lane.is_out or self._paper_lane.is_out or self._printer_lane.is_out)

    @property
    def city_trouble(self) -> str | None:
        """Why the city did not answer last; None where it did, or none is set, or not yet."""
        if self._city is None:
            return None
        presence = self._city.presence()
        return presence.reason if presence.online is False else None

    @property
    def now(self) -> datetime:
        """The counter's clock."""
        return self.wiring.clock()

    def close(self) -> None:
        """Backwards: the lanes, which may be opening it still, the city, the store."""
        if self._scanning is not None:
            self._scanning.stop()
        self._printer_lane.stop()
        self._paper_lane.stop()
        if self._long_lane is not None:
            self._long_lane.stop()
        self._lane.stop()
        if self._city is not None and self.wiring.stops_city:
            self._city.stop()
        if self._news is not None:
            self._news.stop()
        if self._desk is not None and self.wiring.stops_city:
            self._desk.close()

    def _submit(
        self,
        work: Callable[[], Outcome[T]],
        actor: Actor,
        owner: QObject,
        success: Callable[[T], None],
        failure: Failure,
        *,
        is_urgent: bool = False,
    ) -> None:
        def done(outcome: Outcome[T]) -> None:
            from counter_app.commands.outcome import Topic

            success(outcome.value)
            if outcome.changed:
                self.happened.emit(outcome.changed)
            if Topic.OUTBOX in outcome.changed and self._city is not None:
                self._city.wake()

        self._settle(work, actor, owner, done, failure, is_urgent=is_urgent)

    def _settle(
        self,
        work: Callable[[], Outcome[T]],
        actor: Actor,
        owner: QObject,
        done: Callable[[Outcome[T]], None],
        failure: Failure,
        *,
        is_urgent: bool = False,
    ) -> None:
        """Do it; where nobody can tell whether it was saved, say so and look again until we can.

        Whoever submitted hears nothing before that, so no key can do it a second time.
        """

        def look_again(unknown: OutcomeUnknownError) -> None:
            look: Callable[[], Outcome[T]] = lambda: self._open_desk.settle(unknown, by=actor)  # noqa: E731

            def found(outcome: Outcome[T]) -> None:
                self.settled.emit()
                done(outcome)

            self._settle(look, actor, owner, found, failure)

        def failed(error: CounterError) -> None:
            if not isinstance(error, OutcomeUnknownError):
                failure(error)
                return
            self.failed.emit(error)
            QTimer.singleShot(LOOK_AGAIN_MS, self, partial(look_again, error))

        self._lane.run(work, owner, done, failed, is_urgent=is_urgent)

    @property
    def _open_desk(self) -> Desk:
        if self._no_desk is not None:
            raise self._no_desk
        assert self._desk is not None, "nothing is asked before the desk is open"
        return self._desk

    def _open(self) -> None:
        try:
            _load_first_questions()
            desk = self.wiring.open_desk()
            try:
                desk.take_up_jotted()
                self._news = self.wiring.open_news(desk, self._heard.emit, self.office_line.emit)
            except BaseException:
                desk.close()
                raise
        except ImportError as error:
            log.exception("a part of the program is missing: %s", error.name)
            self._no_desk = StoreError("program_incomplete", part=error.name or "")
            raise self._no_desk from None
        except CounterError as error:
            self._no_desk = error
            raise
        self._desk = desk
        if self._news is not None:
            self._news.start()

    def _open_city(self) -> None:
        """After the door: what talks to the city loads while somebody types a PIN."""
        if self._desk is None:
            return
        self._city = self.wiring.open_city(self._desk, self.city_passed.emit)
        if self._city is not None and self.wiring.stops_city:
            self._city.start()

    def _beside(self) -> Lane:
        if self._long_lane is None:
            self._long_lane = Lane("beside", self)
        return self._long_lane

    def _draw(self) -> Drawing:
        if self._drawing is None:
            self._drawing = self.wiring.open_drawing()
        return self._drawing

    def _print(self, paper: Paper) -> PrintResult:
        printer = self._open_printer()
        if printer is None:
            raise DeviceError("printer_absent")
        return printer.print(paper)

    def _kick(self) -> None:
        printer = self._open_printer()
        if printer is not None:
            printer.open_drawer()

    def _open_printer(self) -> Printer | None:
        if self._printer is None:
            self._printer = self.wiring.open_printer()
        return self._printer

    def _show(self, error: CounterError) -> None:
        self.failed.emit(error)

    @Slot(object)
    def _on_heard(self, topics: frozenset[Topic] | None) -> None:
        """What other counters wrote: gathered for a moment, since twenty of them may write at once.

        Their drafts are their own.
        """
        from counter_app.commands.outcome import Topic

        self._fresh |= frozenset(Topic) if topics is None else topics
        self._fresh.discard(Topic.DRAFTS)
        if self._fresh and not self._freshen.isActive():
            self._freshen.start()

    @Slot()
    def _on_freshen(self) -> None:
        topics, self._fresh = frozenset(self._fresh), set()
        self.happened.emit(topics)

    @Slot()
    def _on_city_passed(self) -> None:
        from counter_app.commands.outcome import Topic

        self.happened.emit(frozenset({Topic.OUTBOX, Topic.PAYMENTS}))


def _load_first_questions() -> None:
    """What the window asks as soon as there is a desk, loaded here and not on its own thread."""
    import counter_app.commands.outcome
    import counter_app.queries.inbox
    import counter_app.queries.office
    import counter_app.queries.outbox
    import counter_app.queries.shift
    import counter_app.queries.user  # noqa: F401


def _of_reading(failure: Failure) -> Failure:
    """The same, that is told of a reading: it lost nothing, and a key begins it anew."""

    def told(error: CounterError) -> None:
        code = _UNREAD.get(error.code)
        kind = error.facts.get("kind")
        failure(error if code is None else StoreError(code, kind=kind))

    return told


def _nothing(_none: None) -> None:
    """Nobody waits for it."""
