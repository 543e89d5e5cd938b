"""How Qt itself writes sizes, numbers and days. Loaded behind the door: its names of all the
languages and countries of the world take as long as a tenth of the way to the first paint.
"""

from __future__ import annotations

from PySide6.QtCore import QLocale


def write_as_here() -> None:
    """As in Vietnam from here on, where both languages of the window are read."""
    QLocale.setDefault(QLocale("vi_VN"))
