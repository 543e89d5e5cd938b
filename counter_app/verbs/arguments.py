"""An argument parser that refuses in the program's own words and repeats nothing it was given."""

from __future__ import annotations

import argparse
import re
from typing import NoReturn

from counter_app.domain.errors import InputError

# What argparse says, in its own English, and the code that says it in ours. What was typed may be
# the text of a citizen's card, so only names that the program itself gave are taken over.
_SAYINGS = (
    (re.compile(r"the following arguments are required: (?P<names>.+)"), "arguments_missing"),
    (re.compile(r"argument (?P<name>\S+): invalid choice: .*\(choose from (?P<names>[^()]+)\)$"),
     "argument_not_one_of"),
    (re.compile(r"argument (?P<name>\S+): expected "), "argument_without_value"),
    (re.compile(r"unrecognized arguments: "), "arguments_unknown"),
)  # fmt: skip


class Parser(argparse.ArgumentParser):
    """Raises InputError where argparse would print its usage and leave."""

    def error(self, message: str) -> NoReturn:
        """Refuse, naming the verb's own arguments only."""
        for saying, code in _SAYINGS:
            found = saying.match(message.replace("\n", " "))
            if found is not None:
                raise InputError(code, **found.groupdict())
        raise InputError("arguments_wrong")
