"""From the list of what waits to a kept file, by keyboard; nothing of it left in the clear."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QPixmapCache
from PySide6.QtWidgets import QListWidget, QPushButton, QSpinBox, QWidget

from counter_app.commands.digitisation import DiscardScan
from counter_app.commands.handover import TakeHandover
from counter_app.commands.outcome import Topic
from counter_app.commands.result import FinishDossier
from counter_app.desk import Desk
from counter_app.domain.signature import SignatureState
from counter_app.domain.user import Actor
from counter_app.ports import FoundScanner
from counter_app.queries.digitisation import ScanContent, ScansOf, ToDigitise
from counter_app.queries.dossier import Dossiers
from tests.builders import a_dossier, forwarded
from tests.conftest import Clock
from tests.fakes import scans, signing
from tests.fakes.escl_server import escl_server
from tests.ui.conftest import ScannerPlace, Window
from ui.screens import digitisation
from ui.screens.digitisation import DigitisationScreen

ALT = Qt.KeyboardModifier.AltModifier
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def inbox(window: Window, desk: Desk, clerk: Actor, tmp_path: Path) -> Path:
    """Two dossiers wait, the screen is open, the scanner's folder is empty."""
    for name in ("d1", "d2"):
        desk.submit(a_dossier(name), by=clerk)
    for name in ("inbox", "trust", "to-sign", "signed"):
        (tmp_path / name).mkdir()
    (tmp_path / "trust" / "goc.pem").write_bytes(signing.office_authority().root)
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


def test_a_paper_that_is_gone_to_is_listed_however_many_wait_before_it(
    window: Window, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(digitisation, "LISTED", 1)
    shown = window.shell.screen_named("digitisation")
    shown.refresh(shown.topics)
    window.until(lambda: tasks(window).count() == 1)
    alone = window.text("to_digitise_count")

    shown.choose("d2", 0)

    window.until(lambda: tasks(window).currentRow() == 1)
    assert alone.startswith("1+ ")
    assert tasks(window).count() == 2


def test_what_came_and_went_while_the_guide_was_read_is_seen_after_it(
    window: Window, inbox: Path, desk: Desk, clerk: Actor
) -> None:
    lately = window.items("lately_digitised")
    scan(window, inbox, scans.jpeg())
    count(window, 1)
    window.key(Qt.Key.Key_Return)
    window.until(lambda: tasks(window).count() == 1 and "Đã lưu" in note(window))
    window.until(lambda: lately.item(0).text() != "Chưa có tệp nào.")
    guide = window.shell._inside.help
    guide.open()
    assert not screen(window).isVisible()
    desk.submit(a_dossier("d3"), by=clerk)
    desk.submit(DiscardScan("d1", 0, "nhầm giấy"), by=clerk)
    window.shell.counter.happened.emit(frozenset({Topic.SCANS}))
    # The lane answers in order: whoever asks last is answered after the screen was.
    answered: list[object] = []
    window.shell.counter.ask(ToDigitise(), window.shell, answered.append)
    window.until(lambda: bool(answered))

    guide.close()

    window.until(lambda: tasks(window).count() == 3)
    window.until(lambda: lately.item(0).text() == "Chưa có tệp nào.")


def test_a_tab_before_the_screen_was_painted_goes_as_one_reads(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    window.sign_in()
    window.shell.open_screen("digitisation")

    window.hit(Qt.Key.Key_Tab)

    assert window.focus() == "lately_digitised"


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


def test_no_copy_of_a_page_that_was_drawn_stays_once_it_is_kept(
    window: Window, inbox: Path
) -> None:
    scan(window, inbox, scans.jpeg())
    drawn = QPixmapCache.insert(QPixmap(8, 8))

    count(window, 1)
    window.key(Qt.Key.Key_Return)
    window.until(lambda: "Đã lưu" in note(window))

    assert pages(window) == []
    assert not drawn.isValid()


def test_the_number_is_typed_over_and_enter_keeps_the_file(
    window: Window, inbox: Path, desk: Desk, clerk: Actor
) -> None:
    (inbox / "0.jpg").write_bytes(scans.jpeg())
    window.key(Qt.Key.Key_F7)
    window.until(lambda: window.focus() == "counted_pages")

    window.type("1")
    window.key(Qt.Key.Key_Return)

    window.until(lambda: "Đã lưu" in note(window) and tasks(window).count() == 1)
    (line,) = desk.ask(ScansOf("d1"), by=clerk)
    assert line.pages == 1


def test_pages_of_one_citizen_never_slip_to_another(window: Window, inbox: Path) -> None:
    scan(window, inbox, scans.jpeg())

    tasks(window).setCurrentRow(1)
    assert pages(window) == []

    tasks(window).setCurrentRow(0)
    assert len(pages(window)) == 1


def test_pages_that_no_file_holds_keep_the_window_once(window: Window, inbox: Path) -> None:
    scan(window, inbox, scans.jpeg())
    window.key(Qt.Key.Key_F3)

    window.shell.close()
    assert window.shell.isVisible()
    assert window.shell.current == "digitisation"
    assert "Có trang quét chưa lưu" in note(window)
    assert "Có trang quét chưa lưu" in window.text("notice")

    scan(window, inbox, scans.jpeg())
    window.shell.close()
    assert window.shell.isVisible()

    window.shell.close()
    assert not window.shell.isVisible()


def test_who_sits_down_next_hears_that_pages_were_left_and_sees_none(
    window: Window, inbox: Path
) -> None:
    scan(window, inbox, scans.jpeg())
    window.key(Qt.Key.Key_F12)
    window.sign_in("2222", row=2)

    window.until(lambda: "giấy phải quét lại" in window.text("notice"))
    window.key(Qt.Key.Key_Q, CTRL_SHIFT)
    window.until(lambda: window.shell.current == "digitisation")
    assert pages(window) == []


def test_blank_pages_go_by_one_key_and_a_page_by_another(window: Window, inbox: Path) -> None:
    blank = scans.jpeg(Image.new("RGB", scans.A4, (240, 238, 230)))
    scan(window, inbox, blank, scans.jpeg(), blank, scans.jpeg(scans.page_image(3)))
    assert ["trang trắng" in words for words in pages(window)] == [True, False, True, False]

    window.key(Qt.Key.Key_B)
    window.until(lambda: len(pages(window)) == 2)

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


def drop(window: Window, *paths: Path) -> None:
    taker = screen(window)
    assert isinstance(taker, DigitisationScreen)
    taker.take(paths)


def test_a_signed_file_is_kept_as_it_came_and_no_page_of_it_is_turned(
    window: Window, inbox: Path, tmp_path: Path, desk: Desk, clerk: Actor
) -> None:
    signed = signing.office_authority().sign(signing.plain_pdf(2))
    (tmp_path / "don.pdf").write_bytes(signed)
    drop(window, tmp_path / "don.pdf")
    window.until(lambda: is_ready(window) and len(pages(window)) == 2)
    said = window.text("signature_state")
    assert said.startswith("✓ Chữ ký số hợp lệ: Trần Thị Ký Mẫu")

    window.items("scanned_pages").setFocus()
    window.key(Qt.Key.Key_R)
    window.until(lambda: "từng byte" in note(window))
    window.key(Qt.Key.Key_Return)
    window.until(lambda: "Đã lưu" in note(window) and tasks(window).count() == 1)

    (line,) = desk.ask(ScansOf("d1"), by=clerk)
    assert desk.ask(ScanContent("d1", 0), by=clerk) == signed
    assert [one.state for one in line.signatures] == [SignatureState.VALID]
    window.until(lambda: "✓ ký số hợp lệ" in window.items("lately_digitised").item(0).text())


def test_a_file_changed_after_signing_is_shown_as_broken_and_not_kept(
    window: Window, inbox: Path, tmp_path: Path, desk: Desk, clerk: Actor
) -> None:
    signed = signing.office_authority().sign(signing.plain_pdf())
    (tmp_path / "don.pdf").write_bytes(signing.with_update(signed))
    drop(window, tmp_path / "don.pdf")
    window.until(lambda: is_ready(window) and len(pages(window)) == 1)
    assert window.text("signature_state").startswith("■ Tệp bị sửa sau khi ký")

    window.items("scanned_pages").setFocus()
    window.key(Qt.Key.Key_Return)
    window.until(lambda: "bị sửa sau khi ký" in note(window))

    assert desk.ask(ScansOf("d1"), by=clerk) == ()
    window.items("scanned_pages").setFocus()
    window.key(Qt.Key.Key_Delete)
    assert pages(window) == []


def test_a_signed_file_is_not_joined_to_scanned_pages(
    window: Window, inbox: Path, tmp_path: Path
) -> None:
    scan(window, inbox, scans.jpeg())
    (tmp_path / "don.pdf").write_bytes(signing.office_authority().sign(signing.plain_pdf()))

    drop(window, tmp_path / "don.pdf")

    window.until(lambda: "đứng một mình" in note(window))
    assert len(pages(window)) == 1


def test_a_scan_goes_to_the_signing_program_and_is_kept_signed(
    window: Window, inbox: Path, tmp_path: Path, desk: Desk, clerk: Actor
) -> None:
    scan(window, inbox, scans.jpeg())
    count(window, 1)
    window.key(Qt.Key.Key_F9)
    window.until(lambda: bool(list((tmp_path / "to-sign").iterdir())))
    (sent,) = (tmp_path / "to-sign").iterdir()
    signed = signing.office_authority().sign(sent.read_bytes())
    (tmp_path / "signed" / f"{sent.stem}.signed.pdf").write_bytes(signed)

    window.until(lambda: "Đã lưu" in note(window))

    assert desk.ask(ScanContent("d1", 0), by=clerk) == signed
    (line,) = desk.ask(ScansOf("d1"), by=clerk)
    assert [one.state for one in line.signatures] == [SignatureState.VALID]
    left = [*(tmp_path / "to-sign").iterdir(), *(tmp_path / "signed").iterdir()]
    assert left == []


def test_signing_is_given_up_by_esc_and_no_page_is_lost(
    window: Window, inbox: Path, tmp_path: Path, desk: Desk, clerk: Actor
) -> None:
    scan(window, inbox, scans.jpeg())
    count(window, 1)
    window.key(Qt.Key.Key_F9)
    window.until(lambda: bool(list((tmp_path / "to-sign").iterdir())))

    window.key(Qt.Key.Key_Escape)
    window.until(lambda: "Đã thôi ký" in note(window))

    assert len(pages(window)) == 1
    assert desk.ask(ScansOf("d1"), by=clerk) == ()
    assert list((tmp_path / "to-sign").iterdir()) == []


def test_a_wrong_file_is_discarded_with_a_reason_and_taken_back(
    window: Window, inbox: Path, desk: Desk, clerk: Actor
) -> None:
    scan(window, inbox, scans.jpeg())
    count(window, 1)
    window.key(Qt.Key.Key_Return)
    window.until(lambda: tasks(window).count() == 1)
    lately = window.items("lately_digitised")
    window.until(lambda: "1 trang" in lately.item(0).text())

    lately.setFocus()
    window.key(Qt.Key.Key_Delete)
    window.key(Qt.Key.Key_Return)
    window.until(lambda: note(window).startswith("■"))
    assert len(desk.ask(ScansOf("d1"), by=clerk)) == 1
    window.edit("discard_reason").setFocus()
    window.edit("discard_reason").setText("Quét nhầm giấy")
    window.key(Qt.Key.Key_Return)
    window.until(lambda: tasks(window).count() == 2)
    assert desk.ask(ScansOf("d1"), by=clerk) == ()

    window.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    window.until(lambda: "Đã lấy lại" in note(window) and tasks(window).count() == 1)
    assert len(desk.ask(ScansOf("d1"), by=clerk)) == 1


def test_a_scanner_of_the_network_is_found_tried_and_chosen(
    window: Window, inbox: Path, scanner_place: ScannerPlace
) -> None:
    with escl_server() as server:
        scanner_place.found = [
            FoundScanner("Máy tắt", "http://127.0.0.1:9/eSCL"),
            FoundScanner("Máy mẫu", server.address),
        ]
        window.key(Qt.Key.Key_F6)
        found = window.items("found_scanners")
        window.until(lambda: found.count() == 2)

        window.key(Qt.Key.Key_Return)
        window.until(lambda: window.text("scanners_note").startswith("■"))
        assert scanner_place.chosen == ""

        window.key(Qt.Key.Key_Down)
        window.key(Qt.Key.Key_Return)
        window.until(lambda: window.text("scanners_note").startswith("✓"))
        assert scanner_place.chosen == server.address
        assert "hai mặt" in window.text("scanners_note")


def test_no_scanner_in_the_network_says_what_to_do(window: Window, inbox: Path) -> None:
    window.key(Qt.Key.Key_F6)
    window.until(lambda: window.text("scanners_note").startswith("▲"))

    assert "Kéo thả" in window.text("scanners_note")
    window.key(Qt.Key.Key_Escape)
    assert window.focus() == "to_digitise"


def test_a_result_at_the_counter_says_that_no_file_stands_for_it_and_f7_goes_there(
    window: Window, inbox: Path, desk: Desk, clerk: Actor, clock: Clock
) -> None:
    number = forwarded(desk, clerk, "r1")
    desk.submit(TakeHandover(number, "Lê Thị Mẫu"), by=clerk)
    result = FinishDossier("r1", "Giấy xác nhận", "12/XN", clock().date(), "Lê Văn Ký")
    desk.submit(result, by=clerk)
    (code,) = [one.code for one in desk.ask(Dossiers(), by=clerk) if one.dossier_id == "r1"]
    window.shell.scan(code)
    window.until(lambda: "▲ chưa số hóa" in window.text("dossier_facts"))

    window.key(Qt.Key.Key_F7)

    window.until(lambda: window.text("digitised_paper") == "Giấy xác nhận")
