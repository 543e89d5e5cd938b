"""Verbs that keep the book safe: one sealed file of everything, and the way back."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app.domain.errors import InputError
from counter_app.verbs.answer import Answer, told
from counter_app.verbs.answer_words import said

if TYPE_CHECKING:
    from counter_app.settings import Settings
    from counter_app.vault import TwoPeople

SECRET_MAX = 1_000


def back_up(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Copy the book into one sealed file, checked, while the desk may go on working."""
    from counter_app.main import open_vault

    copied = open_vault(settings).back_up(parsed.file.absolute(), secret_of(parsed))
    return told({"entries": copied.entries, "sha256": copied.sha256})


def restore(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Put the book of a sealed file in this folder's place, and keep the old one beside."""
    from counter_app.main import desk_lock, open_vault, relay_lock

    secret, people = secret_of(parsed), people_of(parsed)
    with desk_lock(settings), relay_lock(settings):
        copied = open_vault(settings).restore(
            parsed.file.absolute(),
            secret,
            people,
            is_older_ok=parsed.allow_older,
            is_foreign_ok=parsed.allow_foreign,
        )
    facts = {"entries": copied.entries, "sha256": copied.sha256, "kept_in": copied.kept_in}
    return told(facts)


def secret_of(parsed: argparse.Namespace) -> str:
    """The recovery secret from its file, or typed; empty where nobody can be asked."""
    path: Path | None = parsed.passphrase_file
    if path is None:
        return typed(said("passphrase", parsed.lang)) if sys.stdin.isatty() else ""
    try:
        with path.open(encoding="utf-8") as file:
            text = file.read(SECRET_MAX)
    except (OSError, ValueError):
        raise InputError("file_unreadable", field="passphrase-file") from None
    return text.strip()


def people_of(parsed: argparse.Namespace) -> TwoPeople | None:
    """The two who are named by `--by` and `--approved-by`, each with a PIN; None for nobody."""
    from counter_app.vault import TwoPeople

    if parsed.by is None and parsed.approved_by is None:
        return None
    if parsed.by is None or parsed.approved_by is None:
        raise InputError(
            "arguments_missing", names="--by" if parsed.by is None else "--approved-by"
        )
    return TwoPeople(
        parsed.by,
        pin_of("COUNTER_PIN", parsed.by),
        parsed.approved_by,
        pin_of("COUNTER_APPROVER_PIN", parsed.approved_by),
    )


def pin_of(variable: str, login: str) -> str:
    """A PIN never stands on the command line, where other programs can read it.

    Raises InputError("pin_not_given") where it is not in the environment and nobody can be asked.
    """
    pin = os.environ.get(variable, "")
    if pin:
        return pin
    if not sys.stdin.isatty():
        raise InputError("pin_not_given", field="pin", variable=variable)
    return typed(f"PIN ({login}): ")


def typed(prompt: str) -> str:
    """A secret asked at the console, shown nowhere."""
    try:
        return getpass.getpass(prompt, sys.stderr)
    except EOFError:
        return ""
