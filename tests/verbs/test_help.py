"""`--help`: each verb, each act and each thing that they are given has words in both languages."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import pytest

from counter_app.cli import main
from counter_app.verbs import argument_words
from counter_app.verbs.arguments import Parser
from counter_app.verbs.table import parser_in


def verbs(parser: Parser) -> Iterator[Parser]:
    """A program's verbs and their acts, those alone that are given something."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for one in action.choices.values():
                yield from verbs(one)
    yield parser


def given(parser: Parser) -> Iterator[tuple[str, argparse.Action]]:
    """What a verb is given, by the name that is typed."""
    for action in parser._actions:
        if not isinstance(action, argparse._SubParsersAction | argparse._HelpAction):
            yield (action.option_strings or [action.dest])[0], action


@pytest.mark.parametrize("language", ["vi", "en"])
def test_everything_a_verb_is_given_is_told_in_the_asked_language(language: str) -> None:
    wordless = [
        f"{parser.path} {name}"
        for parser in verbs(parser_in(language))
        for name, action in given(parser)
        if not action.help
    ]

    assert wordless == []


def test_no_words_are_kept_of_what_no_verb_is_given() -> None:
    used = {
        id(argument_words.told(parser.path, name))
        for parser in verbs(parser_in("vi"))
        for name, _ in given(parser)
        if name not in ("--data-dir", "--json", "--lang")
    }

    unused = [name for name, told in argument_words.ARGUMENTS.items() if id(told) not in used]

    assert unused == []


def test_a_name_that_a_person_types_is_no_raw_word_of_the_program(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["bundle", "make", "--help"])

    told = capsys.readouterr().out
    assert "--list FILE" in told
    assert "LISTS" not in told
    assert "--agency ID" in told
    assert "mã định danh của cơ quan" in told


@pytest.mark.parametrize(("language", "words"), [("vi", "kiểm tra cả sổ"), ("en", "whole book")])
def test_help_tells_every_verb_in_a_line_of_the_asked_language(
    capsys: pytest.CaptureFixture[str], language: str, words: str
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--lang", language, "--help"])

    lines = capsys.readouterr().out.splitlines()
    told = {line.split()[0]: line.split(maxsplit=1)[1:] for line in lines if line[:4] == " " * 4}
    assert left.value.code == 0
    assert words in told["verify"][0]
    assert len(told) == 25
    assert all(told.values()), [name for name, line in told.items() if not line]
