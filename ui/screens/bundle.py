"""Configuration for all counters: what came, what it would change, and a person's word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from counter_app.commands.bundle import AcceptBundle, DeclineBundle
from counter_app.commands.outcome import Topic
from counter_app.domain.bundle import BundleState
from counter_app.domain.errors import CounterError
from ui import bundle_words, messages, theme
from ui.counter import Counter
from ui.forms.bundle import offer
from ui.widgets import focus
from ui.widgets.fields import text_field, wipe
from ui.widgets.flow import Flow
from ui.widgets.items import Items
from ui.widgets.labels import button, card, label
from ui.widgets.note import Note
from ui.widgets.page import column

if TYPE_CHECKING:
    from counter_app.commands.bundle import Offered
    from counter_app.queries.bundle import BundleBook


class BundleScreen(QWidget):
    """Every change of what waits, old beside new; nothing is in force before F7."""

    topics = frozenset({Topic.CATALOGUE})

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bundle")
        self._counter = counter
        self._waiting = ""
        self._changes = Items(self, "bundle_changes", self.tr("Thay đổi của gói đang chờ"))
        self._came = Items(self, "bundles", self.tr("Các gói đã tới"))
        self._file = text_field("bundle_file", self.tr("Tệp gói cấu hình (.qmb)"), self, most=1_000)
        self._reason = text_field(
            "bundle_reason", self.tr("Lý do nếu không nhận"), self, most=1_000
        )
        self._browse = button(self.tr("Chọn tệp…"), "choose_bundle")
        self._take = button(self.tr("Nhận tệp (F6)"), "take_bundle", key="F6")
        self._accept = button(self.tr("Đưa vào dùng (F7)"), "accept_bundle", primary=True, key="F7")
        self._decline = button(self.tr("Không nhận (F8)"), "decline_bundle", key="F8")
        self._head = label("", "title", name="bundle_head")
        self._note = Note("bundle_note", {"reason": self._reason})
        self._build()

    def shown(self) -> None:
        """What waits has the focus."""
        self._note.clear()
        self.refresh(self.topics)
        self._changes.setFocus()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Ask again where something of it changed."""
        if topics & self.topics:
            from counter_app.queries.bundle import Bundles

            self._counter.ask(Bundles(), self, self._show, self._note.fail)

    def why(self) -> str:
        """F1: the rule."""
        return self.tr(
            "Gói cấu hình do ít nhất hai người của cơ quan ký; người ở quầy xem từng thay đổi rồi "
            "mới đưa vào dùng. Gói chỉ đổi máy in thì dùng ngay. Gói sai chữ ký, cũ hơn, của cơ "
            "quan khác, bị cắt hoặc sai nội dung bị từ chối; cấu hình đang dùng giữ nguyên."
        )

    def _build(self) -> None:
        left, inside = card(self)
        inside.addWidget(self._head)
        inside.addWidget(self._changes, 1)
        inside.addWidget(self._reason)
        inside.addLayout(Flow(self._accept, self._decline))
        right, beside = card(self)
        beside.addWidget(label(self.tr("Các gói đã tới"), "title"))
        beside.addWidget(self._came, 1)
        beside.addWidget(self._file)
        beside.addLayout(Flow(self._browse, self._take))
        columns = QHBoxLayout()
        columns.addWidget(left, 3)
        columns.addWidget(right, 2)
        layout = column(self, self.tr("Cấu hình chung của các quầy"))
        layout.addLayout(columns, 1)
        layout.addWidget(self._note)
        self._browse.clicked.connect(self._choose_file)
        self._file.returnPressed.connect(self._on_take)
        self._take.clicked.connect(self._on_take)
        self._accept.clicked.connect(self._on_accept)
        self._decline.clicked.connect(self._on_decline)
        self._reason.returnPressed.connect(self._on_decline)

    def _show(self, book: BundleBook) -> None:
        self._waiting = book.waiting_id
        self._came.clear()
        self._came.addItems([bundle_words.line(one) for one in book.lines])
        if not book.lines:
            self._came.addItem(self.tr("Chưa có gói nào tới."))
        self._changes.clear()
        for one in (self._accept, self._decline, self._reason):
            one.setEnabled(bool(book.waiting_id))
        self._accept.setEnabled(book.waiting is not None)
        if book.waiting is None:
            self._head.setText(self.tr("{mark} Không có gói nào chờ").format(mark=theme.DONE))
            if book.spoilt is not None:
                self._head.setText(f"{theme.LATE} {messages.sentence(book.spoilt)}")
            return
        self._head.setText(bundle_words.head(book.waiting))
        self._changes.addItems([bundle_words.change(one) for one in book.waiting.changes])
        self._changes.setCurrentRow(0)

    def _choose_file(self) -> None:
        kinds = self.tr("Gói cấu hình (*.qmb)")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Gói cấu hình"), "", kinds)
        if path:
            self._file.setText(path)
            self._file.setFocus()

    def _on_take(self) -> None:
        if not self._file.text().strip():
            self._file.setFocus()
            return
        try:
            command = offer(self._file.text())
        except CounterError as error:
            self._note.fail(error)
            return

        def taken(offered: Offered) -> None:
            wipe(self._file)
            if offered.state is BundleState.WAITING:
                words = self.tr("▲ Gói số {n} đang chờ: xem từng thay đổi rồi F7")
                self._note.say(words.format(n=offered.number), "soon")
            else:
                words = self.tr("✓ Gói số {n} đang dùng; máy in đổi từ lần mở chương trình sau")
                self._note.say(words.format(n=offered.number), "done")
            focus.offer(self._changes)

        self._counter.submit(command, self, taken, self._refused)

    def _on_accept(self) -> None:
        if not self._waiting or not self._accept.isEnabled():
            return

        def accepted(offered: Offered) -> None:
            words = self.tr("✓ Gói số {n} đang dùng; máy in đổi từ lần mở chương trình sau")
            self._note.say(words.format(n=offered.number), "done")

        self._counter.submit(AcceptBundle(self._waiting), self, accepted, self._refused)

    def _on_decline(self) -> None:
        if not self._waiting:
            return

        def declined(_none: None) -> None:
            wipe(self._reason)
            self._note.say(self.tr("✓ Không nhận gói; cấu hình đang dùng giữ nguyên"), "done")

        command = DeclineBundle(self._waiting, self._reason.text())
        self._counter.submit(command, self, declined, self._note.fail)

    def _refused(self, error: CounterError) -> None:
        """A refusal is written down too."""
        self._note.fail(error)
        self.refresh(self.topics)
