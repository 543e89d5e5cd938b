"""From the list of what waits to a kept file, by keyboard; nothing of it left in the clear."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QPushButton, QSpinBox, QWidget

from counter_app.desk import Desk
from counter_app.domain.user import Actor
from counter_app.queries.digitisation import ScanContent, ScansOf, ToDigitise
from tests.builders import a_dossier
from tests.fakes import scans
from tests.ui.conftest import Window
from ui.screens.digitisation import DigitisationScreen

ALT = Qt.KeyboardModifier.AltModifier
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def inbox(window: Window, desk: Desk, clerk: Actor, tmp_path: Path) -> Path:
    """Two dossiers wait, the screen is open, the scanner's folder is empty."""
    for name in ("d1", "d2"):
        desk.submit(a_dossier(name), by=clerk)
    (tmp_path / "inbox").mkdir()
    window.sign_in()
    window.key(Qt.Key.Key_Q, CTRL_SHIFT)
    window.until(lambda: tasks(window).count() == 2)
    return tmp_path / "inbox"


def tasks(window: Window) -> QListWidget:
    return window.items("to_digitise")


def pages(window: Window) -> list[str]:
    found = window.items("scanned_pages")
    return [found.item(row).text() for row in range(found.count())]


def note(window: Window) -> str:
    return window.text("digitisation_note")


def is_ready(window: Window) -> bool:
    found = window.shell.findChild(QPushButton, "scan_document")
    assert found is not None
    return found.isEnabled()


def count(window: Window, number: int) -> None:
    found = window.shell.findChild(QSpinBox, "counted_pages")
    assert found is not None
    found.setValue(number)


def screen(window: Window) -> QWidget:
    found = window.shell.findChild(QWidget, "digitisation")
    assert found is not None
    return found


def scan(window: Window, inbox: Path, *contents: bytes) -> None:
    for number, content in enumerate(contents):
        (inbox / f"{number}.jpg").write_bytes(content)
    before = len(pages(window))
    window.key(Qt.Key.Key_F7)
    window.until(lambda: is_ready(window) and len(pages(window)) == before + len(contents))
    window.items("scanned_pages").setFocus()


def test_scan_count_enter_and_a_file_stands_for_the_paper(
    window: Window, inbox: Path, desk: Desk, clerk: Actor
) -> None:
    first, second = scans.jpeg(scans.page_image(1)), scans.jpeg(scans.page_image(2))
    scan(window, inbox, first, second)
    count(window, 3)
    window.key(Qt.Key.Key_Return)
    window.until(lambda: "Giấy đếm được 3 trang" in note(window))
    assert len(desk.ask(ToDigitise(), by=clerk)) == 2

    window.items("scanned_pages").setFocus()
    window.key(Qt.Key.Key_Left, ALT)
    window.key(Qt.Key.Key_R)
    count(window, 2)
    window.key(Qt.Key.Key_Return)
    window.until(lambda: "Đã lưu" in note(window) and tasks(window).count() == 1)

    (line,) = desk.ask(ScansOf("d1"), by=clerk)
    content = desk.ask(ScanContent("d1", 0), by=clerk)

    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert [int(page.obj.get("/Rotate", 0)) for page in pdf.pages] == [90, 0]
        kept = [next(iter(page.get_images().values())).read_raw_bytes() for page in pdf.pages]
    assert kept == [second, first]
    assert line.pages == 2
    window.until(lambda: not [path for path in inbox.rglob("*") if path.is_file()])
    assert pages(window) == []


def test_pages_of_one_citizen_never_slip_to_another(window: Window, inbox: Path) -> None:
    scan(window, inbox, scans.jpeg())

    tasks(window).setCurrentRow(1)
    assert pages(window) == []

    tasks(window).setCurrentRow(0)
    assert len(pages(window)) == 1


def test_blank_pages_go_by_one_key_and_a_page_by_another(window: Window, inbox: Path) -> None:
    blank = scans.jpeg(Image.new("RGB", scans.A4, (240, 238, 230)))
    scan(window, inbox, blank, scans.jpeg(), blank, scans.jpeg(scans.page_image(3)))
    assert ["trang trắng" in words for words in pages(window)] == [True, False, True, False]

    window.key(Qt.Key.Key_B)
    assert len(pages(window)) == 2

    window.key(Qt.Key.Key_Delete)
    assert len(pages(window)) == 1


def test_a_bad_file_is_told_and_the_good_pages_before_it_stay(
    window: Window, inbox: Path, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.jpg", tmp_path / "CON.pdf"
    good.write_bytes(scans.jpeg())
    bad.write_bytes(b"<html>")
    taker = screen(window)

    assert isinstance(taker, DigitisationScreen)
    taker.take((good, bad))

    window.until(lambda: "trang web" in note(window))
    assert len(pages(window)) == 1
    assert good.exists()
    assert is_ready(window)


def test_what_is_held_of_the_same_person_is_offered_before_scanning(
    window: Window, inbox: Path, desk: Desk, clerk: Actor
) -> None:
    scan(window, inbox, scans.jpeg())
    count(window, 1)
    window.key(Qt.Key.Key_Return)
    window.until(lambda: tasks(window).count() == 1)
    offer = window.shell.findChild(QPushButton, "reuse_scan")
    assert offer is not None
    window.until(offer.isVisible)

    offer.click()
    window.until(lambda: tasks(window).count() == 0)

    assert len(desk.ask(ScansOf("d2"), by=clerk)) == 1
    assert "Không còn" in window.text("to_digitise_count")
