"""A store that was set up once and is copied for each test."""

from __future__ import annotations

import itertools
import shutil
from datetime import datetime
from pathlib import Path

from counter_app.domain.calendar import VIETNAM
from counter_app.domain.identity import uuid7
from counter_app.settings import Settings
from counter_app.store.setup import open_store

STATION = 126
# Thursday 26 November 2026, 08:00 in Hanoi: an ordinary working day.
MORNING = datetime(2026, 11, 26, 8, 0, tzinfo=VIETNAM)
IDS = 100


def make(settings: Settings) -> Path:
    """Set a store up as every test finds it, and leave it to be copied."""
    count = itertools.count(1)
    store = open_store(
        settings,
        now=MORNING,
        new_id=lambda: uuid7(MORNING, next(count).to_bytes(10, "big")),
        station_number=lambda: STATION,
    )
    store.close()
    assert next(count) <= IDS
    return settings.data_dir


def copy(made: Path, to: Path) -> None:
    """A store's whole folder: its key, and the embedded database where it has one."""
    shutil.copytree(made, to, dirs_exist_ok=True)
