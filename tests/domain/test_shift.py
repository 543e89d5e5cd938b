"""Notes counted to the đồng, and a count that one slip of the hand explains."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from counter_app.domain.calendar import VIETNAM
from counter_app.domain.errors import CounterError, InputError, RuleError
from counter_app.domain.identity import UserId
from counter_app.domain.money import ZERO, Money
from counter_app.domain.shift import (
    Closing,
    CountDoubt,
    DrawerCount,
    Undone,
    check_drawer,
    close,
    doubt,
)

EACH = (500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500)


def test_one_note_of_each_that_circulates() -> None:
    one_of_each = tuple((face, 1) for face in EACH)

    assert DrawerCount.of(Money(888_500)).notes == one_of_each
    assert DrawerCount(one_of_each).total == Money(888_500)
    assert DrawerCount().total == ZERO


@pytest.mark.parametrize(
    ("notes", "error"),
    [
        (((500, 0),), None),
        (((500, 1), (1_000, 100_000)), None),
        (((500, -1),), InputError("note_count_out_of_range", field="notes_500", count=-1)),
        (
            ((1_000, 100_001),),
            InputError("note_count_out_of_range", field="notes_1000", count=100_001),
        ),
        (((300, 1),), InputError("note_face_unknown", field="notes", face=300)),
    ],
)
def test_a_count_is_of_notes_that_are_and_can_lie_in_a_drawer(
    notes: tuple[tuple[int, int], ...], error: CounterError | None
) -> None:
    try:
        DrawerCount(notes)
    except CounterError as refused:
        assert refused == error
    else:
        assert error is None


def test_what_no_notes_make_up_is_refused() -> None:
    with pytest.raises(InputError) as refusal:
        DrawerCount.of(Money(1_200))
    assert refusal.value == InputError("amount_not_in_notes", field="notes", rest=200)


# ---- a slip of the hand ----------------------------------------------------------------------


def typed_for(meant: int) -> Iterator[int]:
    """What a hand writes that slips once: the other way round from the rule's own."""
    digits = str(meant)
    for at, digit in enumerate(digits):
        yield int(digits[:at] + digit + digits[at:])
        yield int(digits[: at + 1] + "0" + digits[at + 1 :])
        following = digits[at + 1 : at + 2]
        if following == digit or (at and at == len(digits) - 1 and digit == "0"):
            yield int(digits[:at] + digits[at + 1 :])
        swapped = digits[:at] + following + digit + digits[at + 2 :]
        if not swapped.startswith("0"):
            yield int(swapped)


MEANT: dict[int, set[int]] = {}
for _meant in range(1, 13_000):
    for _typed in typed_for(_meant):
        MEANT.setdefault(_typed, set()).add(_meant)


@pytest.mark.parametrize(
    "typed", [1, 2, 5, 10, 11, 12, 20, 22, 45, 99, 100, 101, 110, 112, 121, 200, 211, 1_001, 1_223]
)
@pytest.mark.parametrize("face", [500_000, 1_000, 500])
def test_a_face_is_odd_where_one_slip_explains_all_of_the_difference(typed: int, face: int) -> None:
    at = EACH.index(face)
    beside = {typed * other for other in (*EACH[max(0, at - 1) : at], *EACH[at + 1 : at + 2])}
    meant = MEANT[typed] | set(range(400))

    for number in meant - {typed}:
        expected = face * number
        found = doubt(DrawerCount(((face, typed),)), Money(expected))
        is_odd = number in MEANT[typed] or expected in beside
        assert (found is not None and found.faces == (face,)) is is_odd, (number, found)


def test_the_row_beside_is_no_slip_where_it_has_a_number_of_its_own() -> None:
    alone, both = ((1_000, 6),), ((1_000, 6), (2_000, 4))

    assert doubt(DrawerCount(alone), Money(6 * 2_000)) == CountDoubt((1_000,))
    assert doubt(DrawerCount(both), Money(10 * 2_000)) is None


def test_the_largest_notes_typed_in_the_row_below_are_that_rows_slip() -> None:
    assert doubt(DrawerCount(((200_000, 1),)), Money(500_000)) == CountDoubt((200_000,))


def test_a_count_that_is_half_a_million_off_is_asked_for_again() -> None:
    for gap, found in ((499_500, None), (500_000, CountDoubt(()))):
        count = DrawerCount(((1_000, 7), (500, 3)))
        assert doubt(count, count.total + Money(gap)) == found
        assert doubt(count, count.total) is None
    much = DrawerCount(((500_000, 3), (500, 3)))
    assert doubt(much, much.total - Money(700_000)) == CountDoubt(())


# ---- closing ---------------------------------------------------------------------------------


def test_only_a_reason_closes_what_is_not_as_it_should_be() -> None:
    same = Money(5_000)
    assert close(same, same, "") == Closing(same, same, "")
    assert close(same, ZERO, "  Thiếu   tiền ", is_own=False, clock_back_s=1) == Closing(
        same, ZERO, "Thiếu tiền"
    )
    for counted, facts, error in (
        (4_999, {}, RuleError("difference_needs_reason", difference=-1)),
        (5_000, {"clock_back_s": 1}, RuleError("clock_back_needs_reason", minutes=1)),
        (5_000, {"clock_back_s": 60}, RuleError("clock_back_needs_reason", minutes=1)),
        (5_000, {"clock_back_s": 61}, RuleError("clock_back_needs_reason", minutes=2)),
        (5_000, {"is_own": False}, RuleError("closing_for_another_needs_reason")),
    ):
        with pytest.raises(RuleError) as refusal:
            close(same, Money(counted), " ", **facts)
        assert refusal.value == error


def test_a_drawer_is_one_persons_for_one_day_of_the_office() -> None:
    one, other = UserId("a"), UserId("b")
    # Half past midnight in Hanoi is still the day before in UTC.
    opened = datetime(2026, 11, 26, 0, 30, tzinfo=VIETNAM).astimezone(UTC)
    evening = datetime(2026, 11, 26, 23, 30, tzinfo=VIETNAM)

    check_drawer("CA-1", owner=one, actor=one, opened_at=opened, now=evening)

    for actor, now, error in (
        (other, evening, RuleError("drawer_of_another", number="CA-1")),
        (
            one,
            evening + timedelta(hours=1),
            RuleError("shift_left_open", number="CA-1", day="26/11/2026"),
        ),
    ):
        with pytest.raises(RuleError) as refusal:
            check_drawer("CA-1", owner=one, actor=actor, opened_at=opened, now=now)
        assert refusal.value == error


def test_a_shift_is_finished_where_nothing_at_all_is_left() -> None:
    names = ("unsent", "unprinted", "unpaid", "undigitised")

    assert Undone().is_nothing
    assert [name for name in names if Undone(**{name: 1}).is_nothing] == []
