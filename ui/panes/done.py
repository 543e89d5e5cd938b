"""The end of a visit: the promise before it, the code and the papers after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.commands.dossier import Refused
from counter_app.commands.group import GroupReceived
from counter_app.commands.intake import DossierReceived, SupplementRequested
from counter_app.commands.slip import AnswerPrint
from counter_app.domain.errors import CounterError
from counter_app.domain.money import Money
from counter_app.domain.numbering import is_provisional
from counter_app.domain.payment import PaymentState
from ui import due_words, formats, messages, theme
from ui.counter import Counter
from ui.language import tr
from ui.panes.pane import Pane
from ui.printing import Printed
from ui.widgets.labels import label, set_state
from ui.widgets.paper_view import PaperView
from ui.widgets.scan_listener import when_alone

if TYPE_CHECKING:
    from counter_app.ports import Raster
    from counter_app.queries.catalogue import DueShown
    from counter_app.queries.slip import PaperToPrint


Outcome = DossierReceived | GroupReceived | SupplementRequested | Refused
# Of a group; all of them stand on its sheet.
LINES_MAX = 5


@dataclass(eq=False, slots=True)
class Visit:
    """The papers of one visit: those that wait for the printer, and what became of the others."""

    waiting: list[tuple[str, str]] = field(default_factory=list)
    # Each by its paper: an answer about one ends no other's.
    problems: dict[tuple[str, str], str] = field(default_factory=dict)
    doubts: list[Printed] = field(default_factory=list)
    is_second: bool = False


class DonePane(Pane):
    """Pane 5. The dossier is on disk before any printer is touched."""

    # Every paper of the visit is on paper.
    printed = Signal()
    # One of them is not, or nobody knows.
    unprinted = Signal()
    # A question is open, or answered.
    moved = Signal()

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(5, self.tr("In và hẹn"), parent)
        self._counter = counter
        self._headline = label("", "large", name="done_headline")
        self._due = label("", "title", name="done_due")
        self._why = label("", "quiet", name="done_why")
        self._money = label("", "title", name="done_money")
        self._print = label("", name="done_print")
        self._next = label("", "quiet")
        self._paper = PaperView(self)
        self._paper.setObjectName("done_paper")
        # The one on the screen; an earlier one's papers go on to the printer all the same.
        self._visit = Visit()
        self._build()

    def take_focus(self) -> None:
        """The paper, so that the arrows scroll it."""
        self._paper.setFocus()

    def show_promise(self, due: DueShown) -> None:
        """When the dossier will be due if it is received now."""
        self.say("")
        self._headline.setText(self.tr("F9: tiếp nhận và in"))
        self._due.setText(self.tr("Hẹn trả {due}").format(due=formats.moment(due.due_at)))
        self._why.setText(due_words.again(due.sentences))
        self.summarise(formats.moment(due.due_at), is_done=False)

    def show_no_promise(self, error: CounterError) -> None:
        """Nobody can say when it will be due."""
        self.summarise(messages.sentence(error), is_done=False)

    def show_received(self, received: DossierReceived) -> None:
        """The code, the day, the change; then the papers go to the printer."""
        self._headline.setText(f"{theme.DONE} {received.code}")
        set_state(self._headline, "done")
        self._due.setText(self.tr("Hẹn trả {due}").format(due=formats.moment(received.due_at)))
        why = (*self._code_words(received.code), due_words.again(received.due_trace))
        self._why.setText("\n".join(why))
        self._money.setText(_money_words(received))
        self._next.setText(self.tr("Enter hoặc F10: người kế tiếp"))
        self.summarise(received.code, is_done=False)
        if received.change is not None:
            # Cash alone is counted into the drawer and out of it.
            self._counter.open_drawer(self, lambda error: self.say(messages.sentence(error)))
        self.print_papers(papers_of(received))

    def _code_words(self, code: str) -> tuple[str, ...]:
        """What the clerk says of a code that is not the last word."""
        if not is_provisional(code):
            return ()
        return (
            self.tr(
                "{mark} Mã tạm: hết dải số khi mất kết nối. Phiếu này dùng được như thường; mã "
                "chính thức tự đến khi có kết nối, mã tạm vẫn tra cứu được mãi."
            ).format(mark=theme.SOON),
        )

    def show_group(self, group: GroupReceived) -> None:
        """The number that they share, each code with its day; the sheet first, then each paper."""
        dossiers = group.dossiers
        self._headline.setText(
            self.tr("{mark} {count} hồ sơ · {number}").format(
                mark=theme.DONE, count=len(dossiers), number=group.number
            )
        )
        set_state(self._headline, "done")
        last = max(one.due_at for one in dossiers)
        self._due.setText(self.tr("Hẹn trả đủ {due}").format(due=formats.moment(last)))
        is_marked = any(is_provisional(one.code) for one in dossiers)
        marked = self._code_words(dossiers[-1].code) if is_marked else ()
        shown = dossiers[:LINES_MAX]
        lines = [f"{one.code}  ·  {formats.moment(one.due_at)}" for one in shown]
        if len(dossiers) > len(shown):
            more = len(dossiers) - len(shown)
            lines.append(tr("và %n hồ sơ nữa, có trong phiếu của nhóm", "", more))
        self._why.setText("\n".join((*marked, *lines)))
        changes = [one.change for one in dossiers if one.change is not None]
        self._money.setText(_group_words(dossiers, Money.total(changes)))
        self._next.setText(self.tr("Enter hoặc F10: người kế tiếp"))
        self.summarise(group.number, is_done=False)
        if changes:
            self._counter.open_drawer(self, lambda error: self.say(messages.sentence(error)))
        self.print_papers(papers_of(group))

    def show_supplement(self, asked: SupplementRequested) -> None:
        """The supplement slip, and that nothing was taken."""
        self._headline.setText(self.tr("▲ Yêu cầu bổ sung {code}").format(code=asked.code))
        set_state(self._headline, "soon")
        self._due.setText(self.tr("Chưa thu phí, chưa tính thời hạn."))
        self._why.clear()
        self._money.clear()
        self._next.setText(self.tr("Enter hoặc F10: người kế tiếp"))
        self.summarise(asked.code, is_done=False)
        self.print_papers(papers_of(asked))

    def show_refused(self, refused: Refused) -> None:
        """The refusal's number; the citizen takes the papers home with the reason in writing."""
        self._headline.setText(self.tr("■ Từ chối tiếp nhận {code}").format(code=refused.code))
        set_state(self._headline, "late")
        self._due.setText(self.tr("Trả lại giấy tờ kèm phiếu từ chối có lý do."))
        self._why.clear()
        self._money.clear()
        self._next.setText(self.tr("Enter hoặc F10: người kế tiếp"))
        self.summarise(refused.code, is_done=False)
        self.print_papers(papers_of(refused))

    def finish_beside(self, outcome: Outcome) -> str:
        """Somebody else is served already: the papers all the same; gives what it is called."""
        if _is_change(outcome):
            self._counter.open_drawer(self, self._counter.failed.emit)
        self._print_next(Visit(papers_of(outcome)))
        return outcome.number if isinstance(outcome, GroupReceived) else outcome.code

    @property
    def is_doubtful(self) -> bool:
        """Whether nobody knows of a paper if it came out."""
        return bool(self._visit.doubts)

    def reset(self) -> None:
        """For the next citizen; what waits for the printer still comes."""
        for one in (self._headline, self._due, self._why, self._money, self._print, self._next):
            one.clear()
        set_state(self._headline, "")
        self._paper.clear()
        self._visit = Visit()
        self.summarise("", is_done=False)

    def print_papers(self, papers: list[tuple[str, str]]) -> None:
        """One after another; what fails waits as it is and says that the dossier is safe."""
        self._visit = Visit(list(papers))
        self.mark(self.tr("đang in"), "waiting")
        self._print_next(self._visit)

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(theme.GRID)
        for one in (self._headline, self._due, self._money, self._why, self._print, self._next):
            left.addWidget(one)
        left.addStretch(1)
        columns = QHBoxLayout(self.body)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(3 * theme.GRID)
        columns.addLayout(left, 1)
        columns.addWidget(self._paper, 1)
        for key, is_printed in (("Y", True), ("N", False)):
            made = QShortcut(QKeySequence(key), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            answer = partial(self._answer, is_printed=is_printed)
            made.activated.connect(partial(when_alone, self, answer))
        for enter in ("Return", "Enter"):
            made = QShortcut(QKeySequence(enter), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(self.finished)

    def _print_next(self, visit: Visit) -> None:
        if not visit.waiting:
            if visit is self._visit:
                self._tell()
            return
        kind, number = visit.waiting[0]

        def ended() -> None:
            visit.waiting.pop(0)
            self._print_next(visit)

        def printed(outcome: Printed) -> None:
            if outcome.is_doubtful:
                visit.doubts.append(outcome)
            if outcome.error is not None:
                paper = outcome.paper.kind, outcome.paper.number
                visit.problems[paper] = messages.sentence(outcome.error)
            visit.is_second = visit.is_second or outcome.is_second
            ended()

        def refused(error: CounterError) -> None:
            visit.problems[kind, number] = messages.sentence(error)
            ended()

        def show(drawn: Raster) -> None:
            if visit is self._visit:
                self._paper.show_paper(drawn)

        def begun(paper: PaperToPrint) -> None:
            if visit is self._visit and not self._paper.has_paper:
                self._counter.draw(paper.paper, self, show)

        self._counter.printing.print(kind, number, self, printed, refused, begun=begun)

    def _tell(self) -> None:
        """What is on paper, what is not, and the one question that is open."""
        visit = self._visit
        problem = next(iter(visit.problems.values()), "")
        words, state = self.tr("✓ Đã in"), "done"
        if visit.is_second:
            words, state = self.tr("▲ Đã in ở máy in dự phòng"), "soon"
        if problem:
            words, state = f"{theme.SOON} {problem}", "soon"
        if visit.doubts:
            asked = self.tr("Giấy đã ra đủ chưa?  Y: đã ra · N: chưa, in lại")
            first = problem or self.tr("Máy in không báo lại.")
            words, state = f"{theme.SOON} {first}\n{asked}", "soon"
        self._print.setText(words)
        set_state(self._print, state)
        self.moved.emit()
        if problem or visit.doubts:
            far = self.tr("chưa rõ đã in") if visit.doubts else self.tr("chưa in xong")
            self.mark(far, "soon")
            self.unprinted.emit()
        else:
            self.mark(self.tr("xong"), "done")
            self.printed.emit()

    def _answer(self, *, is_printed: bool) -> None:
        """The clerk's word on all papers of this visit that are in doubt."""
        visit = self._visit
        # What still goes to the printer was not asked about yet.
        doubts = [] if visit.waiting else visit.doubts
        if not doubts:
            return
        visit.doubts = []
        for printed in doubts:
            command = AnswerPrint(printed.job_id, is_printed)
            self._counter.submit(command, self, lambda _none: None)
        again = [(one.paper.kind, one.paper.number) for one in doubts]
        for paper in again:
            visit.problems.pop(paper, None)
        self.moved.emit()
        if not is_printed:
            visit.waiting = again
            self.mark(self.tr("đang in"), "waiting")
        self._print_next(visit)


def papers_of(outcome: Outcome) -> list[tuple[str, str]]:
    """What the citizen takes home, by kind and number, in the order of printing."""
    match outcome:
        case DossierReceived():
            return [("intake-slip", outcome.slip_number), *_receipts(outcome)]
        case GroupReceived(dossiers=dossiers):
            slips = [("intake-slip", one.slip_number) for one in dossiers]
            receipts = [paper for one in dossiers for paper in _receipts(one)]
            return [("group-slip", outcome.number), *slips, *receipts]
        case SupplementRequested():
            return [("supplement", outcome.slip_number)]
        case Refused():
            return [("refusal", outcome.slip_number)]


def _receipts(received: DossierReceived) -> list[tuple[str, str]]:
    if received.receipt_number is None:
        return []
    return [(received.receipt_kind, received.receipt_number)]


def _is_change(outcome: Outcome) -> bool:
    """Whether notes were counted into the drawer."""
    if isinstance(outcome, GroupReceived):
        return any(one.change is not None for one in outcome.dossiers)
    return isinstance(outcome, DossierReceived) and outcome.change is not None


def _group_words(dossiers: Sequence[DossierReceived], change: Money) -> str:
    if all(one.payment_state is None for one in dossiers):
        return tr("Không phải nộp phí")
    receipts = [one.receipt_number for one in dossiers if one.receipt_number]
    if not receipts:
        return tr("● Chờ ngân hàng báo có cho cả nhóm; biên lai in sau")
    words = tr("%n biên lai", "", len(receipts))
    if change:
        words += tr("  ·  trả lại {change}").format(change=formats.money(change))
    return words


def _money_words(received: DossierReceived) -> str:
    if received.payment_state is None:
        return tr("Không phải nộp phí")
    if received.payment_state is PaymentState.SURPLUS and received.receipt_number is None:
        return tr("✓ Không phải nộp phí; tiền đã nhận sẽ hoàn")
    if received.receipt_number is None:
        return tr("● Chờ ngân hàng báo có; biên lai in sau")
    words = tr("Biên lai {receipt_number}").format(receipt_number=received.receipt_number)
    if received.change is not None and received.change:
        words += tr("  ·  trả lại {change}").format(change=formats.money(received.change))
    return words
