"""Days and months as people type them: what is meant is read, what nobody means is refused."""

from __future__ import annotations

from datetime import date

import pytest

from counter_app.domain.disclosure import month_of
from counter_app.domain.errors import InputError
from ui.forms.day import typed_day
from ui.forms.month import typed_month


@pytest.mark.parametrize("text", ["26/11/2026", " 26 / 11 / 2026 ", "26/11/2026\n"])
def test_a_day_is_read_with_blanks_around_its_parts(text: str) -> None:
    assert typed_day(text, "from") == date(2026, 11, 26)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "day_wrong"),
        ("31/02/2026", "day_wrong"),
        # Short for this year, and yet a year of the first century.
        ("26/11/26", "day_wrong"),
        ("２６/１１/２０２６", "day_wrong"),
        ("+26/11/2026", "day_wrong"),
        ("2_6/11/2026", "day_wrong"),
        ("26/11/0026", "day_out_of_range"),
        ("31/12/9999", "day_out_of_range"),
    ],
)
def test_a_day_that_nobody_means_is_refused_at_its_field(text: str, code: str) -> None:
    with pytest.raises(InputError, match=code) as refusal:
        typed_day(text, "from")

    assert refusal.value.field == "from"


def test_a_month_after_which_no_other_comes_is_refused() -> None:
    with pytest.raises(InputError, match="day_out_of_range"):
        month_of(typed_month("12/9999"))
