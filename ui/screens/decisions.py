"""What waits for a supervisor's word: apologies, promises, calendars, what the city says else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QWidget,
)

from counter_app.commands.calendar import ApproveCalendar, DecidePromise
from counter_app.commands.city_word import AnswerCity
from counter_app.commands.outcome import Topic
from counter_app.domain.city_word import Matter
from counter_app.domain.errors import CounterError
from ui import formats, messages, theme
from ui.counter import Counter
from ui.forms.calendar import proposal
from ui.language import tr
from ui.panes.odd_day import OddDayBar
from ui.widgets import focus
from ui.widgets.about import About
from ui.widgets.acts import Acts
from ui.widgets.fields import text_field, wipe
from ui.widgets.flow import Flow
from ui.widgets.items import Items
from ui.widgets.labels import button, card, label
from ui.widgets.note import Note
from ui.widgets.page import column
from ui.words import said

if TYPE_CHECKING:
    from counter_app.queries.inbox import QuestionLine
    from counter_app.queries.promise import ApologyLine, CalendarLine, PromiseLine, ToDecide


_NOTHING = said("✓ Không có gì chờ.")


class DecisionsScreen(QWidget):
    """Four lists; each line says what is asked, and by when it must be answered."""

    opened = Signal(str)
    topics = frozenset({Topic.DOSSIERS, Topic.CATALOGUE, Topic.OUTBOX})

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("decisions")
        self._counter = counter
        self._found: ToDecide | None = None
        self._asked: tuple[QuestionLine, ...] = ()
        self._apologies = Items(self, "apologies")
        self._promises = Items(self, "promises")
        self._calendars = Items(self, "calendars")
        self._questions = Items(self, "questions")
        self._answer_reason = text_field(
            "answer_reason", self.tr("Lý do trả lời"), self, most=1_000
        )
        self._ours = button(self.tr("Theo quầy (F9)"), "answer_ours", key="F9")
        self._theirs = button(self.tr("Theo thành phố (F10)"), "answer_theirs", key="F10")
        self._odd_day = OddDayBar(counter, self)
        self._move = button(self.tr("Dời ngày hẹn (F5)"), "move_promise", key="F5")
        self._keep = button(self.tr("Giữ ngày hẹn (F6)"), "keep_promise", key="F6")
        self._approve = button(self.tr("Duyệt lịch đang chọn (F7)"), "approve_calendar", key="F7")
        self._propose = button(self.tr("Trình lịch (F8)"), "propose_calendar", key="F8")
        self._browse = button(self.tr("Chọn tệp…"), "choose_calendar")
        self._file = text_field(
            "calendar_file", self.tr("Tệp lịch làm việc (.json)"), self, most=1_000
        )
        self._reason = text_field(
            "calendar_reason", self.tr("Lý do, văn bản thông báo"), self, most=1_000
        )
        self._sign = button(self.tr("Mở hồ sơ để ký (Enter)"), "open_apology")
        self._acts = Acts(
            self._sign, self._move, self._keep, self._approve, self._ours, self._theirs
        )
        self._note = Note("decisions_note", {"reason": self._reason})
        self._questions.about = About(self._note, self._answer_reason)
        self._build()

    def shown(self) -> None:
        """Ask."""
        self.refresh(self.topics)
        self._apologies.setFocus()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Ask again where something of it changed."""
        if topics & self.topics:
            from counter_app.queries.inbox import CityQuestions
            from counter_app.queries.promise import PromisesToDecide

            self._odd_day.refresh()
            self._counter.ask(PromisesToDecide(), self, self._show, self._note.fail)
            self._counter.ask(CityQuestions(), self, self._show_questions, self._note.fail)

    def why(self) -> str:
        """F1: the rules."""
        rules = self.tr(
            "Phiếu xin lỗi do chương trình dự thảo trước hạn gửi một ngày làm việc; mỗi hồ sơ chỉ "
            "một lần. Đổi lịch không tự dời ngày đã hẹn. Người lập không tự duyệt. Thành phố quyết "
            "định việc xử lý, quầy quyết định việc đã xảy ra tại quầy; khác nhau thì hỏi người."
        )
        return rules + self._acts.why()

    def _build(self) -> None:
        layout = column(self, self.tr("Chờ quyết định"))
        layout.addWidget(self._note)
        layout.addWidget(self._odd_day)
        self._odd_day.said.connect(self._note.done)
        self._odd_day.failed.connect(self._note.fail)
        grid = QGridLayout()
        grid.setSpacing(theme.GRID)
        for place, (title, widget, tools) in enumerate(
            (
                (self.tr("Phiếu xin lỗi chờ ký"), self._apologies, ()),
                (
                    self.tr("Ngày hẹn mà lịch mới làm thay đổi"),
                    self._promises,
                    (self._move, self._keep),
                ),
                (self.tr("Lịch làm việc"), self._calendars, (self._approve,)),
                (
                    self.tr("Thành phố nói khác – Enter mở hồ sơ"),
                    self._questions,
                    (self._answer_reason, self._ours, self._theirs),
                ),
            )
        ):
            frame, inside = card(self)
            head = Flow(label(title, "title"))
            if widget is self._apologies:
                head.addWidget(self._sign)
            inside.addLayout(head)
            inside.addWidget(widget, 1)
            inside.addLayout(Flow(*tools))
            if widget is self._calendars:
                inside.addLayout(Flow(self._file, self._browse))
                inside.addLayout(Flow(self._reason, self._propose))
            grid.addWidget(frame, *divmod(place, 2))
        for side in (0, 1):
            grid.setColumnStretch(side, 1)
        layout.addLayout(grid, 1)
        self._questions.itemActivated.connect(lambda _item: self._open_question())
        self._ours.clicked.connect(lambda: self._answer(is_ours=True))
        self._theirs.clicked.connect(lambda: self._answer(is_ours=False))
        self._apologies.itemActivated.connect(lambda _item: self._open())
        self._sign.clicked.connect(self._open)
        self._calendars.currentRowChanged.connect(lambda _row: self._offer())
        self._move.clicked.connect(lambda: self._decide(is_moved=True))
        self._keep.clicked.connect(lambda: self._decide(is_moved=False))
        self._approve.clicked.connect(self._approve_calendar)
        self._browse.clicked.connect(self._choose_file)
        self._propose.clicked.connect(self._propose_calendar)

    def _show(self, found: ToDecide) -> None:
        self._found = found
        self._apologies.fill(map(_apology, found.apologies), tr(_NOTHING))
        self._promises.fill(map(_promise, found.promises), tr(_NOTHING))
        self._calendars.fill(map(_calendar, found.calendars), tr(_NOTHING))
        self._offer()

    def _offer(self) -> None:
        """A list without lines has nothing to decide; what must leave the house comes first."""
        found = self._found
        if found is None:
            return
        off: dict[str, str] = {}
        if not found.apologies:
            off["open_apology"] = self.tr("Không có phiếu nào chờ ký.")
        if not found.promises:
            why = self.tr("Không có ngày hẹn nào chờ quyết định.")
            off |= dict.fromkeys(("move_promise", "keep_promise"), why)
        row = self._calendars.currentRow()
        chosen = found.calendars[row] if 0 <= row < len(found.calendars) else None
        if chosen is None or not chosen.author or chosen.approver:
            off["approve_calendar"] = self.tr("Chưa chọn lịch đang chờ duyệt.")
        if not self._asked:
            why = self.tr("Thành phố không nói khác điều gì.")
            off |= dict.fromkeys(("answer_ours", "answer_theirs"), why)
        order = ("open_apology", "approve_calendar")
        self._acts.offer(off, next((name for name in order if name not in off), ""))

    def _open(self) -> None:
        row = self._apologies.currentRow()
        if self._found is not None and 0 <= row < len(self._found.apologies):
            self.opened.emit(self._found.apologies[row].code)

    def _decide(self, *, is_moved: bool) -> None:
        row = self._promises.currentRow()
        if self._found is None or not 0 <= row < len(self._found.promises):
            return
        one = self._found.promises[row]
        command = DecidePromise(one.dossier_id, one.calendar_version, is_moved=is_moved)
        words = (
            self.tr("{code}: đã dời ngày hẹn")
            if is_moved
            else self.tr("{code}: giữ nguyên ngày hẹn")
        ).format(code=one.code)
        self._counter.submit(command, self, lambda _none: self._note.done(words), self._note.fail)

    def _approve_calendar(self) -> None:
        row = self._calendars.currentRow()
        if self._found is None or not 0 <= row < len(self._found.calendars):
            return
        version = self._found.calendars[row].version

        def approved(moved: int) -> None:
            self._note.done(
                self.tr("Lịch {version} đã duyệt; {moved} ngày hẹn cần quyết định").format(
                    version=version, moved=moved
                )
            )

        self._counter.submit(ApproveCalendar(version), self, approved, self._note.fail)

    def _show_questions(self, questions: tuple[QuestionLine, ...]) -> None:
        self._asked = questions
        names = [one.cursor for one in questions]
        self._questions.fill(map(_question, questions), tr(_NOTHING), names)
        self._offer()

    def _open_question(self) -> None:
        row = self._questions.currentRow()
        if 0 <= row < len(self._asked):
            self.opened.emit(self._asked[row].code)

    def _answer(self, *, is_ours: bool) -> None:
        row = self._questions.currentRow()
        if not 0 <= row < len(self._asked):
            return
        one = self._asked[row]
        told = self.tr("{code}: theo quầy") if is_ours else self.tr("{code}: theo thành phố")
        words = told.format(code=one.code)

        def answered(_none: None) -> None:
            wipe(self._answer_reason)
            self._note.done(words)

        def failed(error: CounterError) -> None:
            self._note.fail(error)
            focus.offer(self._answer_reason)

        command = AnswerCity(one.cursor, is_ours, self._answer_reason.text())
        self._counter.submit(command, self, answered, failed)

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Lịch làm việc"), "", "JSON (*.json)")
        if path:
            self._file.setText(path)
            self._reason.setFocus()

    def _propose_calendar(self) -> None:
        try:
            command = proposal(self._file.text(), self._reason.text())
        except CounterError as error:
            self._note.fail(error)
            return

        def proposed(version: str) -> None:
            wipe(self._file)
            wipe(self._reason)
            self._note.done(
                self.tr("Lịch {version} đã trình; người khác duyệt bằng F7").format(version=version)
            )

        self._counter.submit(command, self, proposed, self._note.fail)


def _question(one: QuestionLine) -> str:
    note = f"  ·  “{one.note}”" if one.note else ""
    head = f"{one.code}  {one.masked_name}  ·  {formats.moment(one.told_at)}"
    if one.matter is Matter.TAKEN_OVER:
        return tr("{head}\n{theirs} đề nghị làm tiếp hồ sơ này; hiện đang ở {ours}{note}").format(
            head=head, theirs=one.theirs, ours=one.ours, note=note
        )
    ours, theirs = (messages.phrase(f"status_{status}") for status in (one.ours, one.theirs))
    return tr("{head}\nTại quầy: {ours}  ≠  thành phố: {theirs}{note}").format(
        head=head, ours=ours, theirs=theirs, note=note
    )


def _apology(one: ApologyLine) -> str:
    extension = (
        tr("  ·  danh mục cho phép: {extension}").format(extension=one.extension)
        if one.extension
        else ""
    )
    return tr(
        "{code}  {masked_name}  ·  hẹn {due_at}  ·  gửi chậm nhất {leave_by}\n"
        "{procedure}  ·  {holder}{extension}"
    ).format(
        code=one.code,
        masked_name=one.masked_name,
        due_at=formats.moment(one.due_at),
        leave_by=formats.moment(one.leave_by),
        procedure=one.procedure,
        holder=one.holder,
        extension=extension,
    )


def _promise(one: PromiseLine) -> str:
    return tr(
        "{code}  {masked_name}  ·  đã hẹn {old_due_at}  →  theo lịch "
        "{calendar_version}: {new_due_at}"
    ).format(
        code=one.code,
        masked_name=one.masked_name,
        old_due_at=formats.moment(one.old_due_at),
        calendar_version=one.calendar_version,
        new_due_at=formats.moment(one.new_due_at),
    )


def _calendar(one: CalendarLine) -> str:
    since = (
        tr("từ {valid_from:%d/%m/%Y}").format(valid_from=one.valid_from)
        if one.valid_from
        else tr("lịch ban đầu")
    )
    mark = (f"{theme.DONE} " + tr("đang dùng  ·  ")) if one.is_in_force else ""
    author = (
        tr("  ·  lập: {author} ({reason})").format(author=one.author, reason=one.reason)
        if one.author
        else ""
    )
    waits = tr("  ·  ▲ chờ duyệt") if one.author and not one.approver else ""
    approver = tr("  ·  duyệt: {approver}").format(approver=one.approver) if one.approver else ""
    return f"{mark}{one.version}  ·  {since}{author}{approver}{waits}"
