"""What waits for the city, what was refused, and for how long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.commands.outcome import Topic
from ui import formats, theme
from ui.counter import Counter
from ui.messages import phrase
from ui.widgets.labels import label, set_state
from ui.widgets.table import Column, RowsModel, Table

if TYPE_CHECKING:
    from counter_app.queries.outbox import CityCounts, OutboxLine

_KINDS = {
    "dossier.received": "Tiếp nhận hồ sơ",
    "supplement.requested": "Yêu cầu bổ sung",
    "payment.settled": "Đã thu tiền",
    "payment.went_back": "Hoàn trả, hủy biên lai",
    "intake.refused": "Từ chối tiếp nhận",
    "dossier.moved": "Tiến độ hồ sơ",
    "applicant.corrected": "Đính chính người nộp",
}
_STATES = {"waiting": "● chờ gửi", "refused": "■ bị từ chối"}


class OutboxScreen(QWidget):
    """Refused facts stand first: a person has to look at them."""

    topics = frozenset({Topic.OUTBOX, Topic.DOSSIERS})

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outbox")
        self._counter = counter
        self._counts = label("", "title", name="outbox_counts")
        self._empty = label("", name="outbox_empty")
        set_state(self._empty, "done")
        self._model: RowsModel[OutboxLine] = RowsModel(
            [
                Column(self.tr("Tình trạng"), lambda row: _STATES.get(row.state, row.state)),
                Column(self.tr("Hồ sơ"), lambda row: row.code),
                Column(self.tr("Việc"), lambda row: _KINDS.get(row.kind, row.kind)),
                Column(self.tr("Lập lúc"), lambda row: f"{row.made_at:%H:%M %d/%m/%Y}"),
                Column(self.tr("Lý do"), lambda row: phrase(row.reason) if row.reason else ""),
            ]
        )
        self._table = Table("outbox_table", self._model, 4, self)
        layout = QVBoxLayout(self)
        margin = 2 * theme.GRID
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.addWidget(label(self.tr("Gửi lên thành phố"), "large"))
        layout.addWidget(self._counts)
        layout.addWidget(self._empty)
        layout.addWidget(self._table, 100)
        # With nothing to list, the words stay at the top.
        layout.addStretch(1)

    def shown(self) -> None:
        """Ask."""
        self.refresh(self.topics)
        self._table.setFocus()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Ask again where something of it changed."""
        if topics & self.topics:
            from counter_app.queries.outbox import CountsForCity, OutboxLines

            self._counter.ask(CountsForCity(), self, self._show_counts)
            self._counter.ask(OutboxLines(), self, self._show)

    def _show_counts(self, counts: CityCounts) -> None:
        words = (
            f"Đã lập {counts.issued}  =  đã nhận {counts.acknowledged}"
            f"  +  chờ {counts.waiting}  +  "
            f"bị từ chối {counts.refused}"
        )
        if counts.waiting:
            words += f"   (cũ nhất {formats.age(counts.oldest_s)})"
        self._counts.setText(words)

    def _show(self, rows: tuple[OutboxLine, ...]) -> None:
        self._model.show(rows)
        self._table.setVisible(bool(rows))
        self._empty.setText(
            "" if rows else self.tr("✓ Không còn gì chờ: thành phố giữ mọi hồ sơ đã lập.")
        )
        if rows:
            self._table.selectRow(0)
