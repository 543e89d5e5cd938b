"""The papers of the list: handed in, shown, failed, not needed because …, or missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from counter_app.commands.intake import Tick
from counter_app.domain.channel import Channel
from counter_app.domain.checklist import (
    ALTERNATIVE,
    CONDITION_NOT_MET,
    DATA_IN_DATABASE,
    DATABASE_UNREAD,
    FAILED_REASONS,
    NOT_NEEDED_REASONS,
    NOTHING_ELSE,
    OFFERED,
    RESULT_REUSED,
    TAKEN_REASONS,
    WORDS_MAX,
    Checklist,
    ChecklistItem,
    PaperState,
    UnreadDatabase,
    checklist,
)
from ui import formats, theme
from ui.counter import Counter
from ui.forms.intake import IntakeForm
from ui.language import tr
from ui.panes.pane import Pane, small
from ui.widgets.labels import label, set_state

if TYPE_CHECKING:
    from counter_app.domain.catalogue import Procedure
    from counter_app.queries.paper import HeldPaper

_MARKS = {
    PaperState.UNSEEN: "○",
    PaperState.HANDED_IN: "✓",
    PaperState.SHOWN: "✓",
    PaperState.NOT_NEEDED: "–",
    PaperState.MISSING: "■",
    PaperState.FAILED: "▲",
}
MISSING_REASON = "Chưa nộp hoặc chưa hợp lệ"
_HERE = (PaperState.HANDED_IN, PaperState.SHOWN)

# Beside half-written words in a draft: the row that they are of.
PAPER_ROW = "paper_row"


class PapersPane(Pane):
    """Pane 3. The list is closed: there is no way to add a paper to it."""

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(3, self.tr("Giấy tờ"), parent)
        self._counter = counter
        self._form: IntakeForm | None = None
        self._board = Checklist(())
        self._held: dict[str, HeldPaper] = {}
        self._asked_for: tuple[str, str] = ("", "")
        # What the list hangs on, as it was when the list was made.
        self._made_of: tuple[object, ...] = ()
        # The text of each cell, and what the rows were last made as high as they are for.
        self._cells: list[tuple[str, str, str, str]] = []
        self._fitted: tuple[object, ...] = ()
        self._table = QTableWidget(0, 4, self)
        self._table.setObjectName("papers")
        self._table.setAccessibleName(self.tr("Giấy tờ theo quy định"))
        self._words = QLineEdit(self)
        self._words.setObjectName("paper_words")
        self._words.setAccessibleName(self.tr("Nói thêm về giấy tờ"))
        self._words.setMaxLength(WORDS_MAX)
        # The row whose paper the words are about, whichever is chosen meanwhile.
        self._words_at = 0
        self._hint = label("", "quiet", name="paper_words_hint")
        self._closed = label(f"{theme.DONE} {tr(NOTHING_ELSE)}", name="nothing_else")
        set_state(self._closed, "done")
        self._build()

    def take_focus(self) -> None:
        """The first paper that is not settled."""
        self._table.setFocus()
        left = {item.position for item in self._board.missing()}
        for row, item in enumerate(self._board.items):
            if item.position in left:
                self._table.setCurrentCell(row, 1)
                return

    def show_list(self, procedure: Procedure | None, form: IntakeForm) -> None:
        """The list of the chosen procedure and channel, as it is marked."""
        self._form = form
        self._hide_words()
        today = self._counter.now.date()
        made_of = (procedure, form.channel, form.ticks, form.id_number, today)
        if made_of == self._made_of:
            return
        self._made_of = made_of
        if procedure is None:
            self._board = Checklist(())
            self._held, self._asked_for = {}, ("", "")
        else:
            board = checklist(procedure, Channel(form.channel), today)
            for tick in form.marks:
                board = board.find(tick.position, tick.finding)
            self._board = board
            self._ask_held(procedure, form)
        self._fill()

    @property
    def missing(self) -> tuple[tuple[int, str], ...]:
        """Papers that keep the dossier from being received, each with the reason to print."""
        return tuple((it.position, it.fault or MISSING_REASON) for it in self._board.missing())

    @property
    def for_citizen(self) -> tuple[tuple[str, bool], ...]:
        """The papers that are asked for, and whether they are there."""
        left = {item.position for item in self._board.missing()}
        return tuple(
            (item.document.name, item.state in _HERE)
            for item in self._board.items
            if item.state in _HERE or item.position in left
        )

    def why(self) -> str:
        """F1: what the chosen paper rests on."""
        item = self._current()
        if item is None:
            return ""
        lines = [item.document.name]
        if item.document.condition:
            lines.append(self.tr("Điều kiện: {text}").format(text=item.document.condition))
        if item.replaced_by is not None:
            data = item.replaced_by
            text = self.tr("Dữ liệu thay giấy tờ: {database} ({owner}). {basis}")
            lines.append(text.format(database=data.database, owner=data.owner, basis=data.basis))
        if item.document.is_present_only:
            lines.append(self.tr("Chỉ xuất trình: không thu, không chụp, không lưu."))
        lines += [self.tr("Có thể thay bằng: {text}").format(text=t) for t in _alternatives(item)]
        return "\n".join((*lines, tr(NOTHING_ELSE)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Letters act on the paper that is chosen; Enter goes on."""
        if watched is self._words and event.type() is QEvent.Type.FocusIn:
            self._choose_paper_of_words()
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        is_enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if watched is self._words and is_enter:
            self._on_words()
            return True
        if watched is self._table:
            if is_enter:
                self.finished.emit()
                return True
            if key == Qt.Key.Key_A and not event.modifiers():
                self._take_all()
                return True
            act = {
                Qt.Key.Key_Space: self._tick,
                Qt.Key.Key_C: self._yes,
                Qt.Key.Key_K: self._no,
                Qt.Key.Key_D: self._use_data,
                Qt.Key.Key_R: self._use_again,
                Qt.Key.Key_T: self._take_alternative,
                Qt.Key.Key_X: self._fail,
                Qt.Key.Key_N: self._not_needed,
                Qt.Key.Key_M: self._miss,
            }.get(key)
            item = self._current()
            if act is not None and item is not None and not event.modifiers():
                act(item)
                return True
        return super().eventFilter(watched, event)

    # --- making and filling ------------------------------------------------------------------

    def _build(self) -> None:
        self._table.setHorizontalHeaderLabels(
            ["", self.tr("Giấy tờ"), self.tr("Theo quy định"), self.tr("Hiện có")]
        )
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(3, HELD_WIDTH)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._table.verticalHeader().hide()
        self._table.setShowGrid(False)
        self._table.setWordWrap(True)
        self._table.setTabKeyNavigation(False)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.installEventFilter(self)
        self._table.cellDoubleClicked.connect(self._on_double_click)
        self._words.installEventFilter(self)
        self._hide_words()
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._hint)
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

    def _fill(self) -> None:
        """What stands there already stays: a mark changes two cells of one row."""
        row_now = max(0, self._table.currentRow())
        items, before = self._board.items, self._cells
        self._cells = [
            (_MARKS[item.state], _name(item), _asked(item), self._in_words(item)) for item in items
        ]
        if len(items) != self._table.rowCount():
            self._table.setRowCount(len(items))
        for row, texts in enumerate(self._cells):
            had = before[row] if row < len(before) else ("",) * len(texts)
            for column, text in enumerate(texts):
                cell = self._table.item(row, column)
                if cell is None:
                    self._table.setItem(row, column, QTableWidgetItem(text))
                elif text != had[column]:
                    cell.setText(text)
        self._fit_rows()
        if not items:
            self.summarise("", is_done=False)
            return
        self._table.setCurrentCell(min(row_now, len(items) - 1), 1)
        have = sum(item.state in _HERE for item in items)
        left = len(self.missing)
        words = (
            self.tr("Còn thiếu {left}").format(left=left)
            if left
            else self.tr("Đủ giấy tờ: {have}").format(have=have)
        )
        self.summarise(words, is_done=not left)

    def changeEvent(self, event: QEvent) -> None:
        """Another size of type makes other rows."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._fit_rows)

    def _fit_rows(self) -> None:
        """As high as the wrapped text: Qt's own measure forgets the style sheet's margins."""
        metrics, margin = self._table.fontMetrics(), theme.px(CELL_MARGIN)
        widths = [self._table.columnWidth(at) - margin for at in range(self._table.columnCount())]
        fitted = (self._cells, widths, metrics.height(), margin)
        if fitted == self._fitted:
            return
        self._fitted = fitted
        rooms = [QRect(0, 0, max(40, width), 10_000) for width in widths]
        wrap, air = int(Qt.TextFlag.TextWordWrap), theme.px(2 * theme.GRID)
        for row, texts in enumerate(self._cells):
            heights = (
                metrics.boundingRect(room, wrap, text).height()
                for room, text in zip(rooms, texts, strict=True)
            )
            self._table.setRowHeight(row, max(metrics.height(), *heights) + air)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower columns make higher rows."""
        super().resizeEvent(event)
        self._fit_rows()

    def _in_words(self, item: ChecklistItem) -> str:
        match item.state:
            case PaperState.HANDED_IN:
                return (
                    self.tr("đã nộp: {alternative}").format(alternative=item.alternative)
                    if item.alternative
                    else self.tr("đã nộp")
                )
            case PaperState.SHOWN:
                return self.tr("đã xuất trình{why}").format(why=_why_taken(item))
            case PaperState.NOT_NEEDED:
                words = tr(NOT_NEEDED_REASONS.get(item.reason, ""))
                words = (
                    self.tr("Không. {words}").format(words=words)
                    if item.answered is False
                    else words
                )
                return f"{words}: {item.source}" if item.source else words
            case PaperState.MISSING:
                return self.tr("thiếu{why}").format(why=_why_taken(item))
            case PaperState.FAILED:
                return self.tr("chưa đạt: {fault}").format(fault=_fault(item))
            case PaperState.UNSEEN:
                return self._offer(item)

    def _offer(self, item: ChecklistItem) -> str:
        """What saves the citizen a paper comes first; then what the law wants."""
        if item.replaced_by is not None:
            return self.tr("D: dùng dữ liệu {database}").format(database=item.replaced_by.database)
        held = self._held_for(item)
        if held is not None:
            on = formats.day(held.received_on)
            return self.tr("R: đã có ở hồ sơ {code} ({on})").format(code=held.dossier_code, on=on)
        if item.answered:
            return self.tr("Có: cần nộp")
        if item.document.is_required:
            return self.tr("bắt buộc")
        return self.tr("C có · K không") if item.document.question else ""

    # --- what the office holds already -------------------------------------------------------

    def _ask_held(self, procedure: Procedure, form: IntakeForm) -> None:
        digits = "".join(form.id_number.split())
        if (digits, procedure.code) == self._asked_for:
            return
        self._asked_for, self._held = (digits, procedure.code), {}
        codes = tuple(
            paper.component_code
            for paper in procedure.documents
            if paper.component_code and not paper.is_made_for_request and not paper.is_present_only
        )
        if digits and codes:
            from counter_app.queries.paper import HeldPapers

            self._counter.ask(HeldPapers(digits, codes), self, self._show_held)

    def _show_held(self, held: tuple[HeldPaper, ...]) -> None:
        self._held = {paper.component_code: paper for paper in held}
        self._fill()

    def _held_for(self, item: ChecklistItem) -> HeldPaper | None:
        paper = item.document
        if paper.is_made_for_request or paper.is_present_only:
            return None
        return self._held.get(paper.component_code or "")

    # --- keys --------------------------------------------------------------------------------

    def _current(self) -> ChecklistItem | None:
        row, items = self._table.currentRow(), self._board.items
        return items[row] if 0 <= row < len(items) else None

    def _on_double_click(self, _row: int, _column: int) -> None:
        item = self._current()
        if item is not None:
            self._tick(item)

    def _tick(self, item: ChecklistItem) -> None:
        """It is here and it is right; a second time takes the mark away."""
        if item.state in _HERE:
            self._set(item, PaperState.UNSEEN)
            return
        state, counts = _brought(item)
        taken = ""
        if item.replaced_by is not None:
            taken = DATABASE_UNREAD if item.unread is not None else OFFERED
        self._set(item, state, counts, reason=taken)
        self._next()

    def _take_all(self) -> None:
        """Everything that is asked for is here: one key, one step to undo.

        What saves the citizen a paper is taken before the paper; what was marked missing or
        failed was looked at and stays, and no question is answered for anybody.
        """
        assert self._form is not None
        form = self._form
        for item in self._board.missing():
            if item.state is PaperState.UNSEEN:
                form = form.with_tick(self._complete(item))
        if form != self._form:
            self._hide_words()
            self.changed.emit(form)

    def _complete(self, item: ChecklistItem) -> Tick:
        held, answered = self._held_for(item), item.answered or None
        if item.replaced_by is not None and item.unread is None:
            reason, source = DATA_IN_DATABASE, ""
        elif held is not None:
            reason, source = RESULT_REUSED, held.dossier_code
        else:
            state, counts = _brought(item)
            taken = DATABASE_UNREAD if item.unread is not None else ""
            found = Tick(item.position, state, *counts, taken)
            return replace(found, answered=answered, unread=item.unread)
        found = Tick(item.position, PaperState.NOT_NEEDED, reason=reason)
        return replace(found, answered=answered, source=source)

    def _yes(self, item: ChecklistItem) -> None:
        """The condition holds: the paper is needed from now on."""
        if item.document.condition is not None and item.state not in _HERE:
            self._set(item, PaperState.UNSEEN, answered=True)

    def _no(self, item: ChecklistItem) -> None:
        if item.document.condition is not None:
            self._set(item, PaperState.NOT_NEEDED, reason=CONDITION_NOT_MET, answered=False)
            self._next()

    def _use_data(self, item: ChecklistItem) -> None:
        if item.replaced_by is not None:
            self._set(item, PaperState.NOT_NEEDED, reason=DATA_IN_DATABASE)
            self._next()

    def _use_again(self, item: ChecklistItem) -> None:
        held = self._held_for(item)
        if held is not None:
            source = held.dossier_code
            self._set(item, PaperState.NOT_NEEDED, reason=RESULT_REUSED, source=source)
            self._next()

    def _take_alternative(self, item: ChecklistItem) -> None:
        """The first of the listed alternatives, then the next."""
        listed = _alternatives(item)
        if not listed:
            return
        taken = listed.index(item.alternative) + 1 if item.alternative in listed else 0
        self._set(
            item, PaperState.HANDED_IN, (1, 0), reason=ALTERNATIVE, alternative=taken % len(listed)
        )

    def _fail(self, item: ChecklistItem) -> None:
        """It was handed in and is wrong: each press is the next reason; words may follow."""
        reasons = list(FAILED_REASONS)
        at = reasons.index(item.reason) + 1 if item.state is PaperState.FAILED else 0
        if item.replaced_by is not None and item.unread is None:
            self._use_data(item)
            return
        self._set(item, PaperState.FAILED, reason=reasons[at % len(reasons)], words=item.words)
        self._ask_why(item.words)

    def _not_needed(self, item: ChecklistItem) -> None:
        """The next reason of those that this paper may be left out for."""
        held = self._held_for(item)
        ways = {
            DATA_IN_DATABASE: item.replaced_by is not None,
            RESULT_REUSED: held is not None,
            CONDITION_NOT_MET: item.document.condition is not None,
        }
        reasons = [code for code, is_open in ways.items() if is_open]
        at = reasons.index(item.reason) + 1 if item.reason in reasons else 0
        if at == len(reasons):
            self._set(item, PaperState.UNSEEN)
            return
        is_reused = reasons[at] == RESULT_REUSED and held is not None
        source = held.dossier_code if held is not None and is_reused else ""
        self._set(item, PaperState.NOT_NEEDED, reason=reasons[at], source=source)

    @property
    def half_written(self) -> tuple[tuple[str, str], ...]:
        """The words on a paper that are being typed, and the paper's row; empty where none are."""
        if self._words.isHidden():
            return ()
        return (PAPER_ROW, str(self._words_at)), (self._words.objectName(), self._words.text())

    def write_on(self, loose: Mapping[str, str]) -> None:
        """A row that the list does not have is passed over."""
        row = loose.get(PAPER_ROW, "")
        if row not in map(str, range(self._table.rowCount())):
            return
        self._table.setCurrentCell(int(row), 1)
        item, text = self._current(), loose.get(self._words.objectName(), "")
        if item is not None and item.state is PaperState.FAILED:
            self._ask_why(text)
        elif item is not None and item.replaced_by is not None:
            self._ask_what_it_answered(item.replaced_by.database, text)

    def _miss(self, item: ChecklistItem) -> None:
        """It is not here. What a database holds may be asked for only with its error."""
        if item.state is PaperState.MISSING:
            self._set(item, PaperState.UNSEEN)
        elif item.replaced_by is not None and item.unread is None:
            self._ask_what_it_answered(item.replaced_by.database, "")
            self._words.setFocus()
        else:
            self._set(item, PaperState.MISSING)

    def _ask_why(self, text: str) -> None:
        self._ask_words(self.tr("Nói thêm vì sao chưa đạt (Tab để gõ, Enter ghi)"), text)

    def _ask_what_it_answered(self, database: str, text: str) -> None:
        hint = self.tr("{database} trả lời lỗi gì? (Enter ghi cùng giờ bây giờ)")
        self._ask_words(hint.format(database=database), text)

    def _ask_words(self, hint: str, text: str) -> None:
        self._words_at = max(0, self._table.currentRow())
        self._hint.setText(hint)
        self._hint.show()
        self._words.setAccessibleName(hint)
        self._words.setText(text)
        self._words.show()
        QTimer.singleShot(0, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        """The table became lower: the paper that is spoken of stays to be seen."""
        self._table.scrollTo(self._table.currentIndex())

    def _hide_words(self) -> None:
        self._hint.hide()
        self._words.hide()

    def _choose_paper_of_words(self) -> None:
        if self._words_at < self._table.rowCount():
            self._table.setCurrentCell(self._words_at, 1)

    def _on_words(self) -> None:
        self._choose_paper_of_words()
        item, text = self._current(), self._words.text().strip()
        self._hide_words()
        self._table.setFocus()
        if item is None:
            return
        if item.state is PaperState.FAILED:
            self._set(item, PaperState.FAILED, reason=item.reason, words=text)
        elif item.replaced_by is not None and text:
            unread = UnreadDatabase(self._counter.now, text)
            self._set(item, PaperState.MISSING, reason=DATABASE_UNREAD, unread=unread)

    def _set(
        self,
        item: ChecklistItem,
        state: PaperState,
        counts: tuple[int, int] = (0, 0),
        *,
        reason: str = "",
        words: str = "",
        alternative: int | None = None,
        answered: bool | None = None,
        source: str = "",
        unread: UnreadDatabase | None = None,
    ) -> None:
        """A new finding of the paper; an answer that was given stays with it."""
        assert self._form is not None
        if answered is None and reason != CONDITION_NOT_MET and state is not PaperState.UNSEEN:
            answered = item.answered or None
        self._hide_words()
        tick = Tick(item.position, state, *counts, reason)
        said = replace(
            tick,
            words=words,
            alternative=alternative,
            answered=answered,
            source=source,
            unread=unread or (item.unread if state is not PaperState.UNSEEN else None),
        )
        self.changed.emit(self._form.with_tick(said))

    def _next(self) -> None:
        row = self._table.currentRow()
        if row + 1 < self._table.rowCount():
            self._table.setCurrentCell(row + 1, 1)


HELD_WIDTH = 260
CELL_MARGIN = 4 * theme.GRID


def _brought(item: ChecklistItem) -> tuple[PaperState, tuple[int, int]]:
    """As the law wants it: shown and given back, or so many originals and copies."""
    paper = item.document
    if paper.is_present_only:
        return PaperState.SHOWN, (0, 0)
    counts = (paper.originals, paper.copies) if paper.originals + paper.copies else (0, 1)
    return PaperState.HANDED_IN, counts


def _alternatives(item: ChecklistItem) -> tuple[str, ...]:
    return item.document.alternatives


def _name(item: ChecklistItem) -> str:
    paper = item.document
    if paper.question:
        return f"{paper.name}\n{paper.question}"
    if paper.replaced_by is None and not paper.is_required:
        condition = paper.condition or tr("nếu có")
        return f"{paper.name}\n({condition})"
    return paper.name


def _asked(item: ChecklistItem) -> str:
    paper = item.document
    if paper.is_present_only:
        return tr("xuất trình")
    parts = []
    if paper.originals:
        parts.append(tr("{originals} bản chính").format(originals=paper.originals))
    if paper.copies:
        parts.append(tr("%n bản sao", "", paper.copies))
    if paper.alternatives:
        parts.append(tr("T: thay thế"))
    return "\n".join(parts)


def _fault(item: ChecklistItem) -> str:
    listed = tr(FAILED_REASONS.get(item.reason, ""))
    return f"{listed}: {item.words}" if item.words else listed


def _why_taken(item: ChecklistItem) -> str:
    if item.reason not in TAKEN_REASONS:
        return ""
    words = tr(TAKEN_REASONS[item.reason])
    if item.unread is None:
        return f" ({words[0].lower()}{words[1:]})"
    return f" ({words[0].lower()}{words[1:]}, {item.unread.at:%H:%M}: {item.unread.error})"
