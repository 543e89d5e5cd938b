"""Pictures of a day: marks along the hours, signed bars of the shifts, lines over the days.

The plotting library is loaded beside the window the first time one is wanted; what a picture shows
stands in a table next to it, which is the way in by keyboard. No meaning hangs on colour alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme

LIBRARY = "pyqtgraph"
MARK_SIZE = 13
CHOSEN_SIZE = 22
LINE_WIDTH = 2
AXIS_POINTS = 9
# One shift alone is no wall.
BARS_LEAST = 4
STYLES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)
LINE_SYMBOLS = ("o", "s", "d")


def load() -> Any:
    """The library; takes a second, so never on the UI thread."""
    return import_module(LIBRARY)


def inks() -> tuple[str, ...]:
    """The inks of the theme that is worn; shapes part what colours may not."""
    t = theme.look().tokens
    return (t.accent, t.soon, t.text, t.waiting, t.done, t.late, t.quiet)


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing on the line of the day: the hour as a number, its row, shape, ink and words."""

    hour: float
    row: int
    symbol: str
    ink: str
    words: str


class DayPicture(QWidget):
    """`chosen` brings the number of what was clicked, as it stands in the table beside."""

    chosen = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        # The table beside it has the keys.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._library: Any = None
        self._plot: Any = None
        self._ring: Any = None
        self._places: list[tuple[float, float]] = []
        self._waiting: Callable[[], None] | None = None
        self._worn = theme.look()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @property
    def is_drawn(self) -> bool:
        """Whether there is a picture yet."""
        return self._plot is not None

    def be_ready(self, library: Any) -> None:
        """The library is there: what waited for it is drawn."""
        self._library = library
        if self._waiting is not None:
            self._waiting()

    def show_marks(self, marks: Sequence[Mark], rows: Sequence[str]) -> None:
        """Marks along the hours, a row for each kind."""
        self._later(lambda: self._draw_marks(marks, rows))

    def show_bars(self, bars: Sequence[tuple[str, int, str]]) -> None:
        """Signed bars: a name, thousands of đồng, and the sum in words above or below it."""
        self._later(lambda: self._draw_bars(bars))

    def show_lines(self, days: Sequence[str], lines: Sequence[tuple[str, Sequence[int]]]) -> None:
        """A line for each name over the days, in thousands of đồng."""
        self._later(lambda: self._draw_lines(days, lines))

    def changeEvent(self, event: QEvent) -> None:
        """Another look: the picture is drawn anew in it."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self.is_drawn:
            # Not while Qt still goes through who wears the style.
            QTimer.singleShot(0, self, self._draw_anew)

    def _draw_anew(self) -> None:
        if self._plot is None or self._waiting is None or self._worn == theme.look():
            return
        self._layout.removeWidget(self._plot)
        self._plot.hide()
        self._plot.deleteLater()
        self._plot = self._ring = None
        self._waiting()

    def mark(self, number: int) -> None:
        """Ring what is chosen in the table."""
        if self._ring is not None and 0 <= number < len(self._places):
            x, y = self._places[number]
            self._ring.setData([x], [y])

    def _later(self, draw: Callable[[], None]) -> None:
        self._waiting = draw
        if self._library is not None:
            draw()

    def _clean(self) -> Any:
        if self._plot is None:
            self._worn = theme.look()
            ink = theme.look().tokens.text
            self._library.setConfigOptions(antialias=True, foreground=ink)
            self._plot = self._library.PlotWidget(background=theme.look().tokens.surface)
            self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._plot.setMenuEnabled(False)
            self._plot.hideButtons()
            self._plot.setMouseEnabled(x=False, y=False)
            self._layout.addWidget(self._plot)
            font = QFont(self.font())
            font.setPointSizeF(AXIS_POINTS * theme.look().scale / 100)
            for side in ("left", "bottom"):
                axis = self._plot.getAxis(side)
                # Every row has its name, however near the next one is.
                axis.setStyle(tickFont=font, hideOverlappingLabels=False)
        self._plot.setBackground(theme.look().tokens.surface)
        self._plot.clear()
        self._places = []
        pen = self._library.mkPen(theme.look().tokens.text, width=LINE_WIDTH)
        self._ring = self._library.ScatterPlotItem(
            size=CHOSEN_SIZE, symbol="o", pen=pen, brush=None
        )
        self._ring.setZValue(10)
        self._plot.addItem(self._ring)
        return self._plot

    def _draw_marks(self, marks: Sequence[Mark], rows: Sequence[str]) -> None:
        plot = self._clean()
        self._places = [(one.hour, -one.row) for one in marks]
        spots = [
            {
                "pos": place,
                "symbol": one.symbol,
                "size": MARK_SIZE,
                "brush": self._library.mkBrush(one.ink),
                "pen": self._library.mkPen(one.ink, width=LINE_WIDTH),
                "data": number,
            }
            for number, (one, place) in enumerate(zip(marks, self._places, strict=True))
        ]
        scatter = self._library.ScatterPlotItem(hoverable=True)
        scatter.addPoints(spots)
        scatter.sigClicked.connect(lambda _item, points, *_: self._on_clicked(points))
        plot.addItem(scatter)
        plot.getAxis("left").setTicks([[(-row, name) for row, name in enumerate(rows)]])
        first = min((one.hour for one in marks), default=8)
        last = max((one.hour for one in marks), default=17)
        begin, end = min(8, int(first)), max(17, int(last) + 1)
        step = max(1, (end - begin) // 9)
        hours = [(hour, f"{hour:02}:00") for hour in range(begin, end + 1, step)]
        plot.getAxis("bottom").setTicks([hours])
        plot.setXRange(begin, end, padding=0.03)
        plot.setYRange(-len(rows) + 0.5, 0.5, padding=0.05)
        plot.showGrid(x=True, y=True, alpha=0.15)

    def _draw_bars(self, bars: Sequence[tuple[str, int, str]]) -> None:
        plot = self._clean()
        self._places = [(at, height) for at, (_, height, _) in enumerate(bars)]
        for at, (_, height, words) in enumerate(bars):
            ink = inks()[0 if height > 0 else 1]
            bar = self._library.BarGraphItem(x=[at], height=[height], width=0.5, brush=ink, pen=ink)
            plot.addItem(bar)
            anchor = (0.5, 1) if height >= 0 else (0.5, 0)
            text = self._library.TextItem(words, color=theme.look().tokens.text, anchor=anchor)
            text.setPos(at, height)
            plot.addItem(text)
        plot.addItem(self._library.InfiniteLine(0, angle=0, pen=theme.look().tokens.text))
        plot.getAxis("bottom").setTicks([[(at, name) for at, (name, _, _) in enumerate(bars)]])
        most = max((abs(height) for _, height, _ in bars), default=0) or 1
        plot.setXRange(-0.6, max(len(bars), BARS_LEAST) - 0.4, padding=0)
        plot.setYRange(-1.6 * most, 1.6 * most, padding=0)
        plot.getAxis("left").setTicks([[(0, "0"), (most, f"+{most}"), (-most, f"−{most}")]])

    def _draw_lines(self, days: Sequence[str], lines: Sequence[tuple[str, Sequence[int]]]) -> None:
        plot = self._clean()
        for number, (name, values) in enumerate(lines):
            ink = inks()[number]
            plot.plot(
                list(range(len(values))),
                list(values),
                pen=self._library.mkPen(ink, width=LINE_WIDTH, style=STYLES[number]),
                symbol=LINE_SYMBOLS[number],
                symbolSize=MARK_SIZE - 4,
                symbolBrush=ink,
                symbolPen=ink,
                name=name,
            )
        self._places = [
            (at, max(values[at] for _, values in lines)) for at in range(len(days)) if lines
        ]
        plot.getAxis("bottom").setTicks([list(enumerate(days))])
        most = max((max(values, default=0) for _, values in lines), default=0) or 1
        plot.setXRange(-0.3, max(len(days), 2) - 0.7, padding=0)
        plot.setYRange(-0.08 * most, 1.15 * most, padding=0)
        plot.showGrid(x=False, y=True, alpha=0.15)

    def _on_clicked(self, points: Sequence[Any]) -> None:
        if len(points):
            self.chosen.emit(int(points[0].data()))
