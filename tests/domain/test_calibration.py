"""The calibration card: each way of garbling is known again, and any text has an answer."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.alphabet import LETTERS
from counter_app.domain.calibration import TEXT, Garble, diagnose, is_calibration, is_usable
from tests.domain.test_id_card import as_decimals, as_entities, as_mojibake, as_percents

Twist = Callable[[str], str]


def as_oem(text: str) -> str:
    """What Windows makes of Alt and a decimal above 255."""
    return "".join(
        letter if letter.isascii() else bytes([ord(letter) % 256]).decode("cp437")
        for letter in text
    )


def as_telex_undone(text: str) -> str:
    """An input method that eats the second of two letters it takes for one key."""
    return "".join(letter for at, letter in enumerate(text) if letter.isascii() or at % 2)


def in_another_layout(text: str) -> str:
    return text.translate(str.maketrans('|@"#/;:-_', "~\"@£-ñÑ'?"))


TWISTS: list[tuple[Twist, Garble]] = [
    (str, Garble.CLEAN),
    (lambda text: "\ufeff" + text + "\r\n", Garble.CLEAN),
    (lambda text: unicodedata.normalize("NFD", text), Garble.DECOMPOSED),
    (str.swapcase, Garble.CASE_SWAPPED),
    (as_decimals, Garble.DECIMALS),
    (lambda text: "".join(c if c.isascii() else str(ord(c)) for c in text), Garble.CODE_POINTS),
    (as_mojibake, Garble.MOJIBAKE),
    (as_percents, Garble.ENTITIES),
    (as_entities, Garble.ENTITIES),
    (lambda text: text.replace("|", "~"), Garble.LAYOUT),
    (lambda text: text.replace("@", "\x00").replace('"', "@").replace("\x00", '"'), Garble.LAYOUT),
    (as_oem, Garble.OEM_CODES),
    (lambda text: text.encode("ascii", "ignore").decode(), Garble.LETTERS_LOST),
    (lambda text: text.encode("ascii", "replace").decode(), Garble.QUESTION_MARKS),
    (as_telex_undone, Garble.INPUT_METHOD),
    (lambda text: text[:60], Garble.CUT),
    (lambda text: text[:20] + "\u4e2d" * 5, Garble.UNKNOWN),
]


@pytest.mark.parametrize(("twist", "garble"), TWISTS)
def test_each_garbling_is_called_by_its_name(twist: Twist, garble: Garble) -> None:
    text = twist(TEXT)

    assert is_calibration(text)
    assert diagnose(text) is garble
    assert is_usable(garble) == (garble in (Garble.CLEAN, Garble.DECOMPOSED))


def test_a_scanner_that_drops_the_marks_is_told_apart_from_one_that_drops_the_letters() -> None:
    spread = unicodedata.normalize("NFD", TEXT).replace("đ", "d").replace("Đ", "D")
    bare = "".join(letter for letter in spread if not unicodedata.combining(letter))

    assert diagnose(bare) is Garble.MARKS_LOST


def test_the_card_holds_every_letter_and_every_digit() -> None:
    assert set(LETTERS) | set("0123456789|") <= set(TEXT)


@given(st.text(max_size=400))
def test_any_text_has_an_answer_and_only_the_card_itself_is_clean(text: str) -> None:
    for one in (text, TEXT[:40] + text, TEXT + text):
        found = diagnose(one)
        assert found is not Garble.CLEAN or one.strip("\ufeff\r\n\t ") == TEXT


@pytest.mark.parametrize("text", ["", "001098012345||NGUYỄN VĂN A", "HCC01260012347", "x" * 9_000])
def test_what_is_no_calibration_card_is_not_taken_for_one(text: str) -> None:
    assert not is_calibration(text)
