"""The tour: a few words beside the real controls, once after the first sign-in and from F1."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui import theme
from ui.widgets.labels import button, label
from ui.widgets.overlay import Overlay

WIDE, HIGH, RING = 420, 190, 4


@dataclass(frozen=True, slots=True)
class Mark:
    """What is said beside which control of the window."""

    control: str
    title: str
    words: str
    # Said where the window has no room for the control.
    hidden: str = ""


class TourOverlay(Overlay):
    """Enter or the right arrow goes on, the left one back, Esc ends; a ring shows what is meant.

    A control that has no room in this window is told of below the top line.
    """

    ended = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("tour_overlay", parent)
        self._marks = (
            Mark(
                "home_next",
                self.tr("Việc tiếp theo"),
                self.tr(
                    "Nút này luôn nói việc nên làm tiếp; Enter là làm. Bây giờ: mở ca, đếm tiền "
                    "trong ngăn kéo, rồi nhận hồ sơ đầu tiên."
                ),
            ),
            Mark(
                "navigation",
                self.tr("Các màn hình"),
                self.tr(
                    "F2 hồ sơ mới, F3 tra cứu. Ctrl+F2 tới danh sách này, mũi tên chọn, Enter mở."
                ),
                self.tr(
                    "F2 hồ sơ mới, F3 tra cứu. Cửa sổ này không đủ chỗ cho danh sách màn hình: "
                    "Ctrl+F2, gõ tên màn hình, Enter mở."
                ),
            ),
            Mark(
                "light",
                self.tr("Thành phố đã nhận"),
                self.tr(
                    "Bao nhiêu hồ sơ đã lập, thành phố đã nhận, còn chờ, bị lỗi. Mất mạng vẫn làm "
                    "việc: hồ sơ nằm an toàn trên máy và tự gửi sau."
                ),
            ),
            Mark(
                "mirror",
                self.tr("Công dân đang thấy"),
                self.tr("Đúng như màn hình phía công dân. F11 giữ nguyên, F11 lần nữa để thả."),
            ),
            Mark(
                "keys",
                self.tr("Phím dùng được lúc này"),
                self.tr(
                    "F1: vì sao bị chặn và mọi phím. Ctrl+K: tìm hồ sơ, người, thủ tục, việc. "
                    "Quét thẻ hay quét phiếu được ở bất cứ đâu."
                ),
            ),
            Mark(
                "lock",
                self.tr("Rời quầy"),
                self.tr("F12 khóa máy; việc đang gõ còn nguyên sau mã PIN. Chúc một ngày thuận."),
            ),
        )
        self._at = 0
        self._ring = QFrame(parent)
        self._ring.setObjectName("tour_ring")
        self._ring.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ring.hide()
        self._title = label("", "title", name="tour_title")
        self._words = label("", name="tour_words")
        self._next = button("", "tour_next", primary=True)
        self._end = button(self.tr("Thôi (Esc)"), "tour_end")
        row = QHBoxLayout()
        row.addWidget(self._next)
        row.addWidget(self._end)
        row.addStretch(1)
        for one in (self._title, self._words):
            self.inside.addWidget(one)
        self.inside.addStretch(1)
        self.inside.addLayout(row)
        self._next.clicked.connect(self._on_next)
        self._end.clicked.connect(self.close_overlay)
        for key in (self._next, self._end):
            key.installEventFilter(self)

    def begin(self) -> None:
        """From the first mark."""
        self._at = 0
        self._show()

    def close_overlay(self) -> None:
        """Seen is seen, to its end or not."""
        was_open = self.isVisible()
        self._ring.hide()
        super().close_overlay()
        if was_open:
            self.ended.emit()

    def place(self) -> None:
        """Beside what is meant, within the window."""
        window = self.parentWidget()
        assert window is not None
        margin, mark, meant = 2 * theme.GRID, self._marks[self._at], self._meant()
        # The window may have become too narrow for it while it was spoken of.
        self._words.setText(mark.hidden if mark.hidden and meant is None else mark.words)
        wide = min(theme.px(WIDE), window.width() - margin)
        self.setFixedWidth(wide)
        # What the words need when they are wrapped so wide, which no size hint tells.
        high = max(theme.px(HIGH), self.inside.totalHeightForWidth(wide))
        high = min(high, window.height() - margin)
        self.setMinimumHeight(0)
        self._ring.setVisible(meant is not None)
        if meant is None:
            left, top = (window.width() - wide) // 2, self.room.top()
            high = min(high, self.room.height())
        else:
            ring = meant.adjusted(-RING, -RING, RING, RING).intersected(window.rect())
            self._ring.setGeometry(ring)
            self._ring.raise_()
            left, top = _beside(meant, wide, high, window.rect())
        self.setGeometry(left, top, wide, high)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows go from mark to mark."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and watched in (self._next, self._end)
            and event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left)
        ):
            self._go(1 if event.key() == Qt.Key.Key_Right else -1)
            return True
        return super().eventFilter(watched, event)

    def _on_next(self) -> None:
        if self._at == len(self._marks) - 1:
            self.close_overlay()
        else:
            self._go(1)

    def _go(self, step: int) -> None:
        self._at = min(max(self._at + step, 0), len(self._marks) - 1)
        self._show()

    def _show(self) -> None:
        mark, many = self._marks[self._at], len(self._marks)
        self._title.setText(
            self.tr("{n}/{many}  {title}").format(n=self._at + 1, many=many, title=mark.title)
        )
        is_last = self._at == many - 1
        self._next.setText(self.tr("Xong (Enter)") if is_last else self.tr("Tiếp (Enter)"))
        self.open(self._next)

    def _meant(self) -> QRect | None:
        """Where the control is in the window; None where it is not to be seen."""
        window = self.parentWidget()
        assert window is not None
        found = window.findChild(QWidget, self._marks[self._at].control)
        if found is None or not found.isVisible():
            return None
        return QRect(found.mapTo(window, QPoint(0, 0)), found.size())


def _beside(meant: QRect, wide: int, high: int, room: QRect) -> tuple[int, int]:
    """Below, above, right or left of it: the first that fits; else over its lower end."""
    gap = 2 * theme.GRID
    across = min(max(meant.left(), gap), room.width() - wide - gap)
    along = min(max(meant.top(), gap), room.height() - high - gap)
    if meant.bottom() + gap + high < room.height():
        return across, meant.bottom() + gap
    if meant.top() - gap - high > 0:
        return across, meant.top() - gap - high
    if meant.right() + gap + wide < room.width():
        return meant.right() + gap, along
    return max(gap, meant.left() - gap - wide), along
