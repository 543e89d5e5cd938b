"""Vietnamese text without its marks: how words are compared, searched and carried over banks."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """The text in lower case without marks: "Đăng ký KHAI SINH" → "dang ky khai sinh".

    đ has no decomposition in Unicode and needs its own rule. Runs of blanks become one blank.
    """
    spread = unicodedata.normalize("NFD", text.casefold())
    bare = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return " ".join(bare.replace("đ", "d").split())


def initials(text: str) -> str:
    """First letters of the folded words: "Đăng ký khai sinh" → "dkks"."""
    return "".join(word[0] for word in _words(fold(text)))


def answers_to(words: str, *texts: str) -> bool:
    """Whether every word asked for begins a word of the texts, or runs through their initials."""
    asked = _words(fold(words))
    present = [word for text in texts for word in _words(fold(text))]
    short = " ".join(initials(text) for text in texts)
    return all(
        any(word.startswith(wanted) for word in present) or (len(wanted) > 1 and wanted in short)
        for wanted in asked
    )


def has_broken_letters(text: str) -> bool:
    """Whether a letter is half of a pair (a lone surrogate), which no file or wire can carry."""
    return any("\ud800" <= letter <= "\udfff" for letter in text)


def has_hidden_letters(text: str) -> bool:
    """Whether control or invisible letters are inside, which change what a person sees.

    NUL, C0 and C1 controls, and format letters such as zero-width and bidirectional marks.
    """
    return any(unicodedata.category(letter) in ("Cc", "Cf") for letter in text)


def _words(folded: str) -> list[str]:
    return "".join(
        letter if letter.isalnum() or letter == "." else " " for letter in folded
    ).split()
