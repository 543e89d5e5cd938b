"""What the city holds, what waits, what a person must look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from sqlalchemy import and_, case, exists, func, select

from counter_app.domain.identity import EntryId
from counter_app.domain.instant import instant, micros
from counter_app.domain.outbox import OutboxEntry
from counter_app.domain.user import Permission
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import schema
from counter_app.store.outbox import ACKNOWLEDGED, REFUSED, WAITING


@dataclass(frozen=True, slots=True)
class CityCounts:
    """Dossiers by what the city holds of them: issued = acknowledged + waiting + refused, always.

    A dossier is acknowledged when every fact of its lane is, refused when one is refused, waiting
    otherwise. `oldest_s` is the age of the oldest unsent fact, 0 when nothing waits.
    """

    issued: int
    acknowledged: int
    waiting: int
    refused: int
    oldest_s: int


@dataclass(frozen=True, slots=True)
class CountsForCity(Query[CityCounts]):
    """The honest light: from acknowledgements, never from the network. `shift_id` narrows it."""

    shift_id: str | None = None
    permission: ClassVar[Permission] = Permission.ANYONE

    def answer(self, view: View) -> CityCounts:
        """One pass over the lanes."""
        table = schema.outbox
        lanes = select(
            table.c.lane,
            func.max(case((table.c.state == REFUSED, 1), else_=0)).label("refused"),
            func.max(case((table.c.state == WAITING, 1), else_=0)).label("waiting"),
            func.min(case((table.c.state == WAITING, table.c.made_at))).label("oldest"),
        ).group_by(table.c.lane)
        if self.shift_id is not None:
            dossier = schema.dossier
            lanes = lanes.where(
                table.c.lane.in_(select(dossier.c.id).where(dossier.c.shift_id == self.shift_id))
            )
        lane = lanes.subquery()
        is_waiting = case((and_(lane.c.waiting == 1, lane.c.refused == 0), 1), else_=0)
        row = view.reading.rows(
            select(
                func.count().label("issued"),
                func.coalesce(func.sum(lane.c.refused), 0).label("refused"),
                func.coalesce(func.sum(is_waiting), 0).label("waiting"),
                func.min(lane.c.oldest).label("oldest"),
            ).select_from(lane)
        )[0]
        issued, refused, waiting = int(row["issued"]), int(row["refused"]), int(row["waiting"])
        age = 0 if row["oldest"] is None else max(0, micros(view.now) - int(row["oldest"]))
        return CityCounts(issued, issued - refused - waiting, waiting, refused, age // 1_000_000)


@dataclass(frozen=True, slots=True)
class OutboxLine:
    """One fact on the outbox screen."""

    entry_id: str
    code: str
    kind: str
    state: str
    made_at: datetime
    reason: str | None


@dataclass(frozen=True, slots=True)
class OutboxLines(Query[tuple[OutboxLine, ...]]):
    """Facts that the city does not hold yet, refused ones first, then the oldest."""

    limit: int = 200

    def answer(self, view: View) -> tuple[OutboxLine, ...]:
        """With the code of the dossier whose lane it is."""
        table, dossier = schema.outbox, schema.dossier
        rows = view.reading.rows(
            select(table, dossier.c.code)
            .join(dossier, dossier.c.id == table.c.lane)
            .where(table.c.state != ACKNOWLEDGED)
            .order_by(table.c.state, table.c.made_at)
            .limit(self.limit)
        )
        return tuple(
            OutboxLine(
                row["id"],
                row["code"],
                row["kind"],
                row["state"],
                instant(row["made_at"]).astimezone(view.now.tzinfo),
                row["reason"],
            )
            for row in rows
        )


@dataclass(frozen=True, slots=True)
class DueForCity(Query[tuple[OutboxEntry, ...]]):
    """The next batch: oldest first, in order within a lane, none behind a refused entry."""

    limit: int = 500
    bytes_max: int = 900_000
    permission: ClassVar[Permission] = Permission.TALK_TO_CITY

    def answer(self, view: View) -> tuple[OutboxEntry, ...]:
        """At most `limit` entries and `bytes_max` bytes, but always at least one if any waits."""
        table = schema.outbox
        ahead = table.alias("ahead")
        is_blocked = exists().where(
            ahead.c.lane == table.c.lane,
            ahead.c.sequence < table.c.sequence,
            ahead.c.state == REFUSED,
        )
        rows = view.reading.rows(
            select(table)
            .where(table.c.state == WAITING, ~is_blocked)
            .order_by(table.c.made_at, table.c.lane, table.c.sequence)
            .limit(self.limit)
        )
        batch: list[OutboxEntry] = []
        size = 0
        for row in rows:
            size += len(row["payload"].encode()) + 200
            if batch and size > self.bytes_max:
                break
            batch.append(
                OutboxEntry(
                    EntryId(row["id"]),
                    row["lane"],
                    row["sequence"],
                    row["kind"],
                    row["payload"],
                    instant(row["made_at"]),
                )
            )
        return tuple(batch)
