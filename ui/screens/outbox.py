"""What waits for the city and for how long; what it refused, and what a person does about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from counter_app.commands.outbox import CorrectRefused, ResendRefused, SetRefusedAside
from counter_app.commands.outcome import Command, Topic
from counter_app.domain.outbox import Decision
from counter_app.domain.user import Permission
from ui import formats, theme
from ui.counter import Counter
from ui.forms.delivery import VersionLine, refusal_words, versions
from ui.language import tr
from ui.widgets import focus
from ui.widgets.fields import text_field, wipe
from ui.widgets.flow import Flow
from ui.widgets.labels import button, card, label, set_state
from ui.widgets.note import Note
from ui.widgets.page import column
from ui.widgets.table import Column, RowsModel, Table, show_again
from ui.words import said

if TYPE_CHECKING:
    from counter_app.queries.inbox import ComparedLine
    from counter_app.queries.outbox import CityCounts, DecisionLine, DeliveryPage, OutboxLine

LINES = 200
_KINDS = {
    "dossier.received": said("Tiếp nhận hồ sơ"),
    "supplement.requested": said("Yêu cầu bổ sung"),
    "payment.settled": said("Đã thu tiền"),
    "receipt.made": said("Dữ liệu biên lai điện tử"),
    "payment.went_back": said("Hoàn trả, hủy biên lai"),
    "intake.refused": said("Từ chối tiếp nhận hồ sơ"),
    "dossier.moved": said("Tiến độ hồ sơ"),
    "applicant.corrected": said("Đính chính người nộp"),
    "paper.digitised": said("Số hóa giấy tờ"),
    "feedback.answered": said("Trả lời phản ánh, kiến nghị"),
}
_STATES = {
    "waiting": said("● chờ gửi"),
    "refused": said("■ bị từ chối"),
    "set_aside": said("▲ để riêng"),
}
_DECISIONS = {
    Decision.RESEND: said("gửi lại như cũ"),
    Decision.CORRECT: said("gửi lại theo dữ kiện mới"),
    Decision.SET_ASIDE: said("để riêng"),
}
_UNDECIDED = ("refused", "set_aside")


class OutboxScreen(QWidget):
    """Refused facts stand first: a person has to look at them."""

    topics = frozenset({Topic.OUTBOX, Topic.DOSSIERS})

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outbox")
        self._counter = counter
        self._page: DeliveryPage | None = None
        self._counts = label("", "title", name="outbox_counts")
        self._compared = label("", name="outbox_compared")
        self._empty = label(self.tr("Đang đọc hàng chờ…"), name="outbox_empty")
        self._model: RowsModel[OutboxLine] = RowsModel(
            [
                Column(self.tr("Tình trạng"), lambda row: tr(_STATES.get(row.state, row.state))),
                Column(
                    self.tr("Hồ sơ"),
                    lambda row: formats.short_code(row.code) if row.code else self.tr("(chung)"),
                ),
                Column(self.tr("Việc"), lambda row: tr(_KINDS.get(row.kind, row.kind))),
                Column(self.tr("Lập lúc"), lambda row: f"{row.made_at:%H:%M %d/%m/%Y}"),
                Column(self.tr("Đã chờ"), lambda row: formats.ago(row.age_s)),
                Column(self.tr("Lý do"), lambda row: refusal_words(row.reason or "", tr)),
            ]
        )
        self._table = Table("outbox_table", self._model, 5, self)
        self._frame, inside = card(self)
        self._title = label("", "title", name="delivery_title")
        self._why = label("", name="delivery_why")
        self._lines: RowsModel[VersionLine] = RowsModel(
            [
                Column("", _line_mark),
                Column(self.tr("Mục"), lambda line: line.name),
                Column(self.tr("Quầy đã báo"), lambda line: line.said, widest=420),
                Column(
                    self.tr("Thành phố đang giữ"),
                    lambda line: self.tr("(không cho biết)") if line.held is None else line.held,
                ),
            ]
        )
        self._versions = Table("delivery_versions", self._lines, 3, self)
        self._reason = text_field(
            "aside_reason",
            self.tr("Lý do để riêng"),
            self,
            hint=self.tr("Lý do để riêng (người giám sát)"),
            most=500,
        )
        self._note = Note("outbox_note", {"reason": self._reason}, hides=True)
        self._resend = button(self.tr("Gửi lại như cũ (F5)"), "resend", key="F5")
        self._correct = button(self.tr("Gửi lại theo hồ sơ hôm nay (F6)"), "correct", key="F6")
        self._aside = button(self.tr("Để riêng (F7)"), "set_aside", key="F7")
        self._build(inside)

    def shown(self) -> None:
        """Ask."""
        self._close()
        self._note.clear()
        self.refresh(self.topics)
        self._table.setFocus()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Ask again where something of it changed."""
        if topics & self.topics:
            from counter_app.queries.inbox import ComparedDays
            from counter_app.queries.outbox import CountsForCity, OutboxLines

            self._counter.ask(ComparedDays(), self, self._show_compared, self._note.fail)
            self._counter.ask(CountsForCity(), self, self._show_counts, self._note.fail)
            self._counter.ask(OutboxLines(LINES), self, self._show, self._note.fail)

    def why(self) -> str:
        """F1: the rules."""
        return self.tr(
            "Việc bị từ chối chỉ giữ chân hồ sơ của nó. Gửi lại như cũ khi thành phố đã sửa bên "
            "họ; gửi theo hồ sơ hôm nay sau khi đã đính chính; để riêng thì vẫn được đếm và hiện "
            "ở đây. Không việc nào bị xóa."
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes what is open; nothing is lost."""
        if event.key() == Qt.Key.Key_Escape and self._page is not None:
            self._close()
            self._table.setFocus()
        else:
            super().keyPressEvent(event)

    def _build(self, inside: QVBoxLayout) -> None:
        layout = column(self, self.tr("Gửi lên thành phố"))
        layout.addWidget(self._counts)
        layout.addWidget(self._compared)
        layout.addWidget(self._empty)
        layout.addWidget(self._note)
        layout.addWidget(self._table, 100)
        layout.addWidget(self._detail(inside), 140)
        # With nothing to list, the words stay at the top.
        layout.addStretch(1)
        self._table.activated.connect(lambda _index: self._open())
        self._resend.clicked.connect(lambda: self._decide(ResendRefused, self._resent()))
        self._correct.clicked.connect(lambda: self._decide(CorrectRefused, self._corrected()))
        self._aside.clicked.connect(self._set_aside)
        self._reason.returnPressed.connect(self._set_aside)
        self._table.setVisible(False)
        self._frame.hide()

    def _detail(self, inside: QVBoxLayout) -> QFrame:
        inside.addWidget(self._title)
        inside.addWidget(self._why)
        inside.addWidget(self._versions, 1)
        inside.addLayout(Flow(self._resend, self._correct, self._reason, self._aside))
        return self._frame

    def _show_counts(self, counts: CityCounts) -> None:
        words = self.tr(
            "Đã lập {issued}  =  đã nhận {acknowledged}  +  chờ {waiting}  +  bị từ chối {refused}"
        ).format(
            issued=counts.issued,
            acknowledged=counts.acknowledged,
            waiting=counts.waiting,
            refused=counts.refused,
        )
        if counts.set_aside:
            words += self.tr("  +  để riêng {set_aside}").format(set_aside=counts.set_aside)
        if counts.waiting:
            words += self.tr("   (cũ nhất {oldest_s})").format(
                oldest_s=formats.age(counts.oldest_s)
            )
        self._counts.setText(words)

    def _show_compared(self, days: tuple[ComparedLine, ...]) -> None:
        if not days:
            self._compared.setText(self.tr("Chưa đối chiếu mã gửi với thành phố lần nào."))
            return
        words = self.tr("Đối chiếu mã gửi lần cuối {at}").format(
            at=f"{max(day.at for day in days):%H:%M %d/%m/%Y}"
        )
        forgotten = sum(day.forgotten for day in days)
        unknown = sum(len(day.unknown) for day in days)
        words += tr(": gửi lại %n việc thành phố đã mất", "", forgotten)
        if unknown:
            words += tr(", %n mã máy này không biết", "", unknown)
        self._compared.setText(words)

    def _show(self, rows: tuple[OutboxLine, ...]) -> None:
        show_again(self._table, self._model, rows, lambda row: row.entry_id)
        self._table.setVisible(bool(rows))
        if len(rows) == LINES:
            words, state = tr("Hiện %n việc đầu; còn nữa phía sau.", "", LINES), ""
        elif rows:
            words, state = self.tr("Enter: xem một việc và quyết định."), ""
        else:
            words = self.tr("✓ Không còn gì chờ: thành phố giữ mọi hồ sơ đã lập.")
            state = "done"
        self._empty.setText(words)
        set_state(self._empty, state)
        if self._page is not None and _stand(self._page.line) not in map(_stand, rows):
            self._close()

    def _chosen(self) -> str:
        row = self._table.currentIndex().row()
        return self._model.row(row).entry_id if 0 <= row < len(self._model.rows) else ""

    def _open(self) -> None:
        chosen = self._chosen()
        if chosen:
            from counter_app.queries.outbox import OneDelivery

            self._counter.ask(OneDelivery(chosen), self, self._show_page, self._note.fail)

    def _show_page(self, page: DeliveryPage) -> None:
        self._page = page
        line = page.line
        self._title.setText(
            self.tr("{state}  ·  {what}  ·  {code}").format(
                state=tr(_STATES.get(line.state, line.state)),
                what=tr(_KINDS.get(line.kind, line.kind)),
                code=line.code,
            )
        )
        told = []
        if line.reason:
            why = refusal_words(line.reason, tr)
            told.append(self.tr("Lý do: {r}").format(r=why))

        if page.behind:
            told.append(tr("%n việc sau của hồ sơ này đang chờ", "", page.behind))
        told += [_decided(one) for one in page.decisions]
        told = told or [self.tr("Chưa gửi; chờ kết nối.")]
        # Whoever asks the city about it needs its name there; nobody else does.
        told.append(self.tr("Mã gửi: {id}").format(id=line.entry_id))
        self._why.setText("\n".join(told))
        lines = versions(page.said, page.held, tr, line.reason or "")
        self._lines.show(lines)
        at_fault = [row for row, one in enumerate(lines) if one.is_refused]
        self._versions.selectRow(at_fault[0] if at_fault else 0)
        is_open = line.state in _UNDECIDED
        may_approve = self._counter.actor.may(Permission.APPROVE)
        for one in (self._resend, self._correct):
            one.setVisible(is_open and (may_approve or line.state == "refused"))
        for widget in (self._reason, self._aside):
            widget.setVisible(may_approve and line.state == "refused")
        wipe(self._reason)
        self._frame.show()
        focus.offer(self._versions)

    def _decide(self, command: type[ResendRefused | CorrectRefused], words: str) -> None:
        if self._page is not None:
            self._submit(command(self._page.line.entry_id), words)

    def _set_aside(self) -> None:
        if self._page is not None:
            command = SetRefusedAside(self._page.line.entry_id, self._reason.text())
            self._submit(command, self.tr("Đã để riêng; vẫn được đếm và hiện ở đây"))

    def _submit(self, command: Command[Any], words: str) -> None:
        def done(_value: Any) -> None:
            self._close()
            self._note.done(words)
            focus.offer(self._table)

        self._counter.submit(command, self, done, self._note.fail)

    def _resent(self) -> str:
        return self.tr("Đã xếp lại hàng chờ, gửi như cũ")

    def _corrected(self) -> str:
        return self.tr("Đã xếp lại hàng chờ, gửi theo hồ sơ hôm nay")

    def _close(self) -> None:
        self._page = None
        self._frame.hide()
        self._lines.show(())


def _line_mark(line: VersionLine) -> str:
    if line.is_refused:
        return theme.LATE
    return theme.SOON if line.is_other else ""


def _stand(one: OutboxLine) -> tuple[str, str, str | None]:
    """How a fact stands; that it waits longer is no other state."""
    return one.entry_id, one.state, one.reason


def _decided(one: DecisionLine) -> str:
    reason = f": {one.reason}" if one.reason else ""
    return f"{one.at:%H:%M %d/%m}  {one.name} – {tr(_DECISIONS[one.decision])}{reason}"
