"""kill -9 at any moment of a clerk's day: nothing confirmed is lost, halved or doubled."""

from __future__ import annotations

import itertools
import os
import random
import select as system_select
import signal
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from sqlalchemy import select

from counter_app.commands.shift import OpenShift
from counter_app.commands.user import SignIn
from counter_app.desk import Desk
from counter_app.domain.errors import StoreError
from counter_app.domain.money import Money
from counter_app.domain.shift import DrawerCount
from counter_app.domain.user import NOBODY, SYSTEM, Actor
from counter_app.ports import FileHeld
from counter_app.queries.office import ThisStation
from counter_app.queries.verify import Verify
from counter_app.settings import Settings
from counter_app.store import schema
from counter_app.store.blobs import Blobs
from counter_app.store.setup import open_store
from sync.bank_phone import BankPhone
from sync.city_desk import CityDesk
from sync.client import CityClient
from sync.until_empty import sync_until_empty
from tests.city import SandboxProcess
from tests.torture import work
from tests.torture.work import STEPS, Visit, an_id, at_the_desk, digitise, scan_of, serial_of, serve

RIGHT, SPLIT, FRESH_KEY = "right", "split transaction", "fresh key per try"
LINES_MAX = 40
CONTROL_ROUNDS = 10
LATER_MAX_S = 0.012
ANSWER_WITHIN_S = 60.0
# Thousands of scans wait at the end: a child rarely lives long enough to send one.
LEVEL_S = 1_800
TOLD_EVERY = 250
# A control is killed where it is weak, and waits there.
WEAK_STEP = {SPLIT: "split", FRESH_KEY: "confirm"}
WEAK_S = 0.2
COLD_EVERY = 10
# What the relay comes to late in its pass: the child leaves it the machine, and is waited for.
LATE_STEPS = (b"S upload\n", b"S read\n")
BY_THE_RELAY = ("upload", "send", "settle", "read")


@dataclass(slots=True)
class Found:
    """What was left, held against what was confirmed."""

    rounds: int
    saved: int = 0
    scans: int = 0
    lost: int = 0
    partial: int = 0
    doubled: int = 0
    unknown: int = 0
    busy: int = 0
    faults: list[str] = field(default_factory=list)
    steps: Counter[str] = field(default_factory=Counter)

    @property
    def is_clean(self) -> bool:
        """Whether nothing at all was wrong."""
        return not (self.lost or self.partial or self.doubled or self.faults)

    def told(self) -> str:
        """One line."""
        missed = [step for step in STEPS if not self.steps[step]]
        return (
            f"{self.rounds} kills · {self.saved} saved, {self.scans} with scans · "
            f"{self.lost} lost · {self.partial} partial · {self.doubled} doubled · "
            f"{self.unknown} unknown outcomes looked up · "
            f"{self.busy} told that the database was busy · "
            f"steps hit {len(STEPS) - len(missed)}/{len(STEPS)}"
            f"{' without ' + ', '.join(missed) if missed else ''} · faults {self.faults or 'none'}"
        )


def torture(folder: Path, rounds: int, seed: int, variant: str = RIGHT) -> Found:
    """Kill a working child `rounds` times, then look at the book and at the city."""
    settings = Settings(data_dir=folder / "desk", key_store="file")
    settings.data_dir.mkdir(parents=True)
    clerk, installation = _open_a_day(settings)
    city = SandboxProcess(folder)
    try:
        harness = _Harness(settings, clerk, installation, city.url, variant, random.Random(seed))
        found = Found(rounds)
        city.faults([_the_desks_time()])
        harness.warm()
        for number in range(rounds):
            if number % 100 == 0:
                city.faults([_the_desks_time(), *_five_in_a_hundred()])
            harness.round(found)
            if (number + 1) % TOLD_EVERY == 0:
                print(f"  … {number + 1} kills, {len(harness.confirmed)} confirmed", flush=True)
        city.faults([_the_desks_time()])
        try:
            harness.finish()
        except AssertionError:
            # A control's half-saved dossier stops its own settling; what it left is counted below.
            if variant == RIGHT:
                raise
        _examine(settings, harness, city, found)
        return found
    finally:
        city.kill()


class _Harness:
    """Starts children, kills them, and remembers what each confirmed before it died."""

    def __init__(
        self,
        settings: Settings,
        clerk: Actor,
        installation: str,
        url: str,
        variant: str,
        chance: random.Random,
    ) -> None:
        self.settings, self.clerk, self.installation = settings, clerk, installation
        self.url, self.variant, self.chance = url, variant, chance
        self.next_serial = 1
        self.open: dict[int, Visit] = {}
        self.drafts: set[int] = set()
        # Received, and perhaps not digitised yet: who was killed there scans them again.
        self.unscanned: dict[int, Visit] = {}
        self.scanned: dict[int, Visit] = {}
        self.confirmed: dict[int, str] = {}
        # Made and warmed once; no connection of it is open when a child is forked.
        self.store = open_store(
            settings, now=work.now(), new_id=an_id, station_number=lambda: work.STATION
        )

    def warm(self) -> None:
        """See three citizens through before the first kill, so that a child need not load.

        The desk hears the city's time after each: the next one is received by it.
        """
        desk = self._desk()
        phone = BankPhone(self.url)
        for _ in range(3):
            visit = Visit(self.next_serial, an_id(), an_id())
            serve(desk, self.clerk, visit, lambda _line: None, phone)
            digitise(desk, self.clerk, visit, lambda _line: None)
            self.confirmed[visit.serial] = visit.dossier_id
            self.scanned[visit.serial] = visit
            self.next_serial += 1
            self._bring_level(desk)
        phone.close()

    def round(self, found: Found) -> None:
        """One child: it sees the unconfirmed visits again, then new ones, until it is killed."""
        reader, writer = os.pipe()
        self.store.close()
        is_cold = self.chance.randrange(COLD_EVERY) == 0
        moment = self._moment()
        child = os.fork()
        if child == 0:
            os.close(reader)
            self._work_for_ever(writer, is_cold=is_cold, is_last=moment[1] in LATE_STEPS)
        os.close(writer)
        try:
            told = _read_until(reader, *moment)
            time.sleep(self.chance.uniform(0, LATER_MAX_S))
        finally:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        told += _read_rest(reader)
        os.close(reader)
        self._note(told.decode().splitlines(), found)

    def _moment(self) -> tuple[int, bytes]:
        """When to kill: after so many lines, or soon after a step that is chosen by name."""
        if self.variant != RIGHT:
            return LINES_MAX, f"S {WEAK_STEP[self.variant]}\n".encode()
        if self.chance.random() < 0.5:
            return self.chance.randint(1, LINES_MAX), b""
        step = f"S {self.chance.choice(STEPS)}\n".encode()
        return 10 * LINES_MAX if step in LATE_STEPS else LINES_MAX, step

    def finish(self) -> None:
        """After the last kill: see the open visits through, and bring the city level."""
        self.store.close()
        with at_the_desk(self.settings) as desk:
            for visit in self._again():
                serve(desk, self.clerk, visit, lambda _line: None, None)
                self.confirmed[visit.serial] = visit.dossier_id
                self.unscanned[visit.serial] = visit
            for visit in self.unscanned.values():
                digitise(desk, self.clerk, visit, lambda _line: None)
                self.scanned[visit.serial] = visit
            self._bring_level(desk)

    def _bring_level(self, desk: Desk) -> None:
        gateway = CityClient(self.url, f"{work.STATION:04d}", "drill", self.installation)
        assert sync_until_empty(CityDesk(desk), gateway, LEVEL_S, time.monotonic, time.sleep)
        gateway.close()

    def _again(self) -> list[Visit]:
        """Who saw no confirmation asks again: under the same ids, or (control) under new ones."""
        if self.variant == FRESH_KEY:
            return [Visit(serial, an_id(), an_id()) for serial in self.open]
        return list(self.open.values())

    def _desk(self) -> Desk:
        return Desk(self.store, clock=work.now, monotonic_ns=time.monotonic_ns, new_id=an_id)

    def _work_for_ever(self, writer: int, *, is_cold: bool, is_last: bool) -> NoReturn:
        try:
            self._work(lambda line: _say(writer, line), is_cold=is_cold, is_last=is_last)
        except BaseException as error:  # noqa: BLE001  # the parent counts it
            _say(writer, f"X {type(error).__name__}:{getattr(error, 'code', '')}")
        finally:
            os._exit(1)

    def _work(self, say: work.Say, *, is_cold: bool, is_last: bool) -> None:
        """Citizen after citizen; after one alone, where the last of the day is just gone."""
        if is_cold:
            say("S start")
            self.store = open_store(
                self.settings, now=work.now(), new_id=an_id, station_number=lambda: work.STATION
            )
        if self.variant == SPLIT:
            work.splits_saves(self.store.engine, say, WEAK_S)
        desk = self._desk()
        phone = BankPhone(self.url)
        worker = work.relay(desk, self.url, self.installation, say)
        worker.start()
        screen_s = work.SCREEN_S if self.variant == RIGHT else WEAK_S
        for visit in list(self.unscanned.values()):
            digitise(desk, self.clerk, visit, say)
        fresh = (Visit(serial, an_id(), an_id()) for serial in itertools.count(self.next_serial))
        for visit in itertools.chain(self._again(), fresh):
            say(f"V {visit.serial} {visit.dossier_id} {visit.payment_id}")
            serve(desk, self.clerk, visit, say, phone, screen_s)
            digitise(desk, self.clerk, visit, say)
            if is_last:
                # Scans go once nothing else waits.
                time.sleep(ANSWER_WITHIN_S)

    def _note(self, lines: list[str], found: Found) -> None:
        last: dict[bool, str] = {}
        for line in lines:
            what, *rest = line.split()
            if what == "V":
                serial = int(rest[0])
                self.open[serial] = Visit(serial, rest[1], rest[2])
                self.next_serial = max(self.next_serial, serial + 1)
            elif what == "D":
                self.drafts.add(int(rest[0]))
            elif what == "C":
                serial = int(rest[0])
                self.confirmed[serial] = rest[1]
                visit = self.open.pop(serial, None)
                if visit is not None:
                    self.unscanned[serial] = visit
            elif what == "F":
                serial = int(rest[0])
                self.scanned[serial] = self.unscanned.pop(serial)
            elif what == "X" and rest[0].endswith(":database_busy"):
                # A named refusal: the clerk is told that nothing was saved.
                found.busy += 1
            elif what == "X":
                found.faults.append(f"a child ended by itself: {rest[0]}")
            elif what == "S":
                last[rest[0] in BY_THE_RELAY] = rest[0]
        found.steps.update(last.values())
        found.unknown += last.get(False) in ("receive", "confirm")


def _open_a_day(settings: Settings) -> tuple[Actor, str]:
    with at_the_desk(settings) as desk:
        clerk = desk.submit(SignIn("tiepnhan", "1111"), by=NOBODY).value
        desk.submit(OpenShift(DrawerCount.of(Money(500_000))), by=clerk)
        return clerk, desk.ask(ThisStation(), by=SYSTEM).installation


def _the_desks_time() -> dict[str, object]:
    """The desk's day is invented, and the city's with it: by the calendar on the wall this would be
    a Saturday now and then, on which nobody receives unasked.
    """
    offset_s = (work.START - datetime.now(UTC)).total_seconds()
    return {"path": "/v1/", "kind": "clock", "times": 1_000_000, "offset_s": offset_s}


def _five_in_a_hundred() -> list[dict[str, object]]:
    """Now a 503, now a reply that is lost after the city has taken the batch."""
    kinds: list[dict[str, object]] = [{"kind": "status", "status": 503}, {"kind": "drop_after"}]
    return [
        {"path": "/v1/messages", "times": 1, "skip": 20 * step, **kinds[step % 2]}
        for step in range(1, 40)
    ]


def _say(writer: int, line: str) -> None:
    os.write(writer, f"{line}\n".encode())


def _read_until(reader: int, count: int, step: bytes) -> bytes:
    """What the child told until it had told `count` lines, or of that step."""
    told = b""
    while told.count(b"\n") < count and not (step and step in told):
        ready, _, _ = system_select.select([reader], [], [], ANSWER_WITHIN_S)
        part = os.read(reader, 65_536) if ready else b""
        if not part:
            break
        told += part
    return told


def _read_rest(reader: int) -> bytes:
    parts = []
    while part := os.read(reader, 65_536):
        parts.append(part)
    return b"".join(parts)


def _examine(settings: Settings, harness: _Harness, city: SandboxProcess, found: Found) -> None:
    with at_the_desk(settings) as desk:
        verdict = desk.ask(Verify(), by=SYSTEM)
    if not verdict.ok:
        found.faults.append(f"verify: {verdict.first_fault or verdict.gaps[:3]}")
    store = open_store(settings, now=work.now(), new_id=an_id, station_number=lambda: work.STATION)
    with store.reading() as reading:
        rows = {
            name: [dict(row) for row in reading.rows(select(table))]
            for name, table in schema.metadata.tables.items()
            if name in _LOOKED_AT
        }
    _examine_scans(rows, harness, store.blobs, found)
    store.close()
    dossiers = {row["id"]: row for row in rows["dossier"]}
    by_serial = Counter(serial_of(row["phone"]) for row in dossiers.values())
    found.saved = len(dossiers)
    found.lost = sum(
        1 for serial, dossier_id in harness.confirmed.items() if dossier_id not in dossiers
    ) + sum(1 for serial in harness.drafts if not by_serial[serial])
    found.doubled = sum(count - 1 for count in by_serial.values())
    found.partial = sum(1 for row in dossiers.values() if not _is_whole(row, rows))
    _examine_numbers(rows, found)
    _examine_city(rows, dossiers, city, found)
    _examine_city_files(harness, rows, found)


_LOOKED_AT = (
    "dossier", "dossier_paper", "fee_line", "payment", "ledger_transfer", "receipt", "slip",
    "outbox", "number_series", "dossier_event", "bank_credit", "scan",
)  # fmt: skip


def _is_whole(dossier: dict[str, object], rows: dict[str, list[dict[str, object]]]) -> bool:
    """Everything that one citizen event writes, or nothing of it."""
    counts = {
        name: sum(1 for row in rows[name] if row["dossier_id"] == dossier["id"])
        for name in ("dossier_paper", "fee_line", "payment", "receipt", "slip", "dossier_event")
    }
    counts["outbox"] = sum(1 for row in rows["outbox"] if row["lane"] == dossier["id"])
    wanted = ["dossier_paper", "slip", "dossier_event", "outbox"]
    if dossier["fee_total"]:
        wanted += ["fee_line", "payment", "receipt"]
    return all(counts[name] for name in wanted)


def _examine_scans(
    rows: dict[str, list[dict[str, object]]], harness: _Harness, blobs: Blobs, found: Found
) -> None:
    """Each confirmed scan once, with its file as it was given and the fact that tells of it."""
    of = {row["dossier_id"]: row for row in rows["scan"]}
    found.doubled += len(rows["scan"]) - len(of)
    told = {row["lane"] for row in rows["outbox"] if row["files"]}
    found.partial += len(of.keys() ^ told)
    for visit in harness.scanned.values():
        row = of.get(visit.dossier_id)
        try:
            is_there = row is not None and blobs.read(str(row["sha256"])) == scan_of(visit)
        except StoreError:
            is_there = False
        found.lost += not is_there
    found.scans = len(of)


def _examine_numbers(rows: dict[str, list[dict[str, object]]], found: Found) -> None:
    codes = [str(row["code"]) for row in rows["dossier"]]
    used = sum(int(str(r["used"])) for r in rows["number_series"] if r["kind"] == "dossier")
    if len(codes) != len(set(codes)) or used != len(codes):
        found.faults.append(f"dossier numbers: {used} taken, {len(codes)} used")


def _examine_city(
    rows: dict[str, list[dict[str, object]]],
    dossiers: dict[str, dict[str, object]],
    city: SandboxProcess,
    found: Found,
) -> None:
    held = {str(one["lane"]): one for one in city.dossiers()}
    if set(held) != set(dossiers):
        found.faults.append(f"city holds {len(held)} dossiers, the desk {len(dossiers)}")
    facts = Counter(str(row["lane"]) for row in rows["outbox"])
    wrong = [lane for lane, one in held.items() if one["keys"] != facts[lane]]
    if wrong:
        found.faults.append(f"city holds other facts of {len(wrong)} dossiers")
    paid = city.session().get(f"{city.url}/v1/sandbox/credits", timeout=30).json()
    if len(paid) != len(rows["bank_credit"]):
        found.faults.append(f"bank told {len(paid)} credits, the desk noted other ones")


def _examine_city_files(
    harness: _Harness, rows: dict[str, list[dict[str, object]]], found: Found
) -> None:
    gateway = CityClient(harness.url, f"{work.STATION:04d}", "drill", harness.installation)
    held = [gateway.file_held(str(row["sha256"])) for row in rows["scan"]]
    missing = sum(not (isinstance(one, FileHeld) and one.is_complete) for one in held)
    gateway.close()
    if missing:
        found.faults.append(f"city holds {missing} files not or not whole")


def main(rounds: int, seed: int, folder: Path) -> bool:
    """The harness and its two controls; whether all ended as they must."""
    began = time.monotonic()
    right = torture(folder / "right", rounds, seed)
    seconds = time.monotonic() - began
    print(f"kill      {right.told()} · {seconds:.0f} s", flush=True)
    is_good = right.is_clean and all(right.steps[step] for step in STEPS)
    for variant in (SPLIT, FRESH_KEY):
        control = torture(folder / variant.replace(" ", "-"), CONTROL_ROUNDS, seed, variant)
        caught = control.partial if variant == SPLIT else control.doubled
        print(f"  control ({variant}): {control.told()}", flush=True)
        is_good &= bool(caught)
    return is_good
