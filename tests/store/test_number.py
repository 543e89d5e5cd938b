"""What a station counts: each number once, in its span, inside what was lent to it alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counter_app.commands.station import AddStation
from counter_app.desk import Desk
from counter_app.domain.errors import RuleError
from counter_app.domain.numbering import KIT_SERIALS, Block, Series, station_block
from counter_app.domain.user import Actor
from counter_app.store import schema
from counter_app.store.number import blocks, left, own_block
from counter_app.store.unit_of_work import Store
from tests.template import MORNING, STATION

DAY = MORNING.date()
NEXT_DAY, NEXT_YEAR = date(2026, 11, 27), date(2027, 1, 1)
DAILY = {
    Series.DOSSIER, Series.PROVISIONAL, Series.SHIFT, Series.HANDOVER, Series.REFUND,
    Series.CASH_MOVE, Series.BLACKOUT_KIT, Series.GROUP,
}  # fmt: skip
YEARLY = {Series.RECEIPT}
SECOND = 127
FURTHER = Block(99_000_001, 99_000_003)


@pytest.fixture
def two_stations(desk: Desk, store: Store, supervisor: Actor) -> tuple[Store, Store]:
    """One database, the first station of it and another."""
    desk.submit(AddStation(SECOND, "Quầy 2"), by=supervisor)
    return store, store.as_station(2)


def test_a_series_begins_anew_with_its_day_or_its_year_or_never(store: Store) -> None:
    days = (DAY, DAY, DAY, NEXT_DAY, NEXT_YEAR)
    with store.writing() as uow:
        serials = {one: [uow.numbers.next_serial(one, day) for day in days] for one in Series}

    daily, yearly, never = [1, 2, 3, 1, 1], [1, 2, 3, 4, 1], [1, 2, 3, 4, 5]
    assert serials == {
        one: daily if one in DAILY else yearly if one in YEARLY else never for one in Series
    }


def test_two_series_never_count_together(store: Store) -> None:
    with store.writing() as uow:
        serials = [
            uow.numbers.next_serial(series, DAY)
            for series in (Series.SHIFT, Series.REFUND, Series.SHIFT, Series.PARCEL)
        ]

    assert serials == [1, 1, 2, 1]


def test_the_stations_of_one_database_count_apart_and_in_blocks_of_their_own(
    two_stations: tuple[Store, Store],
) -> None:
    taken = {}
    for station, store in zip((STATION, SECOND), two_stations, strict=True):
        for series in (Series.DOSSIER, Series.RECEIPT):
            own = station_block(series, station)
            with store.writing() as uow:
                assert (own_block(uow, series), blocks(uow, series)) == (own, (own,))
                taken[station, series] = [uow.numbers.next(series, DAY) for _ in range(2)]
            assert taken[station, series] == [own.first, own.first + 1]


def test_references_are_the_offices_and_no_further_station_is_lent_any(
    two_stations: tuple[Store, Store],
) -> None:
    first, second = two_stations
    numbers = []
    for store in (first, second, first):
        with store.writing() as uow:
            numbers.append(uow.numbers.next(Series.REFERENCE, DAY))

    start = station_block(Series.REFERENCE, STATION).first
    assert numbers == [start, start + 1, start + 2]
    with first.reading() as reading:
        lent = {row["kind"]: row["confirmed_at"] for row in reading.rows(schema.lease.select())}
    assert lent == dict.fromkeys(("dossier", "receipt", "reference", "dossier@2", "receipt@2"))


def test_what_the_city_confirms_takes_the_place_of_what_came_with_the_station(
    store: Store,
) -> None:
    for confirmed, when in ((True, 7), (False, None)):
        block = Block(5_000_001, 5_000_000 + (9 if confirmed else 8))
        with store.writing() as uow:
            uow.numbers.lend(Series.RECEIPT, block, 7, confirmed=confirmed)

        with store.reading() as reading:
            row = reading.one(schema.lease, kind=Series.RECEIPT)
            assert own_block(reading, Series.RECEIPT) == block
        assert row is not None and row["confirmed_at"] == when


def test_a_station_is_lent_its_own_blocks_as_its_number_says(store: Store) -> None:
    lent = (Series.DOSSIER, Series.RECEIPT, Series.REFERENCE)
    with store.writing() as uow:
        for series in lent:
            uow.numbers.lend(series, Block(1, 2), 7, confirmed=True)

        uow.numbers.lend_own(STATION, 8)

        assert [own_block(uow, one) for one in lent] == [
            station_block(one, STATION) for one in lent
        ]
        assert {row["confirmed_at"] for row in uow.rows(schema.lease.select())} == {None}


def test_further_blocks_are_used_in_the_order_of_their_lending_and_by_their_station_alone(
    two_stations: tuple[Store, Store],
) -> None:
    first, second = two_stations
    short, lower = Block(1, 2), Block(50, 51)
    with first.writing() as uow:
        uow.numbers.lend(Series.RECEIPT, short, 1, confirmed=True)
        assert uow.numbers.lend_further(Series.RECEIPT, short.last, FURTHER, 1)
        assert uow.numbers.lend_further(Series.RECEIPT, FURTHER.last, lower, 1)
    with second.writing() as uow:
        last = station_block(Series.RECEIPT, SECOND).last
        assert uow.numbers.lend_further(Series.RECEIPT, last, Block(700, 701), 1)

    with first.writing() as uow:
        assert blocks(uow, Series.RECEIPT) == (short, FURTHER, lower)
        numbers = [uow.numbers.next(Series.RECEIPT, DAY) for _ in range(7)]
        with pytest.raises(RuleError, match="numbers_used_up"):
            uow.numbers.next(Series.RECEIPT, DAY)

    assert numbers == [1, 2, 99_000_001, 99_000_002, 99_000_003, 50, 51]


def test_a_station_that_borrowed_in_a_block_has_its_neighbours_numbers(store: Store) -> None:
    """A number of a station is given to nobody while a counter here holds a part of its block."""
    borrowed = ((1_270_001, 1_270_001), (1_299_999, 1_299_999), (1_310_002, 1_330_000))
    with store.writing() as uow:
        after = station_block(Series.DOSSIER, STATION).last
        for first, last in borrowed:
            assert uow.numbers.lend_further(Series.DOSSIER, after, Block(first, last), 1)
            after = last

        lent = [station for station in range(120, 140) if uow.numbers.is_lent(station)]

    assert lent == [127, 129, 131, 132]


@pytest.mark.parametrize("further", [(), (FURTHER,)], ids=["one block", "two blocks"])
def test_where_every_number_is_gone_none_is_taken(store: Store, further: tuple[Block, ...]) -> None:
    with store.writing() as uow:
        uow.numbers.lend(Series.RECEIPT, Block(1, 2), 1, confirmed=True)
        for block in further:
            assert uow.numbers.lend_further(Series.RECEIPT, 2, block, 1)

        taken = [uow.numbers.next_if_any(Series.RECEIPT, DAY) for _ in range(7)]

        row = uow.one(schema.number_series, kind=Series.RECEIPT, period="2026")
        room = left(uow, Series.RECEIPT, DAY)
    numbers = [1, 2, *(range(FURTHER.first, FURTHER.last + 1) if further else ())]
    assert taken == [*numbers, *[None] * (7 - len(numbers))]
    assert row is not None and (row["used"], room) == (len(numbers), 0)


def test_how_many_are_left_is_told_of_a_day_a_series_and_a_station(
    two_stations: tuple[Store, Store],
) -> None:
    first, second = two_stations
    whole = 9_999 - KIT_SERIALS
    with first.writing() as uow:
        assert left(uow, Series.DOSSIER, DAY) == whole
        uow.numbers.next(Series.DOSSIER, DAY)
        uow.numbers.next(Series.DOSSIER, DAY)
        last = station_block(Series.DOSSIER, STATION).last
        assert uow.numbers.lend_further(Series.DOSSIER, last, FURTHER, 1)

        rooms = [left(uow, Series.DOSSIER, day) for day in (DAY, NEXT_DAY)]
        assert rooms == [whole + FURTHER.size - 2, whole + FURTHER.size]
        assert left(uow, Series.RECEIPT, DAY) == 9_999
    with second.reading() as reading:
        assert left(reading, Series.DOSSIER, DAY) == whole


def test_what_was_printed_for_a_power_cut_is_no_number_of_the_screen(store: Store) -> None:
    own = station_block(Series.DOSSIER, STATION)
    with store.writing() as uow:
        forms = [uow.numbers.next_form(day) for day in (DAY, DAY, NEXT_DAY)]
        last = own.size - KIT_SERIALS
        uow.insert(
            schema.number_series,
            {"kind": Series.DOSSIER, "period": DAY.isoformat(), "used": last - 1},
        )

        numbers = [uow.numbers.next_if_any(Series.DOSSIER, DAY) for _ in range(2)]

    assert forms == [own.last - KIT_SERIALS + 1 + more for more in range(3)]
    assert numbers == [own.last - KIT_SERIALS, None]


def test_a_number_from_outside_counts_once_and_no_older_one_after_it(store: Store) -> None:
    with store.writing() as uow:
        reach: Callable[[Series, int], bool] = uow.numbers.reach
        told = [reach(Series.PARCEL_ANSWER, number) for number in (2, 2, 1, 3, 3, 5, 4)]

        assert told == [True, False, False, True, False, True, False]
        assert reach(Series.PARCEL, 1)
        assert uow.numbers.next_serial(Series.PARCEL_ANSWER, DAY) == 6
