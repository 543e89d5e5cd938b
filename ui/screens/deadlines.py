"""The board of promises: late, due today, about to be late – with the unit that has the dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.commands.outcome import Topic
from ui import theme
from ui.counter import Counter
from ui.widgets.labels import label, set_state
from ui.widgets.table import Column, RowsModel, Table

if TYPE_CHECKING:
    from counter_app.queries.deadline import DeadlineLine

_STAKES = {
    "late": f"{theme.LATE} quá hạn",
    "due_today": f"{theme.SOON} hẹn hôm nay",
    "soon": f"{theme.WAITING} sắp đến hạn",
}
_APOLOGIES = {"drafted": "chờ ký", "issued": "đã gửi", "set_aside": "không cần"}


class DeadlinesScreen(QWidget):
    """Enter opens the dossier, where the next step or the apology is made."""

    opened = Signal(str)
    topics = frozenset({Topic.DOSSIERS})

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("deadlines")
        self._counter = counter
        self._counts = label("", "title", name="deadline_counts")
        self._model: RowsModel[DeadlineLine] = RowsModel(
            [
                Column(self.tr("Tình trạng"), lambda row: _STAKES[row.stake]),
                Column(self.tr("Hẹn trả"), lambda row: f"{row.due_at:%H:%M %d/%m}"),
                Column(self.tr("Hồ sơ"), lambda row: row.code),
                Column(self.tr("Người nộp"), lambda row: row.masked_name),
                Column(self.tr("Đang ở đơn vị – bước"), _holder, stretches=True),
                Column(self.tr("Hạn của bước"), _step_due),
                Column(self.tr("Xin lỗi"), lambda row: _APOLOGIES.get(row.apology or "", "")),
            ]
        )
        self._table = Table("deadline_table", self._model, 4, self)
        layout = QVBoxLayout(self)
        margin = 2 * theme.GRID
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.addWidget(label(self.tr("Hạn trả kết quả"), "large"))
        layout.addWidget(self._counts)
        layout.addWidget(self._table, 100)
        layout.addStretch(1)
        self._table.activated.connect(
            lambda index: self.opened.emit(self._model.row(index.row()).code)
        )

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._model.row(index.row()).code)

    def shown(self) -> None:
        """Ask."""
        self.refresh(self.topics)
        self._table.setFocus()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Ask again where something of it changed."""
        if topics & self.topics:
            from counter_app.queries.deadline import Board

            self._counter.ask(Board(), self, self._show)

    def why(self) -> str:
        """F1: what counts."""
        return self.tr(
            "Hồ sơ tạm dừng chờ công dân không tính. Cơ quan phối hợp chậm là chậm của bước đó, "
            "không phải của quầy. Xin lỗi phải gửi trước ngày hẹn ít nhất một ngày, tối đa một lần."
        )

    def _show(self, rows: tuple[DeadlineLine, ...]) -> None:
        self._model.show(rows)
        self._table.setVisible(bool(rows))
        if not rows:
            self._counts.setText(self.tr("✓ Không có hồ sơ nào quá hạn hay sắp đến hạn."))
            set_state(self._counts, "done")
            return
        counted = {stake: sum(row.stake == stake for row in rows) for stake in _STAKES}
        self._counts.setText(
            "   ".join(f"{_STAKES[stake]}: {number}" for stake, number in counted.items())
        )
        set_state(self._counts, "late" if counted["late"] else "")
        self._table.selectRow(0)


def _holder(row: DeadlineLine) -> str:
    mark = " (phối hợp)" if row.is_coordinating else ""
    return f"{row.holder or 'Tại quầy'}{mark} – {row.step}"


def _step_due(row: DeadlineLine) -> str:
    if row.step_due_at is None:
        return "–"
    mark = f"{theme.LATE} " if row.is_step_late else ""
    return f"{mark}{row.step_due_at:%H:%M %d/%m}"
