"""The cards of a drill to choose from: what happens in each, and which were passed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from counter_app.domain.drill import Card
from ui import theme
from ui.forms.drill import CARDS
from ui.language import tr
from ui.widgets.items import Items
from ui.widgets.labels import button, label
from ui.widgets.overlay import Overlay


class DrillOverlay(Overlay):
    """Arrows choose, Enter begins, Esc closes."""

    chosen = Signal(object)

    def __init__(self, told: Callable[[str], str], parent: QWidget) -> None:
        """`told` gives a card's words as they are read here: in which language, with which keys."""
        super().__init__("drill_overlay", parent)
        self._told = told
        self._list = Items(self, "drill_cards", self.tr("Thẻ tình huống"))
        self._happens = label("", name="drill_happens")
        self._try = label("", "quiet", name="drill_try")
        self._begin = button(self.tr("Bắt đầu (Enter)"), "drill_begin", primary=True)
        self.inside.addWidget(label(self.tr("Thẻ tình huống"), "title"))
        self.inside.addWidget(self._list, 1)
        self.inside.addWidget(self._happens)
        self.inside.addWidget(self._try)
        self.inside.addWidget(self._begin)
        self.inside.addWidget(label(self.tr("↑↓ chọn · Enter bắt đầu · Esc đóng"), "quiet"))
        self._list.currentRowChanged.connect(self._show)
        self._list.installEventFilter(self)
        self._list.itemDoubleClicked.connect(lambda _item: self._take())
        self._begin.clicked.connect(self._take)

    def begin(self, passed: set[Card], at: Card | None) -> None:
        """With what was passed already; the first that was not is chosen, or the one that is on."""
        self._list.clear()
        done = self.tr("đã làm được")
        for number, (card, words) in enumerate(CARDS.items(), 1):
            mark = f"   {theme.DONE} {done}" if card in passed else ""
            self._list.addItem(f"{number}  {tr(words.title)}{mark}")
        cards = list(CARDS)
        wanted = at or next((one for one in cards if one not in passed), cards[0])
        self._list.setCurrentRow(cards.index(wanted))
        self.open(self._list)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter on the list begins."""
        if (
            watched is self._list
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            self._take()
            return True
        return super().eventFilter(watched, event)

    def _show(self, row: int) -> None:
        if row < 0:
            return
        words = list(CARDS.values())[row]
        self._happens.setText(self._told(words.happens))
        self._try.setText(
            "\n".join(f"{number}. {self._told(step)}" for number, step in enumerate(words.steps, 1))
        )

    def _take(self) -> None:
        row = self._list.currentRow()
        self.close_overlay()
        if row >= 0:
            self.chosen.emit(list(CARDS)[row])
