"""Days on which the office listens: named, held, their minutes written and confirmed by another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from counter_app.commands.dialogue import (
    CONFIRMED,
    PLANNED,
    WRITTEN,
    ConfirmMinutes,
    PlanDialogue,
    WriteMinutes,
)
from counter_app.commands.outcome import Command, Topic
from counter_app.domain.errors import InputError
from ui import formats
from ui.counter import Counter
from ui.forms.day import typed_day
from ui.language import tr
from ui.widgets import focus
from ui.widgets.acts import Acts
from ui.widgets.fields import named, text_field
from ui.widgets.flow import Flow
from ui.widgets.labels import button, card
from ui.widgets.note import Note
from ui.widgets.page import column
from ui.widgets.table import Column, RowsModel, Table, show_again
from ui.words import said

if TYPE_CHECKING:
    from counter_app.queries.feedback import DialogueLine, FeedbackPage

_STATES = {
    PLANNED: said("● đã hẹn"),
    WRITTEN: said("▲ biên bản chờ xác nhận"),
    CONFIRMED: said("✓ biên bản đã xác nhận"),
}
MINUTES_HEIGHT = 150
DAY_WIDTH, PEOPLE_WIDTH = 110, 70


class DialoguesScreen(QWidget):
    """Above the days, the newest first; below the minutes of the chosen one."""

    topics = frozenset({Topic.FEEDBACK})

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dialogues")
        self._counter = counter
        self._model: RowsModel[DialogueLine] = RowsModel(
            [
                Column(self.tr("Ngày"), lambda row: formats.day(row.held_on)),
                Column(self.tr("Tình trạng"), lambda row: tr(_STATES[row.state])),
                Column(self.tr("Chủ đề"), lambda row: row.subject, stretches=True),
                Column(self.tr("Nơi"), lambda row: row.place),
                Column(
                    self.tr("Dự"),
                    lambda row: "–" if row.people is None else str(row.people),
                    is_number=True,
                ),
                Column(self.tr("Xác nhận"), lambda row: row.confirmed_by or "–"),
            ]
        )
        nothing = self.tr("Chưa hẹn ngày đối thoại nào.")
        self._table = Table("dialogue_table", self._model, 2, self, nothing)
        self._day = text_field("dialogue_day", self.tr("Ngày"), self, hint="26/11/2026")
        self._subject = text_field("dialogue_subject", self.tr("Chủ đề"), self, hint="")
        self._place = text_field("dialogue_place", self.tr("Nơi"), self, hint="")
        self._people = text_field("dialogue_people", self.tr("Số người dự"), self, hint="")
        self._minutes = QPlainTextEdit(self)
        self._minutes.setObjectName("dialogue_minutes")
        self._minutes.setAccessibleName(self.tr("Biên bản"))
        self._minutes.setPlaceholderText(self.tr("Biên bản: ai nói gì, trả lời gì, hẹn gì"))
        self._minutes.setTabChangesFocus(True)
        self._minutes.setMinimumHeight(MINUTES_HEIGHT)
        self._note = Note(
            "dialogue_note",
            {
                "subject": self._subject,
                "place": self._place,
                "people": self._people,
                "minutes": self._minutes,
            },
        )
        self._tools = (
            button(self.tr("Hẹn ngày (F5)"), "plan_dialogue", key="F5"),
            button(self.tr("Lưu biên bản (F6)"), "write_minutes", key="F6"),
            button(self.tr("Xác nhận (F7)"), "confirm_minutes", key="F7"),
        )
        self._acts = Acts(*self._tools)
        # Whose minutes stand below.
        self._shown: DialogueLine | None = None
        self._build()

    def shown(self) -> None:
        """Ask."""
        self.refresh(self.topics)
        self._table.setFocus()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Ask again where something of it changed."""
        if topics & self.topics:
            from counter_app.queries.feedback import FeedbackBoard

            self._counter.ask(FeedbackBoard(), self, self._show, self._note.fail)

    def why(self) -> str:
        """F1: the rules."""
        rules = self.tr(
            "Biên bản ghi từ ngày đối thoại trở đi; người viết không tự xác nhận. Đã xác nhận thì "
            "giữ nguyên."
        )
        return rules + self._acts.why()

    def _build(self) -> None:
        layout = column(self, self.tr("Ngày đối thoại với công dân"))
        layout.addWidget(self._note)
        layout.addWidget(self._table, 2)
        frame, inside = card(self)
        inside.addLayout(
            Flow(
                named(self.tr("Ngày"), self._day, width=DAY_WIDTH),
                named(self.tr("Chủ đề"), self._subject),
                named(self.tr("Nơi"), self._place),
                named(self.tr("Số người dự"), self._people, width=PEOPLE_WIDTH),
            )
        )
        inside.addWidget(self._minutes)
        row = QHBoxLayout()
        for tool, act in zip(
            self._tools, (self._on_plan, self._on_write, self._on_confirm), strict=True
        ):
            tool.clicked.connect(act)
            row.addWidget(tool)
        row.addStretch(1)
        inside.addLayout(row)
        layout.addWidget(frame, 1)
        self._table.selectionModel().currentRowChanged.connect(self._on_chosen)

    @property
    def _chosen(self) -> DialogueLine | None:
        row = self._table.currentIndex().row()
        return self._model.row(row) if row >= 0 else None

    def _show(self, page: FeedbackPage) -> None:
        show_again(self._table, self._model, page.dialogues, lambda one: one.dialogue_id)
        self._offer()

    def _offer(self) -> None:
        """What the chosen day lets one do, and what comes next for it."""
        one = self._chosen
        off = {}
        if one is None:
            off = dict.fromkeys(
                ("write_minutes", "confirm_minutes"), self.tr("Chưa chọn ngày nào.")
            )
        elif one.state == CONFIRMED:
            off = dict.fromkeys(
                ("write_minutes", "confirm_minutes"), self.tr("Biên bản đã xác nhận, giữ nguyên.")
            )
        elif one.state == PLANNED:
            off["confirm_minutes"] = self.tr("Chưa có biên bản.")
            if one.held_on > self._counter.now.date():
                off["write_minutes"] = self.tr("Chưa tới ngày đối thoại.")
        order = (
            ("write_minutes", "confirm_minutes")
            if "confirm_minutes" in off
            else ("confirm_minutes",)
        )
        self._acts.offer(off, next((name for name in order if name not in off), "plan_dialogue"))

    def _on_chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        one = self._model.row(now.row()) if now.isValid() else None
        # Read anew and the same as before: what is half written below stays.
        if one is not None and one != self._shown:
            self._shown = one
            self._minutes.setPlainText(one.minutes)
            self._minutes.setReadOnly(one.state == CONFIRMED)
            self._people.setText("" if one.people is None else str(one.people))
        self._offer()

    def _on_plan(self) -> None:
        try:
            on = typed_day(self._day.text(), "day")
        except InputError as error:
            self._note.fail(error)
            self._day.setFocus()
            return
        new_id = self._counter.wiring.new_id()
        command = PlanDialogue(new_id, on, self._subject.text(), self._place.text())
        self._act(command, self.tr("đã hẹn"), (self._day, self._subject, self._place))

    def _on_write(self) -> None:
        people = self._people.text().strip()
        if self._chosen:
            count = int(people) if people.isascii() and people.isdigit() else -1
            command = WriteMinutes(self._chosen.dialogue_id, count, self._minutes.toPlainText())
            self._act(command, self.tr("đã lưu biên bản, chờ người khác xác nhận"), ())

    def _on_confirm(self) -> None:
        if self._chosen:
            command = ConfirmMinutes(self._chosen.dialogue_id)
            self._act(command, self.tr("biên bản đã xác nhận"), ())

    def _act(self, command: Command[Any], words: str, spent: tuple[QLineEdit, ...]) -> None:
        def done(_value: object) -> None:
            for one in spent:
                one.clear()
            self._note.done(self.tr("Ngày đối thoại: {words}").format(words=words))
            focus.offer(self._table)

        self._counter.submit(command, self, done, self._note.fail)
