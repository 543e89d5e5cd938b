"""What is owed, by the catalogue alone; the questions it hangs on; QR or cash."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from counter_app.commands.group import GROUP_MAX
from counter_app.domain.channel import Channel
from counter_app.domain.errors import CounterError, InputError
from counter_app.domain.money import Money
from counter_app.domain.payment import NoTender, Payer, PaymentState, Tender
from ui import formats, messages, theme
from ui.counter import Counter
from ui.forms.group import tenders
from ui.forms.intake import IntakeForm
from ui.panes.bill_lines import BillLines
from ui.panes.exemption import ExemptionBox
from ui.panes.intake_keys import FeeStands
from ui.panes.pane import Pane
from ui.panes.quantities import Quantities
from ui.panes.tender import CASH, QR, TenderBox
from ui.spelled import spelled
from ui.widgets.fields import text_field, wipe
from ui.widgets.labels import label, set_state
from ui.widgets.number import Number
from ui.widgets.scan_listener import unless_scan, when_alone

if TYPE_CHECKING:
    from counter_app.domain.catalogue import Procedure
    from counter_app.domain.fee import FeeBill
    from counter_app.queries.catalogue import BillShown
    from counter_app.queries.group import GroupBillShown
    from counter_app.queries.query import Query

_T = TypeVar("_T")
# In a draft: the line that was gone to.
FEE_LINE = "fee_line"


class FeePane(Pane):
    """Pane 4. No amount can be typed here except what the citizen hands over."""

    for_citizen = Signal(object, object)
    known = Signal()
    # What stands here may let other keys work.
    moved = Signal()

    # A pane is folded before it is made.
    _form: IntakeForm | None = None

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(4, self.tr("Phí"), parent)
        self._counter = counter
        self._dues: tuple[Money, ...] = ()
        self._is_blank = False
        # The bill that was asked for and is not here yet; of several, the last.
        self._awaited: Query[Any] | None = None
        self._lines = BillLines(self)
        self._total = label("", "huge", name="fee_total", wrap=False)
        self._in_words = label("", "quiet")
        self._paid = label("", "title", name="fee_paid")
        set_state(self._paid, "done")
        self._paid.hide()
        self._online = label("", "quiet", name="online_fee")
        self._quantities = Quantities(self._lines, self)
        self._exemption = ExemptionBox(self)
        self._copies = Number("copies", self.tr("Số hồ sơ giống nhau"), 1, GROUP_MAX, self)
        theme.hold(self._copies, min_width=64)
        self._tender = TenderBox(counter, self)
        self._payer = self._payer_edit("tender_payer", self.tr("4  Người khác nộp (nếu có)"))
        self._payer_id = self._payer_edit("tender_payer_id", self.tr("Số định danh, MST"))
        self._ways = {
            "1": self._tender.take_qr,
            "2": self._tender.take_cash,
            "3": self._tender.take_transfer,
            "4": self._payer.setFocus,
        }
        self._build()

    # --- what the intake screen asks ---------------------------------------------------------

    def set_active(self, *, active: bool) -> None:
        """Notes that were counted are in once the clerk goes on."""
        super().set_active(active=active)
        if self._form is not None:
            self._summarise()

    def take_focus(self) -> None:
        """A question first, then the money; the citizen reads again what they are to pay."""
        self._tender.show_again()
        if self._lines.has_question or not self._tender.take_focus():
            self._lines.setFocus()

    def show_bill(self, procedure: Procedure | None, form: IntakeForm) -> None:
        """Ask again what is owed for what the form states."""
        same = self._form is not None and _money_facts(self._form) == _money_facts(form)
        self._form = form
        if procedure is None:
            if not self._is_blank:
                self._forget_bill()
            return
        self._is_blank = False
        if same and self._lines.bill is not None:
            self._tender.show_form(form)
            return
        self._tender.bill_changes(form)
        with QSignalBlocker(self._copies):
            self._copies.setValue(form.copies)
        self._copies.setEnabled(form.on_paper is None)
        self._quantities.show_for(procedure, dict(form.quantities))
        self._exemption.show_for(procedure, form)
        from counter_app.queries.catalogue import BillFor

        channel = Channel(form.channel)
        if form.is_group:
            self._ask_group(form)
        else:
            bill = BillFor(procedure.code, channel, form.bill)
            self._ask(bill, self._show_alone)
        if channel is Channel.COUNTER:
            online = BillFor(procedure.code, Channel.ONLINE)
            self._counter.ask(online, self, self._show_online, self._no_online)
        else:
            self._online.clear()

    def reset(self) -> None:
        """For the next citizen."""
        self._form = None
        self._lines.leave_at("")
        self._forget_bill()
        self._tender.reset()
        self._online.clear()
        for edit in (self._payer, self._payer_id):
            wipe(edit)

    @property
    def is_asking(self) -> bool:
        """Whether a bill or a request is on its way; `known` tells that it came."""
        return self._awaited is not None or self._tender.is_asking

    def problem_now(self) -> CounterError | None:
        """Why the dossier cannot be finished yet, or None."""
        try:
            self.payer()
            self.tender()
        except CounterError as error:
            return error
        return None

    def tender(self) -> Tender:
        """How the fee is paid; raises InputError where that is still open."""
        if self._lines.bill is None:
            raise InputError("fee_question_open")
        if self._form is not None:
            self._form.bill.check_proofs()
        tender = self._tender.tender()
        if self._form is not None and self._form.is_group:
            if len(self.rests) != len(self._form.group):
                # The bill of the group as it is now is on its way.
                raise InputError("fee_question_open")
            tenders(self._form.group, tender, self.rests)
        return tender

    @property
    def rests(self) -> tuple[Money, ...]:
        """What each dossier of the visit still owes, in the order of the form's group."""
        return self._tender.rests

    @property
    def stands(self) -> FeeStands:
        """What the fee still needs, for the line of keys."""
        bill, page = self._lines.bill, self._tender.currentIndex()
        if bill is not None and not bill.is_settled:
            return FeeStands.ASKED
        if bill is not None and not bill.total:
            return FeeStands.SETTLED
        try:
            tender = self.tender()
        except CounterError:
            return FeeStands.NOTES if page == CASH else FeeStands.OPEN
        if isinstance(tender, NoTender) or (page == QR and self._tender.is_in):
            return FeeStands.SETTLED
        return FeeStands.COUNTED if page == CASH else FeeStands.WAITED_FOR

    @property
    def is_begun(self) -> bool:
        """Whether money of this visit came, is asked for or is being counted."""
        return self._tender.is_begun

    @property
    def is_settled(self) -> bool:
        """Whether what is owed is known: no question is open."""
        return self._lines.bill is not None and self._lines.bill.is_settled

    def payer(self) -> Payer | None:
        """Who pays where that is not the applicant; raises InputError as `Payer.parse`."""
        name, number = self._payer.text().strip(), self._payer_id.text().strip()
        return Payer.parse(name, number) if name or number else None

    def take_qr(self) -> None:
        """F8."""
        self._tender.take_qr()

    def take_cash(self) -> None:
        """Shift+F8."""
        self._tender.take_cash()

    @property
    def half_written(self) -> tuple[tuple[str, str], ...]:
        """The way to pay with its notes, the line that was gone to, and what is no sum yet."""
        place = FEE_LINE, self._lines.place
        return *self._tender.half_written, place, *self._quantities.half_written

    def write_on(self, loose: Mapping[str, str]) -> None:
        """What hangs on the bill waits for it."""
        self._lines.leave_at(loose.get(FEE_LINE, ""))
        self._quantities.write_on(loose)
        # Nobody leaves a field whose words are put back: a code has to name them all the same.
        with suppress(InputError):
            self._tender.set_payer(self.payer())
        self._tender.write_on(loose)

    def refresh_payment(self) -> None:
        """A credit may have come."""
        self._tender.refresh()

    # --- making and filling ------------------------------------------------------------------

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(theme.GRID)
        left.addWidget(self._lines)
        left.addWidget(self._quantities)
        left.addWidget(self._exemption)
        last = QHBoxLayout()
        last.addWidget(self._online, 1)
        last.addWidget(label(self.tr("Số bộ (Alt+B)"), wrap=False))
        last.addWidget(self._copies)
        left.addLayout(last)
        right = QVBoxLayout()
        right.setSpacing(theme.GRID)
        right.addWidget(self._total)
        right.addWidget(self._in_words)
        right.addWidget(self._paid)
        right.addWidget(self._tender, 1)
        payer = QHBoxLayout()
        payer.addWidget(self._payer, 3)
        payer.addWidget(self._payer_id, 2)
        # Beside the money it would make the column wider than a small screen has room for.
        left.addLayout(payer)
        left.addStretch(1)
        columns = QHBoxLayout(self.body)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(3 * theme.GRID)
        columns.addLayout(left, 3)
        columns.addLayout(right, 2)
        self._lines.answered.connect(self._on_answered)
        self._lines.picked.connect(self._on_picked)
        self._lines.finished.connect(self.finished)
        self._lines.way.connect(self._on_way)
        self._quantities.counted.connect(self._on_counted)
        self._quantities.refused.connect(self.say)
        self._exemption.chosen.connect(self._on_exempt)
        self._payer.returnPressed.connect(self._payer_id.setFocus)
        self._payer_id.returnPressed.connect(self._lines.setFocus)
        self._tender.for_citizen.connect(self.for_citizen)
        self._tender.finished.connect(self.finished)
        self._tender.refused.connect(self.say)
        self._tender.changed.connect(self._summarise)
        self._tender.known.connect(self.known)
        self._tender.new_intent.connect(self._on_new_intent)
        self._copies.valueChanged.connect(self._on_copies)
        to_copies = QShortcut(QKeySequence("Alt+B"), self)
        to_copies.activated.connect(self._to_copies)

    def _payer_edit(self, name: str, words: str) -> QLineEdit:
        made = text_field(name, words, self, most=100)
        made.editingFinished.connect(self._on_payer)
        return made

    def _on_payer(self) -> None:
        """A code that names another payer is called off before it can be paid."""
        try:
            payer = self.payer()
        except InputError as error:
            self.say(messages.sentence(error))
            return
        self.say("")
        self._tender.set_payer(payer)
        self._summarise()

    def _ask_group(self, form: IntakeForm) -> None:
        """What all of the visit owe; questions are only this one's, the others were settled."""
        from counter_app.queries.group import GroupBill

        group = form.group
        asked = tuple((one.procedure_code, Channel(one.channel), one.bill) for one in group)
        self._ask(GroupBill(asked), self._show_group)

    def _ask(self, bill: Query[_T], show: Callable[[_T], None]) -> None:
        self._awaited = bill

        def ends(then: Callable[[], None]) -> None:
            if self._awaited is bill:
                self._awaited = None
                then()
                self.known.emit()

        self._counter.ask(
            bill,
            self,
            lambda shown: ends(partial(show, shown)),
            lambda error: ends(partial(self._no_bill, error)),
        )

    def _show_group(self, shown: GroupBillShown) -> None:
        # Whose facts of money changed meanwhile was asked for anew; another intent is no such fact.
        if self._form is None or not self._form.is_group:
            return
        group = self._form.group
        self._dues = tuple(one.total for one in shown.bills)
        ids = [one.dossier_id for one in group]
        others = [
            self._of_group(one, self._dues[ids.index(one.dossier_id)])
            for one in (*map(IntakeForm.from_json, self._form.siblings), self._form)
            # The open one's own lines stand above, once.
            if one is not self._form or one.copies > 1
        ]
        bill = replace(shown.bills[-1], total=shown.total)
        self._show_bill(bill, shown.in_words, others)

    def _of_group(self, form: IntakeForm, due: Money) -> str:
        """What one of the visit adds to the total: a sum, and of what where there are several."""
        is_open = form is self._form
        count = form.copies - 1 if is_open else form.copies
        name = self.tr("các bộ còn lại như hồ sơ đang nhập") if is_open else form.procedure_name
        words = self.tr("{sum}   {name} (cùng nhóm)")
        if count > 1:
            words = self.tr("{sum} = {amount} × {count}   {name} (cùng nhóm)")
        amount = formats.money(due)
        return words.format(
            sum=formats.money(due.times(count)), amount=amount, count=count, name=name
        )

    def _show_alone(self, shown: BillShown) -> None:
        if self._form is not None and not self._form.is_group:
            self._dues = (shown.bill.total,)
            self._show_bill(shown.bill, shown.in_words)

    def _show_bill(self, bill: FeeBill, words: str, others: Sequence[str] = ()) -> None:
        self.say("")
        self._lines.show_bill(bill, others)
        if bill.is_settled:
            self._total.setText(formats.money(bill.total))
            self._in_words.setText(spelled(bill.total, words))
        else:
            self._total.setText("?")
            self._in_words.setText(
                self.tr("Bấm số của một câu bên trái, hoặc chọn rồi Enter, để tính phí.")
            )
        if self._form is not None:
            self._tender.show_bill(self._form, bill, words, self._dues)
        self._summarise()

    def _forget_bill(self) -> None:
        self._awaited = None
        self._quantities.show_numbers({})
        self._lines.forget()
        self._total.clear()
        self._in_words.clear()
        self._tender.lose_bill()
        self._show_paid()
        self.summarise("", is_done=False)
        self._is_blank = True

    def _no_bill(self, error: CounterError) -> None:
        self._tender.no_bill()
        self._lines.forget()
        self._total.setText("–")
        self._in_words.clear()
        self._show_paid()
        self.summarise("", is_done=False)
        self.say(messages.sentence(error))

    def _show_online(self, shown: BillShown) -> None:
        if shown.bill.is_settled:
            amount = formats.money(shown.bill.total)
            self._online.setText(self.tr("Nộp trực tuyến: {amount}").format(amount=amount))
        else:
            # What stands there is the last procedure's.
            self._online.clear()

    def _no_online(self, _error: CounterError) -> None:
        self._online.clear()

    # --- what is typed and chosen ------------------------------------------------------------

    def _on_answered(self, answer: str) -> None:
        # A second Enter comes before the bill that the first one asks for.
        if self._form is not None and answer not in self._form.answers:
            self.changed.emit(replace(self._form, answers=(*self._form.answers, answer)))

    def _on_picked(self, answer: str) -> None:
        """A digit answers at once; a scan's does not count."""
        form = self._form
        self._on_answered(answer)
        if form is not None:
            unless_scan(self, partial(self._ask_again, form))

    def _ask_again(self, form: IntakeForm) -> None:
        if self._form is not None and self._form.dossier_id == form.dossier_id:
            self.changed.emit(replace(self._form, answers=form.answers))

    def _on_way(self, digit: str) -> None:
        """A digit chooses at once, but for the later ones of a card: they would ask the bank, or
        call off what is being paid.
        """
        assert self._form is not None
        take = partial(self._take, digit, self._form.dossier_id)
        when_alone(self, take, is_first_at_once=True)

    def _take(self, digit: str, dossier_id: str) -> None:
        if self._form is not None and self._form.dossier_id == dossier_id:
            self._ways[digit]()
            # Where no key brings it, the draft hears of it all the same.
            self.moved.emit()

    def _to_copies(self) -> None:
        """Where the number of those alike is typed; only the pane that is open takes the key."""
        if self.body.isVisible():
            self._copies.setFocus()
            self._copies.selectAll()

    def _on_copies(self, number: int) -> None:
        if self._form is not None and number != self._form.copies:
            self.changed.emit(replace(self._form, copies=number))

    def _on_exempt(self, group: str, proof: str) -> None:
        if self._form is not None:
            exemptions = (group,) if group else ()
            proofs = ((group, proof),) if proof else ()
            self.changed.emit(replace(self._form, exemptions=exemptions, proofs=proofs))

    def _on_counted(self, quantities: tuple[tuple[str, int], ...]) -> None:
        if self._form is not None:
            self.changed.emit(replace(self._form, quantities=quantities))

    def _on_new_intent(self) -> None:
        if self._form is not None:
            self.changed.emit(replace(self._form, payment_id=self._counter.wiring.new_id()))

    def _show_paid(self) -> None:
        words = self._tender.paid_words
        self._paid.setText(words)
        self._paid.setVisible(bool(words))

    def _summarise(self) -> None:
        self._show_paid()
        bill = self._lines.bill
        if bill is not None and not bill.is_settled:
            self.summarise(self.tr("Còn câu hỏi"), is_done=False)
        elif bill is not None:
            words = formats.money(bill.total) + self._tender.words
            self.summarise(words, is_done=False)
            self._mark_money()
        self.moved.emit()

    def _mark_money(self) -> None:
        """Whether the money is in, which is another thing than whether F9 may go on."""
        if self.problem_now() is not None:
            return
        awaited = self._tender.awaited
        if awaited is PaymentState.UNDERPAID:
            self.mark(self.tr("còn thiếu"), "soon")
        elif awaited is not None:
            self.mark(self.tr("chờ ngân hàng"), "waiting")
        elif not (self._tender.is_by_notes and self.property("active")):
            # Notes are still being counted while they are in sight.
            self.mark(self.tr("xong"), "done")


def _money_facts(form: IntakeForm) -> tuple[object, ...]:
    return (
        form.dossier_id,
        form.procedure_code,
        form.channel,
        form.quantities,
        form.exemptions,
        form.answers,
        form.proofs,
        form.siblings,
        form.copies,
    )
