"""Counters that write, relay and listen at once, over lines that are cut."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from counter_app.commands.draft import SaveDraft
from counter_app.commands.outcome import Topic
from counter_app.commands.station import AddStation
from counter_app.desk import Desk
from counter_app.domain.errors import OutcomeUnknownError, StoreError
from counter_app.domain.identity import NewId
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.home import Today
from counter_app.queries.outbox import CountsForCity
from counter_app.queries.verify import Verify
from counter_app.relays import OfficeRelay
from counter_app.settings import Settings
from counter_app.store import office_database
from counter_app.store.engine import WRITING
from counter_app.store.office_lock import Held, OfficeLock
from counter_app.store.unit_of_work import Store
from sync.worker import Presence
from tests.builders import a_dossier, open_a_shift
from tests.conftest import Clock
from tests.office import Cable, Office, hang_up
from tests.store.test_update import STEPS, lay_out, opened

pytestmark = pytest.mark.postgres
WITHIN_S = 10.0
Heard = list["frozenset[Topic] | None"]


def until(holds: Callable[[], bool]) -> None:
    ends = time.monotonic() + WITHIN_S
    while not holds():
        assert time.monotonic() < ends, "it did not come to what was expected"
        time.sleep(0.02)


@pytest.fixture
def settings(postgresql_settings: Settings) -> Settings:
    """On PostgreSQL."""
    return postgresql_settings


@pytest.fixture
def office(store: Store, settings: Settings, clock: Clock, new_id: NewId) -> Iterator[Office]:
    made = Office(settings, clock, new_id)
    yield made
    made.close()


# --- what two writers do at once ---------------------------------------------------------------


def _stumble(store: Store, times: int, table: str = "dossier") -> None:
    """The server stops this many of a table's next rows as it stops what cannot be in one order."""
    with store.engine.begin() as connection:
        connection.exec_driver_sql("CREATE SEQUENCE stumbled")
        connection.exec_driver_sql(
            "CREATE FUNCTION stumble() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF nextval('stumbled') <= {times} THEN "
            "RAISE EXCEPTION 'could not serialize' USING ERRCODE = '40001'; END IF; "
            "RETURN NEW; END $$"
        )
        connection.exec_driver_sql(
            f"CREATE TRIGGER stumble BEFORE INSERT ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION stumble()"
        )


def test_what_the_server_stopped_is_done_again_whole(
    store: Store, desk: Desk, clerk: Actor
) -> None:
    open_a_shift(desk, clerk)
    _stumble(store, times=2)

    code = desk.submit(a_dossier("d1"), by=clerk).value.code

    assert code.endswith("-1260001")
    assert desk.ask(CountsForCity(), by=SYSTEM).issued == 1
    verdict = desk.ask(Verify(), by=SYSTEM)
    assert verdict.ok, verdict
    assert verdict.gaps == ()


def test_what_was_jotted_comes_in_though_the_server_stops_it_at_first(
    store: Store, desk: Desk, clerk: Actor
) -> None:
    desk.jot(SaveDraft("d1", "intake", "{}"), by=clerk)
    _stumble(store, times=2, table="draft")

    desk.take_up_jotted()

    assert [draft.text for draft in desk.ask(Today(), by=clerk).drafts] == ["{}"]


def test_what_the_server_stops_for_ever_is_told_and_leaves_nothing(
    store: Store, desk: Desk, clerk: Actor
) -> None:
    open_a_shift(desk, clerk)
    _stumble(store, times=99)

    with pytest.raises(StoreError, match="database_contended"):
        desk.submit(a_dossier("d1"), by=clerk)

    assert desk.ask(CountsForCity(), by=SYSTEM).issued == 0


def test_a_deadlock_costs_a_wait_and_no_dossier(store: Store, desk: Desk, clerk: Actor) -> None:
    """Somebody at the server's own console holds a row and then wants the writers' turn."""
    open_a_shift(desk, clerk)
    desk.submit(a_dossier("d1"), by=clerk)
    codes: list[str] = []
    with store.engine.connect() as console:
        console.exec_driver_sql("SET LOCAL deadlock_timeout = '10s'")
        console.exec_driver_sql("SELECT * FROM number_series FOR UPDATE")
        work = threading.Thread(
            target=lambda: codes.append(desk.submit(a_dossier("d2"), by=clerk).value.code)
        )
        work.start()
        with store.engine.connect() as looking:
            until(lambda: _waiting(looking) == 1)
        console.exec_driver_sql("SELECT pg_advisory_xact_lock(4071)")
        console.rollback()
    work.join()

    assert [code[-7:] for code in codes] == ["1260002"]
    assert desk.ask(Verify(), by=SYSTEM).ok


def _waiting(looking: object) -> int:
    from sqlalchemy import Connection

    assert isinstance(looking, Connection)
    looking.rollback()
    return int(
        looking.exec_driver_sql("SELECT count(*) FROM pg_locks WHERE NOT granted").scalar_one()
    )


def test_programs_that_update_one_database_take_turns_and_do_it_once(
    postgresql_settings: Settings, clock: Clock, new_id: NewId
) -> None:
    old = lay_out(postgresql_settings, STEPS[0])
    dumped = replace(postgresql_settings, dumped_at_step=STEPS[0])
    stores: list[Store] = []
    programs = [
        threading.Thread(target=lambda: stores.append(opened(dumped, clock, new_id)))
        for _ in range(3)
    ]

    for one in programs:
        one.start()
    for one in programs:
        one.join()

    assert len(stores) == 3
    desk = Desk(stores[0], clock=clock, monotonic_ns=lambda: 1, new_id=new_id)
    verdict = desk.ask(Verify(), by=SYSTEM)
    for store in stores:
        store.close()
    assert verdict.ok, verdict
    assert verdict.audit_entries == len(old["tables"]["audit"]["rows"])


# --- a line that is cut inside COMMIT ------------------------------------------------------------


@pytest.fixture
def cable(settings: Settings) -> Iterator[Cable]:
    made = Cable(settings.database_url)
    yield made
    made.close()


@pytest.mark.parametrize("fate", ["lost", "unheard"])
def test_a_commit_whose_line_was_cut_is_settled_by_looking(
    office: Office, cable: Cable, clerk: Actor, fate: str
) -> None:
    desk = office.desk(url=cable.url)
    open_a_shift(desk, clerk)
    cable.say = [fate]

    if fate == "lost":
        with pytest.raises(StoreError, match="not_saved"):
            desk.submit(a_dossier("d1"), by=clerk)
    else:
        assert desk.submit(a_dossier("d1"), by=clerk).value.code.endswith("-1260001")

    assert cable.cut == 1
    again = desk.submit(a_dossier("d1"), by=clerk).value
    assert again.code.endswith("-1260001")
    assert desk.ask(CountsForCity(), by=SYSTEM).issued == 1
    assert desk.ask(Verify(), by=SYSTEM).ok


def test_while_every_line_is_cut_it_stays_unknown_and_is_settled_later(
    office: Office, cable: Cable, clerk: Actor
) -> None:
    desk = office.desk(url=cable.url)
    open_a_shift(desk, clerk)
    # The look writes a mark where it finds nothing; its commits are cut as well.
    cable.say = ["lost", "lost", "lost"]

    with pytest.raises(OutcomeUnknownError) as raised:
        desk.submit(a_dossier("d1"), by=clerk)
    with pytest.raises(OutcomeUnknownError):
        desk.settle(raised.value, by=clerk)
    with pytest.raises(StoreError, match="not_saved"):
        desk.settle(raised.value, by=clerk)

    assert desk.ask(CountsForCity(), by=SYSTEM).issued == 0
    assert desk.ask(Verify(), by=SYSTEM).ok


def test_lines_that_the_server_ended_meanwhile_cost_no_press(
    store: Store, office: Office, clerk: Actor
) -> None:
    desk = office.desk()
    open_a_shift(desk, clerk)

    assert hang_up(store.engine, "") > 0

    assert desk.submit(a_dossier("d1"), by=clerk).value.code.endswith("-1260001")


def test_a_computer_that_falls_asleep_in_mid_save_stops_nobody_for_long(
    store: Store, office: Office, desk: Desk, clerk: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_a_shift(desk, clerk)
    patient = office_database._TAKE_TURN
    sleeper = office.store().engine.connect().execution_options(**{WRITING: True})
    with monkeypatch.context() as hasty:
        hasty.setattr(office_database, "_TAKE_TURN", patient.replace("'15s'", "'300ms'"))
        sleeper.begin()

    assert desk.submit(a_dossier("d1"), by=clerk).value.code.endswith("-1260001")

    sleeper.invalidate()
    sleeper.close()


def test_a_trigger_that_somebody_put_to_sleep_is_told(store: Store, desk: Desk) -> None:
    with store.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE audit DISABLE TRIGGER audit_refuses_update")

    verdict = desk.ask(Verify(), by=SYSTEM)

    assert not verdict.ok
    assert verdict.first_fault == "trigger audit_refuses_update: missing"


# --- one relay at a time -------------------------------------------------------------------------


def test_one_counter_has_the_turn_and_loses_it_with_its_line(store: Store, office: Office) -> None:
    one = OfficeLock(store.engine, Held.RELAY)
    other = OfficeLock(office.store().engine, Held.RELAY)

    assert one.take()
    assert one.take()
    assert not other.take()
    assert one.holds()
    hang_up(store.engine, "SELECT 1")

    until(other.take)
    assert not one.holds()
    other.free()
    other.free()
    # The server lets go when it has noticed that the line is gone.
    until(one.take)
    one.free()


class Relay:
    """Does nothing but be there; ends once."""

    at_work: set[int]

    def __init__(self, name: int, at_work: set[int]) -> None:
        self._name = name
        self.at_work = at_work

    def start(self) -> None:
        self.at_work.add(self._name)
        assert len(self.at_work) == 1, self.at_work

    def stop(self) -> None:
        self.at_work.discard(self._name)

    def wake(self) -> None:
        pass

    def presence(self) -> Presence:
        return Presence(online=True)


def test_another_counter_relays_when_the_first_one_goes(store: Store, office: Office) -> None:
    at_work: set[int] = set()

    def relay(name: int) -> OfficeRelay:
        lock = OfficeLock(office.store().engine, Held.RELAY)
        make: Callable[[], Relay] = lambda: Relay(name, at_work)  # noqa: E731
        return OfficeRelay(make, lock, turn_s=0.05)  # type: ignore[arg-type]  # of the same shape

    first, second = relay(1), relay(2)
    first.start()
    until(lambda: at_work == {1})
    second.start()
    assert (first.has_turn, second.has_turn) == (True, False)
    assert second.presence() == Presence()

    first.stop()
    until(lambda: at_work == {2})

    second.stop()
    assert at_work == set()


# --- what the others do --------------------------------------------------------------------------


def test_a_counter_hears_what_others_wrote_and_not_itself(
    desk: Desk, office: Office, clerk: Actor, supervisor: Actor
) -> None:
    desk.submit(AddStation(127, "Quầy 4"), by=supervisor)
    other = office.desk(127)
    heard: Heard = []
    news = other.news(heard.append, lambda _trouble: None)
    assert news is not None
    news.start()
    try:
        until(lambda: news.is_listening)
        open_a_shift(other, supervisor)
        open_a_shift(desk, clerk)
        desk.submit(a_dossier("d1"), by=clerk)
        until(lambda: any(one is not None and Topic.DOSSIERS in one for one in heard))
        other.submit(a_dossier("d2"), by=supervisor)
    finally:
        news.stop()

    told = [one for one in heard if one is not None]
    assert told == heard
    assert sum(Topic.DOSSIERS in one for one in told) == 1


def test_a_station_is_open_on_one_computer_at_a_time(desk: Desk, office: Office) -> None:
    news = desk.news(lambda _topics: None, lambda _trouble: None)
    assert news is not None

    with pytest.raises(StoreError, match="station_in_use"):
        office.desk().news(lambda _topics: None, lambda _trouble: None)

    news.stop()
    again = office.desk().news(lambda _topics: None, lambda _trouble: None)
    assert again is not None
    again.stop()


def test_a_line_that_was_cut_is_told_mended_and_read_anew(
    store: Store, desk: Desk, office: Office
) -> None:
    heard: Heard = []
    line: list[StoreError | None] = []
    news = desk.news(heard.append, line.append)
    assert news is not None
    news.start()
    try:
        until(lambda: news.is_listening)
        assert hang_up(store.engine, "max(sequence)") == 1
        until(lambda: None in line)
    finally:
        news.stop()

    assert line == [StoreError("office_database_unreachable"), None]
    assert heard[0] is None


def test_where_nothing_is_told_the_trails_end_tells_it(
    desk: Desk, office: Office, clerk: Actor
) -> None:
    """A pooler between counter and server hands no notice on."""
    mute = office.desk(is_mute=True)
    heard: Heard = []
    news = desk.news(heard.append, lambda _trouble: None, look_s=0.2)
    assert news is not None
    news.start()
    try:
        until(lambda: news.is_listening)
        open_a_shift(mute, clerk)
        until(lambda: None in heard)
    finally:
        news.stop()
