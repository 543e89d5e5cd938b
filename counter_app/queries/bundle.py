"""Configuration bundles: what waits and what it would change, what came before, what is wanted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import select

from counter_app.domain.bundle import BundleState, Changed, is_for_a_person
from counter_app.domain.bundle_section import printers_for
from counter_app.domain.errors import CounterError, InputError
from counter_app.domain.instant import instant
from counter_app.domain.user import Permission
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import bundle as store
from counter_app.store import schema
from counter_app.store.office import station
from counter_app.store.rows import Row

SHOWN_MAX = 50
WANTED_MAX = 10


@dataclass(frozen=True, slots=True)
class BundleShown:
    """What a bundle would change here. `is_at_once`: nobody needs to look at it first."""

    number: int
    note: str
    made_at: datetime
    expires_at: datetime
    sections: tuple[str, ...]
    changes: tuple[Changed, ...]
    is_at_once: bool


@dataclass(frozen=True, slots=True)
class BundleLine:
    """One that came. `trouble` is why it was refused, `words` why somebody declined it."""

    bundle_id: str
    number: int
    state: BundleState
    came_by: str
    came_at: datetime
    decided_name: str
    trouble: CounterError | None
    words: str


@dataclass(frozen=True, slots=True)
class BundleBook:
    """What waits, and what came, the newest first. `spoilt` is why what waits cannot be taken."""

    lines: tuple[BundleLine, ...]
    waiting: BundleShown | None
    waiting_id: str
    spoilt: CounterError | None


@dataclass(frozen=True, slots=True)
class Bundles(Query[BundleBook]):
    """The book of bundles."""

    permission: ClassVar[Permission] = Permission.SWITCH_CATALOGUE

    def answer(self, view: View) -> BundleBook:
        """What waits is judged as if it came now."""
        table = schema.bundle
        rows = view.reading.rows(
            select(table).order_by(table.c.came_at.desc(), table.c.id.desc()).limit(SHOWN_MAX)
        )
        lines = tuple(_line(row, view) for row in rows)
        row = store.in_state(view.reading, BundleState.WAITING)
        if row is None:
            return BundleBook(lines, None, "", None)
        try:
            return BundleBook(lines, _shown(view, store.unpack(row), is_waiting=True), row["id"],
                              None)  # fmt: skip
        except CounterError as error:
            return BundleBook(lines, None, row["id"], error)


@dataclass(frozen=True, slots=True)
class ShowBundle(Query[BundleShown]):
    """What a file would change; nothing of it is kept."""

    file: bytes
    permission: ClassVar[Permission] = Permission.SWITCH_CATALOGUE

    def answer(self, view: View) -> BundleShown:
        """Raises InputError or StaleError by the name of what is wrong with it."""
        row = store.in_state(view.reading, BundleState.WAITING)
        is_waiting = row is not None and row["digest"] == store.digest_of(self.file)
        return _shown(view, self.file, is_waiting=is_waiting)


@dataclass(frozen=True, slots=True)
class PresentConfiguration(Query[Mapping[str, Any]]):
    """What a bundle would have to say to change nothing, section by section."""

    permission: ClassVar[Permission] = Permission.SWITCH_CATALOGUE

    def answer(self, view: View) -> Mapping[str, Any]:
        """The office's own procedures, the accounts that two people signed."""
        return store.present(view.reading, station(view.reading), view.now.date())


@dataclass(frozen=True, slots=True)
class BundledPrinters(Query[tuple[int, Mapping[str, str | int]]]):
    """The number of the bundle in force, and the printers that it sets at this counter."""

    permission: ClassVar[Permission] = Permission.ANYONE

    def answer(self, view: View) -> tuple[int, Mapping[str, str | int]]:
        """0 where no bundle says anything of printers."""
        number, printers = store.printers_in_force(view.reading)
        return number, printers_for(printers, view.station.number)


@dataclass(frozen=True, slots=True)
class BundlesWanted(Query[tuple[tuple[int, str], ...]]):
    """Announced bundles that were not fetched: the announcement's cursor and SHA-256."""

    permission: ClassVar[Permission] = Permission.TALK_TO_CITY

    def answer(self, view: View) -> tuple[tuple[int, str], ...]:
        """In the order of their announcement."""
        table = schema.inbox_change
        rows = view.reading.rows(
            select(table.c.cursor, table.c.body)
            .where(table.c.kind == "bundle.version", table.c.outcome == "wanted")
            .order_by(table.c.cursor)
            .limit(WANTED_MAX)
        )
        return tuple((row["cursor"], json.loads(row["body"])["sha256"]) for row in rows)


def _shown(view: View, content: bytes, *, is_waiting: bool) -> BundleShown:
    here = station(view.reading)
    judged = store.judge(view.reading, here, content, view.now, is_waiting=is_waiting)
    zone = view.now.tzinfo
    return BundleShown(
        judged.bundle.number,
        judged.bundle.note,
        judged.bundle.made_at.astimezone(zone),
        judged.bundle.expires_at.astimezone(zone),
        tuple(judged.bundle.sections),
        judged.changes,
        not is_for_a_person(judged.changes),
    )


def _line(row: Row, view: View) -> BundleLine:
    told = json.loads(row["reason"]) if row["reason"] else {}
    trouble = None
    if "code" in told:
        # Facts of numbers are whole numbers, the rest is text: as they were told.
        named = told["code"]
        trouble = InputError(named, field=told["field"], **told["facts"])
    return BundleLine(
        row["id"],
        row["number"],
        BundleState(row["state"]),
        row["came_by"],
        instant(row["came_at"]).astimezone(view.now.tzinfo),
        row["decided_name"] or "",
        trouble,
        told.get("words", ""),
    )
