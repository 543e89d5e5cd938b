"""`--lang en`: what the program itself says at the console is English, whole."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from string import Formatter

import pytest

from counter_app.verbs.doctor_words import DETAILS, NAMES
from counter_app.verbs.help_words import OWN_WORDS, VERBS, Pair
from tests.verbs.test_contract import Ran, _file_key, folder, run  # noqa: F401  # fixtures

MARKED = re.compile("[À-ÖØ-öø-ỹ]")
# What is called so in English too: the money, and this program.
NAMES_OF_THINGS = re.compile("đồng|Quầy Một Cửa|Quầy 3")


def vietnamese(words: str) -> list[str]:
    """The lines that hold a Vietnamese letter."""
    return [line for line in words.splitlines() if MARKED.search(NAMES_OF_THINGS.sub("", line))]


def english(folder: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:  # noqa: F811
    """All that a verb says, as words and as JSON."""
    ran = run(folder, capsys, "--lang", "en", *arguments)
    return ran.out + ran.err


@pytest.mark.parametrize(
    "table", [NAMES, DETAILS, OWN_WORDS, VERBS], ids=["names", "details", "own", "verbs"]
)
def test_both_languages_are_there_and_use_the_same_facts(table: Mapping[str, Pair]) -> None:
    for code, (told, in_english) in table.items():
        named = [
            {name for _, name, _, _ in Formatter().parse(words) if name}
            for words in (told, in_english)
        ]
        assert named[0] == named[1], code
        assert vietnamese(in_english) == [], code


def test_the_doctor_speaks_english(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: F811
    said = english(folder, capsys, "doctor")

    assert vietnamese(said) == []
    assert '"data key"' in said
