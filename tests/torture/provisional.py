"""Random histories of numbers that run out and come back: one code a dossier, one dossier a code.

`python3 dev.py torture numbers` plays many, the suite a few.
"""

from __future__ import annotations

import itertools
import random
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from counter_app.commands.provisional import GiveCodes
from counter_app.commands.shift import OpenShift
from counter_app.commands.station import NoteFurtherLease
from counter_app.desk import Desk
from counter_app.domain.errors import CounterError
from counter_app.domain.identity import uuid7
from counter_app.domain.money import Money
from counter_app.domain.numbering import (
    KIT_SERIALS,
    Block,
    Series,
    is_provisional,
    provisional_day,
    station_block,
)
from counter_app.domain.shift import DrawerCount
from counter_app.domain.user import SYSTEM
from counter_app.queries.dossier import OneDossier
from counter_app.queries.number import NumbersLeft
from counter_app.queries.provisional import CodesWaiting
from counter_app.queries.verify import Verify
from counter_app.settings import Settings
from counter_app.store import schema
from counter_app.store.setup import open_store
from counter_app.store.unit_of_work import Store
from tests import template
from tests.builders import PENSION, a_dossier, drill_people

# What a station does and suffers; a crash is a kill in the middle of giving codes.
STEPS = ("receive", "refuse", "borrow", "give", "crash", "tomorrow")
LENT_AT_ONCE = 2


class CrashError(Exception):
    """The power went before the commit."""


class History:
    """One station on its own folder, its numbers few."""

    def __init__(self, folder: Path) -> None:
        self._settings = Settings(data_dir=folder, key_store="file")
        self._now = template.MORNING
        self._ids = itertools.count(template.IDS + 1)
        self._printed: dict[str, str] = {}
        self._blocks = 0
        self._open()
        self._clerk = drill_people(self._store)[0]

    def play(self, rest: int, steps: Sequence[str]) -> None:
        """So many numbers are left, one at least; then step by step, the city back a day later."""
        self._leave(rest)
        self._desk.submit(OpenShift(DrawerCount.of(Money(0)), "Giao ca"), by=self._clerk)
        acts: dict[str, Callable[[], object]] = {
            "receive": self._receive,
            "refuse": self._refuse,
            "borrow": self._borrow,
            "give": lambda: self._desk.submit(GiveCodes(), by=SYSTEM),
            "crash": self._crash,
            "tomorrow": self._tomorrow,
        }
        for step in steps:
            acts[step]()
        # The city comes back on another day, and lends as often as it is asked.
        self._tomorrow()
        for _ in range(len(self._printed) + 1):
            if not self._desk.ask(CodesWaiting(), by=SYSTEM):
                break
            self._borrow()
            self._desk.submit(GiveCodes(), by=SYSTEM)

    def faults(self) -> list[str]:
        """What is wrong with the numbers; nothing is the right answer."""
        found = []
        with self._store.reading() as reading:
            rows = reading.rows(select(schema.dossier))
            given = Counter(
                row["dossier_id"]
                for row in reading.rows(select(schema.event))
                if row["kind"] == "code_given"
            )
        codes = [row["code"] for row in rows]
        if len(set(codes)) < len(codes) or any(is_provisional(code) for code in codes):
            found.append("a code of two dossiers, or a provisional one left")
        days: dict[str, list[str]] = {}
        for row in rows:
            earlier = row["provisional_code"]
            if given[row["id"]] != (earlier is not None):
                found.append("not one code for one dossier")
            if earlier is not None:
                day = f"{provisional_day(earlier):%y%m%d}"
                days.setdefault(day, []).append(earlier)
                if row["code"].split("-")[1] != day:
                    found.append("a code of another day")
        in_order = (sorted(int(one[-4:]) for one in named) for named in days.values())
        if any(serials != list(range(1, len(serials) + 1)) for serials in in_order):
            found.append("a gap among provisional codes")
        for code, dossier_id in self._printed.items():
            page = self._desk.ask(OneDossier(code), by=self._clerk)
            if page.line.dossier_id != dossier_id:
                found.append("a printed code finds another dossier")
        verdict = self._desk.ask(Verify(), by=SYSTEM)
        return found if verdict.ok else [*found, str(verdict)]

    def close(self) -> None:
        """Let go of the folder."""
        self._desk.close()

    def _open(self) -> None:
        self._store: Store = open_store(
            self._settings,
            now=self._now,
            new_id=self._new_id,
            station_number=lambda: template.STATION,
        )
        self._desk = Desk(
            self._store,
            clock=self._clock,
            monotonic_ns=lambda: next(self._ids),
            new_id=self._new_id,
        )

    def _clock(self) -> datetime:
        return self._now

    def _new_id(self) -> str:
        return uuid7(self._now, next(self._ids).to_bytes(10, "big"))

    def _leave(self, rest: int) -> None:
        # A block that is no larger than what a kit keeps has nothing kept of it.
        assert rest > 0
        own = station_block(Series.DOSSIER, template.STATION)
        short = Block(own.first, own.first + KIT_SERIALS + rest - 1)
        with self._store.writing() as uow:
            uow.numbers.lend(Series.DOSSIER, short, 1, confirmed=True)
            uow.write_trail(at=1, actor="torture", act="lend", subject=Series.DOSSIER)

    def _receive(self) -> None:
        dossier_id = self._new_id()
        order = a_dossier(dossier_id, PENSION)
        received = self._desk.submit(order, by=self._clerk).value
        self._printed[received.code] = dossier_id

    def _refuse(self) -> None:
        try:
            self._desk.submit(a_dossier(self._new_id(), PENSION, ticks=()), by=self._clerk)
        except CounterError:
            return
        raise AssertionError("nothing was handed in and it was received")

    def _borrow(self) -> None:
        self._blocks += 1
        first = 99_000_000 + self._blocks * 10
        last = self._desk.ask(NumbersLeft(), by=SYSTEM)[0].last
        block = Block(first, first + LENT_AT_ONCE - 1)
        assert self._desk.submit(NoteFurtherLease(Series.DOSSIER, last, block), by=SYSTEM).value

    def _crash(self) -> None:
        """Everything of the transaction is done but its commit; then the program starts anew."""
        from counter_app.commands.provisional import give_codes

        try:
            with self._store.writing() as uow:
                context = self._desk._context(uow, SYSTEM)
                give_codes(uow, GiveCodes(), context)
                raise CrashError
        except CrashError:
            self._desk.close()
        self._open()

    def _tomorrow(self) -> None:
        self._now += timedelta(days=1)


def many(folder: Path, histories: int, seed: int) -> tuple[int, int, list[str]]:
    """Random histories; gives dossiers received, how many were provisional, and what is wrong."""
    chance, dossiers, provisional = random.Random(seed), 0, 0
    faults: list[str] = []
    (folder / "made").mkdir()
    made = template.make(Settings(data_dir=folder / "made", key_store="file"))
    for number in range(histories):
        place = folder / f"history-{number}"
        template.copy(made, place)
        history = History(place)
        try:
            steps = chance.choices(STEPS, (6, 1, 1, 1, 1, 1), k=chance.randrange(4, 30))
            history.play(chance.randrange(1, 4), steps)
            faults += [f"history {number}: {one}" for one in history.faults()]
            dossiers += len(history._printed)
            provisional += sum(is_provisional(code) for code in history._printed)
        finally:
            history.close()
    return dossiers, provisional, faults
