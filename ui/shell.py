"""The one window: the door first, and behind it the screens, their keys and what is round them."""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from counter_app.domain.user import NOBODY, Actor
from ui import classes, language, theme
from ui.frame.citizens_column import CitizensColumn
from ui.frame.key_strip import KeyStrip
from ui.frame.open_screens import OpenScreens
from ui.frame.top_line import TopLine
from ui.panes.early import EarlyKeys
from ui.screens.sign_in import SignInScreen
from ui.widgets.page import Page

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent

    from counter_app.commands.outcome import Topic
    from counter_app.domain.office import Station
    from counter_app.ports import BarcodeScanner, Raster
    from ui.citizen import CitizenPage
    from ui.counter import Counter
    from ui.frame.inside import Inside
    from ui.frame.notices import Notices
    from ui.routes import Route
    from ui.screens.customer_window import CustomerWindow
    from ui.widgets.drill_row import DrillRow

# In dots of the 100 % drawing: below the first the mirror, below the second the list of screens
# gives its room to the work. The citizen's own screen and Ctrl+K stay.
MIRROR_FROM, NAVIGATION_FROM = 1200, 900
# A window that is never painted, since it was minimised at once, opens its desk all the same.
PAINTED_WITHIN_MS = 3_000
# The names are read while the door is painted; what is loaded behind it lets them go first.
NAMES_WITHIN_MS = 20


class Shell(QMainWindow):
    """Holds the screens and nothing of their work. Nothing of a person is in its title.

    At first it is a door and no more: who may sign in, and a PIN. What lies behind it, the list of
    screens, the keys, the citizen's page, is loaded and built once the door has been painted
    (`_furnish`), and the desk opened; so everything of that is imported where it is used.
    """

    # The door stands and takes keys; all behind it is built; the desk answers; what is used every
    # day is loaded; somebody came in.
    painted = Signal()
    furnished = Signal()
    opened = Signal()
    loaded = Signal()
    entered = Signal()
    _scanned = Signal(str)

    def __init__(self, counter: Counter) -> None:
        super().__init__()
        self._counter = counter
        self._scanners: tuple[BarcodeScanner, ...] = ()
        self._was_shown_round = self._is_drilling = self._is_wide = False
        self._is_started = self._is_painted = self._is_furnished = self._is_closed = False
        self._locked_for: Actor = NOBODY
        # What the screens that are open were made in.
        self._worded = language.spoken()
        # From the outside in: who gets another parent is dressed anew, with all that it holds.
        self._centre = centre = QWidget(self)
        self.setCentralWidget(centre)
        self._sign_in = SignInScreen(counter)
        self._open = OpenScreens(counter, self._sign_in, centre)
        self._top = TopLine(counter, centre)
        self._citizens = CitizensColumn(counter.wiring, centre)
        self._strip = KeyStrip(centre)
        self._drill_row: DrillRow | None = None
        # Behind the door, since nothing is told at it but by itself.
        self._notices: Notices
        self._inside: Inside
        self._classes = classes.make()
        self._furnishing = self._furnish_by_pieces()
        # Hit before what they are for is there.
        self._early = EarlyKeys(lambda: not self._is_furnished or self._sign_in.is_trying)
        self._build()
        self._connect()
        self._reword()

    # --- starting and stopping ---------------------------------------------------------------

    def start(self) -> None:
        """Show the door at once; the desk opens behind it."""
        self._open.show_door()
        self._sign_in.begin()
        self._counter.read_door(self._sign_in.show_people, self._sign_in.fail)
        self._is_started = True
        QTimer.singleShot(0 if self._is_painted else PAINTED_WITHIN_MS, self, self._open_behind)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first of them lets begin what would have kept it waiting."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            # Its children are painted right after it, before any timer is heard.
            QTimer.singleShot(0, self, self.painted.emit)
            QTimer.singleShot(NAMES_WITHIN_MS, self, self._open_behind)

    def _open_behind(self) -> None:
        if not self._is_started:
            return
        for _piece in self._classes:
            QTimer.singleShot(0, self, self._open_behind)
            return
        from PySide6.QtCore import Qt

        from ui import heap
        from ui.frame.notices import Notices

        self._is_started = False
        # Before the threads that come with the desk, and not before the names.
        heap.keep_small()
        queued = Qt.ConnectionType.QueuedConnection
        self._notices = Notices(self._counter)
        self._middle.insertLayout(0, self._notices)
        self._counter.failed.connect(self._notices.fail)
        self._counter.settled.connect(self._notices.tell_settled)
        self._counter.office_line.connect(self._notices.tell_line, queued)
        self._scanned.connect(self.scan, queued)
        self._counter.load(_load_inside, self, lambda _none: self._furnish_on(), self._sign_in.fail)
        self._counter.open(self._on_opened, self._sign_in.fail)

    def _furnish_on(self) -> None:
        """One piece of what lies behind the door, and soon the next: a key waits for one only."""
        for _piece in self._furnishing:
            QTimer.singleShot(0, self, self._furnish_on)
            return

    def _furnish(self) -> None:
        """All that is still missing; at latest when somebody comes in."""
        for _piece in self._furnishing:
            pass

    def _furnish_by_pieces(self) -> Generator[None]:
        from ui.frame.inside import Inside

        self._citizens.furnish()
        self._sign_in.furnish()
        self._open.furnish()
        yield
        inside = Inside(self._counter, self, self._open, self._strip.keys, self)
        self._top.ticked.connect(inside.idle.look)
        self._inside = inside
        yield
        yield from inside.furnish(self._centre)
        self._work.insertWidget(0, inside.left)
        self._is_furnished = True
        self._bind_keys()
        self._make_room()
        if (handle := self.windowHandle()) is not None:
            # A screen of another density wants other dots.
            handle.screenChanged.connect(lambda _screen: inside.dress(self))
        self.furnished.emit()
        self._early.go_on()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that nobody took, while there is nobody yet to take the window's own."""
        super().keyPressEvent(event)
        if not self._is_furnished:
            from PySide6.QtGui import QKeySequence

            keys = QKeySequence(event.keyCombination()).toString()
            self._early.hear(lambda: self._inside.keyboard.press(keys))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Backwards: the citizen's screen, the listener, the counter. Then nothing is opened.

        It is out of sight before it waits for the last answers of the counter.
        """
        if untold := self._open.untold:
            self.open_screen(untold)
            self.say(f"{theme.LATE} {self._open[untold].stay()}", "late")
            event.ignore()
            return
        self._is_started, self._is_closed = False, True
        self._open.keep()
        if self._is_furnished:
            self._inside.let_go()
        else:
            # Else it may be on its last line: the early key that closes is heard there.
            self._furnishing.close()
        for scanner in self._scanners:
            scanner.stop()
        for page in self.findChildren(Page):
            page.let_go()
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()
        self._citizens.let_go()
        self.hide()
        self._counter.close()
        event.accept()

    # --- what the screens and the outside may ask of it --------------------------------------

    @property
    def counter(self) -> Counter:
        """The desk as this window reaches it."""
        return self._counter

    @property
    def current(self) -> str:
        """The name of the screen that is worked in; "" before anybody signed in."""
        return self._open.current

    @property
    def citizen_page(self) -> CitizenPage:
        """What the citizen sees now."""
        return self._citizens.page

    @property
    def customer_window(self) -> CustomerWindow:
        """The citizen's own window; there is one, shown or hidden."""
        return self._citizens.window_of_theirs

    def screen_named(self, name: str) -> Any:
        """A screen, made at latest when it is first asked for."""
        if name not in self._open:
            self.take_in(name, _route(name).make(self._counter))
        return self._open[name]

    def lacks(self, name: str) -> bool:
        """Whether a screen was not made yet, though who is signed in may open it."""
        return name not in self._open and self._may_open(name)

    def take_in(self, name: str, made: QWidget) -> None:
        """A screen that was made for this window, and was not there yet."""
        self._open.take_in(name, made)
        self._inside.keyboard.map.adopt(made, name)
        self._inside.dress(made)
        self._inside.ways.introduce(name, made)

    def open_screen(self, name: str) -> None:
        """Bring a screen to the front, if who is signed in has something to do there."""
        if not self._may_open(name):
            return
        screen = self.screen_named(name)
        self._open.bring(name)
        self._is_wide = _route(name).is_wide
        self._make_room()
        self._inside.navigation.mark(name)
        self._strip.keys.setText(self.tr("F2 hồ sơ mới · F3 tra cứu · F12 khóa · F1 trợ giúp"))
        self._inside.keyboard.close_overlays()
        self._inside.keyboard.stand(name, screen)
        self._open.settle(name)

    def open_dossier(self, code: str) -> None:
        """The page of a dossier."""
        self._inside.ways.open_dossier(code)

    def show_keys(self, place: str, words: str) -> None:
        """Which keys work on a screen now, by those of the table."""
        if place == self.current and self._counter.actor is not NOBODY:
            self._strip.keys.setText(self._inside.keyboard.map.told(place, words))

    def show_to_citizen(self, page: CitizenPage, code: Raster | None) -> None:
        """Another page for the citizen."""
        self._citizens.show_page(page, code)
        if self._is_wide:
            self._make_room()

    def say(self, words: str, state: str = "") -> None:
        """One sentence under the top line, for a while."""
        self._notices.say(words, state)

    def scan(self, text: str) -> None:
        """A scan from any scanner, wherever the focus is: a slip opens its dossier, a card fills
        in a person. What stood half typed stays as it is.
        """
        if self._counter.actor is NOBODY:
            return
        from counter_app.domain import calibration
        from counter_app.domain.search import scanned_code

        if calibration.is_calibration(text):
            self._notices.tell_scanner(calibration.diagnose(text))
            return
        code = scanned_code(text)
        if code is not None:
            self.open_dossier(code)
            return
        self._inside.help.close()
        self._inside.keyboard.close_overlays()
        if self.current != "intake":
            self.open_screen("intake")
        self.screen_named("intake").scan(text)

    def lock(self) -> None:
        """Blank the citizen's screen, then ask for the PIN; the work stays behind."""
        if self._counter.actor is NOBODY:
            return
        self._inside.keyboard.close_overlays()
        if self._drill_row is not None:
            self._drill_row.close_cards()
        self.customer_window.blank()
        self._citizens.welcome()
        self._open.keep()
        self._locked_for = self._counter.actor
        self._counter.actor = NOBODY
        self._open.show_door()
        self._sign_in.lock()
        self._make_room()
        self._strip.keys.setText(self.tr("Gõ mã PIN rồi Enter"))

    def change_language(self) -> None:
        """The other language, at once and from now on for who sits here; all that stood stays."""
        place = self._open.in_hand
        if place and self._counter.actor is not NOBODY:
            words = self.tr("Xin làm xong ở “{screen}” rồi đổi ngôn ngữ; việc đang làm còn nguyên.")
            self.say(f"{theme.SOON} {words.format(screen=_route(place).told)}", "soon")
            return
        wanted, page = language.other(), self._inside.help.page
        self._inside.speaking.choose(self._counter.actor, wanted)
        if self._counter.actor is NOBODY:
            language.speak(wanted)
            self._reword()
        else:
            self._speak(wanted)
            self.open_screen(self.current)
        if page is not None:
            self._inside.help.open(page)

    def wear(self, look: theme.Look) -> None:
        """Another theme or scale, at once and from now on."""
        theme.apply(_application(), look)
        if self._is_furnished:
            self._inside.dress(self)
        self._make_room()
        # Once the layouts have moved what the overlays stand beside.
        QTimer.singleShot(0, self, self._place_overlays)
        self._counter.remember(theme=look.theme, scale=look.scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What gives way when there is little room."""
        super().resizeEvent(event)
        self._make_room()
        self._place_overlays()

    # --- making ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.resize(1366, 768)
        self._middle = middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(self._open, 1)
        self._work = work = QHBoxLayout()
        work.setSpacing(0)
        work.addLayout(middle, 1)
        work.addWidget(self._citizens)
        outer = QVBoxLayout(self._centre)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        if room := self._counter.wiring.drill:
            from ui.drilling import Drilling
            from ui.widgets.drill_row import DrillRow

            self._drill_row = DrillRow(Drilling(self._counter, room, self), room, self)
            self._drill_row.left.connect(self.close)
            self._drill_row.card_read.connect(self.scan)
            outer.addWidget(self._drill_row)
        outer.addWidget(self._top)
        outer.addLayout(work, 1)
        outer.addWidget(self._strip)

    def _connect(self) -> None:
        self._sign_in.signed_in.connect(self._on_signed_in)
        self._sign_in.refused.connect(self._early.forget)
        self._sign_in.other_language.connect(lambda: self._early.hear(self.change_language))
        self._counter.happened.connect(self._on_happened)
        self._counter.slowed.connect(self._strip.tell_slow)
        self._citizens.frozen.connect(self._strip.tell_frozen)

    def _bind_keys(self) -> None:
        from ui.keyboard import OPENS
        from ui.routes import ROUTES

        keyboard, ways = self._inside.keyboard, self._inside.ways
        acts: dict[str, Callable[[], object]] = {
            f"{OPENS}{route.name}": partial(self.open_screen, route.name)
            for route in ROUTES
            if route.key
        }
        acts |= {
            "help": self._explain,
            "guide": self._inside.help.open,
            "search": partial(self._if_in, keyboard.find),
            "freeze": partial(self._if_in, self._citizens.freeze),
            "lock": self.lock,
            "read_again": partial(self._if_in, self._read_again),
            "navigation": partial(self._if_in, self._to_screens),
            "larger": lambda: self.wear(theme.look().larger()),
            "smaller": lambda: self.wear(theme.look().smaller()),
            "theme": lambda: self.wear(theme.look().next_theme()),
            "language": self.change_language,
            "key_card": partial(self._if_in, keyboard.print_card),
            "tour": partial(self._if_in, self._show_round),
            "drill": partial(self._if_in, self._enter_drill),
        }
        keyboard.bind(acts, self._early.hear)
        if self._drill_row is not None:
            keyboard.bind(self._drill_row.acts, self._early.hear)
            self._drill_row.be_keyed(keyboard.map)
        keyboard.dossier_wanted.connect(ways.open_dossier)
        keyboard.words_wanted.connect(ways.look_for)
        keyboard.procedure_wanted.connect(ways.begin_with)
        keyboard.printed.connect(self._notices.tell_card)
        keyboard.refused.connect(self._notices.fail)
        keyboard.guide_wanted.connect(self._inside.help.open)

    def _reword(self) -> None:
        """What the window itself says, in the language that is spoken now."""
        self.setWindowTitle(self.tr("Quầy Một Cửa"))
        self._citizens.reword()
        if self._drill_row is not None:
            self._drill_row.reword()
        if self._is_furnished:
            self._inside.reword()
            self._notices.reword()
        self._sign_in.reword()
        if self._counter.actor is NOBODY:
            self._strip.keys.setText(self.tr("Gõ mã PIN rồi Enter"))
        self._top.reword()
        if self._top.office:
            self._ask_light()
            if self._counter.actor is not NOBODY:
                self._top.ask_shift()

    def _make_room(self) -> None:
        room = self.width() * 100 // theme.look().scale
        is_in = self._counter.actor is not NOBODY
        if self._is_furnished:
            has_list = room >= NAVIGATION_FROM
            self._inside.left.setVisible(is_in and has_list)
            keys = self._inside.keyboard.map.keys("navigation")
            self._strip.tell_screens("" if has_list or not is_in else keys)
        gives_way = self._is_wide and self._citizens.is_idle
        self._citizens.setVisible(room >= MIRROR_FROM and not gives_way)
        self._top.make_room(is_narrow=room < NAVIGATION_FROM)

    def _place_overlays(self) -> None:
        if self._is_furnished:
            self._inside.keyboard.place_overlays()
        if self._drill_row is not None:
            self._drill_row.place_cards()

    # --- hearing -----------------------------------------------------------------------------

    def _on_opened(self, _none: None) -> None:
        if self._is_closed:
            return
        if not self._is_furnished:
            self.furnished.connect(lambda: self._on_opened(None))
            return
        from counter_app.queries.office import ThisStation
        from ui.routes import load_daily

        self._counter.ask(ThisStation(), self, self._on_station)
        self._sign_in.shown()
        self._ask_light()
        self._scanners = self._counter.wiring.open_scanners()
        for scanner in self._scanners:
            scanner.start(self._scanned.emit)
        self._counter.load(load_daily, self, lambda _none: self.loaded.emit())
        self.opened.emit()

    def _on_station(self, station: Station) -> None:
        office = station.office
        self._top.show_office(office.counter_name, is_drill=office.is_drill)
        self._citizens.welcome(office.counter_name)
        self.customer_window.place()

    def _on_signed_in(self, actor: Actor) -> None:
        if self._is_closed:
            return
        self._furnish()
        self._counter.actor = actor
        if actor.user_id != self._locked_for.user_id:
            had_pages = self._open.has_pages
            self._open.forget()
            if had_pages:
                words = self.tr(
                    "Người trước để lại trang quét chưa lưu: đã bỏ, giấy phải quét lại."
                )
                self.say(f"{theme.SOON} {words}", "soon")
        self._locked_for = actor
        self._speak(self._inside.speaking.of(actor))
        self._make_room()
        self._inside.navigation.show_for(actor)
        self._ask_light()
        self._top.ask_shift()
        self._inside.promises.keep()
        self.open_screen(self.current or "home")
        if self._counter.wiring.shows_tour and not self._was_shown_round:
            self._show_round()
        # The door has forgotten the PIN by now, and what was hit after it is for who came in.
        self._early.go_on()
        self.entered.emit()

    def _on_happened(self, topics: frozenset[Topic]) -> None:
        from counter_app.commands.outcome import Topic

        if topics & {Topic.OUTBOX, Topic.DOSSIERS}:
            self._ask_light()
        if Topic.SHIFT in topics:
            self._top.ask_shift()
        is_reading = self._is_furnished and self._inside.help.page is not None
        if Topic.PAYMENTS in topics and is_reading:
            words = self.tr("Vừa có tin về tiền. Esc: về chỗ đang làm.")
            self.say(f"{theme.SOON} {words}", "soon")
        if self._counter.actor is not NOBODY:
            self._open.refresh(topics)

    def _read_again(self) -> None:
        """Everything in sight is asked for anew; nothing that was typed is touched."""
        self._notices.say("")
        self._ask_light()
        self._top.ask_shift()
        self._open.read_again()

    def _on_drill_over(self, _none: None) -> None:
        self._is_drilling = False
        words = self.tr("Diễn tập đã xong, dữ liệu giả đã xóa. Gõ mã PIN để làm tiếp.")
        self.say(f"{theme.DONE} {words}", "done")

    # --- doing -------------------------------------------------------------------------------

    def _ask_light(self) -> None:
        self._top.ask_light()
        self._notices.ask_clock()

    def _may_open(self, name: str) -> bool:
        actor = self._counter.actor
        return actor is not NOBODY and actor.may(_route(name).permission)

    def _if_in(self, do: Callable[[], object]) -> None:
        """Nothing of it before somebody signed in."""
        if self._counter.actor is not NOBODY and self.current:
            do()

    def _explain(self) -> None:
        """Why, and the keys; where there is no work to explain, the guide."""
        if self._counter.actor is NOBODY or not self.current or self._inside.help.page is not None:
            self._inside.help.open()
        else:
            self._inside.keyboard.help()

    def _to_screens(self) -> None:
        """The list of screens; where it has no room, they are found by their names."""
        if self._inside.left.isVisible():
            self._inside.navigation.take_focus()
        else:
            self._inside.keyboard.find()

    def _show_round(self) -> None:
        """The tour, over today's page."""
        self._was_shown_round = True
        self.open_screen("home")
        self._inside.keyboard.tour()

    def _enter_drill(self) -> None:
        """What is being typed is kept and the desk locked: a drill is no place for either."""
        if self._counter.wiring.start_drill is None or self._is_drilling:
            return
        self._is_drilling = True
        self.lock()
        words = self.tr("Đang diễn tập ở cửa sổ riêng; quầy này khóa.")
        self.say(f"{theme.WAITING} {words}")
        self._counter.begin_drill(self, self._on_drill_over)

    def _speak(self, wanted: str) -> None:
        """The window's words at once; each screen is made anew when it is next seen.

        A screen with work in hand keeps its language, and so does the window with it.
        """
        if self._open.in_hand:
            wanted = self._worded
        if wanted != language.spoken():
            language.speak(wanted)
            self._reword()
        if wanted != self._worded:
            self._worded = wanted
            self._open.carry_over()


def _load_inside() -> None:
    """What is behind the door, loaded beside the window: it hears its keys meanwhile."""
    from ui.frame import inside

    inside.load()


def _route(name: str) -> Route:
    from ui.routes import route_named

    return route_named(name)


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
