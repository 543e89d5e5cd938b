"""The border over which texts leave: clean for every file, harmless where a file has no types."""

from __future__ import annotations

import pytest

from counter_app.domain.export import CELL_MAX, Sheet, clean, one_line


@pytest.mark.parametrize("text", ["Nguyễn Thị Mẫu", "a\tb\nc", "", "số 5 – ngõ 3", "5 > 3", "😀"])
def test_an_ordinary_text_stays_as_it_is(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize("letter", ["\x00", "\x1b", "\x85", "\ud800", "\ufffe", "\u202e", "\ufeff"])
def test_what_breaks_a_file_or_deceives_an_eye_is_shown_as_broken(letter: str) -> None:
    assert clean(f"a{letter}b") == "a\ufffdb"


def test_a_text_is_no_longer_than_a_cell() -> None:
    assert len(clean("đ" * (CELL_MAX + 1))) == CELL_MAX


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("=1+1", "'=1+1"),
        (" \n=1", "'=1"),
        ('"=1"', '\'"=1"'),
        ("＝1", "'＝1"),
        ("a;=1", "a;'=1"),
        ('a"; -1', "a\"; '-1"),
        ("a, @b", "a, '@b"),
        ("a\r\n=1", "a =1"),
        ("Hà Nội, số 5", "Hà Nội, số 5"),
        ("2026-11-26", "2026-11-26"),
    ],
)
def test_a_line_of_csv_gives_no_order_wherever_it_is_split(text: str, told: str) -> None:
    assert one_line(text) == told


def test_a_sheet_without_rows_still_says_what_its_columns_are() -> None:
    assert Sheet.of("x", [], ("code", "name")) == Sheet("x", ("code", "name"), ())
