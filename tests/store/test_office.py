"""An office's shared database: several stations, each with its own numbers and shift."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from counter_app.commands.intake import ReceiveDossier
from counter_app.commands.station import AddStation
from counter_app.desk import Desk
from counter_app.domain.errors import InputError, RuleError, StoreError
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.office import ThisStation
from counter_app.queries.verify import Verify
from counter_app.settings import Settings
from counter_app.store.setup import open_store
from counter_app.store.unit_of_work import Store
from tests.builders import a_dossier, open_a_shift
from tests.conftest import Clock

OPEN = Callable[[int], Desk]


@pytest.fixture
def open_station(
    store: Store, settings: Settings, clock: Clock, new_id: Callable[[], str]
) -> Iterator[OPEN]:
    """Opens the database as another program at a station of it would."""
    opened: list[Desk] = []

    def run(number: int) -> Desk:
        ticks = itertools.count()
        one = open_store(
            replace(settings, station=number), now=clock(), new_id=new_id, station_number=int
        )
        desk = Desk(one, clock=clock, monotonic_ns=lambda: next(ticks), new_id=new_id)
        opened.append(desk)
        return desk

    yield run
    for desk in opened:
        desk.close()


def test_a_further_station_has_its_own_name_numbers_and_shift(
    desk: Desk, supervisor: Actor, clerk: Actor, open_station: OPEN
) -> None:
    desk.submit(AddStation(127, "  Quầy   4 "), by=supervisor)
    other = open_station(127)
    open_a_shift(desk, clerk)
    open_a_shift(other, supervisor)

    here = desk.submit(a_dossier("d1"), by=clerk).value
    there = other.submit(a_dossier("d2"), by=supervisor).value

    assert other.ask(ThisStation(), by=SYSTEM).office.counter_name == "Quầy 4"
    assert here.code.endswith("-1260001")
    assert there.code.endswith("-1270001")
    verdict = desk.ask(Verify(), by=SYSTEM)
    assert verdict.ok, verdict
    assert verdict.gaps == ()


def test_a_number_that_is_taken_or_unknown_is_refused_by_name(
    desk: Desk, supervisor: Actor, clerk: Actor, open_station: OPEN
) -> None:
    with pytest.raises(RuleError, match="station_taken"):
        desk.submit(AddStation(126, "Quầy 4"), by=supervisor)
    with pytest.raises(InputError, match="station_number_wrong"):
        desk.submit(AddStation(10_000, "Quầy 4"), by=supervisor)
    with pytest.raises(InputError, match="station_name_missing"):
        desk.submit(AddStation(127, " "), by=supervisor)
    with pytest.raises(Exception, match="not_allowed"):
        desk.submit(AddStation(127, "Quầy 4"), by=clerk)
    with pytest.raises(StoreError, match="station_unknown"):
        open_station(127)


@pytest.mark.postgres
def test_two_stations_at_once_never_give_a_number_twice(
    desk: Desk, supervisor: Actor, clerk: Actor, open_station: OPEN
) -> None:
    desk.submit(AddStation(127, "Quầy 4"), by=supervisor)
    desks = (desk, open_station(127), open_station(127), open_station(126))
    open_a_shift(desk, clerk)
    open_a_shift(desks[1], supervisor)
    codes: list[str] = []
    failed: list[BaseException] = []

    def receive(one: Desk, draft: ReceiveDossier, by: Actor) -> str:
        """One file is no office: where four write into it, who waits too long is sent away."""
        while True:
            try:
                return one.submit(draft, by=by).value.code
            except StoreError as error:
                if error.code != "database_busy":
                    raise

    def work(one: Desk, serial: int, by: Actor) -> None:
        try:
            drafts = (a_dossier(f"d{serial}-{number}") for number in range(8))
            codes.extend(receive(one, draft, by) for draft in drafts)
        except BaseException as error:  # noqa: BLE001  # told to the test's own thread
            failed.append(error)

    people = (clerk, supervisor, supervisor, clerk)
    threads = [
        threading.Thread(target=work, args=(one, serial, people[serial]))
        for serial, one in enumerate(desks)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failed == []
    serials = sorted(int(code.rsplit("-", 1)[1]) for code in codes)
    assert serials == [*range(1_260_001, 1_260_017), *range(1_270_001, 1_270_017)]
    verdict = desk.ask(Verify(), by=SYSTEM)
    assert verdict.ok, verdict
    assert verdict.gaps == ()
