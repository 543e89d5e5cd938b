"""What the sandbox city holds. It commits before it answers and never forgets a key."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlcipher3
from sqlalchemy import (
    BigInteger,
    Column,
    Engine,
    Integer,
    MetaData,
    Table,
    Text,
    create_engine,
    event,
    func,
    insert,
    or_,
    select,
)
from sqlalchemy.pool import QueuePool

from sync.sandbox.contract import body_fault

metadata = MetaData()
message = Table(
    "message",
    metadata,
    Column("key", Text, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("station", Text, nullable=False),
    Column("lane", Text, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("code", Text, nullable=False, index=True),
    Column("body", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("made_at", Text, nullable=False),
)
change = Table(
    "change",
    metadata,
    Column("cursor", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("station", Text),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False),
)
claim = Table(
    "claim",
    metadata,
    Column("station", Text, primary_key=True),
    Column("installation", Text, nullable=False),
)
head = Table(
    "head",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("station", Text, nullable=False),
    Column("audit_head", Text, nullable=False),
    Column("noted_at", Text, nullable=False),
)
rating = Table(
    "rating",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("code", Text, nullable=False),
    Column("faces", Integer, nullable=False),
    Column("noted_at", Text, nullable=False),
)

Results = list[dict[str, str | None]]


def utc_now() -> str:
    """The city's clock on the wire."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class City:
    """The city's book, on SQLite or PostgreSQL."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        metadata.create_all(engine)

    def take(self, station: str, audit_head: str, messages: Sequence[Mapping[str, Any]]) -> Results:
        """One batch in one transaction; gives a result for each entry, in order."""
        with self._engine.begin() as connection:
            _one_writer(connection)
            keys = [one["key"] for one in messages]
            known = {
                row.key: row
                for row in connection.execute(select(message).where(message.c.key.in_(keys)))
            }
            count = connection.execute(select(func.count()).select_from(message)).scalar_one()
            results: Results = []
            rows = []
            fresh: dict[str, tuple[str, str]] = {}
            for one in messages:
                key, digest = one["key"], _digest(one)
                old = known.get(key)
                held = (old.digest, _reference(old.number)) if old else fresh.get(key)
                if held is not None:
                    is_same = held[0] == digest
                    results.append(
                        _result(key, "duplicate", held[1])
                        if is_same
                        else _result(key, "refused", None, "key_reused")
                    )
                    continue
                reason = body_fault(one["kind"], one["body"])
                if reason is not None:
                    results.append(_result(key, "refused", None, reason))
                    continue
                count += 1
                fresh[key] = (digest, _reference(count))
                rows.append(_row(one, station, count, digest))
                results.append(_result(key, "accepted", _reference(count)))
            if rows:
                connection.execute(insert(message), rows)
            if audit_head:
                connection.execute(
                    insert(head).values(station=station, audit_head=audit_head, noted_at=utc_now())
                )
        return results

    def tell(self, kind: str, body: Mapping[str, Any], station: str | None) -> int:
        """Add a change for one station, or for all; gives its cursor."""
        text = json.dumps(body, ensure_ascii=False)
        with self._engine.begin() as connection:
            _one_writer(connection)
            last = connection.execute(select(func.max(change.c.cursor))).scalar() or 0
            connection.execute(
                insert(change).values(cursor=last + 1, station=station, kind=kind, body=text)
            )
        return int(last) + 1

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

    def claim(self, station: str, installation: str) -> bool:
        """Whether the station's number belongs to this installation, now and for ever."""
        with self._engine.begin() as connection:
            _one_writer(connection)
            owner = connection.execute(
                select(claim.c.installation).where(claim.c.station == station)
            ).scalar()
            if owner is None:
                connection.execute(insert(claim).values(station=station, installation=installation))
            return owner in (None, installation)

    def rate(self, code: str, faces: int) -> None:
        """Keep a citizen's rating, 1 to 5."""
        with self._engine.begin() as connection:
            connection.execute(insert(rating).values(code=code, faces=faces, noted_at=utc_now()))

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
        query = select(message).where(message.c.code == code).order_by(message.c.sequence)
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


def _one_writer(connection: Any) -> None:
    """Numbers and cursors are counted up, so one transaction at a time writes."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(8107)")


def _row(one: Mapping[str, Any], station: str, number: int, digest: str) -> dict[str, Any]:
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
