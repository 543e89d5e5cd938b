"""Ctrl+K: one field for dossiers, people, procedures, screens and acts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from counter_app.domain.errors import CounterError
from counter_app.domain.text import answers_to
from ui import messages, theme
from ui.counter import Counter
from ui.keymap import Key
from ui.language import tr
from ui.widgets.fields import text_field, wipe
from ui.widgets.items import Items
from ui.widgets.labels import label
from ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from counter_app.queries.find import Everything

ACTS_MAX = 8


@dataclass(frozen=True, slots=True)
class Hit:
    """One line: what it says, and what Enter does."""

    words: str
    take: Callable[[], object]


class FindOverlay(Overlay):
    """One question is out at a time; Enter takes the first line, arrows choose another.

    Enter before the answer waits for it, and without words takes what arrows have chosen.
    """

    dossier_wanted = Signal(str)
    words_wanted = Signal(str)
    procedure_wanted = Signal(str)
    act_wanted = Signal(str)

    def __init__(self, counter: Counter, parent: QWidget) -> None:
        super().__init__("find_overlay", parent)
        self._counter = counter
        self._keys: tuple[tuple[Key, str], ...] = ()
        self._hits: list[Hit] = []
        self._is_out = self._is_wanted = False
        self._asked = ""
        self._words = text_field(
            "find_words",
            self.tr("Tìm mọi thứ"),
            self,
            hint=self.tr("Hồ sơ, người, thủ tục, màn hình, việc cần làm"),
            most=200,
        )
        self._list = Items(self, "find_results", self.tr("Kết quả tìm"))
        self._nothing = label("", "quiet", name="find_nothing")
        self.inside.addWidget(label(self.tr("Tìm mọi thứ"), "title"))
        self.inside.addWidget(self._words)
        self.inside.addWidget(self._list, 1)
        self.inside.addWidget(self._nothing)
        self.inside.addWidget(label(self.tr("↑↓ chọn · Enter mở · Esc đóng"), "quiet"))
        self._words.installEventFilter(self)
        self._words.textChanged.connect(self._look)
        self._words.returnPressed.connect(self._want)
        self._list.itemActivated.connect(lambda _item: self._take())

    def begin(self, keys: tuple[tuple[Key, str], ...]) -> None:
        """With the acts of the screen that is open, each with its key."""
        self._keys = keys
        wipe(self._words)
        self._asked, self._is_wanted = "", False
        self._show(None)
        self.open(self._words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while words are typed."""
        is_key = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if watched is not self._words or not is_key:
            return super().eventFilter(watched, event)
        assert isinstance(event, QKeyEvent)
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step and self._hits:
            # From nowhere the first step is to the end it points away from.
            at = max(self._list.currentRow(), 0 if step < 0 else -1)
            self._list.setCurrentRow((at + step) % len(self._hits))
            return True
        return False

    def _look(self) -> None:
        self._is_wanted = False
        self._ask()

    def _ask(self) -> None:
        if self._is_out:
            return
        from counter_app.queries.find import FindEverything

        self._is_out, self._asked = True, self._words.text()
        self._counter.ask(FindEverything(self._asked), self, self._came, self._fail)

    def _came(self, found: Everything) -> None:
        self._is_out = False
        if self._words.text() != self._asked:
            self._ask()
            return
        self._show(found)
        if self._is_wanted and self.isVisible():
            self._take()

    def _fail(self, error: CounterError) -> None:
        self._is_out = False
        if self._words.text() != self._asked:
            self._ask()
            return
        self._is_wanted = False
        self._show(None)
        self._nothing.setText(f"{theme.SOON} {messages.sentence(error)}")

    def _want(self) -> None:
        """Enter is for what is typed: where its answer is not there yet, the first line of it."""
        self._is_wanted = self._is_out or self._words.text() != self._asked
        if not self._is_wanted:
            self._take()

    def _show(self, found: Everything | None) -> None:
        typed = self._words.text().strip()
        self._hits = [] if found is None else self._found(found)
        acts = [
            Hit(f"→ {key.told}   {keys}", partial(self.act_wanted.emit, key.act))
            for key, keys in self._keys
            if not typed or answers_to(typed, key.told)
        ]
        self._hits += acts if not typed else acts[:ACTS_MAX]
        self._list.clear()
        self._list.addItems([hit.words for hit in self._hits])
        # Without words nothing was asked for: what Enter does is chosen first.
        self._list.setCurrentRow(0 if self._hits and typed else -1)
        nothing = self.tr("Không thấy gì. Gõ vài chữ của họ tên, mã hồ sơ, tên thủ tục hoặc việc.")
        self._nothing.setText("" if self._hits else nothing)

    def _found(self, found: Everything) -> list[Hit]:
        dossiers = [
            Hit(
                self.tr("Hồ sơ  {code}  ·  {name}  ·  {short}").format(
                    code=line.code, name=line.masked_name, short=line.procedure_short
                ),
                partial(self.dossier_wanted.emit, line.code),
            )
            for line in found.dossiers
        ]
        words = found.words
        names = [
            Hit(
                tr("Người nộp  {name}  ·  %n hồ sơ", "", one.dossiers).format(name=one.masked_name),
                partial(self.words_wanted.emit, words),
            )
            for one in found.names
        ]
        procedures = [
            Hit(
                self.tr("Thủ tục  {code}  {name}").format(code=one.code, name=one.short_name),
                partial(self.procedure_wanted.emit, one.code),
            )
            for one in found.procedures
        ]
        return [*dossiers, *names, *procedures]

    def _take(self) -> None:
        row = self._list.currentRow()
        if 0 <= row < len(self._hits):
            hit = self._hits[row]
            self.close_overlay()
            hit.take()
