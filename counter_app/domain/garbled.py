"""What a scanner in keyboard mode does to Vietnamese text, undone where it can be undone."""

from __future__ import annotations

import html
import re
import unicodedata
from urllib.parse import unquote

_DECIMALS = re.compile(r"(?:0(?:19[4-9]|2[0-3][0-9]|24[0-4])(?:0(?:12[89]|1[3-8][0-9]|19[01]))+)+")
_PERCENTS = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,31});")

# Letters of a Vietnamese text: the Latin alphabet and these, in both cases, composed (NFC).
_MARKED = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_LETTERS = frozenset(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" + _MARKED + _MARKED.upper()
)
_SIGNS = frozenset("0123456789 !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~–—‘’“”…")


def repaired(text: str) -> str:
    """The text as it was before the keyboard: NFC, and the same where nothing was garbled.

    Undone are percent codes, HTML entities, UTF-8 typed as decimals of four digits, and UTF-8
    read as Windows-1252. Letters typed through an OEM code page are lost: see `is_lost`.
    """
    if _PERCENTS.search(text):
        text = _unquoted(text)
    if _ENTITY.search(text):
        text = html.unescape(text)
    text = _DECIMALS.sub(_from_decimals, text)
    return unicodedata.normalize("NFC", _from_windows_1252(text))


def is_lost(text: str) -> bool:
    """Whether letters stand in it that no Vietnamese card has: scan again, nothing can be undone.

    Typed through code page 437, 68 of 134 letters fall on ambiguous signs such as ░, ≥ or ñ.
    """
    return any(letter not in _LETTERS and letter not in _SIGNS for letter in text)


def is_plain_name(text: str) -> bool:
    """Whether the text can be a name of a person: letters and the few signs names have."""
    return any(letter in _LETTERS for letter in text) and all(
        letter in _LETTERS or letter in " '’.-" for letter in text
    )


def _unquoted(text: str) -> str:
    try:
        return unquote(text, errors="strict")
    except UnicodeDecodeError:
        return text


def _from_decimals(run: re.Match[str]) -> str:
    digits = run[0]
    data = bytes(int(digits[at : at + 4]) for at in range(0, len(digits), 4))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return digits


def _from_windows_1252(text: str) -> str:
    """Undo "TrÆ°Æ¡ng" for "Trương"; a text that is not wholly such bytes stays as it is."""
    data = bytearray()
    for letter in text:
        try:
            data += letter.encode("cp1252")
        except UnicodeEncodeError:
            # Five bytes have no letter in Windows-1252 and come through as control codes.
            if not "\x80" <= letter <= "\x9f":
                return text
            data.append(ord(letter))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return text
