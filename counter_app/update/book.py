"""What happens to the book round an update: kept aside, lent for a trial, put back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from counter_app.domain.errors import StoreError
from counter_app.settings import Settings
from counter_app.store import backup, key, migrate, restore
from counter_app.store.backup import TrailEnd
from counter_app.store.engine import open_sqlite
from counter_app.store.key import DataKey
from counter_app.vault import verify_copy

ASIDE = "before-update"
TRIAL = "update-trial"
KEPT_MAX = 2
# The schema step of this program.
STEP = migrate.NEWEST


@dataclass(frozen=True, slots=True)
class Standing:
    """The schema step of a book, and where its trail ends."""

    step: str
    end: TrailEnd


def keep_aside(settings: Settings, version: str, now: datetime) -> Path:
    """A checked copy of the whole book, under its own key, beside it; raises StoreError.

    Scanned files stay where they are: no version of the program changes one.
    """
    folder = aside(settings, version)
    data_key = _key(settings)
    half = folder / f"{restore.DATABASE}.new"
    with backup.named_faults():
        engine = open_sqlite(settings.database_path, data_key)
        try:
            backup.copy(engine, data_key, half)
        finally:
            engine.dispose()
        verify_copy(half, data_key, settings.data_dir / restore.SCANS, now)
        half.replace(folder / restore.DATABASE)
    _keep_newest(folder.parent)
    return folder / restore.DATABASE


def aside(settings: Settings, version: str) -> Path:
    """The folder of what was kept before a version came; made where it is not there yet."""
    folder = settings.data_dir / ASIDE / version
    with backup.named_faults():
        folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextmanager
def lent(settings: Settings, copy: Path) -> Iterator[Path]:
    """A data folder of its own with a copy of the book, for a trial; nothing of it is left."""
    folder = settings.data_dir / TRIAL
    data_key = _key(settings)
    _clear(folder, data_key)
    try:
        with backup.named_faults():
            folder.mkdir()
            shutil.copy2(copy, folder / restore.DATABASE)
            key.lend(folder, data_key)
        yield folder
    finally:
        _clear(folder, data_key)


def standing(settings: Settings, path: Path | None = None) -> Standing:
    """A book as it lies there, without taking a step; raises StoreError."""
    engine = open_sqlite(path or settings.database_path, _key(settings))
    try:
        with engine.connect() as connection:
            return Standing(migrate.revision(connection) or "", backup.trail_end(connection))
    finally:
        engine.dispose()


def put_back(settings: Settings, kept: Path, name: str) -> None:
    """The kept book takes the place of the one that a later version made of it.

    Raises RuleError-like StoreError("update_back_work_since") where something was done since.
    """
    old, new = standing(settings, kept), standing(settings)
    if old.end != new.end:
        raise StoreError("update_back_work_since", entries=new.end.entries - old.end.entries)
    stage = restore.prepare(settings.data_dir)
    try:
        with backup.named_faults():
            # The scans that are here stay: both books name the same.
            (stage / restore.SCANS).rmdir()
            shutil.copy2(kept, stage / restore.DATABASE)
    except BaseException:
        restore.give_up(settings.data_dir)
        raise
    restore.decide(settings.data_dir, name)
    restore.finish(settings.data_dir)


def _key(settings: Settings) -> DataKey:
    return key.load_or_make(settings.data_dir, settings.key_store, is_new=False)


def _clear(folder: Path, data_key: DataKey) -> None:
    key.take_back(folder, data_key)
    shutil.rmtree(folder, ignore_errors=True)


def _keep_newest(folder: Path) -> None:
    """The copies of the last versions; each is as large as the book."""
    kept = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in kept[KEPT_MAX:]:
        shutil.rmtree(old, ignore_errors=True)
