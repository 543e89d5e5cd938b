"""Which procedure: found by code, by name without marks, or by initials."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QBrush, QColor, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.channel import Channel
from ui import messages, theme
from ui.counter import Counter
from ui.forms.intake import PROCEDURE_AT, IntakeForm
from ui.language import tr
from ui.panes.pane import Pane, small
from ui.widgets.items import Items
from ui.widgets.labels import label
from ui.words import said

if TYPE_CHECKING:
    from counter_app.domain.catalogue import Procedure
    from counter_app.queries.catalogue import ProcedureLine

CHANNELS = (
    (Channel.COUNTER, said("Trực tiếp tại quầy")),
    (Channel.ONLINE, said("Trực tuyến")),
    (Channel.POST, said("Bưu chính")),
)


class ProcedurePane(Pane):
    """Pane 2. A procedure that cannot be received is shown with the reason, and not chosen."""

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(2, self.tr("Thủ tục"), parent)
        self._counter = counter
        self._form: IntakeForm | None = None
        self._lines: tuple[ProcedureLine, ...] = ()
        self._listed_for: str | None = None
        # The words of the last question; answers to those before it are not shown any more.
        self._asked_for = ""
        # The code that somebody went to in the list; the list comes anew and it is still there.
        self._gone_to = ""
        self._is_enter_waiting = False
        self._search = QLineEdit(self)
        self._search.setObjectName("procedure_search")
        self._search.setAccessibleName(self.tr("Tìm thủ tục"))
        self._search.setMaxLength(200)
        self._search.setPlaceholderText(self.tr("Mã, tên không dấu hoặc chữ đầu (ks = khai sinh)"))
        self._channel = QComboBox(self)
        self._channel.setObjectName("channel")
        self._channel.setAccessibleName(self.tr("Cách nộp"))
        for channel, words in CHANNELS:
            self._channel.addItem(tr(words), channel.value)
        self._case = QComboBox(self)
        self._case.setObjectName("case")
        self._case.setAccessibleName(self.tr("Trường hợp"))
        self._list = Items(self, "procedure_list", self.tr("Các thủ tục"))
        self._empty = label(self.tr("Không có thủ tục nào khớp. Thử ít chữ hơn."), "quiet")
        self._build()

    def take_focus(self) -> None:
        """The search."""
        self._search.setFocus()
        self._search.selectAll()

    def show_form(self, form: IntakeForm) -> None:
        """Show the channel; the chosen procedure's name is told by `show_procedure`."""
        self._form = form
        index = self._channel.findData(form.channel)
        if index != self._channel.currentIndex():
            self._channel.setCurrentIndex(index)
        case = self._case.findData(form.case)
        if case not in (-1, self._case.currentIndex()):
            with QSignalBlocker(self._case):
                self._case.setCurrentIndex(case)

    def show_procedure(self, procedure: Procedure | None) -> None:
        """The chosen procedure, and its cases where the term hangs on one."""
        if procedure is None:
            self.summarise("", is_done=False)
            self._case.clear()
            self._case.hide()
            return
        self.summarise(f"{procedure.code}  {procedure.short_name}", is_done=True)
        cases = [one for one in procedure.deadlines if one.case is not None]
        self._case.blockSignals(True)
        self._case.clear()
        if cases:
            self._case.addItem(self.tr("Trường hợp thông thường"), "")
            for one in cases:
                self._case.addItem(one.case_shown or one.case or "", one.case)
            index = self._case.findData(self._form.case if self._form else "")
            self._case.setCurrentIndex(max(0, index))
        self._case.blockSignals(False)
        self._case.setVisible(bool(cases))

    @property
    def half_written(self) -> tuple[tuple[str, str], ...]:
        """The procedure that was gone to and not taken."""
        return ((PROCEDURE_AT, self._gone_to),)

    def write_on(self, loose: Mapping[str, str]) -> None:
        """One that the words no longer find is passed over."""
        self._gone_to = loose.get(PROCEDURE_AT, "")

    def forget_row(self) -> None:
        """Other words, or another citizen: the list begins at its top."""
        self._gone_to = ""

    def refresh(self) -> None:
        """Ask for the procedures that match the words."""
        from counter_app.queries.catalogue import Procedures

        words = self._asked_for = self._search.text()
        self._counter.ask(Procedures(words), self, partial(self._show, words))

    def choose(self, number: int) -> None:
        """Choose the n-th of the list, as Alt+1 to Alt+9 do."""
        if number < self._list.count():
            self._list.setCurrentRow(number)
            self._accept()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme: other colours for what is there already."""
        super().changeEvent(event)
        # The first come before anything is made.
        if event.type() is QEvent.Type.StyleChange and self.body.layout() is not None:
            self._dim()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the list while the words are typed."""
        if (
            watched is self._search
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
        ):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step and self._list.count():
                row = self._list.currentRow() + step
                self._list.setCurrentRow(min(max(row, 0), self._list.count() - 1))
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        row.addWidget(self._search, 3)
        row.addWidget(label(self.tr("Cách nộp"), wrap=False))
        row.addWidget(self._channel, 1)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID)
        layout.addLayout(row)
        layout.addWidget(self._case)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._empty)
        help_text = self.tr(
            "↑↓ chọn, Enter lấy, Alt+1…9 lấy thẳng. Dòng có ■: chưa tiếp nhận được."
        )
        layout.addWidget(small(help_text, self))
        self._case.hide()
        self._empty.hide()
        self._search.installEventFilter(self)
        self._search.textEdited.connect(self._on_typed)
        self._search.returnPressed.connect(self._on_enter)
        self._list.itemActivated.connect(self._accept)
        self._list.currentRowChanged.connect(self._on_row)
        self._channel.currentIndexChanged.connect(self._on_channel)
        self._case.currentIndexChanged.connect(self._on_case)

    def _show(self, words: str, lines: tuple[ProcedureLine, ...]) -> None:
        if words != self._asked_for:
            return
        self._listed_for = words
        with QSignalBlocker(self._list):
            self._fill(lines)
        self._empty.setVisible(not lines)
        if self._is_enter_waiting and words == self._search.text():
            self._accept()

    def _fill(self, lines: tuple[ProcedureLine, ...]) -> None:
        """The same lines stay as they are: each key asks for them, and they take long to make."""
        if lines != self._lines:
            self._lines = lines
            self._list.clear()
            self._list.addItems([_told(number, line) for number, line in enumerate(lines)])
            self._dim()
        codes = [line.code for line in lines]
        if lines:
            self._list.setCurrentRow(codes.index(self._gone_to) if self._gone_to in codes else 0)

    def _dim(self) -> None:
        """Those that cannot be received, as quiet as the theme that is worn has it."""
        quiet = QBrush(QColor(theme.look().tokens.quiet))
        for row, line in enumerate(self._lines):
            if line.hurdles:
                self._list.item(row).setForeground(quiet)

    def _on_row(self, row: int) -> None:
        self._gone_to = self._lines[row].code if 0 < row < len(self._lines) else ""

    def _on_typed(self) -> None:
        self._is_enter_waiting = False
        self.forget_row()
        self.refresh()

    def _on_enter(self) -> None:
        """Words and Enter in one breath: what the list still shows belongs to older words."""
        self._is_enter_waiting = self._listed_for != self._search.text()
        if not self._is_enter_waiting:
            self._accept()

    def _accept(self) -> None:
        self._is_enter_waiting = False
        row = self._list.currentRow()
        if self._form is None or not 0 <= row < len(self._lines):
            return
        line = self._lines[row]
        if line.hurdles:
            reasons = ", ".join(messages.phrase(code) for code in line.hurdles)
            self.say(self.tr("Chưa tiếp nhận được thủ tục này: {why}.").format(why=reasons))
            return
        self.say("")
        if line.code != self._form.procedure_code:
            self.changed.emit(
                replace(
                    self._form,
                    procedure_code=line.code,
                    procedure_name=line.short_name,
                    case="",
                    ticks=(),
                    quantities=(),
                    answers=(),
                    exemptions=(),
                    proofs=(),
                )
            )
        self.finished.emit()

    def _on_channel(self) -> None:
        channel = self._channel.currentData()
        if self._form is not None and channel != self._form.channel:
            self.changed.emit(replace(self._form, channel=channel, ticks=()))

    def _on_case(self) -> None:
        case = self._case.currentData()
        if self._form is not None and case is not None and case != self._form.case:
            self.changed.emit(replace(self._form, case=case))


def _told(number: int, line: ProcedureLine) -> str:
    """One line of the list, its own key first; one that cannot be received says why."""
    if line.hurdles:
        reasons = ", ".join(messages.phrase(code) for code in line.hurdles)
        return f"■  {line.code}   {line.short_name}   ({reasons})"
    key = f"Alt+{number + 1}  " if number < 9 else ""
    return f"{key}{line.code}   {line.short_name}"
