"""What a person sees on the paper itself, and what the office asks of a result's file."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QVBoxLayout, QWidget

from counter_app.commands.digitisation import RequireSignedResults
from counter_app.domain.digitisation import PAGES_DIFFER_REASONS, PAGES_MAX, PaperSeen
from counter_app.domain.user import Permission
from ui import theme
from ui.counter import Counter
from ui.language import tr
from ui.widgets import focus
from ui.widgets.flow import Flow
from ui.widgets.labels import label


class SeenPane(QWidget):
    """Pages counted on the paper, why the file has another number, whether colour matters."""

    failed = Signal(object)
    # Enter: what was seen is told.
    entered = Signal()

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._counted = QSpinBox(self)
        self._counted.setObjectName("counted_pages")
        self._counted.setAccessibleName(self.tr("Số trang trên giấy"))
        self._counted.setRange(0, PAGES_MAX)
        theme.hold(self._counted, width=70)
        self._why_differs = QComboBox(self)
        self._why_differs.setObjectName("differs_because")
        self._why_differs.setAccessibleName(self.tr("Vì sao số trang khác"))
        self._why_differs.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._why_differs.setMinimumContentsLength(24)
        self._why_differs.addItem(self.tr("Số trang khớp với giấy"), "")
        for name, words in PAGES_DIFFER_REASONS.items():
            self._why_differs.addItem(tr(words), name)
        self._colour = QCheckBox(self.tr("Giấy có dấu, ảnh hoặc chữ viết tay"), self)
        self._colour.setObjectName("needs_colour")
        self._must_sign = QCheckBox(self.tr("Kết quả phải ký số hợp lệ"), self)
        self._must_sign.setObjectName("must_sign")
        self._must_sign.hide()
        self._must_sign.clicked.connect(self._on_must_sign)
        told = label(self.tr("Số trang trên giấy"), wrap=False)
        counts = Flow(told, self._counted, self._why_differs)
        marks = Flow(self._colour, self._must_sign)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for row in (counts, marks):
            layout.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A field has no use for Enter: it goes on, as it does in every form."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    @property
    def seen(self) -> PaperSeen:
        """What stands here now."""
        return PaperSeen(
            self._counted.value(), self._colour.isChecked(), self._why_differs.currentData()
        )

    def begin(self, pages: int, *, is_result: bool) -> None:
        """Another paper: nothing is counted yet, unless a file's own pages say it.

        Everybody sees whether results have to be signed; who approves may change it.
        """
        self.count(pages)
        self._why_differs.setCurrentIndex(0)
        self._must_sign.setVisible(is_result)
        self._must_sign.setEnabled(self._counter.actor.may(Permission.APPROVE))

    def count(self, pages: int) -> None:
        """So many pages."""
        self._counted.setValue(pages)

    def set_colour(self, *, is_seen: bool) -> None:
        """Colour was seen on a page; a person may know better."""
        self._colour.setChecked(is_seen)

    def focus(self) -> None:
        """The count has the keys, and is typed over."""
        focus.offer(self._counted)
        self._counted.selectAll()

    def refresh(self) -> None:
        """Ask what the office wants of a result."""
        from counter_app.queries.digitisation import ResultsMustBeSigned

        self._counter.ask(ResultsMustBeSigned(), self, self._must_sign.setChecked, self.failed.emit)

    def _on_must_sign(self, is_required: bool) -> None:  # Qt's own signal
        command = RequireSignedResults(is_required)
        self._counter.submit(command, self, lambda _none: None, self.failed.emit)
