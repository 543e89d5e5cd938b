"""A handful of visits by keys alone, counted; the hundred are `dev.py torture clerk`."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from counter_app.domain.id_number import IdNumber
from counter_app.domain.person import PhoneNumber
from tests import template
from tests.builders import HOUSEHOLD_BUSINESS, MARITAL_STATUS, a_dossier, an_applicant
from tests.journeys.clerk.day import PRESSES_MAX, otherwise, work
from tests.journeys.clerk.desk import Bank, at_the_window
from tests.journeys.clerk.hand import Clerk
from tests.journeys.clerk.queue import OFTEN, SELDOM, Guest, Trait, Way, guests
from tests.template import MORNING

CARD = "001098012345||NGUYỄN VĂN MẪU AN|15081998|Nam|Số 1 Đại Cồ Việt, Hà Nội|25052021||||"
PHONE = "0900000002"
SIGNATURE, COPIES, DEATH = "2.000884", "2.000635", "1.000656"


def guest(code: str, way: Way = Way.QR_AT_ONCE, *, is_returning: bool = True) -> Guest:
    return Guest(CARD, PHONE, (code,), random.Random(1), way, is_returning=is_returning)


def test_a_returning_citizen_with_a_full_set_who_pays_by_qr_takes_twelve_presses_at_most(
    tmp_path: Path, set_up_folder: Path
) -> None:
    template.copy(set_up_folder, tmp_path)

    with at_the_window(tmp_path) as (window, desk, clerk):
        person = an_applicant(id_number=IdNumber("001098012345"), phone=PhoneNumber(PHONE))
        desk.submit(a_dossier("early-1", applicant=person), by=clerk)
        hand = Clerk(window, Bank(desk, window.shell.counter.city_passed.emit))
        hand.begin()
        for code in (HOUSEHOLD_BUSINESS, COPIES, MARITAL_STATUS, DEATH):
            taken = hand.take(guest(code))
            assert taken.presses <= PRESSES_MAX, taken

        new = hand.take(guest(MARITAL_STATUS, Way.CASH, is_returning=False))
        assert dict(new.steps)["person"] == len(PHONE) + 1


def test_everything_that_is_out_of_the_ordinary_comes_into_the_book_as_the_clerk_saw_it(
    tmp_path: Path, set_up_folder: Path
) -> None:
    template.copy(set_up_folder, tmp_path)
    hundred = guests(100, 7, MORNING.date())
    queue = {one.trait: replace(one, is_returning=False) for one in hundred}
    assert set(queue) == set(Trait)

    taken, differs = work(tmp_path, tuple(queue.values()))

    assert [one.guest.trait for one in taken] == list(queue)
    assert differs == ()


def test_a_book_that_says_otherwise_is_told_of(tmp_path: Path, set_up_folder: Path) -> None:
    template.copy(set_up_folder, tmp_path)
    came = (guest(SIGNATURE, Way.CASH, is_returning=False),)

    with at_the_window(tmp_path) as (window, desk, clerk):
        hand = Clerk(window, Bank(desk, window.shell.counter.city_passed.emit))
        hand.begin()
        hand.take(came[0])

        assert otherwise(desk, clerk, came, hand.cash) == ()
        told = otherwise(desk, clerk, (*came, *came), hand.cash + hand.cash)

    assert told == ("dossiers: 1, not 2", "cash: 10.000 đ, not 20.000 đ")


@pytest.mark.parametrize("seed", [7, 8])
def test_a_queue_of_a_hundred_is_the_same_for_the_same_seed_and_wants_all_that_the_desk_has(
    seed: int,
) -> None:
    first, again = (guests(100, seed, MORNING.date()) for _ in range(2))

    assert [(one.card, one.procedures, one.trait, one.way) for one in first] == [
        (one.card, one.procedures, one.trait, one.way) for one in again
    ]
    assert {code for one in first for code in one.procedures} == {*OFTEN, *SELDOM}
    assert {one.trait for one in first} == set(Trait)
    other = guests(100, seed + 1, MORNING.date())
    assert [one.procedures for one in other] != [one.procedures for one in first]
