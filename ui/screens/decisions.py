"""What waits for a supervisor's word: apologies, promises that a calendar moves, calendars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from counter_app.commands.calendar import ApproveCalendar, DecidePromise
from counter_app.commands.outcome import Topic
from counter_app.domain.errors import CounterError
from ui import formats, messages, theme
from ui.counter import Counter
from ui.forms.calendar import proposal
from ui.widgets.labels import button, card, label, set_state

if TYPE_CHECKING:
    from counter_app.queries.promise import ApologyLine, CalendarLine, PromiseLine, ToDecide


class DecisionsScreen(QWidget):
    """Three lists; each line says what is asked, and by when it must be answered."""

    opened = Signal(str)
    topics = frozenset({Topic.DOSSIERS, Topic.CATALOGUE})

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("decisions")
        self._counter = counter
        self._found: ToDecide | None = None
        self._apologies = self._list("apologies")
        self._promises = self._list("promises")
        self._calendars = self._list("calendars")
        self._note = label("", name="decisions_note")
        self._move = button(self.tr("Dời ngày hẹn (F5)"), "move_promise")
        self._keep = button(self.tr("Giữ ngày hẹn (F6)"), "keep_promise")
        self._approve = button(self.tr("Duyệt lịch đang chọn (F7)"), "approve_calendar")
        self._propose = button(self.tr("Trình lịch (F8)"), "propose_calendar")
        self._browse = button(self.tr("Chọn tệp…"), "choose_calendar")
        for one, key in (
            (self._move, "F5"),
            (self._keep, "F6"),
            (self._approve, "F7"),
            (self._propose, "F8"),
        ):
            one.setShortcut(key)
        self._file = self._edit("calendar_file", self.tr("Tệp lịch làm việc (.json)"))
        self._reason = self._edit("calendar_reason", self.tr("Lý do, văn bản thông báo"))
        self._build()

    def shown(self) -> None:
        """Ask."""
        self.refresh(self.topics)
        self._apologies.setFocus()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Ask again where something of it changed."""
        if topics & self.topics:
            from counter_app.queries.promise import PromisesToDecide

            self._counter.ask(PromisesToDecide(), self, self._show, self._fail)

    def why(self) -> str:
        """F1: the rules."""
        return self.tr(
            "Phiếu xin lỗi do chương trình dự thảo trước hạn gửi một ngày làm việc; mỗi hồ sơ chỉ "
            "một lần. Đổi lịch không tự dời ngày đã hẹn. Người lập không tự duyệt."
        )

    def _list(self, name: str) -> QListWidget:
        made = QListWidget(self)
        made.setObjectName(name)
        made.setWordWrap(True)
        return made

    def _edit(self, name: str, words: str) -> QLineEdit:
        made = QLineEdit(self)
        made.setObjectName(name)
        made.setAccessibleName(words)
        made.setPlaceholderText(words)
        return made

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        margin = 2 * theme.GRID
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.addWidget(label(self.tr("Chờ quyết định"), "large"))
        layout.addWidget(self._note)
        for title, widget, buttons in (
            (self.tr("Phiếu xin lỗi chờ ký – Enter mở hồ sơ"), self._apologies, ()),
            (
                self.tr("Ngày hẹn mà lịch mới làm thay đổi"),
                self._promises,
                (self._move, self._keep),
            ),
            (self.tr("Lịch làm việc"), self._calendars, (self._approve,)),
        ):
            frame, inside = card(self)
            inside.addWidget(label(title, "title"))
            inside.addWidget(widget, 1)
            row = QHBoxLayout()
            for one in buttons:
                row.addWidget(one)
            row.addStretch(1)
            inside.addLayout(row)
            layout.addWidget(frame, 1)
        bring = QHBoxLayout()
        for part in (self._file, self._browse, self._reason, self._propose):
            bring.addWidget(part)
        inside.addLayout(bring)
        self._apologies.itemActivated.connect(lambda _item: self._open())
        self._move.clicked.connect(lambda: self._decide(is_moved=True))
        self._keep.clicked.connect(lambda: self._decide(is_moved=False))
        self._approve.clicked.connect(self._approve_calendar)
        self._browse.clicked.connect(self._choose_file)
        self._propose.clicked.connect(self._propose_calendar)

    def _show(self, found: ToDecide) -> None:
        self._found = found
        for widget, lines in (
            (self._apologies, [_apology(one) for one in found.apologies]),
            (self._promises, [_promise(one) for one in found.promises]),
            (self._calendars, [_calendar(one) for one in found.calendars]),
        ):
            row = max(0, widget.currentRow())
            widget.clear()
            widget.addItems(lines or [self.tr("✓ Không có gì chờ.")])
            widget.setCurrentRow(min(row, widget.count() - 1))

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
        words = f"{one.code}: {'đã dời' if is_moved else 'giữ nguyên'} ngày hẹn"
        self._counter.submit(command, self, lambda _none: self._say(words), self._fail)

    def _approve_calendar(self) -> None:
        row = self._calendars.currentRow()
        if self._found is None or not 0 <= row < len(self._found.calendars):
            return
        version = self._found.calendars[row].version

        def approved(moved: int) -> None:
            self._say(f"Lịch {version} đã duyệt; {moved} ngày hẹn cần quyết định")

        self._counter.submit(ApproveCalendar(version), self, approved, self._fail)

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Lịch làm việc"), "", "JSON (*.json)")
        if path:
            self._file.setText(path)
            self._reason.setFocus()

    def _propose_calendar(self) -> None:
        try:
            command = proposal(self._file.text(), self._reason.text())
        except CounterError as error:
            self._fail(error)
            return

        def proposed(version: str) -> None:
            self._file.clear()
            self._reason.clear()
            self._say(f"Lịch {version} đã trình; người khác duyệt bằng F7")

        self._counter.submit(command, self, proposed, self._fail)

    def _say(self, words: str) -> None:
        self._note.setText(f"{theme.DONE} {words}")
        set_state(self._note, "done")

    def _fail(self, error: CounterError) -> None:
        self._note.setText(f"{theme.LATE} {messages.sentence(error)}")
        set_state(self._note, "late")


def _apology(one: ApologyLine) -> str:
    extension = f"  ·  danh mục cho phép: {one.extension}" if one.extension else ""
    return (
        f"{one.code}  {one.masked_name}  ·  hẹn {formats.moment(one.due_at)}  ·  "
        f"gửi chậm nhất {formats.moment(one.leave_by)}\n{one.procedure}  ·  {one.holder}{extension}"
    )


def _promise(one: PromiseLine) -> str:
    return (
        f"{one.code}  {one.masked_name}  ·  đã hẹn {formats.moment(one.old_due_at)}  →  "
        f"theo lịch {one.calendar_version}: {formats.moment(one.new_due_at)}"
    )


def _calendar(one: CalendarLine) -> str:
    since = f"từ {one.valid_from:%d/%m/%Y}" if one.valid_from else "lịch ban đầu"
    mark = f"{theme.DONE} đang dùng  ·  " if one.is_in_force else ""
    author = f"  ·  lập: {one.author} ({one.reason})" if one.author else ""
    waits = "  ·  ▲ chờ duyệt" if one.author and not one.approver else ""
    approver = f"  ·  duyệt: {one.approver}" if one.approver else ""
    return f"{mark}{one.version}  ·  {since}{author}{approver}{waits}"
