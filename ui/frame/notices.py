"""What is told over the work: the line to the office's server, the clock, one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from ui import formats, messages, theme
from ui.widgets.labels import label, set_state

if TYPE_CHECKING:
    from counter_app.domain.calibration import Garble
    from counter_app.domain.errors import CounterError
    from counter_app.queries.inbox import ClockReading
    from ui.counter import Counter

NOTICE_MS = 8_000


class Notices(QVBoxLayout):
    """Three places, each of no height while there is nothing to tell."""

    def __init__(self, counter: Counter) -> None:
        super().__init__()
        self._counter = counter
        self._line = label("", name="office_line", state="late")
        self._drift = label("", name="clock_drift", state="late")
        self._notice = label("", name="notice")
        for one in (self._line, self._drift, self._notice):
            # In one line with what stands on the page below.
            one.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, 0)
            one.hide()
            self.addWidget(one)
        self._while = QTimer(self)
        self._while.setSingleShot(True)
        self._while.setInterval(NOTICE_MS)
        self._while.timeout.connect(lambda: self.say(""))

    def say(self, words: str, state: str = "") -> None:
        """One sentence, for a while."""
        self._notice.setText(words)
        set_state(self._notice, state)
        self._notice.setVisible(bool(words))
        self._while.start()

    def fail(self, error: CounterError) -> None:
        """What could not be done, and why."""
        self.say(f"{theme.LATE} {messages.sentence(error)}", "late")

    def tell_settled(self) -> None:
        """What nobody could tell for a while was saved after all."""
        words = self.tr("Đã kiểm tra lại: đã lưu, không phải nhập lại.")
        self.say(f"{theme.DONE} {words}", "done")

    def tell_card(self) -> None:
        """The card of the keys is on paper."""
        self.say(f"{theme.DONE} " + self.tr("Đã in thẻ phím tắt"), "done")

    def tell_scanner(self, found: Garble) -> None:
        """What a calibration sheet said of the scanner that read it."""
        from counter_app.domain import calibration

        is_clean = calibration.is_usable(found)
        mark, state = (theme.DONE, "done") if is_clean else (theme.LATE, "late")
        self.say(f"{mark} {messages.phrase(found)}", state)

    def reword(self) -> None:
        """What was said in another language is said no longer."""
        if not self._notice.isHidden():
            self.say("")

    def tell_line(self, trouble: CounterError | None) -> None:
        """Stays as long as the line is cut: what a list shows may be old meanwhile."""
        was_cut = not self._line.isHidden()
        self._line.setVisible(trouble is not None)
        if trouble is not None:
            words = self.tr(
                "Mất kết nối máy chủ dùng chung: chưa lưu thêm được, danh sách có thể đã cũ. "
                "Những gì đã gõ còn nguyên. Đang nối lại…"
            )
            if trouble.code != "office_database_unreachable":
                words = messages.sentence(trouble)
            self._line.setText(f"{theme.LATE} {words}")
        elif was_cut:
            again = self.tr("Đã nối lại máy chủ dùng chung; danh sách đã được đọc lại.")
            self.say(f"{theme.DONE} {again}", "done")

    def ask_clock(self) -> None:
        """Whether the city's clock says the same as this computer's."""
        from counter_app.queries.inbox import CityClock

        self._counter.ask(CityClock(), self, self._show_drift)

    def _show_drift(self, reading: ClockReading | None) -> None:
        """Stays as long as the clocks differ: deadlines and receipts bear this computer's hour."""
        is_off = reading is not None and reading.is_off
        self._drift.setVisible(is_off)
        if reading is not None and is_off:
            side = self.tr("nhanh") if reading.ahead_s > 0 else self.tr("chậm")
            self._drift.setText(
                f"{theme.LATE} "
                + self.tr(
                    "Đồng hồ máy này {side} hơn thành phố {age} (máy {desk_time:%H:%M "
                    "%d/%m/%Y}, thành phố {city_time:%H:%M %d/%m/%Y}). Hồ sơ vẫn an toàn, hẹn trả "
                    "tính theo giờ thành phố khi còn liên lạc; báo giám sát chỉnh ngày giờ."
                ).format(
                    side=side,
                    age=formats.age(abs(reading.ahead_s)),
                    desk_time=reading.desk_time,
                    city_time=reading.city_time,
                )
            )
