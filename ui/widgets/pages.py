"""A list of any length in a table: a window of a few pages, asked for as somebody scrolls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Generic

from PySide6.QtCore import QObject, QTimer, Signal

from counter_app.domain.errors import CounterError
from ui.counter import Counter
from ui.widgets.table import Row, RowsModel, Table

if TYPE_CHECKING:
    from counter_app.queries.query import Query

PAGE_ROWS = 200
# Enough to scroll back a while without asking; little enough that a day of scrolling costs nothing.
PAGES_MAX = 5
AHEAD_ROWS = 60
SLOW_MS = 300


@dataclass(slots=True, eq=False)
class _Walk(Generic[Row]):
    """Pages that are being asked for, one below the other, to be shown together.

    `befores` are the places below which each page from the list's very first was asked; the last
    of them is for the page that comes next.
    """

    befores: list[int | None]
    first: int
    pages_max: int
    stays: bool
    pages: list[tuple[Row, ...]] = field(default_factory=list)


class PagedList(QObject, Generic[Row]):
    """Fills a table with the newest page of a list, and with the pages around what is in sight.

    One question is out at a time, so a slow database is never asked for each letter of a word;
    an answer to what is no longer wanted is dropped. `place` is where a row stands in the list,
    falling from row to row.
    """

    shown = Signal()
    refused = Signal(object)
    slowed = Signal()

    def __init__(
        self, counter: Counter, table: Table, model: RowsModel[Row], place: Callable[[Row], int]
    ) -> None:
        super().__init__(table)
        self._counter = counter
        self._table = table
        self._model = model
        self._place = place
        self._page: Callable[[int | None], Query[tuple[Row, ...]]] | None = None
        self._befores: list[int | None] = [None]
        self._first = 0
        self._sizes: list[int] = []
        self._walk: _Walk[Row] | None = None
        self._is_out = self._is_stale = self._was_refused = False
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        self._slow.timeout.connect(self.slowed)
        model.more_wanted.connect(self._go_on)
        table.verticalScrollBar().valueChanged.connect(self._go_on)

    @property
    def is_looking(self) -> bool:
        """Whether what is shown is not yet what was last asked for."""
        return self._walk is not None and not self._walk.stays

    def look(self, page: Callable[[int | None], Query[tuple[Row, ...]]]) -> None:
        """Another list from now on; `page` asks for its page below a place, None for the top."""
        self._page = page
        self._is_stale = False
        self._start(_Walk([None], 0, 1, stays=False))

    def renew(self) -> None:
        """Something of it changed: ask again for what is held, and stay where we are."""
        self._is_stale = self._page is not None
        self._was_refused = False
        self._go_on()

    # --- asking ------------------------------------------------------------------------------

    def _start(self, walk: _Walk[Row]) -> None:
        self._walk = walk
        self._was_refused = False
        self._slow.start()
        self._go_on()

    def _go_on(self) -> None:
        """The next question, if one is due and none is out."""
        if self._is_out or self._page is None or self._was_refused:
            return
        if self._walk is None and self._is_stale:
            self._is_stale = False
            self._walk = self._walk_from(self._first, max(1, len(self._sizes)))
        elif self._walk is None and self._first and self._table.top_row < AHEAD_ROWS:
            self._walk = self._walk_from(self._first - 1, PAGES_MAX)
        if self._walk is not None:
            self._ask(self._walk.befores[-1], partial(self._take_page, self._walk))
        elif self._model.has_more and (
            self._table.bottom_row >= self._model.rowCount() - AHEAD_ROWS
        ):
            before = self._place(self._model.rows[-1])
            self._ask(before, partial(self._take_below, before))

    def _walk_from(self, first: int, pages_max: int) -> _Walk[Row]:
        return _Walk(self._befores[: first + 1], first, pages_max, stays=True)

    def _ask(self, before: int | None, take: Callable[[tuple[Row, ...]], None]) -> None:
        assert self._page is not None
        self._is_out = True
        walk = self._walk

        def answered(rows: tuple[Row, ...]) -> None:
            # Nothing is asked while the window is being swapped: the view scrolls meanwhile.
            take(rows)
            self._is_out = False
            self._go_on()

        def refused(error: CounterError) -> None:
            self._is_out = False
            if walk is self._walk:
                self._end_refused(error)
            self._go_on()

        self._counter.ask(self._page(before), self, answered, refused)

    def _end_refused(self, error: CounterError) -> None:
        """Not asked again by itself: the next letter or change does."""
        self._walk = None
        self._was_refused = True
        self._slow.stop()
        self.refused.emit(error)

    # --- taking ------------------------------------------------------------------------------

    def _take_page(self, walk: _Walk[Row], rows: tuple[Row, ...]) -> None:
        if walk is not self._walk:
            return
        walk.pages.append(rows)
        if len(walk.pages) < walk.pages_max and len(rows) == PAGE_ROWS:
            walk.befores.append(self._place(rows[-1]))
            return
        self._walk = None
        self._slow.stop()
        self._show(walk)
        self.shown.emit()

    def _take_below(self, before: int, rows: tuple[Row, ...]) -> None:
        if self._walk is not None:
            return
        self._model.has_more = len(rows) == PAGE_ROWS
        if not rows:
            return
        self._befores.append(before)
        self._sizes.append(len(rows))
        top, chosen = self._table.top_row, self._table.currentIndex().row()
        self._model.append(rows)
        if len(self._sizes) > PAGES_MAX:
            gone = self._sizes.pop(0)
            self._first += 1
            self._model.drop_first(gone)
            if chosen < gone:
                self._table.choose_none()
            self._table.bring_to_top(max(0, top - gone))

    def _show(self, walk: _Walk[Row]) -> None:
        """Swap the window; the row in hand and the row at the top stay where they are."""
        held = self._model.rows
        chosen, top = self._table.currentIndex().row(), self._table.top_row
        chosen_place = self._place(held[chosen]) if 0 <= chosen < len(held) else None
        top_place = self._place(held[top]) if 0 <= top < len(held) else None
        is_at_head = not walk.stays or (self._first == 0 and top <= 0)
        self._befores = walk.befores
        self._first = walk.first
        self._sizes = [len(rows) for rows in walk.pages]
        self._model.has_more = len(walk.pages[-1]) == PAGE_ROWS
        self._model.show(tuple(chain.from_iterable(walk.pages)))
        if not self._model.rowCount():
            return
        places = (self._place(self._model.rows[0]), self._place(self._model.rows[-1]))
        if not walk.stays or top_place is None:
            self._table.selectRow(0)
        elif chosen_place is not None and places[1] <= chosen_place <= places[0]:
            self._table.selectRow(self._row_of(chosen_place))
        else:
            # Scrolled far away from: Enter must not open a neighbour that nobody chose.
            self._table.choose_none()
        self._table.bring_to_top(0 if is_at_head else self._row_of(top_place))

    def _row_of(self, place: int | None) -> int:
        """Where a row stands now, or the next below it if it is gone."""
        if place is None:
            return 0
        rows = self._model.rows
        return next((at for at, row in enumerate(rows) if self._place(row) <= place), len(rows) - 1)
