"""The 134 letters of Vietnamese that English has not, in the order of a dictionary."""

from __future__ import annotations

import unicodedata

_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
# Each vowel without and with its own mark, in each tone, in both cases, and đ.
_VOWELS = "".join(
    unicodedata.normalize("NFC", vowel + tone)
    for vowel in "aăâeêioôơuưy"
    for tone in _TONES
    if tone or vowel in "ăâêôơư"
)
SMALL = _VOWELS + "đ"
CAPITAL = SMALL.upper()
LETTERS = SMALL + CAPITAL
