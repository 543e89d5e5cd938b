"""An argument parser that refuses in the program's own words and repeats nothing it was given."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import NoReturn

from counter_app.domain.errors import InputError

# What argparse says, in its own English, and the code that says it in ours. What was typed may be
# the text of a citizen's card, so only names that the program itself gave are taken over.
_SAYINGS = (
    (r"the following arguments are required: (?P<names>.+)", "arguments_missing"),
    (r"argument (?P<name>\S+): invalid choice: .*\(choose from (?P<names>[^()]+)\)$",
     "argument_not_one_of"),
    (r"argument (?P<name>\S+): expected ", "argument_without_value"),
    (r"unrecognized arguments: ", "arguments_unknown"),
)  # fmt: skip


class Parser(argparse.ArgumentParser):
    """Raises InputError where argparse would print its usage and leave."""

    def error(self, message: str) -> NoReturn:
        """Refuse, naming the verb's own arguments only."""
        for saying, code in _SAYINGS:
            found = re.match(saying, message.replace("\n", " "))
            if found is not None:
                raise InputError(code, **found.groupdict())
        raise InputError("arguments_wrong")


def add_global_options(parser: argparse.ArgumentParser) -> None:
    """They stand before the verb or after it, as people type them."""
    kept = argparse.SUPPRESS
    parser.add_argument("--data-dir", type=Path, default=kept)
    parser.add_argument("--json", action="store_true", default=kept)
    parser.add_argument("--lang", choices=("vi", "en"), default=kept)
