"""Reviews: the draw of a day, what was found, and who signed it; all of it only added to."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, tzinfo
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from counter_app.domain.identity import UserId
from counter_app.store import schema
from counter_app.store.closing import closings
from counter_app.store.pattern import Span

if TYPE_CHECKING:
    from counter_app.store.rows import Reading, Row, Writing


class Reviews:
    """One review a day."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def draws(self, day: date) -> Sequence[Row]:
        """The day's draws, the first one first."""
        return draws(self._uow, day)

    def draw(self, row: Mapping[str, Any]) -> None:
        """Keep what was drawn; there is no second draw."""
        self._uow.insert(schema.review, row)

    def population(self, day: date, zone: tzinfo | None) -> Sequence[str]:
        """The ids of the dossiers that were made on a day."""
        table, span = schema.dossier, Span.of(day, zone)
        rows = self._uow.rows(
            select(table.c.id).where(table.c.made_at >= span.begin, table.c.made_at < span.end)
        )
        return tuple(row["id"] for row in rows)

    def findings(self, day: date) -> Sequence[Row]:
        """What was found on a day, in order."""
        return findings(self._uow, day)

    def add_finding(self, row: Mapping[str, Any]) -> None:
        """One more finding."""
        position = len(self.findings(date.fromisoformat(row["day"]))) + 1
        self._uow.insert(schema.review_finding, {**row, "position": position})

    def sign_offs(self, day: date) -> Sequence[Row]:
        """Who signed a day, in order."""
        return sign_offs(self._uow, day)

    def sign(self, row: Mapping[str, Any]) -> None:
        """Somebody signs the day as it stands."""
        self._uow.insert(schema.review_sign_off, row)

    def shifts(self, day: date, zone: tzinfo | None) -> Sequence[Row]:
        """The shifts that were opened on a day."""
        return shifts_of(self._uow, day, zone)

    def figures(self, day: date, zone: tzinfo | None) -> str:
        """What is signed: each closed shift with its version, expected and counted; as JSON."""
        return figures(self._uow, day, zone)

    def makers(self, day: date, zone: tzinfo | None) -> frozenset[UserId]:
        """Who opened, closed, received, took money or had it made void on a day."""
        return makers(self._uow, day, zone)


def draws(reading: Reading, day: date) -> Sequence[Row]:
    """The day's draws, the first one first."""
    table = schema.review
    query = select(table).where(table.c.day == day.isoformat()).order_by(table.c.position)
    return reading.rows(query)


def findings(reading: Reading, day: date) -> Sequence[Row]:
    """What was found on a day, in order."""
    table = schema.review_finding
    query = select(table).where(table.c.day == day.isoformat()).order_by(table.c.position)
    return reading.rows(query)


def sign_offs(reading: Reading, day: date) -> Sequence[Row]:
    """Who signed a day, in order."""
    table = schema.review_sign_off
    query = select(table).where(table.c.day == day.isoformat()).order_by(table.c.version)
    return reading.rows(query)


def shifts_of(reading: Reading, day: date, zone: tzinfo | None) -> Sequence[Row]:
    """The shifts that were opened on a day."""
    table, span = schema.shift, Span.of(day, zone)
    return reading.rows(
        select(table)
        .where(table.c.opened_at >= span.begin, table.c.opened_at < span.end)
        .order_by(table.c.opened_at, table.c.number)
    )


def figures(reading: Reading, day: date, zone: tzinfo | None) -> str:
    """The figures of a day's shifts as JSON; two texts are equal where nothing changed since."""
    told = [
        {
            "number": row["number"],
            "version": len(closings(reading, row["id"])),
            "expected": row["cash_expected"],
            "counted": row["cash_counted"],
        }
        for row in shifts_of(reading, day, zone)
    ]
    return json.dumps(told, separators=(",", ":"))


def makers(reading: Reading, day: date, zone: tzinfo | None) -> frozenset[UserId]:
    """Everybody whose own work a day's review is about."""
    span = Span.of(day, zone)
    dossier, payment, closing = schema.dossier, schema.payment, schema.shift_closing
    shifts = shifts_of(reading, day, zone)
    found = {row["user_id"] for row in shifts}
    queries = (
        select(dossier.c.user_id).where(
            dossier.c.made_at >= span.begin, dossier.c.made_at < span.end
        ),
        select(payment.c.user_id).where(payment.c.shift_id.in_([row["id"] for row in shifts])),
        select(closing.c.user_id).where(closing.c.shift_id.in_([row["id"] for row in shifts])),
    )
    for query in queries:
        found |= {row["user_id"] for row in reading.rows(query.distinct())}
    return frozenset(map(UserId, found))
