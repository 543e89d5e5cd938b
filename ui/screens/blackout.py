"""Sheets for a power cut: print them ahead, enter what was written, account for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QDateTime, QModelIndex, Qt, QTime, QTimeZone, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QFrame,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from counter_app.commands.blackout import CloseForms, KitPrepared, PrepareKit
from counter_app.commands.outcome import Topic
from counter_app.domain.blackout import (
    SHEETS_MAX,
    WORDS_MAX,
    CloseReason,
    FormState,
    OnPaper,
)
from counter_app.domain.errors import CounterError
from counter_app.domain.user import Permission
from counter_app.paper.blackout_kit import KIND
from counter_app.paper.wording import CLOSE_WORDS
from ui import theme
from ui.counter import Counter
from ui.language import tr
from ui.printing import Printed
from ui.widgets import focus
from ui.widgets.acts import Acts
from ui.widgets.fields import wipe
from ui.widgets.flow import Flow
from ui.widgets.labels import button, card, label, set_state
from ui.widgets.note import Note
from ui.widgets.page import column
from ui.widgets.table import Column, RowsModel, Table, show_again

if TYPE_CHECKING:
    from counter_app.queries.blackout import FormRow, Sheet

# Of the shortest reason the last letter has no room in a box of its own width, much enlarged.
SIGNS_LEAST = 8
SHEETS_USUAL = 20
# The hour on the sheet is the office's; a zone of the computer's own would skip or double some.
_NO_ZONE = QTimeZone(QTimeZone.Initialization.UTC)


class BlackoutScreen(QWidget):
    """Enter copies the chosen sheet into a new form; its numbers and its time are kept."""

    sheet_wanted = Signal(object)
    opened = Signal(str)
    topics = frozenset({Topic.PRINTS, Topic.SHIFT, Topic.DOSSIERS})

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("blackout")
        self._counter = counter
        self._counts = label("", "title", name="sheet_counts")
        self._model: RowsModel[Sheet] = RowsModel(
            [
                Column(self.tr("Tờ"), lambda row: str(row.slip.serial)),
                Column(self.tr("Hồ sơ"), lambda row: _state(row.slip), stretches=True),
                Column(
                    self.tr("Biên lai"),
                    lambda row: f"{row.receipt.symbol}-{row.receipt.serial:08d}",
                ),
                Column(self.tr("Thu tiền"), lambda row: _state(row.receipt)),
                Column(self.tr("Viết"), lambda row: _at(row, "written_at")),
                Column(self.tr("Nhập"), lambda row: _at(row, "entered_at"), gives_way=1),
                Column(self.tr("Bộ"), lambda row: row.slip.kit),
            ],
            self,
        )
        self._table = Table("sheet_table", self._model, 1, self)
        self._written_at = QDateTimeEdit(self)
        self._has_cash = QCheckBox(self.tr("Đã thu tiền mặt trên tờ này"), self)
        self._enter = button(self.tr("Nhập tờ này (Enter)"), "sheet_enter", primary=True)
        self._reason = QComboBox(self)
        self._words = QLineEdit(self)
        self._close = button(self.tr("Khai tờ đang chọn"), "sheet_close")
        self._close_all = button(self.tr("Khai mọi số còn trống của bộ"), "sheet_close_all")
        self._sheets = QSpinBox(self)
        self._prepare = button(self.tr("Lập bộ mới và in"), "kit_prepare")
        self._again = button(self.tr("In lại bộ (Ctrl+Shift+P)"), "kit_again")
        self._acts = Acts(self._enter, self._close, self._close_all, self._prepare, self._again)
        self._note = Note("blackout_note")
        self._of_supervisor: tuple[QFrame, ...] = ()
        self._build()

    def shown(self) -> None:
        """The first sheet that is out has the keys."""
        may = self._counter.actor.may(Permission.REVIEW)
        for frame in self._of_supervisor:
            frame.setVisible(may)
        now = self._counter.now
        day, hour = QDate(now.year, now.month, now.day), QTime(now.hour, now.minute)
        self._written_at.setDateTime(QDateTime(day, hour, _NO_ZONE))
        self.refresh(self.topics)
        self._table.setFocus()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Ask again where something of it changed."""
        if topics & self.topics:
            from counter_app.queries.blackout import BlackoutSheets

            self._counter.ask(BlackoutSheets(), self, self._show)

    def why(self) -> str:
        """F1: the rules."""
        rules = self.tr(
            "Số trên tờ đã giữ riêng: không máy nào lấy lại. Hẹn trả tính từ giờ viết trên tờ. "
            "Tờ hỏng, mất, không dùng phải khai; số chưa khai nằm trên báo cáo ca."
        )
        return rules + self._acts.why()

    def _build(self) -> None:
        self._written_at.setObjectName("sheet_written_at")
        self._written_at.setTimeZone(_NO_ZONE)
        self._written_at.setDisplayFormat("HH:mm dd/MM/yyyy")
        self._written_at.setAccessibleName(self.tr("Giờ và ngày ghi trên tờ"))
        self._has_cash.setObjectName("sheet_has_cash")
        self._has_cash.setChecked(True)
        for reason in CloseReason:
            self._reason.addItem(tr(CLOSE_WORDS[reason]), reason)
        self._reason.setObjectName("sheet_reason")
        self._reason.setAccessibleName(self.tr("Vì sao số này không dùng"))
        self._reason.setMinimumContentsLength(SIGNS_LEAST)
        self._words.setObjectName("sheet_words")
        self._words.setMaxLength(WORDS_MAX)
        self._words.setPlaceholderText(self.tr("Nói rõ (bắt buộc với tờ hỏng, mất)"))
        self._words.setAccessibleName(self.tr("Nói rõ"))
        self._sheets.setObjectName("kit_sheets")
        self._sheets.setRange(1, SHEETS_MAX)
        self._sheets.setValue(SHEETS_USUAL)
        self._sheets.setAccessibleName(self.tr("Số tờ của bộ mới"))
        layout = column(self)
        layout.setSpacing(theme.GRID)
        layout.addWidget(label(self.tr("Phiếu dự phòng khi mất điện"), "large"))
        layout.addWidget(self._counts)
        layout.addWidget(self._table, 100)
        layout.addStretch(1)
        entering = self._row(self.tr("Viết lúc"), self._written_at, self._has_cash, self._enter)
        closing = self._row(
            self.tr("Khai số"), self._reason, self._words, self._close, self._close_all
        )
        making = self._row(self.tr("Số tờ"), self._sheets, self._prepare, self._again)
        self._of_supervisor = (closing, making)
        for frame in (entering, closing, making):
            layout.addWidget(frame)
        layout.addWidget(self._note)
        self._table.activated.connect(self._on_activated)
        self._table.selectionModel().currentRowChanged.connect(self._offer)
        self._enter.clicked.connect(self._on_enter)
        self._close.clicked.connect(self._on_close)
        self._words.returnPressed.connect(self._on_close)
        self._close_all.clicked.connect(self._on_close_all)
        self._prepare.clicked.connect(self._on_prepare)
        self._again.clicked.connect(self._print_again)
        for keys in ("Return", "Enter"):
            here = QShortcut(QKeySequence(keys), self._written_at)
            here.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            here.activated.connect(self._on_enter)
        QShortcut(QKeySequence("Ctrl+Shift+P"), self).activated.connect(self._print_again)

    def _row(self, words: str, *widgets: QWidget) -> QFrame:
        frame, inside = card(self)
        name = label(words, wrap=False)
        theme.hold(name, min_width=100)
        inside.addLayout(Flow(name, *widgets))
        return frame

    def _show(self, sheets: tuple[Sheet, ...]) -> None:
        show_again(self._table, self._model, sheets, lambda one: (one.slip.kit, one.slip.serial))
        self._table.setVisible(bool(sheets))
        out = sum(len(sheet.out) for sheet in sheets)
        if not sheets:
            words, state = (
                self.tr("Chưa có bộ nào. Giám sát lập và in sẵn một bộ cho mỗi quầy."),
                "",
            )
        elif out:
            words = tr("{mark} %n số còn để trống, chưa nhập hay khai", "", out).format(
                mark=theme.WAITING
            )
            state = "waiting"
        else:
            words, state = f"{theme.DONE} " + self.tr("Mọi số đã nhập hoặc đã khai"), "done"
        self._counts.setText(words)
        set_state(self._counts, state)
        self._offer()

    def _offer(self) -> None:
        """Sheets come first; a number is entered or accounted for once."""
        sheet = self._chosen()
        off: dict[str, str] = {}
        if sheet is None:
            of_sheet = ("sheet_enter", "sheet_close", "sheet_close_all", "kit_again")
            off = dict.fromkeys(of_sheet, self.tr("Chưa chọn tờ nào."))
        else:
            if not sheet.slip.is_out:
                off["sheet_enter"] = self.tr("Số này đã nhập hoặc đã khai.")
            if not sheet.out:
                off["sheet_close"] = self.tr("Số này đã nhập hoặc đã khai.")
            if not any(one.out for one in self._model.rows if one.slip.kit == sheet.slip.kit):
                off["sheet_close_all"] = self.tr("Mọi số của bộ đã nhập hoặc đã khai.")
        first = "sheet_enter" if self._model.rowCount() else "kit_prepare"
        self._acts.offer(off, first)

    def _chosen(self) -> Sheet | None:
        row = self._table.currentIndex().row()
        return self._model.row(row) if 0 <= row < self._model.rowCount() else None

    # --- entering ----------------------------------------------------------------------------

    def _on_activated(self, index: QModelIndex) -> None:
        sheet = self._model.row(index.row())
        if sheet.slip.state is FormState.ENTERED and sheet.slip.number is not None:
            self.opened.emit(sheet.slip.number)
        elif sheet.slip.is_out:
            self._written_at.setFocus()

    def _on_enter(self) -> None:
        sheet = self._chosen()
        if sheet is None or not sheet.slip.is_out:
            return
        at = self._written_at.dateTime()
        day, hour = at.date(), at.time()
        written_at = self._counter.now.replace(
            year=day.year(), month=day.month(), day=day.day(),
            hour=hour.hour(), minute=hour.minute(), second=0, microsecond=0,
        )  # fmt: skip
        receipt = sheet.receipt.serial if self._has_cash.isChecked() else None
        paper = OnPaper(sheet.slip.kit, sheet.slip.serial, written_at, receipt)
        try:
            paper.check(self._counter.now, sheet.slip.made_at)
        except CounterError as error:
            self._fail(error)
            self._written_at.setFocus()
            return
        self._note.clear()
        self.sheet_wanted.emit(paper)

    # --- accounting --------------------------------------------------------------------------

    def _on_close(self) -> None:
        sheet = self._chosen()
        if sheet is not None:
            self._close_forms(sheet.slip.kit, sheet.out)

    def _on_close_all(self) -> None:
        sheet = self._chosen()
        if sheet is not None:
            rows = [one for one in self._model.rows if one.slip.kit == sheet.slip.kit]
            self._close_forms(sheet.slip.kit, tuple(form for one in rows for form in one.out))

    def _close_forms(self, kit: str, forms: tuple[FormRow, ...]) -> None:
        if not forms:
            return
        named = tuple((form.kind, form.serial) for form in forms)
        reason = CloseReason(self._reason.currentData())
        command = CloseForms(kit, named, reason, self._words.text())
        self._counter.submit(command, self, self._on_closed, self._fail)

    def _on_closed(self, count: int) -> None:
        wipe(self._words)
        self._note.done(tr("Đã khai %n số", "", count))
        focus.offer(self._table)

    # --- making ------------------------------------------------------------------------------

    def _on_prepare(self) -> None:
        command = PrepareKit(self._sheets.value())
        self._counter.submit(command, self, self._on_prepared, self._fail)

    def _on_prepared(self, kit: KitPrepared) -> None:
        self._note.say(
            tr("{mark} Đã lập bộ {number}, %n tờ; đang in", "", kit.sheets).format(
                mark=theme.DONE, number=kit.number
            ),
            "done",
        )
        self._print(kit.number)

    def _print_again(self) -> None:
        sheet = self._chosen()
        if sheet is not None and self._counter.actor.may(Permission.REVIEW):
            self._print(sheet.slip.kit)

    def _print(self, number: str) -> None:
        self._counter.printing.print(KIND, number, self, self._printed, self._fail)

    def _printed(self, printed: Printed) -> None:
        if printed.error is not None:
            self._fail(printed.error)

    def _fail(self, error: CounterError) -> None:
        self._note.fail(error)
        if error.code == "form_reason_needed":
            focus.offer(self._words)


def _state(form: FormRow) -> str:
    if form.state is FormState.ENTERED:
        return f"{theme.DONE} {form.number}"
    if form.reason is not None:
        told = f": {form.words}" if form.words else ""
        return f"{theme.SOON} {tr(CLOSE_WORDS[form.reason]).lower()}{told}"
    return f"{theme.WAITING} " + tr("còn trống")


def _at(sheet: Sheet, name: str) -> str:
    at = getattr(sheet.slip, name)
    return f"{at:%H:%M %d/%m}" if at is not None else tr("chưa có")
