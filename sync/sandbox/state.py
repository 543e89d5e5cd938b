"""What the sandbox city holds. It commits before it answers and never forgets a key."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlcipher3
from sqlalchemy import Connection, Engine, create_engine, event, insert, or_, select
from sqlalchemy.pool import QueuePool

from counter_app.domain.calendar import VIETNAM
from sync.sandbox import receipts
from sync.sandbox.backup import Backups
from sync.sandbox.blobs import Blobs, complete
from sync.sandbox.catalogues import Catalogues
from sync.sandbox.contract import body_fault
from sync.sandbox.leases import Leases
from sync.sandbox.receipts import Receipts
from sync.sandbox.tables import (
    change,
    head,
    message,
    next_number,
    one_writer,
    prepare,
    rating,
    utc_now,
)

Results = list[dict[str, str | None]]
# The entry is good; it may come again as it is once the files that it names are here.
BLOB_MISSING = "blob_missing"


class City:
    """The city's book, on SQLite or PostgreSQL."""

    def __init__(self, engine: Engine) -> None:
        prepare(engine)
        self._engine = engine
        self.blobs = Blobs(engine)
        self.leases = Leases(engine)
        self.catalogues = Catalogues(engine)
        self.backups = Backups(engine)
        self.receipts = Receipts(engine)

    def take(
        self,
        station: str,
        audit_head: str,
        messages: Sequence[Mapping[str, Any]],
        is_poison: Callable[[str], bool] = lambda _key: False,
    ) -> Results:
        """One batch in one transaction; gives a result for each entry, in order."""
        with self._engine.begin() as connection:
            one_writer(connection)
            held = _known(connection, [one["key"] for one in messages])
            here = complete(connection, {name for one in messages for name in one.get("blobs", ())})
            number = next_number(connection, message.c.number)
            results: Results = []
            rows = []
            for one in messages:
                key, digest = one["key"], _digest(one)
                if key in held:
                    results.append(_again(key, held[key], digest))
                    continue
                day = _day(one["made_at"])
                reason = _reason(one, here) if day else "schema: made_at: date"
                reason = "rule" if is_poison(key) else reason
                if reason is not None:
                    results.append(_result(key, "refused", None, reason))
                    continue
                held[key] = (digest, _reference(number))
                rows.append(_row(one, station, number, digest, day))
                results.append(_result(key, "accepted", _reference(number)))
                number += 1
            if rows:
                connection.execute(insert(message), rows)
                receipts.ask(connection, rows)
            if audit_head:
                connection.execute(
                    insert(head).values(station=station, audit_head=audit_head, noted_at=utc_now())
                )
        return results

    def keys(self, station: str, day: str) -> list[str]:
        """The keys of the facts that a station made on a day of Vietnam, sorted."""
        query = select(message.c.key).where(message.c.station == station, message.c.day == day)
        with self._engine.connect() as connection:
            # Sorted here: databases have their own ideas of the alphabet.
            return sorted(connection.execute(query).scalars())

    def tell(self, kind: str, body: Mapping[str, Any], station: str | None) -> int:
        """Add a change for one station, or for all; gives its cursor.

        Cursors also follow the clock, so that a city restored from a backup goes on above those
        that it gave before.
        """
        text = json.dumps(body, ensure_ascii=False)
        with self._engine.begin() as connection:
            one_writer(connection)
            cursor = max(next_number(connection, change.c.cursor), time.time_ns() // 1_000_000)
            connection.execute(
                insert(change).values(cursor=cursor, station=station, kind=kind, body=text)
            )
        return cursor

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
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
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
            rows = connection.execute(select(message).order_by(message.c.number)).all()
        held: dict[str, dict[str, Any]] = {}
        for row in rows:
            entry = held.setdefault(
                row.lane, {"lane": row.lane, "code": row.code, "keys": 0, "status": None}
            )
            entry["keys"] += 1
            entry["status"] = json.loads(row.body).get("status", entry["status"])
        return list(held.values())

    def facts(self, code: str) -> list[tuple[str, dict[str, Any]]]:
        """Kind and body of each fact of one dossier, oldest first."""
        order = (message.c.sequence, message.c.number)
        query = select(message).where(message.c.code == code).order_by(*order)
        with self._engine.connect() as connection:
            return [(row.kind, json.loads(row.body)) for row in connection.execute(query)]

    def station_of(self, code: str) -> str | None:
        """The station that told of a dossier first; None where nobody has."""
        query = select(message.c.station).where(message.c.code == code).order_by(message.c.number)
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
            told = (json.loads(row.body) for row in connection.execute(query))
            return next((body for body in told if body["code"] == code), None)

    def credits(self) -> list[dict[str, Any]]:
        """Every bank credit that was made here."""
        query = select(change.c.body).where(change.c.kind == "bank.credit")
        with self._engine.connect() as connection:
            return [json.loads(row.body) for row in connection.execute(query)]


def open_city(state: Path, database_url: str | None) -> City:
    """The city in a file of its own, or on PostgreSQL by URL."""
    if database_url:
        return City(create_engine(database_url))
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


def _known(connection: Connection, keys: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Digest and reference of the keys that are held already."""
    columns = (message.c.key, message.c.digest, message.c.number)
    rows = connection.execute(select(*columns).where(message.c.key.in_(keys)))
    return {row.key: (row.digest, _reference(row.number)) for row in rows}


def _again(key: str, held: tuple[str, str], digest: str) -> dict[str, str | None]:
    if held[0] == digest:
        return _result(key, "duplicate", held[1])
    return _result(key, "refused", None, "key_reused")


def _reason(one: Mapping[str, Any], here: set[str]) -> str | None:
    """Why an entry cannot be taken as it is, or not yet; None where it can."""
    reason = body_fault(one["kind"], one["body"])
    if reason is None and not here.issuperset(one.get("blobs", ())):
        return BLOB_MISSING
    return reason


def _day(made_at: str) -> str:
    """The day in Vietnam of an instant on the wire; empty where no calendar has it."""
    try:
        return datetime.fromisoformat(made_at).astimezone(VIETNAM).date().isoformat()
    except (ValueError, OverflowError):
        return ""


def _row(
    one: Mapping[str, Any], station: str, number: int, digest: str, day: str
) -> dict[str, Any]:
    return {
        "key": one["key"],
        "number": number,
        "station": station,
        "lane": one["lane"],
        "sequence": one["sequence"],
        "kind": one["kind"],
        "code": one["body"]["code"],
        "body": json.dumps(one["body"], ensure_ascii=False),
        "digest": digest,
        "made_at": one["made_at"],
        "day": day,
    }


def _digest(one: Mapping[str, Any]) -> str:
    text = json.dumps([one["lane"], one["kind"], one["body"]], ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _reference(number: int) -> str:
    return f"C-{number:06d}"


def _result(
    key: str, status: str, reference: str | None, reason: str | None = None
) -> dict[str, str | None]:
    return {"key": key, "status": status, "reference": reference, "reason": reason}
