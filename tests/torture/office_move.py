"""A book of thousands of dossiers goes to the office's server and home again, killed on its way.

The move runs as the verb that an IT officer types, in a process of its own; kill -9 at any moment
must leave at most one book that can be written, and the same order must finish what was begun.
"""

from __future__ import annotations

import argparse
import itertools
import logging
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine

from counter_app import cli
from counter_app.commands.shift import CloseShift
from counter_app.desk import Desk
from counter_app.domain.errors import StoreError
from counter_app.domain.money import Money
from counter_app.domain.relocation import TableDigest
from counter_app.domain.shift import DrawerCount
from counter_app.domain.user import SYSTEM
from counter_app.queries.verify import Verify
from counter_app.settings import Settings, remember
from counter_app.store import relocation, schema
from counter_app.store.setup import open_store
from counter_app.store.unit_of_work import Store
from tests.builders import (
    HOUSEHOLD_BUSINESS,
    MARITAL_STATUS,
    PENSION,
    a_dossier,
    a_scan,
    drill_people,
    open_a_shift,
)
from tests.postgresql import fresh_database, server
from tests.torture import work
from tests.torture.work import an_id

# A station has some thousand numbers for each day.
A_DAY = 2_000
SCAN_EVERY = 100
ENDS_WITHIN_S = 600.0


@dataclass(slots=True)
class Found:
    """What became of the book on each of its ways."""

    dossiers: int
    rows: int = 0
    steps: list[str] = field(default_factory=list)
    kills: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Whether every step verified and nothing differed."""
        return not self.faults

    def line(self) -> str:
        """One line."""
        return (
            f"{self.dossiers} dossiers, {self.rows} rows · {' → '.join(self.steps)} · "
            f"{self.kills} moves killed on their way · faults {self.faults[:5] or 'none'}"
        )


def torture(folder: Path, server_url: str, dossiers: int, kills: int, seed: int = 7) -> Found:
    """There and back once undisturbed, then `kills` times killed; verified at each place."""
    folder.mkdir(parents=True, exist_ok=True)
    file = Settings(data_dir=folder / "desk", key_store="file")
    file.data_dir.mkdir()
    office = fresh_database(server_url)
    in_office = replace(file, database_url=office)
    found = Found(dossiers)
    entries = _work(file, dossiers)
    before = _digests(file, entries)
    found.rows = sum(one.rows for one in before)
    _step("file", file, found, before, entries)
    for name, order, book in (("office", "server", in_office), ("file", "file", file)):
        began = time.monotonic()
        code = _move(file.data_dir, order, office)
        if code != 0:
            found.faults.append(f"move {order} ended {code}")
            return found
        _step(f"{name} (moved in {time.monotonic() - began:.0f} s)", book, found, before, entries)
    if kills:
        book = _kill_on_the_way(file, server_url, kills, random.Random(seed), found)
        _step(f"after {kills} kills", book, found, before, entries)
    return found


def _work(file: Settings, dossiers: int) -> int:
    """Long days at one counter, each shift closed; gives the length of the trail."""
    days = itertools.count()
    day = next(days)

    def clock() -> datetime:
        return work.now() + timedelta(days=day)

    with _opened(file) as store:
        desk = Desk(store, clock=clock, monotonic_ns=time.monotonic_ns, new_id=an_id)
        clerk = drill_people(store)[0]
        codes = (MARITAL_STATUS, HOUSEHOLD_BUSINESS, PENSION)
        for first in range(0, dossiers, A_DAY):
            shift_id = open_a_shift(desk, clerk).shift_id
            for number in range(first, min(first + A_DAY, dossiers)):
                dossier_id = an_id()
                desk.submit(a_dossier(dossier_id, codes[number % 3]), by=clerk)
                if number % SCAN_EVERY == 0:
                    scan = b"%%PDF-1.7 %d" % number
                    desk.submit(a_scan(desk, clerk, dossier_id, content=scan), by=clerk)
            count = DrawerCount.of(Money(500_000))
            desk.submit(CloseShift(shift_id, count, "Chốt"), by=clerk)
            day = next(days)
            if dossiers > A_DAY:
                print(f"  … {min(first + A_DAY, dossiers)} dossiers received", flush=True)
        return _entries(store)


def _step(
    name: str, book: Settings, found: Found, before: tuple[TableDigest, ...], entries: int
) -> None:
    """`verify` as a person types it, and every table's digest against the first file's."""
    code = _in_a_child(lambda: cli.main(["--data-dir", str(book.data_dir), "--json", "verify"]))
    found.steps.append(f"{name}: verify {code}")
    if code != 0:
        found.faults.append(f"verify ended {code} at {name}")
    here = _digests(book, entries)
    differing = [one.name for one, old in zip(here, before, strict=True) if one != old]
    if differing:
        found.faults.append(f"differs at {name}: {', '.join(differing)}")


def _kill_on_the_way(
    file: Settings, server_url: str, kills: int, chance: random.Random, found: Found
) -> Settings:
    """There and home again and again, each order given until it is done; gives where the book is.

    A book that has left a database stays there, shut; so each way out goes to a new one.
    """
    book, office = file, fresh_database(server_url)
    longest_s = 3.0
    while True:
        order = "server" if book is file else "file"
        at = chance.uniform(0, longest_s) if found.kills < kills else ENDS_WITHIN_S
        began = time.monotonic()
        code = _move(file.data_dir, order, office, at)
        in_office = replace(file, database_url=office)
        if _is_open(file) and _is_open(in_office):
            found.faults.append("both books could be written")
            return book
        if code == -signal.SIGKILL:
            found.kills += 1
            continue
        longest_s = time.monotonic() - began
        if code != 0:
            found.faults.append(f"move {order} ended {code} after a kill")
            return book
        book = in_office if book is file else file
        if found.kills >= kills:
            return book
        if book is file:
            office = fresh_database(server_url)


def _is_open(book: Settings) -> bool:
    """Whether anything can be written there; an office without tables is not set up for it."""
    if book.database_url and not _is_laid(book.database_url):
        return False
    try:
        with _opened(book) as store, store.writing() as uow:
            uow.write_trail(at=1, actor="torture", act="torture", subject="")
    except StoreError as error:
        assert error.code in ("book_moved", "book_arriving", "database_lost"), error.code
        return False
    return True


def _is_laid(url: str) -> bool:
    engine = create_engine(url)
    with engine.connect() as connection:
        is_laid = relocation.is_laid(connection)
    engine.dispose()
    return is_laid


def _digests(book: Settings, entries: int) -> tuple[TableDigest, ...]:
    """Of every table; of the trail as it was after so many entries."""
    with _opened(book) as store, store.reading() as reading:
        return tuple(
            relocation.digest(
                table,
                reading.connection,
                lambda _rows: None,
                upto=entries if table is schema.audit else None,
            )
            for table in schema.metadata.sorted_tables
        )


def _move(data_dir: Path, order: str, office: str, killed_after_s: float = ENDS_WITHIN_S) -> int:
    # As `office use` leaves it: the folder knows its office.
    remember(data_dir, database_url=office)
    verb = [
        "--data-dir",
        str(data_dir),
        "--json",
        "office",
        "move",
        "--to",
        order,
        "--owner",
        "postgres",
    ]
    return _in_a_child(lambda: cli.main(verb), killed_after_s)


def _in_a_child(act: Any, killed_after_s: float = ENDS_WITHIN_S) -> int:
    """Its exit code, or -9 where it was killed before it ended."""
    child = os.fork()
    if child == 0:
        os.environ["COUNTER_KEY_STORE"] = "file"
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        code = 70
        try:
            code = act()
        finally:
            os._exit(code)
    until = time.monotonic() + killed_after_s
    while time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.005)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def _entries(store: Store) -> int:
    verdict = Desk(store, clock=work.now, monotonic_ns=time.monotonic_ns, new_id=an_id).ask(
        Verify(), by=SYSTEM
    )
    assert verdict.ok, verdict
    return verdict.audit_entries


@contextmanager
def _opened(book: Settings) -> Iterator[Store]:
    store = open_store(book, now=work.now(), new_id=an_id, station_number=lambda: work.STATION)
    try:
        yield store
    finally:
        store.close()


def main(arguments: list[str]) -> int:
    """0 where the book was whole at every place and at most one could ever be written."""
    parser = argparse.ArgumentParser(prog="torture office-move")
    parser.add_argument("--dossiers", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=7)
    parsed = parser.parse_args(arguments)
    logging.getLogger().addHandler(logging.NullHandler())
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="counter-move-") as folder, server() as url:
        found = torture(Path(folder) / "big", url, parsed.dossiers, 0)
        print(f"moving    {found.line()} · {time.monotonic() - began:.0f} s", flush=True)
        killed = torture(Path(folder) / "killed", url, 60, parsed.kills, parsed.seed)
        print(f"  killed  {killed.line()} · {time.monotonic() - began:.0f} s", flush=True)
    return 0 if found.is_clean and killed.is_clean else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
