"""Receiving a dossier in five panes, by keyboard alone; the draft is saved as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from counter_app.commands.dossier import Refused
from counter_app.commands.group import GROUP_MAX, GroupReceived
from counter_app.commands.intake import DossierReceived, SupplementRequested
from counter_app.commands.odd_day import AskDay
from counter_app.commands.outcome import Command, Topic
from counter_app.domain.errors import CounterError, InputError
from ui import messages, theme
from ui.counter import Counter
from ui.forms.group import receive_group
from ui.forms.intake import IntakeForm
from ui.language import tr
from ui.panes.citizen_side import CitizenSide
from ui.panes.done import DonePane
from ui.panes.early import EarlyKeys
from ui.panes.fee import FeePane
from ui.panes.grouped import GroupLine
from ui.panes.intake_keys import DONE, FEE, PAPERS, PERSON, PROCEDURE, Standing
from ui.panes.keeping import Keeper
from ui.panes.known import KnownLine
from ui.panes.pane import Pane
from ui.panes.papers import PapersPane
from ui.panes.person import PersonPane
from ui.panes.procedure import ProcedurePane
from ui.panes.promise import Promise
from ui.panes.refusal import RefusalPane
from ui.panes.sheet import SheetLine
from ui.panes.step_back import StepBack
from ui.widgets import focus

if TYPE_CHECKING:
    from datetime import date

    from counter_app.domain.blackout import OnPaper
    from counter_app.domain.catalogue import Procedure
    from counter_app.queries.home import DraftLine
    from ui.lanes import Failure
    from ui.panes.done import Outcome

_T = TypeVar("_T")


class IntakeScreen(QWidget):
    """The active pane is large, the others are one line each."""

    for_citizen = Signal(object, object)
    keys_changed = Signal(str)
    # Of a form that has left the screen: what became of it.
    told = Signal(str)
    topics = frozenset({Topic.PAYMENTS, Topic.CATALOGUE})

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("intake")
        self._counter = counter
        self._procedure: Procedure | None = None
        # A draft that came back without its procedure, which could not be read.
        self._left: IntakeForm | None = None
        self._undo: list[IntakeForm] = []
        self._is_finished = False
        self._sure_of: date | None = None
        self._is_sending = self._is_loading = False
        self._active = PERSON
        self._person = PersonPane(self)
        self._choice = ProcedurePane(counter, self)
        self._papers = PapersPane(counter, self)
        self._fee = FeePane(counter, self)
        self._done = DonePane(counter, self)
        self._promise = Promise(counter, self)
        self._refusal = RefusalPane(self)
        self._citizen = CitizenSide(counter, self)
        self._citizen.shown.connect(self.for_citizen)
        self._sheet = SheetLine(self)
        self._known = KnownLine(counter, self)
        self._group = GroupLine(self)
        self._panes: tuple[Pane, ...] = (
            self._person,
            self._choice,
            self._papers,
            self._fee,
            self._done,
        )
        self._early = EarlyKeys(lambda: self._is_loading or self._fee.is_asking)
        self._form = self._new_form()
        self._keeper = Keeper(counter, self, self)
        self._keeper.refused.connect(self._on_not_put_aside)
        self._build()

    # --- what the shell asks -----------------------------------------------------------------

    def shown(self) -> None:
        """The screen comes to the front."""
        place, is_refusing = self._keeper.place, self._refusal.is_in_place
        self._citizen.ask_office()
        self._choice.refresh()
        self._activate(self._active)
        if is_refusing:
            self._make_way()
        if not self._is_finished:
            # Who looked something up elsewhere goes on at the very field.
            self._keeper.go_to(*place)

    def refresh(self, _topics: frozenset[Topic]) -> None:
        """A credit may have come."""
        self._fee.refresh_payment()

    def read_again(self) -> None:
        """Ctrl+R: what the form hangs on; nothing that was typed is touched."""
        self._fee.refresh_payment()
        self._choice.refresh()
        if self._active == PROCEDURE and self._procedure is None and self._form.procedure_code:
            self._read_again()

    def next_citizen(self) -> None:
        """A new form; an unfinished one stays among the drafts until it is asked for."""
        if not self._is_finished:
            self._keeper.keep(is_put_aside=True)
        self._start(self._new_form())
        self._citizen.welcome()

    def _call_back(self) -> None:
        """Ctrl+F10: who has waited longest of those put aside; who is here now waits instead."""
        from counter_app.queries.home import LongestWaiting

        if self._keeper.aside:
            # On no disk, so before all others.
            self.resume(self._keeper.aside[0])
            self._citizen.welcome()
            return
        if not self._is_finished:
            self._keeper.keep(is_put_aside=True)
        waiting = LongestWaiting("intake", self._form.draft_id)
        self._counter.ask(waiting, self, self._resume_waiting)

    def _resume_waiting(self, draft: DraftLine | None) -> None:
        if draft is not None:
            self.resume(draft.text)
            self._citizen.welcome()
            return
        self._panes[self._active].say(self.tr("Không có ai được để lại hôm nay."))

    def _on_not_put_aside(self, text: str, error: CounterError) -> None:
        """Back on the screen where nobody else is there yet; else the window has it till then."""
        why = messages.sentence(error)
        if self.is_typed and self._keeper.draft().is_empty:
            stays = self.tr("Chưa để lại được: hồ sơ vẫn ở đây, không mất chữ nào. {why}")
            self.resume(text, stays.format(why=why))
            return
        waits = self.tr(
            "Người vừa để lại chưa ghi được xuống đĩa, còn nguyên trong cửa sổ này: đừng đóng nó. "
            "Ctrl+F10 gọi lại. {why}"
        )
        self._panes[self._active].say(waits.format(why=why))

    def enter_sheet(self, sheet: OnPaper) -> None:
        """A new form that is copied from a sheet, under its numbers and by its time."""
        if not self._is_finished:
            self._keeper.keep(is_put_aside=True)
        self._start(self._new_form().from_paper(sheet))
        self._citizen.welcome()

    def before_key(self) -> None:
        """A key comes: what the one before it changed is jotted first."""
        self._keeper.before_key()

    def touched(self) -> None:
        """Something is pressed: what it changes is kept once it was heard."""
        self._keeper.touched()

    def composes(self, text: str) -> None:
        """Letters that an input method holds; "" once the field has them."""
        self._keeper.composes(text)

    def keep(self) -> None:
        """Save the draft now: the next moment this screen, or its clerk, may be gone."""
        self._keeper.rest()
        self._keeper.keep()
        self._keeper.keep_aside()

    @property
    def place(self) -> str:
        """The draft as it stands, for `resume`; empty where nothing was begun."""
        return "" if self._is_finished or self._form.is_empty else self._keeper.draft().to_json()

    @property
    def is_in_hand(self) -> bool:
        """Whether something would be lost if the screen were made anew now."""
        return self._is_sending or self._is_finished or bool(self._keeper.aside)

    @property
    def is_kept(self) -> bool:
        """Whether everything that was typed, and where, is on disk."""
        return self._keeper.is_kept

    @property
    def is_only_here(self) -> bool:
        """Whether the disk refused something that was typed here or put aside."""
        return self._keeper.is_refused

    @property
    def may_be_lost(self) -> bool:
        """Whether nothing is only here but what `stay` told of."""
        return self._keeper.is_told

    def stay(self) -> str:
        """Why the window does not close at once: said here, and given for who sees another page."""
        words = self.tr(
            "Có hồ sơ chưa ghi được xuống đĩa: đóng cửa sổ là mất. Gõ tiếp một phím để ghi lại; "
            "đóng lần nữa để bỏ."
        )
        self._panes[self._active].say(words)
        self._keeper.tell()
        return words

    @property
    def form(self) -> IntakeForm:
        """Everything that a step has taken."""
        return self._form

    @property
    def active(self) -> int:
        """The open pane, from 0."""
        return self._active

    @property
    def is_typed(self) -> bool:
        """Whether the form is neither sent nor finished."""
        return not (self._is_finished or self._is_sending)

    @property
    def half_written(self) -> tuple[tuple[str, str], ...]:
        """What stands in the panes and no step has taken."""
        panes = tuple(one for pane in self._panes for one in pane.half_written)
        return panes + self._refusal.half_written

    def resume(self, text: str, why: str = "") -> None:
        """Go on with a draft at the very field, the cursor where it stood; `why` is said there."""
        try:
            form = IntakeForm.from_json(text)
        except InputError as error:
            self._panes[PERSON].say(messages.sentence(error))
            return
        if form.draft_id != self._form.draft_id:
            # Who is here now waits among the drafts.
            self._keeper.keep(is_put_aside=True)
        # A request that was shown before may have been paid: it keeps its identity.
        self._start(form.at(1, "", 0, ()))
        self._undo = form.steps_back
        self._keeper.take_up(form)
        if form.procedure_code:
            self._load_procedure(lambda: self._go_on(form, why), lambda: self._go_on_without(form))
        else:
            self._go_on(form, why)

    def scan(self, text: str) -> None:
        """A scan anywhere on this screen: a citizen's card.

        What is somebody's does not become another's: who comes next is the next.
        """
        today = self._counter.now.date()
        is_next = self._is_somebodys and self._person.is_of_another(text, today)
        waits = is_next and self.is_typed
        if is_next or not self.is_typed:
            self.next_citizen()
        self._activate(PERSON)
        self._person.read_card(text, today)
        if waits:
            self.told.emit(self.tr("Người trước được để lại, không mất gì: Ctrl+F10 gọi lại."))

    @property
    def _is_somebodys(self) -> bool:
        """Whether money is taken, a refusal is written, or others belong to it already; of a draft
        that comes back nobody knows yet.
        """
        has_money = self._active >= FEE or self._fee.is_begun
        is_refusing = not self._refusal.isHidden()
        return has_money or is_refusing or self._form.is_bound or self._keeper.is_coming

    def letters_gone(self) -> None:
        """What a scanner typed, and what was taken back of it, are no steps of the form."""
        if self._form in self._undo:
            del self._undo[self._undo.index(self._form) :]

    def begin_with(self, code: str) -> None:
        """A procedure that was found elsewhere; who applies is asked before it is taken."""
        if self._is_finished or self._is_sending:
            self.next_citizen()
        self._search_for(code)
        self._go(PROCEDURE)

    def why(self) -> str:
        """F1: why the step is as it is."""
        if self._active == DONE and self._procedure is not None:
            return "\n".join(self._procedure.legal_basis[:8])
        if self._active == PAPERS and (basis := self._papers.why()):
            return basis
        problem = self._problem_at(self._active)
        if problem is not None:
            return messages.sentence(problem)
        if self._procedure is not None:
            basis = ", ".join(self._procedure.legal_basis[:4])
            return self.tr("Căn cứ: {basis}").format(basis=basis)
        return self.tr("Quét căn cước hoặc gõ họ tên, rồi Enter.")

    @property
    def first_acts(self) -> tuple[str, ...]:
        """What F1 tells before all else: the acts of the open step."""
        return Standing(self._active).first_acts

    # --- making ------------------------------------------------------------------------------

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        margin = theme.GRID
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self._sheet)
        layout.addWidget(self._known)
        layout.addWidget(self._group)
        for number, pane in enumerate(self._panes):
            layout.addWidget(pane)
            pane.changed.connect(self._on_changed)
            pane.finished.connect(self._on_finished_pane)
            self._shortcut(f"Ctrl+{number + 1}", partial(self._go, number))
        layout.addWidget(self._refusal)
        self._refusal.sent.connect(self._refuse)
        self._refusal.opened.connect(self._make_way)
        self._fee.moved.connect(self._tell_keys)
        self._fee.moved.connect(self._keeper.soon)
        self._done.moved.connect(self._tell_keys)
        self._fee.for_citizen.connect(self.for_citizen)
        self._fee.known.connect(self._early.go_on)
        self._fee.known.connect(self._keeper.arrive)
        self._promise.known.connect(self._done.show_promise)
        self._promise.unknown.connect(self._done.show_no_promise)
        self._done.printed.connect(self._on_printed)
        self._done.unprinted.connect(self._citizen.slip_waits)
        self._person.pasted.connect(self.scan)
        self._known.recalled.connect(self._on_recalled)
        for number in range(9):
            self._shortcut(f"Alt+{number + 1}", partial(self._choose, number))
        self._shortcut("Esc", self._back)
        self._shortcut("Ctrl+Z", self._undo_step)
        self._shortcut("F4", lambda: self._go(PERSON))
        self._shortcut("F5", lambda: self._go(PROCEDURE))
        self._shortcut("F6", lambda: self._go(PAPERS))
        self._early_shortcut("F7", self._ask_for_papers)
        self._early_shortcut("Shift+F7", self._open_refusal)
        self._early_shortcut("F8", self._pay_by_qr)
        self._early_shortcut("Shift+F8", self._pay_cash)
        self._early_shortcut("F9", self._finish)
        self._early_shortcut("Ctrl+G", self._add_to_group)
        self._shortcut("F10", self.next_citizen)
        self._shortcut("Ctrl+F10", self._call_back)
        for edit in self.findChildren(QLineEdit):
            edit.cursorPositionChanged.connect(self._keeper.soon)
        StepBack(self)
        for view in self.findChildren(QAbstractItemView):
            # A row is gone to by a mouse that is dragged, or by an answer, too.
            view.selectionModel().currentChanged.connect(self._keeper.soon)
        for one in self.findChildren(QAbstractButton):
            # By its key it changes a moment after the key was heard.
            one.toggled.connect(self._keeper.soon)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)
        self._show_form()

    def _shortcut(self, keys: str, act: Callable[[], None]) -> None:
        made = QShortcut(QKeySequence(keys), self)
        made.activated.connect(act)

    def _early_shortcut(self, keys: str, act: Callable[[], None]) -> None:
        self._shortcut(keys, partial(self._early.hear, act))

    def _new_form(self) -> IntakeForm:
        new_id = self._counter.wiring.new_id
        return IntakeForm(dossier_id=new_id(), payment_id=new_id())

    def _start(self, form: IntakeForm) -> None:
        self._keeper.begin()
        self._is_finished = self._is_sending = self._is_loading = False
        self._early.forget()
        self._undo = []
        self._left = None
        self._forget_procedure()
        self._known.reset()
        self._form = form
        self._fee.reset()
        self._refusal.reset()
        self._papers.show_list(None, form)
        self._show_form()
        self._search_for("")
        self._activate(PERSON)

    # --- the form ----------------------------------------------------------------------------

    def _on_changed(self, form: IntakeForm) -> None:
        if self._is_finished or form == self._form:
            return
        old, self._form = self._form, form
        # Another intent alone is nothing that a clerk did.
        if form != replace(old, payment_id=form.payment_id):
            self._undo.append(old)
            del self._undo[:-50]
        self._keeper.soon()
        if form.procedure_code != old.procedure_code:
            self._left = None
            self._keeper.let_go()
            self._load_procedure(None)
            return
        self._show_form()
        self._known.ask(form, recalls=True)

    def _on_recalled(self, form: IntakeForm) -> None:
        self._on_changed(form)
        self._person.offer_phone()

    def _show_form(self) -> None:
        form = self._form
        self._sheet.show_sheet(form.on_paper)
        self._known.show_form(form)
        self._group.show_form(form)
        self._person.show_form(form)
        self._choice.show_form(form)
        self._papers.show_list(self._procedure, form)
        self._fee.show_bill(self._procedure, form)
        if self._procedure is not None and self._active == PAPERS:
            self._show_papers_to_citizen()
        if self._procedure is not None and not self._is_finished:
            self._promise.ask(form)

    # --- the procedure -----------------------------------------------------------------------

    def _load_procedure(
        self, then: Callable[[], None] | None, otherwise: Callable[[], None] | None = None
    ) -> None:
        from counter_app.queries.catalogue import OneProcedure

        wanted = self._form.procedure_code
        if self._procedure is not None:
            # No dossier is received by the papers or the fee of the one before.
            self._forget_procedure()
            self._show_form()
        self._is_loading = True

        def show(procedure: Procedure) -> None:
            if self._form.procedure_code != wanted:
                # Another form came while it was read.
                return
            self._is_loading = False
            self._procedure = procedure
            self._choice.show_procedure(procedure)
            self._show_form()
            if then is not None:
                then()
            elif self._active == PROCEDURE:
                self._activate(PAPERS)
            self._early.go_on()

        def fail(error: CounterError) -> None:
            if self._form.procedure_code != wanted:
                return
            self._is_loading = False
            self._early.forget()
            self._counter.failed.emit(error)
            if otherwise is not None:
                otherwise()
            elif self._active > PROCEDURE:
                self._to_be_read_again()

        self._counter.ask(OneProcedure(wanted), self, show, fail)

    # --- the draft ---------------------------------------------------------------------------

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new):
            self._keeper.soon()

    def _go_on(self, form: IntakeForm, why: str = "") -> None:
        """The pane, the words, the field and the cursor of a draft.

        Who typed meanwhile goes on where they are, and the rest comes in round them.
        """
        at = self.focusWidget() if self._keeper.is_typed_meanwhile else None
        if at is None:
            self._activate(form.pane - 1)
        self._panes[self._active].say(why)
        self._known.ask(self._form, recalls=False)
        self._keeper.put_back(form)
        loose = dict(form.loose)
        for pane in self._panes:
            pane.write_on(loose)
        self._refusal.write_on(loose)
        self._choice.refresh()
        if at is not None:
            # A refusal that stood open has taken it.
            self._panes[self._active].set_active(active=True)
            focus.offer(at)
            return
        self._keeper.go_to(form.field, form.cursor)
        # The rows that were gone to just now may be of other words: these come with their answer.
        self._choice.write_on(loose)
        self._keeper.write_composed(form)

    def _go_on_without(self, form: IntakeForm) -> None:
        """Its procedure could not be read: Enter asks again, and what was typed waits for it."""
        self._left = form
        if not self._keeper.is_typed_meanwhile:
            self._to_be_read_again()

    def _to_be_read_again(self) -> None:
        # So that no other procedure lies under that Enter.
        self._search_for(self._form.procedure_code)
        self._activate(PROCEDURE)

    def _search_for(self, words: str) -> None:
        """Not `clear`, which Ctrl+Z would take back before it takes a step back."""
        self._edit_named("procedure_search").setText(words)
        self._choice.forget_row()
        self._choice.refresh()

    def _edit_named(self, name: str) -> QLineEdit:
        found = self.findChild(QLineEdit, name)
        assert found is not None, name
        return found

    # --- moving ------------------------------------------------------------------------------

    def _activate(self, number: int) -> None:
        self._active = number
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        # Placed once and at the end: each pane that comes or goes would place all of them anew, and
        # two large ones at once would make the window grow beyond the screen for good.
        layout.setEnabled(False)
        for at, pane in enumerate(self._panes):
            pane.set_active(active=at == number)
            layout.setStretchFactor(pane, int(at == number))
        layout.setEnabled(True)
        layout.activate()
        if self.isVisible():
            # An answer opens it behind another screen too: `shown` asks again.
            self._panes[number].take_focus()
        if number == PAPERS:
            self._show_papers_to_citizen()
        self._keeper.soon()
        self._tell_keys()

    def _tell_keys(self) -> None:
        is_refusing, is_doubtful = self._refusal.is_in_place, self._done.is_doubtful
        over = self._is_finished
        now = Standing(self._active, self._fee.stands, is_refusing, over, is_doubtful)
        self.keys_changed.emit(tr(now.keys))

    def _make_way(self) -> None:
        self._refusal.take_place_of(self._panes[self._active])
        self._tell_keys()

    def _go(self, number: int) -> None:
        if self.is_typed and (number <= PROCEDURE or self._procedure is not None):
            self._activate(number)

    def _choose(self, number: int) -> None:
        if self._active == PROCEDURE:
            self._choice.choose(number)

    def _on_finished_pane(self) -> None:
        if self._is_finished:
            self.next_citizen()
            return
        if self._active == PROCEDURE and self._form.procedure_code and self._procedure is None:
            self._choice.say("")
            self._read_again()
            return
        problem = self._problem_at(self._active)
        pane = self._panes[self._active]
        if problem is not None:
            pane.say(messages.sentence(problem))
            return
        pane.say("")
        if self._active < DONE:
            self._activate(self._active + 1)

    def _read_again(self) -> None:
        """The procedure is chosen and could not be read: Enter is for that."""
        if self._is_loading:
            return
        left = self._left
        if left is not None and left.procedure_code == self._form.procedure_code:
            self._keeper.take_up(left)
            self._load_procedure(lambda: self._go_on(left), lambda: self._go_on_without(left))
        else:
            self._load_procedure(None)

    def _problem_at(self, number: int) -> CounterError | None:
        if number == PERSON:
            return self._form.problem(self._counter.now.date())
        if number == PROCEDURE and self._procedure is None:
            return InputError("procedure_open")
        if number == PAPERS and (missing := len(self._papers.missing)):
            return InputError("papers_missing", count=missing)
        if number == FEE:
            return self._fee.problem_now()
        return None

    def _back(self) -> None:
        self._early.forget()
        if self._refusal.isVisible():
            self._refusal.hide()
            self._activate(self._active)
        elif self.is_typed and self._active > PERSON:
            self._activate(self._active - 1)

    def _undo_step(self) -> None:
        if not self.is_typed or not self._undo:
            return
        self._early.forget()
        back = self._undo.pop()
        if back.dossier_id == self._form.dossier_id:
            # A request is not undone: its intent stays, and what was paid for it.
            back = replace(back, payment_id=self._form.payment_id)
        had = self._form.procedure_code
        self._form = back
        self._keeper.soon()
        if back.procedure_code and back.procedure_code != had:
            self._load_procedure(partial(self._activate, self._active))
        else:
            if not back.procedure_code:
                self._forget_procedure()
            self._show_form()

    # --- several dossiers at once ------------------------------------------------------------

    def _add_to_group(self) -> None:
        """Ctrl+G: this dossier is complete but for its money; another of the same person begins."""
        if not self.is_typed or not self._is_known():
            return
        # Known, so there is a procedure; what is still open is said where it is.
        problem = self._problem_at(PAPERS) or self._open_fee()
        if problem is not None:
            number = PAPERS if problem.code == "papers_missing" else FEE
            self._activate(number)
            self._panes[number].say(messages.sentence(problem))
            return
        new_id = self._counter.wiring.new_id
        form = self._form.followed_by(new_id(), new_id(), self._short_name())
        if len(form.group) > GROUP_MAX:
            many = InputError("group_size_wrong", most=GROUP_MAX)
            self._panes[self._active].say(messages.sentence(many))
            return
        self._undo.append(self._form)
        self._form = form
        self._forget_procedure()
        self._keeper.soon()
        self._show_form()
        self._search_for("")
        self._activate(PROCEDURE)

    def _open_fee(self) -> CounterError | None:
        return None if self._fee.is_settled else InputError("fee_question_open")

    def _forget_procedure(self) -> None:
        self._is_loading = False
        self._procedure = None
        self._promise.forget()
        self._choice.show_procedure(None)
        self._done.reset()

    # --- acting ------------------------------------------------------------------------------

    def _pay_by_qr(self) -> None:
        if self._procedure is not None and not self._is_finished:
            self._activate(FEE)
            self._fee.take_qr()

    def _pay_cash(self) -> None:
        if self._procedure is not None and not self._is_finished:
            self._activate(FEE)
            self._fee.take_cash()

    def _finish(self) -> None:
        """Receive the dossier; the first step that is still open is opened instead."""
        if self._is_finished or self._is_sending:
            return
        for number in range(DONE):
            problem = self._problem_at(number)
            if problem is not None:
                self._activate(number)
                self._panes[number].say(messages.sentence(problem))
                return
        today, form = self._counter.now.date(), self._form
        tender, payer, is_sure = self._fee.tender(), self._fee.payer(), today == self._sure_of
        self._activate(DONE)
        if form.is_group:
            rests = self._fee.rests
            group = receive_group(form, tender, payer, rests, today, is_day_sure=is_sure)
            self._send(group, self._on_group, self._on_refused)
            return
        command = form.receive(tender, payer, today, is_day_sure=is_sure)
        self._send(command, self._on_received, self._on_refused)

    def _send(self, command: Command[_T], success: Callable[[_T], None], failure: Failure) -> None:
        """An answer that finds another form here is told beside it and touches nothing of it."""
        # Where it is refused this is what the draft still holds, whoever is here by then.
        self._keeper.keep()
        self._is_sending, sent = True, self._form.dossier_id

        def done(outcome: _T) -> None:
            if self._form.dossier_id == sent:
                success(outcome)
                return
            name = self._done.finish_beside(cast("Outcome", outcome))
            self.told.emit(self.tr("{name}: đã ghi, giấy đang in.").format(name=name))

        def failed(error: CounterError) -> None:
            if self._form.dossier_id == sent:
                failure(error)
                self._keeper.soon()
            else:
                # Its draft still waits.
                self._counter.failed.emit(error)

        self._counter.submit(command, self, done, failed)

    def _ask_for_papers(self) -> None:
        if self._is_finished or self._is_sending or self._procedure is None:
            return
        if not self._is_known():
            return
        missing = self._papers.missing
        if not missing:
            self._activate(PAPERS)
            self._papers.say(messages.sentence(InputError("nothing_missing")))
            return
        command = self._form.ask_for_papers(missing, self._counter.now.date())
        self._send(command, self._on_supplement, self._on_refused)

    def _is_known(self) -> bool:
        """Whether person and procedure are there; the first that is not is opened."""
        if self._form.on_paper is not None:
            only = InputError("sheet_only_received")
            self._panes[self._active].say(messages.sentence(only))
            return False
        for number in (PERSON, PROCEDURE):
            problem = self._problem_at(number)
            if problem is not None:
                self._activate(number)
                self._panes[number].say(messages.sentence(problem))
                return False
        return True

    def _open_refusal(self) -> None:
        if not (self._is_finished or self._is_sending) and self._is_known():
            self._refusal.open()

    def _refuse(self, reason: str, clause: str) -> None:
        if self._is_finished or self._is_sending:
            return
        command = self._form.refuse(reason, clause, self._counter.now.date())
        self._send(command, self._on_intake_refused, self._on_not_refused)

    def _on_intake_refused(self, refused: Refused) -> None:
        self._end()
        self._done.show_refused(refused)
        self._citizen.welcome()

    def _on_not_refused(self, error: CounterError) -> None:
        self._is_sending = False
        self._refusal.fail(error)

    def _on_group(self, received: GroupReceived) -> None:
        self._end()
        self._done.show_group(received)
        self._citizen.group_received(received)

    def _on_received(self, received: DossierReceived) -> None:
        self._end()
        self._done.show_received(received)
        self._citizen.received(received)

    def _on_supplement(self, asked: SupplementRequested) -> None:
        self._end()
        self._citizen.supplement(self._papers.for_citizen(self._short_name(), is_asked=True))
        self._done.show_supplement(asked)

    def _on_refused(self, error: CounterError) -> None:
        self._is_sending = False
        if error.code == "receipt_day_odd":
            # Asked once a day: the next F9 says that the day is right.
            self._sure_of = self._counter.now.date()
        if error.code == "receipt_day_needs_second":
            self._counter.submit(AskDay(), self, lambda _day: None)
        self._panes[self._active].say(messages.sentence(error))

    def _end(self) -> None:
        self._keeper.rest()
        self._is_sending = False
        self._is_finished = True
        self._promise.forget()
        self._known.reset()
        self._refusal.reset()
        self._group.hide()
        self._activate(DONE)

    def _on_printed(self) -> None:
        if self._is_finished:
            self._citizen.printed()

    def _show_papers_to_citizen(self) -> None:
        if self._procedure is not None and not self._is_finished:
            self._citizen.papers(self._papers.for_citizen(self._short_name()))

    def _short_name(self) -> str:
        return self._procedure.short_name if self._procedure is not None else ""
