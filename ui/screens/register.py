"""The follow-up book on the screen: a span of days, one line a dossier, and the book as a file."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from counter_app.commands.outcome import Topic
from counter_app.domain.errors import InputError
from ui import formats, theme
from ui.counter import Counter
from ui.forms.day import typed_day
from ui.language import tr
from ui.widgets.fields import text_field
from ui.widgets.labels import button, label
from ui.widgets.note import Note
from ui.widgets.page import column
from ui.widgets.table import Column, RowsModel, Table
from ui.words import said

if TYPE_CHECKING:
    from datetime import datetime

    from counter_app.queries.register import RegisterLine, RegisterPage

_OUTCOMES = {
    "early": said("✓ sớm"),
    "on_time": said("✓ đúng hạn"),
    "late": said("■ quá hạn"),
}
SHOWN_MAX = 2_000


class RegisterScreen(QWidget):
    """From and to by keyboard; Enter on a line opens the dossier, Ctrl+E makes the workbook."""

    opened = Signal(str)
    topics = frozenset({Topic.DOSSIERS})

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("register")
        self._counter = counter
        today = counter.now.date()
        self._span = (today, today)
        self._first = text_field(
            "register_first",
            self.tr("Từ ngày"),
            self,
            hint="",
            text=f"{today - timedelta(days=30):%d/%m/%Y}",
        )
        self._last = text_field(
            "register_last", self.tr("Đến ngày"), self, hint="", text=f"{today:%d/%m/%Y}"
        )
        self._counts = label("", "title", name="register_counts")
        self._note = Note("register_note", {"from": self._first, "to": self._last})
        self._save = button(self.tr("Xuất Excel (Ctrl+E)"), "register_save", key="Ctrl+E")
        self._model: RowsModel[RegisterLine] = RowsModel(
            [
                Column(self.tr("Hồ sơ"), lambda row: formats.short_code(row.code)),
                Column(self.tr("Thủ tục"), lambda row: row.procedure, stretches=True),
                Column(self.tr("Người nộp"), lambda row: row.masked_name, gives_way=1),
                Column(self.tr("Nhận"), lambda row: _day(row.received_at), gives_way=2),
                Column(self.tr("Hẹn trả"), lambda row: _day(row.due_at)),
                Column(self.tr("Có kết quả"), lambda row: _day(row.finished_at), gives_way=3),
                Column(
                    self.tr("Trả"),
                    lambda row: f"{_day(row.returned_at)} {tr(row.way)}".strip(),
                    gives_way=4,
                ),
                Column(self.tr("Kết quả"), lambda row: tr(_OUTCOMES.get(row.outcome or "", ""))),
            ]
        )
        self._table = Table("register_table", self._model, 1, self)
        self._build()

    def shown(self) -> None:
        """Ask."""
        self._ask()
        self._table.setFocus()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Ask again where something of it changed."""
        if topics & self.topics:
            self._ask()

    def _build(self) -> None:
        layout = column(self, self.tr("Sổ theo dõi hồ sơ"))
        row = QHBoxLayout()
        for words, edit in ((self.tr("Từ ngày"), self._first), (self.tr("đến"), self._last)):
            row.addWidget(label(words, wrap=False))
            theme.hold(edit, max_width=130)
            edit.returnPressed.connect(self._ask)
            row.addWidget(edit)
        row.addWidget(self._save)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addWidget(self._counts)
        layout.addWidget(self._note)
        layout.addWidget(self._table, 100)
        layout.addStretch(1)
        self._save.clicked.connect(self._export)
        self._table.activated.connect(
            lambda index: self.opened.emit(self._model.row(index.row()).code)
        )

    def _ask(self) -> None:
        from counter_app.queries.register import Register

        try:
            first, last = typed_day(self._first.text(), "from"), typed_day(self._last.text(), "to")
        except InputError as error:
            self._note.fail(error)
            return
        self._note.clear()
        self._span = (first, last)
        self._counter.ask(Register(first, last, SHOWN_MAX), self, self._show, self._note.fail)

    def _show(self, page: RegisterPage) -> None:
        self._model.show(page.lines)
        self._table.setVisible(bool(page.lines))
        if not page.lines:
            self._counts.setText(self.tr("Không có hồ sơ nào trong thời gian này."))
            return
        cut = (
            self.tr(" (mới hiện {shown_max} hồ sơ đầu)").format(shown_max=SHOWN_MAX)
            if page.is_cut
            else ""
        )
        self._counts.setText(
            self.tr(
                "Tiếp nhận {received}{cut}  ·  có kết quả {finished}  ·  ✓ đúng hạn "
                "{on_time}  ·  ■ quá hạn {late}"
            ).format(
                received=page.received,
                cut=cut,
                finished=page.finished,
                on_time=page.on_time,
                late=page.late,
            )
        )
        self._table.selectRow(0)

    def _export(self) -> None:
        """Masked lines alone leave the encrypted book; the named book is the statutory form."""
        from ui.exports import Exports

        # Out of the office the agency belongs to the code.
        rows = [[line.code, *self._model.texts(at)[1:]] for at, line in enumerate(self._model.rows)]
        files = Exports(self._counter, self, self._note)
        files.save_list("so-theo-doi", self._span, self._model.titles, rows)


def _day(at: datetime | None) -> str:
    return f"{at:%d/%m/%Y}" if at else ""
