"""How a dossier is found by what a clerk types: words without marks, numbers, their last digits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from counter_app.domain.text import fold

# From so many digits on, a number is looked for at its end too: "the last four digits".
NUMBER_SHORTEST = 3
WORDS_MAX = 8
LETTERS_MAX = 100
# What leads a code: the agency, or the mark of a provisional one.
_AGENCY = re.compile(r"^\s*(?:[0-9a-z]+(?:\.[0-9a-z]+)+|tam)-", re.IGNORECASE)
_CODE = re.compile(
    r"[0-9A-Z]+(?:\.[0-9A-Z]+)+-[0-9]{6}-[0-9]{4,12}|TAM-[0-9]{4}-[0-9]{6}-[0-9]{4,12}"
)
_GROUP = re.compile(r"NH-[0-9]{4}-[0-9]{6}-[0-9]{2,6}", re.IGNORECASE)
_IN_LINK = re.compile(r"^https?://\S*/([^/?#\s]+)/?(?:[?#]\S*)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that a dossier must have: a word or number of its own, or one it begins with."""

    text: str
    is_prefix: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was typed. `code` is a whole code if it is one; each group of `terms` must be met by
    one of its members; no group at all means every dossier.
    """

    code: str | None
    groups: tuple[tuple[Term, ...], ...]

    @property
    def is_everything(self) -> bool:
        """Whether nothing was typed that can be looked for."""
        return not self.groups


def terms_of(dossier: Mapping[str, Any]) -> tuple[str, ...]:
    """The words and numbers by which a dossier's row is found.

    The index is made of exactly these, and a changed dossier is taken out of it by them: whoever
    changes this function writes a schema step that makes the index anew.
    """
    day, _, serial = str(dossier["code"]).partition("-")[2].partition("-")
    numbers = [
        "".join(letter for letter in text if letter.isdigit())
        for text in (dossier["id_number"], dossier["phone"])
        if text
    ]
    found = [
        *_words(dossier["full_name"]),
        *_words(day),
        *_words(serial),
        # Without its letters, which are somebody's name.
        *_words(_AGENCY.sub("", dossier.get("provisional_code") or "")),
        *(number for number in numbers if number),
        *(_reversed(number) for number in numbers if number),
        *group_terms(dossier.get("group_number") or ""),
        procedure_term(dossier["procedure_code"]),
        status_term(dossier["status"]),
    ]
    return tuple(dict.fromkeys(found))


def group_terms(number: str) -> tuple[str, ...]:
    """How the number that dossiers share stands in the index."""
    return ("qg" + "".join(_words(number)),) if number else ()


def procedure_term(code: str) -> str:
    """How a dossier's procedure stands in the index; no name and no number begins so."""
    return "qq" + "".join(_words(code))


def status_term(status: str) -> str:
    """How a dossier's status stands in the index, so that a rare one is found without a walk."""
    return "qs" + "".join(_words(status))


def wanted(text: str) -> Wanted:
    """Read what was typed or scanned; a tracking link stands for the code at its end.

    Every character is harmless: only letters and digits are ever looked for.
    """
    typed = text.strip()[:LETTERS_MAX]
    linked = _IN_LINK.match(typed)
    if linked is not None:
        typed = linked.group(1)
    if _GROUP.fullmatch(typed):
        return Wanted(None, (tuple(Term(one, is_prefix=False) for one in group_terms(typed)),))
    code = typed.upper() if _AGENCY.match(typed) else None
    words = _words(_AGENCY.sub("", typed))[:WORDS_MAX]
    if not words:
        return Wanted(code, ())
    if len(words) == 1 and words[0].isdigit() and len(words[0]) >= NUMBER_SHORTEST:
        number = words[0]
        return Wanted(code, ((Term(number, True), Term(_reversed(number), True)),))
    *whole, last = words
    return Wanted(code, (*((Term(word, False),) for word in whole), (Term(last, True),)))


def scanned_code(text: str) -> str | None:
    """The dossier's code that a scanned slip holds, bare or at the end of its tracking link."""
    code = wanted(text).code
    return code if code is not None and _CODE.fullmatch(code) else None


def _reversed(number: str) -> str:
    return "r" + number[::-1]


def _words(text: str) -> list[str]:
    folded = fold(text)
    return "".join(letter if letter.isalnum() else " " for letter in folded).split()
