"""What a new desk starts with is whole and agrees with itself."""

from __future__ import annotations

from datetime import date

from counter_app.starter.load import banks, form_sets, receiving_bins


def test_there_are_71_banks_and_none_is_known_to_refuse() -> None:
    assert len(banks()) == len({bank.bin for bank in banks()}) == 71
    assert len(receiving_bins()) == 71
    assert {"422589", "963388", "971025"} <= receiving_bins()


def test_one_set_of_slips_is_in_force_on_any_day_since_2018() -> None:
    for on in (date(2018, 11, 23), date(2025, 9, 14), date(2025, 9, 15), date(2026, 11, 24)):
        assert sum(each.is_in_force(on) for each in form_sets()) == 1


def test_number_05_means_another_slip_in_each_set() -> None:
    old, new = form_sets()

    assert old.forms["05"] == new.forms["06"] != new.forms["05"]
