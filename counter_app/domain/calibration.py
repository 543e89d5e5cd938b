"""The calibration card: one code with every letter, and what a scanner made of it by name."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from counter_app.domain import garbled
from counter_app.domain.alphabet import CAPITAL, SMALL

# No vowel before a digit and none of Telex's letters: no input method touches it.
MARK = "QMC1"
SIGNS = '@"#/;:-_'
TEXT = f"{MARK}|0123456789|{SMALL}|{CAPITAL}|{SIGNS}"
LENGTH_MAX = 4 * len(TEXT.encode()) + 100
_MARKED_LEAST = 40


class Garble(StrEnum):
    """What happened on the way from the card to the program."""

    CLEAN = "calibration_clean"
    DECOMPOSED = "calibration_decomposed"
    CASE_SWAPPED = "calibration_case_swapped"
    DECIMALS = "calibration_decimals"
    CODE_POINTS = "calibration_code_points"
    MOJIBAKE = "calibration_mojibake"
    ENTITIES = "calibration_entities"
    LAYOUT = "calibration_layout"
    OEM_CODES = "calibration_oem_codes"
    LETTERS_LOST = "calibration_letters_lost"
    MARKS_LOST = "calibration_marks_lost"
    QUESTION_MARKS = "calibration_question_marks"
    INPUT_METHOD = "calibration_input_method"
    CUT = "calibration_cut"
    UNKNOWN = "calibration_unknown"


# With these the names on cards arrive right: at once, or after the repair that cards get too.
_USABLE = frozenset({Garble.CLEAN, Garble.DECOMPOSED})


def is_calibration(text: str) -> bool:
    """Whether it is the card, however garbled."""
    return len(text) <= LENGTH_MAX and text.lstrip("\ufeff \t").casefold().startswith(
        MARK.casefold()
    )


def is_usable(garble: Garble) -> bool:
    """Whether the scanner may stay as it is set."""
    return garble in _USABLE


def diagnose(text: str) -> Garble:
    """Name what happened to the card's text; any text has an answer."""
    got = text.strip("\ufeff\r\n\t ")
    exact = {
        TEXT: Garble.CLEAN,
        TEXT.swapcase(): Garble.CASE_SWAPPED,
        _ascii_of(TEXT): Garble.LETTERS_LOST,
        _without_marks(TEXT): Garble.MARKS_LOST,
        _as_code_points(TEXT): Garble.CODE_POINTS,
    }
    if got in exact:
        return exact[got]
    if unicodedata.normalize("NFC", got) == TEXT:
        return Garble.DECOMPOSED
    if len(got) <= LENGTH_MAX and garbled.repaired(got) == TEXT:
        return _repaired_kind(got)
    if _letters(got) == _letters(TEXT):
        return Garble.LAYOUT
    if TEXT.startswith(got) and got:
        return Garble.CUT
    if got.count("?") >= _MARKED_LEAST:
        return Garble.QUESTION_MARKS
    if _holds_oem_letters(got):
        return Garble.OEM_CODES
    if not garbled.is_lost(unicodedata.normalize("NFC", got)) and not got.isascii():
        return Garble.INPUT_METHOD
    return Garble.UNKNOWN


def _repaired_kind(got: str) -> Garble:
    if "&" in got or "%" in got:
        return Garble.ENTITIES
    return Garble.DECIMALS if got.isascii() else Garble.MOJIBAKE


def _letters(text: str) -> str:
    """Without the signs that a keyboard's layout moves about."""
    return re.sub(r"[^\w]|_", "", text)


def _ascii_of(text: str) -> str:
    return "".join(letter for letter in text if letter.isascii())


def _without_marks(text: str) -> str:
    spread = unicodedata.normalize("NFD", text)
    bare = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return bare.replace("đ", "d").replace("Đ", "D")


def _as_code_points(text: str) -> str:
    return "".join(letter if letter.isascii() else str(ord(letter)) for letter in text)


def _holds_oem_letters(text: str) -> bool:
    """Signs of code page 437 that no Vietnamese text has, and control letters between them."""
    foreign = [letter for letter in text if garbled.is_lost(letter)]
    if len(foreign) < _MARKED_LEAST // 2:
        return False
    in_page = sum(_is_in_cp437(letter) for letter in foreign)
    return in_page * 2 > len(foreign)


def _is_in_cp437(letter: str) -> bool:
    try:
        letter.encode("cp437")
    except UnicodeEncodeError:
        return False
    return True
