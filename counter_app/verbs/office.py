"""Verbs of an office on one PostgreSQL: for the IT officer who sets it up and looks after it."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from counter_app.verbs.answer import Answer, told, whole
from counter_app.verbs.answer_words import said
from counter_app.verbs.vault import pin_of, secret_of, typed

if TYPE_CHECKING:
    from counter_app.settings import Settings


def roles(_parsed: argparse.Namespace, _settings: Settings) -> Answer:
    """The SQL that the administrator of PostgreSQL runs once; nothing is reached for it."""
    from counter_app.office import ROLES_SQL

    return Answer({"sql": ROLES_SQL}, (ROLES_SQL.rstrip(),))


def use(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Make a server this folder's office, once it was reached."""
    from counter_app.domain.office_server import OfficeServer
    from counter_app.main import office_setup

    server = OfficeServer.typed(parsed.host, parsed.port, parsed.database, parsed.user, parsed.ca)
    seen = office_setup(settings).use(
        server, password_of("COUNTER_DATABASE_PASSWORD", server.user, parsed.lang)
    )
    return told({"server": seen.version, "user": seen.user, "sealed": seen.is_sealed})


def prepare(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Make or update the tables as their owner, and give the counters their rights."""
    from counter_app.main import office_setup

    password = password_of("COUNTER_OWNER_PASSWORD", parsed.owner, parsed.lang)
    made = office_setup(settings).prepare(parsed.owner, password)
    return told(
        {
            "step": made.step,
            "tables": made.tables,
            "station": f"{made.station:04d}",
            "key_kept_in": made.key_kept_in,
        }
    )


def check(_parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Look at the server as this counter does."""
    from counter_app.main import office_setup

    found = office_setup(settings).check()
    stations = [f"{one.number:04d} {one.office.counter_name}" for one in found.stations]
    return told(
        {
            "server": found.seen.version,
            "user": found.seen.user,
            "sealed": found.seen.is_sealed,
            "round_trip_ms": round(found.seen.round_trip_ms, 1),
            "step": found.seen.step,
            "stations": stations,
        }
    )


def invite(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """A sealed file for a further counter."""
    from counter_app.main import office_setup

    office_setup(settings).invite(parsed.file.absolute(), secret_of(parsed))
    return told({"file": str(parsed.file)})


def join(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """This computer becomes a further counter of the office."""
    from counter_app.commands.user import SignIn
    from counter_app.main import office_setup

    by = SignIn(parsed.by, pin_of("COUNTER_PIN", parsed.by))
    made = office_setup(settings).join(
        parsed.file.absolute(), secret_of(parsed), whole(parsed.number, "number"), parsed.name, by
    )
    return told({"station": f"{made.number:04d}", "name": made.office.counter_name})


def password_of(variable: str, user: str, language: str) -> str:
    """A password never stands on the command line, where other programs can read it."""
    password = os.environ.get(variable, "")
    if password or not sys.stdin.isatty():
        return password
    return typed(said("password", language, user=user))
