"""What a received dossier still owes, and taking it: by QR, in cash, by transfer, or in parts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from counter_app.commands.payment import (
    CancelPayment,
    ClaimPayment,
    PaymentRequest,
    PaymentTaken,
    RequestRest,
    TakePayment,
)
from counter_app.domain.errors import CounterError, InputError
from counter_app.domain.money import Money
from counter_app.domain.payment import Method, PaymentState
from ui import formats, theme
from ui.citizen import Pay, PayStage, Welcome, pay_page
from ui.counter import Counter
from ui.language import tr
from ui.panes.taking import TakingForm
from ui.panes.waited import STATES, WaitedPayment
from ui.printing import Printed
from ui.spelled import spelled
from ui.widgets import focus
from ui.widgets.items import Items
from ui.widgets.labels import label
from ui.widgets.note import Note
from ui.widgets.scan_listener import unless_scan, when_alone
from ui.words import said

if TYPE_CHECKING:
    from counter_app.queries.payment import MoneyOfDossier, PaymentLine

_WAY = Qt.ItemDataRole.UserRole
WAYS_HEIGHT = 230
QR, CASH, TRANSFER, CALL_OFF, CLAIM = range(1, 6)
_METHODS = {
    Method.QR: said("mã QR"),
    Method.CASH: said("tiền mặt"),
    Method.TRANSFER: said("chuyển khoản"),
    Method.NONE: said("không thu"),
}


class DuePane(QWidget):
    """A digit chooses the way, Enter takes it, Esc goes back; money on its way goes on waiting.

    The intent of a payment is made as its way is chosen: Enter pressed twice charges once.
    """

    for_citizen = Signal(object, object)
    closed = Signal()
    # Which keys work now.
    keys_changed = Signal(str)

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._dossier_id = ""
        self._payment_id = ""
        self._way = 0
        self._is_busy = False
        self._money: MoneyOfDossier | None = None
        self._line: PaymentLine | None = None
        self._words = ""
        self._receipted: set[str] = set()
        self._title = label(self.tr("Còn phải thu"), "quiet")
        self._amount = label("", "huge", name="due_amount", wrap=False)
        self._in_words = label("", "quiet", name="due_words")
        self._standing = label("", name="due_standing")
        self._ways = Items(self, "due_ways", self.tr("Cách thu"))
        self._payments = label("", "quiet", name="due_payments")
        self._taking = TakingForm(self)
        self._waited = WaitedPayment(counter, self)
        self._note = Note("due_note")
        self._right = QVBoxLayout()
        self._build()

    # --- what the dossier's screen says ------------------------------------------------------

    def open(self, dossier_id: str) -> None:
        """Show where the money of a dossier stands, and what of it is still waited for."""
        self._dossier_id = dossier_id
        self._forget_request()
        self._money = None
        self._receipted = set()
        self._note.clear()
        self._choose(0)
        self.refresh()
        self._ways.setFocus()

    def take_focus(self) -> None:
        """Where somebody was in it when they looked elsewhere, or the ways."""
        at: QWidget | None = self.focusWidget()
        (at if at is not None and at.isVisible() else self._ways).setFocus()
        # Elsewhere the citizen was shown something else.
        self._show_to_citizen()

    def refresh(self) -> None:
        """Ask again where the money stands."""
        if self._dossier_id:
            from counter_app.queries.payment import DossierMoney

            self._counter.ask(DossierMoney(self._dossier_id), self, self._show)

    def close_pane(self) -> None:
        """Nothing of it stays on the citizen's screen."""
        if not self._dossier_id:
            return
        self._dossier_id = ""
        self._money = None
        self._forget_request()
        self.for_citizen.emit(Welcome(), None)

    def why(self) -> str:
        """F1: what the keys do now."""
        return self.tr(
            "1 mã QR, 2 tiền mặt, 3 chuyển khoản. Thu một phần: sửa số tiền. "
            "Esc về hồ sơ, khoản đang chờ vẫn được chờ."
        )

    @property
    def keys(self) -> str:
        """The line of keys."""
        if not self._way:
            return self.tr("Số để chọn cách thu · Esc về hồ sơ · F12 khóa · F1 trợ giúp")
        if self._way == CASH:
            return self.tr(
                "Đếm tiền khách đưa, Enter thu và in biên lai · Esc cách khác · F12 khóa"
            )
        return self.tr("Enter lập yêu cầu chuyển tiền · Esc cách khác · F12 khóa")

    # --- keys --------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Digits choose in the list, Esc goes back."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Escape:
            self._back()
            return True
        if watched is self._ways and event.text() in ("1", "2", "3", "4", "5"):
            way = int(event.text())
            if way in (CALL_OFF, CLAIM):
                # They ask for nothing more.
                when_alone(self, partial(self._pick, way))
            else:
                unless_scan(self, partial(self._give_back, self._dossier_id))
                self._pick(way)
            return True
        return super().eventFilter(watched, event)

    def _back(self) -> None:
        if self._way:
            self._leave_way()
        else:
            self.close_pane()
            self.closed.emit()

    def _leave_way(self) -> None:
        """To the ways; the citizen reads what is waited for, and no sum of a way that was left."""
        self._choose(0)
        self._ways.setFocus()
        if self._line is None:
            self.for_citizen.emit(Welcome(), None)

    def _give_back(self, dossier_id: str) -> None:
        """The ways as they stood before a scan."""
        if self._way and self._dossier_id == dossier_id:
            self._leave_way()

    # --- making ------------------------------------------------------------------------------

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(theme.GRID)
        for one in (self._title, self._amount, self._in_words, self._standing):
            left.addWidget(one)
        theme.hold(self._ways, max_height=WAYS_HEIGHT)
        left.addWidget(self._ways, 3)
        left.addWidget(self._payments)
        left.addStretch(1)
        right = self._right
        right.setSpacing(theme.GRID)
        right.addWidget(self._taking)
        right.addWidget(self._waited)
        right.addWidget(self._note)
        right.addStretch(0)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(3 * theme.GRID)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        self._ways.installEventFilter(self)
        self._ways.itemActivated.connect(self._on_enter)
        self._taking.finished.connect(self._take)
        self._taking.counted.connect(self._on_counted)
        self._waited.drawn.connect(self._show_to_citizen)
        self._waited.moved.connect(self.refresh)
        for edit in self._taking.findChildren(QLineEdit):
            edit.installEventFilter(self)

    # --- showing -----------------------------------------------------------------------------

    def _show(self, money: MoneyOfDossier | None) -> None:
        if money is None or money.dossier_id != self._dossier_id:
            return
        is_first = self._money is None
        self._money = money
        standing = money.standing
        self._standing.setText(
            self.tr(
                "Phải thu {due}  ·  đã thu {paid}  ·  chờ ngân hàng {waiting}  ·  còn lại {rest}"
            ).format(
                due=formats.money(standing.due),
                paid=formats.money(standing.paid),
                waiting=formats.money(standing.waiting),
                rest=formats.money(standing.rest),
            )
        )
        self._payments.setText("\n".join(_payment_words(one) for one in money.payments))
        if is_first:
            waits = [one for one in money.payments if one.state.is_open]
            self._line = waits[0] if waits else None
        elif self._line is not None:
            wanted = self._line.payment_id
            self._line = next((one for one in money.payments if one.payment_id == wanted), None)
        self._show_amount()
        self._show_ways()
        self._show_request()
        self._print_receipts(money)

    def _show_amount(self) -> None:
        """What the citizen is asked for now, or else all that is still open."""
        assert self._money is not None
        standing, line = self._money.standing, self._line
        amount = standing.rest + standing.waiting if line is None else line.amount
        self._title.setText(self.tr("Còn phải thu") if line is None else self.tr("Khoản đang xem"))
        self._amount.setText(formats.money(amount))
        self._ask_words(amount)

    def _show_ways(self) -> None:
        assert self._money is not None
        standing = self._money.standing
        ways = []
        if standing.rest:
            rest = formats.money(standing.rest)
            ways += [
                (QR, self.tr("Thu {rest} bằng mã QR").format(rest=rest)),
                (CASH, self.tr("Thu {rest} tiền mặt").format(rest=rest)),
                (TRANSFER, self.tr("Thu {rest} bằng chuyển khoản").format(rest=rest)),
            ]
        if self._line is not None and self._line.state.is_open:
            missing = formats.money(self._line.rest)
            words = self.tr("Thôi chờ {missing}, thu cách khác").format(missing=missing)
            ways.append((CALL_OFF, words))
            if self._line.state is PaymentState.WAITING:
                ways.append((CLAIM, self.tr("Đã thấy điện thoại báo chuyển (chưa phải đã thu)")))
        self._ways.clear()
        for way, words in ways:
            item = QListWidgetItem(f"{way}  {words}")
            item.setData(_WAY, way)
            self._ways.addItem(item)
        if not ways:
            item = QListWidgetItem(self.tr("{done} Không còn khoản nào phải thu.").format(done="✓"))
            item.setData(_WAY, 0)
            self._ways.addItem(item)
        chosen = next((row for row, (way, _) in enumerate(ways) if way == self._way), 0)
        self._ways.setCurrentRow(chosen if standing.rest else -1)

    def _show_request(self) -> None:
        """The request that is waited for, or what became of it; nothing while a way is open."""
        line = self._line if not self._way else None
        self._waited.show_line(line)
        # A code takes all the room that there is.
        self._right.setStretchFactor(self._waited, int(self._waited.shows_code))
        if line is not None:
            self._show_to_citizen()

    def _ask_words(self, amount: Money) -> None:
        from counter_app.queries.payment import AmountInWords

        def show(words: str) -> None:
            self._words = words
            self._in_words.setText(spelled(amount, words))
            self._show_to_citizen()

        self._counter.ask(AmountInWords(amount), self, show)

    def _show_to_citizen(self) -> None:
        if not self._dossier_id or not self.isVisible():
            return
        line = self._line
        if self._way == CASH and self._money is not None:
            rest = self._money.standing.rest
            part = self._taking.part(rest)
            # The words are those of all that is left.
            owed, words = (rest, self._words) if part is None else (part, "")
            self.for_citizen.emit(Pay(owed, words, change=self._taking.change), None)
        elif line is not None and not self._way:
            account = line.account if line.method is Method.TRANSFER else ""
            request = PaymentRequest(
                line.payment_id, line.reference or "", line.amount, line.payload or ""
            )
            page = pay_page(request, line, self._words, account)
            self.for_citizen.emit(page, self._waited.code if page.shows_code else None)

    def _print_receipts(self, money: MoneyOfDossier) -> None:
        """What came while somebody looked is printed at once; the rest waits on "Hôm nay"."""
        known, self._receipted = self._receipted, {one.number for one in money.receipts}
        if self._line is None or not self._line.state.is_settled:
            return
        wanted = self._line.payment_id
        for receipt in money.receipts:
            if receipt.payment_id == wanted and known and receipt.number not in known:
                self._print(receipt.number)

    # --- choosing and taking -----------------------------------------------------------------

    def _on_enter(self, item: QListWidgetItem) -> None:
        """An Enter too many calls nothing off: that takes its digit."""
        if item.data(_WAY) in (QR, CASH, TRANSFER):
            self._pick(item.data(_WAY))

    def _pick(self, way: int) -> None:
        offered = [self._ways.item(row).data(_WAY) for row in range(self._ways.count())]
        if way not in offered or self._is_busy:
            return
        self._note.clear()
        if way == CALL_OFF:
            self._call_off()
        elif way == CLAIM:
            self._claim()
        elif way:
            self._new_intent()
            self._ways.setCurrentRow(offered.index(way))
            self._choose(way)
            self._show_to_citizen()

    def _choose(self, way: int) -> None:
        """Open the fields of a way, or none."""
        self._way = way
        if way and self._money is not None:
            self._taking.open_form(self._money.standing.rest, is_cash=way == CASH)
        else:
            self._taking.close_form()
        self._show_request()
        self.keys_changed.emit(self.keys)

    def _take(self) -> None:
        if self._money is None or self._is_busy:
            return
        rest = self._money.standing.rest
        try:
            share, payer = self._taking.share(rest), self._taking.payer()
            cash = self._taking.cash(share) if self._way == CASH else None
        except CounterError as error:
            self._fail(error)
            return
        self._is_busy = True
        self._note.say(self.tr("Đang ghi…"), "waiting")
        if cash is not None:
            taking = TakePayment(self._payment_id, self._dossier_id, cash, rest, payer)
            self._counter.submit(taking, self, self._on_taken, self._fail)
            return
        method = Method.QR if self._way == QR else Method.TRANSFER
        asking = RequestRest(self._payment_id, self._dossier_id, method, share, payer)
        self._counter.submit(asking, self, self._on_requested, self._fail)

    def _on_counted(self) -> None:
        """What was said of other notes is past; the citizen reads what comes back."""
        if not self._is_busy:
            self._note.clear()
        self._show_to_citizen()

    def _on_requested(self, request: PaymentRequest) -> None:
        from counter_app.queries.payment import OnePayment

        self._note.clear()
        self._counter.ask(OnePayment(request.payment_id), self, self._watch, self._fail)

    def _watch(self, line: PaymentLine | None) -> None:
        """Wait for the bank; the list has the keys again."""
        self._is_busy = False
        self._line = line
        self._waited.forget()
        # What was offered before is not offered again until the book has answered.
        self._ways.clear()
        self._choose(0)
        focus.offer(self._ways)
        self.refresh()

    def _on_taken(self, taken: PaymentTaken) -> None:
        self._is_busy = False
        self._line = None
        self._choose(0)
        words = self.tr("✓ Đã thu {amount}, biên lai {number}").format(
            amount=formats.money(taken.amount), number=taken.receipt_number
        )
        self._note.say(words, "done")
        self._taking.show_change(taken.change)
        self._counter.open_drawer(self, self._fail)
        self._print(taken.receipt_number)
        at = f"{self._counter.now:%H:%M}"
        page = Pay(taken.amount, "", stage=PayStage.RECEIVED, at=at, change=taken.change)
        self.for_citizen.emit(page, None)
        focus.offer(self._ways)

    def _call_off(self) -> None:
        if self._line is None:
            return
        self._is_busy = True
        self._counter.submit(
            CancelPayment(self._line.payment_id), self, self._on_called_off, self._fail
        )

    def _on_called_off(self, _none: None) -> None:
        self._is_busy = False
        self.refresh()

    def _claim(self) -> None:
        if self._line is not None:
            claim = ClaimPayment(self._line.payment_id)
            self._counter.submit(claim, self, lambda _none: self.refresh(), self._fail)

    def _print(self, number: str) -> None:
        self._counter.printing.print("receipt", number, self, self._on_printed, self._fail)

    def _on_printed(self, printed: Printed) -> None:
        if printed.error is not None:
            self._fail(printed.error)

    # --- small things ------------------------------------------------------------------------

    def _new_intent(self) -> None:
        self._payment_id = self._counter.wiring.new_id()

    def _forget_request(self) -> None:
        self._line = None
        self._waited.forget()

    def _fail(self, error: CounterError) -> None:
        """What was typed stays; the book may have moved on, so it is asked again."""
        self._is_busy = False
        self._note.fail(error)
        if self._way:
            self._taking.go_to_field(error.field or "")
            self._taking.leave_to_note()
        if not isinstance(error, InputError):
            self.refresh()


def _payment_words(line: PaymentLine) -> str:
    mark, words, _state = STATES[line.state]
    return f"{mark} {formats.money(line.amount)} {tr(_METHODS[line.method])}: {tr(words)}"
