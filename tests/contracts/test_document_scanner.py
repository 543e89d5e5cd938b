"""What every way of scanning owes, whichever it is."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from counter_app.domain.errors import CounterError, DeviceError, InputError
from counter_app.ports import DocumentScanner, ScanWish
from devices.digitising.escl import EsclScanner, Patience
from devices.digitising.scan_command import ScanCommand
from devices.digitising.watched_folder import WatchedFolder
from devices.digitising.wia import WiaScanner
from tests.fakes.escl_server import escl_server
from tests.fakes.wia_source import pages_in

PAGES = [b"\xff\xd8\xff one", b"\xff\xd8\xff two", b"\xff\xd8\xff three"]
HASTY = Patience(silent_s=2.0, job_s=20.0, tries=3, rest_s=0.0)
# Saves what it finds beside it; stands in for a scanner's own program.
PROGRAM = """
import pathlib, shutil, sys
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.jpg")):
    shutil.copy(path, sys.argv[2])
"""


def no_rest(_seconds: float) -> None:
    """Look again at once."""


Rig = Callable[[list[bytes]], DocumentScanner]


def fill(folder: Path, pages: list[bytes]) -> None:
    folder.mkdir()
    for number, page in enumerate(pages):
        (folder / f"trang-{number}.jpg").write_bytes(page)


@pytest.fixture(params=["folder", "command", "escl", "wia"])
def rig(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Rig]:
    if request.param == "escl":
        with escl_server() as server:

            def over_http(pages: list[bytes]) -> DocumentScanner:
                server.tray = list(pages)
                return EsclScanner(server.address, HASTY, no_rest)

            yield over_http
        return

    def in_folder(pages: list[bytes]) -> DocumentScanner:
        fill(tmp_path / "in", pages)
        if request.param == "wia":
            return WiaScanner(str(tmp_path / "in"), source=pages_in, silent_s=20.0)
        if request.param == "folder":
            return WatchedFolder(tmp_path / "in", patience_s=2, look_s=0.5, rest=no_rest)
        program = tmp_path / "scan.py"
        program.write_text(PROGRAM, encoding="utf-8")
        words = [sys.executable, "-S", str(program), str(tmp_path / "in"), "{folder}"]
        return ScanCommand(shlex.join(words), tmp_path)

    yield in_folder


def test_every_page_comes_once_in_its_order(rig: Rig) -> None:
    scanner, got = rig(PAGES), list[bytes]()

    scanner.scan(ScanWish(), got.append, lambda: False)
    scanner.settle()

    assert got == PAGES
    assert scanner.name


def test_a_second_job_hands_over_nothing_of_the_first(rig: Rig) -> None:
    scanner, got = rig(PAGES[:1]), list[bytes]()
    scanner.scan(ScanWish(), lambda _content: None, lambda: False)

    if not isinstance(scanner, ScanCommand):  # its program would copy the same files again
        assert code_of(lambda: scanner.scan(ScanWish(), got.append, lambda: False)) == (
            "scan_nothing_came"
        )
    assert got == []


def test_nothing_in_the_tray_is_told(rig: Rig) -> None:
    scanner = rig([])

    with pytest.raises(DeviceError) as raised:
        scanner.scan(ScanWish(), lambda _content: None, lambda: False)

    assert raised.value.code == "scan_nothing_came"


def test_a_cancelled_job_hands_over_nothing_more_and_is_no_failure(rig: Rig) -> None:
    got: list[bytes] = []

    rig(PAGES).scan(ScanWish(), got.append, lambda: True)

    assert got == []


def test_what_a_reader_refuses_comes_out_as_it_is(rig: Rig) -> None:
    def refuse(_content: bytes) -> None:
        raise InputError("scan_broken", field="scan")

    with pytest.raises(InputError) as raised:
        rig(PAGES).scan(ScanWish(), refuse, lambda: False)

    assert raised.value.code == "scan_broken"


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(CounterError) as raised:
        act()
    return raised.value.code
