"""The papers of the list: handed in, shown, failed, not needed because …, or missing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.commands.intake import Tick
from counter_app.domain.channel import Channel
from counter_app.domain.checklist import (
    NOTHING_ELSE,
    Checklist,
    ChecklistItem,
    PaperState,
    checklist,
)
from counter_app.domain.errors import CounterError
from ui import messages, theme
from ui.citizen import Papers
from ui.counter import Counter
from ui.forms.intake import IntakeForm
from ui.forms.paper_marks import HERE, SETTLED, ListedPaper, is_open_question
from ui.language import tr
from ui.panes.held import Held
from ui.panes.pane import Pane, small
from ui.panes.paper_words import PAPER_ROW, WORDS, PaperWords
from ui.panes.papers_table import PapersTable
from ui.widgets.labels import label, set_state
from ui.widgets.scan_listener import unless_scan

if TYPE_CHECKING:
    from counter_app.domain.catalogue import Procedure

MISSING_REASON = "Chưa nộp hoặc chưa hợp lệ"
KEYS = {
    Qt.Key.Key_Space: ListedPaper.tick,
    Qt.Key.Key_C: ListedPaper.yes,
    Qt.Key.Key_K: ListedPaper.no,
    Qt.Key.Key_D: ListedPaper.use_data,
    Qt.Key.Key_R: ListedPaper.use_again,
    Qt.Key.Key_T: ListedPaper.take_alternative,
    Qt.Key.Key_X: ListedPaper.fail,
    Qt.Key.Key_N: ListedPaper.leave_out,
    Qt.Key.Key_M: ListedPaper.miss,
}
DIGITS = tuple("123456789")
# Pressed again, these say the next of several; after the others it is the next paper's turn.
STAYING = (Qt.Key.Key_T, Qt.Key.Key_N)


class PapersPane(Pane):
    """Pane 3. The list is closed: there is no way to add a paper to it."""

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(3, self.tr("Giấy tờ"), parent)
        self._counter = counter
        self._form: IntakeForm | None = None
        self._board = Checklist(())
        # Of the procedure: what its papers rest on that have no basis of their own.
        self._basis = ""
        # What the list hangs on, as it was when the list was made.
        self._made_of: tuple[object, ...] = ()
        self._held = Held(counter, self)
        self._table = PapersTable(self._held, self)
        self._words = PaperWords(self)
        self._closed = label("", name="nothing_else")
        self._build()

    def take_focus(self) -> None:
        """The first paper that is not settled."""
        self._table.setFocus()
        left = {item.position for item in self._board.missing()}
        for row, item in enumerate(self._board.items):
            if item.position in left:
                self._table.go_to(row)
                return

    def show_list(self, procedure: Procedure | None, form: IntakeForm) -> None:
        """The list of the chosen procedure and channel, as it is marked."""
        self._form = form
        self._words.hide()
        today = self._counter.now.date()
        made_of = (procedure, form.channel, form.ticks, form.id_number, today)
        if made_of == self._made_of:
            return
        self._made_of = made_of
        self._basis = ", ".join(procedure.legal_basis[:4]) if procedure is not None else ""
        if procedure is None:
            self._board = Checklist(())
            self._held.forget()
        else:
            board = checklist(procedure, Channel(form.channel), today)
            for tick in form.marks:
                board = board.find(tick.position, tick.finding)
            self._board = board
            self._held.ask(procedure, form.id_number)
        self._fill()

    @property
    def missing(self) -> tuple[tuple[int, str], ...]:
        """Papers that keep the dossier from being received, each with the reason to print."""
        return tuple((it.position, it.fault or MISSING_REASON) for it in self._board.missing())

    def for_citizen(self, procedure: str, *, is_asked: bool = False) -> Papers:
        """The papers that are asked for, whether they are there, and what is still open.

        What nobody has looked at yet is missing only once it is asked for in writing. A paper whose
        data a database holds is shown once it was brought: nobody asks for it (NĐ 309/2026 Art. 2).
        """
        left = self._board.missing()
        found_missing = (PaperState.MISSING, PaperState.FAILED)
        missing = (item for item in left if is_asked or item.state in found_missing)
        return Papers(
            procedure,
            tuple(
                (item.document.name, item.state in HERE)
                for item in self._board.items
                if item.state in HERE or item in left
            ),
            tuple((item.document.name, item.fault) for item in missing),
            0 if is_asked else self._questions,
        )

    @property
    def _questions(self) -> int:
        """How many papers may still turn out to be needed."""
        return sum(is_open_question(item) for item in self._board.items)

    def why(self) -> str:
        """F1: what the chosen paper rests on."""
        item = self._table.chosen
        if item is None:
            return ""
        lines = [item.document.name]
        if item.document.condition:
            lines.append(self.tr("Điều kiện: {text}").format(text=item.document.condition))
        if item.replaced_by is None and self._basis:
            lines.append(self.tr("Căn cứ: {basis}").format(basis=self._basis))
        if item.replaced_by is not None:
            data = item.replaced_by
            text = self.tr("Dữ liệu thay giấy tờ: {database} ({owner}). {basis}")
            lines.append(text.format(database=data.database, owner=data.owner, basis=data.basis))
        if item.document.is_present_only:
            lines.append(self.tr("Chỉ xuất trình: không thu, không chụp, không lưu."))
        lines += [
            self.tr("Có thể thay bằng: {text}").format(text=t) for t in item.document.alternatives
        ]
        return "\n".join(lines if self._questions else (*lines, tr(NOTHING_ELSE)))

    @property
    def half_written(self) -> tuple[tuple[str, str], ...]:
        """The words on a paper that are being typed, and the paper's row; empty where none are."""
        return self._words.half_written

    def write_on(self, loose: Mapping[str, str]) -> None:
        """A row that the list does not have is passed over."""
        row = loose.get(PAPER_ROW, "")
        if row not in map(str, range(self._table.rowCount())):
            return
        self._table.go_to(int(row))
        item, text = self._table.chosen, loose.get(WORDS, "")
        if item is not None and item.state is PaperState.FAILED:
            self._ask_why(text)
        elif item is not None:
            self._ask_what_it_answered(item, text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Letters act on the paper that is chosen; Enter goes on."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished.emit()
            return True
        form, row = self._form, self._table.currentRow()
        if not self._act(event):
            return super().eventFilter(watched, event)
        # Done at once, since the next key is for the next paper.
        unless_scan(self, partial(self._give_back, form, row))
        return True

    def _act(self, event: QKeyEvent) -> bool:
        key, chosen = Qt.Key(event.key()), self._table.chosen
        is_bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not event.modifiers() and key == Qt.Key.Key_A:
            self._take_all()
        elif not event.modifiers() and key in KEYS and chosen is not None:
            self._press(key, chosen)
        elif is_bare and event.text() in DIGITS and chosen is not None:
            self._count(int(event.text()), chosen)
        else:
            return False
        return True

    def _give_back(self, form: IntakeForm | None, row: int) -> None:
        """The papers as they were before a scan."""
        if form is None or self._form is None or form.dossier_id != self._form.dossier_id:
            return
        self._words.hide()
        self.say("")
        self._table.go_to(row)
        if form != self._form:
            self.changed.emit(form)

    # --- making and filling ------------------------------------------------------------------

    def _build(self) -> None:
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._words)
        layout.addWidget(self._closed)
        layout.addWidget(
            small(
                self.tr(
                    "A đủ cả · Space có · C/K trả lời · D dùng dữ liệu · R dùng lại · "
                    "T thay thế · X chưa đạt vì… · M thiếu · F1 căn cứ"
                ),
                self,
            )
        )
        self._held.known.connect(self._fill)
        self._table.installEventFilter(self)
        self._table.cellDoubleClicked.connect(self._on_double_click)
        self._words.entered.connect(self._table.go_to)
        self._words.written.connect(self._on_words)

    def _say_whether_closed(self) -> None:
        """That nothing else is needed is told once it is known, and as done once all is here."""
        if questions := self._questions:
            words, state = tr("Còn %n câu hỏi: C có · K không", "", questions), "waiting"
        elif left := len(self.missing):
            words = tr("Còn thiếu %n giấy tờ; ngoài ra không cần giấy tờ nào khác.", "", left)
            state = "soon"
        else:
            words, state = tr(NOTHING_ELSE), "done"
        self._closed.setText(f"{theme.STATES[state]} {words}")
        set_state(self._closed, state)

    def _fill(self) -> None:
        items = self._board.items
        self._say_whether_closed()
        self._table.show_items(items)
        if not items:
            self.summarise("", is_done=False)
            return
        have = sum(item.state in HERE for item in items)
        left, questions = len(self.missing), self._questions
        if left:
            words = self.tr("Còn thiếu {left}").format(left=left)
        elif questions:
            words = tr("Có %n giấy tờ", "", have)
        else:
            words = self.tr("Đủ giấy tờ: {have}").format(have=have)
        self.summarise(words, is_done=not left)
        if questions:
            # Whatever is here, that is not done.
            self.mark(tr("còn %n câu hỏi", "", questions), "waiting")

    # --- keys --------------------------------------------------------------------------------

    def _on_double_click(self, _row: int, _column: int) -> None:
        if self._table.chosen is not None:
            self._press(Qt.Key.Key_Space, self._table.chosen)

    def _press(self, key: Qt.Key, item: ChecklistItem) -> None:
        """What the key makes of the paper; then its words, or the next paper."""
        tick = KEYS[key](ListedPaper(item, self._held.paper(item)))
        if tick is not None:
            self._take(tick)
            if tick.state is PaperState.FAILED:
                self._ask_why(item.words)
            elif tick.state in SETTLED and key not in STAYING:
                self._table.go_to(self._table.currentRow() + 1)
        elif key == Qt.Key.Key_M:
            self._ask_what_it_answered(item, "")
            self._words.take_focus()

    def _count(self, number: int, item: ChecklistItem) -> None:
        """So many are here; then the next paper."""
        tick = ListedPaper(item, self._held.paper(item)).count(number)
        if tick is None:
            return
        try:
            self._board.find(tick.position, tick.finding)
        except CounterError as error:
            # Fewer than the law wants.
            self.say(messages.sentence(error))
            return
        self.say("")
        self._take(tick)
        self._table.go_to(self._table.currentRow() + 1)

    def _take_all(self) -> None:
        """Everything that is asked for is here: one key, one step to undo.

        What was marked missing or failed was looked at and stays, and no question is answered for
        anybody.
        """
        assert self._form is not None
        form = self._form
        for item in self._board.missing():
            if item.state is PaperState.UNSEEN:
                form = form.with_tick(ListedPaper(item, self._held.paper(item)).complete())
        if form != self._form:
            self._words.hide()
            self.changed.emit(form)

    def _ask_why(self, text: str) -> None:
        self._words.ask_why(max(0, self._table.currentRow()), text)
        QTimer.singleShot(0, self._table, self._table.keep_in_sight)

    def _ask_what_it_answered(self, item: ChecklistItem, text: str) -> None:
        if item.replaced_by is not None:
            row = max(0, self._table.currentRow())
            self._words.ask_what_it_answered(row, item.replaced_by.database, text)
            QTimer.singleShot(0, self._table, self._table.keep_in_sight)

    def _on_words(self, text: str) -> None:
        item = self._table.chosen
        self._words.hide()
        self._table.setFocus()
        if item is None:
            return
        if item.state is PaperState.FAILED:
            self._take(ListedPaper(item).fail_also_for(text))
        elif item.replaced_by is not None and text:
            self._take(ListedPaper(item).miss_unread(self._counter.now, text))

    def _take(self, tick: Tick) -> None:
        assert self._form is not None
        self._words.hide()
        self.changed.emit(self._form.with_tick(tick))
