"""One calm look: colour tokens, type sizes and one style sheet made from them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

GRID = 8
SMALL, BODY, TITLE, LARGE, HUGE = 10, 11, 14, 20, 34


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, named by what they say."""

    ground: str
    surface: str
    line: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    chosen: str
    waiting: str
    soon: str
    late: str
    done: str


LIGHT = Tokens(
    ground="#eef2f1",
    surface="#ffffff",
    line="#c5d0ce",
    text="#14302e",
    quiet="#556b69",
    accent="#0f5c57",
    on_accent="#ffffff",
    chosen="#d9ebe8",
    waiting="#3d5a80",
    soon="#8a5a00",
    late="#a3211b",
    done="#1c6b3a",
)
TOKENS = LIGHT

# Shape and word go with each colour, so that no state hangs on colour alone.
WAITING, SOON, LATE, DONE = "●", "▲", "■", "✓"


def apply(app: QApplication) -> None:
    """Give the application its style, font and colours."""
    app.setStyle("Fusion")
    font = QFont(["Segoe UI", "Noto Sans", "Liberation Sans"])
    font.setPointSize(BODY)
    app.setFont(font)
    app.setPalette(_palette(TOKENS))
    app.setStyleSheet(_sheet(TOKENS))


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: tokens.ground,
        QPalette.ColorRole.WindowText: tokens.text,
        QPalette.ColorRole.Base: tokens.surface,
        QPalette.ColorRole.AlternateBase: tokens.ground,
        QPalette.ColorRole.Text: tokens.text,
        QPalette.ColorRole.Button: tokens.surface,
        QPalette.ColorRole.ButtonText: tokens.text,
        QPalette.ColorRole.Highlight: tokens.accent,
        QPalette.ColorRole.HighlightedText: tokens.on_accent,
        QPalette.ColorRole.PlaceholderText: tokens.quiet,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    return palette


def _sheet(t: Tokens) -> str:
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
    QLabel[role="title"] {{ font-size: {TITLE}pt; font-weight: 600; }}
    QLabel[role="large"] {{ font-size: {LARGE}pt; font-weight: 600; }}
    QLabel[role="huge"] {{ font-size: {HUGE}pt; font-weight: 600; }}
    QLabel[role="quiet"] {{ color: {t.quiet}; }}
    QLabel[state="waiting"] {{ color: {t.waiting}; font-weight: 600; }}
    QLabel[state="soon"] {{ color: {t.soon}; font-weight: 600; }}
    QLabel[state="late"] {{ color: {t.late}; font-weight: 600; }}
    QLabel[state="done"] {{ color: {t.done}; font-weight: 600; }}
    QPushButton {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: 4px;
        padding: 7px 14px; }}
    QPushButton:focus {{ border: 2px solid {t.accent}; padding: 6px 13px; }}
    QPushButton[primary="true"] {{ background: {t.accent}; color: {t.on_accent};
        border-color: {t.accent}; font-weight: 600; }}
    QPushButton[primary="true"]:focus {{ border: 2px solid {t.text}; }}
    QPushButton:disabled {{ color: {t.quiet}; background: {t.ground}; }}
    QFrame#navigation QPushButton {{ border: 0; text-align: left; padding: 9px 12px;
        border-radius: 4px; }}
    QFrame#navigation QPushButton:checked {{ background: {t.chosen}; font-weight: 600; }}
    QLineEdit, QComboBox, QPlainTextEdit {{ background: {t.surface};
        border: 1px solid {t.line}; border-radius: 4px; padding: 5px 8px; min-height: 22px; }}
    QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus {{
        border: 2px solid {t.accent}; padding: 4px 7px; }}
    QSpinBox, QDateTimeEdit {{ background: {t.surface}; border: 1px solid {t.line};
        border-radius: 4px; padding: 6px 8px; }}
    QSpinBox:focus, QDateTimeEdit:focus {{ border: 2px solid {t.accent}; padding: 5px 7px; }}
    QSpinBox::up-button, QSpinBox::down-button, QDateTimeEdit::up-button,
    QDateTimeEdit::down-button {{ subcontrol-origin: border; width: 0;
        border: 0; }}
    QSpinBox QLineEdit, QSpinBox QLineEdit:focus, QDateTimeEdit QLineEdit,
    QDateTimeEdit QLineEdit:focus {{ border: 0; padding: 0 8px; min-height: 0;
        background: transparent; }}
    QComboBox::drop-down {{ border: 0; width: 22px; }}
    QTableWidget, QListWidget {{ background: {t.surface}; border: 1px solid {t.line};
        border-radius: 4px; gridline-color: {t.line}; }}
    QTableWidget:focus, QListWidget:focus {{ border: 2px solid {t.accent}; }}
    QTableWidget::item, QListWidget::item {{ padding: 5px 8px; }}
    QTableWidget::item:selected, QListWidget::item:selected {{ background: {t.chosen};
        color: {t.text}; }}
    QHeaderView::section {{ background: {t.ground}; border: 0; padding: 6px 8px;
        color: {t.quiet}; font-weight: 600; }}
    """
