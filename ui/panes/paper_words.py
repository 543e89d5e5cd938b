"""A line of words about one paper: why it failed, or what the database answered."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from counter_app.domain.checklist import WORDS_MAX
from ui import theme
from ui.widgets.labels import label

# In a draft, as on the screen: the words, and beside them the row that they are of.
WORDS = "paper_words"
PAPER_ROW = "paper_row"


class PaperWords(QWidget):
    """Knows the row whose paper its words are about, whichever is chosen meanwhile.

    `entered` brings that row as the keys come here, `written` the words with Enter.
    """

    entered = Signal(int)
    written = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = 0
        self._hint = label("", "quiet", name="paper_words_hint")
        self._words = QLineEdit(self)
        self._words.setObjectName(WORDS)
        self._words.setAccessibleName(self.tr("Nói thêm về giấy tờ"))
        self._words.setMaxLength(WORDS_MAX)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self._hint)
        layout.addWidget(self._words)
        self._words.installEventFilter(self)
        self._words.returnPressed.connect(self._on_enter)
        self.hide()

    def ask_why(self, row: int, text: str) -> None:
        """Why did it fail, beyond the listed reason?"""
        self._ask(row, self.tr("Nói thêm vì sao chưa đạt (Tab để gõ, Enter ghi)"), text)

    def ask_what_it_answered(self, row: int, database: str, text: str) -> None:
        """Which error does the database give that should have it?"""
        hint = self.tr("{database} trả lời lỗi gì? (Enter ghi cùng giờ bây giờ)")
        self._ask(row, hint.format(database=database), text)

    def take_focus(self) -> None:
        """The words are typed now."""
        self._words.setFocus()

    @property
    def half_written(self) -> tuple[tuple[str, str], ...]:
        """The words that are being typed, and the paper's row; empty where none are."""
        if self.isHidden():
            return ()
        return (PAPER_ROW, str(self._row)), (WORDS, self._words.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever types here speaks of that paper."""
        if watched is self._words and event.type() is QEvent.Type.FocusIn:
            self.entered.emit(self._row)
        return super().eventFilter(watched, event)

    def _ask(self, row: int, hint: str, text: str) -> None:
        self._row = row
        self._hint.setText(hint)
        self._words.setAccessibleName(hint)
        self._words.setText(text)
        self.show()

    def _on_enter(self) -> None:
        self.entered.emit(self._row)
        self.written.emit(self._words.text().strip())
