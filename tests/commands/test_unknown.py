"""A commit that failed may have saved all the same: the desk looks, and never does it again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from counter_app.commands.draft import SaveDraft
from counter_app.desk import Desk
from counter_app.domain.errors import OutcomeUnknownError, StoreError
from counter_app.domain.identity import NewId
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.home import Today
from counter_app.queries.outbox import CountsForCity
from counter_app.queries.verify import Verify
from counter_app.settings import Settings
from counter_app.store.setup import open_store
from counter_app.store.unit_of_work import Store
from tests.builders import a_dossier, open_a_shift
from tests.conftest import Clock, seated
from tests.template import STATION

Commit = Callable[[Any], None]


class Line:
    """The driver's commits: `say` lists, for each that is to come, what befalls it.

    "lost" fails before the database has it, "unheard" after.
    """

    def __init__(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        self.say: list[str] = []
        self._store = store
        self._real: Commit = store.engine.dialect.do_commit
        self._is_office = store.engine.dialect.name == "postgresql"
        monkeypatch.setattr(store.engine.dialect, "do_commit", self._commit)

    def _commit(self, connection: Any) -> None:
        fate = self.say.pop(0) if self.say else "heard"
        if fate == "lost":
            self._cut(connection)
        if fate != "lost" or self._is_office:
            # Through a line that was cut it fails by itself.
            self._real(connection)
        if fate == "unheard":
            self._cut(connection)
        if fate != "heard":
            raise self._store.engine.dialect.loaded_dbapi.OperationalError("disk I/O error")

    def _cut(self, connection: Any) -> None:
        if not self._is_office:
            return
        driver = connection.driver_connection
        with self._store.engine.connect() as other:
            other.exec_driver_sql(f"SELECT pg_terminate_backend({driver.info.backend_pid})")
            other.rollback()


@pytest.fixture
def line(store: Store, desk: Desk, clerk: Actor, monkeypatch: pytest.MonkeyPatch) -> Line:
    open_a_shift(desk, clerk)
    return Line(store, monkeypatch)


def received(desk: Desk) -> int:
    verdict = desk.ask(Verify(), by=SYSTEM)
    assert verdict.ok, verdict
    return desk.ask(CountsForCity(), by=SYSTEM).issued


def test_what_was_saved_unheard_is_found_and_told_as_saved(
    desk: Desk, clerk: Actor, line: Line
) -> None:
    line.say = ["unheard"]

    first = desk.submit(a_dossier("d1"), by=clerk).value
    again = desk.submit(a_dossier("d1"), by=clerk).value

    assert first.code == again.code
    assert received(desk) == 1


def test_what_was_lost_is_told_as_not_saved_and_may_be_pressed_again(
    desk: Desk, clerk: Actor, line: Line
) -> None:
    line.say = ["lost"]

    with pytest.raises(StoreError) as refusal:
        desk.submit(a_dossier("d1"), by=clerk)

    assert refusal.value.code == "not_saved"
    assert received(desk) == 0
    desk.submit(a_dossier("d1"), by=clerk)
    assert received(desk) == 1


@pytest.mark.parametrize("fate", ["unheard", "lost"])
def test_while_nobody_can_look_it_stays_unknown(
    desk: Desk, clerk: Actor, line: Line, fate: str
) -> None:
    line.say = [fate, "lost", "lost"]

    with pytest.raises(OutcomeUnknownError) as raised:
        desk.submit(a_dossier("d1"), by=clerk)
    with pytest.raises(OutcomeUnknownError):
        desk.settle(raised.value, by=clerk)

    if fate == "unheard":
        code = desk.settle(raised.value, by=clerk).value.code
        assert desk.submit(a_dossier("d1"), by=clerk).value.code == code
    else:
        with pytest.raises(StoreError, match="not_saved"):
            desk.settle(raised.value, by=clerk)
    assert received(desk) == (fate == "unheard")


def test_of_a_form_that_was_saved_after_all_nothing_is_jotted_any_more(
    desk: Desk, store: Store, clerk: Actor, line: Line
) -> None:
    assert store.jotter is not None
    desk.jot(SaveDraft("d1", "intake", "{}"), by=clerk)
    line.say = ["unheard", "lost"]
    with pytest.raises(OutcomeUnknownError) as raised:
        desk.submit(a_dossier("d1", draft_id="d1"), by=clerk)
    before = store.jotter.read()

    desk.settle(raised.value, by=clerk)

    assert ([one.draft_id for one in before], store.jotter.read()) == (["d1"], ())


def test_a_draft_leaves_no_mark_and_is_simply_not_kept(
    desk: Desk, clerk: Actor, line: Line
) -> None:
    line.say = ["lost"]

    with pytest.raises(StoreError) as refusal:
        desk.submit(SaveDraft("d1", "intake", "{}"), by=clerk)

    assert not isinstance(refusal.value, OutcomeUnknownError)
    assert desk.ask(Today(), by=clerk).drafts == ()


def test_a_disk_that_takes_no_more_loses_nothing_and_is_read_on(
    sqlite_settings: Settings, clock: Clock, new_id: NewId
) -> None:
    store = open_store(sqlite_settings, now=clock(), new_id=new_id, station_number=lambda: STATION)
    desk = Desk(store, clock=clock, monotonic_ns=lambda: 1, new_id=new_id)
    clerk = seated(store, "tiepnhan")
    open_a_shift(desk, clerk)
    log = Path(f"{sqlite_settings.database_path}-wal")
    resource = pytest.importorskip("resource", reason="Windows bounds no file's size")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    said: list[str] = []
    saved = 0
    resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size + 1_000_000, before[1]))
    try:
        for number in range(20):
            try:
                desk.submit(a_dossier(f"d{number}"), by=clerk)
                saved += 1
            except StoreError as refusal:
                said.append(refusal.code)
        shown = desk.ask(Today(), by=clerk).received
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert 0 < saved < 20
    assert shown == saved == received(desk)
    assert set(said) <= {"not_saved", "outcome_unknown"}
    desk.submit(a_dossier("after"), by=clerk)
    assert received(desk) == saved + 1
    store.close()
