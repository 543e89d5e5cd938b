"""The month's list of delays: what the book says now, its draft, its signatures, its versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter_app.commands.disclosure import (
    DraftDisclosure,
    ReturnDisclosure,
    SignDisclosure,
)
from counter_app.commands.outcome import Topic
from counter_app.domain.disclosure import CAUSES, CauseWord, DisclosureState, month_of
from counter_app.domain.errors import InputError
from counter_app.domain.user import Permission
from ui import formats, theme
from ui.counter import Counter
from ui.forms.month import typed_month
from ui.language import tr
from ui.widgets import focus
from ui.widgets.about import About
from ui.widgets.acts import Acts
from ui.widgets.fields import pick_field, text_field, wipe
from ui.widgets.flow import Flow
from ui.widgets.items import Items
from ui.widgets.labels import button, card, label, reword
from ui.widgets.note import Note
from ui.widgets.page import column
from ui.widgets.table import Column, RowsModel, Table, show_again
from ui.words import said

if TYPE_CHECKING:
    from counter_app.domain.disclosure import DelayLine
    from counter_app.queries.disclosure import DisclosurePage, DisclosureVersion

_STATES = {
    DisclosureState.DRAFTED: said("● dự thảo, chờ người thứ hai ký"),
    DisclosureState.SIGNED: said("▲ đã ký, chờ lãnh đạo công khai"),
    DisclosureState.PUBLISHED: said("✓ đã công khai"),
}
VERSIONS_HEIGHT = 84


class DisclosureScreen(QWidget):
    """A draft where there is one, else what the book says; Enter on a line opens its dossier."""

    opened = Signal(str)
    kpi_wanted = Signal()
    reports_wanted = Signal()
    topics = frozenset({Topic.DOSSIERS, Topic.DISCLOSURE})

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("disclosure")
        self._counter = counter
        self._page: DisclosurePage | None = None
        self._asked = ""
        self._month = text_field(
            "disclosure_month", self.tr("Tháng (11/2026)"), self, text=f"{counter.now:%m/%Y}"
        )
        self._state = label("", "title", name="disclosure_state")
        self._model: RowsModel[DelayLine] = RowsModel(
            [
                Column(
                    self.tr("Chậm"),
                    lambda line: f"{theme.LATE} " + tr("%n giờ", "", line.hours_late),
                ),
                Column(self.tr("Đơn vị"), lambda line: line.unit, stretches=True),
                Column(self.tr("Bước"), lambda line: line.step, widest=420),
                Column(self.tr("Hồ sơ"), lambda line: formats.short_code(line.code)),
                Column(self.tr("Nguyên nhân"), _cause, widest=200),
                Column(self.tr("Xin lỗi"), _apology),
            ]
        )
        self._table = Table("delay_table", self._model, 1, self)
        self._versions = Items(self, "disclosure_versions", self.tr("Các phiên bản của tháng"))
        theme.hold(self._versions, max_height=VERSIONS_HEIGHT)
        self._cause = pick_field(
            "delay_cause", self.tr("Nguyên nhân của dòng đang chọn"), self, CAUSES
        )
        self._words = text_field("delay_words", self.tr("Vì sao, có gì chứng minh"), self)
        self._reason = text_field(
            "disclosure_reason", self.tr("Lý do lập bản mới hoặc trả lại"), self
        )
        self._note = Note("disclosure_note", {"reason": self._reason, "month": self._month})
        self._say_cause = button(self.tr("Ghi nguyên nhân (F4)"), "say_cause", key="F4")
        self._draft = button(self.tr("Lập dự thảo (F5)"), "draft_disclosure", key="F5")
        self._sign = button(self.tr("Ký (F7)"), "sign_disclosure", key="F7")
        self._return = button(self.tr("Trả lại (F8)"), "return_disclosure", key="F8")
        self._pdf = button(self.tr("PDF (F9)"), "disclosure_pdf", key="F9")
        self._xlsx = button(self.tr("Excel (F10)"), "disclosure_xlsx", key="F10")
        for one, act in (
            (self._say_cause, self._on_cause),
            (self._draft, self._on_draft),
            (self._sign, self._on_sign),
            (self._return, self._on_return),
            (self._pdf, lambda: self._export(is_paper=True)),
            (self._xlsx, lambda: self._export(is_paper=False)),
        ):
            one.clicked.connect(act)
        self._acts = Acts(
            self._say_cause, self._draft, self._sign, self._return, self._pdf, self._xlsx
        )
        self._build()

    def shown(self) -> None:
        """Ask."""
        self._note.clear()
        self._ask()
        self._table.setFocus()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Ask again where something of it changed."""
        if topics & self.topics:
            self._ask()

    def why(self) -> str:
        """F1: the rules."""
        rules = self.tr(
            "Danh sách tính theo từng bước, giờ chậm là giờ làm việc; cơ quan phối hợp chậm không "
            "tính cho quầy. Người lập không ký; hai người khác nhau ký, người sau là lãnh đạo. Bản "
            "đã công khai không sửa: muốn sửa thì lập phiên bản mới, ghi lý do."
        )
        return rules + self._acts.why()

    def _build(self) -> None:
        layout = column(self)
        row = Flow(label(self.tr("Công khai chậm hạn – tháng"), "large", wrap=False))
        theme.hold(self._month, max_width=110)
        self._month.returnPressed.connect(self._ask)
        row.addWidget(self._month)
        for words, name, wanted in (
            (self.tr("Chỉ số 766 (Ctrl+Shift+I)"), "to_kpi", self.kpi_wanted),
            (self.tr("Báo cáo (Ctrl+Shift+X)"), "to_reports", self.reports_wanted),
        ):
            if self._counter.actor.may(Permission.REVIEW):
                made = button(words, name)
                made.clicked.connect(wanted.emit)
                row.addWidget(made)
        layout.addLayout(row)
        layout.addWidget(self._state)
        layout.addWidget(self._note)
        layout.addWidget(self._table, 100)
        frame, inside = card(self)
        inside.addLayout(Flow(self._cause, self._words, self._say_cause))
        acts = (self._draft, self._sign, self._return, self._pdf, self._xlsx)
        inside.addLayout(Flow(self._reason, *acts))
        layout.addWidget(frame)
        layout.addWidget(self._versions)
        self._table.activated.connect(
            lambda index: self.opened.emit(self._model.row(index.row()).code)
        )

    def _ask(self) -> None:
        from counter_app.queries.disclosure import Disclosure

        try:
            self._asked = typed_month(self._month.text())
        except InputError as error:
            self._note.fail(error)
            return
        self._counter.ask(Disclosure(self._asked), self, self._show, self._note.fail)

    @property
    def _newest(self) -> DisclosureVersion | None:
        return self._page.versions[0] if self._page and self._page.versions else None

    def _show(self, page: DisclosurePage) -> None:
        self._page = page
        newest = self._newest
        lines = newest.lines if newest else page.now
        show_again(
            self._table, self._model, lines, lambda line: line.key, About(self._note, self._words)
        )
        self._table.setVisible(bool(lines))
        counted = (
            tr("%n lượt chậm", "", len(lines)) if lines else self.tr("không có bước nào chậm hạn")
        )
        state = (
            tr(_STATES[newest.state])
            if newest
            else (f"{theme.WAITING} " + self.tr("chưa lập, đọc từ sổ"))
        )
        self._state.setText(f"{state}  ·  {counted}")
        self._versions.fill(map(_version, page.versions), self.tr("Chưa có phiên bản."))
        self._offer()

    def _offer(self) -> None:
        """A draft, a signature, the head's: in this order."""
        newest = self._newest
        state = newest.state if newest else None
        is_signed = state is DisclosureState.SIGNED
        off: dict[str, str] = {}
        if not self._model.rowCount():
            off["say_cause"] = self.tr("Không có dòng nào.")
        if state not in (DisclosureState.DRAFTED, DisclosureState.SIGNED):
            off["sign_disclosure"] = self.tr("Chưa có dự thảo chờ ký.")
        if not is_signed:
            off["return_disclosure"] = self.tr("Chỉ khi đã ký và chưa công khai.")
        if self._last_published() is None:
            why = self.tr("Chưa công khai phiên bản nào.")
            off |= dict.fromkeys(("disclosure_pdf", "disclosure_xlsx"), why)
        # The second signature makes it public.
        words = self.tr("Ký công khai (F7)") if is_signed else self.tr("Ký (F7)")
        reword(self._sign, words, key="F7")
        first = "draft_disclosure" if "sign_disclosure" in off else "sign_disclosure"
        self._acts.offer(off, first)

    def _last_published(self) -> DisclosureVersion | None:
        versions = self._page.versions if self._page else ()
        return next((v for v in versions if v.state is DisclosureState.PUBLISHED), None)

    def _on_cause(self) -> None:
        row = self._table.currentIndex().row()
        if row < 0:
            return
        line = self._model.row(row)
        try:
            word = CauseWord(line.key, self._cause.currentData(), self._words.text())
        except InputError as error:
            self._note.fail(error)
            self._words.setFocus()
            return
        self._make((word,), self.tr("đã ghi nguyên nhân vào dự thảo"))

    def _on_draft(self) -> None:
        self._make((), self.tr("đã lập dự thảo từ sổ"))

    def _make(self, added: tuple[CauseWord, ...], words: str) -> None:
        """A draft is made anew from the book; what was said of causes goes with it."""
        if self._page is None:
            return
        known = {line.key for line in self._page.now}
        said = {
            line.key: CauseWord(line.key, line.cause, line.words)
            for line in (self._newest.lines if self._newest else ())
            if line.words and line.key in known
        }
        said |= {word.key: word for word in added}
        command = DraftDisclosure(self._asked, tuple(said.values()), self._reason.text())

        def drafted(number: int) -> None:
            wipe(self._words)
            wipe(self._reason)
            self._note.done(
                self.tr("Phiên bản {number}: {words}").format(number=number, words=words)
            )
            focus.offer(self._table)

        self._counter.submit(command, self, drafted, self._note.fail)

    def _on_sign(self) -> None:
        newest = self._newest
        if newest is None:
            return

        def signed(state: DisclosureState) -> None:
            self._note.say(tr(_STATES[state]), "done")

        command = SignDisclosure(newest.month, newest.version, newest.digest)
        self._counter.submit(command, self, signed, self._note.fail)

    def _on_return(self) -> None:
        newest = self._newest
        if newest is None:
            return

        def returned(_none: None) -> None:
            wipe(self._reason)
            self._note.done(self.tr("Đã trả lại người lập"))

        command = ReturnDisclosure(newest.month, newest.version, self._reason.text())
        self._counter.submit(command, self, returned, self._note.fail)

    def _export(self, *, is_paper: bool) -> None:
        from counter_app.queries.disclosure import DisclosurePaper, DisclosureSheets
        from ui.exports import Exports

        chosen = self._last_published()
        if chosen is None:
            return
        files = Exports(self._counter, self, self._note)
        span = month_of(chosen.month)
        if is_paper:
            query = DisclosurePaper(chosen.month, chosen.version)
            files.save_paper("cong-khai", span, query, len(chosen.lines))
            return
        self._counter.ask(
            DisclosureSheets(chosen.month, chosen.version),
            self,
            lambda sheets: files.save_sheets("cong-khai", span, sheets),
            self._note.fail,
            is_read_anew=False,
        )


def _cause(line: DelayLine) -> str:
    cause = tr(CAUSES[line.cause])
    return f"{cause}: {line.words}" if line.words else cause


def _apology(line: DelayLine) -> str:
    return (f"{theme.DONE} " + tr("có")) if line.apology else (f"{theme.SOON} " + tr("không"))


def _version(one: DisclosureVersion) -> str:
    parts = [
        tr("Bản {version}").format(version=one.version),
        tr(_STATES[one.state]),
        tr("lập: {name}").format(name=one.made.name),
    ]
    if one.signed:
        parts.append(tr("ký: {name}").format(name=one.signed.name))
    if one.published:
        parts.append(
            tr("công khai: {name} {at:%d/%m/%Y}").format(
                name=one.published.name, at=one.published.at
            )
        )
    if one.reason:
        parts.append(tr("thay bản trước: {reason}").format(reason=one.reason))
    if one.returned and one.state is DisclosureState.DRAFTED:
        parts.append(tr("bị trả lại – {returned}").format(returned=one.returned))
    return "  ·  ".join(parts)
