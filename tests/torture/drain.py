"""python -m tests.torture.drain: three days queued, a city that lies and dies, then the count.

The queue is a real desk's; the city is a real process behind a slow line. It answers a part of all
requests wrongly, never takes another part of the entries, and is killed while it works. At the end
the city has to hold each entry once and each dossier's in order; what it refuses stands before a
person. The control sends under a fresh key at each try, and has to be caught.
"""

from __future__ import annotations

import argparse
import itertools
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import requests

from counter_app.commands.user import SignIn
from counter_app.desk import Desk
from counter_app.domain.calendar import VIETNAM
from counter_app.domain.identity import EntryId, uuid7
from counter_app.domain.outbox import Delivered, Delivery, OutboxEntry, Refused, Unreachable
from counter_app.domain.payment import NoTender
from counter_app.domain.user import NOBODY, SYSTEM
from counter_app.queries.outbox import CityCounts, CountsForCity, DueForCity
from counter_app.settings import Settings
from counter_app.store.setup import open_store
from sync.city_desk import CityDesk
from sync.client import CityClient
from sync.sandbox.faults import Fault, Faults
from sync.until_empty import sync_until_empty
from tests.builders import PENSION, a_dossier, a_supplement, open_a_shift
from tests.sync.sandbox_process import SandboxProcess

BATCH = "/v1/messages:batch"
STATION = 126
START = datetime(2026, 11, 24, 8, 0, tzinfo=VIETNAM)
PARTITION = timedelta(days=3)
EVERY_SUPPLEMENT = 10
FOR_EVER = 1_000_000
PAGE = 5_000
LIES: tuple[dict[str, Any], ...] = (
    {"kind": "drop_before"},
    {"kind": "drop_after"},
    {"kind": "status", "status": 500},
    {"kind": "status", "status": 503, "retry_after": "1"},
    {"kind": "status", "status": 429, "retry_after": "nonsense"},
    {"kind": "truncate"},
    {"kind": "garble"},
    {"kind": "nan"},
    {"kind": "twice"},
    {"kind": "double"},
    {"kind": "swap"},
    {"kind": "wrong_key"},
    {"kind": "html"},
    {"kind": "redirect"},
    {"kind": "expire_token"},
)


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is queued and how bad the city is."""

    entries: int = 10_000
    lies: float = 0.3
    poison: float = 0.01
    kills: int = 5
    rtt_s: float = 0.03
    seed: int = 7
    within_s: float = 600.0
    fresh_keys: bool = False


@dataclass(frozen=True, slots=True)
class Drained:
    """What came of it; `faults` names each difference."""

    queued: int
    poison: int
    waiting_behind: int
    held: int
    kills: int
    lies: int
    seconds: float
    faults: tuple[str, ...]

    def lines(self) -> Iterator[str]:
        """The figures, a line each."""
        yield f"queued {self.queued}, poison {self.poison}, behind poison {self.waiting_behind}"
        yield f"the city holds {self.held}"
        yield f"{self.lies} batches without a true answer, {self.kills} kills, {self.seconds:.1f} s"
        yield from (f"FAULT {fault}" for fault in self.faults)


def bad_city(plan: Plan, kills: int) -> tuple[dict[str, Any], ...]:
    """The script of a city that lies, of another seed after each kill."""
    every = {"path": "/v1", "times": FOR_EVER}
    # Each is drawn in turn for what the ones before spared; together they make `lies`.
    share = 1 - (1 - plan.lies) ** (1 / len(LIES))
    seeds = itertools.count(plan.seed + 100 * kills)
    return (
        {**every, "kind": "delay", "delay_s": plan.rtt_s},
        {**every, "kind": "poison", "share": plan.poison, "seed": plan.seed},
        *({**every, **lie, "share": share, "seed": next(seeds)} for lie in LIES),
    )


class Desktop:
    """A counter that worked through the partition."""

    def __init__(self, folder: Path, plan: Plan) -> None:
        self._now = START
        serials = itertools.count(1)
        ticks = itertools.count()

        def new_id() -> str:
            return uuid7(self._now, next(serials).to_bytes(10, "big"))

        settings = Settings(data_dir=folder, key_store="file")
        self._store = open_store(settings, now=START, new_id=new_id, station_number=lambda: STATION)
        self.desk = Desk(
            self._store,
            clock=lambda: self._now,
            monotonic_ns=lambda: next(ticks),
            new_id=new_id,
        )
        self._work(plan)

    def queued(self) -> tuple[OutboxEntry, ...]:
        """Everything that has to reach the city."""
        return self.desk.ask(DueForCity(10**9, 10**12), by=SYSTEM)

    def counts(self) -> CityCounts:
        """What the light on the window says."""
        return self.desk.ask(CountsForCity(), by=SYSTEM)

    def close(self) -> None:
        """Let go of the book."""
        self._store.close()

    def _work(self, plan: Plan) -> None:
        clerk = self.desk.submit(SignIn("tiepnhan", "1111"), by=NOBODY).value
        open_a_shift(self.desk, clerk)
        told = 0
        for number in itertools.count():
            if told >= plan.entries:
                return
            dossier = f"d-{number}"
            if number % EVERY_SUPPLEMENT == 0:
                self.desk.submit(a_supplement(dossier, PENSION), by=clerk)
                told += 1
            if told < plan.entries:
                self.desk.submit(a_dossier(dossier, PENSION, tender=NoTender()), by=clerk)
                told += 1
            self._now = START + PARTITION * told / plan.entries


class Line:
    """The gateway of the drain: counts, and has the city killed in the middle of a call."""

    lines = CityClient.lines

    def __init__(self, city: SandboxProcess, client: CityClient, plan: Plan) -> None:
        self.lease, self.time, self.changes = client.lease, client.time, client.changes
        self.file_held, self.put_file = client.file_held, client.put_file
        self._city = city
        self._client = client
        self._plan = plan
        self._random = random.Random(plan.seed)
        self._calls = itertools.count(1)
        self._one_death = threading.Lock()
        self._fresh = itertools.count(1)
        self.lies = 0
        self.kills = 0
        self.refused: set[str] = set()
        self.script()

    def script(self) -> None:
        """Tell the city how to behave; a city that was killed has forgotten it."""
        self._city.faults(*bad_city(self._plan, self.kills))

    def deliver(
        self, entries: tuple[OutboxEntry, ...], audit_head: str
    ) -> tuple[Delivery, ...] | Unreachable:
        """One batch; every other one of the first ones meets the city's death."""
        call = next(self._calls)
        keys = self._keys(entries)
        sent = tuple(replace(one, entry_id=key) for one, key in zip(entries, keys, strict=True))
        if call % 2 == 0 and self.kills < self._plan.kills:
            with self._one_death:
                answer = self._dying(sent, audit_head)
        else:
            answer = self._client.deliver(sent, audit_head)
        if isinstance(answer, Unreachable):
            self.lies += 1
            return answer
        back = dict(zip(keys, entries, strict=True))
        answers = tuple(replace(one, entry_id=back[one.entry_id].entry_id) for one in answer)
        self.refused |= {one.entry_id for one in answers if isinstance(one, Refused)}
        assert all(isinstance(one, (Delivered, Refused)) for one in answers)
        return answers

    def _keys(self, entries: tuple[OutboxEntry, ...]) -> tuple[EntryId, ...]:
        if not self._plan.fresh_keys:
            return tuple(one.entry_id for one in entries)
        return tuple(EntryId(f"{one.entry_id}.{next(self._fresh)}") for one in entries)

    def _dying(
        self, entries: tuple[OutboxEntry, ...], audit_head: str
    ) -> tuple[Delivery, ...] | Unreachable:
        # Somewhere between before the batch is read and after it was committed.
        death = threading.Timer(self._random.uniform(0, 10 * self._plan.rtt_s), self._city.kill)
        death.start()
        answer = self._client.deliver(entries, audit_head)
        death.join()
        self.kills += 1
        self._city.start()
        self.script()
        return answer


def run(
    plan: Plan,
    folder: Path,
    note: Callable[[str], None] = lambda _line: None,
    sleep: Callable[[float], None] = time.sleep,
) -> Drained:
    """Queue, drain, count."""
    desktop = Desktop(_made(folder / "desk"), plan)
    try:
        queued = desktop.queued()
        note(f"queued {len(queued)} entries over {PARTITION.days} days")
        with _city(folder) as city:
            client = CityClient(city.url, f"{STATION:04d}", "drill", "torture", deadline_s=20)
            line = Line(city, client, plan)
            start = time.monotonic()
            is_empty = sync_until_empty(
                CityDesk(desktop.desk), line, plan.within_s, time.monotonic, sleep
            )
            spent = time.monotonic() - start
            client.close()
            city.faults()
            held = _held(city)
        return _judged(plan, queued, held, desktop.counts(), line, is_empty, spent)
    finally:
        desktop.close()


def _judged(
    plan: Plan,
    queued: tuple[OutboxEntry, ...],
    held: list[dict[str, Any]],
    counts: CityCounts,
    line: Line,
    is_empty: bool,
    spent: float,
) -> Drained:
    poison, behind = _stopped(plan, queued)
    expected = {one.entry_id for one in queued} - poison - behind
    keys = Counter(one["key"].partition(".")[0] for one in held)
    faults = [] if is_empty else ["not drained in time"]
    faults += [f"lost {key}" for key in sorted(expected - set(keys))]
    faults += [f"not issued or not to be taken: {key}" for key in sorted(set(keys) - expected)]
    faults += [f"doubled {key}" for key, times in sorted(keys.items()) if times > 1]
    faults += _disorder(held)
    if line.refused != poison:
        faults.append(f"{len(poison ^ line.refused)} entries wrongly before a person, or not")
    bad_lanes = {one.lane for one in queued if one.entry_id in poison}
    if (counts.refused, counts.waiting) != (len(bad_lanes), 0):
        faults.append(f"the light says {counts}")
    return Drained(
        len(queued),
        len(poison),
        len(behind),
        len(held),
        line.kills,
        line.lies,
        spent,
        tuple(faults),
    )


def _stopped(plan: Plan, queued: tuple[OutboxEntry, ...]) -> tuple[set[str], set[str]]:
    """The entries that the city never takes and is offered, and those that wait behind them."""
    script = Faults([Fault(BATCH, "poison", share=plan.poison, seed=plan.seed)])
    poison: set[str] = set()
    behind: set[str] = set()
    stopped: set[str] = set()
    for one in sorted(queued, key=lambda one: (one.lane, one.sequence)):
        if one.lane in stopped:
            behind.add(one.entry_id)
        elif script.is_poison(one.entry_id):
            poison.add(one.entry_id)
            stopped.add(one.lane)
    return poison, behind


def _disorder(held: list[dict[str, Any]]) -> list[str]:
    newest: dict[str, int] = {}
    faults = []
    for one in held:
        if one["sequence"] <= newest.get(one["lane"], 0):
            faults.append(f"out of order {one['key']}")
        newest[one["lane"]] = one["sequence"]
    return faults


def _held(city: SandboxProcess) -> list[dict[str, Any]]:
    held: list[dict[str, Any]] = []
    while True:
        after = held[-1]["number"] if held else 0
        page = city.ask("GET", f"/v1/sandbox/messages?after={after}&limit={PAGE}").json()
        if not page:
            return held
        held += page


@contextmanager
def _city(folder: Path) -> Iterator[SandboxProcess]:
    city = SandboxProcess(folder / "city" / "city.db")
    city.start()
    try:
        yield city
    finally:
        with suppress(requests.RequestException):
            city.close()


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


def main(argv: list[str] | None = None) -> int:
    """0 where the city ended with exactly what was queued, and the control did not."""
    plan = Plan()
    parser = argparse.ArgumentParser(prog="torture drain")
    parser.add_argument("--entries", type=int, default=plan.entries)
    parser.add_argument("--lies", type=float, default=plan.lies)
    parser.add_argument("--poison", type=float, default=plan.poison)
    parser.add_argument("--kills", type=int, default=plan.kills)
    parser.add_argument("--rtt-s", type=float, default=plan.rtt_s)
    parser.add_argument("--seed", type=int, default=plan.seed)
    parsed = parser.parse_args(argv)
    plan = replace(plan, **vars(parsed))
    with tempfile.TemporaryDirectory(prefix="torture-") as folder:
        real = run(plan, Path(folder) / "real", note=_say)
        for line in real.lines():
            _say(line)
        control = run(
            replace(plan, entries=min(plan.entries, 400), fresh_keys=True), Path(folder) / "control"
        )
        is_caught = any(fault.startswith("doubled") for fault in control.faults)
        _say(f"control, a fresh key at each try: {'caught' if is_caught else 'NOT CAUGHT'}")
    return 0 if is_caught and not real.faults else 1


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
