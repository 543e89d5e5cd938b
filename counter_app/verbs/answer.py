"""What a verb answers, and the border where its arguments become values."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator, Sized
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from counter_app.domain.errors import InputError

if TYPE_CHECKING:
    from counter_app.desk import Desk
    from counter_app.queries.outbox import CityCounts
    from counter_app.settings import Settings

DONE, FAULT, REFUSED = 0, 1, 2
STDIN_MAX = 64 * 1024
DAY_LENGTH = len("2026-11-26")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a verb says: promised JSON keys, lines for a person, and the exit code.

    `complaint` is the one line of reason where the answer tells why nothing was done.
    """

    facts: dict[str, Any]
    lines: tuple[str, ...]
    code: int = DONE
    complaint: str = ""


def told(facts: dict[str, Any], code: int = DONE) -> Answer:
    """An answer whose lines are its facts, one a line: a name as it is promised, and its value."""
    return Answer(facts, tuple(f"{name}: {_shown(value)}" for name, value in facts.items()), code)


def _shown(value: object) -> str:
    """As a person reads it; what is not there is a dash."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or (isinstance(value, Sized) and not value):
        return "–"
    if isinstance(value, dict):
        return " · ".join(f"{name} {_shown(one)}" for name, one in value.items())
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(_shown(one) for one in value)
    return str(value)


def counts_as_facts(counts: CityCounts) -> dict[str, int]:
    """The numbers of the honest light, as they are promised."""
    return {
        "issued": counts.issued,
        "acknowledged": counts.acknowledged,
        "waiting": counts.waiting,
        "refused": counts.refused,
        "set_aside": counts.set_aside,
        "oldest_s": counts.oldest_s,
    }


@contextlib.contextmanager
def open_for(settings: Settings) -> Iterator[Desk]:
    """The desk of a folder, closed afterwards."""
    from counter_app.main import open_desk

    desk = open_desk(settings)
    try:
        yield desk
    finally:
        desk.close()


def text_of(argument: str) -> str:
    """An argument, or standard input where it is "-"; at most 64 KiB of UTF-8."""
    if argument != "-":
        return argument
    raw = sys.stdin.buffer.read(STDIN_MAX + 1)
    if len(raw) > STDIN_MAX:
        raise InputError("text_too_long", field="text")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        raise InputError("text_not_utf8", field="text") from None


def whole(text: str, field: str, digits_max: int = 9) -> int:
    """A whole number of a few digits."""
    if not (text.isascii() and text.isdigit() and len(text) <= digits_max):
        raise InputError("number_not_whole", field=field)
    return int(text)


def instant_of(text: str) -> datetime | date:
    """An ISO 8601 instant, or a day alone where that is all that was said."""
    from counter_app.domain.calendar import VIETNAM, known_day

    try:
        if len(text) == DAY_LENGTH:
            return known_day(date.fromisoformat(text), "received")
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise InputError("instant_wrong", field="received") from None
    known_day(instant.date(), "received")
    # An office writes its own local time; any other zone has to be said.
    return instant if instant.tzinfo else instant.replace(tzinfo=VIETNAM)


def day_of(text: str) -> date:
    """An ISO 8601 date."""
    from counter_app.domain.calendar import known_day

    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise InputError("date_wrong", field="on") from None
    return known_day(day, "on")


def quantity_of(text: str) -> tuple[str, int]:
    """UNIT=N."""
    unit, equals, number = text.partition("=")
    if not equals:
        raise InputError("quantity_wrong", field="quantity")
    # A piece of land is worth more than nine digits of đồng; the fee rule has its own bound.
    return unit.strip(), whole(number.strip(), "quantity", 16)
