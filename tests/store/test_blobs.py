"""Files are written whole, encrypted, and found out when anything of them changes."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.domain.errors import StoreError
from counter_app.store.blobs import PIECE, Blobs

KEY = bytes(range(32))
CANARY = "Nguyễn Thị Mẫu Đơn".encode()


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path / "scans", KEY)


def only_file(tmp_path: Path) -> Path:
    (path,) = [one for one in (tmp_path / "scans").rglob("*") if one.is_file()]
    return path


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE + 7])
def test_what_is_kept_comes_back_from_any_byte_on(blobs: Blobs, size: int) -> None:
    content = os.urandom(size)

    digest = blobs.put(content)

    assert digest == hashlib.sha256(content).hexdigest()
    assert blobs.size(digest) == size
    assert blobs.read(digest) == content
    for start in {0, size // 2, max(size - 1, 0), size}:
        assert b"".join(blobs.pieces(digest, start)) == content[start:]


def test_the_disk_tells_nothing_of_what_is_kept(blobs: Blobs, tmp_path: Path) -> None:
    blobs.put(CANARY * 50)

    written = only_file(tmp_path).read_bytes()

    assert CANARY not in written
    assert CANARY[:8] not in written


def test_the_same_file_is_kept_once(blobs: Blobs, tmp_path: Path) -> None:
    first = blobs.put(CANARY)
    made_at = only_file(tmp_path).stat().st_mtime_ns

    assert blobs.put(CANARY) == first
    assert only_file(tmp_path).stat().st_mtime_ns == made_at


def test_a_file_that_the_disk_spoiled_is_written_again(blobs: Blobs, tmp_path: Path) -> None:
    digest = blobs.put(CANARY)
    only_file(tmp_path).write_bytes(b"")

    blobs.put(CANARY)

    assert blobs.read(digest) == CANARY


@settings(max_examples=60, deadline=None)
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_one_flipped_bit_anywhere_is_found(
    tmp_path_factory: pytest.TempPathFactory, place: float, bit: int
) -> None:
    folder = tmp_path_factory.mktemp("flip")
    blobs = Blobs(folder / "scans", KEY)
    digest = blobs.put(CANARY * 100)
    path = only_file(folder)
    raw = bytearray(path.read_bytes())
    raw[int(place * len(raw))] ^= 1 << bit
    path.write_bytes(raw)

    with pytest.raises(StoreError, match="file_damaged"):
        blobs.read(digest)


@pytest.mark.parametrize("kept", [0, 3, 40, PIECE + 60])
def test_a_file_cut_short_is_found(blobs: Blobs, tmp_path: Path, kept: int) -> None:
    digest = blobs.put(os.urandom(2 * PIECE))
    path = only_file(tmp_path)
    path.write_bytes(path.read_bytes()[:kept])

    with pytest.raises(StoreError, match="file_damaged"):
        blobs.read(digest)


def test_pieces_cannot_change_places(blobs: Blobs, tmp_path: Path) -> None:
    digest = blobs.put(os.urandom(2 * PIECE))
    path = only_file(tmp_path)
    raw = path.read_bytes()
    piece = PIECE + 16
    head, first, second = raw[: -2 * piece], raw[-2 * piece : -piece], raw[-piece:]
    path.write_bytes(head + second + first)

    with pytest.raises(StoreError, match="file_damaged"):
        blobs.read(digest)


def test_a_file_that_is_not_here_has_a_name(blobs: Blobs) -> None:
    with pytest.raises(StoreError, match="file_missing"):
        blobs.read("0" * 64)
    assert not blobs.has("0" * 64)


def test_a_disk_that_fails_half_way_keeps_nothing(
    blobs: Blobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("counter_app.store.blobs.os.fsync", full)

    with pytest.raises(StoreError, match="disk_full"):
        blobs.put(CANARY)

    assert [one for one in (tmp_path / "scans").rglob("*") if one.is_file()] == []


def test_a_disk_that_takes_a_part_of_the_last_piece_keeps_nothing(
    blobs: Blobs, tmp_path: Path
) -> None:
    resource = pytest.importorskip("resource", reason="Windows bounds no file's size")

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (PIECE + PIECE // 2, hard))
    try:
        with pytest.raises(StoreError, match="disk_full"):
            blobs.put(os.urandom(2 * PIECE))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert [one for one in (tmp_path / "scans").rglob("*") if one.is_file()] == []


def test_what_a_crash_left_half_written_is_swept_after_an_hour(
    blobs: Blobs, tmp_path: Path
) -> None:
    digest = blobs.put(CANARY)
    folder = only_file(tmp_path).parent
    old, young = folder / f"{digest}.aa.new", folder / f"{digest}.bb.new"
    for half in (old, young):
        half.write_bytes(b"half")
    long_ago = time.time() - 7_200
    os.utime(old, (long_ago, long_ago))

    assert blobs.sweep() == 1

    assert not old.exists()
    assert young.exists()
    assert list(blobs.digests()) == [digest]


def test_a_forgotten_file_is_gone(blobs: Blobs) -> None:
    digest = blobs.put(CANARY)

    blobs.forget(digest)

    assert not blobs.has(digest)
