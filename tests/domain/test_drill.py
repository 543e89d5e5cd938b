"""A drill's card is passed by what the book says, and by nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from counter_app.domain.calendar import VIETNAM
from counter_app.domain.drill import Asked, Card, Evidence, Running, Step, Taken, judge
from counter_app.domain.money import Money
from counter_app.domain.refund import RefundState

BEGUN = datetime(2026, 3, 2, 8, 0, tzinfo=VIETNAM)
TURNED = BEGUN + timedelta(minutes=5)
AFTER = TURNED + timedelta(minutes=1)
DONE, OPEN, WRONG = Step.DONE, Step.OPEN, Step.WRONG
MAU = Taken("d1", ("MẪU", "1", "2.000815"), BEGUN + timedelta(minutes=1), None, is_told=False)
QR = Asked("d1", "HS1", Money(100_000), Money(200_000))


def running(card: Card, *, turned: bool = True, held: tuple[str, ...] = ()) -> Running:
    begun = Running(card, BEGUN)
    return begun.turned(TURNED, held) if turned else begun


def test_a_line_is_passed_once_what_was_received_without_it_is_told() -> None:
    waiting, told = Evidence((MAU,)), Evidence((replace(MAU, is_told=True),))

    assert judge(running(Card.LINE, turned=False), Evidence()) == (OPEN, OPEN, OPEN)
    assert judge(running(Card.LINE), waiting) == (DONE, DONE, OPEN)
    assert judge(running(Card.LINE), told) == (DONE, DONE, DONE)


def test_a_dossier_received_with_the_line_back_shows_nothing() -> None:
    late = replace(MAU, made_at=AFTER, is_told=True)

    assert judge(running(Card.LINE), Evidence((late,))) == (OPEN, DONE, OPEN)


def test_a_slip_printed_after_the_paper_came_is_right_and_a_second_dossier_is_wrong() -> None:
    printed = replace(MAU, printed_at=AFTER)
    again = replace(MAU, dossier_id="d2", made_at=AFTER, printed_at=AFTER)

    assert judge(running(Card.PAPER), Evidence((MAU,))) == (DONE, DONE, OPEN)
    assert judge(running(Card.PAPER), Evidence((printed,))) == (DONE, DONE, DONE)
    assert judge(running(Card.PAPER), Evidence((MAU, again)))[2] is WRONG


@pytest.mark.parametrize(
    ("back", "steps"),
    [
        ((), (DONE, OPEN, OPEN)),
        (((Money(100_000), RefundState.REQUESTED),), (DONE, DONE, OPEN)),
        (((Money(100_000), RefundState.DUE),), (DONE, DONE, DONE)),
        (((Money(50_000), RefundState.DUE),), (DONE, WRONG, OPEN)),
        (((Money(50_000), RefundState.DECLINED),), (DONE, OPEN, OPEN)),
    ],
)
def test_the_surplus_goes_back_to_the_dong_and_by_two(
    back: tuple[tuple[Money, RefundState], ...], steps: tuple[Step, ...]
) -> None:
    found = Evidence((MAU,), (replace(QR, back=back),))

    assert judge(running(Card.TWICE), found) == steps


def test_a_code_that_was_paid_once_is_no_double_payment() -> None:
    once = Evidence((MAU,), (replace(QR, came=Money(100_000)),))

    assert judge(running(Card.TWICE), once) == (OPEN, OPEN, OPEN)


def test_after_the_cut_the_half_typed_form_is_finished_and_no_other() -> None:
    cut = running(Card.POWER, held=("d1",))
    finished = replace(MAU, made_at=AFTER)

    assert judge(running(Card.POWER, turned=False), Evidence()) == (OPEN, OPEN)
    assert judge(cut, Evidence()) == (DONE, OPEN)
    assert judge(cut, Evidence((replace(finished, dossier_id="d2"),))) == (DONE, WRONG)
    assert judge(cut, Evidence((finished,))) == (DONE, DONE)


def test_what_is_kept_of_a_card_comes_back_and_half_of_it_is_nothing() -> None:
    kept = running(Card.POWER, held=("d1",))

    assert Running.from_json(kept.to_json()) == kept
    assert Running.from_json(kept.to_json()[:-5]) is None
    assert Running.from_json("") is None
