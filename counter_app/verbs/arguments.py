"""An argument parser that refuses in the program's own words and repeats nothing it was given."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from counter_app.domain.errors import InputError
from counter_app.verbs import argument_words
from counter_app.verbs.help_words import OWN_WORDS, VERBS, in_language

# What argparse says, in its own English, and the code that says it in ours. What was typed may be
# the text of a citizen's card, so only names that the program itself gave are taken over.
_SAYINGS = (
    (re.compile(r"the following arguments are required: (?P<names>.+)"), "arguments_missing"),
    (re.compile(r"argument (?P<name>\S+): invalid choice: .*\(choose from (?P<names>[^()]+)\)$"),
     "argument_not_one_of"),
    (re.compile(r"argument (?P<name>\S+): expected "), "argument_without_value"),
    (re.compile(r"unrecognized arguments: "), "arguments_unknown"),
)  # fmt: skip
LANGUAGES = ("vi", "en")


class Parser(argparse.ArgumentParser):
    """Raises InputError where argparse would print its usage and leave; helps in a language."""

    def __init__(self, *, language: str = "vi", path: str = "", **named: Any) -> None:
        words = {name: in_language(pair, language) for name, pair in OWN_WORDS.items()}

        class Formatter(argparse.HelpFormatter):
            def __init__(self, prog: str) -> None:
                super().__init__(prog, max_help_position=28)

            def add_usage(
                self,
                usage: str | None,
                actions: Iterable[argparse.Action],
                groups: Iterable[Any],
                prefix: str | None = None,
            ) -> None:
                prefix = f"{words['usage']}: " if prefix is None else prefix
                super().add_usage(usage, actions, groups, prefix)

        super().__init__(add_help=False, formatter_class=Formatter, **named)
        self.language, self.path = language, path
        self._positionals.title = words["positionals"]
        self._optionals.title = words["options"]
        self.add_argument("-h", "--help", action="help", help=words["help"])

    def takes(self, name: str, **given: Any) -> None:
        """Something that this verb is given, told in a line by its help."""
        *pair, value = argument_words.told(self.path, name)
        if value and name.startswith("-"):
            # The name of a positional argument is what a refusal calls it by.
            given["metavar"] = value
        self.add_argument(name, help=in_language((pair[0], pair[1]), self.language), **given)

    def error(self, message: str) -> NoReturn:
        """Refuse, naming the verb's own arguments only."""
        for saying, code in _SAYINGS:
            found = saying.match(message.replace("\n", " "))
            if found is not None:
                raise InputError(code, **self._told(found.groupdict()))
        raise InputError("arguments_wrong")

    def _told(self, names: dict[str, str]) -> dict[str, str]:
        """Choices without Python's quotes, and the acts where one is missing."""
        acts = [
            f"ACT ({', '.join(action.choices)})"
            for action in self._actions
            if isinstance(action, argparse._SubParsersAction)
        ]
        if names.get("names") == "ACT" and acts:
            return {"names": acts[0]}
        return {name: told.replace("'", "") for name, told in names.items()}


@dataclass(frozen=True, slots=True)
class Verbs:
    """The verbs of a program, or the acts of a verb; each is told in a line by the help above."""

    action: Any
    language: str
    path: str = ""

    @classmethod
    def of(cls, parser: Parser) -> Verbs:
        """A program's verbs; it may be called without any."""
        title = in_language(OWN_WORDS["verbs"], parser.language)
        made = parser.add_subparsers(dest="verb", title=title, metavar="VERB")
        return cls(made, parser.language)

    def add(self, name: str) -> Parser:
        """A verb, or an act of one."""
        words = in_language(VERBS[f"{self.path}{name}"], self.language)
        parser: Parser = self.action.add_parser(
            name,
            help=words,
            description=words,
            language=self.language,
            path=f"{self.path}{name}",
        )
        return parser

    def group(self, name: str) -> Verbs:
        """A verb that needs an act."""
        title = in_language(OWN_WORDS["acts"], self.language)
        made = self.add(name)
        acts = made.add_subparsers(dest="act", required=True, title=title, metavar="ACT")
        return Verbs(acts, self.language, f"{self.path}{name} ")


def in_letters(parsed: argparse.Namespace) -> argparse.Namespace:
    """What was given, where all of it can be kept as text.

    Raises InputError("argument_not_utf8") for what a console passed on in another encoding.
    """
    for name, value in vars(parsed).items():
        for one in value if isinstance(value, list) else (value,):
            try:
                if isinstance(one, str | Path):
                    str(one).encode()
            except UnicodeEncodeError:
                raise InputError("argument_not_utf8", field=name) from None
    return parsed


def language_asked_for(arguments: Sequence[str]) -> str:
    """What `--lang` says before anything is parsed, or "": a refusal and a help need it too."""
    for at, one in enumerate(arguments):
        value = one.partition("=")[2] or "".join(arguments[at + 1 : at + 2])
        if one.partition("=")[0] == "--lang" and value in LANGUAGES:
            return value
    return ""
