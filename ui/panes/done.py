"""The end of a visit: the promise before it, the code and the papers after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.commands.dossier import Refused
from counter_app.commands.intake import DossierReceived, SupplementRequested
from counter_app.commands.slip import NotePrint, PrintJobState
from counter_app.domain.errors import CounterError
from counter_app.ports import PrintResult
from ui import formats, messages, theme
from ui.counter import Counter
from ui.panes.pane import Pane
from ui.widgets.labels import label, set_state
from ui.widgets.paper_view import PaperView

if TYPE_CHECKING:
    from counter_app.ports import Raster
    from counter_app.queries.catalogue import DueShown
    from counter_app.queries.slip import PaperToPrint

ROLL_DOTS = 576


class DonePane(Pane):
    """Pane 5. The dossier is on disk before any printer is touched."""

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(5, "In và hẹn", parent)
        self._counter = counter
        self._headline = label("", "large", name="done_headline")
        self._due = label("", "title", name="done_due")
        self._why = label("", "quiet", name="done_why")
        self._money = label("", "title", name="done_money")
        self._print = label("", name="done_print")
        self._next = label("", "quiet")
        self._paper = PaperView(self)
        self._paper.setObjectName("done_paper")
        self._waiting: list[tuple[str, str]] = []
        self._problems: list[str] = []
        self._build()

    def take_focus(self) -> None:
        """The paper, so that the arrows scroll it."""
        self._paper.setFocus()

    def show_promise(self, due: DueShown) -> None:
        """When the dossier will be due if it is received now."""
        self._headline.setText(self.tr("F9: tiếp nhận và in"))
        self._due.setText(self.tr("Hẹn trả {due}").format(due=formats.moment(due.due_at)))
        self._why.setText("\n".join(due.sentences))
        self.summarise(formats.moment(due.due_at), is_done=False)

    def show_received(self, received: DossierReceived) -> None:
        """The code, the day, the change; then the papers go to the printer."""
        self._headline.setText(f"{theme.DONE} {received.code}")
        set_state(self._headline, "done")
        self._due.setText(self.tr("Hẹn trả {due}").format(due=formats.moment(received.due_at)))
        self._why.setText("\n".join(received.due_trace))
        self._money.setText(_money_words(received))
        self._next.setText(self.tr("Enter hoặc F10: người kế tiếp"))
        self.summarise(received.code, is_done=True)
        if received.change is not None:
            # Cash alone is counted into the drawer and out of it.
            self._counter.open_drawer(self, lambda error: self.say(messages.sentence(error)))
        papers = [("intake-slip", received.slip_number)]
        if received.receipt_number is not None:
            papers.append(("receipt", received.receipt_number))
        self.print_papers(papers)

    def show_supplement(self, asked: SupplementRequested) -> None:
        """The supplement slip, and that nothing was taken."""
        self._headline.setText(self.tr("▲ Yêu cầu bổ sung {code}").format(code=asked.code))
        set_state(self._headline, "soon")
        self._due.setText(self.tr("Chưa thu phí, chưa tính thời hạn."))
        self._why.clear()
        self._money.clear()
        self._next.setText(self.tr("Enter hoặc F10: người kế tiếp"))
        self.summarise(asked.code, is_done=True)
        self.print_papers([("supplement", asked.slip_number)])

    def show_refused(self, refused: Refused) -> None:
        """The refusal's number; the citizen takes the papers home with the reason in writing."""
        self._headline.setText(self.tr("■ Từ chối tiếp nhận {code}").format(code=refused.code))
        set_state(self._headline, "late")
        self._due.setText(self.tr("Trả lại giấy tờ kèm phiếu từ chối có lý do."))
        self._why.clear()
        self._money.clear()
        self._next.setText(self.tr("Enter hoặc F10: người kế tiếp"))
        self.summarise(refused.code, is_done=True)
        self.print_papers([("refusal", refused.slip_number)])

    def reset(self) -> None:
        """For the next citizen."""
        for one in (self._headline, self._due, self._why, self._money, self._print, self._next):
            one.clear()
        set_state(self._headline, "")
        self._paper.clear()
        self._waiting = []
        self._problems = []
        self.summarise("", is_done=False)

    def print_papers(self, papers: list[tuple[str, str]]) -> None:
        """One after another; what fails waits as it is and says that the dossier is safe."""
        self._waiting = list(papers)
        self._problems = []
        self._print_next()

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

    def _print_next(self) -> None:
        if not self._waiting:
            if not self._problems:
                self._print.setText(self.tr("✓ Đã gửi máy in"))
                set_state(self._print, "done")
            return
        from counter_app.queries.slip import PaperFor

        kind, number = self._waiting.pop(0)
        self._counter.ask(PaperFor(kind, number), self, self._send)

    def _send(self, paper: PaperToPrint) -> None:
        if not self._paper.has_paper:
            self._counter.draw(paper.paper, ROLL_DOTS, self, self._preview)
        self._counter.print(
            paper.paper,
            self,
            lambda result: self._sent(paper, result),
            lambda error: self._failed(paper, error),
        )

    def _preview(self, raster: Raster) -> None:
        self._paper.show_paper(raster)

    def _sent(self, paper: PaperToPrint, result: PrintResult) -> None:
        state = PrintJobState.CONFIRMED if result.confirmed else PrintJobState.SENT
        self._note(paper, state)

    def _failed(self, paper: PaperToPrint, error: CounterError) -> None:
        self._problems.append(messages.sentence(error))
        self._print.setText(f"{theme.SOON} {self._problems[0]}")
        set_state(self._print, "soon")
        self._note(paper, PrintJobState.FAILED)

    def _note(self, paper: PaperToPrint, state: PrintJobState) -> None:
        command = NotePrint(paper.kind, paper.number, "printer", state)
        self._counter.submit(command, self, lambda _copy: self._print_next())


def _money_words(received: DossierReceived) -> str:
    if received.payment_state is None:
        return "Không phải nộp phí"
    if received.receipt_number is None:
        return "● Chờ ngân hàng báo có; biên lai in sau"
    words = f"Biên lai {received.receipt_number}"
    if received.change is not None and received.change:
        words += f"  ·  thối lại {formats.money(received.change)}"
    return words
