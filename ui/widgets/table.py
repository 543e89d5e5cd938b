"""A read-only table with our habits: whole rows, arrow keys, Enter opens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui import theme
from ui.language import tr
from ui.widgets.items import least
from ui.words import said

if TYPE_CHECKING:
    from ui.widgets.about import About

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

_NOTHING = said("Chưa có dòng nào.")

# A state is its mark and at most so many words; what is longer is a sentence.
_MARKS, _STATE_WORDS = frozenset((theme.WAITING, theme.SOON, theme.LATE, theme.DONE, "○")), 5
# Of the texts with the most letters so many are measured: letters are not of one width.
_MEASURED = 6
ROW_HEIGHT = 34
CELL_MARGIN = 18
WIDEST = 260
# A heading and three rows: less is no table. It scrolls by itself before its screen has to.
LEAST_HEIGHT = 146
# A cell is asked seven or eight times before it is painted: most of these questions are answered
# by this one comparison of small numbers.
_TEXT = int(Qt.ItemDataRole.DisplayRole)
# What is cut short is whole in its tip.
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ALIGNED = int(Qt.ItemDataRole.TextAlignmentRole)
_RIGHT = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A heading, and the text of a row under it; a longer text than `widest` is cut short.

    Where even the shortest of all columns are too wide, whose `gives_way` is highest goes first.
    Sums and counts (`is_number`) end at one line, their heading with them.
    """

    title: str
    text: Callable[[Row], str]
    stretches: bool = False
    widest: int = WIDEST
    gives_way: int = 0
    is_number: bool = False


class RowsModel(QAbstractTableModel, Generic[Row]):
    """An adapter over frozen rows; no rule, no formatting of its own.

    `has_more` says that rows go on below; a view that comes to the end asks by `more_wanted`.
    """

    more_wanted = Signal()

    def __init__(self, columns: Sequence[Column[Row]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: list[Row] = []
        self._texts: list[list[str]] = []
        self.has_more = False

    def show(self, rows: Sequence[Row]) -> None:
        """Other rows from now on; their texts are made once."""
        self.beginResetModel()
        self._rows = list(rows)
        self._texts = self._texts_of(rows)
        self.endResetModel()

    def append(self, rows: Sequence[Row]) -> None:
        """More rows below."""
        at = len(self._rows)
        self.beginInsertRows(QModelIndex(), at, at + len(rows) - 1)
        self._rows += rows
        self._texts += self._texts_of(rows)
        self.endInsertRows()

    def drop_first(self, count: int) -> None:
        """Let go of rows at the top."""
        self.beginRemoveRows(QModelIndex(), 0, count - 1)
        del self._rows[:count]
        del self._texts[:count]
        self.endRemoveRows()

    def row(self, number: int) -> Row:
        """The n-th row."""
        return self._rows[number]

    @property
    def rows(self) -> Sequence[Row]:
        """All that are held."""
        return self._rows

    def longest(
        self, column: int, first: int, last: int, counts: Callable[[str], bool] = bool
    ) -> list[str]:
        """The texts of most letters, of those that count, in a column of some rows."""
        texts = {cells[column] for cells in self._texts[first : last + 1]}
        return sorted(filter(counts, texts), key=lambda text: (-len(text), text))[:_MEASURED]

    def widest(self, column: int) -> int:
        """How wide a column may become."""
        return self._columns[column].widest

    def gives_way(self, column: int) -> int:
        """How soon a column goes where there is too little room; 0 never."""
        return self._columns[column].gives_way

    @property
    def titles(self) -> tuple[str, ...]:
        """The headings, for a file."""
        return tuple(column.title for column in self._columns)

    def texts(self, number: int) -> list[str]:
        """The texts of the n-th row, for a file."""
        return self._texts[number]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """As many as are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as were given."""
        return 0 if parent.isValid() else len(self._columns)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether rows go on below."""
        return self.has_more and not parent.isValid()

    def fetchMore(self, _parent: Index) -> None:
        """Say so: whoever gave the rows brings the next ones."""
        self.more_wanted.emit()

    def data(self, index: Index, role: int = _TEXT) -> object:
        """The text of a cell, and where it ends."""
        if role not in (_TEXT, _TIP):
            return self._aligned(index.column()) if role == _ALIGNED else None
        return self._texts[index.row()][index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _TEXT) -> object:
        """The heading of a column, and where it ends."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role != _TEXT:
            return self._aligned(section) if role == _ALIGNED else None
        return self._columns[section].title

    def _aligned(self, column: int) -> int | None:
        return _RIGHT if self._columns[column].is_number else None

    def _texts_of(self, rows: Sequence[Row]) -> list[list[str]]:
        return [[column.text(row) for column in self._columns] for row in rows]


def show_again(
    table: Table,
    model: RowsModel[Row],
    rows: Sequence[Row],
    name: Callable[[Row], object],
    about: About | None = None,
) -> None:
    """The rows anew: whichever was chosen is so wherever it stands now, by its `name`.

    A neighbour that slid into its place was chosen by nobody. Of one that is gone, the next is,
    but none at all while words stand that were typed about it.
    """
    at = table.currentIndex().row()
    chosen = name(model.row(at)) if at >= 0 else None
    model.show(rows)
    names = [name(row) for row in rows]
    if chosen in names:
        table.selectRow(names.index(chosen))
    elif about is not None and about.is_typed:
        if chosen is not None:
            about.tell()
    elif rows:
        table.selectRow(min(max(0, at), len(rows) - 1))


def shown_columns(least: Sequence[int], gives_way: Sequence[int], room: int) -> list[int]:
    """Which columns stay, in their order: others go until the rest is no wider than `room`."""
    shown = list(range(len(least)))
    for column in sorted(shown, key=lambda at: -gives_way[at]):
        if not gives_way[column] or sum(least[at] for at in shown) <= room:
            break
        shown.remove(column)
    return shown


def fitted(wanted: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Widths that fit into `room`: each what it wants, or the widest give way together.

    None becomes narrower than its `least`; where even these are too much, they are what it gets.
    """
    widths = [max(pair) for pair in zip(wanted, least, strict=True)]
    while (over := sum(widths) - room) > 0:
        may_give = [at for at, width in enumerate(widths) if width > least[at]]
        if not may_give:
            break
        widest = max(widths[at] for at in may_give)
        giving = [at for at in may_give if widths[at] == widest]
        next_one = max((widths[at] for at in may_give if widths[at] < widest), default=0)
        step = max(1, min(widest - next_one, -(-over // len(giving))))
        for at in giving:
            widths[at] = max(least[at], widest - step)
    return widths


class Table(QTableView):
    """The view: rows of one height, columns as wide as the longest text they were given.

    One column has what is left. Where all of them want more than there is, what has several words
    is cut short with its whole text in its tip; a code, a sum or a day is not. Where that is not
    enough, columns go that give way. `nothing` is said where no rows came.
    """

    def __init__(
        self, name: str, model: RowsModel[Row], stretch: int, parent: QWidget, nothing: str = ""
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._stretch = stretch
        self._nothing = nothing or tr(_NOTHING)
        self._is_answered = False
        self._wanted: list[int] = []
        self._least: list[int] = []
        self._longest, self._widest = model.longest, model.widest
        self._gives_way = [model.gives_way(column) for column in range(model.columnCount())]
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        # Qt's own least is that of the largest type it was ever shown in.
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(theme.px(ROW_HEIGHT))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        # Qt's own fitting would ask up to a thousand rows for every change.
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        model.modelReset.connect(self._on_answer)
        model.rowsInserted.connect(self._widen)
        self._fit()

    @property
    def top_row(self) -> int:
        """The first row in sight; -1 where there is none."""
        return self.rowAt(0)

    @property
    def bottom_row(self) -> int:
        """The last row in sight, or the last of all where they do not fill the view."""
        row = self.rowAt(self.viewport().height() - 1)
        return row if row >= 0 else self.model().rowCount() - 1

    def bring_to_top(self, row: int) -> None:
        """Scroll so that a row is the first in sight; what was just put in or taken out counts."""
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(row)

    def choose_none(self) -> None:
        """No row is chosen; the next arrow takes the first in sight."""
        self.setCurrentIndex(QModelIndex())
        self.clearSelection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows start from what is in sight."""
        is_move = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if is_move and not self.currentIndex().isValid() and self.top_row >= 0:
            self.selectRow(self.top_row)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Little."""
        return QSize(least().width(), theme.px(LEAST_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Another size of type: other rows, other columns."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
            # The headings take the new type only after this.
            QTimer.singleShot(0, self, self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column has what is left."""
        super().resizeEvent(event)
        self._share()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows; or, once it is known that there are none, a word that says so."""
        super().paintEvent(event)
        if self._is_answered and not self.model().rowCount():
            painter, margin = QPainter(self.viewport()), theme.px(CELL_MARGIN) // 2
            painter.setPen(QColor(theme.look().tokens.quiet))
            room = self.viewport().rect().adjusted(margin, margin, -margin, -margin)
            painter.drawText(room, Qt.TextFlag.TextWordWrap, self._nothing)
            painter.end()

    def _on_answer(self) -> None:
        self._is_answered = True
        self._fit()

    def _share(self) -> None:
        header, room = self.horizontalHeader(), self.viewport().width()
        shown = shown_columns(self._least, self._gives_way, room)
        widths = fitted(
            [self._wanted[column] for column in shown],
            [self._least[column] for column in shown],
            room,
        )
        widths[shown.index(self._stretch)] += max(0, room - sum(widths))
        for column in range(len(self._least)):
            if header.isSectionHidden(column) == (column in shown):
                header.setSectionHidden(column, column not in shown)
        for column, width in zip(shown, widths, strict=True):
            if header.sectionSize(column) != width:
                header.resizeSection(column, width)

    def _fit(self) -> None:
        header = self.horizontalHeader()
        columns = self.model().columnCount()
        for column in range(columns):
            # Qt measures no heading that is hidden.
            header.setSectionHidden(column, False)
        self._least = [header.sectionSizeHint(column) for column in range(columns)]
        self._wanted = list(self._least)
        self._widen(QModelIndex(), 0, self.model().rowCount() - 1)

    def _widen(self, _parent: QModelIndex, first: int, last: int) -> None:
        for column in range(len(self._wanted)):
            for text in self._longest(column, first, last):
                needed = self._needed(column, text)
                if needed > self._wanted[column]:
                    self._wanted[column] = needed
                    if _is_whole(text):
                        self._least[column] = needed
            for state in self._longest(column, first, last, _is_state):
                self._least[column] = max(self._least[column], self._needed(column, state))
        self._share()

    def _needed(self, column: int, text: str) -> int:
        needed = self.fontMetrics().horizontalAdvance(text) + theme.px(CELL_MARGIN)
        return min(needed, theme.px(self._widest(column)))


def _is_state(text: str) -> bool:
    """A mark and its few words, of which nothing may be cut."""
    return text[:1] in _MARKS and text.count(" ") <= _STATE_WORDS


def _is_whole(text: str) -> bool:
    """Whether nothing of it may be cut: a code, a sum (whose blank is none), an hour and a day."""
    has_words = any(letter.islower() for letter in text)
    return " " not in text or (not has_words and any(letter.isdigit() for letter in text))
