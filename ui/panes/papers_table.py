"""The rows of the closed list: a mark, the paper, what the law wants and what is there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from counter_app.domain.checklist import (
    FAILED_REASONS,
    NOT_NEEDED_REASONS,
    TAKEN_REASONS,
    ChecklistItem,
    PaperState,
)
from ui import formats, theme
from ui.language import tr
from ui.panes.held import Held
from ui.widgets.items import FRAME

_MARKS = {
    PaperState.UNSEEN: "○",
    PaperState.HANDED_IN: "✓",
    PaperState.SHOWN: "✓",
    PaperState.NOT_NEEDED: "–",
    PaperState.MISSING: "■",
    PaperState.FAILED: "▲",
}
HELD_WIDTH = 260
CELL_MARGIN = 4 * theme.GRID


class PapersTable(QTableWidget):
    """Knows the words of each paper's row, and makes it as high as they are."""

    def __init__(self, held: Held, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent)
        self._held = held
        self._items: tuple[ChecklistItem, ...] = ()
        # The text of each cell, and what the rows were last made as high as they are for.
        self._cells: list[tuple[str, str, str, str]] = []
        self._fitted: tuple[object, ...] = ()
        # As it was last set: what somebody drew wider stays so until there is other room.
        self._held_wide = 0
        self.setObjectName("papers")
        self.setAccessibleName(self.tr("Giấy tờ theo quy định"))
        self.setHorizontalHeaderLabels(
            ["", self.tr("Giấy tờ"), self.tr("Theo quy định"), self.tr("Hiện có")]
        )
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(True)
        # By whole rows, the end of a high one would never come into sight.
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def show_items(self, items: tuple[ChecklistItem, ...]) -> None:
        """What stands there already stays: a mark changes two cells of one row."""
        row_now, before = max(0, self.currentRow()), self._cells
        self._items = items
        self._cells = [
            (_MARKS[item.state], _name(item), _asked(item), self._in_words(item)) for item in items
        ]
        if len(items) != self.rowCount():
            self.setRowCount(len(items))
        for row, texts in enumerate(self._cells):
            had = before[row] if row < len(before) else ("",) * len(texts)
            for column, text in enumerate(texts):
                cell = self.item(row, column)
                if cell is None:
                    self.setItem(row, column, QTableWidgetItem(text))
                elif text != had[column]:
                    cell.setText(text)
        self._fit()
        if items:
            self.go_to(min(row_now, len(items) - 1))

    @property
    def chosen(self) -> ChecklistItem | None:
        """The paper that the keys act on."""
        row = self.currentRow()
        return self._items[row] if 0 <= row < len(self._items) else None

    def go_to(self, row: int) -> None:
        """Choose the paper of a row; none beyond the last."""
        if row < self.rowCount():
            self.setCurrentCell(row, 1)

    def keep_in_sight(self) -> None:
        """The table became lower: the paper that is spoken of stays to be seen."""
        self.scrollTo(self.currentIndex())

    def changeEvent(self, event: QEvent) -> None:
        """Another size of type makes other columns and rows."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._share)

    def minimumSizeHint(self) -> QSize:
        """Room for the highest row, so that each can be read whole; at most half the window."""
        rows = [self.rowHeight(row) for row in range(self.rowCount())]
        high = min(max(rows, default=0), self.window().height() // 2)
        around = self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth() + FRAME
        usual = super().minimumSizeHint()
        return QSize(usual.width(), max(usual.height(), high + around))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower columns make higher rows."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """What is there has its width, but much enlarged no more than a third; names the rest."""
        held = min(theme.px(HELD_WIDTH), self.viewport().width() // 3)
        if held != self._held_wide:
            self._held_wide = held
            self.horizontalHeader().resizeSection(3, held)
        self._fit()

    def _fit(self) -> None:
        """As high as the wrapped text: Qt's own measure forgets the style sheet's margins."""
        metrics, margin = self.fontMetrics(), theme.px(CELL_MARGIN)
        widths = [self.columnWidth(at) - margin for at in range(self.columnCount())]
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
            self.setRowHeight(row, max(metrics.height(), *heights) + air)
        self.updateGeometry()
        QTimer.singleShot(0, self, self.keep_in_sight)

    def _in_words(self, item: ChecklistItem) -> str:
        match item.state:
            case PaperState.HANDED_IN:
                what = " · ".join(filter(None, (item.alternative, _counted(item))))
                return (
                    self.tr("đã nộp: {alternative}").format(alternative=what)
                    if what
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
        held = self._held.paper(item)
        if held is not None:
            on = formats.day(held.received_on)
            return self.tr("R: đã có ở hồ sơ {code} ({on})").format(code=held.dossier_code, on=on)
        if item.answered:
            return self.tr("Có: cần nộp")
        if item.document.is_required:
            return self.tr("bắt buộc")
        return self.tr("C có · K không") if item.document.condition else ""


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
    parts = _counts(paper.originals, paper.copies)
    if paper.alternatives:
        parts.append(tr("T: thay thế"))
    return "\n".join(parts)


def _counts(originals: int, copies: int) -> list[str]:
    return [
        *([tr("{originals} bản chính").format(originals=originals)] if originals else []),
        *([tr("%n bản sao", "", copies)] if copies else []),
    ]


def _counted(item: ChecklistItem) -> str:
    """How many are here, where that is more than the law wants."""
    paper, here = item.document, (item.originals, item.copies)
    wanted = (1, 0) if item.alternative else (paper.originals, paper.copies)
    usual = wanted if any(wanted) else (0, 1)
    return "" if here == usual else ", ".join(_counts(*here))


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
