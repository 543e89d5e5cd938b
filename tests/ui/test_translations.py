"""Both languages are whole: nothing untranslated, and what stands within a sentence in both."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTreeView,
    QWidget,
)

from tests import translations
from tests.translations import ENGLISH, OF_QT, messages, said
from ui import numbers
from ui.language import TRANSLATIONS

MESSAGES = messages(ENGLISH)
# Filled in, counted, shown as a state, pressed: the same in both languages.
WITHIN = re.compile(
    r"\{[^}]*\}|%n|[●▲■✓✕▼★◆↓↑→←]|\((?:Enter|Esc)\)|\b(?:Ctrl|Shift|Alt)\+[^\s·,)]+|\bF\d+\b"
)
VIETNAMESE = re.compile("[À-ÖØ-öø-ỹ]")
# Names, and the money of the country.
OF_NO_LANGUAGE = ("Quầy Một Cửa", "Tiếng Việt", "đồng", " đ", "QĐ-TTg")


def source(message: Element) -> str:
    return message.findtext("source") or ""


def test_the_file_of_linguist_is_of_these_sources(tmp_path: Path) -> None:
    now = tmp_path / ENGLISH.name
    now.write_bytes(ENGLISH.read_bytes())

    translations.gather(now)

    assert now.read_text("utf-8") == ENGLISH.read_text("utf-8"), "python3 dev.py translations"


def test_nothing_is_left_to_translate() -> None:
    assert translations.unfinished(ENGLISH) == []
    assert translations.unfinished(OF_QT) == []


@pytest.mark.parametrize("file", [ENGLISH, OF_QT], ids=lambda file: str(file.stem))
def test_what_the_window_loads_is_of_the_file_of_linguist(file: Path, tmp_path: Path) -> None:
    made = translations.release(file, tmp_path / "made.qm")

    assert made.read_bytes() == file.with_suffix(".qm").read_bytes(), "python3 dev.py translations"


def test_what_stands_within_a_sentence_stands_in_both() -> None:
    unlike = [
        (source(message), one)
        for _, message in MESSAGES
        for one in said(message)
        if sorted(WITHIN.findall(source(message))) != sorted(WITHIN.findall(one))
    ]

    assert unlike == []


def test_blanks_at_the_ends_join_what_is_put_together_in_both() -> None:
    unlike = [
        source(message)
        for _, message in MESSAGES
        for one in said(message)
        if (source(message)[0].isspace(), source(message)[-1].isspace())
        != (one[0].isspace(), one[-1].isspace())
    ]

    assert unlike == []


def test_no_english_sentence_has_vietnamese_left_in_it() -> None:
    left = []
    for _, message in MESSAGES:
        for one in said(message):
            plain = one
            for name in OF_NO_LANGUAGE:
                plain = plain.replace(name, "")
            if VIETNAMESE.search(plain):
                left.append(one)

    assert left == []


class Asked(QTranslator):
    """Notes what Qt itself asks to have translated, and says nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.words: set[tuple[str, str, str]] = set()

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: Any, words: Any, comment: Any = None, _n: int = -1) -> Any:
        self.words.add((str(context), str(words), str(comment or "")))
        return None


def _file_dialog(folder: Path) -> QFileDialog:
    made = QFileDialog(None, "", str(folder))
    made.setOption(QFileDialog.Option.DontUseNativeDialog)
    return made


def test_qts_own_dialogs_and_menus_speak_vietnamese(qapp: QApplication, tmp_path: Path) -> None:
    """Whatever they ask to have translated is there: a newer Qt may ask for more."""
    (tmp_path / "a.csv").write_text("a")
    # As behind the door, where all of them are opened.
    numbers.write_as_here()
    asked = Asked()
    qapp.installTranslator(asked)
    shown: list[QWidget] = []
    for mode in (QFileDialog.FileMode.ExistingFile, QFileDialog.FileMode.Directory):
        for way in (QFileDialog.AcceptMode.AcceptOpen, QFileDialog.AcceptMode.AcceptSave):
            dialog = _file_dialog(tmp_path)
            dialog.setFileMode(mode)
            dialog.setAcceptMode(way)
            shown.append(dialog)
    shown += [
        QMessageBox(QMessageBox.Icon.Warning, "", "", one)
        for one in QMessageBox.StandardButton
        if one is not QMessageBox.StandardButton.NoButton
    ]
    for widget in shown:
        widget.show()
        qapp.processEvents()
        widget.close()
        widget.deleteLater()
    fields = (QLineEdit(), QPlainTextEdit())
    for field in fields:
        field.createStandardContextMenu().deleteLater()
    qapp.removeTranslator(asked)
    ours = QTranslator()
    assert ours.load(str(TRANSLATIONS / "qtbase_vi.qm"))

    # The names of keys are what stands on the keys; kinds of files are named by what lies there.
    untold = {
        (context, words)
        for context, words, comment in asked.words
        if context.startswith("Q")
        and context not in ("QShortcut", "QMimeType")
        and not ours.translate(context, words, comment)
    }

    assert len(asked.words) > 60
    assert untold == set()


def test_a_file_dialog_shows_vietnamese(qapp: QApplication, tmp_path: Path) -> None:
    from ui import language

    language.speak("vi")
    dialog = _file_dialog(tmp_path)
    dialog.show()
    qapp.processEvents()
    view = dialog.findChild(QTreeView)
    assert view is not None
    titles = [view.model().headerData(at, view.header().orientation()) for at in range(4)]
    dialog.close()
    dialog.deleteLater()

    assert titles == ["Tên", "Kích thước", "Loại", "Sửa lúc"]
