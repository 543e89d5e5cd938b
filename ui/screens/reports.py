"""Reports as files and on A4, and the register of everything that left the book."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from counter_app.commands.outcome import Topic
from counter_app.domain.errors import CounterError, InputError
from counter_app.domain.export import ExportForm
from ui import messages, theme
from ui.counter import Counter
from ui.forms.day import typed_day
from ui.language import tr
from ui.widgets.labels import button, label, set_state
from ui.widgets.page import column
from ui.widgets.table import Column, RowsModel, Table
from ui.words import said

if TYPE_CHECKING:
    from counter_app.queries.export import ExportLine

_REPORTS = (
    ("day", said("Thu phí theo ngày")),
    ("shift", said("Ca làm việc")),
    ("register", said("Sổ theo dõi hồ sơ")),
    ("late", said("Hồ sơ quá hạn")),
    ("kpi", said("Ước tính bộ chỉ số 766")),
    ("month", said("Tình hình giải quyết theo thủ tục")),
)
_FORMS = {
    ExportForm.CSV: "CSV",
    ExportForm.XLSX: "Excel",
    ExportForm.PDF: "PDF",
    ExportForm.PAPER: said("in A4"),
    ExportForm.JSON: "JSON",
}
SHA_SHOWN = 16


class ReportsScreen(QWidget):
    """Which report, from when to when, in which form; below, what left and when."""

    topics = frozenset({Topic.EXPORTS})

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reports")
        self._counter = counter
        today = counter.now.date()
        self._report = QComboBox(self)
        self._report.setObjectName("report_name")
        self._report.setAccessibleName(self.tr("Báo cáo"))
        for name, words in _REPORTS:
            self._report.addItem(tr(words), name)
        self._first = QLineEdit(f"{today:01/%m/%Y}", self)
        self._last = QLineEdit(f"{today:%d/%m/%Y}", self)
        self._first.setAccessibleName(self.tr("Từ ngày"))
        self._last.setAccessibleName(self.tr("Đến ngày"))
        self._first.setObjectName("report_first")
        self._last.setObjectName("report_last")
        self._forms = [
            (button(words, f"report_{form}"), form, key)
            for words, form, key in (
                (self.tr("Excel (F5)"), ExportForm.XLSX, "F5"),
                (self.tr("CSV (F6)"), ExportForm.CSV, "F6"),
                (self.tr("PDF (F7)"), ExportForm.PDF, "F7"),
                (self.tr("In A4 (F9)"), ExportForm.PAPER, "F9"),
            )
        ]
        self._note = label("", name="reports_note")
        self._model: RowsModel[ExportLine] = RowsModel(
            [
                Column(self.tr("Lúc"), lambda row: f"{row.at:%H:%M %d/%m/%Y}"),
                Column(self.tr("Người xuất"), lambda row: row.user_name),
                Column(self.tr("Nội dung"), lambda row: tr(_NAMES.get(row.name, row.name))),
                Column(self.tr("Dạng"), lambda row: tr(_FORMS[row.form])),
                Column(self.tr("Kỳ"), lambda row: f"{row.first:%d/%m}–{row.last:%d/%m/%Y}"),
                Column(self.tr("Dòng"), lambda row: str(row.rows)),
                Column(self.tr("SHA-256"), lambda row: row.sha256[:SHA_SHOWN], stretches=True),
            ]
        )
        self._table = Table("export_table", self._model, 6, self)
        self._empty = label("", name="exports_empty")
        self._build()

    def shown(self) -> None:
        """Ask."""
        self._say("", "")
        self.refresh(self.topics)
        self._report.setFocus()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Ask again where something of it changed."""
        if topics & self.topics:
            from counter_app.queries.export import ExportRegister

            self._counter.ask(ExportRegister(), self, self._show, self._fail)

    def why(self) -> str:
        """F1: the rules."""
        return self.tr(
            "Mọi tệp và bản in ra khỏi sổ đều được ghi trước khi ra, kèm mã SHA-256 để nhận lại. "
            "Họ tên được che, trừ sổ theo dõi bản PDF và bản in là mẫu theo quy định. "
            "Tệp nằm trong thư mục Tài liệu của máy."
        )

    def _build(self) -> None:
        layout = column(self)
        layout.addWidget(label(self.tr("Báo cáo và sổ xuất dữ liệu"), "large"))
        row = QHBoxLayout()
        row.addWidget(self._report, 1)
        for words, edit in ((self.tr("từ"), self._first), (self.tr("đến"), self._last)):
            row.addWidget(label(words, wrap=False))
            theme.hold(edit, max_width=130)
            row.addWidget(edit)
        layout.addLayout(row)
        buttons = QHBoxLayout()
        for one, form, key in self._forms:
            one.setShortcut(key)
            one.clicked.connect(lambda _checked=False, form=form: self._export(form))
            buttons.addWidget(one)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        layout.addWidget(self._note)
        layout.addWidget(label(self.tr("Những gì đã ra khỏi sổ"), "title"))
        layout.addWidget(self._empty)
        layout.addWidget(self._table, 100)
        layout.addStretch(1)

    def _export(self, form: ExportForm) -> None:
        from counter_app.queries.report import ReportName
        from ui.exports import Exports

        try:
            span = typed_day(self._first.text(), "from"), typed_day(self._last.text(), "to")
        except InputError as error:
            self._fail(error)
            return
        self._say(self.tr("Đang lập…"), "waiting")
        files = Exports(self._counter, self, self._told, self._fail)
        files.save_report(ReportName(self._report.currentData()), form, span)

    def _told(self, path: Path) -> None:
        self._say(f"{theme.DONE} {path}", "done")

    def _show(self, lines: tuple[ExportLine, ...]) -> None:
        self._model.show(lines)
        self._table.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        self._empty.setText(self.tr("Chưa có gì ra khỏi sổ."))

    def _fail(self, error: CounterError) -> None:
        self._say(f"{theme.LATE} {messages.sentence(error)}", "late")
        if error.field in ("from", "to"):
            (self._first if error.field == "from" else self._last).setFocus()

    def _say(self, words: str, state: str) -> None:
        self._note.setText(words)
        set_state(self._note, state)


_NAMES = dict(_REPORTS) | {
    "so-theo-doi": said("Sổ trên màn hình"),
    "cong-khai": said("Danh sách chậm hạn"),
    "phan-anh": said("Trả lời phản ánh"),
}
