"""The words for each code, Vietnamese and English: what happened, is the work safe, what to do.

Data alone, in parts by what they are about. `{name}` is filled from an error's facts; nothing
personal ever stands in a fact.
"""

from __future__ import annotations

from collections.abc import Mapping

from ui.message_words import (
    book,
    bundle,
    city,
    devices,
    digitisation,
    dossier,
    duties,
    first_run,
    money,
    office,
    payment_code,
    person,
    procedure,
    shift,
    statement,
    store,
    typed,
    update,
)
from ui.message_words.console import AT_CONSOLE

__all__ = ["AT_CONSOLE", "PARTS", "WORDS"]

PARTS = tuple(
    part.WORDS
    for part in (
        book,
        bundle,
        city,
        devices,
        digitisation,
        dossier,
        duties,
        first_run,
        money,
        office,
        payment_code,
        person,
        procedure,
        shift,
        statement,
        store,
        typed,
        update,
    )
)
WORDS: Mapping[str, tuple[str, str]] = {
    code: words for part in PARTS for code, words in part.items()
}
