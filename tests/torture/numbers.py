"""Two stations offline for a day and one kept online: no number clashes, none is missing unsaid.

`python3 dev.py torture numbers --dossiers 3000` runs it in full; the suite runs a short one. Each
station passes from its own block of numbers into the one it had borrowed, has acts refused half
way, and takes a kit of black-out forms, some of which are entered, spoilt, or still out. Then come
random histories in which numbers run out altogether and come back (`provisional.py`).
"""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from counter_app.commands.blackout import CloseForms, PrepareKit
from counter_app.commands.shift import OpenShift
from counter_app.desk import Desk
from counter_app.domain.blackout import CloseReason, FormKind, FormState, OnPaper
from counter_app.domain.errors import CounterError
from counter_app.domain.money import Money
from counter_app.domain.numbering import KIT_SERIALS, Block, Series
from counter_app.domain.payment import CashTender
from counter_app.domain.shift import DrawerCount
from counter_app.domain.user import SYSTEM
from counter_app.ports import Lease
from counter_app.queries.blackout import BlackoutSheets
from counter_app.queries.office import ThisStation
from counter_app.queries.verify import Verify
from counter_app.settings import Settings
from counter_app.store import schema
from counter_app.store.number import own_block
from counter_app.store.setup import open_store
from sync.city_desk import CityDesk
from sync.client import CityClient
from sync.until_empty import sync_until_empty
from tests.builders import HOUSEHOLD_BUSINESS, a_dossier, drill_people
from tests.city import SandboxProcess
from tests.torture import provisional, work
from tests.torture.work import an_id

STATIONS = (126, 127, 128)
ONLINE = 128
RIGHT, CLONE, UNSAID = "right", "two stations of one number", "a form's row removed"
KIT, ENTERED, SPOILT = 5, 2, 1
REFUSED_EVERY, SYNC_EVERY = 7, 100
LEVEL_S = 900


@dataclass(slots=True)
class Found:
    """Numbers of all stations together, and what is wrong with them."""

    codes: int = 0
    receipts: int = 0
    explained: int = 0
    clashes: int = 0
    gaps: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Whether every number is one dossier's or receipt's, or says why it is not."""
        return not (self.clashes or self.gaps or self.faults)

    def told(self) -> str:
        """One line."""
        return (
            f"{self.codes} dossier numbers, {self.receipts} receipt numbers, {self.explained} of "
            f"forms that are out or accounted for · {self.clashes} clashes · {self.gaps} gaps "
            f"without a reason · faults {self.faults or 'none'}"
        )


class Station:
    """One counter on its own folder."""

    def __init__(self, folder: Path, number: int, city: str) -> None:
        place = folder / f"desk-{len(list(folder.iterdir()))}"
        settings = Settings(data_dir=place, key_store="file")
        settings.data_dir.mkdir(parents=True)
        self.number = number
        self.store = open_store(
            settings, now=work.now(), new_id=an_id, station_number=lambda: number
        )
        self.desk = Desk(self.store, clock=work.now, monotonic_ns=time.monotonic_ns, new_id=an_id)
        self.clerk, self.supervisor, _ = drill_people(self.store)
        installation = self.desk.ask(ThisStation(), by=SYSTEM).installation
        self.line = CityClient(city, f"{number:04d}", "drill", installation)
        self.desk.submit(OpenShift(DrawerCount.of(Money(500_000)), "Giao ca"), by=self.clerk)

    def borrow(self, ends_after: int) -> None:
        """Hold the block behind the own one, which ends after so many numbers of the day."""
        for series, kept in ((Series.DOSSIER, KIT_SERIALS), (Series.RECEIPT, 0)):
            with self.store.reading() as reading:
                own = own_block(reading, series)
            lent = self.line.lease(series, own.last)
            assert isinstance(lent, Lease), lent
            short = Block(own.first, own.first + kept + ends_after - 1)
            at = int(work.now().timestamp() * 1_000_000)
            with self.store.writing() as uow:
                uow.numbers.lend(series, short, at, confirmed=True)
                further = Block(lent.first, lent.last)
                assert uow.numbers.lend_further(series, short.last, further, at)
                uow.write_trail(at=at, actor="torture", act="borrow", subject=series)

    def receive(self, sheet: OnPaper | None = None) -> None:
        """One citizen."""
        dossier_id = an_id()
        self.desk.submit(a_dossier(dossier_id, on_paper=sheet), by=self.clerk)

    def is_refused(self) -> None:
        """An act that is rolled back after it took its number gives the number back."""
        too_little = CashTender(Money(1_000))
        try:
            self.desk.submit(
                a_dossier(an_id(), HOUSEHOLD_BUSINESS, tender=too_little), by=self.clerk
            )
        except CounterError:
            return
        raise AssertionError("a thousand đồng paid a hundred thousand")

    def use_kit(self) -> None:
        """A power cut: some sheets are written and entered, one is spoilt, the others are out."""
        self.desk.submit(PrepareKit(KIT), by=self.supervisor)
        sheets = self.desk.ask(BlackoutSheets(), by=SYSTEM)
        for one in sheets[:ENTERED]:
            paper = OnPaper(one.slip.kit, one.slip.serial, work.now(), one.receipt.serial)
            self.receive(paper)
        for one in sheets[ENTERED : ENTERED + SPOILT]:
            forms = ((FormKind.SLIP, one.slip.serial), (FormKind.RECEIPT, one.receipt.serial))
            close = CloseForms(one.slip.kit, forms, CloseReason.SPOILT, "Ướt")
            self.desk.submit(close, by=self.supervisor)

    def sync(self) -> None:
        """Bring the city level."""
        desk = CityDesk(self.desk)
        assert sync_until_empty(desk, self.line, LEVEL_S, time.monotonic, time.sleep)

    def close(self) -> None:
        """Let go of folder and line."""
        self.line.close()
        self.desk.close()


def torture(folder: Path, dossiers: int, variant: str = RIGHT) -> Found:
    """A day of three stations, then everybody's numbers side by side."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "city").mkdir()
    city = SandboxProcess(folder / "city")
    stations: list[Station] = []
    try:
        numbers = (126, 126, 128) if variant == CLONE else STATIONS
        each = dossiers // len(numbers)
        for number in numbers:
            stations.append(Station(folder, number, city.url))  # noqa: PERF401  # closed below
        for at, station in enumerate(stations):
            # The city knows a cloned station by its first installation and lends it nothing.
            if variant != CLONE or at != 1:
                station.borrow(ends_after=each // 2)
        for serial in range(1, each + 1):
            for station in stations:
                station.receive()
                if serial % REFUSED_EVERY == 0:
                    station.is_refused()
                if serial == each // 3:
                    station.use_kit()
                if station.number == ONLINE and serial % SYNC_EVERY == 0:
                    station.sync()
        if variant == UNSAID:
            _unsay(stations[0])
        if variant == RIGHT:
            for station in stations:
                station.sync()
        return _examine(stations, city if variant == RIGHT else None)
    finally:
        for station in stations:
            station.close()
        city.kill()


def _unsay(station: Station) -> None:
    """Somebody removes the row that says what became of a receipt number."""
    form = schema.blackout_form
    with station.store.writing() as uow:
        spoilt = (form.c.state == FormState.CLOSED) & (form.c.kind == FormKind.RECEIPT)
        uow.connection.execute(form.delete().where(spoilt))


def _examine(stations: Sequence[Station], city: SandboxProcess | None) -> Found:
    found = Found()
    codes: Counter[str] = Counter()
    receipts: Counter[str] = Counter()
    lanes: set[str] = set()
    for station in stations:
        with station.store.reading() as reading:
            dossiers = reading.rows(select(schema.dossier))
            held = reading.rows(select(schema.receipt.c.number))
            forms = reading.rows(select(schema.blackout_form))
            # The city's clock may be a day on from the desk's: each day has a row of its own.
            taken = sum(
                row["used"]
                for row in reading.rows(select(schema.number_series))
                if row["kind"] == Series.DOSSIER
            )
        codes.update(row["code"] for row in dossiers)
        receipts.update(row["number"] for row in held)
        lanes |= {row["id"] for row in dossiers}
        found.explained += sum(row["state"] != FormState.ENTERED for row in forms)
        entered = sum(r["state"] == FormState.ENTERED and r["kind"] == FormKind.SLIP for r in forms)
        if taken != len(dossiers) - entered:
            found.faults.append(f"{taken} taken, {len(dossiers) - entered} used")
        verdict = station.desk.ask(Verify(), by=SYSTEM)
        found.gaps += len(verdict.gaps)
        if verdict.first_fault:
            found.faults.append(verdict.first_fault)
    found.codes, found.receipts = sum(codes.values()), sum(receipts.values())
    found.clashes = found.codes - len(codes) + found.receipts - len(receipts)
    if city is not None:
        told = {str(one["lane"]) for one in city.dossiers()}
        if told != lanes:
            found.faults.append(f"the city holds {len(told)} dossiers, the stations {len(lanes)}")
    return found


def main(arguments: list[str]) -> int:
    """0 where nothing was found and both controls were caught."""
    parser = argparse.ArgumentParser(prog="torture numbers")
    parser.add_argument("--dossiers", type=int, default=3_000)
    parser.add_argument("--histories", type=int, default=200)
    parsed = parser.parse_args(arguments)
    logging.getLogger().addHandler(logging.NullHandler())
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="counter-numbers-") as folder:
        right = torture(Path(folder) / "right", parsed.dossiers)
        print(f"numbers   {right.told()} · {time.monotonic() - began:.0f} s", flush=True)
        is_good = right.is_clean
        for variant in (CLONE, UNSAID):
            control = torture(Path(folder) / variant.replace(" ", "-"), 30, variant)
            print(f"  control ({variant}): {control.told()}", flush=True)
            is_good &= bool(control.clashes if variant == CLONE else control.gaps)
        began = time.monotonic()
        place = Path(folder) / "provisional"
        place.mkdir()
        dossiers, marked, faults = provisional.many(place, parsed.histories, seed=5)
        print(
            f"provisional   {parsed.histories} histories, {dossiers} dossiers, {marked} received "
            f"under a provisional code · faults {faults or 'none'} · "
            f"{time.monotonic() - began:.0f} s",
            flush=True,
        )
        is_good &= not faults and marked > 0
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
