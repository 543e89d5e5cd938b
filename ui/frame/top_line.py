"""The line at the top: which office, the honest light, whose shift, and the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui import early, formats, messages, theme
from ui.widgets.labels import label, line, set_state

if TYPE_CHECKING:
    from counter_app.queries.outbox import CityCounts
    from counter_app.queries.shift import OpenShiftLine
    from ui.counter import Counter

TICK_MS = 1_000


class TopLine(QFrame):
    """Asks again when it is told to; the clock alone goes by itself."""

    # A second went by.
    ticked = Signal()

    def __init__(self, counter: Counter, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("top")
        self._counter = counter
        self._office, self._is_drill = "", False
        self._is_narrow = False
        self._open_shift: OpenShiftLine | None = None
        self._place = line("", "title", name="place")
        self._light = label("", name="light")
        self._shift = line("", "quiet", name="shift_line")
        self._clock = label("", wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        row.setSpacing(3 * theme.GRID)
        row.addWidget(self._place, 3)
        row.addWidget(self._light, 5)
        row.addWidget(self._shift, 3)
        row.addWidget(self._clock)
        self._row = row
        for one in (self._light, self._shift):
            early.put(one, early.RIGHT)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._show_time)
        self._tick.timeout.connect(self.ticked)
        self._tick.start()

    @property
    def office(self) -> str:
        """The name of the office that stands there; "" before the desk is open."""
        return self._office

    def show_office(self, name: str, *, is_drill: bool) -> None:
        """Where this window works."""
        self._office, self._is_drill = name, is_drill
        self._show_place()

    def reword(self) -> None:
        """The same in the language that is spoken now; light and shift are asked for again."""
        if self._office:
            self._show_place()
        self._show_time()

    def make_room(self, *, is_narrow: bool) -> None:
        """The shift and the day give way first; who is signed in stays, by the last of their names.

        That one is what they are called by, and all that there is room for.
        """
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        self._row.setStretchFactor(self._shift, 0 if is_narrow else 3)
        self._show_who()
        self._show_time()

    def ask_light(self) -> None:
        """How many dossiers the city has, and how many it has not."""
        from counter_app.queries.outbox import CountsForCity

        self._counter.ask(CountsForCity(), self, self._show_light)

    def ask_shift(self) -> None:
        """Whose shift is open."""
        from counter_app.queries.shift import CurrentShift

        self._counter.ask(CurrentShift(), self, self._show_shift)

    def _show_place(self) -> None:
        drill = self.tr("   ·   DIỄN TẬP") if self._is_drill else ""
        self._place.setText(f"{self._office}{drill}")

    def _show_time(self) -> None:
        now = self._counter.now
        self._clock.setText(
            f"{now:%H:%M}" if self._is_narrow else f"{now:%H:%M}  ·  {formats.day(now.date())}"
        )

    def _show_shift(self, shift: OpenShiftLine | None) -> None:
        self._open_shift = shift
        self._show_who()

    def _show_who(self) -> None:
        """The name before the shift: what there is no room for is cut at the end."""
        name, shift = self._counter.actor.name, self._open_shift
        if self._is_narrow:
            self._shift.setText(name.rsplit(maxsplit=1)[-1] if name else "")
            return
        if shift is None:
            words = self.tr("{n} · chưa mở ca")
        elif shift.user_id == self._counter.actor.user_id:
            words = "{n} · {number}"
        else:
            # Who looks at another's shift keeps no drawer in it.
            words = self.tr("{n} · ca của {owner}")
        number, owner = (shift.number, shift.user_name) if shift else ("", "")
        self._shift.setText(words.format(number=number, n=name, owner=owner) if name else "")

    def _show_light(self, counts: CityCounts) -> None:
        if counts.refused:
            mark, state = theme.LATE, "late"
        elif counts.waiting or counts.beside:
            mark, state = theme.WAITING, "waiting"
        elif counts.set_aside:
            mark, state = theme.SOON, "soon"
        else:
            mark, state = theme.DONE, "done"
        reason = self._counter.city_trouble
        away = f"  ·  {messages.phrase(reason)}" if reason else ""
        # Its number stays with its unit where the line is broken.
        oldest = formats.age(counts.oldest_s).replace(" ", "\u00a0")
        age = f" ({oldest})" if counts.waiting else ""
        beside = (
            self.tr(" · việc khác {beside}").format(beside=counts.beside) if counts.beside else ""
        )
        aside = (
            self.tr(" · để riêng {set_aside}").format(set_aside=counts.set_aside)
            if counts.set_aside
            else ""
        )
        self._light.setText(
            f"{mark} "
            + self.tr(
                "Hồ sơ: lập {issued} · đã nhận {acknowledged} · chờ {waiting}{age} · lỗi "
                "{refused}{aside}{beside}{away}"
            ).format(
                issued=counts.issued,
                acknowledged=counts.acknowledged,
                waiting=counts.waiting,
                age=age,
                refused=counts.refused,
                aside=aside,
                beside=beside,
                away=away,
            )
        )
        set_state(self._light, state)
