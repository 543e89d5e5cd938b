"""A payment that is looked at: what it is made by, and what the bank has said of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.payment import Method, PaymentState
from ui import formats, theme
from ui.counter import Counter
from ui.language import tr
from ui.panes.bank_request import POLL_MS
from ui.widgets.labels import label, set_state
from ui.widgets.qr_view import QrView
from ui.words import said

if TYPE_CHECKING:
    from counter_app.ports import Raster
    from counter_app.queries.payment import PaymentLine

STATES = {
    PaymentState.WAITING: (theme.WAITING, said("chờ ngân hàng"), "waiting"),
    PaymentState.CLAIMED: (
        theme.WAITING,
        said("chờ ngân hàng, cán bộ đã thấy điện thoại"),
        "waiting",
    ),
    PaymentState.PAID: (theme.DONE, said("đã thu"), "done"),
    PaymentState.PAID_LATE: (theme.DONE, said("đã thu, tiền về sau"), "done"),
    PaymentState.UNDERPAID: (theme.SOON, said("còn thiếu"), "soon"),
    PaymentState.SURPLUS: (theme.SOON, said("nhận thừa, phải trả lại"), "soon"),
    PaymentState.CANCELLED: (theme.LATE, said("đã thôi"), "late"),
}


class WaitedPayment(QWidget):
    """Knows the payment in sight and its code; while that is open, the bank is asked for news.

    `drawn` tells that the code is here, `moved` that there is news.
    """

    drawn = Signal()
    moved = Signal()

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._line: PaymentLine | None = None
        self._code: Raster | None = None
        # The payment that the code is of, or is being drawn for.
        self._code_of = ""
        self._text = label("", "large", name="due_text")
        self._qr = QrView(self, least=180)
        self._state = label("", "title", name="due_state")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(self._text)
        column.addWidget(self._qr)
        column.addWidget(self._state)
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self._on_poll)

    @property
    def code(self) -> Raster | None:
        """What is scanned, once it is drawn."""
        return self._code

    @property
    def shows_code(self) -> bool:
        """Whether room is needed for a code."""
        return not self._qr.isHidden()

    def show_line(self, line: PaymentLine | None) -> None:
        """What is waited for, or what became of it; None: something else is in sight."""
        self._line = line
        is_open = line is not None and line.state.is_open
        is_transfer = line is not None and line.method is Method.TRANSFER
        is_asked = line is not None and line.state is not PaymentState.UNDERPAID
        self._text.setVisible(is_open and is_transfer)
        self._qr.setVisible(is_open and is_asked and not is_transfer)
        if line is None:
            self._state.clear()
            self._poll.stop()
            return
        self._text.setText(
            self.tr("Tài khoản {account}\nSố tiền {amount}\nNội dung {reference}").format(
                account=line.account,
                amount=formats.money(line.amount),
                reference=line.reference or "",
            )
        )
        if is_open and not is_transfer and line.payload and self._code_of != line.payment_id:
            self._code_of = line.payment_id
            self._counter.draw_qr(line.payload, self, partial(self._on_code, line.payment_id))
        self._show_state(line)
        if is_open and self.isVisible():
            self._poll.start()
        else:
            self._poll.stop()

    def forget(self) -> None:
        """Another payment, or none."""
        self._poll.stop()
        self._line = self._code = None
        self._code_of = ""
        self._qr.show_code(None)

    def hideEvent(self, event: QHideEvent) -> None:
        """Another screen came to the front: nobody polls for what nobody sees."""
        super().hideEvent(event)
        self._poll.stop()

    def _show_state(self, line: PaymentLine) -> None:
        mark, plain, state = STATES[line.state]
        words = tr(plain)
        if line.state is PaymentState.UNDERPAID:
            words = f"{words} {formats.money(line.rest)}"
        elif line.state is PaymentState.SURPLUS:
            words = f"{words} {formats.money(line.surplus)}"
        if line.state.is_open:
            waited = max(0, int((self._counter.now - line.requested_at).total_seconds()))
            words = f"{words}  ·  {formats.age(waited)}"
        elif line.settled_at is not None:
            words = f"{words} {line.settled_at:%H:%M}"
        self._state.setText(f"{mark} {words}")
        set_state(self._state, state)

    def _on_code(self, payment_id: str, code: Raster) -> None:
        if payment_id == self._code_of:
            self._code = code
            self._qr.show_code(code)
            self.drawn.emit()

    def _on_poll(self) -> None:
        if self._line is None:
            return
        from counter_app.queries.payment import OnePayment

        self._show_state(self._line)
        self._counter.ask(OnePayment(self._line.payment_id), self, self._on_news)

    def _on_news(self, line: PaymentLine | None) -> None:
        known = self._line
        if line is None or known is None or line.payment_id != known.payment_id:
            return
        if (line.state, line.paid) != (known.state, known.paid):
            self.moved.emit()
