"""One calm look: colour tokens in three tables, type sizes, a scale, and one style sheet of them.

Everything a screen may choose is a role or a state (`ui/widgets/labels.py`); no screen names a
colour or a size in dots that does not go through `px` or `hold`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

GRID = 8
# Of a heading and the cells under it; Qt's style adds its own to a cell's.
CELL_PADDING, ADDED_BY_QT = 8, 3
# How wide a scroll bar is, and how long its handle is at least.
BAR, BAR_LEAST = 12, 32
SMALL, BODY, TITLE, LARGE, FIGURE, HUGE = 10, 11, 13, 16, 24, 48
SCALES = (100, 125, 150, 175, 200)
STYLE = "Fusion"
# A face that a system never has costs it a look through all of its own.
FACES = ["Segoe UI"] if sys.platform == "win32" else ["Noto Sans", "Liberation Sans"]
# The mark in a box that is ticked, one for each theme in its `on_accent`, and the one of a field
# that opens a list, in its `text`; read when one is drawn.
TICKS = (Path(__file__).parent / "assets/ticks").as_posix()
CHEVRONS = (Path(__file__).parent / "assets/chevrons").as_posix()
LIGHT, DARK, CONTRAST = "light", "dark", "contrast"


class Tokens(NamedTuple):
    """The colours of one theme, named by what they say.

    `line` parts one thing from another, `edge` shows where something can be typed or pressed.
    """

    ground: str
    surface: str
    line: str
    edge: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    chosen: str
    waiting: str
    soon: str
    late: str
    done: str


THEMES = {
    LIGHT: Tokens(
        ground="#eef2f1",
        surface="#ffffff",
        line="#c5d0ce",
        edge="#768a87",
        text="#14302e",
        quiet="#4f6563",
        accent="#0f5c57",
        on_accent="#ffffff",
        chosen="#d9ebe8",
        waiting="#3d5a80",
        soon="#7f5200",
        late="#a3211b",
        done="#1c6b3a",
    ),
    DARK: Tokens(
        ground="#101918",
        surface="#182423",
        line="#334744",
        edge="#7d9290",
        text="#e4eeec",
        quiet="#a6b8b5",
        accent="#63c9bd",
        on_accent="#06211f",
        chosen="#244540",
        waiting="#a5c1e4",
        soon="#e8b95f",
        late="#ff9d94",
        done="#86d6a0",
    ),
    CONTRAST: Tokens(
        ground="#000000",
        surface="#000000",
        line="#ffffff",
        edge="#ffffff",
        text="#ffffff",
        quiet="#e8e8e8",
        accent="#ffe100",
        on_accent="#000000",
        chosen="#003c73",
        waiting="#9cd6ff",
        soon="#ffd24d",
        late="#ffb3ab",
        done="#86ff9f",
    ),
}

# Shape and word go with each colour, so that no state hangs on colour alone.
WAITING, SOON, LATE, DONE = "●", "▲", "■", "✓"
STATES = {"waiting": WAITING, "soon": SOON, "late": LATE, "done": DONE}


class Look(NamedTuple):
    """A theme's name and a scale in per cent."""

    theme: str = LIGHT
    scale: int = 100

    @property
    def tokens(self) -> Tokens:
        """Its colours."""
        return THEMES[self.theme]

    def larger(self) -> Look:
        """One step up, as far as there is one."""
        return self._replace(scale=next((s for s in SCALES if s > self.scale), SCALES[-1]))

    def smaller(self) -> Look:
        """One step down, as far as there is one."""
        return self._replace(scale=next((s for s in SCALES[::-1] if s < self.scale), SCALES[0]))

    def next_theme(self) -> Look:
        """Light, dark, high contrast, and light again."""
        names = tuple(THEMES)
        return self._replace(theme=names[(names.index(self.theme) + 1) % len(names)])


def look_of(theme: str, scale: int) -> Look:
    """What is set; a name or a number that nobody offers gives the first one."""
    return Look(theme if theme in THEMES else LIGHT, scale if scale in SCALES else SCALES[0])


def apply(app: QApplication, look: Look | None = None) -> None:
    """Give the application its style, font and colours; at any time, every window follows."""
    look = look or Look()
    if not app.property("is_styled"):
        app.setStyle(STYLE)
        app.setProperty("is_styled", True)  # a property's value
    app.setProperty("theme", look.theme)
    app.setProperty("scale", look.scale)
    font = QFont(FACES)
    font.setPointSizeF(BODY * look.scale / 100)
    app.setFont(font)
    app.setPalette(_palette(look.tokens))
    app.setStyleSheet(_sheet(look))
    for widget in app.allWidgets():
        _size(widget)


def look() -> Look:
    """What the application wears now."""
    app = QApplication.instance()
    worn = app.property("theme") if app is not None else None
    return Look(worn, app.property("scale")) if app is not None and worn else Look()


def px(dots: int) -> int:
    """Dots of the 100 % drawing as dots of the scale that is worn."""
    return round(dots * look().scale / 100)


def hold(widget: QWidget, **sizes: float) -> None:
    """Sizes that follow the scale, in dots of the 100 % drawing.

    `width` and `height` are fixed; `min_width`, `min_height`, `max_width`, `max_height` bound;
    `points` is the size of the type, for the few labels that no role fits, `own_points` one that
    follows no scale; `indent` is left free before the text of a field.
    """
    widget.setProperty("held", {**(widget.property("held") or {}), **sizes})
    _size(widget)


def _size(widget: QWidget) -> None:
    held = widget.property("held")
    if not held:
        return
    acts = {
        "width": widget.setFixedWidth,
        "height": widget.setFixedHeight,
        "min_width": widget.setMinimumWidth,
        "min_height": widget.setMinimumHeight,
        "max_width": widget.setMaximumWidth,
        "max_height": widget.setMaximumHeight,
    }
    for name, dots in held.items():
        if name in acts:
            acts[name](px(dots))
    if "indent" in held and isinstance(widget, QLineEdit):
        widget.setTextMargins(px(held["indent"]), 0, 0, 0)
    points = held["points"] * look().scale / 100 if "points" in held else held.get("own_points")
    if points is not None:
        # A style sheet of the application would win over a font.
        widget.setStyleSheet(f"font-size: {points:.1f}pt")


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    roles = {
        role.Window: tokens.ground,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.ground,
        role.Text: tokens.text,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.text,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.PlaceholderText: tokens.quiet,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Mid: tokens.edge,
        role.Dark: tokens.edge,
        role.Light: tokens.surface,
    }
    for name, colour in roles.items():
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.quiet))
    return palette


def _sheet(look: Look) -> str:
    t, part = look.tokens, look.scale / 100

    def pt(points: float) -> str:
        return f"{points * part:g}pt"

    def dots(*numbers: int) -> str:
        return " ".join(
            f"{max(1, round(number * part))}px" if number else "0" for number in numbers
        )

    # A cell's words begin under their heading's: Qt adds these to a cell's own, at any scale.
    beside = max(1, round(CELL_PADDING * part) - ADDED_BY_QT)

    states = "\n".join(
        f'QLabel[state="{name}"] {{ color: {getattr(t, name)}; font-weight: 600; }}'
        for name in STATES
    )
    return f"""
    QWidget {{ color: {t.text}; }}
    QFrame#top, QFrame#keys {{ background: {t.surface}; border: 0; }}
    QFrame#top {{ border-bottom: 1px solid {t.line}; }}
    QFrame#keys {{ border-top: 1px solid {t.line}; }}
    QFrame#navigation {{ background: {t.surface}; border-right: 1px solid {t.line}; }}
    QFrame#mirror {{ background: {t.ground}; border-left: 1px solid {t.line}; }}
    QFrame[card="true"] {{ background: {t.surface}; border: 1px solid {t.line};
        border-radius: 6px; }}
    QFrame[card="true"][active="true"] {{ border: 2px solid {t.accent}; }}
    QLabel[drill="true"] {{ background: {t.late}; color: {t.surface}; font-weight: 700; }}
    QFrame#tour_ring {{ border: 4px solid {t.accent}; border-radius: 8px;
        background: transparent; }}
    QFrame[overlay="true"] {{ background: {t.surface}; border: 2px solid {t.accent};
        border-radius: 8px; }}
    QLabel[role="title"] {{ font-size: {pt(TITLE)}; font-weight: 600; }}
    QLabel[role="large"] {{ font-size: {pt(LARGE)}; font-weight: 600; }}
    QLabel[role="figure"] {{ font-size: {pt(FIGURE)}; font-weight: 600; }}
    QLabel[role="huge"] {{ font-size: {pt(HUGE)}; font-weight: 600; }}
    QLabel[strong="true"] {{ font-weight: 600; }}
    QLabel[role="quiet"] {{ color: {t.quiet}; }}
    QLabel[role="key"] {{ border: 1px solid {t.edge}; border-radius: 3px; font-weight: 600;
        padding: {dots(1, 6)}; }}
    {states}
    QPushButton {{ background: {t.surface}; border: 1px solid {t.edge}; border-radius: 4px;
        padding: {dots(7, 14)}; }}
    QPushButton:focus {{ border: 2px solid {t.accent}; padding: {dots(6, 13)}; }}
    QPushButton[primary="true"] {{ background: {t.accent}; color: {t.on_accent};
        border-color: {t.accent}; font-weight: 600; }}
    QPushButton[primary="true"]:focus {{ border: 2px solid {t.text}; }}
    QPushButton:checked {{ background: {t.chosen}; border: 2px solid {t.accent};
        padding: {dots(6, 13)}; }}
    QPushButton:disabled {{ color: {t.quiet}; background: {t.ground};
        border: 1px dashed {t.edge}; }}
    QFrame#navigation QPushButton {{ border: 2px solid {t.surface}; text-align: left;
        padding: {dots(1, 10)}; border-radius: 4px; }}
    QFrame#navigation QPushButton:checked {{ background: {t.chosen}; border-color: {t.chosen};
        font-weight: 600; }}
    QFrame#navigation QPushButton:focus {{ border: 2px solid {t.accent}; }}
    QLineEdit, QComboBox, QPlainTextEdit, QAbstractSpinBox {{ background: {t.surface};
        border: 1px solid {t.edge}; border-radius: 4px; selection-background-color: {t.accent};
        selection-color: {t.on_accent}; placeholder-text-color: {t.quiet}; }}
    QLineEdit, QComboBox, QPlainTextEdit {{ padding: {dots(5, 8)}; min-height: {dots(22)}; }}
    QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus {{
        border: 2px solid {t.accent}; padding: {dots(4, 7)};
        placeholder-text-color: {t.quiet}; }}
    QAbstractSpinBox {{ padding: {dots(6, 8)}; }}
    QAbstractSpinBox:focus {{ border: 2px solid {t.accent}; padding: {dots(5, 7)}; }}
    QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ subcontrol-origin: border;
        width: 0; border: 0; }}
    QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {{ border: 0;
        padding: 0 {dots(8)}; min-height: 0; background: transparent; }}
    QComboBox {{ padding-left: {dots(10)}; }}
    QComboBox:focus {{ padding-left: {dots(9)}; }}
    QComboBox::drop-down {{ border: 0; width: {dots(24)}; }}
    QComboBox::down-arrow {{ image: url("{CHEVRONS}/{look.theme}.svg"); width: {dots(14)};
        height: {dots(14)}; }}
    QComboBox QAbstractItemView {{ background: {t.surface}; color: {t.text};
        selection-background-color: {t.chosen}; selection-color: {t.text}; }}
    QCheckBox {{ spacing: {dots(8)}; }}
    QCheckBox, QRadioButton {{ border: 2px solid transparent; border-radius: 3px; }}
    QCheckBox::indicator, QListWidget::indicator {{ width: {dots(16)}; height: {dots(16)};
        border: 1px solid {t.edge}; border-radius: 3px; background: {t.surface}; }}
    QCheckBox::indicator:checked, QListWidget::indicator:checked {{ background: {t.accent};
        border-color: {t.accent}; image: url("{TICKS}/{look.theme}.svg"); }}
    QCheckBox:focus, QRadioButton:focus {{ outline: 0; border-color: {t.accent}; }}
    QTableView, QListWidget, QTextBrowser, QScrollArea[paper="true"] {{ background: {t.surface};
        border: 1px solid {t.edge}; border-radius: 4px; gridline-color: {t.line}; padding: 1px; }}
    QTableView, QListWidget {{ outline: 0; }}
    QTableView:focus, QListWidget:focus, QTextBrowser:focus, QScrollArea[paper="true"]:focus {{
        border: 2px solid {t.accent}; padding: 0; }}
    QTableView::item {{ padding: 0 {beside}px; }}
    QTableWidget::item {{ padding: {dots(5)} {beside}px; }}
    QListWidget::item {{ padding: {dots(5, 8, 5, 5)}; border-left: {dots(3)} solid transparent; }}
    QTableWidget::item:selected, QListWidget::item:selected {{ background: {t.chosen};
        color: {t.text}; border-left-color: {t.accent}; }}
    QHeaderView {{ background: {t.ground}; }}
    QHeaderView::section {{ background: {t.ground}; border: 0; padding: {dots(6, CELL_PADDING)};
        color: {t.quiet}; font-weight: 600; }}
    QScrollBar, QScrollBar::add-page, QScrollBar::sub-page, QAbstractScrollArea::corner {{
        background: {t.ground}; border: 0; }}
    QScrollBar:vertical {{ width: {dots(BAR)}; }}
    QScrollBar:horizontal {{ height: {dots(BAR)}; }}
    QScrollBar::handle {{ background: {t.edge}; border-radius: {dots(4)}; margin: {dots(2)}; }}
    QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {t.accent}; }}
    QScrollBar::handle:vertical {{ min-height: {dots(BAR_LEAST)}; }}
    QScrollBar::handle:horizontal {{ min-width: {dots(BAR_LEAST)}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QProgressBar {{ background: {t.surface}; border: 1px solid {t.edge}; border-radius: 4px; }}
    QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}
    QToolTip {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.edge};
        padding: {dots(4)}; }}
    """
