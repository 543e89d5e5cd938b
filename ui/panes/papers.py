"""The papers of the list: handed in, shown, not needed because …, or missing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.channel import Channel
from counter_app.domain.checklist import (
    NOT_NEEDED_REASONS,
    NOTHING_ELSE,
    ChecklistItem,
    PaperState,
    checklist,
)
from ui import theme
from ui.forms.intake import IntakeForm
from ui.panes.pane import Pane, small
from ui.widgets.labels import label, set_state

if TYPE_CHECKING:
    from counter_app.domain.catalogue import Procedure

_MARKS = {
    PaperState.UNSEEN: "○",
    PaperState.HANDED_IN: "✓",
    PaperState.SHOWN: "✓",
    PaperState.NOT_NEEDED: "–",
    PaperState.MISSING: "■",
    PaperState.FAILED: "▲",
}
MISSING_REASON = "Chưa nộp hoặc chưa hợp lệ"


class PapersPane(Pane):
    """Pane 3. The list is closed: there is no way to add a paper to it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(3, "Giấy tờ", parent)
        self._form: IntakeForm | None = None
        self._items: tuple[ChecklistItem, ...] = ()
        self._table = QTableWidget(0, 4, self)
        self._table.setObjectName("papers")
        self._table.setAccessibleName(self.tr("Giấy tờ theo quy định"))
        self._closed = label(f"{theme.DONE} {NOTHING_ELSE}", name="nothing_else")
        set_state(self._closed, "done")
        self._build()

    def take_focus(self) -> None:
        """The first paper that is not settled."""
        self._table.setFocus()
        for row, item in enumerate(self._items):
            if item.state in (PaperState.UNSEEN, PaperState.MISSING) and item.document.is_required:
                self._table.setCurrentCell(row, 1)
                return

    def show_list(self, procedure: Procedure | None, form: IntakeForm) -> None:
        """The list of the chosen procedure and channel, as it is marked."""
        self._form = form
        if procedure is None:
            self._items = ()
        else:
            board = checklist(procedure, Channel(form.channel))
            for tick in form.marks:
                board = board.find(tick.position, tick.finding)
            self._items = board.items
        self._fill()

    @property
    def missing(self) -> tuple[tuple[int, str], ...]:
        """Papers that keep the dossier from being received, each with the reason to print."""
        return tuple(
            (item.position, item.fault or MISSING_REASON)
            for item in self._items
            if item.state in (PaperState.MISSING, PaperState.FAILED)
            or (item.state is PaperState.UNSEEN and item.document.is_required)
        )

    @property
    def for_citizen(self) -> tuple[tuple[str, bool], ...]:
        """The papers that are asked for, and whether they are there."""
        settled = (PaperState.HANDED_IN, PaperState.SHOWN)
        return tuple(
            (item.document.name, item.state in settled)
            for item in self._items
            if item.document.is_required or item.state in settled
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space, N, M and Enter act on the paper that is chosen."""
        if (
            watched is self._table
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
        ):
            key = event.key()
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.finished.emit()
                return True
            act = {
                Qt.Key.Key_Space: self._tick,
                Qt.Key.Key_N: self._not_needed,
                Qt.Key.Key_M: self._miss,
            }.get(Qt.Key(key))
            if act is not None:
                act()
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self._table.setHorizontalHeaderLabels(
            ["", self.tr("Giấy tờ"), self.tr("Theo quy định"), self.tr("Hiện có")]
        )
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
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
        self._table.cellDoubleClicked.connect(lambda _row, _column: self._tick())
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._closed)
        layout.addWidget(
            small(
                self.tr(
                    "↑↓ chuyển, Space có, N không cần vì…, M thiếu. "
                    "Enter: tiếp. F7: yêu cầu bổ sung."
                ),
                self,
            )
        )

    def _fill(self) -> None:
        row_now = max(0, self._table.currentRow())
        self._table.setRowCount(len(self._items))
        for row, item in enumerate(self._items):
            paper = item.document
            name = paper.name if paper.is_required else f"{paper.name}\n({_condition(item)})"
            for column, text in enumerate((_MARKS[item.state], name, _asked(item), _held(item))):
                self._table.setItem(row, column, QTableWidgetItem(text))
        self._table.resizeRowsToContents()
        if self._items:
            self._table.setCurrentCell(min(row_now, len(self._items) - 1), 1)
        have = sum(item.state in (PaperState.HANDED_IN, PaperState.SHOWN) for item in self._items)
        left = len(self.missing)
        if self._items:
            words = (
                self.tr("Đủ giấy tờ: {have}").format(have=have)
                if not left
                else self.tr("Còn thiếu {left}").format(left=left)
            )
            self.summarise(words, is_done=not left)
        else:
            self.summarise("", is_done=False)

    def _current(self) -> ChecklistItem | None:
        row = self._table.currentRow()
        return self._items[row] if 0 <= row < len(self._items) else None

    def _tick(self) -> None:
        item = self._current()
        if item is None:
            return
        if item.state in (PaperState.HANDED_IN, PaperState.SHOWN):
            self._set(item, PaperState.UNSEEN)
            return
        paper = item.document
        if paper.is_present_only:
            self._set(item, PaperState.SHOWN)
        else:
            counts = (paper.originals, paper.copies)
            if not any(counts):
                counts = (0, 1)
            self._set(item, PaperState.HANDED_IN, counts)
        self._next()

    def _not_needed(self) -> None:
        item = self._current()
        if item is None:
            return
        reasons = [
            code
            for code in NOT_NEEDED_REASONS
            if code != "condition_not_met" or item.question is not None
        ]
        at = reasons.index(item.reason) + 1 if item.reason in reasons else 0
        if at == len(reasons):
            self._set(item, PaperState.UNSEEN)
        else:
            self._set(item, PaperState.NOT_NEEDED, reason=reasons[at])

    def _miss(self) -> None:
        item = self._current()
        if item is not None:
            is_missing = item.state is PaperState.MISSING
            self._set(item, PaperState.UNSEEN if is_missing else PaperState.MISSING)

    def _set(
        self,
        item: ChecklistItem,
        state: PaperState,
        counts: tuple[int, int] = (0, 0),
        reason: str = "",
    ) -> None:
        assert self._form is not None
        others = [tick for tick in self._form.ticks if tick[0] != item.position]
        if state is not PaperState.UNSEEN:
            others.append((item.position, state.value, *counts, reason))
        self.changed.emit(replace(self._form, ticks=tuple(sorted(others))))

    def _next(self) -> None:
        row = self._table.currentRow()
        if row + 1 < self._table.rowCount():
            self._table.setCurrentCell(row + 1, 1)


def _condition(item: ChecklistItem) -> str:
    return item.question or "nếu có"


def _asked(item: ChecklistItem) -> str:
    paper = item.document
    if paper.is_present_only:
        return "xuất trình"
    parts = []
    if paper.originals:
        parts.append(f"{paper.originals} bản chính")
    if paper.copies:
        parts.append(f"{paper.copies} bản sao")
    return ", ".join(parts)


def _held(item: ChecklistItem) -> str:
    match item.state:
        case PaperState.HANDED_IN:
            return "đã nộp"
        case PaperState.SHOWN:
            return "đã xuất trình"
        case PaperState.NOT_NEEDED:
            return NOT_NEEDED_REASONS.get(item.reason, "")
        case PaperState.MISSING:
            return "thiếu"
        case PaperState.FAILED:
            return f"chưa đạt: {item.fault}"
        case PaperState.UNSEEN:
            return "bắt buộc" if item.document.is_required else ""
