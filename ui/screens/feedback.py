"""What citizens say of the office: taken, sorted, answered point by point, read by another."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QSize, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from counter_app.commands.feedback import (
    AnswerFeedback,
    ForwardFeedback,
    PublishFeedback,
    ReturnFeedback,
    Said,
    SortFeedback,
    TakeFeedback,
)
from counter_app.commands.outcome import Command, Topic
from counter_app.domain.errors import CounterError
from counter_app.domain.export import Sheet
from counter_app.domain.feedback import FeedbackState, Source
from counter_app.domain.user import Permission
from ui import formats, theme
from ui.counter import Counter
from ui.language import tr
from ui.widgets import focus
from ui.widgets.acts import Acts
from ui.widgets.fields import named, text_field, wipe
from ui.widgets.flow import Flow
from ui.widgets.labels import button, card, label, set_state
from ui.widgets.note import Note
from ui.widgets.page import column
from ui.widgets.table import Column, RowsModel, Table, show_again
from ui.words import said

if TYPE_CHECKING:
    from counter_app.queries.feedback import FeedbackLine, FeedbackPage

_STATES = {
    FeedbackState.TAKEN: said("chờ phân loại"),
    FeedbackState.OURS: said("chờ trả lời"),
    FeedbackState.ANSWERED: said("chờ người thứ hai đọc"),
    FeedbackState.FORWARDED: said("✓ đã chuyển"),
    FeedbackState.PUBLISHED: said("✓ đã công bố"),
}
_SOURCES = {
    Source.COUNTER: said("tại quầy"),
    Source.CITY: said("thành phố"),
    Source.RATING: said("đánh giá"),
}
_ONLY = {
    "sort_ours": said("Chỉ khi chưa có trả lời và chưa chuyển."),
    "sort_other": said("Chỉ khi chưa có trả lời và chưa chuyển."),
    "forward_feedback": said("Chỉ khi đã phân loại là của cơ quan khác."),
    "answer_feedback": said("Chỉ khi đã phân loại là của quầy và chưa công bố."),
    "publish_feedback": said("Chỉ khi có trả lời chờ người thứ hai đọc."),
    "return_feedback": said("Chỉ khi có trả lời chờ người thứ hai đọc."),
}
_NEXT = {
    FeedbackState.TAKEN: "sort_ours",
    FeedbackState.OURS: "answer_feedback",
    FeedbackState.ANSWERED: "publish_feedback",
}
# What is published is a paper of the office: Vietnamese.
_HEAD = (
    "Số",
    "Nhận",
    "Điều được phản ánh",
    "Trả lời",
    "Người trả lời",
    "Người đọc",
    "Công bố",
)
BOX_HEIGHT, ANSWERS_HEIGHT = 62, 104


class FeedbackScreen(QWidget):
    """Above what was said, the most urgent first; below the points of the chosen one."""

    dialogues_wanted = Signal()
    topics = frozenset({Topic.FEEDBACK})

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("feedback")
        self._counter = counter
        self._page: FeedbackPage | None = None
        self._chosen: FeedbackLine | None = None
        self._answers: list[QLineEdit] = []
        self._counts = label("", "title", name="feedback_counts")
        self._model: RowsModel[FeedbackLine] = RowsModel(
            [
                Column(self.tr("Hạn"), _due),
                Column(self.tr("Số"), lambda row: row.number),
                Column(self.tr("Tình trạng"), lambda row: tr(_STATES[row.state])),
                Column(self.tr("Nguồn"), lambda row: tr(_SOURCES[row.source])),
                Column(self.tr("Người nói"), lambda row: row.masked_name or "–"),
                Column(self.tr("Nội dung"), lambda row: " · ".join(row.points), stretches=True),
            ]
        )
        nothing = self.tr("Chưa có phản ánh nào.")
        self._table = Table("feedback_table", self._model, 5, self, nothing)
        self._points = _Points(self)
        self._points.setObjectName("feedback_points")
        self._points.setWidgetResizable(True)
        self._points.setFrameShape(QFrame.Shape.NoFrame)
        theme.hold(self._points, min_height=ANSWERS_HEIGHT)
        self._words = QPlainTextEdit(self)
        self._words.setObjectName("feedback_words")
        self._words.setAccessibleName(self.tr("Các điều được phản ánh, mỗi điều một dòng"))
        self._words.setPlaceholderText(
            self.tr("Mỗi điều một dòng: ghi nhận mới (F5), hoặc tách lại khi phân loại (F6)")
        )
        self._words.setTabChangesFocus(True)
        theme.hold(self._words, height=BOX_HEIGHT)
        self._name = text_field("feedback_name", self.tr("Họ tên người nói"), self, hint="")
        self._phone = text_field("feedback_phone", self.tr("Điện thoại"), self, hint="")
        self._dossier = text_field(
            "feedback_dossier", self.tr("Mã hồ sơ"), self, hint=self.tr("Nếu có")
        )
        self._reason = text_field(
            "feedback_reason",
            self.tr("Cơ quan có thẩm quyền, công văn chuyển, hoặc lý do trả lại"),
            self,
        )
        # No room is kept for what is not said: the acts below stay in sight.
        self._note = Note(
            "feedback_note",
            {
                "points": self._words,
                "dossier": self._dossier,
                **dict.fromkeys(("reason", "body", "note"), self._reason),
            },
            hides=True,
        )
        self._acts = [
            (button(words, name, key=key), act)
            for words, name, key, act in (
                (self.tr("Ghi nhận (F5)"), "take_feedback", "F5", self._on_take),
                (self.tr("Của quầy (F6)"), "sort_ours", "F6", self._on_ours),
                (self.tr("Cơ quan khác (F7)"), "sort_other", "F7", self._on_other),
                (self.tr("Đã chuyển (F8)"), "forward_feedback", "F8", self._on_forward),
                (self.tr("Trình trả lời (F9)"), "answer_feedback", "F9", self._on_answer),
                (self.tr("Công bố (F10)"), "publish_feedback", "F10", self._on_publish),
                (self.tr("Trả lại (Shift+F9)"), "return_feedback", "Shift+F9", self._on_return),
                (self.tr("Xuất trả lời (Ctrl+E)"), "export_answers", "Ctrl+E", self._export),
            )
        ]
        self._offered = Acts(*(tool for tool, _act in self._acts))
        self._build()

    @property
    def is_in_hand(self) -> bool:
        """Whether an answer is half typed."""
        return any(one.isModified() for one in self._answers)

    def shown(self) -> None:
        """Ask."""
        for tool, act in self._acts:
            # A clerk takes what is said; the rest is a supervisor's.
            tool.setVisible(act == self._on_take or self._counter.actor.may(Permission.REVIEW))
        self.refresh(self.topics)
        self._table.setFocus()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Ask again where something of it changed; a half-written answer stays."""
        if topics & self.topics:
            from counter_app.queries.feedback import FeedbackBoard

            self._counter.ask(FeedbackBoard(), self, self._show, self._fail)

    def why(self) -> str:
        """F1: the rules."""
        rules = self.tr(
            "Không thuộc thẩm quyền thì chuyển trong 5 ngày làm việc (NĐ 20/2008); thuộc thẩm "
            "quyền thì trả lời trong 10 ngày làm việc. Mỗi điều một câu trả lời riêng, không dùng "
            "câu mẫu hay câu đã dùng. Người viết không tự công bố."
        )
        return rules + self._offered.why()

    def _build(self) -> None:
        layout = column(self)
        days = button(self.tr("Ngày đối thoại (Ctrl+Shift+J)"), "to_dialogues")
        days.clicked.connect(self.dialogues_wanted.emit)
        layout.addLayout(Flow(label(self.tr("Phản ánh, kiến nghị"), "large", wrap=False), days))
        layout.addWidget(self._counts)
        layout.addWidget(self._note)
        layout.addWidget(self._table, 2)
        layout.addWidget(self._points, 2)
        frame, inside = card(self)
        inside.addWidget(self._words)
        inside.addLayout(
            Flow(
                named(self.tr("Họ tên người nói"), self._name),
                named(self.tr("Điện thoại"), self._phone),
                named(self.tr("Mã hồ sơ"), self._dossier),
            )
        )
        inside.addWidget(named(self.tr("Nơi chuyển, lý do"), self._reason))
        for tool, act in self._acts:
            tool.clicked.connect(act)
        inside.addLayout(Flow(*(tool for tool, _act in self._acts)))
        layout.addWidget(frame)
        self._table.selectionModel().currentRowChanged.connect(self._on_chosen)
        self._table.activated.connect(lambda _index: self._answers and self._answers[0].setFocus())

    def _show(self, page: FeedbackPage) -> None:
        self._page = page
        lines = (*page.waiting, *page.done)
        late = sum(one.is_late for one in page.waiting)
        mark = (
            (f"{theme.LATE} " + self.tr("{late} quá hạn").format(late=late))
            if late
            else (f"{theme.DONE} " + self.tr("không có việc quá hạn"))
        )
        self._counts.setText(
            self.tr("{waiting} đang chờ  ·  {mark}  ·  {done} đã xong").format(
                waiting=len(page.waiting), mark=mark, done=len(page.done)
            )
        )
        set_state(self._counts, "late" if late else "done")
        show_again(self._table, self._model, lines, lambda one: one.feedback_id)
        if not lines:
            self._draw(None)
        self._offer()

    def _on_chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        chosen = self._model.row(now.row()) if now.isValid() else None
        if chosen != self._chosen:
            self._draw(chosen)

    def _draw(self, chosen: FeedbackLine | None) -> None:
        """The points of the chosen one, each with a line for its answer."""
        self._chosen, self._answers = chosen, []
        inside, column = card()
        if chosen is not None:
            column.addWidget(label(_about(chosen), "quiet"))
            is_open = chosen.state in (FeedbackState.OURS, FeedbackState.ANSWERED)
            for at, point in enumerate(chosen.points):
                column.addWidget(label(f"{at + 1}. {point}", "title"))
                answer = chosen.answers[at] if at < len(chosen.answers) else ""
                if is_open:
                    column.addWidget(self._answer_edit(at, answer))
                elif answer:
                    column.addWidget(label(answer))
        column.addStretch(1)
        self._points.setWidget(inside)
        self._points.setVisible(chosen is not None)
        self._offer()
        # Made after all else, yet read before the fields below.
        for one, after in itertools.pairwise((self._points, *self._answers)):
            QWidget.setTabOrder(one, after)

    def _offer(self) -> None:
        """What the chosen one lets one do, and what comes next for it."""
        chosen = self._chosen
        state = chosen.state if chosen else None
        is_to_forward = chosen is not None and state is FeedbackState.TAKEN and bool(chosen.body)
        may = {
            "sort_ours": state in (FeedbackState.TAKEN, FeedbackState.OURS),
            "sort_other": state in (FeedbackState.TAKEN, FeedbackState.OURS),
            "forward_feedback": is_to_forward,
            "answer_feedback": state in (FeedbackState.OURS, FeedbackState.ANSWERED),
            "publish_feedback": state is FeedbackState.ANSWERED,
            "return_feedback": state is FeedbackState.ANSWERED,
        }
        off = {
            name: tr(_ONLY[name]) if chosen else self.tr("Chưa chọn phản ánh nào.")
            for name, is_possible in may.items()
            if not is_possible
        }
        if not any(one.published_at for one in (self._page.done if self._page else ())):
            off["export_answers"] = self.tr("Chưa công bố trả lời nào.")
        is_reader = self._counter.actor.may(Permission.REVIEW)
        first = _NEXT.get(state or FeedbackState.PUBLISHED, "take_feedback")
        if is_to_forward:
            first = "forward_feedback"
        self._offered.offer(off, first if is_reader else "take_feedback")

    def _answer_edit(self, at: int, answer: str) -> QLineEdit:
        edit = text_field(f"answer_{at}", self.tr("Trả lời điều {at}").format(at=at + 1), self)
        edit.setMaxLength(4_000)
        edit.setText(answer)
        edit.setCursorPosition(0)
        self._answers.append(edit)
        return edit

    def _on_take(self) -> None:
        points = tuple(self._words.toPlainText().splitlines())
        said = Said(self._name.text(), self._phone.text())
        new_id = self._counter.wiring.new_id()
        command = TakeFeedback(new_id, points, said, self._dossier.text().strip())

        def taken(number: str) -> None:
            for one in (self._words, self._name, self._phone, self._dossier):
                one.clear()
            self._note.done(self.tr("Đã ghi nhận {number}").format(number=number))
            focus.offer(self._table)

        self._counter.submit(command, self, taken, self._fail)

    def _on_ours(self) -> None:
        points = tuple(one for one in self._words.toPlainText().splitlines() if one.strip())
        if self._chosen:
            command = SortFeedback(self._chosen.feedback_id, is_ours=True, points=points)
            self._act(command, self.tr("thuộc thẩm quyền, chờ trả lời"))

    def _on_other(self) -> None:
        if self._chosen:
            body = self._reason.text()
            command = SortFeedback(self._chosen.feedback_id, is_ours=False, body=body)
            self._act(command, self.tr("của cơ quan khác, chờ chuyển"))

    def _on_forward(self) -> None:
        if self._chosen:
            command = ForwardFeedback(self._chosen.feedback_id, self._reason.text())
            self._act(command, self.tr("đã chuyển"))

    def _on_answer(self) -> None:
        if self._chosen:
            answers = tuple(one.text() for one in self._answers)
            command = AnswerFeedback(self._chosen.feedback_id, answers)
            self._act(command, self.tr("đã trình, người khác đọc rồi công bố"))

    def _on_publish(self) -> None:
        if self._chosen:
            command = PublishFeedback(self._chosen.feedback_id, self._chosen.version)
            self._act(command, self.tr("đã công bố"))

    def _on_return(self) -> None:
        if self._chosen:
            one = self._chosen
            command = ReturnFeedback(one.feedback_id, one.version, self._reason.text())
            self._act(command, self.tr("đã trả lại người viết"))

    def _act(self, command: Command[Any], words: str) -> None:
        number = self._chosen.number if self._chosen else ""

        def done(_value: object) -> None:
            wipe(self._reason)
            self._words.clear()
            self._note.done(f"{number}: {words}")
            focus.offer(self._table)

        self._counter.submit(command, self, done, self._fail)

    def _export(self) -> None:
        """What was published, ready to be put up."""
        from ui.exports import Exports

        if self._page is None:
            return
        lines = [one for one in self._page.done if one.published_at is not None]
        rows = tuple(
            (
                one.number,
                f"{one.received_at:%d/%m/%Y}",
                point,
                answer,
                one.author,
                one.reader,
                f"{one.published_at:%d/%m/%Y}",
            )
            for one in lines
            for point, answer in zip(one.points, one.answers, strict=False)
        )
        today = self._counter.now.date()
        first = min((one.received_at.date() for one in lines), default=today)
        files = Exports(self._counter, self, self._note)
        files.save_sheets("phan-anh", (first, today), (Sheet("Trả lời phản ánh", _HEAD, rows),))

    def _fail(self, error: CounterError) -> None:
        self._note.fail(error)
        point = error.facts.get("point")
        if isinstance(point, int) and 0 < point <= len(self._answers):
            wrong = self._answers[point - 1]
            focus.offer(wrong)
            self._points.ensureWidgetVisible(wrong)


class _Points(QScrollArea):
    """Asks for its least height: it scrolls by itself before the acts below leave the window."""

    def sizeHint(self) -> QSize:
        """The least."""
        return QSize(super().sizeHint().width(), self.minimumHeight())


def _due(row: FeedbackLine) -> str:
    if row.due_at is None:
        return "–"
    mark = theme.LATE if row.is_late else theme.WAITING
    return f"{mark} {row.due_at:%d/%m}"


def _about(one: FeedbackLine) -> str:
    parts = [
        one.number,
        tr(_SOURCES[one.source]),
        formats.moment(one.received_at),
        tr(_STATES[one.state]),
    ]
    if one.dossier_code:
        parts.append(one.dossier_code)
    if one.body:
        parts.append(tr("của {body}").format(body=one.body))
    if one.author:
        parts.append(tr("trả lời: {author}").format(author=one.author))
    if one.reader:
        parts.append(tr("đọc: {reader}").format(reader=one.reader))
    if one.returned:
        parts.append(f"{theme.SOON} " + tr("bị trả lại – {returned}").format(returned=one.returned))
    return "  ·  ".join(parts)
