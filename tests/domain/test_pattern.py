"""Odd patterns and the draw of a sample: rules that anybody can count again."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.calendar import VIETNAM
from counter_app.domain.errors import InputError, NotAllowed, RuleError
from counter_app.domain.identity import UserId
from counter_app.domain.pattern import (
    Card,
    Evidence,
    Pattern,
    Share,
    digest_of,
    is_late,
    rises,
    stands_out,
)
from counter_app.domain.review import (
    SAMPLE_MOST,
    check_day,
    check_finished,
    check_reviewer,
    drawn,
    sample_size,
    seed_of,
)

DAY = date(2026, 11, 26)
NOON = datetime(2026, 11, 26, 12, 0, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("today", "before", "asks"),
    [
        pytest.param((3, 10), (10, 100), True, id="three times its share"),
        pytest.param((2, 2), (0, 100), False, id="two are too few to ask about"),
        pytest.param((3, 10), (20, 100), False, id="less than twice"),
        pytest.param((4, 10), (20, 100), True, id="exactly twice"),
        pytest.param((3, 3), (0, 0), True, id="no history at all"),
    ],
)
def test_a_share_rises_where_it_is_twice_what_it_was_and_three_cases(
    today: tuple[int, int], before: tuple[int, int], asks: bool
) -> None:
    assert rises(Share(*today), Share(*before)) is asks
    assert stands_out(Share(*today), Share(*before)) is asks


def test_only_the_last_quarter_of_an_hour_is_late() -> None:
    assert is_late(NOON - timedelta(minutes=15), NOON)
    assert is_late(NOON, NOON)
    assert not is_late(NOON - timedelta(minutes=15, seconds=1), NOON)
    assert not is_late(NOON + timedelta(seconds=1), NOON)


def test_the_same_evidence_in_any_order_is_the_same_question() -> None:
    one, two = Evidence("a", "x", NOON), Evidence("b", "y", NOON)
    cards = [
        Card(Pattern.LATE_VOIDS, "CA-1", evidence, frozenset()).digest
        for evidence in ((one, two), (two, one), (one,))
    ]

    assert cards[0] == cards[1] != cards[2]
    assert digest_of(Pattern.LATE_VOIDS, ("a",)) != digest_of(Pattern.REPRINTS, ("a",))


@given(st.sets(st.text(min_size=1), max_size=300), st.randoms())
def test_a_draw_hangs_on_its_seed_alone(ids: set[str], random: Random) -> None:
    seed = seed_of("chain1:00", DAY)
    shuffled = list(ids)
    random.shuffle(shuffled)

    found = drawn(seed, shuffled)

    assert found == drawn(seed, sorted(ids))
    assert set(found) <= ids
    assert len(found) == len(set(found)) == sample_size(len(ids))


def test_another_head_draws_another_sample() -> None:
    ids = [f"d{number}" for number in range(500)]
    samples = {drawn(seed_of(f"chain1:{number}", DAY), ids) for number in range(20)}

    assert len(samples) == 20
    assert len({one for sample in samples for one in sample}) > 5 * SAMPLE_MOST


@pytest.mark.parametrize(
    ("population", "size"), [(0, 0), (1, 1), (3, 3), (40, 3), (100, 5), (240, 12), (5_000, 12)]
)
def test_how_many_are_drawn(population: int, size: int) -> None:
    assert sample_size(population) == size


def test_who_made_it_reviews_nothing_and_a_day_is_whole_before_it_is_signed() -> None:
    me, you = UserId("me"), UserId("you")
    check_reviewer(me, frozenset({you}))
    with pytest.raises(NotAllowed, match="other_person_needed"):
        check_reviewer(me, frozenset({me, you}))
    check_day(DAY, DAY)
    with pytest.raises(InputError, match="review_day_wrong"):
        check_day(DAY + timedelta(days=1), DAY)
    check_finished(open_shifts=0, uninspected=0, unanswered=0)
    with pytest.raises(RuleError, match="review_shifts_open"):
        check_finished(open_shifts=1, uninspected=0, unanswered=0)
    for left in ({"uninspected": 1, "unanswered": 0}, {"uninspected": 0, "unanswered": 1}):
        with pytest.raises(RuleError, match="review_unfinished"):
            check_finished(open_shifts=0, **left)
