"""What the citizen pays the bank by, and what the bank has said of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from counter_app.domain.payment import Method, PaymentState
from ui import formats
from ui.panes.pane import small
from ui.panes.way import Way
from ui.widgets.labels import label, set_state
from ui.widgets.page import into_sight
from ui.widgets.qr_view import QrView

if TYPE_CHECKING:
    from counter_app.commands.payment import PaymentRequest
    from counter_app.domain.payment import CashTender
    from counter_app.ports import Raster
    from counter_app.queries.payment import PaymentLine


class BankWay(Way):
    """Shows a request: its code or its account and text, the notes beside it, and its state."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # It has the keys while nothing in it is to be typed: a draft comes back to it.
        self.setObjectName("bank_way")
        self._qr = QrView(self, least=150)
        self._text = label("", "large", name="transfer_text")
        self._part = label("", name="cash_part")
        self._state = label("", "title", name="qr_state")
        self.column.addWidget(self._qr, 1)
        self.column.addWidget(self._part)
        self.column.addWidget(self._text)
        self.column.addWidget(self._state)
        self._next = small("", self)
        self._next.setObjectName("qr_next")
        self.column.addWidget(self._next)
        # Takes the room that a code leaves.
        self.column.addStretch(0)

    def show_request(
        self, request: PaymentRequest, method: Method, cash: CashTender | None
    ) -> None:
        """What is asked for; `cash` are the notes that bear the rest of the fee."""
        self._part.setVisible(cash is not None)
        if cash is not None and cash.share is not None:
            self._part.setText(
                self.tr("Tiền mặt {cash} (trả lại {change}) + khoản này {rest}").format(
                    cash=formats.money(cash.share.amount),
                    change=formats.money(cash.change(cash.share.amount)),
                    rest=formats.money(request.amount),
                )
            )
        self._next.setText(
            self.tr("Có thể F9 in phiếu trong khi chờ ngân hàng. Shift+F8: đổi sang tiền mặt.")
        )
        is_transfer = method is Method.TRANSFER
        self._qr.setVisible(not is_transfer)
        self._text.setVisible(is_transfer)
        self._text.setText(
            self.tr("Tài khoản {account}\nSố tiền {amount}\nNội dung {reference}").format(
                account=request.account,
                amount=formats.money(request.amount),
                reference=request.reference,
            )
        )

    def show_code(self, code: Raster) -> None:
        """The bank is waited for from now on."""
        self._qr.show_code(code)
        self._state.setText(self.tr("● Đang chờ ngân hàng"))
        set_state(self._state, "waiting")
        # Once both have their places.
        QTimer.singleShot(0, self, self._into_sight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size of type, or of the window, moves them."""
        super().resizeEvent(event)
        if self._qr.dots:
            QTimer.singleShot(0, self, self._into_sight)

    def _into_sight(self) -> None:
        """The code first, where there is no room for all."""
        into_sight(self._next, self._state, self._qr)

    def show_line(self, line: PaymentLine, now: datetime) -> None:
        """What the bank has said until now."""
        if line.state is PaymentState.UNDERPAID:
            rest = formats.money(line.rest)
            self._state.setText(self.tr("▲ Còn thiếu {rest}").format(rest=rest))
            set_state(self._state, "soon")
        elif line.state.is_open:
            waited = max(0, int((now - line.requested_at).total_seconds()))
            words = self.tr("● Đang chờ ngân hàng  ·  {age}").format(age=formats.age(waited))
            self._state.setText(words)
        elif line.state.is_settled:
            at = f"{line.settled_at:%H:%M}" if line.settled_at else ""
            self._state.setText(self.tr("✓ Ngân hàng đã báo có {at}").format(at=at))
            set_state(self._state, "done")
            self._show_next_step(self.tr("F9: tiếp nhận và in"))
        elif line.state is PaymentState.CANCELLED:
            self._state.setText(self.tr("■ Yêu cầu này đã thôi"))
            set_state(self._state, "late")
            self._show_next_step(self.tr("F8: xin mã mới"))

    def _show_next_step(self, words: str) -> None:
        """A code or an account that is still there would ask for money that nobody owes by it."""
        self._qr.hide()
        self._text.hide()
        self._next.setText(words)

    def clear(self) -> None:
        """Nothing is asked for."""
        self._qr.show_code(None)
        self._state.clear()
