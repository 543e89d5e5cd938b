"""Find a dossier and list the newest; names are masked, since others can see the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from counter_app.commands.outcome import Topic
from counter_app.domain.dossier import Status
from counter_app.domain.payment import PaymentState
from ui import theme
from ui.counter import Counter
from ui.widgets.labels import label
from ui.widgets.table import Column, RowsModel, Table

if TYPE_CHECKING:
    from counter_app.queries.dossier import DossierLine

PAUSE_MS = 150
CITY = {
    "waiting": "● chờ gửi",
    "acknowledged": "✓ đã nhận",
    "refused": "■ bị từ chối",
}
PAYMENT = {
    PaymentState.WAITING: "● chờ ngân hàng",
    PaymentState.CLAIMED: "● chờ ngân hàng",
    PaymentState.UNDERPAID: "▲ còn thiếu",
    PaymentState.PAID: "✓ đã thu",
    PaymentState.PAID_LATE: "✓ đã thu",
    PaymentState.SURPLUS: "▲ thu thừa",
}


def status_words(status: Status) -> str:
    """A status as the national portal names it."""
    portal = status.portal
    return portal.name if portal is not None else "Bản nháp"


class DossiersScreen(QWidget):
    """Type to search; Enter opens the chosen dossier."""

    opened = Signal(str)
    topics = frozenset({Topic.DOSSIERS, Topic.PAYMENTS, Topic.OUTBOX})

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dossiers")
        self._counter = counter
        self._search = QLineEdit(self)
        self._search.setObjectName("dossier_search")
        self._search.setMaxLength(200)
        self._search.setPlaceholderText(self.tr("Mã hồ sơ, số định danh, điện thoại hoặc họ tên"))
        self._model: RowsModel[DossierLine] = RowsModel(
            [
                Column(self.tr("Mã hồ sơ"), lambda row: row.code),
                Column(self.tr("Thủ tục"), lambda row: row.procedure_short),
                Column(self.tr("Người nộp"), lambda row: row.masked_name),
                Column(
                    self.tr("Hẹn trả"),
                    lambda row: f"{row.due_at:%H:%M %d/%m}" if row.due_at else "–",
                ),
                Column(self.tr("Tình trạng"), lambda row: status_words(row.status)),
                Column(
                    self.tr("Phí"),
                    lambda row: PAYMENT.get(row.payment_state, "–") if row.payment_state else "–",
                ),
                Column(self.tr("Thành phố"), lambda row: CITY[row.city]),
            ]
        )
        self._table = Table("dossier_table", self._model, 1, self)
        self._empty = label(self.tr("Chưa có hồ sơ nào khớp."), "quiet", name="dossiers_empty")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(lambda: self.refresh(self.topics))
        layout = QVBoxLayout(self)
        margin = 2 * theme.GRID
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.addWidget(label(self.tr("Hồ sơ"), "large"))
        layout.addWidget(self._search)
        layout.addWidget(self._empty)
        layout.addWidget(self._table, 100)
        layout.addStretch(1)
        self._search.textEdited.connect(self._timer.start)
        self._search.returnPressed.connect(self._open)
        self._table.activated.connect(self._on_activated)

    def shown(self) -> None:
        """Ask, and be ready to search."""
        self.refresh(self.topics)
        self._search.setFocus()
        self._search.selectAll()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Ask again where something of it changed."""
        if topics & self.topics:
            from counter_app.queries.dossier import Dossiers

            self._counter.ask(Dossiers(self._search.text()), self, self._show)

    def _show(self, rows: tuple[DossierLine, ...]) -> None:
        self._model.show(rows)
        self._empty.setVisible(not rows)
        if rows:
            self._table.selectRow(0)

    def _open(self) -> None:
        if self._model.rowCount():
            self._on_activated(self._table.currentIndex())

    def _on_activated(self, index: QModelIndex) -> None:
        row = max(0, index.row())
        self.opened.emit(self._model.row(row).code)
