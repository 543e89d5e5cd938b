"""The one window: where to go, what is done here, what the citizen sees, and the honest light."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.user import NOBODY, Actor
from ui import early, formats, language, messages, theme
from ui.idle_lock import IdleLock
from ui.language import tr
from ui.screens.sign_in import SignInScreen
from ui.speaking import Speaking
from ui.widgets.labels import button, label, line, set_state
from ui.widgets.page import Page

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent

    from counter_app.commands.outcome import Topic
    from counter_app.domain.blackout import OnPaper
    from counter_app.domain.calibration import Garble
    from counter_app.domain.errors import CounterError
    from counter_app.domain.office import Station
    from counter_app.ports import BarcodeScanner, Raster
    from counter_app.queries.home import DraftLine
    from counter_app.queries.inbox import ClockReading
    from counter_app.queries.outbox import CityCounts
    from counter_app.queries.shift import OpenShiftLine
    from ui.carried import Carried
    from ui.citizen import CitizenPage
    from ui.counter import Counter
    from ui.help import Help
    from ui.keyboard import Keyboard
    from ui.routes import Route
    from ui.screens.customer_window import CustomerWindow
    from ui.widgets.citizen_view import CitizenView
    from ui.widgets.drill_row import DrillRow
    from ui.widgets.scan_listener import ScanListener

NAVIGATION_WIDTH, MIRROR_WIDTH = 212, 290
# In dots of the 100 % drawing: below the first the mirror, below the second the list of screens
# gives its room to the work. The citizen's own screen and Ctrl+K stay.
MIRROR_FROM, NAVIGATION_FROM = 1200, 900
NOTICE_MS = 8_000
TICK_MS = 1_000
PROMISES_MS = 3_600_000
# A window that is never painted, since it was minimised at once, opens its desk all the same.
PAINTED_WITHIN_MS = 3_000


class Shell(QMainWindow):
    """Holds the screens and nothing of their work. Nothing of a person is in its title.

    At first it is a door and no more: who may sign in, and a PIN. What lies behind it, the list of
    screens, the keys, the citizen's page, is loaded and built once the door has been painted
    (`_furnish`), and the desk opened; so everything of that is imported where it is used.
    """

    # The door stands and takes keys; all behind it is built; the desk answers.
    painted = Signal()
    furnished = Signal()
    opened = Signal()
    _scanned = Signal(str)

    def __init__(self, counter: Counter) -> None:
        super().__init__()
        self._counter = counter
        self._scanners: tuple[BarcodeScanner, ...] = ()
        self._screens: dict[str, Any] = {}
        self._pages: dict[str, Page] = {}
        self._current = ""
        self._office = ""
        self._is_frozen = False
        self._was_shown_round = False
        self._is_drilling = False
        self._is_wide = False
        self._citizen_code: Raster | None = None
        self._locked_for: Actor = NOBODY
        self._customer: CustomerWindow | None = None
        self._speaking = Speaking(counter)
        # What the screens that are open were made in, and what stood in those made anew.
        self._worded = language.spoken()
        self._carried: dict[str, Carried] = {}
        self._sign_in = SignInScreen(counter, self)
        self._is_started = self._is_painted = self._is_furnished = False
        self._keyboard: Keyboard
        self._help: Help
        self._scans: ScanListener
        self._mirror: CitizenView
        self._left: Page
        self._lock_button: QPushButton
        self._stack = QStackedWidget(self)
        self._keys = line("", "quiet", name="keys_text")
        self._notice = label("", name="notice")
        self._drift = label("", name="clock_drift", state="late")
        self._line = label("", name="office_line", state="late")
        self._light = label("", name="light")
        self._shift = line("", "quiet", name="shift_line")
        self._place = line("", "title", name="place")
        self._busy = label("", name="busy", wrap=False, state="waiting")
        self._clock = label("", wrap=False)
        self._mirror_title = label("", "quiet")
        self._is_drill = False
        self._drill_row: DrillRow | None = None
        self._frozen = label("", name="frozen", wrap=False)
        self._buttons: dict[str, QPushButton] = {}
        self._notice_timer = QTimer(self)
        self._tick = QTimer(self)
        self._idle = IdleLock(self._counter.wiring.idle_lock_s, self)
        self._promises = QTimer(self)
        self._build()
        self._connect()
        self._reword()

    # --- starting and stopping ---------------------------------------------------------------

    def start(self) -> None:
        """Show the door at once; the desk opens behind it."""
        self._stack.setCurrentWidget(self._door)
        self._sign_in.begin()
        self._tick.start()
        self._on_tick()
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
            QTimer.singleShot(0, self, self._open_behind)

    def _open_behind(self) -> None:
        if not self._is_started:
            return
        from PySide6.QtCore import Qt

        self._is_started = False
        queued = Qt.ConnectionType.QueuedConnection
        self._counter.office_line.connect(self._on_office_line, queued)
        self._scanned.connect(self.scan, queued)
        self._counter.load(_load_inside, self, lambda _none: self._furnish(), self._sign_in.fail)
        self._counter.open(self._on_opened, self._sign_in.fail)

    def _furnish(self) -> None:
        """Build what lies behind the door; at latest when somebody comes in."""
        if self._is_furnished:
            return
        from ui.help import Help
        from ui.keyboard import Keyboard
        from ui.widgets.citizen_view import CitizenView
        from ui.widgets.scan_listener import ScanListener

        self._is_furnished = True
        self._keyboard = Keyboard(self._counter, self)
        self._help = Help(self._keyboard.map, self._stack, self._keys)
        self._mirror = CitizenView(11, self)
        # It takes the place of what held the column's title up.
        self._column.takeAt(1)
        self._column.addWidget(self._mirror, 1)
        self._left = self._navigation()
        self._work.insertWidget(0, self._left)
        self._scans = ScanListener(self._counter.wiring.scan_gap_ms, self)
        self._scans.scanned.connect(self.scan)
        self._scans.touched.connect(self._idle.touch)
        self._scans.touched.connect(self._on_touched)
        self._scans.key_comes.connect(self._before_key)
        self._bind_keys()
        self._name_buttons()
        self._dress()
        self._make_room()
        _application().installEventFilter(self._scans)
        if (handle := self.windowHandle()) is not None:
            # A screen of another density wants other dots.
            handle.screenChanged.connect(lambda _screen: self._dress())
        self.furnished.emit()

    def _dress(self, root: QWidget | None = None) -> None:
        from ui.icons import dress

        dress(root or self)

    @property
    def _is_typing(self) -> bool:
        # What is pressed in the guide changes no form.
        return self._current == "intake" and self._help.page is None and "intake" in self._screens

    def _before_key(self, is_quick: bool) -> None:
        if self._is_typing:
            self._screens["intake"].before_key(is_quick=is_quick)

    def _on_touched(self) -> None:
        """Any key or click, one that follows as fast as a scanner's too."""
        if self._is_typing:
            self._screens["intake"].touched()

    def _keep_draft(self) -> None:
        """The form goes out of sight, and perhaps its clerk: it is kept as it stands."""
        if "intake" in self._screens:
            self._screens["intake"].keep()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Backwards: the citizen's screen, the listener, the counter."""
        self._keep_draft()
        if self._is_furnished:
            _application().removeEventFilter(self._scans)
        for scanner in self._scanners:
            scanner.stop()
        for page in self.findChildren(Page):
            page.let_go()
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()
        if self._customer is not None:
            self._customer.close()
            # It has no parent: the collector would end it while Qt goes through its windows. What
            # comes home late still finds it, until this window goes.
            self.destroyed.connect(self._customer.deleteLater)
        self._counter.close()
        event.accept()

    @property
    def counter(self) -> Counter:
        """The desk as this window reaches it."""
        return self._counter

    @property
    def citizen_page(self) -> CitizenPage:
        """What the citizen sees now."""
        return self._mirror.page

    @property
    def customer_window(self) -> CustomerWindow:
        """The citizen's own window; there is one, shown or hidden."""
        if self._customer is None:
            from ui.screens.customer_window import CustomerWindow
            from ui.widgets.drill_row import DRILL_POINTS, drill_banner

            wiring = self._counter.wiring
            banner = drill_banner(DRILL_POINTS) if wiring.drill else None
            self._customer = CustomerWindow(wiring.citizen_screen, banner=banner)
        return self._customer

    def screen_named(self, name: str) -> Any:
        """A screen, made when it is first asked for."""
        if name not in self._screens:
            made: Any = _route(name).make(self._counter)
            self._screens[name] = made
            self._pages[name] = Page(made, self)
            self._keyboard.map.adopt(made, name)
            self._dress(made)
            self._stack.addWidget(self._pages[name])
            self._introduce(name, made)
        return self._screens[name]

    def open_screen(self, name: str) -> None:
        """Bring a screen to the front, if who is signed in has something to do there."""
        from PySide6.QtCore import Qt

        wanted = _route(name)
        if self._counter.actor is NOBODY or not self._counter.actor.may(wanted.permission):
            return
        screen = self.screen_named(name)
        if self._current == "intake":
            self._keep_draft()
        self._current = name
        self._stack.setCurrentWidget(self._pages[name])
        self._is_wide = wanted.is_wide
        self._make_room()
        stop = name if name in self._buttons else "home"
        for route, one in self._buttons.items():
            one.setChecked(route == name)
            strong, click = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
            one.setFocusPolicy(strong if route == stop else click)
        self._keys.setText(self.tr("F2 hồ sơ mới · F3 tra cứu · F12 khóa · F1 trợ giúp"))
        self._keyboard.close_overlays()
        self._keyboard.stand(name, screen)
        screen.shown()
        if name in self._carried:
            self._give_back(screen, self._carried.pop(name))
        self._pages[name].order()

    def lock(self) -> None:
        """Blank the citizen's screen, then ask for the PIN; the work stays behind."""
        if self._counter.actor is NOBODY:
            return
        self._keyboard.close_overlays()
        if self._drill_row is not None:
            self._drill_row.close_cards()
        self.customer_window.blank()
        self._welcome()
        self._keep_draft()
        self._locked_for = self._counter.actor
        self._counter.actor = NOBODY
        self._stack.setCurrentWidget(self._door)
        self._sign_in.lock()
        self._make_room()
        self._keys.setText(self.tr("Gõ mã PIN rồi Enter"))

    def change_language(self) -> None:
        """The other language, at once and from now on for who sits here; all that stood stays."""
        place = next((name for name in self._screens if self._is_in_hand(name)), "")
        if place and self._counter.actor is not NOBODY:
            words = self.tr("Xin làm xong ở “{screen}” rồi đổi ngôn ngữ; việc đang làm còn nguyên.")
            self.say(f"{theme.SOON} {words.format(screen=_route(place).told)}", "soon")
            return
        self._furnish()
        wanted, page = language.other(), self._help.page
        self._speaking.choose(self._counter.actor, wanted)
        if self._counter.actor is NOBODY:
            language.speak(wanted)
            self._reword()
        else:
            self._speak(wanted)
            self.open_screen(self._current)
        if page is not None:
            self._help.open(page)

    def scan(self, text: str) -> None:
        """A scan from any scanner, wherever the focus is: a slip opens its dossier, a card fills
        in a person. What stood half typed stays as it is.
        """
        if self._counter.actor is NOBODY:
            return
        from counter_app.domain import calibration
        from counter_app.domain.search import scanned_code

        if calibration.is_calibration(text):
            self._tell_of_scanner(calibration.diagnose(text))
            return
        code = scanned_code(text)
        if code is not None:
            self._open_dossier(code)
            return
        self._help.close()
        if self._current != "intake":
            self.open_screen("intake")
        self.screen_named("intake").scan(text)

    def _tell_of_scanner(self, found: Garble) -> None:
        from counter_app.domain import calibration

        is_clean = calibration.is_usable(found)
        mark, state = (theme.DONE, "done") if is_clean else (theme.LATE, "late")
        self.say(f"{mark} {messages.phrase(found)}", state)

    def say(self, words: str, state: str = "") -> None:
        """One sentence under the top line, for a while."""
        self._notice.setText(words)
        set_state(self._notice, state)
        self._notice.setVisible(bool(words))
        self._notice_timer.start()

    # --- making ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.resize(1366, 768)
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(self._line)
        middle.addWidget(self._drift)
        middle.addWidget(self._notice)
        middle.addWidget(self._stack, 1)
        self._notice.setMargin(theme.GRID)
        self._notice.hide()
        self._drift.setMargin(theme.GRID)
        self._drift.hide()
        self._line.setMargin(theme.GRID)
        self._line.hide()
        self._door = Page(self._sign_in, self)
        self._stack.setObjectName("screens")
        self._stack.addWidget(self._door)
        self._work = work = QHBoxLayout()
        work.setSpacing(0)
        self._right = self._citizens_column()
        work.addLayout(middle, 1)
        work.addWidget(self._right)
        outer = QVBoxLayout()
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        if room := self._counter.wiring.drill:
            from ui.drilling import Drilling
            from ui.widgets.drill_row import DrillRow

            self._drill_row = DrillRow(Drilling(self._counter, room, self), room, self)
            self._drill_row.left.connect(self.close)
            self._drill_row.card_read.connect(self.scan)
            outer.addWidget(self._drill_row)
        outer.addWidget(self._top())
        outer.addLayout(work, 1)
        outer.addWidget(self._key_strip())
        centre = QWidget(self)
        centre.setLayout(outer)
        self.setCentralWidget(centre)

    def _top(self) -> QFrame:
        frame = QFrame(self)
        frame.setObjectName("top")
        row = QHBoxLayout(frame)
        row.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        row.setSpacing(3 * theme.GRID)
        row.addWidget(self._place, 3)
        row.addWidget(self._light, 5)
        row.addWidget(self._shift, 3)
        row.addWidget(self._clock)
        for one in (self._light, self._shift):
            early.put(one, early.RIGHT)
        return frame

    def _navigation(self) -> Page:
        from PySide6.QtCore import Qt

        from ui.keyboard import OPENS
        from ui.routes import ROUTES

        frame = QFrame(self)
        frame.setObjectName("navigation")
        column = QVBoxLayout(frame)
        column.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        column.setSpacing(1)
        for route in ROUTES:
            if not route.is_listed:
                continue
            made = button("", f"{OPENS}{route.name}")
            made.setCheckable(True)
            made.setAutoDefault(False)
            # One stop of the Tab key for all of them, on the one that is open; arrows move within.
            made.setProperty("group", "navigation")
            made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            made.installEventFilter(self)
            made.clicked.connect(partial(self.open_screen, route.name))
            column.addWidget(made)
            self._buttons[route.name] = made
        column.addStretch(1)
        lock = button("", "lock")
        lock.setProperty("group", "navigation")
        lock.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        lock.installEventFilter(self)
        self._lock_button = lock
        lock.clicked.connect(self.lock)
        column.addWidget(lock)
        page = Page(frame, self)
        theme.hold(page, width=NAVIGATION_WIDTH)
        return page

    def _citizens_column(self) -> QFrame:
        """The place of what the citizen sees, as wide as it will be."""
        frame = QFrame(self)
        frame.setObjectName("mirror")
        theme.hold(frame, width=MIRROR_WIDTH)
        column = QVBoxLayout(frame)
        column.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        column.addWidget(self._mirror_title)
        column.addStretch(1)
        self._column = column
        return frame

    def _key_strip(self) -> QFrame:
        frame = QFrame(self)
        frame.setObjectName("keys")
        row = QHBoxLayout(frame)
        row.setContentsMargins(2 * theme.GRID, 4, 2 * theme.GRID, 4)
        row.addWidget(self._keys, 1)
        row.addWidget(self._busy)
        row.addWidget(self._frozen)
        return frame

    def _reword(self) -> None:
        """What the window itself says, in the language that is spoken now."""
        self.setWindowTitle(self.tr("Quầy Một Cửa"))
        self._mirror_title.setText(self.tr("Công dân đang thấy"))
        self._set_frozen(is_frozen=self._is_frozen)
        if self._drill_row is not None:
            self._drill_row.reword()
        if self._is_furnished:
            self._name_buttons()
            self._keyboard.forget_overlays()
            self._help.forget()
        self._sign_in.reword()
        # A state costs all that Qt knows of styles: not before the first paint.
        if not self._notice.isHidden():
            self.say("")
        if self._customer is not None:
            self._customer.reword()
        if self._counter.actor is NOBODY:
            self._keys.setText(self.tr("Gõ mã PIN rồi Enter"))
        if self._office:
            self._show_place()
            self._ask_light()
            if self._counter.actor is not NOBODY:
                self._ask_shift()
        self._on_tick()

    def _connect(self) -> None:
        self._sign_in.signed_in.connect(self._on_signed_in)
        self._sign_in.other_language.connect(self.change_language)
        self._counter.happened.connect(self._on_happened)
        self._counter.failed.connect(self._on_failed)
        self._counter.settled.connect(self._on_settled)
        self._counter.slowed.connect(self._on_slowed)
        self._notice_timer.setSingleShot(True)
        self._notice_timer.setInterval(NOTICE_MS)
        self._notice_timer.timeout.connect(lambda: self.say(""))
        self._idle.ran_out.connect(self.lock)
        self._promises.setSingleShot(True)
        self._promises.setInterval(PROMISES_MS)
        self._promises.timeout.connect(self._keep_promises)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        self._tick.timeout.connect(self._idle.look)

    def _bind_keys(self) -> None:
        from ui.keyboard import OPENS
        from ui.routes import ROUTES

        keyboard = self._keyboard
        acts: dict[str, Callable[[], object]] = {
            f"{OPENS}{route.name}": partial(self.open_screen, route.name)
            for route in ROUTES
            if route.key
        }
        acts |= {
            "help": self._explain,
            "guide": self._help.open,
            "search": partial(self._if_in, keyboard.find),
            "freeze": self._freeze,
            "lock": self.lock,
            "navigation": partial(self._if_in, self._to_navigation),
            "larger": lambda: self.wear(theme.look().larger()),
            "smaller": lambda: self.wear(theme.look().smaller()),
            "theme": lambda: self.wear(theme.look().next_theme()),
            "language": self.change_language,
            "key_card": partial(self._if_in, keyboard.print_card),
            "tour": partial(self._if_in, self._show_round),
            "drill": partial(self._if_in, self._enter_drill),
        }
        keyboard.bind(acts)
        if self._drill_row is not None:
            keyboard.bind(self._drill_row.acts)
            self._drill_row.be_keyed(keyboard.map)
        keyboard.dossier_wanted.connect(self._open_dossier)
        keyboard.words_wanted.connect(self._look_for)
        keyboard.procedure_wanted.connect(self._begin_with)
        keyboard.printed.connect(self._on_card)
        keyboard.refused.connect(self._on_failed)
        keyboard.guide_wanted.connect(self._help.open)
        keyboard.map.changed.connect(self._name_buttons)

    def _show_keys(self, place: str, words: str) -> None:
        self._keys.setText(self._keyboard.map.told(place, words))

    def _if_in(self, do: Callable[[], object]) -> None:
        """Nothing of it before somebody signed in."""
        if self._counter.actor is not NOBODY and self._current:
            do()

    def _explain(self) -> None:
        """Why, and the keys; where there is no work to explain, the guide."""
        if self._counter.actor is NOBODY or not self._current or self._help.page is not None:
            self._help.open()
        else:
            self._keyboard.help()

    def _to_navigation(self) -> None:
        from PySide6.QtCore import Qt

        stops = [one for one in self._buttons.values() if one.isVisible()]
        checked = [one for one in stops if one.isChecked()]
        for one in (*checked, *stops)[:1]:
            one.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _look_for(self, words: str) -> None:
        self.open_screen("dossiers")
        self.screen_named("dossiers").look_for(words)

    def _begin_with(self, code: str) -> None:
        self.open_screen("intake")
        self.screen_named("intake").begin_with(code)

    def _on_card(self) -> None:
        self.say(f"{theme.DONE} " + self.tr("Đã in thẻ phím tắt"), "done")

    def _name_buttons(self) -> None:
        """The list of screens names the keys that are short enough to be read there."""
        from ui.keyboard import OPENS
        from ui.routes import ROUTES

        keymap = self._keyboard.map
        for route in ROUTES:
            if route.name in self._buttons:
                keys = keymap.keys(f"{OPENS}{route.name}") if route.key else ""
                self._buttons[route.name].setText(_with_key(route.told, keys))
        self._lock_button.setText(_with_key(keymap.words("lock"), keymap.keys("lock")))

    def _introduce(self, name: str, screen: Any) -> None:
        if name in ("intake", "dossiers"):
            screen.keys_changed.connect(partial(self._show_keys, name))
        if name == "feedback":
            screen.dialogues_wanted.connect(partial(self.open_screen, "dialogues"))
        if name == "disclosure":
            screen.kpi_wanted.connect(partial(self.open_screen, "kpi"))
            screen.reports_wanted.connect(partial(self.open_screen, "reports"))
        if name == "intake":
            screen.for_citizen.connect(self._show_to_citizen)
            screen.told.connect(lambda words: self.say(f"{theme.DONE} {words}", "done"))
        elif name == "home":
            screen.new_wanted.connect(partial(self.open_screen, "intake"))
            screen.shift_wanted.connect(partial(self.open_screen, "shift"))
            screen.draft_wanted.connect(self._resume)
            screen.opened.connect(self._open_dossier)
            screen.credit_wanted.connect(partial(self.open_screen, "reconcile"))
            screen.left_open.connect(self._on_left_open)
        elif name == "blackout":
            screen.sheet_wanted.connect(self._enter_sheet)
            screen.opened.connect(self._open_dossier)
        elif name == "shift":
            screen.opened.connect(partial(self.open_screen, "intake"))
        elif name == "dossiers" or name in (
            "deadlines",
            "register",
            "kpi",
            "disclosure",
            "decisions",
            "reconcile",
            "receipts",
            "review",
        ):
            screen.opened.connect(self._open_dossier)
        elif name == "dossier":
            screen.completion_wanted.connect(self._resume)
            screen.digitisation_wanted.connect(self._digitise)
            screen.for_citizen.connect(self._show_to_citizen)

    # --- hearing -----------------------------------------------------------------------------

    def _on_opened(self, _none: None) -> None:
        from counter_app.queries.office import ThisStation
        from ui.routes import load_daily

        self._furnish()
        self._counter.ask(ThisStation(), self, self._on_station)
        self._sign_in.shown()
        self._ask_light()
        self._scanners = self._counter.wiring.open_scanners()
        for scanner in self._scanners:
            scanner.start(self._scanned.emit)
        self._counter.load(load_daily, self, lambda _none: None)
        self.opened.emit()

    def _on_station(self, station: Station) -> None:
        office = station.office
        self._office = office.counter_name
        self._is_drill = office.is_drill
        self._show_place()
        self._welcome()
        self.customer_window.place()

    def _show_place(self) -> None:
        drill = self.tr("   ·   DIỄN TẬP") if self._is_drill else ""
        self._place.setText(f"{self._office}{drill}")

    def _on_signed_in(self, actor: Actor) -> None:
        self._counter.actor = actor
        if actor.user_id != self._locked_for.user_id:
            self._forget_screens()
            self._carried = {}
        self._locked_for = actor
        self._speak(self._speaking.of(actor))
        self._make_room()
        for name, one in self._buttons.items():
            one.setVisible(actor.may(_route(name).permission))
        self._ask_light()
        self._ask_shift()
        self._keep_promises()
        self.open_screen(self._current or "home")
        if self._counter.wiring.shows_tour and not self._was_shown_round:
            self._show_round()

    def _show_round(self) -> None:
        """The tour, over today's page."""
        self._was_shown_round = True
        self.open_screen("home")
        self._keyboard.tour()

    def _enter_drill(self) -> None:
        """What is being typed is kept and the desk locked: a drill is no place for either."""
        if self._counter.wiring.start_drill is None or self._is_drilling:
            return
        self._is_drilling = True
        self.lock()
        words = self.tr("Đang diễn tập ở cửa sổ riêng; quầy này khóa.")
        self.say(f"{theme.WAITING} {words}")
        self._counter.begin_drill(self, self._on_drill_over)

    def _on_drill_over(self, _none: None) -> None:
        self._is_drilling = False
        words = self.tr("Diễn tập đã xong, dữ liệu giả đã xóa. Gõ mã PIN để làm tiếp.")
        self.say(f"{theme.DONE} {words}", "done")

    def _forget_screens(self) -> None:
        """Another person sits down: what the last one had open is not for their eyes."""
        focused = self._stack.focusWidget()
        if focused is not None:
            focused.clearFocus()
        for page in self._pages.values():
            page.let_go()
            self._stack.removeWidget(page)
            page.deleteLater()
        self._screens, self._pages = {}, {}
        self._current = ""

    def _is_in_hand(self, name: str) -> bool:
        """Whether something of a screen would be lost if it were made anew now."""
        return bool(getattr(self._screens[name], "is_in_hand", False))

    def _speak(self, wanted: str) -> None:
        """The window's words at once; each screen is made anew when it is next seen.

        A screen with work in hand keeps its language, and so does the window with it.
        """
        if any(self._is_in_hand(name) for name in self._screens):
            wanted = self._worded
        if wanted != language.spoken():
            language.speak(wanted)
            self._reword()
        if wanted == self._worded:
            return
        from ui.carried import take

        self._worded = wanted
        self._keep_draft()
        self._carried |= {name: take(screen) for name, screen in self._screens.items()}
        current = self._current
        self._forget_screens()
        self._current = current

    def _give_back(self, screen: Any, carried: Carried) -> None:
        from ui.carried import give

        if carried.place:
            screen.resume(carried.place)
        else:
            give(screen, carried)

    def _on_happened(self, topics: frozenset[Topic]) -> None:
        from counter_app.commands.outcome import Topic

        if topics & {Topic.OUTBOX, Topic.DOSSIERS}:
            self._ask_light()
        if Topic.SHIFT in topics:
            self._ask_shift()
        if Topic.PAYMENTS in topics and self._help.page is not None:
            words = self.tr("Vừa có tin về tiền. Esc: về chỗ đang làm.")
            self.say(f"{theme.SOON} {words}", "soon")
        if self._counter.actor is not NOBODY and self._current:
            self._screens[self._current].refresh(topics)

    def _on_failed(self, error: CounterError) -> None:
        self.say(f"{theme.LATE} {messages.sentence(error)}", "late")

    def _on_office_line(self, trouble: CounterError | None) -> None:
        """Stays as long as the line is cut: what a list shows may be old meanwhile."""
        was_cut = not self._line.isHidden()
        self._line.setVisible(trouble is not None)
        if trouble is not None:
            words = self.tr(
                "Mất kết nối máy chủ dùng chung: chưa lưu thêm được, danh sách có thể đã cũ. "
                "Những gì đã gõ còn nguyên. Đang nối lại…"
            )
            if trouble.code != "office_database_unreachable":
                words = messages.sentence(trouble)
            self._line.setText(f"{theme.LATE} {words}")
        elif was_cut:
            again = self.tr("Đã nối lại máy chủ dùng chung; danh sách đã được đọc lại.")
            self.say(f"{theme.DONE} {again}", "done")

    def _on_settled(self) -> None:
        self.say(
            f"{theme.DONE} " + self.tr("Đã kiểm tra lại: đã lưu, không phải nhập lại."), "done"
        )

    def _on_slowed(self, is_slow: bool) -> None:
        """One way to say on every screen that an answer is still on its way."""
        self._busy.setText(f"{theme.WAITING} " + self.tr("Đang đọc…") if is_slow else "")

    def _on_tick(self) -> None:
        now = self._counter.now
        is_narrow = self._shift.isHidden()
        self._clock.setText(
            f"{now:%H:%M}" if is_narrow else f"{now:%H:%M}  ·  {formats.day(now.date())}"
        )

    # --- doing -------------------------------------------------------------------------------

    def _keep_promises(self) -> None:
        """Draft what apologies have to be drafted today: at sign-in, and every hour after."""
        from counter_app.commands.apology import DraftApologies

        if self._counter.actor is NOBODY:
            return
        self._counter.submit(DraftApologies(), self, self._tell_of_drafts)
        self._promises.start()

    def _tell_of_drafts(self, drafted: int) -> None:
        if drafted:
            words = tr("%n phiếu xin lỗi vừa được dự thảo, chờ người giám sát ký", "", drafted)
            self.say(f"{theme.SOON} {words}", "soon")

    def _ask_light(self) -> None:
        from counter_app.queries.inbox import CityClock
        from counter_app.queries.outbox import CountsForCity

        self._counter.ask(CountsForCity(), self, self._show_light)
        self._counter.ask(CityClock(), self, self._show_drift)

    def _show_drift(self, reading: ClockReading | None) -> None:
        """Stays as long as the clocks differ: deadlines and receipts bear this computer's hour."""
        is_off = reading is not None and reading.is_off
        self._drift.setVisible(is_off)
        if reading is not None and is_off:
            side = self.tr("nhanh") if reading.ahead_s > 0 else self.tr("chậm")
            self._drift.setText(
                f"{theme.LATE} "
                + self.tr(
                    "Đồng hồ máy này {side} hơn thành phố {age} (máy {desk_time:%H:%M "
                    "%d/%m/%Y}, thành phố {city_time:%H:%M %d/%m/%Y}). Hồ sơ vẫn an toàn, hẹn trả "
                    "tính theo giờ thành phố khi còn liên lạc; báo giám sát chỉnh ngày giờ."
                ).format(
                    side=side,
                    age=formats.age(abs(reading.ahead_s)),
                    desk_time=reading.desk_time,
                    city_time=reading.city_time,
                )
            )

    def _show_light(self, counts: CityCounts) -> None:
        if counts.refused:
            mark, state = theme.LATE, "late"
        elif counts.waiting or counts.beside:
            mark, state = theme.WAITING, "waiting"
        elif counts.set_aside:
            mark, state = theme.SOON, "soon"
        else:
            mark, state = theme.DONE, "done"
        reason = self._counter.city_trouble
        away = f"  ·  {messages.phrase(reason)}" if reason else ""
        age = f" ({formats.age(counts.oldest_s)})" if counts.waiting else ""
        beside = (
            self.tr(" · việc khác {beside}").format(beside=counts.beside) if counts.beside else ""
        )
        aside = (
            self.tr(" · để riêng {set_aside}").format(set_aside=counts.set_aside)
            if counts.set_aside
            else ""
        )
        self._light.setText(
            f"{mark} "
            + self.tr(
                "Hồ sơ: lập {issued} · đã nhận {acknowledged} · chờ {waiting}{age} · lỗi "
                "{refused}{aside}{beside}{away}"
            ).format(
                issued=counts.issued,
                acknowledged=counts.acknowledged,
                waiting=counts.waiting,
                age=age,
                refused=counts.refused,
                aside=aside,
                beside=beside,
                away=away,
            )
        )
        set_state(self._light, state)

    def _ask_shift(self) -> None:
        from counter_app.queries.shift import CurrentShift

        self._counter.ask(CurrentShift(), self, self._show_shift)

    def _show_shift(self, shift: OpenShiftLine | None) -> None:
        name = self._counter.actor.name
        self._shift.setText(
            f"{shift.number} · {name}" if shift else self.tr("Chưa mở ca · {n}").format(n=name)
        )

    def _welcome(self) -> None:
        from ui.citizen import Welcome

        self._show_to_citizen(Welcome(self._office), None)

    def _show_to_citizen(self, page: CitizenPage, code: Raster | None) -> None:
        from ui.citizen import Welcome

        if isinstance(page, Welcome):
            page = Welcome(self._office)
            # Nobody's papers stay on the screen when the next one comes, or the desk is locked.
            self._set_frozen(is_frozen=False)
        self._citizen_code = code
        self._mirror.show_page(page, code)
        if not self._is_frozen:
            self.customer_window.show_page(page, code)

    def _freeze(self) -> None:
        """Hold what the citizen sees while the clerk looks something up; again to go on."""
        if self._counter.actor is NOBODY:
            return
        self._set_frozen(is_frozen=not self._is_frozen)
        if not self._is_frozen:
            self.customer_window.show_page(self._mirror.page, self._citizen_code)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows go up and down the list of screens, Enter opens, Esc goes back to the work."""
        from PySide6.QtCore import QEvent, Qt
        from PySide6.QtGui import QKeyEvent

        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step:
            shown = [one for one in self._listed if one.isVisible()]
            at = next((n for n, one in enumerate(shown) if one is watched), 0)
            shown[(at + step) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and watched in self._listed:
            assert isinstance(watched, QPushButton)
            watched.click()
            return True
        if event.key() == Qt.Key.Key_Escape and self._current:
            self._screens[self._current].shown()
            return True
        return super().eventFilter(watched, event)

    @property
    def _listed(self) -> tuple[QPushButton, ...]:
        return (*self._buttons.values(), self._lock_button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What gives way when there is little room."""
        super().resizeEvent(event)
        self._make_room()
        self._place_overlays()

    def _place_overlays(self) -> None:
        if self._is_furnished:
            self._keyboard.place_overlays()
        if self._drill_row is not None:
            self._drill_row.place_cards()

    def _make_room(self) -> None:
        room = self.width() * 100 // theme.look().scale
        is_in = self._counter.actor is not NOBODY
        if self._is_furnished:
            self._left.setVisible(is_in and room >= NAVIGATION_FROM)
        self._right.setVisible(room >= MIRROR_FROM and not self._is_wide)
        self._shift.setVisible(room >= NAVIGATION_FROM)
        self._on_tick()

    def wear(self, look: theme.Look) -> None:
        """Another theme or scale, at once and from now on."""
        theme.apply(_application(), look)
        if self._is_furnished:
            self._dress()
        self._make_room()
        # Once the layouts have moved what the overlays stand beside.
        QTimer.singleShot(0, self, self._place_overlays)
        self._counter.remember(theme=look.theme, scale=look.scale)

    def _set_frozen(self, *, is_frozen: bool) -> None:
        self._is_frozen = is_frozen
        self._frozen.setText(
            self.tr("■ Màn hình công dân đang giữ nguyên (F11)") if is_frozen else ""
        )

    def _resume(self, text: str) -> None:
        self.open_screen("intake")
        self.screen_named("intake").resume(text)

    def _enter_sheet(self, sheet: OnPaper) -> None:
        self.open_screen("intake")
        self.screen_named("intake").enter_sheet(sheet)

    def _on_left_open(self, draft: DraftLine) -> None:
        self._resume(draft.text)
        words = self.tr(
            "Đã mở lại hồ sơ làm dở lúc {at}, đúng ô đang gõ. F10: để lại, tiếp người khác."
        )
        self.say(f"{theme.DONE} {words.format(at=f'{draft.saved_at:%H:%M}')}", "done")

    def _digitise(self, dossier_id: str, position: int | None) -> None:
        self.open_screen("digitisation")
        self.screen_named("digitisation").choose(dossier_id, position)

    def _open_dossier(self, code: str) -> None:
        self.open_screen("dossier")
        self.screen_named("dossier").open(code)


def _with_key(words: str, keys: str) -> str:
    return f"{words}  {keys}" if keys.startswith("F") else words


def _load_inside() -> None:
    """What is behind the door, loaded beside the window: it hears its keys meanwhile."""
    import ui.carried
    import ui.citizen
    import ui.help
    import ui.icons
    import ui.keyboard
    import ui.routes
    import ui.screens.customer_window
    import ui.widgets.citizen_view
    import ui.widgets.drill_row
    import ui.widgets.scan_listener

    ui.icons.drawings()


def _route(name: str) -> Route:
    from ui.routes import ROUTES

    return next(route for route in ROUTES if route.name == name)


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
