"""The office's shared server: where it is, whether it answers, and what every counter does now."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QWidget

from counter_app.commands.outcome import Topic
from counter_app.domain.errors import CounterError
from counter_app.domain.office_server import OfficeServer
from ui import theme
from ui.counter import Counter
from ui.widgets.fields import text_field
from ui.widgets.items import Items
from ui.widgets.labels import button, card, label, set_state
from ui.widgets.note import Note
from ui.widgets.page import column

if TYPE_CHECKING:
    from counter_app.queries.office import CounterLine
    from counter_app.store.office_database import Seen

# Words such as "20 minutes ago" grow old by themselves.
AGAIN_MS = 30_000


class OfficeScreen(QWidget):
    """Tries an address before it is kept; the list of counters follows what they write."""

    topics = frozenset({Topic.SHIFT, Topic.DOSSIERS, Topic.PAYMENTS})

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("office")
        self._counter = counter
        door = counter.wiring.office_door
        self._address = door.address if door is not None else None
        self._list = Items(self, "office_counters", self.tr("Các quầy của văn phòng"))
        rows = (
            ("host", self.tr("Máy chủ"), self.tr("Ví dụ: may-chu.phuong.local")),
            ("port", self.tr("Cổng"), "5432"),
            ("database", self.tr("Cơ sở dữ liệu"), "quay_mot_cua"),
            ("user", self.tr("Tài khoản của quầy"), "quay_counter"),
            ("password", self.tr("Mật khẩu"), self.tr("Để trống: mật khẩu đang giữ")),
            ("ca", self.tr("Tệp chứng thư CA"), self.tr("Để trống: CA của hệ điều hành")),
        )
        self._edits = {
            name: text_field(f"office_{name}", words, self, hint=hint) for name, words, hint in rows
        }
        self._edits["password"].setEchoMode(QLineEdit.EchoMode.Password)
        self._try = button(self.tr("Thử kết nối (F6)"), "office_try", primary=True, key="F6")
        self._use = button(self.tr("Dùng địa chỉ này (F7)"), "office_use", key="F7")
        self._where = label("", name="office_where")
        self._note = Note("office_note", self._edits, selects=True)
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._ask)
        self._build()

    def shown(self) -> None:
        """The counters, and the address as it is kept."""
        self._note.clear()
        self._fill()
        self._ask()
        self._again.start()
        self._edits["host"].setFocus()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Ask again where something of it changed, at whichever counter."""
        if topics & self.topics:
            self._ask()

    def why(self) -> str:
        """F1: the rule."""
        return self.tr(
            "Chương trình chỉ nói chuyện với máy chủ đã chứng minh tên bằng chứng thư (TLS). "
            "Mật khẩu nằm trong kho khóa của hệ điều hành, không nằm trong tệp cấu hình. Đổi "
            "địa chỉ có hiệu lực từ lần mở chương trình sau."
        )

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: nothing is asked."""
        self._again.stop()
        super().hideEvent(event)

    def _build(self) -> None:
        left, inside = card(self)
        inside.addWidget(label(self.tr("Các quầy đang làm gì"), "title"))
        inside.addWidget(self._list, 1)
        right, beside = card(self)
        beside.addWidget(label(self.tr("Địa chỉ máy chủ (PostgreSQL)"), "title"))
        beside.addWidget(self._where)
        form = QFormLayout()
        form.setVerticalSpacing(theme.GRID // 2)
        for edit in self._edits.values():
            form.addRow(edit.accessibleName(), edit)
        beside.addLayout(form)
        buttons = QHBoxLayout()
        buttons.addWidget(self._try)
        buttons.addWidget(self._use)
        buttons.addStretch(1)
        beside.addLayout(buttons)
        beside.addWidget(self._note)
        beside.addStretch(1)
        columns = QHBoxLayout()
        columns.addWidget(left, 1)
        columns.addWidget(right, 1)
        layout = column(self, self.tr("Máy chủ dùng chung"))
        layout.addLayout(columns, 1)
        edits = list(self._edits.values())
        for edit, after in itertools.pairwise(edits):
            edit.returnPressed.connect(after.setFocus)
        edits[-1].returnPressed.connect(self._on_try)
        self._try.clicked.connect(self._on_try)
        self._use.clicked.connect(self._on_use)

    def _fill(self) -> None:
        at = self._address
        if at is None:
            words = self.tr("Sổ của quầy là một tệp mã hóa trên máy này; chưa dùng máy chủ chung.")
            self._where.setText(f"{theme.WAITING} {words}")
            set_state(self._where, "waiting")
            return
        host = at.host or self.tr("máy này")
        words = self.tr("Văn phòng làm việc trên {host}.").format(host=host)
        self._where.setText(f"{theme.DONE} {words}")
        set_state(self._where, "done")
        kept = {
            "host": at.host,
            "port": str(at.port),
            "database": at.database,
            "user": at.user,
            "ca": at.ca,
        }
        for name, text in kept.items():
            if not self._edits[name].text():
                self._edits[name].setText(text)

    def _ask(self) -> None:
        from counter_app.queries.office import Counters

        self._counter.ask(Counters(), self, self._show, self._note.fail)

    def _show(self, found: tuple[CounterLine, ...]) -> None:
        self._list.fill(map(self._words, found))

    def _words(self, one: CounterLine) -> str:
        here = self.tr("  ·  quầy này") if one.is_here else ""
        if one.clerk is None or one.opened_at is None:
            state = f"{theme.WAITING} " + self.tr("chưa mở ca")
        else:
            since = self.tr("{clerk}, mở ca từ {at}")
            state = f"{theme.DONE} {since.format(clerk=one.clerk, at=f'{one.opened_at:%H:%M}')}"
        done = self.tr("hôm nay {n} hồ sơ").format(n=one.received)
        if one.last_at is not None:
            done += self.tr(", gần nhất lúc {at}").format(at=f"{one.last_at:%H:%M}")
        asks = self.tr("thành phố chưa xác nhận số quầy này")
        unconfirmed = "" if one.is_confirmed else f"\n{theme.SOON} {asks}"
        return f"{one.number:04d}  ·  {one.name}{here}\n{state}  ·  {done}{unconfirmed}"

    def _typed(self) -> tuple[OfficeServer, str]:
        text = {name: edit.text() for name, edit in self._edits.items()}
        password = text.pop("password")
        return OfficeServer.typed(**text), password

    def _on_try(self) -> None:
        self._go(keeps=False)

    def _on_use(self) -> None:
        self._go(keeps=True)

    def _go(self, *, keeps: bool) -> None:
        if self._counter.wiring.office_door is None:
            return
        try:
            server, password = self._typed()
        except CounterError as error:
            self._note.fail(error)
            return
        self._note.marked(self.tr("Đang hỏi máy chủ…"), "waiting")

        def answered(seen: Seen) -> None:
            self._note.done(self._seen(seen, keeps=keeps))

        self._counter.look_at_office(server, password, self, answered, self._note.fail, keeps=keeps)

    def _seen(self, seen: Seen, *, keeps: bool) -> str:
        way = self.tr("TLS, đã kiểm chứng thư") if seen.is_sealed else self.tr("ngay trên máy này")
        trip = f"{seen.round_trip_ms:.1f}".replace(".", ",")
        told = self.tr("Máy chủ trả lời: PostgreSQL {v}, {way}, hỏi đáp {ms} ms, tài khoản {u}.")
        words = told.format(v=seen.version, way=way, ms=trip, u=seen.user)
        if not seen.step:
            words += " " + self.tr("Cơ sở dữ liệu còn trống: cần chạy office prepare.")
        if seen.is_strong:
            words += " " + self.tr("Tài khoản này sửa được bảng; quầy phải dùng quay_counter.")
        if keeps:
            words += " " + self.tr("Đã giữ địa chỉ; có hiệu lực từ lần mở sau.")
        return words
