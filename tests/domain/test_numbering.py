"""Blocks of numbers follow one another, and the next is asked for while some are left."""

from __future__ import annotations

from datetime import date

import pytest

from counter_app.domain import numbering
from counter_app.domain.errors import RuleError
from counter_app.domain.numbering import (
    Block,
    Series,
    for_the_screen,
    form_serial,
    is_low,
    number_in,
    overlap,
    row_of,
    station_block,
    station_of_row,
)

OWN, NEXT = Block(1, 10), Block(91, 100)


@pytest.mark.parametrize(("used", "number"), [(0, 1), (9, 10), (10, 91), (19, 100)])
def test_one_block_is_used_up_before_the_next(used: int, number: int) -> None:
    assert number_in((OWN, NEXT), used) == number


def test_past_the_last_block_no_number_is_invented() -> None:
    for blocks in ((OWN,), (OWN, NEXT)):
        with pytest.raises(RuleError) as raised:
            number_in(blocks, 10 * len(blocks))
        assert raised.value.code == "numbers_used_up"


@pytest.mark.parametrize(
    ("blocks", "used", "low"),
    [
        ((OWN,), 8, False),
        ((OWN,), 9, True),
        ((OWN, NEXT), 9, False),
        ((OWN, NEXT), 19, True),
        ((Block(1, 100),), 80, False),
        ((Block(1, 100),), 81, True),
    ],
)
def test_less_than_a_fifth_of_a_block_is_low(
    blocks: tuple[Block, ...], used: int, low: bool
) -> None:
    assert is_low(blocks, used) is low


def test_the_stations_of_an_office_count_apart_but_for_what_the_office_counts() -> None:
    stations = [1, 2, 12]
    of_office = {Series.REFERENCE, Series.PARCEL, Series.PARCEL_ANSWER}
    for series in Series:
        rows = [row_of(series, station) for station in stations]
        if series in of_office:
            assert set(rows) == {series.value}
        else:
            assert [station_of_row(row) for row in rows] == stations
            assert len({*rows, *(one.value for one in of_office)}) == 6


@pytest.mark.parametrize(
    ("other", "shared"),
    [(Block(10, 20), True), (Block(11, 20), False), (Block(3, 4), True), (Block(0, 99), True)],
)
def test_blocks_that_share_a_number_are_told_apart(other: Block, shared: bool) -> None:
    assert overlap(OWN, other) is shared
    assert overlap(other, OWN) is shared


def test_forms_have_the_end_of_the_dossiers_block_and_no_other_series_gives_any() -> None:
    dossiers, receipts = (station_block(one, 126) for one in (Series.DOSSIER, Series.RECEIPT))

    assert for_the_screen(Series.DOSSIER, dossiers) == Block(1_260_001, 1_268_999)
    assert for_the_screen(Series.RECEIPT, receipts) == receipts
    assert for_the_screen(Series.DOSSIER, Block(1, 1_000)) == Block(1, 1_000)
    assert for_the_screen(Series.DOSSIER, Block(1, 1_001)) == Block(1, 1)


def test_the_serials_of_forms_come_round_again() -> None:
    own = station_block(Series.DOSSIER, 126)

    assert [form_serial(own, used) for used in (0, 999, 1_000, 2_001)] == [
        1_269_000,
        1_269_999,
        1_269_000,
        1_269_001,
    ]
    assert form_serial(Block(1, 1_001), 0) == 2
    with pytest.raises(RuleError) as refusal:
        form_serial(Block(1, 1_000), 0)
    assert refusal.value == RuleError("numbers_used_up", first=1, last=1_000)


def test_a_number_looks_as_it_has_always_stood_on_papers() -> None:
    day = date(2026, 11, 6)

    assert numbering.dossier_code("000.00.01.H26", day, 7) == "000.00.01.H26-261106-0007"
    assert numbering.provisional_code(12, day, 7) == "TAM-0012-261106-0007"
    assert numbering.group_number(12, day, 7) == "NH-0012-261106-07"
    assert numbering.receipt_number("26TAA", 7) == "26TAA-00000007"


def test_a_form_bears_the_serial_of_its_dossier_and_says_which_is_provisional() -> None:
    for code, serial in (
        ("000.00.01.H26-261106-0007", "0007"),
        ("TAM-0012-261106-0007", "TAM0007"),
    ):
        assert numbering.serial_told(code) == serial
    assert numbering.provisional_day("TAM-0012-261106-0007") == date(2026, 11, 6)
