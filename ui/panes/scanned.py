"""What was digitised lately: a wrong file is discarded with a reason, and taken back by Ctrl+Z."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from counter_app.commands.digitisation import DiscardScan, RestoreScan
from counter_app.domain.errors import CounterError
from ui import formats, messages, theme
from ui.counter import Counter
from ui.language import tr
from ui.signature_words import short
from ui.widgets.fields import wipe
from ui.widgets.items import Items
from ui.widgets.labels import label

if TYPE_CHECKING:
    from counter_app.queries.digitisation import KeptLine


class ScannedPane(QWidget):
    """The asker's own last files, newest first. `told` is words and their state."""

    told = Signal(str, str)

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._lines: tuple[KeptLine, ...] = ()
        self._wrong: KeptLine | None = None
        self._undone: KeptLine | None = None
        self._list = Items(self, "lately_digitised", self.tr("Vừa số hóa"))
        self._reason = QLineEdit(self)
        self._reason.setObjectName("discard_reason")
        self._reason.setAccessibleName(self.tr("Lý do bỏ tệp"))
        self._reason.setPlaceholderText(self.tr("Lý do bỏ tệp, rồi Enter"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID // 2)
        layout.addWidget(label(self.tr("Vừa số hóa · Delete: bỏ tệp sai"), "quiet"))
        layout.addWidget(self._list, 1)
        layout.addWidget(self._reason)
        self._reason.hide()
        self._list.installEventFilter(self)
        self._reason.installEventFilter(self)
        self._reason.returnPressed.connect(self._discard)

    def refresh(self) -> None:
        """Ask again."""
        from counter_app.queries.digitisation import LatelyDigitised

        self._counter.ask(LatelyDigitised(), self, self._show, self._fail)

    def undo(self) -> None:
        """The file that was discarded last stands for its paper again."""
        line = self._undone
        if line is None:
            return
        self._undone = None

        def done(file_name: str) -> None:
            words = self.tr("Đã lấy lại tệp {f}").format(f=formats.breakable(file_name))
            self.told.emit(f"{theme.DONE} {words}", "done")

        self._counter.submit(RestoreScan(line.dossier_id, line.position), self, done, self._fail)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete asks for the reason; Esc leaves it and nothing is discarded."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if watched is self._list and event.key() == Qt.Key.Key_Delete:
            self._ask_reason()
            return True
        if watched is self._reason and event.key() == Qt.Key.Key_Escape:
            self._close_reason()
            return True
        return False

    def _show(self, lines: tuple[KeptLine, ...]) -> None:
        if lines and lines == self._lines:
            return
        self._lines = lines
        self._list.fill(map(_words, lines), self.tr("Chưa có tệp nào."))

    def _ask_reason(self) -> None:
        row = self._list.currentRow()
        if 0 <= row < len(self._lines):
            self._wrong = self._lines[row]
            wipe(self._reason)
            self._reason.show()
            self._reason.setFocus()

    def _close_reason(self) -> None:
        self._wrong = None
        self._reason.hide()
        self._list.setFocus()

    def _discard(self) -> None:
        line = self._wrong
        if line is None:
            return

        def done(_none: None) -> None:
            self._undone = line
            self._close_reason()
            words = self.tr("Đã bỏ tệp của “{p}”; giấy tờ chờ số hóa lại. Ctrl+Z: lấy lại tệp")
            self.told.emit(f"{theme.DONE} {words.format(p=line.paper)}", "done")

        command = DiscardScan(line.dossier_id, line.position, self._reason.text())
        self._counter.submit(command, self, done, self._fail)

    def _fail(self, error: CounterError) -> None:
        self.told.emit(f"{theme.LATE} {messages.sentence(error)}", "late")


def _words(line: KeptLine) -> str:
    signed = f" · {short(line.signatures)}" if line.signatures else ""
    pages = tr("%n trang", "", line.pages)
    return (
        f"{formats.short_code(line.code)}  ·  {line.masked_name}\n"
        f"{line.paper} · {pages} · {line.made_at:%H:%M %d/%m}{signed}"
    )
