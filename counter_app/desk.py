"""The one door into the core: permission, transaction, handler, audit entry, outcome."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from counter_app.commands.bundle import AcceptBundle, NoteBundle, OfferBundle
from counter_app.commands.context import Context, ShiftNow
from counter_app.commands.draft import DiscardDraft, SaveDraft
from counter_app.commands.handlers import HANDLERS
from counter_app.commands.inbox import NoteChanges, NoteCityTime
from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.domain.clock import CityTold
from counter_app.domain.errors import (
    CounterError,
    NotAllowed,
    OutcomeUnknownError,
    StoreError,
)
from counter_app.domain.identity import NewId
from counter_app.domain.instant import micros
from counter_app.domain.office import Station
from counter_app.domain.user import FOR, Actor, Permission
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import office, shift
from counter_app.store.jotter import Jotted
from counter_app.store.person import seated
from counter_app.store.rows import Reading
from counter_app.store.unit_of_work import Store, UnitOfWork

if TYPE_CHECKING:
    from counter_app.store.office_lock import OfficeLock
    from counter_app.store.office_news import OfficeNews

T = TypeVar("T")
# A newer program may tell of topics that this one does not know.
_TOPICS = frozenset(one.value for one in Topic)
# Between the tries of what two writers did at once, in seconds.
_WAITS_S = (0.02, 0.1, 0.4)
log = logging.getLogger(__name__)


class Desk:
    """Carries out commands and answers queries, each in one transaction of its own."""

    def __init__(
        self,
        store: Store,
        *,
        clock: Callable[[], datetime],
        monotonic_ns: Callable[[], int],
        new_id: NewId,
        has_receipt_provider: bool = True,
    ) -> None:
        self._store = store
        self._clock = clock
        self._monotonic_ns = monotonic_ns
        self._new_id = new_id
        self._has_receipt_provider = has_receipt_provider
        self._station: Station | None = None
        self._told: CityTold | None = None

    def submit(self, command: Command[T], *, by: Actor) -> Outcome[T]:
        """Carry out a command; when this returns, it is on disk.

        What the database stopped because two wrote at once is done again whole, a few times.

        Raises CounterError; then nothing of the command happened, a failed sign-in's count apart;
        OutcomeUnknownError, to be given to `settle`, where nobody can tell yet.
        """
        return _again_where_contended(lambda: self._submit(command, by))

    def _submit(self, command: Command[T], by: Actor) -> Outcome[T]:
        handled = HANDLERS[type(command)]
        try:
            with self._store.writing() as uow:
                # A role changed, an account closed since somebody sat down: it counts at once.
                actor = seated(uow, by, self._clock().date())
                _ask_permission(actor, handled.permission)
                context = self._context(uow, actor)
                outcome: Outcome[T] = handled.handler(uow, command, context)
                if not handled.is_quiet or uow.has_touched:
                    uow.write_trail(
                        at=context.micros,
                        actor=_signed(actor),
                        act=handled.act,
                        subject=_subject(command),
                    )
                uow.topics.update(outcome.changed)
        except OutcomeUnknownError as unknown:
            unknown.outcome, unknown.command = outcome, command
            self.settle(unknown, by=by)
        if isinstance(outcome.value, CounterError):
            raise outcome.value
        self._hear(command, context)
        self._strike(command)
        if isinstance(command, AcceptBundle | OfferBundle | NoteBundle):
            # What stands on papers may be another's from here on.
            self._station = None
        log.info("%s done", handled.act)
        return outcome

    def jot(self, command: SaveDraft | DiscardDraft, *, by: Actor) -> None:
        """Have what is typed survive this program from now on, without waiting for a disk; by
        `submit`, which is to follow, it survives a power cut.
        """
        if self._store.jotter is not None:
            screen, text, at = "", "", None
            if isinstance(command, SaveDraft):
                screen, text, at = command.screen, command.text, command.typed_at
            at = micros(self._clock()) if at is None else at
            self._store.jotter.jot(Jotted(command.draft_id, by.user_id, screen, text, at))

    def take_up_jotted(self) -> None:
        """Bring what a program that was killed had jotted into the book. To be called once, by who
        has the desk; what the book does not take now is tried again at the next start, unless
        somebody goes on with it meanwhile.
        """
        jotter = self._store.jotter
        if jotter is None:
            return
        for jotted in jotter.read():
            try:
                _again_where_contended(partial(self._put_back, jotted))
            except StoreError as error:
                log.warning("what was typed last waits beside the book: %s", error.code)
                continue
            except Exception as error:  # noqa: BLE001  # a desk that opens is worth more than a draft
                log.warning("what was typed last is not taken: %s", type(error).__name__)
            jotter.over(jotted.draft_id)

    def _put_back(self, jotted: Jotted) -> None:
        with self._store.writing() as uow:
            uow.drafts.put_back(jotted)

    def _strike(self, command: object) -> None:
        """What the book has, or has what came of, needs no jotting any more."""
        draft_id = getattr(command, "draft_id", None)
        if self._store.jotter is None or draft_id is None:
            return
        if isinstance(command, SaveDraft):
            self._store.jotter.kept(draft_id, command.text)
        elif isinstance(command, DiscardDraft):
            self._store.jotter.kept(draft_id, "")
        else:
            self._store.jotter.over(draft_id)

    def settle(self, unknown: OutcomeUnknownError, *, by: Actor) -> Outcome[Any]:
        """What a command whose commit failed would have given, if it was saved: by looking for
        the mark that it made on the trail, never by doing it again.

        Raises StoreError where it was not saved, and OutcomeUnknownError where nobody can look yet.
        """
        log.warning("a commit failed: %s", unknown.trouble.code)
        if unknown.trail_end is None:
            raise unknown.trouble
        try:
            at = micros(self._clock())
            is_saved = self._store.holds(
                unknown.trail_end, at=at, actor=by.user_id, subject=str(unknown.trail_end[0])
            )
        except StoreError as trouble:
            if "disk_full" in (unknown.trouble.code, trouble.code):
                raise StoreError("disk_full") from None
            raise unknown from None
        if not is_saved:
            raise StoreError(_SURE.get(unknown.trouble.code, "not_saved"))
        assert isinstance(unknown.outcome, Outcome)
        self._strike(unknown.command)
        return unknown.outcome

    def ask(self, query: Query[T], *, by: Actor) -> T:
        """Answer a query; one that opens a person's dossier leaves a mark first."""
        with self._store.reading() as reading:
            by = seated(reading, by, self._clock().date())
            _ask_permission(by, query.permission)
            if query.act is None:
                return self._answer(query, reading, by)
        self._note_reading(query.act, query.subject(), by)
        with self._store.reading() as reading:
            return self._answer(query, reading, by)

    def _answer(self, query: Query[T], reading: Reading, by: Actor) -> T:
        return query.answer(View(reading, by, self._clock(), self._store.blobs, self._station))

    def _note_reading(self, act: str, subject: str, by: Actor) -> None:
        try:
            with self._store.writing() as uow:
                at = micros(self._clock())
                uow.write_trail(at=at, actor=_signed(by), act=act, subject=subject)
        except OutcomeUnknownError as unknown:
            # Nothing is shown; one mark of a reading too many does no harm.
            raise unknown.trouble from None

    def keep(self, content: bytes, *, by: Actor) -> str:
        """Keep a file before a command names it; gives its SHA-256.

        Raises StoreError where the disk says no; then there is neither file nor name.
        """
        with self._store.reading() as reading:
            _ask_permission(seated(reading, by, self._clock().date()), Permission.DIGITISE)
        return self._store.blobs.put(content)

    def as_station(self, station_id: int) -> Desk:
        """The same office as another of its stations sees it; closed with this one."""
        return Desk(
            self._store.as_station(station_id),
            clock=self._clock,
            monotonic_ns=self._monotonic_ns,
            new_id=self._new_id,
            has_receipt_provider=self._has_receipt_provider,
        )

    def further_stations(self) -> tuple[tuple[int, Station], ...]:
        """The office's counters beyond its first, with what `as_station` takes."""
        with self._store.reading() as reading:
            return office.stations(reading)[1:]

    def relay_lock(self) -> OfficeLock | None:
        """What the one relay of an office holds; None where the database is this desk's own."""
        if not self._store.is_office:
            return None
        from counter_app.store.office_lock import Held, OfficeLock

        return OfficeLock(self._store.engine, Held.RELAY)

    def news(
        self,
        on_news: Callable[[frozenset[Topic] | None], None],
        on_line: Callable[[StoreError | None], None],
        *,
        look_s: float = 5.0,
    ) -> OfficeNews | None:
        """What the other counters of an office do, not yet started; None for a desk of its own.

        See `OfficeNews` for the two callbacks; `look_s`: how often the trail's end is looked at in
        case that nothing is told. Raises StoreError("station_in_use").
        """
        if not self._store.is_office:
            return None
        from counter_app.store.office_news import OfficeNews

        def hear(topics: frozenset[str] | None) -> None:
            known = None if topics is None else frozenset(Topic(one) for one in topics & _TOPICS)
            if known is None or Topic.CATALOGUE in known:
                # A bundle of configuration may be among it.
                self._station = None
            on_news(known)

        store = self._store
        news = OfficeNews(store.engine, store.who, store.station_id, hear, on_line, look_s)
        news.take_place()
        return news

    def close(self) -> None:
        """Let go of the store."""
        self._store.close()

    def _hear(self, command: object, context: Context) -> None:
        """Remember the city's time beside this computer's two clocks, for as long as both run."""
        if isinstance(command, NoteCityTime | NoteChanges):
            self._told = CityTold(command.city_time, context.now, context.monotonic_ns)

    def _context(self, uow: UnitOfWork, by: Actor) -> Context:
        if self._station is None:
            self._station = office.station(uow)
        row = shift.open_shift(uow, self._station.number)
        open_now = ShiftNow(row["id"], row["number"], row["user_id"]) if row else None
        now, count = self._clock(), self._monotonic_ns()
        told = self._told
        legal = now if told is None else told.corrected(now, count)
        return Context(
            by,
            now,
            count,
            self._station,
            open_now,
            self._new_id,
            self._has_receipt_provider,
            None if legal is now else legal,
        )


# What a commit's failure says by itself, once somebody has looked.
_SURE = {"disk_full": "disk_full", "database_busy": "database_busy"}


def _again_where_contended(act: Callable[[], T]) -> T:
    for wait_s in _WAITS_S:
        try:
            return act()
        except StoreError as error:
            if error.code != "database_contended":
                raise
            log.info("stopped by another writer, done again")
            time.sleep(wait_s * (1 + random.random()))  # noqa: S311  # only to not meet again
    return act()


def _signed(actor: Actor) -> str:
    """Who acted, as the trail has it; a deputy's acts bear for whom."""
    return f"{actor.user_id}{FOR}{actor.acting_for}" if actor.acting_for else actor.user_id


def _ask_permission(actor: Actor, permission: Permission) -> None:
    if not actor.may(permission):
        raise NotAllowed("not_allowed", permission=str(permission))


def _subject(command: object) -> str:
    names = (
        "subject",
        "dossier_id",
        "entry_id",
        "payment_id",
        "shift_id",
        "number",
        "login",
        "job_id",
        "bundle_id",
        "kit",
        "person_id",
        "change_id",
    )
    for name in names:
        value = getattr(command, name, None)
        if isinstance(value, str):
            return value[:80]
    return ""
