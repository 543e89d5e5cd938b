"""Blocks of numbers follow one another, and the next is asked for while some are left."""

from __future__ import annotations

import pytest

from counter_app.domain.errors import RuleError
from counter_app.domain.numbering import Block, is_low, number_in, overlap

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
    [((OWN,), 8, False), ((OWN,), 9, True), ((OWN, NEXT), 9, False), ((OWN, NEXT), 19, True)],
)
def test_less_than_a_fifth_of_a_block_is_low(
    blocks: tuple[Block, ...], used: int, low: bool
) -> None:
    assert is_low(blocks, used) is low


@pytest.mark.parametrize(
    ("other", "shared"),
    [(Block(10, 20), True), (Block(11, 20), False), (Block(3, 4), True), (Block(0, 99), True)],
)
def test_blocks_that_share_a_number_are_told_apart(other: Block, shared: bool) -> None:
    assert overlap(OWN, other) is shared
    assert overlap(other, OWN) is shared
