"""Counting a drawer: a number for each face, Enter from one to the next, the total beside."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from counter_app.domain.money import Money
from counter_app.domain.shift import FACES, NOTES_MAX, DrawerCount
from ui import formats, theme
from ui.widgets import focus
from ui.widgets.labels import label, set_state

ROWS = 5
# Below it the digits are cut.
SPIN_HEIGHT = 34


class NoteCount(QWidget):
    """`finished` follows Enter in the last number; `changed` any number."""

    finished = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes: dict[int, QSpinBox] = {}
        self._faces = {}
        self._total = label("", "large", name="counted", wrap=False)
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * theme.GRID)
        grid.setVerticalSpacing(theme.GRID // 2)
        for at, face in enumerate(FACES):
            row, column = at % ROWS, (at // ROWS) * 2
            self._faces[face] = label(formats.money(Money(face)), wrap=False)
            grid.addWidget(self._faces[face], row, column)
            grid.addWidget(self._spin(face), row, column + 1)
        total = QHBoxLayout()
        total.addWidget(label(self.tr("Tổng đếm được"), "title", wrap=False))
        total.addStretch(1)
        total.addWidget(self._total)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(grid)
        layout.addLayout(total)
        self._on_count()

    def count(self) -> DrawerCount:
        """What was typed."""
        return DrawerCount(
            tuple((face, spin.value()) for face, spin in self._notes.items() if spin.value())
        )

    def clear(self) -> None:
        """Every number is 0 again, and none is marked."""
        for spin in self._notes.values():
            spin.setValue(0)
        self.mark(())

    def mark(self, faces: Sequence[int]) -> None:
        """Faces to look at once more: by a mark and a colour; the first of them gets the keys."""
        for face, name in self._faces.items():
            is_odd = face in faces
            words = formats.money(Money(face))
            name.setText(f"{theme.SOON} {words}" if is_odd else words)
            set_state(name, "soon" if is_odd else "")
        if faces:
            focus.offer(self._notes[faces[0]])
            self._notes[faces[0]].selectAll()

    def take_focus(self) -> None:
        """Begin at the largest face."""
        first = self._notes[FACES[0]]
        first.setFocus()
        first.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next face, and at last says that the count is done."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            spins = list(self._notes.values())
            for at, spin in enumerate(spins):
                if spin.hasFocus():
                    if at + 1 < len(spins):
                        spins[at + 1].setFocus()
                        spins[at + 1].selectAll()
                    else:
                        self.finished.emit()
                    return
        super().keyPressEvent(event)

    def _spin(self, face: int) -> QSpinBox:
        spin = QSpinBox(self)
        spin.setObjectName(f"notes_{face}")
        spin.setRange(0, NOTES_MAX)
        spin.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        theme.hold(spin, min_height=SPIN_HEIGHT)
        spin.setAccessibleName(self.tr("Số tờ {Money}").format(Money=formats.money(Money(face))))
        spin.valueChanged.connect(self._on_count)
        self._notes[face] = spin
        return spin

    def _on_count(self) -> None:
        self._total.setText(formats.money(self.count().total))
        self.changed.emit()
