"""The language of the window: Vietnamese as the sources have it, English through Qt Linguist."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTranslator

from ui import messages
from ui.messages import ENGLISH, VIETNAMESE

LANGUAGES = (VIETNAMESE, ENGLISH)
TRANSLATIONS = Path(__file__).parent / "translations"
# The sources are Vietnamese, Qt's own words are English: each language lacks the other's file.
_FILES = {VIETNAMESE: "qtbase_vi.qm", ENGLISH: "counter_en.qm"}


def tr(words: str, comment: str = "", n: int = -1) -> str:
    """Words of no widget's own, of a table, or counted by `%n`.

    A widget's `tr` finds what is counted for its own class alone, never for the one it inherits.
    """
    return QCoreApplication.translate("", words, comment, n) if words else ""


def other() -> str:
    """The language that the window does not speak."""
    return ENGLISH if spoken() == VIETNAMESE else VIETNAMESE


def spoken() -> str:
    """What the window speaks now."""
    return messages.spoken()


def speak(language: str) -> None:
    """Another language from here on; what is on the screen already stays as it was made."""
    application = QCoreApplication.instance()
    assert application is not None, "words are chosen for a window"
    chosen = language if language in LANGUAGES else VIETNAMESE
    for old in application.findChildren(QTranslator, "words"):
        application.removeTranslator(old)
        old.deleteLater()
    made = QTranslator(application)
    made.setObjectName("words")
    if made.load(str(TRANSLATIONS / _FILES[chosen])):
        application.installTranslator(made)
    messages.speak(chosen)
