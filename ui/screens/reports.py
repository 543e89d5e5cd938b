"""Reports as files and on A4, and the register of everything that left the book."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from counter_app.commands.outcome import Topic
from counter_app.domain.errors import InputError
from counter_app.domain.export import ExportForm
from ui import theme
from ui.counter import Counter
from ui.forms.day import typed_day
from ui.language import tr
from ui.widgets.fields import pick_field, text_field
from ui.widgets.labels import label, tool_row
from ui.widgets.note import Note
from ui.widgets.page import column
from ui.widgets.table import Column, RowsModel, Table
from ui.words import said

if TYPE_CHECKING:
    from counter_app.queries.export import ExportLine

_REPORTS = {
    "day": said("Thu phí theo ngày"),
    "shift": said("Ca làm việc"),
    "register": said("Sổ theo dõi hồ sơ"),
    "late": said("Hồ sơ quá hạn"),
    "kpi": said("Ước tính bộ chỉ số 766"),
    "month": said("Tình hình giải quyết theo thủ tục"),
}
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
        self._report = pick_field("report_name", self.tr("Báo cáo"), self, _REPORTS)
        self._first = text_field(
            "report_first", self.tr("Từ ngày"), self, hint="", text=f"{today:01/%m/%Y}"
        )
        self._last = text_field(
            "report_last", self.tr("Đến ngày"), self, hint="", text=f"{today:%d/%m/%Y}"
        )
        self._note = Note("reports_note", {"from": self._first, "to": self._last})
        self._model: RowsModel[ExportLine] = RowsModel(
            [
                Column(self.tr("Lúc"), lambda row: f"{row.at:%H:%M %d/%m/%Y}"),
                Column(self.tr("Người xuất"), lambda row: row.user_name),
                Column(self.tr("Nội dung"), lambda row: tr(_NAMES.get(row.name, row.name))),
                Column(self.tr("Dạng"), lambda row: tr(_FORMS[row.form]), gives_way=1),
                Column(self.tr("Kỳ"), lambda row: f"{row.first:%d/%m}–{row.last:%d/%m/%Y}"),
                Column(self.tr("Dòng"), lambda row: str(row.rows), gives_way=2, is_number=True),
                Column(self.tr("SHA-256"), lambda row: row.sha256[:SHA_SHOWN], stretches=True),
            ]
        )
        self._table = Table("export_table", self._model, 6, self)
        self._empty = label("", name="exports_empty")
        self._build()

    def shown(self) -> None:
        """Ask."""
        self._note.clear()
        self.refresh(self.topics)
        self._report.setFocus()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Ask again where something of it changed."""
        if topics & self.topics:
            from counter_app.queries.export import ExportRegister

            self._counter.ask(ExportRegister(), self, self._show, self._note.fail)

    def why(self) -> str:
        """F1: the rules."""
        return self.tr(
            "Mọi tệp và bản in ra khỏi sổ đều được ghi trước khi ra, kèm mã SHA-256 để nhận lại. "
            "Họ tên được che, trừ sổ theo dõi bản PDF và bản in là mẫu theo quy định. "
            "Tệp nằm trong thư mục Tài liệu của máy."
        )

    def _build(self) -> None:
        layout = column(self, self.tr("Báo cáo và sổ xuất dữ liệu"))
        row = QHBoxLayout()
        row.addWidget(self._report, 1)
        for words, edit in ((self.tr("từ"), self._first), (self.tr("đến"), self._last)):
            row.addWidget(label(words, wrap=False))
            theme.hold(edit, max_width=130)
            row.addWidget(edit)
        layout.addLayout(row)
        forms = (
            (self.tr("Excel (F5)"), ExportForm.XLSX, "F5"),
            (self.tr("CSV (F6)"), ExportForm.CSV, "F6"),
            (self.tr("PDF (F7)"), ExportForm.PDF, "F7"),
            (self.tr("In A4 (F9)"), ExportForm.PAPER, "F9"),
        )
        tools = [
            (words, f"report_{form}", key, partial(self._export, form))
            for words, form, key in forms
        ]
        layout.addLayout(tool_row(*tools))
        layout.addWidget(self._note)
        layout.addWidget(label(self.tr("Các tệp đã xuất"), "title"))
        layout.addWidget(self._empty)
        layout.addWidget(self._table, 100)
        layout.addStretch(1)

    def _export(self, form: ExportForm) -> None:
        from counter_app.queries.report import ReportName
        from ui.exports import Exports

        try:
            span = typed_day(self._first.text(), "from"), typed_day(self._last.text(), "to")
        except InputError as error:
            self._note.fail(error)
            return
        self._note.say(self.tr("Đang lập…"), "waiting")
        files = Exports(self._counter, self, self._note)
        files.save_report(ReportName(self._report.currentData()), form, span)

    def _show(self, lines: tuple[ExportLine, ...]) -> None:
        self._model.show(lines)
        self._table.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        self._empty.setText(self.tr("Chưa có gì ra khỏi sổ."))


_NAMES = _REPORTS | {
    "so-theo-doi": said("Sổ trên màn hình"),
    "cong-khai": said("Danh sách chậm hạn"),
    "phan-anh": said("Trả lời phản ánh"),
}
