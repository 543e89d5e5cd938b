"""A day that a clerk would receive on and no clock should show: a second person says if it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.commands.odd_day import DecideDay
from ui import formats, messages, theme
from ui.counter import Counter
from ui.widgets.labels import button, card, label, set_state

if TYPE_CHECKING:
    from counter_app.domain.errors import CounterError
    from counter_app.queries.odd_day import OddDayLine


class OddDayBar(QWidget):
    """Hidden where nobody asks; `said` and `failed` tell what came of an answer."""

    said = Signal(str)
    failed = Signal(object)

    def __init__(self, counter: Counter, parent: QWidget) -> None:
        super().__init__(parent)
        self._counter = counter
        self._asked: OddDayLine | None = None
        self._words = label("", "title", name="odd_day")
        set_state(self._words, "soon")
        self._right = button(self.tr("Đúng ngày (Ctrl+Y)"), "day_is_right", key="Ctrl+Y")
        self._wrong = button(self.tr("Sai, chỉnh đồng hồ (Ctrl+J)"), "day_is_wrong", key="Ctrl+J")
        self._right.clicked.connect(lambda: self._decide(is_right=True))
        self._wrong.clicked.connect(lambda: self._decide(is_right=False))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        frame, inside = card(self)
        inside.addWidget(self._words)
        row = QHBoxLayout()
        row.addWidget(self._right)
        row.addWidget(self._wrong)
        row.addStretch(1)
        inside.addLayout(row)
        layout.addWidget(frame)
        self.hide()

    def refresh(self) -> None:
        """Ask whether somebody asks."""
        from counter_app.queries.odd_day import OddDaysAsked

        self._counter.ask(OddDaysAsked(), self, self._show, self.failed.emit)

    def _show(self, asked: tuple[OddDayLine, ...]) -> None:
        self._asked = asked[0] if asked else None
        self.setVisible(bool(asked))
        if self._asked is not None:
            self._words.setText(
                self.tr(
                    "{mark} {name} hỏi lúc {at}: máy ghi ngày nhận là {day} ({why}). Xem lịch treo "
                    "tường: đúng ngày ấy không?"
                ).format(
                    mark=theme.SOON,
                    name=self._asked.asked_name,
                    at=formats.moment(self._asked.asked_at),
                    day=f"{self._asked.day:%d/%m/%Y}",
                    why=messages.phrase(self._asked.why),
                )
            )

    def _decide(self, *, is_right: bool) -> None:
        if self._asked is None:
            return
        day = self._asked.day
        words = (
            self.tr("Đã xác nhận ngày {day}; quầy bấm F9 lần nữa")
            if is_right
            else self.tr("Ngày {day} sai: chỉnh đồng hồ máy rồi mới nhận hồ sơ")
        ).format(day=f"{day:%d/%m/%Y}")
        command = DecideDay(day, is_right)
        self._counter.submit(command, self, lambda _none: self.said.emit(words), self._fail)

    def _fail(self, error: CounterError) -> None:
        self.failed.emit(error)
        self.refresh()
