"""Pages are laid, turned and parted; none is lost on the way."""

from __future__ import annotations

import pytest

from counter_app.domain import page as rules
from counter_app.domain.errors import InputError
from counter_app.domain.page import JPEG, Page, Pages


def a_page(mark: str, *, is_blank: bool = False, is_colour: bool = True, dpi: int = 300) -> Page:
    return Page(
        mark.encode(), JPEG, 100, 140, dpi, is_colour, has_colour=False, is_blank=is_blank,
        skew=0.0, preview=b"",
    )  # fmt: skip


ABC = tuple(a_page(mark) for mark in "abc")


def marks(pages: Pages) -> str:
    return "".join(page.content.decode() for page in pages)


@pytest.mark.parametrize(
    ("at", "by", "order"),
    [(0, 1, "bac"), (2, -1, "acb"), (0, -1, "abc"), (2, 1, "abc"), (0, 99, "bca"), (2, -9, "cab")],
)
def test_a_page_moves_and_stops_at_the_ends(at: int, by: int, order: str) -> None:
    assert marks(rules.moved(ABC, at, by)) == order


def test_four_turns_are_none() -> None:
    pages = ABC
    for _ in range(3):
        pages = rules.turned(pages, 1)
    assert [page.turn for page in pages] == [0, 270, 0]

    assert rules.turned(pages, 1) == ABC


def test_blank_pages_go_and_a_wholly_blank_file_stays() -> None:
    blank = a_page("-", is_blank=True)

    assert marks(rules.without_blank((blank, *ABC, blank))) == "abc"
    assert rules.without_blank((blank, blank)) == (blank, blank)
    assert marks(rules.without(ABC, 1)) == "ac"


def test_a_file_is_parted_between_two_pages_only() -> None:
    first, second = rules.split(ABC, 1)
    assert (marks(first), marks(second)) == ("a", "bc")

    for at in (0, 3):
        with pytest.raises(InputError) as raised:
            rules.split(ABC, at)
        assert raised.value.code == "split_empty"


def test_a_file_is_as_fine_as_its_coarsest_page_and_blank_pages_need_no_colour() -> None:
    coarse = a_page("c", dpi=150)
    grey_blank = a_page("-", is_blank=True, is_colour=False)

    assert rules.least_dpi((*ABC, coarse)) == 150
    assert rules.least_dpi(()) == 0
    assert rules.is_colour((*ABC, grey_blank))
    assert not rules.is_colour((*ABC, a_page("d", is_colour=False)))
