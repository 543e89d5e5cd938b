"""What the city tells is noted beside what is here, asked of a person, or kept: never lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from counter_app.commands.city_word import AnswerCity
from counter_app.commands.compared import CompareDay
from counter_app.commands.dossier import WithdrawDossier
from counter_app.commands.from_city import ProposeCatalogue
from counter_app.commands.inbox import NoteChanges, NoteCityTime
from counter_app.commands.outbox import SettleDeliveries
from counter_app.desk import Desk
from counter_app.domain.city_word import Matter
from counter_app.domain.dossier import Status
from counter_app.domain.errors import InputError, NotAllowed, StaleError
from counter_app.domain.outbox import Delivered
from counter_app.domain.user import SYSTEM, Actor
from counter_app.ports import CityChange
from counter_app.queries.curation import ProposedVersions
from counter_app.queries.dossier import DossierPage, OneDossier
from counter_app.queries.inbox import (
    CataloguesWanted,
    CityClock,
    CityQuestions,
    ComparedDays,
    Cursor,
)
from counter_app.queries.outbox import CityCounts, CountsForCity, DueForCity
from counter_app.queries.promise import PromisesToDecide
from counter_app.queries.verify import Verify
from counter_app.starter import load
from counter_app.store import schema
from counter_app.store.unit_of_work import Store
from tests.builders import CALENDAR_2027, MARITAL_STATUS, a_dossier, open_a_shift
from tests.conftest import Clock

CITY_TIME = datetime(2026, 11, 26, 1, 0, tzinfo=UTC)
DAY = date(2026, 11, 26)
AT = "2026-11-26T02:00:00Z"
Tell = Callable[..., int]


@pytest.fixture
def tell(desk: Desk) -> Tell:
    """The city tells one thing; gives how much of it was new."""

    def telling(kind: str, body: dict[str, Any], cursor: int = 1) -> int:
        page = NoteChanges((CityChange(cursor, kind, body),), cursor, CITY_TIME)
        return desk.submit(page, by=SYSTEM).value

    return telling


@pytest.fixture
def code(desk: Desk, clerk: Actor) -> str:
    """A dossier that was received here."""
    open_a_shift(desk, clerk)
    return desk.submit(a_dossier("d1"), by=clerk).value.code


def a_status(code: str, status: int, **changes: Any) -> dict[str, Any]:
    return {
        "code": code,
        "status": status,
        "at": AT,
        "note": None,
        **changes,
    }


def page_of(desk: Desk, code: str) -> DossierPage:
    return desk.ask(OneDossier(code), by=SYSTEM)


def outcomes(store: Store) -> list[tuple[str, str]]:
    table = schema.inbox_change
    with store.reading() as reading:
        rows = reading.rows(select(table).order_by(table.c.cursor))
    return [(row["kind"], row["outcome"]) for row in rows]


def test_the_citys_word_of_the_work_stands_beside_the_dossiers_own(
    desk: Desk, code: str, tell: Tell
) -> None:
    assert tell("dossier.status", a_status(code, 4)) == 1

    page = page_of(desk, code)
    assert (page.line.status, page.city_status) == (Status.RECEIVED, Status.PROCESSING)
    assert [event.kind for event in page.events][-1] == "city_status"
    assert desk.ask(Verify(), by=SYSTEM).ok


def test_the_same_change_twice_is_taken_in_once(
    desk: Desk, store: Store, code: str, tell: Tell
) -> None:
    tell("dossier.status", a_status(code, 4))
    events = len(page_of(desk, code).events)

    assert tell("dossier.status", a_status(code, 9)) == 0

    assert len(page_of(desk, code).events) == events
    assert page_of(desk, code).city_status is Status.PROCESSING
    assert outcomes(store) == [("dossier.status", "noted")]


def test_a_clash_is_a_question_and_overwrites_nothing(
    desk: Desk, clerk: Actor, supervisor: Actor, code: str, tell: Tell
) -> None:
    desk.submit(WithdrawDossier("d1", "Gia đình đổi ý"), by=clerk)

    tell("dossier.status", a_status(code, 4, note="Đang thẩm định"))

    page = page_of(desk, code)
    assert (page.line.status, page.city_status) == (Status.WITHDRAWN, None)
    (asked,) = desk.ask(CityQuestions(), by=supervisor)
    assert (asked.matter, asked.ours, asked.theirs, asked.note) == (
        Matter.STATUS,
        Status.WITHDRAWN,
        Status.PROCESSING,
        "Đang thẩm định",
    )


@pytest.mark.parametrize(("is_ours", "city"), [(True, None), (False, Status.PROCESSING)])
def test_a_persons_word_is_kept_and_the_city_is_told(
    desk: Desk,
    clerk: Actor,
    supervisor: Actor,
    code: str,
    tell: Tell,
    is_ours: bool,
    city: Status | None,
) -> None:
    desk.submit(WithdrawDossier("d1", "Gia đình đổi ý"), by=clerk)
    tell("dossier.status", a_status(code, 4))
    answer = AnswerCity(1, is_ours, "Đã gọi điện cho phòng")
    with pytest.raises(NotAllowed):
        desk.submit(answer, by=clerk)
    with pytest.raises(InputError):
        desk.submit(AnswerCity(1, is_ours, " "), by=supervisor)

    desk.submit(answer, by=supervisor)

    page = page_of(desk, code)
    assert (page.line.status, page.city_status) == (Status.WITHDRAWN, city)
    told = json.loads(desk.ask(DueForCity(), by=SYSTEM)[-1].payload)
    assert (told["status"], told["note"]) == (7, "Đã gọi điện cho phòng")
    assert told["move"] == f"city_status_{'ours' if is_ours else 'theirs'}"
    assert desk.ask(CityQuestions(), by=supervisor) == ()
    with pytest.raises(StaleError):
        desk.submit(answer, by=supervisor)
    with pytest.raises(InputError):
        desk.submit(AnswerCity(9, True, "Thử"), by=supervisor)
    assert desk.ask(Verify(), by=SYSTEM).ok


def test_a_dossier_that_another_counter_wants_is_a_proposal(
    desk: Desk, supervisor: Actor, code: str, tell: Tell
) -> None:
    body = {"code": code, "agency": "Chi nhánh số 2", "station": "0127", "note": None}

    tell("dossier.taken_over", {**body, "at": AT})

    before = page_of(desk, code).line
    (asked,) = desk.ask(CityQuestions(), by=supervisor)
    desk.submit(AnswerCity(1, False, "Công dân chuyển nơi ở"), by=supervisor)
    told = json.loads(desk.ask(DueForCity(), by=SYSTEM)[-1].payload)
    assert (asked.matter, asked.theirs) == (Matter.TAKEN_OVER, "Chi nhánh số 2")
    assert before.status is page_of(desk, code).line.status
    assert told["unit"] == "Chi nhánh số 2"


def test_what_nobody_knows_yet_is_kept_to_the_letter(
    desk: Desk, store: Store, code: str, tell: Tell
) -> None:
    feedback = {"id": "f1", "code": code, "faces": 5, "comment": "Tốt\n", "at": "x"}

    tell("feedback", feedback)
    tell("weather.report", {"rain": [1, 2.5, None]}, 2)

    assert outcomes(store) == [("feedback", "kept"), ("weather.report", "kept")]
    with store.reading() as reading:
        row = reading.one(schema.inbox_change, cursor=1)
    assert row is not None
    assert json.loads(row["body"]) == feedback
    assert desk.ask(Cursor(), by=SYSTEM) == 2


@pytest.mark.parametrize(
    ("kind", "body", "outcome"),
    [
        ("dossier.status", {"code": "nobody", "status": 4, "at": AT}, "unknown_dossier"),
        ("dossier.status", {"code": "{code}", "status": 11, "at": AT}, "broken"),
        ("dossier.status", {"code": "{code}", "status": True, "at": AT}, "broken"),
        ("dossier.status", {"code": "{code}", "status": 4, "at": "yesterday"}, "broken"),
        ("dossier.status", {"code": "{code}", "status": 4, "at": "2026-11-26T02:00:00"}, "broken"),
        ("dossier.status", {"code": ["x"], "status": 4, "at": AT}, "unknown_dossier"),
        ("dossier.status", {}, "broken"),
        ("dossier.taken_over", {"code": "{code}", "agency": " ", "at": AT}, "broken"),
        ("dossier.taken_over", {"code": "{code}", "agency": "X"}, "broken"),
        ("calendar.version", {"document": "none"}, "broken"),
        ("calendar.version", {"document": {"schema": "other"}}, "broken"),
        ("catalogue.version", {"version": 7}, "broken"),
        ("catalogue.version", {"version": ""}, "broken"),
        ("bank.credit", {"amount": "1"}, "broken"),
        ("big", {"text": "x" * 300_000}, "broken"),
    ],
)  # fmt: skip
def test_a_broken_word_stops_nothing_and_is_kept(
    desk: Desk, store: Store, code: str, tell: Tell, kind: str, body: dict[str, Any], outcome: str
) -> None:
    body = {name: code if value == "{code}" else value for name, value in body.items()}

    tell(kind, body)

    assert outcomes(store) == [(kind, outcome)]
    assert desk.ask(Cursor(), by=SYSTEM) == 1
    assert page_of(desk, code).city_status is None


def test_the_citys_calendar_is_a_proposal(
    desk: Desk, store: Store, supervisor: Actor, tell: Tell
) -> None:
    body = {"version": "2026-2", "valid_from": "2026-11-26", "document": CALENDAR_2027}

    tell("calendar.version", body)
    tell("calendar.version", body, 2)

    found = desk.ask(PromisesToDecide(), by=supervisor).calendars
    line = next(one for one in found if one.version == "2026-2")
    assert (line.author, line.approver, line.is_in_force) == ("Thành phố", None, False)
    assert [outcome for _, outcome in outcomes(store)] == ["proposed", "known"]


def a_record() -> dict[str, Any]:
    found = next(one for one in load.curated_records() if one["code"] == MARITAL_STATUS)
    return {**found, "name_vi": f"{found['name_vi']} (bản mới)"}


def test_a_published_catalogue_is_proposed_once_and_not_in_force(
    desk: Desk, supervisor: Actor, tell: Tell
) -> None:
    tell("catalogue.version", {"version": "2027-1"})
    wanted = desk.ask(CataloguesWanted(), by=SYSTEM)
    records = (a_record(), {"code": "broken"})
    propose = ProposeCatalogue(1, "2027-1", date(2027, 1, 1), records)

    proposed = [desk.submit(propose, by=SYSTEM).value for _ in range(2)]

    assert (wanted, proposed) == (((1, "2027-1"),), [1, 0])
    assert desk.ask(CataloguesWanted(), by=SYSTEM) == ()
    (line,) = desk.ask(ProposedVersions(), by=supervisor)
    assert line.code == MARITAL_STATUS
    assert desk.ask(Verify(), by=SYSTEM).ok


def test_a_catalogue_that_the_city_has_no_more_is_not_asked_for_again(
    desk: Desk, tell: Tell
) -> None:
    tell("catalogue.version", {"version": "2027-1"})

    desk.submit(ProposeCatalogue(1, "2027-1", date.max, None), by=SYSTEM)

    assert desk.ask(CataloguesWanted(), by=SYSTEM) == ()


def test_what_the_city_forgot_goes_again_under_its_key(
    desk: Desk, clerk: Actor, clock: Clock, code: str
) -> None:
    """B14: after the comparison nothing counts as held that the city does not hold."""
    desk.submit(a_dossier("d2"), by=clerk)
    first, *others = desk.ask(DueForCity(), by=SYSTEM)
    answers = tuple(Delivered(one.entry_id, "C-1") for one in (first, *others))
    desk.submit(SettleDeliveries(answers), by=SYSTEM)
    held = frozenset(one.entry_id for one in others)

    found = desk.submit(CompareDay(DAY, held | {"stranger"}), by=SYSTEM).value

    # Two dossiers and their receipts; the city has lost the first and tells of one we do not know.
    assert (found.ours, found.theirs, found.forgotten, found.unknown) == (4, 4, 1, 1)
    assert desk.ask(DueForCity(), by=SYSTEM) == (first,)
    assert desk.ask(CountsForCity(), by=SYSTEM) == CityCounts(2, 1, 1, 0, 0)
    (line,) = desk.ask(ComparedDays(), by=clerk)
    assert (line.day, line.forgotten, line.unknown) == (DAY, 1, ("stranger",))
    assert desk.ask(Verify(), by=SYSTEM).ok


def test_a_day_that_agrees_changes_nothing(desk: Desk, code: str) -> None:
    entry, receipt = desk.ask(DueForCity(), by=SYSTEM)
    keys = frozenset({entry.entry_id, receipt.entry_id})

    waiting = desk.submit(CompareDay(DAY, frozenset()), by=SYSTEM).value
    desk.submit(SettleDeliveries(tuple(Delivered(key, "C-1") for key in keys)), by=SYSTEM)
    held = desk.submit(CompareDay(DAY, keys), by=SYSTEM).value
    other_day = desk.submit(CompareDay(date(2026, 11, 25), frozenset()), by=SYSTEM).value

    assert [one.forgotten for one in (waiting, held, other_day)] == [0, 0, 0]
    assert desk.ask(CountsForCity(), by=SYSTEM).acknowledged == 1


@pytest.mark.parametrize(
    ("ahead", "is_off"), [(0, False), (60, False), (61, True), (-61, True), (-10_800, True)]
)
def test_a_clock_that_is_off_by_more_than_a_minute_is_known(
    desk: Desk, clock: Clock, ahead: int, is_off: bool
) -> None:
    """A8: what the city told stands beside what this computer showed at that moment."""
    assert desk.ask(CityClock(), by=SYSTEM) is None

    desk.submit(NoteCityTime(clock.now - timedelta(seconds=ahead)), by=SYSTEM)

    reading = desk.ask(CityClock(), by=SYSTEM)
    assert reading is not None
    assert (reading.ahead_s, reading.is_off) == (ahead, is_off)
    assert desk.ask(Cursor(), by=SYSTEM) == 0


def test_the_citys_time_moves_no_cursor(desk: Desk, tell: Tell) -> None:
    tell("weather.report", {}, 7)

    desk.submit(NoteCityTime(CITY_TIME + timedelta(hours=1)), by=SYSTEM)

    assert desk.ask(Cursor(), by=SYSTEM) == 7
