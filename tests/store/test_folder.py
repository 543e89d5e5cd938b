"""Where the book may lie, and what is said when the folder says no."""

from __future__ import annotations

import errno
import itertools
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from counter_app import patience
from counter_app import settings as settings_file
from counter_app.domain.errors import StoreError, why
from counter_app.settings import Settings, shared_place
from counter_app.store import engine
from counter_app.store.lock import FolderLock
from counter_app.store.setup import open_store
from tests.conftest import Clock
from tests.template import MORNING, STATION
from ui.messages import sentence

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/data /mnt/share nfs4 rw 0 0
//server/a /mnt/two\\040words cifs rw 0 0
/dev/sdb1 /mnt/share/own ext4 rw 0 0
server Z: net-drive
"""


@pytest.mark.parametrize(
    ("folder", "place"),
    [
        (r"\\server\chung\quay", "UNC"),
        ("//server/chung/quay", "UNC"),
        (r"\\?\C:\Quay", ""),
        (r"C:\Mau\OneDrive\quay", "OneDrive"),
        (r"C:\Mau\OneDrive - So Tu phap\quay", "OneDrive"),
        (r"D:\dong-bo\quay", "OneDrive"),
        (r"D:\dong-bo-khac\quay", ""),
        ("/srv/mau/Dropbox/quay", "Dropbox"),
        ("/mnt/share/quay", "nfs4"),
        ("/mnt/two words/quay", "cifs"),
        ("/mnt/share/own/quay", ""),
        ("/mnt/shared/quay", ""),
        (r"C:\Mau\AppData\Local\QuayMotCua", ""),
        (r"C:\Mau\AppData\Roaming\quay", "AppData Roaming"),
        (r"\\?\UNC\server\chung\quay", "UNC"),
        (r"\\?\D:\dong-bo\quay", "OneDrive"),
        (r"Z:\Bộ phận Một cửa\quay", "net-drive"),
        (r"Y:\Bộ phận Một cửa\quay", ""),
    ],
)
def test_a9_a_folder_that_other_machines_write_to_is_known(folder: str, place: str) -> None:
    environment = {"OneDrive": r"D:\dong-bo", "APPDATA": r"C:\Mau\AppData\Roaming"}
    assert shared_place(folder, environment, MOUNTS) == place


def test_a9_no_book_is_begun_in_a_synchronised_folder(tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive" / "quay"

    with pytest.raises(StoreError, match="folder_shared") as refusal:
        settings_file.read(folder, {})

    assert "Chưa ghi gì" in sentence(refusal.value)
    assert not folder.exists()


def test_a9_a_file_that_another_program_holds_is_waited_for_and_then_named(
    sqlite_settings: Settings,
    clock: Clock,
    new_id: Callable[[], str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engine, "BUSY_S", 0.05)
    store = open_store(sqlite_settings, now=clock(), new_id=new_id, station_number=lambda: STATION)
    holder = store.engine.raw_connection()
    holder.cursor().execute("BEGIN IMMEDIATE")

    with pytest.raises(StoreError, match="database_busy"), store.writing():
        raise AssertionError("two writers")

    holder.cursor().execute("ROLLBACK")
    holder.close()
    with store.writing() as uow:
        assert uow.head
    store.close()


@pytest.mark.parametrize("name", ["desk.lock", "desk.owner"])
def test_a5_a_lock_that_cannot_be_written_is_one_sentence_and_holds_nothing(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / name).mkdir()

    for _ in itertools.repeat(None, 2):
        with pytest.raises(StoreError, match="folder_unusable") as refusal:
            FolderLock(tmp_path, "desk", MORNING).take()

    assert "dữ liệu cũ còn nguyên" in sentence(refusal.value)


# --- as Windows has it -------------------------------------------------------------------------


def test_a_long_path_of_windows_is_written_in_the_form_without_a_limit() -> None:
    deep = "C:\\" + "\\".join(["Bộ phận Một cửa"] * 20)

    assert settings_file.long_form(deep, is_windows=True) == "\\\\?\\" + deep
    assert settings_file.long_form("\\\\?\\" + deep, is_windows=True) == "\\\\?\\" + deep
    assert settings_file.long_form(r"C:\Quầy", is_windows=True) == r"C:\Quầy"
    assert settings_file.long_form("/" + "a" * 300, is_windows=False) == "/" + "a" * 300


def test_a_folder_with_a_long_name_in_vietnamese_holds_a_book(
    tmp_path: Path, clock: Clock, new_id: Callable[[], str]
) -> None:
    folder = tmp_path
    while len(str(folder)) < 300:
        folder = folder / "Bộ phận Một cửa số 1"
    settings = replace(settings_file.read(folder, {}), key_store="file")

    open_store(settings, now=clock(), new_id=new_id, station_number=lambda: STATION).close()

    assert settings.database_path.exists()


@pytest.mark.parametrize(
    ("session", "code", "words"),
    [(1, "already_held", "Xin dùng cửa sổ đang mở"), (2, "held_in_other_session", "đổi sang")],
)
def test_a_second_copy_and_another_persons_session_are_told_apart(
    tmp_path: Path, session: int, code: str, words: str
) -> None:
    with FolderLock(tmp_path, "desk", MORNING, session=1):
        second = FolderLock(tmp_path, "desk", MORNING, session=session)

        with pytest.raises(StoreError, match=code) as refusal:
            second.take()

    assert words in sentence(refusal.value)
    second.take()
    second.free()


@pytest.mark.skipif(sys.platform != "linux", reason="needs a folder where not even root may write")
@pytest.mark.parametrize("folder", ["/sys/quay", "/proc/quay"])
def test_a_folder_without_rights_is_named(folder: str) -> None:
    with pytest.raises(StoreError, match="folder_unusable") as refusal:
        settings_file.read(Path(folder), {})

    assert "Xin cấp quyền ghi" in sentence(refusal.value)


def test_a_folder_below_a_file_is_said_in_the_clerks_own_language(tmp_path: Path) -> None:
    (tmp_path / "quay").write_text("một tệp")

    with pytest.raises(StoreError, match="folder_unusable") as refusal:
        settings_file.read(tmp_path / "quay" / "so", {})

    assert "chỗ phải là thư mục lại là một tệp" in sentence(refusal.value)
    assert "xists" not in sentence(refusal.value)
    assert "directory" not in sentence(refusal.value)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (FileExistsError(errno.EEXIST, "exists"), "why_in_the_way"),
        (NotADirectoryError(errno.ENOTDIR, "no folder"), "why_in_the_way"),
        (PermissionError(errno.EACCES, "denied"), "why_no_right"),
        (OSError(errno.ELOOP, "too many links"), "too many links"),
        (OSError(), "OSError"),
    ],
)
def test_what_a_disk_says_has_a_code_or_stays_as_it_is_said(said: OSError, code: str) -> None:
    assert why(said) == code


def test_what_windows_says_more_finely_wins() -> None:
    assert why(HeldError(errno.EACCES, "denied")) == "why_held"


class HeldError(PermissionError):
    """As Windows refuses what another program has open."""

    winerror = 32


@pytest.mark.parametrize("tries", [1, 3])
def test_a_file_that_a_virus_scanner_holds_is_waited_for(tmp_path: Path, tries: int) -> None:
    left, waited = [tries], list[float]()

    def rename() -> str:
        if left[0]:
            left[0] -= 1
            raise HeldError
        return "renamed"

    assert patience.patiently(rename, waited.append) == "renamed"
    assert waited == list(patience.PAUSES_S[:tries])


def test_a_file_that_stays_held_is_given_up_within_seconds() -> None:
    waited = list[float]()

    def rename() -> None:
        raise HeldError

    with pytest.raises(HeldError):
        patience.patiently(rename, waited.append)

    assert 1 < sum(waited) < 3


def test_a_refusal_for_good_is_not_waited_for() -> None:
    def rename() -> None:
        raise PermissionError

    with pytest.raises(PermissionError):
        patience.patiently(rename, lambda _pause: pytest.fail("waited"))
