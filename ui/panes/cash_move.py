"""Cash between fees: change brought, notes to the safe or to the Treasury, each with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.commands.drawer import MoveCash
from counter_app.domain.errors import CounterError
from counter_app.domain.ledger import CashMove
from counter_app.domain.money import Money
from ui import formats
from ui.counter import Counter
from ui.language import tr
from ui.widgets import focus
from ui.widgets.fields import pick_field, text_field, wipe
from ui.widgets.items import Items
from ui.widgets.labels import button, card, label
from ui.widgets.note import Note
from ui.words import said

if TYPE_CHECKING:
    from counter_app.queries.shift import CashMoveLine

_WAYS = {
    CashMove.IN: said("Thêm tiền vào ngăn"),
    CashMove.OUT: said("Chuyển về két"),
    CashMove.TREASURY: said("Nộp Kho bạc"),
}


class CashMovePane(QWidget):
    """Way, sum and reason, Enter from one to the next; below it what was moved in this shift."""

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._move_id = counter.wiring.new_id()
        self._way = pick_field("cash_way", self.tr("Tiền vào hay ra"), self, _WAYS)
        self._amount = text_field("cash_amount", self.tr("Số tiền"), self)
        self._reason = text_field("cash_reason", self.tr("Lý do"), self)
        self._submit = button(self.tr("Ghi sổ"), "cash_submit")
        self._note = Note("cash_note", {"amount": self._amount, "reason": self._reason})
        self._list = Items(self, "cash_moves", self.tr("Tiền đã thêm, đã rút trong ca"))
        frame, inside = card(self)
        top = Qt.AlignmentFlag.AlignTop
        title = label(self.tr("Thêm, rút tiền (F7)"), "title")
        inside.addWidget(title, 0, top)
        for one in (self._way, self._amount, self._reason, self._submit, self._note):
            inside.addWidget(one)
        inside.addWidget(self._list, 1)
        inside.addStretch(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        self._amount.returnPressed.connect(self._reason.setFocus)
        self._reason.returnPressed.connect(self._on_submit)
        self._submit.clicked.connect(self._on_submit)

    def refresh(self, shift_id: str) -> None:
        """Ask what was moved in this shift."""
        from counter_app.queries.shift import CashMoves

        self._counter.ask(CashMoves(shift_id), self, self._show)

    def take_focus(self) -> None:
        """Begin with the way, where there is a shift whose cash may move."""
        focus.offer(self._way)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on the way goes to the sum."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._way.hasFocus():
            self._amount.setFocus()
            return
        super().keyPressEvent(event)

    def _show(self, moves: tuple[CashMoveLine, ...]) -> None:
        self._list.fill(map(_words, moves))
        self._list.setVisible(bool(moves))

    def _on_submit(self) -> None:
        try:
            amount = Money.parse(self._amount.text())
        except CounterError as error:
            self._note.fail(error)
            self._amount.setFocus()
            return
        way: CashMove = self._way.currentData()
        command = MoveCash(self._move_id, way, amount, self._reason.text())
        self._counter.submit(command, self, self._done, self._note.fail)

    def _done(self, number: str) -> None:
        self._move_id = self._counter.wiring.new_id()
        wipe(self._amount)
        wipe(self._reason)
        self._note.done(number)
        focus.offer(self._way)


def _words(one: CashMoveLine) -> str:
    sign = "+" if one.way is CashMove.IN else "−"
    amount = formats.money(one.amount)
    return f"{one.at:%H:%M}  {tr(_WAYS[one.way])}  {sign}{amount}\n{one.number} · {one.reason}"
