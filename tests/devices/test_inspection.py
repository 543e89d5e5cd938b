"""The doctor's round: each device by name, how it is, and what to do."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from counter_app.domain.errors import InputError
from counter_app.verbs.doctor_words import DETAILS, NAMES, detail_of
from devices.cabinet import open_document_scanners
from devices.inspection import Documents, Finding, inspect, inspect_documents
from tests.fakes.escl_server import escl_server
from tests.fakes.printer import FakePrinter


def of_printer(address: str, folder: Path, model: str = "") -> Finding:
    return inspect((("printer", address, model),), 576, folder, "")[1]


def words_of(found: Finding) -> str:
    """As the doctor tells it; each finding has words, in both languages."""
    assert found.name in NAMES
    assert found.detail in DETAILS
    assert detail_of(found.detail, found.facts, "en") != detail_of(found.detail, found.facts, "vi")
    return detail_of(found.detail, found.facts, "vi")


@pytest.mark.parametrize(
    ("plight", "ok", "words"),
    [
        ("ready", True, "sẵn sàng"),
        ("paper_low", True, "cuộn mới"),
        ("paper_out", False, "thay cuộn"),
        ("cover_open", False, "đóng nắp"),
        ("offline", False, "bật máy in"),
    ],
)
def test_each_plight_comes_with_its_cure(tmp_path: Path, plight: str, ok: bool, words: str) -> None:
    with FakePrinter(plight) as machine:
        found = of_printer(machine.address, tmp_path)

    assert (found.name, found.ok) == ("printer", ok)
    assert words in words_of(found)
    assert machine.address in words_of(found)


@pytest.mark.parametrize(
    ("address", "model", "words"),
    [
        ("ftp://x", "", "sửa địa chỉ"),
        ("tcp://h:1", "laser", "printers.json"),
        ("file:/nowhere", "", "hỏi đã ra chưa"),
    ],
)
def test_a_wrong_setting_is_named_with_its_cure(
    tmp_path: Path, address: str, model: str, words: str
) -> None:
    assert words in words_of(of_printer(address, tmp_path, model))


def test_a_scanner_that_is_not_plugged_in_is_told(tmp_path: Path) -> None:
    *_, wrong = inspect((), 576, tmp_path, "usb:1")
    *_, keyboard = inspect((), 576, tmp_path, "")
    *_, gone = inspect((), 576, tmp_path, f"serial://{tmp_path}/tty?baud=9600")

    assert (wrong.ok, keyboard.ok, gone.ok) == (False, True, False)
    assert "serial://CỔNG" in words_of(wrong)
    assert "cắm lại" in words_of(gone)


def documents_of(tmp_path: Path, **settings: Any) -> dict[str, Finding]:
    place = tmp_path / "desk"
    place.mkdir(exist_ok=True)
    found = inspect_documents(Documents(trust=place / "trust", **settings), place)
    return {one.name: one for one in found}


def test_a_network_scanner_that_answers_says_what_it_can(tmp_path: Path) -> None:
    with escl_server() as server:
        one = documents_of(tmp_path, escl=server.address)["network_scanner"]

    assert one.ok
    assert "May Mau 1" in words_of(one)
    assert "hai mặt" in words_of(one)


def test_a_network_scanner_that_is_off_or_misspelt_is_told_with_its_cure(tmp_path: Path) -> None:
    off = documents_of(tmp_path, escl="http://127.0.0.1:9/eSCL")["network_scanner"]
    misspelt = documents_of(tmp_path, escl="ftp://x")["network_scanner"]

    assert (off.ok, misspelt.ok) == (False, False)
    assert "xem nguồn" in words_of(off)
    assert "scanner_escl" in words_of(misspelt)


def test_a_scan_folder_within_the_desks_own_is_a_fault(tmp_path: Path) -> None:
    inside = documents_of(tmp_path, folder=str(tmp_path / "desk" / "scans"))["scan_folder"]
    (tmp_path / "in").mkdir()
    beside = documents_of(tmp_path, folder=str(tmp_path / "in"))["scan_folder"]
    gone = documents_of(tmp_path, folder=str(tmp_path / "gone"))["scan_folder"]

    assert (inside.ok, beside.ok, gone.ok) == (False, True, False)
    assert "scan_folder" in words_of(inside)


def test_programs_of_the_office_are_looked_for(tmp_path: Path) -> None:
    there = documents_of(tmp_path, command=sys.executable, sign_command="no-such-signer {in}")

    assert there["scan_program"].ok
    assert not there["sign_program"].ok


def test_an_office_without_a_document_scanner_is_no_fault(tmp_path: Path) -> None:
    found = documents_of(tmp_path)

    assert all(one.ok for one in found.values())
    assert "F6" in words_of(found["document_scanner"])


def test_a_broken_certificate_is_named(tmp_path: Path) -> None:
    trust = tmp_path / "desk" / "trust"
    trust.mkdir(parents=True)
    (trust / "hong.pem").write_bytes(b"nothing")

    assert "hong.pem" in words_of(documents_of(tmp_path)["trust"])


@pytest.mark.parametrize("inner", ["", "scans", "scans/ab", "link"])
def test_no_folder_of_the_desks_own_is_taken_for_a_scanners(tmp_path: Path, inner: str) -> None:
    place = tmp_path / "desk"
    (place / "scans" / "ab").mkdir(parents=True)
    (place / "link").symlink_to(place / "scans")

    with pytest.raises(InputError) as raised:
        open_document_scanners(escl="", command="", folder=str(place / inner), place=place)

    assert raised.value.code == "scan_folder_is_ours"
    (tmp_path / "desk-scans").mkdir()
    assert open_document_scanners(
        escl="", command="", folder=str(tmp_path / "desk-scans"), place=place
    )


def test_the_room_on_the_disk_is_grouped_as_the_language_does() -> None:
    left = {"megabytes": 76_668}

    assert detail_of("disk_left", left, "vi") == "còn 76.668 MB"
    assert detail_of("disk_left", left, "en") == "76,668 MB left"
