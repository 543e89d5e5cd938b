"""A10: memory, handles and the log stay bounded however long a desk works."""

from __future__ import annotations

import gc
import os
import sys
import tracemalloc
from pathlib import Path

import pytest
from sqlalchemy import func, select

from counter_app.desk import Desk
from counter_app.domain.errors import CounterError
from counter_app.domain.user import Actor
from counter_app.queries.home import Today
from counter_app.settings import Settings
from counter_app.store import schema
from counter_app.store.unit_of_work import Store
from tests.builders import a_dossier, open_a_shift

SAVES = 60
# SQLite writes the log back after a thousand pages; a save may go a little beyond.
LOG_MAX = 8 * 1024 * 1024
KEPT_PER_SAVE = 2_048
_ANY = select(func.count()).select_from(schema.dossier)


@pytest.fixture
def settings(sqlite_settings: Settings) -> Settings:
    """The log is the embedded database's; an office's PostgreSQL has its own keeper."""
    return sqlite_settings


def work(desk: Desk, clerk: Actor, first: int, count: int = SAVES) -> None:
    for number in range(first, first + count):
        desk.submit(a_dossier(f"d{number}"), by=clerk)
        desk.ask(Today(), by=clerk)


def log_of(settings: Settings) -> int:
    return Path(f"{settings.database_path}-wal").stat().st_size


def handles() -> int:
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208  # names alone are counted


@pytest.mark.skipif(sys.platform != "linux", reason="handles are counted in /proc")
def test_a10_saves_leave_no_handle_and_next_to_no_memory(
    desk: Desk, clerk: Actor, settings: Settings
) -> None:
    open_a_shift(desk, clerk)
    work(desk, clerk, 0)
    gc.collect()
    before = handles()
    tracemalloc.start()
    try:
        work(desk, clerk, SAVES)
        gc.collect()
        first, _ = tracemalloc.get_traced_memory()
        work(desk, clerk, 2 * SAVES)
        gc.collect()
        second, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert handles() <= before
    assert (second - first) / SAVES < KEPT_PER_SAVE
    assert log_of(settings) < LOG_MAX


def test_a10_a_reader_left_open_holds_the_log_only_while_it_is_open(
    desk: Desk, store: Store, clerk: Actor, settings: Settings
) -> None:
    open_a_shift(desk, clerk)
    with store.reading() as reader:
        reader.scalar(_ANY)
        work(desk, clerk, 0)
    work(desk, clerk, SAVES, 1)
    held = log_of(settings)
    assert held > LOG_MAX

    work(desk, clerk, SAVES + 1)

    # What it had grown to is written over from its beginning.
    assert log_of(settings) == held


@pytest.mark.skipif(sys.platform != "linux", reason="handles are counted in /proc")
def test_a10_without_a_handle_a_scan_is_refused_by_name_and_the_desk_works_on(
    desk: Desk, clerk: Actor
) -> None:
    import resource

    open_a_shift(desk, clerk)
    desk.submit(a_dossier("d1"), by=clerk)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, hard))
    try:
        with pytest.raises(CounterError) as refused:
            desk.keep(b"%PDF-1.7 no handle left", by=clerk)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))

    assert refused.value.code == "folder_unusable"
    desk.keep(b"%PDF-1.7 no handle left", by=clerk)
    desk.submit(a_dossier("d2"), by=clerk)
