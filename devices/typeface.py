"""The typeface of all papers, bundled: few installed ones hold every Vietnamese letter."""

from __future__ import annotations

import sys
import threading
from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

FONT_FOLDER = Path(__file__).parent.parent / "ui/assets/fonts"
FAMILY = "Liberation Serif"
OFFICIAL = "Times New Roman"

_lock = threading.Lock()
_loaded: list[int] = []
# Qt destroys an application nobody holds.
_kept: list[QGuiApplication] = []


def ensure_gui() -> None:
    """Make an offscreen application where a command line draws without a window.

    Call it on the main thread before a worker draws.
    """
    if QGuiApplication.instance() is None:
        _kept.append(QGuiApplication(["counter", "-platform", "offscreen"]))


@lru_cache(maxsize=64)
def paper_font(pixels: float, *, bold: bool, italic: bool, on_roll: bool) -> QFont:
    """The typeface at a height in dots; never in points, which follow the screen's scale.

    On a roll every dot is black or white and letters are fitted to the dots.
    """
    _load()
    font = QFont(FAMILY if on_roll else page_family())
    font.setPixelSize(max(1, round(pixels)))
    font.setBold(bold)
    font.setItalic(italic)
    if on_roll:
        font.setStyleStrategy(QFont.StyleStrategy.NoAntialias)
        font.setHintingPreference(QFont.HintingPreference.PreferFullHinting)
    else:
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def page_family() -> str:
    """Times New Roman where Windows has it (NĐ 30/2020/NĐ-CP, Annex I), else its bundled twin.

    Elsewhere the name would be answered by whatever the system takes for it, letters missing.
    """
    if sys.platform == "win32" and OFFICIAL in QFontDatabase.families():
        return OFFICIAL
    return FAMILY


def _load() -> None:
    ensure_gui()
    with _lock:
        if _loaded:
            return
        for path in sorted(FONT_FOLDER.glob("*.ttf")):
            # As bytes: the packed Windows program, without a screen, found no file by its name in
            # a folder with Vietnamese letters.
            number = QFontDatabase.addApplicationFontFromData(path.read_bytes())
            assert number >= 0, path.name
            _loaded.append(number)
