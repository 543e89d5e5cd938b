"""The sandbox as provider of electronic receipts: signs nothing, but answers as one does."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, insert, select, update

from sync.sandbox.news import News
from sync.sandbox.tables import asked_receipt, change, message, next_number, one_writer, utc_now

KIND = "receipt.made"
PROVIDER = "SANDBOX"
ANSWERS_MAX = 500


class Receipts:
    """What was asked of the provider, and what it answered."""

    def __init__(self, engine: Engine, news: News) -> None:
        self._engine = engine
        self._news = news

    def answer(self) -> None:
        """Issue what was asked for, each once. Where nothing waits, nothing is written."""
        query = (
            select(message.c.number, message.c.station, message.c.body)
            .join(asked_receipt, asked_receipt.c.number == message.c.number)
            .where(asked_receipt.c.cursor.is_(None))
            .order_by(message.c.number)
            .limit(ANSWERS_MAX)
        )
        # Before the look: what is asked meanwhile sets it again.
        self._news.is_owed = False
        with self._engine.connect() as connection:
            waits = connection.execute(query.limit(1)).first() is not None
        if not waits:
            return
        self._news.is_owed = True
        with self._engine.begin() as connection:
            one_writer(connection)
            cursor = max(next_number(connection, change.c.cursor), time.time_ns() // 1_000_000)
            owed = list(enumerate(connection.execute(query).all(), cursor))
            if owed:
                connection.execute(insert(change), [_change(at, row) for at, row in owed])
                connection.execute(_ANSWERED, [{"asked": row.number, "at": at} for at, row in owed])
        for station in {row.station for _, row in owed}:
            self._news.heard(station)


def ask(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Note which of the facts that were taken want an answer."""
    asked = [{"number": row["number"]} for row in rows if row["kind"] == KIND]
    if asked:
        connection.execute(insert(asked_receipt), asked)


_ANSWERED = (
    update(asked_receipt)
    .where(asked_receipt.c.number == bindparam("asked"))
    .values(cursor=bindparam("at"))
)


def _change(cursor: int, row: Any) -> dict[str, Any]:
    text = json.dumps(_issued(json.loads(row.body)), ensure_ascii=False)
    return {"cursor": cursor, "station": row.station, "kind": "receipt.issued", "body": text}


def _issued(made: dict[str, Any]) -> dict[str, Any]:
    names = ("code", "temporary_number", "symbol", "number", "amount")
    whole = json.dumps(made, sort_keys=True)
    return {
        **{name: made[name] for name in names},
        "provider": PROVIDER,
        "lookup_code": hashlib.sha256(whole.encode()).hexdigest()[:12].upper(),
        "issued_at": utc_now(),
    }
