"""The counter's own 766 estimate: each share, its target of the year, the dossiers behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.commands.disclosure import SetTarget
from counter_app.commands.outcome import Topic
from counter_app.domain.errors import InputError
from counter_app.domain.kpi import NOT_HERE
from counter_app.domain.user import Role
from ui import formats, theme
from ui.counter import Counter
from ui.forms.day import typed_day
from ui.forms.target import share_words, typed_share
from ui.language import tr
from ui.widgets import focus
from ui.widgets.fields import text_field, wipe
from ui.widgets.labels import button, card, label
from ui.widgets.note import Note
from ui.widgets.page import column
from ui.widgets.table import Column, RowsModel, Table, show_again
from ui.words import said

if TYPE_CHECKING:
    from counter_app.domain.kpi import Indicator
    from counter_app.domain.target import Progress
    from counter_app.queries.disclosure import TargetLine
    from counter_app.queries.kpi import BehindLine


class KpiScreen(QWidget):
    """Above the shares, below the dossiers behind the chosen one; Enter goes down, then opens."""

    opened = Signal(str)
    topics = frozenset({Topic.DOSSIERS, Topic.DISCLOSURE, Topic.FEEDBACK})

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kpi")
        self._counter = counter
        self._targets: dict[str, TargetLine] = {}
        today = counter.now.date()
        self._span = (today, today)
        self._first = text_field("kpi_first", self.tr("Từ ngày"), self, text=f"{today:01/%m/%Y}")
        self._last = text_field("kpi_last", self.tr("Đến ngày"), self, text=f"{today:%d/%m/%Y}")
        self._model: RowsModel[Indicator] = RowsModel(
            [
                Column(self.tr("Chỉ số"), lambda row: tr(row.measure.name), widest=300),
                Column(self.tr("Đếm được"), _counted, is_number=True),
                Column(self.tr("Tỷ lệ"), lambda row: row.share or "–", is_number=True),
                Column(self.tr("Mục tiêu năm, còn phải làm"), self._target, stretches=True),
            ]
        )
        self._table = Table("kpi_table", self._model, 3, self)
        self._behind: RowsModel[BehindLine] = RowsModel(
            [
                Column(self.tr("Được tính"), lambda row: tr(_MARKS[row.is_counted])),
                Column(self.tr("Hồ sơ"), lambda row: formats.short_code(row.code)),
                Column(self.tr("Người nộp"), lambda row: row.masked_name),
                Column(self.tr("Thủ tục"), lambda row: row.procedure, stretches=True),
            ]
        )
        self._dossiers = Table("kpi_dossiers", self._behind, 3, self)
        self._title = label("", "title", name="kpi_behind")
        self._share = text_field("target_share", self.tr("Mục tiêu, %"), self)
        self._source = text_field("target_source", self.tr("Văn bản giao mục tiêu"), self)
        self._note = Note(
            "kpi_note", {"from": self._first, "to": self._last, "source": self._source}
        )
        self._set = button(self.tr("Đặt mục tiêu năm (F6)"), "set_target", key="F6")
        self._target_row, inside = card(self)
        self._build(inside)

    def shown(self) -> None:
        """Ask."""
        self._target_row.setVisible(self._counter.actor.role is Role.HEAD)
        self._ask()
        self._table.setFocus()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Ask again where something of it changed."""
        if topics & self.topics:
            self._ask()

    def why(self) -> str:
        """F1: what it is and is not."""
        return self.tr(
            "Ước tính của quầy theo các nhóm của Quyết định 766/QĐ-TTg, chỉ từ dữ liệu của quầy; "
            "không phải điểm chính thức. Mục tiêu do lãnh đạo đặt theo văn bản giao; số phải làm "
            "mỗi tuần tính theo nhịp từ đầu năm. Enter xem hồ sơ phía sau con số."
        )

    def _build(self, inside: QVBoxLayout) -> None:
        layout = column(self, self.tr("Ước tính bộ chỉ số 766"))
        row = QHBoxLayout()
        for words, edit in ((self.tr("Từ ngày"), self._first), (self.tr("đến"), self._last)):
            row.addWidget(label(words, wrap=False))
            theme.hold(edit, max_width=130)
            edit.returnPressed.connect(self._ask)
            row.addWidget(edit)
        row.addWidget(self._note, 1)
        layout.addLayout(row)
        layout.addWidget(self._table, 3)
        layout.addWidget(self._title)
        layout.addWidget(self._dossiers, 2)
        line = QHBoxLayout()
        theme.hold(self._share, max_width=140)
        for one in (self._share, self._source):
            one.returnPressed.connect(self._on_set)
            line.addWidget(one)
        line.addWidget(self._set)
        inside.addLayout(line)
        layout.addWidget(self._target_row)
        self._set.clicked.connect(self._on_set)
        self._table.activated.connect(lambda _index: self._dossiers.setFocus())
        self._table.selectionModel().currentRowChanged.connect(self._on_chosen)
        self._dossiers.activated.connect(
            lambda index: self.opened.emit(self._behind.row(index.row()).code)
        )

    def _ask(self) -> None:
        from counter_app.queries.disclosure import Targets
        from counter_app.queries.kpi import Kpi

        try:
            first, last = typed_day(self._first.text(), "from"), typed_day(self._last.text(), "to")
        except InputError as error:
            self._note.fail(error)
            return
        self._span = (first, last)
        self._note.say(self.tr("● Đang đếm…"), "waiting")
        is_online = self._counter.wiring.qr_is_online
        self._counter.ask(Targets(is_online), self, self._keep_targets, self._note.fail)
        self._counter.ask(Kpi(*self._span, is_online), self, self._show, self._note.fail)

    def _keep_targets(self, targets: tuple[TargetLine, ...]) -> None:
        self._targets = {one.indicator: one for one in targets}

    def _show(self, found: tuple[Indicator, ...]) -> None:
        show_again(self._table, self._model, found, lambda one: one.key)
        self._note.clear()

    def _target(self, row: Indicator) -> str:
        if not row.computable:
            return f"– {tr(NOT_HERE)}: {tr(row.measure.why_not)}"
        line = self._targets.get(row.key)
        return _progress(line.progress) if line else ""

    def _on_chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        from counter_app.queries.kpi import KpiDossiers

        if not now.isValid():
            return
        chosen = self._model.row(now.row())
        is_online = self._counter.wiring.qr_is_online

        def show(lines: tuple[BehindLine, ...]) -> None:
            self._behind.show(lines)
            self._dossiers.setVisible(bool(lines))
            count = (
                tr("đếm từ %n hồ sơ", "", len(lines)) if lines else self.tr("không có hồ sơ nào")
            )
            self._title.setText(
                f"{tr(chosen.measure.name)}: {count} – {tr(chosen.measure.counted)}"
            )

        # What is behind the figures that are shown, whatever is being typed above meanwhile.
        behind = KpiDossiers(chosen.key, *self._span, is_online)
        self._counter.ask(behind, self, show, self._note.fail)

    def _on_set(self) -> None:
        row = self._table.currentIndex().row()
        if row < 0:
            return
        try:
            share = typed_share(self._share.text())
        except InputError as error:
            self._note.fail(error)
            self._share.setFocus()
            return
        key, year = self._model.row(row).key, self._counter.now.year

        def kept(_version: int) -> None:
            wipe(self._share)
            wipe(self._source)
            focus.offer(self._table)

        command = SetTarget(year, key, share, self._source.text())
        self._counter.submit(command, self, kept, self._note.fail)


_MARKS = {True: said("✓ có"), False: said("▲ không")}


def _counted(row: Indicator) -> str:
    return f"{row.numerator} / {row.denominator}" if row.computable else "–"


def _progress(one: Progress) -> str:
    """Shape and word first: reached, out of reach, or what each week has to bring."""
    target = share_words(one.target)
    if one.share is None:
        return f"{theme.WAITING} " + tr("{target}: chưa có gì để đếm").format(target=target)
    if not one.is_possible:
        return f"{theme.LATE} " + tr("{target}: không đạt được theo nhịp hiện nay").format(
            target=target
        )
    if one.is_reached:
        return f"{theme.DONE} " + tr("{target}: đang đạt, giữ {n}/tuần").format(
            target=target, n=one.needed_per_week
        )
    return f"{theme.SOON} " + tr("{target}: cần {n} trong {per_week}/tuần").format(
        target=target, n=one.needed_per_week, per_week=one.per_week
    )
