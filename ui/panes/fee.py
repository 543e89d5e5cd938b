"""What is owed, by the catalogue alone; the questions it hangs on; QR or cash."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from counter_app.commands.payment import CancelPayment, PaymentRequest, RequestPayment
from counter_app.domain.channel import Channel
from counter_app.domain.errors import CounterError, InputError
from counter_app.domain.fee import COPIES_UNIT, EXEMPTION_GROUPS, PAGES_UNIT, UNIT_WORDS
from counter_app.domain.money import ZERO, Money
from counter_app.domain.payment import CashTender, NoTender, PaymentState, QrTender, Tender
from counter_app.ports import Raster
from ui import formats, messages, theme
from ui.citizen import Pay
from ui.counter import Counter
from ui.forms.intake import IntakeForm
from ui.panes.pane import Pane, small
from ui.widgets.labels import button, label, set_state
from ui.widgets.qr_view import QrView

if TYPE_CHECKING:
    from counter_app.domain.catalogue import Procedure
    from counter_app.domain.fee import FeeBill
    from counter_app.queries.catalogue import BillShown
    from counter_app.queries.payment import PaymentLine

COUNTED = tuple(unit for unit in UNIT_WORDS if unit not in ("case", "dossier"))
POLL_MS = 1_000
# One key for each note that citizens hand over most.
NOTES = {"Q": 500_000, "W": 200_000, "E": 100_000, "R": 50_000, "T": 20_000, "Y": 10_000}
_ANSWER = Qt.ItemDataRole.UserRole


class FeePane(Pane):
    """Pane 4. No amount can be typed here except what the citizen hands over."""

    for_citizen = Signal(object, object)

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(4, "Phí", parent)
        self._counter = counter
        self._form: IntakeForm | None = None
        self._bill: FeeBill | None = None
        self._words = ""
        self._request: PaymentRequest | None = None
        self._code: Raster | None = None
        self._line: PaymentLine | None = None
        self._lines = QListWidget(self)
        self._lines.setObjectName("fee_lines")
        self._lines.setAccessibleName(self.tr("Các khoản phí"))
        self._total = label("", "huge", name="fee_total", wrap=False)
        self._in_words = label("", "quiet")
        self._online = label("", "quiet", name="online_fee")
        self._quantities: dict[str, QSpinBox] = {}
        self._quantity_row = QHBoxLayout()
        self._exemption = QComboBox(self)
        self._exemption.setObjectName("exemption")
        self._tender = QStackedWidget(self)
        self._tendered = QLineEdit(self)
        self._tendered.setObjectName("tendered")
        self._change = label("", "large", name="change", wrap=False)
        self._qr = QrView(self, least=150)
        self._qr_state = label("", "title", name="qr_state")
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self.refresh_payment)
        self._build()

    # --- what the intake screen asks ---------------------------------------------------------

    def take_focus(self) -> None:
        """A question first, then the money."""
        if self._bill is not None and not self._bill.is_settled:
            self._lines.setFocus()
        elif self._tender.currentIndex() == 1:
            self._tendered.setFocus()
        else:
            self._lines.setFocus()

    def show_bill(self, procedure: Procedure | None, form: IntakeForm) -> None:
        """Ask again what is owed for what the form states."""
        same = self._form is not None and _money_facts(self._form) == _money_facts(form)
        self._form = form
        if procedure is None:
            self._bill = None
            self._lines.clear()
            self._total.clear()
            self.summarise("", is_done=False)
            return
        if same and self._bill is not None:
            return
        if self._request is not None:
            self._cancel_request()
        self._fill_quantities(procedure, form)
        self._fill_exemptions(procedure, form)
        from counter_app.queries.catalogue import BillFor

        channel = Channel(form.channel)
        self._counter.ask(
            BillFor(procedure.code, channel, form.bill), self, self._show_bill, self._no_bill
        )
        if channel is Channel.COUNTER:
            online = BillFor(procedure.code, Channel.ONLINE)
            self._counter.ask(online, self, self._show_online, self._no_online)
        else:
            self._online.clear()

    def reset(self) -> None:
        """For the next citizen."""
        self._poll.stop()
        self._form = self._bill = self._request = self._code = self._line = None
        self._tendered.clear()
        self._change.clear()
        self._qr.show_code(None)
        self._qr_state.clear()
        self._tender.setCurrentIndex(0)
        self._online.clear()
        self.summarise("", is_done=False)

    @property
    def is_settled(self) -> bool:
        """Whether what is owed is known and a way to pay it is chosen, where one is needed."""
        return self.problem_now() is None

    def problem_now(self) -> CounterError | None:
        """Why the dossier cannot be finished yet, or None."""
        try:
            self.tender()
        except CounterError as error:
            return error
        return None

    def tender(self) -> Tender:
        """How the fee is paid; raises InputError or RuleError where that is still open."""
        if self._bill is None or not self._bill.is_settled:
            raise InputError("fee_question_open")
        if not self._bill.total:
            return NoTender()
        if self._tender.currentIndex() == 2 and self._request is not None:
            return QrTender(self._request.payment_id)
        if self._tender.currentIndex() == 1 and self._tendered.text().strip():
            cash = CashTender(Money.parse(self._tendered.text()))
            cash.change(self._bill.total)
            return cash
        raise InputError("way_to_pay_open")

    # --- paying ------------------------------------------------------------------------------

    def take_qr(self) -> None:
        """Make the request, then show it: on disk before it is on a screen."""
        if self._form is None or self._bill is None or not self._bill.total:
            return
        if not self._bill.is_settled:
            self.say(messages.sentence(InputError("fee_question_open")))
            return
        self._tender.setCurrentIndex(2)
        form = self._form
        command = RequestPayment(
            form.payment_id, form.dossier_id, form.procedure_code, Channel(form.channel), form.bill
        )
        self._counter.submit(command, self, self._on_requested, self._on_failed)

    def take_cash(self) -> None:
        """Type what is handed over; a QR that nobody paid yet is called off."""
        if self._bill is None or not self._bill.total:
            return
        if self._request is not None:
            self._cancel_request()
        self._tender.setCurrentIndex(1)
        self._tendered.setFocus()
        self._show_to_citizen()

    def refresh_payment(self) -> None:
        """Ask whether the bank's credit has come."""
        if self._request is not None:
            from counter_app.queries.payment import OnePayment

            self._counter.ask(OnePayment(self._request.payment_id), self, self._on_payment)

    # --- keys --------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Digits answer questions; letters are notes; 1 and 2 choose the way to pay."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = event.key()
        if watched is self._lines:
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if not self._answer():
                    self.finished.emit()
                return True
            if key == Qt.Key.Key_Space:
                self._answer()
                return True
        if watched is self._tendered and event.text().upper() in NOTES:
            self._add_note(NOTES[event.text().upper()])
            return True
        return super().eventFilter(watched, event)

    # --- making and filling ------------------------------------------------------------------

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(theme.GRID)
        left.addWidget(self._lines, 1)
        left.addLayout(self._quantity_row)
        row = QHBoxLayout()
        row.addWidget(label(self.tr("Diện miễn, giảm"), wrap=False))
        row.addWidget(self._exemption, 1)
        left.addLayout(row)
        left.addWidget(self._online)
        right = QVBoxLayout()
        right.setSpacing(theme.GRID)
        right.addWidget(self._total)
        right.addWidget(self._in_words)
        right.addWidget(self._tender, 1)
        self._tender.addWidget(self._choice_page())
        self._tender.addWidget(self._cash_page())
        self._tender.addWidget(self._qr_page())
        columns = QHBoxLayout(self.body)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(3 * theme.GRID)
        columns.addLayout(left, 3)
        columns.addLayout(right, 2)
        self._lines.installEventFilter(self)
        self._tendered.installEventFilter(self)
        self._tendered.textEdited.connect(self._on_tendered)
        self._tendered.returnPressed.connect(self.finished)
        self._exemption.currentIndexChanged.connect(self._on_exemption)

    def _choice_page(self) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        qr = button(self.tr("F8  Thu bằng mã QR"), "take_qr", primary=True)
        cash = button(self.tr("Shift+F8  Thu tiền mặt"), "take_cash")
        qr.clicked.connect(self.take_qr)
        cash.clicked.connect(self.take_cash)
        self._choice = (qr, cash)
        layout.addWidget(qr)
        layout.addWidget(cash)
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
        layout.addWidget(self._qr_state)
        layout.addWidget(
            small(
                self.tr("Có thể F9 in phiếu trong khi chờ ngân hàng. Shift+F8: đổi sang tiền mặt."),
                self,
            )
        )
        return page

    def _fill_quantities(self, procedure: Procedure, form: IntakeForm) -> None:
        units = {rule.unit for rule in procedure.fee_rules if rule.unit in COUNTED}
        if PAGES_UNIT in units:
            units.add(COPIES_UNIT)
        if set(self._quantities) == units:
            return
        while (item := self._quantity_row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._quantities = {}
        given = dict(form.quantities)
        for unit in sorted(units):
            spin = QSpinBox(self)
            spin.setObjectName(f"quantity_{unit}")
            spin.setRange(0, 100_000 if unit != "percent_of_value" else 2_000_000_000)
            spin.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
            spin.setSpecialValueText("–")
            spin.setValue(given.get(unit, 0))
            spin.setMinimumWidth(96)
            spin.setKeyboardTracking(False)
            spin.valueChanged.connect(self._on_quantity)
            self._quantity_row.addWidget(label(f"Số {UNIT_WORDS[unit]}", wrap=False))
            self._quantity_row.addWidget(spin)
            self._quantities[unit] = spin
        self._quantity_row.addStretch(1)
        before: QWidget = self._lines
        for after in (*self._quantities.values(), self._exemption):
            QWidget.setTabOrder(before, after)
            before = after

    def _fill_exemptions(self, procedure: Procedure, form: IntakeForm) -> None:
        groups = {group for rule in procedure.fee_rules for group in rule.exemptions}
        if any(rule.is_for_digital_citizen for rule in procedure.fee_rules):
            groups.add("cong_dan_so")
        self._exemption.blockSignals(True)
        self._exemption.clear()
        self._exemption.addItem(self.tr("Không thuộc diện nào"), "")
        for group in EXEMPTION_GROUPS:
            if group in groups:
                self._exemption.addItem(EXEMPTION_GROUPS[group], group)
        chosen = form.exemptions[0] if form.exemptions else ""
        self._exemption.setCurrentIndex(max(0, self._exemption.findData(chosen)))
        self._exemption.blockSignals(False)
        self._exemption.setEnabled(self._exemption.count() > 1)

    def _show_bill(self, shown: BillShown) -> None:
        self._bill, self._words = shown.bill, shown.in_words
        self.say("")
        self._lines.clear()
        for line in shown.bill.lines:
            if line.amount is not None:
                note = f"  (miễn: {EXEMPTION_GROUPS[line.exemption]})" if line.exemption else ""
                basis = f"\n{line.legal_basis}" if line.legal_basis else ""
                self._add_line(f"{formats.money(line.amount)}   {line.name}{note}{basis}", "")
            elif line.choices:
                for choice in line.choices:
                    self._add_line(f"?  {line.name}: {choice.label}", choice.answer)
            else:
                self._add_line(f"?  {line.question}", line.rule_key)
        self._select_question()
        self._total.setText(formats.money(shown.bill.total))
        self._in_words.setText(shown.in_words)
        is_free = not shown.bill.total
        for choice_button in self._choice:
            choice_button.setVisible(not is_free)
        self._summarise()

    def _no_bill(self, error: CounterError) -> None:
        self._bill = None
        self._lines.clear()
        self._total.setText("–")
        self._in_words.clear()
        self.summarise("", is_done=False)
        self.say(messages.sentence(error))

    def _show_online(self, shown: BillShown) -> None:
        if shown.bill.is_settled:
            amount = formats.money(shown.bill.total)
            self._online.setText(self.tr("Nộp trực tuyến: {amount}").format(amount=amount))

    def _no_online(self, _error: CounterError) -> None:
        self._online.clear()

    def _add_line(self, text: str, answer: str) -> None:
        item = QListWidgetItem(text)
        item.setData(_ANSWER, answer)
        self._lines.addItem(item)

    def _select_question(self) -> None:
        for row in range(self._lines.count()):
            if self._lines.item(row).data(_ANSWER):
                self._lines.setCurrentRow(row)
                return
        self._lines.setCurrentRow(0)

    def _answer(self) -> bool:
        """Say yes to the chosen question; False where there was none that has to be answered."""
        row = self._lines.currentRow()
        answer = self._lines.item(row).data(_ANSWER) if row >= 0 else ""
        if not answer or self._form is None or (self._bill is not None and self._bill.is_settled):
            return False
        self.changed.emit(replace(self._form, answers=(*self._form.answers, answer)))
        return True

    def _on_exemption(self) -> None:
        group = self._exemption.currentData()
        if self._form is not None and group is not None:
            self.changed.emit(replace(self._form, exemptions=(group,) if group else ()))

    def _on_quantity(self) -> None:
        if self._form is not None:
            given = tuple((u, spin.value()) for u, spin in self._quantities.items() if spin.value())
            self.changed.emit(replace(self._form, quantities=given))

    # --- money -------------------------------------------------------------------------------

    def _on_requested(self, request: PaymentRequest) -> None:
        self._request = request
        self.say("")
        self._counter.draw_qr(request.payload, self, self._on_code)

    def _on_code(self, code: Raster) -> None:
        self._code = code
        self._qr.show_code(code)
        self._qr_state.setText(self.tr("● Đang chờ ngân hàng"))
        set_state(self._qr_state, "waiting")
        self._show_to_citizen()
        self._summarise()
        self._poll.start()

    def _on_payment(self, line: PaymentLine | None) -> None:
        if line is None or self._request is None or line.payment_id != self._request.payment_id:
            return
        self._line = line
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
        self._summarise()

    def _on_failed(self, error: CounterError) -> None:
        self.say(messages.sentence(error))
        self._tender.setCurrentIndex(0)

    def _cancel_request(self) -> None:
        assert self._request is not None
        self._poll.stop()
        self._counter.submit(CancelPayment(self._request.payment_id), self, lambda _none: None)
        self._request = self._code = self._line = None
        self._qr.show_code(None)
        self._tender.setCurrentIndex(0)
        if self._form is not None:
            # A cancelled code is dead; the next request is another intent.
            self.changed.emit(replace(self._form, payment_id=self._counter.wiring.new_id()))

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
            self._change.setText(messages.sentence(error) if self._tendered.text() else "")
            set_state(self._change, "soon")
        else:
            self._change.setText(self.tr("Thối lại {change}").format(change=formats.money(change)))
            set_state(self._change, "done")
        self._summarise()

    def _show_to_citizen(self) -> None:
        if self._bill is None:
            return
        request, line = self._request, self._line
        is_paid = line is not None and line.state.is_settled
        at = f"{line.settled_at:%H:%M}" if line is not None and line.settled_at else ""
        page = Pay(
            self._bill.total,
            self._words,
            request.payload if request else None,
            request.reference if request else "",
            is_paid,
            at,
        )
        self.for_citizen.emit(page, None if is_paid else self._code)

    def _summarise(self) -> None:
        if self._bill is None:
            return
        words = formats.money(self._bill.total)
        if self._tender.currentIndex() == 2 and self._request is not None:
            is_paid = self._line is not None and self._line.state.is_settled
            words += self.tr(" · QR, đã nhận") if is_paid else self.tr(" · QR, chờ ngân hàng")
        elif self._tender.currentIndex() == 1 and self._bill.total:
            words += self.tr(" · tiền mặt")
        self.summarise(words, is_done=self.is_settled)


def _money_facts(form: IntakeForm) -> tuple[object, ...]:
    return (
        form.dossier_id,
        form.procedure_code,
        form.channel,
        form.quantities,
        form.exemptions,
        form.answers,
    )
