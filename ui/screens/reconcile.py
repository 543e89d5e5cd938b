"""The reconciliation desk: every đồng that came or is to go back, and who decides."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from counter_app.commands.outcome import Topic
from counter_app.domain.errors import CounterError
from counter_app.domain.matching import OPEN, Doubt
from ui import formats, messages, theme
from ui.counter import Counter
from ui.language import tr
from ui.panes.credits import VERDICTS, CreditsPane
from ui.panes.refunds import RefundsPane
from ui.panes.watch import WatchPane
from ui.widgets import focus
from ui.widgets.about import About
from ui.widgets.fields import text_field, wipe
from ui.widgets.flow import Flow
from ui.widgets.items import Items
from ui.widgets.labels import button, card, label
from ui.widgets.note import Note
from ui.words import said

if TYPE_CHECKING:
    from counter_app.commands.statement import StatementReport
    from counter_app.domain.statement import Statement
    from counter_app.queries.credit import MatchedCredit, SourceSum

FAULTS_SHOWN = 5
LIST_HEIGHT_LEAST = 56
# Of the rows of cards; the last is as high as its words while no money came today.
STRETCHES = (3, 4, 4)
_SOURCES = {"city": said("thành phố báo ({of})"), "statement": said("sao kê {of}")}
_TRIAL = said("cổng thử")


class ReconcileScreen(QWidget):
    """Money without a request, to look at and to give back, and what the day's feeds told."""

    opened = Signal(str)
    topics = frozenset({Topic.PAYMENTS, Topic.DOSSIERS})

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reconcile")
        self._counter = counter
        self._name = ""
        self._credits = CreditsPane(counter, self)
        self._watch = WatchPane(counter, "watch", self)
        self._refunds = RefundsPane(counter, self)
        self._sources = label("", name="sources")
        self._day: tuple[MatchedCredit, ...] = ()
        self._day_list = Items(self, "day_credits", self.tr("Tiền về hôm nay và hồ sơ của nó"))
        self._undo_reason = text_field(
            "undo_reason", self.tr("Lý do hoàn tác quyết định của khoản đang chọn"), self, most=200
        )
        self._undo = button(self.tr("Hoàn tác (Ctrl+Z)"), "credit_undo", key="Ctrl+Z")
        self._undo_note = Note("undo_note", hides=True)
        self._day_list.about = About(self._undo_note, self._undo_reason)
        self._file = text_field(
            "statement_file", self.tr("Tệp sao kê (CSV, Excel, camt.053, MT940)"), self, most=1_000
        )
        self._browse = button(self.tr("Chọn tệp…"), "statement_browse")
        self._take = button(self.tr("Nhập sao kê"), "statement_take")
        self._note = Note("statement_note", hides=True)
        self._build()

    def shown(self) -> None:
        """The oldest money without a request comes first."""
        self.refresh(self.topics)
        self._credits.focus()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Ask again where something of it changed."""
        if not topics & self.topics:
            return
        from counter_app.queries.credit import CreditsOfDay, SourcesOfDay

        for one in (self._credits, self._watch, self._refunds):
            one.refresh()
        self._counter.ask(SourcesOfDay(self._today), self, self._show_sources)
        self._counter.ask(CreditsOfDay(self._today), self, self._show_day)

    def why(self) -> str:
        """F1: the rules."""
        return self.tr(
            "Chỉ mã nộp tiền trong nội dung tự khớp; số tiền và giờ giống nhau chỉ là gợi ý. "
            "Mỗi quyết định cần lý do. Người đề nghị hoặc đã thu tiền không tự duyệt trả lại."
        )

    @property
    def _today(self) -> date:
        return self._counter.now.date()

    def _build(self) -> None:
        frame, inside = card(self)
        title = label(self.tr("Tiền về hôm nay"), "title", wrap=False)
        inside.addLayout(Flow(title, self._file, self._browse, self._take))
        for one in (self._file, self._browse, self._take):
            one.setVisible(self._counter.wiring.read_statement is not None)
        inside.addWidget(self._sources)
        inside.addWidget(self._note)
        theme.hold(self._day_list, min_height=LIST_HEIGHT_LEAST)
        inside.addWidget(self._day_list, 1)
        inside.addLayout(Flow(self._undo_reason, self._undo))
        inside.addWidget(self._undo_note)
        grid = QGridLayout()
        grid.setSpacing(theme.GRID)
        grid.addWidget(self._credits, 0, 0, 2, 1)
        grid.addWidget(self._watch, 0, 1)
        grid.addWidget(self._refunds, 1, 1)
        grid.addWidget(frame, 2, 0, 1, 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self._grid = grid
        for place, stretch in enumerate(STRETCHES):
            grid.setRowStretch(place, stretch)
        layout = QVBoxLayout(self)
        margin = 2 * theme.GRID
        layout.setContentsMargins(margin, theme.GRID, margin, theme.GRID)
        layout.addWidget(label(self.tr("Đối soát"), "large"))
        layout.addLayout(grid, 1)
        self._watch.opened.connect(self.opened)
        self._watch.credit_wanted.connect(self._credits.focus)
        self._day_list.itemActivated.connect(lambda _item: self._open_of_day())
        self._day_list.currentRowChanged.connect(self._offer_undo)
        self._undo_reason.returnPressed.connect(self._on_undo)
        self._undo.clicked.connect(self._on_undo)
        self._browse.clicked.connect(self._choose_file)
        self._take.clicked.connect(self._on_take)
        self._file.returnPressed.connect(self._on_take)

    def _show_sources(self, sources: tuple[SourceSum, ...]) -> None:
        told = "   ·   ".join(
            tr("{source}: %n khoản, {amount}", "", one.credits).format(
                source=_source(one.source), amount=formats.money(one.amount)
            )
            for one in sources
        )
        self._sources.setText(told or self.tr("Hôm nay chưa nguồn nào báo tiền về."))

    def _show_day(self, found: tuple[MatchedCredit, ...]) -> None:
        self._day = found
        self._day_list.fill(map(_credit_of_day, found), names=map(_name_of_day, found))
        self._day_list.setVisible(bool(found))
        self._grid.setRowStretch(2, STRETCHES[2] if found else 0)
        self._offer_undo(self._day_list.currentRow())

    def _open_of_day(self) -> None:
        row = self._day_list.currentRow()
        codes = [share.dossier_code for share in self._day[row].shares if share.dossier_code]
        if codes:
            self.opened.emit(codes[0])

    # --- a decision taken back ---------------------------------------------------------------

    def _offer_undo(self, row: int) -> None:
        """Only what a person decided can be taken back."""
        is_decided = 0 <= row < len(self._day) and self._day[row].line.can_be_undone
        for one in (self._undo, self._undo_reason):
            one.setVisible(is_decided)

    def _on_undo(self) -> None:
        """Without a reason the keys go to where one is typed."""
        row = self._day_list.currentRow()
        if not 0 <= row < len(self._day):
            return
        line = self._day[row].line
        if not self._undo_reason.text().strip():
            self._undo_reason.setFocus()
            return
        from counter_app.commands.credit_undo import UndoCredit

        command = UndoCredit(line.provider, line.credit_id, self._undo_reason.text())
        amount = formats.money(line.amount)

        def undone(_none: None) -> None:
            wipe(self._undo_reason)
            words = self.tr("✓ Đã hoàn tác {amount}; khoản này lại chờ người quyết định.")
            self._undo_note.say(words.format(amount=amount), "done")
            if self.isVisible():
                self._credits.focus()

        def refused(error: CounterError) -> None:
            self._undo_note.fail(error)
            focus.offer(self._undo_reason)

        self._counter.submit(command, self, undone, refused)

    # --- statements --------------------------------------------------------------------------

    def _choose_file(self) -> None:
        kinds = self.tr("Sao kê (*.csv *.xlsx *.xml *.sta *.mt940 *.txt);;Mọi tệp (*)")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Tệp sao kê"), "", kinds)
        if path:
            self._file.setText(path)
            self._take.setFocus()

    def _on_take(self) -> None:
        text = self._file.text().strip()
        if not text:
            self._file.setFocus()
            return
        path = Path(text)
        self._name = path.name
        self._note.say(self.tr("● Đang đọc sao kê…"), "waiting")
        self._counter.read_statement(path, self, self._on_read, self._fail)

    def _on_read(self, statement: Statement) -> None:
        from counter_app.commands.statement import ImportStatement

        command = ImportStatement(statement, self._name)
        self._counter.submit(command, self, self._on_taken, self._fail)

    def _on_taken(self, report: StatementReport) -> None:
        is_stopped = any(one.reason.stops_file for one in report.refused)
        counted = self.tr(
            "Đọc {read} dòng: thêm {added}, đã biết {joined}, khớp {matched}, chưa khớp {open}"
        ).format(
            read=report.read,
            added=report.added,
            joined=report.joined,
            matched=report.matched,
            open=report.unmatched,
        )
        faults = [
            self.tr("dòng {row}: {words}").format(row=one.row, words=messages.phrase(one.reason))
            for one in report.refused[:FAULTS_SHOWN]
        ]
        if len(report.refused) > FAULTS_SHOWN:
            faults.append(tr("… và %n dòng nữa", "", len(report.refused) - FAULTS_SHOWN))
        notes = [messages.phrase(told.partition(": ")[0]) for told in report.warnings]
        mark, state = (theme.LATE, "late") if is_stopped else (theme.DONE, "done")
        self._note.say("\n".join([f"{mark} {counted}", *faults, *notes]), state)
        if not is_stopped:
            wipe(self._file)

    def _fail(self, error: CounterError) -> None:
        self._note.fail(error)
        focus.offer(self._file)


def _name_of_day(one: MatchedCredit) -> tuple[str, str]:
    return one.line.provider, one.line.credit_id


def _source(name: str) -> str:
    """Who told of money: the city for a bank's service, or a file that somebody brought."""
    kind, _, of = name.partition(":")
    words = tr(_SOURCES[kind]) if kind in _SOURCES else kind
    return words.format(of=tr(_TRIAL) if of == "sandbox" else of)


def _credit_of_day(one: MatchedCredit) -> str:
    line = one.line
    told = ", ".join(map(_source, line.sources))
    head = f"{formats.money(line.amount)}  ·  {line.booked_at:%H:%M}  ·  {told}"
    words = tr(VERDICTS[line.verdict]) if line.verdict in VERDICTS else tr("chờ người quyết định")
    mark = theme.WAITING if line.verdict in OPEN else theme.DONE
    laid = ", ".join(
        f"{share.dossier_code or share.reference} {formats.money(share.amount)}"
        for share in one.shares
    )
    if line.doubt is Doubt.OTHER_ACCOUNT and line.verdict not in OPEN:
        words = f"{words}  ·  {theme.SOON} {messages.phrase(line.doubt)}"
    by = f"  ·  {line.decided_name}: {line.reason}" if line.decided_name else ""
    return f"{mark} {head}  ·  {words}" + (f"  ·  {laid}" if laid else "") + by
