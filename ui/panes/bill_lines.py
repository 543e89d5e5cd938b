"""The bill line by line: what each costs and by which rule, or what it asks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListWidgetItem, QSizePolicy, QWidget

from counter_app.domain.fee import EXEMPTION_GROUPS, NO_BASIS, UNIT_WORDS
from ui import formats, theme
from ui.language import tr
from ui.widgets.items import FRAME, Items

if TYPE_CHECKING:
    from counter_app.domain.fee import FeeBill, FeeLine

# The digits that choose how to pay, and those that answer.
WAYS, DIGITS = ("1", "2", "3", "4"), "123456789"
_ANSWER = Qt.ItemDataRole.UserRole


class BillLines(Items):
    """Knows what is owed, which line still asks something, and the line that a draft was left at.

    The digit before a question says yes to it, Space and Enter to the chosen one. Where none has to
    be answered Enter goes on and digits choose how to pay: Space alone says yes then. `picked` is
    what a digit or Space says, which may be a scanned card's.
    """

    answered = Signal(str)
    picked = Signal(str)
    finished = Signal()
    way = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, "fee_lines")
        self.setAccessibleName(self.tr("Các khoản phí"))
        self.setSpacing(theme.GRID // 4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._bill: FeeBill | None = None
        # Until the lines are here.
        self._left = ""

    @property
    def bill(self) -> FeeBill | None:
        """What is owed; None where nobody knows it."""
        return self._bill

    @property
    def has_question(self) -> bool:
        """Whether a line still asks something."""
        return self._bill is not None and not self._bill.is_settled

    def show_bill(self, bill: FeeBill, others: Iterable[str] = ()) -> None:
        """What is owed now; `others` are lines of those in the same visit, which ask nothing."""
        self._bill = bill
        self.clear()
        for line in bill.lines:
            self._add(line)
        for words in others:
            self._put(words, "")
        asking = (row for row in range(self.count()) if self._answer_of(row))
        self.setCurrentRow(next(asking, 0))
        self._fit()
        left, self._left = self._left, ""
        if left in map(str, range(self.count())):
            self.setCurrentRow(int(left))

    def forget(self) -> None:
        """Nobody knows what is owed."""
        self._bill = None
        self.clear()
        self.updateGeometry()

    @property
    def place(self) -> str:
        """The line that was gone to, for `leave_at`; empty where none was."""
        at = self.currentRow()
        return self._left or (str(at) if at >= 0 else "")

    def leave_at(self, place: str) -> None:
        """Go to that line once the next bill is here."""
        self._left = place

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An answer, the way on, or a way to pay."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            answer = self._answer_of(self.currentRow())
            if answer and self.has_question:
                self.answered.emit(answer)
            else:
                self.finished.emit()
        elif event.isAutoRepeat():
            # Held down, a key would answer the next question too, or choose how to pay.
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Space:
            if answer := self._answer_of(self.currentRow()):
                self.picked.emit(answer)
        elif answer := self._answer_by(event.text()):
            self.picked.emit(answer)
        elif event.text() in WAYS and self._bill is not None and self._bill.total:
            self.way.emit(event.text())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another size of type makes other lines."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower list makes higher lines."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as its lines: the room below them is for what is asked under them."""
        lines = [one + 2 * self.spacing() for one in self._heights]
        least = self.minimumSizeHint()
        high = max(least.height(), sum(lines) + 2 * self.frameWidth() + FRAME)
        return QSize(super().sizeHint().width(), high)

    def minimumSizeHint(self) -> QSize:
        """Room for the highest line, so that each can be read whole; at most half the window."""
        high = min(max(self._heights, default=0), self.window().height() // 2)
        around = 2 * (self.frameWidth() + self.spacing()) + FRAME
        usual = super().minimumSizeHint()
        return QSize(usual.width(), max(usual.height(), high + around))

    @property
    def _heights(self) -> list[int]:
        return [self.item(row).sizeHint().height() for row in range(self.count())]

    def _add(self, line: FeeLine) -> None:
        if line.amount is not None:
            note = (
                self.tr("  (miễn: {group})").format(group=tr(EXEMPTION_GROUPS[line.exemption]))
                if line.exemption
                else ""
            )
            basis = f"\n{line.legal_basis or tr(NO_BASIS)}"
            self._put(f"{formats.money(line.amount)}   {line.name}{note}{basis}", "")
        elif len(line.choices) == 1:
            self._ask(_question(line), line.choices[0].answer)
        elif line.choices:
            for choice in line.choices:
                self._ask(f"{line.name}: {choice.label}", choice.answer)
        else:
            self._ask(_question(line), line.rule_key)

    def _ask(self, words: str, answer: str) -> None:
        key = DIGITS[len(self._asked) :][:1] if self.has_question else "Space"
        self._put(f"{key}  ?  {words}".lstrip(), answer)

    def _put(self, words: str, answer: str) -> None:
        item = QListWidgetItem(words)
        item.setData(_ANSWER, answer)
        self.addItem(item)

    def _answer_of(self, row: int) -> str:
        return str(self.item(row).data(_ANSWER)) if row >= 0 else ""

    @property
    def _asked(self) -> list[str]:
        """What answers each question, from the top."""
        return [answer for row in range(self.count()) if (answer := self._answer_of(row))]

    def _answer_by(self, letter: str) -> str:
        """What the digit before a question says; empty where there is none with it."""
        at = DIGITS.find(letter) if letter else -1
        return self._asked[at] if self.has_question and 0 <= at < len(self._asked) else ""

    def _fit(self) -> None:
        """As high as the wrapped text: Qt's own measure forgets the style sheet's margins."""
        metrics = self.fontMetrics()
        width = max(120, self.viewport().width() - theme.px(5 * theme.GRID))
        for row in range(self.count()):
            item = self.item(row)
            wrap = int(Qt.TextFlag.TextWordWrap)
            needed = metrics.boundingRect(QRect(0, 0, width, 10_000), wrap, item.text())
            item.setSizeHint(QSize(0, needed.height() + theme.px(2 * theme.GRID)))
        self.updateGeometry()


def _question(line: FeeLine) -> str:
    return tr(line.asks or "").format(
        name=line.about, unit=tr(UNIT_WORDS.get(line.unit, line.unit))
    )
