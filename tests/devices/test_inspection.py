"""The doctor's round: each device by name, how it is, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from devices.inspection import Finding, inspect
from tests.fakes.printer import FakePrinter


def of_printer(address: str, folder: Path, model: str = "") -> Finding:
    return inspect((("máy in", address, model),), 576, folder, "")[1]


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

    assert (found.name, found.ok) == ("máy in", ok)
    assert words in found.detail
    assert machine.address in found.detail


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
    assert words in of_printer(address, tmp_path, model).detail


def test_a_scanner_that_is_not_plugged_in_is_told(tmp_path: Path) -> None:
    *_, wrong = inspect((), 576, tmp_path, "usb:1")
    *_, keyboard = inspect((), 576, tmp_path, "")
    *_, gone = inspect((), 576, tmp_path, f"serial://{tmp_path}/tty?baud=9600")

    assert (wrong.ok, keyboard.ok, gone.ok) == (False, True, False)
    assert "serial://CỔNG" in wrong.detail
    assert "cắm lại" in gone.detail
