"""The verbs that move the book to the office's server and back, and open one whose copy is lost."""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import asdict
from typing import TYPE_CHECKING

from counter_app.verbs.answer import Answer, told
from counter_app.verbs.answer_words import said
from counter_app.verbs.office import password_of
from counter_app.verbs.vault import people_of

if TYPE_CHECKING:
    from counter_app.relocation import Relocated
    from counter_app.settings import Settings

TOLD_EVERY_S = 0.5


SERVER, FILE = "server", "file"
PLACES = (SERVER, FILE)


def move(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """The whole book to the folder's office, whose database is empty, or home into the folder."""
    from counter_app.main import (
        desk_lock,
        office_address,
        office_setup,
        open_relocation,
        relay_lock,
    )
    from counter_app.settings import remember

    people = people_of(parsed)
    with desk_lock(settings), relay_lock(settings):
        relocation = open_relocation(settings, Progress(parsed.lang))
        if parsed.to == SERVER:
            # Who makes the tables owns them; the counters only work in them.
            password = password_of("COUNTER_OWNER_PASSWORD", parsed.owner, parsed.lang)
            address = office_address(settings, parsed.owner, password)
            moved = relocation.to_office(address, people)
            office_setup(settings).prepare(parsed.owner, password)
        else:
            moved = relocation.to_file(office_address(settings), people)
            remember(settings.data_dir, database_url="")
    return _told(moved)


def take_back(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """A book that has left goes on where it was, because its copy is lost."""
    from counter_app.main import desk_lock, office_address, open_relocation, relay_lock
    from counter_app.settings import remember

    people = people_of(parsed)
    with desk_lock(settings), relay_lock(settings):
        office = office_address(settings) if settings.database_url else None
        relocation = open_relocation(settings)
        if parsed.at == SERVER:
            relocation.take_back_office(office_address(settings), people)
        else:
            relocation.take_back_file(office, people)
            remember(settings.data_dir, database_url="")
    return told({"at": parsed.at})


class Progress:
    """Tells a person at a terminal how far it is and how long it may still take."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._began = self._told = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        """So many rows of so many were looked at."""
        now = time.monotonic()
        if not sys.stderr.isatty() or now - self._told < TOLD_EVERY_S:
            return
        from ui.messages import grouped

        self._told = now
        left_s = time_left_s(done, total, now - self._began)
        rows = {"done": grouped(done, self._language), "total": grouped(total, self._language)}
        words = said("book_moves", self._language, **rows)
        if left_s is not None:
            words += said("time_left", self._language, seconds=left_s)
        sys.stderr.write(f"{words}\n")


def time_left_s(done: int, total: int, elapsed_s: float) -> int | None:
    """Whole seconds at the pace so far; None before there is a pace."""
    if done <= 0:
        return None
    return round((total - done) * elapsed_s / done)


def _told(moved: Relocated) -> Answer:
    facts = {
        "entries": moved.entries,
        "rows": moved.rows,
        "files": moved.files,
        "sha256": moved.sha256,
        "kept_in": moved.kept_in,
    }
    lines = told(facts).lines
    return Answer({**facts, "tables": [asdict(one) for one in moved.tables]}, lines)
