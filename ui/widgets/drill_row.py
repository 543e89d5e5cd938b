"""What tells a drill from the counter, over everything and in both languages at all times."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ui import theme
from ui.forms.drill import CARDS
from ui.language import tr
from ui.widgets.labels import label, set_state

if TYPE_CHECKING:
    from ui.drilling import Drilling
    from ui.keymap import KeyMap
    from ui.outside import DrillRoom
    from ui.widgets.drill_cards import DrillOverlay

DRILL_POINTS = 24
# The citizen reads it too, whatever the window speaks.
WORDS = "■ DIỄN TẬP – KHÔNG CÓ GIÁ TRỊ · DRILL – OF NO VALUE ■"


def drill_banner(points: int) -> QLabel:
    """The words alone, for the citizen's screen."""
    made = label(WORDS, name="drill_banner")
    made.setProperty("drill", True)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setMargin(theme.GRID)
    theme.hold(made, points=points)
    return made


class DrillRow(QFrame):
    """The banner, the situation that is on step by step, and the drill's own keys."""

    left = Signal()
    # The text of an invented citizen's card, as a scanner gives it.
    card_read = Signal(str)

    def __init__(self, drilling: Drilling, room: DrillRoom, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("drill_row")
        self._drilling = drilling
        self._window = parent
        self._keymap: KeyMap | None = None
        self._cards: DrillOverlay | None = None
        self._step = label("", name="drill_step")
        self._keys = label("", "quiet", name="drill_keys")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GRID, 4, theme.GRID, 4)
        column.setSpacing(2)
        column.addWidget(drill_banner(theme.TITLE))
        for one in (self._step, self._keys):
            one.setMargin(4)
            column.addWidget(one)
        self.acts: Mapping[str, Callable[[], object]] = {
            "drill.choose": self.choose,
            "drill.card": lambda: self.card_read.emit(drilling.citizen_card()),
            "drill.turn": drilling.turn,
            "drill.leave": self.left.emit,
            "drill.cut": room.cut_power,
        }
        drilling.changed.connect(self._show)
        self.reword()

    def be_keyed(self, keymap: KeyMap) -> None:
        """The keys work from now on, and stand here; other ones once they are changed."""
        self._keymap = keymap
        keymap.changed.connect(self.reword)
        self._show()

    def reword(self) -> None:
        """In the language that is spoken now."""
        self.close_cards()
        self._cards = None
        self._show()

    def choose(self) -> None:
        """The cards, over the work."""
        from ui.widgets.drill_cards import DrillOverlay

        if self._cards is None:
            self._cards = DrillOverlay(self._told, self._window)
            self._cards.chosen.connect(self._drilling.begin)
        running = self._drilling.running
        is_on = running is not None and not self._drilling.is_passed
        self._cards.begin(self._drilling.passed, running.card if running and is_on else None)

    def close_cards(self) -> None:
        """Somebody locks the desk, or speaks another language."""
        if self._cards is not None and self._cards.isVisible():
            self._cards.close_overlay()

    def place_cards(self) -> None:
        """The window has another size."""
        if self._cards is not None and self._cards.isVisible():
            self._cards.place()

    def _show(self) -> None:
        running = self._drilling.running
        words = CARDS[running.card] if running is not None else None
        self._step.setVisible(words is not None)
        can_turn = running is not None and running.is_in_trouble and words and words.turn
        keys = {
            "drill.choose": self.tr("tình huống"),
            "drill.card": self.tr("đọc thẻ công dân mẫu"),
            **({"drill.turn": tr(words.turn)} if words and can_turn else {}),
            "drill.leave": self.tr("rời diễn tập"),
            "drill.cut": self.tr("cúp điện"),
        }
        if self._keymap is not None:
            named = (f"{self._keymap.keys(act)} {told}" for act, told in keys.items())
            self._keys.setText(" · ".join(named))
        if words is None:
            return
        title, many, at = tr(words.title), len(words.steps), self._drilling.step
        if self._drilling.is_passed:
            state, told = "done", self.tr("làm đúng rồi. {learnt}").format(learnt=tr(words.learnt))
        elif self._drilling.is_wrong:
            state, told = "late", tr(words.wrong)
        else:
            at = min(at, many - 1)
            state = "waiting"
            told = self.tr("bước {n}/{many}: {words}").format(
                n=at + 1, many=many, words=self._told(words.steps[at])
            )
        self._step.setText(f"{theme.STATES[state]} {title} – {told}")
        set_state(self._step, state)

    def _told(self, words: str) -> str:
        """Words of a card, with this desk's own keys in them."""
        return self._keymap.told("intake", tr(words)) if self._keymap is not None else tr(words)
