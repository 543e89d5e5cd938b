"""Find a dossier and list the newest; names are masked, since others can see the screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from counter_app.commands.outcome import Topic
from counter_app.domain.dossier import OPEN, Status
from counter_app.domain.errors import CounterError
from counter_app.domain.payment import PaymentState
from ui import formats, theme
from ui.counter import Counter
from ui.language import tr
from ui.widgets.choice import Choice
from ui.widgets.fields import text_field, wipe
from ui.widgets.note import Note
from ui.widgets.page import column
from ui.widgets.pages import PAGE_ROWS, PagedList
from ui.widgets.table import Column, RowsModel, Table
from ui.words import said

if TYPE_CHECKING:
    from datetime import datetime

    from counter_app.queries.catalogue import ProcedureLine
    from counter_app.queries.dossier import DossierLine

PROCEDURES_MAX = 1_000
CITY = {
    "waiting": said("● chờ gửi"),
    "acknowledged": said("✓ đã nhận"),
    "refused": said("■ bị từ chối"),
    "set_aside": said("▲ để riêng"),
}
PAYMENT = {
    PaymentState.WAITING: said("● chờ ngân hàng"),
    PaymentState.CLAIMED: said("● chờ ngân hàng"),
    PaymentState.UNDERPAID: said("▲ còn thiếu"),
    PaymentState.PAID: said("✓ đã thu"),
    PaymentState.PAID_LATE: said("✓ đã thu"),
    PaymentState.SURPLUS: said("▲ thu thừa"),
}
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def status_words(status: Status) -> str:
    """A status as the national portal names it."""
    portal = status.portal
    return tr("Bản nháp") if portal is None else tr(portal.name)


STATES: tuple[tuple[str, frozenset[Status]], ...] = (
    (said("Mọi tình trạng"), frozenset()),
    (said("Chưa giải quyết xong"), frozenset(OPEN)),
    *((one.portal.name, frozenset({one})) for one in Status if one.portal is not None),
)


class DossiersScreen(QWidget):
    """Type to search; the arrows choose, Enter opens. Narrowed by procedure and by state."""

    opened = Signal(str)
    keys_changed = Signal(str)
    topics = frozenset({Topic.DOSSIERS, Topic.PAYMENTS, Topic.OUTBOX})

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dossiers")
        self._counter = counter
        self._opens_when_found = False
        self._search = text_field(
            "dossier_search", self.tr("Họ tên, mã, số định danh, điện thoại"), self, most=200
        )
        self._procedure = Choice("dossier_procedure", self.tr("Mọi thủ tục (Alt+T)"), self)
        self._state = QComboBox(self)
        self._state.setObjectName("dossier_state")
        self._state.setAccessibleName(self.tr("Tình trạng (Alt+N)"))
        for words, _ in STATES:
            self._state.addItem(tr(words))
        self._model = RowsModel(columns(counter))
        self._table = Table("dossier_table", self._model, 1, self)
        # Empty or not, its line keeps its place: the table must not jump under the eyes.
        self._note = Note("dossiers_note", role="quiet")
        self._list = PagedList(counter, self._table, self._model, lambda row: row.place)
        self._build()

    def shown(self) -> None:
        """Ask, and be ready to search; who comes back finds the list where it was left."""
        from counter_app.queries.catalogue import Procedures

        self._counter.ask(Procedures("", PROCEDURES_MAX), self, self._show_procedures)
        if self._model.rowCount():
            self._list.renew()
        else:
            self._look()
        # A search of its own: what was typed for those before is kept for Ctrl+Z no longer.
        self._search.setText(self._search.text())
        self._search.setFocus()
        self._search.selectAll()
        self.keys_changed.emit(
            self.tr("↑↓ chọn · Enter mở · Alt+T thủ tục · Alt+N tình trạng · Esc bỏ bớt · F12 khóa")
        )

    def look_for(self, words: str) -> None:
        """The list for words that were typed elsewhere: narrowed by nothing else."""
        self._search.setText(words)
        self._state.setCurrentIndex(0)
        self._procedure.choose("")
        self._look()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Ask again where something of it changed."""
        if topics & self.topics:
            self._list.renew()

    def why(self) -> str:
        """F1: what can be typed."""
        return self.tr(
            "Gõ vài chữ của họ tên (không cần dấu), mã hồ sơ, số định danh, số điện thoại, "
            "hoặc từ ba số cuối trở lên. Quét mã trên giấy hẹn mở thẳng hồ sơ."
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the table while the words are typed."""
        if (
            watched is self._search
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in _MOVES
        ):
            return self._table.event(event)
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        row.addWidget(self._search, 4)
        row.addWidget(self._procedure, 3)
        row.addWidget(self._state, 2)
        layout = column(self, self.tr("Hồ sơ"))
        layout.addLayout(row)
        layout.addWidget(self._note)
        layout.addWidget(self._table, 100)
        layout.addStretch(1)
        self._search.installEventFilter(self)
        self._search.textEdited.connect(self._look)
        self._search.returnPressed.connect(self._open)
        self._procedure.chosen.connect(self._look)
        self._procedure.offered.connect(self._on_offered)
        self._state.currentIndexChanged.connect(self._look)
        self._table.activated.connect(self._on_activated)
        self._list.shown.connect(self._on_shown)
        self._list.slowed.connect(partial(self._note.say, self.tr("● Đang tìm…"), "waiting"))
        self._list.refused.connect(self._on_refused)
        for keys, act in (
            ("Alt+T", self._procedure.setFocus),
            ("Alt+N", self._state.setFocus),
            ("Esc", self._back),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _look(self) -> None:
        from counter_app.queries.dossier import Dossiers

        self._opens_when_found = False
        words, procedure = self._search.text(), self._procedure.value
        statuses = STATES[self._state.currentIndex()][1]
        self._list.look(
            lambda before: Dossiers(words, PAGE_ROWS, before, procedure, statuses),
        )

    def _back(self) -> None:
        """Esc: to the words, then without words, then without filters."""
        if not self._search.hasFocus():
            self._search.setFocus()
        elif self._search.text():
            wipe(self._search)
            self._look()
        else:
            self._state.setCurrentIndex(0)
            self._procedure.choose("")

    def _show_procedures(self, lines: tuple[ProcedureLine, ...]) -> None:
        self._procedure.show_entries(
            [(line.code, f"{line.short_name} · {line.code}") for line in lines]
        )

    def _on_offered(self, words: str, at: int, count: int) -> None:
        if words:
            more = tr("  (↑↓ {at} trên %n)", "", count).format(at=at)
            self._note.say(
                self.tr("Enter lấy: {words}").format(words=words) + (more if count > 1 else "")
            )
        elif self._procedure.isModified():
            self._note.say(self.tr("Không có thủ tục nào khớp."))
        else:
            self._note.clear()

    def _on_shown(self) -> None:
        count = self._model.rowCount()
        is_narrowed = bool(
            self._search.text().strip() or self._procedure.value or self._state.currentIndex()
        )
        self._table.setVisible(bool(count))
        if count:
            self._note.clear()
        elif is_narrowed:
            self._note.say(
                self.tr("Không có hồ sơ nào khớp. Gõ ít chữ hơn, hoặc Esc để bỏ bớt điều kiện.")
            )
        else:
            self._note.say(self.tr("Chưa có hồ sơ nào."))
        # What was typed ahead of the answer opens a dossier only where it names that one alone.
        if self._opens_when_found and count == 1:
            self._open()
        self._opens_when_found = False

    def _on_refused(self, error: CounterError) -> None:
        self._opens_when_found = False
        self._note.fail(error)

    def _open(self) -> None:
        if self._list.is_looking:
            self._opens_when_found = True
        elif self._table.currentIndex().isValid():
            self._on_activated(self._table.currentIndex())

    def _on_activated(self, index: QModelIndex) -> None:
        self.opened.emit(self._model.row(index.row()).code)


def columns(counter: Counter) -> list[Column[DossierLine]]:
    """What is shown of a dossier in a list."""
    return [
        # The agency stands before every code; what tells dossiers apart is the day and serial.
        Column(tr("Mã hồ sơ"), lambda row: formats.short_code(row.code)),
        Column(tr("Thủ tục"), lambda row: row.procedure_short),
        Column(tr("Người nộp"), lambda row: row.masked_name, widest=150),
        Column(tr("Hẹn trả"), lambda row: _promise(row.due_at, counter.now.year)),
        Column(tr("Tình trạng"), lambda row: status_words(row.status), widest=170),
        Column(
            tr("Phí"),
            lambda row: tr(PAYMENT.get(row.payment_state, "–")) if row.payment_state else "–",
            gives_way=1,
        ),
        Column(tr("Thành phố"), lambda row: tr(CITY[row.city]), gives_way=2),
    ]


def _promise(due_at: datetime | None, year: int) -> str:
    """The hour where it is this year's, else the year."""
    if due_at is None:
        return "–"
    return f"{due_at:%H:%M %d/%m}" if due_at.year == year else f"{due_at:%d/%m/%Y}"
