"""The catalogue as a supervisor signs it: the office's version beside the raw record."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from counter_app.commands.catalogue import ApproveProcedure, CurateProcedure
from counter_app.commands.outcome import Topic
from counter_app.domain.channel import Channel
from counter_app.domain.curation import GROUPS, signed
from counter_app.domain.deadline import TimeUnit
from ui import formats, messages, theme
from ui.counter import Counter
from ui.language import tr
from ui.widgets.acts import Acts
from ui.widgets.fields import text_field, wipe
from ui.widgets.items import Items
from ui.widgets.labels import button, card, label
from ui.widgets.note import Note
from ui.widgets.page import column
from ui.words import said

if TYPE_CHECKING:
    from counter_app.domain.deadline import DeadlineRule
    from counter_app.queries.catalogue import ProcedureLine
    from counter_app.queries.curation import ProposedVersion, ToSign

_CODE = Qt.ItemDataRole.UserRole
FACTS_SHOWN = 8
_CHANNELS = {
    Channel.COUNTER: said("Trực tiếp tại quầy"),
    Channel.ONLINE: said("Trực tuyến"),
    Channel.POST: said("Bưu chính"),
}


class CatalogueScreen(QWidget):
    """Find a procedure, tick what is right as it stands, give the reason; another one approves."""

    topics = frozenset({Topic.CATALOGUE})

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("catalogue")
        self._counter = counter
        self._open: ToSign | None = None
        # The words that found what the list shows.
        self._words = ""
        self._waiting: tuple[ProposedVersion, ...] = ()
        self._search = text_field(
            "catalogue_search", self.tr("Mã, tên không dấu hoặc chữ đầu"), self
        )
        self._found = Items(self, "catalogue_found")
        self._groups = Items(self, "catalogue_groups")
        self._proposed = Items(self, "catalogue_proposed")
        self._facts = label("", name="catalogue_facts")
        self._raw = QPlainTextEdit(self)
        self._raw.setObjectName("catalogue_raw")
        self._raw.setReadOnly(True)
        self._reason = text_field(
            "catalogue_reason", self.tr("Lý do, văn bản đã đối chiếu"), self, most=1_000
        )
        self._propose = button(self.tr("Đề nghị ký (F6)"), "propose", primary=True, key="F6")
        self._approve = button(self.tr("Duyệt bản đang chọn (F7)"), "approve", key="F7")
        self._acts = Acts(self._approve)
        self._note = Note("catalogue_note")
        self._build()

    def shown(self) -> None:
        """Ask."""
        self.refresh(self.topics)
        self._search.setFocus()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Ask again where something of it changed."""
        if topics & self.topics:
            from counter_app.queries.curation import ProposedVersions

            self._counter.ask(ProposedVersions(), self, self._show_proposed, self._note.fail)
            self._ask()

    def why(self) -> str:
        """F1: the rule."""
        rules = self.tr(
            "Thủ tục chỉ được tiếp nhận khi phí và thời hạn đã có hai người ký. Bản ghi gốc giữ "
            "nguyên bên cạnh; hồ sơ đã nhận giữ bản lúc tiếp nhận."
        )
        return rules + self._acts.why()

    def _build(self) -> None:
        layout = column(self, self.tr("Danh mục thủ tục"))
        columns = QHBoxLayout()
        for title, widgets in (
            (self.tr("Tìm thủ tục"), (self._search, self._found)),
            (
                self.tr("Mục chưa ký – Dấu cách để chọn"),
                (self._facts, self._groups, self._reason, self._propose),
            ),
            (self.tr("Bản ghi gốc"), (self._raw,)),
        ):
            frame, inside = card(self)
            inside.addWidget(label(title, "title"))
            for widget in widgets:
                inside.addWidget(widget, 1 if widget in (self._found, self._groups) else 0)
            columns.addWidget(frame, 1)
        layout.addLayout(columns, 3)
        frame, inside = card(self)
        inside.addWidget(label(self.tr("Bản chờ người thứ hai duyệt"), "title"))
        inside.addWidget(self._proposed, 1)
        inside.addWidget(self._approve)
        layout.addWidget(frame, 1)
        layout.addWidget(self._note)
        self._search.textChanged.connect(lambda _text: self._ask())
        self._search.returnPressed.connect(self._found.setFocus)
        self._found.currentItemChanged.connect(lambda now, _before: self._look(now))
        self._propose.clicked.connect(self._on_propose)
        self._approve.clicked.connect(self._on_approve)

    def _ask(self) -> None:
        from counter_app.queries.catalogue import Procedures

        words = self._search.text()
        show = partial(self._show_found, words)
        self._counter.ask(Procedures(words), self, show, self._note.fail)

    def _show_found(self, words: str, lines: tuple[ProcedureLine, ...]) -> None:
        row = self._found.currentRow()
        # Other words: their list begins at its top.
        is_same = row >= 0 and words == self._words
        chosen = self._found.item(row).data(_CODE) if is_same else None
        self._words = words
        self._found.clear()
        for line in lines:
            mark = theme.DONE if not line.hurdles else theme.LATE
            item = QListWidgetItem(f"{mark} {line.code}  {line.short_name}")
            item.setData(_CODE, line.code)
            self._found.addItem(item)
        codes = [line.code for line in lines]
        self._found.setCurrentRow(codes.index(chosen) if chosen in codes else 0)

    def _look(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        from counter_app.queries.curation import CurationOf

        self._counter.ask(CurationOf(item.data(_CODE)), self, self._show, self._note.fail)

    def _show(self, found: ToSign) -> None:
        # Read anew and the same as before: the ticks stay.
        if found == self._open:
            return
        self._open = found
        doubts = "".join(f"\n▲ {messages.phrase(code)}" for code in found.doubts[:6])
        self._facts.setText("\n".join(_facts(found)[:FACTS_SHOWN]) + doubts)
        self._raw.setPlainText(found.raw or self.tr("Không có bản ghi gốc."))
        self._groups.clear()
        for group in found.unsigned:
            item = QListWidgetItem(tr(GROUPS[group]))
            item.setData(_CODE, group)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self._groups.addItem(item)
        if not found.unsigned:
            self._groups.say(self.tr("✓ Mọi mục đã ký."))

    def _show_proposed(self, found: tuple[ProposedVersion, ...]) -> None:
        self._waiting = found
        self._proposed.fill(
            [
                self.tr(
                    "{code}  {name}  ·  bản {version}, từ {valid_from:%d/%m/%Y}  ·  {author}: "
                    "{reason}"
                ).format(
                    code=one.code,
                    name=one.name,
                    version=one.version,
                    valid_from=one.valid_from,
                    author=one.author,
                    reason=one.reason,
                )
                for one in found
            ],
            self.tr("✓ Không có bản nào chờ duyệt."),
        )
        self._acts.offer({} if found else {"approve": self.tr("Không có bản nào chờ duyệt.")})

    def _on_propose(self) -> None:
        if self._open is None:
            return
        items = [self._groups.item(row) for row in range(self._groups.count())]
        chosen = [
            item.data(_CODE)
            for item in items
            if item.data(_CODE) and item.checkState() is Qt.CheckState.Checked
        ]
        if not chosen:
            self._note.marked(self.tr("Chưa chọn mục nào để ký."), "soon")
            return
        record = signed(self._open.record, chosen)
        command = CurateProcedure(record, self._reason.text(), self._counter.now.date())
        self._counter.submit(command, self, self._proposed_now, self._note.fail)

    def _proposed_now(self, version: int) -> None:
        wipe(self._reason)
        for row in range(self._groups.count()):
            self._groups.item(row).setCheckState(Qt.CheckState.Unchecked)
        words = self.tr("Đã lập bản {v}, chờ người khác duyệt").format(v=version)
        self._note.done(words)

    def _on_approve(self) -> None:
        row = self._proposed.currentRow()
        if not 0 <= row < len(self._waiting):
            return
        one = self._waiting[row]
        words = f"{theme.DONE} " + self.tr("{code}: bản {version} đã duyệt").format(
            code=one.code, version=one.version
        )
        self._counter.submit(
            ApproveProcedure(one.code, one.version),
            self,
            lambda _none: self._note.say(words, "done"),
            self._note.fail,
        )


def _facts(found: ToSign) -> list[str]:
    """Fees and terms line by line."""
    no_basis = tr("chưa nêu căn cứ")
    fees = [
        f"{rule.name}: "
        + (tr("theo bậc hoặc chưa rõ") if rule.amount is None else formats.money(rule.amount))
        + f" · {_channel(rule.channel)} · {rule.legal_basis or no_basis}"
        for rule in found.fees
    ]
    terms = [
        tr("Thời hạn {term} · {channel}").format(term=_term(rule), channel=_channel(rule.channel))
        + (f" · {rule.case_shown}" if rule.case_shown else "")
        for rule in found.deadlines
    ]
    return [*fees, *terms]


def _channel(channel: Channel | None) -> str:
    return tr("mọi hình thức") if channel is None else tr(_CHANNELS[channel])


def _term(rule: DeadlineRule) -> str:
    n = rule.quantity
    match rule.unit:
        case TimeUnit.SAME_DAY:
            return tr("trong ngày")
        case TimeUnit.HOUR:
            return tr("%n giờ làm việc", "", n)
        case TimeUnit.WORKING_DAY:
            return tr("%n ngày làm việc", "", n)
        case TimeUnit.DAY:
            return tr("%n ngày", "", n)
        case TimeUnit.MONTH:
            return tr("%n tháng", "", n)
        case TimeUnit.YEAR:
            return tr("%n năm", "", n)
        case TimeUnit.OTHER:
            return rule.note or tr("theo quy định của thủ tục")
