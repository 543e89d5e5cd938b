"""Money that is to go back: one asked, another decides; the bank's is noted when it was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.commands.refund import ApproveRefund, DeclineRefund, NoteRefundSent, RefundNow
from counter_app.domain.errors import CounterError
from counter_app.domain.refund import RefundKind, RefundState, RefundWay
from ui import formats, messages, theme
from ui.counter import Counter
from ui.language import tr
from ui.widgets import focus
from ui.widgets.about import About
from ui.widgets.fields import text_field, wipe
from ui.widgets.flow import Flow
from ui.widgets.items import Items
from ui.widgets.labels import button, card, label
from ui.widgets.note import Note
from ui.words import said

if TYPE_CHECKING:
    from counter_app.queries.refund import RefundLine

WAYS = {
    RefundWay.CASH: said("tiền mặt"),
    RefundWay.BANK: said("chuyển khoản"),
    RefundWay.STAYS: said("tiền giữ nguyên, biên lai viết lại"),
}


class RefundsPane(QWidget):
    """Who asked, or took the money, cannot agree: the desk says so."""

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._found: tuple[RefundLine, ...] = ()
        self._is_busy = False
        self._title = label("", "title", name="refunds_title")
        self._list = Items(self, "refunds", self.tr("Hoàn trả và hủy biên lai"))
        self._words = text_field(
            "refund_words",
            self.tr("Lý do không duyệt, hoặc số giao dịch đã chuyển"),
            self,
            most=200,
        )
        self._approve = button(self.tr("Duyệt"), "refund_approve", primary=True)
        self._decline = button(self.tr("Không duyệt"), "refund_decline")
        self._sent = button(self.tr("Đã chuyển trả"), "refund_sent")
        self._note = Note(
            "refunds_note", dict.fromkeys(("reason", "bank_reference"), self._words), hides=True
        )
        self._list.about = About(self._note, self._words)
        self._build()

    def refresh(self) -> None:
        """Ask what waits for a second person, or for the treasurer."""
        from counter_app.queries.refund import Refunds

        self._counter.ask(Refunds(), self, self._show)

    def _build(self) -> None:
        frame, inside = card(self)
        inside.addWidget(self._title)
        theme.hold(self._list, min_height=48)
        inside.addWidget(self._list, 1)
        inside.addWidget(self._words)
        inside.addLayout(Flow(self._approve, self._decline, self._sent))
        inside.addWidget(self._note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        self._list.currentRowChanged.connect(self._offer)
        self._approve.clicked.connect(self._on_approve)
        self._decline.clicked.connect(self._on_decline)
        self._sent.clicked.connect(self._on_sent)

    def _show(self, found: tuple[RefundLine, ...]) -> None:
        self._found = found
        self._list.fill(
            map(_refund_words, found),
            self.tr("✓ Không có khoản nào chờ trả lại."),
            [one.refund_id for one in found],
        )
        self._offer(self._list.currentRow())
        self._title.setText(tr("Chờ trả lại: %n", "", len(found)))

    def _chosen(self) -> RefundLine | None:
        row = self._list.currentRow()
        return self._found[row] if 0 <= row < len(self._found) else None

    def _offer(self, _row: int) -> None:
        """Only what can be done to the chosen one."""
        one = self._chosen()
        is_asked = one is not None and one.state is RefundState.REQUESTED
        self._approve.setEnabled(is_asked)
        self._decline.setEnabled(is_asked)
        self._sent.setEnabled(one is not None and one.state is RefundState.DUE)

    def _on_approve(self) -> None:
        if (one := self._chosen()) is not None:
            self._submit(ApproveRefund(one.refund_id))

    def _on_decline(self) -> None:
        if (one := self._chosen()) is not None:
            self._submit(DeclineRefund(one.refund_id, self._words.text()))

    def _on_sent(self) -> None:
        if (one := self._chosen()) is not None:
            self._submit(NoteRefundSent(one.refund_id, self._words.text()))

    def _submit(self, command: ApproveRefund | DeclineRefund | NoteRefundSent) -> None:
        if self._is_busy:
            return
        self._is_busy = True
        self._counter.submit(command, self, self._succeed, self._fail)

    def _succeed(self, now: RefundNow) -> None:
        self._is_busy = False
        wipe(self._words)
        words = messages.phrase(f"refund_{now.state}")
        self._note.done(f"{now.number}: {words}")
        if now.state.is_granted and now.way is not RefundWay.STAYS and not now.replaced_by:
            self._counter.printing.print(
                "refund", now.number, self, lambda _printed: None, self._fail
            )
        focus.offer(self._list)

    def _fail(self, error: CounterError) -> None:
        self._is_busy = False
        self._note.fail(error)


def _refund_words(one: RefundLine) -> str:
    what = tr("Hủy biên lai") if one.kind is RefundKind.VOID else tr("Hoàn trả")
    mark = theme.WAITING if one.state is RefundState.REQUESTED else theme.SOON
    receipt = (
        tr("  ·  biên lai {receipt_number}").format(receipt_number=one.receipt_number)
        if one.receipt_number
        else ""
    )
    state = messages.phrase(f"refund_{one.state}")
    by = f"{one.requested_name} {one.requested_at:%H:%M %d/%m}"
    return (
        f"{mark} {what} {formats.money(one.amount)} ({tr(WAYS[one.way])})  ·  {state}\n"
        f"{one.dossier_code or '–'}{receipt}  ·  {by}: {one.words}"
    )
