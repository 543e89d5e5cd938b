"""How far the city was read, what it announced, and what it asks of a person."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import select

from counter_app.domain.city_word import Answer, Matter
from counter_app.domain.clock import DRIFT_MAX
from counter_app.domain.instant import instant
from counter_app.domain.person import masked_name
from counter_app.domain.user import Permission
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import inbox, schema

QUESTIONS_MAX = 200
DAYS = 7


@dataclass(frozen=True, slots=True)
class Cursor(Query[int]):
    """The cursor of the last change taken in."""

    permission: ClassVar[Permission] = Permission.TALK_TO_CITY

    def answer(self, view: View) -> int:
        """0 before the first."""
        return inbox.cursor(view.reading)


@dataclass(frozen=True, slots=True)
class ClockReading:
    """The city's time and this computer's at the same moment."""

    city_time: datetime
    desk_time: datetime

    @property
    def ahead_s(self) -> int:
        """How far this computer is ahead of the city; negative where it is behind."""
        return round((self.desk_time - self.city_time).total_seconds())

    @property
    def is_off(self) -> bool:
        """Whether that is more than a clock may drift."""
        return abs(self.ahead_s) > DRIFT_MAX.total_seconds()


@dataclass(frozen=True, slots=True)
class CityClock(Query[ClockReading | None]):
    """The newest comparison of the two clocks; None before the city told its time."""

    permission: ClassVar[Permission] = Permission.ANYONE

    def answer(self, view: View) -> ClockReading | None:
        """From the inbox's own row."""
        row = view.reading.one(schema.inbox, id=1)
        if row is None or row["city_time"] is None or row["read_at"] is None:
            return None
        zone = view.now.tzinfo
        return ClockReading(
            instant(row["city_time"]).astimezone(zone), instant(row["read_at"]).astimezone(zone)
        )


@dataclass(frozen=True, slots=True)
class CataloguesWanted(Query[tuple[tuple[int, str], ...]]):
    """Announced versions that were not fetched, each with its announcement's cursor."""

    permission: ClassVar[Permission] = Permission.TALK_TO_CITY

    def answer(self, view: View) -> tuple[tuple[int, str], ...]:
        """In the order of their announcement."""
        table = schema.inbox_change
        rows = view.reading.rows(
            select(table.c.cursor, table.c.body)
            .where(table.c.kind == "catalogue.version", table.c.outcome == "wanted")
            .order_by(table.c.cursor)
            .limit(10)
        )
        return tuple((row["cursor"], json.loads(row["body"])["version"]) for row in rows)


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """What the city says, what this counter holds, and of whose dossier."""

    cursor: int
    matter: Matter
    code: str
    masked_name: str
    ours: str
    theirs: str
    note: str
    told_at: datetime


@dataclass(frozen=True, slots=True)
class CityQuestions(Query[tuple[QuestionLine, ...]]):
    """Open questions, the oldest first."""

    permission: ClassVar[Permission] = Permission.APPROVE

    def answer(self, view: View) -> tuple[QuestionLine, ...]:
        """With the dossier's code and a masked name."""
        table, dossier = schema.city_question, schema.dossier
        rows = view.reading.rows(
            select(table, dossier.c.code, dossier.c.full_name)
            .join(dossier, dossier.c.id == table.c.dossier_id)
            .where(table.c.answer == Answer.OPEN)
            .order_by(table.c.cursor)
            .limit(QUESTIONS_MAX)
        )
        return tuple(
            QuestionLine(
                row["cursor"],
                Matter(row["matter"]),
                row["code"],
                masked_name(row["full_name"]),
                row["ours"],
                row["theirs"],
                row["note"],
                instant(row["told_at"]).astimezone(view.now.tzinfo),
            )
            for row in rows
        )


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """One day's comparison of keys with the city."""

    day: date
    ours: int
    theirs: int
    forgotten: int
    unknown: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class ComparedDays(Query[tuple[ComparedLine, ...]]):
    """The last days that were compared, the newest first."""

    def answer(self, view: View) -> tuple[ComparedLine, ...]:
        """At most a week."""
        table = schema.compared_day
        rows = view.reading.rows(select(table).order_by(table.c.day.desc()).limit(DAYS))
        return tuple(
            ComparedLine(
                date.fromisoformat(row["day"]),
                row["ours"],
                row["theirs"],
                row["forgotten"],
                tuple(json.loads(row["unknown"])),
                instant(row["compared_at"]).astimezone(view.now.tzinfo),
            )
            for row in rows
        )
