"""A target's progress: what is left of the year reaches it, or it is said that it cannot."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.target import HUNDREDTHS, progress


def test_half_a_year_at_half_the_share_needs_the_rest_whole() -> None:
    found = progress(8_000, 60 * 18, 100 * 18, date(2026, 7, 1))

    # 182 days gone, 183 left: as much again will come, and 80 % of all is nearly all of the rest.
    assert (found.share, found.weeks_left, found.is_reached) == (6_000, 27, False)
    assert found.is_possible
    assert (found.needed_share, found.per_week, found.needed_per_week) == (9_995, 70, 67)


def test_a_reached_target_may_still_be_lost() -> None:
    found = progress(5_000, 90, 100, date(2026, 7, 2))

    assert found.is_reached
    assert found.needed_per_week == 1


def test_the_last_day_leaves_nothing_to_do() -> None:
    found = progress(8_000, 70, 100, date(2026, 12, 31))

    assert (found.weeks_left, found.needed_share, found.is_possible) == (0, None, False)


def test_a_year_without_anything_has_no_share() -> None:
    assert progress(8_000, 0, 0, date(2026, 1, 5)).share is None


@given(
    st.integers(1, HUNDREDTHS),
    st.integers(0, 10_000),
    st.integers(0, 10_000),
    st.dates(date(2026, 1, 1), date(2026, 12, 30)),
)
def test_what_is_needed_reaches_the_target(target: int, hit: int, missed: int, today: date) -> None:
    found = progress(target, hit, hit + missed, today)
    gone = (today - date(2026, 1, 1)).days + 1
    rest = (hit + missed) * (365 - gone) // gone
    got = hit + found.needed_per_week * found.weeks_left

    assert got * HUNDREDTHS >= target * (hit + missed + rest)
