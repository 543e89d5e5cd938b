"""What is kept of a drawer: how a shift began and ended, each count, and cash between fees.

How a shift may end: test_shift_close.py. The sums: test_shift_sums.py, tests/store/test_shift.py.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import Table

from counter_app.commands.drawer import CountDrawer, CountTaken, MoveCash
from counter_app.commands.outcome import Topic
from counter_app.commands.shift import CloseShift, OpenShift, ShiftClosed, ShiftOpened
from counter_app.commands.takeover import TakeOverShift
from counter_app.desk import Desk
from counter_app.domain.errors import CounterError, InputError
from counter_app.domain.instant import micros
from counter_app.domain.ledger import CashMove
from counter_app.domain.money import ZERO, Money
from counter_app.domain.shift import DrawerCount
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.outbox import DueForCity
from counter_app.queries.shift import CashMoves
from counter_app.store import schema
from counter_app.store.unit_of_work import Store
from tests.builders import open_a_shift
from tests.conftest import Clock

FLOAT = DrawerCount(((500_000, 1),))
LESS = DrawerCount(((200_000, 2),))
SHIFT = frozenset({Topic.SHIFT})
ENDED = frozenset({Topic.SHIFT, Topic.PRINTS, Topic.OUTBOX})


def kept(store: Store, table: Table, *leave_out: str) -> list[dict[str, Any]]:
    """All rows of a table, without their seals."""
    with store.reading() as reading:
        rows = reading.rows(table.select())
    return [
        {name: value for name, value in row.items() if name not in ("seal", *leave_out)}
        for row in rows
    ]


def begun(store: Store) -> list[tuple[int, str, int | None, str | None]]:
    """How each shift began, the first one first."""
    rows = sorted(kept(store, schema.shift), key=lambda row: str(row["number"]))
    names = ("float_opening", "opening_notes", "opening_expected", "opening_reason")
    return [tuple(row[name] for name in names) for row in rows]


def test_how_a_shift_began_is_kept_beside_what_the_last_one_left(
    desk: Desk, store: Store, clerk: Actor, clock: Clock
) -> None:
    first = desk.submit(OpenShift(FLOAT, "Ca đầu"), by=clerk)
    opened = first.value
    assert first.changed == SHIFT
    assert opened == ShiftOpened(opened.shift_id, "CA-0126-261126-01", Money(500_000))
    desk.submit(CloseShift(opened.shift_id, FLOAT), by=clerk)
    clock.move(minutes=1)
    same = desk.submit(OpenShift(FLOAT, "Không cần"), by=clerk).value
    assert (same.number, same.float_opening, same.difference) == (
        "CA-0126-261126-02",
        Money(500_000),
        ZERO,
    )
    desk.submit(CloseShift(same.shift_id, FLOAT), by=clerk)
    clock.move(minutes=1)
    less = desk.submit(OpenShift(LESS, "  Đổi   tiền "), by=clerk).value
    desk.submit(CloseShift(less.shift_id, LESS), by=clerk)
    clock.move(minutes=-30)
    desk.submit(OpenShift(LESS, "Giờ  lùi"), by=clerk)

    assert less.difference == Money(-100_000)
    notes = [json.dumps(one.notes) for one in (FLOAT, LESS)]
    assert begun(store) == [
        (500_000, notes[0], None, None),
        (500_000, notes[0], 500_000, None),
        (400_000, notes[1], 500_000, "Đổi tiền"),
        (400_000, notes[1], 400_000, "Giờ lùi"),
    ]


def test_how_a_shift_ended_is_kept_told_to_the_city_and_given_back(
    desk: Desk, store: Store, clerk: Actor, clock: Clock
) -> None:
    opened = open_a_shift(desk, clerk)
    clock.move(minutes=1)

    closed = desk.submit(CloseShift(opened.shift_id, LESS, "  Thiếu   một tờ "), by=clerk)

    assert closed.changed == ENDED
    assert closed.value == ShiftClosed(
        opened.number, Money(500_000), Money(400_000), Money(-100_000), opened.number
    )
    (shift,), (closing,) = kept(store, schema.shift), kept(store, schema.shift_closing)
    at, notes = micros(clock()), json.dumps(LESS.notes)
    assert (shift["closed_at"], shift["closing_notes"], shift["reason"]) == (
        at,
        notes,
        "Thiếu một tờ",
    )
    assert (shift["cash_expected"], shift["cash_counted"]) == (500_000, 400_000)
    assert shift["closing_head"] == closing["head"]
    assert (closing["notes"], closing["handed_to"], closing["clock_back"]) == (notes, None, 0)
    assert (closing["user_id"], closing["user_name"]) == (clerk.user_id, clerk.name)
    (told,) = [one for one in desk.ask(DueForCity(), by=SYSTEM) if one.kind == "shift.closed"]
    with store.reading() as reading:
        row = reading.one(schema.outbox, id=told.entry_id)
    assert row is not None
    assert row["lane"].endswith(opened.shift_id)


def test_a_drawer_that_was_handed_over_says_to_whom(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor
) -> None:
    shift_id = open_a_shift(desk, clerk).shift_id
    desk.submit(CountDrawer(shift_id, FLOAT), by=clerk)

    taken = desk.submit(TakeOverShift(shift_id, FLOAT), by=supervisor)

    assert taken.changed == ENDED
    (closing,) = kept(store, schema.shift_closing)
    assert closing["handed_to"] == supervisor.name
    (told,) = [one for one in desk.ask(DueForCity(), by=SYSTEM) if one.kind == "shift.closed"]
    assert json.loads(told.payload)["handed_to"] == supervisor.name


def test_each_count_is_kept_in_its_place_with_what_was_asked_of_it(
    desk: Desk, store: Store, clerk: Actor, clock: Clock
) -> None:
    shift_id = open_a_shift(desk, clerk, 600_000).shift_id
    odd = DrawerCount(((500_000, 1), (50_000, 22)))
    asked = desk.submit(CountDrawer(shift_id, odd, "  Vội   vàng "), by=clerk)
    first_at = micros(clock())
    clock.move(minutes=1)
    again = desk.submit(CountDrawer(shift_id, FLOAT), by=clerk)
    same = desk.submit(CountDrawer(shift_id, FLOAT, " "), by=clerk)

    with pytest.raises(CounterError, match="difference_needs_reason"):
        desk.submit(CloseShift(shift_id, FLOAT), by=clerk)

    first, counted = Money(1_600_000), Money(500_000)
    assert asked.value == CountTaken(1, first, asks_again=True, odd_faces=(50_000,))
    told = CountTaken(2, counted, asks_again=False, expected=Money(600_000), first=first)
    assert again.value == same.value == told
    assert (asked.changed, again.changed) == (SHIFT, SHIFT)
    who = {"shift_id": shift_id, "user_id": clerk.user_id, "user_name": clerk.name}
    assert kept(store, schema.drawer_count) == [
        {
            "position": 1, "notes": json.dumps(odd.notes), "total": 1_600_000,
            "reason": "Vội vàng", "asked": "[50000]", "at": first_at, **who,
        },
        {
            "position": 2, "notes": json.dumps(FLOAT.notes), "total": 500_000, "reason": "",
            "asked": None, "at": micros(clock()), **who,
        },
    ]  # fmt: skip


def test_a_supervisor_counts_in_the_place_of_a_clerk_who_is_gone(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor
) -> None:
    shift_id = open_a_shift(desk, clerk).shift_id

    taken = desk.submit(CountDrawer(shift_id, FLOAT), by=supervisor).value

    assert (taken.position, taken.difference) == (1, ZERO)
    (row,) = kept(store, schema.drawer_count)
    assert (row["user_id"], row["user_name"]) == (supervisor.user_id, supervisor.name)


def test_cash_between_fees_is_kept_once_under_its_number(
    desk: Desk, store: Store, clerk: Actor, clock: Clock
) -> None:
    shift_id = open_a_shift(desk, clerk).shift_id
    clock.move(minutes=1)
    for nothing in (0, -1):
        with pytest.raises(InputError, match="money_is_nothing"):
            desk.submit(MoveCash("m0", CashMove.IN, Money(nothing), "Lẻ"), by=clerk)
    command = MoveCash("m1", CashMove.TREASURY, Money(200_000), "  Nộp   Kho bạc ")

    moved, again = desk.submit(command, by=clerk), desk.submit(command, by=clerk)

    assert moved.value == again.value == "TQ-0126-261126-01"
    assert (moved.changed, again.changed) == (SHIFT, frozenset())
    assert kept(store, schema.cash_move) == [
        {
            "id": "m1", "number": "TQ-0126-261126-01", "way": "treasury", "amount": 200_000,
            "reason": "Nộp Kho bạc", "at": micros(clock()), "user_id": clerk.user_id,
            "user_name": clerk.name, "shift_id": shift_id,
        }
    ]  # fmt: skip
    assert [one.amount for one in desk.ask(CashMoves(shift_id), by=clerk)] == [Money(200_000)]
