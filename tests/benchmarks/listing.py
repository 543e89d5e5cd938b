"""The list over a million dossiers, encrypted, beside a table that was given 2,000 rows."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from counter_app.desk import Desk
from counter_app.domain.user import Actor
from counter_app.main import new_ids, system_clock
from counter_app.queries.dossier import DossierLine, Dossiers
from devices.drawing import PaperDrawing
from tests.benchmarks.harness import Figure, compare, timed
from ui.app import application
from ui.counter import Counter
from ui.screens.dossiers import columns
from ui.widgets.pages import PAGE_ROWS, PagedList
from ui.widgets.table import RowsModel, Table
from ui.wiring import Wiring

FIXED_ROWS = 2_000
WIDTH, HEIGHT = 1_000, 1_160
IN_SIGHT = 33
TURNS_MAX = 60_000


def measure(desk: Desk, clerk: Actor, count: int, rounds: int) -> list[Figure]:
    """First paint, from an empty table to painted rows, and going down by what is in sight."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application()
    counter = _counter(desk, clerk)
    fixed = _rows(desk, clerk)
    stage = QWidget()
    stage.resize(WIDTH, HEIGHT)
    stage.show()
    figures = [
        compare(
            f"first paint of the list, {count:,}",
            timed(lambda: _paint_pages(stage, counter)),
            timed(lambda: _paint_fixed(stage, counter, fixed)),
            floor_name=f"{FIXED_ROWS:,} fixed rows",
            rounds=rounds,
            warm=3,
            budget="1.2",
        ),
        _paging(stage, counter, fixed, count, rounds),
    ]
    stage.close()
    counter.close()
    return figures


class _Painted(QObject):
    """Ends a loop when a view has painted rows."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self.loop = QEventLoop(self)
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and self._view.model().rowCount():
            self.loop.quit()
        return False


def _counter(desk: Desk, clerk: Actor) -> Counter:
    counter = Counter(
        Wiring(
            open_door=tuple,
            open_desk=lambda: desk,
            open_city=lambda _desk, _on_pass: None,
            open_printer=lambda: None,
            open_scanners=tuple,
            open_drawing=PaperDrawing,
            new_id=new_ids(),
            clock=system_clock,
            stops_city=False,
        )
    )
    loop = QEventLoop()
    counter.open(lambda _none: loop.quit(), lambda _error: loop.quit())
    loop.exec()
    counter.actor = clerk
    return counter


def _rows(desk: Desk, clerk: Actor) -> list[DossierLine]:
    rows: list[DossierLine] = []
    while len(rows) < FIXED_ROWS:
        before = rows[-1].place if rows else None
        page = desk.ask(Dossiers("", PAGE_ROWS, before), by=clerk)
        rows.extend(page)
    return rows


def _paint_pages(stage: QWidget, counter: Counter) -> None:
    table, _ = _pages(stage, counter)
    _Painted(table).loop.exec()
    _clear(table)


def _pages(stage: QWidget, counter: Counter) -> tuple[Table, RowsModel[DossierLine]]:
    model = RowsModel(columns(counter), stage)
    table = Table("paged", model, 1, stage)
    pages = PagedList(counter, table, model, lambda row: row.place)
    table.resize(WIDTH, HEIGHT)
    table.show()
    pages.look(lambda before: Dossiers("", PAGE_ROWS, before))
    return table, model


def _paint_fixed(stage: QWidget, counter: Counter, rows: list[DossierLine]) -> None:
    table = _fixed(stage, counter, rows)
    _Painted(table).loop.exec()
    _clear(table)


def _fixed(stage: QWidget, counter: Counter, rows: list[DossierLine]) -> Table:
    model = RowsModel(columns(counter), stage)
    model.show(rows)
    table = Table("fixed", model, 1, stage)
    table.resize(WIDTH, HEIGHT)
    table.show()
    return table


def _clear(table: Table) -> None:
    model = table.model()
    table.close()
    table.deleteLater()
    model.deleteLater()


def _paging(
    stage: QWidget, counter: Counter, rows: list[DossierLine], count: int, rounds: int
) -> Figure:
    paged, model = _pages(stage, counter)
    fixed = _fixed(stage, counter, rows)
    _settle(lambda: model.rowCount() >= PAGE_ROWS)
    at = itertools.cycle(range(0, FIXED_ROWS - IN_SIGHT, IN_SIGHT))

    def down() -> None:
        bar = paged.verticalScrollBar()
        bar.setValue(bar.value() + IN_SIGHT)
        QApplication.processEvents()

    def down_fixed() -> None:
        fixed.verticalScrollBar().setValue(next(at))
        QApplication.processEvents()

    def floor() -> float:
        fixed.raise_()
        return timed(down_fixed)()

    def ours() -> float:
        # A person does not outrun the lane; what is measured is the screen.
        _settle(lambda: paged.bottom_row < model.rowCount() - IN_SIGHT)
        paged.raise_()
        return timed(down)()

    figure = compare(
        f"page down the list, {count:,}",
        ours,
        floor,
        floor_name=f"{FIXED_ROWS:,} fixed rows",
        rounds=10 * rounds,
        warm=5,
        budget="1.6, p99 16.7 ms",
    )
    held = model.rowCount()
    print(f"after {10 * rounds} pages down the list holds {held:,} rows")
    _clear(paged)
    _clear(fixed)
    return figure


def _settle(holds: Callable[[], bool]) -> None:
    """The window rests between its turns, as it does before a person: what it asks the database
    gives way to one that never does.
    """
    for _ in range(TURNS_MAX):
        if holds():
            return
        loop = QEventLoop()
        QTimer.singleShot(1, loop.quit)
        loop.exec()
    raise TimeoutError("the list did not come")
