"""Receiving a dossier, beside the same rows written by the raw encrypted driver."""

from __future__ import annotations

import itertools
import tempfile
from pathlib import Path
from typing import Any

import sqlcipher3
from sqlalchemy import event

from counter_app.commands.user import SignIn
from counter_app.desk import Desk
from counter_app.domain.user import NOBODY
from counter_app.main import new_ids, system_clock
from counter_app.settings import Settings
from counter_app.store import key
from counter_app.store.setup import open_store
from tests.benchmarks.harness import Figure, compare, timed
from tests.builders import a_dossier, open_a_shift

STATION = 126


def measure(rounds: int) -> Figure:
    """The floor repeats, statement by statement, what one save of ours wrote."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        settings = Settings(data_dir=Path(folder), key_store="file")
        new_id = new_ids()
        store = open_store(
            settings, now=system_clock(), new_id=new_id, station_number=lambda: STATION
        )
        ticks = itertools.count()
        desk = Desk(store, clock=system_clock, monotonic_ns=lambda: next(ticks), new_id=new_id)
        clerk = desk.submit(SignIn("tiepnhan", "1111"), by=NOBODY).value
        open_a_shift(desk, clerk)
        written: list[tuple[str, Any]] = []

        @event.listens_for(store.engine, "before_cursor_execute")
        def note(_c: Any, _cursor: Any, statement: str, values: Any, _x: Any, many: bool) -> None:
            if statement.startswith(("INSERT", "UPDATE")):
                written.extend((statement, one) for one in (values if many else [values]))

        desk.submit(a_dossier(new_id()), by=clerk)
        event.remove(store.engine, "before_cursor_execute", note)
        data_key = key.load_or_make(settings.data_dir, "file", is_new=False)
        raw = _raw_copy(settings, data_key)
        inserts = [one for one in written if one[0].startswith("INSERT")]
        figure = compare(
            f"save a dossier ({len(inserts)} rows + {len(written) - len(inserts)} counters)",
            timed(lambda: _submit(desk, clerk, new_id)),
            timed(lambda: _write(raw, inserts)),
            floor_name="raw driver",
            rounds=rounds,
            warm=30,
            budget="p50 2.0, p99 1.5",
        )
        raw.close()
        store.close()
    return figure


def _submit(desk: Desk, clerk: Any, new_id: Any) -> None:
    desk.submit(a_dossier(new_id()), by=clerk)


def _raw_copy(settings: Settings, data_key: key.DataKey) -> Any:
    """The same tables in a second encrypted file, opened by the driver alone."""
    source = sqlcipher3.dbapi2.connect(str(settings.database_path))
    source.execute(f'PRAGMA key = "{data_key.pragma}"')
    schema = [
        sql
        for (sql,) in source.execute(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND type IN ('table', 'index')"
            # A search index makes its own.
            " AND tbl_name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')"
        )
    ]
    source.close()
    raw = sqlcipher3.dbapi2.connect(str(settings.data_dir / "raw.db"), isolation_level=None)
    raw.execute(f'PRAGMA key = "{data_key.pragma}"')
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA synchronous = FULL")
    for sql in schema:
        raw.execute(sql)
    return raw


_COUNT = itertools.count(10_000_000)


def _write(raw: Any, inserts: list[tuple[str, Any]]) -> None:
    """Every key is made new, as ours are; everything else is the same bytes."""
    raw.execute("BEGIN IMMEDIATE")
    for statement, values in inserts:
        table = statement.split()[2]
        fresh = list(values)
        number = next(_COUNT)
        for at in _KEYS.get(table, (0,)):
            fresh[at] = number if isinstance(fresh[at], int) else f"{fresh[at]}{number}"
        raw.execute(statement, fresh)
    raw.execute("COMMIT")


# Where the unique columns of a table stand.
_KEYS = {"dossier": (0, 1), "receipt": (0, 4), "slip": (1,), "payment": (0, 2)}
