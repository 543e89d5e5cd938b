"""Finding a procedure by a clerk's words, and what it asks, costs and promises."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import func, select

from counter_app.domain.bill import BillAsked, bill
from counter_app.domain.catalogue import FAR, Procedure, deadline_for, matches, nearness, short
from counter_app.domain.channel import Channel
from counter_app.domain.deadline import due
from counter_app.domain.fee import FeeBill
from counter_app.paper.amount_in_words import in_words
from counter_app.paper.deadline_words import HOUR_NOT_SAID, sentences
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import office, schema
from counter_app.store.rows import prepared

# What keeps every unsigned record of the national database from being received.
UNSIGNED = ("documents_unsigned", "fees_unsigned", "time_unsigned")


@dataclass(frozen=True, slots=True)
class ProcedureLine:
    """One procedure to choose. `hurdles` are codes of why it cannot be received now."""

    code: str
    name: str
    short_name: str
    field_name: str
    hurdles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Procedures(Query[tuple[ProcedureLine, ...]]):
    """Procedures that match the words; without words, those used most at this desk first."""

    words: str = ""
    limit: int = 50

    def answer(self, view: View) -> tuple[ProcedureLine, ...]:
        """The receivable ones stand before the others, and the nearest name first."""
        today = view.now.date()
        used = _uses(view)
        words = self.words.strip()
        own, unsigned = office.procedures(view.reading, today)
        found = [
            (nearness(words, one.code, one.name), _own_line(one, today))
            for one in own
            if not words or matches(one, words)
        ]
        if words:
            found += [
                (near, ProcedureLine(one.code, one.name, short(one.name), one.field_name, UNSIGNED))
                for one in unsigned
                if (near := nearness(words, one.code, one.name)) < FAR
            ]
        found.sort(
            key=lambda pair: (
                bool(pair[1].hurdles),
                pair[0],
                -used.get(pair[1].code, 0),
                pair[1].code,
            )
        )
        return tuple(line for _, line in found[: self.limit])


def _own_line(one: Procedure, today: date) -> ProcedureLine:
    return ProcedureLine(one.code, one.name, one.short_name, one.field_name, one.hurdles(today))


@dataclass(frozen=True, slots=True)
class OneProcedure(Query[Procedure]):
    """The version in force today; raises InputError("procedure_unknown")."""

    code: str

    def answer(self, view: View) -> Procedure:
        """With all its papers, fee rules and terms."""
        return office.procedure(view.reading, self.code, view.now.date())


@dataclass(frozen=True, slots=True)
class DueShown:
    """A promise and its reasons, in sentences a citizen can read."""

    due_at: datetime
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DueFor(Query[DueShown]):
    """When a dossier would be due that is received at `received_at`, now where none is given.

    A day without an hour counts from its end: a promise that holds whenever on that day it was.
    """

    code: str
    case: str | None = None
    channel: Channel = Channel.COUNTER
    received_at: datetime | date | None = None

    def answer(self, view: View) -> DueShown:
        """By the catalogue and calendar in force on the day of receipt."""
        given = self.received_at or view.now
        day = given.date() if isinstance(given, datetime) else given
        procedure = office.procedure(view.reading, self.code, day)
        rule = deadline_for(procedure, self.channel, self.case)
        calendar = office.calendar(view.reading, day)[1]
        if isinstance(given, datetime):
            promise = due(rule, given, calendar)
            return DueShown(promise.due_at, sentences(promise))
        promise = due(rule, calendar.closing(day), calendar)
        return DueShown(promise.due_at, (HOUR_NOT_SAID, *sentences(promise)))


@dataclass(frozen=True, slots=True)
class BillShown:
    """A bill, and its total in words. Where nobody signed the fee it is not to be taken."""

    bill: FeeBill
    in_words: str
    is_signed: bool


@dataclass(frozen=True, slots=True)
class BillFor(Query[BillShown]):
    """What is owed for a procedure today, by what was stated about the case."""

    code: str
    channel: Channel
    asked: BillAsked = field(default_factory=BillAsked)
    on: date | None = None

    def answer(self, view: View) -> BillShown:
        """On a day, today where none is given.

        Raises RuleError("no_fee_rule_in_force") where the catalogue knows no amount.
        """
        day = self.on or view.now.date()
        procedure = office.procedure(view.reading, self.code, day)
        owed = bill(procedure, self.channel, day, self.asked)
        is_signed = "fees_unsigned" not in procedure.hurdles(day)
        return BillShown(owed, in_words(owed.total), is_signed)


def _uses(view: View) -> dict[str, int]:
    return {row["procedure_code"]: int(row["uses"]) for row in view.reading.rows(_USES)}


# Asked with each citizen: built once.
_PROCEDURE = schema.dossier.c.procedure_code
_USES = prepared(lambda: select(_PROCEDURE, func.count().label("uses")).group_by(_PROCEDURE))
