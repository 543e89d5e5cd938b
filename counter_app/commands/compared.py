"""The evening's comparison: what the city forgot goes again under its own key."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.store.outbox import ACKNOWLEDGED

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.unit_of_work import UnitOfWork

UNKNOWN_MAX = 100


@dataclass(frozen=True, slots=True)
class DayCompared:
    """What came of a comparison: facts that go again, and keys that nobody here knows."""

    day: date
    ours: int
    theirs: int
    forgotten: int
    unknown: int


@dataclass(frozen=True, slots=True)
class CompareDay(Command[DayCompared]):
    """Hold the keys that the city holds of a day against those it acknowledged."""

    day: date
    keys: frozenset[str]


def compare_day(uow: UnitOfWork, command: CompareDay, context: Context) -> Outcome[DayCompared]:
    """A city put back to an older backup gets again what it forgot, each fact under its old key."""
    ours = uow.outbox.of_day(command.day)
    acknowledged = {row["id"] for row in ours if row["state"] == ACKNOWLEDGED}
    forgotten = [row for row in ours if row["id"] in acknowledged - command.keys]
    uow.outbox.forget_answers(forgotten)
    unknown = sorted(command.keys - {row["id"] for row in ours})
    uow.inbox.note_day(
        {
            "day": command.day.isoformat(),
            "ours": len(acknowledged),
            "theirs": len(command.keys),
            "forgotten": len(forgotten),
            "unknown": json.dumps(unknown[:UNKNOWN_MAX]),
            "compared_at": context.micros,
        }
    )
    found = DayCompared(
        command.day, len(acknowledged), len(command.keys), len(forgotten), len(unknown)
    )
    return Outcome(found, frozenset({Topic.OUTBOX}))
