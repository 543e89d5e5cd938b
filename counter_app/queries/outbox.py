"""What the city holds, what waits, what a person must look at."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, ClassVar

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
    tuple_,
)

from counter_app.domain.errors import InputError
from counter_app.domain.instant import instant, micros
from counter_app.domain.outbox import Decision, OutboxEntry
from counter_app.domain.user import Permission
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import schema
from counter_app.store.outbox import BESIDE, REFUSED, SET_ASIDE, WAITING
from counter_app.store.rows import Row

OPEN = (REFUSED, SET_ASIDE, WAITING)
DECISIONS_MAX = 50


@dataclass(frozen=True, slots=True)
class CityCounts:
    """Dossiers by what the city holds of them.

    issued = acknowledged + waiting + refused + set aside, always. A dossier is refused when one
    fact of its lane is, else waiting when one waits, else set aside when one is, else
    acknowledged. `oldest_s` is the age of the oldest unsent fact, 0 when nothing waits. `beside`
    are facts of no dossier, such as a shift's closing, that the city does not hold.
    """

    issued: int
    acknowledged: int
    waiting: int
    refused: int
    oldest_s: int
    set_aside: int = 0
    beside: int = 0


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
            func.max(case((table.c.state == SET_ASIDE, 1), else_=0)).label("aside"),
            func.min(case((table.c.state == WAITING, table.c.made_at))).label("oldest"),
        ).group_by(table.c.lane)
        is_beside = table.c.lane.like(f"{BESIDE}%")
        if self.shift_id is None:
            lanes = lanes.where(~is_beside)
        else:
            dossier = schema.dossier
            lanes = lanes.where(
                table.c.lane.in_(select(dossier.c.id).where(dossier.c.shift_id == self.shift_id))
            )
        lane = lanes.subquery()
        is_waiting = case((and_(lane.c.waiting == 1, lane.c.refused == 0), 1), else_=0)
        is_aside = case(
            (and_(lane.c.aside == 1, lane.c.waiting == 0, lane.c.refused == 0), 1), else_=0
        )
        row = view.reading.rows(
            select(
                func.count().label("issued"),
                func.coalesce(func.sum(lane.c.refused), 0).label("refused"),
                func.coalesce(func.sum(is_waiting), 0).label("waiting"),
                func.coalesce(func.sum(is_aside), 0).label("aside"),
                func.min(lane.c.oldest).label("oldest"),
            ).select_from(lane)
        )[0]
        issued, refused, waiting = int(row["issued"]), int(row["refused"]), int(row["waiting"])
        aside = int(row["aside"])
        age = 0 if row["oldest"] is None else max(0, micros(view.now) - int(row["oldest"]))
        held = issued - refused - waiting - aside
        beside = select(func.count()).where(is_beside, table.c.state.in_(OPEN))
        others = 0 if self.shift_id is not None else int(view.reading.scalar(beside))
        return CityCounts(issued, held, waiting, refused, age // 1_000_000, aside, others)


@dataclass(frozen=True, slots=True)
class OutboxLine:
    """One fact on the outbox screen. `code` is empty where the lane is no dossier's."""

    entry_id: str
    code: str
    kind: str
    state: str
    made_at: datetime
    age_s: int
    reason: str | None


@dataclass(frozen=True, slots=True)
class OutboxLines(Query[tuple[OutboxLine, ...]]):
    """Facts that the city does not hold: refused ones first, then set aside, then the oldest."""

    limit: int = 200

    def answer(self, view: View) -> tuple[OutboxLine, ...]:
        """With the code of the dossier whose lane it is."""
        table, dossier = schema.outbox, schema.dossier
        rows = view.reading.rows(
            select(table, dossier.c.code)
            .outerjoin(dossier, dossier.c.id == table.c.lane)
            .where(table.c.state.in_(OPEN))
            .order_by(table.c.state, table.c.made_at, table.c.sequence)
            .limit(self.limit)
        )
        return tuple(_line(row, row["code"], view) for row in rows)


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """What a person decided of a fact, and what the city had said."""

    decision: Decision
    refusal: str
    reason: str
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DeliveryPage:
    """One fact with everything a person needs to decide: both versions, and what waits behind it.

    `said` and `held` are JSON text; `held` is None where the city tells nothing.
    """

    line: OutboxLine
    said: str
    held: str | None
    behind: int
    decisions: tuple[DecisionLine, ...]


@dataclass(frozen=True, slots=True)
class OneDelivery(Query[DeliveryPage]):
    """A fact opened to be read; it holds a person's facts, so reading it leaves a mark."""

    entry_id: str
    act: ClassVar[str | None] = "read_delivery"

    def subject(self) -> str:
        """The entry's key."""
        return self.entry_id[:80]

    def answer(self, view: View) -> DeliveryPage:
        """Raises InputError("entry_unknown")."""
        reading, table = view.reading, schema.outbox
        row = reading.one(table, id=self.entry_id)
        if row is None:
            raise InputError("entry_unknown", field="entry")
        dossier = reading.one(schema.dossier, id=row["lane"])
        behind = reading.scalar(
            select(func.count()).where(
                table.c.lane == row["lane"],
                table.c.sequence > row["sequence"],
                table.c.state == WAITING,
            )
        )
        decided = schema.delivery_decision
        rows = reading.rows(
            select(decided)
            .where(decided.c.entry_id == self.entry_id)
            .order_by(decided.c.position)
            .limit(DECISIONS_MAX)
        )
        return DeliveryPage(
            _line(row, dossier["code"] if dossier else None, view),
            row["payload"],
            row["held"],
            int(behind),
            tuple(
                DecisionLine(
                    Decision(one["decision"]),
                    one["refusal"],
                    one["reason"],
                    one["decided_name"],
                    instant(one["decided_at"]).astimezone(view.now.tzinfo),
                )
                for one in rows
            ),
        )


def _line(row: Row, code: str | None, view: View) -> OutboxLine:
    return OutboxLine(
        row["id"],
        code or "",
        row["kind"],
        row["state"],
        instant(row["made_at"]).astimezone(view.now.tzinfo),
        max(0, micros(view.now) - row["made_at"]) // 1_000_000,
        row["reason"],
    )


@dataclass(frozen=True, slots=True)
class DueForCity(Query[tuple[OutboxEntry, ...]]):
    """What may be sent, the oldest first, each lane in its order; a refused fact holds up its lane
    alone.

    A lane's order is its own count, so a clock that jumps back changes nothing: a fact never
    stands in front of one that comes before it in its lane and still waits, and where that one is
    in no batch yet it waits too. `after` goes on behind an entry that was read before.

    With `files_last` what needs files comes once nothing else may be sent: a heap of scans holds
    nobody up.
    """

    limit: int = 500
    bytes_max: int = 900_000
    after: OutboxEntry | None = None
    files_last: bool = False
    permission: ClassVar[Permission] = Permission.TALK_TO_CITY

    def answer(self, view: View) -> tuple[OutboxEntry, ...]:
        """At most `limit` entries and `bytes_max` bytes, but always at least one if any waits and
        `after` is None.
        """
        if not self.files_last:
            return self._batch(view, None)
        batch = self._batch(view, False)
        return batch if batch or self.after else self._batch(view, True)

    def _batch(self, view: View, has_files: bool | None) -> tuple[OutboxEntry, ...]:
        place = {}
        if self.after is not None:
            made_at = micros(self.after.made_at)
            place = {"made": made_at, "lane": self.after.lane, "sequence": self.after.sequence}
        query = _due(has_files, bool(place))
        batch: list[OutboxEntry] = []
        taken: defaultdict[str, int] = defaultdict(int)
        size = 0
        for key, lane, sequence, kind, payload, made_at, files, ahead in view.reading.tuples(
            query, limit=self.limit, **place
        ):
            if ahead != taken[lane]:
                continue
            size += len(payload.encode()) + 200
            if batch and size > self.bytes_max:
                break
            taken[lane] += 1
            named = tuple(files.split()) if files else ()
            batch.append(OutboxEntry(key, lane, sequence, kind, payload, instant(made_at), named))
        return tuple(batch)


_SENT = ("id", "lane", "sequence", "kind", "payload", "made_at", "files")
_AHEAD = schema.outbox.alias("ahead")
_IS_AHEAD = and_(
    _AHEAD.c.lane == schema.outbox.c.lane, _AHEAD.c.sequence < schema.outbox.c.sequence
)


@cache
def _due(has_files: bool | None, is_behind: bool) -> Select[Any]:
    """What may be sent, from the top or behind a place; building it costs more than running it."""
    table = schema.outbox
    query = (
        select(*(table.c[name] for name in _SENT), _waiting_ahead().label("ahead"))
        .where(table.c.state == WAITING, ~_is_held_up())
        .order_by(table.c.made_at, table.c.lane, table.c.sequence)
        .limit(bindparam("limit"))
    )
    if has_files is not None:
        query = query.where(table.c.files.is_not(None) if has_files else table.c.files.is_(None))
    if is_behind:
        place = tuple_(table.c.made_at, table.c.lane, table.c.sequence)
        query = query.where(
            table.c.made_at >= bindparam("made"),
            place > tuple_(bindparam("made"), bindparam("lane"), bindparam("sequence")),
        )
    return query


def _waiting_ahead() -> ColumnElement[int]:
    """How many facts of its lane have to go before this one: none may be left out of a batch."""
    return select(func.count()).where(_IS_AHEAD, _AHEAD.c.state == WAITING).scalar_subquery()


def _is_held_up() -> ColumnElement[bool]:
    """Behind a refusal, or behind a fact that was made later by a clock that has jumped since.

    Without the latter a batch could fill with facts that may not go yet, and nothing would move.
    """
    is_later = and_(_AHEAD.c.state == WAITING, _AHEAD.c.made_at > schema.outbox.c.made_at)
    return exists().where(_IS_AHEAD, or_(_AHEAD.c.state == REFUSED, is_later))
