"""A program of the office's own: bounded, and its folder gone with it."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest

from counter_app.domain.errors import CounterError
from counter_app.ports import ScanWish
from devices.digitising.scan_command import ScanCommand

SLEEPS = "import time; time.sleep(60)"
WRITES_DPI = "import sys, pathlib; pathlib.Path(sys.argv[1], 'x.jpg').write_text(sys.argv[2])"


def command(place: Path, script: str, **changes: float) -> ScanCommand:
    words = [sys.executable, "-S", "-c", script, "{folder}", "{dpi}"]
    return ScanCommand(shlex.join(words), place, **changes)


def refusal(scanner: ScanCommand) -> str:
    with pytest.raises(CounterError) as raised:
        scanner.scan(ScanWish(), lambda _content: None, lambda: False)
    return raised.value.code


def test_the_command_is_told_folder_and_resolution(tmp_path: Path) -> None:
    got: list[bytes] = []

    command(tmp_path, WRITES_DPI).scan(ScanWish(dpi=200), got.append, lambda: False)

    assert got == [b"200"]
    assert list(tmp_path.iterdir()) == []


def test_what_goes_wrong_is_told_and_leaves_no_folder(tmp_path: Path) -> None:
    assert refusal(command(tmp_path, "raise SystemExit(3)")) == "scan_command_failed"
    assert refusal(command(tmp_path, SLEEPS, longest_s=0.0)) == "scan_too_long"
    assert refusal(ScanCommand("no-such-program-here {folder}", tmp_path)) == "scan_command_absent"
    assert refusal(ScanCommand("", tmp_path)) == "scan_command_absent"
    assert list(tmp_path.iterdir()) == []


def test_a_cancelled_program_is_ended(tmp_path: Path) -> None:
    got: list[bytes] = []

    command(tmp_path, SLEEPS).scan(ScanWish(), got.append, lambda: True)

    assert got == []
    assert list(tmp_path.iterdir()) == []
