"""The receipt book: each number with its state; a copy, a void or a refund by two people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from counter_app.commands.outcome import Topic
from counter_app.commands.refund import ApproveRefund, RefundNow, RequestRefund, RequestVoid
from counter_app.commands.user import SignIn
from counter_app.domain.errors import CounterError, StaleError
from counter_app.domain.money import Money
from counter_app.domain.payment import Payer
from counter_app.domain.refund import RefundReason, RefundWay, VoidReason
from counter_app.domain.user import Actor
from counter_app.paper.wording import METHOD_WORDS, REASON_WORDS
from ui import formats, messages, theme
from ui.counter import Counter
from ui.language import tr
from ui.printing import Printed
from ui.widgets import focus
from ui.widgets.fields import named, text_field, wipe
from ui.widgets.flow import Flow
from ui.widgets.labels import button, card, label
from ui.widgets.note import Note
from ui.widgets.page import column
from ui.widgets.table import Column, RowsModel, Table, show_again

if TYPE_CHECKING:
    from counter_app.queries.receipt import BookReceipt


class ReceiptsScreen(QWidget):
    """Enter opens the dossier; nothing goes back and nothing is void before a second person."""

    opened = Signal(str)
    topics = frozenset({Topic.PAYMENTS, Topic.PRINTS})

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("receipts")
        self._counter = counter
        self._refund_id = counter.wiring.new_id()
        self._is_busy = False
        self._named: dict[str, QWidget] = {}
        self._model: RowsModel[BookReceipt] = RowsModel(
            [
                Column(self.tr("Biên lai"), lambda row: row.number),
                Column(self.tr("Số tiền"), lambda row: formats.money(row.total), is_number=True),
                Column(self.tr("Cách thu"), lambda row: tr(METHOD_WORDS[row.method]), gives_way=1),
                Column(self.tr("Lúc"), lambda row: f"{row.issued_at:%H:%M %d/%m/%Y}"),
                Column(self.tr("In"), lambda row: str(row.prints), gives_way=3, is_number=True),
                Column(self.tr("Người thu"), lambda row: row.user_name, gives_way=2),
                Column(self.tr("Tình trạng"), _state_words, stretches=True),
            ],
            self,
        )
        self._table = Table("receipt_table", self._model, 6, self)
        self._nothing = label(self.tr("Chưa có biên lai nào."), "quiet", name="receipts_none")
        self._reason = QComboBox(self)
        self._reason.setObjectName("receipt_reason")
        self._words = self._edit("receipt_words", self.tr("Lý do"), self.tr("Nói rõ (bắt buộc)"))
        self._amount = self._edit(
            "receipt_amount", self.tr("Số tiền trả lại"), self.tr("Để trống: tất cả")
        )
        self._payer = self._edit(
            "receipt_payer", self.tr("Người nộp đúng"), self.tr("Để trống: như cũ")
        )
        self._payer_id = self._edit("receipt_payer_id", self.tr("Số định danh, MST"))
        self._login = self._edit("receipt_login", self.tr("Người duyệt"), self.tr("Nếu có mặt"))
        self._pin = self._edit("receipt_pin", self.tr("PIN của người duyệt"))
        self._pin.setEchoMode(QLineEdit.EchoMode.Password)
        self._ask_for = button("", "receipt_ask", primary=True)
        self._again = button(self.tr("In lại (Ctrl+Shift+P)"), "receipt_again")
        self._note = Note("receipts_note")
        self._build()

    def shown(self) -> None:
        """The last number has the keys."""
        self.refresh(self.topics)
        self._table.setFocus()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Ask again where something of it changed."""
        if topics & self.topics:
            from counter_app.queries.receipt import ReceiptBook

            self._counter.ask(ReceiptBook(), self, self._show)

    def why(self) -> str:
        """F1: the rules."""
        return self.tr(
            "Số biên lai không bao giờ bị bỏ hay dùng lại; biên lai hủy giữ nguyên số và lý do. "
            "Người đã thu tiền không đề nghị hủy và không duyệt; trả lại theo cách đã nộp."
        )

    def _edit(self, name: str, words: str, hint: str = "") -> QLineEdit:
        made = text_field(name, words, self, hint=hint)
        made.returnPressed.connect(self._on_ask)
        self._named[name] = named(words, made)
        return made

    def _build(self) -> None:
        for refund in RefundReason:
            self._reason.addItem(
                self.tr("Hoàn trả: {reason}").format(reason=tr(REASON_WORDS[refund])),
                refund,
            )
        for void in VoidReason:
            self._reason.addItem(
                self.tr("Hủy biên lai: {reason}").format(reason=tr(REASON_WORDS[void])),
                void,
            )
        self._reason.setAccessibleName(self.tr("Hoàn trả hoặc hủy, vì sao"))
        frame, inside = card(self)
        inside.addWidget(label(self.tr("Hoàn trả hoặc hủy biên lai đang chọn"), "title"))
        inside.addLayout(Flow(self._reason, self._named["receipt_words"]))
        asked, second = ("amount", "payer", "payer_id"), ("login", "pin")
        inside.addLayout(Flow(*(self._named[f"receipt_{name}"] for name in asked)))
        beside = Flow(*(self._named[f"receipt_{name}"] for name in second))
        for tool in (self._ask_for, self._again):
            beside.addWidget(tool)
        inside.addLayout(beside)
        inside.addWidget(self._note)
        layout = column(self)
        layout.setSpacing(theme.GRID)
        layout.addWidget(label(self.tr("Sổ biên lai"), "large"))
        layout.addWidget(self._nothing)
        layout.addWidget(self._table, 1)
        layout.addWidget(frame)
        self._table.activated.connect(self._open)
        self._reason.currentIndexChanged.connect(self._offer)
        self._offer()
        self._ask_for.clicked.connect(self._on_ask)
        self._again.clicked.connect(self._print_again)
        QShortcut(QKeySequence("Ctrl+Shift+P"), self).activated.connect(self._print_again)

    def _offer(self) -> None:
        """What the reason asks for: a sum to give back, or who the new receipt is to name."""
        reason = _reason(self._reason.currentData())
        is_refund = isinstance(reason, RefundReason)
        self._named["receipt_amount"].setVisible(is_refund)
        for name in ("receipt_payer", "receipt_payer_id"):
            self._named[name].setVisible(reason is VoidReason.WRONG_CONTENT)
        self._ask_for.setText(
            self.tr("Đề nghị hoàn trả") if is_refund else self.tr("Đề nghị hủy biên lai")
        )

    def _show(self, found: tuple[BookReceipt, ...]) -> None:
        show_again(self._table, self._model, found, lambda one: (one.symbol, one.serial))
        self._table.setVisible(bool(found))
        self._nothing.setVisible(not found)

    def _chosen(self) -> BookReceipt | None:
        row = self._table.currentIndex().row()
        return self._model.row(row) if 0 <= row < self._model.rowCount() else None

    def _open(self, index: QModelIndex) -> None:
        code = self._model.row(index.row()).dossier_code
        if code is not None:
            self.opened.emit(code)

    # --- going back --------------------------------------------------------------------------

    def _on_ask(self) -> None:
        one = self._chosen()
        if one is None or self._is_busy:
            return
        reason = _reason(self._reason.currentData())
        try:
            payer = self._typed_payer() if reason is VoidReason.WRONG_CONTENT else None
        except CounterError as error:
            self._fail(error)
            return
        self._is_busy = True
        if isinstance(reason, VoidReason):
            void = RequestVoid(
                self._refund_id, one.number, one.total, reason, self._words.text(), payer
            )
            self._counter.submit(void, self, self._asked, self._fail)
            return
        from counter_app.queries.refund import LeftOfPayment

        def seen(left: Money | None) -> None:
            assert left is not None, "a receipt has its payment"
            try:
                amount = Money.parse(self._amount.text()) if self._amount.text().strip() else left
            except CounterError as error:
                self._fail(error)
                return
            refund = RequestRefund(
                self._refund_id, one.payment_id, amount, left, reason, self._words.text()
            )
            self._counter.submit(refund, self, self._asked, self._fail)

        self._counter.ask(LeftOfPayment(one.payment_id), self, seen, self._fail)

    def _typed_payer(self) -> Payer | None:
        name, number = self._payer.text().strip(), self._payer_id.text().strip()
        return Payer.parse(name, number) if name or number else None

    def _asked(self, now: RefundNow) -> None:
        """Who is there to agree does so here; else it waits on "Đối soát"."""
        if not self._login.text().strip():
            self._done(now)
            return

        def approve(second: Actor) -> None:
            self._counter.submit(
                ApproveRefund(now.refund_id), self, self._done, self._fail, by=second
            )

        sign_in = SignIn(self._login.text().strip(), self._pin.text())
        self._counter.submit(sign_in, self, approve, self._fail)

    def _done(self, now: RefundNow) -> None:
        self._is_busy = False
        self._refund_id = self._counter.wiring.new_id()
        typed = (self._words, self._amount, self._payer, self._payer_id, self._login, self._pin)
        for edit in typed:
            wipe(edit)
        words = messages.phrase(f"refund_{now.state}")
        self._note.done(f"{now.number} ({formats.money(now.amount)}): {words}")
        if now.replaced_by is not None:
            self._print("receipt", now.replaced_by)
        elif now.state.is_granted and now.way is not RefundWay.STAYS:
            self._print("refund", now.number)
        focus.offer(self._table)

    def _fail(self, error: CounterError) -> None:
        self._is_busy = False
        wipe(self._pin)
        if isinstance(error, StaleError):
            # What was seen is another by now: the next request is another intent.
            self._refund_id = self._counter.wiring.new_id()
        self._note.fail(error)
        edits = {"words": self._words, "amount": self._amount, "pin": self._pin}
        edits |= {"login": self._login, "payer_id": self._payer_id}
        edits |= dict.fromkeys(("name", "full_name"), self._payer)
        if error.field in edits:
            focus.offer(edits[error.field])

    # --- copies ------------------------------------------------------------------------------

    def _print_again(self) -> None:
        if (one := self._chosen()) is not None:
            self._print("receipt", one.number)

    def _print(self, kind: str, number: str) -> None:
        self._counter.printing.print(kind, number, self, self._printed, self._fail)

    def _printed(self, printed: Printed) -> None:
        if printed.error is not None:
            self._fail(printed.error)


def _reason(code: str) -> RefundReason | VoidReason:
    return VoidReason(code) if code in set(VoidReason) else RefundReason(code)


def _state_words(row: BookReceipt) -> str:
    if row.void_reason is not None:
        return f"{theme.LATE} " + tr("đã hủy: {reason}").format(
            reason=tr(REASON_WORDS.get(row.void_reason, row.void_reason))
        )
    if row.asked:
        return f"{theme.WAITING} " + tr("chờ người thứ hai duyệt")
    return f"{theme.DONE} " + tr("còn hiệu lực")
