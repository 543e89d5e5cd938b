"""Shares of the 766 estimate: honest about nothing, about what is not known, and about rounding."""

from __future__ import annotations

import pytest

from counter_app.domain.kpi import GROUPS, MEASURES, Indicator, indicators


@pytest.mark.parametrize(
    ("numerator", "denominator", "share"),
    [
        (0, 0, None),
        (0, 7, "0,00 %"),
        (1, 3, "33,33 %"),
        (2, 3, "66,67 %"),
        (1, 8, "12,50 %"),
        (1, 20_000, "0,01 %"),
        (1, 20_001, "0,00 %"),
        (19_999, 20_000, "100,00 %"),
        (7, 7, "100,00 %"),
    ],
)
def test_a_share_is_rounded_half_up_and_nothing_has_none(
    numerator: int, denominator: int, share: str | None
) -> None:
    assert Indicator("on_time", numerator, denominator).share == share


def test_what_a_counter_cannot_know_is_named_and_has_no_figure() -> None:
    counts = {key: (1, 2) for key, measure in MEASURES.items() if not measure.why_not}

    found = {one.key: one for one in indicators(counts)}

    unknown = found["published_on_time"]
    assert (unknown.numerator, unknown.share, unknown.computable) == (None, None, False)
    assert unknown.label.startswith("không tính được tại quầy: ")
    assert found["on_time"].label == "ước tính của quầy"


def test_the_groups_give_a_hundred_points_and_each_has_an_indicator() -> None:
    assert sum(points for _, points in GROUPS.values()) == 100
    assert {measure.group for measure in MEASURES.values()} == set(GROUPS)
