"""A month's report from covering indexes equals a walk over every dossier, on both databases."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, datetime, timedelta

import pytest

from counter_app.desk import Desk
from counter_app.domain.calendar import VIETNAM
from counter_app.domain.errors import InputError
from counter_app.domain.instant import micros
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.month import MonthReport
from counter_app.store import schema
from counter_app.store.unit_of_work import Store
from tests.builders import a_dossier, open_a_shift

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 31)
STATUSES = ("received", "processing", "returned", "withdrawn", "stopped", "refused")


@pytest.fixture
def book(desk: Desk, store: Store, clerk: Actor) -> Store:
    """Dossiers around March 2026, as many at its edges as within it."""
    open_a_shift(desk, clerk)
    desk.submit(a_dossier("model"), by=clerk)
    chance = random.Random(5)
    with store.writing() as uow:
        model = uow.one(schema.dossier, id="model")
        assert model is not None
        rows = [_row(dict(model), number, chance) for number in range(300)]
        uow.insert_many(schema.dossier, rows)
        uow.write_trail(at=0, actor="test", act="test", subject="")
    return store


def _row(model: dict[str, object], number: int, chance: random.Random) -> dict[str, object]:
    begin = datetime(2026, 2, 1, tzinfo=VIETNAM)
    edges = [begin, *(datetime(2026, month, 1, tzinfo=VIETNAM) for month in (3, 4, 5))]
    received = (
        chance.choice(edges)
        if chance.random() < 0.2
        else begin + timedelta(hours=chance.randrange(24 * 80))
    )
    due = received + timedelta(days=chance.randrange(30))
    done = chance.choice((None, due, *edges, due + timedelta(hours=chance.randrange(-200, 300))))
    is_done = done is not None and done >= received
    return {
        **model,
        "id": f"m{number}",
        "code": f"M-{number}",
        "status": chance.choice(STATUSES[2:5] if is_done else (*STATUSES[:2], "refused")),
        "procedure_code": f"9.{chance.randrange(4)}",
        "deciding_agency": chance.choice((None, "Phòng A", "Phòng B")),
        "received_at": micros(received) if chance.random() < 0.95 else None,
        "due_at": micros(due),
        "finished_at": micros(done) if is_done and done is not None else None,
    }


def by_hand(store: Store) -> dict[tuple[str, str], tuple[int, int, int, int]]:
    """Every dossier, one after another."""
    begin = micros(datetime(2026, 3, 1, tzinfo=VIETNAM))
    end = micros(datetime(2026, 4, 1, tzinfo=VIETNAM))
    carried, received, on_time, late = (Counter[tuple[str, str]]() for _ in range(4))
    with store.reading() as reading:
        for row in reading.rows(schema.dossier.select()):
            at, done = row["received_at"], row["finished_at"]
            if at is None or at >= end or row["status"] == "refused":
                continue
            key = (row["procedure_code"], row["deciding_agency"] or "")
            if at >= begin:
                received[key] += 1
            elif done is None or done >= begin:
                carried[key] += 1
            if done is not None and begin <= done < end:
                (on_time if done <= row["due_at"] else late)[key] += 1
    keys = {*carried, *received, *on_time, *late}
    return {key: (carried[key], received[key], on_time[key], late[key]) for key in keys}


def test_a_month_is_what_a_walk_over_every_dossier_finds(book: Store, desk: Desk) -> None:
    found = desk.ask(MonthReport(FIRST, LAST), by=SYSTEM)

    told = {
        (one.procedure_code, one.agency): (one.carried_over, one.received, one.on_time, one.late)
        for one in found
    }
    assert told == by_hand(book)
    assert sum(sum(numbers) for numbers in told.values()) > 200


@pytest.mark.usefixtures("book")
def test_what_is_pending_is_carried_into_the_next_month(desk: Desk) -> None:
    march = {
        (one.procedure_code, one.agency): one.pending
        for one in desk.ask(MonthReport(FIRST, LAST), by=SYSTEM)
        if one.pending
    }

    april = desk.ask(MonthReport(date(2026, 4, 1), date(2026, 4, 30)), by=SYSTEM)

    carried = {(one.procedure_code, one.agency): one.carried_over for one in april}
    assert {key: count for key, count in carried.items() if count} == march
    assert march


def test_a_span_that_ends_before_it_begins_is_refused(desk: Desk) -> None:
    with pytest.raises(InputError, match="span_wrong"):
        desk.ask(MonthReport(LAST, FIRST), by=SYSTEM)
