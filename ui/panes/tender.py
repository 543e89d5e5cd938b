"""How a fee is paid: by payment QR, proved by the bank alone, or by notes over the counter."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from counter_app.commands.payment import CancelPayment, PaymentRequest, RequestPayment
from counter_app.domain.channel import Channel
from counter_app.domain.errors import CounterError, InputError
from counter_app.domain.money import ZERO, Money
from counter_app.domain.payment import CashTender, Method, NoTender, PaymentState, QrTender, Tender
from counter_app.ports import Raster
from ui import formats, messages, theme
from ui.citizen import Pay, pay_page
from ui.counter import Counter
from ui.forms.intake import IntakeForm
from ui.panes.pane import small
from ui.widgets.labels import button, label, set_state
from ui.widgets.qr_view import QrView

if TYPE_CHECKING:
    from counter_app.domain.fee import FeeBill
    from counter_app.queries.payment import PaymentLine

POLL_MS = 1_000
# One key for each note that citizens hand over most.
NOTES = {"Q": 500_000, "W": 200_000, "E": 100_000, "R": 50_000, "T": 20_000, "Y": 10_000}
CHOICE, CASH, QR = range(3)


class TenderBox(QStackedWidget):
    """One way to pay at a time. `refused` brings a sentence, `new_intent` wants another request."""

    for_citizen = Signal(object, object)
    changed = Signal()
    finished = Signal()
    refused = Signal(str)
    new_intent = Signal()

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._form: IntakeForm | None = None
        self._bill: FeeBill | None = None
        self._words = ""
        self._request: PaymentRequest | None = None
        self._method = Method.QR
        self._code: Raster | None = None
        self._line: PaymentLine | None = None
        self._tendered = QLineEdit(self)
        self._tendered.setObjectName("tendered")
        self._tendered.setAccessibleName(self.tr("Khách đưa"))
        self._change = label("", "large", name="change", wrap=False)
        self._qr = QrView(self, least=150)
        self._text = label("", "large", name="transfer_text")
        self._qr_state = label("", "title", name="qr_state")
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self.refresh)
        self.addWidget(self._choice_page())
        self.addWidget(self._cash_page())
        self.addWidget(self._qr_page())
        self._tendered.installEventFilter(self)
        self._tendered.textEdited.connect(self._on_tendered)
        self._tendered.returnPressed.connect(self.finished)

    # --- what the fee pane says and asks -----------------------------------------------------

    def show_bill(self, form: IntakeForm, bill: FeeBill, words: str) -> None:
        """What is owed now."""
        self._form, self._bill, self._words = form, bill, words
        for choice_button in self._choice:
            choice_button.setVisible(bool(bill.total))

    def show_form(self, form: IntakeForm) -> None:
        """The form went on; what is owed did not change."""
        self._form = form

    def bill_changes(self, form: IntakeForm) -> None:
        """Something else is owed soon: a request for the old sum is called off."""
        self._form = form
        if self._request is not None:
            self._call_off(lambda: None)

    def reset(self) -> None:
        """For the next citizen."""
        self._bill = self._form = None
        self._forget_request()
        self._tendered.clear()
        self._change.clear()

    def take_focus(self) -> bool:
        """Whether there is something to type here."""
        if self.currentIndex() == CASH:
            self._tendered.setFocus()
        return self.currentIndex() == CASH

    def tender(self) -> Tender:
        """How the fee is paid; raises InputError where that is still open."""
        if self._bill is None or not self._bill.is_settled:
            raise InputError("fee_question_open")
        if not self._bill.total:
            return NoTender()
        if self.currentIndex() == QR and self._request is not None:
            return QrTender(self._request.payment_id)
        if self.currentIndex() == CASH and self._tendered.text().strip():
            cash = CashTender(Money.parse(self._tendered.text()))
            cash.change(self._bill.total)
            return cash
        raise InputError("way_to_pay_open")

    @property
    def words(self) -> str:
        """The way that is chosen, for the pane's one line."""
        if self._bill is None or not self._bill.total:
            return ""
        if self.currentIndex() == QR and self._request is not None:
            way = self.tr("QR") if self._method is Method.QR else self.tr("chuyển khoản")
            how = self.tr("đã nhận") if self._is_paid else self.tr("chờ ngân hàng")
            return f" · {way}, {how}"
        return self.tr(" · tiền mặt") if self.currentIndex() == CASH else ""

    # --- paying ------------------------------------------------------------------------------

    def take_qr(self) -> None:
        """Show the code of the whole sum; a transfer that nobody made yet is called off first."""
        self._take_by_bank(Method.QR)

    def take_transfer(self) -> None:
        """Show account and text for who types a transfer; a code nobody paid is called off."""
        self._take_by_bank(Method.TRANSFER)

    def _take_by_bank(self, method: Method) -> None:
        if self._request is not None and self._method is not method:
            self._call_off(lambda: self._ask_bank(method))
        else:
            self._ask_bank(method)

    def _ask_bank(self, method: Method) -> None:
        """Make the request, then show it: on disk before it is on a screen."""
        if self._form is None or self._bill is None or not self._bill.total:
            return
        if not self._bill.is_settled:
            self.refused.emit(messages.sentence(InputError("fee_question_open")))
            return
        self.setCurrentIndex(QR)
        form, self._method = self._form, method
        command = RequestPayment(
            form.payment_id,
            form.dossier_id,
            form.procedure_code,
            Channel(form.channel),
            form.bill,
            method,
        )
        self._counter.submit(command, self, self._on_requested, self._on_failed)

    def take_cash(self) -> None:
        """Type what is handed over; a QR that nobody paid yet is called off first."""
        if self._bill is None or not self._bill.total:
            return
        if self._request is None:
            self._show_cash()
        else:
            self._call_off(self._show_cash)

    def refresh(self) -> None:
        """Ask whether the bank's credit has come."""
        if self._request is not None:
            from counter_app.queries.payment import OnePayment

            self._counter.ask(OnePayment(self._request.payment_id), self, self._on_payment)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A letter is a note."""
        if (
            watched is self._tendered
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.text().upper() in NOTES
        ):
            self._add_note(NOTES[event.text().upper()])
            return True
        return super().eventFilter(watched, event)

    # --- pages -------------------------------------------------------------------------------

    def _choice_page(self) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        qr = button(self.tr("1 · F8  Thu bằng mã QR"), "take_qr", primary=True)
        cash = button(self.tr("2 · Shift+F8  Thu tiền mặt"), "take_cash")
        transfer = button(self.tr("3  Chuyển khoản"), "take_transfer")
        transfer.clicked.connect(self.take_transfer)
        qr.clicked.connect(self.take_qr)
        cash.clicked.connect(self.take_cash)
        self._choice = (qr, cash, transfer)
        layout.addWidget(qr)
        layout.addWidget(cash)
        layout.addWidget(transfer)
        layout.addStretch(1)
        return page

    def _cash_page(self) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label(self.tr("Khách đưa"), "title"))
        layout.addWidget(self._tendered)
        keys = "   ".join(f"{key} {value // 1000}k" for key, value in NOTES.items())
        layout.addWidget(small(self.tr("Một phím một tờ: {keys}").format(keys=keys), self))
        layout.addWidget(self._change)
        layout.addStretch(1)
        return page

    def _qr_page(self) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._qr, 1)
        layout.addWidget(self._text)
        layout.addWidget(self._qr_state)
        layout.addWidget(
            small(
                self.tr("Có thể F9 in phiếu trong khi chờ ngân hàng. Shift+F8: đổi sang tiền mặt."),
                self,
            )
        )
        return page

    # --- money -------------------------------------------------------------------------------

    def _show_cash(self) -> None:
        self.setCurrentIndex(CASH)
        self._tendered.setFocus()
        self._show_to_citizen()
        self.changed.emit()

    @property
    def _is_paid(self) -> bool:
        return self._line is not None and self._line.state.is_settled

    def _on_requested(self, request: PaymentRequest) -> None:
        self._request = request
        self.refused.emit("")
        is_transfer = self._method is Method.TRANSFER
        self._qr.setVisible(not is_transfer)
        self._text.setVisible(is_transfer)
        self._text.setText(
            self.tr("Tài khoản {account}\nSố tiền {amount}\nNội dung {reference}").format(
                account=request.account_number,
                amount=formats.money(request.amount),
                reference=request.reference,
            )
        )
        self._counter.draw_qr(request.payload, self, self._on_code)

    def _on_code(self, code: Raster) -> None:
        self._code = code
        self._qr.show_code(code)
        self._qr_state.setText(self.tr("● Đang chờ ngân hàng"))
        set_state(self._qr_state, "waiting")
        self._show_to_citizen()
        self.changed.emit()
        self._poll.start()

    def _on_payment(self, line: PaymentLine | None) -> None:
        if line is None or self._request is None or line.payment_id != self._request.payment_id:
            return
        self._line = line
        if line.state is not PaymentState.UNDERPAID and line.state.is_open:
            waited = max(0, int((self._counter.now - line.requested_at).total_seconds()))
            words = self.tr("● Đang chờ ngân hàng  ·  {age}").format(age=formats.age(waited))
            self._qr_state.setText(words)
            return
        if line.state.is_settled:
            self._poll.stop()
            at = f"{line.settled_at:%H:%M}" if line.settled_at else ""
            self._qr_state.setText(self.tr("✓ Ngân hàng đã báo có {at}").format(at=at))
            set_state(self._qr_state, "done")
        elif line.state is PaymentState.UNDERPAID:
            rest = formats.money(line.rest)
            self._qr_state.setText(self.tr("▲ Còn thiếu {rest}").format(rest=rest))
            set_state(self._qr_state, "soon")
        self._show_to_citizen()
        self.changed.emit()

    def _on_failed(self, error: CounterError) -> None:
        self.refused.emit(messages.sentence(error))
        self.setCurrentIndex(CHOICE)

    def _call_off(self, then: Callable[[], None]) -> None:
        """A request that money came for cannot be called off: then it stays as it is."""
        assert self._request is not None

        def done(_none: None) -> None:
            self._forget_request()
            # A cancelled code is dead; the next request is another intent.
            self.new_intent.emit()
            then()

        def refuse(error: CounterError) -> None:
            self.refused.emit(messages.sentence(error))
            self.refresh()

        self._counter.submit(CancelPayment(self._request.payment_id), self, done, refuse)

    def _forget_request(self) -> None:
        self._poll.stop()
        self._request = self._code = self._line = None
        self._qr.show_code(None)
        self._qr_state.clear()
        self.setCurrentIndex(CHOICE)

    def _add_note(self, dong: int) -> None:
        try:
            so_far = Money.parse(self._tendered.text()) if self._tendered.text() else ZERO
        except InputError:
            so_far = ZERO
        self._tendered.setText(f"{(so_far + Money(dong)).dong:,}".replace(",", "."))
        self._on_tendered()

    def _on_tendered(self) -> None:
        assert self._bill is not None
        try:
            change = CashTender(Money.parse(self._tendered.text())).change(self._bill.total)
        except InputError as error:
            words = f"{theme.SOON} {messages.sentence(error)}"
            self._change.setText(words if self._tendered.text() else "")
            set_state(self._change, "soon")
        else:
            self._change.setText(
                self.tr("✓ Thối lại {change}").format(change=formats.money(change))
            )
            set_state(self._change, "done")
        self.changed.emit()

    def _show_to_citizen(self) -> None:
        if self._bill is None:
            return
        request, line = self._request, self._line
        if request is None:
            page = Pay(self._bill.total, self._words)
        else:
            account = request.account_number if self._method is Method.TRANSFER else ""
            page = pay_page(request, line, self._words, account)
        self.for_citizen.emit(page, self._code if page.shows_code else None)
