"""Where the book may lie, and what is said when the folder says no."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from counter_app import settings as settings_file
from counter_app.domain.errors import StoreError
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
    ],
)
def test_a9_a_folder_that_other_machines_write_to_is_known(folder: str, place: str) -> None:
    assert shared_place(folder, {"OneDrive": r"D:\dong-bo"}, MOUNTS) == place


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
