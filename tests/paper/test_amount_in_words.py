"""Amounts in words, against a table of our own and a reading of our own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.money import DONG_MAX, Money
from counter_app.paper.amount_in_words import in_words

TABLE = {
    0: "không",
    1: "một",
    4: "bốn",
    5: "năm",
    10: "mười",
    11: "mười một",
    14: "mười bốn",
    15: "mười lăm",
    20: "hai mươi",
    21: "hai mươi mốt",
    24: "hai mươi bốn",
    25: "hai mươi lăm",
    55: "năm mươi lăm",
    100: "một trăm",
    101: "một trăm linh một",
    105: "một trăm linh năm",
    110: "một trăm mười",
    115: "một trăm mười lăm",
    555: "năm trăm năm mươi lăm",
    1_000: "một nghìn",
    1_005: "một nghìn không trăm linh năm",
    1_015: "một nghìn không trăm mười lăm",
    1_100: "một nghìn một trăm",
    3_000: "ba nghìn",
    10_000: "mười nghìn",
    21_000: "hai mươi mốt nghìn",
    24_000: "hai mươi bốn nghìn",
    105_000: "một trăm linh năm nghìn",
    1_000_000: "một triệu",
    1_001_001: "một triệu không trăm linh một nghìn không trăm linh một",
    1_050_000: "một triệu không trăm năm mươi nghìn",
    1_250_000: "một triệu hai trăm năm mươi nghìn",
    1_000_005: "một triệu không trăm linh năm",
    499_999_999: "bốn trăm chín mươi chín triệu chín trăm chín mươi chín nghìn "
    "chín trăm chín mươi chín",
    1_000_000_000: "một tỷ",
    1_005_000_000: "một tỷ không trăm linh năm triệu",
    1_000_000_000_000: "một nghìn tỷ",
}
DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


@pytest.mark.parametrize("dong", TABLE)
def test_the_table_of_amounts(dong: int) -> None:
    assert in_words(Money(dong)) == f"{TABLE[dong]} đồng"


def test_a_shortfall_is_said_as_one() -> None:
    assert in_words(Money(-5_000)) == "âm năm nghìn đồng"


def value_of(words: list[str]) -> int:
    """A reader of such words, written apart from their writer."""
    total = group = digit = 0
    for word in words:
        if word in DIGITS:
            digit = DIGITS.index(word)
        elif word in ("mốt", "lăm"):
            digit = {"mốt": 1, "lăm": 5}[word]
        elif word in ("trăm", "mươi"):
            group, digit = group + digit * {"trăm": 100, "mươi": 10}[word], 0
        elif word == "mười":
            group += 10
        elif word in ("nghìn", "triệu"):
            total += (group + digit) * {"nghìn": 10**3, "triệu": 10**6}[word]
            group = digit = 0
        elif word != "linh":
            raise AssertionError(word)
    return total + group + digit


@given(st.integers(0, DONG_MAX - 1))
def test_the_words_can_be_read_back_to_the_amount(dong: int) -> None:
    words = in_words(Money(dong)).removesuffix(" đồng").split()

    if "tỷ" in words:
        at = words.index("tỷ")
        read = value_of(words[:at]) * 10**9 + value_of(words[at + 1 :])
    else:
        read = value_of(words)

    assert read == dong
