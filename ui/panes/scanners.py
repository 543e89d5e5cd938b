"""Network scanners: found, tried, chosen; nobody has to type an address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.errors import CounterError
from ui.counter import Counter
from ui.language import tr
from ui.widgets.items import Items
from ui.widgets.labels import button, label
from ui.widgets.note import Note

if TYPE_CHECKING:
    from counter_app.ports import FoundScanner, ScannerAbility


class ScannersPane(QWidget):
    """What the network announces. Enter tries one and, where it answers, scans with it."""

    closed = Signal()

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._found: tuple[FoundScanner, ...] = ()
        self._is_busy = False
        self._list = Items(self, "found_scanners", self.tr("Máy quét trong mạng"))
        self._note = Note("scanners_note")
        self._again = button(self.tr("Tìm lại"), "find_scanners")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label(self.tr("Máy quét trong mạng"), "title"))
        layout.addWidget(
            label(self.tr("Enter: thử và chọn máy · Esc: quay lại, giữ máy đang dùng"), "quiet")
        )
        layout.addWidget(self._list, 1)
        layout.addWidget(self._note)
        layout.addWidget(self._again)
        self._list.itemActivated.connect(lambda _item: self._choose())
        self._again.clicked.connect(self.look)
        self._list.installEventFilter(self)
        self._again.installEventFilter(self)

    def look(self) -> None:
        """Listen to the network for some seconds."""
        if self._is_busy:
            return
        self._begin(self.tr("Đang tìm trong mạng, khoảng 5 giây…"))
        self._found = ()
        self._list.clear()
        self._list.setFocus()
        self._counter.scanning.find(self, self._show, self._fail)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc goes back to the pages."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            self.closed.emit()
            return True
        return super().eventFilter(watched, event)

    def _show(self, found: tuple[FoundScanner, ...]) -> None:
        self._end()
        self._found = found
        self._list.addItems([f"{one.name}\n{one.address}" for one in found])
        if found:
            self._list.setCurrentRow(0)
            self._note.say(tr("Thấy %n máy quét.", "", len(found)), "")
        else:
            self._note.marked(
                self.tr(
                    "Không thấy máy quét nào. Xem máy đã bật và cùng mạng với máy tính này, bật "
                    "eSCL (AirScan) trên máy quét, rồi Tìm lại. Kéo thả tệp vẫn dùng được."
                ),
                "soon",
            )

    def _choose(self) -> None:
        row = self._list.currentRow()
        if self._is_busy or not 0 <= row < len(self._found):
            return
        one = self._found[row]
        self._begin(self.tr("Đang thử {name}…").format(name=one.name))
        self._counter.scanning.choose(one.address, self, self._chosen, self._fail)

    def _chosen(self, can: ScannerAbility) -> None:
        self._end()
        ways = [
            words
            for has, words in (
                (can.has_feeder, self.tr("khay nạp giấy")),
                (can.has_duplex, self.tr("hai mặt")),
                (can.has_flatbed, self.tr("mặt kính")),
            )
            if has
        ]
        if can.resolutions:
            ways.append(self.tr("đến {resolutions} dpi").format(resolutions=max(can.resolutions)))
        words = self.tr("Máy trả lời, đã chọn: {name} ({ways}). F7 để quét.")
        self._note.done(words.format(name=can.name, ways=", ".join(ways)))

    def _begin(self, words: str) -> None:
        self._is_busy = True
        self._again.setEnabled(False)
        self._note.marked(words, "waiting")

    def _end(self) -> None:
        self._is_busy = False
        self._again.setEnabled(True)

    def _fail(self, error: CounterError) -> None:
        self._end()
        self._note.fail(error)
