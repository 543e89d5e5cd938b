"""What the sandbox city holds. It commits before it answers and never forgets a key."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlcipher3
from sqlalchemy import Connection, Engine, Select, create_engine, event, insert, or_, select
from sqlalchemy.pool import QueuePool

from counter_app.domain.calendar import VIETNAM
from counter_app.domain.numbering import is_provisional
from sync.sandbox import receipts
from sync.sandbox.backup import Backups
from sync.sandbox.blobs import Blobs, complete
from sync.sandbox.bundles import Bundles
from sync.sandbox.catalogues import Catalogues
from sync.sandbox.contract import body_fault
from sync.sandbox.leases import Leases
from sync.sandbox.news import News
from sync.sandbox.receipts import Receipts
from sync.sandbox.tables import (
    change,
    head,
    message,
    next_number,
    notice,
    one_writer,
    prepare,
    rating,
    seen,
    utc_now,
)
from sync.sandbox.updates import Releases

Results = list[dict[str, Any]]
Taken = list[Results]
IsPoison = Callable[[str], bool]
POOL = 20
# The entry is good; it may come again as it is once the files that it names are here.
BLOB_MISSING = "blob_missing"
_ENCODER = json.JSONEncoder(sort_keys=True)


@dataclass(frozen=True, slots=True)
class Batch:
    """What one counter sent at once."""

    station: str
    audit_head: str
    messages: Sequence[Mapping[str, Any]]


class City:
    """The city's book, on SQLite or PostgreSQL."""

    def __init__(self, engine: Engine) -> None:
        prepare(engine)
        self._engine = engine
        self.blobs = Blobs(engine)
        self.leases = Leases(engine)
        self.catalogues = Catalogues(engine)
        self.bundles = Bundles(engine)
        self.releases = Releases(engine)
        self.news = News()
        self.backups = Backups(engine, self.news)
        self.receipts = Receipts(engine, self.news)

    def take(self, batches: Sequence[Batch], is_poison: IsPoison = lambda _key: False) -> Taken:
        """Batches in one transaction; gives for each a result for each entry, in order.

        What stands behind a refusal of its own lane is not looked at, unless it is held already.
        """
        # Judged before the transaction: others wait for its lock.
        loads = [(one, [_fact(entry, one.station, is_poison) for entry in one.messages])
                 for one in batches]  # fmt: skip
        facts = [fact for _, load in loads for fact in load]
        with self._engine.begin() as connection:
            one_writer(connection)
            held = _known(connection, [fact.key for fact in facts])
            here = complete(connection, {name for fact in facts for name in fact.blobs})
            book = _Book(connection, held, here, next_number(connection, message.c.number))
            taken = [book.enter(load, one.station) for one, load in loads]
            if book.rows:
                connection.execute(insert(message), book.rows)
                receipts.ask(connection, book.rows)
            heads = [
                {"station": one.station, "audit_head": one.audit_head, "noted_at": utc_now()}
                for one in batches
                if one.audit_head
            ]
            if heads:
                connection.execute(insert(head), heads)
        if any(row["kind"] == receipts.KIND for row in book.rows):
            self.news.is_owed = True
        return taken

    def keys(self, station: str, day: str) -> list[str]:
        """The keys of the facts that a station made on a day of Vietnam, sorted."""
        query = select(message.c.key).where(message.c.station == station, message.c.day == day)
        with self._engine.connect() as connection:
            # Sorted here: databases have their own ideas of the alphabet.
            return sorted(connection.execute(query).scalars())

    def heads(self, station: str, before: int | None, limit: int) -> tuple[list[Any], bool]:
        """Up to `limit` heads of a station below a number, newest first, and whether more are."""
        query = select(head).where(head.c.station == station)
        if before is not None:
            query = query.where(head.c.id < before)
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(head.c.id.desc()).limit(limit + 1)).all()
        page = [
            {"number": row.id, "audit_head": row.audit_head, "noted_at": row.noted_at}
            for row in rows[:limit]
        ]
        return page, len(rows) > limit

    def tell(self, kind: str, body: Mapping[str, Any], station: str | None) -> int:
        """Add a change for one station, or for all; gives its cursor.

        Cursors also follow the clock, so that a city restored from a backup goes on above those
        that it gave before.
        """
        with self._engine.begin() as connection:
            one_writer(connection)
            cursor = _tell(connection, kind, body, station)
        self.news.heard(station)
        return cursor

    def keep_notice(self, provider: str, raw: bytes) -> int:
        """Keep what a provider sent, to the byte, before it is judged; gives its number."""
        with self._engine.begin() as connection:
            one_writer(connection)
            number = next_number(connection, notice.c.id)
            values = {"id": number, "provider": provider, "raw": raw, "received_at": utc_now()}
            connection.execute(insert(notice).values(values))
        return number

    def notices(self, most: int) -> list[dict[str, Any]]:
        """The newest notices as they came, oldest first."""
        query = select(notice).order_by(notice.c.id.desc()).limit(most)
        with self._engine.connect() as connection:
            rows = [row._asdict() for row in connection.execute(query)]
        return [{**row, "raw": bytes(row["raw"]).decode(errors="replace")} for row in rows[::-1]]

    def tell_credit_once(self, number: int, credit: Mapping[str, Any], station: str | None) -> str:
        """Tell the credit of a notice: "told", "told_before", or "key_reused" for another one.

        The key and the change are one transaction: a notice that comes twice at once is told once.
        """
        key = {"provider": credit["provider"], "key": credit["id"]}
        text = json.dumps(credit, ensure_ascii=False, sort_keys=True)
        query = select(seen.c.credit).filter_by(**key)
        with self._engine.begin() as connection:
            one_writer(connection)
            before = connection.execute(query).scalar()
            if before is not None:
                return "told_before" if before == text else "key_reused"
            connection.execute(insert(seen).values(**key, notice=number, credit=text))
            _tell(connection, "bank.credit", credit, station)
        self.news.heard(station)
        return "told"

    def changes(self, station: str, after: int, limit: int) -> tuple[list[dict[str, Any]], bool]:
        """Up to `limit` changes for a station after a cursor, and whether more wait."""
        query = (
            select(change)
            .where(
                change.c.cursor > after,
                or_(change.c.station.is_(None), change.c.station == station),
            )
            .order_by(change.c.cursor)
            .limit(limit + 1)
        )
        told = self.news.told
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        if not rows:
            self.news.found_nothing(station, after, told)
        page = [
            {"cursor": row.cursor, "kind": row.kind, "body": json.loads(row.body)}
            for row in rows[:limit]
        ]
        return page, len(rows) > limit

    def rate(self, code: str, faces: int, comment: str | None) -> None:
        """Keep a citizen's rating, 1 to 5, and tell the counter that took the dossier."""
        at = utc_now()
        with self._engine.begin() as connection:
            one_writer(connection)
            number = next_number(connection, rating.c.id)
            connection.execute(
                insert(rating).values(
                    id=number, code=code, faces=faces, comment=comment, noted_at=at
                )
            )
        body = {"id": f"G-{number}", "code": code, "faces": faces, "comment": comment, "at": at}
        self.tell("feedback", body, self.station_of(code))

    def messages(self, after: int, limit: int) -> list[dict[str, Any]]:
        """Key, lane and sequence of each fact in the order of its number, after a number."""
        columns = (message.c.number, message.c.key, message.c.lane, message.c.sequence)
        query = select(*columns).where(message.c.number > after).order_by(message.c.number)
        with self._engine.connect() as connection:
            return [row._asdict() for row in connection.execute(query.limit(limit))]

    def dossiers(self) -> list[dict[str, Any]]:
        """Each dossier once: its lane, its code, how many facts are held, the newest status."""
        with self._engine.connect() as connection:
            # A shift's lane is no dossier's and has no code.
            told = select(message).where(message.c.code != "").order_by(message.c.number)
            rows = connection.execute(told).all()
        held: dict[str, dict[str, Any]] = {}
        for row in rows:
            entry = held.setdefault(
                row.lane, {"lane": row.lane, "code": row.code, "keys": 0, "status": None}
            )
            if is_provisional(entry["code"]):
                entry["code"] = row.code
            entry["keys"] += 1
            entry["status"] = json.loads(row.body).get("status", entry["status"])
        return list(held.values())

    def facts(self, code: str) -> list[tuple[str, dict[str, Any]]]:
        """Kind and body of each fact of one dossier, oldest first."""
        order = (message.c.sequence, message.c.number)
        query = select(message).where(message.c.lane.in_(_lanes(code))).order_by(*order)
        with self._engine.connect() as connection:
            return [(row.kind, json.loads(row.body)) for row in connection.execute(query)]

    def station_of(self, code: str) -> str | None:
        """The station that told of a dossier first; None where nobody has."""
        told = message.c.lane.in_(_lanes(code))
        query = select(message.c.station).where(told).order_by(message.c.number)
        with self._engine.connect() as connection:
            return connection.execute(query.limit(1)).scalar()

    def decided(self, code: str) -> dict[str, Any] | None:
        """What the city itself said last of a dossier; None where it has said nothing yet."""
        query = (
            select(change.c.body)
            .where(change.c.kind == "dossier.status")
            .order_by(change.c.cursor.desc())
        )
        with self._engine.connect() as connection:
            known = select(message.c.code).where(message.c.lane.in_(_lanes(code))).distinct()
            codes = {code, *connection.execute(known).scalars()}
            told = (json.loads(row.body) for row in connection.execute(query))
            return next((body for body in told if body["code"] in codes), None)

    def credits(self) -> list[dict[str, Any]]:
        """Every bank credit that was made here."""
        query = select(change.c.body).where(change.c.kind == "bank.credit")
        with self._engine.connect() as connection:
            return [json.loads(row.body) for row in connection.execute(query)]


def open_city(state: Path, database_url: str | None) -> City:
    """The city in a file of its own, or on PostgreSQL by URL."""
    if database_url:
        # As many as look and write at once; one that is opened for a moment costs a process there.
        return City(create_engine(database_url, pool_size=POOL, max_overflow=0))
    state.parent.mkdir(parents=True, exist_ok=True)

    def connect() -> Any:
        # The same SQLite as the counter's: older ones can damage a WAL file. No key: the sandbox
        # holds invented people alone.
        connection = sqlcipher3.dbapi2.connect(
            str(state), isolation_level=None, check_same_thread=False, timeout=10
        )
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        return connection

    engine = create_engine(
        "sqlite://", creator=connect, module=sqlcipher3.dbapi2, poolclass=QueuePool
    )
    event.listen(engine, "begin", lambda begun: begun.exec_driver_sql("BEGIN IMMEDIATE"))
    return City(engine)


def _lanes(code: str) -> Select[Any]:
    """The lanes that a code names: a dossier's whole story, whichever of its codes is asked for."""
    return select(message.c.lane).where(message.c.code == code, message.c.code != "")


def _tell(connection: Connection, kind: str, body: Mapping[str, Any], station: str | None) -> int:
    cursor = max(next_number(connection, change.c.cursor), time.time_ns() // 1_000_000)
    text = json.dumps(body, ensure_ascii=False)
    connection.execute(insert(change).values(cursor=cursor, station=station, kind=kind, body=text))
    return cursor


@dataclass(frozen=True, slots=True)
class _Fact:
    """An entry as it came, judged by itself; `reason` is why it can never be taken as it is."""

    key: str
    lane: str
    digest: str
    blobs: tuple[str, ...]
    reason: str | None
    row: dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Held:
    """What stands under a key: `number` is the fact's own, and `station` told it."""

    digest: str
    number: int
    station: str


@dataclass(slots=True)
class _Book:
    """One transaction's entries: what is held, which files are here, and the rows to be written."""

    connection: Connection
    held: dict[str, _Held]
    here: set[str]
    number: int
    rows: list[dict[str, Any]] = field(default_factory=list)

    def enter(self, facts: Sequence[_Fact], station: str) -> Results:
        """One batch's facts, a result for each."""
        results: Results = []
        stopped: set[str] = set()
        for fact in facts:
            if fact.key in self.held:
                result = _again(self.connection, fact, self.held[fact.key], station)
            elif fact.lane in stopped:
                result = _result(fact.key, "blocked")
            elif reason := fact.reason or (
                None if self.here.issuperset(fact.blobs) else BLOB_MISSING
            ):
                result = _result(fact.key, "refused", None, reason)
            else:
                self.held[fact.key] = _Held(fact.digest, self.number, station)
                self.rows.append({**fact.row, "number": self.number})
                result = _result(fact.key, "accepted", _reference(self.number))
                self.number += 1
            results.append(result)
            if result["status"] == "refused":
                stopped.add(fact.lane)
        return results


def _fact(one: Mapping[str, Any], station: str, is_poison: Callable[[str], bool]) -> _Fact:
    body, day = one["body"], _day(one["made_at"])
    text = _ENCODER.encode(body)
    reason = body_fault(one["kind"], body, text) if day else "schema: made_at: date"
    if is_poison(one["key"]):
        reason = "rule"
    named = f"[{json.dumps(one['lane'])}, {json.dumps(one['kind'])}, {text}]"
    digest = hashlib.sha256(named.encode()).hexdigest()
    row = {
        "key": one["key"],
        "station": station,
        "lane": one["lane"],
        "sequence": one["sequence"],
        "kind": one["kind"],
        # A shift is no dossier's.
        "code": body.get("code", ""),
        "body": text,
        "digest": digest,
        "made_at": one["made_at"],
        "day": day,
    }
    return _Fact(one["key"], one["lane"], digest, tuple(one.get("blobs", ())), reason, row)


def _known(connection: Connection, keys: Sequence[str]) -> dict[str, _Held]:
    """What is held already under these keys."""
    columns = (message.c.key, message.c.digest, message.c.number, message.c.station)
    rows = connection.execute(select(*columns).where(message.c.key.in_(keys)))
    return {row.key: _Held(row.digest, row.number, row.station) for row in rows}


def _again(connection: Connection, fact: _Fact, held: _Held, station: str) -> dict[str, Any]:
    if held.digest == fact.digest:
        return _result(fact.key, "duplicate", _reference(held.number))
    refused = _result(fact.key, "refused", None, "key_reused")
    if held.station != station:
        # Another station's fact is not this one's to read.
        return refused
    query = select(message.c.body).where(message.c.key == fact.key)
    body = connection.execute(query).scalar()
    # None where the key stands twice in this batch.
    return refused if body is None else {**refused, "held": json.loads(body)}


def _day(made_at: str) -> str:
    """The day in Vietnam of an instant on the wire; empty where no calendar has it."""
    try:
        return datetime.fromisoformat(made_at).astimezone(VIETNAM).date().isoformat()
    except (ValueError, OverflowError):
        return ""


def _reference(number: int) -> str:
    return f"C-{number:06d}"


def _result(
    key: str, status: str, reference: str | None = None, reason: str | None = None
) -> dict[str, str | None]:
    return {"key": key, "status": status, "reference": reference, "reason": reason}
