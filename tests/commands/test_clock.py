"""Terms count by the right clock, both times stay, and an odd day is asked about."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from counter_app.commands.inbox import NoteCityTime
from counter_app.commands.odd_day import AskDay, DecideDay
from counter_app.desk import Desk
from counter_app.domain.calendar import VIETNAM, in_vietnam
from counter_app.domain.clock import NEEDS_SECOND, CityTold, OddDay, odd_day
from counter_app.domain.errors import CounterError
from counter_app.domain.instant import instant
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.odd_day import OddDaysAsked
from counter_app.queries.slip import PaperFor
from counter_app.queries.verify import Verify
from counter_app.starter import load
from counter_app.store import schema
from counter_app.store.calendar import parse_calendar
from counter_app.store.unit_of_work import Store
from tests.builders import MARITAL_STATUS, PENSION, a_dossier, open_a_shift
from tests.conftest import Clock
from tests.paper.text import text_of

MORNING = datetime(2026, 11, 26, 8, 0, tzinfo=VIETNAM)
CALENDAR = parse_calendar(json.dumps(load.calendar_record()))


class Computer:
    """A desk whose two clocks a test turns one by one."""

    def __init__(self, store: Store, clock: Clock, new_id: Callable[[], str]) -> None:
        self.clock, self.counted_s = clock, 0
        self.desk = Desk(
            store, clock=clock, monotonic_ns=lambda: self.counted_s * 10**9, new_id=new_id
        )

    def run(self, seconds: int) -> None:
        """Both clocks go on."""
        self.clock.move(seconds=seconds)
        self.counted_s += seconds

    def hear(self, *, ahead_s: int) -> None:
        """The city tells its time, from which this computer differs."""
        told = NoteCityTime(self.clock.now - timedelta(seconds=ahead_s))
        self.desk.submit(told, by=SYSTEM)

    def receive(self, dossier_id: str, clerk: Actor, code: str = MARITAL_STATUS) -> datetime:
        """The instant from which the term of a dossier counts."""
        self.desk.submit(a_dossier(dossier_id, code), by=clerk)
        with self.desk._store.reading() as reading:
            row = reading.one(schema.dossier, id=dossier_id)
        assert row is not None
        return instant(row["received_at"])


@pytest.fixture
def computer(store: Store, clock: Clock, new_id: Callable[[], str], clerk: Actor) -> Computer:
    made = Computer(store, clock, new_id)
    open_a_shift(made.desk, clerk)
    return made


@pytest.mark.parametrize("ahead_s", [10_800, -3_600, 61, -86_400])
def test_a_term_counts_by_the_city_where_this_clock_is_wrong_and_both_times_stay(
    computer: Computer, store: Store, clerk: Actor, ahead_s: int
) -> None:
    computer.hear(ahead_s=ahead_s)
    computer.run(600)
    shown = computer.clock.now

    received = computer.receive("d1", clerk)

    assert received == shown - timedelta(seconds=ahead_s)
    with store.reading() as reading:
        dossier = reading.one(schema.dossier, id="d1")
        event = reading.one(schema.event, dossier_id="d1")
    assert dossier is not None
    assert event is not None
    assert instant(dossier["made_at"]) == instant(event["at"]) == shown
    assert json.loads(event["facts"])["clock_ahead_s"] == ahead_s
    assert dossier["code"].split("-")[1] == f"{in_vietnam(received):%y%m%d}"
    slip = text_of(computer.desk.ask(PaperFor("intake-slip", dossier["code"]), by=clerk).paper)
    assert f"máy đang chỉ {shown:%H:%M %d/%m/%Y}" in slip
    assert f"{in_vietnam(received):%H giờ %M phút}" in slip


@pytest.mark.parametrize("ahead_s", [0, 60, -60])
def test_a_clock_within_a_minute_is_left_alone(
    computer: Computer, clerk: Actor, ahead_s: int
) -> None:
    computer.hear(ahead_s=ahead_s)

    assert computer.receive("d1", clerk) == computer.clock.now


def test_a_clock_that_was_set_right_is_not_corrected_again(
    computer: Computer, clerk: Actor
) -> None:
    computer.hear(ahead_s=10_800)
    computer.run(60)
    computer.clock.move(hours=-3)

    assert computer.receive("d1", clerk) == computer.clock.now


def test_a_computer_that_slept_knows_its_offset_no_more_until_the_city_tells_it(
    computer: Computer, clerk: Actor
) -> None:
    computer.hear(ahead_s=3_600)
    computer.clock.move(hours=2)
    assert computer.receive("d1", clerk) == computer.clock.now

    computer.hear(ahead_s=3_600)

    assert computer.receive("d2", clerk) == computer.clock.now - timedelta(hours=1)


def test_a_jump_back_in_the_middle_of_the_day_changes_no_number_and_no_order(
    computer: Computer, store: Store, clerk: Actor
) -> None:
    codes = []
    for number, jump_h in enumerate((0, 2, -3, 1)):
        computer.clock.move(hours=jump_h)
        computer.counted_s += 60
        codes.append(
            computer.desk.submit(
                replace(a_dossier(f"d{number}"), is_day_sure=False), by=clerk
            ).value.code
        )

    assert [code.rpartition("-")[2] for code in codes] == [str(1_260_001 + n) for n in range(4)]
    with store.reading() as reading:
        events = [row for row in reading.rows(schema.event.select()) if row["kind"] == "received"]
    in_order = sorted(events, key=lambda row: row["monotonic_ns"])
    assert [row["dossier_id"] for row in in_order] == ["d0", "d1", "d2", "d3"]
    assert computer.desk.ask(Verify(), by=SYSTEM).ok


# 1970, a Sunday, a holiday, a day before the newest dossier, two months of silence.
ODD = {
    "1970": (datetime(1970, 1, 1, 7, 0, tzinfo=VIETNAM), OddDay.PAST),
    "a Sunday": (datetime(2026, 11, 29, 9, 0, tzinfo=VIETNAM), OddDay.DAY_OFF),
    "yesterday": (datetime(2026, 11, 25, 9, 0, tzinfo=VIETNAM), OddDay.BEFORE_LAST),
    "next spring": (datetime(2027, 3, 2, 9, 0, tzinfo=VIETNAM), OddDay.FUTURE),
}


@pytest.mark.parametrize("what", ODD)
def test_an_odd_day_is_asked_about_and_nothing_is_saved_before_the_answer(
    computer: Computer, store: Store, clerk: Actor, what: str
) -> None:
    computer.receive("first", clerk)
    now, why = ODD[what]
    computer.clock.now = now
    unasked = replace(a_dossier("d1"), is_day_sure=False)

    with pytest.raises(CounterError, match="receipt_day_odd") as asked:
        computer.desk.submit(unasked, by=clerk)

    assert asked.value.facts["why"] == why
    with store.reading() as reading:
        assert reading.one(schema.dossier, id="d1") is None


# On a day of 1970 no promise is counted, whoever confirms it.
ALONE = [what for what, (_, why) in ODD.items() if why in NEEDS_SECOND and what != "1970"]


@pytest.mark.parametrize("what", ALONE)
def test_a_day_that_only_a_wrong_clock_shows_takes_two_people(
    computer: Computer, store: Store, clerk: Actor, supervisor: Actor, what: str
) -> None:
    computer.receive("first", clerk)
    computer.clock.now = ODD[what][0]
    sure = a_dossier("d1", PENSION)
    with pytest.raises(CounterError, match="receipt_day_needs_second"):
        computer.desk.submit(sure, by=clerk)

    day = computer.desk.submit(AskDay(), by=clerk).value
    assert day == computer.clock.now.date()
    with pytest.raises(CounterError, match="receipt_day_needs_second"):
        computer.desk.submit(sure, by=clerk)
    computer.desk.submit(DecideDay(day, is_right=True), by=supervisor)
    computer.desk.submit(sure, by=clerk)

    with store.reading() as reading:
        event = reading.one(schema.event, dossier_id="d1")
    assert event is not None
    assert json.loads(event["facts"])["day_confirmed_by"] == supervisor.name
    assert computer.desk.ask(Verify(), by=SYSTEM).ok


def test_nobody_answers_their_own_question_of_a_day_and_a_no_stands(
    computer: Computer, clerk: Actor, supervisor: Actor, head: Actor
) -> None:
    computer.receive("first", clerk)
    computer.clock.now = ODD["next spring"][0]
    day = computer.desk.submit(AskDay(), by=supervisor).value
    assert day is not None
    with pytest.raises(CounterError, match="other_person_needed"):
        computer.desk.submit(DecideDay(day, is_right=True), by=supervisor)
    with pytest.raises(CounterError, match="not_allowed"):
        computer.desk.submit(DecideDay(day, is_right=True), by=clerk)

    computer.desk.submit(DecideDay(day, is_right=False), by=head)

    with pytest.raises(CounterError, match="receipt_day_needs_second"):
        computer.desk.submit(a_dossier("d1", PENSION), by=clerk)
    with pytest.raises(CounterError, match="question_answered_already"):
        computer.desk.submit(DecideDay(day, is_right=True), by=head)
    # Asked again, somebody may have looked again.
    computer.desk.submit(AskDay(), by=clerk)
    assert [one.day for one in computer.desk.ask(OddDaysAsked(), by=head)] == [day]


def test_a_sunday_needs_nobody_else(computer: Computer, clerk: Actor) -> None:
    computer.clock.now = ODD["a Sunday"][0]

    assert computer.desk.submit(AskDay(), by=clerk).value is None


def test_an_odd_day_that_was_confirmed_is_kept_as_such(
    computer: Computer, store: Store, clerk: Actor
) -> None:
    computer.clock.now = ODD["a Sunday"][0]

    # Free: the drawer of Thursday's shift takes no cash of Sunday.
    computer.receive("d1", clerk, PENSION)

    with store.reading() as reading:
        event = reading.one(schema.event, dossier_id="d1")
    assert event is not None
    assert json.loads(event["facts"])["odd_day"] == OddDay.DAY_OFF


def test_a_wrong_day_that_the_city_corrects_asks_nothing(computer: Computer, clerk: Actor) -> None:
    """Ten years behind, and the city is there: the term counts from the right Thursday."""
    computer.clock.now = MORNING - timedelta(days=3_653)
    computer.hear(ahead_s=-3_653 * 86_400)

    value = computer.desk.submit(replace(a_dossier("d1"), is_day_sure=False), by=clerk).value

    assert value.code.split("-")[1] == "261126"
    assert f"{value.due_at:%d/%m/%Y %H:%M}" == "30/11/2026 17:00"


@pytest.mark.parametrize(
    ("day", "last", "why"),
    [
        (date(2026, 11, 26), None, None),
        (date(2026, 11, 26), date(2026, 11, 26), None),
        (date(2026, 11, 24), None, OddDay.DAY_OFF),
        (date(2026, 8, 22), None, None),
        (date(2025, 12, 31), None, OddDay.PAST),
        (date(2026, 11, 26), date(2026, 11, 27), OddDay.BEFORE_LAST),
        (date(2026, 11, 26), date(2026, 9, 27), None),
        (date(2026, 11, 26), date(2026, 9, 26), OddDay.FUTURE),
    ],
)
def test_which_days_are_odd(day: date, last: date | None, why: OddDay | None) -> None:
    assert odd_day(day, CALENDAR, last) is why


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Asia/Ho_Chi_Minh", "UTC"])
@pytest.mark.parametrize(
    "at",
    [
        datetime(2026, 10, 25, 1, 30, tzinfo=UTC),  # the hour that Berlin has twice
        datetime(2026, 3, 8, 7, 30, tzinfo=UTC),  # the hour that New York has not
        datetime(2026, 11, 26, 1, 0, tzinfo=UTC),
    ],
)
def test_whatever_zone_a_computer_stands_in_the_offset_is_the_same(zone: str, at: datetime) -> None:
    shown = (at + timedelta(hours=3)).astimezone(ZoneInfo(zone))
    told = CityTold(at, shown, 5)
    later = (at + timedelta(hours=3, seconds=90)).astimezone(ZoneInfo(zone))

    assert told.corrected(later, 5 + 90 * 10**9).astimezone(UTC) == at + timedelta(seconds=90)
