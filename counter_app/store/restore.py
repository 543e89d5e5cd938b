"""A restored database takes its place: prepared aside, decided by one rename, then carried out.

A power cut before the rename leaves the old book, one after it leaves the new: the next start
carries out what was decided.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from counter_app import patience, sealed
from counter_app.store import key
from counter_app.store.backup import named_faults
from counter_app.store.door import DECIDED, MARK_NAME
from counter_app.store.key import DataKey

PREPARED = "restoring"
DATABASE = "counter.db"
SCANS = "scans"
_PLACE = "kept-in.txt"


def prepare(data_dir: Path) -> Path:
    """An empty folder for the database that is to come."""
    stage = data_dir / PREPARED
    with named_faults():
        shutil.rmtree(stage, ignore_errors=True)
        (stage / SCANS).mkdir(parents=True)
    return stage


def give_up(data_dir: Path) -> None:
    """Nothing is left of what was prepared, neither the book nor its key."""
    shutil.rmtree(data_dir / PREPARED, ignore_errors=True)


def keep_key(stage: Path, data_key: DataKey) -> None:
    """The key beside the staged database, readable by its owner alone."""
    with named_faults():
        text = (data_key.secret + data_key.salt).hex() + "\n"
        sealed.write_whole(stage / key.FILE_NAME, (text.encode(),))


def decide(data_dir: Path, kept_in: str, staged: str = PREPARED) -> None:
    """From here on the staged database is the book; the old files go to a folder beside."""
    stage = data_dir / staged
    with named_faults():
        sealed.write_whole(stage / _PLACE, (kept_in.encode(),))
        with (stage / DATABASE).open("rb+") as file:
            os.fsync(file.fileno())
        sealed.sync_folder(stage)
        patience.patiently(lambda: stage.rename(data_dir / DECIDED))
        sealed.sync_folder(data_dir)


def finish(data_dir: Path) -> None:
    """Carry out what was decided, as often as it takes; nothing where nothing was decided."""
    decided = data_dir / DECIDED
    if not decided.exists():
        return
    with named_faults():
        if (decided / DATABASE).exists():
            kept = data_dir.parent / (decided / _PLACE).read_text(encoding="utf-8")
            # The old log goes before the old file: alone, it could be taken for the new one's.
            for name in (f"{DATABASE}-wal", f"{DATABASE}-shm", DATABASE, MARK_NAME):
                _put_aside(data_dir / name, kept)
            for name in (SCANS, key.FILE_NAME):
                if (decided / name).exists():
                    _put_aside(data_dir / name, kept)
                    patience.replace(decided / name, data_dir / name)
            if (decided / MARK_NAME).exists():
                patience.replace(decided / MARK_NAME, data_dir / MARK_NAME)
            patience.replace(decided / DATABASE, data_dir / DATABASE)
            sealed.sync_folder(data_dir)
        shutil.rmtree(decided)
        sealed.sync_folder(data_dir)


def _put_aside(path: Path, kept: Path) -> None:
    if path.exists():
        kept.mkdir(exist_ok=True)
        patience.replace(path, kept / path.name)
        sealed.sync_folder(kept)
