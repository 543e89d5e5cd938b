"""A maker's driver may jam, crash or hang; the desk goes on, and the pages before it stay good."""

from __future__ import annotations

import sys
import time

import pytest

from counter_app.domain.errors import DeviceError
from counter_app.ports import ScanWish
from devices.digitising.wia import Source, WiaScanner
from tests.fakes import wia_source


def scanned(source: Source, *, silent_s: float = 20.0) -> tuple[list[bytes], str]:
    got: list[bytes] = []
    with pytest.raises(DeviceError) as raised:
        WiaScanner(source=source, silent_s=silent_s).scan(ScanWish(), got.append, lambda: False)
    return got, raised.value.code


def test_paper_that_sticks_is_told_by_name_after_the_good_pages() -> None:
    assert scanned(wia_source.jammed) == ([b"\xff\xd8\xff one"], "scan_jammed")


def test_a_driver_that_crashes_takes_nothing_with_it() -> None:
    assert scanned(wia_source.crashing) == ([b"\xff\xd8\xff one"], "scan_broke_off")


def test_a_driver_that_hangs_is_ended() -> None:
    begun = time.monotonic()

    assert scanned(wia_source.hanging, silent_s=0.5) == ([], "scan_too_long")
    assert time.monotonic() - begun < 60


def test_a_job_is_cancelled_while_the_driver_hangs() -> None:
    looks = iter([False, False, True])

    WiaScanner(source=wia_source.hanging).scan(
        ScanWish(), lambda _page: None, lambda: next(looks, True)
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has it")
def test_without_windows_there_is_no_such_scanner() -> None:
    got: list[bytes] = []
    with pytest.raises(DeviceError) as raised:
        WiaScanner().scan(ScanWish(), got.append, lambda: False)

    assert raised.value.code == "document_scanner_absent"
