"""Files that a scanner's program saves: whole, once, and none left in the clear."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from counter_app.domain.errors import CounterError, InputError
from counter_app.ports import ScanWish
from devices.digitising.watched_folder import REFUSED, TAKEN, WatchedFolder

NAMES = ["..\\..\\x.pdf", "CON.pdf", "\u202egpj.exe", "a b’c.pdf", "-rf", "$(x).pdf"]


def folder_of(path: Path, rest: Callable[[float], None] = lambda _s: None) -> WatchedFolder:
    return WatchedFolder(path, patience_s=4, look_s=0.5, rest=rest)


def scan(folder: WatchedFolder, *, cancelled: bool = False) -> list[bytes]:
    got: list[bytes] = []
    folder.scan(ScanWish(), got.append, lambda: cancelled)
    return got


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(CounterError) as raised:
        act()
    return raised.value.code


@pytest.mark.parametrize("name", NAMES)
def test_a_name_from_outside_is_never_a_path(tmp_path: Path, name: str) -> None:
    inbox = tmp_path / "in"
    inbox.mkdir()
    (inbox / name).write_bytes(b"page")
    folder = folder_of(inbox)

    assert scan(folder) == [b"page"]
    folder.settle()

    assert [path.name for path in tmp_path.rglob("*")] == ["in", TAKEN]


def test_a_file_is_taken_only_once_it_stopped_growing(tmp_path: Path) -> None:
    growing = tmp_path / "scan.pdf"
    growing.write_bytes(b"1")

    def write_on(_seconds: float) -> None:
        if growing.exists() and growing.stat().st_size < 5:
            with growing.open("ab") as file:
                file.write(b"+")

    assert scan(folder_of(tmp_path, write_on)) == [b"1++++"]


def test_a_file_that_never_stops_growing_or_stays_empty_is_left_and_told(tmp_path: Path) -> None:
    growing = tmp_path / "scan.pdf"
    growing.write_bytes(b"")
    assert refusal(lambda: scan(folder_of(tmp_path))) == "scan_still_written"

    def write_on(_seconds: float) -> None:
        with growing.open("ab") as file:
            file.write(b"+")

    assert refusal(lambda: scan(folder_of(tmp_path, write_on))) == "scan_still_written"
    assert growing.exists()


@pytest.mark.skipif(os.name == "nt", reason="there the renaming itself fails")
def test_a_file_that_a_program_holds_is_not_taken(tmp_path: Path) -> None:
    import fcntl

    (tmp_path / "scan.pdf").write_bytes(b"page")
    with (tmp_path / "scan.pdf").open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_SH)
        assert refusal(lambda: scan(folder_of(tmp_path))) == "scan_still_written"

    assert scan(folder_of(tmp_path)) == [b"page"]


def test_a_vanishing_file_and_a_vanished_folder_are_told(tmp_path: Path) -> None:
    inbox = tmp_path / "in"
    inbox.mkdir()
    (inbox / "scan.pdf").write_bytes(b"page")

    def vanish(_seconds: float) -> None:
        (inbox / "scan.pdf").unlink(missing_ok=True)

    assert refusal(lambda: scan(folder_of(inbox, vanish))) == "scan_nothing_came"
    inbox.rmdir()
    assert refusal(lambda: scan(folder_of(inbox))) == "scan_folder_absent"


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_pipes_and_folders_are_no_scans(tmp_path: Path) -> None:
    inbox = tmp_path / "in"
    (inbox / "folder.pdf").mkdir(parents=True)
    (tmp_path / "secret").write_bytes(b"secret")
    (inbox / "link.pdf").symlink_to(tmp_path / "secret")
    os.mkfifo(inbox / "pipe.pdf")
    (inbox / "half.pdf.part").write_bytes(b"half")

    assert refusal(lambda: scan(folder_of(inbox))) == "scan_nothing_came"
    assert (tmp_path / "secret").exists()


def test_after_a_crash_the_same_file_comes_again_and_after_keeping_never(tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"page")
    assert scan(folder_of(tmp_path)) == [b"page"]

    after = folder_of(tmp_path)
    assert scan(after) == [b"page"]
    after.settle()

    assert refusal(lambda: scan(folder_of(tmp_path))) == "scan_nothing_came"


def test_two_desks_on_one_folder_do_not_take_the_same_file(tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"page")
    one, other = folder_of(tmp_path), folder_of(tmp_path)
    path = tmp_path / "scan.pdf"

    assert (one._take(path) is None, other._take(path) is None) == (False, True)


def test_what_nobody_can_read_is_set_aside_and_the_next_scan_goes_on(tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"nonsense")
    folder = folder_of(tmp_path)

    def refuse(_content: bytes) -> None:
        raise InputError("scan_kind_unknown", field="scan")

    assert refusal(lambda: folder.scan(ScanWish(), refuse, lambda: False)) == "scan_kind_unknown"
    assert [path.read_bytes() for path in (tmp_path / REFUSED).iterdir()] == [b"nonsense"]

    (tmp_path / "scan.pdf").write_bytes(b"page")
    assert scan(folder) == [b"page"]
