"""The board of promises by unit and step, who is asked, and the difficulties raised to units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from counter_app.commands.difficulty import AnswerDifficulty, RaiseDifficulty
from counter_app.commands.outcome import Command, Topic
from counter_app.domain.difficulty import DifficultyState
from ui import formats, theme
from ui.counter import Counter
from ui.language import tr
from ui.widgets import focus
from ui.widgets.acts import Acts
from ui.widgets.fields import named, text_field
from ui.widgets.flow import Flow
from ui.widgets.items import Items
from ui.widgets.labels import button, card, label, set_state
from ui.widgets.note import Note
from ui.widgets.page import column
from ui.widgets.table import Column, RowsModel, Table, show_again
from ui.words import said

if TYPE_CHECKING:
    from counter_app.queries.deadline import DeadlineLine, UnitLoad
    from counter_app.queries.difficulty import DifficultyLine

_STAKES = {
    "late": said("■ quá hạn"),
    "due_today": said("▲ hẹn hôm nay"),
    "soon": said("● sắp đến hạn"),
    "at_risk": said("▲ bước đã quá hạn"),
}
_APOLOGIES = {"drafted": said("▲ chờ ký"), "issued": said("đã gửi"), "set_aside": said("không cần")}
_ANSWERS = {
    DifficultyState.SOLVED: said("✓ đã giải quyết"),
    DifficultyState.UNSOLVED: said("■ chưa giải quyết được"),
}
AT_COUNTER = said("Tại quầy")
UNITS_HEIGHT = 150
DAYS_WIDTH = 56


class DeadlinesScreen(QWidget):
    """Enter opens the dossier, where the next step or the apology is made."""

    opened = Signal(str)
    topics = frozenset({Topic.DOSSIERS})

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("deadlines")
        self._counter = counter
        self._lines: tuple[DeadlineLine, ...] = ()
        self._loads: tuple[UnitLoad, ...] = ()
        self._counts = label("", "title", name="deadline_counts")
        self._model: RowsModel[DeadlineLine] = RowsModel(
            [
                Column(self.tr("Tình trạng"), lambda row: tr(_STAKES[row.stake])),
                Column(self.tr("Hẹn trả"), lambda row: f"{row.due_at:%H:%M %d/%m}"),
                Column(self.tr("Hồ sơ"), lambda row: formats.short_code(row.code)),
                Column(self.tr("Đang ở đơn vị – bước"), _holder, stretches=True),
                Column(self.tr("Hạn của bước"), _step_due, gives_way=2),
                Column(self.tr("Hỏi ai"), lambda row: row.asked, widest=150),
                Column(
                    self.tr("Xin lỗi"),
                    lambda row: tr(_APOLOGIES.get(row.apology or "", "")),
                    gives_way=1,
                ),
            ]
        )
        self._table = Table("deadline_table", self._model, 3, self)
        self._units = Items(self)
        self._units.setObjectName("deadline_units")
        self._units.setAccessibleName(self.tr("Theo đơn vị và bước"))
        self._units.setMinimumHeight(UNITS_HEIGHT)
        self._difficulties: RowsModel[DifficultyLine] = RowsModel(
            [
                Column(self.tr("Hạn trả lời"), _answer_due, widest=200),
                Column(self.tr("Đơn vị"), lambda row: row.unit, widest=130),
                Column(self.tr("Vướng mắc và trả lời"), _matter, stretches=True),
            ]
        )
        nothing = self.tr("Chưa nêu vướng mắc nào.")
        self._raised = Table("difficulty_table", self._difficulties, 2, self, nothing)
        self._unit = text_field(
            "difficulty_unit", self.tr("Đơn vị"), self, hint=self.tr("Giải quyết được"), most=500
        )
        self._matter = text_field(
            "difficulty_matter", self.tr("Vướng mắc; hoặc nội dung trả lời"), self, most=500
        )
        self._who = text_field("difficulty_who", self.tr("Ai trả lời"), self, hint="", most=500)
        self._days = text_field("difficulty_days", self.tr("Số ngày"), self, most=500, text="3")
        self._note = Note(
            "deadline_note",
            {
                "unit": self._unit,
                "matter": self._matter,
                "note": self._matter,
                "receiver": self._who,
                "days": self._days,
            },
        )
        self._tools = (
            button(self.tr("Nêu vướng mắc (F5)"), "raise_difficulty", key="F5"),
            button(self.tr("Đã giải quyết (F6)"), "difficulty_solved", key="F6"),
            button(self.tr("Chưa giải quyết (F7)"), "difficulty_unsolved", key="F7"),
        )
        self._acts = Acts(*self._tools)
        self._build()

    def shown(self) -> None:
        """Ask."""
        self.refresh(self.topics)
        self._table.setFocus()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Ask again where something of it changed."""
        if topics & self.topics:
            from counter_app.queries.deadline import Board
            from counter_app.queries.difficulty import Difficulties

            self._counter.ask(Board(), self, self._show)
            self._counter.ask(Difficulties(), self, self._show_difficulties)

    def why(self) -> str:
        """F1: what counts."""
        rules = self.tr(
            "Hồ sơ tạm dừng chờ công dân không tính. Cơ quan phối hợp chậm là chậm của bước đó, "
            "không phải của quầy. Xin lỗi phải gửi trước ngày hẹn ít nhất một ngày, tối đa một "
            "lần. Vướng mắc nêu cho đơn vị giải quyết được, có hạn trả lời; F5 nêu cho hồ sơ "
            "đang chọn."
        )
        return rules + self._acts.why()

    def _build(self) -> None:
        layout = column(self, self.tr("Hạn trả kết quả"))
        layout.addWidget(self._counts)
        layout.addWidget(self._note)
        layout.addWidget(self._table, 3)
        middle = QGridLayout()
        middle.setSpacing(theme.GRID)
        middle.addWidget(label(self.tr("Theo đơn vị, bước – chọn để lọc"), "title"), 0, 0)
        middle.addWidget(label(self.tr("Vướng mắc đã nêu"), "title"), 0, 1)
        middle.addWidget(self._units, 1, 0)
        middle.addWidget(self._raised, 1, 1)
        middle.setColumnStretch(0, 2)
        middle.setColumnStretch(1, 3)
        layout.addLayout(middle, 2)
        frame, inside = card(self)
        inside.addLayout(
            Flow(
                named(self.tr("Đơn vị"), self._unit),
                named(self.tr("Nội dung"), self._matter),
                named(self.tr("Số ngày"), self._days, width=DAYS_WIDTH),
                named(self.tr("Ai trả lời"), self._who),
            )
        )
        inside.addLayout(Flow(*self._tools))
        for tool, act in zip(
            self._tools, (self._on_raise, self._on_solved, self._on_unsolved), strict=True
        ):
            tool.clicked.connect(act)
        self._raised.selectionModel().currentRowChanged.connect(self._offer)
        self._offer()
        layout.addWidget(frame)
        self._table.activated.connect(
            lambda index: self.opened.emit(self._model.row(index.row()).code)
        )
        self._raised.activated.connect(lambda index: self._open(index.row()))
        self._units.currentRowChanged.connect(self._filter)

    def _open(self, row: int) -> None:
        code = self._difficulties.row(row).code
        if code:
            self.opened.emit(code)

    def _show(self, rows: tuple[DeadlineLine, ...]) -> None:
        from counter_app.queries.deadline import by_unit

        self._lines = rows
        self._loads = by_unit(rows, tr(AT_COUNTER))
        self._units.blockSignals(True)  # Qt's own
        self._units.fill(
            [tr("Tất cả: %n", "", len(rows)), *(_load(one) for one in self._loads)],
            # Sorted by what is late: another unit may come to stand where the chosen one was.
            names=("", *((one.unit, one.step) for one in self._loads)),
        )
        self._units.blockSignals(False)
        self._filter(self._units.currentRow())
        if not rows:
            self._counts.setText(self.tr("✓ Không có hồ sơ nào quá hạn hay sắp đến hạn."))
            set_state(self._counts, "done")
            return
        counted = {stake: sum(row.stake == stake for row in rows) for stake in _STAKES}
        told = [f"{tr(_STAKES[stake])}: {number}" for stake, number in counted.items() if number]
        to_sign = sum(row.apology == "drafted" for row in rows)
        if to_sign:
            told.append(tr("%n phiếu xin lỗi chờ ký", "", to_sign))
        self._counts.setText("   ".join(told))
        set_state(self._counts, "late" if counted["late"] else "")

    def _filter(self, row: int) -> None:
        """The first line is everything."""
        load = self._loads[row - 1] if 0 < row <= len(self._loads) else None
        shown = [
            line
            for line in self._lines
            if load is None or (line.holder or tr(AT_COUNTER), line.step) == (load.unit, load.step)
        ]
        show_again(self._table, self._model, shown, lambda one: (one.dossier_id, one.holder))
        self._table.setVisible(bool(self._lines))

    def _show_difficulties(self, lines: tuple[DifficultyLine, ...]) -> None:
        show_again(self._raised, self._difficulties, lines, lambda one: one.difficulty_id)
        self._offer()

    def _offer(self) -> None:
        """Only a difficulty that waits can be answered."""
        row = self._raised.currentIndex().row()
        one = self._difficulties.row(row) if row >= 0 else None
        why = (
            self.tr("Chưa chọn vướng mắc nào.")
            if one is None
            else self.tr("Vướng mắc này đã có trả lời.")
            if one.state in _ANSWERS
            else ""
        )
        off = dict.fromkeys(("difficulty_solved", "difficulty_unsolved"), why) if why else {}
        self._acts.offer(off, "raise_difficulty")

    def _on_raise(self) -> None:
        row = self._table.currentIndex().row()
        chosen = self._model.row(row) if row >= 0 else None
        unit = self._unit.text() or (chosen.holder or "" if chosen else "")
        days = self._days.text().strip()
        command = RaiseDifficulty(
            self._counter.wiring.new_id(),
            unit,
            self._matter.text(),
            int(days) if days.isascii() and days.isdigit() else 0,
            chosen.dossier_id if chosen else "",
        )
        self._act(command, self.tr("đã nêu cho {unit}").format(unit=unit))

    def _on_solved(self) -> None:
        self._answer(is_solved=True)

    def _on_unsolved(self) -> None:
        self._answer(is_solved=False)

    def _answer(self, *, is_solved: bool) -> None:
        row = self._raised.currentIndex().row()
        if row < 0:
            return
        one = self._difficulties.row(row)
        command = AnswerDifficulty(
            one.difficulty_id, self._matter.text(), self._who.text(), is_solved
        )
        self._act(command, self.tr("đã ghi trả lời của {unit}").format(unit=one.unit))

    def _act(self, command: Command[Any], words: str) -> None:
        def done(_value: object) -> None:
            for one in (self._unit, self._matter, self._who):
                one.clear()
            self._note.done(self.tr("Vướng mắc {words}").format(words=words))
            focus.offer(self._table)

        self._counter.submit(command, self, done, self._note.fail)


def _holder(row: DeadlineLine) -> str:
    mark = tr(" (phối hợp)") if row.is_coordinating else ""
    return f"{row.holder or tr(AT_COUNTER)}{mark} – {row.step}"


def _step_due(row: DeadlineLine) -> str:
    if row.step_due_at is None:
        return "–"
    mark = f"{theme.LATE} " if row.is_step_late else ""
    return f"{mark}{row.step_due_at:%H:%M %d/%m}"


def _load(one: UnitLoad) -> str:
    counts = ((theme.LATE, one.late), (theme.SOON, one.at_risk), (theme.WAITING, one.due))
    told = "  ".join(f"{mark} {number}" for mark, number in counts if number)
    return f"{told}   {one.unit} – {one.step}"


def _answer_due(row: DifficultyLine) -> str:
    if row.state in _ANSWERS:
        return tr(_ANSWERS[row.state])
    mark = (f"{theme.LATE} " + tr("quá hạn")) if row.is_overdue else theme.WAITING
    return f"{mark} {row.answer_by:%H:%M %d/%m}"


def _matter(row: DifficultyLine) -> str:
    about = f"  ({row.code})" if row.code else ""
    answer = f"  →  {row.answered_by}: {row.answer}" if row.answer else ""
    return f"{row.matter}{answer}{about}"
