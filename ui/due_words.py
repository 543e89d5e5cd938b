"""Why a promise is what it is, in the language of the window.

A dossier keeps its reasons as the sentences that its slip bears, and a slip is Vietnamese. So a
sentence is known again by the template that it was made of, and said by the translator's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from counter_app.paper.deadline_words import TEMPLATES, WEEKDAYS
from ui import messages
from ui.language import tr

_DAY = rf"(?:{'|'.join(WEEKDAYS)}), \d\d/\d\d/\d{{4}}"
_FACTS = {
    "at": rf"\d\d:\d\d {_DAY}",
    "until": rf"\d\d:\d\d {_DAY}",
    "day": _DAY,
    "days": rf"{_DAY}(?:; {_DAY})*",
    "quantity": r"\d+",
    "hours": r"\d+",
}


def again(sentences: Iterable[str]) -> str:
    """One a line; a sentence that no template makes stays as it was kept."""
    return "\n".join(
        one if messages.spoken() == messages.VIETNAMESE else _again(one) for one in sentences
    )


def _again(sentence: str) -> str:
    for template, pattern in _patterns():
        if found := pattern.fullmatch(sentence):
            facts = {name: _told(name, fact) for name, fact in found.groupdict().items()}
            return tr(template).format(**facts)
    return sentence


def _told(name: str, fact: str) -> str:
    """Days of the week are words; what a law or a holiday is called is its name."""
    if name in _FACTS or fact in WEEKDAYS:
        for words in WEEKDAYS:
            fact = fact.replace(words, tr(words))
    return fact


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((template, re.compile(_pattern(template))) for template in TEMPLATES)


def _pattern(template: str) -> str:
    """Words and facts take turns: every second part is the name of a fact."""
    parts = re.split(r"\{(\w+)\}", template)
    return "".join(
        f"(?P<{part}>{_FACTS.get(part, '.+')})" if at % 2 else re.escape(part)
        for at, part in enumerate(parts)
    )
