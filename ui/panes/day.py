"""A day in pictures, each with its table: the hours, the shifts' differences, the days before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.money import Money
from ui import formats, theme
from ui.counter import Counter
from ui.language import tr
from ui.widgets import day_picture
from ui.widgets.day_picture import DayPicture, Mark, inks
from ui.widgets.labels import button, label
from ui.widgets.table import Column, RowsModel, Table
from ui.words import said

if TYPE_CHECKING:
    from counter_app.queries.review import DayEvent, DayOfReview, DayTakings, ReviewedShift

PICTURE_HEIGHT = 200
ROWS_HEIGHT = 110
_THOUSAND = 1_000
# Row, shape and ink of each mark; a receipt's shape tells its tender.
_ROWS = (
    said("Biên lai"),
    said("Hủy"),
    said("Hoàn trả"),
    said("In lại"),
    said("Sửa"),
    said("Ngoại lệ"),
    said("Bổ sung"),
)
_KINDS = ("receipt", "void", "refund", "reprint", "correction", "override", "late")
_SYMBOLS = ("o", "x", "t", "+", "star", "t1", "arrow_down")
_TENDERS = {
    "cash": ("o", said("tiền mặt")),
    "qr": ("s", said("mã QR")),
    "transfer": ("d", said("chuyển khoản")),
}
_KEYS = (
    said(
        "● tiền mặt  ■ mã QR  ◆ chuyển khoản  ✕ hủy  ▼ hoàn trả  + in lại  ★ sửa  ▲ "
        "ngoại lệ  ↓ bổ sung"
    ),
    said("Nghìn đồng, đếm được trừ sổ: trên vạch là thừa, dưới vạch là thiếu"),
    said(
        "Nghìn đồng mỗi ngày: ● tiền mặt (nét liền)  ■ mã QR (nét gạch)  ◆ chuyển khoản (nét chấm)"
    ),
)
# No line ends between a mark and what it means.
_MARK = re.compile("([●■◆✕▼+★▲↓]) ")


class _Stack(QStackedWidget):
    """Takes what is left: what its pages would like best is too much for a small window.

    It asks for its least all the same, or a screen that scrolls would not count it.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """The least."""
        return self.minimumSize()

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.minimumSize()


class DayPane(QWidget):
    """`opened` brings a dossier's code, `day_wanted` a day, `shift_wanted` a shift's number."""

    opened = Signal(str)
    day_wanted = Signal(object)
    shift_wanted = Signal(str)

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._is_loading = False
        self._events: RowsModel[DayEvent] = RowsModel(_event_columns(), self)
        self._shifts: RowsModel[ReviewedShift] = RowsModel(_shift_columns(), self)
        self._days: RowsModel[DayTakings] = RowsModel(_day_columns(), self)
        self._tables = (
            Table("day_events", self._events, 1, self),
            Table("day_shifts", self._shifts, 4, self),
            Table("day_takings", self._days, 0, self),
        )
        names = (self.tr("Trong ngày"), self.tr("Chênh lệch ca"), self.tr("Thu 14 ngày"))
        self._pictures = tuple(DayPicture(f"picture_{number}", self) for number in range(3))
        self._picture_stack, self._table_stack = _Stack(self), _Stack(self)
        self._buttons: list[QPushButton] = []
        tabs = QHBoxLayout()
        for number, (name, picture, table) in enumerate(
            zip(names, self._pictures, self._tables, strict=True)
        ):
            made = button(f"{name} (Ctrl+{number + 1})", f"day_tab_{number}")
            made.setCheckable(True)
            made.clicked.connect(lambda _on=False, at=number: self.open_tab(at))
            tabs.addWidget(made)
            self._buttons.append(made)
            picture.setAccessibleName(
                self.tr("{name}: hình, số liệu ở bảng bên dưới").format(name=name)
            )
            table.setAccessibleName(name)
            picture.chosen.connect(table.selectRow)
            table.selectionModel().currentChanged.connect(
                lambda now, _was, at=number: self._pictures[at].mark(now.row())
            )
            table.activated.connect(lambda index, at=number: self._open(at, index.row()))
            self._picture_stack.addWidget(picture)
            self._table_stack.addWidget(table)
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number + 1}"), self)
            shortcut.activated.connect(lambda at=number: self.open_tab(at))
        for stack, least in (
            (self._picture_stack, PICTURE_HEIGHT),
            (self._table_stack, ROWS_HEIGHT),
        ):
            theme.hold(stack, min_height=least)
        self._nothing = label("", "quiet", name="day_none")
        self._key = label("", "quiet", name="day_key")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(tabs)
        layout.addWidget(self._picture_stack, 1)
        layout.addWidget(self._key)
        layout.addWidget(self._nothing)
        layout.addWidget(self._table_stack, 1)
        self.open_tab(0, takes_focus=False)

    def open_tab(self, number: int, *, takes_focus: bool = True) -> None:
        """One picture with its table; the table has the keys."""
        self._picture_stack.setCurrentIndex(number)
        self._table_stack.setCurrentIndex(number)
        self._key.setText(_MARK.sub("\\1\u00a0", tr(_KEYS[number])))
        for at, one in enumerate(self._buttons):
            one.setChecked(at == number)
        if takes_focus:
            self._tables[number].setFocus()

    def show_day(self, day: DayOfReview) -> None:
        """Everything of a day; the pictures follow as soon as they can be drawn."""
        self._events.show(day.events)
        self._shifts.show(day.shifts)
        self._pictures[0].show_marks([_mark(one) for one in day.events], [tr(row) for row in _ROWS])
        self._pictures[1].show_bars([_bar(one) for one in day.shifts])
        self._nothing.setText("" if day.events else self.tr("Ngày này chưa có việc nào về tiền."))
        self._nothing.setVisible(not day.events)
        if not self._is_loading:
            self._is_loading = True
            self._counter.load(day_picture.load, self, self._be_ready)

    def show_takings(self, days: tuple[DayTakings, ...]) -> None:
        """The days before."""
        self._days.show(days)
        lines = (
            (self.tr("tiền mặt"), [one.cash.dong // _THOUSAND for one in days]),
            (self.tr("mã QR"), [one.qr.dong // _THOUSAND for one in days]),
            (self.tr("chuyển khoản"), [one.transfer.dong // _THOUSAND for one in days]),
        )
        self._pictures[2].show_lines([f"{one.day:%d/%m}" for one in days], lines)

    def _be_ready(self, library: Any) -> None:
        for one in self._pictures:
            one.be_ready(library)

    def _open(self, number: int, row: int) -> None:
        if row < 0:
            return
        if number == 0 and (code := self._events.row(row).dossier_code):
            self.opened.emit(code)
        elif number == 1:
            self.shift_wanted.emit(self._shifts.row(row).line.number)
        elif number == 2:
            self.day_wanted.emit(self._days.row(row).day)


def _mark(one: DayEvent) -> Mark:
    row = _KINDS.index(one.kind)
    symbol = (
        _TENDERS[one.way][0] if one.kind == "receipt" and one.way in _TENDERS else _SYMBOLS[row]
    )
    ink = inks()[list(_TENDERS).index(one.way)] if one.kind == "receipt" else inks()[row]
    hour = one.at.hour + one.at.minute / 60 + one.at.second / 3600
    return Mark(hour, row, symbol, ink, _words(one))


def _words(one: DayEvent) -> str:
    return tr(one.says).format(words=one.words) if one.says else one.words


def _bar(one: ReviewedShift) -> tuple[str, int, str]:
    name = one.line.number.rsplit("-", 2)[-1]
    gap = one.line.difference
    if gap is None:
        return tr("ca {name}").format(name=name), 0, tr("chưa chốt")
    return tr("ca {name}").format(name=name), gap.dong // _THOUSAND, formats.signed(gap)


def _event_columns() -> Sequence[Column[DayEvent]]:
    def what(one: DayEvent) -> str:
        way = tr(_TENDERS[one.way][1]) if one.way in _TENDERS else ""
        # The number before the way: what has no room is cut at its end.
        return " · ".join(
            part for part in (tr(_ROWS[_KINDS.index(one.kind)]), _words(one), way) if part
        )

    return (
        Column(tr("Lúc"), lambda one: f"{one.at:%H:%M}"),
        Column(tr("Việc"), what, stretches=True),
        Column(
            tr("Số tiền"),
            lambda one: formats.money(one.amount) if one.amount else "",
            is_number=True,
        ),
        Column(tr("Người làm"), lambda one: one.who),
    )


def _shift_columns() -> Sequence[Column[ReviewedShift]]:
    return (
        Column(tr("Ca"), lambda one: one.line.number),
        Column(tr("Sổ"), lambda one: _or_open(one.line.expected), is_number=True),
        Column(tr("Đếm"), lambda one: _or_open(one.line.counted), is_number=True),
        Column(tr("Lệch"), lambda one: _gap(one.line.difference), is_number=True),
        Column(tr("Lý do"), lambda one: one.line.reason, stretches=True),
    )


def _day_columns() -> Sequence[Column[DayTakings]]:
    return (
        Column(tr("Ngày"), lambda one: formats.day(one.day), stretches=True),
        Column(tr("Tiền mặt"), lambda one: formats.money(one.cash), is_number=True),
        Column(tr("Mã QR"), lambda one: formats.money(one.qr), is_number=True),
        Column(tr("Chuyển khoản"), lambda one: formats.money(one.transfer), is_number=True),
    )


def _or_open(amount: Money | None) -> str:
    return tr("chưa chốt") if amount is None else formats.money(amount)


def _gap(difference: Money | None) -> str:
    """With a shape, so that a sign is never the colour's alone."""
    if difference is None:
        return ""
    mark = theme.DONE if not difference else theme.SOON
    return f"{mark} {formats.signed(difference)}"


def day_title(day: date, today: date) -> str:
    """The day in words; today is said to be."""
    told = formats.day(day)
    return tr("{day}  ·  hôm nay").format(day=told) if day == today else told
