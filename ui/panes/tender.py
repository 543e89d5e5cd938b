"""How a fee is paid: by payment QR, proved by the bank alone, or by notes over the counter."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from counter_app.commands.payment import RequestPayment
from counter_app.domain.channel import Channel
from counter_app.domain.errors import CounterError, InputError
from counter_app.domain.money import ZERO, Money
from counter_app.domain.payment import (
    CashTender,
    Method,
    NoTender,
    Payer,
    PaymentState,
    QrTender,
    Share,
    SplitTender,
    Tender,
)
from ui import formats, messages
from ui.citizen import Pay, dead_page, pay_page
from ui.counter import Counter
from ui.forms.group import ask_for_group
from ui.forms.intake import IntakeForm, derived
from ui.panes.bank import BankWay
from ui.panes.bank_request import BankRequest
from ui.panes.cash import LATER, SHARE, TENDERED, CashWay
from ui.panes.owed import Owed
from ui.panes.way import Way
from ui.widgets.labels import button

if TYPE_CHECKING:
    from counter_app.commands.payment import PaymentRequest
    from counter_app.domain.fee import FeeBill
    from counter_app.queries.payment import PaymentLine

CHOICE, CASH, QR = range(3)
# In a draft: the way that was chosen.
WAY, BY_NOTES = "way", "cash"
# In a draft: what was counted before the bank was asked for the whole; it bears nothing of it.
ALONE = "bank_alone"


class TenderBox(QStackedWidget):
    """One way to pay at a time, or notes for a part and the bank, or a later day, for the rest.

    `refused` brings a sentence, `new_intent` wants another request, `known` ends `is_asking`.
    """

    for_citizen = Signal(object, object)
    changed = Signal()
    finished = Signal()
    refused = Signal(str)
    new_intent = Signal()
    known = Signal()

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._form: IntakeForm | None = None
        self._owed = Owed(counter, self)
        self._payer: Payer | None = None
        # Notes that were agreed on before the bank was asked for the rest.
        self._cash: CashTender | None = None
        # What is wanted of a rest that the book is asked for; of several wishes the last.
        self._wish: Callable[[], None] | None = None
        # The way that a draft was left in waits for the bill.
        self._left: Mapping[str, str] = {}
        self._notes = CashWay(self)
        self._bank = BankWay(self)
        # The last intent that was made here: no older request can stand under it.
        self._own_intent = ""
        self._asked = BankRequest(counter, lambda: self._dossier_id, self._fits, self)
        self.addWidget(self._choice_page())
        self.addWidget(self._notes)
        self.addWidget(self._bank)
        self.currentChanged.connect(lambda _at: self._fit())
        self._fit()
        self._notes.changed.connect(self._on_notes)
        self._notes.finished.connect(self.finished)
        self._owed.told.connect(self._on_rest)
        self._owed.failed.connect(self._on_no_rest)
        self._asked.came.connect(self._on_came)
        self._asked.drawn.connect(self._on_drawn)
        self._asked.worded.connect(self._show_to_citizen)
        self._asked.moved.connect(self._on_moved)
        self._asked.failed.connect(self._on_failed)
        self._asked.gone.connect(self._on_gone)
        self._asked.stays.connect(self._refuse)
        self._asked.known.connect(self.known)
        self._asked.unfit.connect(lambda: self._ask_anew(self._asked.method))

    def _fit(self) -> None:
        """Only the page in sight asks for room: a code that is not shown takes none."""
        asks, gives_way = QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored
        for at in range(self.count()):
            page = self.widget(at)
            assert page is not None
            policy = asks if at == self.currentIndex() else gives_way
            page.setSizePolicy(policy, policy)

    # --- what the fee pane says and asks -----------------------------------------------------

    def show_bill(self, form: IntakeForm, bill: FeeBill, words: str, dues: Sequence[Money]) -> None:
        """What is owed now: in all, and for each dossier of the form's group."""
        self._form = form
        ids = [one.dossier_id for one in form.group]
        self._owed.owe(bill, words, tuple(zip(ids, dues, strict=True)))
        self._notes.owe(self._owed.rest, is_group=form.is_group)
        if not bill.total:
            self._show_owed()
        self._look_up()

    def lose_bill(self) -> None:
        """Another one will come; what was counted until then stays."""
        self._owed.lose_bill()
        self._wish = None

    def no_bill(self) -> None:
        """Nobody knows what is owed."""
        self.lose_bill()
        self._notes.owe(None)
        self._close_cash()

    def _close_cash(self) -> None:
        """There is no way to pay nothing."""
        if self.currentIndex() == CASH:
            self.setCurrentIndex(CHOICE)

    def show_form(self, form: IntakeForm) -> None:
        """The form went on; what is owed did not change."""
        self._form = form

    def bill_changes(self, form: IntakeForm) -> None:
        """Something else is owed soon: a request for the old sum is called off."""
        self._form = form
        self._asked.outdate()

    def reset(self) -> None:
        """For the next citizen."""
        self._form = self._payer = self._wish = None
        self._owed.forget()
        self._left = {}
        self._own_intent = ""
        self._asked.forget()
        self._close_bank()
        self._notes.clear()

    def set_payer(self, payer: Payer | None) -> None:
        """Who pays; a code that names somebody else is called off."""
        if payer == self._payer:
            return
        self._payer = payer
        self._asked.outdate()

    def take_focus(self) -> bool:
        """Whether there is something to type here."""
        if self.currentIndex() == CASH:
            self._notes.take_focus()
        return self.currentIndex() == CASH

    def show_again(self) -> None:
        """After the citizen was shown something else: the code, or what notes are counted for."""
        if self.is_by_notes or self._asked.code is not None:
            self._show_to_citizen()

    def tender(self) -> Tender:
        """How the fee is paid; raises InputError where that is still open, and what kept the book
        from telling what is paid.
        """
        if self._owed.bill is None or not self._owed.bill.is_settled:
            raise InputError("fee_question_open")
        if self._owed.error is not None:
            raise self._owed.error
        if not self._owed.rest:
            return NoTender()
        request = self._asked.request
        if self.currentIndex() == QR and request is not None and not self._asked.is_cancelled:
            asked = QrTender(request.payment_id)
            return asked if self._cash is None else SplitTender((self._cash, asked))
        if self.currentIndex() == CASH and self._notes.is_counted:
            is_group = self._form is not None and self._form.is_group
            return self._notes.tender(is_group=is_group)
        raise InputError("way_to_pay_open")

    @property
    def awaited(self) -> PaymentState | None:
        """Where a request stands that the bank has yet to pay; None where none is waited for."""
        return self._asked.awaited if self.currentIndex() == QR and self._owed.rest else None

    @property
    def is_begun(self) -> bool:
        """Whether money came, is asked for or counted, or will be once the bill is here."""
        is_asked = self._asked.request is not None or self._asked.is_busy
        return is_asked or self._notes.is_counted or bool(self._left or self._owed.paid)

    @property
    def is_by_notes(self) -> bool:
        """Whether notes are counted for what is owed."""
        return self.currentIndex() == CASH and bool(self._owed.rest)

    @property
    def words(self) -> str:
        """The way that is chosen, for the pane's one line."""
        if self._owed.bill is None:
            return ""
        way = self._way_words if self._owed.rest else ""
        if not self._owed.paid:
            return way
        return self.tr(" · đã nhận {paid}").format(paid=formats.money(self._owed.paid)) + way

    @property
    def _way_words(self) -> str:
        if self.currentIndex() == QR and self._asked.is_cancelled:
            return ""
        if self.currentIndex() == QR and self._asked.request is not None:
            is_qr = self._asked.method is Method.QR
            way = self.tr("QR") if is_qr else self.tr("chuyển khoản")
            # That it is waited for is the pane's mark.
            how = self.tr(", đã nhận") if self._asked.is_paid else ""
            cash = self.tr(" · tiền mặt +") if self._cash is not None else " ·"
            return f"{cash} {way}{how}"
        return self.tr(" · tiền mặt") if self.currentIndex() == CASH else ""

    @property
    def is_in(self) -> bool:
        """Whether the bank has told of all that it was asked for."""
        return self._asked.is_paid

    @property
    def paid_words(self) -> str:
        """What came for an earlier bill and what it leaves; nothing where nothing came."""
        request, line = self._asked.request, self._asked.line
        if request is None or line is None or self._asked.is_cancelled:
            return self._owed.summary(ZERO, ZERO)
        return self._owed.summary(line.paid, min(line.paid, request.amount))

    @property
    def rests(self) -> tuple[Money, ...]:
        """What each dossier of the form's group still owes."""
        return self._owed.rests

    # --- what is left of the bill ------------------------------------------------------------

    def _look_up(self) -> None:
        """What came by now, but for the request in hand, or the one that a draft goes on with."""
        if self._form is None:
            return
        is_wanted = self._left.get(WAY, "") in (Method.QR, Method.TRANSFER)
        request = self._asked.request
        if request is not None:
            intent = request.payment_id
        else:
            intent = self._form.payment_id if self._asked.is_busy or is_wanted else ""
        if not intent:
            self._owed.look_up(())
            return
        parts = (derived(intent, one.dossier_id) for one in self._form.group)
        self._owed.look_up((intent, *parts))

    def _once_known(self, wish: Callable[[], None]) -> None:
        """Money is asked for once the book has told the rest; a book that failed is asked again."""
        if self._owed.error is not None:
            self.refused.emit("")
            self._look_up()
        if self._owed.is_asking:
            self._wish = wish
        else:
            wish()

    @property
    def _is_unsure(self) -> bool:
        """Whether the book has not told the rest."""
        return self._owed.is_asking or self._owed.error is not None

    def _show_owed(self) -> None:
        is_group = self._form is not None and self._form.is_group
        self._notes.owe(self._owed.rest, is_group=is_group)
        for choice_button in self._choice:
            choice_button.setVisible(bool(self._owed.rest))
        if not self._owed.rest:
            self._close_cash()

    def _on_rest(self) -> None:
        self._show_owed()
        left, self._left = self._left, {}
        if left and self._owed.rest:
            self._go_on(left)
        self._lay_aside()
        self._call_off_old()
        wish, self._wish = self._wish, None
        if wish is not None:
            self._once_known(wish)
        elif self.currentIndex() == CASH and self.isVisible():
            # Before the fee is opened the citizen reads the papers.
            self._show_to_citizen()
        self.changed.emit()
        self.known.emit()

    def _on_no_rest(self, error: CounterError) -> None:
        """A sum that may be too large is taken by nobody."""
        self._wish = None
        self._notes.owe(None)
        self._close_cash()
        self._refuse(error)
        self.changed.emit()
        self.known.emit()

    def _lay_aside(self) -> None:
        """What the bank brought for an older bill stays; a way is chosen for what it leaves.

        The bank's word and the new rest come in any order, so both look.
        """
        if self._asked.is_paid and self._is_for_another:
            self._asked.forget()
            self._choose_anew()

    def _call_off_old(self) -> None:
        """A code for another sum than the rest that was just told was asked for too early."""
        if not self._asked.is_paid and not self._asked.is_cancelled and self._is_for_another:
            self._asked.outdate()

    @property
    def _is_for_another(self) -> bool:
        """Whether what is asked for is not what is owed now, as far as that is known."""
        request, bill, form = self._asked.request, self._owed.bill, self._form
        if request is None or bill is None or form is None or not bill.is_settled:
            return False
        if self._asked.is_busy or self._is_unsure:
            return False
        is_alike = self._asked.is_group == form.is_group
        return not is_alike or request.amount + self._share != self._owed.rest

    @property
    def _share(self) -> Money:
        """What notes bear beside a request."""
        return ZERO if self._cash is None or self._cash.share is None else self._cash.share.amount

    # --- paying ------------------------------------------------------------------------------

    def take_qr(self) -> None:
        """Show the code of what no notes bear; a transfer nobody made yet is called off first."""
        self._take_by_bank(Method.QR)

    def take_transfer(self) -> None:
        """Show account and text for who types a transfer; a code nobody paid is called off."""
        self._take_by_bank(Method.TRANSFER)

    def _take_by_bank(self, method: Method) -> None:
        if self._is_unsure:
            self._once_known(partial(self._take_by_bank, method))
            return
        asked = self._asked
        # The rest of one that is short may still come by the reference that was told.
        is_other = asked.request is not None and asked.method is not method
        if is_other or asked.is_leaving:
            self._ask_anew(method)
        elif not asked.is_paid:
            self._ask_bank(method)

    def _ask_anew(self, method: Method) -> None:
        """Call off what stands in the book, then ask for what is owed now."""
        cash, share = self._cash, self._share

        def ask_again() -> None:
            # A part may have come meanwhile.
            self._cash = cash if share < self._owed.rest else None
            self._ask_bank(method)

        self._asked.call_off(lambda: self._once_known(ask_again))

    def _ask_bank(self, method: Method) -> None:
        """Make the request, then show it: on disk before it is on a screen."""
        if self._form is None or self._owed.bill is None or not self._owed.rest:
            return
        if not self._owed.bill.is_settled:
            self._refuse(InputError("fee_question_open"))
            return
        if self.currentIndex() == CASH:
            try:
                cash = self._notes.cash(rest_comes=True)
            except InputError as error:
                self._refuse(error)
                return
            self._cash = cash if cash.share is not None else None
        share = Share(self._owed.rest - self._share) if self._share else None
        self.setCurrentIndex(QR)
        form = self._form
        if form.is_group:
            if share is not None:
                self._on_failed(InputError("group_no_split", field="share"))
                self.known.emit()
                return
            self._asked.ask(ask_for_group(form, method, self._payer), method, is_group=True)
            return
        command = RequestPayment(
            form.payment_id,
            form.dossier_id,
            form.procedure_code,
            Channel(form.channel),
            form.bill,
            method,
            share,
            self._payer,
        )
        self._asked.ask(command, method)

    @property
    def _dossier_id(self) -> str:
        return "" if self._form is None else self._form.dossier_id

    @property
    def is_asking(self) -> bool:
        """Whether a request is on its way to the book, or out of it; `known` tells the end."""
        return self._asked.is_busy or self._owed.is_asking

    @property
    def half_written(self) -> tuple[tuple[str, str], ...]:
        """The way to pay and the notes that were typed. A code that is about to go is no way."""
        if self._left:
            return tuple(self._left.items())
        at = self.currentIndex()
        if at == CHOICE or self._asked.is_outdated:
            return ()
        way = (WAY, BY_NOTES if at == CASH else self._asked.method.value)
        alone = (ALONE, "yes" if at == QR and self._cash is None else "")
        return way, alone, *self._notes.half_written

    def write_on(self, loose: Mapping[str, str]) -> None:
        """Go on in the way that was `half_written`, once the bill is here."""
        names = (WAY, ALONE, SHARE, TENDERED, LATER)
        self._left = {name: loose[name] for name in names if name in loose}

    def _go_on(self, left: Mapping[str, str]) -> None:
        # A draft of an earlier version has notes and no way.
        way = left.get(WAY, BY_NOTES)
        if way == BY_NOTES or SHARE in left or TENDERED in left:
            if ALONE not in left:
                self.setCurrentIndex(CASH)
            self._notes.write_on(left, has_share=WAY in left)
        if way in (Method.QR, Method.TRANSFER):
            # The same intent: what was asked for is shown again, and asked for but once, as long
            # as it fits what is owed.
            self._ask_bank(Method(way))

    def take_cash(self) -> None:
        """Type what is handed over; a QR that nobody paid yet is called off first."""
        if self._is_unsure:
            self._once_known(self.take_cash)
        elif not self._owed.rest:
            return
        elif self._asked.request is None and not self._asked.is_busy:
            self._show_cash()
        else:
            self._asked.call_off(lambda: self._once_known(self._show_cash))

    def refresh(self) -> None:
        """Ask whether the bank's credit has come, and of a rest that could not be told."""
        self._asked.refresh()
        if self._owed.error is not None:
            self._look_up()

    # --- pages -------------------------------------------------------------------------------

    def _choice_page(self) -> QWidget:
        page = Way(self)
        qr = button(self.tr("1 · F8  Thu bằng mã QR"), "take_qr", primary=True)
        cash = button(self.tr("2 · Shift+F8  Thu tiền mặt"), "take_cash")
        transfer = button(self.tr("3  Chuyển khoản"), "take_transfer")
        transfer.clicked.connect(self.take_transfer)
        qr.clicked.connect(self.take_qr)
        cash.clicked.connect(self.take_cash)
        self._choice = (qr, cash, transfer)
        for one in self._choice:
            page.column.addWidget(one)
        page.column.addStretch(1)
        return page

    # --- money -------------------------------------------------------------------------------

    def _show_cash(self) -> None:
        if not self._owed.rest:
            return
        self.setCurrentIndex(CASH)
        self._notes.begin()
        self._show_to_citizen()

    def _on_notes(self) -> None:
        """The citizen reads what comes back while the notes are counted."""
        if self.is_by_notes and self.isVisible():
            self._show_to_citizen()
        self.changed.emit()

    def _on_came(self) -> None:
        assert self._asked.request is not None
        self.refused.emit("")
        self._bank.show_request(self._asked.request, self._asked.method, self._cash)
        self.changed.emit()

    def _on_drawn(self) -> None:
        assert self._asked.code is not None
        self._bank.show_code(self._asked.code)
        self._show_to_citizen()
        self.changed.emit()

    def _on_moved(self) -> None:
        line = self._asked.line
        assert line is not None
        if line.state.is_settled and self._asked.request is not None:
            # Money that came before the call-off is shown though its code never was.
            self._bank.show_request(self._asked.request, self._asked.method, self._cash)
        self._bank.show_line(line, self._counter.now)
        if line.state is PaymentState.UNDERPAID or not line.state.is_open:
            self._show_to_citizen()
            self.changed.emit()
        self._lay_aside()

    def _on_failed(self, error: CounterError) -> None:
        dead = "" if self._form is None else self._form.payment_id
        if error.code == "payment_cancelled":
            # The call-off came after the draft was kept: another intent asks for the same. Where
            # none is to be had, for want of a procedure, the same would fail for ever.
            self._begin_intent()
            if self._own_intent != dead:
                self._ask_bank(self._asked.method)
                return
        self._refuse(error)
        self.setCurrentIndex(CHOICE)

    def _on_gone(self, seen: PaymentRequest | None, line: PaymentLine | None) -> None:
        if seen is not None:
            # Who is about to pay it has to see that it is dead.
            self.for_citizen.emit(dead_page(seen, line), None)
        self._choose_anew()

    def _choose_anew(self) -> None:
        self._close_bank()
        # A cancelled code is dead; the next request is another intent.
        self._begin_intent()
        # A part of it may have come.
        self._look_up()

    def _begin_intent(self) -> None:
        self.new_intent.emit()
        self._own_intent = "" if self._form is None else self._form.payment_id

    def _fits(self, request: PaymentRequest) -> bool:
        """Whether a request is for what is owed now, or for the share of it that notes leave.

        Under an intent of this desk's own the book reckons: of a part that was paid, the rest.
        """
        if self._owed.bill is None or request.payment_id == self._own_intent:
            return True
        return request.amount == self._owed.rest - self._share

    def _refuse(self, error: CounterError) -> None:
        self.refused.emit(messages.sentence(error))

    def _close_bank(self) -> None:
        self._cash = None
        self._bank.clear()
        self.setCurrentIndex(CHOICE)

    def _show_to_citizen(self) -> None:
        if self._owed.bill is None:
            return
        asked = self._asked
        if asked.request is None:
            # The words are those of the whole.
            part = self._notes.part
            owed, words = (self._owed.rest, self._owed.in_words) if part is None else (part, "")
            page = Pay(owed, words, change=self._notes.change)
        else:
            account = asked.request.account if asked.method is Method.TRANSFER else ""
            page = pay_page(asked.request, asked.line, asked.words or self._owed.in_words, account)
        self.for_citizen.emit(page, asked.code if page.shows_code else None)
