"""The first run: from nothing to a book with people in it, one step at a time, by keys alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain import calibration
from counter_app.domain.errors import CounterError, InputError
from ui import messages, theme
from ui.forms.setup import (
    CITY,
    DONE,
    FIELDS,
    LATER,
    PEOPLE,
    PRINTER,
    REVIEW,
    SCANNER,
    SECRETS,
    START,
    STEPS,
    SetupForm,
)
from ui.lanes import Lane
from ui.setup_words import SetupWords
from ui.widgets.fields import wipe
from ui.widgets.labels import button, card, label, set_state
from ui.widgets.qr_view import QrView
from ui.widgets.scan_listener import CARD_PIPES, ScanListener

if TYPE_CHECKING:
    from counter_app.ports import BarcodeScanner, PrintResult, Raster
    from ui.setup_wiring import SetupWiring

STEPS_WIDTH, TEXT_MAX = 230, 300
# The last step at which there is no book yet.
_BEFORE = STEPS[: STEPS.index(REVIEW) + 1]
CLOCK_OFF_S = 60


class SetupScreen(QWidget):
    """Enter goes on, Esc goes back, F10 puts off what may wait; every key typed is kept."""

    finished = Signal()
    _scanned = Signal(str)

    def __init__(self, wiring: SetupWiring, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("setup")
        self._wiring = wiring
        self._words = SetupWords(self)
        self._form = SetupForm.from_json(wiring.draft) if wiring.draft else SetupForm.blank()
        self._is_begun = wiring.is_begun
        self._is_out = False
        self._lane = Lane("setup", self)
        self._device_lane = Lane("setup-devices", self)
        self._keeping = False
        self._keep_again = False
        self._is_over = False
        self._scanner: BarcodeScanner | None = None
        self._scans = ScanListener(wiring.scan_gap_ms, self)
        self._code: QrView | None = None
        self._marks: dict[str, QLabel] = {}
        self._edits: dict[str, QLineEdit] = {}
        self._pages: dict[str, QWidget] = {}
        self._title = label("", "large", name="setup_title")
        self._why = label("", "quiet", name="setup_why")
        self._problem = label("", name="setup_problem")
        self._stack = QStackedWidget(self)
        self._go = button("", "setup_go", primary=True)
        self._back = button(self.tr("Lùi (Esc)"), "setup_back")
        self._later = button(self.tr("Để sau (F10)"), "setup_later")
        self._review = label("", name="setup_review")
        self._build()

    def start(self) -> None:
        """Where the person was."""
        step = self._form.step
        if self._is_begun and step in _BEFORE:
            step = PRINTER
        self._show(step, self._form.field, self._form.cursor)
        if self._form.texts and self._wiring.draft and step not in (START, DONE):
            self._say(f"{theme.DONE} {self._words.resumed}", "done")

    def stop(self) -> None:
        """Let go of listeners and lanes; what was typed is on disk by then."""
        self._listen(is_wanted=False)
        self._keep()
        self._device_lane.stop()
        self._lane.stop()

    @property
    def step(self) -> str:
        """Which step is shown."""
        return self._form.step

    @property
    def is_kept(self) -> bool:
        """Whether everything that was typed is on disk."""
        return not self._keeping

    # --- making ------------------------------------------------------------------------------

    def _build(self) -> None:
        left, column = card(self)
        theme.hold(left, width=STEPS_WIDTH)
        column.addWidget(label(self.tr("Lập quầy"), "title"))
        for step in STEPS[1:]:
            self._marks[step] = label("", name=f"setup_step_{step}")
            column.addWidget(self._marks[step])
        column.addStretch(1)
        column.addWidget(label(self._words.safe, "quiet"))
        column.addWidget(label(self.tr("F1: hướng dẫn"), "quiet"))
        right, inside = card(self)
        right.setProperty("active", True)
        for step in STEPS:
            self._pages[step] = self._page(step)
            self._stack.addWidget(self._pages[step])
        keys = QHBoxLayout()
        for key in (self._go, self._back, self._later):
            keys.addWidget(key)
        keys.addStretch(1)
        for one in (self._title, self._why, self._problem):
            inside.addWidget(one)
        inside.addWidget(self._stack, 1)
        inside.addLayout(keys)
        row = QHBoxLayout(self)
        margin = 2 * theme.GRID
        row.setContentsMargins(margin, margin, margin, margin)
        row.setSpacing(2 * theme.GRID)
        row.addWidget(left)
        row.addWidget(right, 1)
        self._go.clicked.connect(self._on_go)
        self._back.clicked.connect(self._on_back)
        self._later.clicked.connect(self._on_later)
        self._scans.scanned.connect(self._on_scan)
        self._scanned.connect(self._on_scan)
        for keys_text, do in (
            ("Esc", self._on_back),
            ("F10", self._on_later),
            ("Ctrl++", lambda: self._wear(theme.look().larger())),
            ("Ctrl+-", lambda: self._wear(theme.look().smaller())),
            ("Ctrl+F11", lambda: self._wear(theme.look().next_theme())),
        ):
            QShortcut(QKeySequence(keys_text), self).activated.connect(do)

    def _page(self, step: str) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        rows = QFormLayout()
        rows.setVerticalSpacing(theme.GRID)
        for name in FIELDS[step]:
            rows.addRow(self._words.fields[name], self._edit(name))
        column.addLayout(rows)
        if step == REVIEW:
            column.addWidget(self._review)
        if step == SCANNER:
            self._code = QrView(page, least=220)
            self._code.setAccessibleName(self.tr("Mã thử máy quét"))
            column.addWidget(self._code, 1)
        else:
            column.addStretch(1)
        return page

    def _edit(self, name: str) -> QLineEdit:
        made = QLineEdit(self)
        made.setObjectName(f"setup_{name}")
        made.setAccessibleName(self._words.fields[name])
        made.setPlaceholderText(self._words.examples.get(name, ""))
        made.setMaxLength(TEXT_MAX)
        made.setText(self._form.text(name))
        if name in SECRETS:
            made.setEchoMode(QLineEdit.EchoMode.Password)
        # A scan that is taken out of a field again is no edit of a person.
        made.textChanged.connect(lambda text: self._on_typed(name, text))
        made.cursorPositionChanged.connect(lambda _old, new: self._on_cursor(name, new))
        made.installEventFilter(self)
        made.editingFinished.connect(lambda: self._on_left(name))
        made.returnPressed.connect(lambda: self._on_enter(name))
        self._edits[name] = made
        return made

    # --- where one is ------------------------------------------------------------------------

    def _show(self, step: str, name: str = "", cursor: int = 0) -> None:
        self._form = self._form.at(step, name, cursor)
        self._say("", "")
        self._stack.setCurrentWidget(self._pages[step])
        self._title.setText(self._words.titles[step])
        self._why.setText(self._words.whys[step])
        self._go.setText(self._words.go.get(step, self.tr("Tiếp (Enter)")))
        self._back.setVisible(STEPS.index(step) > self._first and step != DONE)
        self._later.setVisible(step in LATER)
        self._tell_steps()
        if step == REVIEW:
            self._review.setText(self._words.summary(self._form))
        self._listen(is_wanted=step == SCANNER)
        if step == PRINTER:
            self._offer(self._wiring.find_printers, "printer", self._words.printers_found)
        if step == SCANNER:
            self._offer(self._wiring.find_ports, "scanner", self._words.ports_found)
            self._device_lane.run(self._draw_code, self, self._show_code, self._fail)
        names = FIELDS[step]
        wanted = self._edits.get(name) or (self._edits[names[0]] if names else None)
        if wanted is not None and name in (*names, ""):
            wanted.setFocus()
            wanted.setCursorPosition(min(cursor, len(wanted.text())))
        else:
            self._go.setFocus()
        self._keep()

    def _tell_steps(self) -> None:
        at = STEPS.index(self._form.step)
        for step, made in self._marks.items():
            number = STEPS.index(step)
            state, mark = "", "○"
            if number == at:
                state, mark = "waiting", theme.WAITING
            elif number < at and self._is_put_off(step):
                state, mark = "soon", theme.SOON
            elif number < at:
                state, mark = "done", theme.DONE
            put_off = f" ({self._words.put_off})" if state == "soon" else ""
            made.setText(f"{mark} {number}  {self._words.names[step]}{put_off}")
            set_state(made, state)

    @property
    def _first(self) -> int:
        """Nothing of the book is gone back to once it is there."""
        return STEPS.index(PRINTER) if self._is_begun else 0

    # --- typing ------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Where one is, is kept too: a field that was only gone to moves no cursor."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QLineEdit):
            self._on_cursor(watched.objectName().removeprefix("setup_"), watched.cursorPosition())
        return super().eventFilter(watched, event)

    def _on_typed(self, name: str, text: str) -> None:
        self._form = self._form.with_text(name, text)
        self._form = self._form.at(self._form.step, name, self._edits[name].cursorPosition())
        if self._problem.property("state") == "late":
            self._say("", "")
        self._keep()

    def _on_cursor(self, name: str, cursor: int) -> None:
        is_here = name in FIELDS[self._form.step] and self._edits[name].hasFocus()
        if is_here and (self._form.field, self._form.cursor) != (name, cursor):
            self._form = self._form.at(self._form.step, name, cursor)
            self._keep()

    def _on_left(self, name: str) -> None:
        """A field says at once what is wrong with it; an empty one is not wrong yet."""
        if self._form.text(name).strip() and name in FIELDS[self._form.step]:
            self._settle(name)

    def _settle(self, name: str) -> bool:
        try:
            self._form = self._form.settled(name)
        except InputError as error:
            self._fail(error)
            return False
        if self._edits[name].text() != self._form.text(name):
            self._edits[name].setText(self._form.text(name))
        self._keep()
        return True

    def _on_enter(self, name: str) -> None:
        """The next field, or the next step from the last one."""
        if not self._settle(name):
            return
        names = FIELDS[self._form.step]
        if name == names[-1]:
            self._on_go()
            return
        following = self._edits[names[names.index(name) + 1]]
        following.setFocus()
        following.selectAll()

    # --- going on ----------------------------------------------------------------------------

    def _on_go(self) -> None:
        step = self._form.step
        if self._is_out:
            return
        self._form = self._form.left(step, is_left=False)
        if (error := self._form.first_wrong(step)) is not None and not self._is_untyped(step):
            self._fail(error)
            self._edits[str(error.field)].setFocus()
            return
        acts: dict[str, Callable[[], None]] = {
            REVIEW: self._begin,
            PRINTER: self._try_printer,
            SCANNER: self._set_scanner,
            CITY: self._try_city,
            DONE: self._finish,
        }
        acts.get(step, self._next)()

    def _next(self) -> None:
        self._show(STEPS[STEPS.index(self._form.step) + 1])

    def _on_back(self) -> None:
        at = STEPS.index(self._form.step)
        if at > self._first and self._form.step != DONE and not self._is_out:
            before = STEPS[at - 1]
            self._show(before, FIELDS[before][-1] if FIELDS[before] else "")

    def _on_later(self) -> None:
        if self._form.step in LATER and not self._is_out:
            self._form = self._form.left(self._form.step, is_left=True)
            self._next()

    def _is_put_off(self, step: str) -> bool:
        return step in self._form.put_off or self._is_untyped(step)

    def _is_untyped(self, step: str) -> bool:
        """Nothing typed of what may wait is no fault: it waits."""
        return step in LATER and not self._form.text(FIELDS[step][0]).strip()

    def _begin(self) -> None:
        found = self._form.first_wrong_before(REVIEW)
        if found is not None:
            step, wrong = found
            self._show(step, str(wrong.field))
            self._fail(wrong)
            return
        try:
            beginning = self._form.beginning()
        except CounterError as error:
            self._fail(error)
            return
        self._out(self._words.beginning)
        self._lane.run(lambda: self._wiring.begin(beginning), self, self._on_begun, self._refuse)

    def _on_begun(self, _none: None) -> None:
        self._is_out, self._is_begun = False, True
        # What opens the book is the book's alone from now on.
        for role in PEOPLE:
            for part in ("pin", "again"):
                wipe(self._edits[f"{role}_{part}"])
                self._form = self._form.with_text(f"{role}_{part}", "")
        self._show(PRINTER)
        self._say(f"{theme.DONE} {self._words.begun}", "done")

    # --- devices -----------------------------------------------------------------------------

    def _try_printer(self) -> None:
        if self._is_untyped(PRINTER):
            self._next()
            return
        address, dots = self._form.kept("printer"), self._form.paper_dots
        self._out(self._words.printing)

        def work() -> PrintResult:
            result = self._wiring.try_printer(address, dots)
            self._wiring.remember(printer=address, printer_dots=dots)
            return result

        self._device_lane.run(work, self, self._on_printed, self._refuse)

    def _on_printed(self, result: PrintResult) -> None:
        self._is_out = False
        self._next()
        words = self._words.printed if result.confirmed else self._words.sent
        self._say(f"{theme.DONE} {words}", "done")

    def _set_scanner(self) -> None:
        address = self._form.text("scanner").strip()
        if not address:
            self._next()
            return
        self._out(self._words.listening)

        def work() -> None:
            self._wiring.open_scanner(address)
            self._wiring.remember(scanner=address)

        self._device_lane.run(work, self, self._on_scanner, self._refuse)

    def _on_scanner(self, _none: None) -> None:
        self._is_out = False
        self._next()

    def _try_city(self) -> None:
        if self._is_untyped(CITY):
            self._next()
            return
        url, secret = self._form.kept("city_url"), self._form.text("city_secret")
        self._out(self._words.calling)

        def work() -> int:
            ahead_s = self._wiring.try_city(url, secret)
            self._wiring.remember(city_url=url, city_secret=secret)
            return ahead_s

        self._device_lane.run(work, self, self._on_city, self._refuse)

    def _on_city(self, ahead_s: int) -> None:
        self._is_out = False
        self._next()
        if abs(ahead_s) >= CLOCK_OFF_S:
            words = self._words.clock_off.format(n=abs(ahead_s))
            self._say(f"{theme.SOON} {words}", "soon")
        else:
            self._say(f"{theme.DONE} {self._words.city_answers}", "done")

    def _finish(self) -> None:
        self._out(self._words.opening)
        # Nothing is kept of it from here on: a draft that comes back would begin it anew.
        self._is_over = True

        def stays(error: CounterError) -> None:
            self._is_over = False
            self._refuse(error)

        self._lane.run(self._wiring.finish, self, lambda _none: self.finished.emit(), stays)

    def _listen(self, *, is_wanted: bool) -> None:
        self._scans.let_go()
        if self._scanner is not None:
            self._scanner.stop()
            self._scanner = None
        if is_wanted:
            self._scans.listen(self.window())

    def _on_scan(self, text: str) -> None:
        if calibration.is_calibration(text):
            found = calibration.diagnose(text)
            is_clean = calibration.is_usable(found)
            mark, state = (theme.DONE, "done") if is_clean else (theme.LATE, "late")
            self._say(f"{mark} {messages.phrase(found)}", state)
        elif text.count("|") >= CARD_PIPES:
            # Whose card it is, is nobody's matter here.
            self._say(f"{theme.DONE} {self._words.card_read}", "done")
        else:
            self._say(f"{theme.SOON} {self._words.other_read}", "soon")

    def _draw_code(self) -> Raster:
        return self._wiring.open_drawing().qr(calibration.TEXT)

    def _show_code(self, code: Raster) -> None:
        if self._code is not None:
            self._code.show_code(code)

    def _offer(self, find: Callable[[], tuple[str, ...]], name: str, words: str) -> None:
        """What this computer has; the first of it where nothing was typed yet."""

        def show(found: tuple[str, ...]) -> None:
            if not found or self._form.step not in LATER or name not in FIELDS[self._form.step]:
                return
            if not self._form.text(name):
                self._edits[name].setText(found[0])
                self._form = self._form.with_text(name, found[0])
                self._edits[name].selectAll()
            if self._problem.property("state") != "late":
                self._say(words.format(found=" · ".join(found)), "")

        self._device_lane.run(find, self, show, self._fail)

    # --- telling and keeping -----------------------------------------------------------------

    def _out(self, words: str) -> None:
        self._is_out = True
        self._say(f"{theme.WAITING} {words}", "waiting")

    def _refuse(self, error: CounterError) -> None:
        self._is_out = False
        self._fail(error)

    def _fail(self, error: CounterError) -> None:
        words = messages.sentence(error)
        self._say(f"{theme.LATE} {words}", "late")

    def _say(self, words: str, state: str) -> None:
        self._problem.setText(words)
        set_state(self._problem, state)

    def _keep(self) -> None:
        """The newest wins: one write is out at a time."""
        if self._is_over:
            return
        if self._keeping:
            self._keep_again = True
            return
        self._keeping, self._keep_again = True, False
        text = self._form.to_json()
        self._lane.run(lambda: self._wiring.keep(text), self, self._on_kept, self._on_unkept)

    def _on_kept(self, _none: None) -> None:
        self._keeping = False
        if self._keep_again:
            self._keep()

    def _on_unkept(self, error: CounterError) -> None:
        self._keeping = False
        self._fail(error)

    def _wear(self, look: theme.Look) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme.apply(application, look)
        remember = self._wiring.remember
        self._device_lane.run(
            lambda: remember(theme=look.theme, scale=look.scale),
            self,
            lambda _none: None,
            self._fail,
        )
