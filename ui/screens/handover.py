"""Handing dossiers on: what each unit gets today, and the lists that nobody has signed yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from counter_app.commands.handover import ForwardDossiers
from counter_app.commands.outcome import Topic
from ui import formats, messages, theme
from ui.counter import Counter
from ui.language import tr
from ui.printing import Printed
from ui.widgets.labels import button, label, set_state
from ui.widgets.note import Note
from ui.widgets.page import column
from ui.widgets.table import Column, RowsModel, Table, show_again

if TYPE_CHECKING:
    from counter_app.queries.handover import Handovers, ToForward, UnsignedList


class HandoverScreen(QWidget):
    """One key hands all dossiers of the chosen unit over, and prints the list."""

    topics = frozenset({Topic.DOSSIERS})

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("handover")
        self._counter = counter
        self._waiting: RowsModel[ToForward] = RowsModel(
            [
                Column(self.tr("Đơn vị nhận"), lambda row: formats.cut(row.unit, 44)),
                Column(self.tr("Hồ sơ"), lambda row: formats.short_code(row.code)),
                Column(self.tr("Thủ tục"), lambda row: row.procedure),
                Column(self.tr("Người nộp"), lambda row: row.masked_name),
                Column(self.tr("Chuyển chậm nhất"), _by),
            ]
        )
        self._unsigned: RowsModel[UnsignedList] = RowsModel(
            [
                Column(self.tr("Phiếu bàn giao"), lambda row: row.number),
                Column(self.tr("Đơn vị"), lambda row: row.unit, stretches=True),
                Column(self.tr("Giao lúc"), lambda row: f"{row.given_at:%H:%M %d/%m/%Y}"),
                Column(self.tr("Số hồ sơ"), lambda row: str(row.dossiers), is_number=True),
            ]
        )
        self._table = Table("handover_waiting", self._waiting, 2, self)
        self._lists = Table("handover_unsigned", self._unsigned, 1, self)
        self._empty = label("", name="handover_empty")
        self._note = Note("handover_note")
        self._go = button(
            self.tr("Bàn giao mọi hồ sơ của đơn vị đang chọn và in phiếu (F9)"),
            "hand_on",
            primary=True,
            key="F9",
        )
        self._build()

    def shown(self) -> None:
        """Ask."""
        self.refresh(self.topics)
        self._table.setFocus()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Ask again where something of it changed."""
        if topics & self.topics:
            from counter_app.queries.handover import OpenHandovers

            self._counter.ask(OpenHandovers(), self, self._show)

    def why(self) -> str:
        """F1: the rule."""
        return self.tr(
            "Hồ sơ tiếp nhận trước 15 giờ được chuyển trong ngày; sau 15 giờ, đầu giờ ngày làm "
            "việc tiếp theo (NĐ 309/2026 Điều 9). Ngày hẹn trả vẫn tính từ lúc tiếp nhận."
        )

    def _build(self) -> None:
        layout = column(self, self.tr("Bàn giao hồ sơ"))
        layout.addWidget(self._empty)
        layout.addWidget(self._table, 3)
        layout.addWidget(self._go)
        layout.addWidget(self._note)
        layout.addWidget(label(self.tr("Phiếu chưa ký nhận"), "title"))
        layout.addWidget(self._lists, 2)
        self._go.clicked.connect(self._hand_on)

    def _show(self, found: Handovers) -> None:
        show_again(self._table, self._waiting, found.waiting, lambda one: one.dossier_id)
        self._unsigned.show(found.unsigned)
        late = sum(one.is_late for one in found.waiting)
        words = tr("%n hồ sơ chờ bàn giao", "", len(found.waiting))
        if late:
            words += self.tr("  ·  ■ {late} quá hạn chuyển").format(late=late)
        if not found.waiting:
            words = self.tr("✓ Mọi hồ sơ đã được bàn giao.")
        self._empty.setText(words)
        set_state(self._empty, "late" if late else "" if found.waiting else "done")
        self._go.setEnabled(bool(found.waiting))

    def _hand_on(self) -> None:
        row = self._table.currentIndex().row()
        if row < 0:
            return
        unit = self._waiting.row(row).unit
        ids = tuple(
            one.dossier_id
            for one in (self._waiting.row(at) for at in range(self._waiting.rowCount()))
            if one.unit == unit
        )
        self._counter.submit(ForwardDossiers(ids), self, self._handed_on, self._note.fail)

    def _handed_on(self, number: str) -> None:
        self._note.done(number)
        self._counter.printing.print(
            "handover-list", number, self, self._on_printed, self._note.fail
        )

    def _on_printed(self, printed: Printed) -> None:
        number = printed.paper.number
        if printed.error is None:
            self._note.done(self.tr("{number}: đã gửi máy in").format(number=number))
        else:
            self._note.marked(f"{number}: {messages.sentence(printed.error)}", "soon")


def _by(row: ToForward) -> str:
    mark = f"{theme.LATE} " if row.is_late else ""
    return f"{mark}{row.by:%H:%M %d/%m/%Y}"
