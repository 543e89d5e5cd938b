"""What is owed, by the catalogue alone; the questions it hangs on; QR or cash."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QEvent, QObject, QRect, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from counter_app.commands.group import GROUP_MAX
from counter_app.domain.channel import Channel
from counter_app.domain.errors import CounterError, InputError
from counter_app.domain.fee import (
    COPIES_UNIT,
    COUNT_MAX,
    EXEMPTION_GROUPS,
    EXEMPTION_PROOFS,
    NO_BASIS,
    PAGES_UNIT,
    UNIT_WORDS,
    VALUE_UNIT,
)
from counter_app.domain.money import Money
from counter_app.domain.payment import Payer, Tender
from ui import formats, messages, theme
from ui.counter import Counter
from ui.forms.group import tenders
from ui.forms.intake import IntakeForm
from ui.language import tr
from ui.panes.pane import Pane
from ui.panes.tender import TenderBox
from ui.spelled import spelled
from ui.widgets.fields import text_field
from ui.widgets.items import Items
from ui.widgets.labels import label

if TYPE_CHECKING:
    from counter_app.domain.catalogue import Procedure
    from counter_app.domain.fee import FeeBill, FeeLine
    from counter_app.queries.catalogue import BillShown
    from counter_app.queries.group import GroupBillShown
    from counter_app.queries.query import Query

_T = TypeVar("_T")
COUNTED = tuple(unit for unit in UNIT_WORDS if unit not in ("case", "dossier"))
# In a draft: the line that was gone to.
FEE_LINE = "fee_line"
_ANSWER = Qt.ItemDataRole.UserRole
ADJUST = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


class FeePane(Pane):
    """Pane 4. No amount can be typed here except what the citizen hands over."""

    for_citizen = Signal(object, object)
    known = Signal()

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(4, self.tr("Phí"), parent)
        self._counter = counter
        self._form: IntakeForm | None = None
        self._bill: FeeBill | None = None
        self._dues: tuple[Money, ...] = ()
        self._is_blank = False
        # The bill that was asked for and is not here yet; of several, the last.
        self._awaited: Query[Any] | None = None
        # The line that a draft was left at, until the lines are here.
        self._line_left = ""
        self._lines = Items(self)
        self._lines.setObjectName("fee_lines")
        self._lines.setAccessibleName(self.tr("Các khoản phí"))
        self._lines.setWordWrap(True)
        self._lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._lines.setSpacing(theme.GRID // 4)
        self._total = label("", "huge", name="fee_total", wrap=False)
        self._in_words = label("", "quiet")
        self._online = label("", "quiet", name="online_fee")
        self._quantities: dict[str, QSpinBox | QLineEdit] = {}
        self._quantity_row = QHBoxLayout()
        self._exemption = QComboBox(self)
        self._exemption.setObjectName("exemption")
        self._exemption.setAccessibleName(self.tr("Diện miễn, giảm"))
        self._proof = QComboBox(self)
        self._proof.setObjectName("proof")
        self._proof.setAccessibleName(self.tr("Giấy tờ chứng minh đã xem"))
        self._copies = QSpinBox(self)
        self._copies.setObjectName("copies")
        self._copies.setAccessibleName(self.tr("Số hồ sơ giống nhau"))
        self._copies.setRange(1, GROUP_MAX)
        self._copies.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        _count_nothing_as_least(self._copies)
        theme.hold(self._copies, min_width=64)
        for choice in (self._exemption, self._proof):
            # As wide as its longest line, it would push the money off a small screen.
            choice.setSizeAdjustPolicy(ADJUST)
            choice.setMinimumContentsLength(12)
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

    def take_focus(self) -> None:
        """A question first, then the money."""
        has_question = self._bill is not None and not self._bill.is_settled
        if has_question or not self._tender.take_focus():
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
        if same and self._bill is not None:
            self._tender.show_form(form)
            return
        self._tender.bill_changes(form)
        with QSignalBlocker(self._copies):
            self._copies.setValue(form.copies)
        self._copies.setEnabled(form.on_paper is None)
        self._fill_quantities(procedure, form)
        self._fill_exemptions(procedure, form)
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
        self._form, self._line_left = None, ""
        self._forget_bill()
        self._tender.reset()
        self._online.clear()
        for edit in (self._payer, self._payer_id):
            edit.clear()

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
        if self._bill is None:
            raise InputError("fee_question_open")
        if self._form is not None:
            self._form.bill.check_proofs()
        tender = self._tender.tender()
        if self._form is not None and self._form.is_group:
            tenders(self._form.group, tender, self._dues)
        return tender

    @property
    def dues(self) -> tuple[Money, ...]:
        """What each dossier of the visit owes, in the order of the form's group."""
        return self._dues

    @property
    def is_settled(self) -> bool:
        """Whether what is owed is known: no question is open."""
        return self._bill is not None and self._bill.is_settled

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
        at = self._lines.currentRow()
        line = self._line_left or (str(at) if at >= 0 else "")
        values = (
            (field.objectName(), field.text())
            for field in self._quantities.values()
            if isinstance(field, QLineEdit)
        )
        return (*self._tender.half_written, (FEE_LINE, line), *values)

    def write_on(self, loose: Mapping[str, str]) -> None:
        """What hangs on the bill waits for it."""
        self._line_left = loose.get(FEE_LINE, "")
        for field in self._quantities.values():
            if isinstance(field, QLineEdit) and (words := loose.get(field.objectName())):
                field.setText(words)
        # Nobody leaves a field whose words are put back: a code has to name them all the same.
        with suppress(InputError):
            self._tender.set_payer(self.payer())
        self._tender.write_on(loose)

    def refresh_payment(self) -> None:
        """A credit may have come."""
        self._tender.refresh()

    # --- keys --------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Space answer the chosen question; Enter goes on where there is none."""
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
            take = self._ways.get(event.text())
            if take is not None and self._bill is not None and self._bill.total:
                take()
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
        self._proof_row = QWidget(self)
        proof = QHBoxLayout(self._proof_row)
        proof.setContentsMargins(0, 0, 0, 0)
        proof.addWidget(label(self.tr("Giấy tờ đã xem"), wrap=False))
        proof.addWidget(self._proof, 1)
        left.addWidget(self._proof_row)
        self._proof_row.hide()
        last = QHBoxLayout()
        last.addWidget(self._online, 1)
        last.addWidget(label(self.tr("Số bộ (Alt+B)"), wrap=False))
        last.addWidget(self._copies)
        left.addLayout(last)
        right = QVBoxLayout()
        right.setSpacing(theme.GRID)
        right.addWidget(self._total)
        right.addWidget(self._in_words)
        right.addWidget(self._tender, 1)
        payer = QHBoxLayout()
        payer.addWidget(self._payer, 3)
        payer.addWidget(self._payer_id, 2)
        # Beside the money it would make the column wider than a small screen has room for.
        left.addLayout(payer)
        columns = QHBoxLayout(self.body)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(3 * theme.GRID)
        columns.addLayout(left, 3)
        columns.addLayout(right, 2)
        self._lines.installEventFilter(self)
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
        self._exemption.currentIndexChanged.connect(self._on_exemption)
        self._proof.currentIndexChanged.connect(self._on_proof)

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

    def _fill_quantities(self, procedure: Procedure, form: IntakeForm) -> None:
        units = {rule.unit for rule in procedure.fee_rules if rule.unit in COUNTED}
        if PAGES_UNIT in units:
            units.add(COPIES_UNIT)
        if set(self._quantities) == units:
            self._show_quantities(dict(form.quantities))
            return
        while (item := self._quantity_row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._quantities = {}
        given = dict(form.quantities)
        for unit in sorted(units):
            words = self.tr("Số {unit}").format(unit=tr(UNIT_WORDS[unit]))
            self._quantity_row.addWidget(label(words, wrap=False))
            if unit == VALUE_UNIT:
                made = self._value_edit(given.get(unit, 0))
                made.setAccessibleName(words)
                self._quantity_row.addWidget(made)
                self._quantities[unit] = made
                continue
            spin = QSpinBox(self)
            spin.setObjectName(f"quantity_{unit}")
            spin.setAccessibleName(words)
            spin.setRange(0, COUNT_MAX)
            spin.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
            spin.setSpecialValueText("–")
            spin.setValue(given.get(unit, 0))
            _count_nothing_as_least(spin)
            theme.hold(spin, min_width=96)
            # Each digit counts at once, and is in the draft.
            spin.valueChanged.connect(self._on_quantity)
            self._quantity_row.addWidget(spin)
            self._quantities[unit] = spin
        self._quantity_row.addStretch(1)
        before: QWidget = self._lines
        for after in (*self._quantities.values(), self._exemption, self._proof, self._copies):
            QWidget.setTabOrder(before, after)
            before = after

    def _show_quantities(self, given: Mapping[str, int]) -> None:
        """A step was taken back; what says the same already keeps its cursor and its dots."""
        for unit, field in self._quantities.items():
            number = given.get(unit, 0)
            if isinstance(field, QSpinBox):
                if field.value() != number:
                    with QSignalBlocker(field):
                        field.setValue(number)
            elif _says_else(field, number):
                field.setText(formats.money(Money(number)) if number else "")

    def _value_edit(self, dong: int) -> QLineEdit:
        """What land is worth needs more digits than a spin box counts."""
        made = QLineEdit(self)
        made.setObjectName(f"quantity_{VALUE_UNIT}")
        made.setMaxLength(20)
        theme.hold(made, min_width=160)
        made.setPlaceholderText("–")
        if dong:
            made.setText(formats.money(Money(dong)))
        made.textEdited.connect(self._on_value_typed)
        made.editingFinished.connect(self._on_quantity)
        return made

    def _on_value_typed(self) -> None:
        """A number so far counts at once; what is none yet is told of when the field is left."""
        with suppress(InputError):
            self._take_quantities()

    def _fill_exemptions(self, procedure: Procedure, form: IntakeForm) -> None:
        groups = {group for rule in procedure.fee_rules for group in rule.exemptions}
        if any(rule.is_for_digital_citizen for rule in procedure.fee_rules):
            groups.add("cong_dan_so")
        self._exemption.blockSignals(True)
        self._exemption.clear()
        self._exemption.addItem(self.tr("Không thuộc diện nào"), "")
        for group in EXEMPTION_GROUPS:
            if group in groups:
                self._exemption.addItem(tr(EXEMPTION_GROUPS[group]), group)
        chosen = form.exemptions[0] if form.exemptions else ""
        self._exemption.setCurrentIndex(max(0, self._exemption.findData(chosen)))
        self._exemption.blockSignals(False)
        self._exemption.setEnabled(self._exemption.count() > 1)
        self._fill_proofs(self._exemption.currentData() or "", form)

    def _fill_proofs(self, group: str, form: IntakeForm) -> None:
        """What proves that somebody belongs to the group: seen and given back, never kept."""
        listed = EXEMPTION_PROOFS.get(group, {})
        self._proof.blockSignals(True)
        self._proof.clear()
        self._proof.addItem(self.tr("Chọn giấy tờ đã xem…"), "")
        for code, words in listed.items():
            self._proof.addItem(tr(words), code)
        chosen = dict(form.proofs).get(group, "")
        self._proof.setCurrentIndex(max(0, self._proof.findData(chosen)))
        self._proof.blockSignals(False)
        self._proof_row.setVisible(bool(listed))

    def _ask_group(self, form: IntakeForm) -> None:
        """What all of the visit owe; questions are only this one's, the others were settled."""
        from counter_app.queries.group import GroupBill

        group = form.group
        asked = tuple((one.procedure_code, Channel(one.channel), one.bill) for one in group)
        self._ask(GroupBill(asked), partial(self._show_group, group))

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

    def _show_group(self, group: Sequence[IntakeForm], shown: GroupBillShown) -> None:
        if self._form is None or self._form.group != group:
            return
        self._dues = tuple(one.total for one in shown.bills)
        self._show_bill(replace(shown.bills[-1], total=shown.total), shown.in_words)
        for form in (*map(IntakeForm.from_json, self._form.siblings), self._form):
            self._add_of_group(form, group)
        self._fit_lines()
        self._go_to_line_left()

    def _add_of_group(self, form: IntakeForm, group: Sequence[IntakeForm]) -> None:
        """What one of the visit costs, and how often; the open one's own lines stand above."""
        is_open = form is self._form
        if is_open and form.copies == 1:
            return
        ids = [one.dossier_id for one in group]
        due = formats.money(self._dues[ids.index(form.dossier_id)])
        name = self.tr("hồ sơ đang nhập") if is_open else form.procedure_name
        words = self.tr("{amount} x {count}   {name} (cùng nhóm)")
        self._add_line(words.format(amount=due, count=form.copies, name=name), "")

    def _show_alone(self, shown: BillShown) -> None:
        if self._form is not None and not self._form.is_group:
            self._dues = (shown.bill.total,)
            self._show_bill(shown.bill, shown.in_words)
            self._go_to_line_left()

    def _go_to_line_left(self) -> None:
        left, self._line_left = self._line_left, ""
        if left in map(str, range(self._lines.count())):
            self._lines.setCurrentRow(int(left))

    def _show_bill(self, bill: FeeBill, words: str) -> None:
        self._bill = bill
        self.say("")
        self._lines.clear()
        for line in bill.lines:
            if line.amount is not None:
                note = (
                    self.tr("  (miễn: {group})").format(group=tr(EXEMPTION_GROUPS[line.exemption]))
                    if line.exemption
                    else ""
                )
                basis = f"\n{line.legal_basis or tr(NO_BASIS)}"
                self._add_line(f"{formats.money(line.amount)}   {line.name}{note}{basis}", "")
            elif len(line.choices) == 1:
                self._add_line(f"?  {_question(line)}", line.choices[0].answer)
            elif line.choices:
                for choice in line.choices:
                    self._add_line(f"?  {line.name}: {choice.label}", choice.answer)
            else:
                self._add_line(f"?  {_question(line)}", line.rule_key)
        self._select_question()
        self._fit_lines()
        if bill.is_settled:
            self._total.setText(formats.money(bill.total))
            self._in_words.setText(spelled(bill.total, words))
        else:
            self._total.setText("?")
            self._in_words.setText(self.tr("Chọn một câu bên trái rồi Enter để tính phí."))
        if self._form is not None:
            self._tender.show_bill(self._form, bill, words)
        self._summarise()

    def _forget_bill(self) -> None:
        self._bill = self._awaited = None
        self._show_quantities({})
        self._lines.clear()
        self._total.clear()
        self._in_words.clear()
        self.summarise("", is_done=False)
        self._is_blank = True

    def _no_bill(self, error: CounterError) -> None:
        self._bill = None
        self._tender.no_bill()
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

    def changeEvent(self, event: QEvent) -> None:
        """Another size of type makes other lines."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._fit_lines)

    def _fit_lines(self) -> None:
        """As high as the wrapped text: Qt's own measure forgets the style sheet's margins."""
        metrics = self._lines.fontMetrics()
        width = max(120, self._lines.viewport().width() - theme.px(5 * theme.GRID))
        for row in range(self._lines.count()):
            item = self._lines.item(row)
            wrap = int(Qt.TextFlag.TextWordWrap)
            needed = metrics.boundingRect(QRect(0, 0, width, 10_000), wrap, item.text())
            item.setSizeHint(QSize(0, needed.height() + theme.px(2 * theme.GRID)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower pane makes higher lines."""
        super().resizeEvent(event)
        self._fit_lines()

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

    def _to_copies(self) -> None:
        """Where the number of those alike is typed; only the pane that is open takes the key."""
        if self.body.isVisible():
            self._copies.setFocus()
            self._copies.selectAll()

    def _on_copies(self, number: int) -> None:
        if self._form is not None and number != self._form.copies:
            self.changed.emit(replace(self._form, copies=number))

    def _on_exemption(self) -> None:
        group = self._exemption.currentData()
        if self._form is not None and group is not None:
            exemptions = (group,) if group else ()
            self.changed.emit(replace(self._form, exemptions=exemptions, proofs=()))

    def _on_proof(self) -> None:
        group, code = self._exemption.currentData(), self._proof.currentData()
        if self._form is not None and group:
            proofs = ((group, code),) if code else ()
            self.changed.emit(replace(self._form, proofs=proofs))

    def _on_quantity(self) -> None:
        try:
            self._take_quantities()
        except InputError as error:
            self.say(messages.sentence(error))

    def _take_quantities(self) -> None:
        if self._form is not None:
            counted = {unit: _counted(field) for unit, field in self._quantities.items()}
            given = tuple((unit, number) for unit, number in counted.items() if number)
            self.changed.emit(replace(self._form, quantities=given))

    def _on_new_intent(self) -> None:
        if self._form is not None:
            self.changed.emit(replace(self._form, payment_id=self._counter.wiring.new_id()))

    def _summarise(self) -> None:
        if self._bill is not None and not self._bill.is_settled:
            self.summarise(self.tr("Còn câu hỏi"), is_done=False)
        elif self._bill is not None:
            words = formats.money(self._bill.total) + self._tender.words
            self.summarise(words, is_done=self.problem_now() is None)


def _question(line: FeeLine) -> str:
    return tr(line.asks or "").format(
        name=line.about, unit=tr(UNIT_WORDS.get(line.unit, line.unit))
    )


def _count_nothing_as_least(spin: QSpinBox) -> None:
    """A number that was wiped out is none, at once; the next digit begins another."""

    def wiped(words: str) -> None:
        if not words:
            spin.setValue(spin.minimum())
            spin.selectAll()

    edit = spin.findChild(QLineEdit)
    assert edit is not None, "a spin box is a line of text with steps"
    edit.textEdited.connect(wiped)


def _says_else(field: QLineEdit, dong: int) -> bool:
    try:
        return _counted(field) != dong
    except InputError:
        return True


def _counted(field: QSpinBox | QLineEdit) -> int:
    if isinstance(field, QSpinBox):
        return field.value()
    text = field.text().replace("\u00a0", " ")
    return Money.parse(text).dong if text.strip() else 0


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
