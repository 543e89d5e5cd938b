"""Payment references: found in any bank's text, never seen where there is none."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.errors import InputError
from counter_app.domain.reference import carried, find, make, station_of
from tests.domain.vectors import load

LINES: dict[str, list[dict[str, Any]]] = load("transfer_lines.json")
numbers = st.tuples(st.integers(0, 9_999), st.integers(0, 99_999))


@pytest.mark.parametrize("line", LINES["made"], ids=lambda line: line["id"])
def test_the_expected_reference_is_found(line: dict[str, Any]) -> None:
    expected = line["expected_code"]

    assert find(line["text"]) == (() if expected is None else (expected,))


@pytest.mark.parametrize("line", LINES["real"], ids=lambda line: line["id"])
def test_nothing_is_found_in_a_real_line(line: dict[str, Any]) -> None:
    assert find(line["text"]) == ()


def test_the_worked_example() -> None:
    assert make(126, 123) == "HCC01260012347"


@given(numbers)
def test_a_reference_names_the_station_that_made_it(number: tuple[int, int]) -> None:
    assert station_of(make(*number)) == number[0]


@given(numbers, st.text(st.characters(), max_size=40), st.text(st.characters(), max_size=40))
def test_a_reference_survives_what_a_bank_writes_around_it(
    number: tuple[int, int], before: str, after: str
) -> None:
    reference = make(*number)

    assert reference in find(f"{before} {reference[:6].lower()} {reference[6:]}.{after}")


@given(numbers, st.integers(3, 13), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_never_taken_for_another_reference(
    number: tuple[int, int], at: int, digit: str
) -> None:
    reference = make(*number)
    wrong = reference[:at] + digit + reference[at + 1 :]

    assert find(wrong) == ((reference,) if wrong == reference else ())


def test_the_alias_pairs_of_the_remainder_test_are_refused() -> None:
    serial = next(serial for serial in range(200) if make(1, serial).endswith("97"))
    reference = make(1, serial)
    alias = reference[:-2] + "00"

    assert int(alias[3:]) % 97 == 1
    assert find(alias) == ()


def test_overlapping_and_repeated_references_are_each_found_once() -> None:
    one, other = make(1, 1), make(2, 2)

    assert find(f"{one}{other} {one} HCC{one}") == (one, other)


@given(st.text(st.characters()))
def test_any_text_may_be_searched(text: str) -> None:
    assert isinstance(find(text), tuple)


STATION = InputError("reference_station_out_of_range", field="station", most=9_999)
SERIAL = InputError("reference_serial_out_of_range", field="serial", most=99_999)


@pytest.mark.parametrize(
    ("station", "serial", "error"),
    [(-1, 0, STATION), (10_000, 0, STATION), (0, -1, SERIAL), (0, 100_000, SERIAL)],
)
def test_numbers_outside_the_series_are_refused(
    station: int, serial: int, error: InputError
) -> None:
    with pytest.raises(InputError) as refusal:
        make(station, serial)
    assert refusal.value == error
    assert find(make(9_999, 99_999)) == (make(9_999, 99_999),)


def test_of_a_text_only_what_every_bank_carries_counts() -> None:
    assert carried("Đường số 5, thửa đất-Ấp 3") == "DUONGSO5THUADATAP3"
