"""Papers that were never printed, and prints nobody is sure of: one key prints, one key answers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.commands.slip import AnswerPrint
from counter_app.domain.errors import CounterError
from ui import formats, messages, theme
from ui.counter import Counter
from ui.language import tr
from ui.paper_names import paper_name
from ui.printing import Printed
from ui.widgets.items import Items
from ui.widgets.labels import card, label
from ui.widgets.note import Note
from ui.widgets.scan_listener import when_alone

if TYPE_CHECKING:
    from counter_app.queries.print_journal import DoubtfulPrint, PrintsOpen, WaitingPaper


class PrintsPane(QWidget):
    """P prints all that waits, Enter the chosen one; Y and N answer the chosen doubt."""

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._doubtful: tuple[DoubtfulPrint, ...] = ()
        self._waiting: tuple[WaitingPaper, ...] = ()
        self._to_print: list[WaitingPaper] = []
        self._title = label(self.tr("Giấy chờ in"), "title")
        self._list = Items(self, "prints", self.tr("Giấy chờ in và giấy chưa rõ đã in"))
        self._list.hide()
        self._nothing = label(self.tr("Mọi giấy đã in."), "quiet", name="prints_none")
        self._keys = label("", "quiet", name="prints_keys")
        self._note = Note("prints_note", hides=True)
        self._build()

    def refresh(self) -> None:
        """Ask what waits."""
        from counter_app.queries.print_journal import OpenPrints

        self._counter.ask(OpenPrints(), self, self._show)

    def _build(self) -> None:
        frame, inside = card(self)
        inside.addWidget(self._title)
        inside.addWidget(self._nothing)
        inside.addWidget(self._list, 100)
        inside.addStretch(1)
        inside.addWidget(self._note)
        inside.addWidget(self._keys)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        self._list.itemActivated.connect(lambda _item: self._print_chosen())

    def listen(self, place: QWidget) -> None:
        """The keys work wherever the focus is in `place`, which has no field to type into."""
        for key, act in (
            ("P", self._print_all),
            ("Y", partial(self._answer, is_printed=True)),
            ("N", partial(self._answer, is_printed=False)),
        ):
            made = QShortcut(QKeySequence(key), place)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(partial(when_alone, place, act))

    def _show(self, found: PrintsOpen) -> None:
        self._doubtful, self._waiting = found.doubtful, found.waiting
        self._list.fill(
            [*map(_doubt_words, found.doubtful), *map(_waiting_words, found.waiting)],
        )
        self._list.setVisible(self._list.count() > 0)
        self._nothing.setVisible(self._list.count() == 0)
        keys = [self.tr("Y đã in · N chưa in")] if found.doubtful else []
        keys += [self.tr("P in tất cả giấy chờ · Enter in tờ đang chọn")] if found.waiting else []
        self._keys.setText(" · ".join(keys))
        words = (
            self.tr("Giấy chờ in: {waiting} · chưa rõ đã in: {doubtful}")
            if found.doubtful_count
            else self.tr("Giấy chờ in: {waiting}")
        )
        self._title.setText(
            words.format(waiting=found.waiting_count, doubtful=found.doubtful_count)
        )

    def _answer(self, *, is_printed: bool) -> None:
        row = self._list.currentRow()
        if 0 <= row < len(self._doubtful):
            command = AnswerPrint(self._doubtful[row].job_id, is_printed)
            self._counter.submit(command, self, lambda _none: None, self._fail)

    def _print_chosen(self) -> None:
        row = self._list.currentRow() - len(self._doubtful)
        if row >= 0:
            self._print_these(list(self._waiting[row : row + 1]))

    def _print_all(self) -> None:
        self._print_these(list(self._waiting))

    def _print_these(self, papers: list[WaitingPaper]) -> None:
        if self._to_print or not papers:
            return
        self._to_print = papers
        self._note.clear()
        self._print_next()

    def _print_next(self) -> None:
        if not self._to_print:
            return
        paper = self._to_print[0]
        self._counter.printing.print(paper.kind, paper.number, self, self._printed, self._fail)

    def _printed(self, printed: Printed) -> None:
        if printed.error is not None:
            self._fail(printed.error)
            return
        del self._to_print[:1]
        words = self.tr("✓ Đã gửi máy in: {paper}").format(paper=paper_name(printed.paper.kind))
        self._note.say(words, "done")
        self._print_next()

    def _fail(self, error: CounterError) -> None:
        """The rest stays in the list: what one paper meets, the next would meet too."""
        self._to_print = []
        self._note.marked(messages.sentence(error), "soon")


def _doubt_words(one: DoubtfulPrint) -> str:
    copy = tr(" (bản in lại {copy})").format(copy=one.copy) if one.copy else ""
    return f"{theme.SOON} " + tr(
        "Đã in chưa?  {paper} {number}{copy}  ·  gửi máy in lúc {printed_at:%H:%M %d/%m}"
    ).format(paper=paper_name(one.kind), number=one.number, copy=copy, printed_at=one.printed_at)


def _waiting_words(one: WaitingPaper) -> str:
    of = (
        tr("  ·  hồ sơ {dossier_code}").format(dossier_code=formats.short_code(one.dossier_code))
        if one.dossier_code not in one.number
        else ""
    )
    # Of a dossier's own paper the day and serial tell it apart, as in every list.
    code = one.dossier_code
    number = one.number.replace(code, formats.short_code(code)) if code else one.number
    return f"{theme.WAITING} {paper_name(one.kind)} {number}{of}  ·  {one.issued_at:%H:%M %d/%m}"
