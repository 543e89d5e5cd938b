"""Every code has words, in both languages, and the words never need a fact that is not there."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from counter_app.domain.calibration import Garble
from counter_app.domain.errors import DISK_SAYINGS, WINDOWS_SAYINGS, InputError, RuleError
from counter_app.domain.id_card import CardWarning
from ui.app import tell_failure
from ui.message_words import AT_CONSOLE, PARTS, WORDS
from ui.messages import phrase, sentence

ROOT = Path(__file__).parents[2]
RAISERS = {
    "InputError",
    "RuleError",
    "NotAllowed",
    "StaleError",
    "DeviceError",
    "StoreError",
    "_refusal",
    "_fault",
}
HURDLES = (
    "documents_unsigned",
    "fees_unsigned",
    "time_unsigned",
    "guide_only",
    "no_fee_in_force",
)


def codes() -> Iterator[tuple[str, str]]:
    """Each code that the program raises by name, and where."""
    for folder in ("counter_app", "devices", "sync", "ui"):
        for path in (ROOT / folder).rglob("*.py"):
            if "sandbox" in path.parts:
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                    continue
                if node.func.id not in RAISERS or not node.args:
                    continue
                for constant in ast.walk(node.args[0]):
                    if isinstance(constant, ast.Constant) and isinstance(constant.value, str):
                        yield constant.value, f"{path.relative_to(ROOT)}:{node.lineno}"


def test_every_code_that_is_raised_has_words() -> None:
    found = dict(codes())
    assert len(found) > 100

    wordless = {code: place for code, place in found.items() if code not in WORDS}

    assert wordless == {}


SAYINGS = sorted({*DISK_SAYINGS.values(), *WINDOWS_SAYINGS.values()})


@pytest.mark.parametrize("code", [*CardWarning, *Garble, *HURDLES, *SAYINGS])
def test_every_warning_hurdle_and_word_of_a_disk_has_words(code: str) -> None:
    assert phrase(code) != code


def test_no_code_has_words_in_two_parts() -> None:
    assert sum(len(part) for part in PARTS) == len(WORDS)


@pytest.mark.parametrize("code", sorted(WORDS))
def test_both_languages_are_there_and_use_the_same_facts(code: str) -> None:
    _hold_together(*WORDS[code])


@pytest.mark.parametrize("code", sorted(AT_CONSOLE))
def test_the_words_of_the_command_line_need_no_other_facts_than_the_windows(code: str) -> None:
    _hold_together(*AT_CONSOLE[code])
    _hold_together(WORDS[code][0], AT_CONSOLE[code][0])


def _hold_together(vietnamese: str, english: str) -> None:
    named = [
        {name for _, name, _, _ in string.Formatter().parse(text) if name}
        for text in (vietnamese, english)
    ]

    assert vietnamese.strip()
    assert english.strip()
    assert named[0] == named[1]


OF_A_WINDOW = re.compile(
    "(?i)gõ còn nguyên|bấm lại|trang Máy chủ|what was typed is|press again|page of the office"
)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_verb_speaks_of_what_was_typed_into_a_window(language: str) -> None:
    told = {code: sentence(RuleError(code), language) for code in WORDS}

    assert [code for code, words in told.items() if OF_A_WINDOW.search(words)] == []


def test_the_window_says_that_what_was_typed_is_still_there() -> None:
    assert "những gì đã gõ còn nguyên" in sentence(RuleError("office_database_unreachable"))


def test_english_words_have_one_kind_of_apostrophe() -> None:
    straight = [code for code, (_, english) in WORDS.items() if "'" in english]

    assert straight == []


def test_facts_are_filled_in_and_money_has_dots() -> None:
    words = sentence(InputError("tendered_too_little", field="tendered", missing=1_250_000))

    assert "1.250.000 đ" in words


@pytest.mark.parametrize(("language", "most"), [("vi", "2.000"), ("en", "2,000")])
def test_a_count_is_grouped_as_the_language_does(language: str, most: str) -> None:
    told = sentence(InputError("dossiers_out_of_range", field="dossiers", most=2_000), language)

    assert most in told


def test_money_has_dots_in_english_too_as_in_the_window() -> None:
    error = InputError("tendered_too_little", field="tendered", missing=1_250_000)

    assert "1.250.000 đ" in sentence(error, "en")
    assert [code for code, words in WORDS.items() if re.search(r"\d,\d{3} đ", words[1])] == []


def test_a_code_within_a_fact_is_worded_too() -> None:
    words = sentence(RuleError("procedure_not_receivable", hurdle="fees_unsigned", procedure="x"))

    assert "mức phí chưa được ký duyệt" in words


def test_a_fact_that_is_missing_never_breaks_the_sentence() -> None:
    assert "…" in sentence(RuleError("shift_already_open"))


def test_who_starts_by_the_icon_reads_the_windows_words(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr("ui.app.tell", told.append)

    tell_failure(RuleError("office_database_unreachable"))

    assert told == [sentence(RuleError("office_database_unreachable"))]
    assert "những gì đã gõ còn nguyên" in told[0]
